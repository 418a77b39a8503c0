"""What is sought and a store in; what the figures of one release lead to together, out.

A release gives its figures times of their own: a dividend is of the day it is declared, the
count that it is paid on of the end of a month. Here a formula may take both, from one release.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot.language import patterns as re
from bot.measures import Measure, measures
from bot.measures.derivation import Derivation, Known
from bot.measures.formulas import names_in
from bot.model import Fact, Period, Security
from bot.store import Store

_BEFORE = 80
"""Characters before a figure's statement that may say what it is."""


def gathered(
    measure: Measure,
    facts: tuple[Fact, ...],
    security: Security | None,
    period: Period | None,
    store: Store,
) -> dict[str, Known]:
    """Work a measure out from the newest release that can tell it, by class.

    With no class given every class is tried, so that nobody's figure stands for another's.
    """
    for own in by_release(measure, facts):
        found: dict[str, Known] = {}
        for each in _classes(measure, own, security):
            known = next(_known(measure, own, each, store), None)
            if known is not None and _about(known, own[0], period):
                found[known.security.key if known.security else ""] = known
        if found:
            return found
    return {}


def by_release(measure: Measure, facts: tuple[Fact, ...]) -> Iterator[tuple[Fact, ...]]:
    """Give the facts of each release that has figures for one of a measure's formulas."""
    releases: dict[str, list[Fact]] = {}
    for fact in facts:
        releases.setdefault(fact.release, []).append(fact)
    needed = [set(names_in(formula)) for formula in measure.formula]
    for own in releases.values():
        if any(names <= {fact.measure for fact in own} for names in needed):
            yield tuple(own)


def _classes(
    measure: Measure, own: tuple[Fact, ...], security: Security | None
) -> tuple[Security | None, ...]:
    """List the classes to try: the one given, or each that the release has a figure of."""
    if security is not None or not measure.class_bound:
        return (security,)
    return tuple({f.security.key: f.security for f in own if f.security}.values())


def _known(
    measure: Measure, own: tuple[Fact, ...], security: Security | None, store: Store
) -> Iterator[Known]:
    """Give what each formula leads to, where its sentences say what they must."""
    day = Period(start=own[0].published, end=own[0].published)
    at_once = {replace(fact, as_of=day): fact for fact in own}
    derivation = Derivation(measures=measures(), facts=tuple(at_once))
    for number, formula in enumerate(measure.formula):
        known = derivation.by_formula(measure, formula, day, security, frozenset({measure.name}))
        if known is None:
            continue
        facts = tuple(at_once[fact] for fact in known.facts)
        if measure.said and not _says(measure.said[number], facts, store, "|".join(measure.said)):
            continue
        if measure.unsaid and _says(measure.unsaid, facts, store):
            continue
        times = {fact.as_of for fact in facts}
        yield replace(
            known,
            facts=facts,
            as_of=times.pop() if len(times) == 1 else day,
            security=known.security or security,
            steps=() if formula.isidentifier() else known.steps,
            notes=(*known.notes, measure.assumes) if measure.assumes else known.notes,
        )


def _says(words: str, facts: tuple[Fact, ...], store: Store, rivals: str = "") -> bool:
    """Tell whether a sentence that states one of the facts has one of some words.

    Where one of its rivals stands right beside a figure, only what stands there counts.
    """
    pattern, rival = (re.compile(rf"\b(?:{one})\b", re.IGNORECASE) for one in (words, rivals))
    for fact in facts:
        beside = _beside(fact, store)
        near = bool(rivals) and rival.search(beside)
        if pattern.search(beside if near else store.cite(fact.release, fact.span).sentence):
            return True
    return False


def _beside(fact: Fact, store: Store) -> str:
    """Give the words that state a figure, with those before them up to the figure before it."""
    text, span = store.text(fact.release), fact.span
    before = text[max(0, span.start - _BEFORE) : span.start]
    return re.split(r"[\d.;:]", before)[-1] + text[span.start : span.end]


def _about(known: Known, one: Fact, period: Period | None) -> bool:
    """Tell whether a release, or a figure that it leads from, is of the time asked about."""
    if period is None:
        return True
    times = [Period(start=one.published, end=one.published), *(f.as_of for f in known.facts)]
    return any(period.start <= time.start and time.end <= period.end for time in times)

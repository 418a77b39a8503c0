"""A measure and what was asked of it in; the published or derived figure, or None, out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from bot.answers.gathered import gathered
from bot.answers.wording import figure, sentence
from bot.language.numbers import exact_text
from bot.measures import Measure, measures
from bot.measures.derivation import Derivation, Known
from bot.measures.formulas import names_in, rounded
from bot.model import Answer, Fact, Kind, Period, Quantity, Security, Working
from bot.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """What is sought: a measure, of a company, of a class, about a time, how exactly.

    `also` are classes named beside it; `per` is the one that a ratio is to be for each of.
    """

    measure: Measure
    company: str
    security: Security | None = None
    also: tuple[Security, ...] = ()
    per: Security | None = None
    period: Period | None = None
    exact: bool = False
    decimals: int | None = None
    ratio: Fraction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Several:
    """More than one class fits, or published figures conflict: nothing is picked."""

    securities: tuple[Security, ...] = ()
    conflicting: tuple[Fact, ...] = ()


def find(sought: Sought, store: Store) -> Answer | Several | None:
    """Find the newest figure that is exactly what is sought; None where there is none."""
    stated = _stated(sought, store)
    several = _several(sought, stated)
    if several is not None:
        return several
    stated.sort(key=lambda fact: fact.firmness != "stated")
    if stated and not (sought.exact and stated[0].quantity.approximate):
        return answer_of(sought, _known(stated[0]), store, "stated")
    derived = _derived(sought, store)
    if derived is None and sought.measure.together and sought.ratio is None:
        facts = store.facts(sought.company)
        found = gathered(sought.measure, facts, sought.security, sought.period, store)
        several_found = tuple(k.security for k in found.values() if k.security)
        if len(found) > 1:
            return Several(securities=several_found)
        derived = next(iter(found.values()), None)
    if derived is not None:
        kind: Kind = "hypothetical" if sought.ratio is not None else "derived"
        return answer_of(sought, derived, store, kind)
    return answer_of(sought, _known(stated[0]), store, "stated") if stated else None


def around(sought: Sought, store: Store) -> tuple[Answer, ...]:
    """Find the last figure of the same class before the time sought and the next after it."""
    if sought.period is None:
        return ()
    facts = [f for f in store.facts(sought.company, sought.measure.name) if _of_class(f, sought)]
    before = [f for f in facts if f.as_of.end <= sought.period.end]
    after = [f for f in facts if f.as_of.start > sought.period.end]
    return tuple(
        answer_of(sought, _known(fact), store, "stated") for fact in (*before[:1], *after[-1:])
    )


def answer_of(sought: Sought, known: Known, store: Store, kind: Kind) -> Answer:
    """Word a known figure, with its working and the sentences that state what it rests on."""
    received = next((f.received for f in known.facts if f.received), None)
    shown = rounded(known.quantity, sought.decimals)
    return Answer(
        text=sentence(sought.measure, known, sought.company, sought.decimals, received),
        figure=figure(known.quantity, sought.decimals),
        quantity=shown,
        kind=kind,
        measure=sought.measure.name,
        label=sought.measure.label,
        company=sought.company,
        security=known.security,
        as_of=known.as_of,
        working=Working(steps=known.steps),
        citations=tuple(dict.fromkeys(store.cite(f.release, f.span) for f in known.facts)),
        notes=known.notes,
    )


def _stated(sought: Sought, store: Store) -> list[Fact]:
    """List the facts that state what is sought, the newest first."""
    if sought.ratio is not None:
        return []
    if sought.period is None:
        newest = [
            f for f in store.newest(sought.company, sought.measure.name) if _of_class(f, sought)
        ]
        if any(f.firmness == "stated" for f in newest):
            return newest
    facts = store.facts(sought.company, sought.measure.name)
    return [f for f in facts if _of_class(f, sought) and _about(f.as_of, sought.period)]


def _several(sought: Sought, stated: list[Fact]) -> Several | None:
    """Tell whether the newest facts are of several classes, or conflict."""
    newest = [f for f in stated if f.as_of == stated[0].as_of]
    classes = {f.security.key: f.security for f in newest if f.security}
    if len(classes) > 1:
        return Several(securities=tuple(classes.values()))
    differing = {f.quantity.value: f for f in newest}
    if len(differing) > 1 and all(f.published == newest[0].published for f in newest):
        return Several(conflicting=tuple(differing.values()))
    return None


def _derived(sought: Sought, store: Store) -> Known | None:
    """Work out what is sought in the newest context about its time."""
    if not sought.measure.formula or sought.measure.said or sought.measure.unsaid:
        return None
    facts = tuple(_with_ratio(f, sought.ratio) for f in store.facts(sought.company))
    derivation = Derivation(measures=measures(), facts=facts)
    for as_of in reversed(derivation.contexts):
        if not _about(as_of, sought.period):
            continue
        known = derivation.derived(sought.measure.name, as_of, sought.security)
        if known is not None and _fits(known, sought):
            return known
    return None


def uses_ratio(measure: Measure) -> bool:
    """Tell whether a measure's formulas take a ratio that a person may give instead."""
    return any("exchange_ratio" in names_in(formula) for formula in measure.formula)


def _with_ratio(fact: Fact, ratio: Fraction | None) -> Fact:
    """Put a given ratio in the place of a published one."""
    if ratio is None or fact.measure != "exchange_ratio":
        return fact
    value = Decimal(exact_text(ratio)) if "/" not in exact_text(ratio) else ratio
    return replace(fact, quantity=Quantity(value=value, unit=fact.quantity.unit))


def _of_class(fact: Fact, sought: Sought) -> bool:
    """Tell whether a fact is of the class sought, and of no class beside those named."""
    if sought.per and fact.received and fact.security:
        return fact.security.key == sought.per.key
    if sought.security is None or fact.security is None:
        return sought.security is None or not sought.measure.class_bound
    sides = {s.key for s in (fact.security, fact.received) if s}
    named = {s.key for s in (sought.security, *sought.also)}
    return fact.security.key == sought.security.key or (
        fact.received is not None and named <= sides
    )


def _fits(known: Known, sought: Sought) -> bool:
    """Tell whether what follows is of the class sought, and a ratio for each of the right one."""
    if sought.per and sought.measure.unit == "shares/share":
        return known.security is not None and known.security.key == sought.per.key
    if sought.security is None or known.security is None:
        return True
    return known.security.key == sought.security.key


def _about(as_of: Period, period: Period | None) -> bool:
    """Tell whether a time lies within the one asked about."""
    return period is None or (period.start <= as_of.start and as_of.end <= period.end)


def _known(fact: Fact) -> Known:
    notes = {"expected": "is expected, not yet done", "preliminary": "is preliminary"}
    return Known(
        quantity=fact.quantity,
        security=fact.security,
        as_of=fact.as_of,
        facts=(fact,),
        notes=(notes[fact.firmness],) if fact.firmness in notes else (),
    )

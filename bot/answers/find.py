"""A measure and what was asked of it in; the published or derived figure, or None, out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from bot.answers.gathered import gathered
from bot.answers.lasting import Lasting, as_headed
from bot.answers.ordering import final, firmest, in_order
from bot.answers.standing import Tense, standing, without_undone
from bot.answers.times import Fiscal, Order
from bot.answers.wording import figure, of_class, sentence
from bot.language import patterns as re
from bot.language.dates import written
from bot.language.numbers import exact_text, grouped
from bot.measures import Measure, measures
from bot.measures.derivation import Derivation, Known
from bot.measures.formulas import names_in, rounded
from bot.model import Answer, Fact, Kind, Period, Quantity, Security, Working
from bot.store import Store

EXPECTED = "is expected, not yet done"
"""The note of a figure that is only expected."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """What is sought: a measure, of a company, of a class, about a time, how exactly.

    `also` are classes named beside it; `per` is the one that a ratio is to be for each of;
    `ranged` tells that the time is one between two days, `order` which of several figures,
    `firmness` that only a final or only a preliminary one will do, `lasting` how long the time is
    that a figure of a quarter or year is of, `tense` when a balance is, and `undoing` what takes
    back figures that were published before it.
    """

    measure: Measure
    company: str
    security: Security | None = None
    also: tuple[Security, ...] = ()
    per: Security | None = None
    period: Period | None = None
    fiscal: Fiscal | None = None
    order: Order | None = None
    ranged: bool = False
    firmness: Literal["final", "preliminary"] | None = None
    lasting: Lasting | None = None
    tense: Tense | None = None
    undoing: Fact | None = None
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
    published = _stated(sought, store)
    stated = without_undone(published, sought.undoing, store)
    stated = in_order(_timely(stated, sought, store), sought.order)
    if sought.order and not stated:
        return None
    if sought.tense is not None:
        stated = standing(stated, sought.tense)
        if sought.tense == "will" and not stated:
            return None
    several = _several(sought, stated) or _with_undone(sought, stated, published)
    if several is not None:
        return several
    stated = firmest(stated)
    if stated and not (sought.exact and stated[0].quantity.approximate):
        return answer_of(sought, known_of(stated[0]), store, "stated")
    derived = _derived(sought, store)
    if derived is None and sought.measure.together and sought.ratio is None:
        facts = store.facts(sought.company)
        found = gathered(sought.measure, facts, sought.security, sought.period, store)
        several_found = tuple(k.security for k in found.values() if k.security)
        if len(found) > 1:
            return Several(securities=several_found)
        derived = next(iter(found.values()), None)
    if derived is not None and _is_overtaken(derived, sought, store):
        derived = None
    if derived is not None:
        kind: Kind = "hypothetical" if sought.ratio is not None else "derived"
        return answer_of(sought, derived, store, kind)
    return answer_of(sought, known_of(stated[0]), store, "stated") if stated else None


def _timely(stated: list[Fact], sought: Sought, store: Store) -> list[Fact]:
    """Put the time that a release is of first, where a question names none."""
    timed = sought.lasting or sought.period or sought.fiscal
    return stated if timed or not sought.measure.periodic else as_headed(stated, store)


def _is_overtaken(known: Known, sought: Sought, store: Store) -> bool:
    """Tell whether what would be exchanged is worked out at a ratio that a newer one replaced."""
    if not sought.measure.across or sought.period is not None or sought.ratio is not None:
        return False
    return any(
        newer.security == fact.security and newer.published > fact.published
        for fact in known.facts
        if fact.measure == "exchange_ratio"
        for newer in store.facts(sought.company, fact.measure)
    )


def around(sought: Sought, store: Store) -> tuple[Answer, ...]:
    """Find the last figure of the same class before the time sought and the next after it."""
    if sought.period is None:
        return ()
    facts = [f for f in store.facts(sought.company, sought.measure.name) if _of_class(f, sought)]
    before = [f for f in facts if f.as_of.end <= sought.period.end]
    after = [f for f in facts if f.as_of.start > sought.period.end]
    return tuple(
        answer_of(sought, known_of(fact), store, "stated") for fact in (*before[:1], *after[-1:])
    )


def answer_of(sought: Sought, known: Known, store: Store, kind: Kind) -> Answer:
    """Word a known figure, with its working and the sentences that state what it rests on."""
    received = next((f.received for f in known.facts if f.received), None)
    shown = rounded(known.quantity, sought.decimals)
    return Answer(
        text=_on_given_ratio(sought, known)
        or sentence(sought.measure, known, sought.company, sought.decimals, received),
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


def _on_given_ratio(sought: Sought, known: Known) -> str | None:
    """Say what would follow from a ratio that was given: it is not published, nor of a day."""
    if sought.ratio is None:
        return None
    at = grouped(sought.ratio)
    label = sought.measure.label.replace(" at the same ratio", "")
    shown = figure(known.quantity, sought.decimals)
    return (
        f"Hypothetically, at your ratio of {at}, {label}{of_class(known.security)} would be {shown}"
        f" (the other figures are of {written(known.as_of)})."
    )


def _stated(sought: Sought, store: Store) -> list[Fact]:
    """List the facts that state what is sought, the newest first."""
    if sought.ratio is not None:
        return []
    narrowed = (
        sought.period
        or sought.order
        or sought.fiscal
        or sought.firmness
        or sought.lasting
        or sought.tense
        or sought.measure.periodic
    )
    if not narrowed and (sought.security or not sought.measure.class_bound):
        newest = [
            f for f in store.newest(sought.company, sought.measure.name) if _of_class(f, sought)
        ]
        if any(f.firmness == "stated" for f in newest):
            return newest
    facts = store.facts(sought.company, sought.measure.name)
    fitting = [f for f in facts if _of_class(f, sought)]
    if sought.ranged and sought.measure.name in _SPENT:
        fitting = [f for f in fitting if f.as_of.start < f.as_of.end]
    if sought.firmness == "final":
        fitting = final(fitting)
    elif sought.firmness == "preliminary":
        fitting = [f for f in fitting if f.firmness == "preliminary"]
    if sought.lasting is not None:
        fitting = [f for f in fitting if _lasts(f, sought.lasting, store)]
    found = [f for f in fitting if _about(f.as_of, sought.period)]
    if sought.fiscal is not None:
        return [f for f in fitting if _is_called(f, sought.fiscal, store)] or found
    return found


def _lasts(fact: Fact, lasting: Lasting, store: Store) -> bool:
    """Tell whether a fact is of a time as long as is asked, and of the quarter that is."""
    return lasting.fits(fact.as_of, *_said_of(fact, store))


def _is_called(fact: Fact, fiscal: Fiscal, store: Store) -> bool:
    """Tell whether a fact is of the quarter or year that its own release calls so."""
    if fact.as_of.start == fact.as_of.end:
        return False
    own, sentence, headline = _said_of(fact, store)
    if _FISCAL.search(own):
        return fiscal.is_named(f"{own} {_FISCAL.sub('', headline)}", fact.as_of)
    return fiscal.is_named(f"{sentence} {headline}", fact.as_of)


def _said_of(fact: Fact, store: Store) -> tuple[str, str, str]:
    """Give the words of a fact, the sentence that may compare it with others, and the headline."""
    cited = store.cite(fact.release, fact.span)
    start, end = (at - cited.span.start for at in (fact.span.start, fact.span.end))
    return cited.sentence[start:end], cited.sentence, cited.headline


def _several(sought: Sought, stated: list[Fact]) -> Several | None:
    """Tell whether facts are of several classes that no word tells apart, or conflict."""
    if not stated:
        return None
    newest = [f for f in stated if f.as_of == stated[0].as_of]
    classes = {f.security.key: f.security for f in newest if f.security}
    if sought.security is None:
        kinds = {s.kind for s in classes.values()}
        same = (f.security for f in stated if f.security and f.security.kind in kinds)
        classes |= {s.key: s for s in same if s.series and len(classes) == 1}
        if any(s.series is None and s.kind == "preferred" for s in classes.values()):
            classes = {f.security.key: f.security for f in newest if f.security}
    if len(classes) > 1 and not (sought.measure.shared and _is_of_all(newest, len(classes))):
        return Several(securities=tuple(classes.values()))
    firm = [f for f in newest if f.firmness == "stated"]
    exact = {f.quantity.value: f for f in _told_apart(firm) if not f.quantity.approximate}
    if len(exact) > 1 and _of_one_time(sought, list(exact.values())):
        return Several(conflicting=tuple(exact.values()))
    return None


def _with_undone(sought: Sought, stated: list[Fact], published: list[Fact]) -> Several | None:
    """Tell whether classes that no word tells apart were several until one was taken back.

    That one of two offers ended does not make the other the one meant.
    """
    if sought.security is not None or not stated or len(stated) == len(published):
        return None
    several = _several(sought, published)
    return several if several is not None and several.securities else None


def _is_of_all(newest: list[Fact], classes: int) -> bool:
    """Tell whether one figure is that of every class, as the record date of two dividends is."""
    of = {f.security.key for f in newest if f.security}
    return len(of) == classes and len({f.quantity.value for f in newest}) == 1


def _told_apart(facts: list[Fact]) -> list[Fact]:
    """Leave out a name that is only another one cut short, as in a headline."""
    names = [f.quantity.value.casefold() for f in facts if isinstance(f.quantity.value, str)]
    return [
        f
        for f in facts
        if not isinstance(f.quantity.value, str)
        or not any(n != (own := f.quantity.value.casefold()) and n.startswith(own) for n in names)
    ]


def _of_one_time(sought: Sought, differing: list[Fact]) -> bool:
    """Tell whether figures that differ are of the same day or quarter, and not of a release's day.

    What two releases of one day state is of that day in both; a count of another day, which
    two releases state, is the same count.
    """
    published = {f.published for f in differing}
    return len(published) == 1 or (
        all(f.as_of.end < f.published for f in differing) and sought.measure.unit != "date"
    )


def _derived(sought: Sought, store: Store) -> Known | None:
    """Work out what is sought in the newest context about its time."""
    if not sought.measure.formula or sought.measure.said or sought.measure.unsaid:
        return None
    facts = tuple(_with_ratio(f, sought.ratio) for f in store.facts(sought.company))
    derivation = Derivation(measures=measures(), facts=facts)
    for as_of in reversed(derivation.contexts):
        if not _about(as_of, sought.period):
            continue
        known = derivation.derived(sought.measure.name, as_of, sought.per or sought.security)
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
    """Tell whether a time lies within the one asked about; a quarter is no figure of a year."""
    if period is None:
        return True
    within = period.start <= as_of.start and as_of.end <= period.end
    lasts, asked = ((p.end - p.start).days + 1 for p in (as_of, period))
    return within and (lasts < _LASTING or asked < _LASTING or lasts * _SHARE >= asked)


_SPENT = frozenset({"shares_repurchased", "repurchase_cost"})
"""What is done over some time: a day on which it was told is none that it was done in."""

_FISCAL = re.compile(r"\bfiscal\s+(?:year\s+)?(?:19|20)\d\d\b", re.IGNORECASE)

_LASTING = 80
"""Days from which on a time is one that something lasted and not when it was so."""

_SHARE = Fraction(10, 8)
"""How much longer the time asked about may be than the one that a figure is of."""


def known_of(fact: Fact) -> Known:
    """Give a fact as what is known by it, with what has to be said besides."""
    notes = {"expected": EXPECTED, "preliminary": "is preliminary"}
    return Known(
        quantity=fact.quantity,
        security=fact.security,
        as_of=fact.as_of,
        facts=(fact,),
        notes=(notes[fact.firmness],) if fact.firmness in notes else (),
    )

"""A release's facts in; whether they agree with each other out, by the measures' relations.

Each stated figure that also follows from others is worked out without itself and compared.
Intervals agree where they overlap; a count of whole shares may differ by less than a share,
as fractions of a share are settled in cash or rounded. Dates agree where they are in order.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bot.errors import ArithmeticalError
from bot.language.dates import written_day
from bot.language.numbers import grouped
from bot.measures import Measure, measures
from bot.measures.derivation import Derivation
from bot.measures.formulas import differ_by
from bot.model import Check, Fact, Step


def reconcile(facts: tuple[Fact, ...]) -> tuple[Check, ...]:
    """Check the stated figures of one release against what follows from the others."""
    return tuple(check for fact in facts for check in _checks(fact, facts))


def settled(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Leave out misreadings: of figures that conflict, those that do not tie where one does.

    Where none ties, or several, which of them was misread is not certain, and all are kept.
    """
    wrong = [f for group in _conflicting(facts) for f in _misread(group, facts)]
    return tuple(f for f in facts if f not in wrong) if wrong else facts


def _conflicting(facts: tuple[Fact, ...]) -> Iterator[list[Fact]]:
    """Group the figures of one measure, class and time that have several values."""
    groups: dict[object, list[Fact]] = {}
    for fact in facts:
        key = (fact.measure, fact.security and fact.security.key, fact.as_of)
        groups.setdefault(key, []).append(fact)
    yield from (g for g in groups.values() if len({f.quantity.value for f in g}) > 1)


def _misread(group: list[Fact], facts: tuple[Fact, ...]) -> list[Fact]:
    """Find the figures of a group that tie with nothing, where exactly one ties with all."""
    rest = tuple(f for f in facts if f not in group)
    verdicts = [[check.holds for check in _checks(f, (*rest, f))] for f in group]
    tying = [f for f, holds in zip(group, verdicts, strict=True) if holds and all(holds)]
    failing = [f for f, holds in zip(group, verdicts, strict=True) if holds and not any(holds)]
    return failing if len({f.quantity.value for f in tying}) == 1 else []


def _checks(fact: Fact, facts: tuple[Fact, ...]) -> Iterator[Check]:
    """Check one fact by each relation whose figures are known without it."""
    measure = measures()[fact.measure]
    others = Derivation(measures=measures(), facts=facts, leave_out=fact.measure)
    follows = () if measure.together else measure.formula
    for formula in (*follows, *measure.checks):
        known = others.by_formula(measure, formula, fact.as_of, fact.security)
        if known is None:
            continue
        try:
            rounded = formula in measure.checks and measure.unit != "shares"
            difference = differ_by(fact.quantity, known.quantity, rounded=rounded)
        except ArithmeticalError:
            continue
        tolerance = 1 if measure.unit == "shares" else 0
        holds = difference < tolerance or difference == 0
        yield Check(
            relation=f"{measure.label} = {formula}",
            release=fact.release,
            holds=holds,
            steps=known.steps,
            difference="0" if holds else grouped(difference, 6).rstrip("0").rstrip("."),
        )
    for name in measure.not_before:
        yield from (_order(measure, fact, f) for f in facts if _is_earlier(f, name, fact))


def _is_earlier(other: Fact, name: str, fact: Fact) -> bool:
    """Tell whether another fact is a date that must not come after this one."""
    of_one = None in (other.security, fact.security) or other.security == fact.security
    return other.measure == name and of_one and isinstance(other.quantity.value, date)


def _order(measure: Measure, fact: Fact, other: Fact) -> Check:
    """Check that one date does not come before another."""
    last, first = fact.quantity.value, other.quantity.value
    assert isinstance(last, date)
    assert isinstance(first, date)
    days = (last - first).days
    step = Step(expression=f"{written_day(first)} to {written_day(last)}", result=f"{days} days")
    return Check(
        relation=f"{measure.label} is not before {measures()[other.measure].label}",
        release=fact.release,
        holds=days >= 0,
        steps=(step,),
        difference="0" if days >= 0 else f"{-days} days",
    )

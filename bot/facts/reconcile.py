"""A release's facts in; whether they agree with each other out, by the measures' formulas.

Each stated figure that also follows from others is worked out without itself and compared.
Intervals agree where they overlap; a count of whole shares may differ by less than a share,
as fractions of a share are settled in cash or rounded.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.errors import ArithmeticalError
from bot.language.numbers import grouped
from bot.measures import measures
from bot.measures.derivation import Derivation
from bot.measures.formulas import differ_by
from bot.model import Check, Fact


def reconcile(facts: tuple[Fact, ...]) -> tuple[Check, ...]:
    """Check the stated figures of one release against what follows from the others."""
    return tuple(check for fact in facts for check in _checks(fact, facts))


def _checks(fact: Fact, facts: tuple[Fact, ...]) -> Iterator[Check]:
    """Check one fact, where it has a formula whose figures are known without it."""
    measure = measures()[fact.measure]
    if not measure.formula:
        return
    known = Derivation(measures=measures(), facts=facts, leave_out=fact.measure).derived(
        fact.measure, fact.as_of, fact.security
    )
    if known is None:
        return
    try:
        difference = differ_by(fact.quantity, known.quantity)
    except ArithmeticalError:
        return
    tolerance = 1 if measure.unit == "shares" else 0
    holds = difference < tolerance or difference == 0
    yield Check(
        relation=f"{measure.label} = {measure.formula[0]}",
        release=fact.release,
        holds=holds,
        steps=known.steps,
        difference="0" if holds else grouped(difference, 6).rstrip("0").rstrip("."),
    )

"""A company's facts in; whether each balance rolls forward from one figure to the next out.

Between two published figures of shares outstanding, the shares that releases say were
surrendered, redeemed, repurchased or issued must explain the change; what they leave
unexplained is a gap.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import pairwise

from bot.language.dates import written
from bot.language.numbers import as_fraction, grouped
from bot.measures.load import Measure
from bot.model import Check, Fact, Step

BALANCE = "shares_outstanding"
"""The measure that is a balance."""


def roll_forward(facts: Iterable[Fact], measures: Mapping[str, Measure]) -> tuple[Check, ...]:
    """Check each pair of successive balances of a class against the moves between them.

    >>> roll_forward((), {})
    ()
    """
    firm = [f for f in facts if f.firmness == "stated" and f.security is not None]
    classes = dict.fromkeys(f.security.key for f in firm if f.security and f.measure == BALANCE)
    return tuple(
        check
        for key in classes
        for check in _of_class([f for f in firm if f.security and f.security.key == key], measures)
    )


def _of_class(facts: list[Fact], measures: Mapping[str, Measure]) -> Iterator[Check]:
    """Check the balances of one class, the earliest first."""
    balances = {f.as_of: f for f in reversed(facts) if f.measure == BALANCE}
    ordered = sorted(balances.values(), key=lambda f: f.as_of.end)
    moves = [f for f in facts if f.measure in measures and measures[f.measure].moves]
    for before, after in pairwise(ordered):
        between = [m for m in moves if before.as_of.end < m.as_of.end <= after.as_of.end]
        yield _check(before, after, _signed(between, measures))


def _signed(moves: list[Fact], measures: Mapping[str, Measure]) -> list[tuple[str, Fraction]]:
    """List the moves with their signs, each stated quantity of one time once."""
    once = {(m.as_of, m.quantity.value, measures[m.measure].moves): m for m in moves}
    return [
        (measures[m.measure].moves or "+", as_fraction(m.quantity.value)) for m in once.values()
    ]


def _check(before: Fact, after: Fact, moves: list[tuple[str, Fraction]]) -> Check:
    """Roll one balance forward and compare it with the next."""
    start, end = as_fraction(before.quantity.value), as_fraction(after.quantity.value)
    rolled = start + sum((value if sign == "+" else -value for sign, value in moves), Fraction(0))
    difference = end - rolled
    expression = grouped(start) + "".join(f" {sign} {grouped(value)}" for sign, value in moves)
    rough = before.quantity.approximate or after.quantity.approximate
    apart = ("-" if difference < 0 else "") + grouped(abs(difference))
    return Check(
        relation=f"the number outstanding rolls forward from {written(before.as_of)}",
        release=after.release,
        holds=difference == 0 or rough,
        steps=(
            Step(expression=expression, result=grouped(rolled)),
            Step(
                expression=f"{grouped(end)} on {written(after.as_of)} - {grouped(rolled)}",
                result=apart,
            ),
        ),
        difference=apart,
    )

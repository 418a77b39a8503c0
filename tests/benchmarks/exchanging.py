"""How long a million exchanges take, against the same arithmetic in bare fractions.

Run as `python -m tests.benchmarks.exchanging`. The exchanges are random: at fixed ratios and at
dollar values over an average price with a cap, each with its fraction of a share paid in cash.
Both sides take turns on the same ones, and must agree on every share and cent.
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from bot.exchange import Request, Terms, calculate
from bot.model import Quantity, Security

MILLION, TURN = 1_000_000, 500
AT_MOST = 3

PREFERRED = Security(company="Example Mining Company", kind="preferred", series="B")
COMMON = Security(company="Example Mining Company", kind="common")
FIXED = Terms(surrendered=PREFERRED, received=COMMON, settling="cash")

Drawn = tuple[Fraction, Fraction, Fraction, Fraction, Fraction]
"""A count, a ratio, a dollar value, an average price and a cap; the value is 0 for a ratio."""


def drawn(number: int, source: random.Random) -> list[Drawn]:
    """Draw exchanges as people type them: whole shares, prices in cents, ratios of few decimals."""
    return [
        (
            Fraction(source.randint(1, 1_000_000)),
            Fraction(source.randint(1, 200_000), 10_000),
            Fraction(source.randint(100, 20_000), 100) if source.random() < 0.5 else Fraction(0),
            Fraction(source.randint(100, 10_000), 100),
            Fraction(source.randint(100, 2_000), 100),
        )
        for _ in range(number)
    ]


def bare(each: Drawn) -> tuple[Fraction, Fraction]:
    """Compute one exchange with nothing but fractions: whole shares, and cash for the rest."""
    count, ratio, value, average, cap = each
    if value:
        ratio = min(value / average, cap)
    exact = count * ratio
    whole = Fraction(exact.numerator // exact.denominator)
    return whole, (exact - whole) * average


def prepared(each: Drawn) -> tuple[Terms, Request]:
    """Put one exchange into terms and a request, as reading them would."""
    count, ratio, value, average, cap = each
    price = Quantity(value=average, unit="USD/share")
    if value:
        formula = Quantity(value=value, unit="USD/share")
        most = Quantity(value=cap, unit="shares/share")
        terms = replace(FIXED, value=formula, average=price, cap=most, price=price)
    else:
        terms = replace(FIXED, ratio=Quantity(value=ratio, unit="shares/share"), price=price)
    return terms, Request(count=count)


def compare(number: int = MILLION) -> tuple[float, float]:
    """Return the seconds that the calculator takes and that bare fractions take."""
    source, taken = random.Random(20031120), [0.0, 0.0]
    for _ in range(number // TURN):
        exchanges = drawn(TURN, source)
        ready = [prepared(each) for each in exchanges]
        began = time.perf_counter()
        results = [calculate(terms, request) for terms, request in ready]
        between = time.perf_counter()
        expected = [bare(each) for each in exchanges]
        taken[0] += between - began
        taken[1] += time.perf_counter() - between
        found = [(r.exchanged.settled.shares, r.exchanged.cash) for r in results]
        assert found == expected
    return taken[0], taken[1]


def rows() -> Iterator[tuple[str, str]]:
    """Measure everything: a label and the figure with its target."""
    calculator, fractions = compare()
    yield (
        "a million exchanges, against bare fractions",
        f"{calculator / fractions:.2f} × of {fractions:.1f} s, at most {AT_MOST}",
    )


if __name__ == "__main__":
    for label, figure in rows():
        print(f"{label:58} {figure}", flush=True)

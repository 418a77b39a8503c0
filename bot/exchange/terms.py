"""The terms of an exchange: what is given for what, by which rule, and where each was stated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from bot.errors import TermsError
from bot.language.numbers import as_fraction
from bot.model import Quantity, Security

Way = Literal["down", "up", "nearest"]
"""How a number is rounded; nearest takes halves away from zero, as tables of shares do."""

Settling = Literal["down", "up", "nearest", "cash", "sold"]
"""How a fraction of a share is settled: rounded, paid in cash, or pooled with others and sold."""

Treatment = Literal["paid", "waived", "forfeited", "stock"]
"""What becomes of the dividends that are due: paid in cash, given up, lost, or paid in stock."""

LARGEST = 10**12
"""More shares than any company has: a larger count is a slip of the hand."""

EXAMPLE = "Try `10,000`, `all`, `5%`, `10,000 at 8` or `1,000,000 common`."

YOURS = "yours, hypothetical"
"""Where a figure came from that no release states."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What an exchange gives for what, a share given up, or for each `per` of principal.

    The ratio is fixed, or `ratio + value ÷ average`, at least `floor` and at most `cap`: a fixed
    dollar value has no ratio of its own, and a mandatory conversion has its lowest and highest
    rates for bounds. `least_average` and `most_average` bound the average itself. `depositary` is
    the part of a share that one depositary share stands for.

    `cash`, `notes` and `units` are given beside the shares: dollars, dollars of principal, and
    shares of preferred. `sources` tells in which release a figure is stated, by the field's
    name; one that is not there came from the person asking.
    """

    surrendered: Security
    received: Security
    ratio: Quantity | None = None
    value: Quantity | None = None
    average: Quantity | None = None
    least_average: Quantity | None = None
    most_average: Quantity | None = None
    cap: Quantity | None = None
    floor: Quantity | None = None
    places: int | None = None
    way: Way = "nearest"
    per: Quantity | None = None
    depositary: Quantity | None = None
    cash: Quantity | None = None
    notes: Quantity | None = None
    units: Quantity | None = None
    settling: Settling | None = None
    settled_at: Quantity | None = None
    price: Quantity | None = None
    worth: Quantity | None = None
    preference: Quantity | None = None
    conversion: Quantity | None = None
    outstanding: Quantity | None = None
    common: Quantity | None = None
    dividend: Quantity | None = None
    coupon: Quantity | None = None
    arrears: Quantity | None = None
    treatment: Treatment | None = None
    discount: Quantity | None = None
    most_stock: Quantity | None = None
    pool: Quantity | None = None
    accepted: Quantity | None = None
    tendered: Quantity | None = None
    odd: Quantity | None = None
    minimum: Quantity | None = None
    factor: Quantity | None = None
    held: Quantity | None = None
    owned: Quantity | None = None
    carrying: Quantity | None = None
    extinguishment: bool = False
    sources: Mapping[str, str] = field(default_factory=dict)

    def source(self, name: str) -> str:
        """Tell where a figure came from: a release, or the person asking."""
        return self.sources.get(name, YOURS)

    @property
    def limited(self) -> bool:
        """Tell whether less than all may be accepted."""
        return not (
            self.tendered is None
            and self.pool is None
            and self.accepted is None
            and self.factor is None
        )

    @property
    def floats(self) -> bool:
        """Tell whether the ratio depends on an average price."""
        return self.value is not None


def with_units(terms: Terms, count: Fraction) -> Fraction:
    """Tell for how many shares, or `per` dollars of principal, the ratio is given."""
    if terms.depositary is not None:
        count = count * as_fraction(terms.depositary.value)
    return count / as_fraction(terms.per.value) if terms.per else count


def rounded(value: Fraction, way: Way, places: int = 0) -> Fraction:
    """Round to so many decimals.

    >>> rounded(Fraction(23, 10), "up"), rounded(Fraction(5, 2), "nearest")
    (Fraction(3, 1), Fraction(3, 1))
    """
    scale = 10**places
    top, bottom = value.numerator * scale, value.denominator
    if way == "down":
        return Fraction(top // bottom, scale)
    if way == "up":
        return Fraction(-(-top // bottom), scale)
    return Fraction((2 * top + bottom) // (2 * bottom), scale)


def positive(amount: Fraction, example: str = EXAMPLE) -> Fraction:
    """Return an amount; raise TermsError unless it is above zero and not absurd."""
    if amount.numerator <= 0:
        raise TermsError(f"An amount must be above zero. {example}")
    if amount.numerator > LARGEST * amount.denominator:
        raise TermsError(f"No company has that many shares. {example}")
    return amount

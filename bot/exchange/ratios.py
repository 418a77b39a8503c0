"""Terms and an average price in; the ratio out, with the bound that binds.

A ratio of so many dollars over a price is bounded as a ratio: the thresholds that releases
print are rounded prices, and a ratio worked out from them would not be the one that they state.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from bot.errors import TermsError
from bot.exchange.terms import Terms, rounded
from bot.language.numbers import as_fraction
from bot.model import Quantity

Bound = Literal["", "cap", "floor"]


@dataclass(frozen=True, slots=True)
class Ratio:
    """Received shares for each share given up; `average` is the price it was worked out at."""

    value: Fraction
    bound: Bound = ""
    average: Fraction | None = None


def ratio_of(terms: Terms) -> Ratio:
    """Work the ratio out from the terms alone.

    Raises TermsError where there is none, or where it depends on a price that is not known.
    """
    if not terms.floats:
        if terms.ratio is None:
            return Ratio(Fraction(0))
        return _bounded(as_fraction(terms.ratio.value), terms, None)
    average = terms.average or terms.price
    if average is None:
        raise TermsError(
            "The ratio depends on an average price that no release states; "
            "give one, as in `500 vwap 8.50`."
        )
    return ratio_at(terms, as_fraction(average.value))


def ratio_at(terms: Terms, average: Fraction) -> Ratio:
    """Work the ratio out at an average price: `min(max(ratio + value ÷ average, floor), cap)`.

    >>> from decimal import Decimal
    >>> from bot.model import Security
    >>> common = Security(company="X", kind="common")
    >>> value, cap = (Quantity(value=Decimal(text), unit="USD") for text in ("66", "8.25"))
    >>> terms = Terms(surrendered=common, received=common, value=value, cap=cap)
    >>> ratio_at(terms, Fraction(6))
    Ratio(value=Fraction(33, 4), bound='cap', average=Fraction(6, 1))
    """
    if terms.value is None:
        return ratio_of(terms)
    price = average
    if terms.least_average is not None:
        price = max(price, as_fraction(terms.least_average.value))
    if terms.most_average is not None:
        price = min(price, as_fraction(terms.most_average.value))
    value = as_fraction(terms.value.value) / price
    if terms.ratio is not None:
        value += as_fraction(terms.ratio.value)
    if terms.places is not None:
        value = rounded(value, terms.way, terms.places)
    return _bounded(value, terms, price)


def implied_average(terms: Terms, ratio: Fraction) -> Fraction | None:
    """Work out the average price that a ratio follows from, or None where any or none would do."""
    rest = ratio - (as_fraction(terms.ratio.value) if terms.ratio else 0)
    if terms.value is None or rest <= 0:
        return None
    return as_fraction(terms.value.value) / rest


def price_where(terms: Terms, bound: Quantity | None) -> Fraction | None:
    """Work out the average price at which a bound begins to bind."""
    return implied_average(terms, as_fraction(bound.value)) if bound else None


def _bounded(value: Fraction, terms: Terms, average: Fraction | None) -> Ratio:
    if terms.cap is not None and value > (cap := as_fraction(terms.cap.value)):
        return Ratio(cap, "cap", average)
    if terms.floor is not None and value < (floor := as_fraction(terms.floor.value)):
        return Ratio(floor, "floor", average)
    return Ratio(value, "", average)

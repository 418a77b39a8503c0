"""Shares due to one holder in; the whole shares and what is paid for the fraction out."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from bot.exchange.terms import Terms, rounded
from bot.language.numbers import as_fraction
from bot.model import Quantity

_NOTHING = Fraction(0)


@dataclass(frozen=True, slots=True)
class Settled:
    """Whole shares, the fraction left, and the cash for it: None where no price is known.

    Where the terms do not say how a fraction is settled, `shares` has it still.
    """

    shares: Fraction
    fraction: Fraction = _NOTHING
    cash: Fraction | None = _NOTHING


def settle(exact: Fraction, terms: Terms) -> Settled:
    """Settle the fraction of a share that one holder's exchange leaves.

    >>> from bot.model import Security
    >>> common = Security(company="X", kind="common")
    >>> terms = Terms(surrendered=common, received=common, settling="up")
    >>> settle(Fraction(5, 2), terms).shares
    Fraction(3, 1)
    """
    if exact.denominator == 1 or terms.settling is None:
        return Settled(exact)
    match terms.settling:
        case "cash":
            return _paid(exact, terms.settled_at or terms.price)
        case "sold":
            return _paid(exact, terms.settled_at)
        case way:
            return Settled(rounded(exact, way))


def _paid(exact: Fraction, price: Quantity | None) -> Settled:
    """Give the whole shares, and cash for the fraction where its price is known."""
    whole = Fraction(exact.numerator // exact.denominator)
    fraction = exact - whole
    return Settled(whole, fraction, fraction * as_fraction(price.value) if price else None)


def least_exact(wanted: Fraction, terms: Terms) -> tuple[Fraction, bool]:
    """Tell what must be due before settling for so many whole shares, and whether more than that.

    Rounding up reaches a number from anything above the one before it, and rounding to the
    nearest from the half before it.
    """
    whole = Fraction(-(-wanted.numerator // wanted.denominator))
    if terms.settling == "up":
        return whole - 1, True
    if terms.settling == "nearest":
        return whole - Fraction(1, 2), False
    return (wanted if terms.settling is None else whole), False

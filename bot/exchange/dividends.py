"""Dividends due on the shares given up in; what is paid, given up or paid in stock out.

Dividends that accrued, that were never declared and that were missed are all due in arrears
until the terms say what becomes of them; where they do not say, nothing is assumed.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from bot.errors import TermsError
from bot.exchange.terms import Terms, rounded
from bot.language.numbers import as_fraction

_NOTHING = Fraction(0)


@dataclass(frozen=True, slots=True)
class Due:
    """Dividends in arrears on some shares, and how they are settled.

    `forgone` is what the holder gives up of them, and `capped` tells that the most stock that
    may pay dividends is less than they would take.
    """

    amount: Fraction
    cash: Fraction = _NOTHING
    shares: Fraction = _NOTHING
    at: Fraction | None = None
    forgone: Fraction = _NOTHING
    capped: bool = False


def due(terms: Terms, count: Fraction) -> Due:
    """Settle the dividends in arrears on a number of shares, as the terms say.

    Paid in stock they bring `amount ÷ (price × (1 − discount))` whole shares, `most_stock` a
    share given up at most. Raises TermsError where the price of that stock is not known.
    """
    assert terms.arrears is not None
    amount = count * as_fraction(terms.arrears.value)
    match terms.treatment:
        case "paid":
            return Due(amount, cash=amount)
        case "waived" | "forfeited":
            return Due(amount, forgone=amount)
        case "stock":
            return _in_stock(terms, amount, count)
        case None:
            return Due(amount)


def saved(terms: Terms) -> Fraction | None:
    """Work out the dividend a year that each share given up no longer costs, if it is known."""
    if terms.dividend is not None:
        return as_fraction(terms.dividend.value)
    if terms.coupon is None:
        return None
    rate = as_fraction(terms.coupon.value) / 100
    base = terms.preference or terms.per
    return rate * as_fraction(base.value) if base else None


def _in_stock(terms: Terms, amount: Fraction, count: Fraction) -> Due:
    """Pay dividends in whole shares at the average price, or else the market's, less a discount."""
    price = terms.average or terms.price
    if price is None:
        raise TermsError(
            "Dividends paid in stock need a price, as in `100 arrears 5.25 stock price 4.22`."
        )
    discount = as_fraction(terms.discount.value) / 100 if terms.discount else _NOTHING
    at = as_fraction(price.value) * (1 - discount)
    shares = amount / at
    most = count * as_fraction(terms.most_stock.value) if terms.most_stock else None
    capped = most is not None and shares > most
    return Due(
        amount, shares=rounded(min(shares, most) if most else shares, "down"), at=at, capped=capped
    )

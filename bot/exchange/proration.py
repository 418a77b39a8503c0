"""What a holder tenders in; what of it is accepted out.

Where more is tendered than is taken, odd lots come first and the rest is accepted in
proportion: the issuer takes `A = ⌊pool ÷ ratio⌋`, and of each other holder's shares
`(A − odd) ÷ (T − odd)`.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from bot.errors import TermsError
from bot.exchange.terms import Terms, rounded, with_units
from bot.language.numbers import as_fraction, grouped
from bot.model import Quantity

ODD_LOT = 100
"""A holder of fewer shares than this has an odd lot."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """How many of a holder's shares are accepted: all, none, or the factor's part of them.

    `limit` is how many are accepted in all, and None where nothing limits it.
    """

    count: Fraction
    factor: Fraction = Fraction(1)
    limit: Fraction | None = None
    odd_lot: bool = False
    fails: bool = False


def accept(terms: Terms, count: Fraction, ratio: Fraction) -> Accepted:
    """Find how many of a holder's shares are accepted, rounded down to whole shares.

    `ratio` is that of the terms, for a share or for the principal that they name.

    Raises TermsError where less is tendered in all than this holder or the odd lots alone.
    """
    tendered = _number(terms.tendered)
    minimum = _number(terms.minimum)
    if tendered is not None and minimum is not None and tendered < minimum:
        return Accepted(Fraction(0), Fraction(0), fails=True)
    limit = _limit(terms, ratio)
    if terms.factor is not None and limit is None:
        factor = as_fraction(terms.factor.value) / 100
    elif limit is None or tendered is None:
        return Accepted(count, limit=limit)
    else:
        _consistent(terms, count, tendered)
        factor = _factor(limit, tendered, _number(terms.odd) or Fraction(0))
    if factor >= 1:
        return Accepted(count, limit=limit)
    held = _number(terms.held) or count
    if terms.odd is not None and held == count < ODD_LOT:
        return Accepted(count, factor, limit, odd_lot=True)
    return Accepted(rounded(count * factor, "down"), factor, limit)


def _limit(terms: Terms, ratio: Fraction) -> Fraction | None:
    """Find how many shares are accepted in all: a stated number, or what the pool is enough for."""
    if terms.accepted is not None:
        return as_fraction(terms.accepted.value)
    if terms.pool is None:
        return None
    if ratio == 0:
        raise TermsError("A pool of shares needs a ratio, as in `100 at 7.6 pool 1,000,000`.")
    return rounded(as_fraction(terms.pool.value) / with_units(terms, ratio), "down")


def _factor(limit: Fraction, tendered: Fraction, odd: Fraction) -> Fraction:
    """Work out the part of each round-lot holder's shares that is accepted."""
    if tendered <= limit:
        return Fraction(1)
    return max((limit - odd) / (tendered - odd), Fraction(0)) if tendered > odd else Fraction(1)


def _consistent(terms: Terms, count: Fraction, tendered: Fraction) -> None:
    for number, whose in ((count, "you tender"), (_number(terms.odd), "odd lots hold")):
        if number is not None and number > tendered:
            raise TermsError(
                f"{grouped(tendered)} tendered in all is less than the {grouped(number)} that "
                f"{whose}; try `tendered {grouped(number)}`."
            )


def _number(quantity: Quantity | None) -> Fraction | None:
    return as_fraction(quantity.value) if quantity else None

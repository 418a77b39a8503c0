"""Two offers in; the market price at which they are worth the same out.

What an offer is worth rises with the price in straight pieces: `rate × price + value`, between
the prices at which its floor and its cap begin to bind. Within a piece the price is exact.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from bot.exchange.ratios import price_where, ratio_at
from bot.exchange.terms import Terms, with_units
from bot.language.numbers import as_fraction

Line = tuple[Fraction, Fraction]
"""A slope and an intercept: shares, and dollars."""


def worth_at(terms: Terms, price: Fraction) -> Fraction:
    """Work out what one share given up brings at a price: shares at that price, and cash.

    A ratio that floats is taken at the same price.
    """
    slope, intercept = _line(terms, price)
    return slope * price + intercept


def break_even(one: Terms, other: Terms) -> tuple[Fraction, ...]:
    """List the prices at which two offers are worth the same, the lowest first.

    Where they are worth the same over a whole range of prices, none of them is singled out.
    Rounding of the ratio is left aside.
    """
    turns = sorted({p for terms in (one, other) for p in _turns(terms)})
    edges = [Fraction(0), *turns, None]
    found: set[Fraction] = set()
    alike: set[Fraction | None] = set()
    for low, high in pairwise(edges):
        assert low is not None
        inside = low + 1 if high is None else (low + high) / 2
        a, b = _line(one, inside), _line(other, inside)
        if a == b:
            alike |= {low, high}
        if a[0] == b[0]:
            continue
        price = (b[1] - a[1]) / (a[0] - b[0])
        if price > 0 and low <= price and (high is None or price <= high):
            found.add(price)
    return tuple(sorted(found - alike))


def _turns(terms: Terms) -> list[Fraction]:
    """List the prices at which a bound begins to bind, of the ratio or of the average."""
    prices = [price_where(terms, bound) for bound in (terms.cap, terms.floor)]
    bounds = (terms.least_average, terms.most_average) if terms.floats else ()
    prices += [as_fraction(bound.value) for bound in bounds if bound]
    return [price for price in prices if price is not None]


def _line(terms: Terms, price: Fraction) -> Line:
    """Find the straight piece that an offer's worth follows around a price."""
    each = with_units(terms, Fraction(1))
    cash = each * as_fraction(terms.cash.value) if terms.cash else Fraction(0)
    found = ratio_at(replace(terms, places=None), price)
    if not terms.floats or found.bound or found.average != price:
        return each * found.value, cash
    assert terms.value is not None
    fixed = as_fraction(terms.ratio.value) if terms.ratio else Fraction(0)
    return each * fixed, each * as_fraction(terms.value.value) + cash

"""Terms and a range of market prices in; what an exchange brings over the range out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from bot.errors import TermsError
from bot.exchange.calculate import exchange
from bot.exchange.ratios import Bound, price_where
from bot.exchange.shown import money, price, shown
from bot.exchange.terms import Terms, rounded
from bot.language.numbers import as_fraction
from bot.model import Quantity, Step

ROWS = 8
"""How many equal parts a range has, besides the prices at which a bound begins to bind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What is received at one price; `value` is that of the shares at the price, and the cash."""

    price: Fraction
    ratio: Fraction
    bound: Bound
    shares: Fraction
    value: Fraction


def at_price(terms: Terms, at: Fraction) -> Terms:
    """Take terms at one market price, which a ratio that floats is averaged to."""
    price = Quantity(value=at, unit="USD")
    return replace(terms, price=price, average=price if terms.floats else terms.average)


def row_at(terms: Terms, count: Fraction, at: Fraction) -> Row:
    """Work out one row."""
    found = exchange(at_price(terms, at), count)
    return Row(
        price=at,
        ratio=found.ratio.value,
        bound=found.ratio.bound,
        shares=found.shares,
        value=found.shares * at + (found.cash or Fraction(0)),
    )


def turning_prices(terms: Terms) -> dict[str, Fraction]:
    """Find the average prices at which the cap and the floor begin to bind."""
    prices = {name: price_where(terms, getattr(terms, name)) for name in ("cap", "floor")}
    return {name: found for name, found in prices.items() if found is not None}


def range_of(terms: Terms) -> tuple[Fraction, Fraction]:
    """Choose a range of prices that shows both bounds, or half and twice the known price.

    Raises TermsError where nothing tells which prices are of interest.
    """
    prices = list(turning_prices(terms).values())
    prices += [as_fraction(q.value) for q in (terms.price, terms.average) if q]
    if not prices:
        raise TermsError("Give a range of prices, as in `10,000 chart 3 to 9`.")
    return rounded(min(prices) / 2, "down", 2), rounded(max(prices) * 3 / 2, "up", 2)


def table(terms: Terms, count: Fraction, prices: tuple[Fraction, Fraction]) -> tuple[Row, ...]:
    """Work out rows at even steps over a range, and where a bound begins to bind within it."""
    low, high = prices
    step = (high - low) / ROWS
    at = {low + step * number for number in range(ROWS + 1)}
    at |= {p for p in turning_prices(terms).values() if low < p < high}
    return tuple(row_at(terms, count, each) for each in sorted(at) if each > 0)


def table_steps(rows: tuple[Row, ...]) -> tuple[Step, ...]:
    """Write rows as steps of a working, each with its ratio and the bound that binds."""
    return tuple(
        Step(
            expression=f"{shown(row.shares)} × {price(row.price)}{_with_cash(row)}",
            result=money(row.value),
            formula=f"at {price(row.price)}: ratio {shown(row.ratio)}" + _binding(row),
        )
        for row in rows
    )


def _with_cash(row: Row) -> str:
    cash = row.value - row.shares * row.price
    return f" + {money(cash)}" if cash else ""


def _binding(row: Row) -> str:
    return f", the {row.bound} binds" if row.bound else ""

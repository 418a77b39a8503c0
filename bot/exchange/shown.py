"""Numbers in; the same as a reader sees them out."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

from bot.language.numbers import grouped


@lru_cache(maxsize=1024)
def shown(value: Fraction) -> str:
    """Write a value exactly, or to six decimals with an ellipsis where it has no end.

    >>> shown(Fraction(38, 5)), shown(Fraction(1, 3))
    ('7.6', '0.333333…')
    """
    text = grouped(value)
    if "/" not in text:
        return text
    return grouped(value, 6).rstrip("0").rstrip(".") + "…"


def money(value: Fraction, currency: str = "USD") -> str:
    """Write an amount of money to the cent.

    >>> money(Fraction(40090)), money(Fraction(-1, 3), "CAD")
    ('$40,090.00', '-CAD 0.33')
    """
    sign = "-" if value < 0 else ""
    return f"{sign}{_mark(currency)}{grouped(abs(value), 2)}"


def price(value: Fraction, currency: str = "USD") -> str:
    """Write a price with all its decimals, two at least.

    >>> price(Fraction(83123, 10000)), price(Fraction(8)), price(Fraction(26, 3))
    ('$8.3123', '$8.00', '$8.6667')
    """
    whole, _, decimals = grouped(value).partition(".")
    text = grouped(value, 4) if "/" in whole else f"{whole}.{decimals:0<2}"
    return f"{_mark(currency)}{text}"


def percent(value: Fraction) -> str:
    """Write a part as a percentage to two decimals.

    >>> percent(Fraction(141300, 752752))
    '18.77%'
    """
    return f"{grouped(100 * value, 2)}%"


def _mark(currency: str) -> str:
    return "$" if currency == "USD" else f"{currency} "

"""The figures of some terms in; each as a reader sees it, with where it came from, out."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from bot.exchange.shown import price, shown
from bot.exchange.terms import Terms
from bot.language.numbers import as_fraction
from bot.model import Quantity, Step

LABELS = {
    "ratio": "ratio",
    "value": "dollar value",
    "average": "average price",
    "least_average": "least average price",
    "most_average": "most average price",
    "cap": "cap on the ratio",
    "floor": "floor of the ratio",
    "per": "principal that the ratio is for",
    "depositary": "part of a share that a depositary share stands for",
    "cash": "cash a share",
    "notes": "principal of notes a share",
    "units": "preferred a share",
    "settled_at": "price of fractions",
    "price": "market price",
    "worth": "market price of what is given up",
    "preference": "liquidation preference",
    "conversion": "original conversion rate",
    "outstanding": "class outstanding",
    "common": "common outstanding",
    "dividend": "dividend a year",
    "coupon": "dividend or interest rate",
    "arrears": "dividends in arrears a share",
    "discount": "discount",
    "most_stock": "most stock for dividends a share",
    "pool": "shares to be issued at most",
    "accepted": "most that is accepted",
    "tendered": "tendered in all",
    "odd": "tendered in odd lots",
    "minimum": "least that must be tendered",
    "factor": "proration factor",
    "held": "held before",
    "owned": "common held before",
    "carrying": "carrying amount",
}
"""What the fields of terms are called."""


@lru_cache(maxsize=1024)
def stated(quantity: Quantity) -> str:
    """Write a figure of the terms with the sign of its unit."""
    value = as_fraction(quantity.value)
    currency = quantity.unit.removesuffix("/share")
    if len(currency) == 3 and currency.isupper():
        return price(value, currency)
    return f"{shown(value)}%" if quantity.unit == "percent" else shown(value)


def field(terms: Terms, name: str) -> str:
    """Write one field of the terms."""
    quantity: Quantity = getattr(terms, name)
    return stated(quantity)


def step(
    terms: Terms, formula: str, expression: str, result: str, names: str | tuple[str, ...] = ()
) -> Step:
    """Write a step of the working; `names` are the fields that were put in, or a source's words."""
    listed = names.split() if isinstance(names, str) else names
    sources = tuple(_source(terms, name) if name in LABELS else name for name in listed)
    return Step(expression=expression, result=result, formula=formula, sources=sources)


def used(terms: Terms, steps: Iterable[Step]) -> tuple[str, ...]:
    """List the fields stated in releases that steps drew on."""
    put_in = {source for each in steps for source in each.sources}
    named = [name for name in terms.sources if getattr(terms, name) is not None]
    return tuple(name for name in named if _source(terms, name) in put_in)


def _source(terms: Terms, name: str) -> str:
    if name not in LABELS:
        return f"{getattr(terms, name)}: {terms.source(name)}"
    return f"{field(terms, name)} {LABELS[name]}: {terms.source(name)}"

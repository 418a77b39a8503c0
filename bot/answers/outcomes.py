"""The result of an exchange in; the sentence that says it out."""

from __future__ import annotations

from functools import lru_cache

from bot.answers.offers import Offer
from bot.answers.wording import figure, named
from bot.exchange import Result
from bot.exchange.outcomes import value_of
from bot.exchange.shown import money, shown
from bot.exchange.stated import stated
from bot.exchange.terms import YOURS
from bot.language.dates import written
from bot.language.numbers import as_fraction, grouped
from bot.model import Quantity

_published = lru_cache(maxsize=256)(figure)
"""The figures of published terms, which are few and are written again and again."""


def figure_of(quantity: Quantity) -> str:
    """Write the figure of a result: shares, or cash where there are none."""
    value = as_fraction(quantity.value)
    return money(value) if quantity.unit == "USD" else shown(value)


def _basis(result: Result, offer: Offer) -> str:
    """Say which ratio was taken: a published one with its date, a given one, or a formula's."""
    terms, ratio = result.terms, result.exchanged.ratio
    if terms.floats or ratio.bound:
        return f"at a ratio of {shown(ratio.value)}"
    if terms.ratio is None:
        return "for cash" if terms.cash else f"on {offer.called}"
    per = f" for each {stated(terms.per)} of principal" if terms.per else ""
    if terms.source("ratio") == YOURS:
        return f"at your ratio of {grouped(terms.ratio.value)}{per}"  # type: ignore[arg-type]
    assert offer.published is not None
    return f"at the ratio of {written(offer.published.as_of)}, {_published(terms.ratio)}{per}"


def _forward(result: Result, offer: Offer) -> str:
    """Write the sentence that says what is received."""
    terms, found = result.terms, result.exchanged
    given_up = f"{counted(result)} {named(terms.surrendered)}"
    brings = f"would bring {received(result)}"
    if found.accepted.count != found.count:
        brings = f"would be accepted to {shown(found.accepted.count)} and bring {received(result)}"
    value = value_of(result)
    if value is not None and terms.price is not None and found.shares:
        brings += f", worth {money(value)} at {stated(terms.price)} a share"
    return f"Hypothetically, {_basis(result, offer)}, {given_up} {brings}."


def counted(result: Result) -> str:
    """Write how much is given up: shares, or dollars of principal."""
    count = result.exchanged.count
    return f"{money(count)} of" if result.terms.per else shown(count)


def received(result: Result) -> str:
    """List what is received: shares, cash, notes and preferred."""
    found, terms = result.exchanged, result.terms
    units = (
        found.accepted.count / as_fraction(terms.per.value) if terms.per else found.accepted.count
    )
    parts = []
    if found.shares or not found.cash:
        parts.append(f"{shown(found.shares)} {named(terms.received)} shares")
    if found.cash:
        parts.append(f"{money(found.cash)} in cash")
    if terms.notes:
        parts.append(f"{money(units * as_fraction(terms.notes.value))} of notes")
    if terms.units:
        parts.append(f"{shown(units * as_fraction(terms.units.value))} preferred")
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def _reverse(result: Result, offer: Offer) -> str:
    """Write the sentence that says what must be given up."""
    given_up = f"{figure_of(result.quantity)} {named(result.security)}"
    return (
        f"Hypothetically, {_basis(result, offer)}, {given_up} "
        f"shares must be given up to receive at least {grouped(result.wanted)} "
        f"{named(result.terms.received)}."
    )


def sentence_of(result: Result, offer: Offer) -> str:
    """Write the one plain sentence that gives a result, on the terms that it was computed on."""
    return _reverse(result, offer) if result.reverse else _forward(result, offer)

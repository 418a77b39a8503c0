"""Words in; the terms, the result and the working that they lead to, with no store behind them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from bot.exchange import Result, Terms, calculate, read_request
from bot.exchange.given import with_clauses
from bot.exchange.working import steps_of
from bot.language.names import Names
from bot.model import Quantity
from tests.building import COMMON, LARKSPUR, PREFERRED

CLASSES = (COMMON, PREFERRED)
NAMES = Names([LARKSPUR], CLASSES)
BARE = Terms(surrendered=PREFERRED, received=COMMON)


def q(text: str, unit: str = "USD") -> Quantity:
    """Make a figure."""
    return Quantity(value=Decimal(text), unit=unit)


def computed(words: str, terms: Terms = BARE) -> Result:
    """Compute the exchange that words describe, on terms that they are put into."""
    request = read_request(words, NAMES, CLASSES)
    return calculate(with_clauses(terms, request.clauses), request)


def lines(words: str, terms: Terms = BARE) -> list[str]:
    """Write the working of an exchange, a formula and its arithmetic a line."""
    steps = steps_of(computed(words, terms))
    return [f"{step.formula}: {step.expression} = {step.result}" for step in steps]


def of_kind(kind: str) -> Terms:
    """Make bare terms for another kind of security given up."""
    return replace(BARE, surrendered=replace(PREFERRED, kind=kind))

"""Figures of one measure in; those first that an order or a firmness asks for, out."""

from __future__ import annotations

from datetime import date

from bot.answers.times import Order, year_before
from bot.model import Fact, Period


def in_order(stated: list[Fact], order: Order | None) -> list[Fact]:
    """Put the facts first that an order asks for, and leave those out that it passes over."""
    if order is None or not stated:
        return stated
    if order == "first":
        return [f for f in stated if f.as_of == stated[-1].as_of]
    newest = firmest(stated)[0]
    if order == "before":
        return [
            f for f in stated if f.as_of.end < newest.as_of.start and f.published < newest.published
        ]
    before = year_before(newest.as_of)
    return [f for f in stated if f.as_of.start >= before.start and _nearly(f.as_of, before)]


def firmest(stated: list[Fact]) -> list[Fact]:
    """Put what is expected last, and what was preliminary after what was stated later."""
    final = max((f.published for f in stated if f.firmness == "stated"), default=date.min)

    def rank(fact: Fact) -> int:
        if fact.firmness == "preliminary":
            return int(fact.published <= final)
        return 2 * (fact.firmness == "expected")

    return sorted(stated, key=rank)


def final(facts: list[Fact]) -> list[Fact]:
    """Leave out what is preliminary, and what was stated before that."""
    early = max((f.published for f in facts if f.firmness == "preliminary"), default=date.min)
    return [f for f in facts if f.firmness == "stated" and f.published >= early]


def _nearly(a: Period, b: Period) -> bool:
    """Tell whether two times are the same but for the days by which weeks and months differ."""
    return abs((a.start - b.start).days) <= 7 and abs((a.end - b.end).days) <= 7

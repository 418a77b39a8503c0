"""Figures of a period: which quarter and year a release reports, and which figure is dated."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from functools import lru_cache

from bot.language.dates import day, find_dates
from bot.measures import measures
from bot.model import Fact, Period


@lru_cache(maxsize=8)
def reported(text: str, published: date) -> dict[int, Period]:
    """Find the quarter and the year that a release reports, by 90 and 365 days.

    Those are the latest of each that it names, ended at most 150 days before publication.
    """
    found: dict[int, Period] = {}
    for _, period in find_dates(text, near=published):
        days = (period.end - period.start).days + 1
        length = 90 if 80 <= days <= 100 else 365 if 357 <= days <= 372 else 0
        ago = (published - period.end).days
        if length and 0 <= ago <= 150 and (length not in found or found[length].end < period.end):
            found[length] = period
    return found


def without_undated(facts: Collection[Fact]) -> Iterator[Fact]:
    """Leave out a figure without a time of its own where the same one is stated with one."""
    dated = {_figure(f) for f in facts if f.as_of != day(f.published)}
    for fact in facts:
        measure = measures()[fact.measure]
        by_time = measure.periodic or measure.announced
        if not by_time or fact.as_of != day(fact.published) or _figure(fact) not in dated:
            yield fact


def _figure(fact: Fact) -> tuple[object, ...]:
    return fact.measure, fact.security and fact.security.key, fact.quantity.value

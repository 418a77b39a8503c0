"""Words of a question in; how long the figure that it wants is to have lasted, out.

A figure of a quarter is no answer to a question for the year, nor one of the second quarter to
a question for the first.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.language import patterns as re
from bot.model import Fact, Period
from bot.store import Store

_NTH = ("first|1st", "second|2nd", "third|3rd", "fourth|4th|final")
_QUARTERS = tuple(
    re.compile(
        rf"\b(?:(?:{words})(?:[ -]fiscal)?[ -]quarter|(?:{words})[ -]qtr|Q{n}|{n}Q)(?![a-z])",
        re.IGNORECASE,
    )
    for n, words in enumerate(_NTH, start=1)
)
_ANOTHER_TIME = re.compile(
    r"\b(?:year[\s-]+(?:ago|earlier|before|over|end|to[\s-]date)|(?:prior|last|previous)[\s-]+year"
    r"|of\s+(?:the\s+)?(?:fiscal\s+)?year|(?:a|one)\s+year|per[\s-]year|(?:a|every|each)\s+quarter"
    r"|quarter(?:ly)?\s+(?:over|to)\s+quarter|year\s+\d{4})\b",
    re.IGNORECASE,
)
"""Words of a year or a quarter that do not say how long the time of a figure is."""

_TO_DATE = re.compile(
    r"\byear[\s-]+to[\s-]+date\b|\bytd\b|\bso\s+far\s+this\s+year\b", re.IGNORECASE
)
_LENGTHS: tuple[tuple[re.Pattern[str], range], ...] = (
    (
        re.compile(
            r"\b(?:six|6)[\s-]+months?\b|\b(?:first|second)[\s-]half\b|\bhalf[\s-]year\b",
            re.IGNORECASE,
        ),
        range(170, 195),
    ),
    (re.compile(r"\b(?:nine|9)[\s-]+months?\b", re.IGNORECASE), range(260, 285)),
    (
        re.compile(
            r"\bquarter(?:ly|s)?\b|\bqtr(?:ly)?\b|\b(?:three|3)[\s-]+months?\b|\bQ[1-4]\b",
            re.IGNORECASE,
        ),
        range(80, 105),
    ),
    (
        re.compile(
            r"\b(?:for|in|of|over|during)\s+(?:the|this|that|its|our|your)\s+(?:full\s+|whole\s+|entire\s+|fiscal\s+"
            r"|past\s+)*year\b(?!['’]s)|\b(?:full|whole|entire|fiscal|calendar)[\s-]+year\b"
            r"|\b(?:annual|yearly|full-year|fy)\b|\b(?:twelve|12)[\s-]+months?\b|\bfor\s+(?:full\s+)?year\b"
            r"|\bthe\s+(?:full\s+)?year['’]?s?\b",
            re.IGNORECASE,
        ),
        range(350, 380),
    ),
)
_SO_FAR = range(170, 290)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lasting:
    """How many days, first day and last included, and which quarter of a year if one is meant."""

    days: range
    quarter: int | None = None

    def fits(self, period: Period, *said: str) -> bool:
        """Tell whether a time lasted so, and is the quarter meant by what is said of it.

        The first words that call one by its number decide, the figure's own before those of its
        sentence and headline; where none does it is that of the calendar.
        """
        if (period.end - period.start).days + 1 not in self.days:
            return False
        calendar = {(period.end.month + 2) // 3}
        called = next((named for words in said if (named := _called(words))), calendar)
        return self.quarter is None or self.quarter in called


def _called(said: str) -> set[int]:
    """List the quarters that words name by their numbers."""
    return {n for n, words in enumerate(_QUARTERS, start=1) if words.search(said)}


def lasting_in(text: str) -> Lasting | None:
    """Find how long a figure is to have lasted; None where a question says nothing, or two.

    >>> lasting_in("net income for the year?").days
    range(350, 380)
    >>> lasting_in("eps in the first quarter of fiscal year 2004").quarter
    1
    """
    if _TO_DATE.search(text):
        return Lasting(days=_SO_FAR)
    words = _ANOTHER_TIME.sub(" ", text)
    found = [days for pattern, days in _LENGTHS if pattern.search(words)]
    quarters = list(_called(text))
    if len(found) != 1:
        return None
    return Lasting(days=found[0], quarter=quarters[0] if len(quarters) == 1 else None)


_QUARTER = range(80, 105)


def as_headed(facts: list[Fact], store: Store) -> list[Fact]:
    """Put the newest quarter before the months to date where the headline is of the quarter.

    A release headed "third quarter results" is asked for the quarter's revenue, and tells that of
    nine months besides.
    """
    if not facts:
        return facts
    first = facts[0]
    headline = store.cite(first.release, first.span).headline
    if _days(first) in _QUARTER or not _called(headline) or _YEARLY.search(headline):
        return facts
    quarters = [
        f
        for f in facts
        if f.release == first.release and _is_end_of(f, first) and _days(f) in _QUARTER
    ]
    return [*quarters, *(f for f in facts if f not in quarters)]


def _is_end_of(quarter: Fact, whole: Fact) -> bool:
    """Tell whether a quarter ends with a time, as near as calendars of weeks agree."""
    return abs((quarter.as_of.end - whole.as_of.end).days) <= _A_WEEK


_A_WEEK = 7
_YEARLY = re.compile(r"\b(?:full[\s-]year|year[\s-]end|annual|yearly)\b", re.IGNORECASE)


def _days(fact: Fact) -> int:
    return (fact.as_of.end - fact.as_of.start).days + 1

"""Words that name an earlier quarter or year in, and the period compared with it; its days out.

"In the same quarter last year" is the time as long that ended a year before. Where a company's
quarter ends on no last day of a month, the release must name the day on which the earlier one
ended; what is not of the same length, or of another quarter, has no time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from bot.language.dates import find_dates, months_to
from bot.model import Period, Release

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_NTH = r"(?:first|second|third|fourth|1st|2nd|3rd|4th)"
_COUNT = r"(?:three|six|nine|twelve|thirteen|twenty-six|thirty-nine|fifty-two|fifty-three|\d{1,2})"
_PHRASE = re.compile(
    rf"""(?:[\s,]{{1,2}}(?:in|for|during|of|the|its|our|a|an|one|that|on
      |same|comparable|comparative|corresponding|like|similar|prior|previous|preceding
      |immediate(?:ly)?|last
      |(?:prior|previous|last)[- ]year(?:['’]s)?|year[- ](?:ago|earlier|before)
      |years?(?:['’]s)?|ago|earlier|before|fiscal|full|quarters?|periods?|half
      |{_NTH}(?:[- ](?:quarter|half))?|Q[1-4]
      |{_COUNT}[- ](?:months?|weeks?)|posted|reported|recorded|earned|ended|ending
      |{_MONTH}\s\d{{1,2}},?\s(?:19|20)\d\d|(?:19|20)\d\d)(?![\w%'’-]))+""",
    re.VERBOSE | re.IGNORECASE,
)
_ENDS = re.compile(
    r"[.,;)]|$|\s(?:and|with|due|as|primarily|mainly|reflecting|driven|because|while|which|or|despite|,)\b|\s[-–—]",
    re.IGNORECASE,
)
_A_YEAR_AGO = re.compile(
    r"\b(?:last|prior|previous|preceding)[- ](?:fiscal[- ])?year"
    r"|\byear[- ](?:ago|earlier|before)\b",
    re.IGNORECASE,
)
_THE_ONE_BEFORE = re.compile(
    r"\b(?:previous|preceding|prior|immediate(?:ly)?\s\w+)\s(?:fiscal\s)?quarter\b", re.IGNORECASE
)
_SAME = re.compile(r"\b(?:same|comparable|comparative|corresponding|like|similar)\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NUMBERED = re.compile(
    rf"\b(?P<nth>{_NTH})[- ](?:fiscal[- ])?quarter\b|\bQ(?P<q>[1-4])\b", re.IGNORECASE
)
_ORDINALS = {"fir": 1, "1st": 1, "sec": 2, "2nd": 2, "thi": 3, "3rd": 3, "fou": 4, "4th": 4}
_LENGTHS = tuple(
    (months, re.compile(words, re.IGNORECASE))
    for months, words in (
        (6, r"\b(?:six|6)[- ]months?\b|\bhalf\b|\b(?:26|twenty-six)[- ]weeks?\b"),
        (9, r"\b(?:nine|9)[- ]months?\b|\bthree\squarters\b|\b(?:39|thirty-nine)[- ]weeks?\b"),
        (12, r"\b(?:twelve|12)[- ]months?\b|\b(?:full|fiscal)\syear\b(?!\s\d)"),
        (3, r"\bquarter\b|\b(?:three|3)[- ]months?\b|\b(?:13|thirteen)[- ]weeks?\b"),
    )
)
_NEAR = timedelta(days=7)
"""How far the end of a company's quarter moves from one year to the next."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """The period of a figure, and the numbers by which its words and headline call its quarter."""

    period: Period
    quarters: frozenset[int]

    @property
    def months(self) -> int | None:
        """Give its length in months: a quarter, a half, three quarters or a year."""
        days = (self.period.end - self.period.start).days + 1
        return next((m for m in (3, 6, 9, 12) if abs(days - m * 30.44) < 10), None)


def quarters_in(text: str) -> frozenset[int]:
    """List the quarters that a text calls by their numbers.

    >>> sorted(quarters_in("Q2, against the third fiscal quarter"))
    [2, 3]
    """
    found = _NUMBERED.finditer(text)
    return frozenset(int(m["q"] or _ORDINALS[m["nth"].lower()[:3]]) for m in found)


def phrase_at(text: str) -> str:
    """Give the words at the start of a text that name a time, where nothing else follows them.

    >>> phrase_at(", in the third quarter of 2003, due to snow")
    ', in the third quarter of 2003'
    """
    found = _PHRASE.match(text)
    if found is None or not _ENDS.match(text, found.end()):
        return ""
    return found[0]


def former(release: Release, reported: Reported, phrase: str) -> Period | None:
    """Find the earlier period that a phrase names beside a reported one; None where it is open."""
    if reported.months is None:
        return None
    for _, named in find_dates(phrase):
        if (named.end - named.start).days >= 80 and "end" in phrase.lower():
            return _as_long(named, reported)
    if re.search(_MONTH + r"\s\d", phrase):
        return None
    years = [int(year) for year in _YEAR.findall(phrase)]
    months = next((n for n, words in _LENGTHS if words.search(phrase)), None)
    if months not in (None, reported.months) or len(years) > 1:
        return None
    if years:
        return _of_year(release, reported, phrase, years[0])
    if _A_YEAR_AGO.search(phrase):
        named_quarters = quarters_in(phrase)
        fits = not named_quarters or named_quarters == reported.quarters
        return _a_year_before(release, reported) if fits else None
    if _THE_ONE_BEFORE.search(phrase) and reported.months == 3:
        return _quarter_before(release, reported)
    return None


def _as_long(named: Period, reported: Reported) -> Period | None:
    """Take a period that is named with its days, if it is as long and earlier."""
    same = Reported(period=named, quarters=frozenset()).months == reported.months
    return named if same and named.end < reported.period.end else None


def _of_year(release: Release, reported: Reported, phrase: str, year: int) -> Period | None:
    """Find the same quarter, half or year of the year before, that a phrase calls by its number."""
    period, quarters = reported.period, quarters_in(phrase)
    fiscal = "fiscal" in phrase.lower()
    if not any(words.search(phrase) for _, words in _LENGTHS) and not _SAME.search(phrase):
        if reported.months != 12:
            return None
    if _A_YEAR_AGO.search(phrase):
        return None
    if fiscal:
        own = rf"\b(?:fiscal\s(?:year\s)?|FY\s?){year + 1}\b"
        if not re.search(own, release.text, re.IGNORECASE) or year + 1 - period.end.year not in (
            0,
            1,
        ):
            return None
    calendar = _of_calendar(period, reported.months or 0)
    own_quarters = reported.quarters
    if calendar and not fiscal and reported.months == 3:
        own_quarters = frozenset({calendar.end.month // 3})
    if quarters and quarters != own_quarters:
        before = calendar and not fiscal and _before(calendar)
        named = before and (before.end.month // 3, before.end.year)
        return before if before and named == (min(quarters), year) and len(quarters) == 1 else None
    if not fiscal and year != period.end.year - 1:
        return None
    found = _a_year_before(release, reported)
    if found is None and calendar and not fiscal:
        return months_to(
            _month_end(calendar.end.year - 1, calendar.end.month), reported.months or 0
        )
    return found


def _of_calendar(period: Period, months: int) -> Period | None:
    """Give the quarters of the calendar that a company's own end within days of."""
    for year, month in {_month(period.end), _month(period.end - _NEAR)}:
        last = _month_end(year, month)
        if abs(last - period.end) <= _NEAR and month % 3 == 0:
            return months_to(last, months)
    return None


def _before(quarter: Period) -> Period:
    return months_to(quarter.start - timedelta(days=1), 3)


def _a_year_before(release: Release, reported: Reported) -> Period | None:
    """Find the period as long that ended a year before."""
    period, months = reported.period, reported.months or 0
    if period.end == _month_end(*_month(period.end)):
        whole = months_to(period.end, months)
        last = _month_end(period.end.year - 1, period.end.month)
        return months_to(last, months) if whole.start == period.start else None
    last_year = period.end - timedelta(days=364)
    return _ending_about(release, last_year, reported)


def _quarter_before(release: Release, reported: Reported) -> Period | None:
    """Find the quarter before the reported one."""
    start = reported.period.start
    if start.day == 1 and reported.period.end == _month_end(*_month(reported.period.end)):
        return months_to(start - timedelta(days=1), 3)
    return _ending_about(release, start - timedelta(days=1), reported)


def _ending_about(release: Release, day: date, reported: Reported) -> Period | None:
    """Find the period as long whose last day the release names near to a day."""
    near = {last for last in _last_days(release) if abs(last - day) <= _NEAR}
    if len(near) != 1:
        return None
    last, period = near.pop(), reported.period
    days = period.end - period.start
    if period == months_to(period.end, reported.months or 0):
        return months_to(last, reported.months or 0)
    return Period(start=last - days, end=last)


@lru_cache(maxsize=4)
def _last_days(release: Release) -> frozenset[date]:
    """List the days that a release names, each the last of a period or alone."""
    return frozenset(_named_days(release.text))


def _named_days(text: str) -> Iterator[date]:
    for _, period in find_dates(text):
        if period.start == period.end or (period.end - period.start).days >= 80:
            yield period.end


def _month(day: date) -> tuple[int, int]:
    return day.year, day.month


def _month_end(year: int, month: int) -> date:
    following = date(year + month // 12, month % 12 + 1, 1)
    return following - timedelta(days=1)

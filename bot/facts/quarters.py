"""A named quarter or year in; its days, by what the release says of its own, or None, out.

What is named without its dates ("the first half", "fiscal 2008") ends when the release says
that its quarter or year ended; where that is open, it has no days.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

from bot.facts.phrases import MONTHS_OF, NUMBERED, Named, kinds_spoken_of, number_of
from bot.language.dates import find_dates, months_to
from bot.model import Period, Release

_NUMBERED_END = re.compile(rf"{NUMBERED.pattern}(?=[^.;]{{0,40}}\bended\b)", re.IGNORECASE)
_FISCAL = re.compile(
    r"\bfiscal\s(?:year\s)?(?P<year>(?:19|20)\d\d)\b|\bFY\s?(?P<fy>(?:19|20)\d\d)\b", re.IGNORECASE
)
_ENDED = re.compile(
    r"\b(?:ended|ending)(?:\s+on)?\s+(?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    r"[a-z]*\.?\s+(?P<day>\d{1,2})\b(?:,?\s+(?P<year>(?:19|20)\d\d)\b)?",
    re.IGNORECASE,
)
_YEARS = re.compile(
    r"\b(?:year|twelve[- ]months?|12[- ]months?|fifty-(?:two|three)[- ]weeks?|5[23][- ]weeks?)\b"
    r"[^.;:]{0,40}$",
    re.IGNORECASE,
)
_LAST_QUARTER = re.compile(r"\b(?:fourth[- ](?:fiscal[- ])?quarter|Q4|4Q)", re.IGNORECASE)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_QUARTER = 92
"""Days of the longest quarter of the calendar."""

LATE = 150
"""Days after its end within which a quarter or year is reported."""


@lru_cache(maxsize=8)
def last_days(text: str, published: date) -> tuple[date | None, date | None]:
    """Find the last day of the quarter or half, and of the year, that a release reports."""
    ends: dict[bool, date] = {}
    for match in _ENDED.finditer(text):
        month, number = _MONTHS.index(match["month"].lower()) + 1, int(match["day"])
        years = (int(match["year"]),) if match["year"] else (published.year, published.year - 1)
        for year in years:
            last = _valid(year, month, number)
            if last and 0 <= (published - last).days <= LATE:
                of_year = (
                    _YEARS.search(text[max(0, match.start() - 60) : match.start()]) is not None
                )
                ends[of_year] = max(last, ends.get(of_year, last))
    return ends.get(False), ends.get(True)


def resolved(release: Release, named: Named) -> Period | None:
    """Give a named period its days, if its year is the one that the release reports."""
    period = _with_days(release, named)
    if period is None or named.year is None:
        return period
    return period if _year_fits(release.text, named, period.end) else None


def _year_fits(text: str, named: Named, last: date) -> bool:
    """Tell whether a period that ended on a day is of the year, fiscal or not, that is named."""
    if not named.fiscal:
        return named.year == last.year
    years = {int(m["year"] or m["fy"]) for m in _FISCAL.finditer(text)}
    years = {y for y in years if abs(y - last.year) <= 1}
    ended = named.kind == "year" or last == last_days(text, last)[1]
    return named.year == (last.year if ended and last.year in years else max(years, default=None))


def _with_days(release: Release, named: Named) -> Period | None:
    """Give a named period its days, by what the release says of its quarter and year."""
    if named.kind == "other":
        return None
    if named.kind == "dated":
        return named.period
    quarter, year = last_days(release.text, release.published)
    latest = _latest(release.text, release.published) | _latest(release.headline, release.published)
    if named.kind == "calendar":
        return _checked(named.period, quarter, year, latest)
    if named.kind == "year":
        if year is not None and (quarter is None or year >= quarter):
            return months_to(year, 12)
        is_last = _LAST_QUARTER.search(release.text) is not None
        return months_to(quarter, 12) if quarter and is_last else latest.get(365)
    last = quarter
    if year is not None and (last is None or year > last) and _LAST_QUARTER.search(release.text):
        last = year
    if last is None and 90 in latest:
        last = latest[90].end
    if last is None or (named.kind == "to_date" and last == year):
        return None
    return _up_to(release, named, last, year)


def _up_to(release: Release, named: Named, last: date, year: date | None) -> Period | None:
    """Give the months that are named before the last day that a release reports."""
    if named.kind == "to_date":
        return _to_date(release.text, last, year)
    months = MONTHS_OF[named.kind]
    if named.kind in ("six", "nine") and _ends_a_year(release.text, last):
        return months_to(date(last.year, months, 30), months)
    return _earlier(release, named, months_to(last, months))


def _ends_a_year(text: str, last: date) -> bool:
    """Tell whether a release calls the quarter that ended on a day the fourth of that year."""
    called = rf"\bfourth[- ]quarter\s(?:of\s)?{last.year}\b"
    return (last.month, last.day) == (12, 31) and re.search(called, text, re.IGNORECASE) is not None


def _earlier(release: Release, named: Named, period: Period) -> Period:
    """Go back from the quarter that a release reports to an earlier one that a number names."""
    before = _quarters_before(release, named.nth) if named.nth else 0
    if named.kind != "quarter" or not before:
        return period
    after = months_to(period.end, 3 * before).start
    return months_to(after - timedelta(days=1), 3)


def _quarters_before(release: Release, nth: int) -> int:
    """Count the quarters from the one of a number to the one that the release reports.

    Where the release does not call its own by one number, or by an earlier one, it is the same.
    """
    own = {number_of(match[0]) for match in NUMBERED.finditer(release.headline)}
    own = own or {number_of(match[0]) for match in _NUMBERED_END.finditer(release.text)}
    reported = own.pop() if len(own) == 1 else None
    return max((reported or nth) - nth, 0)


def _to_date(text: str, last: date, year: date | None) -> Period | None:
    """Give the months of the year so far: six or nine, whichever the release speaks of."""
    spoken = kinds_spoken_of(text) & {"six", "nine"}
    if len(spoken) == 1:
        return months_to(last, MONTHS_OF[next(iter(spoken))])
    return months_to(last, last.month) if not spoken and last.month in (6, 9) else None


def _checked(
    period: Period | None, quarter: date | None, year: date | None, latest: dict[int, Period]
) -> Period | None:
    """Take a quarter or year of the calendar, or the company's own where that is another."""
    assert period is not None
    length = 365 if (period.end - period.start).days > 300 else 90
    last = year if length == 365 else quarter
    if last is None and year is not None and _months_apart(period.end, year) % 3:
        return months_to(year, 3) if 0 < (period.end - year).days < _QUARTER else None
    if last is None or abs(_months_apart(period.end, last)) % 12 == 0:
        return period
    if latest.get(-length) != period:
        return None
    return months_to(last, 12 if length == 365 else 3)


def _months_apart(a: date, b: date) -> int:
    """Count the whole months between two days, where a few days make no difference."""
    return round((a - b).days / 30.44)


@lru_cache(maxsize=8)
def _latest(text: str, published: date) -> dict[int, Period]:
    """Find the latest quarter and year of the calendar that ended, and (below zero) of any."""
    found: dict[int, Period] = {}
    for span, period in find_dates(text, near=published):
        days = (period.end - period.start).days + 1
        length = 90 if 80 <= days <= 100 else 365 if 357 <= days <= 372 else 0
        ago = (published - period.end).days
        own = re.search(
            r"fiscal\s(?:year\s)?$", text[max(0, span.start - 12) : span.start], re.IGNORECASE
        )
        if not length or own:
            continue
        long_ago = 400 if len(text) < 250 else LATE  # a headline says what it reports
        for key, soonest in ((length, 0), (-length, -280)):
            late = key not in found or found[key].end < period.end
            if soonest <= ago <= long_ago and late:
                found[key] = period
    return found


def _valid(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None

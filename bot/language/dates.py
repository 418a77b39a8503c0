"""Text in; the days, months, quarters and years that it names out, as periods.

A span is found by a pattern first; only then is python-dateutil given its words, twice with
different defaults, so that what the text left out is known to be left out.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from bot.language import patterns as re
from bot.model import Period, Span

MONTHS = (
    "January February March April May June July August September October November December"
).split()
"""The names of the months, whatever the locale of the process."""

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_YEAR = r"(?:19|20)\d\d"
_SOME_YEAR = re.compile(_YEAR)
"""What every date has in it, but for a day without a year."""

_SOME_DAY = re.compile(r"\d")
_PATTERN = re.compile(
    rf"""
    (?<![\w/.$-])
    (?:
      (?P<day> {_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?\s*,?\s+{_YEAR}
             | \d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}\s*,?\s+{_YEAR}
             | {_YEAR}-\d{{2}}-\d{{2}}
             | \d{{1,2}}/\d{{1,2}}/{_YEAR} )
    | (?P<lasting> (?: (?: (?P<months>three|six|nine|twelve|3|6|9|12)[- ]months?
                         | (?P<weeks>1[34]|2[67]|39|40|5[23]|thirteen|fourteen
                                    |twenty-six|thirty-nine|fifty-two|fifty-three)[- ]weeks? )
                       (?:\s+(?:fiscal\s+)?(?:period|quarter|year))?
                     | (?:(?:first|second|third|fourth)\s+)?(?:fiscal\s+)?(?P<quarters>quarter)
                     | (?:(?:full|fiscal|full\s+fiscal)\s+)?(?P<years>year) )
                   (?:\s+periods?)?,?[ -]+(?:that\s+)?(?:ended|ending)(?:\s+on)?\s+
                   (?P<ends> {_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?\s*,?\s+{_YEAR}
                           | \d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}\s*,?\s+{_YEAR} ) )
    | (?P<month> {_MONTH}\s*,?\s+(?:of\s+)?{_YEAR} )
    | (?P<quarter> (?: Q(?P<digit>[1-4]) | (?P<digits>[1-4])Q
                     | (?P<ordinal>first|second|third|fourth)[\s-]+quarter )
                   ,?\s*(?:of\s+)?(?:the\s+)?(?:fiscal\s+)?(?:year\s+)?,?\s*(?P<of>{_YEAR})
                 | (?P<yr>{_YEAR})\s+(?P<ordinal2>first|second|third|fourth)[\s-]+quarter)
    | (?: (?<=\bin\ )|(?<=\bduring\ )|(?<=\bof\ )|(?<=\bsince\ )|(?<=\bfiscal\ )|(?<=\byear\ )
        | (?<=\bthe\ )|(?<=\bend\ )|(?<=\bdue\ )
        | (?<=\bfor\ ) )
      (?P<year> {_YEAR} )
    )
    (?! [\d/%] | [-,.]\d | -[A-Za-z] | \s+(?:shares|preferred|common|prefs?)\b )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LOOSE_YEAR = re.compile(
    rf"(?<![\w,./$-])(?P<year>{_YEAR})(?!\d|[-,./]\d|%|\s+(?:shares?|preferred|common|prefs?)\b)"
)
_YEARLESS = re.compile(
    rf"(?<![\w/.$-])(?-i:(?=[A-Z])){_MONTH}\s+(?P<of_month>\d{{1,2}})(?:st|nd|rd|th)?\b"
    rf"(?!\s*[-–/%]|,?\.?\s*\d|:\d|\s+(?:million|billion|thousand|percent|per\b|shares|years|people|cents))",
    re.IGNORECASE,
)
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}


def find_dates(
    text: str, *, loose: bool = False, near: date | None = None
) -> Iterator[tuple[Span, Period]]:
    """Find the periods that text names, left to right.

    With `loose`, a bare year counts too, as in a question ("the 2002 tender").

    >>> [str(period) for _, period in find_dates("In June 2002, and on Nov. 20, 2003")]
    ['2002-06', '2003-11-20']
    """
    if not (_SOME_YEAR if near is None else _SOME_DAY).search(text):
        return
    found = list(_PATTERN.finditer(text))
    if loose:
        taken = {at for match in found for at in range(*match.span())}
        found += [m for m in _LOOSE_YEAR.finditer(text) if m.start() not in taken]
    if near is not None:
        taken = {at for match in found for at in range(*match.span())}
        found += [m for m in _YEARLESS.finditer(text) if m.start() not in taken]
    for match in sorted(found, key=lambda m: m.start()):
        yearless = "of_month" in match.re.groupindex
        period = _nearest(match, near) if yearless else _period(match)
        if near is not None and _is_fiscal_quarter(match):
            continue  # whose calendar is the company's own
        if period is not None:
            yield Span(start=match.start(), end=match.end()), period


def written(period: Period) -> str:
    """Write a period for a reader.

    >>> written(Period(start=date(2003, 11, 20), end=date(2003, 11, 20)))
    '20 November 2003'
    """
    if period.start == date.min:
        return f"before {written_day(period.end + timedelta(days=1))}"
    iso = str(period)
    if "/" in iso:
        return f"{written_day(period.start)} to {written_day(period.end)}"
    if len(iso) == len("2002-06"):
        return f"{MONTHS[period.start.month - 1]} {period.start.year}"
    return iso if len(iso) == len("2002") else written_day(period.start)


def written_day(day: date) -> str:
    """Write a day for a reader, without a leading zero.

    >>> written_day(date(2003, 11, 5))
    '5 November 2003'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def day(value: date) -> Period:
    """Make the period of one day."""
    return Period(start=value, end=value)


def _nearest(match: re.Match[str], near: date | None) -> Period | None:
    """Give a day without a year the year that brings it nearest to another day."""
    assert near is not None
    days = []
    for year in (near.year - 1, near.year, near.year + 1):
        found = _calendar(f"{match[0]}, {year}")
        if found is not None and found.start.year == year:
            days.append(found)
    return min(days, key=lambda d: abs(d.start - near), default=None)


def _is_fiscal_quarter(match: re.Match[str]) -> bool:
    quarter = match.groupdict().get("quarter")
    return bool(quarter) and re.search(r"fiscal|\bFY", match[0], re.IGNORECASE) is not None


def _period(match: re.Match[str]) -> Period | None:
    """Turn a match into a period, or None where the calendar has no such day."""
    groups = match.groupdict()
    if groups.get("year"):
        return _months(int(match["year"]), 1, 12)
    if groups["quarter"]:
        named = (match["ordinal"] or match["ordinal2"] or "").lower()
        number = int(match["digit"] or match["digits"] or 0) or _ORDINALS[named]
        return _months(int(match["of"] or match["yr"]), 3 * number - 2, 3 * number)
    if groups["lasting"]:
        return _lasting(match)
    return _calendar(match[0])


_COUNTS = {"three": 3, "six": 6, "nine": 9, "twelve": 12, "thirteen": 13, "fourteen": 14}
_COUNTS |= {"twenty-six": 26, "thirty-nine": 39, "fifty-two": 52, "fifty-three": 53}


def _lasting(match: re.Match[str]) -> Period | None:
    """Turn "three months ended June 30, 2004" into the days from its first to its last."""
    last = _calendar(match["ends"])
    if last is None:
        return None
    if match["weeks"]:
        weeks = _COUNTS.get(match["weeks"].lower()) or int(match["weeks"])
        return Period(start=last.end - timedelta(days=7 * weeks - 1), end=last.end)
    months = 3 if match["quarters"] else 12
    if match["months"]:
        months = _COUNTS.get(match["months"].lower()) or int(match["months"])
    return months_to(last.end, months)


def months_to(last: date, months: int) -> Period:
    """Make the period of some whole months that ends on a day.

    >>> str(months_to(date(2004, 6, 30), 3))
    '2004-04-01/2004-06-30'
    """
    after = last + timedelta(days=1)
    at = after.year * 12 + after.month - 1 - months
    start = date(at // 12, at % 12 + 1, min(after.day, monthrange(at // 12, at % 12 + 1)[1]))
    return Period(start=start, end=last)


def _calendar(text: str) -> Period | None:
    from dateutil import parser  # slow to import, and most questions name no date

    try:
        words = re.sub(r"(?i)\b(?:of|sept)\b\.?", _plain, text)
        early = parser.parse(words, default=datetime(2000, 1, 1))
        late = parser.parse(words, default=datetime(2000, 1, 28))
    except (ValueError, OverflowError):
        return None
    if early.day != late.day:
        return _months(early.year, early.month, early.month)
    return day(early.date())


def _plain(match: re.Match[str]) -> str:
    return "Sep" if match[0].lower().startswith("sept") else ""


def _months(year: int, first: int, last: int) -> Period:
    """Make the period from the first day of one month to the last day of another."""
    return Period(start=date(year, first, 1), end=date(year, last, monthrange(year, last)[1]))

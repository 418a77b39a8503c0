"""Text in; the days, months, quarters and years that it names out, as periods.

A span is found by a pattern first; only then is python-dateutil given its words, twice with
different defaults, so that what the text left out is known to be left out.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, datetime

from bot.model import Period, Span

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_YEAR = r"(?:19|20)\d\d"
_PATTERN = re.compile(
    rf"""
    (?<![\w/.$-])
    (?:
      (?P<day> {_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?\s*,?\s+{_YEAR}
             | \d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}\s*,?\s+{_YEAR}
             | {_YEAR}-\d{{2}}-\d{{2}}
             | \d{{1,2}}/\d{{1,2}}/{_YEAR} )
    | (?P<month> {_MONTH}\s*,?\s+(?:of\s+)?{_YEAR} )
    | (?P<quarter> (?:Q(?P<digit>[1-4])|(?P<ordinal>first|second|third|fourth)\s+quarter)
                   \s*(?:of\s+)?(?:fiscal\s+)?,?\s*(?P<of>{_YEAR}) )
    | (?: (?<=\bin\ )|(?<=\bduring\ )|(?<=\bof\ )|(?<=\bsince\ )|(?<=\bfiscal\ )|(?<=\byear\ )
        | (?<=\bthe\ )|(?<=\bend\ ) )
      (?P<year> {_YEAR} )
    )
    (?! [\d/%] | [-,.]\d | -[A-Za-z] | \s+(?:shares|preferred|common|prefs?)\b )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LOOSE_YEAR = re.compile(
    rf"(?<![\w,./$-])(?P<year>{_YEAR})(?!\d|[-,./]\d|%|\s+(?:shares?|preferred|common|prefs?)\b)"
)
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}


def find_dates(text: str, *, loose: bool = False) -> Iterator[tuple[Span, Period]]:
    """Find the periods that text names, left to right.

    With `loose`, a bare year counts too, as in a question ("the 2002 tender").

    >>> [str(period) for _, period in find_dates("In June 2002, and on Nov. 20, 2003")]
    ['2002-06', '2003-11-20']
    """
    found = list(_PATTERN.finditer(text))
    if loose:
        taken = {at for match in found for at in range(*match.span())}
        found += [m for m in _LOOSE_YEAR.finditer(text) if m.start() not in taken]
    for match in sorted(found, key=lambda m: m.start()):
        period = _period(match)
        if period is not None:
            yield Span(start=match.start(), end=match.end()), period


def written(period: Period) -> str:
    """Write a period for a reader.

    >>> written(Period(start=date(2003, 11, 20), end=date(2003, 11, 20)))
    '20 November 2003'
    """
    iso = str(period)
    if "/" in iso:
        return f"{written_day(period.start)} to {written_day(period.end)}"
    if len(iso) == len("2002-06"):
        return f"{period.start:%B %Y}"
    return iso if len(iso) == len("2002") else written_day(period.start)


def written_day(day: date) -> str:
    """Write a day for a reader, without a leading zero.

    >>> written_day(date(2003, 11, 5))
    '5 November 2003'
    """
    return f"{day.day} {day:%B %Y}"


def day(value: date) -> Period:
    """Make the period of one day."""
    return Period(start=value, end=value)


def _period(match: re.Match[str]) -> Period | None:
    """Turn a match into a period, or None where the calendar has no such day."""
    groups = match.groupdict()
    if groups.get("year"):
        return _months(int(match["year"]), 1, 12)
    if groups["quarter"]:
        number = int(match["digit"] or 0) or _ORDINALS[match["ordinal"].lower()]
        return _months(int(match["of"]), 3 * number - 2, 3 * number)
    from dateutil import parser  # slow to import, and most questions name no date

    try:
        words = re.sub(r"(?i)\b(?:of|sept)\b\.?", _plain, match[0])
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

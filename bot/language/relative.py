"""Words for a time relative to today in; the same with the time written out.

What is said of "last November" or "year end" is a date like any other once it is written
with its year; the day of asking is passed in.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from bot.language.dates import MONTHS, written_day

_MONTH = rf"(?P<month>{'|'.join(f'{m[:3]}(?:t|{m[3:]})?' for m in MONTHS)})"
_NAMED = re.compile(
    rf"\b(?:(?P<which>last|this|past)\s+)?{_MONTH}\b(?!\.?\s*,?\s*(?:of\s+)?\d)", re.IGNORECASE
)
_DAY = re.compile(
    rf"\b{_MONTH}\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\s*,?\s*\d|[\d,.]*\d)",
    re.IGNORECASE,
)
_UNIT = re.compile(
    r"\b(?P<which>last|this|previous|past)\s+(?P<unit>week|month|quarter|year)\b", re.IGNORECASE
)
_YEAR_END = re.compile(
    r"\b(?:the\s+)?(?:year[\s-]?end|end\s+of\s+(?:the\s+)?(?:year)?|ye)\s*(?:of\s+|in\s+)?"
    r"(?P<year>(?:19|20)\d\d|['’]\d\d)?(?=\W|$)",
    re.IGNORECASE,
)
_FISCAL = re.compile(r"\b(?:fy|fiscal)\s?['’]?(?P<year>\d{2})\b", re.IGNORECASE)
_QUARTER = re.compile(r"\bq(?P<quarter>[1-4])\b(?!\s*,?\s*(?:of\s+)?(?:19|20)\d\d)", re.IGNORECASE)
_ANY = re.compile(
    rf"\b(?:yesterday|year|end|ye|fy|fiscal|last|this|past|previous|q[1-4]|{_MONTH})", re.IGNORECASE
)
_YESTERDAY = re.compile(r"\byesterday\b", re.IGNORECASE)
_ORDINALS = ("first", "second", "third", "fourth")


def written_out(text: str, today: date) -> str:
    """Write times relative to today with their day, month or year.

    A month without a year is the last one that has begun; so is a day.

    >>> written_out("what was it last november?", date(2004, 3, 1))
    'what was it november 2003?'
    >>> written_out("outstanding at year end 2003", date(2004, 3, 1))
    'outstanding at December 31, 2003'
    """
    if not _ANY.search(text):
        return text
    text = _YESTERDAY.sub(written_day(today - timedelta(days=1)), text)
    text = _YEAR_END.sub(lambda match: _year_end(match, today), text)
    text = _FISCAL.sub(lambda match: f"fiscal {_century(match['year'])}", text)
    text = _UNIT.sub(lambda match: _unit(match, today), text)
    text = _DAY.sub(lambda match: _day(match, today), text)
    text = _NAMED.sub(lambda match: _month(match, today), text)
    return _QUARTER.sub(lambda match: _quarter(int(match["quarter"]), today), text)


def _year_end(match: re.Match[str], today: date) -> str:
    if match["year"]:
        return f"December 31, {_century(match['year'].lstrip('’' + chr(39)))}"
    if "year" not in match[0].lower():
        return match[0]
    return f"December 31, {today.year - 1}"


def _century(year: str) -> str:
    """Write a year of two digits with its century."""
    if len(year) == 4:
        return year
    return f"19{year}" if int(year) >= 70 else f"20{year}"


def _unit(match: re.Match[str], today: date) -> str:
    back = 0 if match["which"].lower() == "this" else 1
    unit = match["unit"].lower()
    if unit == "year":
        return f"in {today.year - back}"
    if unit == "week":
        return f"on {written_day(today - timedelta(days=7 * back))}"
    if unit == "month":
        index = today.year * 12 + today.month - 1 - back
        return f"{MONTHS[index % 12]} {index // 12}"
    index = today.year * 4 + (today.month - 1) // 3 - back
    return f"{_ORDINALS[index % 4]} quarter of {index // 4}"


def _day(match: re.Match[str], today: date) -> str:
    month, number = _number(match["month"]), int(match["day"])
    year = today.year - ((month, number) > (today.month, today.day))
    return f"{match[0]}, {year}"


def _month(match: re.Match[str], today: date) -> str:
    name = match["month"]
    if name.lower() == "may" and not match["which"] and name != "May":
        return match[0]  # "may", the verb
    month = _number(name)
    past = month > today.month or (match["which"] == "last" and month == today.month)
    return f"{name} {today.year - past}"


def _quarter(quarter: int, today: date) -> str:
    year = today.year - (quarter > (today.month - 1) // 3 + 1)
    return f"{_ORDINALS[quarter - 1]} quarter of {year}"


def _number(month: str) -> int:
    short = month[:3].capitalize()
    return next(i for i, name in enumerate(MONTHS, start=1) if name.startswith(short))

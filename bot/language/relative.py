"""Words for a time relative to today in; the same with the time written out.

What is said of "last November" or "year end" is a date like any other once it is written
with its year; the day of asking is passed in.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from bot.language import patterns as re
from bot.language.dates import MONTHS, written_day
from bot.language.hints import has_digit

_MONTH = rf"(?P<month>{'|'.join(f'{m[:3]}(?:t|{m[3:]})?' for m in MONTHS)})"
_NAMED = re.compile(
    rf"\b(?:(?P<which>last|this|past)\s+)?{_MONTH}\b(?!\.?\s*,?\s*(?:of\s+)?\d)", re.IGNORECASE
)
_DAY = re.compile(
    rf"\b{_MONTH}\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\s*,?\s*\d|[\d,.]*\d)",
    re.IGNORECASE,
)
_SHORT = re.compile(
    rf"\b(?P<in>in|of|from|since|until|by|to|through|after|before|end\s+of)?\s*{_MONTH}\.?\s+['’]?(?P<year>\d\d)\b"
    r"(?!\s*(?:,|th|st|nd|rd)?\s*\d|[\d,.%/]*\d)",
    re.IGNORECASE,
)
"""A month with two digits of its year: "in aug 06", "June 99"."""

_UNIT = re.compile(
    r"\b(?P<which>last|this|previous|past)\s+(?P<unit>week|month|quarter|year)\b", re.IGNORECASE
)
_YEAR_END = re.compile(
    r"\b(?:the\s+)?(?:year[\s-]?end|end\s+of\s+(?:the\s+)?(?:year)?|ye)\s*(?:of\s+|in\s+)?"
    r"(?P<year>(?:19|20)\d\d|['’]\d\d|(?<=ye)\d\d)?(?=\W|$)",
    re.IGNORECASE,
)
_FISCAL = re.compile(r"\b(?:fy|fiscal)\s?['’]?(?P<year>\d{2})\b", re.IGNORECASE)
_QUARTER = re.compile(r"\bq(?P<quarter>[1-4])\b(?!\s*,?\s*(?:of\s+)?(?:19|20)\d\d)", re.IGNORECASE)
_ANY = re.compile(
    rf"\b(?:yesterday|year|end|ye|fy|fiscal|last|this|past|previous|q[1-4]|[1-4]q|h[12]|[12]h|ago|half"
    rf"|quarter|{_MONTH})",
    re.IGNORECASE,
)
_FIGURES = re.compile(
    r"(?<![\d/.])(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<year>\d{2}|(?:19|20)\d\d)(?![\d/])"
)
_SHORT_YEAR = r"(?:(?:19|20)\d\d|['’]?\d\d)"
_PART = re.compile(
    rf"\b(?:(?P<n>[1-4])q|q(?P<m>[1-4])|(?P<word>first|second|third|fourth|1st|2nd|3rd|4th)\s+quarter)"
    rf"\s*(?:of\s+|in\s+|,\s*)?(?P<fiscal>fiscal\s+(?:year\s+)?|fy\s?)?"
    rf"(?:(?P<year>{_SHORT_YEAR})(?![\d%,/.]\d|\s*(?:shares|prefs?|preferred|common))"
    rf"|(?:of\s+)?(?P<which>last|this|the\s+previous)\s+year)\b",
    re.IGNORECASE,
)
_PART_OF = re.compile(
    r"\b(?P<which>last|this)\s+year['’]?s?\s+(?:q(?P<m>[1-4])"
    r"|(?P<word>first|second|third|fourth)\s+quarter)\b",
    re.IGNORECASE,
)
_HALF = re.compile(
    rf"\b(?:(?P<half>h[12]|[12]h)|(?:the\s+)?(?P<word>first|second)\s+half)\s*(?:of\s+)?(?:fy\s?)?"
    rf"(?P<year>{_SHORT_YEAR})\b",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"\b(?:(?:this\s+time|about|some)\s+)?(?P<n>a|one|two|three|four|five|six|ten|\d{1,2})\s+"
    r"(?P<unit>month|year)s?\s+ago\b(?!\s+(?:quarter|period))",
    re.IGNORECASE,
)
_ENDED = re.compile(
    r"\b(?:at\s+)?(?:the\s+)?end\s+of\s+"
    rf"(?P<month>{'|'.join(f'{m[:3]}(?:{m[3:]})?' for m in MONTHS)})"
    r"\.?,?\s+(?:of\s+)?(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_ENDED_YEAR = re.compile(
    r"\b(?:the\s+)?end\s+of\s+(?P<which>last|this)\s+year\b|\b(?P<which2>last|this)\s+year[\s-]end\b",
    re.IGNORECASE,
)
_NAMELY = re.compile(
    r"\b(?:(?:this|at\s+this)\s+time\s+)?(?:a|one|two|three|four|five|\d)\s+years?\s+ago\b[^,;(]*[,;(]?\s*"
    r"(?:i\.?\s?e\.?|that\s+is|meaning|so)\b\.?,?(?=.*\d)",
    re.IGNORECASE,
)
"""A time that is said again more exactly: "two years ago, i.e. at year end 2003"."""

_LAST_DAY = 31
_COUNTS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10}
_NUMBERS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_NUMBERS |= {"1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
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
    if has_digit(text):
        text = _FIGURES.sub(_figures, _NAMELY.sub(" ", text))
    if not _ANY.search(text):
        return text
    text = _THAN_LAST_YEAR.sub(r"\g<than> the prior year", text)
    text = _SHORT.sub(_short, text)
    text = _PART.sub(lambda match: _part(match, today), text)
    text = _PART_OF.sub(lambda match: _part(match, today), text)
    text = _HALF.sub(_half, text)
    text = _BACK.sub(lambda match: _back(match, today), text)
    text = _ENDED.sub(_ended, text)
    text = _ENDED_YEAR.sub(lambda match: _ended_year(match, today), text)
    text = _YESTERDAY.sub(written_day(today - timedelta(days=1)), text)
    text = _YEAR_END.sub(lambda match: _year_end(match, today), text)
    text = _FISCAL.sub(lambda match: f"fiscal {_century(match['year'])}", text)
    text = _UNIT.sub(lambda match: _unit(match, today), text)
    text = _DAY.sub(lambda match: _day(match, today), text)
    text = _NAMED.sub(lambda match: _month(match, today), text)
    text = _TO_MONTH.sub(_of_month, _OF_MONTH.sub(_of_month, text))
    return _QUARTER.sub(lambda match: _quarter(int(match["quarter"]), today), text)


_THAN_LAST_YEAR = re.compile(
    r"(?P<than>\b(?:over|on|from|than|against|versus|vs\.?|v\.?|compared\s+(?:to|with)|relative\s+to))\s+(?:the\s+)?"
    r"(?:(?:last|previous)\s+year(?:['’]?s)?(?!\s+(?:end|to|until|through|and|-))|a\s+year\s+ago)\b",
    re.IGNORECASE,
)
"""The year that a figure is compared with: the one before its own, not before the asker's."""

_OF_MONTH = re.compile(
    rf"\b{_MONTH}\.?\s+(?P<year>(?:19|20)\d\d)\s+(?:quarter|qtr)\b"
    r"(?:\s+(?:of\s+)?(?P<of>(?:19|20)\d\d))?",
    re.IGNORECASE,
)
_TO_MONTH = re.compile(
    r"\b(?:quarter|qtr)\s+(?:that\s+)?(?:ended|ending|to)\s+(?:in\s+)?"
    rf"{_MONTH}\.?,?\s+(?P<of>(?P<year>(?:19|20)\d\d))\b",
    re.IGNORECASE,
)


def _of_month(match: re.Match[str]) -> str:
    """Write the quarter that is called by its last month.

    >>> _OF_MONTH.sub(_of_month, "the June 2006 quarter")
    'the quarter ended June 30, 2006'
    """
    month, year = _number(match["month"]), int(match["of"] or match["year"])
    return f"quarter ended {MONTHS[month - 1]} {monthrange(year, month)[1]}, {year}"


def _short(match: re.Match[str]) -> str:
    """Write the whole year after a month, where its two digits can be no day."""
    year, before = match["year"], match["in"]
    is_year = year.startswith("0") or int(year) > _LAST_DAY or "'" in match[0] or "’" in match[0]
    if not is_year:
        return match[0]
    return f"{before + ' ' if before else ' '}{match['month']} {_century(year)}"


def _figures(match: re.Match[str]) -> str:
    """Write a day in figures out, where it is clear which of them is the month.

    >>> _FIGURES.sub(_figures, "3/31/98, 31/3/1998, 5/7/04")
    'March 31, 1998, March 31, 1998, 5/7/04'
    """
    a, b = int(match["a"]), int(match["b"])
    month, day = (a, b) if b > 12 or a == b else (b, a)
    clear = a > 12 or b > 12 or a == b
    if not (clear and 1 <= month <= 12 and 1 <= day <= 31):
        return match[0]
    return f"{MONTHS[month - 1]} {day}, {_century(match['year'])}"


def _part(match: re.Match[str], today: date) -> str:
    """Write a quarter of a year that is abbreviated or relative: `3Q98`, `Q3 last year`."""
    groups = match.groupdict()
    word = (groups["word"] or "").lower()
    quarter = int(groups.get("n") or groups["m"] or 0) or _NUMBERS[word]
    which = (groups["which"] or "").lower()
    year = groups.get("year")
    said = _century(year.lstrip("'’")) if year else str(today.year - (which != "this"))
    fiscal = "fiscal " if groups.get("fiscal") else ""
    return f"{_ORDINALS[quarter - 1]} quarter of {fiscal}{said}"


def _half(match: re.Match[str]) -> str:
    """Write half a year as its first and its last day."""
    said = (match["half"] or match["word"]).lower()
    year = _century(match["year"].lstrip("'’"))
    if "1" in said or said == "first":
        return f"between January 1, {year} and June 30, {year}"
    return f"between July 1, {year} and December 31, {year}"


def _back(match: re.Match[str], today: date) -> str:
    """Write a time some months or years ago; it is no day in particular."""
    count = match["n"].lower()
    back = _COUNTS.get(count) or int(count)
    if match["unit"].lower() == "year":
        return f"in {today.year - back}"
    index = today.year * 12 + today.month - 1 - back
    return f"in {MONTHS[index % 12]} {index // 12}"


def _ended(match: re.Match[str]) -> str:
    month, year = _number(match["month"]), int(match["year"])
    return f"{MONTHS[month - 1]} {monthrange(year, month)[1]}, {year}"


def _ended_year(match: re.Match[str], today: date) -> str:
    which = (match["which"] or match["which2"]).lower()
    return f"December 31, {today.year - (which == 'last')}"


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

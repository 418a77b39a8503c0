"""A release's blocks and origin in; the day of publication, and what gave it, out.

The order is: the dateline, the header or the wire's own line, the filing's or feed's date,
and last a day written into the file's name or address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from bot.language.dates import find_dates
from bot.model import Mark, Span
from bot.releases.blocks import Block, Origin, span_of
from bot.releases.dateline import Dateline
from bot.releases.wires import NAMES as WIRES

_WIRE_DAY = re.compile(r"-\s?0\s?-\s{0,60}(?P<day>\d{1,2}/\d{1,2}/\d{2,4})")
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_DAY = re.compile(
    r"""
      (?P<month> [A-Z][a-z]{2,8} )\.? \s* (?P<day> \d{1,2} )(?:st|nd|rd|th)?
      (?: \s*,?\s* (?P<year> \d{4} ) )?
    | (?P<before> \d{1,2} )(?:st|nd|rd|th)? \s+ (?P<later> [A-Z][a-z]{2,8} )\.?
      (?: \s*,?\s+ (?P<last> \d{4} ) )?
    | (?P<first> \d{1,2} )/(?P<second> \d{1,2} )/(?P<end> \d{4} | \d\d )
    | (?P<iso> \d{4}-\d\d-\d\d )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LATEST = 60
_EARLIEST = -7
"""Days between a dateline and another day that completes it: a page may be dated the day before."""

_READ = 6000
_NEAR = 120
_NAME_DAY = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)[-_./]?(?P<month>0[1-9]|1[0-2])"
    r"[-_./]?(?P<day>[0-2]\d|3[01])(?!\d)"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_LATER = re.compile(
    r"(?i)\b(?:quarters?|years?|months?|weeks?|periods?|ended|ending|record|payable|conference|fiscal"
    r"|as of|through|until|before|call|results|announce)\b"
)
_RELEASED = re.compile(r"(?i)\b(?:release[ds]?|news|dated?|immediate|issued|published)\b")
_BESIDE = re.compile(
    rf"\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{{0,6}}\b\.?,?|\b\d{{1,2}}:\d\d(?::\d\d)?(?:\s?[AP]\.?M\b\.?)?"
    rf"|\b(?:E[SD]?T|C[SD]?T|M[SD]?T|P[SD]?T|GMT|UTC)\b|\b(?:{WIRES})\b|\|.*$|\s[-–—]+(?=\s|$)",
    re.IGNORECASE,
)
"""What stands beside a day of its own: the weekday, the hour, the wire, what a page says of it."""

_DOTTED = re.compile(
    r"(?<![\d.])(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>(?:19|20)\d\d)(?![\d.]\d)"
)
_MONTH_CUT = re.compile(
    r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?$", re.IGNORECASE
)
_IMMEDIATE = re.compile(r"\bfor\s(?:immediate\s)?release\b:?", re.IGNORECASE)
_COPYRIGHT = re.compile(
    rf"(?:copyright|\(c\)|©)\s{{0,2}}(?:\(c\)\s|©\s?)?(?P<year>(?:19|20)\d\d),?\s{{1,2}}(?:{WIRES})\b",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"\W*(?:(?:publication|release|issue)?\s?dated?|released|published|posted)?\W*", re.IGNORECASE
)
_HEAD = 400
_ALONE = 60
_CELL = re.compile(r"\S+(?: {1,2}\S+)*")


def find_published(
    above: Sequence[Block], body: Sequence[Block], dateline: Dateline | None, origin: Origin
) -> Mark | None:
    """Find the day of publication; the mark's name says what gave it, its value is ISO."""
    day = _day(dateline.day[0]) if dateline and dateline.day else None
    header = None
    if day is None:
        header = next(_header_days(above), None) or next(_wire_days(body), None)
        header = header or next(_labelled_days(body), None)
    if dateline and dateline.day and body:
        words, at = dateline.day
        span = span_of(body[0].start + at, words)
        day = day or _with_year(words, header, origin) or _by_text(words, body)
        day = day or _by_copyright(words, body)
        if day:
            return Mark(name="dateline", value=day.isoformat(), span=span)
    if header:
        return header
    nowhere = Span(start=0, end=0)
    if origin.dated:
        return Mark(name=origin.dated_by, value=origin.dated.isoformat(), span=nowhere)
    if named := day_in_name(origin.name):
        return Mark(name="name", value=named.isoformat(), span=nowhere)
    return _below(body)


def day_in_name(name: str) -> date | None:
    """Read the day that a file's name or an address holds, if it holds just one.

    >>> day_in_name("wire_2024_0801_results.md").isoformat()
    '2024-08-01'
    >>> day_in_name("0000950124-00-005827.txt") is None
    True
    """
    days = set()
    for match in _NAME_DAY.finditer(name):
        try:
            days.add(date(int(match["year"]), int(match["month"]), int(match["day"])))
        except ValueError:
            continue
    return days.pop() if len(days) == 1 else None


def _header_days(above: Sequence[Block]) -> Iterator[Mark]:
    """Give the days printed above the body, in cells that say little else."""
    for block in above:
        for at, line in _whole_lines(block):
            if not _YEAR.search(line):
                continue
            for cell in _CELL.finditer(line):
                for span, day in _days_in(cell[0]):
                    if _is_alone(cell[0], span):
                        start = at + cell.start() + span.start
                        printed = cell[0][span.start : span.end]
                        where = span_of(start, printed)
                        yield Mark(name="header", value=day.isoformat(), span=where)


def _whole_lines(block: Block) -> Iterator[tuple[int, str]]:
    """Give the lines of a block, one that ends in a month's name with the next one."""
    lines = list(block.lines())
    for number, (at, line) in enumerate(lines):
        cut = number + 1 < len(lines) and _MONTH_CUT.search(line)
        yield at, f"{line} {lines[number + 1][1]}" if cut else line


def _days_in(cell: str) -> Iterator[tuple[Span, date]]:
    """Give the days of a cell, also as "20.11.2003", which has the day before the month."""
    for span, period in find_dates(cell):
        if period.start == period.end:
            yield span, period.start
    for match in _DOTTED.finditer(cell):
        try:
            found = date(int(match["year"]), int(match["month"]), int(match["day"]))
        except ValueError:
            continue
        yield Span(start=match.start(), end=match.end()), found


def _is_alone(cell: str, span: Span) -> bool:
    """Tell whether a day stands by itself, or with words that say it is the release's."""
    rest = _BESIDE.sub(" ", f"{cell[: span.start]} {cell[span.end :]}")
    words = len(rest.split())
    return not _LATER.search(rest) and (words <= 3 or (words <= 7 and bool(_RELEASED.search(rest))))


def _wire_days(body: Sequence[Block]) -> Iterator[Mark]:
    """Give the day of a wire's own line under the release: "-0- 11/20/2003"."""
    for block in body:
        if "0" in block.text and (match := _WIRE_DAY.search(block.text)):
            if day := _day(match["day"]):
                span = span_of(block.start + match.start("day"), match["day"])
                yield Mark(name="header", value=day.isoformat(), span=span)


def _day(words: str, year: int | None = None) -> date | None:
    """Read the words of a day; `year` is taken where they name none.

    >>> str(_day("Sept. 27, 2000")), _day("27 September"), str(_day("Feb. 2", 2005))
    ('2000-09-27', None, '2005-02-02')
    """
    match = _DAY.fullmatch(words.strip())
    if match is None:
        return None
    printed = match["year"] or match["last"] or match["end"]
    full = _full_year(printed) if printed else year
    try:
        if match["iso"]:
            return date.fromisoformat(match["iso"])
        return date(full, _month(match), _number(match)) if full else None
    except ValueError:
        return None


def _month(match: re.Match[str]) -> int:
    named = match["month"] or match["later"]
    return _MONTHS.index(named[:3].lower()) + 1 if named else int(match["first"])


def _number(match: re.Match[str]) -> int:
    return int(match["day"] or match["before"] or match["second"])


def _full_year(printed: str) -> int:
    """Give the year of two digits or four; two are of the time since EDGAR began."""
    if len(printed) > 2:
        return int(printed)
    return int(printed) + (1900 if int(printed) > 90 else 2000)


def _with_year(words: str, header: Mark | None, origin: Origin) -> date | None:
    """Complete a day without a year from the header, the wire's line, the filing or the name."""
    known = [date.fromisoformat(header.value)] if header else []
    known += [day for day in (origin.dated, day_in_name(origin.name)) if day]
    for anchor in known:
        for year in (anchor.year, anchor.year - 1):
            day = _day(words, year)
            if day and _EARLIEST <= (anchor - day).days < _LATEST:
                return day
    return None


def _by_text(words: str, body: Sequence[Block]) -> date | None:
    """Complete a day without a year by the days near it that the text names, if they agree."""
    text = "\n".join(block.text for block in body)[:_READ]
    named = [period.start for _, period in find_dates(text) if period.start == period.end]
    years = sorted({day.year + change for day in named for change in (-1, 0, 1)})
    days = [day for year in years if (day := _day(words, year))]
    near = {day for day in days for other in named if abs((day - other).days) <= _NEAR}
    return near.pop() if len(near) == 1 else None


def _by_copyright(words: str, body: Sequence[Block]) -> date | None:
    """Complete a day without a year by that of a wire's copyright, if all of them agree."""
    text = "\n".join(block.text for block in body)
    years = {int(match["year"]) for match in _COPYRIGHT.finditer(text)}
    return _day(words, years.pop()) if len(years) == 1 else None


def _labelled_days(body: Sequence[Block]) -> Iterator[Mark]:
    """Give the day beside "for immediate release" where the news was run together with it."""
    for block in body[:1]:
        match = _IMMEDIATE.search(block.text[:_HEAD])
        if match is None:
            continue
        for span, day in _days_in(block.text[:_HEAD]):
            before = block.text[span.end : match.start()]
            after = block.text[match.end() : span.start]
            beside = before if span.end <= match.start() else after
            if len(beside.strip(" ,.:;-–—|")) == 0:
                printed = block.text[span.start : span.end]
                where = span_of(block.start + span.start, printed)
                yield Mark(name="header", value=day.isoformat(), span=where)


def _below(body: Sequence[Block]) -> Mark | None:
    """Find the day in a line of its own below the news, labelled or alone, if it is the only."""
    found = [mark for block in body[1:] for at, line in block.lines() for mark in _alone(at, line)]
    return found[0] if len({mark.value for mark in found}) == 1 else None


def _alone(at: int, line: str) -> Iterator[Mark]:
    """Give the day that a line has and nothing else but a label for it."""
    if len(line) > _ALONE or not _YEAR.search(line):
        return
    for span, day in _days_in(line):
        before, after = _BESIDE.sub("", line[: span.start]), line[span.end :]
        if _DATED.fullmatch(before) and not after.strip(" ."):
            where = span_of(at + span.start, line[span.start : span.end])
            yield Mark(name="header", value=day.isoformat(), span=where)


def as_published(found: Mark) -> tuple[Mark, Mark]:
    """Make the marks of the day, and of what gave it."""
    return replace(found, name="published"), replace(
        found, name="published.source", value=found.name
    )

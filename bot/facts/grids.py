"""A release's text in; its tables out: what stands above, the headings' cells, the rows.

Tables are lines whose cells stand apart by two blanks or more, as typed documents have them and
as HTML and Markdown tables are written out. Indents are not relied on, since a paragraph loses its
own: cells are counted, and a row that has not one for each column is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.model import Span

_APART = re.compile(r"\S {2,}[$(\d]")
"""What every text with a table has in it."""

MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_HEADING_WORD = (
    r"(?:for|the|and|one|three|six|nine|twelve|thirteen|fourteen|twenty-six|thirty-nine|fifty-two|fifty-three"
    rf"|\d{{1,2}}|months?|weeks?|quarters?|years?|periods?|ended|ending|{MONTH}(?:\s\d{{1,2}})?,?"
    r"|\d{1,2},|(?:19|20)\d\d|\d{1,2},(?:19|20)\d\d|fiscal|full|first|second|third|fourth|half|Q[1-4]"
    r"|year-to-date|ytd|to|date|change|%|percent|increase|decrease|\(decrease\)|variance|inc\.?"
    r"|\((?:un)?audited\)|[(]?(?:un)?audited[)]?)"
)
_HEADING = re.compile(rf"{_HEADING_WORD}(?:[\s/-]{_HEADING_WORD})*", re.IGNORECASE)
_OF_TIME = re.compile(
    rf"\b(?:months?|weeks?|quarters?|years?|half|ended|(?:19|20)\d\d|Q[1-4]|{MONTH}\s\d)",
    re.IGNORECASE,
)
_SILENT = re.compile(r"\(?(?:un)?audited\)?", re.IGNORECASE)
_CELL = re.compile(
    r"(?:(?P<printed>(?P<dollar>\$)?\s{0,20}(?P<minus>[(-]\s?)?(?P<dollar2>\$)?\s{0,20}"
    r"(?P<number>\d{1,3}(?:,\d{3}){1,9}(?:\.\d{1,9})?|\d{1,15}(?:\.\d{1,9})?|\.\d{1,9})\s?(?P<close>\))?)"
    r"\s?(?P<percent>%\)?)?(?P<noted>\*{1,3})?"
    r"|\$?\s{0,20}(?P<none>-{1,3}|[—–]|N/?[AM]|nil|%))(?=\s|$)",
    re.IGNORECASE,
)
_BLANKS = re.compile(r"\s*")
_VALUES_FROM = re.compile(r"\.{3,}\s*|\s{2,}|\s(?=\$)|(?<=[a-z)])(?=\$\s)")
_OF_TABLES = re.compile(r"\b(?:tables?|below|following|follows?)\b", re.IGNORECASE)
"""What a paragraph speaks of that says something of the table after it."""

_LONGEST_TITLE = 130
_LONGEST_ROW = 600
_LONGEST_HEADING = 60
_MOST_ABOVE = 9
_MOST_LABEL = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A value of a row; `number` is empty where there is none, `percent` if it is one."""

    printed: str
    number: str
    negative: bool
    percent: bool
    dollar: bool
    noted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row: its label, the words right above that it stands under, its cells and its place."""

    label: str
    under: str
    cells: tuple[Cell, ...]
    span: Span


@dataclass(slots=True, kw_only=True)
class Table:
    """A table: the lines above its headings and beside them, the headings' cells, its rows."""

    above: list[str]
    headings: list[list[str]] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class _Reader:
    """What is known at a line: the table, the lines since its last row, those of a label."""

    table: Table | None = None
    between: list[str] = field(default_factory=list)
    label: list[tuple[int, str]] = field(default_factory=list)
    under: str = ""
    blank: bool = True


def tables_of(text: str) -> Iterator[Table]:
    """Find the tables that have headings of time, with what stands above them."""
    if not _APART.search(text):
        return
    reader = _Reader()
    at = 0
    for line in text.split("\n"):
        if done := _read(reader, line, at):
            yield done
        at += len(line) + 1
    if reader.table is not None and reader.table.rows:
        yield reader.table


def _read(reader: _Reader, line: str, at: int) -> Table | None:
    """Read a line; give the table that it ends, if it ends one."""
    if not line.strip():
        reader.label, reader.blank = [], True
        return None
    short = len(line) <= _LONGEST_ROW
    heading = _heading(line) if short else None
    row = _row(line) if short and not heading else None
    done = None
    if heading:
        done = _begin(reader, line, *heading)
    elif row is not None:
        _add(reader, row, line, at)
    elif len(line.strip()) > _LONGEST_TITLE:
        done = reader.table if reader.table and reader.table.rows else None
        reader.table, reader.label, reader.under = None, [], ""
        reader.between = [line.strip()] if _OF_TABLES.search(line) else []
    else:
        reader.between.append(line.strip())
        reader.label.append((at, line))
    reader.blank = False
    return done


def _begin(reader: _Reader, line: str, title: str, cells: list[str]) -> Table | None:
    """Take a line of headings: of the table, or of a new one where it has rows already."""
    done = None
    if reader.table is None or reader.table.rows:
        done = reader.table
        reader.table = Table(above=reader.between[-_MOST_ABOVE:])
    else:
        reader.table.above += reader.between
    if title:
        reader.table.above.append(title)
    if cells:
        reader.table.headings.append(cells)
    reader.between, reader.label, reader.under = [], [], ""
    return done


def _add(reader: _Reader, row: tuple[str, tuple[Cell, ...]], line: str, at: int) -> None:
    """Add a row to the table, with the lines above it that its label begins on."""
    own, cells = row
    lines = _label_lines(reader.label) if own[:1].islower() or line[:1].isspace() else []
    if reader.table is not None:
        if not reader.table.rows:
            reader.table.above += reader.between
        start = lines[0][0] + _indent(lines[0][1]) if lines else at + _indent(line)
        label = " ".join([*(text.strip() for _, text in lines), own]).strip()
        headed = reader.label[: len(reader.label) - len(lines)]
        if headed or (reader.blank and not _goes_on(own)):
            reader.under = headed[-1][1].strip() if headed else ""
        span = Span(start=start, end=at + len(line.rstrip()))
        reader.table.rows.append(Row(label=label, under=reader.under, cells=cells, span=span))
    reader.between, reader.label = [], []


def _goes_on(label: str) -> bool:
    """Tell whether a label goes on with what the one above it stands under."""
    return re.match(r"\W*(?:basic|diluted)\b", label, re.IGNORECASE) is not None


def _label_lines(lines: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Take the lines right above a row that its label begins on, none that heads several rows."""
    found: list[tuple[int, str]] = []
    for at, line in reversed(lines[-_MOST_LABEL:]):
        if line.rstrip().endswith(":"):
            break
        found.insert(0, (at, line))
    return found


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _heading(line: str) -> tuple[str, list[str]] | None:
    """Part a line of headings into the words beside them and its cells; None if it is none."""
    chunks = re.split(r"\s{2,}", line.strip())
    title = "" if _is_heading(chunks[0]) else chunks.pop(0)
    cells = [c for c in chunks if not _SILENT.fullmatch(c)]
    if not all(map(_is_heading, cells)):
        return None
    if cells and not any(_OF_TIME.search(c) or "hange" in c.lower() for c in cells):
        return None
    return (title, cells) if cells else None


def _is_heading(cell: str) -> bool:
    """Tell whether a cell names a time or a change, and nothing else."""
    return len(cell) <= _LONGEST_HEADING and _HEADING.fullmatch(cell) is not None


def _row(line: str) -> tuple[str, tuple[Cell, ...]] | None:
    """Part a line into a label and the values that end it; None where it has none."""
    bare = line.rstrip()
    for found in _VALUES_FROM.finditer(bare):
        cells = _cells(bare, found.end())
        if cells:
            return bare[: found.start()].strip(" .:"), tuple(cells)
    return None


def _cells(line: str, at: int) -> list[Cell]:
    """Read the values from a place to the end of a line; none where anything else is there."""
    cells: list[Cell] = []
    while at < len(line):
        blanks = _BLANKS.match(line, at)
        found = _CELL.match(line, blanks.end() if blanks else at)
        if found is None or (found["minus"] or "").startswith("(") != bool(found["close"]):
            return []
        cells.append(
            Cell(
                printed=(found["printed"] or found["none"]).strip(),
                number=(found["number"] or "").replace(",", ""),
                negative=bool(found["minus"]),
                percent=bool(found["percent"]),
                dollar=bool(found["dollar"] or found["dollar2"]),
                noted=bool(found["noted"]),
            )
        )
        at = found.end()
    return cells

"""A table of an HTML document in; rows with their columns out, or its cells' own pieces.

A sign stands in a cell of its own in most filings, so `$`, `(` and `%` go back to their
numbers. A table that only arranges text on the page gives the text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml import etree

from bot.errors import ReleaseError
from bot.releases.blocks import Piece
from bot.releases.limits import MAX_CELLS

_LONG = 240
_MARKERS = frozenset("\u2022 \u00b7 \u25cf \u25aa * - \u2013 o \u25e6 \u2666 \u27a2 \u2605".split())
_OPENING = frozenset(("$", "(", "($", "$(", "US$", "C$", "\u20ac", "\u00a3"))
_CLOSING = frozenset((")", "%", ")%", "%)", "x", "bps", "pts"))
_WIDEST = 60

Row = dict[int, str]
"""The texts of a row's cells, by column."""


def pieces_of_table(
    table: etree._Element, read_cell: Callable[[etree._Element], list[Piece]]
) -> Iterator[Piece]:
    """Make pieces of a table; `read_cell` reads what a cell holds."""
    rows: list[Row] = []
    size = 0
    for row in table.iter("tr"):
        if next(row.iterancestors("table"), None) is not table:
            continue
        cells = _cells(row, read_cell)
        size += len(cells)
        if size > MAX_CELLS:
            raise ReleaseError("Its tables have more cells than a release's.")
        if _is_layout(cells, in_figures=any(len(row) > 1 for row in rows)):
            yield from _written(rows)
            rows = []
            yield from _in_order(cells)
        else:
            rows.append(_merged({at: " ".join(p.text for p in c) for at, c in cells.items()}))
    yield from _written(rows)


def _cells(
    row: etree._Element, read_cell: Callable[[etree._Element], list[Piece]]
) -> dict[int, list[Piece]]:
    """Read the cells of a row that hold anything, by column."""
    cells: dict[int, list[Piece]] = {}
    column = 0
    for cell in row:
        if cell.tag not in {"td", "th"}:
            continue
        pieces = read_cell(cell)
        if pieces:
            cells[column] = pieces
        span = cell.get("colspan") or "1"
        column += min(int(span), 100) if span.isdecimal() else 1
    return cells


def _is_layout(cells: dict[int, list[Piece]], *, in_figures: bool) -> bool:
    """Tell whether a row arranges text, and is not a row of figures or labels."""
    if any(
        len(piece.text) > _LONG or piece.shape == "table" for c in cells.values() for piece in c
    ):
        return True
    if len(cells) == 2 and next(iter(cells.values()))[0].text in _MARKERS:
        return True
    if len(cells) == 1:
        only = next(iter(cells.values()))
        return len(only[0].text) > 100 or (only[0].raised and not in_figures)
    return False


def _in_order(cells: dict[int, list[Piece]]) -> Iterator[Piece]:
    """Give the pieces of cells one after another; a bullet goes with its text."""
    marker = ""
    for pieces in cells.values():
        for piece in pieces:
            if piece.text in _MARKERS or (len(piece.text) < 5 and piece.text.endswith((".", ")"))):
                marker = f"{piece.text} "
            else:
                yield Piece(marker + piece.text, piece.shape, piece.raised)
                marker = ""


def _merged(row: Row) -> Row:
    """Put signs back to the numbers that they belong to."""
    merged: Row = {}
    opening = ""
    last: int | None = None
    for at, text in row.items():
        if text in _OPENING:
            opening += text
        elif text in _CLOSING and last is not None:
            merged[last] += text
        else:
            merged[at] = opening + text
            opening = ""
            last = at
    return merged


def _written(rows: list[Row]) -> Iterator[Piece]:
    """Write rows as lines with their columns under each other."""
    filled = [row for row in rows if row]
    if not filled:
        return
    if all(len(row) == 1 for row in filled):
        yield Piece("\n".join(next(iter(row.values())) for row in filled), "lines")
        return
    columns = sorted({at for row in filled for at in row})
    widths = {at: min(_WIDEST, max(len(row[at]) for row in filled if at in row)) for at in columns}
    lines = ("   ".join(row.get(at, "").ljust(widths[at]) for at in columns) for row in filled)
    yield Piece("\n".join(line.rstrip() for line in lines), "table")

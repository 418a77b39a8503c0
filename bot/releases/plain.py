"""The text of a typed document in; its pieces, unwrapped and without furniture, out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from bot.releases.blocks import Piece
from bot.releases.furniture import PAGE_END, clean
from bot.releases.pages import across_pages, join_headings
from bot.releases.runs import headings, is_titled, pieces_of_texts
from bot.releases.wraps import AMOUNTS, filled, measure_of, unwrap

_LONGEST_HEADING = 8
_WIDEST = 160
"""Characters of a line beyond any typed measure: such lines are paragraphs."""

_DOUBLE_SPACED = re.compile(r"[a-z,]\n\n {0,8}[a-z]")
_SINGLE_SPACED = re.compile(r"[a-z,]\n {0,8}[a-z]")


def read_plain(text: str) -> Iterator[Piece]:
    r"""Read a typed document: paragraphs, headings and tables.

    >>> [piece.text for piece in read_plain("  A TITLE\n\nSome words that\nare wrapped.")]
    ['A TITLE', 'Some words that are wrapped.']
    """
    text = _single_spaced(clean(text))
    measure = measure_of(text)
    runs = (run.strip("\n") for run in text.split("\n\n"))
    return join_headings(across_pages(_pieces((run for run in runs if run), measure)))


def _single_spaced(text: str) -> str:
    """Take the blank lines out of a document typed with one after every line."""
    if text.count("\n\n") * 5 < text.count("\n") * 2:
        return text
    doubled = len(_DOUBLE_SPACED.findall(text))
    if doubled < 8 or doubled < 4 * len(_SINGLE_SPACED.findall(text)):
        return text
    return re.sub(r"(?<!\n)\n\n(?!\n)", "\n", text)


def _pieces(runs: Iterable[str], measure: int) -> Iterator[Piece]:
    """Make pieces of runs: a table keeps its lines, a paragraph is one line."""
    for run in runs:
        if run == PAGE_END:
            yield Piece(PAGE_END)
            continue
        lines = run.split("\n")
        centred = run[:2] == "  " and len(lines) <= _LONGEST_HEADING and _is_centred(lines, measure)
        if len(lines) > 1 and max(map(len, lines)) > max(_WIDEST, 2 * measure):
            yield from pieces_of_texts([" ".join(line.split()) for line in lines])
        elif len(lines) > 1 and not centred and (text := filled(run, lines, measure)) is not None:
            yield Piece(text)
        elif _is_table(lines):
            margin = min(len(line) - len(line.lstrip()) for line in lines)
            yield Piece("\n".join(line[margin:] for line in lines), "table")
        elif centred or _is_capital_heading(lines):
            yield Piece("\n".join(headings(lines)), "lines", raised=True)
        else:
            raised = len(lines) == 1 and lines[0][:3].isspace() and is_titled(lines[0])
            yield from pieces_of_texts(unwrap(lines, measure), raised=raised)


def _is_table(lines: Sequence[str]) -> bool:
    """Tell whether a run has columns: wide gaps, leaders or aligned amounts in most lines.

    A line far from the margin neither speaks for it nor against, for its first cell is empty;
    nor does a short one, which may be the beginning of a row's label.
    """
    gaps = 0
    counted = len(lines)
    margin = min(len(line) - len(line.lstrip()) for line in lines)
    half = max(map(len, lines)) / 2
    for line in lines:
        bare = line.lstrip()
        if "    " in bare or "...." in bare or ("  " in bare and AMOUNTS.search(bare)):
            gaps += 1
        elif len(line) < half or len(line) - len(bare) > margin + 15:
            counted -= 1
    return gaps * 2 >= counted and gaps > 0


def _is_capital_heading(lines: Sequence[str]) -> bool:
    """Tell whether a run of a few lines is all in capitals, as headings at the margin are."""
    return 1 < len(lines) < _LONGEST_HEADING and all(map(str.isupper, lines))


def _is_centred(lines: Sequence[str], measure: int) -> bool:
    """Tell whether the lines of a run are set about one axis, away from the margin."""
    indents = [len(line) - len(line.lstrip()) for line in lines]
    if min(indents) < 2:
        return False
    centres = [(indent + len(line)) / 2 for indent, line in zip(indents, lines, strict=True)]
    if len(lines) == 1:
        return indents[0] >= 8 and abs(centres[0] - measure / 2) <= measure / 8
    return max(centres) - min(centres) <= 3 and max(indents) - min(indents) > 1

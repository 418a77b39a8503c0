"""Pieces of a document in; one canonical text and the blocks that it is made of out.

Every reader of a format yields pieces; the canonical text is those pieces with a blank line
between them, so that a block's span, and every span within it, slices the text exactly.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.model import Span

Shape = Literal["prose", "lines", "table"]
"""How a piece is printed: running text, separate lines, or rows with columns."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Text without a blank line; `raised` when it is printed as a heading is."""

    text: str
    shape: Shape = "prose"
    raised: bool = False
    linked: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A piece in its place: `start` is the offset of its text in the canonical text."""

    start: int
    text: str
    shape: Shape
    raised: bool

    @property
    def end(self) -> int:
        """Give the offset after the last character."""
        return self.start + len(self.text)

    def lines(self) -> Iterator[tuple[int, str]]:
        """Give each line with its offset in the canonical text."""
        at = self.start
        for line in self.text.split("\n"):
            yield at, line
            at += len(line) + 1


@dataclass(frozen=True, slots=True)
class Layout:
    """The canonical text of a document and its blocks, in order."""

    text: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """What the wrapping of a document says of it, apart from its own text."""

    format: str
    sha256: str
    name: str = ""
    url: str | None = None
    company: str | None = None
    cik: str | None = None
    dated: date | None = None
    dated_by: str = "filed"
    title: str | None = None
    notes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One document as a reader of its format gives it, before it is judged."""

    pieces: Iterable[Piece]
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A document, or a part of one, that is not a release or cannot be read, and why."""

    name: str
    reason: str


def lay_out(pieces: Iterable[Piece]) -> Layout:
    r"""Put pieces one under another, a blank line between them.

    >>> lay_out([Piece("A TITLE", "lines"), Piece("Text.")]).text
    'A TITLE\n\nText.'
    """
    blocks: list[Block] = []
    at = 0
    for piece in pieces:
        blocks.append(Block(at, piece.text, piece.shape, piece.raised))
        at += len(piece.text) + 2
    return Layout("\n\n".join(block.text for block in blocks), tuple(blocks))


def span_of(start: int, text: str) -> Span:
    """Make the span of a text that stands at an offset."""
    return Span(start=start, end=start + len(text))

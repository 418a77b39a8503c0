"""A tree of HTML in; the pieces of its text, in order, out.

A block is raised when all of it is bold, centred or a heading, and linked when all of it is
links. A newline within a block is a blank in HTML; only a break ends a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import islice

from lxml import etree

from bot.errors import ReleaseError
from bot.releases.blocks import Piece
from bot.releases.encoding import printable
from bot.releases.furniture import PAGE_END, is_exhibit_label, is_page_foot, normalise
from bot.releases.limits import MAX_DEPTH
from bot.releases.plain import read_plain
from bot.releases.rows import pieces_of_table
from bot.releases.runs import pieces_of_lines, pieces_of_texts

TOO_DEEP = "Its HTML is nested too deeply to be a page."

_SKIPPED = frozenset(
    """script style head nav form button svg noscript iframe template select option textarea input
    label aside footer dialog video audio canvas object title meta link ix:header""".split()
)
_BLOCKS = frozenset(
    """p div h1 h2 h3 h4 h5 h6 li ul ol dl dt dd blockquote center section article main header body
    html hr pre td th tr tbody thead tfoot caption figure figcaption address page document text
    xbrl fieldset details summary""".split()
)
_OTHERS = frozenset(("br", "hr", "table", "pre"))
_RAISED = frozenset("h1 h2 h3 h4 h5 h6 b strong center th".split())
_SEVERAL_BLOCKS = ("p", "div", "br", "li", "table", "hr", "pre", "script", "style", "ix:header")
_CENTRED = re.compile(
    r"text-align:\s{0,2}center|font-weight:\s{0,2}(?:bold|[6-9]00)", re.IGNORECASE
)
_HIDDEN = re.compile(r"display:\s{0,2}none", re.IGNORECASE)


def walk(element: etree._Element) -> list[Piece]:
    """Give the pieces of an element's text; raise ReleaseError if it is nested too deeply."""
    pen = _Pen()
    pen.write(element, raised=False, linked=False, depth=0)
    pen.close()
    return pen.pieces


@lru_cache(maxsize=256)
def _style(style: str) -> tuple[bool, bool]:
    """Tell whether a style hides a text, and whether it raises it; few differ in a document."""
    return _HIDDEN.search(style) is not None, _CENTRED.search(style) is not None


@dataclass(slots=True)
class _Pen:
    """The text of the block that is open, how much of it is raised or linked, and the pieces."""

    parts: list[str] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    length: int = 0
    raised: int = 0
    linked: int = 0

    def write(self, element: etree._Element, *, raised: bool, linked: bool, depth: int) -> None:
        """Write an element and everything in it."""
        tag = element.tag
        if tag in _SKIPPED:
            return
        if tag in _OTHERS:
            self._write_other(element)
            return
        if depth > MAX_DEPTH:
            raise ReleaseError(TOO_DEEP)
        hidden, centred = _style(element.get("style", ""))
        if hidden:
            return
        block = tag in _BLOCKS
        if block:
            self.close()
        raised = raised or centred or tag in _RAISED or element.get("align") == "center"
        linked = linked or tag == "a"
        self.add("\u2022 " if tag == "li" else "", raised=raised, linked=linked)
        self.add(element.text, raised=raised, linked=linked)
        for child in element:
            self.write(child, raised=raised, linked=linked, depth=depth + 1)
            self.add(child.tail, raised=raised, linked=linked)
        if block:
            self.close()

    def _write_other(self, element: etree._Element) -> None:
        """Write an element that is no text of its block: a break, a rule, a table."""
        if element.tag == "br":
            self.parts.append("\n")
            return
        self.close()
        if element.tag == "hr":
            self.pieces.append(Piece(PAGE_END))
        elif element.tag == "table":
            self.pieces += pieces_of_table(element, _cell)
        else:
            self.pieces += read_plain("".join(map(str, element.itertext())))

    def add(self, text: str | None, *, raised: bool, linked: bool) -> None:
        """Add text to the open block."""
        if not text:
            return
        self.parts.append(text.replace("\n", " ") if "\n" in text else text)
        size = len(text.strip())
        self.length += size
        self.raised += size if raised else 0
        self.linked += size if linked else 0

    def close(self) -> None:
        """End the open block and make its pieces."""
        if self.length:
            linked = self.linked >= self.length
            for piece in _made("".join(self.parts), raised=self.raised >= self.length):
                if not is_exhibit_label(piece.text):
                    self.pieces.append(replace(piece, linked=True) if linked else piece)
            self.length = self.raised = self.linked = 0
        self.parts.clear()


def _made(text: str, *, raised: bool) -> Iterator[Piece]:
    """Make the pieces of a block's text."""
    if not text.isprintable():
        text = normalise(printable(text))
    lines = [" ".join(line.split()) for line in text.strip("\n ").split("\n")]
    if len(lines) == 1:
        yield from pieces_of_texts(lines if lines[0] else [], raised=raised)
        return
    for at, line in enumerate(lines):
        if line.isdecimal() and is_page_foot(line) and (at == 0 or not lines[at - 1]):
            lines[at : at + 1] = [PAGE_END, ""]
    yield from pieces_of_lines(lines, raised=raised)


def _cell(element: etree._Element) -> list[Piece]:
    """Give the pieces of a table's cell, most of which hold no more than a word or a figure."""
    several = list(islice(element.iter(*_SEVERAL_BLOCKS), 2))
    if len(several) < 2 and not (several and several[0].tag not in {"p", "div"}):
        raised = element.tag == "th"
        return list(_made("".join(map(str, element.itertext())).replace("\n", " "), raised=raised))
    pen = _Pen()
    pen.add(element.text, raised=False, linked=False)
    for child in element:
        pen.write(child, raised=False, linked=False, depth=1)
        pen.add(child.tail, raised=False, linked=False)
    pen.close()
    return pen.pieces

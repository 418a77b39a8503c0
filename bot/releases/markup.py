"""The HTML of an exhibit or of a newsroom's page in; its pieces out, tables as rows.

One walk over lxml's tree. A block is raised when all of it is bold, centred or a heading;
what a page puts round its article (menus, forms, scripts, a filing's hidden header) is left
out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice

from lxml import etree

from bot.errors import ReleaseError
from bot.releases.blocks import Document, Origin, Piece
from bot.releases.furniture import PAGE_END, is_exhibit_label, is_page_foot, normalise
from bot.releases.limits import MAX_DEPTH
from bot.releases.pages import across_pages, join_headings
from bot.releases.plain import read_plain
from bot.releases.rows import pieces_of_table
from bot.releases.runs import is_running, pieces_of_lines

_SKIPPED = frozenset(
    """script style head nav form button svg noscript iframe template select option textarea input
    label aside footer dialog video audio canvas object title meta link ix:header""".split()
)
_BLOCKS = frozenset(
    """p div h1 h2 h3 h4 h5 h6 li ul ol dl dt dd blockquote center section article main header body
    html hr pre td th tr tbody thead tfoot caption figure figcaption address page document text
    xbrl fieldset details summary""".split()
)
_READERS_OF_THEIR_OWN = frozenset(("br", "hr", "table", "pre"))
_RAISED = frozenset("h1 h2 h3 h4 h5 h6 b strong center th".split())
_CENTRED = re.compile(
    r"text-align:\s{0,2}center|font-weight:\s{0,2}(?:bold|[6-9]00)", re.IGNORECASE
)
_HIDDEN = re.compile(r"display:\s{0,2}none", re.IGNORECASE)
_STAMPS = ("article:published_time", "datepublished", "date", "dc.date", "dcterms.date")
_TOO_DEEP = "Its HTML is nested too deeply to be a page."
_ARTICLE = 400
_PUBLISHED = re.compile(r"(?:19|20)\d\d-\d\d-\d\d")
_LINK_MENU = 3


def read_html(text: str) -> Iterator[Piece]:
    """Read the pieces of an HTML document."""
    root = _parsed(text)
    return iter(()) if root is None else _pieces(root)


def read_page(text: str, origin: Origin) -> Document:
    """Read an HTML document with what it says of itself: title, day of publication, address."""
    root = _parsed(text)
    if root is None:
        return Document((), origin)
    return Document(_pieces(root), _described(root, origin))


def _pieces(root: etree._Element) -> Iterator[Piece]:
    """Read the pieces of a tree, without menus and what every printed page repeats."""
    pieces = _evenly_raised(list(_without_menus(_Walk().read(_main(root)))))
    pieces = _without_page_feet(pieces)
    if _is_set_in_lines(pieces):
        return read_plain("\n".join(piece.text for piece in pieces))
    return join_headings(across_pages(pieces))


def _described(root: etree._Element, origin: Origin) -> Origin:
    """Add to a document's origin what a page's head says."""
    meta: dict[str, str] = {}
    for element in root.iter("meta"):
        key = element.get("property") or element.get("name") or element.get("itemprop") or ""
        meta.setdefault(key.lower(), element.get("content") or "")
    stamps = [meta.get(key, "") for key in _STAMPS]
    stamps += [element.get("datetime") or "" for element in islice(root.iter("time"), 1)]
    titles = [meta.get("og:title", ""), *(_text(element) for element in root.iter("h1"))]
    links = [one.get("href") for one in root.iter("link") if one.get("rel") == "canonical"]
    day = next((found for stamp in stamps if (found := _day(stamp))), None)
    return replace(
        origin,
        title=origin.title or next((title for title in titles if title), None),
        dated=origin.dated or day,
        dated_by=origin.dated_by if origin.dated else "page",
        url=origin.url or next((url for url in links if url), None),
    )


def _parsed(text: str) -> etree._Element | None:
    """Parse HTML; raise ReleaseError if it is nested deeper than any page."""
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=False
    )
    root: etree._Element | None = etree.fromstring(text.encode("utf-8", "replace"), parser)
    if any("depth" in entry.message for entry in parser.error_log):
        raise ReleaseError(_TOO_DEEP)
    return root


def _day(stamp: str) -> date | None:
    match = _PUBLISHED.match(stamp)
    if match is None:
        return None
    try:
        return date.fromisoformat(match[0])
    except ValueError:
        return None


def _main(root: etree._Element) -> etree._Element:
    """Give the element that holds the article, where a page says which it is."""
    for tag in ("article", "main"):
        found = list(islice(root.iter(tag), 2))
        if len(found) == 1 and len(_text(found[0])) > _ARTICLE:
            return found[0]
    for element in root.iter("div", "section"):
        if element.get("itemprop") == "articleBody" or element.get("role") == "main":
            return element
    return root


def _text(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


@dataclass(slots=True)
class _Walk:
    """The walk over a tree: the text of the block that is open, and how it is printed."""

    parts: list[str] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    raised_length: int = 0
    linked_length: int = 0
    length: int = 0

    def read(self, element: etree._Element) -> list[Piece]:
        """Read an element and everything in it."""
        self._element(element, raised=False, linked=False, depth=0)
        self._close()
        return self.pieces

    def _element(self, element: etree._Element, *, raised: bool, linked: bool, depth: int) -> None:
        tag = element.tag
        if tag in _SKIPPED:
            return
        if depth > MAX_DEPTH:
            raise ReleaseError(_TOO_DEEP)
        style = element.get("style") or ""
        if _HIDDEN.search(style):
            return
        if tag in _READERS_OF_THEIR_OWN:
            self._other(element)
            return
        block = tag in _BLOCKS
        if block:
            self._close()
        centred = element.get("align") == "center" or _CENTRED.search(style) is not None
        raised = raised or tag in _RAISED or centred
        linked = linked or tag == "a"
        if tag == "li":
            self._add("\u2022 ", raised=raised, linked=linked)
        self._add(element.text, raised=raised, linked=linked)
        for child in element:
            self._element(child, raised=raised, linked=linked, depth=depth + 1)
            self._add(child.tail, raised=raised, linked=linked)
        if block:
            self._close()

    def _other(self, element: etree._Element) -> None:
        """Read an element that is no text of its block: a break, a rule, a table."""
        if element.tag == "br":
            self.parts.append("\n")
            return
        self._close()
        if element.tag == "hr":
            self.pieces.append(Piece(PAGE_END))
        elif element.tag == "table":
            self.pieces += pieces_of_table(element, self._cell)
        else:
            self.pieces += read_plain("".join(map(str, element.itertext())))

    def _cell(self, element: etree._Element) -> list[Piece]:
        """Read a table's cell by a walk of its own."""
        walk = _Walk()
        walk._add(element.text, raised=False, linked=False)
        for child in element:
            walk._element(child, raised=False, linked=False, depth=1)
            walk._add(child.tail, raised=False, linked=False)
        walk._close()
        return walk.pieces

    def _add(self, text: str | None, *, raised: bool, linked: bool) -> None:
        """Add text to the open block; newlines within it are blanks in HTML."""
        if not text:
            return
        self.parts.append(text.replace("\n", " "))
        size = len(text.strip())
        self.length += size
        self.raised_length += size * raised
        self.linked_length += size * linked

    def _close(self) -> None:
        """End the open block and make its pieces."""
        if self.length:
            raised = self.raised_length >= self.length
            linked = self.linked_length >= self.length
            lines = [" ".join(line.split()) for line in normalise("".join(self.parts)).split("\n")]
            for piece in pieces_of_lines(lines, raised=raised):
                if not is_exhibit_label(piece.text):
                    self.pieces.append(replace(piece, linked=linked))
        self.parts.clear()
        self.length = self.raised_length = self.linked_length = 0


def _evenly_raised(pieces: list[Piece]) -> list[Piece]:
    """Take the mark of a heading off all, where a page prints most of its text that way."""
    texts = [piece for piece in pieces if piece.shape != "table"]
    raised = sum(len(piece.text) for piece in texts if piece.raised)
    if raised * 2 < sum(len(piece.text) for piece in texts):
        return pieces
    return [
        replace(piece, raised=False, shape="prose" if is_running(piece.text) else piece.shape)
        if piece.shape != "table" and len(piece.text) > 60
        else piece
        for piece in pieces
    ]


def _without_page_feet(pieces: list[Piece]) -> list[Piece]:
    """Put a page's end in the place of page numbers and of lines that every page repeats."""
    times = Counter(piece.text for piece in pieces if 8 < len(piece.text) < 200)
    repeated = {text for text, count in times.items() if count > 3}
    kept: list[Piece] = []
    for piece in pieces:
        if is_page_foot(piece.text) or (piece.text in repeated and piece.shape != "table"):
            kept.append(Piece(PAGE_END))
        else:
            kept.append(piece)
    return kept


def _is_set_in_lines(pieces: list[Piece]) -> bool:
    """Tell whether every printed line is a block of its own, as converters from PDF make it."""
    prose = [piece for piece in pieces if piece.shape != "table" and len(piece.text) > 40]
    going_on = sum(piece.text[0].islower() for piece in prose)
    return len(prose) > 10 and going_on * 3 > len(prose)


def _without_menus(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Leave out rows of links: three or more short pieces that are nothing but links."""
    held: list[Piece] = []
    for piece in [*pieces, Piece("")]:
        if piece.linked and len(piece.text) < 80:
            held.append(piece)
            continue
        if len(held) < _LINK_MENU:
            yield from held
        held = []
        if piece.text:
            yield piece

"""The HTML of an exhibit or of a newsroom's page in; its pieces out, tables as rows.

One walk over lxml's tree. A block is raised when all of it is bold, centred or a heading;
what a page puts round its article (menus, forms, scripts, a filing's hidden header) is left
out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import islice

from lxml import etree

from bot.errors import ReleaseError
from bot.releases.blocks import Document, Origin, Piece
from bot.releases.furniture import PAGE_END, is_page_foot
from bot.releases.pages import across_pages, join_headings
from bot.releases.plain import read_plain
from bot.releases.runs import is_running
from bot.releases.walk import TOO_DEEP, walk

_STAMPS = ("article:published_time", "datepublished", "date", "dc.date", "dcterms.date")
_ARTICLE = 400
_PUBLISHED = re.compile(r"(?:19|20)\d\d-\d\d-\d\d")
_LINK_MENU = 3
_EVERY_PAGE = 2


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
    pieces = _evenly_raised(list(_without_menus(walk(_main(root)))))
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
        raise ReleaseError(TOO_DEEP)
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
    """Put a page's end in the place of page numbers, and of a line that every page repeats."""
    times = Counter(piece.text for piece in pieces if 8 < len(piece.text) < 200)
    feet = [piece.text == PAGE_END or is_page_foot(piece.text) for piece in pieces]
    beside = [any(feet[max(0, at - 1) : at + 2]) for at in range(len(pieces))]
    return [
        Piece(PAGE_END) if foot or (near and times[piece.text] > _EVERY_PAGE) else piece
        for piece, foot, near in zip(pieces, feet, beside, strict=True)
    ]


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

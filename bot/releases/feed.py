"""An RSS or Atom feed in; its entries out, and those that hold a whole text as documents."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from io import BytesIO
from typing import Any

from bot.errors import ReleaseError
from bot.releases.blocks import Document, Origin, Piece, Refusal
from bot.releases.encoding import printable
from bot.releases.limits import MAX_PARTS
from bot.releases.markup import read_html

_DECLARATION = re.compile(rb"<!ENTITY", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{1,1000}>")
_REFERENCE = re.compile(rb"&#(?:x(?P<hex>[0-9a-f]+)|(?P<decimal>[0-9]+));", re.IGNORECASE)
_SURROGATES = range(0xD800, 0xE000)
_LAST_CHARACTER = 0x10FFFF
_LONGEST_REFERENCE = 12
"""Digits beyond any character's number, leading noughts allowed for."""

_WHOLE = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of a feed: `html` is what it holds of the text, often only a summary."""

    title: str
    url: str | None
    published: date | None
    html: str
    author: str | None = None
    category: str | None = None


def read_entries(data: bytes) -> list[Entry]:
    """Read the entries of a feed; an ill-formed feed gives what it can."""
    if _DECLARATION.search(data[:10_000]):
        raise ReleaseError("Its feed declares entities of its own, which no newsroom's feed does.")
    import feedparser  # type: ignore[import-untyped]  # the library has no types

    data = _REFERENCE.sub(_of_a_character, data)
    parsed = feedparser.parse(BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    if len(parsed.entries) > MAX_PARTS:
        raise ReleaseError(f"It holds more than {MAX_PARTS} entries.")
    author = parsed.feed.get("title")
    return [_entry(entry, author) for entry in parsed.entries]


def read_feed(data: bytes, origin: Origin) -> Iterator[Document | Refusal]:
    """Give the entries that hold a whole text; for the others say where the text is."""
    entries = read_entries(data)
    if not entries:
        raise ReleaseError("It is a feed without entries.")
    for entry in entries:
        name = f"{origin.name}#{entry.title[:80]}"
        where = f"; the text is at {entry.url}" if entry.url else ""
        if len(_TAG.sub("", entry.html)) < _WHOLE:
            yield Refusal(
                name=name, reason=f"The feed's entry holds no more than a summary{where}."
            )
            continue
        digest = sha256(entry.html.encode()).hexdigest()
        mine = replace(
            origin,
            name=name,
            sha256=digest,
            url=entry.url,
            dated=entry.published,
            dated_by="feed",
            title=entry.title,
        )
        yield Document(_pieces(entry), mine)


def _of_a_character(match: re.Match[bytes]) -> bytes:
    """Keep a reference to a character; drop one to a number that is none, which cannot be read."""
    digits = match["hex"] or match["decimal"]
    if len(digits) > _LONGEST_REFERENCE:
        return b""
    number = int(digits, 16 if match["hex"] else 10)
    return b"" if number in _SURROGATES or number > _LAST_CHARACTER else match[0]


def _pieces(entry: Entry) -> Iterator[Piece]:
    """Give the title as the heading, and then the text, which seldom repeats it."""
    pieces = list(read_html(entry.html))
    if not pieces or pieces[0].text != entry.title:
        yield Piece(entry.title, "lines", raised=True)
    yield from pieces


def _entry(entry: Mapping[str, Any], author: str | None) -> Entry:
    """Take what is needed of an entry as the library gives it."""
    bodies = [content.get("value", "") for content in entry.get("content", [])]
    bodies.append(entry.get("summary", ""))
    stamp = entry.get("published_parsed") or entry.get("updated_parsed")
    tags = entry.get("tags") or [{}]
    return Entry(
        title=" ".join(_TAG.sub(" ", printable(entry.get("title", ""))).split()),
        url=entry.get("link"),
        published=date(stamp.tm_year, stamp.tm_mon, stamp.tm_mday) if stamp else None,
        html=printable(max(bodies, key=len)),
        author=entry.get("author") or author,
        category=tags[0].get("term"),
    )

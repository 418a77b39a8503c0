"""Pieces with the ends of pages among them in; whole paragraphs, without those, out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bot.releases.blocks import Piece
from bot.releases.furniture import PAGE_END

_ENDED = re.compile(r"[.!?:][\"'\u201d\u2019)\]]{0,3}$|^\s{0,20}(?:[*\u2022]|o\s)")

_UNFINISHED = re.compile(
    r"(?:[;,&]|\s(?:and|or|of|the|to|in|for|with|on|at|by|from|as|its|a|an))$", re.IGNORECASE
)


def across_pages(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Join a paragraph that runs on after a page's end, or round a line of letterhead."""
    held: list[Piece] = []
    for piece in pieces:
        if piece.text == PAGE_END:
            held += [piece] if held else []
        elif not held or not _runs_on(held[0], held[1:], piece):
            yield from (one for one in held if one.text != PAGE_END)
            held = [piece]
        elif piece.shape == "prose" or piece.text[0].islower():
            text = f"{held[0].text} {piece.text}"
            held = [Piece(text), *(one for one in held[1:] if one.text != PAGE_END)]
        else:
            held.append(piece)
    yield from (one for one in held if one.text != PAGE_END)


def _runs_on(first: Piece, between: Sequence[Piece], piece: Piece) -> bool:
    """Tell whether a held paragraph is unfinished and this piece may still belong to it."""
    if first.shape == "table" or first.raised or len(first.text) < 60:
        return False
    if len(between) > 2 or _ENDED.search(first.text[-5:]) or first.text[:2] in {"* ", "o "}:
        return False
    paged = any(one.text == PAGE_END for one in between)
    if piece.shape == "prose" or (not piece.raised and piece.text[0].islower()):
        return piece.text[0].islower() or paged
    return piece.raised and not paged


def join_headings(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Join a heading that ends as no heading does with the heading under it."""
    held: Piece | None = None
    for piece in pieces:
        if held is None:
            held = piece
        elif held.raised and piece.raised and _goes_on(held.text, piece.text):
            held = replace(held, text=f"{held.text} {piece.text}")
        else:
            yield held
            held = piece
    if held:
        yield held


def _goes_on(text: str, following: str) -> bool:
    """Tell whether a heading's text is plainly unfinished."""
    if "\n" in text or "\n" in following or len(text) < 15:
        return False
    return _UNFINISHED.search(text) is not None or following[0].islower()

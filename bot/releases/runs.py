"""Lines of text that belong together in; the pieces that they make out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from bot.releases.blocks import Piece
from bot.releases.wraps import unwrap

_LONG = 100
_LOWER_WORDS = 3
_GOING_ON = frozenset(
    "to of and for in on with announces reports declares completes prices".split()
)
"""Words with which no heading begins: one that does goes on from the line above it."""


_ITEM = re.compile(
    r"""(?:for\ (?:immediate\ )?release|news\s+release|press\s+release|contacts?\b|logo\b
        |https?://|www\.|@|(?:tel|fax|phone)\b|immediate\s+release
        |\(?\d{3}\)?[-/. ]\ ?\d{3}[-.]\d{4}
        |^\W{0,9}(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]{0,6}
         \.?\ \d{1,2},?\ \d{4}\W{0,9}$
        |(?:,?\ inc|,?\ corp|\bltd|\bllc|\bplc|\bcorporation|\bcompany|\bincorporated)\.?\)?$)
    """,
    re.VERBOSE | re.IGNORECASE,
)


def is_running(text: str) -> bool:
    """Tell whether a text is a sentence or more, and not a line of a list."""
    if len(text) >= _LONG:
        return True
    ended = text.rstrip("\"'\u201d\u2019)").endswith((".", "!", "?"))
    return ended and sum(map(str.islower, text.split())) >= _LOWER_WORDS


def is_titled(text: str) -> bool:
    """Tell whether a text is written as a title: capitals, and no full stop."""
    words = [word for word in text.split() if len(word) > 3]
    capitals = sum(not word[0].islower() for word in words)
    return capitals * 4 >= len(words) * 3 and not text.rstrip().endswith((".", ":"))


def pieces_of_lines(lines: Sequence[str], *, raised: bool = False) -> Iterator[Piece]:
    r"""Make pieces of lines that are printed as such; an empty line parts them.

    >>> [piece.text for piece in pieces_of_lines(["Jo Field", "555-0100", "", "goes on", "here"])]
    ['Jo Field\n555-0100', 'goes on here']
    """
    for filled, group in groupby(lines, key=bool):
        if filled:
            given = list(group)
            texts = headings(given) if raised else unwrap(given, None)
            yield from pieces_of_texts(texts, raised=raised)


def pieces_of_texts(texts: Sequence[str], *, raised: bool = False) -> Iterator[Piece]:
    """Make pieces of unwrapped texts: paragraphs each apart, the lines of a list together."""
    for running, group in groupby(texts, key=is_running):
        if running and not (raised and len(texts) == 1 and len(texts[0]) < 250):
            yield from map(Piece, group)
        else:
            joined = "\n".join(group)
            one = "\n" not in joined
            yield Piece(joined, "lines", raised or (one and joined.isupper()))


def headings(lines: Sequence[str]) -> list[str]:
    """Join the lines of one heading, and leave the lines that are things of their own."""
    texts = unwrap(lines, None)
    joined = texts[:1]
    for before, after in pairwise(texts):
        alike = before.isupper() == after.isupper()
        goes_on = alike and after.split(" ", 1)[0].lower() in _GOING_ON
        if goes_on or (alike and not any(map(_stands_alone, (joined[-1], before, after)))):
            joined[-1] = f"{joined[-1]} {after}"
        else:
            joined.append(after)
    return joined


def _stands_alone(text: str) -> bool:
    """Tell whether a line is a thing of its own: a label, a day, an address, a company."""
    if len(text) > _LONG * 3:
        return False
    return _ITEM.search(text) is not None or (text.count(" ") == 0 and "/" in text)

"""Blocks in which a headline runs straight on into the news in; the two apart out.

Where a page or a filing was flattened, the lines above the news and its first paragraph became
one. The dateline within it tells where the news begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.releases.blocks import Block, Piece
from bot.releases.dateline import Dateline, read_dateline

_WITHIN = 900
"""Characters of a paragraph within which a dateline is looked for."""

_LEAST = 15
_CAPITAL = re.compile(r"(?<=\s)[A-Z\u00c0-\u00de]")
_CLOSE = re.compile(r"--|[\u2010-\u2015\u2026)/]|\.\s?\.|\s-\s")
_TWO_WORDS = frozenset(
    """new san santa los las st st. saint ft ft. fort el la le de des baton grand palo west east
    north south mount salt lake cedar kansas oklahoma jersey corpus colorado boca little long
    sioux iowa king coeur virginia rolling menlo redwood""".split()
)
"""Words that a city's name goes on from."""

_FORM = re.compile(r"(?:Inc|Corp|Corporation|Incorporated|Ltd|Limited|Company|Co)\b\.?,?\s[(a-z]")
_PARTS = re.compile(
    r"""
      (?P<label> \bEXHIBIT\s\d[\w.()-]{0,8}(?:\s--?)? | \bFor\sImmediate\sRelease\b:?
               | \b(?:News|Press)\sRelease\b:? )
    | (?P<day> (?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,\s)?
        (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?\s\d{1,2},\s(?:19|20)\d\d )
    | (?P<reached> \(?\d{3}\)?[-./\s]\s?\d{3}[-.]\d{4} | [\w.]+@\w+\.\w+ )
    """,
    re.VERBOSE | re.IGNORECASE,
)


def parted(blocks: Sequence[Block], at: int) -> list[Piece] | None:
    """Part the block where the news begins from the lines run together with it, or None."""
    if at >= len(blocks):
        return None
    if (lines := _below_a_line(blocks, at)) is not None:
        return lines
    start = _news_start(blocks[at].text)
    if start is None:
        return None
    above = [Piece(line, "lines", raised=True) for line in _lines(blocks[at].text[:start])]
    pieces = [Piece(block.text, block.shape, block.raised) for block in blocks]
    return [*pieces[:at], *above, Piece(blocks[at].text[start:]), *pieces[at + 1 :]]


def _below_a_line(blocks: Sequence[Block], at: int) -> list[Piece] | None:
    """Join a last line above the news that opens with its dateline to the news, or None.

    So is one that the news goes on with the legal form of: "Osier" and "Inc. today announced".
    """
    last = blocks[at - 1] if at else None
    if last is None or last.shape != "lines" or "\n" not in last.text:
        return None
    above, _, line = last.text.rpartition("\n")
    found = read_dateline(line)
    dated = found and found.place and (found.day or found.wire)
    if not dated and not _FORM.match(blocks[at].text):
        return None
    pieces = [Piece(block.text, block.shape, block.raised) for block in blocks]
    joined = Piece(f"{line} {blocks[at].text}")
    return [*pieces[: at - 1], Piece(above, "lines", raised=last.raised), joined, *pieces[at + 1 :]]


def _news_start(text: str) -> int | None:
    """Find where a dateline begins that does not open the paragraph."""
    head = text[:_WITHIN]
    if _CLOSE.search(head) is None:
        return None
    for capital in _CAPITAL.finditer(head):
        at = capital.start()
        found = read_dateline(text[at : at + _WITHIN]) if at >= _LEAST else None
        if found and _is_certain(found, text[at:]):
            assert found.place is not None
            return _place_start(text, at, at + len(found.place[0]))
    return None


def _is_certain(found: Dateline, text: str) -> bool:
    """Tell whether a dateline within a paragraph has a place with more than a name, and a dash."""
    if found.place is None or found.place[1] != 0:
        return False
    if not (found.day or found.wire or "," in found.place[0]):
        return False
    return len(text) > found.end + 60 and _CLOSE.search(text[: found.end]) is not None


def _place_start(text: str, start: int, end: int) -> int:
    """Find where a place begins whose words before it may be those of a headline."""
    city = text[start:end].partition(",")[0]
    words = city.split(" ")
    shouted = city.split(" ")[-1].isupper() and not text[:start].isupper()
    kept = 1
    for word in reversed(words[:-1]):
        if not (word.lower() in _TWO_WORDS or (shouted and word.isupper() and word.isalpha())):
            break
        kept += 1
    return start + len(city) - len(" ".join(words[-kept:]))


def _lines(text: str) -> Iterator[str]:
    """Give the lines that were run together: labels, days and numbers end or begin one."""
    at = 0
    for match in _PARTS.finditer(text):
        cut = match.end() if match["reached"] else match.start()
        if line := text[at:cut].strip():
            yield line
        if not match["reached"]:
            yield match[0].strip()
        at = match.end()
    if line := text[at:].strip():
        yield line

"""The beginning of a paragraph in; the dateline that it opens with out.

A dateline is read as a row of parts, whatever their order: a place, a day, a wire's name, and
the dashes, dots or slashes between them. It counts only if a place or a day is among them and
a separator closes it, because a sentence may begin with a place as well.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.releases.places import is_region
from bot.releases.wires import WIRE, WIRE_STARTS

_DASH = r"[-\u2010-\u2015\u2212~]"
_SEPARATOR = re.compile(
    rf"\s{{0,4}}(?:{_DASH}{{1,8}}|\.{{2,8}}|\.(?:\s\.){{1,4}}|\u2026{{1,3}}|[/|:*]{{1,4}}|,)\s{{0,4}}"
)
_CLOSED = re.compile(rf"(?:{_DASH}|\.\s?\.|\u2026|[/|:])[\s*]{{0,4}}$")
_BRACKETED = re.compile(r"\)\.?\s*$")
"""The end of "Newton, MA (September 20, 2010).", which closes a place with its day."""

_DASHED = re.compile(r"\s(?:--|[\u2010-\u2015\u2212])\s*$")
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_DAY = re.compile(
    rf"""
    [(*\[]{{0,2}} (?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?\s+)?
    (?P<day>
      {_MONTH}\s*\d{{1,2}}(?:st|nd|rd|th)?(?:\s*,?\s*(?:19|20)\d\d\b)?
    | \d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}(?:\s*,?\s+(?:19|20)\d\d\b)?
    | \d{{1,2}}/\d{{1,2}}/(?:19|20)\d\d
    | (?:19|20)\d\d-\d\d-\d\d
    )
    (?:,?\s+\d{{1,2}}:\d\d\s*(?:[ap]\.?m\.?)?\s*(?:\(?[A-Z]{{2,4}}\)?)?)?     # a wire's hour
    [)*\]]{{0,2}}
    """,
    re.VERBOSE | re.IGNORECASE,
)
_WORD = re.compile(
    r"[A-Z\u00c0-\u00de][\w.'\u2019-]{0,24}|(?:de|of|du|la|le|los|las|am|and|&)(?=\s)"
)
_GAP = re.compile(r",?\s|,(?=[A-Z])")
_CUT = re.compile(rf"\.\.|--|-(?={_MONTH})")
_FOLLOWS = re.compile(rf"\s{{0,3}}(?:{_DASH}|\.\s?\.|\u2026|[(/|:,*\[]|{_MONTH}\s*\d|\d{{1,2}}\s)")
_NOT_A_PLACE = re.compile(
    r"(?i)\b(?:inc|corp|ltd|llc|plc|company|corporation|note|news|release|about|contact|summary"
    r"|highlights|results|overview|source|attention|editors?|warning|outlook|tel|fax|phone|chapter"
    r"|section|article|item|exhibit|table|operator|re|form|rule|dated?|posted|published|updated|time)\b\.?"
)
_MARKS = ("-", ").", "\u2013", "\u2014", "\u2015", "..", "\u2026", "/", "|", "~", ":")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTHS = tuple("jan feb mar apr may jun jul aug sep oct nov dec".split())
_LIMIT = 200
_WORDS = 8


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline's extent from the paragraph's start, and what it says, each with its offset."""

    end: int
    place: tuple[str, int] | None = None
    day: tuple[str, int] | None = None
    wire: tuple[str, int] | None = None


def read_dateline(text: str) -> Dateline | None:
    """Read the dateline at the beginning of a paragraph.

    >>> found = read_dateline("AURORA, IL ...(DECEMBER 13, 1999)... Jo Field said")
    >>> found.place, found.day
    (('AURORA, IL', 0), ('DECEMBER 13, 1999', 15))
    >>> read_dateline("New York is a city. It grew") is None
    True
    """
    head = text[:_LIMIT]
    if not any(mark in head for mark in _MARKS):
        return None
    found: dict[str, tuple[str, int]] = {}
    at, closed = 0, 0
    while at < len(head):
        part = _next_part(head, at, found)
        if part is None:
            break
        at = part
        full = "place" in found and "day" in found and _BRACKETED.search(head, max(0, at - 8), at)
        if full or _CLOSED.search(head, max(0, at - 8), at):
            closed = at
    if not closed or not _is_dateline(head[:closed], found):
        return None
    return Dateline(closed, found.get("place"), found.get("day"), found.get("wire"))


def _next_part(head: str, at: int, found: dict[str, tuple[str, int]]) -> int | None:
    """Read one part at an offset into `found`; give where it ends, or None if there is none."""
    if day := _DAY.match(head, at):
        if "day" in found:
            return None
        found["day"] = day["day"], day.start("day")
        return day.end()
    if wire := WIRE.match(head, at):
        found.setdefault("wire", (wire["name"], wire.start("name")))
        return wire.end()
    if separator := _SEPARATOR.match(head, at):
        return separator.end()
    if head.startswith(". ", at) and head[at - 1 : at] == ")":
        return at + 2
    if head[at] in " ()*[]":
        return at + 1
    if "place" not in found and (end := _place_end(head, at)):
        found["place"] = head[at:end], at
        return end
    return None


def _place_end(head: str, at: int) -> int | None:
    """Give where a place ends: words in capitals, or a city with its region."""
    end = at
    for number in range(_WORDS):
        start = end
        if number:
            gap = _GAP.match(head, end)
            if gap is None:
                break
            start = gap.end()
        word = _WORD.match(head, start)
        if word is None or _is_day_or_wire(head, start):
            break
        cut = _CUT.search(word[0])
        end = start + (cut.start() if cut else len(word[0]))
        if cut:
            break
    while end > at and head[end - 1] in ".-" and not _ends_in_region(head[at:end]):
        end -= 1
    return end if end - at > 1 and _FOLLOWS.match(head, end) else None


def _is_day_or_wire(head: str, at: int) -> bool:
    """Tell whether a day or a wire's name begins at an offset, where a word does."""
    start = head[at : at + 8].lower()
    if start.startswith((*_MONTHS, *_WEEKDAYS)) and _DAY.match(head, at):
        return True
    return start.startswith(WIRE_STARTS) and WIRE.match(head, at) is not None


def _ends_in_region(place: str) -> bool:
    """Tell whether the last part of a place is a known state, province or country."""
    last = place.rsplit(",", 1)[-1] if "," in place else place.rsplit(" ", 1)[-1]
    return is_region(last)


def _is_dateline(head: str, found: dict[str, tuple[str, int]]) -> bool:
    """Tell whether the parts found make a dateline and not the beginning of a sentence."""
    place = found["place"][0] if "place" in found else ""
    if _NOT_A_PLACE.search(place):
        return False
    if "day" in found or "wire" in found:
        return True
    if not place or head.rstrip().endswith((":", ",", "/")):
        return False
    if place.isupper() and len(place) > 3:
        return True
    return _ends_in_region(place) and ("," in place or _DASHED.search(head) is not None)

"""The words by which a text calls a quarter, a half or a year: text in, named periods out.

"Third quarter of fiscal 2004" names one period; "the prior year" only what a figure is
compared with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from bot.language.dates import find_dates
from bot.model import Period

_NTH = r"(?:first|second|third|fourth|1st|2nd|3rd|4th)"
_PHRASE = re.compile(
    rf"""
      (?P<other>
        \b(?:prior|previous|preceding|last|past|same|comparable|corresponding|year[- ]ago|like
            |year[- ]earlier|similar)(?:[ -]year(?:['’]s)?)?[ -](?:fiscal[ -])?(?:{_NTH}[ -])?
          (?:(?:three|six|nine|twelve|\d\d?)[- ])?(?:quarters?|years?|periods?|half|months?)\b
      | \b(?:prior|last)[- ]year\b
      | \b(?:a|one)\syear\s(?:ago|earlier|before)\b | \byear[- ](?:ago|earlier)\b
      | \b(?:three|six|nine|3|6|9)(?:[- ]months?)?,?\sand\s(?:the\s)?(?:six|nine|twelve|6|9|12)[- ]
      | \bquarters?,?\sand\s(?:for\s)?(?:the\s)?(?:(?:full|fiscal|entire|first|year[- ]to)[ -])?
        (?:year|nine|six|twelve|date|half)\b
      | \bsecond[- ]half\b )
    | (?P<to_date> \byear[- ]to[- ]date\b | \bso\sfar\sthis\syear\b )
    | (?P<nine> \b(?:nine|9)[- ]months?\b | \bfirst\sthree\s(?:fiscal\s)?quarters\b
              | \b(?:thirty-nine|39)[- ]weeks?\b )
    | (?P<six> \b(?:six|6)[- ]months?\b | \bfirst[- ](?:fiscal[- ])?half\b | \bhalf[- ]year\b
             | \b(?:twenty-six|26)[- ]weeks?\b )
    | (?P<quarter> \b(?:(?:{_NTH}[ -])?(?:fiscal[ -])?quarter(?:ly|['’]s)?|Q[1-4])\b
                   (?![- ](?:end|over|century)\b)
                 | \b(?:three|3)[- ]months?\b | \b(?:thirteen|13)[- ]weeks?\b )
    | (?P<year> \b(?:full|fiscal|entire|whole|the|its|our|for)[ -]year\b(?![- ](?:end|over|ago)\b)
              | \bannual\b | \bfiscal\s(?:year\s)?(?:19|20)\d\d\b | \b(?:twelve|12)[- ]months?\b
              | \b(?:fifty-(?:two|three)|52|53)[- ]weeks?\b )
    """,
    re.VERBOSE | re.IGNORECASE,
)
MONTHS_OF = {"quarter": 3, "six": 6, "nine": 9, "year": 12}
NUMBERED = re.compile(
    rf"\b(?:(?P<nth>{_NTH})[ -](?:fiscal[ -])?quarter|Q(?P<q>[1-4])\b)", re.IGNORECASE
)
_ORDINALS = {"fir": 1, "1st": 1, "sec": 2, "2nd": 2, "thi": 3, "3rd": 3, "fou": 4, "4th": 4}
_YEAR_OF = re.compile(r"(?P<fiscal>\bfiscal\s)?(?:year\s)?(?P<year>(?:19|20)\d\d)$", re.IGNORECASE)
_OF = re.compile(
    r"(?:['’]s)?,?\s(?:(?:of|in)\s)?(?:(?:the|its|our)\s)?(?:fiscal\s)?(?:year\s)?", re.IGNORECASE
)
_BEGUN = re.compile(
    r"\b(?:began|begun|commenced|launched|authori[sz]ed|adopted|initiated|established|instituted|inception)\s"
    r"(?:in\s|on\s|during\s)?",
    re.IGNORECASE,
)
"""What stands before the day on which something began, of which no figure is."""


@dataclass(frozen=True, slots=True)
class Named:
    """A period as a text names it: where, what kind, and its days where they are given.

    `nth` is the number of a quarter that is called by one.
    """

    start: int
    end: int
    kind: str
    period: Period | None = None
    year: int | None = None
    fiscal: bool = False
    nth: int | None = None


def begins_something(text: str, start: int) -> bool:
    """Tell whether the day at a place in a text is the one on which something began."""
    return any(match.end() == start for match in _BEGUN.finditer(text))


@lru_cache(maxsize=256)
def named_in(text: str, published: date) -> tuple[Named, ...]:
    """Find the periods that a sentence names, left to right, and those it compares with.

    >>> [n.kind for n in named_in("In the first half, and in the prior year", date(2004, 5, 1))]
    ['six', 'other']
    """
    found = [_as_named(m) for m in _PHRASE.finditer(text)]
    dated: list[Named] = []
    for span, period in find_dates(text, near=published):
        if begins_something(text, span.start):
            continue
        fiscal = re.search(r"fiscal\s(?:year\s)?$", text[: span.start], re.IGNORECASE)
        ended = re.search(r"end(?:ed|ing)", text[span.start : span.end], re.IGNORECASE)
        if (period.end - period.start).days >= 80 and (ended or not fiscal):
            kind = "dated" if ended else "calendar"
            dated.append(Named(span.start, span.end, kind, period))
    apart = [
        n
        for n in found
        if all(n.end <= d.start or d.end <= n.start or n.kind == "other" for d in dated)
    ]
    others = [n for n in apart if n.kind == "other"]
    dated = [d for d in dated if all(d.end <= n.start or n.end <= d.start for n in others)]
    return tuple(_joined(text, sorted((*apart, *dated), key=lambda n: n.start)))


def _joined(text: str, found: list[Named]) -> Iterator[Named]:
    """Join what names one period: "the third quarter" and "of fiscal 2004", either first."""
    last: Named | None = None
    for named in found:
        if last is not None and _OF.fullmatch(text[last.end : named.start]):
            year, part = (named, last) if _is_year(text, named) else (last, named)
            if _is_year(text, year) and part.kind in {*MONTHS_OF, "to_date"}:
                of = _YEAR_OF.search(text[: year.end])
                assert of is not None
                last = replace(
                    part,
                    start=last.start,
                    end=named.end,
                    year=int(of["year"]),
                    fiscal=bool(of["fiscal"]),
                )
                continue
        if last is not None:
            yield last
        last = named
    if last is not None:
        yield last


def _is_year(text: str, named: Named) -> bool:
    """Tell whether what is named is a year by its number alone."""
    return (
        named.kind in ("calendar", "year")
        and re.fullmatch(
            r"(?:fiscal\s)?(?:year\s)?(?:19|20)\d\d", text[named.start : named.end], re.IGNORECASE
        )
        is not None
    )


def number_of(text: str) -> int | None:
    """Read the number that a quarter is called by."""
    found = NUMBERED.search(text)
    return int(found["q"] or _ORDINALS[found["nth"].lower()[:3]]) if found else None


def kinds_spoken_of(text: str) -> frozenset[str]:
    """List the kinds of the periods that a text names or compares with."""
    return frozenset(_as_named(match).kind for match in _PHRASE.finditer(text))


def _as_named(match: re.Match[str]) -> Named:
    """Make what a phrase names, with the year by which "fiscal 2004" calls it."""
    of = _YEAR_OF.search(match[0]) if match.lastgroup == "year" else None
    year = int(of["year"]) if of else None
    return Named(
        match.start(),
        match.end(),
        match.lastgroup or "",
        year=year,
        fiscal=year is not None,
        nth=number_of(match[0]),
    )

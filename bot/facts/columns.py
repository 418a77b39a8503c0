"""The headings of a table in; the quarter or year of each of its columns out.

Headings stand in several lines: "Three Months Ended" above two columns, a day and a year below.
Which columns a heading spans is certain where only one way to part them has no period twice.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import combinations, pairwise

from bot.facts.former import Reported, former, quarters_in
from bot.facts.grids import MONTH
from bot.facts.quarters import last_days
from bot.language.dates import find_dates, months_to
from bot.model import Period, Release

Columns = tuple[Period | None, ...]
"""The period of each column, None for one of changes."""

_CHANGE = re.compile(r"change|%|percent|increase|decrease|variance|\binc\b", re.IGNORECASE)
_COUNTS = {"three": 3, "six": 6, "nine": 9, "twelve": 12, "thirteen": 13, "fourteen": 14}
_COUNTS |= {"twenty-six": 26, "thirty-nine": 39, "fifty-two": 52, "fifty-three": 53}
_MONTHS = (3, 6, 9, 12)
_WEEKS = (13, 14, 26, 27, 39, 40, 52, 53)
_LAST = re.compile(
    rf"(?:for\sthe\s)?(?:(?:fiscal\s)?(?:(?P<count>[a-z-]+|\d{{1,2}})[\s-](?P<unit>months?|weeks?)(?:\speriods?)?"
    rf"|(?:(?:first|second|third|fourth)\s)?(?P<quarter>quarters?)|(?P<year>years?)))"
    rf"\s(?:ended|ending)\s(?P<day>{MONTH}\s\d{{1,2}}),?\s?(?P<of>(?:19|20)\d\d)",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?:(?P<nth>first|second|third|fourth)\squarter|Q(?P<q>[1-4])|(?P<half>first\shalf|six\smonths)"
    r"|(?P<nine>nine\smonths)|(?P<year>(?:full|fiscal)\syear))\s(?:fiscal\s)?(?P<of>(?:19|20)\d\d)",
    re.IGNORECASE,
)
_MOST = 10


def columns_of(release: Release, headings: list[list[str]]) -> Columns | None:
    """Find the period of each column; None where that of one is not certain."""
    said = _said(headings)
    if said is None:
        return None
    changes = [_CHANGE.search(words) is not None for words in said]
    periods = [
        None if change else _period(release, words)
        for words, change in zip(said, changes, strict=True)
    ]
    if any(p is None and not change for p, change in zip(periods, changes, strict=True)):
        periods = _named(release, said, changes)
    known = [p for p in periods if p is not None]
    if len(known) + sum(changes) < len(said) or len(set(known)) < len(known) or not known:
        return None
    late = any(p.end > release.published for p in known)
    return None if late else tuple(periods)


def _said(headings: list[list[str]]) -> list[str] | None:
    """Put the words of the lines of headings together, column by column."""
    count = max(map(len, headings), default=0)
    if count > _MOST:
        return None
    lowest = [" ".join(cells) for cells in zip(*_of(headings, count), strict=True)]
    own = [at for at, words in enumerate(lowest) if not _CHANGE.search(words)]
    lines = [_beside_changes(cells, own, count) for cells in headings]
    leaves = [" ".join(filter(None, cells)) for cells in zip(*_of(lines, count), strict=True)]
    for size in sorted({len(cells) for cells in lines} - {count}, reverse=True):
        spans = [" ".join(cells) for cells in zip(*_of(lines, size), strict=True)]
        parts = _parts([leaves[at] for at in own], size)
        if parts is None or any(_CHANGE.search(words) for words in spans):
            return None
        above = [words for words, length in zip(spans, parts, strict=True) for _ in range(length)]
        for at, words in zip(own, above, strict=True):
            leaves[at] = f"{words} {leaves[at]}"
    return leaves


def _beside_changes(cells: list[str], own: list[int], count: int) -> list[str]:
    """Give a line that has a cell for each column but those of changes one for these too."""
    if len(cells) != len(own):
        return cells
    return [cells[own.index(at)] if at in own else "" for at in range(count)]


def _of(headings: list[list[str]], size: int) -> list[list[str]]:
    return [cells for cells in headings if len(cells) == size]


def _parts(leaves: list[str], size: int) -> list[int] | None:
    """Part columns among the headings above them in the only way that repeats none in a part."""
    ways = []
    for cuts in combinations(range(1, len(leaves)), size - 1):
        bounds = (0, *cuts, len(leaves))
        parts = [leaves[a:b] for a, b in pairwise(bounds)]
        if all(len(set(part)) == len(part) for part in parts):
            ways.append([len(part) for part in parts])
    return ways[0] if len(ways) == 1 else None


def _period(release: Release, words: str) -> Period | None:
    """Read a heading that says how long a period lasted and when it ended."""
    found = _LAST.fullmatch(" ".join(words.replace(",", ", ").split()))
    if found is None:
        return None
    last = next((p.end for _, p in find_dates(f"{found['day']}, {found['of']}")), None)
    if last is None:
        return None
    if found["count"]:
        text = found["count"].lower()
        count = _COUNTS.get(text) or (int(text) if text.isdecimal() else 0)
        if found["unit"].lower().startswith("week"):
            weeks = count in _WEEKS
            return Period(start=last - timedelta(days=7 * count - 1), end=last) if weeks else None
        return months_to(last, count) if count in _MONTHS else None
    return months_to(last, 3 if found["quarter"] else 12)


def _named(release: Release, said: list[str], changes: list[bool]) -> list[Period | None]:
    """Read headings that call quarters and years by name: the newest is the reported one."""
    found = [None if c else _NAMED.fullmatch(w) for w, c in zip(said, changes, strict=True)]
    matches = [m for m in found if m is not None]
    if len(matches) + sum(changes) < len(said):
        return [None] * len(said)
    newest = max(int(m["of"]) for m in matches)
    return [m and _called(release, m, newest) for m in found]


def _called(release: Release, match: re.Match[str], newest: int) -> Period | None:
    """Give the days of a period that is called by name, by those that the release reports."""
    quarter, year = last_days(release.text, release.published)
    months = 6 if match["half"] else 9 if match["nine"] else 12 if match["year"] else 3
    last = year if months == 12 else quarter or year
    nth = next(iter(quarters_in(match[0])), None) or (months // 3 if months < 12 else None)
    reported = quarters_in(release.headline) or quarters_in(release.text[:2000])
    if last is None or (nth is not None and reported != {nth}) or not _is_of(release, last, newest):
        return None
    period = months_to(last, months)
    if int(match["of"]) == newest:
        return period
    ago = Reported(period=period, quarters=frozenset())
    return former(release, ago, "a year ago") if int(match["of"]) == newest - 1 else None


def _is_of(release: Release, last: date, year: int) -> bool:
    """Tell whether a release calls the year in which a period ended so, fiscal or not."""
    own = re.search(rf"\bfiscal\s(?:year\s)?{year}\b", release.text, re.IGNORECASE)
    return last.year == year or (own is not None and year - last.year in (0, 1))

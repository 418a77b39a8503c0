"""Figures of a period: which quarter or year a figure is for, and which figure is dated.

A period is named in the words of a statement, right after it, before it, or in an earlier
sentence of its paragraph. What is named without its dates ("the first half", "fiscal 2008")
ends when the release says that its quarter or year ended; where that is open, the figure has
no time.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from bot.language.dates import day, find_dates, months_to
from bot.measures import measures
from bot.model import Fact, Period, Release, Sentence, Span

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
_MONTHS_OF = {"quarter": 3, "six": 6, "nine": 9, "year": 12}
_NUMBERED = re.compile(
    rf"\b(?:(?P<nth>{_NTH})[ -](?:fiscal[ -])?quarter|Q(?P<q>[1-4])\b)", re.IGNORECASE
)
_NUMBERED_END = re.compile(rf"{_NUMBERED.pattern}(?=[^.;]{{0,40}}\bended\b)", re.IGNORECASE)
_ORDINALS = {"fir": 1, "1st": 1, "sec": 2, "2nd": 2, "thi": 3, "3rd": 3, "fou": 4, "4th": 4}
_COMPARED = re.compile(
    r"\b(?:compar(?:ed|es|able|ing)|versus|vs|against|from|than|over)\b(?P<since>[^;]*)$",
    re.IGNORECASE,
)
_NEW_CLAUSE = re.compile(
    r"(?:,|\band|\bwhile)\s.*\b(?:was|were|is|are|rose|fell|grew|totall?ed|reported|(?:in|de)creased|had"
    r"|earned|posted|recorded|generated|achieved|came|reached|declined|climbed|improved|jumped|dropped"
    r"|growing|rising|increasing|declining|falling|decreasing)\b"
    r"|\band\s(?:for|in|during)\s(?:(?:the|its|our)\s)?$",
    re.IGNORECASE | re.DOTALL,
)
_LEADS_TO = re.compile(
    r"[^;:]{0,90}?(?:\b(?:for|in|during|of)\s|,\s)(?:(?:the|its|our|this|a)\s)?(?:company['’]s\s)?"
    r"(?:latest\s|current\s|recent(?:ly)?\s|just\s|completed\s|recently\s|first\s|final\s)*$",
    re.IGNORECASE,
)
_LEADING = re.compile(r"\b(?:for|in|during)(?:\s(?:the|its|our))?$", re.IGNORECASE)
_COMPARISON = re.compile(
    r"\b(?:compar(?:ed|es|ing)|versus|vs|against)\b(?P<since>[^;]*)$", re.IGNORECASE
)
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

_FISCAL = re.compile(
    r"\bfiscal\s(?:year\s)?(?P<year>(?:19|20)\d\d)\b|\bFY\s?(?P<fy>(?:19|20)\d\d)\b", re.IGNORECASE
)
_TURNS = re.compile(
    r"\b(?:compar\w+|versus|vs|against|from|than|up|down|while|an?\s(?:in|de)crease)\b"
    r"|\band\b(?![^,]*\bshare)",
    re.IGNORECASE,
)
_ENDED = re.compile(
    r"\b(?:ended|ending)(?:\s+on)?\s+(?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    r"[a-z]*\.?\s+(?P<day>\d{1,2})\b(?:,?\s+(?P<year>(?:19|20)\d\d)\b)?",
    re.IGNORECASE,
)
_YEARS = re.compile(
    r"\b(?:year|twelve[- ]months?|12[- ]months?|fifty-(?:two|three)[- ]weeks?|5[23][- ]weeks?)\b"
    r"[^.;:]{0,40}$",
    re.IGNORECASE,
)
_LAST_QUARTER = re.compile(r"\b(?:fourth[- ](?:fiscal[- ])?quarter|Q4|4Q)", re.IGNORECASE)
_LONGER = re.compile(
    r"\b(?:six|nine|twelve|6|9|12)[- ]months?\b|\byear[- ]to[- ]date\b|\bfirst[- ]half\b"
    r"|\b(?:full|fiscal|the)[- ]year\b|\b(?:26|39|5[23])[- ]weeks\b"
    r"|\bannual\s(?:results|sales|rev)",
    re.IGNORECASE,
)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_LATE = 150
"""Days after its end within which a quarter or year is reported."""


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


def reported_in(release: Release, sentence: Sentence, found: Span) -> Period | None:
    """Find the period that a figure is for, by the words around it; None where it is open."""
    text = sentence.text
    named = named_in(text, release.published)
    if _is_comparison(text, found):
        return None
    beside = next((n for n in named if text[n.end : found.start] in (" ", "’s ", "'s ")), None)
    if beside is not None:  # "third quarter 2004 revenues"
        return _resolved(release, beside)
    leads = _LEADING.search(text[found.start : found.end]) is not None
    inside = [n for n in named if found.start <= n.start < found.end and not leads]
    inside = [n for n in inside if not _is_compared(text, n, found.start)]
    if inside:
        return _resolved(release, inside[0])
    after = next((n for n in named if n.start >= found.end), None)
    if after is not None:
        between = text[found.end : after.start]
        if leads or (_LEADS_TO.match(between) and not _TURNS.search(between)):
            return _resolved(release, after)
    before = [n for n in named if n.end <= found.start and not _is_compared(text, n, 0)]
    if before:
        return _resolved(release, before[-1])
    return _carried(release, sentence)


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
            if _is_year(text, year) and part.kind in {*_MONTHS_OF, "to_date"}:
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


@lru_cache(maxsize=8)
def last_days(text: str, published: date) -> tuple[date | None, date | None]:
    """Find the last day of the quarter or half, and of the year, that a release reports."""
    ends: dict[bool, date] = {}
    for match in _ENDED.finditer(text):
        month, number = _MONTHS.index(match["month"].lower()) + 1, int(match["day"])
        years = (int(match["year"]),) if match["year"] else (published.year, published.year - 1)
        for year in years:
            last = _valid(year, month, number)
            if last and 0 <= (published - last).days <= _LATE:
                of_year = (
                    _YEARS.search(text[max(0, match.start() - 60) : match.start()]) is not None
                )
                ends[of_year] = max(last, ends.get(of_year, last))
    return ends.get(False), ends.get(True)


def _is_comparison(text: str, found: Span) -> bool:
    """Tell whether a figure is what another one is compared with, without a verb of its own."""
    compared = _COMPARISON.search(text[: found.start])
    if compared is None:
        return False
    return _NEW_CLAUSE.search(compared["since"] + text[found.start : found.end]) is None


def _is_compared(text: str, named: Named, start: int) -> bool:
    """Tell whether a period is only what a figure is compared with."""
    if named.kind == "other":
        return start == 0 or _COMPARED.search(text[start : named.start]) is not None
    compared = _COMPARED.search(text[start : named.start])
    return compared is not None and _NEW_CLAUSE.search(compared["since"]) is None


def _carried(release: Release, sentence: Sentence) -> Period | None:
    """Find the period that the sentences before are about, in a paragraph or above a list."""
    at = next(i for i, s in enumerate(release.sentences) if s.span == sentence.span)
    below = sentence
    for earlier in reversed(release.sentences[max(0, at - 12) : at]):
        apart = "\n\n" in release.text[earlier.span.end : below.span.start]
        if apart and re.search(r"[.!?]['\"”]?$", earlier.text):
            break
        own = [
            n
            for n in named_in(earlier.text, release.published)
            if not _is_compared(earlier.text, n, 0)
        ]
        if own:
            period = _resolved(release, own[0])
            late = period is None or (release.published - period.end).days > _LATE
            return None if late else period
        below = earlier
    if _LONGER.search(release.text):
        return None
    return _resolved(release, Named(0, 0, "quarter"))


def _resolved(release: Release, named: Named) -> Period | None:
    """Give a named period its days, if its year is the one that the release reports."""
    period = _with_days(release, named)
    if period is None or named.year is None:
        return period
    return period if _year_fits(release.text, named, period.end) else None


def _year_fits(text: str, named: Named, last: date) -> bool:
    """Tell whether a period that ended on a day is of the year, fiscal or not, that is named."""
    if not named.fiscal:
        return named.year == last.year
    years = {int(m["year"] or m["fy"]) for m in _FISCAL.finditer(text)}
    years = {y for y in years if abs(y - last.year) <= 1}
    ended = named.kind == "year" or last == last_days(text, last)[1]
    return named.year == (last.year if ended and last.year in years else max(years, default=None))


def _with_days(release: Release, named: Named) -> Period | None:
    """Give a named period its days, by what the release says of its quarter and year."""
    if named.kind == "other":
        return None
    if named.kind == "dated":
        return named.period
    quarter, year = last_days(release.text, release.published)
    latest = _latest(release.text, release.published) | _latest(release.headline, release.published)
    if named.kind == "calendar":
        return _checked(named.period, quarter, year, latest)
    if named.kind == "year":
        if year is not None and (quarter is None or year >= quarter):
            return months_to(year, 12)
        is_last = _LAST_QUARTER.search(release.text) is not None
        return months_to(quarter, 12) if quarter and is_last else latest.get(365)
    last = quarter
    if year is not None and (last is None or year > last) and _LAST_QUARTER.search(release.text):
        last = year
    if last is None and 90 in latest:
        last = latest[90].end
    if last is None or (named.kind == "to_date" and last == year):
        return None
    if named.kind == "to_date":
        return _to_date(release.text, last, year)
    return _earlier(release, named, months_to(last, _MONTHS_OF[named.kind]))


def _earlier(release: Release, named: Named, period: Period) -> Period:
    """Go back from the quarter that a release reports to an earlier one that a number names."""
    before = _quarters_before(release, named.nth) if named.nth else 0
    if named.kind != "quarter" or not before:
        return period
    after = months_to(period.end, 3 * before).start
    return months_to(after - timedelta(days=1), 3)


def _number(text: str) -> int | None:
    """Read the number that a quarter is called by."""
    found = _NUMBERED.search(text)
    return int(found["q"] or _ORDINALS[found["nth"].lower()[:3]]) if found else None


def _quarters_before(release: Release, nth: int) -> int:
    """Count the quarters from the one of a number to the one that the release reports.

    Where the release does not call its own by one number, or by an earlier one, it is the same.
    """
    own = {_number(match[0]) for match in _NUMBERED.finditer(release.headline)}
    own = own or {_number(match[0]) for match in _NUMBERED_END.finditer(release.text)}
    reported = own.pop() if len(own) == 1 else None
    return max((reported or nth) - nth, 0)


def _to_date(text: str, last: date, year: date | None) -> Period | None:
    """Give the months of the year so far: six or nine, whichever the release speaks of."""
    spoken = {n.kind for n in map(_as_named, _PHRASE.finditer(text))} & {"six", "nine"}
    if len(spoken) == 1:
        return months_to(last, _MONTHS_OF[spoken.pop()])
    return months_to(last, last.month) if not spoken and last.month in (6, 9) else None


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
        nth=_number(match[0]),
    )


def _checked(
    period: Period | None, quarter: date | None, year: date | None, latest: dict[int, Period]
) -> Period | None:
    """Take a quarter or year of the calendar, or the company's own where that is another."""
    assert period is not None
    length = 365 if (period.end - period.start).days > 300 else 90
    last = year if length == 365 else quarter
    if last is None or abs(_months_apart(period.end, last)) % 12 == 0:
        return period
    if latest.get(-length) != period:
        return None
    return months_to(last, 12 if length == 365 else 3)


def _months_apart(a: date, b: date) -> int:
    """Count the whole months between two days, where a few days make no difference."""
    return round((a - b).days / 30.44)


@lru_cache(maxsize=8)
def _latest(text: str, published: date) -> dict[int, Period]:
    """Find the latest quarter and year of the calendar that ended, and (below zero) of any."""
    found: dict[int, Period] = {}
    for span, period in find_dates(text, near=published):
        days = (period.end - period.start).days + 1
        length = 90 if 80 <= days <= 100 else 365 if 357 <= days <= 372 else 0
        ago = (published - period.end).days
        own = re.search(
            r"fiscal\s(?:year\s)?$", text[max(0, span.start - 12) : span.start], re.IGNORECASE
        )
        if not length or own:
            continue
        long_ago = 400 if len(text) < 250 else _LATE  # a headline says what it reports
        for key, soonest in ((length, 0), (-length, -280)):
            late = key not in found or found[key].end < period.end
            if soonest <= ago <= long_ago and late:
                found[key] = period
    return found


def _valid(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


def without_undated(facts: Collection[Fact]) -> Iterator[Fact]:
    """Leave out a figure without a time of its own where the same one is stated with one."""
    dated = {_figure(f) for f in facts if f.as_of != day(f.published)}
    for fact in facts:
        measure = measures()[fact.measure]
        by_time = measure.periodic or measure.announced
        if not by_time or fact.as_of != day(fact.published) or _figure(fact) not in dated:
            yield fact


def _figure(fact: Fact) -> tuple[object, ...]:
    return fact.measure, fact.security and fact.security.key, fact.quantity.value

"""A recognised sentence in; what it says of each member of its rows, each in a sentence, out.

"M per share on S and N on T" says two things, so does "M and N on S and T, respectively", and
a list below "the following dividends:" one for each line. "P of S (N shares)" gives one figure
in two ways, each of which is the subject of its own sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.language.drafts import Part, drafted, put, without
from bot.language.recognise import (
    DATE,
    MONEY,
    NUMBER,
    PARTY,
    PERCENT,
    QUANTITIES,
    SECURITY,
    SHARES,
    TYPES,
    Entity,
    Recognised,
)

_SMALL = (
    rf"(?:\s(?:per|a|an|each|every|shares?|units?|of|on|for|to|the|its|our|their|holders?|record|in|cash|with"
    rf"|respect|regard|aggregate|principal|liquidation|amount|preference|outstanding|issued)\b|\s{PARTY}(?:['’]s?)?)*"
    r"\s"
)
_NOUNS = (
    r"(?:(?:an?|the)\s(?:(?:regular|quarterly|monthly|cash|annual|similar|semi-annual|preferred|aggregate)\s){0,4}"
    r"(?:dividend|distribution|amount|total|price|rate)s?\s(?:of|at)\s)?"
)
_AND = (
    r"(?:\s?[;,]|\s?\n)?\s*(?:[-•*·o●▪–—]\s+)?(?:(?:and|plus|as\swell\sas)\s)?"
    rf"(?:(?:at|for|of)\s)?{_NOUNS}"
)
_OURS = r"(?:(?:the|its|our|their|each|such)\s)*"
_TO_EACH = rf"(?P<figure>[{MONEY}{PERCENT}{DATE}])(?P<frame>{_SMALL})(?P<class>{SECURITY})"
_PLAIN = re.compile(
    rf"[{MONEY}{PERCENT}{DATE}]{_SMALL}{SECURITY}"
    rf"(?:{_AND}[{MONEY}{PERCENT}{DATE}]{_SMALL}{SECURITY}){{1,11}}",
    re.IGNORECASE,
)
_MEMBER = re.compile(_TO_EACH, re.IGNORECASE)
_OF_A_SHARE = r"(?:\s(?:per|a|for\seach|on\seach)\s(?:share|unit)\b)?"
_LABELLED = re.compile(
    rf"{_OURS}{SECURITY}\s?(?:[:,–—-]|\.{{2,}})?\s*{MONEY}{_OF_A_SHARE}"
    rf"(?:(?:\s?[;,]|\s?\n)\s*(?:[-•*·●▪]\s+)?(?:and\s)?{_OURS}{SECURITY}\s?(?:[:,–—-]|\.{{2,}})?\s*{MONEY}"
    rf"{_OF_A_SHARE}){{1,11}}",
    re.IGNORECASE,
)
_COUNTS = re.compile(
    rf"{SHARES}(?:(?:,?\sas\swell\sas\s|,\s(?:and\s)?|\s(?:and|plus)\s){_OURS}{SHARES}){{1,11}}",
    re.IGNORECASE,
)
_PREDICATE = re.compile(
    r"(?:\s(?:of\s(?:which|these|those|them)|\w+ly|each))*\s(?:is|are|was|were|will|shall|has|have|had|may|remain|remains"
    r"|remained|stay|stays)\b",
    re.IGNORECASE,
)
_SUBJECTS = re.compile(
    rf"(?:^|[;:,]|\b(?:and|but|that|while|where|as|which|whereby|whether)\b)(?:[\s,]|{DATE}|\b(?:of|the|these|those|its|our|all|in|on|at|an?"
    r"|total|aggregate|as|some|about|approximately|roughly|nearly|both|another|following|after|that)\b)*$",
    re.IGNORECASE,
)
_AS_FOLLOWS = re.compile(
    rf"\b(?P<what>dividends|distributions)\b[^;:.{QUANTITIES}]{{0,160}}:\s*(?:[-•*·●▪]\s+)?$",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    rf"(?P<row>(?P<kind>[{TYPES}])(?:(?:,\s){_OURS}(?P=kind))*,?\sand\s{_OURS}(?P=kind))"
)
_CLASSES = re.compile(
    rf"{SECURITY}(?:,\s{_OURS}{SECURITY})*,?\s(?:and|or)\s{_OURS}{SECURITY}", re.IGNORECASE
)
_RESPECTIVELY = re.compile(r",?\srespectively\b", re.IGNORECASE)
_PER_SHARE = re.compile(rf"{MONEY}(?=\s(?:per|a|for\seach|in\scash\sper)\s)", re.IGNORECASE)
_OF_A_CLASS = re.compile(
    rf"(?P<percent>{PERCENT})\s(?:of\s)?(?:all\s)?(?:the\s|its\s|our\s|outstanding\s|then\s|issued\sand\s)*"
    rf"(?P<class>{SECURITY})[^()]{{0,20}}?,?\s\((?:or\s|representing\s|equal\sto\s)?(?P<count>[{SHARES}{NUMBER}])"
    r"(?:\s\w+)?\)",
    re.IGNORECASE,
)
_OR_PERCENT = re.compile(
    rf"(?P<count>{SHARES})(?P<between>[^,;:()]{{0,60}}?)(?:,\s(?:or|representing|constituting|which\srepresents?|about"
    rf"|equal\sto|equivalent\sto)|,?\s\((?:or|representing|constituting)?)\s?(?P<percent>{PERCENT})"
    rf"(?P<rest>\sof\s[^,;:(){TYPES}]{{0,60}}{SECURITY}?[^,;:(){TYPES}]{{0,20}})?(?:\)|,)",
    re.IGNORECASE,
)
_OUTSTANDING = re.compile(
    rf"\bof\s(?:the\s|its\s|all\s|our\s|{PARTY}['’]s?\s)*(?P<count>{SHARES})(?P<after>\s(?:(?:then|currently)\s)?outstanding\b)?",
    re.IGNORECASE,
)
_GONE = re.compile(
    r"\b(?:redeem|redemption|retir|cancel|split|repurchas|before|prior)", re.IGNORECASE
)

_TO_BE_GONE = re.compile(
    r"\bauthori[sz](?:ed|es)\s(?:the\s|a\s)?(?:stock\s|share\s)?(?:repurchase|buyback)\b",
    re.IGNORECASE,
)
"""What leaves the shares outstanding as they are: it is only allowed."""


def each(recognised: Recognised) -> Iterator[Recognised]:
    """Give a sentence for each member of its row, or for each way to put a figure."""
    masked = recognised.masked
    if "respectively" in masked.lower():
        yield from _respectively(recognised)
        return
    yield from _of_row(recognised)
    yield from _existing(recognised)
    if PERCENT not in masked:
        return
    if match := _OF_A_CLASS.search(masked):
        yield from _counted(recognised, match)
    elif match := _OR_PERCENT.search(masked):
        yield from _measured(recognised, match)


def _of_row(recognised: Recognised) -> Iterator[Recognised]:
    """Give a sentence for each member of the first row that a sentence has."""
    masked = recognised.masked
    several = masked.count(SECURITY) > 1
    if masked.count(SHARES) > 1 and (match := _COUNTS.search(masked)):
        yield from _of_counts(recognised, match)
    elif several and (match := _PLAIN.search(masked)):
        yield from _of_figures(recognised, match)
    elif several and MONEY in masked and (match := _LABELLED.search(masked)):
        yield from _of_labels(recognised, match)
    elif several and (match := _CLASSES.search(masked)):
        yield from _of_classes(recognised, match)


def _existing(recognised: Recognised) -> Iterator[Recognised]:
    """Say of "a part of the 60 outstanding shares of S" that 60 shares of S are outstanding."""
    if "outstanding" not in recognised.text:
        return
    if _GONE.search(recognised.masked) and not _TO_BE_GONE.search(recognised.masked):
        return
    for match in _OUTSTANDING.finditer(recognised.masked):
        count = recognised.entity_at(match.start("count"))
        printed = recognised.text[count.span.start : count.span.end]
        if count.security and (match["after"] or re.search(r"\boutstanding\b", printed)):
            yield drafted(recognised, [count, " are outstanding"])


def _of_counts(recognised: Recognised, match: re.Match[str]) -> Iterator[Recognised]:
    """Give a sentence for each count of a row, each of which is of its own class."""
    row = [recognised.entity_at(i) for i in range(*match.span()) if recognised.masked[i] == SHARES]
    if any(each.security is None for each in row) or _parts_clauses(recognised, match):
        return
    for each in row:
        yield put(recognised, match, [each])


def _parts_clauses(recognised: Recognised, match: re.Match[str]) -> bool:
    """Tell whether the "and" of a row joins clauses: "redeemed N of S, and M of T are left"."""
    if _PREDICATE.match(recognised.masked, match.end()) is None:
        return False
    return _SUBJECTS.search(recognised.masked[: match.start()]) is None


def _of_figures(recognised: Recognised, match: re.Match[str]) -> Iterator[Recognised]:
    """Give a sentence for each figure of a row: the first one's words are those of all."""
    members = list(_MEMBER.finditer(recognised.masked, *match.span()))
    figures = [recognised.entity_at(m.start("figure")) for m in members]
    if len({figure.type for figure in figures}) != 1:
        return
    frame = members[0].span("frame")
    lead = _lead(recognised, match.start())
    for member, figure in zip(members, figures, strict=True):
        of = recognised.entity_at(member.start("class"))
        yield put(recognised, match, [*lead, figure, frame, of], led=bool(lead))


def _of_labels(recognised: Recognised, match: re.Match[str]) -> Iterator[Recognised]:
    """Give a sentence for each line of a list of classes and amounts."""
    row = [recognised.entity_at(i) for i in range(*match.span()) if recognised.masked[i] in TYPES]
    classes, figures = row[::2], row[1::2]
    lead = _lead(recognised, match.start())
    share = " per share on the " if re.search(r"(?i)per|\ba\b|each", match[0]) else " on the "
    for of, figure in zip(classes, figures, strict=True):
        yield put(recognised, match, [*lead, figure, share, of], led=bool(lead))


def _lead(recognised: Recognised, at: int) -> list[Part]:
    """Say "dividends of" for the words before a list of what they are."""
    match = _AS_FOLLOWS.search(recognised.masked, 0, at)
    return [(0, match.end("what")), " of "] if match else []


def _of_classes(recognised: Recognised, match: re.Match[str]) -> Iterator[Recognised]:
    """Give a sentence for each class of a row, where all figures hold of each share or day."""
    masked = recognised.masked
    others = set(masked[: match.start()] + masked[match.end() :]) & set(QUANTITIES)
    totals = len(_PER_SHARE.findall(masked)) < masked.count(MONEY)
    row = [recognised.entity_at(i) for i in range(*match.span()) if masked[i] == SECURITY]
    kinds = {each.security.kind for each in row if each.security and each.security.kind}
    if others - {MONEY} or totals or len(kinds) > 1 or kinds & {"warrant"}:
        return
    for each in row:
        yield put(recognised, match, [each])


def _respectively(recognised: Recognised) -> Iterator[Recognised]:
    """Give a sentence for each place of rows of the same length that "respectively" joins."""
    rows = [(m.span(), _row(recognised, m)) for m in _SEVERAL.finditer(recognised.masked)]
    length = len(rows[0][1]) if rows else 0
    if len(rows) < 2 or any(len(row) != length for _, row in rows):
        return
    for place in range(length):
        parts: list[Part] = []
        at = 0
        for (start, end), row in rows:
            parts += [(at, start), row[place]]
            at = end
        one = drafted(recognised, [*parts, (at, len(recognised.masked))])
        yield without(one, [m.span() for m in _RESPECTIVELY.finditer(one.masked)])


def _row(recognised: Recognised, match: re.Match[str]) -> list[Entity]:
    kind = match["kind"]
    return [recognised.entity_at(i) for i in range(*match.span()) if recognised.masked[i] == kind]


def _counted(recognised: Recognised, match: re.Match[str]) -> Iterator[Recognised]:
    """Put the count in brackets for the part of a class before it, and leave the brackets out."""
    count = recognised.entity_at(match.start("count"))
    of = recognised.entity_at(match.start("class")).security
    yield put(recognised, match, [replace(count, type=SHARES, security=of)])
    yield put(recognised, match, [(match.start(), match.end("class"))])


def _measured(recognised: Recognised, match: re.Match[str]) -> Iterator[Recognised]:
    """Put the part of a class for the count before it, "or 18.8%"."""
    count = recognised.entity_at(match.start("count"))
    percent = recognised.entity_at(match.start("percent"))
    if count.security is not None:
        of = Entity(type=SECURITY, span=count.span, security=count.security)
        parts: list[Part] = [percent, " of the outstanding ", of, match.span("between")]
        yield put(recognised, match, parts)

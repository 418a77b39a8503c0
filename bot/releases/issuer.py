"""A release's words in; the company that issued it out, as printed, with its short names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.model import Mark
from bot.releases.aliases import GENERIC, alike, places
from bot.releases.blocks import Block, Layout, Origin, span_of
from bot.releases.exchanges import EXCHANGE
from bot.releases.legal_forms import LEGAL, TRADE
from bot.releases.places import is_region

_START = r"(?:[a-z]{1,4}(?=[A-Z]))?[A-Z0-9\u00c0-\u00de][\w&.'\u2019!+-]{0,30}"
_CAPITAL_WITHIN = re.compile(r"[a-z]{1,4}[A-Z]")
"""The beginning of a name that is written small first: eLark, xyzLark."""

_LEGAL_NAME = re.compile(
    rf"(?P<name>{_START}(?:\s(?:{_START}|&|of|and|the|de|for)){{0,7}}?,?\s(?:{LEGAL}|{TRADE})\b\.?"
    rf"(?:,?\s(?:{LEGAL})\b\.?)?)(?=[\s,;()'\u2019\"\u201d:]|$)"
)
_CAPITALS = re.compile(
    r"(?P<name>[A-Z0-9][A-Z0-9&.'\u2019 -]{1,50}?(?:,? (?:INC|CORP|CORPORATION|COMPANY|CO|LTD"
    r"|LIMITED|LLC|PLC|BANCORP|GROUP|HOLDINGS|TRUST)\b\.?){1,2})(?=[ ,;:]|$)"
)
_LISTED = re.compile(rf"[(\[][^()\[\]]{{0,60}}?\b(?:{EXCHANGE})\b[^()\[\]]{{0,80}}[)\]]")
_DEFINED_BEFORE = re.compile(r"\s*\([^()]{2,60}\)\s*$")
_NAME_WORD = re.compile(r"(?P<word>[^\s,]{1,40})(?P<comma>,?)\s*$")
_LEGAL_WORD = re.compile(rf"(?i:{LEGAL})\b\.?")
_NUMERAL = re.compile(r"(?:[IVX]{1,4}|[A-Z])\b(?!\.)")
_JOINERS = frozenset(("&", "of", "and", "the", "de", "for"))
_SUBJECT = re.compile(
    rf"(?P<name>(?:The\s)?{_START}(?:\s(?:{_START}|&|of|and)){{0,6}}?)"
    r"(?:-Registered Trademark-|\u00ae|\u2122|\(R\)|\(TM\))?,?\s"
    r"(?:(?:today|has|have|is|will|announced|announces|reported|reports|declared|said|released"
    r"|unveiled|completed|issued|entered|provides|provided|confirmed)\b)"
)
_DESCRIBED = re.compile(
    rf"(?P<name>{_START}(?:,?\s(?:{_START}|&|of|and)){{0,6}}?),\s(?:an?|the|acting|which|one|headquartered|based)\s"
)
_BOARD = re.compile(
    rf"(?:(?:On|At|In|Effective)\s[^.;]{{3,60}}?,\s)?(?:The\s)?(?P<name>{_START}(?:\s(?:{_START}|&|of|and)){{0,6}}?)"
    r"(?:['\u2019]s?)?\s(?:[Bb]oard\sof\s(?:[Dd]irectors|[Tt]rustees)|[Bb]oard|shareholders|stockholders)"
    r"(?:\s(?:today|has|have|yesterday))*\s(?:approved|authorized|declared|elected|voted|adopted|announced|appointed|named)\b"
)
"""A sentence about what the board or the holders of a company did."""

_OBJECT = re.compile(r"(?i)\b(?:against|for|on|with|from|to|by|into|about|than|versus)\s$")
_LEAD = 700
_FAR = 60
_SOURCE = re.compile(
    r"^\s{0,4}/?source:?\s{1,4}(?P<name>[A-Z][^\n/]{2,80}?)\s*/?$", re.MULTILINE | re.IGNORECASE
)
_ABOUT = re.compile(
    r"^\W{0,3}(?:About|ABOUT)\s(?P<name>[A-Z][^\n.:,]{1,60}(?:,?\s(?:Inc|Corp|Ltd|Co)\.?)?)\s*:?$",
    re.MULTILINE,
)
_INCORPORATED = re.compile(
    r"(?i)\b(?:inc|incorporated|corp|corporation|company|co|ltd|limited|llc|plc|lp|n\.v|s\.a|ag|se)\.?$"
)
_LEGAL_AFTER = re.compile(rf",?\s(?:(?:{TRADE})\s)?(?:{LEGAL})\b\.?")
_LETTERHEAD = 15
_BEFORE_NAME = re.compile(
    r"^.*\b(?:Directors|Trustees|Board|Managers|Shareholders|Stockholders|Holders|Officer|President"
    r"|Chairman|Chairwoman|CEO|CFO|COO|Treasurer|Secretary|Founder)\s(?:of|for|at)\s(?:the\s)?"
)
"""Whose office is named before the company's name: "Board of Directors of the"."""

_FIGURE = re.compile(r"^\$?\d+\.\d+\s")
_SECURITY = re.compile(
    r"\b(?:Securities|Stock|Shares|Notes|Units|Warrants|Debentures)$|^(?:Series|Class)\s[A-Z\d]"
)
_PERSON = re.compile(r"\b(?:Mr|Ms|Mrs|Dr|Chairman|President|CEO|Chief|Director)\b")


def find_company(layout: Layout, body: Sequence[Block], skip: int, origin: Origin) -> Mark | None:
    """Find the issuer's full name as it is printed; `skip` is the dateline's length.

    The first sentence names it with its symbol or its legal form; else the heading of the
    document or its last line does. Where a filing's own header says who it is, a name that
    is another's is passed over.
    """
    named = _named(layout, body, skip)
    if origin.company is None:
        mark = next(named, None)
        return _fuller(mark, layout.text) if mark else None
    for mark in named:
        if alike(mark.value, origin.company):
            return _fuller(mark, layout.text)
    mark = as_printed(layout.text, origin.company)
    return mark or Mark(name="company", value=origin.company, span=span_of(0, ""))


def as_printed(text: str, name: str) -> Mark | None:
    """Find in a text the name that a filing's header gives in capitals."""
    words = re.findall(r"[A-Za-z0-9]+", re.sub(r"/\w+/?$", "", name))
    while words:
        if len(words) == 1 and (words[0].lower() in GENERIC or len(words[0]) < 4):
            return None
        pattern = re.compile(
            r"(?<!\w)" + r"[\W_]{0,3}".join(map(re.escape, words)) + r"(?!\w)\.?", re.IGNORECASE
        )
        found = list(pattern.finditer(text[:200_000]))
        mixed = [match for match in found if not match[0].isupper()]
        if found:
            match = (mixed or found)[0]
            value = match[0] if _LEGAL_NAME.fullmatch(match[0]) else match[0].rstrip(".")
            return Mark(name="company", value=value, span=span_of(match.start(), value))
        words.pop()
    return None


def _named(layout: Layout, body: Sequence[Block], skip: int) -> Iterator[Mark]:
    """Give the names found, the most certain place first."""
    lead = body[0].text[skip : skip + _LEAD] if body else ""
    at = body[0].start + skip if body else 0
    yield from _in_subject(lead, at)
    if match := _SOURCE.search(layout.text):
        yield _mark(match["name"].split(";")[0], match.start("name"))
    if (match := _SUBJECT.match(lead)) and not _PERSON.search(match["name"]):
        yield _mark(match["name"], at)
    if (match := _BOARD.match(lead)) and not _PERSON.search(match["name"]):
        owner = re.sub(r"['\u2019]s?$", "", match["name"])
        yield _mark(owner, at + match.start("name"))
    if match := _ABOUT.search(layout.text):
        yield _mark(match["name"], match.start("name"))
    yield from _in_letterhead(layout.blocks[:_LETTERHEAD])
    for match in _LEGAL_NAME.finditer(lead):
        if not _PERSON.search(match["name"]):
            yield _mark(match["name"], at + match.start())


def _in_subject(lead: str, at: int) -> Iterator[Mark]:
    """Give the names that the first sentence is about: with a symbol, or at its beginning."""
    for listed in _LISTED.finditer(lead):
        found = _name_before(lead, listed.start())
        if found is None or _OBJECT.search(lead[: found[1]]) or _SECURITY.search(found[0]):
            continue
        if is_region(found[0]):  # the place stands between the name and its symbol
            break
        subject = _DESCRIBED.match(lead)
        if subject and found[1] and not _PERSON.search(lead[: subject.end() + 30]):
            if found[1] > _FAR or _LEGAL_NAME.fullmatch(subject["name"]):
                yield _mark(subject["name"], at)
        yield _mark(found[0], at + found[1])
    for pattern in (_LEGAL_NAME, _DESCRIBED, _CAPITALS):
        match = pattern.match(lead)
        if match and not _PERSON.search(lead[: match.end() + 30]):
            yield _mark(match["name"], at)


def _in_letterhead(blocks: Sequence[Block]) -> Iterator[Mark]:
    """Give the names that stand alone on a line, or begin a row of the letterhead."""
    for block in blocks:
        for start, line in block.lines():
            bare = line.strip()
            match = _LEGAL_NAME.match(bare)
            if match and (_is_rest(bare[match.end() :]) or block.shape == "table"):
                yield _mark(match["name"], start + line.index(bare))
            elif capitals := _CAPITALS.match(bare):
                yield _mark(capitals["name"], start + line.index(bare))


def _is_rest(text: str) -> bool:
    """Tell whether nothing but a symbol in brackets follows a name."""
    return not text or _LISTED.fullmatch(text.strip()) is not None


def _mark(name: str, at: int) -> Mark:
    bare = name.split("-Registered", maxsplit=1)[0].strip(" ,")
    bare = _FIGURE.sub("", _BEFORE_NAME.sub("", bare))
    return Mark(name="company", value=bare, span=span_of(at + name.index(bare), bare))


def _name_before(text: str, end: int) -> tuple[str, int] | None:
    """Read the capitalised name that ends before a symbol in brackets."""
    head = text[:end].rstrip(" ,")
    if defined := _DEFINED_BEFORE.search(head[-70:]):
        head = head[: len(head) - len(defined[0])].rstrip(" ,")
    start = stop = len(head)
    while match := _NAME_WORD.search(head[max(0, start - 48) : start]):
        word, comma = match["word"], match["comma"]
        legal = _LEGAL_WORD.match(head[start:stop].lstrip(" ,")) or _NUMERAL.match(
            head[start:stop].lstrip()
        )
        if (comma and start != stop and not legal) or word[:1] in '("\u201c':
            break
        capital = word[0].isupper() or word[0].isdigit() or _CAPITAL_WITHIN.match(word)
        if not (capital or word in _JOINERS):
            break
        ended = _LEGAL_WORD.fullmatch(word) and start != stop and not legal
        if (ended and not comma) or word.endswith(('."', ".\u201d")):
            break
        start = len(head[:start].rstrip()) - len(word) - len(comma)
    name = head[start:stop].strip()
    start = head.index(name, start) if name else start
    if office := _BEFORE_NAME.match(name):
        start += office.end()
        name = name[office.end() :]
    while name.split(" ")[0] in _JOINERS:
        start += len(name.split(" ")[0]) + 1
        name = head[start:stop]
    if not name or _PERSON.search(name) or _LEGAL_WORD.fullmatch(name):
        return None
    return name, start


def _fuller(mark: Mark, text: str) -> Mark:
    """Prefer the name with its legal form, where the text prints that elsewhere."""
    if _INCORPORATED.search(mark.value):
        return mark
    mark = _without_article(mark, text)
    for at in places(text, mark.value):
        if match := _LEGAL_AFTER.match(text, at + len(mark.value)):
            value = text[at : match.end()]
            return Mark(name="company", value=value, span=span_of(at, value))
    return mark


def _without_article(mark: Mark, text: str) -> Mark:
    """Leave out an article that the text does not always put before the name: "The IBM board"."""
    bare = mark.value.removeprefix("The ")
    if bare == mark.value or not re.search(rf"(?<!\w)(?<!\b[Tt]he\s){re.escape(bare)}(?!\w)", text):
        return mark
    start = mark.span.end - len(bare)
    return Mark(name="company", value=bare, span=span_of(start, bare))

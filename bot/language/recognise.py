"""A sentence or a question in; the same with its numbers, dates and securities recognised out.

Each recognised entity is replaced by one character that stands for its type, so that a
template need know nothing of how numbers or securities are written.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction

from bot.language import patterns as re
from bot.language.dates import find_dates
from bot.language.hints import has_digit, may_have
from bot.language.names import Names
from bot.language.numbers import find_numbers, number_of_words
from bot.language.securities import Mention, find_mentions, resolve
from bot.model import Company, Period, Quantity, Security, Span

NUMBER, MONEY, PERCENT, DATE, SECURITY, SHARES, PARTY, SPLIT = map(chr, range(0xE001, 0xE009))
TYPES = NUMBER + MONEY + PERCENT + DATE + SECURITY + SHARES + PARTY + SPLIT
QUANTITIES = NUMBER + MONEY + PERCENT + SHARES + SPLIT

_FORGED = {ord(character): " " for character in TYPES}
_PARTY = re.compile(
    r"\b(?:(?:the|a|an|one|certain|such|another)\s+)?"
    r"(?:(?:single|sole|remaining|other|institutional|large|existing)\s+)*"
    r"(?:(?:share|stock|note|bond|unit|warrant)?holders?|investors?"
    r"|the\s+(?:company|corporation|partnership))\b",
    re.IGNORECASE,
)
_PARTY_NEEDS = frozenset(
    f"{of}{holder}"
    for of in ("", "share", "stock", "note", "bond", "unit", "warrant")
    for holder in ("holder", "holders")
) | {"investor", "investors", "company", "corporation", "partnership"}
_TITLED = re.compile(r"\b(?:Mr|Ms|Mrs|Dr|Messrs)\.?\s$")
_GIVEN = re.compile(
    r"(?<![\w.’'-])(?!(?:The|At|In|On|For|And|But|As|If|With|By|From|To|Of|Today|Yesterday|While|Since"
    r"|Recently|When|Also|That|This|Meanwhile|However|Separately|Previously|Both|Earlier)\b)"
    r"[A-Z][a-z]+\s(?:[A-Z]\.\s)?$"
)
_AS_PERSON = re.compile(
    r",?\s(?:Jr\.?|Sr\.?|I{2,3})\b"
    r"|,\s(?:age\s)?\d\d\b"
    r"|,\s(?:(?:the|its|our|who|founder|co-founder|chief|chairman|chairwoman|president|chair|executive"
    r"|vice|senior|managing|director|CEO|CFO|COO)\b)"
    r"|,?\s(?:said|stated|commented|added|noted|remarked|explained|observed|concluded)\b",
    re.IGNORECASE,
)
"""What follows a person's name, and no company's that a given name stands before."""

_OF = re.compile(r"\s+(?:of|issued\s+by)\s+(?:the\s+)?(?P<who>[A-Z][\w&.-]*)")
_POSSESSIVE = re.compile(r"(?P<who>[A-Z][\w&.-]*)(?:'s|’s)\s+(?:outstanding\s+)?$")
_OURS = frozenset(
    {"Company", "Corporation", "Issuer", "Trust", "Partnership", "Bank", "Series", "Beneficial"}
)
_TENTH = r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
_SIDE = rf"\d{{1,4}}|{_TENTH}-(?:one|two|three|four|five|six|seven|eight|nine)|[a-z]+"
_SPLIT = re.compile(
    rf"(?<![\w$€£¥.,/:-])(?P<new>{_SIDE})(?:\s?\(\d{{1,4}}\))?"
    rf"(?:[- ]for[- ]|(?P<loose>[- ]to[- ]|\s?:\s?))(?P<old>{_SIDE})\b"
    r"(?:\s?\(\d{1,4}\))?(?![.,/:]\d|\s?%|\s+each)"
    r"(?(loose)(?=[\s-](?:(?:forward|reverse|stock|share|common|ordinary)\s){0,3}"
    r"(?:split|consolidation|basis|ratio)\b))",
    re.IGNORECASE,
)
_SPLIT_NEEDS = frozenset({"for", "split", "consolidation", "basis", "ratio"})
_OPAQUE = re.compile(
    r"https?://\S+|www\.\S+|\S+@\S+\.\w+|\(?\d{3}\)?[-/. ]\d{3}[-. ]\d{4}\b|\b\d{5}-\d{4}\b"
)
_OWNER = (
    rf"(?:(?:the|its|our|their|such|own|total|outstanding|issued(?:\sand\soutstanding)?"
    rf"|{PARTY}(?:'s|’s|'|’)?)\s)*"
)
_SHARES = re.compile(
    rf"(?P<number>{NUMBER})\s?"
    r"(?:(?:newly[ -]issued|additional|new|restricted|authori[sz]ed|unissued|aggregate|whole"
    r"|outstanding|existing|old|pre-(?:split|consolidation)|post-(?:split|consolidation)|issued"
    r"|issued\sand\s(?:currently\s|then\s)?outstanding|(?:currently|then)\s(?:outstanding|issued)|more|of)\s)*"
    rf"(?:(?:shares?\s)?(?:of\s)?{_OWNER}"
    r"(?:(?:restricted|unregistered|registered|newly[ -]issued|new)\s)?"
    rf"(?P<security>{SECURITY})(?:\sshares?\b)?"
    rf"|(?:of\s{_OWNER})?shares?\b(?:\sof\s{_OWNER}(?:capital\s)?stock\b|(?!\sof\b)))",
    re.IGNORECASE,
)
_RESPECTIVELY = re.compile(
    rf"(?P<numbers>{NUMBER}(?:,\s{NUMBER})*,?\sand\s{NUMBER})\s(?:shares?\s)?(?:of\s)?{_OWNER}"
    rf"(?P<securities>{SECURITY}(?:,\s{_OWNER}{SECURITY})*,?\sand\s{_OWNER}{SECURITY})"
    r"(?:\sshares?)?,?\srespectively",
    re.IGNORECASE,
)
_GLUED = re.compile(r"(?:of|to|in|at|on|for|from|per|and|by|is|are|was|were|have|has|will)\b")
"""A word that conversion has glued to the figure before it: "$900,000of the notes"."""

_OF_YEAR = re.compile(
    rf"(?P<led>\b(?:the|its|our|all|any|such|outstanding)\s|[“\"'‘]|(?<=\s))"
    rf"(?P<year>[{NUMBER}{DATE}])\s(?P<notes>{SECURITY})",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_SHARES_OF = re.compile(rf"shares?\sof\s(?P<owner>{_OWNER})(?P<security>{SECURITY})", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Something recognised: its type's character, its span, and what it says.

    `members` are the counts of a list whose classes are told apart by "respectively".
    """

    type: str
    span: Span
    quantity: Quantity | None = None
    period: Period | None = None
    security: Mention | Security | None = None
    company: Company | None = None
    members: tuple[Entity, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """A text with its entities; `masked[i]` stands for `text[starts[i]:ends[i]]`."""

    text: str
    masked: str
    entities: tuple[Entity, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    kinds: frozenset[str] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        """Note the characters that stand for its entities, each once."""
        object.__setattr__(self, "kinds", frozenset([e.type for e in self.entities]))

    def entity_at(self, masked: int) -> Entity:
        """Return the entity whose character stands at an offset of the masked text."""
        start = self.starts[masked]
        for entity in self.entities:
            if entity.span.start == start:
                return entity
        raise LookupError(f"Nothing was recognised at {masked}.")

    def left_in(self, masked: str) -> list[Entity]:
        """List the entities whose characters are left in the masked text, of the same length."""
        if masked == self.masked:
            return list(self.entities)
        return [self.entity_at(i) for i, c in enumerate(masked) if c in TYPES]

    def span(self, start: int, end: int) -> Span:
        """Turn a non-empty range of the masked text into one of the text, which covers it."""
        return Span(start=min(self.starts[start:end]), end=max(self.ends[start:end]))


def recognise(
    text: str, names: Names, *, loose: bool = False, near: date | None = None
) -> Recognised:
    """Recognise what a text mentions; `loose` reads bare years, as questions write them.

    A day without a year is the one nearest to `near`.

    Characters of the text that look like types are read as spaces: nobody can forge an entity.
    """
    if not text.isascii():
        text = text.translate(_FORGED)
    found: list[Entity] = []
    taken = bytearray(len(text))
    for entity in _candidates(text, names, loose, near):
        start, end = entity.span.start, entity.span.end
        if not any(taken[start:end]):
            taken[start:end] = b"\1" * (end - start)
            found.append(entity)
    found = [e for e in found if e.type]
    found.sort(key=lambda e: e.span.start)
    return _combine(_mask(text, found))


def security_of(entity: Entity, securities: tuple[Security, ...]) -> Security | None:
    """Resolve an entity's security against a company's classes; None where it is open."""
    if isinstance(entity.security, Security):
        return entity.security
    return resolve(entity.security, securities) if entity.security else None


def _candidates(text: str, names: Names, loose: bool, near: date | None) -> Iterator[Entity]:
    """Propose entities, the surest readings first; an empty type blocks a span."""
    if has_digit(text) or "@" in text or "://" in text or "www." in text:
        for match in _OPAQUE.finditer(text):
            yield Entity(type="", span=Span(start=match.start(), end=match.end()))
    has_letters = text.upper() != text.lower()
    if has_letters:
        yield from _named(text, names)
    mentions = list(_mentioned(text, names)) if has_letters else []
    yield from (_with_year(each, text) for each in mentions if loose and _is_due(each))
    for span, period in find_dates(text, loose=loose, near=near):
        yield Entity(type=DATE, span=span, period=period)
    yield from mentions
    for span, quantity in find_numbers(text):
        yield Entity(type=_type(quantity), span=span, quantity=quantity)
    if not may_have(text, _PARTY_NEEDS):
        return
    for match in _PARTY.finditer(text):
        yield Entity(type=PARTY, span=Span(start=match.start(), end=match.end()))


def _mentioned(text: str, names: Names) -> Iterator[Entity]:
    """Propose classes that are called by what they are."""
    for span, mention in find_mentions(text):
        owner = _stranger(text, span, names)
        owned = mention if owner is None else replace(mention, owner=owner)
        yield Entity(type=SECURITY, span=span, security=owned)


def _is_due(entity: Entity) -> bool:
    return isinstance(entity.security, Mention) and entity.security.due is not None


def _with_year(entity: Entity, text: str) -> Entity:
    """Take the year in which notes are due for a part of their name: it is no date of its own."""
    assert isinstance(entity.security, Mention)
    assert entity.security.due is not None
    due = text.index(entity.security.due, entity.span.end)
    return replace(entity, span=Span(start=entity.span.start, end=due + len(entity.security.due)))


def _named(text: str, names: Names) -> Iterator[Entity]:
    """Propose known names, and splits, which are words of their own."""
    for span, known in names.find(text):
        if isinstance(known, Company):
            if _is_surname(text, span):
                continue
            yield Entity(type=PARTY, span=span, company=known)
        else:
            yield Entity(type=SECURITY, span=span, security=known)
    if not may_have(text, _SPLIT_NEEDS):
        return
    for match in _SPLIT.finditer(text):
        quantity = _split(match)
        if quantity is not None:
            span = Span(start=match.start(), end=match.end())
            yield Entity(type=SPLIT, span=span, quantity=quantity)


def _is_surname(text: str, span: Span) -> bool:
    """Tell whether the short name of a company is a person's here: its founder bears it.

    >>> _is_surname("Tom Dunmore stated", Span(start=4, end=11))
    True
    """
    name = text[span.start : span.end]
    if not name.isalpha() or not name[0].isupper():
        return False
    before = text[max(0, span.start - 30) : span.start]
    if _TITLED.search(before):
        return True
    return bool(_GIVEN.search(before) and _AS_PERSON.match(text, span.end))


def _stranger(text: str, span: Span, names: Names) -> str | None:
    """Find the unknown issuer that a class is said to be of, before it or after it."""
    after = _OF.match(text, span.end)
    before = _POSSESSIVE.search(text, max(0, span.start - 40), span.start)
    for match in (after, before):
        if match and match["who"] not in _OURS and not names.knows(match["who"]):
            return match["who"]
    return None


def _split(match: re.Match[str]) -> Quantity | None:
    """Read "2-for-1" or "one-for-ten" as new shares for each old one, or None if it is none."""
    sides = [int(s) if s.isdigit() else number_of_words(s) for s in (match["new"], match["old"])]
    if not all(sides):
        return None
    return Quantity(value=Fraction(*sides), unit="shares/share", as_printed=match[0])


def _type(quantity: Quantity) -> str:
    if quantity.unit in ("number", "fraction"):
        return NUMBER
    return PERCENT if quantity.unit == "percent" else MONEY


def _mask(text: str, entities: list[Entity]) -> Recognised:
    """Replace each entity by its type's character."""
    masked: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for entity in entities:
        start, end = entity.span.start, entity.span.end
        masked.append(text[at:start])
        starts += range(at, start)
        ends += range(at + 1, start + 1)
        masked.append(entity.type)
        starts.append(start)
        ends.append(end)
        at = end
        if _GLUED.match(text, end):
            masked.append(" ")
            starts.append(start)
            ends.append(end)
    masked.append(text[at:])
    starts += range(at, len(text))
    ends += range(at + 1, len(text) + 1)
    return Recognised(
        text=text,
        masked="".join(masked),
        entities=tuple(entities),
        starts=tuple(starts),
        ends=tuple(ends),
    )


def _combine(plain: Recognised) -> Recognised:
    """Join `N shares of S` into one entity, and `shares of S` into its security."""
    if not any(each.search(plain.masked) for each in (_SHARES, _SHARES_OF, _OF_YEAR)):
        return plain
    entities = {e.span.start: e for e in plain.entities}
    for match in _OF_YEAR.finditer(plain.masked):
        _due(plain, match, entities)
    for match in _RESPECTIVELY.finditer(plain.masked):
        _respectively(plain, match, entities)
    for match in list(_SHARES.finditer(plain.masked)):
        number = plain.entity_at(match.start("number"))
        if entities.get(number.span.start) is not number:
            continue
        if number.quantity and number.quantity.unit == "fraction":
            continue
        named = match["security"] is not None
        security = plain.entity_at(match.start("security")) if named else None
        _absorb(entities, plain.span(*match.span()), _shares(number, security))
    for match in _SHARES_OF.finditer(plain.masked):
        security = plain.entity_at(match.start("security"))
        if security.span.start in entities:
            _absorb(entities, plain.span(*match.span()), security)
    return _mask(plain.text, sorted(entities.values(), key=lambda e: e.span.start))


def _due(plain: Recognised, match: re.Match[str], entities: dict[int, Entity]) -> None:
    """Call notes by the year that stands before them: "the 2011 Notes" are those due in 2011.

    Where nothing leads to the year, they are a name only if they are written as one.
    """
    year = plain.entity_at(match.start("year")).span
    notes = plain.entity_at(match.start("notes"))
    printed = plain.text[year.start : year.end]
    if not _YEAR.fullmatch(printed) or notes.security is None or notes.security.kind != "note":
        return
    if not match["led"] and not plain.text[notes.span.start].isupper():
        return
    whole = plain.span(match.start("year"), match.end("notes"))
    mention = notes.security
    if isinstance(mention, Mention) and mention.due is None:
        mention = replace(mention, due=printed)
    _absorb(entities, whole, replace(notes, security=mention))


def _respectively(plain: Recognised, match: re.Match[str], entities: dict[int, Entity]) -> None:
    """Give each count of a list its class, where there are as many of the one as of the other."""
    numbers = _members(plain, match, "numbers", NUMBER)
    securities = _members(plain, match, "securities", SECURITY)
    if len(numbers) == len(securities):
        pairs = zip(numbers, securities, strict=True)
        members = tuple(_shares(number, security) for number, security in pairs)
        whole = plain.span(*match.span())
        _absorb(entities, whole, Entity(type=SHARES, span=whole, members=members))


def _members(plain: Recognised, match: re.Match[str], group: str, kind: str) -> list[Entity]:
    start = match.start(group)
    return [plain.entity_at(start + i) for i, c in enumerate(match[group]) if c == kind]


def _shares(number: Entity, security: Entity | None) -> Entity:
    what = security.security if security else None
    return replace(number, type=SHARES, security=what)


def _absorb(entities: dict[int, Entity], span: Span, entity: Entity) -> None:
    """Put an entity over a wider span in the place of all that stood in it."""
    for start in [s for s in entities if span.start <= s < span.end]:
        del entities[start]
    entities[span.start] = replace(entity, span=span)

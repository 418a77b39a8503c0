"""Statement templates: sentences with typed slots, compiled to patterns over masked text.

    {shares} (remain|are|were) [issued and] outstanding

`{type}` or `{type:name}` is a slot, `(a|b)` alternatives, `[x]` optional, `!(a|b)` what must
not follow, `...` a gap of ordinary words that holds no number, `~` adjuncts, which say
nothing of a figure (`~date`: none that holds a date). Slots: shares (a count, with
its class where it is named), number, money, loss (money, brackets allowed), percent, date
(with the hour and weekday of a deadline), security, party, split (2-for-1), person, title,
name (of a firm), phone, time, place, places, words, text (to the end of the clause). `<` and
`>` stand for brackets in the text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from bot.errors import MeasureError
from bot.language.adjuncts import adjuncts
from bot.language.recognise import (
    DATE,
    MONEY,
    NUMBER,
    PARTY,
    PERCENT,
    QUANTITIES,
    SECURITY,
    SHARES,
    SPLIT,
    TYPES,
    Entity,
    Recognised,
)
from bot.model import Span

_TOKEN = re.compile(
    r"!(?=\()|\{(?P<slot>[a-z]+)(?::(?P<name>[a-z_]+))?\}|\.\.\.|~[a-z]*|[][()|<>]|[^\s{}\[\]()|<>]+"
)
_LETTERS = re.compile(r"[a-z]+")
_ASIDE = (
    rf"(?:[*†‡§]{{1,3}})?(?:\s?\((?:[^()]{{0,40}}{PERCENT}[^(){QUANTITIES}]{{0,60}}"
    rf"|[^(){QUANTITIES}]{{0,80}}|{NUMBER})\))?"
    rf"(?:,\s(?:or|representing|constituting|equal\sto|equivalent\sto)\s{PERCENT}"
    rf"(?:\s(?:of|in)\s[^{QUANTITIES};,]{{0,80}})?(?=,\s))?"
)
"""What may stand after any word: a footnote mark, an aside in brackets, a share of the whole."""

_SPACE = (
    rf"{_ASIDE}[\"”]?(?:[,:]?\s|(?=:)|\s[-–—]\s)(?:[\"“](?=[^\"“”]{{1,40}}[\"”]))?"
    r"(?:(?:also|currently|now|then|hereby|today|still|has|have|had)\s)*"
)
_OWNING = r"(?=['’]s\b)"
_GAP = rf"(?:[,\s][^{QUANTITIES};]{{0,90}}?)??"
_DETERMINERS = (
    rf"(?:(?:(?:the|its|our|their|his|her|all)\s(?:issued|then)|the|its|our|their|his|her|all|any|such"
    rf"|those|these|(?:issued\sand\s|then-?\s?)?outstanding|remaining|existing|original|old|private|of|then|{PARTY}(?:'s|’s|'|’)"
    rf"|{PARTY}(?=\s{SECURITY}))\s)*"
)
_PROPER = (
    r"(?:(?:[A-Z]\.){2,}|(?:St|Ste|Ft|Mt)\.(?=\s[A-Z])|[A-Z](?:[\w'’-]|\.(?=\w))*|d['’][A-Z]\w*)"
)
_NO_PERSON = (
    r"(?:The|This|That|These|Our|Its|His|Her|In|At|On|For|And|But|As|We|If|Chief|Executive|Officer|Chair"
    r"|Chairman|Chairwoman|President|Vice|Senior|Director|Directors|Managing|Manager|General|Board|Member"
    r"|Company|Corporation|Inc|Corp|Group|Financial|Operating|Treasurer|Secretary|Counsel|Analysts?|Investors?"
    r"|Founder|Partner|Head|Research|Marketing|Sales|Bank|Trust|Capital|Holdings|Securities|Partners"
    r"|New|North|South|United|First|Inter|Wall|Street|Mr|Mrs|Ms|Dr|CEO|CFO|COO|Industries|Systems|Technologies"
    r"|International|Energy|Health|Healthcare|Management|Associates|Services|Solutions|Purchase|Accounting"
    r"|Jr|Sr|Interim|Acting|Former|Commission|Committee|Department|University|Exchange|Press|Release|Today|Also"
    r"|January|February|March|April|June|July|August|September|October|November|December"
    r"|Monday|Tuesday|Wednesday|Thursday|Friday|Global|Corporate|Deputy|Professor|Governor|Mayor|Senator)\b"
)
_GIVEN = r"[A-Z\u00c0-\u00de][a-z\u00df-\u00f6\u00f8-\u00ff]+(?:['’](?!s\b)[a-z]+)?"
_NAMED = (
    rf"(?>(?!{_NO_PERSON})(?:Mc|Mac|O['’]|D['’]|De|Di|La|Le|Van|Fitz|Al-)?{_GIVEN}(?:-{_GIVEN})*)"
    r"(?!['’]s\b)"
)
_INITIAL = r"[A-Z]\.(?:\s?[A-Z]\.)?"
_PERSON = (
    rf"(?:{_NAMED}|{_INITIAL}|[A-Z]{{2}}(?=\s[A-Z][a-z]))"
    rf"(?:\s(?:{_INITIAL}|{_NAMED}|[\"“(‘]{_NAMED}[\")”’])){{0,3}}?"
    r"\s(?:(?:de|van|von|der|den|la|del|di|da|dos|bin|du|ter)\s){0,2}"
    rf"{_NAMED}(?!\s{_NAMED})(?:,?\s(?:Jr|Sr)\b\.?|,?\s(?:I{{2,3}}|IV)\b)?"
)
_CALLED = (
    r"(?:(?:Mr|Ms|Mrs|Dr|Prof|Sir|Dame|Miss|Hon|Gen|Sen)\.?\s"
    r"|(?:Professor|Senator|General|Governor)\s)?"
)
_DEGREES = (
    r"(?:,?\s(?:M\.?D|Ph\.?\s?D|C\.?P\.?A|CFA|Esq|M\.?B\.?A|J\.?D|D\.?V\.?M|FACS|R\.?N|P\.?E|Sc\.?D"
    r"|Pharm\.?\s?D|M\.?Sc?|B\.?Sc|FACC|CBE|OBE)\b\.?,?)*"
)
_NO_NAME = (
    r"(?:Advis[eo]rs?|Agents?|Contacts?|Call|Please|By|From|For|With|To|At|In|On|And|Also|Both"
    r"|While|Its|Our)\s"
)
_PLACE = rf"(?-i:{_PROPER}(?:\s{_PROPER})*)"
_SLOTS = {
    "shares": SHARES,
    "number": NUMBER,
    "money": MONEY,
    "loss": MONEY,
    "percent": PERCENT,
    "date": DATE,
    "security": SECURITY,
    "party": PARTY,
    "split": SPLIT,
    "place": rf"{_PLACE}(?:,\s{_PLACE}(?:\.(?=,))?){{0,2}}",
    "places": rf"(?:the\s)?{_PLACE}(?:,\s(?:the\s)?{_PLACE})*(?:,?\sand\s(?:the\s)?{_PLACE})?",
    "words": r"[^\W\d_][\w'’-]*(?:(?:,?\s|,\s)[^\W\d_][\w'’-]*){0,8}?",
    "text": rf"[^.;{NUMBER}{MONEY}{PERCENT}]{{3,240}}?(?=[.;]|,\s(?:which|who|and|but)\b|$)",
}
_SLOTS |= {
    "person": rf"(?-i:{_PERSON})",
    "name": rf"(?-i:(?!{_NO_NAME}){_PROPER}(?:,?\s(?:(?:Co|Inc|Corp|Ltd|Bros|N\.A|L\.P)\."
    r"(?=\s(?:and\b|&|[a-z])|,\s(?:Inc|Ltd|LLC|N\.A|L\.P)\b)"
    rf"|{_PROPER}|{PARTY}(?=\s[A-Z])|[&]|of|and(?=\s[A-Z]))){{0,9}}\.?)",
    "phone": r"(?:\+?1[-. ])?\(?\d{3}\)?[-/. ]\s?(?:\d{3}[-. ]\d{4}|[A-Z]{3}-?[A-Z]{4})",
    "time": rf"(?:{NUMBER}|\d{{1,2}}:\d\d|noon|midnight)(?:\s?[ap]\.?m\b\.?)?"
    r"(?:,?\s\(?(?:(?:U\.?S\.?\s)?Eastern|Central|Mountain|Pacific|New\sYork\sCity|E[SD]?T|C[SD]?T|M[SD]?T|P[SD]?T|GMT)"
    r"(?:\s(?:Standard|Daylight))?(?:\sTime)?\b\)?)?",
}
_DEADLINE = (
    rf"(?:(?:at\s|by\s|on\s)?(?:{NUMBER}\sminute\s(?:after|past|before|following)\s)?"
    rf"(?:{_SLOTS['time']}|(?:the\s)?close\sof\s(?:the\s)?(?:business(?:\sday)?|trading|market))"
    r"(?:,?\s(?:midnight|noon)(?:,?\s\(?(?-i:[ECMP][SD]?T)\)?)?)?"
    r"(?:,?\s(?-i:[A-Z]\w+)(?:\sCity)?(?:\s(?:Standard|Daylight))?\stime"
    r"|,?\sNew\sYork(?:\sCity)?(?:\s(?:Standard|Daylight))?\stime)?(?:,?\s(?:at\sthe\send\sof(?:\sthe\sday\son|\sthe\sday,?)?|on))?,?\s)?"
    r"(?:today,?\s)?(?:on\s(?:or\s(?:about|before|prior\sto)\s)?)?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s)?"
)
_RANK = (
    r"(?:(?:non-?\s?)?executive|senior|first|second|assistant|associate|deputy|group|regional"
    r"|divisional|corporate|global|worldwide|interim|acting|co-|vice|chief|managing|general"
    r"|independent|lead|outside|operating|financial|accounting|technology|technical|information"
    r"|marketing|investment|legal|medical|scientific|commercial|administrative|compliance|people"
    r"|product|strategy|revenue|risk|human|resources|exploration|operations|finance|sales"
    r"|development|principal)"
)
_OFFICE = (
    r"(?:chief\s(?:[a-z]+\s){1,3}officer|chief\sexecutive(?!\sofficer)|president|chairman|chairwoman|chairperson|chair"
    r"|director|officer|secretary|treasurer|controller"
    r"|comptroller|counsel|manager|partner|trustee|CEO|CFO|COO|CTO|CIO|CMO"
    r"|(?:member\sof\sthe\s)?board\sof\sdirectors)\b"
)
_OF_WHAT = (
    r"(?:(?:,|\sof|\sfor|\s-|\s–)\s(?:the\s)?(?-i:[A-Z][\w&'’-]*)"
    r"(?:(?:\s|,\s|\s(?:and|&)\s|\sof\s(?:the\s)?)(?-i:[A-Z][\w&'’-]*)){0,5})?"
)
_TITLE = rf"(?:{_RANK}[\s-]?)*{_OFFICE}(?:\sof\sthe\sboard(?:\sof\sdirectors)?\b)?"
_SLOTS["title"] = (
    rf"(?!president\sof\sthe\sUnited){_TITLE}"
    rf"(?:(?:,\s|,?\sand\s|/|\s&\s)(?:the\s)?{_TITLE}){{0,3}}{_OF_WHAT}"
)
_KINDS = frozenset(TYPES)
_BARE = frozenset({"title", "place", "places", "words", "text", "person", "name", "phone", "time"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """What filled a slot: its span in the text, and the entity where it is one."""

    span: Span
    entity: Entity | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A template found in a text: the span of its words, and its slots by name."""

    span: Span
    slots: dict[str, Slot]


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A template as a pattern; any text that it matches has a word of each set of `needs`.

    `anchors` is the one of these sets whose words are likely to be the rarest; `kinds` are
    sets of the characters of entities, of each of which a text that it matches has one.
    """

    source: str
    pattern: str
    needs: tuple[frozenset[str], ...]
    anchors: frozenset[str]
    kinds: tuple[frozenset[str], ...] = ()

    def matches(self, recognised: Recognised) -> Iterator[Match]:
        """Find the template in a recognised text, left to right."""
        for needed in self.kinds:
            if needed.isdisjoint(recognised.kinds):
                return
        for match in _compiled(self.pattern).finditer(recognised.masked):
            slots = {
                name.partition("__")[0]: _slot(recognised, *match.span(name))
                for name, words in match.groupdict().items()
                if words is not None
            }
            yield Match(span=recognised.span(*match.span()), slots=slots)


def compile_template(source: str) -> Template:
    """Compile a template; raise MeasureError where it cannot be read."""
    tokens = [(m[0], m["slot"], m["name"]) for m in _TOKEN.finditer(source)]
    reader = _Reader(source, tokens)
    pattern, literals, kinds = reader.alternatives()
    if reader.at != len(tokens):
        raise MeasureError(f"Unbalanced bracket in the template {source!r}; close or remove it.")
    if not literals:
        raise MeasureError(f"The template {source!r} has no word that it needs; add one.")
    return Template(
        source=source,
        pattern=rf"(?<![\w-]){pattern}",
        needs=tuple(literals),
        anchors=_rarest(literals),
        kinds=tuple(dict.fromkeys(kinds)),
    )


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compile a pattern on first use: few are ever tried on the sentences of a release."""
    return re.compile(pattern, re.IGNORECASE)


def words_of(masked: str) -> frozenset[str]:
    """List the lower-case words of a masked text, as anchors are looked up among them."""
    return frozenset(_LETTERS.findall(masked.lower()))


def _rarest(literals: list[frozenset[str]]) -> frozenset[str]:
    """Pick the literals that are likely to be rarest: few, and long."""
    return min(literals, key=lambda words: (len(words) > 3, -min(map(len, words)), len(words)))


def _either(options: list[Literals]) -> Literals:
    """Join what each of some alternatives needs: one set of the rarest of each, if each has one."""
    if not all(options):
        return []
    return [frozenset().union(*map(_rarest, options))]


def _slot(recognised: Recognised, start: int, end: int) -> Slot:
    one = end - start == 1 and recognised.masked[start] in TYPES
    entity = recognised.entity_at(start) if one else None
    return Slot(span=recognised.span(start, end), entity=entity)


Literals = list[frozenset[str]]
"""Sets of words; a text that is matched has at least one word of each set."""


class _Reader:
    """Reads tokens by recursive descent; holds the place in the token list."""

    def __init__(self, source: str, tokens: list[tuple[str, str | None, str | None]]) -> None:
        self.source = source
        self.tokens = tokens
        self.at = 0
        self.named: Counter[str] = Counter()

    def alternatives(self) -> tuple[str, Literals, Literals]:
        """Read `a|b|c` into a pattern, its literals and its kinds of entities."""
        options = [self.sequence()]
        while self._peek() == "|":
            self.at += 1
            options.append(self.sequence())
        if len(options) == 1:
            return options[0]
        pattern = f"(?:{'|'.join(pattern for pattern, _, _ in options)})"
        literals, kinds = [each[1] for each in options], [each[2] for each in options]
        return pattern, _either(literals), _either(kinds)

    def sequence(self) -> tuple[str, Literals, Literals]:
        """Read a row of words, slots and brackets into a pattern, its literals and its kinds."""
        parts: list[str] = []
        literals: Literals = []
        kinds: Literals = []
        first, opened = True, False
        used: set[str] = set()
        while self._peek() not in (None, "|", ")", "]"):
            token = self.tokens[self.at][0]
            if token == "..." or token[0] == "~":
                self.at += 1
                parts.append(_GAP if token == "..." else adjuncts(token[1:], _SPACE))
            elif token == "!":
                self.at += 1
                inner, _, _ = self._bracket(")")
                parts.append(f"(?!{_SPACE}(?:{inner}))")
            elif token == "[":
                space = "" if self._is_glued() else _SPACE
                inner, _, _ = self._bracket("]")
                parts.append(
                    f"(?:{inner}(?:{_SPACE}|{_OWNING}))?" if first else f"(?:{space}{inner})?"
                )
            else:
                space = "" if first or opened or token[0] in "-',’>" else _SPACE
                opened = token == "<"
                self._once(used)
                pattern, needed, held = self._element(token)
                parts.append(space + pattern)
                literals += needed
                kinds += held
                first = False
        return "".join(parts), literals, kinds

    def _is_glued(self) -> bool:
        """Tell whether a bracket begins with "'s" or "-month", which no space parts from a word."""
        token = self.tokens[self.at + 1][0]
        return token in ("'s", "’s") or re.fullmatch(r"-\w+", token) is not None

    def _once(self, used: set[str]) -> None:
        """Refuse a slot's name that stands twice in a row; alternatives may share one."""
        _, slot, name = self.tokens[self.at]
        if slot and (name or slot) in used:
            raise MeasureError(
                f"The slot {name or slot!r} stands twice in {self.source!r}; give one of them "
                "another name, as in {shares:before}."
            )
        used |= {name or slot} if slot else set()

    def _element(self, token: str) -> tuple[str, Literals, Literals]:
        if token == "(":
            pattern, literals, kinds = self._bracket(")")
            return f"(?:{pattern})", literals, kinds
        _, slot, name = self.tokens[self.at]
        self.at += 1
        if slot:
            held = [frozenset({_SLOTS[slot]})] if _SLOTS.get(slot, "") in _KINDS else []
            return self._slot(slot, name or slot), [], held
        if token in "<>":
            return re.escape("()"[token == ">"]), [], []
        words = _LETTERS.findall(token.lower())
        literals = [frozenset({max(words, key=len)})] if words else []
        return re.escape(token) + (r"\b" if token[-1].isalnum() else ""), literals, []

    def _slot(self, slot: str, name: str) -> str:
        if slot not in _SLOTS:
            known = ", ".join(sorted(_SLOTS))
            raise MeasureError(f"No slot {slot!r} (in {self.source!r}); use one of {known}.")
        before = "" if slot in _BARE else _DETERMINERS
        if slot == "date":
            before = _DEADLINE
        self.named[name] += 1  # the same name may stand in several alternatives
        group = name if self.named[name] == 1 else f"{name}__{self.named[name]}"
        if slot == "person":
            return f"(?-i:{_CALLED})(?P<{group}>{_SLOTS[slot]})(?-i:{_DEGREES})"
        found = f"{before}(?P<{group}>{_SLOTS[slot]})"
        return rf"(?:\(\s?)?{found}(?:\s?\))?" if slot == "loss" else found

    def _bracket(self, close: str) -> tuple[str, Literals, Literals]:
        self.at += 1
        inner = self.alternatives()
        if self._peek() != close:
            raise MeasureError(f"Missing {close!r} in the template {self.source!r}; add it.")
        self.at += 1
        return inner

    def _peek(self) -> str | None:
        return self.tokens[self.at][0] if self.at < len(self.tokens) else None

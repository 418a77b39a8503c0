"""Statement templates: sentences with typed slots, compiled to patterns over masked text.

    {shares} (remain|are|were) [issued and] outstanding

`{type}` or `{type:name}` is a slot, `(a|b)` alternatives, `[x]` optional, `...` a gap of
ordinary words that holds no number. Slots: shares (a count with its security), number,
money, percent, date, security, party, place, places, words, text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.errors import MeasureError
from bot.language.recognise import (
    DATE,
    MONEY,
    NUMBER,
    PARTY,
    PERCENT,
    QUANTITIES,
    SECURITY,
    SHARES,
    Entity,
    Recognised,
)
from bot.model import Span

_TOKEN = re.compile(r"\{(?P<slot>[a-z]+)(?::(?P<name>[a-z_]+))?\}|\.\.\.|[][()|]|[^\s{}\[\]()|]+")
_ASIDE = rf"(?:\s?\([^(){QUANTITIES}]{{0,80}}\))?"
_SPACE = rf"{_ASIDE},?\s(?:(?:also|currently|now|then|hereby|today|still|has|have|had)\s)*"
_GAP = rf"(?:[,\s][^{QUANTITIES};]{{0,90}}?)??"
_DETERMINERS = (
    r"(?:(?:the|its|our|their|his|her|all|any|such|those|these|outstanding|issued|remaining"
    rf"|existing|of|then|{PARTY}(?:'s|’s|'|’)?)\s)*"
)
_PROPER = r"(?:(?:[A-Z]\.){2,}|[A-Z](?:[\w'’-]|\.(?=\w))*|d['’][A-Z]\w*)"
_PLACE = rf"(?-i:{_PROPER}(?:\s{_PROPER})*)"
_SLOTS = {
    "shares": SHARES,
    "number": NUMBER,
    "money": MONEY,
    "percent": PERCENT,
    "date": DATE,
    "security": SECURITY,
    "party": PARTY,
    "place": rf"{_PLACE}(?:,\s{_PLACE}){{0,2}}",
    "places": rf"(?:the\s)?{_PLACE}(?:,\s(?:the\s)?{_PLACE})*(?:,?\sand\s(?:the\s)?{_PLACE})?",
    "words": r"[^\W\d_][\w'’-]*(?:(?:,?\s|,\s)[^\W\d_][\w'’-]*){0,8}?",
    "text": rf"[^.;{NUMBER}{MONEY}{PERCENT}]{{3,240}}?(?=[.;]|,\s(?:which|who|and|but)\b|$)",
}
_BARE = frozenset({"place", "places", "words", "text"})


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
    """A compiled template; `anchor` is a lower-case word that any match contains."""

    source: str
    pattern: re.Pattern[str]
    anchor: str

    def matches(self, recognised: Recognised) -> Iterator[Match]:
        """Find the template in a recognised text, left to right."""
        for match in self.pattern.finditer(recognised.masked):
            slots = {
                name: _slot(recognised, *match.span(name))
                for name, words in match.groupdict().items()
                if words is not None
            }
            yield Match(span=recognised.span(*match.span()), slots=slots)


def compile_template(source: str) -> Template:
    """Compile a template; raise MeasureError where it cannot be read."""
    tokens = [(m[0], m["slot"], m["name"]) for m in _TOKEN.finditer(source)]
    reader = _Reader(source, tokens)
    pattern = reader.alternatives()
    if reader.at != len(tokens):
        raise MeasureError(f"Unbalanced bracket in the template {source!r}; close or remove it.")
    try:
        compiled = re.compile(rf"(?<![\w-]){pattern}", re.IGNORECASE)
    except re.error as error:
        raise MeasureError(f"The template {source!r} cannot be compiled: {error}.") from error
    return Template(
        source=source, pattern=compiled, anchor=max(reader.anchors, key=len, default="")
    )


def _slot(recognised: Recognised, start: int, end: int) -> Slot:
    one = end - start == 1 and "\ue001" <= recognised.masked[start] <= "\ue007"
    entity = recognised.entity_at(start) if one else None
    return Slot(span=recognised.span(start, end), entity=entity)


class _Reader:
    """Reads tokens by recursive descent; holds the place in the token list."""

    def __init__(self, source: str, tokens: list[tuple[str, str | None, str | None]]) -> None:
        self.source = source
        self.tokens = tokens
        self.at = 0
        self.depth = 0
        self.anchors: list[str] = []

    def alternatives(self) -> str:
        options = [self.sequence()]
        while self._peek() == "|":
            self.at += 1
            options.append(self.sequence())
        return f"(?:{'|'.join(options)})" if len(options) > 1 else options[0]

    def sequence(self) -> str:
        parts: list[str] = []
        first = True
        while self._peek() not in (None, "|", ")", "]"):
            token = self.tokens[self.at][0]
            if token == "...":
                self.at += 1
                parts.append(_GAP)
            elif token == "[":
                inner = self._bracket("]")
                parts.append(f"(?:{inner}{_SPACE})?" if first else f"(?:{_SPACE}{inner})?")
            else:
                space = "" if first or token[0] in "-'," else _SPACE
                parts.append(space + self._element(token))
                first = False
        return "".join(parts)

    def _element(self, token: str) -> str:
        if token == "(":
            return f"(?:{self._bracket(')')})"
        _, slot, name = self.tokens[self.at]
        self.at += 1
        if slot:
            return self._slot(slot, name or slot)
        if not self.depth:
            self.anchors.append(token.lower())
        return re.escape(token) + (r"\b" if token[-1].isalnum() else "")

    def _slot(self, slot: str, name: str) -> str:
        if slot not in _SLOTS:
            known = ", ".join(sorted(_SLOTS))
            raise MeasureError(f"No slot {slot!r} (in {self.source!r}); use one of {known}.")
        before = "" if slot in _BARE else _DETERMINERS
        return f"{before}(?P<{name}>{_SLOTS[slot]})"

    def _bracket(self, close: str) -> str:
        self.at += 1
        self.depth += 1
        inner = self.alternatives()
        self.depth -= 1
        if self._peek() != close:
            raise MeasureError(f"Missing {close!r} in the template {self.source!r}; add it.")
        self.at += 1
        return inner

    def _peek(self) -> str | None:
        return self.tokens[self.at][0] if self.at < len(self.tokens) else None

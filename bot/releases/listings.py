"""A release's words in; its issuer's symbols out, each with its exchange and its class.

A symbol belongs to the class that the words beside it name, one by one where they list as
many classes as symbols; a symbol in brackets after the issuer's name is the common stock's,
unless its own form says which preferred series it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.model import Sentence
from bot.releases.exchanges import EXCHANGE, EXCHANGE_HINTS, exchange_name

_SYMBOL = (
    r"[A-Z]{1,6}(?:\s?[-./_^]?\s?(?:PR|Pr|pr)[-./_^]?\s?[A-Z]{1,2}|[-./_^][Pp][-./_^]?[A-Z]"
    r"|[-./][A-Z]{1,2}(?![a-z])|p[A-Z](?![a-z]))?"
)
_BRACKETED = re.compile(
    rf"""[(\[] (?P<inside> [^()\[\]]{{0,30}}? (?:
        (?P<exchange> {EXCHANGE} ) \s? (?: [:\-\u2013\u2014] | \bsymbols?\b | \s ) \s?
        [\u201c"']? (?P<symbol> {_SYMBOL} ) \b
      | (?P<before> {_SYMBOL} ) \s?:\s? (?P<after> {EXCHANGE} ) \b
    ) [^()\[\]]{{0,80}} ) [)\]]""",
    re.VERBOSE,
)
_TRADED = re.compile(
    rf"""
    \b(?:trades?|traded|listed|quoted|trading) \b .{{0,80}}?
    (?P<exchange> {EXCHANGE} ) \b .{{0,60}}?
    \bsymbols? \b \s? :? \s? (?P<symbols> [\u201c"']? {_SYMBOL} [\u201d"',]{{0,2}}
       (?: \s?(?:,|and|,\sand)\s [\u201c"']? {_SYMBOL} [\u201d"',]{{0,2}} ){{0,3}} )
    """,
    re.VERBOSE,
)
_SYMBOL_WORD = re.compile(rf"(?<![A-Za-z]){_SYMBOL}(?![a-z])")
_CLASS = re.compile(
    r"\b(?P<common>common|ordinary|class [a-z])\b|\b(?P<preferred>preferred|preference)\b"
    r"|\b(?P<depositary>depositary|ADSs?|ADRs?)\b|\b(?P<warrant>warrants?)\b|\b(?P<unit>units?)\b"
    r"|\b(?P<note>notes|debentures)\b|\b(?P<right>rights)\b",
    re.IGNORECASE,
)
_SERIES = re.compile(r"\bSeries\s(?P<series>[A-Z]{1,2}(?:-\d+)?|\d{1,3}(?:-[A-Z])?)\b")
_PREFERRED_SYMBOL = re.compile(
    r"[A-Z]{1,5}(?:\s?[-./_^]?\s?(?:PR|Pr|pr)|[-./_^][Pp]|p)[-./_^]?\s?(?P<series>[A-Z])"
)
_SELF = re.compile(r"\b(?:[Cc]ompany|[Cc]orporation|[Oo]ur|[Ii]ts)(?:['\u2019]s)?\b")
_OTHER = re.compile(
    r"\b[A-Z][\w&.'-]*,?\s(?:Inc|Corp|Corporation|Incorporated|Ltd|Limited|LLC|plc|N\.V)\b"
)
_CLOSE = 140


@dataclass(frozen=True, slots=True)
class Listing:
    """A symbol on an exchange, and the class that it is of."""

    symbol: str
    exchange: str
    at: int
    kind: str
    series: str | None = None


def find_listings(
    text: str, sentences: Sequence[Sentence], names: Sequence[str]
) -> Iterator[Listing]:
    """Find the symbols of the company that has these names, the most explicit first."""
    for sentence in sentences:
        if "symbol" in sentence.text and (match := _TRADED.search(sentence.text)):
            before = text[max(0, text.rfind("\n", 0, sentence.span.start)) : sentence.span.start]
            if _speaks_of(before + sentence.text[: match.start()], names):
                yield from _traded(sentence, match)
    for sentence in sentences:
        opened = "(" in sentence.text or "[" in sentence.text
        if opened and any(hint in sentence.text for hint in EXCHANGE_HINTS):
            for match in _BRACKETED.finditer(sentence.text):
                yield from _bracketed(sentence, match, names)


def _bracketed(sentence: Sentence, match: re.Match[str], names: Sequence[str]) -> Iterator[Listing]:
    """Read "Example Mining Company (NYSE: XMC)"."""
    if not _follows_name(sentence.text[max(0, match.start() - _CLOSE) : match.start()], names):
        return
    exchange = exchange_name(match["exchange"] or match["after"])
    group = "symbol" if match["symbol"] else "before"
    if exchange and _SYMBOL_WORD.fullmatch(match[group]):
        at = sentence.span.start + match.start(group)
        yield _own_form(Listing(match[group], exchange, at, "common"))


def _follows_name(before: str, names: Sequence[str]) -> bool:
    """Tell whether a bracket stands after one of the names, or after another such bracket."""
    bare = before.rstrip(" ,").lower()
    while bare.endswith((")", "]")) and (opened := max(bare.rfind("("), bare.rfind("["))) > 0:
        bare = bare[:opened].rstrip(" ,")
    return any(bare.endswith((name.lower(), name.lower().rstrip(" .,"))) for name in names)


def _speaks_of(words: str, names: Sequence[str]) -> bool:
    """Tell whether a paragraph is of the issuer: it says so, or only "the Company"."""
    if any(name in words for name in names):
        return True
    return _SELF.search(words) is not None and _OTHER.search(words) is None


def _traded(sentence: Sentence, match: re.Match[str]) -> Iterator[Listing]:
    """Read "its common and preferred shares are traded on X under the symbols A and B"."""
    subject = sentence.text[: match.start()]
    exchange = exchange_name(match["exchange"])
    if exchange is None:
        return
    classes = list(dict.fromkeys(_kind_of(found) for found in _CLASS.finditer(subject)))
    symbols = list(_SYMBOL_WORD.finditer(match["symbols"]))
    if not classes and len(symbols) == 1:
        classes = ["common"]
    if len(classes) != len(symbols):
        return
    at = sentence.span.start + match.start("symbols")
    for kind, symbol in zip(classes, symbols, strict=True):
        series = _SERIES.search(subject) if kind == "preferred" else None
        found = Listing(symbol[0], exchange, at + symbol.start(), kind)
        yield _own_form(replace(found, series=series["series"]) if series else found)


def _kind_of(match: re.Match[str]) -> str:
    return next(kind for kind, word in match.groupdict().items() if word)


def _own_form(listing: Listing) -> Listing:
    """Read the class from a symbol's own form: `HL-PrB` is preferred series B."""
    match = _PREFERRED_SYMBOL.fullmatch(listing.symbol)
    if match and listing.kind in {"common", "preferred"}:
        return replace(listing, kind="preferred", series=listing.series or match["series"])
    return listing

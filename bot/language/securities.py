"""Text in; the classes of security that it mentions out, and which of an issuer's they are.

A mention says only what its words say: a kind, and a series where one is named. Resolving
a mention against the issuer's classes answers with one class, or with none where the words
leave more than one open.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.model import Security, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """What the words for a security say; None where they leave it open.

    `owner` is an issuer that the words name and that is not known.
    """

    kind: str | None
    series: str | None = None
    words: str = ""
    owner: str | None = None


_SERIES = r"(?:Series\s+(?:(?-i:[A-Z]{2})|[A-Z]|\d{1,2})(?:-\d{1,2}|-[A-Z])?|Class\s+[A-Z])\b"
_KINDS = {
    "preferred": r"pref(?:erred|erence|s|d)?|prefer+eds?|pfds?|prfd",
    "common": r"common|ordinary",
    "depositary": r"(?:American\s+)?depositary|ADSs?|ADRs?",
    "warrant": r"warrants?",
    "note": r"notes|debentures",
}
_ADJECTIVE = (
    r"(?:non-?)?cumulative|convertible|perpetual|exchangeable|redeemable|junior|senior"
    r"|participating|subordinated|mandatory|mandatorily|adjustable|fixed|floating|rate"
    r"|(?:non-?)?voting|secured|unsecured|callable"
)
_PATTERN = re.compile(
    rf"""
    (?<![\w-])
    (?: (?: \$\d+(?:\.\d+)? | \d+(?:\.\d+|\s\d/\d)?\s?% )\s+ )?
    (?:
      (?: (?P<before> {_SERIES} )\s+ )?
      (?: (?:{_ADJECTIVE})[\ ,]\s* )*
      (?P<head> {"|".join(_KINDS.values())} )\b
      (?: \s+(?:stock|shares?|securities|units?)\b )?
      (?: ,?\s+(?P<after> {_SERIES} ) | \s+(?P<letter> (?-i:[A-H]) )\b(?!\.\w) )?
    | (?P<alone> {_SERIES} )
      (?P<adjectives> (?:\s+(?:{_ADJECTIVE}))* )
      (?: \s+(?:stock|shares?)\b )?
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_APPOSITION = re.compile(r"\s*\((?:the\s+)?[\"“']?(?P<words>[^()\"”']{3,60})[\"”']?\)")


def find_mentions(text: str) -> Iterator[tuple[Span, Mention]]:
    """Find the mentions of securities in text, left to right.

    >>> [(m.kind, m.series) for _, m in find_mentions("Series B preferred for common stock")]
    [('preferred', 'B'), ('common', None)]
    """
    at = 0
    while match := _PATTERN.search(text, at):
        at = match.end()
        renamed = _APPOSITION.match(text, at)
        if renamed and _PATTERN.fullmatch(renamed["words"].strip()):
            at = renamed.end()
        yield Span(start=match.start(), end=at), _mention(match)


def resolve(mention: Mention, securities: Iterable[Security]) -> Security | None:
    """Find the one class that a mention can mean, or None.

    >>> prefs = [Security(company="X", kind="preferred", series=s) for s in "AB"]
    >>> resolve(Mention(kind="preferred"), prefs) is None
    True
    >>> resolve(Mention(kind="preferred", series="B"), prefs).series
    'B'
    """
    matching = [s for s in securities if _fits(mention, s)]
    return matching[0] if len(matching) == 1 else None


def _fits(mention: Mention, security: Security) -> bool:
    """Tell whether a class has everything that a mention says, and is of a known issuer."""
    if mention.owner is not None:
        return False
    if mention.kind is not None and mention.kind != security.kind:
        return False
    return mention.series is None or mention.series == security.series


def _mention(match: re.Match[str]) -> Mention:
    """Turn a match into a mention; a series with no kind may be of any kind."""
    series = match["before"] or match["after"] or match["alone"] or match["letter"]
    letter = re.split(r"\s+", series)[-1].upper() if series else None
    if match["head"]:
        return Mention(kind=_kind(match["head"]), series=letter, words=match[0].strip())
    kind = "preferred" if match["adjectives"] else None
    return Mention(kind=kind, series=letter, words=match[0].strip())


def _kind(head: str) -> str:
    for kind, pattern in _KINDS.items():
        if re.fullmatch(pattern, head, re.IGNORECASE):
            return kind
    raise AssertionError(head)

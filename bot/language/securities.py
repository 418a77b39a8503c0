"""Text in; the classes of security that it mentions out, and which of an issuer's they are.

A mention says only what its words say: a kind, and a series where one is named. Resolving
a mention against the issuer's classes answers with one class, or with none where the words
leave more than one open.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import lru_cache

from bot.language import patterns as re
from bot.language.numbers import find_numbers
from bot.model import Quantity, Security, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """What the words for a security say; None where they leave it open.

    `owner` is an issuer that the words name and that is not known; `rate` the percentage
    that a name such as "6 3/4% Notes" begins with; `due` the year in "notes due 2009".
    """

    kind: str | None
    series: str | None = None
    words: str = ""
    owner: str | None = None
    rate: Quantity | None = None
    due: str | None = None


_SERIES = (
    r"(?:(?:(?:Class\s+[A-Z],?\s+)?Series\s+(?:(?-i:[A-Z]{2})|[A-Z]|\d{1,2})(?:-\d{1,2}|-[A-Z])?"
    r"|Class\s+[A-Z])\b|Series\s[\"“'‘][A-Z][\"”'’](?=\s))"
)
_UNITS = r"(?=\s+(?:stock|shares?|securities|receipts?|units?)\b)"
_KINDS = {
    "preferred": rf"pref(?:erred|s|d)?|prefer+eds?|preference{_UNITS}|pfds?|prfd"
    r"|capital\s+securities",
    "common": rf"common|ordinary{_UNITS}",
    "depositary": rf"American\s+depositary|depositary{_UNITS}|ADSs?|ADRs?",
    "warrant": r"warrants?",
    "note": r"notes|debentures?|bonds(?=\s+due\b)",
}
_ADJECTIVE = (
    r"limited|capital|trust|guaranteed|deferrable|contingent|unsubordinated|step-?up|reset(?:table)?"
    r"|fixed-to-floating|dividend|monthly|quarterly|income|(?:non-?)?cumulative|convertible|perpetual|exchangeable|redeemable|junior|senior"
    r"|participating|subordinated|mandatory|mandatorily|adjustable|fixed|floating|rate"
    r"|(?:non-?)?voting|secured|unsecured|callable|discount|zero[\s-]coupon|variable|retractable"
    r"|lien|springing|amortizing|extendable|remarketed|remarketable|mortgage|extendible|auction|PIK|toggle|exchange|medium-term|first|second"
)
_PAID = r"(?:dividend|monthly|quarterly|income|first|second|rate|exchange|auction|capital)\b"
"""Adjectives that after the letter of a class begin what is said of it: "the Series A dividend"."""

_LONE = r"(?<=(?-i:[a-z,])\ )(?!I\b)"
"""Before a capital letter that is no article, as it stands within a sentence."""

_RATE = r"\d+(?:\.\d+|[\s-]\d{1,2}/\d{1,2}|[\s-]?[¼-¾⅐-⅞])?(?:\s?%|\sper\s?cent\b)"
_NO_NAME = rf"(?!\s+(?:(?:{_ADJECTIVE})\s+)*(?:prefer|depositary|notes|debentures))"
"""What a letter is not followed by that ends a name: it would begin the next one."""

_PATTERN = re.compile(
    rf"""
    (?<![\w-])
    (?: (?P<coupon> \$\d+(?:\.\d+)?
                  | {_RATE} )\s+ )?
    (?:
      (?: (?: (?(coupon) (?:(?:{_ADJECTIVE})\s+)* ) (?P<before> {_SERIES} )
            | {_LONE}(?P<lone> (?-i:[A-Z]) ) )\s+ )?
      (?: (?(coupon) (?!) ) (?(before) (?P<inner> {_RATE} )\s+ | (?!) ) )?
      (?: (?:{_ADJECTIVE})[\ ,]\s* )*
      (?: {"|".join(f"(?P<{kind}>{words})" for kind, words in _KINDS.items())} )\b
      (?: \s+(?:stock|shares?|securities|units?)\b )?
      (?: ,?\s+(?P<after> {_SERIES} ) {_NO_NAME} | \s+(?P<letter> (?-i:[A-H]) )\b(?!\.\w) )?
    | (?P<alone> {_SERIES} )
      (?P<adjectives> (?:\s+(?!{_PAID})(?:{_ADJECTIVE}))* )
      (?: \s+(?:stock|shares?)\b )?
    | {_LONE}(?P<bare> (?-i:[A-Z]) )\s+shares?\b(?!\s+of\b)
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LETTERS = re.compile(r"(?:,\s[A-Z](?![\w.]))+(?=,?\s(?:and|or|&)\s[A-Z]\b)")
_MARKS = str.maketrans(dict.fromkeys(",\"“”'‘’", " "))
_ONE_LETTER = re.compile(r"[A-Z]")
"""The letters between the first and the last of "Series A, B and C"."""

_PAR = re.compile(
    r",?\s+(?:(?:with\s+)?(?:a\s+|no\s+)?par\s+value(?:\s+(?:of\s+)?\$\s?\.?\d[\d.]*\d)?"
    r"|\$\s?\.?\d[\d.]*\s+par(?:\s+value)?|(?:no|without)\s+par(?:\s+value)?)"
    r"(?:\s+(?:per|a|each)(?:\s+share)?)?\b",
    re.IGNORECASE,
)
"""A par value after a class: part of its name."""

_DUE = re.compile(
    r",?\s+due\s+(?:[A-Z][a-z]+\s+(?:\d{1,2},?\s+)?)?(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d$")
_APPOSITION = re.compile(r"\s*\((?:the\s+)?[\"“']?(?P<words>[^()\"”']{3,60})[\"”']?\)")


def find_mentions(text: str) -> Iterator[tuple[Span, Mention]]:
    """Find the mentions of securities in text, left to right.

    >>> [(m.kind, m.series) for _, m in find_mentions("Series B preferred for common stock")]
    [('preferred', 'B'), ('common', None)]
    """
    at = 0
    while match := _PATTERN.search(text, at):
        par = _PAR.match(text, match.end())
        at = par.end() if par else match.end()
        renamed = _APPOSITION.match(text, at)
        if renamed and _PATTERN.fullmatch(renamed["words"].strip()):
            at = renamed.end()
        mention = _mention(match)
        if mention.kind == "note" and (due := _DUE.match(text, at)):
            mention = replace(mention, due=due["year"])
        yield Span(start=match.start(), end=at), mention
        if mention.series and mention.kind is None and (row := _LETTERS.match(text, at)):
            for letter in _ONE_LETTER.finditer(text, row.start(), row.end()):
                span = Span(start=letter.start(), end=letter.end())
                yield span, Mention(kind=None, series=letter[0], words=f"Series {letter[0]}")
            at = row.end()


def resolve(mention: Mention, securities: Iterable[Security]) -> Security | None:
    """Find the one class that a mention can mean, or None.

    >>> prefs = [Security(company="X", kind="preferred", series=s) for s in "AB"]
    >>> resolve(Mention(kind="preferred"), prefs) is None
    True
    >>> resolve(Mention(kind="preferred", series="B"), prefs).series
    'B'
    """
    matching = [s for s in securities if _fits(mention, s)]
    if len(matching) > 1 and (mention.rate or mention.due):
        matching = [s for s in matching if _is_called(mention, s)]
    return matching[0] if len(matching) == 1 else None


def _is_called(mention: Mention, security: Security) -> bool:
    """Tell whether a class is called by the rate and the year that a mention says."""
    rate, due = _terms(security)
    own = rate and _exact(rate)
    said = mention.rate and _exact(mention.rate)
    by_year = mention.due is not None and due == mention.due
    by_rate = said is None or own == said or (own is None and by_year)
    return by_rate and (mention.due is None or by_year)


def _fits(mention: Mention, security: Security) -> bool:
    """Tell whether a class has everything that a mention says, and is of a known issuer."""
    if mention.owner is not None:
        return False
    if mention.kind is not None and mention.kind != security.kind:
        return False
    if mention.series is not None and mention.series != security.series:
        return False
    rate, due = _terms(security)
    other_rate = mention.rate and rate and _exact(mention.rate) != _exact(rate)
    return not other_rate and (mention.due is None or due in (None, mention.due))


@lru_cache(maxsize=256)
def _terms(security: Security) -> tuple[Quantity | None, str | None]:
    """Read the rate that a class is called by, and the year in which its notes are due."""
    named = f"{security.series or ''} {security.name}"
    rate = next((q for _, q in find_numbers(named) if q.unit == "percent"), None)
    due = _YEAR.search(security.series or "") if security.kind == "note" else None
    return rate, due and due[0]


def _exact(rate: Quantity) -> Fraction | None:
    """Give the number of a rate, however it is written."""
    return Fraction(rate.value) if not isinstance(rate.value, bool | str | date) else None


def _mention(match: re.Match[str]) -> Mention:
    """Turn a match into a mention; a series with no kind may be of any kind."""
    named = ("before", "lone", "after", "letter", "alone", "bare")
    series = next((match[name] for name in named if match[name]), None)
    letter = _letter(series) if series else None
    kind = "preferred" if match["adjectives"] else None
    kind = next((name for name in _KINDS if match[name]), kind)
    return Mention(
        kind=kind,
        series=letter,
        words=match[0].strip(),
        rate=_rate(match["coupon"] or match["inner"]),
    )


def _letter(series: str) -> str:
    """Give the letter or number of a series, of the class where a name has both."""
    words = series.upper().translate(_MARKS).split()
    return words[1 if len(words) > 2 else -1]


def _rate(coupon: str | None) -> Quantity | None:
    """Read the percentage that a name begins with, if it is one."""
    if coupon is None:
        return None
    found = [quantity for _, quantity in find_numbers(coupon)]
    return found[0] if found and found[0].unit == "percent" else None

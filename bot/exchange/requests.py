"""The words of an exchange in ("10,000 HL-PrB at 8"); what they ask for out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from bot.errors import TermsError
from bot.exchange.clauses import Clauses, take_clauses
from bot.exchange.terms import EXAMPLE, positive
from bot.language import patterns as re
from bot.language.names import Names
from bot.language.numbers import as_fraction, grouped
from bot.language.recognise import (
    MONEY,
    NUMBER,
    PARTY,
    PERCENT,
    SECURITY,
    SHARES,
    SPLIT,
    TYPES,
    Entity,
    Recognised,
    recognise,
)
from bot.language.securities import resolve
from bot.model import Security

_RATIO = re.compile(
    rf"(?:(?:\b(?:at|ratio(?:\s+of)?)|@)\s*:?\s*)?(?P<split>{SPLIT})"
    rf"|(?:\b(?:at|ratio(?:\s+of)?)|@)\s*:?\s*(?P<at>{NUMBER})"
    rf"(?:\s*(?:for|to)\s*(?P<to>{NUMBER})(?!\w)|\s*(?:each|per\s+share|a\s+share))?"
    rf"|(?P<for>{NUMBER})\s*(?:for|to)\s*(?P<one>{NUMBER})(?!\w)",
    re.IGNORECASE,
)
_COLON = re.compile(r"(?<![\w.:])(\d+(?:\.\d+)?)\s*:\s*(\d+(?:\.\d+)?)(?![\w:])")
_ODD = re.compile(
    r"(?:^|\s)[-−]\s*\d[\d,.]*|(?<![\d.])[\d.]+\s*\^\s*\d*|\b\d[\d.]*e\d+\b", re.IGNORECASE
)
_READ = re.compile(
    rf"[{NUMBER}{PERCENT}{SHARES}{SECURITY}{PARTY},.?!]|\b(?:all|everything|everyone|exchange|swap|shares?|of"
    r"|the|class|what|if|for|i|we|please|remaining)\b",
    re.IGNORECASE,
)
_READ_PRINCIPAL = re.compile(rf"{_READ.pattern}|{MONEY}|\b(?:in|principal|amount)\b", re.IGNORECASE)
_COUNT = re.compile(r"\s*(?P<count>\d{1,3}(?:,\d{3}){1,3}|\d{1,12})\s*")
"""A count and nothing else, as most exchanges are asked for."""

_ALL = re.compile(r"\b(?:all|everything|everyone)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """How much is exchanged: a count, a percentage of the class, or all of it.

    `security` is the class that the count is of, where it was said; `ratio` is one that
    the person gives in place of the published one, and `clauses` are the other terms given.
    """

    count: Fraction | None = None
    percent: Fraction | None = None
    everything: bool = False
    security: Security | None = None
    ratio: Fraction | None = None
    clauses: Clauses | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What the words may name; `principal` tells that the amount may be dollars of it."""

    names: Names
    securities: tuple[Security, ...]
    principal: bool = False


def read_request(words: str, names: Names, securities: tuple[Security, ...]) -> Request:
    """Read the words after /exchange; raise TermsError, saying what to try, where unclear.

    >>> read_request("10,000 at 8", Names([], []), ()).ratio
    Fraction(8, 1)
    """
    plain = _COUNT.fullmatch(words)
    if plain is not None:
        return Request(count=positive(Fraction(plain["count"].replace(",", ""))))
    if odd := _ODD.search(words):
        raise TermsError(f"Write “{odd[0].strip()}” out in digits above zero. {EXAMPLE}")
    rest, clauses = take_clauses(words)
    by_principal = clauses is not None and "per" in clauses.given
    request = _read_amount(rest, words, Known(names, securities, principal=by_principal))
    return request if clauses is None else replace(request, clauses=clauses)


def _read_amount(words: str, said: str, known: Known) -> Request:
    """Read how much is exchanged, of what and at which ratio, once the clauses are out."""
    words = _COLON.sub(r"\1 for \2", words) if ":" in words else words
    recognised = recognise(words, known.names)
    rest, ratio = take_ratio(recognised)
    amounts = NUMBER + PERCENT + SHARES + (MONEY if known.principal else "")
    entities = [e for e in _entities(recognised, rest) if e.type in amounts]
    everything = _ALL.search(rest) is not None
    if len(entities) + everything != 1:
        found = "no amount" if not entities and not everything else "more than one amount"
        raise TermsError(f"I found {found} in “{said.strip()}”. {EXAMPLE}")
    security = _security(recognised, rest, known.securities)
    left = (_READ_PRINCIPAL if known.principal else _READ).sub(" ", rest)
    if left.strip():
        raise TermsError(f"I do not understand “{left.split()[0]}” in “{said.strip()}”. {EXAMPLE}")
    if everything:
        return Request(everything=True, security=security, ratio=ratio)
    return request_for(entities[0], security, ratio)


def request_for(entity: Entity, security: Security | None, ratio: Fraction | None) -> Request:
    """Make the request of an amount; a percentage or a fraction is a part of the class.

    Raises TermsError where the amount is absurd or more than the whole class.
    """
    amount = amount_of(entity)
    assert entity.quantity is not None
    unit = entity.quantity.unit
    if unit not in ("percent", "fraction"):
        return Request(count=amount, security=security, ratio=ratio)
    part = amount if unit == "percent" else 100 * amount
    if part > 100:
        raise TermsError(f"{grouped(part)}% is more than the whole class. {EXAMPLE}")
    return Request(percent=part, security=security, ratio=ratio)


def take_ratio(recognised: Recognised) -> tuple[str, Fraction | None]:
    """Take a ratio ("at 8", "8 for 1") out of masked words; the rest keeps its length."""
    match = _RATIO.search(recognised.masked)
    if match is None:
        return recognised.masked, None
    name = next(name for name in ("split", "at", "for") if match[name])
    ratio = amount_of(recognised.entity_at(match.start(name)))
    divisor = next((name for name in ("to", "one") if match[name]), None)
    if divisor:
        ratio /= amount_of(recognised.entity_at(match.start(divisor)))
    blank = " " * len(match[0])
    return recognised.masked[: match.start()] + blank + recognised.masked[match.end() :], ratio


def amount_of(entity: Entity) -> Fraction:
    """Return an entity's number; raise TermsError unless it is positive and not absurd."""
    assert entity.quantity is not None
    return positive(as_fraction(entity.quantity.value))


def _entities(recognised: Recognised, rest: str) -> list[Entity]:
    return [recognised.entity_at(i) for i, c in enumerate(rest) if c in TYPES]


def _security(
    recognised: Recognised, rest: str, securities: tuple[Security, ...]
) -> Security | None:
    """Find the one class that is named, if any; raise TermsError where it is not clear."""
    named = [e for e in _entities(recognised, rest) if e.security is not None]
    if not named:
        return None
    if len(named) > 1:
        raise TermsError(f"Name one class of security, not {len(named)}. {EXAMPLE}")
    found = named[0].security
    if isinstance(found, Security):
        return found
    assert found is not None
    security = resolve(found, securities)
    if security is None:
        raise TermsError(f"No one class is known as “{found.words}”. {EXAMPLE}")
    return security

"""A release's words in; its issuer's classes of security out, with names and aliases.

A class is the issuer's where the words before it say so ("its", "the", the issuer's name),
or where the release gives it a term of its own in brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from bot.language.securities import find_mentions
from bot.model import Company, Mark, Security, Sentence
from bot.releases.blocks import span_of
from bot.releases.listings import Listing, find_listings

_SERIES = (
    r"(?:(?:Class\s[A-Z],?\s)?[Ss]eries\s(?:[A-Z]{1,2}(?:-\d+)?|\d{1,3}(?:-[A-Z])?|[\"“][A-Z][\"”])"
    r"|Class\s[A-Z]\b)"
)
_COUPON = (
    r"(?:\$\s?\d+(?:\.\d+)?|\d+(?:\.\d+|\s\d{1,2}/\d{1,2}|[\s-]?[¼-¾⅐-⅞])?\s?%"
    r"|\d{1,2}-\d{1,2}/\d{1,2}%)"
)
_ADJECTIVE = (
    r"(?:Mandatorily|Mandatory|Non-?[Cc]umulative|Cumulative|Convertible|Perpetual|Exchangeable"
    r"|Redeemable|Junior|Senior|Participating|Adjustable|Fixed|Floating|Rate|Non-?[Vv]oting|Voting"
    r"|Callable|Limited|Trust|Deferrable|Discount|Lien|Mortgage|First|Second|Dividend|Monthly"
    r"|Subordinated|Secured|Unsecured|Contingent|Zero|Coupon|Fixed-to-Floating|Resettable)"
)
_NAMED = re.compile(
    rf"""
    (?<![\w$.,]) (?P<name>
      (?:{_COUPON}[\s,]{{1,2}})? (?:{_SERIES}\s)?
      (?:(?i:{_ADJECTIVE})[\s,/-]{{1,2}}(?:and\s|to\s)?){{0,6}} (?:{_SERIES}\s)?
      (?: (?P<preferred> [Pp]refer(?:red|ence)\s(?:[Ss]tock|[Ss]hares?|[Ss]ecurities|[Uu]nits) )
        | (?P<depositary> (?:American\s)?[Dd]epositary\s[Ss]hares? )
        | (?P<note> (?:[Nn]otes|[Dd]ebentures|[Bb]onds)\s[Dd]ue\s
            (?:[A-Z][a-z]+\s(?:\d{{1,2}},\s)?)?(?:19|20)\d\d )
        | (?P<stock> (?:Capital\s)?(?:Stock|Shares) ) )
      (?:,?\s{_SERIES}\b)?
    )
    (?: ,?\s? \( (?:the\s|collectively,?\s|our\s|its\s)?
        [\u201c"']? (?P<term> [^()\u201c\u201d"']{{2,60}} ) [\u201d"']{{0,2}} \) )?
    """,
    re.VERBOSE,
)
_ALONE = re.compile(
    r"\s*(?:$|[.,;:)]|(?:and|or|&|were|was|is|are|will|had|have|at|on|to|for|per|shares?|[A-Z])\b)"
)
"""What follows the letter of a series that is called by it alone."""

_COUPON_FIRST = re.compile(_COUPON)
_KINDS = ("preferred", "depositary", "note")
_LETTER = re.compile(
    r"Class\s(?P<letter>[A-Z])\b|[Ss]eries\s[\"“]?(?P<series>[A-Z]{1,2}(?:-\d+)?|\d{1,3}(?:-[A-Z])?)"
)
_COMMON = re.compile(
    r"\b(?:Class\s(?P<letter>[A-Z])\s)?(?:[Cc]ommon|[Oo]rdinary|COMMON)"
    r"\s(?:[Ss]tock|[Ss]hares?|STOCK)\b"
)
_OWN = re.compile(r"\b(?:[Ii]ts|[Oo]ur|[Cc]ompany['\u2019]s)\s(?:[\d,.]+\s)?(?:\w+\s){0,2}$")
_POSSESSIVE = re.compile(r"(?P<whom>[A-Z][\w.&-]*(?:\s[A-Z][\w.&-]*)*)['\u2019]s?\s(?:\w+\s){0,2}$")
_SPECIFIC = ("Series ", "series ", "Class ", "%", "$", "(")
"""Of which one is in every class's own name or beside it."""

_COMMON_HINTS = ("ommon ", "COMMON ", "rdinary ")
_COMPANY = re.compile(
    r"\b[A-Z][\w&.'-]*(?:\s[A-Z][\w&.'-]*){0,5},?"
    r"\s(?:Inc|Corp|Corporation|Incorporated|Ltd|Limited|LLC|plc)\b"
)
_HINTS = ("referred", "reference", "epositary", "otes due", "ebentures due", "onds due", "otes Due")


def find_securities(
    text: str, sentences: Sequence[Sentence], company: Company
) -> tuple[tuple[Security, ...], list[Mark]]:
    """Find the issuer's classes of security, and the marks of their symbols."""
    names = (company.name, *company.aliases)
    classes: dict[str, Security] = {}
    for sentence in sentences:
        specific = any(sign in sentence.text for sign in _SPECIFIC)
        if specific and any(hint in sentence.text for hint in _HINTS):
            for security in _named(sentence.text, company, names):
                _merge(classes, security)
    for security in _lettered(sentences, company, names, classes):
        _merge(classes, security)
    for security in _due(sentences, company, names):
        year = security.series or ""
        if not any(one.kind == "note" and one.key.endswith(year) for one in classes.values()):
            _merge(classes, security)
    for security in _common(sentences, company, names):
        _merge(classes, security)
    marks: dict[str, Mark] = {}
    for listing in find_listings(text, sentences, names):
        security = _listed(listing, classes, company)
        name = f"security.{security.key}.symbol"
        marks.setdefault(
            name, Mark(name=name, value=listing.symbol, span=span_of(listing.at, listing.symbol))
        )
        _merge(classes, security)
    return tuple(_with_aliases(classes)), list(marks.values())


def _named(text: str, company: Company, names: Sequence[str]) -> Iterator[Security]:
    """Give the classes that a sentence names as the issuer's."""
    for match in _NAMED.finditer(text):
        term = _term(match)
        kind = next((kind for kind in _KINDS if match[kind]), None)
        if kind is None and term and "refer" in term.lower():
            kind = "preferred"
        series = _series_of(match["name"], kind)
        if kind is None or not (series or term) or not _is_own(text, match.start(), names):
            continue
        yield Security(
            company=company.name,
            kind=kind,
            series=series,
            name=_full_name(match["name"], term),
            aliases=(term,) if term and _is_term(term, kind) else (),
        )


def _lettered(
    sentences: Sequence[Sentence],
    company: Company,
    names: Sequence[str],
    classes: dict[str, Security],
) -> Iterator[Security]:
    """Give the series of preferred stock that are called by their letter alone.

    "The Series A and the Series B preferred stock" are two, and so is "Series A" where the
    release knows no other series than of preferred stock.
    """
    preferred = [one for one in classes.values() if one.kind == "preferred" and one.series]
    known = {one.series for one in classes.values()}
    for sentence in sentences:
        if all(m["series"] in known for m in _LETTER.finditer(sentence.text)):
            continue
        for span, mention in find_mentions(sentence.text):
            alone = mention.kind is None and preferred and _ALONE.match(sentence.text, span.end)
            series = mention.series
            if series is None or series in known or not (alone or mention.kind == "preferred"):
                continue
            if mention.words[:5].lower() != "class" and _is_own(sentence.text, span.start, names):
                known.add(series)
                yield Security(
                    company=company.name,
                    kind="preferred",
                    series=series,
                    name=f"Series {series} Preferred Stock",
                )


def _due(
    sentences: Sequence[Sentence], company: Company, names: Sequence[str]
) -> Iterator[Security]:
    """Give the notes that are known by the year in which they are due alone."""
    for text in (s.text for s in sentences if "due 2" in s.text or "due 1" in s.text):
        for match in _NAMED.finditer(text):
            alone = match["note"] and not _COUPON_FIRST.match(match["name"]) and not _term(match)
            if alone and _is_own(text, match.start(), names):
                name = match["name"].strip(" ,")
                yield Security(company=company.name, kind="note", series=name[-4:], name=name)


def _term(match: re.Match[str]) -> str | None:
    """Give the term in brackets that a release calls a class by."""
    return (match["term"] or "").strip(" ,.") or None


def _series_of(name: str, kind: str | None) -> str | None:
    """Give the letter or number of a series, else the coupon by which a class is known.

    >>> _series_of("8 1/2% Notes due 2009", "note")
    '8 1/2% 2009'
    >>> _series_of("$3.50 Preferred Stock", "preferred")
    '$3.50'
    """
    if letter := _LETTER.search(name):
        return letter["letter"] or letter["series"]
    coupon = _COUPON_FIRST.match(name)
    if coupon is None:
        return None
    return f"{coupon[0].strip()} {name[-4:]}" if kind == "note" else coupon[0].strip()


def _is_own(text: str, at: int, names: Sequence[str]) -> bool:
    """Tell whether the words before a class say that it is the issuer's."""
    tail = text[max(0, at - 80) : at]
    if _OWN.search(tail):
        return True
    if whose := _POSSESSIVE.search(tail):
        return any(name.startswith(whose["whom"]) or whose["whom"] in name for name in names)
    return not _speaks_of_another(text, tuple(names))


@lru_cache(maxsize=16)  # a sentence is asked about once for each class that it mentions
def _speaks_of_another(text: str, names: tuple[str, ...]) -> bool:
    """Tell whether a sentence names a company that is not the issuer."""
    return any(
        not any(match[0].startswith(name) or name.endswith(match[0]) for name in names)
        for match in _COMPANY.finditer(text)
    )


def _is_term(term: str, kind: str) -> bool:
    """Tell whether words in brackets name the class, and are not a symbol or a remark."""
    words = term.lower()
    if kind == "note":
        return bool(re.search(r"notes?|debentures?|bonds?", words)) and ":" not in term
    stems = {"preferred": ("prefer", "series", "shares"), "depositary": ("ads", "depositary")}
    return ":" not in term and any(stem in words for stem in stems[kind])


def _full_name(name: str, term: str | None) -> str:
    """Give the class's name, with the term in brackets where only that says preferred."""
    if re.search(r"(?i)prefer|notes|debentures|bonds|depositary", name) or not term:
        return name.strip(" ,")
    return f"{name} ({term})"


def _common(
    sentences: Sequence[Sentence], company: Company, names: Sequence[str]
) -> Iterator[Security]:
    """Give the common stock, lettered where the text speaks of lettered classes only."""
    letters: dict[str | None, str] = {}
    for sentence in sentences:
        if any(hint in sentence.text for hint in _COMMON_HINTS):
            for match in _COMMON.finditer(sentence.text):
                if _is_own(sentence.text, match.start(), names):
                    letters.setdefault(match["letter"], match[0])
    lettered = [letter for letter in letters if letter]
    for letter in lettered if len(lettered) > 1 else ():
        yield Security(company=company.name, kind="common", series=letter, name=letters[letter])
    if len(lettered) < 2 and letters:
        name = next(iter(letters.values()))
        yield Security(company=company.name, kind="common", name=name if lettered else name.lower())


def _listed(listing: Listing, classes: dict[str, Security], company: Company) -> Security:
    """Make the security of a listing, with the series where only one can be meant."""
    series = listing.series
    if series is None:
        known = [one.series for one in classes.values() if one.kind == listing.kind]
        series = known[0] if len(known) == 1 else None
    return Security(
        company=company.name,
        kind=listing.kind,
        series=series,
        symbol=listing.symbol,
        exchange=listing.exchange,
    )


def _merge(classes: dict[str, Security], security: Security) -> None:
    """Add a security, or what it says more of one that is already known."""
    key = _known_key(classes, security)
    known = classes.get(key)
    if known is None:
        classes[security.key] = security
        return
    classes[key] = replace(
        known,
        name=known.name or security.name,
        symbol=known.symbol or security.symbol,
        exchange=known.exchange or security.exchange,
        aliases=tuple(dict.fromkeys((*known.aliases, *security.aliases))),
    )


def _known_key(classes: dict[str, Security], security: Security) -> str:
    """Give the key of a class, which may be known by its letter and be named by its coupon."""
    series = security.series or ""
    by_coupon = series.startswith("$") or series.endswith("%")
    if security.kind == "preferred" and by_coupon:
        for key, known in classes.items():
            if known.kind == security.kind and known.name.startswith(series):
                return key
    return security.key


def _with_aliases(classes: dict[str, Security]) -> Iterator[Security]:
    """Give each class with the words that can only mean it within its company."""
    for security in classes.values():
        own: list[str] = [*security.aliases]
        if security.series and security.kind == "preferred":
            own += [f"Series {security.series}", f"Series {security.series} preferred"]
        alone = sum(other.kind == security.kind for other in classes.values()) == 1
        if alone and security.kind in {"common", "preferred"}:
            own += [f"{security.kind} stock", f"{security.kind} shares", security.kind]
        name = security.name or f"{security.kind} stock"
        aliases = tuple(alias for alias in dict.fromkeys(own) if alias != name)
        yield replace(security, name=name, aliases=aliases)

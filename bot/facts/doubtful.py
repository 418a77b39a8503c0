"""A fact and its release in; whether its sentence says it of the issuer, and as what is so, out.

A figure may stand in a sentence that goes on to deny it, that only considers it, that tells it of
another company, or that tells it of the time before. The statement that reads it sees a few words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from bot.measures import measures
from bot.model import Fact, Release, Sentence

_WILL_NOT = re.compile(
    r"\b(?:(?:the|this|that|such|which|and|but|it)\s+)(?:[\w-]+\s+){0,4}?(?:will|would|did|does|do|was|were|has|have|is|are)\s+"
    r"(?:now\s+)?(?:not|no\s+longer|never)\s+(?:be\s+|been\s+|being\s+)?(?:take\s+place|taken\s+place|proceed\w*|go\s+ahead|occur\w*"
    r"|happen\w*|complet\w+|paid|consummat\w+|pursu\w+|issued|effect\w+|made|closed?|carried\s+out)\b",
    re.IGNORECASE,
)
"""What denies, later in a sentence, the deal whose figure it has told."""

_ONLY_THOUGHT = re.compile(
    r"\b(?:consider(?:s|ed|ing)?|contemplat(?:es?|ed|ing)|not\s+(?:yet\s+)?decided|(?:never|not)\s+agreed|has\s+no\s+agreement"
    r"|press\s+report|rumou?r\w*|speculat\w+|unsolicited|(?:has|have|had)\s+urged)\b(?!\s+(?:for|to\s+be)\b)",
    re.IGNORECASE,
)
"""What tells of a deal that is only thought of, or that others want."""

_CALLED_OFF = re.compile(
    r"\b(?:rescind(?:s|ed|ing)?|cancel(?:s|led|ed|ling|ing)?|revok(?:es?|ed|ing)|abandon(?:s|ed|ing)?)\s+"
    r"(?:the|its|a|an|our|this)\s+(?:[\w-]+\s+){0,4}$",
    re.IGNORECASE,
)
"""What calls off, right before it, the deal or the dividend whose figure follows."""

_BEFORE = re.compile(
    r"\W*(?:(?:shares|stock|of|common|preferred|outstanding|issued|and|immediately|just)\W+){0,6}"
    r"(?:before|prior\s+to)\s+(?:the|this|that|its|such|giving|taking|completi\w+|effecti\w+)\b",
    re.IGNORECASE,
)
"""What makes a count one of the time before, right after it."""

_PAST_TOTAL = re.compile(
    r"\b(?:dividends?|distributions?)\s+(?:(?:paid|declared|for|in|of|the|year|\d{4})\s+)*(?:total(?:s|ed|led|ing|ling)?|amount(?:s|ed)\s+to"
    r"|came\s+to|aggregat\w+)\s",
    re.IGNORECASE,
)
"""What tells the dividends of a whole time at once."""

_TO_OWNER = re.compile(
    r"\bpay(?:s|ing)?\s+(?!(?:On|To|In|The|A|An|Its)\b)[A-Z]\w+\s+(?:a|an|the)\s"
)
"""A dividend that one company pays to another one by name."""

_SUBJECT = re.compile(
    r"(?:^|[;,]\s(?:and\s|while\s|but\s)?|\.\s|\band\s)(?P<name>[A-Z][\w&'’-]*(?:\s[A-Z][\w&.'’-]*){0,4})\s"
    r"(?:(?:also|last|today|previously|recently|had|has|have)\s){0,2}(?:had|has|have|reported|reports|posted|earned|paid|pays|recorded"
    r"|generated|closed|declared|owns|owned|expects)\b"
)
"""Who is said to have a figure: a name and its verb."""

_ADJUSTED = re.compile(
    r"(?:^|[;.]\s)\W*(?:(?:after|when|before|by)\s+)?(?:adjust(?:ing|ed)|exclud(?:ing|ed)|eliminating|removing"
    r"|adding\s+back|normali[sz](?:ing|ed)|not\s+(?:counting|including)"
    r"|on\s+an?\s+(?:adjusted|normali[sz]ed|comparable|pro\s+forma))\b[^;]*$",
    re.IGNORECASE,
)
"""What leads to a result that is not the one of the accounts."""

_TO_BUY = re.compile(
    r"\b(?:to|will|would|may)\s+(?:re)?(?:purchase|buy|acquire|redeem)\b(?!.*\b(?:offering|issue)\s+price\b)[^;]*$",
    re.IGNORECASE,
)
"""What makes a price one that is offered for shares, and not one that they are offered at."""

_BY_YEAR = re.compile(
    r"\b(?P<year>(?:19|20)\d\d)\s(?:\w+\s)?(?:notes|debentures|bonds)\b", re.IGNORECASE
)
"""Notes that are called by the year in which they are due."""

_OF_OFFERINGS = frozenset({"offering_price", "shares_offered"})
_OF_RESULTS = frozenset({"net_income", "revenue", "eps"})
_OF_DIVIDENDS = re.compile(r"(?:special_)?dividend|annual_dividend|ex_dividend")
_MAY_BE_THOUGHT = frozenset({"text", "boolean", "date", "year"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a fact stands: its sentence, and what of it stands before and after the figure."""

    sentence: Sentence
    before: str
    after: str


def undoubted(facts: tuple[Fact, ...], release: Release) -> tuple[Fact, ...]:
    """Leave out the facts whose own sentences take them back; tell what was from what is."""
    kept = []
    for fact in facts:
        place = _place(fact, release)
        if place is None:
            kept.append(fact)
        elif not _is_doubtful(fact, place, release):
            kept.append(_as_before(fact, place))
    return tuple(kept)


def _place(fact: Fact, release: Release) -> Place | None:
    """Find the sentence of a fact and the words around it; None for what furniture states."""
    at = fact.span.start
    sentence = next((s for s in release.sentences if s.span.start <= at < s.span.end), None)
    if sentence is None:
        return None
    start = sentence.span.start
    return Place(
        sentence=sentence,
        before=sentence.text[: at - start],
        after=sentence.text[fact.span.end - start :],
    )


def _is_doubtful(fact: Fact, place: Place, release: Release) -> bool:
    """Tell whether a figure is denied, only thought of, or another's."""
    measure = measures()[fact.measure]
    if measure.unit not in _MAY_BE_THOUGHT:
        clause = place.before.rpartition(";")[2]
        if _WILL_NOT.search(place.after) or _ONLY_THOUGHT.search(clause):
            return True
        if _CALLED_OFF.search(place.before) or _is_of_several(fact, place):
            return True
    if _OF_DIVIDENDS.match(fact.measure):
        return _is_no_dividend(fact, place)
    if fact.measure in _OF_RESULTS and (
        _ADJUSTED.search(place.before) or _is_of_another(place, release)
    ):
        return True
    within = release.text[fact.span.start : fact.span.end]
    if fact.measure in _OF_OFFERINGS and _TO_BUY.search(place.before + within):
        return True
    more = re.search(r"\badditional\b", place.before[-60:] + within, re.IGNORECASE)
    return fact.measure == "repurchase_authorized_shares" and more is not None


def _is_of_several(fact: Fact, place: Place) -> bool:
    """Tell whether a figure of notes stands among several, and of which it is was not told."""
    if fact.security is None or fact.security.kind != "note" or fact.security.series:
        return False
    return len({found["year"] for found in _BY_YEAR.finditer(place.sentence.text)}) > 1


def _is_no_dividend(fact: Fact, place: Place) -> bool:
    """Tell whether a dividend is that of a whole year, of notes, or paid by one to another."""
    if fact.security and fact.security.kind == "note":
        return True
    said = place.sentence.text
    if measures()[fact.measure].unit == "money/share" and _PAST_TOTAL.search(said):
        return True
    return _TO_OWNER.search(place.before + said[len(place.before) :]) is not None


def _is_of_another(place: Place, release: Release) -> bool:
    """Tell whether the last to be named before a figure, as who had it, is no issuer."""
    named = [m["name"] for m in _SUBJECT.finditer(place.sentence.text[: len(place.before) + 12])]
    if not named:
        return False
    first = named[-1].split()[0]
    company = release.company
    own = f"{company.name} {' '.join(company.aliases)}".lower()
    bare = re.sub(r"(?:['’]s|[.,])$", "", first)
    if bare.lower() in own or re.search(rf"\b{re.escape(bare.lower())}\b", release.text):
        return False  # its own name, or a word that is written small elsewhere
    return len(re.findall(rf"[a-z,] {re.escape(bare)}\b", release.text)) > 1


def _as_before(fact: Fact, place: Place) -> Fact:
    """Take a count that stands before "before the offer" for one of then."""
    if fact.measure == "shares_outstanding" and _BEFORE.match(place.after):
        return replace(fact, measure="shares_outstanding_before")
    return fact

"""A question of known words that no phrase joins in; the only published figure it can mean out.

"What has the board declared per share?" does not say dividend, but nothing else that the company
has published is declared and is for each share.
"""

from __future__ import annotations

from bot.answers.asks import candidates, critical, of_unit, own_words, words_for
from bot.answers.direct import YES_OR_NO, by_measure
from bot.answers.fitting import fits
from bot.answers.matter import Matter
from bot.answers.words import concept, tokens
from bot.language import patterns as re
from bot.measures import Measure, measures
from bot.model import Answer

_KINDS = (
    (re.compile(r"\b(?:when|dates?|what\s+day|which\s+day)\b", re.IGNORECASE), ("date",)),
    (
        re.compile(
            r"\b(?:per|each|every|a)\s(?:[\w-]+\s){0,4}?shares?\b|\bapiece\b|\beach\b",
            re.IGNORECASE,
        ),
        ("money/share",),
    ),
    (re.compile(r"\bpercent\b", re.IGNORECASE), ("percent",)),
    (
        re.compile(
            r"\bhow\s+many\b|\bnumber\s+of\s+(?:\w+\s)?shares\b|\bin\s+shares\b", re.IGNORECASE
        ),
        ("shares",),
    ),
    (re.compile(r"\b(?:dollars?|money|cost|spend|bill)\b", re.IGNORECASE), ("money",)),
)
"""What tells the kind of value that is wanted: the first that a question holds."""

_RELATES = re.compile(
    r"\b(?:if|than|versus|vs|compared|difference|ratio|times|between|not|never|without|and|or|plus"
    r"|next|will\s+be|going\s+to|by\s+(?:the\s+|its\s+|our\s+)*\w*(?:holder|insider|director|officer|manager"
    r"|employee|investor|fund|owner|seller|trustee|bank)s?)\b|[&;+/]",
    re.IGNORECASE,
)
_GENERIC = frozenset(map(concept, "company holder pay receive get take make do have".split()))
"""Verbs and nouns that go with any figure, so that none is told by them alone."""


def implied(matter: Matter) -> Answer | None:
    """Answer by the only measure of a kind whose words are those of a question, all of them."""
    asked, text = matter.understood.asked, matter.understood.text
    told = asked.hard - _GENERIC
    if matter.understood.operation or _RELATES.search(text) or YES_OR_NO.match(text) or not told:
        return None
    if any(m.statements for m in candidates(asked)):  # it is understood, and was not published
        return None
    units = next((units for kind, units in _KINDS if kind.search(text)), ())
    may = [m for m in measures().values() if m.unit in units and _may(m, matter)]
    found = [m for m in may if matter.store.newest(matter.company.name, m.name)]
    if len(found) != 1 or _is_named(told, found[0]):
        return None
    reply = by_measure(matter, found[0])
    if not isinstance(reply, Answer) or not fits(matter, reply):
        return None
    said = {form for c in reply.citations for w in tokens(c.sentence) for form in (w, concept(w))}
    return reply if said & (told - of_unit(found[0].name)) else None


def _is_named(told: frozenset[str], measure: Measure) -> bool:
    """Tell whether a word told is of the name of another measure of the unit, and not of this."""
    told = told - own_words(measure.name) - of_unit(measure.name)
    others = (m.name for m in measures().values() if m.unit == measure.unit)
    return any(told & own_words(name) for name in others)


def _may(measure: Measure, matter: Matter) -> bool:
    """Tell whether a measure is asked for by every word of a question, none of another figure."""
    asked = matter.understood.asked
    left = asked.hard - of_unit(measure.name)
    narrowing = left & critical()
    slots = any(asked.slots.get(kind, 0) for kind in ("number", "money"))
    return (
        bool(left - _GENERIC)
        and left <= words_for(measure.name)
        and narrowing <= own_words(measure.name)
        and not slots
        and asked.slots.get("date", 0) < 2
    )

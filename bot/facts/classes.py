"""Which class of security a statement is about, or None where that is not certain."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from bot.facts.reading import Reading
from bot.language.recognise import Entity
from bot.language.securities import Mention, find_mentions, resolve
from bot.language.templates import Match
from bot.measures import Measure
from bot.model import Release, Security

_OF_SHARES = frozenset({"common", "preferred", "depositary"})
_BOTH = re.compile(
    r"\b(?:both|each|the\stwo)\s(?:of\sthe(?:se)?\s)?(?P<what>series|classes)\b", re.IGNORECASE
)
_OTHER_SIDE = re.compile(r"\b(?:into|for|exchangeable\sfor)\s(?:[\w-]+\s){0,2}$", re.IGNORECASE)


def named_by(release: Release, entity: Entity) -> Security | None:
    """Resolve the class that an entity names among those of the release."""
    if isinstance(entity.security, Security):
        return entity.security
    mention = entity.security
    if mention is None:
        return None
    found = _resolved(release, mention)
    if found or mention.kind != "note" or mention.owner or mention.rate or mention.due:
        return found
    first = {s.key: s for s in named_first(release) if s.kind == "note"}  # "the notes"
    return next(iter(first.values())) if len(first) == 1 else None


def in_slots(release: Release, match: Match, names: Iterable[str | None]) -> Security | None:
    """Resolve the class named by the first of some slots that names one."""
    for name in names:
        entity = match.slots[name].entity if name in match.slots else None
        if entity is not None and entity.security is not None:
            return named_by(release, entity)
    return None


def of_sentence(release: Release, measure: Measure, reading: Reading) -> Security | None:
    """Find the only class that a sentence speaks of, or the measure's usual one.

    The usual class stands only where neither what the release begins with nor the paragraph
    of the sentence speaks of another that the measure can be of, nor the headline of any other;
    a plain dividend's also where all that leads to the sentence speaks of common stock only.
    """
    kinds = measure.kinds
    named = [e for e in reading.recognised.entities if e.security is not None]
    if named:
        classes = [named_by(release, e) for e in named]
        found = {s.key: s for s in classes if s and (not kinds or s.kind in kinds)}
        return None if None in classes or len(found) != 1 else next(iter(found.values()))
    if measure.usual_class is None:
        return None
    others = {s.kind for s in named_first(release)} | kinds_in(_paragraph(release, reading))
    if kinds:
        others = (others & set(kinds)) | kinds_in(release.headline)
    if measure.usual_class in _OF_SHARES:  # "shares" are neither notes nor warrants
        others &= _OF_SHARES
    if others - {measure.usual_class}:
        plain = measure.follows and measure.usual_class == "common"
        if not plain or _led_by(release, reading) - {"common"}:
            return None
    return _resolved(release, Mention(kind=measure.usual_class))


def of_each(
    release: Release, measure: Measure, reading: Reading, start: int, end: int
) -> tuple[Security, ...]:
    """List the classes that a part of a sentence names, none where one is not certain.

    "Both series" are the two that the release begins with.
    """
    named = [e for e in reading.recognised.entities if e.security is not None]
    text = reading.sentence.text
    if not named and (both := _BOTH.search(text)):
        first = {
            s.key: s for s in named_first(release) if s.kind != "common" or both["what"] != "series"
        }
        return tuple(first.values()) if len(first) == 2 else ()
    within = [
        named_by(release, e)
        for e in named
        if start <= e.span.start < end and not _OTHER_SIDE.search(text[: e.span.start])
    ]
    found = {s.key: s for s in within if s and (not measure.kinds or s.kind in measure.kinds)}
    return () if None in within else tuple(found.values())


def topical(release: Release, measure: Measure) -> Security | None:
    """Find the only class, of those that a measure can be of, that the release begins with.

    "The redemption date is May 1" is about the class that the headline and the lead are about.
    """
    first = named_first(release)
    found = {s.key: s for s in first if not measure.kinds or s.kind in measure.kinds}
    return next(iter(found.values())) if len(found) == 1 else None


def _paragraph(release: Release, reading: Reading) -> str:
    """Cut out the paragraph that a sentence stands in."""
    span = reading.sentence.span
    start = release.text.rfind("\n\n", 0, span.start)
    end = release.text.find("\n\n", span.end)
    return release.text[max(start, 0) : end if end >= 0 else None]


def _led_by(release: Release, reading: Reading) -> frozenset[str]:
    """List the kinds of which the release begins to speak, or the paragraphs up to a sentence."""
    start = reading.sentence.span.start
    paragraph = release.text.rfind("\n\n", 0, start)
    before = release.text.rfind("\n\n", 0, max(paragraph, 0))
    lately = kinds_in(release.text[max(before, 0) : start])
    return lately | {security.kind for security in named_first(release)}


_FIRST = 4
"""Sentences, after the headline, in which a release says what it is about."""


@lru_cache(maxsize=4)
def named_first(release: Release) -> tuple[Security, ...]:
    """List the classes of the headline and the first sentences."""
    start = next((m.span.end for m in release.marks if m.name == "dateline"), 0)
    body = [s.text for s in release.sentences if s.span.start >= start]
    texts = (release.headline, *body[:_FIRST])
    classes = [_resolved(release, m) for text in texts for _, m in find_mentions(text)]
    return tuple(s for s in classes if s)


@lru_cache(maxsize=4)
def kinds_in(text: str) -> frozenset[str]:
    """List the kinds of security that a text mentions."""
    return frozenset(mention.kind for _, mention in find_mentions(text) if mention.kind)


def _resolved(release: Release, mention: Mention) -> Security | None:
    """Resolve a mention among a release's classes; a kind that it never lists is its own."""
    known = release.securities
    if mention.kind and not any(s.kind == mention.kind for s in known):
        return Security(
            company=release.company.name,
            kind=mention.kind,
            series=mention.series,
            name=mention.words or mention.kind,
        )
    return resolve(mention, known)

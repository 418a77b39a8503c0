"""A recognised sentence in; the same with the classes that it refers back to told apart out.

"The Preferred Shares" are those that the release has called so, or else the only ones of that
kind that were named just before, or else the only ones that the release begins with.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from bot.facts.classes import named_first
from bot.language.recognise import Entity, Recognised
from bot.language.securities import Mention, find_mentions, resolve
from bot.model import Release, Security

_BARE = re.compile(
    r"(?:preferred|preference|depositary|notes|debentures|capital)"
    r"(?:\s(?:stock|shares?|securities|units?))?",
    re.IGNORECASE,
)
_DEFINITE = re.compile(
    r"\b(?:the|these|those|such|each|all|any|said|outstanding|remaining)\s(?:of\sthe\s)?"
    r"(?:[\w,.]+\s){0,2}(?:shares?\sof\s(?:the\s|such\s)?)?$",
    re.IGNORECASE,
)


def referred(release: Release, recognised: Recognised, start: int) -> Recognised:
    """Tell the classes apart that a sentence, which begins at an offset, refers back to."""
    kinds = Counter(security.kind for security in release.securities)
    if max(kinds.values(), default=0) < 2:
        return recognised
    entities = tuple(_told(release, recognised, start, each, kinds) for each in recognised.entities)
    return replace(recognised, entities=entities)


def _told(
    release: Release, recognised: Recognised, start: int, entity: Entity, kinds: Counter[str]
) -> Entity:
    """Give an entity the class that it refers back to, if that is certain."""
    mention = entity.security
    if not isinstance(mention, Mention) or not _is_open(mention, kinds):
        return entity
    text = recognised.text
    at = text.find(mention.words, entity.span.start, entity.span.end)
    if at < 0 or not _DEFINITE.search(text, max(0, at - 60), at):
        return entity
    found = _antecedent(release, mention, start + at)
    return replace(entity, security=found) if found else entity


def _is_open(mention: Mention, kinds: Counter[str]) -> bool:
    """Tell whether words name a kind alone of which the issuer has several classes."""
    if mention.series or mention.rate or mention.due or mention.owner:
        return False
    return kinds[mention.kind or ""] > 1 and _BARE.fullmatch(mention.words) is not None


def _antecedent(release: Release, mention: Mention, at: int) -> Security | None:
    """Find the only class that words at an offset can refer back to."""
    called = [
        one
        for one in release.securities
        if one.kind == mention.kind and mention.words.lower() in map(str.lower, one.aliases)
    ]
    if called:
        return called[0] if len(called) == 1 else None
    paragraph = release.text.rfind("\n\n", 0, at)
    before = release.text.rfind("\n\n", 0, max(paragraph, 0))
    for begin in (paragraph, before):
        near = _specific(release, mention, release.text[max(begin, 0) : at])
        if near:
            return near[0] if len(near) == 1 else None
    return _only(one for one in named_first(release) if one.kind == mention.kind)


def _specific(release: Release, mention: Mention, text: str) -> list[Security]:
    """List the classes of a kind that a text names by their series, rate or year."""
    named = [
        resolve(one, release.securities)
        for _, one in find_mentions(text)
        if one.kind in (mention.kind, None) and (one.series or one.rate or one.due)
    ]
    found = {one.key: one for one in named if one and one.kind == mention.kind}
    return list(found.values())


def _only(classes: Iterable[Security]) -> Security | None:
    found = {one.key: one for one in classes}
    return next(iter(found.values())) if len(found) == 1 else None

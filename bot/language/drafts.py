"""Pieces of a recognised text in; the same text in other words, its places kept, out.

What is said in other words still stands where it was printed: each character of a draft knows
the place in the text that it comes from, so that a fact that is read from it can be quoted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bot.language.recognise import TYPES, Entity, Recognised

Part = tuple[int, int] | str | Entity
"""A range of the masked text, words that are put in, or an entity."""


def drafted(recognised: Recognised, parts: Iterable[Part]) -> Recognised:
    """Put a recognised text together anew; words put in stand where the part before them ends.

    >>> from bot.language.names import Names
    >>> from bot.language.recognise import recognise
    >>> text = recognise("They are to meet.", Names([], []))
    >>> drafted(text, [(0, 4), " will", (11, 17)]).masked
    'They will meet.'
    """
    masked: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    entities: dict[int, Entity] = {}
    for part in parts:
        if isinstance(part, str):
            at = ends[-1] if ends else 0
            masked.append(part)
            starts += [at] * len(part)
            ends += [at] * len(part)
        elif isinstance(part, Entity):
            masked.append(part.type)
            starts.append(part.span.start)
            ends.append(part.span.end)
            entities[part.span.start] = part
        else:
            start, end = part
            masked.append(recognised.masked[start:end])
            starts += recognised.starts[start:end]
            ends += recognised.ends[start:end]
            for entity in _entities(recognised, start, end):
                entities.setdefault(entity.span.start, entity)
    return Recognised(
        text=recognised.text,
        masked="".join(masked),
        entities=tuple(sorted(entities.values(), key=lambda e: e.span.start)),
        starts=tuple(starts),
        ends=tuple(ends),
    )


def without(recognised: Recognised, cuts: Iterable[tuple[int, int]]) -> Recognised:
    """Leave ranges of the masked text out; they are in order and may touch each other."""
    parts: list[Part] = []
    at = 0
    for start, end in cuts:
        if start > at:
            parts.append((at, start))
        at = max(at, end)
    return drafted(recognised, [*parts, (at, len(recognised.masked))])


def put(
    recognised: Recognised, match: re.Match[str], parts: Iterable[Part], *, led: bool = False
) -> Recognised:
    """Put parts in the place of a match; `led` where they have the words that lead to it too."""
    before: list[Part] = [] if led else [(0, match.start())]
    return drafted(recognised, [*before, *parts, (match.end(), len(recognised.masked))])


def _entities(recognised: Recognised, start: int, end: int) -> Iterator[Entity]:
    """Give the entities whose characters stand in a range of the masked text."""
    for at in range(start, end):
        if recognised.masked[at] in TYPES:
            yield recognised.entity_at(at)

"""The asking phrases of measures, and how well each explains the words of a question.

A phrase is a row of terms; `a|b` is one of several words, `x?` a word that may be missing,
`{security}`, `{date}`, `{number}` something recognised. A phrase explains a question where
all of its terms are there and no hard word or number is left over.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from bot.answers.words import concept, learn
from bot.measures import Measure, measures

_NUMERIC = frozenset({"shares", "shares/share", "percent", "fraction", "years", "year"})
_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Term:
    """One term of a phrase: any of some words or one recognised slot."""

    words: frozenset[str]
    slot: str | None
    optional: bool


@dataclass(frozen=True, slots=True)
class Phrase:
    """One phrase, of one measure."""

    measure: str
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a question is made of, for matching: words by how much they need explaining."""

    hard: frozenset[str]
    soft: frozenset[str]
    slots: Mapping[str, int]
    counted: bool = False


@cache
def phrases() -> tuple[Phrase, ...]:
    """Compile the phrases of all measures, and learn their words."""
    found = [(m, ask) for m in measures().values() for ask in m.asks]
    words = {w for _, ask in found for w in re.findall(r"[a-z]+", _SLOT.sub("", ask))}
    learn(words)
    return tuple(Phrase(m.name, tuple(_term(t) for t in ask.split())) for m, ask in found)


def candidates(asked: Asked) -> tuple[Measure, ...]:
    """List the measures whose phrases explain a question, the best explained first."""
    best: Counter[str] = Counter()
    for phrase in phrases():
        score = _score(phrase, asked)
        if score is not None and _fits(measures()[phrase.measure], asked):
            best[phrase.measure] = max(best[phrase.measure], score)
    return tuple(measures()[name] for name, _ in best.most_common())


def _score(phrase: Phrase, asked: Asked) -> int | None:
    """Score a phrase by the terms that the question holds; None where it does not explain it."""
    words = asked.hard | asked.soft
    explained: set[str] = set()
    slots: Counter[str] = Counter()
    score = 0
    for term in phrase.terms:
        if term.slot:
            slots[term.slot] += 1
            held = asked.slots.get(term.slot, 0) >= slots[term.slot]
        else:
            held = bool(term.words & words)
            explained |= term.words & words
        if not held and not term.optional:
            return None
        score += 10 * held
    if asked.hard - explained or asked.slots.get("number", 0) > slots["number"]:
        return None
    return score + sum(1 for term in phrase.terms if not term.optional)


def _fits(measure: Measure, asked: Asked) -> bool:
    """Refuse words for an answer to "how many", where the question asks for a number."""
    return not asked.counted or measure.unit in _NUMERIC or "/" in measure.unit


def _term(text: str) -> Term:
    """Compile one term."""
    optional = text.endswith("?")
    text = text.removesuffix("?")
    if slot := _SLOT.fullmatch(text):
        return Term(frozenset(), slot[1], optional)
    return Term(frozenset(concept(word) for word in text.split("|")), None, optional)

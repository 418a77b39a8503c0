"""The words of a sentence in; the statements of all measures that can be in it out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from bot.measures import Measure, Statement, measures


@dataclass(frozen=True, slots=True)
class Rule:
    """One statement of one measure, under the name that facts keep of it."""

    name: str
    measure: Measure
    statement: Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """The statements of all measures by the words that anchor them.

    Each set of words that a template may need has a bit; `bits` are those that a word sets,
    and a rule fits a sentence that sets all of its own. A rule stands with its bits and its
    place among all, in which rules are tried: what is read must not hang on a set's order.
    """

    rules: dict[str, tuple[tuple[int, int, Rule], ...]]
    bits: dict[str, int]


@cache
def _index() -> Index:
    """Index the statements of all measures."""
    index: dict[str, list[tuple[int, int, Rule]]] = {}
    count = 0
    places: dict[frozenset[str], int] = {}
    for measure in measures().values():
        for number, statement in enumerate(measure.all_statements):
            if not statement.says:
                continue
            needs = statement.template.needs
            own = sum({1 << places.setdefault(needed, len(places)) for needed in needs})
            rule = Rule(f"{measure.name}:{number}", measure, statement)
            for anchor in statement.template.anchors:
                index.setdefault(anchor, []).append((own, count, rule))
            count += 1
    bits: dict[str, int] = {}
    for needed, place in places.items():
        for word in needed:
            bits[word] = bits.get(word, 0) | 1 << place
    return Index(rules={anchor: tuple(rules) for anchor, rules in index.items()}, bits=bits)


@lru_cache(maxsize=4)  # a sentence is asked about when it is chosen and when it is read
def fitting(words: frozenset[str]) -> tuple[Rule, ...]:
    """Find the statements that can be in a sentence of some words."""
    index = _index()
    known = words & index.bits.keys()
    has = 0
    for word in known:
        has |= index.bits[word]
    found = {
        place: rule
        for word in known
        for own, place, rule in index.rules.get(word, ())
        if own & has == own
    }
    return tuple(found[place] for place in sorted(found))

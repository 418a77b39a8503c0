"""The asking phrases of measures, and how well each explains the words of a question.

A phrase is a row of terms; `a|b` is one of several words, `x?` a word that may be missing,
`{security}`, `{date}`, `{number}` something recognised, `{many}` the words "how many". A
phrase explains a question where all of its terms are there and no hard word or number is
left over.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from bot.answers.words import concept, learn
from bot.language import patterns as re
from bot.measures import Measure, measures

_NUMERIC = frozenset({"shares", "percent", "fraction", "years", "year", "days", "number", "money"})
_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Term:
    """One term of a phrase: any of some words or one recognised slot."""

    words: frozenset[str]
    slot: str | None
    optional: bool


@dataclass(frozen=True, slots=True, eq=False)  # each is one object: told apart as such
class Phrase:
    """One phrase, of one measure; `key` are words of which a question must have one, if any.

    `words` are those of all its terms: a question that has another hard one is not explained.
    """

    measure: str
    terms: tuple[Term, ...]
    key: frozenset[str]
    words: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a question is made of, for matching: words by how much they need explaining."""

    hard: frozenset[str]
    soft: frozenset[str]
    slots: Mapping[str, int]
    counted: bool = False


@cache
def phrases() -> Mapping[str, tuple[Phrase, ...]]:
    """Compile the phrases of all measures, by the words of their keys, and learn their words.

    Phrases that need no word stand under the empty word.
    """
    asks = [(m.name, ask) for m in measures().values() for ask in m.asks]
    learn({w for _, ask in asks for w in re.findall(r"[a-z]+", _SLOT.sub("", ask))})
    index: dict[str, list[Phrase]] = {}
    for name, ask in asks:
        phrase = _phrase(name, ask)
        for word in phrase.key or {""}:
            index.setdefault(word, []).append(phrase)
    return {word: tuple(found) for word, found in index.items()}


def candidates(asked: Asked) -> tuple[Measure, ...]:
    """List the measures whose phrases explain a question, the best explained first.

    Of those explained as well, what releases state goes before what only follows.
    """
    best: dict[str, int] = {}
    known = phrases()
    fitting = {p for word in ("", *asked.hard, *asked.soft) for p in known.get(word, ())}
    for phrase in fitting:
        score = _score(phrase, asked) if asked.hard <= phrase.words else None
        if score is not None and suits(measures()[phrase.measure], asked):
            best[phrase.measure] = max(best.get(phrase.measure, 0), score)
    order = _order()
    return tuple(
        measures()[name] for name in sorted(best, key=lambda name: (-best[name], order[name]))
    )


@cache
def _order() -> Mapping[str, tuple[bool, int]]:
    """Give each measure its place: the stated before the derived, each in their order."""
    return {
        name: (not measure.statements, at) for at, (name, measure) in enumerate(measures().items())
    }


CRITICAL = frozenset(
    """before after not average percent minimum maximum least first second third fourth fifth
    previous old prior earlier half arrears special record ex premium adjusted net gross
    option guaranteed remain if should would will who when where why cancel forecast
    growth difference more less higher lower per-year annual annualized implied imply
    worth value price cost spend total yield tax charter authorize authorized replay
    passcode redeem convert split merger include excluding most without instead off never nor
    outstanding offering year month week sell sold sale company holder buyer seller""".split()
)
"""Words that make another figure of what they stand beside: none may be left over."""


def loosely(asked: Asked) -> tuple[tuple[Measure, frozenset[str]], ...]:
    """List the measures that explain most of a question, with the words that they leave over.

    What is left over must be found where the figure stands; see `CRITICAL` for what never is.
    """
    found: dict[str, tuple[int, frozenset[str]]] = {}
    known = phrases()
    fitting = {p for word in (*asked.hard, *asked.soft) for p in known.get(word, ())}
    for phrase in fitting:
        left = asked.hard - phrase.words
        if not left or left & CRITICAL or len(left) > _MOST_LEFT or not asked.hard & phrase.words:
            continue
        score = _score(phrase, replace(asked, hard=asked.hard - left))
        if score is not None and suits(measures()[phrase.measure], asked):
            best = found.get(phrase.measure)
            if best is None or score > best[0]:
                found[phrase.measure] = score, left
    ranked = sorted(found.items(), key=lambda item: (len(item[1][1]), -item[1][0]))
    return tuple((measures()[name], left) for name, (_, left) in ranked)


_MOST_LEFT = 3


def _score(phrase: Phrase, asked: Asked) -> int | None:
    """Score a phrase by the terms that the question holds; None where it does not explain it."""
    explained: set[str] = set()
    slots: dict[str, int] = {}
    score = 0
    for term in phrase.terms:
        if term.slot:
            slots[term.slot] = slots.get(term.slot, 0) + 1
            held = asked.slots.get(term.slot, 0) >= slots[term.slot]
        else:
            there = (term.words & asked.hard) | (term.words & asked.soft)
            held = bool(there)
            explained |= there
        if not held and not term.optional:
            return None
        score += 10 * held + (not term.optional)
    if not asked.hard <= explained or _left_over(asked, slots):
        return None
    return score


def _left_over(asked: Asked, slots: Mapping[str, int]) -> bool:
    """Tell whether a question has a number, an amount of money or a second date too many."""
    most = {"number": 0, "money": 0, "date": 1}
    return any(
        asked.slots.get(kind, 0) > max(least, slots.get(kind, 0)) for kind, least in most.items()
    )


def suits(measure: Measure, asked: Asked) -> bool:
    """Refuse words for an answer to "how many", where the question asks for a number."""
    return not asked.counted or measure.unit in _NUMERIC or "/" in measure.unit


def _phrase(measure: str, ask: str) -> Phrase:
    """Compile one phrase; its key is the needed term that is likely to be rarest."""
    terms = tuple(_term(text) for text in ask.split())
    needed = [term.words for term in terms if term.words and not term.optional]
    words = frozenset().union(*(term.words for term in terms))
    return Phrase(measure, terms, min(needed, key=len, default=frozenset()), words)


def _term(text: str) -> Term:
    """Compile one term."""
    optional = text.endswith("?")
    text = text.removesuffix("?")
    if slot := _SLOT.fullmatch(text):
        return Term(frozenset(), slot[1], optional)
    return Term(frozenset(concept(word) for word in text.split("|")), None, optional)

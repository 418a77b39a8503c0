"""The asking phrases of measures, and how well each explains the words of a question.

A phrase is a row of terms; `a|b` is one of several words, `x?` a word that may be missing,
`{security}`, `{date}`, `{number}` something recognised, `{many}` the words "how many". A
phrase explains a question where all of its terms are there and no hard word or number is
left over.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache

from bot.answers.words import FILLERS, concept, learn, tokens
from bot.language import patterns as re
from bot.measures import Measure, measures

_NUMERIC = frozenset({"shares", "percent", "fraction", "years", "year", "days", "number", "money"})
_NUMERIC |= {"money/share", "shares/share"}
_SLOT = re.compile(r"\{(\w+)\}")
_COUNTS = frozenset({"many", "much"})
"""Terms that ask "how many": in a question those words are a slot, and none of its words."""


@dataclass(frozen=True, slots=True)
class Term:
    """One term of a phrase: any of some words, or a recognised slot."""

    words: frozenset[str]
    slot: str | None
    optional: bool


@dataclass(frozen=True, slots=True, eq=False)  # each is one object: told apart as such
class Phrase:
    """One phrase, of one measure; `key` are words of which a question must have one, if any.

    `words` are those of all its terms: a question that has another hard one is not explained;
    `needed` are those of the terms that may not be missing. `own` tells that it is the measure's
    own, and asks for no other.
    """

    measure: str
    terms: tuple[Term, ...]
    key: frozenset[str]
    words: frozenset[str]
    needed: frozenset[str]
    own: bool


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
    asks = [(m.name, ask, True) for m in measures().values() for ask in m.asks]
    asks += [(m.name, ask, False) for m in measures().values() for ask in m.also]
    asks += [(m.name, ask, True) for m in measures().values() if (ask := _by_label(m))]
    theirs = [ask for _, ask, own in asks if own]
    learn(_words_of(ask for _, ask, _ in asks), _words_of(theirs))
    index: dict[str, list[Phrase]] = {}
    for name, ask, own in asks:
        phrase = _phrase(name, ask, own)
        for word in phrase.key or {""}:
            index.setdefault(word, []).append(phrase)
    return {word: tuple(found) for word, found in index.items()}


_CLASSES = frozenset("preferred common share shares depositary stock".split())
"""Words of labels that a question names a class by, so that they are none of its words."""


def _by_label(measure: Measure) -> str:
    """Write the phrase that asks for a measure by its label; none where that says yes or no.

    >>> _by_label(measures()["shares_tendered"]), _by_label(measures()["offer_failed"])
    ('number tendered', '')
    """
    words = [w for w in tokens(measure.label) if w not in FILLERS and w not in _CLASSES]
    if measure.unit == "boolean" or not words:
        return ""
    return " ".join([*words, *(["{money}?"] if "$" in measure.label else [])])


def _words_of(asks: Iterable[str]) -> set[str]:
    """List the words of some phrases."""
    return {word for ask in asks for word in re.findall(r"[a-z]+", _SLOT.sub("", ask))}


def candidates(asked: Asked) -> tuple[Measure, ...]:
    """List the measures whose phrases explain a question, the best explained first.

    Of those explained as well, what releases state goes before what only follows.
    """
    best: dict[str, int] = {}
    known = phrases()
    fitting = {p for word in ("", *asked.hard, *asked.soft) for p in known.get(word, ())}
    for phrase in fitting:
        if not phrase.own:
            continue
        over = asked.hard - phrase.words
        if over and (over == asked.hard or not over <= of_unit(phrase.measure)):
            continue
        score = _score(phrase, replace(asked, hard=asked.hard - over) if over else asked)
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
    outstanding offering year month week sell sold sale company holder buyer seller next may
    maximum expense fee commission discount pro forma diluted basic operating comprehensive
    recurring continuing discontinued comparable open start begin end""".split()
)
"""Words that make another figure of what they stand beside: none may be left over."""

_OF_UNIT = {
    "date": "when date day expect schedule set due",
    "percent": "percent percentage proportion portion",
    "fraction": "percent proportion portion part fraction",
    "money": "much money dollar amount big large size",
    "shares": "number quantity volume big large size",
    "money/share": "much each per",
    "shares/share": "each per",
    "text": "who name",
}
"""Words that ask for what a measure's unit gives: by themselves they make no other figure."""

_MOST_LEFT = 3
"""Words that the sentence that states a figure may have to explain at most."""


@dataclass(frozen=True, slots=True)
class Loose:
    """A measure that explains most of a question, how well, and the words that it leaves over.

    `over` are those that its phrase leaves over, `left` those of them that none of its phrases has.
    """

    measure: Measure
    score: int
    over: frozenset[str]
    left: frozenset[str]

    @property
    def rank(self) -> tuple[int, int]:
        """Rank by the words left over, then by how much is explained."""
        return len(self.left), -self.score


def loosely(asked: Asked) -> tuple[Loose, ...]:
    """List the measures that explain most of a question, the best first.

    Words by which the same measure is asked for otherwise, or that its unit explains, are none.
    What is left over must be found where the figure stands; see `CRITICAL` for what never is.
    """
    found: dict[str, Loose] = {}
    known = phrases()
    fitting = {p for word in (*asked.hard, *asked.soft) for p in known.get(word, ())}
    for phrase in fitting:
        by_unit = of_unit(phrase.measure)
        over = asked.hard - phrase.words - by_unit
        left = over - _vocabulary()[phrase.measure]
        told = asked.hard & phrase.needed - by_unit
        if over & critical() or len(left) > _MOST_LEFT or not told:
            continue
        score = _score(phrase, replace(asked, hard=asked.hard & phrase.words))
        if score is not None and _fits_loosely(measures()[phrase.measure], asked):
            loose = Loose(measures()[phrase.measure], score, over, left)
            best = found.get(phrase.measure, loose)
            found[phrase.measure] = min(best, loose, key=lambda each: each.rank)
    return tuple(sorted(found.values(), key=lambda each: each.rank))


def words_for(measure: str) -> frozenset[str]:
    """Give all the words by which a measure is asked for."""
    return _vocabulary().get(measure, frozenset())


@cache
def own_words(measure: str) -> frozenset[str]:
    """Give the words of a measure's label: those by which it differs from others."""
    return frozenset(concept(w) for w in tokens(measures()[measure].label))


@cache
def _vocabulary() -> Mapping[str, frozenset[str]]:
    """Gather all the words by which each measure is asked for."""
    found: dict[str, frozenset[str]] = {}
    for phrase in {p for rows in phrases().values() for p in rows}:
        found[phrase.measure] = found.get(phrase.measure, frozenset()) | phrase.words
    return found


@cache
def critical() -> frozenset[str]:
    """Give the words that no measure leaves over, as questions are sorted by what they mean."""
    phrases()
    return CRITICAL | {concept(word) for word in CRITICAL}


@cache
def of_unit(measure: str) -> frozenset[str]:
    """Give the words that a measure's unit explains."""
    phrases()
    return frozenset(concept(word) for word in _OF_UNIT.get(measures()[measure].unit, "").split())


def _score(phrase: Phrase, asked: Asked) -> int | None:
    """Score a phrase by the terms that the question holds; None where it does not explain it."""
    explained: set[str] = set()
    slots: dict[str, int] = {}
    score = 0
    for term in phrase.terms:
        there = (term.words & asked.hard) | (term.words & asked.soft)
        explained |= there
        held = bool(there)
        if term.slot:
            slots[term.slot] = slots.get(term.slot, 0) + 1
            held = held or asked.slots.get(term.slot, 0) >= slots[term.slot]
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


def _fits_loosely(measure: Measure, asked: Asked) -> bool:
    """Refuse what is no date where one is asked for, and what moves for what there is after it."""
    if "date" in asked.soft and measure.unit in _NUMERIC:
        return False
    if "number" in asked.soft and measure.unit.startswith(("money", "percent")):
        return False
    if (
        "after" in asked.soft
        and measure.unit == "shares"
        and "after" not in words_for(measure.name)
    ):
        return False
    return suits(measure, asked)


def _phrase(measure: str, ask: str, own: bool) -> Phrase:
    """Compile one phrase; its key is the needed term that is likely to be rarest."""
    terms = _interchanged(tuple(_term(text) for text in ask.split()), measures()[measure].unit)
    needed = [term.words for term in terms if not (term.slot or term.optional)]
    words = _all_of(terms)
    key = min(needed, key=len, default=frozenset())
    return Phrase(measure, terms, key, words, _all_of(t for t in terms if not t.optional), own)


_ASKING = {
    "date": frozenset(map(concept, ("when", "date", "day"))),
    "text": frozenset(map(concept, ("who", "name"))),
}
"""Words for each other that ask for what a unit gives: "when", "what date", "which day"."""


def _interchanged(terms: tuple[Term, ...], unit: str) -> tuple[Term, ...]:
    """Let what asks for a kind of value be any word that does, beside what it asks it of."""
    alike = _ASKING.get(unit, frozenset())
    if all(term.optional or term.words & alike for term in terms):
        return terms
    asking = (bool(t.words & alike) and (unit == "date" or t.words <= alike) for t in terms)
    return tuple(
        replace(term, words=term.words | alike) if asks else term
        for term, asks in zip(terms, asking, strict=True)
    )


def _all_of(terms: Iterable[Term]) -> frozenset[str]:
    """Gather the words of terms."""
    return frozenset().union(*(term.words for term in terms))


def _term(text: str) -> Term:
    """Compile one term."""
    optional = text.endswith("?")
    text = text.removesuffix("?")
    words = [word for word in text.split("|") if not _SLOT.fullmatch(word)]
    slot = _SLOT.search(text)
    counts = not optional and bool(words) and _COUNTS.issuperset(words)
    called = "many" if counts else slot and slot[1]
    return Term(frozenset(map(concept, words)), called, optional)

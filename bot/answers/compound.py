"""A question that relates figures in; what is computed from them, each cited, out.

Each figure is a number that was typed, one that a part of the question asks for, or again a
relation: "the special dividend plus four times the quarterly one".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from itertools import combinations

from bot.answers.comparable import (
    are_of_a_kind,
    belong_together,
    is_no_part,
    is_part,
    of_class,
)
from bot.answers.earlier import earlier, year_earlier
from bot.answers.forms import LESS, PRODUCT, RISE, SHARE, Relation
from bot.answers.matter import Matter
from bot.answers.motion import Motion, motion_in
from bot.answers.operands import Ask, Side, counts, is_same, of_whole, readings, side
from bot.answers.relations import Related, each_in, related_in, spelt_out
from bot.answers.units import formula_for, unit_for
from bot.answers.verdicts import order_of, told
from bot.answers.wording import figure
from bot.errors import ArithmeticalError
from bot.language import patterns as re
from bot.language.numbers import as_fraction
from bot.measures.formulas import evaluate, rounded
from bot.model import Answer, Clarify, Declined, Single, Working

_DEEPEST = 2
"""How many relations may stand in one another."""

_LONGEST = 400
"""Characters of a question beyond which none is taken apart."""


@dataclass(frozen=True, slots=True)
class Asker:
    """Asks parts of a question, by relations too, as deep as they may go."""

    matter: Matter
    ask: Ask
    depth: int = 1

    def __call__(self, words: str) -> Single:
        """Answer a part by a figure, or else by what it relates."""
        reply = self.ask(words)
        if isinstance(reply, Answer) or self.depth >= _DEEPEST:
            return reply
        return _related_in(words, replace(self, depth=self.depth + 1)) or reply


def compound(ask: Asker) -> Single | None:
    """Compute what a question relates; None where it relates nothing that is known.

    Where one side is asked back about, that is the reply.
    """
    return _related_in(ask.matter.understood.text, ask)


def _related_in(text: str, ask: Asker) -> Single | None:
    """Compute what a text relates, by the first way in which all of its figures are known."""
    if len(text) > _LONGEST:
        return None
    text = spelt_out(text)
    refused: Single | None = None
    for found in _ways(text, ask):
        if isinstance(found, Answer):
            return found
        refused = refused or found
    return refused


def _ways(text: str, ask: Asker) -> Iterator[Single | None]:
    """Compute each relation that a text may ask for: of figures, of times, and for each."""
    for related in related_in(text):
        yield _computed(related, ask)
    motion = motion_in(text)
    if motion is not None:
        yield _moved(motion, ask)
    for related in each_in(text):
        yield _computed(related, ask)


def _computed(related: Related, ask: Asker) -> Single | None:
    """Compute one relation; a question back about one of its figures is the reply, if none is."""
    refused: Single | None = None
    seen: dict[str, Side | Single] = {}
    for words in _readings(related, ask):
        sides = []
        for each in words:
            if each not in seen:
                seen[each] = side(each, ask)
            sides.append(seen[each])
            if not isinstance(sides[-1], Side):
                refused = refused or (sides[-1] if isinstance(sides[-1], Clarify) else None)
                break
        found = tuple(each for each in sides if isinstance(each, Side))
        if len(found) < len(words) or not _may_relate(related, found):
            continue
        if not _fit(related, found, words[-1], ask.matter.understood.text):
            continue
        if ask.matter.understood.operation and not any(each.answer for each in found):
            continue
        answer = _differ(related, found, ask.matter) or related_figures(
            _turned(related, found), found, ask.matter
        )
        if answer is not None:
            return answer
    return refused


def _differ(related: Related, sides: tuple[Side, ...], matter: Matter) -> Answer | None:
    """Tell whether two figures differ, where a question asks whether there is any difference."""
    if related.relation is not LESS or not _IS_ANY.match(matter.understood.text):
        return None
    order = order_of(sides[0].quantity, sides[1].quantity, of_time=False)
    return None if order is None else told(order != 0, "<=>"[order + 1], sides[0], sides[1])


def _readings(related: Related, ask: Asker) -> list[tuple[str, ...]]:
    """Give the words of all figures, as they may be meant."""
    names = ask.matter.names
    if len(related.words) == 2:
        a, b = related.words
        if related.relation == SHARE and (of_all := of_class(a, b)):
            return [] if is_no_part(a) else [of_all]
        pairs = of_whole(a, b, names) if related.whole else readings(a, b, names)
        return list(dict.fromkeys(pairs))
    first, *rest = related.words
    last = rest[-1]
    ways = [tuple(related.words)]
    completed = [
        [pair[1] for pair in readings(first, words, names)][1:2] or [words] for words in rest
    ]
    ways.append((first, *(each[0] for each in completed)))
    leading = [
        [pair[0] for pair in readings(words, last, names)][1:] or [words]
        for words in related.words[:-1]
    ]
    ways.append((*(each[-1] for each in leading), last))
    return ways


def _may_relate(related: Related, sides: tuple[Side, ...]) -> bool:
    """Tell whether figures may be related: of units that go together, no part above its whole."""
    typed = not any(each.answer for each in sides)
    if (
        typed
        and len({each.quantity.unit for each in sides}) > 1
        and "/" not in related.relation.formula
    ):
        return related.relation.formula == "a * b"
    if not related.whole:
        return True
    part, whole = sides
    try:
        return abs(as_fraction(part.quantity.value)) <= abs(as_fraction(whole.quantity.value))
    except (ArithmeticalError, TypeError, ValueError):
        return False


def _fit(related: Related, sides: tuple[Side, ...], last: str, text: str) -> bool:
    """Tell whether published figures belong together; `last` are the words for the last."""
    answers = [each.answer for each in sides if each.answer]
    adds = not set("*/") & set(related.relation.formula)
    for a, b in combinations(answers, 2):
        if adds and not are_of_a_kind(a, b):
            return False
        if related.relation == SHARE and not is_part(a, b, last):
            return False
        if not belong_together(a, b, text):
            return False
    return True


def _turned(related: Related, sides: tuple[Side, ...]) -> Relation:
    """Turn a difference round where the words say that a figure is less, or ask for the size."""
    relation = related.relation
    if relation not in (LESS, RISE):
        return relation
    falls = related.falls
    if related.size and relation is LESS:
        a, b = (as_fraction(each.quantity.value) for each in sides)
        falls = a < b
    return (
        replace(relation, formula=relation.formula.replace("a - b", "b - a")) if falls else relation
    )


def _moved(motion: Motion, ask: Asker) -> Single | None:
    """Compute how far a figure moved: between two times, or since the one before it."""
    now = side(motion.now, ask)
    if isinstance(now, Declined):
        now = side(f"{motion.now} outstanding", ask)
    if not isinstance(now, Side) or now.answer is None:
        return now if isinstance(now, Clarify) else None
    if not isinstance(now.quantity.value, Decimal | Fraction):
        return None
    then: Side | Single | None
    if motion.then is not None:
        then = side(motion.then, ask)
        if isinstance(then, Declined):
            then = side(f"{motion.then} outstanding", ask)
    else:
        store = ask.matter.store
        before = (year_earlier if motion.yearly else earlier)(now.answer, store)
        then = Side.of(before) if before else None
    if not isinstance(then, Side) or is_same(now, then):
        return None
    now, then = _of_losses(now, then, ask.matter.understood.text)
    if _WHETHER.match(ask.matter.understood.text):
        return _whether(motion, now, then)
    related = Related(relation=RISE if motion.percent else LESS, words=(), falls=motion.falls)
    try:
        return _answer(_turned(related, (now, then)), (now, then), ask.matter.understood.decimals)
    except ArithmeticalError:
        return None


_LOSS = re.compile(r"\bloss(?:es)?\b", re.IGNORECASE)
_BETTER = re.compile(r"\b(?:improv\w+|better|worse\w*)\b", re.IGNORECASE)
"""What means the same of a loss as of income: one that is smaller is better."""

_IS_ANY = re.compile(r"\W*(?:is|are|was|were)\s+there\s+(?:any|a)\b", re.IGNORECASE)
"""What asks whether two figures differ, and not by how much."""

_WHETHER = re.compile(
    r"\W*(?:and\s+|so\s+)?(?:is|are|was|were|did|does|do|has|have|had)\b"
    r"(?!.*\b(?:how|what|which|by|or|percent|both|gap|difference)\b)",
    re.IGNORECASE,
)
"""What asks whether something moved: yes or no, and no amount."""


def _of_losses(now: Side, then: Side, text: str) -> tuple[Side, Side]:
    """Take losses that a question calls so by their size: one that shrinks, falls."""
    values = [as_fraction(each.quantity.value) for each in (now, then)]
    if _LOSS.search(text) is None or _BETTER.search(text) or max(values) >= 0:
        return now, then
    sizes = [
        replace(each, quantity=replace(each.quantity, value=-value, as_printed=""))
        for each, value in zip((now, then), values, strict=True)
    ]
    return sizes[0], sizes[1]


def _whether(motion: Motion, now: Side, then: Side) -> Single | None:
    """Tell whether a figure rose, or fell, as a question asks; None where neither is asked."""
    rises = motion.rises
    if rises == motion.falls:
        return None
    order = order_of(now.quantity, then.quantity, of_time=False)
    if order is None:
        return None
    return told((order < 0) if motion.falls else (order > 0), "<=>"[order + 1], now, then)


def product(a: Side, b: Side, matter: Matter) -> Answer | None:
    """Multiply two figures; None where their units do not go together."""
    try:
        return _answer(PRODUCT, (a, b), matter.understood.decimals)
    except ArithmeticalError:
        return None


def related_figures(relation: Relation, sides: tuple[Side, ...], matter: Matter) -> Answer | None:
    """Compute a relation of figures; None where their units do not go together."""
    try:
        return _answer(relation, sides, matter.understood.decimals)
    except ArithmeticalError:
        return None


def _answer(relation: Relation, sides: tuple[Side, ...], decimals: int | None) -> Answer:
    """Compute a relation and say it, with its figures, their times and their sentences."""
    quantities = [each.quantity for each in sides]
    if "*" in relation.formula and any("/share" in q.unit for q in quantities):
        quantities = [counts(q) for q in quantities]
    unit = unit_for(relation, [q.unit for q in quantities])
    values = dict(zip("abcdef", quantities, strict=False))
    quantity, step = evaluate(formula_for(relation, quantities), values, unit, decimals)
    given = [each.answer for each in sides if each.answer]
    steps = tuple(s for answer in given for s in answer.working.steps)
    cited = tuple(dict.fromkeys(c for answer in given for c in answer.citations))
    shown = figure(quantity, decimals)
    first = given[0] if given else None
    said = "; ".join(each.said for each in sides)
    return Answer(
        text=f"{relation.name.capitalize()} is {shown}: {step.expression} ({said}).",
        figure=shown,
        quantity=rounded(quantity, decimals),
        kind="derived" if len(given) == len(sides) else "hypothetical",
        measure="calculation",
        label=relation.name,
        company=first.company if first else None,
        security=first.security if first else None,
        as_of=first.as_of if first else None,
        working=Working(steps=tuple(dict.fromkeys((*steps, step)))),
        citations=cited,
        notes=tuple(dict.fromkeys(note for answer in given for note in answer.notes)),
    )

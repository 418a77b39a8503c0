"""A question whether one figure comes before, exceeds or bears out another in; yes or no out."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from bot.answers.compound import Ask, Side, side
from bot.answers.matter import Matter
from bot.answers.wording import figure
from bot.language import patterns as re
from bot.language.recognise import PERCENT, Entity
from bot.measures.formulas import differ_by, evaluate, interval_of
from bot.model import Answer, Quantity, Step, Working

_ASKED = re.compile(
    r"^\W*(?:is|are|was|were|does|do|did|will|would)\s+(?P<a>.+?)\s+(?:(?:come|comes|fall|falls|set|priced|still|any)\s+)?"
    r"(?P<how>after|before|(?:later|earlier|higher|lower|greater|larger|bigger|more|less|fewer|smaller)"
    r"\s+than|above|below|exceed(?:s|ed)?)\s+(?P<b>.+?)\W*$",
    re.IGNORECASE,
)
_IS_IT = re.compile(
    r"^\W*(?:is|was)\s+(?P<n>[$€£]?\d[\d.,]*%?)\s+(?P<b>the\s+.+?)\W*$", re.IGNORECASE
)
_IS_THAT = re.compile(
    r"^\W*(?:is|was)\s+(?P<b>the\s+.+?)\s+(?:equal\s+to\s+|really\s+)?(?P<n>[$€£]?\d[\d.,]*%?)\W*$",
    re.IGNORECASE,
)
_UNDER = frozenset("before earlier lower less fewer smaller below".split())
_OF_TIME = frozenset("before after earlier later".split())
_VERSUS = re.compile(r"\b(?:vs|versus|against|compared\s+(?:to|with))\b", re.IGNORECASE)
_CHECKED = re.compile(r"\b(?:is|does|are|was)\b.*\?|\bties?\b|\bright\b|\bcorrect\b", re.IGNORECASE)


def verdict(matter: Matter, ask: Ask) -> Answer | None:
    """Compare the two figures of a question; None where it does not ask for that."""
    return _percent_of_two(matter) or _compared(matter.understood.text, ask)


def borne_out(text: str, ask: Ask) -> Answer | None:
    """Tell whether a figure is the number that a question has for it: "is 7.5 the ratio?"."""
    match = _IS_IT.search(text) or _IS_THAT.search(text)
    if match is None:
        return None
    typed, asked = side(match["n"], ask), side(match["b"], ask)
    if not isinstance(typed, Side) or typed.answer or not isinstance(asked, Side):
        return None
    if asked.answer is None or typed.quantity.unit not in ("number", asked.quantity.unit):
        return None
    differ = differ_by(typed.quantity, asked.quantity)
    order = 0 if differ == 0 else _order(typed.quantity, asked.quantity, of_time=False)
    return None if order is None else _answer(order == 0, order, typed, asked)


def _compared(text: str, ask: Ask) -> Answer | None:
    """Compare two figures, or two days, that a question names."""
    match = _ASKED.search(text)
    if match is None:
        return None
    word = match["how"].lower().split()[0]
    a, b = side(match["a"], ask), side(match["b"], ask)
    if not isinstance(a, Side) or not isinstance(b, Side) or not (a.answer or b.answer):
        return None
    order = _order(a.quantity, b.quantity, of_time=word in _OF_TIME)
    if order is None:
        return None
    return _answer(order < 0 if word in _UNDER else order > 0, order, a, b)


def _order(a: Quantity, b: Quantity, *, of_time: bool) -> int | None:
    """Order two figures of one kind; None where their intervals overlap or they do not compare."""
    if isinstance(a.value, date) and isinstance(b.value, date):
        return (a.value > b.value) - (a.value < b.value)
    numeric = all(isinstance(q.value, Decimal | Fraction) for q in (a, b))
    units = {q.unit.removesuffix("/share") for q in (a, b)} - {"number"}
    if of_time or not numeric or len(units) > 1:
        return None
    first, second = interval_of(a), interval_of(b)
    if first.value == second.value and not (a.approximate or b.approximate):
        return 0
    if differ_by(a, b) == 0:
        return None
    return 1 if first.value > second.value else -1


def _answer(holds: bool, order: int, a: Side, b: Side) -> Answer:
    given = [each.answer for each in (a, b) if each.answer]
    shown = "yes" if holds else "no"
    step = Step(
        expression=f"{figure(a.quantity)} {'<=>'[order + 1]} {figure(b.quantity)}", result=shown
    )
    return Answer(
        text=f"{shown.capitalize()}: {a.said}; {b.said}.",
        figure=shown,
        quantity=Quantity(value=holds, unit="boolean"),
        kind="derived",
        measure="calculation",
        label="the comparison",
        company=given[0].company,
        security=given[0].security,
        as_of=given[0].as_of,
        working=Working(steps=(step,)),
        citations=tuple(dict.fromkeys(c for answer in given for c in answer.citations)),
    )


def _percent_of_two(matter: Matter) -> Answer | None:
    """Tell whether a percentage that is typed is what two typed figures make."""
    amounts = matter.understood.amounts
    text = matter.understood.text
    if len(amounts) != 3 or not _VERSUS.search(text) or not _CHECKED.search(text):
        return None
    percents = [e for e in amounts if e.type == PERCENT and e.quantity]
    others = [e for e in amounts if e.type != PERCENT and e.quantity]
    if len(percents) != 1 or len(others) != 2:
        return None
    return _borne_out(percents[0], others)


def _borne_out(percent: Entity, others: list[Entity]) -> Answer:
    """Compare a percentage with the change and with the share that two figures make."""
    first, second = (other.quantity for other in others)
    assert percent.quantity is not None
    assert first is not None
    assert second is not None
    values = {"a": first, "b": second}
    made = [evaluate(f, values, "percent") for f in ("100 * (a - b) / b", "100 * a / b")]
    fitting = [m for m in made if differ_by(percent.quantity, m[0]) == 0]
    _, step = (*fitting, made[0])[0]
    holds = bool(fitting)
    shown = "yes" if holds else "no"
    return Answer(
        text=f"{shown.capitalize()}: {step.expression} = {step.result}.",
        figure=shown,
        quantity=Quantity(value=holds, unit="boolean"),
        kind="hypothetical",
        measure="calculation",
        label="calculation",
        working=Working(steps=(step,)),
    )

"""A question whether one figure comes before, exceeds or bears out another in; yes or no out."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from bot.answers.matter import Matter
from bot.answers.operands import Ask, Side, is_same, readings, side
from bot.answers.wording import figure
from bot.language import patterns as re
from bot.language.hints import may_have
from bot.language.names import Names
from bot.language.recognise import PERCENT, Entity
from bot.measures.formulas import differ_by, evaluate, interval_of
from bot.model import Answer, Quantity, Step, Working

_ASKED = re.compile(
    r"^\W*(?:is|are|was|were|does|do|did|will|would)\s+(?P<a>.+?)\s+(?:(?:come|comes|fall|falls|set|priced|still|any)\s+)?"
    r"(?P<how>after|before|(?:later|earlier|higher|lower|greater|larger|bigger|more|less|fewer|smaller)"
    r"\s+than|better\s+than|above|below|exceed(?:s|ed)?)\s+(?P<b>.+?)\W*$",
    re.IGNORECASE,
)
_EQUAL = re.compile(
    r"^\W*(?:(?:does|do|did|is|are|was|were|would|check(?:\s+(?:that|if|whether))?|verify(?:\s+that)?|if|so|the|that|whether)\s+)*"
    r"(?P<a>.+?)\s+(?:ties?(?:\s+(?:to|with|in\s+with|back\s+to))?|equals?(?:\s+to)?|makes?|gives?|comes?\s+(?:out\s+)?(?:to|at)|=|match(?:es)?"
    r"|(?<=\d\s)(?:the|what)(?=\s)|agrees?\s+with|reconciles?\s+(?:to|with)|sums?\s+to|adds?\s+to|amounts?\s+to|the\s+same\s+as|works?\s+out\s+(?:to|at))\s+"
    r"(?P<b>.+?)\W*$",
    re.IGNORECASE,
)
_EQUAL_NEEDS = frozenset(
    """tie ties equal equals make makes give gives come comes match matches agree agrees
    reconcile reconciles sum sums add adds amount amounts same work works""".split()
)
_IS_FIGURE = re.compile(r"\W*(?:is|was)\s+[$€£]?\d[\d,.]*\s+(?:the|what)\s", re.IGNORECASE)
_WHETHER = re.compile(
    r"^\W*(?:(?:so|and|then)\s+)?(?:does|do|did|is|are|was|were|would|check|verify|if)\b|[,;]\s*(?:right|correct|true|yes)\W*$",
    re.IGNORECASE,
)
_UNDER = frozenset("before earlier lower less fewer smaller below".split())
_OF_TIME = frozenset("before after earlier later".split())
_VERSUS = re.compile(r"\b(?:vs|versus|against|compared\s+(?:to|with))\b", re.IGNORECASE)
_CHECKED = re.compile(r"\b(?:is|does|are|was)\b.*\?|\bties?\b|\bright\b|\bcorrect\b", re.IGNORECASE)


def verdict(matter: Matter, ask: Ask) -> Answer | None:
    """Compare the two figures of a question; None where it does not ask for that."""
    text = matter.understood.text
    return _percent_of_two(matter) or _compared(text, ask, matter.names) or _equal(text, ask)


def _compared(text: str, ask: Ask, names: Names) -> Answer | None:
    """Compare two figures, or two days, that a question names."""
    match = _ASKED.search(text)
    if match is None:
        return None
    word = match["how"].lower().split()[0]
    for one, other in readings(match["a"], match["b"], names):
        a, b = side(one, ask), side(other, ask)
        if not isinstance(a, Side) or not isinstance(b, Side) or not (a.answer or b.answer):
            continue
        if is_same(a, b):
            continue
        order = order_of(a.quantity, b.quantity, of_time=word in _OF_TIME)
        if order is not None:
            return _answer(order < 0 if word in _UNDER else order > 0, order, a, b)
    return None


def _equal(text: str, ask: Ask) -> Answer | None:
    """Tell whether two figures of a question, typed, published or computed, are the same."""
    if not (
        may_have(text, _EQUAL_NEEDS) or "=" in text or _IS_FIGURE.match(text)
    ) or not _WHETHER.search(text):
        return None
    match = _EQUAL.search(text)
    if match is None:
        return None
    a, b = side(match["a"], ask), side(match["b"], ask)
    if not isinstance(a, Side) or not isinstance(b, Side) or not (a.answer or b.answer):
        return None
    units = {each.quantity.unit.removesuffix("/share") for each in (a, b)} - {"number"}
    numeric = all(isinstance(each.quantity.value, Decimal | Fraction) for each in (a, b))
    if not numeric or len(units) > 1 or is_same(a, b):
        return None
    holds = differ_by(a.quantity, b.quantity, rounded=_is_rough(a)) == 0
    holds = holds or differ_by(b.quantity, a.quantity, rounded=_is_rough(b)) == 0
    if not holds and not all(_is_settled(each) for each in (a, b)):
        return None
    return told(holds, "=" if holds else "≠", a, b)


def _is_settled(one: Side) -> bool:
    """Tell whether a figure that others do not equal is the one meant: typed or computed."""
    return one.answer is None or one.answer.measure == "calculation"


def _is_rough(typed: Side) -> bool:
    """Tell whether a figure is typed as a rounded one: with decimals or a scale."""
    printed = typed.quantity.as_printed
    return typed.answer is None and bool(printed) and not printed.replace(",", "").isdigit()


def order_of(a: Quantity, b: Quantity, *, of_time: bool) -> int | None:
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
    return told(holds, "<=>"[order + 1], a, b)


def told(holds: bool, sign: str, a: Side, b: Side) -> Answer:
    """Say yes or no, with both figures and the sign that stands between them."""
    given = [each.answer for each in (a, b) if each.answer]
    shown = "yes" if holds else "no"
    steps = tuple(s for answer in given for s in answer.working.steps)
    step = Step(expression=f"{figure(a.quantity)} {sign} {figure(b.quantity)}", result=shown)
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
        working=Working(steps=tuple(dict.fromkeys((*steps, step)))),
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

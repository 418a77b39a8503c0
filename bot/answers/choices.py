"""A question which of two figures is greater in; that one, or how far they are apart, out."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from bot.answers.compound import Asker
from bot.answers.matter import Matter
from bot.answers.operands import Side, is_same, readings, side
from bot.answers.wording import figure
from bot.language import patterns as re
from bot.language.hints import may_have
from bot.language.numbers import as_fraction
from bot.measures.formulas import evaluate
from bot.model import Answer, Working

_LESS = r"(?:fewer|less|lower|smaller|cheaper|lowest|smallest|fewest|least)"
_MORE = (
    r"(?:more|higher|bigger|larger|greater|better|most|highest|biggest|largest"
    rf"|greatest|best|richer|{_LESS})"
)
_HEAD = re.compile(
    r"(?:\b(?:in|at|on|for|of)\s+)?\b(?:which|what|who|when)\b(?:\s+(?:one|year|quarter|exchange|offer|series|class|dividend|ratio"
    r"|figure|number|release|of\s+(?:the\s+two|them)))?"
    rf"(?:\s+(?:is|are|was|were|had|has|have|got|saw|gave|did))*(?:\s+(?:the|a))?\s+(?P<end>{_MORE})\b(?:\s+of\s+the\s+two\b)?",
    re.IGNORECASE,
)
_YES_NO = re.compile(
    rf"^\W*(?:is|are|was|were|did|does|do|has|have|had)\s+(?:there\s+)?(?P<end>{_MORE})\b(?!.*\bthan\b)",
    re.IGNORECASE,
)
_BY_HOW_MUCH = re.compile(
    r"[\s,;]*(?:\band\s+)?\b(?:by\s+how\s+(?:much|many)(?:\s+(?:shares?|shs))?|what\s+is\s+the\s+(?:difference|gap)|how\s+much\s+(?:more|less))\W*",
    re.IGNORECASE,
)
_OR = re.compile(r"\s*,?\s+or\s+", re.IGNORECASE)
_NEEDS = frozenset({"or"})


def chosen(matter: Matter, ask: Asker) -> Answer | None:
    """Find the greater, or the lesser, of two figures that a question names; None for no such."""
    text = matter.understood.text
    if not may_have(text, _NEEDS):
        return None
    match = _HEAD.search(text) or _YES_NO.search(text)
    if match is None:
        return None
    apart = _BY_HOW_MUCH.search(text)
    rest = f"{text[: match.start()]} {text[match.end() :]}"
    parts = _OR.split(_BY_HOW_MUCH.sub(" ", rest).strip(" ?.!:,-"))
    if len(parts) != 2:
        return None
    for a, b in readings(parts[0].strip(" :,-"), parts[1].strip(" :,-"), matter.names):
        sides = side(a, ask), side(b, ask)
        one, other = sides
        if isinstance(one, Side) and isinstance(other, Side) and not is_same(one, other):
            least = re.fullmatch(_LESS, match["end"], re.IGNORECASE) is not None
            found = _greater(one, other, least=least, apart=apart is not None)
            if found is not None:
                return found
    return None


def _greater(a: Side, b: Side, *, least: bool, apart: bool) -> Answer | None:
    """Say which of two figures of one kind is the greater, and by how much."""
    if a.answer is None or b.answer is None or a.quantity.unit != b.quantity.unit:
        return None
    values = [each.quantity.value for each in (a, b)]
    if not all(isinstance(value, Decimal | Fraction) for value in values):
        return None
    first, second = (as_fraction(value) for value in values)
    if first == second:
        return None
    high, low = (a, b) if first > second else (b, a)
    assert high.answer is not None
    assert low.answer is not None
    cited = tuple(dict.fromkeys((*high.answer.citations, *low.answer.citations)))
    quantity, step = evaluate("a - b", {"a": high.quantity, "b": low.quantity}, high.quantity.unit)
    steps = (*a.answer.working.steps, *b.answer.working.steps, step)
    best = low if least else high
    other = high if least else low
    assert best.answer is not None
    text = (
        f"{best.said[0].upper()}{best.said[1:]}, against {other.said}: a difference of "
        f"{figure(quantity)}."
    )
    answer = replace(
        best.answer, text=text, citations=cited, working=Working(steps=tuple(dict.fromkeys(steps)))
    )
    if not apart:
        return answer
    return replace(
        answer,
        figure=figure(quantity),
        quantity=quantity,
        kind="derived",
        measure="calculation",
        label="the difference",
    )

"""A question that relates two figures in; what is computed from them, each cited, out.

"How many more C than A", "preferred tendered as a percent of the minimum", "the 2003 ratio less
the 2002 ratio": each side is a question of its own or a number that was typed, and the relation
between them is one of a few that people ask for.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from bot.answers.wording import figure
from bot.errors import ArithmeticalError
from bot.language.dates import written
from bot.language.numbers import find_numbers
from bot.measures.formulas import SIGNS, displayed, evaluate, rounded
from bot.model import Answer, Clarify, Quantity, Single, Working

Ask = Callable[[str], Single]
"""Asks a part of a question; what the part leaves out, it takes from the whole."""

_WORSE = r"(?:fewer|less|lower|smaller)"
_MORE = rf"(?:more|higher|bigger|larger|greater|{_WORSE})"
_MOVED = (
    r"(?:change[ds]?|r[io]sen?|f[ae]ll|fallen|drop(?:ped)?|increas(?:e|ed)|decreas(?:e|ed)"
    r"|declin(?:e|ed)|gr[eo]w(?:n|th)?|shr[aiu]nk|go(?:ne)?|went|move[ds]?)"
)
_DONE = (
    r"(?:tendered|surrendered|exchanged|accepted|redeemed|repurchased|remain(?:s|ing)?|left|out"
    r"|outstanding|issued|held|converted)"
)
_TAIL = r"(?:\s*[,(-]?\s*(?:(?:in|as)\s(?:a\s)?(?:dollars?|percent|shares|pounds))\)?)?\W*$"


@dataclass(frozen=True, slots=True)
class Relation:
    """A way to relate two figures: how it is asked for, computed, and said."""

    asked: re.Pattern[str]
    formula: str
    name: str
    then: str = ""
    """Words that the second figure's question shares with the first: as in `{m} {d1}`."""


def _relation(asked: str, formula: str, name: str) -> Relation:
    return Relation(re.compile(asked, re.IGNORECASE | re.VERBOSE), formula, name)


_SHARE = ("100 * a / b", "the percentage")
_LESS = ("a - b", "the difference")
_RISE = ("100 * (a - b) / b", "the change in percent")
_SUM = ("a + b", "the sum")
_VERSUS = r"(?:vs\.?|versus)"
_PERCENT = r"(?:in|as)\s+(?:a\s+)?percent"
_FROM_TO = r"(?:from|between)\s+(?P<d0>.+?)\s+(?:to|and|until)\s+(?P<d1>.+"
_RELATIONS = (
    _relation(
        rf"(?P<a>.+?)\s+(?:as|in|is\swhat)\s+(?:an?\s+|the\s+)?percent\s+of\s+(?P<b>.+?){_TAIL}",
        *_SHARE,
    ),
    _relation(
        r"what\s+(?:is\s+the\s+)?percent\s+of\s+(?P<b>.+?)\s+(?:is|are|was|were|do(?:es)?|did"
        r"|ha(?:s|ve))\s+(?:still\s+|been\s+|got\s+)*(?P<a>.+)",
        *_SHARE,
    ),
    _relation(rf"percent\s+of\s+(?P<b>.+?)\s+(?:still\s+)?(?P<a>{_DONE})\b", *_SHARE),
    _relation(
        rf"(?:by\s+)?what\s+percent\s+(?:did|has|have)\s+(?P<m>.+?)\s+{_MOVED}\b.*?\s{_FROM_TO})",
        *_RISE,
    ),
    _relation(
        rf"(?P<m>.+?)\s+{_MOVED}\s+(?:in\s+)?(?:from\s+)?(?P<d1>\S+)\s+(?:over|{_VERSUS}|on|against)"
        rf"\s+(?P<d0>\S+?)\s+{_PERCENT}\W*$",
        *_RISE,
    ),
    _relation(rf"{_MOVED}\s+in\s+(?P<m>.+?)\s+{_FROM_TO}?)\s*,?\s*{_PERCENT}\W*$", *_RISE),
    _relation(
        rf"(?:(?:by\s+)?how\s+(?:much|many)\s+(?:did|has|have)\s+)?(?P<m>.+?)\s+{_MOVED}\b.*?\s"
        rf"{_FROM_TO})",
        *_LESS,
    ),
    _relation(rf"{_MOVED}\s+(?:in|of)\s+(?P<m>.+?)\s+{_FROM_TO})", *_LESS),
    _relation(
        rf"differences?\s+(?:between|in|of)\s+(?P<a>.+?)\s+(?:and|&|{_VERSUS})\s+(?P<b>.+?){_TAIL}",
        *_LESS,
    ),
    _relation(rf"how\s+(?:many|much)\s+{_MORE}\s+(?P<a>.+?)\s+than\s+(?P<b>.+)", *_LESS),
    _relation(
        rf"(?P<a>.+?)\s+(?:{_VERSUS}|compared\s+(?:to|with)|against)\s+(?P<b>.+?)"
        r"(?:\W+(?:the\s+)?(?:difference|change|gap)\b.*)?\W*$",
        *_LESS,
    ),
    _relation(r"(?P<a>.+?)\s+(?:minus|less|short\s+of)\s+(?P<b>.+)", *_LESS),
    _relation(rf"(?:sum|total)\s+of\s+(?P<a>.+?)\s+(?:and|plus|\+)\s+(?P<b>.+?){_TAIL}", *_SUM),
    _relation(r"\badd(?:ing)?\s+(?P<a>.+?)\s+(?:to|and)\s+(?P<b>.+)", *_SUM),
    _relation(r"(?P<a>.+?)\s+(?:plus|added\s+to)\s+(?P<b>.+)", *_SUM),
    _relation(
        r"(?P<a>.+?)\s+and\s+(?P<b>.+?)\s+(?:combined|together|added(?:\s+up)?|total)\W*$", *_SUM
    ),
    _relation(r"(?P<a>.+?)\s+(?:times|multiplied\s+by|×)\s+(?P<b>.+)", "a * b", "the product"),
    _relation(
        r"(?P<a>.+?)\s+at\s+(?P<b>(?:the\s+)?(?:average|closing|offer|purchase|redemption|tender)"
        r"\s.*price.*)",
        "a * b",
        "the value",
    ),
    _relation(r"(?P<a>.+?)\s+divided\s+by\s+(?P<b>.+)", "a / b", "the quotient"),
    _relation(r"ratio\s+of\s+(?P<a>.+?)\s+to\s+(?P<b>.+)", "a / b", "the ratio"),
)
_COUNT = re.compile(r"[\d,.]{3,}")
_LEADING = re.compile(
    r"^(?:\W|(?:what|how\s+(?:many|much)|which|is|are|was|were|did|does|do|would|the|of|then|and|if|in"
    r"|were\s+there|there|by|roughly|about|please|pls|give\s+me|tell\s+me|ok|so)\b)+",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"^\W*(?:(?:shares?|preferred|common|of|the|them|each|those|in|dollars|original|some|about)\b|\W)*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Side:
    """One figure of a relation: what was typed, or the answer to a part of the question."""

    quantity: Quantity
    said: str
    answer: Answer | None = None


def compound(text: str, ask: Ask, decimals: int | None = None) -> Single | None:
    """Compute what a question relates; None where it relates nothing that is known.

    Where one side is asked back about or declined, that is the reply.
    """
    refused: Single | None = None
    for relation in _RELATIONS:
        match = relation.asked.search(text)
        if match is None:
            continue
        sides = [_side(words, ask) for words in _words(match)]
        found = [side for side in sides if isinstance(side, Side)]
        if len(found) == 2:
            try:
                return _related(relation, found[0], found[1], decimals)
            except ArithmeticalError:
                continue
        clear = [side for side in sides if isinstance(side, Clarify)]
        refused = refused or (clear[0] if clear else None)
    return refused


def _words(match: re.Match[str]) -> tuple[str, str]:
    """Give the words of both sides; a measure at two times is asked for at each."""
    parts = match.groupdict()
    if "m" in parts:
        return f"{parts['m']} {_dated(parts['d1'])}", f"{parts['m']} {_dated(parts['d0'])}"
    a, b = parts["a"], parts["b"]
    if re.fullmatch(rf"(?:still\s+)?{_DONE}\W*", a, re.IGNORECASE):
        a = f"{_COUNT.sub(' ', b)} {a}"
    return a, b


def _dated(words: str) -> str:
    """Put a preposition before a time, as a question has one."""
    bare = words.strip(" ?.,")
    return bare if re.match(r"(?:on|in|at|since|before|after|during)\b", bare) else f"in {bare}"


def _side(words: str, ask: Ask) -> Side | Single:
    """Read a side: a number that was typed, or a figure that is asked for."""
    bare = _LEADING.sub("", words).strip(" ?.,")
    numbers = list(find_numbers(bare))
    if len(numbers) == 1:
        span, quantity = numbers[0]
        if _BARE.match(bare[: span.start] + bare[span.end :]):
            return Side(quantity, f"{displayed(quantity)} as given")
    reply = ask(bare)
    if isinstance(reply, Answer) and reply.quantity.unit not in ("text", "date", "boolean"):
        when = f" of {written(reply.as_of)}" if reply.as_of else ""
        return Side(reply.quantity, f"{reply.label}{when}, {reply.figure}", reply)
    return reply


def _related(relation: Relation, a: Side, b: Side, decimals: int | None) -> Answer:
    """Compute a relation and say it, with both figures, their times and their sentences."""
    unit = _unit(relation.formula, a.quantity.unit, b.quantity.unit)
    values = {"a": a.quantity, "b": b.quantity}
    quantity, step = evaluate(relation.formula, values, unit, decimals)
    given = [side.answer for side in (a, b) if side.answer]
    steps = tuple(s for answer in given for s in answer.working.steps)
    cited = tuple(dict.fromkeys(c for answer in given for c in answer.citations))
    shown = figure(quantity, decimals)
    last = given[0] if given else None
    return Answer(
        text=f"{relation.name.capitalize()} is {shown}: {step.expression} ({a.said}; {b.said}).",
        figure=shown,
        quantity=rounded(quantity, decimals),
        kind="derived" if len(given) == 2 else "hypothetical",
        measure="calculation",
        label=relation.name,
        company=last.company if last else None,
        security=last.security if last else None,
        as_of=last.as_of if last else None,
        working=Working(steps=tuple(dict.fromkeys((*steps, step)))),
        citations=cited,
        notes=tuple(dict.fromkeys(note for answer in given for note in answer.notes)),
    )


def _unit(formula: str, a: str, b: str) -> str:
    """Find the unit of a relation; raise ArithmeticalError for units that do not go together."""
    if formula.startswith("100"):
        _same(a, b)
        return "percent"
    if formula in ("a + b", "a - b"):
        return _same(a, b)
    if formula == "a / b":
        return _quotient(a, b)
    for whole, part in ((a, b), (b, a)):
        if part == "shares" and whole.endswith("/share"):
            return whole.removesuffix("/share")
        if part == "shares" and whole in SIGNS:
            return whole
        if part in ("number", "fraction"):
            return whole
    raise ArithmeticalError(f"{a} and {b} cannot be multiplied.")


def _same(a: str, b: str) -> str:
    """Give the one unit of two figures; a bare number is of the other's."""
    units = {a.removesuffix("/share"), b.removesuffix("/share")} - {"number"}
    if len(units) > 1:
        raise ArithmeticalError(f"{a} and {b} cannot be compared.")
    return a if a != "number" else b


def _quotient(a: str, b: str) -> str:
    if a in SIGNS and b == "shares":
        return f"{a}/share"
    if b in ("number", "fraction"):
        return a
    if a.removesuffix("/share") == b.removesuffix("/share"):
        return "number"
    raise ArithmeticalError(f"{a} cannot be divided by {b}.")

"""A question that relates two figures in; what is computed from them, each cited, out.

"How many more C than A", "preferred tendered as a percent of the minimum", "the 2003 ratio less
the 2002 ratio": each side is a question of its own or a number that was typed, and the relation
between them is one of a few that people ask for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bot.answers.comparable import are_of_a_kind, belong_together, is_no_part, is_part, of_class
from bot.answers.relations import DONE, RELATIONS, SHARE, Relation
from bot.answers.wording import figure
from bot.errors import ArithmeticalError
from bot.language import patterns as re
from bot.language.dates import written
from bot.language.numbers import find_numbers
from bot.measures.formulas import SIGNS, displayed, evaluate, rounded
from bot.model import Answer, Clarify, Quantity, Single, Working

Ask = Callable[[str], Single]
"""Asks a part of a question; what the part leaves out, it takes from the whole."""


_YEAR = re.compile(r"(?:19|20)\d\d")
_DAY = (
    r"(?:(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?\s+(?:\d{1,2}(?:st|nd|rd|th)?,?\s+)?)?"
    r"(?:q[1-4]\s*|fy\s*|year\s+end\s+|the\s+(?:first|second|third|fourth)\s+quarter\s+of\s+)?(?:19|20)\d\d"
)
_EVENT = r"(?:\s+(?:exchange|offer|transaction|release|one|deal))?"
_TIMED = re.compile(
    rf"(?:\b(?:in|on|at|for|during|of)\s+)?(?:the\s+)?\b{_DAY}\b{_EVENT}", re.IGNORECASE
)
_WHEN = re.compile(
    rf"\W*(?:(?:in|on|at|for|during|after|before|of)\s+)?(?:the\s+)?{_DAY}{_EVENT}\W*",
    re.IGNORECASE,
)
_ONE = re.compile(r"\bones?\b", re.IGNORECASE)
_NOUN = re.compile(
    r"\b(?:ratio|rate|dividend|price|coupon|revenues?|sales|net\s+income|earnings|eps|preferred|prefs?|common"
    r"|tendered|outstanding|accepted|issued|redeemed|repurchased|proceeds|principal|authori[sz]ation)\b",
    re.IGNORECASE,
)
_ORIGINAL = re.compile(r"\b(?:original(?:ly)?|initial(?:ly)?|total|whole|entire)\b", re.IGNORECASE)
_COUNT = re.compile(r"[\d,.]{3,}")
_LEADING = re.compile(
    r"^(?:(?![$€£(.])\W|(?:what|value|worth|how\s+(?:many|much)|which|is|are|was|were|did|does|do|would|the|of|then|and|if|in"
    r"|were\s+there|there|by|roughly|about|please|pls|give\s+me|tell\s+me|ok|so)\b)+",
    re.IGNORECASE,
)
_DONE = re.compile(rf"\W*(?:still\s+|(?:is|are|was|were)\s+)*{DONE}\W*", re.IGNORECASE)
_QUESTION = re.compile(r"\W*(?:how\s+(?:many|much)|what|which|who|when)\b", re.IGNORECASE)
_BARE = re.compile(
    r"^\W*(?:(?:shares?|shs|series\s[A-Z]|preferred|prefs?|pfds?|common|of|the|them|each|those|these|in"
    r"|dollars|original|some|about|worth|value|all|full|holders?|went\s+to|a|share|per)\b|\W)*$",
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
    for relation in RELATIONS:
        match = relation.asked.search(text)
        if match is None:
            continue
        sides: list[Side | Single] = []
        found: list[Side] = []
        for pair in _words(match, relation):
            sides = [side(words, ask) for words in pair]
            found = [each for each in sides if isinstance(each, Side)]
            if len(found) == 2 and _fit(relation, (found[0], found[1]), pair, text):
                break
            found = []
        if len(found) == 2:
            try:
                return _related(relation, match, (found[0], found[1]), decimals)
            except ArithmeticalError:
                continue
        clear = [side for side in sides if isinstance(side, Clarify)]
        refused = refused or (clear[0] if clear else None)
    return refused


def _fit(relation: Relation, sides: tuple[Side, Side], words: tuple[str, str], text: str) -> bool:
    """Tell whether two figures may be related; what was typed may be to any."""
    a, b = (each.answer for each in sides)
    if a is None or b is None:
        return True
    if not relation.formula.startswith(("a *", "a /")) and not are_of_a_kind(a, b):
        return False
    if relation.name == SHARE and not is_part(a, b, words[1]):
        return False
    return belong_together(a, b, text)


def _words(match: re.Match[str], relation: Relation) -> Iterator[tuple[str, str]]:
    """Give the words of both sides, as they may be meant; a measure at two times is asked at each.

    A part of a class is one of what was outstanding before.
    """
    parts = match.groupdict()
    if "y" in parts:
        yield parts["y"], f"{parts['y']} year-ago"
        return
    if "m" in parts:
        yield f"{parts['m']} {_dated(parts['d1'])}", f"{parts['m']} {_dated(parts['d0'])}"
        return
    a, b = parts["a"], parts["b"]
    of_whole = of_class(a, b) if relation.name == SHARE else None
    if _QUESTION.match(b) or (of_whole and is_no_part(a)):
        return
    yield from (of_whole,) if of_whole else _of_sides(a, b)


def _of_sides(a: str, b: str) -> Iterator[tuple[str, str]]:
    """Give the words of two sides, each with what it leaves out and the other says.

    "Tendered" beside "the preferred" is that of the preferred; "the old one" beside "the new
    ratio" is a ratio.
    """
    if _DONE.fullmatch(a) and not _DONE.fullmatch(b):
        yield f"{_ORIGINAL.sub(' ', _COUNT.sub(' ', b))} {a}", b
    if (one := _ONE.search(b)) and (noun := _NOUN.search(a)):
        yield a, f"{b[: one.start()]}{noun[0]}{b[one.end() :]}"
    if _WHEN.fullmatch(b) and _TIMED.search(a):
        yield a, f"{_TIMED.sub(' ', a)} {_dated(b)}"
        return
    if _WHEN.fullmatch(a):
        yield f"{_TIMED.sub(' ', b)} {_dated(a)}", b
        return
    yield a, b
    if noun := _NOUN.search(a):
        yield a, f"{noun[0]} {b}"
    if noun := _NOUN.search(b):
        yield f"{a} {noun[0]}", b


def _dated(words: str) -> str:
    """Put a preposition before a time, as a question has one."""
    bare = words.strip(" ?.,")
    return bare if re.match(r"(?:on|in|at|since|before|after|during)\b", bare) else f"in {bare}"


def side(words: str, ask: Ask) -> Side | Single:
    """Read a side: a number that was typed, or a figure that is asked for."""
    bare = _LEADING.sub("", words).strip(" ?.,")
    numbers = list(find_numbers(bare))
    if len(numbers) == 1 and not _YEAR.fullmatch(numbers[0][1].as_printed):
        span, quantity = numbers[0]
        if _BARE.match(bare[: span.start] + bare[span.end :]):
            return Side(quantity, f"{displayed(quantity)} as given")
    reply = ask(bare)
    if isinstance(reply, Answer) and reply.quantity.unit not in ("text", "boolean"):
        when = f" of {written(reply.as_of)}" if reply.as_of else ""
        return Side(reply.quantity, f"{reply.label}{when}, {reply.figure}", reply)
    return reply


def _related(
    relation: Relation, match: re.Match[str], sides: tuple[Side, Side], decimals: int | None
) -> Answer:
    """Compute a relation and say it, with both figures, their times and their sentences."""
    a, b = sides
    formula = relation.formula_for(match)
    unit = _unit(formula, a.quantity.unit, b.quantity.unit)
    values = {"a": a.quantity, "b": b.quantity}
    quantity, step = evaluate(formula, values, unit, decimals)
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
    if "date" in (a, b):
        raise ArithmeticalError("Days are compared by their order, not by arithmetic.")
    if formula.startswith("100"):
        _same(a, b)
        return "percent"
    if formula in ("a + b", "a - b", "b - a"):
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

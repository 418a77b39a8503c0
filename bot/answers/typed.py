"""Arithmetic typed in a question, with its brackets, in; a formula over its figures out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.language import patterns as re
from bot.language.recognise import MONEY, NUMBER, PERCENT, SHARES, Entity, Recognised

_AMOUNTS = NUMBER + MONEY + PERCENT + SHARES
_SIGNS = {
    "×": "*",
    "*": "*",
    "x": "*",
    "times": "*",
    "multiplied by": "*",
    "of": "*",
    "/": "/",
    "÷": "/",
    "over": "/",
    "divided by": "/",
    "+": "+",
    "plus": "+",
    "-": "-",
    "–": "-",
    "−": "-",
    "minus": "-",
    "less": "-",
}
_SIGN = (
    r"[×*/÷+–−-]|(?:x|times|multiplied\s+by|plus|minus|less|over|divided\s+by)\b"
    rf"|of(?=\s[({NUMBER}{SHARES}{MONEY}])"
)
_OPERATION = re.compile(
    rf"[(\s]*[{_AMOUNTS}][)\s]*(?:(?:{_SIGN})[(\s]*[{_AMOUNTS}][)\s]*)+", re.IGNORECASE
)
_TOKEN = re.compile(rf"[()]|[{_AMOUNTS}]|{_SIGN}", re.IGNORECASE)
_MOST_FIGURES = 10
"""How many figures typed arithmetic may have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """Arithmetic typed in a question: a formula over the names a, b, …, and its figures."""

    formula: str
    figures: tuple[Entity, ...]


def take_operation(recognised: Recognised, masked: str) -> tuple[str, Operation | None]:
    """Take typed arithmetic, "(300,000 + 550,000) / 2", out of a question.

    What is no whole formula, as with a bracket missing inside, is left where it is.
    """
    match = _OPERATION.search(masked)
    if match is None:
        return masked, None
    start, end = _balanced(masked, *match.span())
    tokens = list(_TOKEN.finditer(masked, start, end))
    figures = tuple(recognised.entity_at(t.start()) for t in tokens if t[0] in _AMOUNTS)
    if len(figures) > _MOST_FIGURES:
        return masked, None
    formula = _formula([" ".join(t[0].lower().split()) for t in tokens], figures)
    if formula is None:
        return masked, None
    blank = " " * (end - start)
    return masked[:start] + blank + masked[end:], Operation(formula=formula, figures=figures)


def _balanced(masked: str, start: int, end: int) -> tuple[int, int]:
    """Leave out the spaces and the brackets around typed arithmetic that are the sentence's."""
    while masked[start].isspace():
        start += 1
    while masked[end - 1].isspace():
        end -= 1
    extra = masked.count("(", start, end) - masked.count(")", start, end)
    while extra > 0 and masked[start] in "( ":
        extra -= masked[start] == "("
        start += 1
    while extra < 0 and masked[end - 1] in ") ":
        extra += masked[end - 1] == ")"
        end -= 1
    return start, end


def _formula(tokens: list[str], figures: tuple[Entity, ...]) -> str | None:
    """Write tokens as a formula; None where brackets or parts do not fit.

    A percentage among other figures is hundredths of them; one that is added or taken away
    is a part of what stands before it.
    """
    mixed = any(e.type != PERCENT for e in figures)
    named = iter(zip("abcdefghij", figures, strict=False))
    written = ""
    previous = ""
    for token in tokens:
        if token in _AMOUNTS:
            name, figure = next(named)
            if mixed and figure.type == PERCENT:
                if previous in ("plus", "minus", "less", "+", "-") and written.strip():
                    if "(" in tokens:
                        return None
                    sign = written.strip()[-1]
                    written = f"({written.strip()[:-1].strip()}) * (1 {sign} {name} / 100)"
                else:
                    written += f"({name} / 100)"
            else:
                written += name
        elif token == "of" and not _is_part(_before(written, figures)):
            return None
        elif token in "()":
            written += token
        else:
            written += f" {_SIGNS[token]} "
        previous = token
    return written if _is_whole(written) else None


def _before(written: str, figures: tuple[Entity, ...]) -> Entity | None:
    """Find the figure whose name was written last."""
    names = [c for c in written if c.isalpha()]
    return figures["abcdefghij".index(names[-1])] if names else None


def _is_part(entity: Entity | None) -> bool:
    """Tell whether an entity can be a part "of" something: a percentage or a fraction."""
    quantity = entity.quantity if entity else None
    return quantity is not None and quantity.unit in ("percent", "fraction")


def _is_whole(formula: str) -> bool:
    """Tell whether a formula's brackets close in order and stand where they may."""
    depth = 0
    for character in _brackets(formula):
        depth += 1 if character == "(" else -1
        if depth < 0:
            return False
    return depth == 0 and not re.search(r"\(\s*[)*/+]|[a-j]\s*\(|\)\s*[a-j(]", formula)


def _brackets(formula: str) -> Iterator[str]:
    return (c for c in formula if c in "()")

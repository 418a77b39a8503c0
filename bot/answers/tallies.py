"""Figures that are typed, and what is said to come of them, in; whether it does, out.

"105,000 out of 655,000, is that the 16.0% quoted?" has three numbers: two of them, by a sum, a
product or a share, are to make the third. Of two numbers what they make is looked for among
what was published beside them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import permutations

from bot.answers.checking import beside
from bot.answers.matter import Matter
from bot.answers.wording import figure
from bot.errors import ArithmeticalError
from bot.language import patterns as re
from bot.language.hints import has_digit
from bot.language.numbers import as_fraction, find_numbers
from bot.measures.formulas import differ_by, displayed, evaluate
from bot.model import Answer, Quantity, Step, Working

_CHECKS = re.compile(
    r"^\W*(?:(?:so|and|then|ok|hmm)\W+)*(?:is|are|was|were|does|do|did|would|check|verify|tie-?\s?out|cross-?check)\b"
    r"|[:;,–-]\s*(?:does|do|did|is|are)\b|\b(?:is|are|was|does|do|did)\s+(?:that|this|it|those|they|these|the)\b|\b(?:tie|foots?|square|jibe|right|correct|check\s+out"
    r"|consistent|agree|match(?:es)?|reconcile[sd]?)\b|=[^=]*\?",
    re.IGNORECASE,
)
_OPERATORS: tuple[tuple[str, str], ...] = (
    (r"\btimes\b|[×*]|(?<=\d)\s*x\s*(?=[$€£\d])|\bat\b|@|\bmultiplied\b", "a * b"),
    (r"\bplus\b|\+|\badded\b", "a + b"),
    (r"\bminus\b|\bless\b|\s[-–−]\s", "a - b"),
    (r"\bout\s+of\b|\bover\b|[/÷]|\bdivided\b|\bof\b|\bon\b|\bper\b", "a / b"),
    (r"\bfrom\b|\bvs\.?\b|\bversus\b|\bagainst\b|\bto\b|\bcompared\b", "a : b"),
)
_WAYS = {
    "a * b": ("a * b",),
    "a + b": ("a + b",),
    "a - b": ("a - b",),
    "a / b": ("a / b", "100 * a / b"),
    "a : b": ("100 * (a - b) / b", "100 * (b - a) / a", "100 * a / b", "a - b", "b - a"),
}
_EVERY = (
    "a * b",
    "a + b",
    "a - b",
    "a / b",
    "100 * a / b",
    "100 * (a - b) / b",
    "100 * (b - a) / b",
)
_SURE = (
    (r"\btimes\b|[×*]|(?<=\d)\s*x\s*(?=[$€£\d])|\bmultiplied\b", "a * b"),
    *_OPERATORS[1:3],
    (r"\bout\s+of\b|[/÷]|\bdivided\b", "a / b"),
)
"""Operators that say how two numbers are computed with, and leave no doubt."""

_YEAR = re.compile(r"(?:19|20)\d\d")


def tallied(matter: Matter) -> Answer | None:
    """Tell whether typed numbers make another, typed or published; None for no such question."""
    text = matter.understood.text
    if not has_digit(text) or not _CHECKS.search(text):
        return None
    if len(matter.understood.amounts) + 2 * (matter.understood.operation is not None) > _MOST:
        return None
    found = [(s, q) for s, q in find_numbers(text) if _is_figure(q)]
    if len(found) == 3:
        return _of_three(text, [(s.start, s.end, q) for s, q in found])
    if len(found) == 2:
        return _of_two(text, [(s.start, s.end, q) for s, q in found], matter)
    return None


_MOST = 3


def _is_figure(quantity: Quantity) -> bool:
    printed = quantity.as_printed
    number = isinstance(quantity.value, Decimal | Fraction)
    return number and not _YEAR.fullmatch(printed) and any(c.isdigit() for c in printed)


Found = tuple[int, int, Quantity]


def _operators(between: str, known: tuple[tuple[str, str], ...]) -> Iterator[str]:
    """Give the arithmetic that the words between two numbers say."""
    for pattern, formula in known:
        if re.search(pattern, between, re.IGNORECASE):
            yield from _WAYS[formula]
            return


def _made(a: Quantity, b: Quantity, formulas: Iterable[str]) -> Iterator[tuple[Quantity, Step]]:
    for said in formulas:
        formula = said
        unit = "percent" if formula.startswith("100") else "number"
        values = {"a": a, "b": b}
        if formula == "a * b" and "percent" in (a.unit, b.unit):
            formula = "a / 100 * b" if a.unit == "percent" else "a * (b / 100)"
        elif formula in ("a + b", "a - b") and b.unit == "percent" != a.unit:
            formula = f"a * (1 {formula[2]} b / 100)"
        try:
            yield evaluate(formula, values, unit)
        except ArithmeticalError:
            continue


def _of_three(text: str, found: list[Found]) -> Answer | None:
    """Tell whether two of three typed numbers make the third; no only where the words say how."""
    quantities = [q for _, _, q in found]
    for one, other, third in permutations(range(3)):
        claim = quantities[third]
        for formula in _EVERY:
            for made, step in _made(quantities[one], quantities[other], (formula,)):
                same = (made.unit == "percent") == (claim.unit == "percent")
                if same and _agree(claim, made):
                    return _told(step, claim, holds=True)
    between = _operators(text[found[0][1] : found[1][0]], _SURE)
    for made, step in _made(quantities[0], quantities[1], between):
        if (made.unit == "percent") == (quantities[2].unit == "percent"):
            return _told(step, quantities[2], holds=False)
    return None


def _agree(claim: Quantity, made: Quantity) -> bool:
    rough = not claim.as_printed.strip("$€£").replace(",", "").isdigit()
    return differ_by(claim, replace(made, unit=claim.unit), rounded=rough) == 0


def _told(step: Step, claim: Quantity, *, holds: bool) -> Answer:
    shown = "yes" if holds else "no"
    sign = (
        "≠"
        if not holds
        else "≈"
        if displayed(claim).strip("$%") != step.result.strip("$%")
        else "="
    )
    verdict = Step(expression=f"{step.result} {sign} {displayed(claim)}", result=shown)
    return Answer(
        text=f"{shown.capitalize()}: {step.expression} = {step.result} {sign} {displayed(claim)}.",
        figure=shown,
        quantity=Quantity(value=holds, unit="boolean"),
        kind="hypothetical",
        measure="calculation",
        label="calculation",
        working=Working(steps=(step, verdict)),
    )


def _of_two(text: str, found: list[Found], matter: Matter) -> Answer | None:
    """Tell whether what two typed numbers make was published beside one of them."""
    a, b = found
    for made, step in _made(a[2], b[2], _operators(text[a[1] : b[0]], _OPERATORS)):
        if made.unit == "percent" or as_fraction(made.value) in (0, 1):
            continue
        told = beside(made, {a[2].value, b[2].value}, matter.company.name, matter.store)
        if told is None:
            continue
        fact, cited = told
        quantity = fact.quantity
        verdict = Step(expression=f"{step.result} = {figure(quantity)}", result="yes")
        return Answer(
            text=f"Yes: {step.expression} = {step.result}, and {figure(quantity)} was published.",
            figure="yes",
            quantity=Quantity(value=True, unit="boolean"),
            kind="derived",
            measure="figures_tie",
            label="whether the figures agree",
            company=fact.company,
            security=fact.security,
            as_of=fact.as_of,
            working=Working(steps=(step, verdict)),
            citations=cited,
        )
    return None


_PART_IS = re.compile(
    r"\s*(?:is|are|=|equals?|represents?|means?|being|comes?\s+to)\s*(?:about\s+|some\s+)?\W*",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"\b(?:total|whole|outstanding|o/s|all|how\s+many|entire|class)\b", re.IGNORECASE
)


def whole_of(matter: Matter) -> Answer | None:
    """Work the whole out of a typed part and its percentage: "5% is 214,000, so in all?"."""
    text = matter.understood.text
    if not has_digit(text) or "percent" not in text or not _WHOLE.search(text):
        return None
    found = [(s, q) for s, q in find_numbers(text) if isinstance(q.value, Decimal | Fraction)]
    if len(found) != 2:
        return None
    (first, percent), (second, part) = found
    if percent.unit != "percent" or part.unit == "percent":
        return None
    if not _PART_IS.fullmatch(text[first.end : second.start]):
        return None
    unit = "shares" if part.unit == "number" else part.unit
    quantity, step = evaluate("b / (a / 100)", {"a": percent, "b": part}, unit)
    return Answer(
        text=f"{step.expression} = {step.result}.",
        figure=step.result,
        quantity=quantity,
        kind="hypothetical",
        measure="calculation",
        label="calculation",
        working=Working(steps=(step,)),
    )

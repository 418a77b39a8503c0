"""Figures of a release in; the earlier ones that their sentences compare them with, out.

"Revenue was $44 million, down from $61 million a year earlier" states two figures of revenue,
each of its own time. The earlier one is taken where its words follow the other's at once, name
its time, and repeat, if anything, the name of what was measured.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from bot.facts.former import Reported, former, phrase_at, quarters_in
from bot.facts.readings import is_boilerplate
from bot.language.numbers import find_numbers
from bot.language.recognise import MONEY, PERCENT
from bot.model import Fact, Period, Quantity, Release, Sentence, Span

TOTALS = {"revenue", "net_income"}
MEASURES = TOTALS | {"eps"}
_LEAST_TOTAL = 1000

_WORD = re.compile(r"\b(?:compared|versus|vs|against|from|than|over)\b", re.IGNORECASE)
_MOVES = (
    r"(?:(?:which\s)?(?:is|are|was|were|or)\s|an?\s)?(?:(?:up|down|higher|lower|increase[ds]?|decrease[ds]?|decline[ds]?|drop|gain"
    r"|rise|growth|improvement|reduction)\s)?(?:of\s)?(?:approximately\s|about\s|nearly\s)?"
    rf"(?:{PERCENT}\s)?(?:(?:increase|decrease|decline|drop|gain|rise|growth|improvement|higher|lower)\s)?"
)
_AGAINST = r"(?:(?:as\s)?compared\s(?:to|with)|versus|vs\.?|against|from|than|over)\s"
_NAME = (
    r"(?:(?:an?|the|its|GAAP|reported|record|total|diluted|basic)\s)*"
    r"(?P<name>(?:net\s)?(?:revenues?|sales)|net\s(?:income|earnings|profits?|loss(?:es)?)|earnings|loss(?:es)?"
    r")(?P<each>\sper\s(?:diluted\s)?(?:common\s)?share)?"
    r"(?:\s(?:attributable|applicable|available)\sto\s(?:common\s)?(?:share|stock)holders)?"
    r"(?P<when>(?:\s(?:in|for)\s[^;:()]{5,70}?)?)(?:\s(?:of|was|were|totaling|at))?\s"
)
_PER_SHARE = (
    r"\s(?:basic\sand\sdiluted\s)?(?:(?:net\s)?(?:loss|income|earnings)\s)?(?:per|a)\s"
    r"(?:(?:fully\s)?diluted\s|basic\sand\sdiluted\s)?(?:common\s)?share"
    r"(?:\son\sa\s(?:fully\s)?diluted\sbasis)?"
)
_PRIOR = (
    rf"(?P<name_part>{_NAME})?\(?(?P<x>{MONEY})\)?(?P<x_each>{_PER_SHARE})?"
    rf"(?:,?\sor\s\(?(?P<y>{MONEY})\)?{_PER_SHARE})?"
    rf"(?:\s?\((?:(?P<diluted>{MONEY}){_PER_SHARE}|[^(){MONEY}]{{1,60}})\))?"
)
_FIRST = re.compile(
    rf"(?P<gap>[^;:{MONEY}]{{0,140}}?),?\s(?P<against>{_MOVES}{_AGAINST}){_PRIOR}", re.IGNORECASE
)
_NEXT = re.compile(
    rf"(?P<gap>),?\sand\s(?P<against>(?:{_MOVES}{_AGAINST})?){_PRIOR}", re.IGNORECASE
)
_ANOTHER = re.compile(
    r"\b(?:was|were|is|had|has|with|while|and|but|revenues?|sales|income|earnings|loss|margins?|costs?|expenses?"
    r"|cash|book|which|production|orders|backlog|assets|excluding|exclud\w+|adjusted|pro\sforma|non-GAAP|gains?"
    r"|benefit\w*|result\w*|contribut\w*|driven|due|charges?|tax\w*|before|without|expect\w*|would)\b",
    re.IGNORECASE,
)
"""What makes the words between two figures say something of a third."""

_QUALIFIED = re.compile(
    r"[\s,(]*(?:(?:both|all|each|as|on|an?|in\s\w+\scases?|when|which)\s)*(?:exclu\w+|before|without|adjusted|pro\sforma"
    r"|non-GAAP|restated|net\sof|including|before)\b",
    re.IGNORECASE,
)
"""What follows a figure and makes it another."""

_LOSS = re.compile(r"\bloss", re.IGNORECASE)
_BRACKET = re.compile(r"\(\s?[$€£]?\s?[\d.,]+\s?\)|[$€£]\s?\(")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tail:
    """The end of a sentence with its amounts and percentages as one character each."""

    shown: str
    starts: tuple[int, ...]
    amounts: dict[int, Quantity]

    def span(self, start: int, end: int) -> Span:
        """Turn a range of `shown` into one of the release's text."""
        return Span(start=self.starts[start], end=self.starts[end])


def compared(release: Release, facts: Sequence[Fact]) -> Iterator[Fact]:
    """Read the earlier figures beside those of a quarter or a year that a release states."""
    starts = [s.span.start for s in release.sentences]
    groups: dict[int, list[Fact]] = {}
    for fact in sorted(facts, key=lambda f: (f.span.start, f.span.end)):
        if fact.measure in MEASURES and fact.firmness == "stated":
            groups.setdefault(bisect_right(starts, fact.span.start) - 1, []).append(fact)
    for at, group in groups.items():
        sentence = release.sentences[at]
        if not _WORD.search(sentence.text) or "respectively" in sentence.text.lower():
            continue
        if not is_boilerplate(release, sentence):
            for stated in _statements(group):
                yield from _beside(release, sentence, stated)


def _statements(facts: list[Fact]) -> Iterator[list[Fact]]:
    """Part the facts of a sentence by the statements that they are of: those that overlap."""
    together: dict[tuple[object, ...], Fact] = {}
    for fact in facts:
        if together and fact.span.start >= max(f.span.end for f in together.values()):
            yield [*together.values()]
            together = {}
        together[fact.measure, fact.as_of, fact.quantity.value] = fact
    if together:
        yield [*together.values()]


def _beside(release: Release, sentence: Sentence, stated: list[Fact]) -> Iterator[Fact]:
    """Read what follows a statement, figure by figure, as long as it names its time."""
    if len({f.as_of for f in stated}) > 1 or len({f.measure for f in stated}) < len(stated):
        return
    end = max(f.span.end for f in stated)
    if end >= sentence.span.end:
        return
    tail = _tail(release.text, end, sentence.span.end)
    own = release.text[sentence.span.start : end]
    quarters = quarters_in(own) or quarters_in(release.headline)
    pattern, at = _FIRST, 0
    while (match := pattern.match(tail.shown, at)) is not None:
        gap = match["gap"]
        if _ANOTHER.search(gap):
            return
        own_quarters = quarters_in(gap) or quarters
        reported = Reported(period=stated[0].as_of, quarters=own_quarters)
        when = phrase_at(tail.shown[match.end() :])
        named = when or (match["when"] if match["name_part"] else "")
        period = former(release, reported, named.rstrip(" ,")) if named else None
        if not named or (when and match["name_part"] and match["when"].strip()):
            return
        last = match.end() + len(when.rstrip(" ,"))
        if _QUALIFIED.match(tail.shown, last):
            return
        if period is not None:
            span = tail.span(match.start("against"), last)
            prior = Prior(period=period, span=span)
            yield from _priors(release, stated, match, tail, prior)
        pattern, at = _NEXT, last


@dataclass(frozen=True, slots=True, kw_only=True)
class Prior:
    """When an earlier figure is of, and the words that state it."""

    period: Period
    span: Span


def _priors(
    release: Release, stated: list[Fact], match: re.Match[str], tail: Tail, prior: Prior
) -> Iterator[Fact]:
    """Make the facts of one earlier figure: a total, one for each share, or both."""
    for fact in stated:
        name = _amount_for(fact, match, sole=len(stated) == 1)
        if name is None or not _is_of(fact, match):
            continue
        quantity = tail.amounts[match.start(name)]
        value = _signed(release, fact, match, name, quantity)
        if value is not None:
            unit = fact.quantity.unit
            yield replace(
                fact,
                quantity=replace(quantity, value=value, unit=unit),
                as_of=prior.period,
                span=prior.span,
                rule=f"{fact.measure}:compared",
            )


def _amount_for(fact: Fact, match: re.Match[str], *, sole: bool) -> str | None:
    """Choose the amount that is of a fact's measure: the total, or the one for a share."""
    if fact.measure in TOTALS:
        return None if match["x_each"] or match["each"] else "x"
    if match["diluted"]:
        return "diluted"
    if match["y"]:
        return "y"
    return "x" if match["x_each"] or match["each"] or sole else None


def _is_of(fact: Fact, match: re.Match[str]) -> bool:
    """Tell whether the name that is repeated, if one is, is that of a fact's measure."""
    name = (match["name"] or "").lower()
    if not name:
        return True
    is_revenue = "revenue" in name or "sales" in name
    return is_revenue == (fact.measure == "revenue")


def _signed(
    release: Release, fact: Fact, match: re.Match[str], name: str, quantity: Quantity
) -> Decimal | Fraction | None:
    """Give the amount its sign: a loss by its brackets, by its name, or as the one beside it is."""
    value = quantity.value
    if not isinstance(value, Decimal | Fraction) or value == 0 or quantity.approximate:
        return None
    size = value if value >= 0 else -value
    if (size >= _LEAST_TOTAL) != (fact.measure in TOTALS):
        return None
    shown, at = match.string, match.start(name)
    bracketed = value < 0 or (shown[at - 1 : at] == "(" and shown[at + 1 : at + 2] == ")")
    if fact.measure == "revenue":
        return None if bracketed else size
    if match["name"]:
        is_loss = _LOSS.search(match["name"]) is not None
        return (-size if is_loss else size) if is_loss or not bracketed else None
    current = fact.quantity.value
    assert isinstance(current, Decimal | Fraction)
    printed = release.text[fact.span.start : fact.span.end + 1]
    if bracketed or current >= 0:
        return -size if bracketed else size
    return None if _BRACKET.search(printed) else -size


def _tail(text: str, start: int, end: int) -> Tail:
    """Put a character for each amount and percentage of a part of a text."""
    shown, starts, at = [], [], start
    amounts: dict[int, Quantity] = {}
    for span, quantity in find_numbers(text[start:end]):
        sign = PERCENT if quantity.unit == "percent" else MONEY
        if sign == MONEY and not (quantity.unit.isupper() and len(quantity.unit) == 3):
            continue
        first = start + span.start
        shown += [*text[at:first], sign]
        starts += [*range(at, first), first]
        amounts[len(shown) - 1] = quantity
        at = start + span.end
    shown += text[at:end]
    starts += range(at, end + 1)
    return Tail(shown="".join(shown).replace("\n", " "), starts=tuple(starts), amounts=amounts)

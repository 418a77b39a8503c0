"""A measure over time or of several classes in; its figures, their sum or their most out."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from fractions import Fraction

from bot.answers.rows import Row, Wanted, rows
from bot.answers.wording import figure, named, of_class
from bot.language import patterns as re
from bot.language.dates import written
from bot.language.numbers import as_fraction
from bot.measures import measures
from bot.measures.formulas import evaluate
from bot.model import Answer, Period, Quantity, Step, Working
from bot.store import Store

ALSO = re.compile(
    r"[,\s]*\b(?:and\s+)?(?:by\s+(?:how|what)\b.*|(?:what|how\s+(?:much|many|big)|when)\s+(?:was|is|were)\s+(?:it|that)\b.*"
    r"|what\s+(?:was|is)\s+the\s+(?:figure|difference)\b.*)$",
    re.IGNORECASE,
)
"""What asks for the figures of the one that has most, which its answer gives."""

LISTED = re.compile(
    r"\b(?:list(?:\s+of|\s+all|\s+the)?|histor(?:y|ies)(?:\s+of)?|over\s+time|time\s?line|by\s+date"
    r"|by\s+year|all\s+(?:of\s+)?the|all(?=\s\w+s\b)|every|table(?:\s+of)?|walk\s+me\s+through"
    r"|each\s+of\s+the|through\s+the\s+years|year\s+by\s+year)\b",
    re.IGNORECASE,
)
TOTALLED = re.compile(
    r"\b(?:altogether|total(?:\s+of)?|sum(?:\s+of)?|all\s+told|cumulative(?:ly)?"
    r"|(?:in|over|across)\s+(?:all|both|the\s+\w+)(?:\s+(?:two|three|four|five|six))?"
    r"(?:\s+(?:exchanges|offers|transactions|buybacks|releases|dividends))?)\b",
    re.IGNORECASE,
)
MOST = re.compile(
    r"\bwh(?:ich|at)\s+(?P<of>year|quarter|exchange|offer|transaction|series|class|release|dividend|buyback|split"
    r"|conversion|redemption|one|company)s?\s+(?:\w+\s+){0,3}?(?P<end>more|most|highest|higher|biggest"
    r"|bigger|largest|larger|best|better|greatest|fewer|fewest|less|least|lowest|lower|smallest"
    r"|smaller|latest|later|earliest|earlier)\b",
    re.IGNORECASE,
)
EXTREME = re.compile(
    r"\b(?:(?:all-time|ever|record)\s+)?(?P<end>highest|biggest|largest|greatest|lowest|smallest|earliest"
    r"|latest)\b(?:\s+ever\b)?(?=.*\w)",
    re.IGNORECASE,
)
AVERAGED = re.compile(
    r"\b(?:weighted\s+)?(?:average|mean)\b(?=.*\b(?:over|across|of|in|for|on)\b.*"
    r"\b(?:exchanges|transactions|buybacks|offers|all|both|two|three|four|five)\b)"
    r"|\b(?:over|across|of|in)\s+(?:all\s+|both\s+)?(?:the\s+)?(?:all|both|two|three|four|five|exchanges|transactions)"
    r"\b.*\b(?:average|mean)\b",
    re.IGNORECASE,
)
AVERAGE = re.compile(r"\b(?:weighted\s+)?(?:average|mean)\b", re.IGNORECASE)
OVER_ALL = re.compile(
    r"\b(?:over|across|of|in|for|on)\s+(?:(?:all|both|the|its|their|two|three|four|five|six|\d)\s+){1,3}(?:of\s+)?"
    r"(?:exchanges|transactions|buybacks|repurchases|offers|them|of\s+them)\b",
    re.IGNORECASE,
)
SUMMED = re.compile(
    r"\b(?:total|altogether|sum|cumulative)\b.*\b(?:exchanges|buybacks|repurchases|offers|transactions|redemptions"
    r"|program(?:me)?s?)\b|\b(?:all|both)\s+(?:the\s+)?(?:\w+\s+)?(?:exchanges|buybacks|repurchases|offers|transactions|redemptions)\b",
    re.IGNORECASE,
)
"""What asks for a sum over all of several transactions, and not for the newest figure."""

_ADDED = frozenset(
    """repurchase_cost cash_paid dividend_total gross_proceeds net_proceeds principal_redeemed
    redemption_cost shares_repurchased""".split()
)
"""Amounts of money that add up over time, as figures that move a balance do."""

_QUOTIENT = re.compile(r"(\w+) / (\w+)")
_LEAST = frozenset("fewer fewest less least lowest lower smallest smaller earliest earlier".split())
_SHOWN = 12
"""Figures that a list has at most: the newest."""

EVENTS = {
    "exchange": ("shares_surrendered", "exchange_ratio", "shares_issued"),
    "offer": ("expiry", "shares_tendered", "shares_accepted"),
    "buyback": ("shares_repurchased", "repurchase_cost"),
    "repurchase": ("shares_repurchased", "repurchase_cost"),
    "dividend": ("dividend_per_share", "special_dividend_per_share"),
    "split": ("split_ratio",),
    "redemption": ("redemption_date", "redemption_price", "shares_redeemed"),
}
"""What is listed of a kind of transaction that is named by itself."""


def listed(wanted: Wanted, store: Store) -> Answer | None:
    """List every published figure, the oldest first; None where there is none."""
    facts = rows(wanted, store)
    if not facts:
        return None
    if len(facts) == 1:
        text = f"{measures()[facts[0].measure].label}{of_class(facts[0].security)}: "
        text += _line(facts[0], labelled=False, classed=False)
        return _answer(f"{text}.", facts[0].quantity, facts, store)
    shown = facts[-_SHOWN:]
    several = len(wanted.measures) > 1
    classes = len({f.security.key for f in shown if f.security}) > 1
    lines = [_line(fact, labelled=several, classed=classes) for fact in shown]
    what = "" if several else f"{wanted.measures[0].label}{of_class(wanted.security)}: "
    earlier = f" ({len(facts) - len(shown)} earlier figures are left out)" if facts[_SHOWN:] else ""
    text = "; ".join(lines)
    said = Quantity(value=text, unit="text")
    return _answer(f"{what}{text}{earlier}.", said, shown, store)


def totalled(wanted: Wanted, store: Store) -> Answer | None:
    """Add every figure of a measure that adds up; None for any other, or where times overlap."""
    measure = wanted.measures[0]
    found = [row for row in rows(wanted, store) if row.firmness == "stated"]
    adds = measure.moves is not None or measure.name in _ADDED
    if not adds or len(found) < 2 or _overlap(found):
        return None
    total = _sum(found)
    if total is None:
        return None
    quantity, step = total
    text = f"{measure.label} in all: {step.expression} = {step.result}."
    answer = _answer(text, quantity, found, store)
    return replace(answer, kind="derived", working=Working(steps=(step,)))


def averaged(wanted: Wanted, store: Store) -> Answer | None:
    """Average a rate over its transactions: all that was given over all that it was given for."""
    parts = next(filter(None, map(_QUOTIENT.fullmatch, wanted.measures[0].formula)), None)
    if parts is None:
        return None
    sides = [
        [r for r in rows(replace(wanted, measures=(measures()[name],)), store) if r.sources]
        for name in parts.groups()
    ]
    times = [{row.as_of for row in side} for side in sides]
    if times[0] != times[1] or any(len(side) != len(times[0]) or len(side) < 2 for side in sides):
        return None
    totals = [_sum(side) for side in sides]
    if totals[0] is None or totals[1] is None:
        return None
    values = {"a": totals[0][0], "b": totals[1][0]}
    quantity, step = evaluate("a / b", values, wanted.measures[0].unit)
    steps = (totals[0][1], totals[1][1], step)
    text = f"{wanted.measures[0].label}, on average: {step.expression} = {step.result}."
    answer = _answer(text, quantity, [*sides[0], *sides[1]], store)
    return replace(
        answer,
        figure=step.result,
        kind="derived",
        measure=wanted.measures[0].name,
        label=f"the average of {wanted.measures[0].label}",
        working=Working(steps=steps),
    )


def other(newest: Answer, word: str, store: Store) -> Answer | None:
    """Find the figure before the newest one, the first of all, or that of the year before."""
    if newest.company is None or newest.as_of is None or newest.measure not in measures():
        return None
    measure = measures()[newest.measure]
    wanted = Wanted(company=newest.company, measures=(measure,), security=newest.security)
    found = [row for row in rows(wanted, store) if row.firmness == "stated"]
    at = newest.as_of
    if word == "year-ago":
        found = [row for row in found if _year_later(row.as_of) == at]
    elif word in ("first", "original", "initial"):
        found = [row for row in found if row.as_of == found[0].as_of]
    else:
        before = [row for row in found if row.as_of.end < at.start and not _is(row, newest)]
        found = [row for row in before if row.as_of == before[-1].as_of]
    if len({row.quantity.value for row in found}) != 1:
        return None
    text = f"{measure.label}: {_line(found[0], labelled=False, classed=True)}."
    return _answer(text, found[0].quantity, found[:1], store)


def _is(row: Row, answer: Answer) -> bool:
    return row.quantity.value == answer.quantity.value


def _year_later(period: Period) -> Period:
    """Move a time on by a year; the last day of February stays the last."""

    def moved(day: date) -> date:
        last = monthrange(day.year + 1, day.month)[1]
        ends = day.day == monthrange(day.year, day.month)[1]
        return date(day.year + 1, day.month, last if ends else min(day.day, last))

    return Period(start=moved(period.start), end=moved(period.end))


def _sum(found: list[Row]) -> tuple[Quantity, Step] | None:
    """Add figures of one unit; None where there are more than letters to name them by."""
    names = "abcdefghijklmnopqrstuvwxyz"[: len(found)]
    if len(names) < len(found) or len({row.quantity.unit for row in found}) > 1:
        return None
    values = {name: row.quantity for name, row in zip(names, found, strict=True)}
    return evaluate(" + ".join(names), values, found[0].quantity.unit)


def _overlap(found: list[Row]) -> bool:
    """Tell whether two figures of a class share a time, so that one may hold the other."""
    return any(
        a.as_of.start <= b.as_of.end and b.as_of.start <= a.as_of.end
        for at, a in enumerate(found)
        for b in found[at + 1 :]
        if (a.security and a.security.key) == (b.security and b.security.key)
    )


def most(wanted: Wanted, store: Store, end: str, by: Callable[[Row], object]) -> Answer | None:
    """Find the greatest or the least of the newest figures of each group; None for a draw."""
    groups: dict[object, Row] = {}
    for fact in rows(replace(wanted, measures=wanted.measures[:1]), store):
        if _value(fact) is not None:
            groups[by(fact)] = fact
    ranked = sorted(groups.values(), key=lambda f: _value(f) or Fraction(0))
    if len(ranked) < 2:
        return None
    if end.lower() in _LEAST:
        ranked.reverse()
    best, next_best = ranked[-1], ranked[-2]
    if _value(best) == _value(next_best):
        return None
    said = " and ".join(_line(fact, labelled=False, classed=True) for fact in reversed(ranked))
    measure = wanted.measures[0]
    text = f"{_whose(best)}: {measure.label} was {said}."
    return _answer(text, best.quantity, [best, *ranked[:-1]], store)


def _line(fact: Row, *, labelled: bool, classed: bool) -> str:
    """Write one figure of a list with its time."""
    what = f"{measures()[fact.measure].label} " if labelled else ""
    whose = f" {named(fact.security)}" if classed and fact.security else ""
    if (whose and not fact.quantity.unit.startswith("shares")) or "/" in fact.quantity.unit:
        whose = whose and f" for the{whose}"
    rough = {"preliminary": " (preliminary)", "expected": " (expected)"}.get(fact.firmness, "")
    preposition = "on" if fact.as_of.start == fact.as_of.end else "in"
    return f"{what}{figure(fact.quantity)}{whose} {preposition} {written(fact.as_of)}{rough}"


def _whose(fact: Row) -> str:
    whose = f"the {named(fact.security)} " if fact.security else ""
    return f"{whose}of {written(fact.as_of)}" if whose else f"that of {written(fact.as_of)}"


def _value(fact: Row) -> Fraction | int | None:
    """Give what a figure is ranked by; None for what has no order."""
    value = fact.quantity.value
    if isinstance(value, bool | str):
        return None
    if isinstance(value, date):
        return value.toordinal()
    return as_fraction(value)


def _answer(text: str, quantity: Quantity, facts: Iterable[Row], store: Store) -> Answer:
    """Make the answer that some facts give, each of them cited; the first leads."""
    facts = tuple(facts)
    measure, whole = measures()[facts[0].measure], quantity.unit == "text"
    classes = {f.security.key for f in facts if f.security}
    return Answer(
        text=text[0].upper() + text[1:],
        figure="" if whole else figure(quantity),
        quantity=quantity,
        kind="stated",
        measure=measure.name,
        label=measure.label,
        company=facts[0].sources[0].company,
        security=facts[0].security if len(classes) == 1 or not whole else None,
        as_of=None if whole else facts[0].as_of,
        citations=tuple(
            dict.fromkeys(store.cite(f.release, f.span) for row in facts for f in row.sources)
        ),
    )

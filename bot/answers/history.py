"""A measure over time or of several classes in; its figures, their sum or their most out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from bot.answers.wording import figure, named, of_class
from bot.language.dates import written
from bot.language.numbers import as_fraction
from bot.measures import Measure, measures
from bot.measures.formulas import evaluate
from bot.model import Answer, Fact, Period, Quantity, Security, Working
from bot.store import Store

LISTED = re.compile(
    r"\b(?:list(?:\s+of|\s+all|\s+the)?|histor(?:y|ies)(?:\s+of)?|over\s+time|time\s?line|by\s+date"
    r"|by\s+year|all\s+(?:of\s+)?the|all(?=\s\w+s\b)|every|table(?:\s+of)?|walk\s+me\s+through"
    r"|each\s+of\s+the|so\s+far|through\s+the\s+years|year\s+by\s+year)\b",
    re.IGNORECASE,
)
TOTALLED = re.compile(
    r"\b(?:altogether|total(?:\s+of)?|sum(?:\s+of)?|all\s+told|cumulative(?:ly)?"
    r"|(?:in|over|across)\s+(?:all|both|the\s+\w+)(?:\s+(?:two|three|four|five|six))?"
    r"(?:\s+(?:exchanges|offers|transactions|buybacks|releases|dividends))?)\b",
    re.IGNORECASE,
)
MOST = re.compile(
    r"\bwh(?:ich|at)\s+(?P<of>exchange|offer|transaction|series|class|release|dividend|buyback|split"
    r"|conversion|redemption|one|company)s?\s+(?:\w+\s+){0,3}?(?P<end>more|most|highest|higher|biggest"
    r"|bigger|largest|larger|best|better|greatest|fewer|fewest|less|least|lowest|lower|smallest"
    r"|smaller|latest|later|earliest|earlier)\b",
    re.IGNORECASE,
)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Whose figures are wanted: a company's, of some measures, of a class, about a time."""

    company: str
    measures: tuple[Measure, ...]
    security: Security | None = None
    period: Period | None = None


def listed(wanted: Wanted, store: Store) -> Answer | None:
    """List every published figure, the oldest first; None where there is none."""
    facts = list(_facts(wanted, store))
    if not facts:
        return None
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
    """Add every published figure of a measure that adds up; None for any other."""
    measure = wanted.measures[0]
    facts = [f for f in _facts(wanted, store) if f.firmness == "stated"]
    if measure.moves is None or len(facts) < 2:
        return None
    names = "abcdefghijklmnopqrstuvwxyz"[: len(facts)]
    if len(names) < len(facts) or len({f.quantity.unit for f in facts}) > 1:
        return None
    values = {name: fact.quantity for name, fact in zip(names, facts, strict=True)}
    quantity, step = evaluate(" + ".join(names), values, facts[0].quantity.unit)
    text = f"{measure.label} in all: {step.expression} = {step.result}."
    found = _answer(text, quantity, facts, store)
    return replace(found, kind="derived", working=Working(steps=(step,)))


def most(wanted: Wanted, store: Store, end: str, by: Callable[[Fact], object]) -> Answer | None:
    """Find the greatest or the least of the newest figures of each group; None for a draw."""
    groups: dict[object, Fact] = {}
    for fact in _facts(wanted, store):
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


def _facts(wanted: Wanted, store: Store) -> Iterator[Fact]:
    """Give the facts wanted, the oldest first, each figure of one time once."""
    seen = set()
    found = (f for m in wanted.measures for f in store.facts(wanted.company, m.name))
    order = {m.name: at for at, m in enumerate(wanted.measures)}
    for fact in sorted(found, key=lambda f: (f.as_of.end, f.published, order[f.measure])):
        key = (fact.measure, fact.security and fact.security.key, fact.as_of, fact.quantity.value)
        if key in seen or not _fits(fact, wanted):
            continue
        seen.add(key)
        yield fact


def _fits(fact: Fact, wanted: Wanted) -> bool:
    period, security = wanted.period, wanted.security
    if period and not (period.start <= fact.as_of.end and fact.as_of.start <= period.end):
        return False
    if security is None or fact.security is None:
        return True
    sides = {s.key for s in (fact.security, fact.received) if s}
    return security.key in sides or measures()[fact.measure].across


def _line(fact: Fact, *, labelled: bool, classed: bool) -> str:
    """Write one figure of a list with its time."""
    what = f"{measures()[fact.measure].label} " if labelled else ""
    whose = f" {named(fact.security)}" if classed and fact.security else ""
    rough = {"preliminary": " (preliminary)", "expected": " (expected)"}.get(fact.firmness, "")
    preposition = "on" if fact.as_of.start == fact.as_of.end else "in"
    return f"{what}{figure(fact.quantity)}{whose} {preposition} {written(fact.as_of)}{rough}"


def _whose(fact: Fact) -> str:
    whose = f"the {named(fact.security)} " if fact.security else ""
    return f"{whose}of {written(fact.as_of)}" if whose else f"that of {written(fact.as_of)}"


def _value(fact: Fact) -> Fraction | int | None:
    """Give what a figure is ranked by; None for what has no order."""
    value = fact.quantity.value
    if isinstance(value, bool | str):
        return None
    if isinstance(value, date):
        return value.toordinal()
    return as_fraction(value)


def _answer(text: str, quantity: Quantity, facts: Iterable[Fact], store: Store) -> Answer:
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
        company=facts[0].company,
        security=facts[0].security if len(classes) == 1 or not whole else None,
        as_of=None if whole else facts[0].as_of,
        citations=tuple(dict.fromkeys(store.cite(f.release, f.span) for f in facts)),
    )

"""A ratio that a price sets in; what it is at a price given, or where it is bound, out.

"If the average is $9.00, how many common for each pref?", "below what average price does the cap
apply?": a value in dollars over the average price, within the published bounds.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from bot.answers.holdings import counts_shares
from bot.answers.matter import Matter, resolved
from bot.answers.published import Published, published
from bot.answers.wording import figure, named
from bot.language import patterns as re
from bot.language.hints import may_have
from bot.language.numbers import as_fraction
from bot.language.recognise import MONEY, NUMBER, SHARES, Entity
from bot.measures.formulas import displayed, evaluate
from bot.model import Answer, Quantity, Step, Working

_MONEY = r"[$€£]\s?\d[\d,]*(?:\.\d+)?"
_PRICED = re.compile(
    rf"\b(?:average|avg|vwap|price|stock|averaged?|shares?|common|trad\w+|close\w*|it)\b.{{0,40}}?(?:{_MONEY}|\b\d+(?:\.\d+)?\b)|\bat\s+(?:an?\s+)?{_MONEY}",
    re.IGNORECASE,
)
_RATIO = re.compile(
    r"\bhow\s+many\b|\bratio\b|\brate\b|\bper\s+(?:pref\w*|pfd|share)\b|\bfor\s+each\b|\bwhat\s+(?:do|would|does)\b"
    r"|\b(?:gives?|gets?)\s+what\b|\b(?:common|shares)\s+(?:apiece|each|per|received)\b|\bcommon\s+(?:for|per)\b|\btotal\s+common\b",
    re.IGNORECASE,
)
_WHERE = re.compile(
    r"\b(?:(?:below|above|under|over|at|from|up\s+to)\s+)?(?:what|which)\s+(?:average\s+|avg\s+|stock\s+|common\s+|share\s+|vwap\s+|trading\s+)*"
    r"(?:price|average|vwap|level)\b|\bwhere\s+do(?:es)?\b|\bwhen\s+do(?:es)?\b",
    re.IGNORECASE,
)
_DAYS = re.compile(r"[\s-]*days?\b", re.IGNORECASE)
_CAP = re.compile(r"\b(?:cap(?:ped|s)?|ceiling|maximum|max)\b", re.IGNORECASE)
_FLOOR = re.compile(r"\b(?:floor|minimum|min)\b", re.IGNORECASE)
_NEEDS = frozenset(
    "average avg vwap price cap capped floor ceiling maximum minimum trades trading stock".split()
)
_OTHER = re.compile(
    r"\b(?:dividend|redemption|buyback|repurchase|notes?|yield|percent|premium)\b", re.IGNORECASE
)


def floating(matter: Matter) -> Answer | None:
    """Compute the ratio at a price, or the price where it is bound; None for no such question."""
    text = matter.understood.text
    if not may_have(text, _NEEDS) or _OTHER.search(text):
        return None
    if (bound := _CAP.search(text) or _FLOOR.search(text)) and _WHERE.search(text):
        return _threshold(matter, "cap" if _CAP.fullmatch(bound[0]) else "floor")
    given = [e for e in matter.understood.amounts if e.quantity]
    prices = [e for e in given if e.type == MONEY]
    others = [e for e in given if e.type != MONEY and not _DAYS.match(text[e.span.end :])]
    counts = [e for e in others if e.type in (NUMBER, SHARES)]
    given = prices + others if prices else given
    if not prices and len(counts) == 1 and matter.understood.ratio is None:
        prices, counts = counts, []
    if len(prices) != 1 or len(counts) > 1 or len(given) > len(prices) + len(counts):
        return None
    if not _PRICED.search(text) or not _RATIO.search(text):
        return None
    price = prices[0].quantity
    if price is None or price.unit not in ("USD", "number"):
        return None
    found = _at(price, matter)
    return _for_all(counts[0], found, matter) if counts and found else found


def _for_all(count: Entity, each: Answer, matter: Matter) -> Answer | None:
    """Multiply what each share brings by a count of them: of the class given up, or of none."""
    of = resolved(count.security, matter.known) if count.security else None
    if count.quantity is None or not counts_shares(count) or of is None or of != each.security:
        return None
    given = replace(count.quantity, unit="shares")
    values = {"a": given, "b": each.quantity}
    quantity, step = evaluate("a * b", values, "shares", matter.understood.decimals)
    shown = figure(quantity, matter.understood.decimals)
    return replace(
        each,
        text=f"{each.text} For {displayed(given)} shares: {step.expression} = {shown}.",
        figure=shown,
        quantity=quantity,
        label="the shares by the formula",
        working=Working(steps=(*each.working.steps, step)),
    )


def _terms(matter: Matter) -> Published | None:
    found = published(matter.company, matter.store)
    if found is None or found.formula is None or found.formula.value is None:
        return None
    named_by_them = [c for c in matter.classes if c.kind != "common"]
    fits = not named_by_them or found.terms.surrendered.key == named_by_them[0].key
    return found if fits else None


def _at(price: Quantity, matter: Matter) -> Answer | None:
    """Compute what is given for each share at a price: its value over it, within the bounds."""
    found = _terms(matter)
    if found is None or found.formula is None or not as_fraction(price.value):
        return None
    value, terms = found.formula.value, found.formula
    assert value is not None
    quantities = {"value": value, "price": price}
    formula = "value / price"
    names = ["value"]
    for name, choice in (("cap", "min"), ("floor", "max")):
        bound = getattr(terms, name)
        if bound is not None:
            quantities[name] = bound
            formula = f"{choice}({formula}, {name})"
            names.append(name)
    quantity, step = evaluate(formula, quantities, "shares/share", matter.understood.decimals)
    shown = figure(quantity, matter.understood.decimals)
    text = (
        f"Hypothetically, at an average price of {_price(price)} each "
        f"{named(found.terms.surrendered)} share would bring {shown} {named(found.terms.received)} "
        f"shares: {step.expression}."
    )
    return _answer(text, (quantity, step), found, names, matter)


def _threshold(matter: Matter, bound: str) -> Answer | None:
    """Tell at which price the value over it reaches a bound."""
    found = _terms(matter)
    limit = getattr(found.formula, bound) if found else None
    if found is None or found.formula is None or limit is None or found.formula.value is None:
        return None
    quantities = {"value": found.formula.value, "bound": limit}
    quantity, step = evaluate("value / bound", quantities, "USD/share", matter.understood.decimals)
    shown = figure(quantity, matter.understood.decimals)
    side = "below" if bound == "cap" else "above"
    text = (
        f"The {bound} of {figure(limit)} applies {side} an average price of {shown}: "
        f"{step.expression}."
    )
    return _answer(text, (quantity, step), found, ["value", bound], matter)


def _price(price: Quantity) -> str:
    value = price.value
    assert isinstance(value, Decimal | Fraction)
    return f"${price.as_printed.lstrip('$')}"


def _answer(
    text: str, computed: tuple[Quantity, Step], found: Published, names: list[str], matter: Matter
) -> Answer:
    quantity, step = computed
    facts = [
        found.facts[n if n in found.facts else "preference"]
        for n in names
        if n in found.facts or n == "value"
    ]
    store = matter.store
    return Answer(
        text=text,
        figure=figure(quantity, matter.understood.decimals),
        quantity=quantity,
        kind="hypothetical",
        measure="calculation",
        label="the ratio by its formula",
        company=matter.company.name,
        security=found.terms.surrendered,
        as_of=found.as_of,
        working=Working(steps=(step,)),
        citations=tuple(dict.fromkeys(store.cite(f.release, f.span) for f in facts)),
    )

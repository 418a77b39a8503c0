"""A matched slot in; the quantity that it states, in the measure's unit, or None, out."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from bot.language.recognise import (
    DATE,
    MONEY,
    NUMBER,
    PERCENT,
    SECURITY,
    SHARES,
    SPLIT,
    Entity,
    Recognised,
)
from bot.language.securities import Mention
from bot.language.templates import Match, Slot
from bot.measures import Measure, Statement
from bot.model import Period, Quantity

_TYPES = {
    "shares": (SHARES, NUMBER),
    "shares/share": (SHARES, NUMBER, SPLIT, PERCENT),
    "percent": (PERCENT,),
    "fraction": (NUMBER,),
    "years": (NUMBER,),
    "days": (NUMBER,),
    "number": (NUMBER,),
    "date": (DATE,),
    "year": (DATE,),
    "money": (MONEY,),
    "money/share": (MONEY,),
}
_SLOT_OF = {"shares/share": "shares", "money/share": "money", "fraction": "number", "year": "date"}
_SLOT_OF |= {"years": "number", "days": "number"}
_MOST_A_SHARE = 1_000_000
"""An amount that is a total, whatever the words beside it say."""

_WHOLE = frozenset({"shares", "days", "years"})


def slot_name(measure: Measure, statement: Statement) -> str:
    """Name the slot that holds a statement's value."""
    return statement.value or _SLOT_OF.get(measure.unit, measure.unit)


def constant(statement: Statement, printed: str, published: date) -> Quantity:
    """Make the quantity of a statement that means yes, no or the day of publication."""
    if statement.constant == "published":
        return Quantity(value=published, unit="date", as_printed=printed)
    return Quantity(value=statement.constant == "yes", unit="boolean", as_printed=printed)


def words(recognised: Recognised, slot: Slot) -> Quantity:
    """Make a quantity of a slot's words, written plainly: "shares of X" as "X"."""
    text = recognised.text[slot.span.start : slot.span.end]
    text = re.sub(r"\bshares?\s+of\s+", "", text, flags=re.IGNORECASE)
    if slot.entity is None:
        text = re.sub(r"^the\s+(?=[A-Z])", "", text)
    text = text.strip(" ,")
    return Quantity(value=text, unit="text", as_printed=text)


def of_entity(
    measure: Measure, statement: Statement, entity: Entity, match: Match
) -> Quantity | None:
    """Read an entity in a measure's unit, or None where it cannot be that.

    A bound ("up to") is no figure; a count of shares is whole; a rate "for each two" is
    divided by the slot that `per` names; a loss is negative.
    """
    quantity = entity.quantity
    if entity.type == SECURITY and isinstance(entity.security, Mention):
        quantity = entity.security.rate if measure.unit == "percent" else None
    elif entity.type not in _TYPES.get(measure.unit, ()):
        return None
    if entity.period is not None:
        return _of_period(measure, entity.period)
    if quantity is None:
        return None
    if statement.bound:
        quantity = _at_bound(quantity, statement.bound)
    if quantity is None or (quantity.low is None) != (quantity.high is None):
        return None
    if statement.split or quantity.unit == "percent" != measure.unit:
        per = match.slots[statement.per].entity if statement.per in match.slots else None
        return _split(quantity, statement.split, per.quantity if per else None)
    if statement.negative and isinstance(quantity.value, Decimal | Fraction) and quantity.value < 0:
        quantity = replace(quantity, value=-quantity.value, low=None, high=None)
    if not statement.per:
        whole = measure.unit not in _WHOLE or _is_whole(quantity)
        found = _of_number(measure.unit, quantity) if whole else None
    else:
        per = match.slots[statement.per].entity if statement.per in match.slots else None
        rate = _of_number(measure.unit, quantity)
        found = _divided(rate, per.quantity if per else None, statement)
    return _signed(_inverted(_large_enough(found, statement), statement), statement)


def _at_bound(quantity: Quantity, bound: str) -> Quantity | None:
    """Take the bound itself for the figure; None where it is bounded the other way.

    With `only lower` or `only upper` a figure that has no bound is none either.
    """
    if not bound.startswith("only") and None not in (quantity.low, quantity.high):
        return quantity
    side, other = quantity.low, quantity.high
    if bound.endswith("upper"):
        side, other = other, side
    if other is not None or (bound.startswith("only") and side is None):
        return None
    return replace(quantity, low=None, high=None)


def _large_enough(quantity: Quantity | None, statement: Statement) -> Quantity | None:
    """Refuse a value below the least that the statement can mean."""
    if quantity is None or isinstance(quantity.value, bool | str | date):
        return quantity
    return quantity if quantity.value >= statement.least else None


def _inverted(quantity: Quantity | None, statement: Statement) -> Quantity | None:
    """Turn a rate round: ten given for one received is a tenth."""
    if quantity is None or not statement.inverse or quantity.approximate:
        return quantity if not statement.inverse else None
    assert isinstance(quantity.value, Decimal | Fraction)
    return replace(quantity, value=1 / Fraction(quantity.value))


def _of_period(measure: Measure, period: Period) -> Quantity | None:
    """Read a period as a date or a year, or None where it is not of that precision."""
    printed = str(period)
    if measure.unit == "year" or (measure.coarse and len(printed) == len("2003")):
        return Quantity(value=Decimal(period.start.year), unit="year", as_printed=printed)
    if measure.coarse and len(printed) == len("2003-06"):
        return Quantity(value=printed, unit="text", as_printed=printed)
    if period.start != period.end:
        return None
    return Quantity(value=period.start, unit="date", as_printed=printed)


def _of_number(unit: str, quantity: Quantity) -> Quantity | None:
    """Put a number into a measure's unit, or None where it makes no sense there."""
    value = quantity.value
    if not isinstance(value, Decimal | Fraction) or value <= 0:
        return None
    if unit == "fraction" and not (isinstance(value, Fraction) and value < 1):
        return None
    if unit == "money/share" and value >= _MOST_A_SHARE:
        return None
    if unit.startswith("money"):
        unit = unit.replace("money", quantity.unit)
    return replace(quantity, unit=unit)


def _is_whole(quantity: Quantity) -> bool:
    value = quantity.value
    return isinstance(value, Decimal | Fraction) and Fraction(value).denominator == 1


def _divided(
    quantity: Quantity | None, per: Quantity | None, statement: Statement
) -> Quantity | None:
    """Divide a rate by the count that it is for; None where that is no plain number."""
    if quantity is None or per is None or not isinstance(per.value, Decimal | Fraction):
        return None
    if per.value <= 0 or per.approximate or quantity.approximate:
        return None
    if per.value == statement.times:
        return quantity
    assert isinstance(quantity.value, Decimal | Fraction)
    rate = Fraction(quantity.value) * statement.times / Fraction(per.value)
    return replace(quantity, value=rate)


def _signed(quantity: Quantity | None, statement: Statement) -> Quantity | None:
    """Make the figure of a statement of loss negative."""
    if quantity is None or not statement.negative:
        return quantity
    assert isinstance(quantity.value, Decimal | Fraction)
    low = None if quantity.high is None else -quantity.high
    high = None if quantity.low is None else -quantity.low
    return replace(quantity, value=-quantity.value, low=low, high=high)


def _split(quantity: Quantity, kind: str | None, per: Quantity | None) -> Quantity | None:
    """Read a split as new shares for each old one, by the way its words say it goes."""
    value = quantity.value
    if kind is None or not isinstance(value, Decimal | Fraction) or value <= 0:
        return None
    ratio = Fraction(value)
    if (quantity.unit == "percent") != (kind == "percent"):
        return None
    if per is not None:
        if not isinstance(per.value, Decimal | Fraction) or per.value <= 0:
            return None
        ratio /= Fraction(per.value)
    if kind == "additional":
        ratio += 1
    if kind == "percent":
        ratio = 1 + ratio / 100
    if (kind == "forward" and ratio < 1) or (kind == "reverse" and ratio > 1):
        ratio = 1 / ratio
    if ratio == 1 or (kind == "plain" and ratio < 1):
        return None
    return replace(quantity, value=ratio, unit="shares/share")

"""A formula and the quantities of its names in; the result, exact, and its working out.

Values are Fractions; an approximate quantity is carried as the interval it allows, so that
a result is never surer than what went in.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache

from bot.errors import ArithmeticalError, MeasureError
from bot.language.numbers import (
    as_fraction,
    exact_text,
    grouped,
    printed_place,
    round_half_up,
)
from bot.model import Quantity, Step

_SIGNS = {ast.Add: "+", ast.Sub: "-", ast.Mult: "×", ast.Div: "÷"}
SIGNS = {"USD": "$", "CAD": "C$", "AUD": "A$", "HKD": "HK$", "EUR": "€", "GBP": "£", "JPY": "¥"}
"""How an amount of a currency is written for a reader."""

_CHOICES: dict[str, Callable[[Fraction, Fraction], Fraction]] = {"min": min, "max": max}
_LOOSE = (ast.Add, ast.Sub)
_BY_ZERO = "The figures lead to a division by zero."
DECIMALS = {"percent": 2}
"""How many decimals a computed value is rounded to for display, by unit, by custom."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A value and the range it may lie in; `low == high` where it is exact."""

    value: Fraction
    low: Fraction
    high: Fraction

    @property
    def exact(self) -> bool:
        """Tell whether the ends are one and the same object, as those of an exact value are."""
        return self.low is self.high


@cache
def names_in(formula: str) -> tuple[str, ...]:
    """List the names in a formula, in order; raise MeasureError where it is none.

    >>> names_in("shares_issued / shares_surrendered")
    ('shares_issued', 'shares_surrendered')
    """
    found = (node for node in ast.walk(_parse(formula)) if isinstance(node, ast.Name))
    nodes = [node for node in found if node.id not in _CHOICES]
    nodes.sort(key=lambda node: node.col_offset)
    return tuple(dict.fromkeys(node.id for node in nodes))


def evaluate(
    formula: str, values: Mapping[str, Quantity], unit: str, decimals: int | None = None
) -> tuple[Quantity, Step]:
    """Compute a formula exactly and write the step as a reader would.

    Raises ArithmeticalError on a division by zero or a value that is no number.

    >>> given = {"a": Quantity(value=Fraction(611452), unit="shares")}
    >>> given["b"] = Quantity(value=Fraction(141300), unit="shares")
    >>> evaluate("a + b", given, "shares")[1]
    Step(expression='611,452 + 141,300', result='752,752')
    """
    tree = _parse(formula)
    result = _interval(tree, values)
    unit = _in_currency(unit, values)
    exact = result.low == result.high
    quantity = Quantity(
        value=result.value,
        unit=unit,
        low=None if exact else result.low,
        high=None if exact else result.high,
    )
    return quantity, Step(expression=_written(tree, values), result=displayed(quantity, decimals))


def displayed(quantity: Quantity, decimals: int | None = None) -> str:
    """Write a quantity's value for a reader, rounded once, with its sign for percent.

    >>> displayed(Quantity(value=Fraction(141300, 7527), unit="percent"))
    '18.77%'
    """
    value = quantity.value
    if isinstance(value, bool):
        return "yes" if value else "no"
    if not isinstance(value, (Decimal, Fraction)):
        return str(value)
    if decimals is None and _is_printed(quantity):
        return _mixed(Fraction(value)) + "%"
    computed = type(value) is Fraction and quantity.unit != "fraction"
    if decimals is None and computed:
        decimals = DECIMALS.get(quantity.unit, 6 if "/" in exact_text(value) else None)
    if decimals is None and quantity.approximate and computed:
        decimals = 0
    text = str(value) if quantity.unit == "year" else grouped(value, decimals)
    if decimals == 6:
        text = text.rstrip("0").rstrip(".")
    if quantity.unit == "percent":
        return text + "%"
    currency = quantity.unit.removesuffix("/share")
    if currency in SIGNS:
        return f"-{SIGNS[currency]}{text[1:]}" if text.startswith("-") else SIGNS[currency] + text
    return text


def rounded(quantity: Quantity, decimals: int | None) -> Quantity:
    """Round a computed quantity as asked, or as its unit's custom has it."""
    if not isinstance(quantity.value, Fraction) or quantity.unit == "fraction":
        return quantity
    if decimals is None and _is_printed(quantity):
        return quantity
    places = DECIMALS.get(quantity.unit) if decimals is None else decimals
    if places is None:
        return quantity
    return Quantity(
        value=round_half_up(quantity.value, places),
        unit=quantity.unit,
        low=quantity.low,
        high=quantity.high,
    )


def _is_printed(quantity: Quantity) -> bool:
    """Tell whether a quantity is a percentage that was published as a fraction: 5 7/8%."""
    return (
        quantity.unit == "percent"
        and isinstance(quantity.value, Fraction)
        and bool(quantity.as_printed)
    )


def _mixed(value: Fraction) -> str:
    """Write a fraction as its exact decimal, or else with its whole part before it.

    >>> _mixed(Fraction(47, 8)), _mixed(Fraction(200, 3))
    ('5.875', '66 2/3')
    """
    text = exact_text(value)
    if "/" not in text or abs(value) < 1:
        return text
    whole, part = divmod(abs(value), 1)
    return f"{'-' if value < 0 else ''}{whole:,} {part}"


def unit_of(formula: str, values: Mapping[str, Quantity]) -> str:
    """Find the unit that a formula's value has by those of its figures.

    Raises ArithmeticalError where amounts of money and bare numbers, or two currencies, are
    added.

    >>> price = Quantity(value=Fraction(8), unit="USD")
    >>> unit_of("a * b", {"a": price, "b": Quantity(value=Fraction(3), unit="shares")})
    'USD'
    >>> unit_of("a / b", {"a": price, "b": price})
    'number'
    """
    units = {q.unit for q in values.values()}
    if units <= {"percent"}:
        return "percent"
    currency, power = _currency_of(_parse(formula), values)
    if power == 1:
        return currency
    if power:
        raise ArithmeticalError("Amounts of money multiplied by each other mean nothing.")
    return "shares" if units == {"shares"} and "/" not in formula else "number"


def _currency_of(node: ast.expr, values: Mapping[str, Quantity]) -> tuple[str, int]:
    """Find the currency of a node and its power: 1 for money, 0 for none."""
    if isinstance(node, ast.Name):
        unit = values[node.id].unit.removesuffix("/share")
        return (unit, 1) if unit in SIGNS else ("", 0)
    if not isinstance(node, ast.BinOp):
        return "", 0
    left, right = _currency_of(node.left, values), _currency_of(node.right, values)
    currencies = {left[0], right[0]} - {""}
    if len(currencies) > 1 or (isinstance(node.op, _LOOSE) and left != right):
        raise ArithmeticalError("Those figures are in different units; compute in one unit.")
    currency = currencies.pop() if currencies else ""
    if isinstance(node.op, _LOOSE):
        return left
    power = left[1] + (right[1] if isinstance(node.op, ast.Mult) else -right[1])
    return (currency if power else ""), power


def _in_currency(unit: str, values: Mapping[str, Quantity]) -> str:
    """Put the one currency of the figures in the place of "money" in a unit."""
    if not unit.startswith("money"):
        return unit
    currencies = {q.unit.partition("/")[0] for q in values.values()} & SIGNS.keys()
    if len(currencies) != 1:
        raise ArithmeticalError("The figures are not in one currency; name figures that are.")
    return unit.replace("money", currencies.pop())


@cache
def _parse(formula: str) -> ast.expr:
    try:
        tree = ast.parse(formula, mode="eval").body
    except SyntaxError as error:
        raise MeasureError(f"{formula!r} is no formula: {error.msg}.") from error
    for node in ast.walk(tree):
        plain = isinstance(node, ast.BinOp) and type(node.op) in _SIGNS
        number = isinstance(node, ast.Constant) and type(node.value) is int
        choice = isinstance(node, ast.Call) and _is_choice(node)
        known = isinstance(node, (ast.Name, ast.operator, ast.Load))
        if not (plain or number or choice or known):
            raise MeasureError(
                f"{formula!r} may hold only names, whole numbers, + - * /, and min or max of two."
            )
    return tree


def _is_choice(node: ast.Call) -> bool:
    """Tell whether a call is of min or max of two figures."""
    named = isinstance(node.func, ast.Name) and node.func.id in _CHOICES
    return named and len(node.args) == 2 and not node.keywords


def _interval(node: ast.expr, values: Mapping[str, Quantity]) -> Interval:
    """Compute a node over intervals."""
    if isinstance(node, ast.Constant):
        number = Fraction(int(str(node.value)))
        return Interval(number, number, number)
    if isinstance(node, ast.Name):
        return interval_of(values[node.id])
    if isinstance(node, ast.Call):
        assert isinstance(node.func, ast.Name)
        choose, (a, b) = _CHOICES[node.func.id], (_interval(arg, values) for arg in node.args)
        return Interval(choose(a.value, b.value), choose(a.low, b.low), choose(a.high, b.high))
    assert isinstance(node, ast.BinOp)
    return _combined(node.op, _interval(node.left, values), _interval(node.right, values))


def interval_of(quantity: Quantity) -> Interval:
    """Read a quantity as an interval; raise ArithmeticalError where it is no number."""
    exact = as_fraction(quantity.value)
    low = exact if quantity.low is None else quantity.low
    return Interval(exact, low, exact if quantity.high is None else quantity.high)


def differ_by(stated: Quantity, computed: Quantity, *, rounded: bool = False) -> Fraction:
    """Tell how far apart two quantities are at least; 0 where their intervals touch.

    A percentage is stated as rounded, and so is a figure printed in millions; any figure is
    where `rounded` says so.

    >>> low, high = Fraction(75, 4), Fraction(377, 20)
    >>> a = Quantity(value=Fraction(94, 5), unit="percent", low=low, high=high)
    >>> differ_by(a, Quantity(value=Fraction(141300, 7527), unit="percent"))
    Fraction(0, 1)
    """
    a, b = interval_of(stated), interval_of(computed)
    half = _last_place(stated, rounded or stated.unit == "percent") / 2
    return max(a.low - half - b.high, b.low - a.high - half, Fraction(0))


def _last_place(stated: Quantity, rounded: bool) -> Fraction:
    """Tell what the last digit of a rounded figure counts; 0 where none is rounded."""
    if stated.approximate or not isinstance(stated.value, Decimal):
        return Fraction(0)
    if place := printed_place(stated):
        return place
    return Fraction(10) ** int(stated.value.as_tuple().exponent) if rounded else Fraction(0)


def _combined(operator: ast.operator, a: Interval, b: Interval) -> Interval:
    """Compute an operation over intervals; on exact values, once."""
    if a.exact and b.exact:
        value = _applied(operator, a.value, b.value)
        return Interval(value, value, value)
    if isinstance(operator, ast.Add):
        return Interval(a.value + b.value, a.low + b.low, a.high + b.high)
    if isinstance(operator, ast.Sub):
        return Interval(a.value - b.value, a.low - b.high, a.high - b.low)
    if isinstance(operator, ast.Div):
        if b.low <= 0 <= b.high:
            raise ArithmeticalError(_BY_ZERO)
        b = Interval(1 / b.value, 1 / b.high, 1 / b.low)
    ends = [a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high]
    return Interval(a.value * b.value, min(ends), max(ends))


def _applied(operator: ast.operator, a: Fraction, b: Fraction) -> Fraction:
    if isinstance(operator, ast.Add):
        return a + b
    if isinstance(operator, ast.Sub):
        return a - b
    if isinstance(operator, ast.Mult):
        return a * b
    if not b:
        raise ArithmeticalError(_BY_ZERO)
    return a / b


def _is_percentage(node: ast.BinOp, values: Mapping[str, Quantity]) -> bool:
    """Tell whether a node only turns a percentage into hundredths, which its sign says."""
    left, right = node.left, node.right
    if not (isinstance(node.op, ast.Div) and isinstance(left, ast.Name)):
        return False
    hundred = isinstance(right, ast.Constant) and right.value == 100
    return hundred and values[left.id].unit == "percent"


def _written(node: ast.expr, values: Mapping[str, Quantity]) -> str:
    """Write a node with its figures put in, and brackets only where they are needed."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.Name):
        return displayed(values[node.id])
    if isinstance(node, ast.Call):
        assert isinstance(node.func, ast.Name)
        first, second = (_written(arg, values) for arg in node.args)
        return f"{'less' if node.func.id == 'min' else 'greater'} of {first} and {second}"
    assert isinstance(node, ast.BinOp)
    if _is_percentage(node, values):
        return _written(node.left, values)
    tight = not isinstance(node.op, _LOOSE)
    parts = []
    for side in (node.left, node.right):
        text = _written(side, values)
        loose = isinstance(side, ast.BinOp) and isinstance(side.op, _LOOSE)
        after = side is node.right and isinstance(node.op, (ast.Sub, ast.Div))
        plain = not isinstance(side, ast.BinOp) or _is_percentage(side, values)
        if not plain and ((tight and loose) or after):
            text = f"({text})"
        parts.append(text)
    return f" {_SIGNS[type(node.op)]} ".join(parts)

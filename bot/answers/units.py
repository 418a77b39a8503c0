"""A relation and the units of its figures in; its formula and the unit of its result out."""

from __future__ import annotations

from bot.answers.forms import Relation
from bot.errors import ArithmeticalError
from bot.measures.formulas import SIGNS
from bot.model import Quantity


def formula_for(relation: Relation, quantities: list[Quantity]) -> str:
    """Take a percentage that multiplies something else as hundredths of it."""
    units = [q.unit for q in quantities]
    if relation.formula == "a * b" and units.count("percent") == 1:
        return "a / 100 * b" if units[0] == "percent" else "a * (b / 100)"
    if relation.formula in ("a + b", "a - b") and units[1] == "percent" != units[0]:
        return f"a * (1 {relation.formula[2]} b / 100)"
    return relation.formula


def unit_for(relation: Relation, units: list[str]) -> str:
    """Find the unit of a relation; raise ArithmeticalError for units that do not go together."""
    if {"date", "text", "boolean", "year"} & set(units):
        raise ArithmeticalError("Only figures can be computed with.")
    if relation.formula in ("a + b", "a - b") and units[1] == "percent" != units[0]:
        return units[0]
    if relation.formula.startswith("100"):
        _same(units)
        return "percent"
    if "*" in relation.formula:
        return _product(*units)
    if "/" in relation.formula:
        return _quotient(*units)
    return _same(units)


def _same(units: list[str]) -> str:
    """Give the one unit of some figures; a bare number is of the others'."""
    kinds = {unit.removesuffix("/share") for unit in units} - {"number"}
    if len(kinds) > 1:
        raise ArithmeticalError(f"{' and '.join(sorted(kinds))} cannot be compared.")
    of_shares = [unit for unit in units if unit.endswith("/share")]
    if of_shares and any(unit == "shares" for unit in units):
        raise ArithmeticalError("A count and a rate cannot be compared.")
    return next((unit for unit in (*of_shares, *units) if unit != "number"), "number")


def _product(a: str, b: str) -> str:
    """Give the unit of a product: shares at a price are money."""
    for whole, part in ((a, b), (b, a)):
        if part in ("shares", "shares/share") and whole.endswith("/share"):
            return whole if part == "shares/share" else whole.removesuffix("/share")
        if part == "shares" and whole in SIGNS:
            return whole
        if part in ("number", "fraction", "percent"):
            return whole
    raise ArithmeticalError(f"{a} and {b} cannot be multiplied.")


def _quotient(a: str, b: str) -> str:
    """Give the unit of a quotient: money over shares is a price, money over a price a count."""
    if a in SIGNS and b == "shares":
        return f"{a}/share"
    if b in ("number", "fraction"):
        return a
    if b == f"{a}/share":
        return "shares" if a in SIGNS else "number"
    if a.removesuffix("/share") == b.removesuffix("/share"):
        return "shares" if (a, b) == ("shares", "shares/share") else "number"
    raise ArithmeticalError(f"{a} cannot be divided by {b}.")

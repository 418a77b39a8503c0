"""Published terms and the clauses that a person gives in; the terms to compute with out."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.errors import TermsError
from bot.exchange.clauses import Clauses
from bot.exchange.terms import Terms
from bot.language.numbers import as_fraction, grouped
from bot.model import Quantity

_FORMULA = ("value", "cap", "floor", "average", "least_average", "most_average")


def with_clauses(terms: Terms, clauses: Clauses | None, formula: Terms | None = None) -> Terms:
    """Put what a person gives in the place of what is published.

    `formula` are the published terms by which the ratio was set, where there are any: they are
    taken where an average price, a bound or a range of prices is asked about. Raises TermsError
    where a formula lacks its dollar value.
    """
    if clauses is None:
        return terms
    if formula is not None and _asks_formula(clauses):
        terms = formula
    changes: dict[str, Any] = dict(clauses.given)
    for name in ("settling", "treatment", "places", "way"):
        if getattr(clauses, name) is not None:
            changes[name] = getattr(clauses, name)
    if clauses.extinguishment:
        changes["extinguishment"] = True
    if "value" in changes and "ratio" not in changes:
        changes["ratio"] = _base(terms, clauses)
    if "accepted" in changes or "pool" in changes or "tendered" in changes:
        changes["factor"] = changes.get("factor")
    return _completed(_replaced(terms, changes), clauses)


def _asks_formula(clauses: Clauses) -> bool:
    """Tell whether a clause asks for the ratio by its formula and not as it came out."""
    return any(name in clauses.given for name in _FORMULA) or clauses.prices is not None


def _base(terms: Terms, clauses: Clauses) -> Quantity | None:
    """Find the ratio that a value is given beside: the conversion rate, or none."""
    if not clauses.premium:
        return None
    conversion = clauses.given.get("conversion") or terms.conversion
    if conversion is None:
        raise TermsError(
            "A premium is given beside a conversion rate; give it, as in "
            "`100 conversion 3.2 premium 2.50 vwap 5`."
        )
    return conversion


def _replaced(terms: Terms, changes: dict[str, Any]) -> Terms:
    """Replace fields, which from then on came from the person asking."""
    sources = {name: words for name, words in terms.sources.items() if name not in changes}
    if "ratio" in changes and changes["ratio"] is terms.conversion and terms.conversion is not None:
        sources["ratio"] = terms.source("conversion")
    return replace(terms, **changes, sources=sources)


def _completed(terms: Terms, clauses: Clauses) -> Terms:
    """Fill in what follows from the rest: the value of a mandatory conversion, a least number."""
    given = clauses.given
    bounds = "cap" in given and "floor" in given
    if terms.value is None and "ratio" not in given and ("average" in given or bounds):
        if terms.preference is None:
            raise TermsError(
                "Give the dollar value that is divided by the average price, as in "
                "`500 value 66 vwap 8.50 cap 8.25`."
            )
        sources = dict(terms.sources)
        sources.pop("ratio", None)
        if "preference" in sources:
            sources["value"] = sources["preference"]
        terms = replace(terms, value=terms.preference, ratio=None, sources=sources)
    if terms.minimum is not None and terms.minimum.unit == "percent":
        terms = replace(terms, minimum=_of_class(terms.minimum, terms))
    _bounds(terms)
    return terms


def _of_class(part: Quantity, terms: Terms) -> Quantity:
    """Turn a percentage of the class into shares of it."""
    if terms.outstanding is None:
        raise TermsError(
            f"{part.as_printed} of how many? Give the number, as in `outstanding 500,000`."
        )
    shares = as_fraction(part.value) / 100 * as_fraction(terms.outstanding.value)
    return Quantity(value=shares, unit="shares")


def _bounds(terms: Terms) -> None:
    """Refuse a floor above the cap, whichever of them was given."""
    if terms.cap is None or terms.floor is None:
        return
    cap, floor = as_fraction(terms.cap.value), as_fraction(terms.floor.value)
    if floor > cap:
        raise TermsError(
            f"The floor, {grouped(floor)}, is above the cap, {grouped(cap)}; "
            "try `floor 7 cap 8.25`."
        )

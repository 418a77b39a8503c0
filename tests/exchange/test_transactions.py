"""Figures that companies published of real transactions, recomputed to the printed digit.

Each line of the table has the words that put the published terms to the calculator, the figure
that is compared, the rounding that reproduces it, the figure as printed and the address of the
page that prints it.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import cast

import pytest

from bot.exchange import Result, Terms, calculate, read_request
from bot.exchange.given import with_clauses
from bot.exchange.outcomes import premium_over, value_of
from bot.exchange.terms import Way, rounded
from bot.language.names import Names
from bot.language.numbers import as_fraction
from tests.building import COMMON, PREFERRED

TABLE = Path(__file__).parent / "transactions.tsv"


@dataclass(frozen=True, kw_only=True)
class Published:
    """One published figure, and how it is recomputed."""

    transaction: str
    words: str
    figure: str
    rounding: str
    printed: str
    address: str

    def recomputed(self) -> Fraction:
        """Compute the figure, rounded as it was printed."""
        way, _, places = self.rounding.partition(" ")
        value = figure_of(computed(self.words), self.figure)
        if way == "exact":
            return value
        scale = Fraction(10) ** -int(places)
        return rounded(value / scale, cast(Way, way)) * scale


def published() -> list[Published]:
    """Read the table."""
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return [Published(**row) for row in csv.DictReader(lines, dialect="excel-tab")]


def computed(words: str) -> Result:
    """Compute the exchange that words describe, with no other terms than theirs."""
    request = read_request(words, Names([], []), (COMMON, PREFERRED))
    terms = with_clauses(Terms(surrendered=PREFERRED, received=COMMON), request.clauses)
    return calculate(terms, request)


def figure_of(result: Result, name: str) -> Fraction:
    """Take one figure of a result; percentages in hundredths of one."""
    terms, found = result.terms, result.exchanged
    match name:
        case "shares":
            return found.exact
        case "ratio":
            return found.ratio.value
        case "given up":
            return found.count
        case "accepted in all":
            assert found.accepted.limit is not None
            return found.accepted.limit
        case "factor":
            return 100 * found.accepted.factor
        case "price of each share":
            return found.count / found.exact
    if name in ("remaining", "stake"):
        assert terms.outstanding is not None
        outstanding = as_fraction(terms.outstanding.value)
        return outstanding - found.count if name == "remaining" else 100 * found.count / outstanding
    value = found.cash if name == "cash" else value_of(result)
    assert value is not None
    if name == "premium over worth":
        return 100 * premium_over(terms, value, found.count, "worth")
    return value / found.count if name == "value of each" else value


@pytest.mark.parametrize("row", [pytest.param(p, id=p.transaction) for p in published()])
def test_a_published_figure_is_recomputed_to_the_printed_digit(row: Published) -> None:
    """The calculator, given the published terms, gives the published figure."""
    assert row.recomputed() == as_fraction(Decimal(row.printed.replace(",", "")))


def test_the_table_is_of_at_least_forty_transactions() -> None:
    """Each line has the address of its page, and no line is there twice."""
    rows = published()
    assert len({row.transaction for row in rows}) == len(rows) >= 40
    assert all(row.address.startswith(("http://", "https://", "data/")) for row in rows)


@pytest.mark.parametrize(
    ("words", "way", "figure"),
    [
        ("9,577 value 1000 vwap 3.00", "nearest 0", "3,192,334"),
        ("100 value 1 vwap 0.93", "nearest 2", "107.52"),
        ("1 at 0.9898 pool 400,985,000", "exact", "405,117,196"),
        ("411.25 value 1000 vwap 4230", "nearest 0", "98"),
    ],
)
def test_another_rounding_would_not_reproduce_it(words: str, way: str, figure: str) -> None:
    """Where a figure depends on the way it is rounded, the table tells the ways apart."""
    name = "accepted in all" if "pool" in words else "shares"
    row = Published(
        transaction="", words=words, figure=name, rounding=way, printed=figure, address=""
    )
    assert row.recomputed() != as_fraction(Decimal(figure.replace(",", "")))

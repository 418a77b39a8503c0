"""Figures that several classes share, and classes that their rate or their year tells apart."""

from __future__ import annotations

import pytest

from bot.facts import read_facts
from bot.language.securities import find_mentions, resolve
from bot.model import Security
from tests.building import COMMON, PREFERRED, SECOND, release

CLASSES = (COMMON, PREFERRED, SECOND)
NOTES = [
    Security(company="X", kind="note", series=series, name=f"{series[:-5]} Notes")
    for series in ("8¼% 2012", "9½% 2012", "7% 2014")
]


def stated(text: str, measure: str) -> set[tuple[str | None, str]]:
    """List the class and the value of what a release states of a measure."""
    found = read_facts(release(text, securities=CLASSES))
    return {
        (f.security.series if f.security else None, str(f.quantity.value))
        for f in found
        if f.measure == measure
    }


def test_the_dates_that_close_a_list_are_of_every_class() -> None:
    """One date of payment is that of both dividends; each of two is of its own class."""
    one = (
        "It declared dividends of $0.4 per share on the Series A Preferred Stock and $0.5 per share"
    )
    both = f"{one} on the Series B Preferred Stock, payable on June 30, 2004."
    assert stated(both, "dividend_payment_date") == {("A", "2004-06-30"), ("B", "2004-06-30")}
    each = (
        "Dividends on the Series A Preferred Stock will be paid on June 30, 2004, and dividends"
        " on the Series B Preferred Stock will be paid on July 15, 2004."
    )
    assert stated(each, "dividend_payment_date") == {("A", "2004-06-30"), ("B", "2004-07-15")}


def test_both_series_are_the_two_of_the_release() -> None:
    """A dividend "of both series" is of the two that the release begins with."""
    text = (
        "It called the Series A Preferred Stock and part of the Series B Preferred Stock.\n"
        "It declared a dividend of $0.485 per share of both series."
    )
    assert stated(text, "dividend_per_share") == {("A", "0.485"), ("B", "0.485")}


def test_a_dividend_without_a_class_is_common_until_another_is_named() -> None:
    """What comes later in the release does not make a plain dividend doubtful."""
    plain = "It declared a dividend of $0.25 per share."
    later = "\n\nIt has four mines. It owns a mill. It is old." * 2
    later += "\n\nThe bank sold its Series A Preferred Stock."
    assert stated(plain + later, "dividend_per_share") == {(None, "0.25")}
    assert stated(later.rpartition("\n\n")[2] + "\n\n" + plain, "dividend_per_share") == {
        ("A", "0.25")
    }


@pytest.mark.parametrize(
    ("text", "series"),
    [
        ("its 8 1/4% Convertible Notes", "8¼% 2012"),
        ("its 9.50% Limited Subordinated Notes due 2012", "9½% 2012"),
        ("the notes due May 1, 2014", "7% 2014"),
        ("the notes due 2012", None),
        ("its 6% notes", None),
    ],
)
def test_notes_are_told_apart_by_rate_and_year(text: str, series: str | None) -> None:
    """A rate or a year says which notes are meant, however it is written."""
    [(_, mention)] = find_mentions(text)
    found = resolve(mention, NOTES)
    assert (found and found.series) == series


def test_the_dividend_of_a_series_is_no_part_of_its_name() -> None:
    """In "the Series A dividend" the class ends at its letter; a list keeps its names apart."""
    assert [m.words for _, m in find_mentions("the Series A dividend is paid")] == ["Series A"]
    listed = "common stock, Series A Preferred Stock and preferred stock, Series B"
    found = [(m.kind, m.series) for _, m in find_mentions(listed)]
    assert found == [("common", None), ("preferred", "A"), ("preferred", "B")]

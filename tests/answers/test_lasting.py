"""How long the figure that is asked for lasted: a quarter, six months, a year."""

from __future__ import annotations

from datetime import date

import pytest

from bot.answers.lasting import lasting_in
from bot.ask import ask
from bot.contract import json_object
from bot.store import Store
from tests.building import release, store_of

TODAY = date(2005, 9, 1)
YEAR = release(
    "Larkspur today reported results for the fourth quarter and year ended December 31, 2004. "
    "Net income for the quarter was $18.9 million. "
    "For the full year, net income was $6.3 million. "
    "Revenue for the fourth quarter was $412.7 million.",
    published=date(2005, 2, 20),
)
HALF = release(
    "Larkspur today reported results for the second quarter ended June 30, 2005. "
    "Net income for the second quarter was $7.2 million. "
    "Net income for the six months was $13.3 million. "
    "First quarter net income was $6.1 million.",
    published=date(2005, 7, 28),
)


@pytest.fixture(scope="module")
def year() -> Store:
    """Store the release of a year."""
    return store_of(YEAR)


@pytest.fixture(scope="module")
def both() -> Store:
    """Store the releases of a year and of the half year after it."""
    return store_of(YEAR, HALF)


@pytest.mark.parametrize(
    ("question", "value", "as_of"),
    [
        ("net income for the year?", "6300000", "2004"),
        ("what was annual net income?", "6300000", "2004"),
        ("net income for the full year?", "6300000", "2004"),
        ("net income for the quarter?", "18900000", "2004-10-01/2004-12-31"),
        ("fourth quarter net income?", "18900000", "2004-10-01/2004-12-31"),
        ("Q4 net income?", "18900000", "2004-10-01/2004-12-31"),
        ("revenue for the quarter?", "412700000", "2004-10-01/2004-12-31"),
        ("first quarter net income?", None, None),
        ("revenue for the year?", None, None),
        ("annual revenue?", None, None),
        ("second quarter revenue?", None, None),
    ],
)
def test_a_figure_is_of_the_time_that_is_asked_for(
    year: Store, question: str, value: str | None, as_of: str | None
) -> None:
    """A figure of a quarter is none of a year, nor that of one quarter that of another."""
    found = json_object(ask(question, year, today=TODAY))
    assert (found["value"], found["as_of"]) == (value, as_of)


@pytest.mark.parametrize(
    ("question", "value", "as_of"),
    [
        ("net income for the quarter?", "7200000", "2005-04-01/2005-06-30"),
        ("first quarter net income?", "6100000", "2005-01-01/2005-03-31"),
        ("fourth quarter net income?", "18900000", "2004-10-01/2004-12-31"),
        ("net income for the year?", "6300000", "2004"),
        ("net income year to date?", "13300000", "2005-01-01/2005-06-30"),
    ],
)
def test_the_newest_of_that_length_is_given(
    both: Store, question: str, value: str, as_of: str
) -> None:
    """Of several the newest that lasted so long is meant, though a newer one lasted otherwise."""
    found = json_object(ask(question, both, today=TODAY))
    assert (found["value"], found["as_of"]) == (value, as_of)


def test_a_difference_of_two_lengths_is_of_both(year: Store) -> None:
    """Each side of a difference is of its own time."""
    found = json_object(
        ask("net income for the year minus net income for the quarter?", year, today=TODAY)
    )
    assert found["value"] == "-12600000"


@pytest.mark.parametrize(
    "text",
    [
        "net income a year ago",
        "net income year over year",
        "net income for the quarter and the year",
        "net income",
        "net income in 2004",
    ],
)
def test_no_length_is_read_into_other_words(text: str) -> None:
    """What names a time otherwise, or two of them, asks for no length."""
    assert lasting_in(text) is None

"""The days of the quarter or year that a release reports."""

from __future__ import annotations

from datetime import date

import pytest

from bot.contract import value_text
from bot.facts.quarters import last_days
from tests.building import facts_of


def test_the_last_day_is_found_without_its_year() -> None:
    """A quarter that "ended March 31" ended on the last such day before publication."""
    found = last_days(
        "results for the quarter ended March 31 and the year ended June 30", date(2004, 5, 1)
    )
    assert found == (date(2004, 3, 31), None)


def test_the_day_of_another_year_is_not_taken_for_this_one() -> None:
    """A year of weeks ends on other days: last year's day is not looked for in this year."""
    text = "the quarter ended November 2, 2024, against the quarter ended November 4, 2023"
    assert last_days(text, date(2024, 11, 22)) == (date(2024, 11, 2), None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Results for the fiscal year that ended December 6, 2003 follow. Net income for the "
            "fourth quarter of 2003 was $3 million.",
            [("3000000", "2003-09-07/2003-12-06")],
            id="ends-with-the-year",
        ),
        pytest.param(
            "Results for the fiscal year that ended December 6, 2003 follow. Net income for the "
            "third quarter of 2003 was $3 million.",
            [],
            id="days-are-open",
        ),
        pytest.param(
            "Results for the year ended December 28, 2003 follow. Net income for the fourth "
            "quarter of 2003 was $3 million.",
            [("3000000", "2003-10-01/2003-12-31")],
            id="a-few-days-off",
        ),
    ],
)
def test_a_quarter_is_the_calendars_only_where_the_year_is(
    text: str, expected: list[tuple[str, str]]
) -> None:
    """The fourth quarter of a year that ends early in December ends then too."""
    found = facts_of(text, "net_income", published=date(2004, 1, 20))
    assert [(value_text(f.quantity), str(f.as_of)) for f in found] == expected

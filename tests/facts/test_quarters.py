"""The days of the quarter or year that a release reports."""

from __future__ import annotations

from datetime import date

from bot.facts.quarters import last_days


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

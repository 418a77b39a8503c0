"""Times in other words: written out as months, days and quarters with their years."""

from __future__ import annotations

from datetime import date

import pytest

from bot.language.relative import written_out

TODAY = date(2007, 5, 2)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("how many went in aug 06", "how many went in aug 2006"),
        ("in June 99", "in June 1999"),
        ("in April '96", "in April 1996"),
        ("eps in the Sept 1998 qtr", "eps in the quarter ended September 30, 1998"),
        ("the quarter ended December 2001", "the quarter ended December 31, 2001"),
        ("the Dec '96 quarter", "the quarter ended December 31, 1996"),
    ],
)
def test_a_short_year_or_a_month_of_a_quarter_is_written_out(text: str, plain: str) -> None:
    """Two digits that can be no day are a year; a quarter may be called by its last month."""
    assert written_out(text, TODAY) == plain


@pytest.mark.parametrize(
    "text",
    ["on June 30, 2001", "in June 99,000 shares", "May 31, 2002"],
)
def test_what_is_no_such_time_stays(text: str) -> None:
    """A day, a count after a month, or a quarter of another calendar is not bent into one."""
    assert written_out(text, TODAY) == text


def test_two_digits_that_may_be_a_day_are_one() -> None:
    """The last such day that has begun is meant."""
    assert written_out("outstanding on May 20", TODAY) == "outstanding on May 20, 2006"

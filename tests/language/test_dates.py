"""The days, months, quarters and years that text names."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.dates import day, find_dates, written, written_day
from bot.model import Period


def found(text: str, *, loose: bool = False) -> list[tuple[str, str]]:
    """List the words of each date in a text and the period, in ISO 8601."""
    return [(text[s.start : s.end], str(p)) for s, p in find_dates(text, loose=loose)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("on November 20, 2003", [("November 20, 2003", "2003-11-20")], id="american"),
        pytest.param("on 20 November 2003", [("20 November 2003", "2003-11-20")], id="british"),
        pytest.param("november 20 2003", [("november 20 2003", "2003-11-20")], id="typed"),
        pytest.param("Nov. 20, 2003", [("Nov. 20, 2003", "2003-11-20")], id="abbreviated"),
        pytest.param("Sept. 5, 2003", [("Sept. 5, 2003", "2003-09-05")], id="sept"),
        pytest.param(
            "the 20th of November, 2003", [("20th of November, 2003", "2003-11-20")], id="ordinal"
        ),
        pytest.param("2003-11-20T08:00", [("2003-11-20", "2003-11-20")], id="iso"),
        pytest.param("11/20/2003", [("11/20/2003", "2003-11-20")], id="month-first"),
        pytest.param("20/11/2003", [("20/11/2003", "2003-11-20")], id="day-first"),
        pytest.param("February 29, 2004", [("February 29, 2004", "2004-02-29")], id="leap-day"),
        pytest.param("in June 2002,", [("June 2002", "2002-06")], id="month"),
        pytest.param("March, 2003", [("March, 2003", "2003-03")], id="month-and-comma"),
        pytest.param("in May 2003", [("May 2003", "2003-05")], id="may"),
        pytest.param("Q3 2003", [("Q3 2003", "2003-07-01/2003-09-30")], id="quarter"),
        pytest.param(
            "third quarter of fiscal 2003",
            [("third quarter of fiscal 2003", "2003-07-01/2003-09-30")],
            id="quarter-in-words",
        ),
        pytest.param(
            "the three months ended June 30, 2004",
            [("three months ended June 30, 2004", "2004-04-01/2004-06-30")],
            id="months-ended",
        ),
        pytest.param(
            "the year ended December 31, 2003",
            [("year ended December 31, 2003", "2003")],
            id="year-ended",
        ),
        pytest.param("since 1999", [("1999", "1999")], id="year"),
        pytest.param(
            "from June 2002 to June 30, 2003",
            [("June 2002", "2002-06"), ("June 30, 2003", "2003-06-30")],
            id="two",
        ),
    ],
)
def test_a_date_is_a_period_of_its_own_precision(
    text: str, expected: list[tuple[str, str]]
) -> None:
    """A month stays a month and a quarter a quarter: no day is made up."""
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("February 30, 2003", id="no-such-day"),
        pytest.param("February 29, 2003", id="no-leap-year"),
        pytest.param("31 June 2002", id="short-month"),
        pytest.param("2003-02-30", id="no-such-iso-day"),
        pytest.param("13/45/2003", id="no-such-month"),
        pytest.param("release 2003-20", id="release-number"),
        pytest.param("No. 2003-20", id="numbered"),
        pytest.param("2003 shares", id="count"),
        pytest.param("in 2003 preferred", id="count-of-a-class"),
        pytest.param("in 2,003", id="grouped-number"),
        pytest.param("a call to 555/2003", id="telephone"),
        pytest.param("November 20", id="no-year"),
        pytest.param("in 1850", id="before-there-were-releases"),
        pytest.param("12:00 midnight", id="clock"),
        pytest.param("it may be 2", id="may-the-verb"),
        pytest.param("", id="nothing"),
    ],
)
def test_what_is_no_date_is_left_alone(text: str) -> None:
    """A day that no calendar has, a number and a verb are no dates, even in a question."""
    assert found(text) == []
    assert found(text, loose=True) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("the 2002 tender?", [("2002", "2002")], id="adjective"),
        pytest.param("outstanding (2002)", [("2002", "2002")], id="in-brackets"),
        pytest.param("pref count 2003", [("2003", "2003")], id="bare"),
        pytest.param("2003-20", [], id="release-number"),
        pytest.param("at 2003.5", [], id="decimal"),
        pytest.param("for 2003 prefs", [], id="count"),
    ],
)
def test_a_bare_year_counts_in_a_question(text: str, expected: list[tuple[str, str]]) -> None:
    """Questions name years loosely; numbers that look like years stay numbers."""
    assert found(text, loose=True) == expected


def test_a_bare_year_does_not_count_in_a_release() -> None:
    """In a release a year needs a word before it, as any number may look like one."""
    assert found("pref count 2003") == []
    assert found("the 2002 offer") == [("2002", "2002")]


@pytest.mark.parametrize(
    ("period", "iso", "words"),
    [
        pytest.param(day(date(2003, 11, 5)), "2003-11-05", "5 November 2003", id="day"),
        pytest.param(
            Period(start=date(2002, 6, 1), end=date(2002, 6, 30)),
            "2002-06",
            "June 2002",
            id="month",
        ),
        pytest.param(
            Period(start=date(2003, 2, 1), end=date(2003, 2, 28)),
            "2003-02",
            "February 2003",
            id="february",
        ),
        pytest.param(
            Period(start=date(2003, 1, 1), end=date(2003, 12, 31)), "2003", "2003", id="year"
        ),
        pytest.param(
            Period(start=date(2003, 7, 1), end=date(2003, 9, 30)),
            "2003-07-01/2003-09-30",
            "1 July 2003 to 30 September 2003",
            id="quarter",
        ),
        pytest.param(
            Period(start=date(2003, 1, 1), end=date(2003, 1, 28)),
            "2003-01-01/2003-01-28",
            "1 January 2003 to 28 January 2003",
            id="most-of-a-month",
        ),
    ],
)
def test_a_period_is_written_at_its_precision(period: Period, iso: str, words: str) -> None:
    """ISO 8601 for programs and words for readers say no more than is known."""
    assert str(period) == iso
    assert written(period) == words


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_a_written_day_is_read_back(value: date) -> None:
    """A day written for a reader, or in ISO 8601, is read as the same day."""
    for text in (written_day(value), value.isoformat()):
        assert [period for _, period in find_dates(f"On {text}, it met.")] == [day(value)]


@given(st.text(alphabet="0123456789 ,.-/JunecQthMayof", max_size=40), st.booleans())
def test_spans_lie_within_any_text_and_apart(text: str, loose: bool) -> None:
    """Whatever the text, dates do not overlap, and each begins before it ends."""
    last = 0
    for span, period in find_dates(text, loose=loose):
        assert last <= span.start < span.end <= len(text)
        assert period.start <= period.end
        last = span.end

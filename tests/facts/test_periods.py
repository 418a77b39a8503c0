"""The quarter or year that a figure is for, by the words around it."""

from __future__ import annotations

from datetime import date

import pytest

from bot.contract import value_text
from tests.building import facts_of

MARCH = "2004-01-01/2004-03-31"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "For the quarter ended March 31, 2004, sales rose. Net income was $3 million.",
            [("3000000", MARCH)],
            id="of-the-sentence-before",
        ),
        pytest.param(
            "Net income was $3 million, against net income of $2 million, in the quarter ended "
            "March 31, 2004.",
            [("3000000", MARCH)],
            id="only-compared",
        ),
        pytest.param(
            "Net income for the first half was $3 million. The quarter ended March 31, 2004.",
            [("3000000", "2003-10-01/2004-03-31")],
            id="half-that-ends-with-the-quarter",
        ),
        pytest.param("Net income for the year was $3 million.", [], id="open"),
        pytest.param(
            "For the quarter ended March 31, 2004, sales rose. Net income was $3 million, compared "
            "to net income of $2 million, or $0.20 per share, in the second quarter of 2003.",
            [("3000000", MARCH)],
            id="only-compared-and-a-share",
        ),
        pytest.param(
            "In the first quarter of 2004, income rose from first quarter 2003 net income of $2 "
            "million.",
            [("2000000", "2003-01-01/2003-03-31")],
            id="right-before-the-figure",
        ),
    ],
)
def test_a_figure_has_the_period_that_is_stated(text: str, expected: list[tuple[str, str]]) -> None:
    """What is named near a figure gives its days; a figure whose period is open is not read."""
    found = facts_of(text, "net_income")
    assert [(value_text(f.quantity), str(f.as_of)) for f in found] == expected


def test_a_number_below_the_heading_of_a_replay_is_no_number_of_the_call() -> None:
    """Words in the lines right above a line count as much as its own."""
    line = "Conference call dial-in: 555-010-0144."
    assert [value_text(f.quantity) for f in facts_of(line, "call_number")] == ["555-010-0144"]
    assert facts_of(f"Replay numbers\n{line}", "call_number") == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "For the second quarter ended March 31, 2004 sales rose. "
            "First quarter net income was $3 million.",
            "2003-10-01/2003-12-31",
            id="the-quarter-before",
        ),
        pytest.param(
            "For the second quarter ended March 31, 2004 sales rose. "
            "Second quarter net income was $3 million.",
            MARCH,
            id="the-quarter-reported",
        ),
        pytest.param(
            "For the quarter ended March 31, 2004 sales rose. "
            "Second quarter net income was $3 million.",
            MARCH,
            id="not-told-which-is-reported",
        ),
    ],
)
def test_a_quarter_called_by_its_number_is_that_one(text: str, expected: str) -> None:
    """A quarter with an earlier number than the one reported ended as many quarters before."""
    (found,) = facts_of(text, "net_income")
    assert str(found.as_of) == expected


@pytest.mark.parametrize(
    ("text", "measure", "expected"),
    [
        (
            "Since the plan began in 2001 Larkspur has repurchased 9,400 shares of common stock.",
            "shares_repurchased",
            [],
        ),
        (
            "In 2003 Larkspur repurchased 94,000 shares of common stock.",
            "shares_repurchased",
            ["2003"],
        ),
        (
            "8,900 shares of the Series A preferred were accepted, compared with 9,300 on May 1.",
            "shares_accepted",
            ["2004-05-06"],
        ),
    ],
)
def test_the_day_of_something_else_is_not_a_figures(
    text: str, measure: str, expected: list[str]
) -> None:
    """A figure is not of the day on which a program began, nor of the one it is compared with."""
    assert [str(fact.as_of) for fact in facts_of(text, measure)] == expected


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Larkspur's affiliate, Tansy Copper LP, declared a dividend of $0.33 per share.", 0),
        ("Larkspur declared a dividend of $0.33 per share of common stock.", 1),
        ("The dividend of $0.33 per share of common stock has been suspended.", 0),
    ],
)
def test_the_dividend_of_another_or_none_is_not_read(text: str, count: int) -> None:
    """An affiliate's dividend is not the issuer's, and one that ends is none."""
    assert len(facts_of(text, "dividend_per_share")) == count


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "Revenue for the first nine months of 2003 was $166 million. Revenue for the "
                "fourth quarter of 2003 was $61 million."
            ),
            ["2003-01-01/2003-09-30", "2003-10-01/2003-12-31"],
        ),
        (
            (
                "Revenue for the nine months ended December 31, 2003 was $166 million. The fourth "
                "quarter has begun well."
            ),
            ["2003-04-01/2003-12-31"],
        ),
    ],
)
def test_months_before_the_last_quarter_of_a_year_end_before_it(
    text: str, expected: list[str]
) -> None:
    """Where a release reports the fourth quarter, the first nine months are those before it."""
    found = facts_of(text, "revenue", published=date(2004, 1, 29))
    assert [str(f.as_of) for f in found] == expected

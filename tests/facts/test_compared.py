"""The earlier figures that a sentence compares a quarter's or a year's with."""

from __future__ import annotations

from datetime import date

import pytest

from tests.building import facts_of

NOW = date(2004, 4, 22)
Q1, LAST, BEFORE = "2004-01-01/2004-03-31", "2003-01-01/2003-03-31", "2003-10-01/2003-12-31"
QUARTER = "for the quarter ended March 31, 2004"
REVENUE = f"Revenues {QUARTER} were $44.6 million"
INCOME = f"Net income {QUARTER} was $5 million"


def earlier(text: str) -> list[tuple[str, str, str]]:
    """List the measure, value and time of each figure that is compared with."""
    found = facts_of(text, published=NOW)
    assert all(f.firmness == "stated" for f in found)
    return [
        (f.measure, str(f.quantity.value), str(f.as_of))
        for f in found
        if f.rule.endswith(":compared")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"Revenues {QUARTER} were $44.6 million, down 12% from $50.7 million a year earlier.",
            [("revenue", "50700000.0", LAST)],
        ),
        (
            (
                f"Sales {QUARTER} rose to $9,100,000, an increase of 7%, compared with sales of "
                "$8,500,000 in the same quarter of 2003."
            ),
            [("revenue", "8500000", LAST)],
        ),
        (
            (
                f"Net income {QUARTER} was $5.1 million, or $.41 per diluted share, versus $4.2 "
                "million, or $.35 per diluted share, in the comparable period last year."
            ),
            [("eps", "0.35", LAST), ("net_income", "4200000.0", LAST)],
        ),
        (
            (
                f"Net loss {QUARTER} was $800,000, or ($0.03) per share, compared to net "
                "income of $370,000, or $0.01 per share, in the previous quarter and a net loss of "
                "$922,000, or ($0.04) per share, in the first quarter of 2003."
            ),
            [
                ("eps", "0.01", BEFORE),
                ("net_income", "370000", BEFORE),
                ("eps", "-0.04", LAST),
                ("net_income", "-922000", LAST),
            ],
        ),
        (
            (
                f"Net losses {QUARTER} were $4.0 million, against $16.1 million in the prior-year "
                "quarter."
            ),
            [("net_income", "-16100000.0", LAST)],
        ),
        (
            (
                "Net sales for the year ended December 31, 2003 were $88 million, up from $80 "
                "million in 2002."
            ),
            [("revenue", "80000000", "2002")],
        ),
        (
            (
                "Net income for the six months ended March 31, 2004 was $9 million, compared "
                "with $7 million for the six months ended March 31, 2003."
            ),
            [("net_income", "7000000", "2002-10-01/2003-03-31")],
        ),
    ],
)
def test_the_earlier_figure_is_of_its_own_time(
    text: str, expected: list[tuple[str, str, str]]
) -> None:
    """What stands after "compared with" is read of the time that is named there, with its sign."""
    assert earlier(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        f"Revenues {QUARTER} were $44.6 million, down from $50.7 million.",
        f"{REVENUE}, compared with $50.7 million in the same quarter.",
        f"{REVENUE}, compared with $201 million in 2003.",
        (f"{REVENUE}, compared with $39 million in the first quarter of 2002."),
        (f"{REVENUE}, compared with $39 million in the second quarter of 2003."),
        f"{REVENUE}, compared with $43 million previously reported.",
        (f"{REVENUE}, compared with pro forma revenues of $43 million a year ago."),
        (f"{INCOME}, compared with adjusted net income of $4 million a year ago."),
        (f"{INCOME}, compared with $4 million a year ago, excluding a gain on land."),
        f"Net income {QUARTER} was $5 million and cash was up from $3 million a year ago.",
        f"{INCOME}, compared with revenues of $40 million a year ago.",
        f"Net income {QUARTER} was $5 million, benefiting from $2 million of credits last year.",
        f"Net loss per share {QUARTER} was $(0.15), versus $0.20 a year ago.",
        (
            f"Revenues and net income {QUARTER} were $44 million and $5 million, compared with $43 "
            "million and $4 million, respectively, a year ago."
        ),
        (
            "Revenues for the quarter ended April 3, 2004 were $44.6 million, compared with $50.7 "
            "million a year ago."
        ),
    ],
)
def test_what_is_compared_in_another_way_is_left_alone(text: str) -> None:
    """No time, another length, another measure, another basis or an open sign is no figure."""
    assert earlier(text) == []


def test_the_day_on_which_the_earlier_quarter_ended_is_found() -> None:
    """A quarter that ends on a Saturday ended on another day a year before, which is named."""
    text = (
        "Revenues for the quarter ended April 3, 2004 were $44.6 million, compared with $50.7 "
        "million a year ago. The balance sheet is compared with that of March 29, 2003."
    )
    assert earlier(text) == [("revenue", "50700000.0", "2002-12-30/2003-03-29")]

"""Figures that analysts name: margins, share counts, prorations; and whether a figure moved."""

from __future__ import annotations

from datetime import date

import pytest

from bot.ask import ask
from bot.contract import json_object
from bot.store import Store
from tests.building import release, store_of


@pytest.fixture(scope="module")
def store() -> Store:
    """Store a tender that was prorated, and the results of a quarter and a year."""
    return store_of(
        release(
            "Larkspur purchased 400,000 shares of common stock in its tender offer at a purchase "
            "price of $12.00 per share. A total of 640,000 shares of common stock were tendered.",
            published=date(2003, 9, 2),
        ),
        release(
            "Larkspur reported that revenue for the quarter ended September 30, 2003 was $24.0 "
            "million, compared with $22.5 million a year earlier.",
            published=date(2003, 11, 20),
        ),
        release(
            "Larkspur reported net income of $2.0 million, or $0.25 per share, for the quarter "
            "ended December 31, 2003. For the year ended December 31, 2003, net income was $7.2 "
            "million, or $0.90 per share. Revenue for the quarter ended December 31, 2003 was "
            "$25.0 million. Revenue for the year ended December 31, 2003 was $96.0 million.",
            published=date(2004, 2, 20),
        ),
    )


def said(question: str, store: Store) -> str | None:
    """Ask; the value of the reply."""
    value = json_object(ask(question, store, today=date(2004, 6, 1)))["value"]
    return None if value is None else str(value)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("work out the net margin for the fourth quarter", "8"),
        ("full-year net margin, one decimal", "7.5"),
        ("net loss margin for the quarter, adjusted?", None),
        ("operating margin for the quarter?", None),
        ("net margin for 2001?", None),
        ("net margin?", None),
        ("implied share count for the quarter, in millions", "8"),
        ("degree of oversubscription, one decimal", "1.6"),
        ("pro-ration implied, in percent to one place", "62.5"),
        ("how many of the shares tendered were sent back again?", "240000"),
        ("how many of the odd lots tendered were sent back again?", None),
        ("was revenue in the third quarter of 2003 higher than a year ago?", "yes"),
        ("did revenue in the third quarter of 2003 fall from a year ago?", "no"),
        ("how much did revenue in the third quarter of 2003 rise from a year ago?", "1500000"),
        ("is there any gap between shares tendered and shares accepted?", "yes"),
    ],
)
def test_an_indicator_takes_two_figures_of_one_time(
    question: str, value: str | None, store: Store
) -> None:
    """An indicator of another kind, or of a time that is not clear, is not computed."""
    assert said(question, store) == value

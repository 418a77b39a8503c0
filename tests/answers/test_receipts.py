"""What shares bring: a count, a class, and the one rate that is meant, with no word over."""

from __future__ import annotations

from datetime import date

import pytest

from bot.ask import ask
from bot.contract import json_object
from bot.store import Store
from tests.building import release, store_of


@pytest.fixture(scope="module")
def store() -> Store:
    """Store an exchange, two dividends and the earnings of a year and a quarter."""
    return store_of(
        release(
            "Larkspur offers to exchange 6.5 shares of common stock for each share of Series A "
            "preferred stock.",
            published=date(2004, 1, 20),
        ),
        release(
            "Larkspur declared a quarterly dividend of $0.30 per share on its common stock and "
            "of $0.50 per share on its Series A preferred stock, payable on March 15, 2004 to "
            "holders of record on March 1, 2004.",
            published=date(2004, 2, 3),
        ),
        release(
            "Larkspur reported net income of $2.0 million, or $0.25 per share, for the quarter "
            "ended December 31, 2003. For the year ended December 31, 2003, net income was $7.2 "
            "million, or $0.90 per share.",
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
        ("my aunt has 40 Series A; what dividend cheque lands?", "20"),
        ("client with 40 Series A, resulting common shares?", "260"),
        ("sitting on 200 common, dividend comes to?", "60"),
        ("cheque on 200 common and 40 Series A, combined dividends?", "80"),
        ("what did my 1,000 shares earn in the year?", "900"),
        ("a trust with 1,000 shares - its slice of the fourth quarter earnings?", "250"),
        ("what did my 1,000 shares earn?", None),
        ("a trust with 1,000 shares - its slice of the fourth quarter loss?", None),
        ("what did my 1,000 shares earn in the year, adjusted?", None),
        ("40 Series A at the old ratio, how many common would land?", None),
        ("my aunt has 40 Series A after tax; what dividend cheque lands?", None),
        ("my aunt has 40 Series B; what dividend cheque lands?", None),
        ("what would 200 common be worth to my aunt?", None),
        ("how many Series A do I need to obtain 650 common?", "100"),
        ("my aunt has 40 Series A; what special dividend lands?", None),
    ],
)
def test_shares_bring_what_their_one_rate_gives(
    question: str, value: str | None, store: Store
) -> None:
    """A word that could mean another rate, class or time stops it."""
    assert said(question, store) == value

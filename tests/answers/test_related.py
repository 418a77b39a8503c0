"""Questions that take several figures: relations, holdings, lists, totals and extremes."""

from __future__ import annotations

from datetime import date

import pytest

from bot.ask import ask
from bot.contract import json_object
from bot.store import Store
from tests.building import release, store_of


@pytest.fixture(scope="module")
def store() -> Store:
    """Store five releases of one company: two exchanges, two dividends, two years."""
    return store_of(
        release(
            "Larkspur issued 91,000 shares of common stock in exchange for 14,000 shares of Series "
            "A preferred stock. Following the exchange, 62,000 shares of Series A preferred stock "
            "remain outstanding.",
            published=date(2002, 4, 2),
        ),
        release(
            "Larkspur issued 60,000 shares of common stock in exchange for 8,000 shares of Series "
            "A preferred stock. Following the exchange, 54,000 shares of Series A preferred stock "
            "remain outstanding.",
            published=date(2003, 6, 3),
        ),
        release(
            "Larkspur declared a quarterly dividend of $0.30 per share on its common stock, "
            "payable on March 15, 2004 to holders of record on March 1, 2004. In the quarter ended "
            "December 31, 2003, Larkspur repurchased 40,000 shares of common stock at an average "
            "price of $11.00 per share.",
            published=date(2004, 2, 3),
        ),
        release(
            "Larkspur reported that revenue for 2003 was $50.0 million.",
            published=date(2004, 2, 20),
        ),
        release(
            "Larkspur declared a quarterly dividend of $0.36 per share on its common stock, "
            "payable on March 15, 2005 to holders of record on March 1, 2005. In the quarter ended "
            "December 31, 2004, Larkspur repurchased 50,000 shares of common stock at an average "
            "price of $13.00 per share. Revenue for 2004 was $52.0 million.",
            published=date(2005, 2, 3),
        ),
    )


def said(question: str, store: Store) -> str | None:
    """Ask; the value of the reply."""
    value = json_object(ask(question, store, today=date(2006, 1, 2)))["value"]
    return None if value is None else str(value)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("2003 ratio minus 2002 ratio", "1"),
        ("how much higher was the 2003 ratio than the 2002 ratio?", "1"),
        ("how much lower was the 2002 ratio than the 2003 ratio?", "1"),
        ("how many more prefs were surrendered in 2002 than in 2003?", "6000"),
        (
            "how many fewer prefs were outstanding after the 2003 exchange than after the 2002?",
            "8000",
        ),
        ("how much did prefs outstanding fall from 2002 to 2003?", "8000"),
        ("difference between the 2005 and 2004 dividends", "0.06"),
        ("new ratio as a % of the old one", "115.38"),
        ("by what percent did the common dividend rise from 2004 to 2005?", "20"),
        ("revenue growth yoy in %", "4"),
        ("revenue up how much yoy?", "2000000"),
        ("revenue growth 2004 vs 2003 in percent", "4"),
        ("is the 2003 ratio higher than the 2002 ratio?", "yes"),
        ("is the record date after the payment date?", "no"),
        ("how many shares does $5 million buy at $12.50", "400000"),
        ("what is 6.5 common at $12.50 worth", "81.25"),
        ("prefs surrendered in 2003 / prefs outstanding before", "4/31"),
    ],
)
def test_two_figures_are_related(store: Store, question: str, value: str) -> None:
    """Each side is a figure of its own time, or one that was typed."""
    assert said(question, store) == value


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("I own 400 common, what's my quarterly dividend?", "144"),
        ("my 400 shares, annual dividend?", "576"),
        ("I own 300 prefs, how many common do I get?", "2250"),
        ("how many quarters of common dividends is $1.80?", "5"),
        ("how many would be left if another 4,000 prefs were exchanged?", "50000"),
        ("300 shares into how many common?", None),
        ("I own 300, what do I get?", None),
        ("what do two shares get?", None),
        ("my 400 prefs, what is my redemption price?", None),
        ("what are my 400 common worth?", None),
        ("I own 100 warrants, what is my dividend?", None),
    ],
)
def test_holdings_are_multiplied_by_their_rate(
    store: Store, question: str, value: str | None
) -> None:
    """A rate of another class, or one of several that may be meant, is not taken."""
    assert said(question, store) == value


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("which exchange gave more common per pref?", "7.5"),
        ("which exchange had the lowest ratio?", "6.5"),
        ("what was the biggest buyback?", "50000"),
        ("which year had the highest revenue?", "52000000"),
        ("average exchange ratio over the two exchanges", "151/22"),
        ("total common issued in both exchanges", "151000"),
        ("total cost of the buybacks", "1090000"),
        ("how many shares were repurchased in total?", "90000"),
        ("how many prefs were surrendered in all in the two exchanges?", "22000"),
    ],
)
def test_several_are_ranked_averaged_and_added(store: Store, question: str, value: str) -> None:
    """Figures that follow are taken with those that are stated."""
    assert said(question, store) == value


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("list the exchange ratios by date", ("6.5", "7.5")),
        ("show pref o/s over time", ("62,000", "54,000")),
        ("list buybacks", ("40,000", "50,000", "$440,000", "$650,000")),
        ("list the dividends", ("$0.3", "$0.36")),
    ],
)
def test_a_list_has_every_figure(store: Store, question: str, figures: tuple[str, ...]) -> None:
    """The oldest comes first."""
    text = str(json_object(ask(question, store, today=date(2006, 1, 2)))["text"])
    places = [text.find(figure) for figure in figures]
    assert -1 not in places


def test_overlapping_times_are_not_added() -> None:
    """A quarter and the half year that holds it are not summed."""
    store = store_of(
        release("In the quarter ended June 30, 2004, Larkspur repurchased 40,000 common shares."),
        release(
            "In the six months ended June 30, 2004, Larkspur repurchased 90,000 common shares."
        ),
    )
    assert said("total number repurchased in all buybacks", store) != "130000"

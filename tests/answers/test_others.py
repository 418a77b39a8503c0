"""Questions about others than the issuer, or for a part or kind that a figure is not of."""

from __future__ import annotations

from datetime import date

import pytest

from bot.ask import ask
from bot.contract import json_object
from bot.store import Store
from tests.building import COMMON, PREFERRED, SECOND, release, store_of

TODAY = date(2006, 1, 2)
MERGER = release(
    "Larkspur will acquire Tansy for $12.50 in cash and 0.3500 of a share of Larkspur common stock "
    "for each Tansy share, a premium of 28% to the closing price of Tansy. "
    "The closing price of the common stock on May 5, 2004 was $33.00. "
    "Larkspur had revenue of $2.3 billion for the quarter ended March 31, 2004, as Tansy did."
)
OFFERING = release(
    "Larkspur announced the closing of its public offering of 6,400,000 shares of common stock at "
    "$14.50 per share. Net proceeds to Larkspur were $73.6 million. "
    "Of these 1,000,000 shares were offered by selling stockholders."
)
ALONE = release(
    "Larkspur announced the closing of its public offering of 6,400,000 shares of common stock at "
    "$14.50 per share. Net proceeds to Larkspur were $88.3 million."
)
ACCRUED = release(
    "Holders of the Series A preferred stock will receive accrued and unpaid dividends of $1.25 "
    "per share of Series A preferred stock. "
    "There are 48,000 shares of Series B preferred stock outstanding. "
    "Dividends in arrears on the Series A preferred stock amount to $2,300,000.",
    securities=(COMMON, PREFERRED, SECOND),
)


def said(question: str, store: Store) -> tuple[str, str | None]:
    """Ask, and return the status and the value of the reply."""
    found = json_object(ask(question, store, today=TODAY))
    return found["status"], found["value"]


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("what was the revenue?", "2300000000"),
        ("what was larkspur's revenue?", "2300000000"),
        ("tansy's revenue?", None),
        ("What was Tansy's revenue?", None),
        ("phone number for tansy?", None),
        ("what is the premium?", "28"),
        ("what does a holder of 100 shares receive in the merger?", None),
    ],
)
def test_the_issuers_figure_answers_for_nobody_else(question: str, value: str | None) -> None:
    """A company that the release names beside the issuer has no figure of the issuer's."""
    assert said(question, store_of(MERGER))[1] == value


@pytest.mark.parametrize(
    ("question", "mixed", "alone"),
    [
        ("how many shares were offered?", "6400000", "6400000"),
        ("how many shares did selling stockholders sell?", None, None),
        ("how many shares were sold by selling stockholders?", None, None),
        ("how many shares did the company sell?", None, "6400000"),
        ("offering costs?", None, "4500000"),
        ("how many shares were issued?", None, None),
    ],
)
def test_a_part_of_an_offering_is_not_the_whole(
    question: str, mixed: str | None, alone: str | None
) -> None:
    """Where holders sell too, the company's part is not told; where none do, it is the whole."""
    found = said(question, store_of(OFFERING))[1], said(question, store_of(ALONE))[1]
    assert found == (mixed, alone)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("are accrued dividends paid on the Series A?", ("answered", "yes")),
        ("will accrued dividends be paid on the Series A preferred?", ("answered", "yes")),
        ("are accrued dividends paid on the Series B?", ("declined", None)),
        ("what are the dividends in arrears?", ("answered", "2300000")),
    ],
)
def test_a_yes_is_of_the_class_asked_about(question: str, expected: tuple[str, str | None]) -> None:
    """Whether accrued dividends are paid is answered by yes or no, and for the class named."""
    assert said(question, store_of(ACCRUED)) == expected

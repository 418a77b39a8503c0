"""What the figures of one release lead to together, and what they do not."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.ask import ask
from bot.contract import json_object
from bot.model import Answer, Security
from tests.building import COMMON, LARKSPUR, PREFERRED, SECOND, release, store_of

TODAY = date(2004, 6, 1)
OFFERING = (
    "Larkspur Metals Corporation priced a public offering of 2,000,000 shares of common stock at a "
    "public offering price of $14.00 per share. The last reported sale price of the common stock "
    "on May 5, 2004 was $15.00 per share. The gross proceeds will be $28 million. The net proceeds "
    "will be $26.2 million. The underwriters have an option to purchase up to an additional "
    "300,000 shares of common stock."
)
TENDER = (
    "Larkspur Metals Corporation announced that 1,200,000 shares of common stock were validly "
    "tendered in its tender offer. It will purchase the shares at a purchase price of $22.50 per "
    "share. Following the offer, 8,800,000 shares of common stock remain outstanding."
)
DIVIDEND = (
    "Larkspur declared a quarterly dividend of $0.30 per share on its common stock, payable on "
    "March 15, 2004 to holders of record on March 1, 2004. As of January 31, 2004, 20,000,000 "
    "shares of common stock were outstanding."
)
UNTIMED = "Larkspur declared a dividend of $0.30 per share on its common stock."
SPLIT = (
    "Larkspur declared a three-for-one stock split of its common stock. "
    "12,000,000 shares of common stock were outstanding on April 30, 2004."
)
SPLIT_DONE = (
    "Larkspur declared a three-for-one stock split of its common stock. "
    "After the split 36,000,000 shares of common stock will be outstanding."
)
BUYBACK = (
    "In the quarter ended December 31, 2003, Larkspur repurchased 40,000 shares of common stock at "
    "an average price of $11.00 per share."
)
REDEEMED = (
    "Larkspur will redeem 200,000 shares of its Series A preferred stock on June 30, 2004 at a "
    "redemption price of $25.50 per share, plus accrued dividends."
)
MERGER = (
    "Larkspur will be acquired by Tansy Copper. Stockholders will receive $31.00 in cash for each "
    "share of common stock in the merger. The common stock closed at $25.00 on May 5, 2004."
)
COUNTED = (
    "On May 5, 2004, the common stock closed at $25.00 per share. "
    "12,000,000 shares of common stock were outstanding on April 30, 2004."
)


def said(question: str, text: str) -> str | None:
    """Ask about a release; the value of the reply."""
    found = json_object(ask(question, store_of(release(text)), today=TODAY))
    value = found["value"]
    return None if value is None else str(value)


@pytest.mark.parametrize(
    ("text", "question", "value"),
    [
        (DIVIDEND, "annual dividend on the common", "1.2"),
        (DIVIDEND, "what is the annualised divvy?", "1.2"),
        (DIVIDEND, "annual cost of the common dividend", "24000000"),
        (DIVIDEND, "aggregate dividend on the common", "6000000"),
        (OFFERING, "how many shares if the option is exercised in full?", "2300000"),
        (OFFERING, "underwriting fees?", "1800000"),
        (OFFERING, "what discount to the last close was the offering priced at?", "6.67"),
        (OFFERING, "how much would the greenshoe raise?", "4200000"),
        (TENDER, "what will it cost to buy all the tendered shares?", "27000000"),
        (TENDER, "what percent of the common was tendered?", "12"),
        (TENDER, "how many shares were outstanding before the offer?", "10000000"),
        (BUYBACK, "how much did they spend on the buyback?", "440000"),
        (BUYBACK, "average price paid in the buyback", "11"),
        (REDEEMED, "total cost of the redemption?", "5100000"),
        (MERGER, "what premium to the last close is implied?", "24"),
        (COUNTED, "what market cap does the close imply?", "300000000"),
        (SPLIT, "how many common will be outstanding after the split?", "36000000"),
    ],
)
def test_figures_of_one_release_lead_to_another(text: str, question: str, value: str) -> None:
    """Each figure has a time of its own; the release holds them together."""
    assert said(question, text) == value


@pytest.mark.parametrize(
    ("text", "question"),
    [
        pytest.param(UNTIMED, "annual dividend on the common", id="how-often-is-not-said"),
        pytest.param(UNTIMED, "aggregate dividend on the common", id="no-count"),
        pytest.param(TENDER, "annual dividend on the common", id="no-dividend"),
        pytest.param(MERGER, "what market cap does the close imply?", id="no-count-to-value"),
        pytest.param(OFFERING, "net proceeds per share", id="not-for-each-share"),
        pytest.param(REDEEMED, "what market cap does the close imply?", id="no-close"),
    ],
)
def test_what_does_not_follow_is_not_worked_out(text: str, question: str) -> None:
    """A figure that is missing, or a sentence that does not say how often, leads nowhere."""
    assert said(question, text) is None


def test_a_count_after_a_split_is_not_split_again() -> None:
    """A count that is given for after the split is never multiplied."""
    assert said("how many common will be outstanding after the split?", SPLIT_DONE) != "108000000"


def test_figures_of_two_releases_are_not_put_together() -> None:
    """A price and a count of different releases give no market value."""
    first, second = COUNTED.split(". ", 1)
    store = store_of(release(f"{first}."), release(second, published=date(2004, 5, 20)))
    reply = json_object(ask("what market cap does the close imply?", store, today=TODAY))
    assert reply["status"] == "declined"


def test_an_assumption_is_said() -> None:
    """That all that was tendered was accepted is assumed, and the answer says so."""
    reply = json_object(
        ask("what percent of the common was tendered?", store_of(release(TENDER)), today=TODAY)
    )
    assert "assumes that all the shares tendered were accepted" in str(reply["text"])
    assert len(reply["citations"]) == 2


SIDE_BY_SIDE = (
    "The board declared an annual dividend of $2.00 per share of Series A preferred stock and a "
    "monthly dividend of $0.125 per share of Series B preferred stock."
)


@pytest.mark.parametrize(("series", "expected"), [("Series A", "2.00"), ("Series B", "1.500")])
def test_how_often_a_dividend_is_paid_is_said_beside_it(series: str, expected: str) -> None:
    """What stands beside another figure of the sentence says nothing of this one."""
    store = store_of(release(SIDE_BY_SIDE, securities=(COMMON, PREFERRED, SECOND)))
    found = ask(f"what is the annual dividend on {series}?", store, today=TODAY)
    assert isinstance(found, Answer)
    assert found.quantity.value == Decimal(expected)


def test_accrued_dividends_that_are_paid_are_no_arrears() -> None:
    """What is paid on the shares redeemed is not multiplied with those that remain."""
    counted = " There were 48,000 shares of Series A preferred stock outstanding."
    paid = (
        "Larkspur redeemed 12,000 shares of Series A preferred stock at $25.00 per share plus "
        "accrued and unpaid dividends of $0.55 per share."
    )
    owed = "Dividends in arrears on the Series A preferred stock are $0.55 per share."
    question = "what are the arrears on Series A?"
    assert said(question, paid + counted) is None
    found = ask(question, store_of(release(owed + counted)), today=TODAY)
    assert isinstance(found, Answer)
    assert found.quantity.value == Decimal("26400.00")


def test_interest_saved_is_that_on_what_is_retired() -> None:
    """What remains outstanding saves nothing."""
    text = (
        "Larkspur made an offer for its 10% Senior Notes due 2009. "
        "$72,500,000 of the notes were tendered and accepted. "
        "$27,500,000 aggregate principal amount of the notes remains outstanding."
    )
    notes = Security(
        company=LARKSPUR.name, kind="note", series="10% 2009", name="10% Senior Notes due 2009"
    )
    store = store_of(release(text, securities=(COMMON, notes)))
    found = json_object(ask("how much interest is saved per year?", store, today=TODAY))
    assert found["value"] == "7250000"

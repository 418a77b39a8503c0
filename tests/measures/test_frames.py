"""Frames: the ways in which one deed is told, and what keeps a reading from it."""

from __future__ import annotations

import pytest

from bot.contract import value_text
from bot.errors import MeasureError
from bot.measures.frames import Frame
from tests.building import COMMON, PREFERRED, facts_of


def test_a_frame_says_its_deed_in_each_way() -> None:
    """A deed is told as its object's, its doer's, with its words parted, and by a noun."""
    frame = Frame(deed="redeem", object="count", told=("passive", "active", "noun"))
    says = [statement.says or "" for statement in frame.statements]
    assert len(says) == 3
    assert says[0].startswith("{shares} ~ [that|")
    assert says[1].endswith(" ~ {shares}")
    assert says[2].startswith("(redemption|retirement|")
    assert says[2].endswith(") of {shares} ~")


def test_an_argument_may_stand_before_what_the_deed_is_done_to() -> None:
    """A price or a date is found on either side of what is redeemed."""
    frame = Frame(deed="redeem", object="{security}", argument="at {money}", told=("active",))
    after, before = (statement.says or "" for statement in frame.statements)
    assert after.index("{security}") < after.index("{money}")
    assert before.index("{money}") < before.index("{security}")


def test_a_frame_of_an_unknown_deed_is_refused() -> None:
    """The words of a deed stand in one file; another name is an error."""
    with pytest.raises(MeasureError, match="No deed 'juggle'"):
        assert Frame(deed="juggle", object="count").statements


@pytest.mark.parametrize(
    ("text", "measure", "expected"),
    [
        (
            (
                "On May 28, 2004, 90,000 shares of preferred stock were, in accordance with their "
                "terms, called for redemption at $25.00 per share."
            ),
            "shares_redeemed",
            "90000",
        ),
        (
            "Larkspur called for redemption, at $25.00 each, 90,000 shares of preferred stock.",
            "shares_redeemed",
            "90000",
        ),
        (
            "Larkspur called 90,000 shares of preferred stock (CUSIP No. 20317) for redemption.",
            "shares_redeemed",
            "90000",
        ),
        (
            "The preferred stock, totaling $2.3 million, was retired for $25.50 per share.",
            "redemption_price",
            "25.5",
        ),
        (
            (
                "The preferred stock will be retired at $25.50 per share plus accrued but unpaid "
                "dividends to the redemption date, effective as of June 30, 2004."
            ),
            "redemption_date",
            "2004-06-30",
        ),
        (
            (
                "By expiry 71,200 shares of preferred stock, representing 62% of the class, had "
                "been deposited."
            ),
            "shares_tendered",
            "71200",
        ),
        (
            "About 62% of the old preferred stock participated in the exchange offer.",
            "percent_tendered",
            "62",
        ),
        (
            "71,200 shares of preferred stock were, by the depositary, taken up for exchange.",
            "shares_accepted",
            "71200",
        ),
        (
            (
                "Each share of preferred stock, at its holder's option, converted into 4.2 shares "
                "of common stock."
            ),
            "conversion_rate",
            "4.2",
        ),
        (
            (
                "The terms provide for the conversion of each share of preferred stock into 4.2 "
                "shares of common stock."
            ),
            "conversion_rate",
            "4.2",
        ),
        (
            "The preferred stock converts automatically into common stock on July 1, 2004.",
            "mandatory_conversion_date",
            "2004-07-01",
        ),
        (
            (
                "Larkspur has extended the expiration deadline of its exchange offer, in agreement "
                "with the trustee, until 5:00 p.m., Denver time, on June 4, 2004."
            ),
            "expiry",
            "2004-06-04",
        ),
        (
            (
                "Larkspur has extended the expiration deadline of its exchange offer until 5:00 "
                "p.m., Denver time, on June 4, 2004."
            ),
            "expiry",
            "2004-06-04",
        ),
        (
            (
                "40,000 shares of preferred stock were exchanged, on June 4, 2004, for 168,000 "
                "shares of common stock."
            ),
            "shares_surrendered",
            "40000",
        ),
    ],
)
def test_a_deed_is_read_however_it_is_told(text: str, measure: str, expected: str) -> None:
    """The order of the words does not matter, nor what stands harmlessly between them."""
    found = facts_of(text, measure, securities=(COMMON, PREFERRED))
    assert [value_text(fact.quantity) for fact in found] == [expected]


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Larkspur has the option to redeem 90,000 shares of preferred stock.", "shares_redeemed"),
        ("Larkspur failed to retire 90,000 shares of preferred stock.", "shares_redeemed"),
        ("Larkspur can retire 90,000 shares of preferred stock.", "shares_redeemed"),
        ("Instead of retiring 90,000 shares of preferred stock it waits.", "shares_redeemed"),
        ("No longer retired, 90,000 shares of preferred stock trade.", "shares_redeemed"),
        (
            "If it ends, 71,200 shares of preferred stock will be deposited.",
            "shares_tendered",
        ),
        (
            (
                "A minimum of 71,200 shares of preferred stock, representing 62% of the class, is "
                "required to be deposited."
            ),
            "shares_tendered",
        ),
        (
            "71,200 shares of preferred stock were deposited by notice of guaranteed delivery.",
            "shares_tendered",
        ),
        ("Up to 62% of the preferred stock has been deposited.", "percent_tendered"),
        (
            "The preferred stock will be retired before June 30, 2004 at $25.50 per share.",
            "redemption_date",
        ),
        ("The preferred stock, issued in 1994, was retired on schedule.", "redemption_date"),
        (
            (
                "Each share of preferred stock may be converted if the price exceeds $12 into 4.2 "
                "shares of common stock."
            ),
            "conversion_rate",
        ),
        (
            "The preferred stock converts into common stock, unless redeemed, after July 1, 2004.",
            "mandatory_conversion_date",
        ),
        ("Each share of preferred stock is exchanged for 42 shares.", "shares_surrendered"),
    ],
)
def test_a_deed_that_is_not_done_is_none(text: str, measure: str) -> None:
    """A right, a wish, a refusal, a condition and another's figure are not read."""
    assert facts_of(text, measure, securities=(COMMON, PREFERRED)) == ()

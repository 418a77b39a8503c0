"""What stands at the time that a question means: not what is planned, nor what was taken back."""

from __future__ import annotations

from datetime import date

import pytest

from bot.answers.standing import tense_of
from bot.ask import ask
from bot.contract import json_object
from bot.model import Answer, Release
from bot.store import Store
from tests.building import release, store_of

TODAY = date(2006, 1, 2)
PLANNED = release(
    "Larkspur will redeem 12,000 shares of Series A preferred stock on July 1, 2004. "
    "After the redemption 48,000 shares of Series A preferred stock will remain outstanding. "
    "There were 900,000 shares of common stock outstanding on April 30, 2004. "
    "The board declared a dividend of $0.50 per share of Series A preferred stock."
)
RESCINDED = release(
    "Larkspur has rescinded its notice of redemption of the Series A preferred stock.",
    published=date(2004, 6, 20),
)
ANEW = release(
    "Larkspur now expects to redeem 10,000 shares of Series A preferred stock.",
    published=date(2004, 6, 21),
)
DONE = release(
    "Larkspur has redeemed 12,000 shares of Series A preferred stock, and 47,990 shares of Series "
    "A preferred stock are outstanding.",
    published=date(2004, 7, 2),
)
PAID = release("The board declared a quarterly dividend of $0.10 per share of common stock.")
SUSPENDED = release(
    "The quarterly dividend of $0.10 per share of common stock will be suspended. "
    "The board did not declare a dividend on the common stock.",
    published=date(2004, 8, 6),
)


def said(question: str, store: Store) -> tuple[str, str | None]:
    """Ask, and return the status and the value of the reply."""
    found = json_object(ask(question, store, today=TODAY))
    return found["status"], found["value"]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("how many preferred will be outstanding?", ("answered", "48000")),
        ("how many preferred will remain outstanding after the redemption?", ("answered", "48000")),
        ("how many preferred remain outstanding after the redemption?", ("answered", "48000")),
        ("how many preferred are outstanding?", ("declined", None)),
        ("how many preferred are outstanding now?", ("declined", None)),
        ("how many common are outstanding?", ("answered", "900000")),
        ("how many common will be outstanding?", ("declined", None)),
        ("what is the total dividend on the preferred?", ("declined", None)),
        ("what will be the total dividend on the preferred?", ("declined", None)),
    ],
)
def test_a_planned_balance_is_none_of_today(question: str, expected: tuple[str, str]) -> None:
    """What will be outstanding answers for what is to come, and nothing is worked out from it."""
    assert said(question, store_of(PLANNED)) == expected


def test_a_planned_balance_is_worded_as_one() -> None:
    """The sentence says that the count is expected."""
    reply = ask("how many preferred will be outstanding?", store_of(PLANNED), today=TODAY)
    assert isinstance(reply, Answer)
    assert reply.text == (
        "48,000 Series A preferred shares are expected to be outstanding once what was announced "
        "on 6 May 2004 is done; this is expected, not yet done."
    )


def test_what_came_of_a_plan_takes_its_place() -> None:
    """Once a balance is stated, one that was expected before it is past."""
    store = store_of(PLANNED, DONE)
    assert said("how many preferred are outstanding?", store) == ("answered", "47990")
    assert said("how many preferred remain?", store) == ("answered", "47990")
    assert said("how many preferred will be outstanding?", store) == ("declined", None)


@pytest.mark.parametrize(
    "question",
    [
        "when is the redemption date?",
        "how many Series A will be redeemed?",
        "how many Series A were redeemed?",
        "how many preferred remain?",
    ],
)
def test_what_a_later_release_takes_back_is_not_answered(question: str) -> None:
    """The sentence that takes a redemption back is quoted in place of its figures."""
    found = json_object(ask(question, store_of(PLANNED, RESCINDED), today=TODAY))
    assert (found["status"], found["value"]) == ("quoted", None)
    assert "has rescinded its notice of redemption" in found["text"]


def test_a_new_plan_takes_the_place_of_the_old_one() -> None:
    """After a redemption was taken back the newer one counts, though it is only expected."""
    store = store_of(PLANNED, RESCINDED, ANEW)
    assert said("how many Series A will be redeemed?", store) == ("answered", "10000")
    assert said("how many Series A were redeemed?", store) == ("declined", None)


def test_a_redemption_after_one_was_taken_back_stands() -> None:
    """What is done later is not taken back by an earlier release."""
    store = store_of(PLANNED, RESCINDED, DONE)
    assert said("how many Series A were redeemed?", store) == ("answered", "12000")


@pytest.mark.parametrize("question", ["what is the dividend?", "what is the annual dividend?"])
def test_a_suspended_dividend_is_not_in_force(question: str) -> None:
    """A dividend that has since been suspended is no dividend of today; a dated one was paid."""
    assert said(question, store_of(PAID))[0] == "answered"
    assert said(question, store_of(PAID, SUSPENDED)) == ("quoted", None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("how many will be outstanding?", "will"),
        ("how many are expected to be outstanding?", "will"),
        ("how many are outstanding after the offering?", "after"),
        ("how many remain?", "after"),
        ("how many are outstanding?", "now"),
    ],
)
def test_the_tense_of_a_balance(text: str, expected: str) -> None:
    """A balance is asked for to come, after something, or of today."""
    assert tense_of(text) == expected


OFFERED = release(
    "Larkspur offers 2.5 shares of common stock in exchange for each share of Series A preferred "
    "stock. The exchange offer will expire at 5:00 p.m. on June 30, 2004."
)
ENDED = release(
    "Larkspur has terminated its exchange offer for the Series A preferred stock.",
    published=date(2004, 6, 20),
)
NOTES_ENDED = release(
    "Larkspur has terminated its tender offer for its 8% notes.", published=date(2004, 6, 20)
)
OFFERED_ANEW = release(
    "Larkspur offers 3 shares of common stock in exchange for each share of Series A preferred "
    "stock.",
    published=date(2004, 9, 1),
)
AGREED = release(
    "Larkspur has agreed to be acquired by Dunmore. Holders will receive $32.00 in cash for each "
    "share of common stock in the merger."
)
PARTED = release(
    "Larkspur and Dunmore have mutually terminated their merger agreement.",
    published=date(2004, 8, 6),
)
BUYS = release("The board authorized the repurchase of up to $25 million of its common stock.")
BUYS_NO_MORE = release(
    "The board has terminated the stock repurchase program.", published=date(2004, 8, 6)
)


@pytest.mark.parametrize(
    ("question", "announced", "ended", "value"),
    [
        ("what is the exchange ratio?", OFFERED, ENDED, "2.5"),
        ("when does the exchange offer expire?", OFFERED, ENDED, "2004-06-30"),
        ("how much cash is paid per share in the merger?", AGREED, PARTED, "32"),
        ("how large is the buyback?", BUYS, BUYS_NO_MORE, "25000000"),
    ],
)
def test_what_ends_takes_its_terms_with_it(
    question: str, announced: Release, ended: Release, value: str
) -> None:
    """The terms of an offer, a merger or a programme are given until a later release ends it."""
    assert said(question, store_of(announced)) == ("answered", value)
    assert said(question, store_of(announced, ended)) == ("quoted", None)


@pytest.mark.parametrize(
    "question", ["exchange 1,000", "how many common shares would 100 preferred bring?"]
)
def test_nothing_is_computed_from_an_offer_that_ended(question: str) -> None:
    """A ratio that is held out no more multiplies nothing."""
    assert said(question, store_of(OFFERED))[0] == "answered"
    assert said(question, store_of(OFFERED, ENDED))[1] is None


@pytest.mark.parametrize(
    ("releases", "value"),
    [
        pytest.param((OFFERED, NOTES_ENDED), "2.5", id="another-classs-offer-ended"),
        pytest.param((OFFERED, ENDED, OFFERED_ANEW), "3", id="offered-anew"),
        pytest.param(
            (release(OFFERED.text, published=date(2001, 5, 6)), ENDED), "2.5", id="one-long-before"
        ),
    ],
)
def test_another_offer_stands(releases: tuple[Release, ...], value: str) -> None:
    """What ends takes nothing back of another class, of a later offer or of one long past."""
    assert said("what is the exchange ratio?", store_of(*releases)) == ("answered", value)

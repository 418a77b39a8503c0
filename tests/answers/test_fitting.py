"""A question and a figure that its words found: whether the question can mean that figure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.answers.fitting import names_in
from bot.ask import ask
from bot.contract import json_object
from bot.model import Mark, Release, Replies, Span
from bot.store import Store
from tests.building import COMMON, PREFERRED, SECOND, release, store_of

TODAY = date(2006, 1, 2)


def _headed(headline: str, text: str) -> Release:
    """Make a release with a headline, and with its date marked as a reader of a format would."""
    dated = f"May 6, 2004 -- {text}"
    mark = Mark(name="published", value="2004-05-06", span=Span(start=0, end=len("May 6, 2004")))
    return replace(release(dated, marks=(mark,)), headline=headline)


@pytest.fixture(scope="module")
def exchanged() -> Store:
    """Store an exchange with one holder, of which nothing else was read."""
    return store_of(
        _headed(
            "LARKSPUR EXCHANGES PREFERRED STOCK",
            "Larkspur made an agreement with the holder of approximately 20.0% of its Series A "
            "preferred stock. Larkspur will issue 7.5 shares of common stock in exchange for each "
            "share of preferred stock. The holder, who owns 12,000 shares of preferred stock, "
            "will be issued 90,000 shares of common stock. The exchange was initiated at the "
            "request of the holder. Following the exchange, 48,000 shares of preferred stock "
            "remain outstanding.",
        )
    )


@pytest.fixture(scope="module")
def quiet() -> Store:
    """Store a dividend with a count of the common beside it, and no transaction."""
    return store_of(
        _headed(
            "LARKSPUR DECLARES DIVIDEND",
            "Larkspur declared a quarterly dividend of $0.30 per share on its common stock, "
            "payable on March 15, 2004. There are 900,000 shares of common stock outstanding. "
            "Alder Paper reported revenue of $5.0 million for 2003; Larkspur's revenue for 2003 "
            "was $50.0 million.",
        )
    )


def said(question: str, store: Store) -> str | None:
    """Ask; the value of the reply."""
    value = json_object(ask(question, store, today=TODAY))["value"]
    return None if value is None else str(value)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("how many preferred were not exchanged?", "48000"),
        ("how many preferred remain?", "48000"),
        ("how many preferred remain outstanding after the exchange?", "48000"),
        ("how many shares did the holder surrender?", "12000"),
        ("number of shares the holder gave up", "12000"),
        ("how many preferred does the holder currently hold?", "12000"),
        ("who asked for it?", "the holder"),
        ("date of the exchange?", "2004-05-06"),
        ("what percent of the outstanding preferred was surrendered?", "20"),
        ("surrendered as a percent of outstanding?", "20"),
        ("how many more remain than were surrendered?", "36000"),
        ("is 7.5 the ratio?", "yes"),
        ("is the exchange ratio 7.5?", "yes"),
        ("is 8 the ratio?", "no"),
        ("if the ratio were 8, how many common would the holder get?", "96000"),
    ],
)
def test_what_fits_is_answered(exchanged: Store, question: str, value: str) -> None:
    """A figure of the thing, person and event asked about answers."""
    assert said(question, exchanged) == value


@pytest.mark.parametrize(
    "question",
    [
        # what a word of denial turns round
        "how many preferred were never tendered?",
        "how many preferred would be outstanding without the exchange?",
        "how many common were issued instead?",
        "off the exchange how many remain?",
        # what is counted is no share
        "how many exchanges have there been?",
        "how many holders tendered?",
        "how many preferred holders exchanged?",
        "how many transactions were there?",
        "number of shareholders that surrendered?",
        "how many times was it exchanged?",
        "how many classes are outstanding?",
        # whether one may or must
        "can I still exchange?",
        "do I have to exchange?",
        # another person, or another time
        "how many shares did Larkspur surrender?",
        "how many preferred does the company hold?",
        "how many preferred does the holder still hold?",
        "how many does the holder have left?",
        "what does the holder own after the exchange?",
        "what percent does the holder own after the exchange?",
        "what percent of the holder's shares was exchanged?",
        "what percent of the holder's preferred was surrendered?",
        "what percent of holders exchanged?",
        "how many prefs did LKM surrender?",
        "who holds the shares?",
        # another event
        "date of the tender offer?",
        "how much remains?",
        "what remains of the program?",
        "how many shares remain to be purchased?",
        # a price or a rate for a count, and the other way round
        "how much did the holder get per share?",
        # figures that do not belong together
        "shares issued plus the ratio?",
        "what percent of common was issued?",
        "what percent of the preferred is outstanding?",
        "what percent of outstanding is outstanding?",
    ],
)
def test_what_does_not_fit_is_declined(exchanged: Store, question: str) -> None:
    """Words that a figure is found by answer no question that means something else by them."""
    assert said(question, exchanged) is None


@pytest.mark.parametrize(
    "question",
    [
        "how many were not tendered?",
        "how many common were not exchanged?",
        "date of the tender offer?",
        "when was the exchange?",
        "what percent of shares outstanding was tendered?",
        "how many common are outstanding after the exchange?",
        "how much was the dividend raised?",
        "what was alder's revenue?",
        "how many shares remain under the buyback?",
    ],
)
def test_what_did_not_happen_is_declined(quiet: Store, question: str) -> None:
    """A release of no transaction has no part of one."""
    assert said(question, quiet) is None


def test_what_is_left_is_what_was_not_taken() -> None:
    """A count outstanding after an offer is not what was not tendered, where some came back."""
    store = store_of(
        release(
            "Larkspur's offer expired on May 5, 2004. Holders tendered 30,000 shares of Series A "
            "preferred stock, of which 25,000 were accepted. Following the offer, 48,000 shares of "
            "Series A preferred stock remain outstanding."
        )
    )
    assert said("how many preferred remain?", store) == "48000"
    assert said("how many preferred were not tendered?", store) is None
    assert said("what percent of the preferred was not tendered?", store) is None


def test_a_count_from_before_is_not_what_remains() -> None:
    """What was outstanding before some were taken does not remain."""
    store = store_of(
        release(
            "As of March 31, 2004, 73,000 shares of Series A preferred stock were outstanding.",
            published=date(2004, 4, 2),
        ),
        release("Holders tendered 25,000 shares of Series A preferred stock."),
    )
    assert said("how many preferred were outstanding at March 31, 2004?", store) == "73000"
    assert said("how many preferred remain?", store) is None


def test_each_class_of_a_list_has_the_whole_question() -> None:
    """What ends a question about two classes is asked of each of them."""
    store = store_of(
        release(
            "Holders tendered 25,000 shares of Series A preferred stock. Holders tendered 31,000 "
            "shares of Series B preferred stock. At May 1, 2004 there were 73,000 shares of Series "
            "A preferred stock outstanding.",
            securities=(COMMON, PREFERRED, SECOND),
        )
    )
    found = ask("how many series A and series B were tendered?", store, today=TODAY)
    assert isinstance(found, Replies)
    assert [json_object(each)["value"] for each in found.parts] == ["25000", "31000"]


def test_a_ratio_of_ones_own_is_said_to_be_hypothetical(exchanged: Store) -> None:
    """What follows from a given ratio is worded neither as published nor as announced."""
    found = json_object(
        ask("how many common would the holder have got at 8?", exchanged, today=TODAY)
    )
    assert found["text"] == (
        "Hypothetically, at your ratio of 8, the number of shares issued of the common would be "
        "96,000 (the other figures are of 6 May 2004)."
    )


def test_sellers_are_told_apart() -> None:
    """The whole of an offering is neither the company's part nor that of those who sell with it."""
    store = store_of(
        release(
            "Larkspur priced an underwritten public offering of 600,000 shares of its common stock "
            "at $14.50 per share, of which 100,000 are offered by selling stockholders."
        )
    )
    assert said("how many shares were offered?", store) == "600000"
    for question in (
        "how many shares did selling stockholders sell?",
        "how many shares did the company sell?",
        "how many shares were issued?",
    ):
        assert said(question, store) is None


def test_names_are_told_from_words() -> None:
    """What is only ever written with a capital, and means nothing else, is a name."""
    assert names_in("Alder reported that holders of Birch Trust took part.") == {
        "alder",
        "birch",
        "trust",
    }

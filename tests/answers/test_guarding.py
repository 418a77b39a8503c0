"""Figures that are near what is asked, and of another kind, deed, sense, class or time."""

from __future__ import annotations

from datetime import date

import pytest

from bot.answers.interrogative import asks_for_date, asks_yes_or_no
from bot.answers.namesakes import rates_in
from bot.ask import ask
from bot.contract import json_object
from bot.ingest import ingest
from bot.store import Store

TODAY = date(2015, 1, 5)


def _store(*releases: tuple[str, str]) -> Store:
    store = Store.open(":memory:")
    for name, text in releases:
        ingest(text.encode(), name, store)
    return store


def _release(day: str, headline: str, body: str) -> str:
    return (
        f"{headline}\n\nNORWICH, {day} /PRNewswire/ -- Larkspur Corporation (NYSE: LKS) {body}\n\n"
        "Contact: Nora Field, Investor Relations, (555) 010-0142\n"
    )


DIVIDENDS = (
    "2006-02-09-dividends.txt",
    _release(
        "Feb. 9, 2006",
        "Larkspur Declares Dividends",
        "today declared a quarterly dividend of $0.20 per share on its common stock, payable on "
        "March 15, 2006 to holders of record on February 24, 2006. It also declared a special "
        "dividend of $1.50 per share on its common stock, payable on April 28, 2006 to holders of "
        "record on April 7, 2006.\n\nLarkspur had 4,000,000 shares of common stock outstanding on "
        "January 31, 2006.",
    ),
)
RESCINDED = (
    "2006-04-03-rescinds.txt",
    _release(
        "April 3, 2006",
        "Larkspur Rescinds Special Dividend",
        "said that its board has rescinded the special dividend of $1.50 per share that was to be "
        "paid on April 28, 2006.",
    ),
)
PRICED = (
    "2014-05-08-prices.txt",
    _release(
        "May 8, 2014",
        "Larkspur Prices Public Offering of Common Stock",
        "announced the pricing of an underwritten public offering of 6,000,000 shares of its "
        "common stock at a price to the public of $14.50 per share. Of these, 4,500,000 shares are "
        "being sold by Larkspur and 1,500,000 shares by selling stockholders. The underwriters "
        "have an option to purchase up to 900,000 additional shares. The offering is expected to "
        "close on May 14, 2014. Larkspur had 31,208,000 shares of common stock outstanding on "
        "March 31, 2014.",
    ),
)
CLOSED = (
    "2014-05-27-closes.txt",
    _release(
        "May 27, 2014",
        "Larkspur Reports Closing of Offering",
        "said that its public offering closed on May 14, 2014. It had earlier considered a private "
        "placement of 700,000 shares of common stock at $15.00 per share; the placement will not "
        "take place.",
    ),
)
BOUGHT = (
    "2008-04-07-final.txt",
    _release(
        "April 7, 2008",
        "Larkspur Announces Final Results of Tender Offer",
        "announced the results of its tender offer, which expired on April 1, 2008. Larkspur "
        "accepted 5,400,000 shares of common stock at a purchase price of $23.00 per share, for a "
        "total cost of $124.2 million. Stockholders tendered 6,118,000 shares. Larkspur had "
        "39,000,000 shares outstanding before the purchase.",
    ),
)
QUARTER = (
    "2011-10-25-quarter.txt",
    _release(
        "Oct. 25, 2011",
        "Larkspur Reports Third Quarter 2011 Results",
        "reported that revenue for the third quarter of 2011 was $184.2 million. Revenue for the "
        "first nine months of 2011 was $571.3 million. Net income for the third quarter of 2011 "
        "was $12.6 million, or $0.21 per share.",
    ),
)


def said(question: str, *releases: tuple[str, str]) -> object:
    """Give the value of a reply."""
    return json_object(ask(question, _store(*releases), today=TODAY))["value"]


@pytest.mark.parametrize(
    ("releases", "question"),
    [
        ((DIVIDENDS,), "will the special dividend be paid?"),
        ((DIVIDENDS,), "is the dividend safe?"),
        ((DIVIDENDS,), "special dividend in shares"),
        ((DIVIDENDS, RESCINDED), "special dividend"),
        ((DIVIDENDS, RESCINDED), "special dividend per share?"),
        ((PRICED, CLOSED), "how many common are outstanding now?"),
        ((PRICED,), "how many shares did larkspur sell?"),
        ((PRICED,), "how many shares did the underwriters buy?"),
        ((PRICED,), "did the underwriters exercise the option?"),
        ((BOUGHT,), "how many shares did they originally offer to buy?"),
        ((BOUGHT,), "how many shares did they seek to buy?"),
        ((BOUGHT,), "how many shares are outstanding?"),
        ((BOUGHT,), "when did the offer originally expire?"),
        ((BOUGHT,), "total redemption cost"),
        ((BOUGHT,), "purchase price in shares"),
        ((BOUGHT,), "when will the split take effect?"),
        ((PRICED,), "what will larkspur do with the gross proceeds?"),
        ((QUARTER,), "net income/sh in shares"),
        ((QUARTER,), "net loss"),
        ((QUARTER,), "diluted eps"),
        ((QUARTER,), "number of shares used for eps"),
    ],
)
def test_a_figure_near_what_is_asked_is_not_given(
    releases: tuple[tuple[str, str], ...], question: str
) -> None:
    """What is of another kind, deed, sense or time than the question names is held back."""
    assert said(question, *releases) is None


@pytest.mark.parametrize(
    ("releases", "question", "value"),
    [
        ((DIVIDENDS,), "special dividend", "1.5"),
        ((DIVIDENDS,), "quarterly dividend", "0.2"),
        ((DIVIDENDS,), "how many common are outstanding?", "4000000"),
        ((PRICED,), "how many common are outstanding?", "31208000"),
        ((PRICED, CLOSED), "how many shares were offered?", "6000000"),
        ((PRICED, CLOSED), "offering price?", "14.5"),
        ((BOUGHT,), "how many shares were accepted?", "5400000"),
        ((BOUGHT,), "how many shares were outstanding before the offer?", "39000000"),
        ((BOUGHT,), "when did the offer expire?", "2008-04-01"),
        ((QUARTER,), "net income", "12600000"),
        ((QUARTER,), "revenue", "184200000"),
        ((QUARTER,), "eps", "0.21"),
    ],
)
def test_the_figure_asked_for_is_given(
    releases: tuple[tuple[str, str], ...], question: str, value: str
) -> None:
    """The same releases answer the plain questions."""
    assert said(question, *releases) == value


def test_a_count_that_was_overtaken_is_told_with_its_day() -> None:
    """The last count is named as the nearest, with the release that tells of more."""
    reply = json_object(
        ask("how many shares are outstanding?", _store(PRICED, CLOSED), today=TODAY)
    )
    assert reply["status"] == "declined"
    assert reply["text"].startswith(
        "The release of 27 May 2014 tells of a transaction since the last count published, and of "
        "no count after it. The nearest published: 31,208,000 common shares were outstanding on 31 "
        "March 2014."
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("has the deal closed?", True),
        ("did the company sell shares?", True),
        ("will all of them be redeemed?", True),
        ("is there a special dividend?", False),
        ("could you tell me the coupon", False),
        ("is it more than the old one?", True),
        ("my 500 prefs - have they been swapped?", True),
        ("is it more or less?", False),
        ("what was paid?", False),
        ("does anyone know the record date", False),
    ],
)
def test_a_question_for_yes_or_no_is_known(text: str, expected: bool) -> None:
    """A verb first asks for yes or no, unless it is there to be polite."""
    assert asks_yes_or_no(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("date of payment for the class B", True),
        ("tender deadline", True),
        ("price on the payment date", False),
        ("shares bought to date", False),
        ("how many by the early date?", False),
    ],
)
def test_a_day_is_asked_for_by_its_noun(text: str, expected: bool) -> None:
    """A day that only tells the time is not what is asked for."""
    assert asks_for_date(text) is expected


@pytest.mark.parametrize(
    ("text", "rates"),
    [
        ("the 9 1/4% sinking fund debentures", ["37/4"]),
        ("1.50% notes and 2.75% convertible senior notes", ["3/2", "11/4"]),
        ("50% of the preferred", []),
        ("how many for 20%?", []),
    ],
)
def test_securities_are_named_by_their_rates(text: str, rates: list[str]) -> None:
    """A part in percent of a class is none of its names."""
    assert sorted(map(str, rates_in(text))) == sorted(rates)

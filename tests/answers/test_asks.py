"""The many ways of asking for a figure: each finds it; a word left unexplained finds nothing."""

from __future__ import annotations

from datetime import date

import pytest

from bot.answers.asks import candidates
from bot.answers.idioms import rewritten
from bot.answers.understand import understand
from bot.ask import ask
from bot.contract import json_object
from bot.language.names import Names
from bot.measures import measures
from bot.model import Company
from bot.store import Store
from tests.building import release, store_of

OFFER = (
    "Larkspur accepted for payment 226,300 shares of Series A preferred stock that had been "
    "validly tendered, at a purchase price of $16.40 per share. The offer commenced on June 1, "
    "2009 and expired at 5:00 p.m. on June 30, 2009."
)
DIVIDEND = (
    "Larkspur declared a quarterly dividend of $0.30 per share on its common stock, payable on "
    "March 15, 2004 to holders of record on March 1, 2004."
)
OFFERING = (
    "Larkspur priced a public offering of 3,500,000 shares of its common stock at a price to the "
    "public of $11.75 per share. Net proceeds are expected to be approximately $38.4 million."
)
CALL = (
    "Larkspur will redeem 450,000 shares of its Series A preferred stock on April 15, 2009 at a "
    "redemption price of $25.00 per share."
)
REPLAY = "A replay of the conference call will be available until July 9, 2009."
SWAP = (
    "Larkspur has exchanged 40,000 shares of its Series A preferred stock for 180,000 shares of "
    "its common stock."
)


def said(question: str, text: str) -> str | None:
    """Ask of one release; the value of the reply."""
    store = store_of(release(text, published=date(2009, 7, 2)))
    return value_of(question, store)


def value_of(question: str, store: Store) -> str | None:
    """Ask of a store; the value of the reply."""
    value = json_object(ask(question, store, today=date(2010, 1, 2)))["value"]
    return None if value is None else str(value)


@pytest.mark.parametrize(
    ("text", "question", "value"),
    [
        (OFFER, "when did the tender kick off?", "2009-06-01"),
        (OFFER, "deadline to tender?", "2009-06-30"),
        (OFFER, "last day to hand in my shares", "2009-06-30"),
        (OFFER, "until when could holders tender, just to be sure?", "2009-06-30"),
        (OFFER, "how many series A did they accept?", "226300"),
        (OFFER, "what price did Larkspur pay for each A share?", "16.4"),
        (OFFER, "what did they pay per share, out of curiosity", "16.4"),
        (DIVIDEND, "what's the payout on the common?", "0.3"),
        (DIVIDEND, "quarterly distribution per share?", "0.3"),
        (DIVIDEND, "when will the dividend checks go out?", "2004-03-15"),
        (DIVIDEND, "when do I get my money?", "2004-03-15"),
        (DIVIDEND, "by what date do I need to be on the books for the dividend?", "2004-03-01"),
        (OFFERING, "price per share in the offering?", "11.75"),
        (OFFERING, "how much do they raise after expenses?", "38400000"),
        (OFFERING, "how many shares are being sold in the offering?", "3500000"),
        (SWAP, "how many common for each A share?", "4.5"),
        (SWAP, "common given out in return?", "180000"),
        (SWAP, "what ratio does that work out to?", "4.5"),
        (OFFERING, "px per share in the financing", "11.75"),
        (CALL, "how many series A are being called?", "450000"),
        (CALL, "call price?", "25"),
        (CALL, "when are they redeemed, for the record?", "2009-04-15"),
        (CALL, "remind me: what do I get per A share when it is called?", "25"),
        (OFFER, "I was away and missed it. On what day did the offer die?", "2009-06-30"),
        (OFFER, "which day did the bid draw to a close?", "2009-06-30"),
        (OFFER, "when did the offer lapse, if you'd be so kind", "2009-06-30"),
        (OFFER, "last chance to tender, as a date", "2009-06-30"),
        (OFFER, "when'd the bid get under way?", "2009-06-01"),
        (OFFER, "what number of Series A had been lodged?", "226300"),
        (OFFER, "what did they fork out per A share, for my ledger?", "16.4"),
        (DIVIDEND, "any info on when the divvy lands?", "2004-03-15"),
        (DIVIDEND, "what divi has the board voted per share?", "0.3"),
        (DIVIDEND, "books close date for the dividend, kindly revert", "2004-03-01"),
        (OFFERING, "how many shares did Larkspur flog in the offering?", "3500000"),
        (OFFERING, "deal size in shares?", "3500000"),
        (CALL, "number of Series A facing redemption", "450000"),
        (SWAP, "going rate, common for one preferred?", "4.5"),
        (REPLAY, "when does the replay die?", "2009-07-09"),
    ],
)
def test_a_figure_is_found_however_it_is_asked_for(text: str, question: str, value: str) -> None:
    """Another word, an idiom or a frame around a question changes nothing."""
    assert said(question, text) == value


@pytest.mark.parametrize(
    ("text", "question"),
    [
        (OFFER, "how many were tendered without the guaranteed ones?"),
        (OFFER, "what is the minimum price of the offer?"),
        (OFFER, "how many were not accepted?"),
        (OFFER, "is the start before the deadline of the poison pill?"),
        (DIVIDEND, "what was the special dividend?"),
        (DIVIDEND, "how much is the dividend after tax?"),
        (DIVIDEND, "what will the next dividend be?"),
        (DIVIDEND, "payout ratio?"),
        (OFFERING, "what price will the next offering be sold at?"),
        (SWAP, "how many preferred for each common share?"),
        (SWAP, "how many preferred are outstanding after the swap?"),
        (CALL, "how many are not called?"),
        (CALL, "tax on the redemption price?"),
        (CALL, "date of the previous call?"),
        (OFFER, "how many directors accepted the offer?"),
        (OFFER, "which firm accepted the offer?"),
        (OFFER, "how many shares did management tender?"),
        (OFFER, "how many bids came in?"),
        (OFFER, "when did the patent lapse?"),
        (OFFER, "price per share, indexed?"),
        (OFFER, "what was the price post-split per share?"),
        (DIVIDEND, "when did the board vote on the dividend?"),
        (DIVIDEND, "when do the books close for the meeting?"),
        (DIVIDEND, "when's payday for the staff?"),
        (OFFERING, "how many shares were sold by directors?"),
        (OFFERING, "how many shares were sold privately?"),
        (CALL, "when do dividends cease to be paid?"),
        (SWAP, "how many Series A survive?"),
        (REPLAY, "recording comes down after"),
        (REPLAY, "at what time of day does the replay lapse?"),
        (SWAP, "how many Series A were swapped by directors?"),
    ],
)
def test_a_word_that_makes_another_figure_finds_nothing(text: str, question: str) -> None:
    """What no phrase, unit or sentence explains is declined, however near the figure is."""
    assert said(question, text) is None


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("what's the price tag?", "what is the price?"),
        ("the deal is expected to close when", "the deal is  close when"),
        ("what is expected", "what is expected"),
        ("8 1/2s coupon", "8 1/2s coupon"),
        ("5% of the notes", "5 percent  of the notes"),
        ("the 8.125% pref", "the 8.125% pref"),
    ],
)
def test_idioms_are_put_plainly(text: str, plain: str) -> None:
    """A row of words that means one thing is that; what frames a question goes."""
    assert rewritten(text) == plain


def test_every_phrase_is_a_row_of_terms() -> None:
    """A term is words, or one slot that may stand for them; an optional one ends so."""
    for measure in measures().values():
        for phrase in (*measure.asks, *measure.also):
            for term in phrase.split():
                assert "?" not in term[:-1], (measure.name, phrase)
                assert all(term.strip("?").split("|")), (measure.name, phrase)


def test_every_figure_is_asked_for_by_its_label() -> None:
    """What an answer calls a figure finds it again, but for what is only computed from an "if"."""
    names = Names([Company(name="Larkspur Mining Company")], [])
    for measure in measures().values():
        if measure.unit != "boolean" and " if " not in measure.label:
            found = candidates(understand(f"what is {measure.label}?", names).asked)
            assert measure in found, measure.name

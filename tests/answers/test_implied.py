"""A figure that a question does not name, and that alone can be meant; where another may, none."""

from __future__ import annotations

from datetime import date

import pytest

from bot.ask import ask
from bot.contract import json_object
from tests.building import release, store_of

DIVIDEND = (
    "Larkspur declared a quarterly dividend of $0.30 per share on its common stock, payable on "
    "March 15, 2004 to holders of record on March 1, 2004."
)
OFFER = (
    "Larkspur accepted for payment 226,300 shares of Series A preferred stock that had been "
    "validly tendered, at a purchase price of $16.40 per share."
)
LAPSED = "A total of 411,900 shares of Series A preferred stock had been tendered in the offer."


def said(question: str, text: str) -> str | None:
    """Ask of one release; the value of the reply."""
    store = store_of(release(text, published=date(2004, 2, 2)))
    value = json_object(ask(question, store, today=date(2004, 3, 2)))["value"]
    return None if value is None else str(value)


@pytest.mark.parametrize(
    ("text", "question", "value"),
    [
        (DIVIDEND, "what has the board declared per share?", "0.3"),
        (DIVIDEND, "how much did they declare on each common share?", "0.3"),
        (OFFER, "state the price, per Series A share, they laid out", "16.4"),
    ],
)
def test_the_only_figure_that_can_be_meant_answers(text: str, question: str, value: str) -> None:
    """Every word is one of the measure's, and nothing else published is of the kind."""
    assert said(question, text) == value


@pytest.mark.parametrize(
    ("text", "question"),
    [
        (DIVIDEND, "what has the board declared per preferred share, not common?"),
        (DIVIDEND, "what was undeclared per share?"),
        (DIVIDEND, "how many did they declare?"),
        (DIVIDEND, "what tax was declared per share?"),
        (OFFER, "how many were purchased by the holder?"),
        (OFFER, "how many were bought by insiders?"),
        (LAPSED, "how many did they accept?"),
        (LAPSED, "how many did they pay for?"),
    ],
)
def test_a_word_of_another_figure_finds_nothing(text: str, question: str) -> None:
    """Who did it, another measure's name, and a word that is not known are not passed over."""
    assert said(question, text) is None

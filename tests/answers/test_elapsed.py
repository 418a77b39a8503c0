"""Days between two days of a question, published or typed: how they are counted, and when not."""

from __future__ import annotations

from datetime import date

import pytest

from bot.ask import ask
from bot.contract import json_object
from bot.store import Store
from tests.building import release, store_of


@pytest.fixture(scope="module")
def store() -> Store:
    """Store an offer that was extended, and a dividend, of one company."""
    return store_of(
        release(
            "Larkspur declared a quarterly dividend of $0.30 per share on its common stock, "
            "payable on March 15, 2004 to holders of record on March 1, 2004.",
            published=date(2004, 2, 3),
        ),
        release(
            "Larkspur extended its exchange offer for Series A preferred stock. The offer, which "
            "was to expire on May 7, 2004, will now expire on May 21, 2004.",
            published=date(2004, 5, 5),
        ),
    )


def said(question: str, store: Store) -> str | None:
    """Ask; the value of the reply."""
    value = json_object(ask(question, store, today=date(2004, 6, 1)))["value"]
    return None if value is None else str(value)


@pytest.mark.parametrize(
    ("question", "days"),
    [
        ("how many days from the record date to payment?", "14"),
        ("number of days between record and payment", "14"),
        ("days between March 3, 2004 and March 10, 2004", "7"),
        ("by how many days was the offer extended?", "14"),
        ("days left in the offer as of May 15, 2004?", "6"),
        ("it is the 14th of May; how many days until expiry?", "7"),
        ("how many weeks from record date to payment date?", "2"),
        ("how much, in days, did they extend the offer?", None),
        ("how many business days from record date to payment?", None),
        ("how many days from the record date to the meeting?", None),
        ("how many days left in the offer as of May 25, 2004?", None),
        ("how many days late was the payment after the record date?", "14"),
        ("how many days does Thornbury take from record to payment?", None),
        ("how many days from record date to the second payment?", None),
    ],
)
def test_days_are_counted_between_two_days(question: str, days: str | None, store: Store) -> None:
    """The first day is not counted, the last one is; any word that nothing explains stops it."""
    assert said(question, store) == days


def test_the_answer_says_how_it_counts(store: Store) -> None:
    """Both days are named, with what each is."""
    told = json_object(ask("days from record date to payment?", store, today=date(2004, 6, 1)))
    assert told["text"] == (
        "From 1 March 2004, the record date of the dividend, to 15 March 2004, the payment date of "
        "the dividend, is 14 days, the first day not counted and the last one counted."
    )

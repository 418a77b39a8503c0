"""Several questions in one message: each is answered, and what cannot be is said."""

from __future__ import annotations

from datetime import date

import pytest

from bot.ask import ask
from bot.contract import json_object
from bot.model import Replies
from bot.store import Store
from tests.building import release, store_of


@pytest.fixture(scope="module")
def store() -> Store:
    """Store an offer's end and a dividend on two classes."""
    return store_of(
        release(
            "Larkspur accepted for payment 226,300 shares of Series A preferred stock that had "
            "been validly tendered, at a purchase price of $16.40 per share. The offer expired on "
            "June 30, 2009.",
            published=date(2009, 7, 2),
        ),
        release(
            "Larkspur declared a quarterly dividend of $0.30 per share on its common stock and "
            "$0.50 per share on its Series A preferred stock, payable on August 14, 2009 to "
            "holders of record on August 3, 2009.",
            published=date(2009, 7, 20),
        ),
    )


def values(question: str, store: Store) -> list[str | None]:
    """Ask; the value of each part of the reply."""
    reply = ask(question, store, today=date(2010, 1, 2))
    parts = reply.parts if isinstance(reply, Replies) else (reply,)
    found = [json_object(part)["value"] for part in parts]
    return [None if value is None else str(value) for value in found]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("record date? pay date?", ["2009-08-03", "2009-08-14"]),
        ("when's the record date and when do they pay?", ["2009-08-03", "2009-08-14"]),
        ("number accepted, offer price and expiry date", ["226300", "16.4", "2009-06-30"]),
        ("number accepted then offer price then expiry date", ["226300", "16.4", "2009-06-30"]),
        ("number accepted and expiry date, in that order", ["226300", "2009-06-30"]),
        ("record date & pay date for my ledger", ["2009-08-03", "2009-08-14"]),
        ("quarterly dividend on the common and the preferred?", ["0.3", "0.5"]),
        ("1) offer price 2) replay passcode", ["16.4", None]),
    ],
)
def test_each_question_is_answered(store: Store, question: str, expected: list[str | None]) -> None:
    """However they are joined; a part without an answer is declined beside the others."""
    assert values(question, store) == expected


@pytest.mark.parametrize(
    "question",
    [
        "replay passcode and dial-in?",
        "which is bigger, the price or the dividend, and by how much?",
    ],
)
def test_what_has_no_answer_is_not_parted_into_figures(store: Store, question: str) -> None:
    """A comparison is not a list, and a list of which nothing is known is declined."""
    assert set(values(question, store)) == {None}

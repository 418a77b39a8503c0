"""What is offered to pick from where a question is not understood."""

from __future__ import annotations

from datetime import date

import pytest

from bot.ask import ask
from bot.contract import json_object
from bot.model import Answer, Declined
from tests.building import COMMON, PREFERRED, SECOND, release, store_of

TODAY = date(2005, 1, 3)
STORE = store_of(
    release(
        "In the offer 310,000 shares of Series A preferred stock were tendered. "
        "In all, 42,000 shares of Series B preferred stock were tendered. "
        "The offer expired on April 30, 2004.",
        securities=(COMMON, PREFERRED, SECOND),
    )
)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (
            "how many series A got shredded when the tender closed?",
            ("what is the number of shares tendered of the Series A preferred?",),
        ),
        ("when did the offer conk out, expiry wise?", ("what is the expiry of the offer?",)),
        ("what was the ebitda?", ()),
        ("should I tender my series A?", ()),
    ],
)
def test_questions_near_one_that_is_not_understood(
    question: str, expected: tuple[str, ...]
) -> None:
    """They are of the class asked about, none is answered unasked, and nothing is made up."""
    reply = ask(question, STORE, today=TODAY)
    assert isinstance(reply, Declined)
    assert reply.choices == expected
    assert json_object(reply)["choices"] == list(expected)


def test_each_is_answered() -> None:
    """What is offered leads to a figure."""
    reply = ask("how many series B got shredded when the tender closed?", STORE, today=TODAY)
    assert isinstance(reply, Declined)
    (choice,) = reply.choices
    answer = ask(choice, STORE, today=TODAY)
    assert isinstance(answer, Answer)
    assert answer.quantity.value == 42_000

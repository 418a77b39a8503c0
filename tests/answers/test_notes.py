"""Questions about notes, which are called by their rate and by the year in which they are due."""

from __future__ import annotations

from datetime import date

import pytest

from bot.answers.wording import named
from bot.ask import ask
from bot.contract import json_object
from bot.model import Clarify, Security
from tests.building import LARKSPUR, release, store_of

LOW = Security(company=LARKSPUR.name, kind="note", series="9% 2006", name="9% notes due 2006")
HIGH = Security(
    company=LARKSPUR.name, kind="note", series="10 1/2% 2011", name="10 1/2% senior notes due 2011"
)
STORE = store_of(
    release(
        "Larkspur has 9% notes due 2006 and will offer its 10 1/2% senior notes due 2011.",
        securities=(LOW, HIGH),
    )
)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("when do the 9% notes mature?", "2006"),
        ("maturity of the 10 1/2% notes", "2011"),
        ("maturity of the 10.5 percent senior notes", "2011"),
        ("coupon of the notes due 2006?", "9"),
        ("coupon of the 10 1/2% notes due 2011", "10.5"),
        ("coupon of the notes due 2007?", None),
        ("maturity of the 8% notes?", None),
        ("coupon of the 9% notes due 2011?", None),
    ],
)
def test_notes_are_told_apart_by_what_they_are_called(question: str, expected: str | None) -> None:
    """A rate or a year that no notes have is not overlooked."""
    reply = json_object(ask(question, STORE, today=date(2005, 1, 3)))
    assert reply["value"] == expected


def test_which_notes_are_meant_is_asked_in_words_that_then_name_them() -> None:
    """Each choice is a question that is answered."""
    reply = ask("when do the notes mature?", STORE, today=date(2005, 1, 3))
    assert isinstance(reply, Clarify)
    assert reply.choices == (
        "when do the notes mature? (9% notes due 2006)",
        "when do the notes mature? (10 1/2% notes due 2011)",
    )
    answers = [json_object(ask(c, STORE, today=date(2005, 1, 3))) for c in reply.choices]
    assert [each["value"] for each in answers] == ["2006", "2011"]


def test_preferred_called_by_its_rate_is_named_by_it() -> None:
    """It has no letter that would be its series."""
    preferred = Security(company=LARKSPUR.name, kind="preferred", series="7.80%")
    assert named(preferred) == "7.80% preferred"

"""Who holds an office: only whom a release says was appointed to that very one."""

from __future__ import annotations

from datetime import date

import pytest

from bot.answers.offices import offices_in
from bot.ask import ask
from bot.model import Answer, Declined
from bot.store import Store
from tests.building import release, store_of

TODAY = date(2006, 1, 2)
TOLD = "(release of 6 May 2004)."
OFFICE = "chief financial officer"
CHAIR = release("Emeka Obi was elected Chairman of Larkspur.")
FINANCE = release(
    "Ines Falk was appointed chief financial officer effective July 1, 2004. "
    "She succeeds Tomas Oberg, who resigned as director."
)
GONE = release(
    "Ines Falk has resigned as chief financial officer.",
    published=date(2005, 3, 9),
)
COMING = release("Ines Falk will succeed Tomas Oberg as president.")
BOARD = release("Larkspur announced the election of Theresa Quist to its Board of Directors.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("who is the CEO?", {"chief executive"}),
        ("president and chief executive officer", {"president", "chief executive"}),
        ("vice president of finance", {"vice president"}),
        ("chairman of the board of directors", {"chairman"}),
        ("director of sales", set()),
        ("to its board of directors", {"director"}),
        ("who was appointed?", set()),
    ],
)
def test_offices_are_told_apart(text: str, expected: set[str]) -> None:
    """An office within the name of another is not meant by it."""
    assert offices_in(text) == expected


def text_of(question: str, store: Store) -> str | None:
    """Ask, and return the text of an answer; None where there is none."""
    reply = ask(question, store, today=TODAY)
    assert isinstance(reply, (Answer, Declined))
    return reply.text if isinstance(reply, Answer) else None


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("who is the chairman?", f"Emeka Obi was appointed Chairman {TOLD}"),
        ("who is the CFO?", f"Ines Falk was appointed {OFFICE}, from 1 July 2004 {TOLD}"),
        ("who is the director?", f"Theresa Quist was appointed director {TOLD}"),
        ("who is the CEO?", None),
        ("who is the president?", None),
    ],
)
def test_an_appointment_answers_for_its_own_office(question: str, expected: str | None) -> None:
    """One that was appointed to another office is not given, nor one who left."""
    assert text_of(question, store_of(CHAIR, FINANCE, BOARD)) == expected


def test_one_who_has_left_holds_no_office() -> None:
    """A later release that says that a person goes takes the appointment back."""
    assert text_of("who is the CFO?", store_of(FINANCE, GONE)) is None


def test_one_who_is_to_come_is_not_in_office_yet() -> None:
    """Where no day is named, the answer says that the person does not hold the office yet."""
    assert text_of("who is the president?", store_of(COMING)) == (
        f"Ines Falk was appointed president, but not in office yet on that day {TOLD}"
    )

"""Questions for who holds an office: by the release that names the person with it, or not."""

from __future__ import annotations

from datetime import date

import pytest

from bot.ask import ask
from bot.contract import json_object
from bot.store import Store
from tests.building import release, store_of


@pytest.fixture(scope="module")
def store() -> Store:
    """Store two releases: two officers are quoted in the older one, two appointed in the newer."""
    return store_of(
        release(
            '"We dug well," said Ada Quill, chairman and chief executive officer. "We sold well," '
            "said Vice President Rolf Tann.",
            published=date(2001, 2, 1),
        ),
        release(
            "Larkspur said that Mona Pell, 47, has been promoted to president and chief operating "
            "officer. Larkspur also announced the election of Emeka Obi to its Board of Directors. "
            '"Mona knows every mine," said Walter Stroud, Larkspur\'s chairman.',
            published=date(2003, 9, 9),
        ),
    )


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("who is the chairman?", "Walter Stroud"),
        ("who was chairman in 2001?", "Ada Quill"),
        ("who is the CEO?", "Ada Quill"),
        ("chief executive?", "Ada Quill"),
        ("who got promoted to president?", "Mona Pell"),
        ("name of the new board member?", "Emeka Obi"),
        ("who's the new coo", "Mona Pell"),
        ("who is vice president?", "Rolf Tann"),
    ],
)
def test_whoever_is_named_with_an_office_is_told(store: Store, question: str, value: str) -> None:
    """The newest release that names one decides; "new" is who was appointed."""
    assert json_object(ask(question, store, today=date(2004, 1, 2)))["value"] == value


@pytest.mark.parametrize(
    "question",
    [
        "who is the CFO?",
        "who is the treasurer?",
        "what does the CEO earn?",
        "how old is the chairman?",
        "who was the president in 2001?",
        "who's the new chairman?",
        "who did the CEO replace?",
    ],
)
def test_whoever_holds_another_office_is_no_answer(store: Store, question: str) -> None:
    """Nor is anything told of an officer that no release says."""
    assert json_object(ask(question, store, today=date(2004, 1, 2)))["value"] is None


def test_holders_of_an_office_are_listed(store: Store) -> None:
    """Each by the first release that names the person so, the oldest first."""
    reply = json_object(ask("who has been chairman over the years?", store, today=date(2004, 1, 2)))
    assert reply["text"] == (
        "Named as chairman: Ada Quill (release of 1 February 2001); Walter Stroud (release of "
        "9 September 2003)."
    )


@pytest.mark.parametrize(
    ("said", "question"),
    [
        ('"We dug well," said Ada Quill, president of Alder Smelting.', "who is the president?"),
        ('"We dug well," said Ada Quill, former president.', "who is the president?"),
        ('"We dug well," said Ada Quill, vice president.', "who is the president?"),
        ('"We dug well," said Ada Quill, assistant treasurer.', "who is the treasurer?"),
    ],
)
def test_an_office_elsewhere_or_in_the_past_is_another(said: str, question: str) -> None:
    """Nor is that of an assistant the office itself."""
    reply = ask(question, store_of(release(said)), today=date(2005, 1, 2))
    assert json_object(reply)["value"] is None


def test_one_who_has_left_since_is_not_told() -> None:
    """Somebody who was quoted as an officer, and then resigned, is none; nor is an earlier one."""
    store = store_of(
        release('"We dug well," said Rolf Tann, president.', published=date(2001, 2, 1)),
        release('"We sold well," said Ada Quill, president.', published=date(2003, 2, 1)),
        release("Ada Quill resigned on May 3, 2004.", published=date(2004, 5, 4)),
    )
    assert json_object(ask("who is the president?", store, today=date(2005, 1, 2)))["value"] is None

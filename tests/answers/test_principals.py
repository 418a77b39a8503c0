"""What an amount of notes brings: shares at the rate for each $1,000, or a year's interest."""

from __future__ import annotations

from datetime import date

import pytest

from bot.ask import ask
from bot.contract import json_object
from bot.store import Store
from tests.building import release, store_of


@pytest.fixture(scope="module")
def store() -> Store:
    """Store an offering of notes that convert."""
    return store_of(
        release(
            "Larkspur priced its offering of $50 million principal amount of 4.50% Convertible "
            "Notes due 2014. The notes are convertible into 40.5 shares of common stock for each "
            "$1,000 principal amount of notes.",
            published=date(2009, 5, 12),
        )
    )


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("hypothetically a $20,000 position turns into how many shares?", "810"),
        ("interest a year on ten bonds of $1,000?", "450"),
        ("on $8,000 face of the notes, how much interest per annum would my aunt get?", "360"),
        ("a $20,000 position at the old rate turns into how many shares?", None),
        ("interest a year on $8,000 of notes after tax?", None),
        ("a $20,000 position, how many shares would I need?", None),
    ],
)
def test_an_amount_of_notes_brings(question: str, value: str | None, store: Store) -> None:
    """A word that could mean another rate stops it."""
    told = json_object(ask(question, store, today=date(2010, 1, 2)))["value"]
    assert (None if told is None else str(told)) == value

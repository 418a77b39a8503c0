"""Whether a day is in time: for an offer, a record, a date gone by; and which day of the week."""

from __future__ import annotations

from datetime import date

import pytest

from bot.ask import ask
from bot.contract import json_object
from bot.store import Store
from tests.building import release, store_of


@pytest.fixture(scope="module")
def store() -> Store:
    """Store a dividend and an offer of one company."""
    return store_of(
        release(
            "Larkspur declared a quarterly dividend of $0.30 per share on its common stock, "
            "payable on March 15, 2004 to holders of record on March 1, 2004.",
            published=date(2004, 2, 3),
        ),
        release(
            "Larkspur commenced an exchange offer for its Series A preferred stock. The offer "
            "will expire on May 21, 2004.",
            published=date(2004, 4, 20),
        ),
    )


def said(question: str, store: Store) -> str | None:
    """Ask; the value of the reply."""
    value = json_object(ask(question, store, today=date(2004, 6, 1)))["value"]
    return None if value is None else str(value)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("it is May 15, 2004, can I still tender?", "yes"),
        ("on May 24, 2004, can I still tender my Series A?", "no"),
        ("is May 24, 2004 too late to tender?", "yes"),
        ("is the offer still open on May 3, 2004?", "yes"),
        ("registered on March 2, 2004, do I get the dividend?", "no"),
        ("on the register by March 1, 2004: am I entitled to the dividend?", "yes"),
        ("has the record date passed by March 3, 2004?", "yes"),
        ("was May 21, 2004 a Friday?", "yes"),
        ("was May 21, 2004 a Monday?", "no"),
        ("on May 21, 2004, can I still tender?", None),
        ("on March 3, 2004, can I still tender?", None),
        ("on May 15, 2004, can I not tender any more?", None),
        ("if I buy on February 27, 2004, do I get the dividend?", None),
        ("on May 15, 2004, can I still withdraw my tender?", None),
        ("on May 15, 2004, can my broker still vote?", None),
    ],
)
def test_a_day_is_in_time_or_not(question: str, value: str | None, store: Store) -> None:
    """The last day itself, a purchase without its ex-date, and any other deed, are left open."""
    assert said(question, store) == value

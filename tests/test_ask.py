"""From a question to a reply: the whole way, on the releases that come with the bot."""

from __future__ import annotations

from datetime import date

import pytest

from bot.ask import SAMPLES, ask, exchange
from bot.model import Answer, Clarify, Declined
from bot.store import Store
from tests.building import release, store_of

TODAY = date(2006, 1, 2)


@pytest.fixture(scope="module")
def store() -> Store:
    """Store a release of a company that does not exist."""
    return store_of(
        release(
            "Larkspur will issue 7.5 shares of common stock in exchange for each share of "
            "preferred stock. Following the exchange, 48,000 shares of preferred stock remain "
            "outstanding."
        )
    )


def test_the_samples_are_answered(store: Store) -> None:
    """What is offered as an example has an answer."""
    replies = [ask(sample, store, today=TODAY) for sample in SAMPLES]
    assert [reply.figure for reply in replies if isinstance(reply, Answer)] == [
        "48,000",
        "7.5",
        "75,000",
    ]


def test_an_exchange_is_computed_from_its_words(store: Store) -> None:
    """The words after /exchange need no sentence around them."""
    reply = exchange("1,000 at 8", store, today=TODAY)
    assert isinstance(reply, Answer)
    assert (reply.kind, reply.figure) == ("hypothetical", "8,000")


def test_what_is_too_long_is_declined_at_once(store: Store) -> None:
    """Words longer than any question are not read at all."""
    words = "preferred outstanding " * 100
    for reply in (ask(words, store, today=TODAY), exchange(words, store, today=TODAY)):
        assert isinstance(reply, Declined)
        assert reply.text == "Ask in fewer words: that is longer than 1,000 characters."


def test_a_question_leaves_no_trace_in_the_next(store: Store) -> None:
    """Questions do not learn from each other: the same one has the same reply again."""
    first = ask("how many preferred are outstanding?", store, today=TODAY)
    for other in ("hi", "how many common are outstanding?", "prefs outstandng in 2003", "at 8?"):
        ask(other, store, today=TODAY)
    assert ask("how many preferred are outstanding?", store, today=TODAY) == first
    assert isinstance(ask("", store, today=TODAY), Clarify)

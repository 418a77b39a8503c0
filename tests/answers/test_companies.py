"""Questions over a store of several companies: whose figure is meant, and whose is not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.ask import ask
from bot.contract import json_object
from bot.model import Company, Release
from bot.store import Store
from tests.building import COMMON, PREFERRED, release, store_of

TODAY = date(2006, 1, 2)


def of(name: str, symbol: str, text: str) -> Release:
    """Make a release of a company, whose common is listed under a symbol."""
    common = replace(COMMON, company=name, symbol=symbol)
    preferred = replace(PREFERRED, company=name, symbol=None)
    return release(text, company=Company(name=name), securities=(common, preferred))


TANSY = of(
    "Tansy Copper Company",
    "TCC",
    "Following the exchange, 70,000 shares of preferred stock remain outstanding. "
    "The board declared a special dividend of $2.00 per share on the common stock.",
)
ROWAN = of(
    "Rowan Power Corporation",
    "RWN",
    "Following the exchange, 50,000 shares of preferred stock remain outstanding. "
    "The board declared a special dividend of $0.40 per share on the common stock.",
)
TEASEL = of("Teasel Foods Inc.", "TSL", "In all, 11,000 shares of preferred stock are outstanding.")
TEASEL_TWO = of(
    "Teasel Networks, Inc.", "TCC", "In all, 12,000 shares of preferred stock are outstanding."
)


@pytest.fixture(scope="module")
def store() -> Store:
    """Store four companies: two begin with the same word, two share a symbol."""
    return store_of(TANSY, ROWAN, TEASEL, TEASEL_TWO)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        pytest.param("Rowan preferred outstanding?", "50000", id="first-word"),
        pytest.param("RWN pref o/s", "50000", id="symbol"),
        pytest.param("RWN: how many prefs are outstanding?", "50000", id="symbol-and-colon"),
        pytest.param("Teasel Foods preferred outstanding?", "11000", id="whole-name"),
        pytest.param(
            "which has more preferred outstanding, Tansy or Rowan?", "70000", id="which-has-more"
        ),
        pytest.param(
            "which has fewer preferred outstanding, Tansy or Rowan?", "50000", id="which-has-fewer"
        ),
        pytest.param(
            "which special dividend is bigger, Tansy or Rowan, and by how much?", "1.6", id="by"
        ),
        pytest.param(
            "preferred outstanding at Tansy vs Rowan - difference?", "20000", id="difference"
        ),
    ],
)
def test_the_company_that_is_named_answers(store: Store, question: str, value: str) -> None:
    """A name, its first word or a symbol tells whose figure is meant; two can be compared."""
    found = json_object(ask(question, store, today=TODAY))
    assert (found["status"], found["value"]) == ("answered", value)


@pytest.mark.parametrize(
    ("question", "companies"),
    [
        pytest.param(
            "Teasel preferred outstanding?",
            ["Teasel Foods Inc.", "Teasel Networks, Inc."],
            id="the-same-first-word",
        ),
        pytest.param(
            "TCC pref o/s?", ["Tansy Copper Company", "Teasel Networks, Inc."], id="the-same-symbol"
        ),
    ],
)
def test_a_name_of_two_is_asked_back_about(
    store: Store, question: str, companies: list[str]
) -> None:
    """Between two companies nothing is guessed, and each choice can be asked as it is."""
    found = json_object(ask(question, store, today=TODAY))
    assert found["status"] == "clarify"
    assert [choice.split(":")[0] for choice in found["choices"]] == companies
    replies = [json_object(ask(choice, store, today=TODAY)) for choice in found["choices"]]
    assert [reply["company"] for reply in replies] == companies
    assert [reply["status"] for reply in replies] == ["answered", "answered"]


@pytest.mark.parametrize(
    ("question", "nearest"),
    [
        pytest.param("how many preferred does Tansey have outstanding?", "Tansy", id="alike"),
        pytest.param("preferred of Rowan Powerhouse Ltd?", None, id="longer"),
        pytest.param("how many preferred does Norrland have outstanding?", None, id="unknown"),
    ],
)
def test_an_unknown_company_is_said(store: Store, question: str, nearest: str | None) -> None:
    """No other company's figure is given; names that are near are."""
    found = json_object(ask(question, store, today=TODAY))
    assert (found["status"], found["value"]) == ("declined", None)
    assert nearest is None or nearest in found["text"]


def test_two_companies_without_a_common_figure_are_not_compared(store: Store) -> None:
    """A comparison needs a figure of each."""
    question = "which special dividend is bigger, Tansy or Teasel Foods?"
    assert json_object(ask(question, store, today=TODAY))["value"] is None

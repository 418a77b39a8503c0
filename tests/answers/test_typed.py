"""Arithmetic typed in a question: worked out, compared, and left alone where it is none."""

from __future__ import annotations

from datetime import date

import pytest

from bot.ask import ask
from bot.contract import json_object
from tests.building import release, store_of

EXCHANGED = (
    "Larkspur will issue 7.5 shares of common stock in exchange for each share of preferred stock. "
    "The holder, who owns 12,000 shares of preferred stock, will be issued 90,000 shares of common "
    "stock. Following the exchange, 48,000 shares of preferred stock remain outstanding."
)
LATER = (
    "Larkspur issued 40,000 shares of common stock in exchange for 5,000 shares of preferred stock."
)


def said(question: str, *texts: str) -> tuple[str, str | None]:
    """Ask about releases a month apart; the status and the value of the reply."""
    store = store_of(
        *(release(text, published=date(2004, 5 + n, 6)) for n, text in enumerate(texts))
    )
    found = json_object(ask(question, store, today=date(2004, 9, 1)))
    value = found["value"]
    return str(found["status"]), None if value is None else str(value)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("(300,000 + 550,000) / 2", "425000"),
        ("5 + 3 * 2", "11"),
        ("2.5 * (3 + (4 - 1)) / 3", "5"),
        ("50 - 12 - 8", "30"),
        ("(what is 5 x 3)", "15"),
        ("1,200 plus 5%", "1260"),
        ("1,000 less 10%", "900"),
        ("what is 7% of $25", "1.75"),
        ("12% + 3%", "15"),
        ("$27.50 / $25", "1.1"),
        ("88,100 over 50,000", "1.762"),
        ("6.25m shares x $16", "100000000"),
    ],
)
def test_what_is_typed_is_worked_out(question: str, value: str) -> None:
    """Brackets, percentages and money are taken as anybody would."""
    assert said(question, EXCHANGED) == ("answered", value)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("does 12,000 x 7.5 tie to the common issued?", "yes"),
        ("does 12,000 x 7.6 tie to the common issued?", "no"),
        ("does 5,000 x 8 tie to the common issued?", "yes"),
        ("does 5,000 x 9 tie to the common issued?", "no"),
        ("does 12,000 x 7.5 tie out?", "yes"),
        ("does 1.25m plus 843k tie to 2.09 million?", "yes"),
        ("does 1.25m plus 843k tie to 2.08 million?", "no"),
        ("is 1.0625 times 4 equal to 4.25 a year?", "yes"),
        ("88,100 over 104,600 - is that the 84.2% they printed?", "yes"),
        ("88,100 over 104,600 - is that the 84.3% they printed?", "no"),
        ("$31 vs $25 - is that a 24% premium?", "yes"),
        ("$31 vs $25 - is that a 25% premium?", "no"),
        ("is 2 x 3 more than 5?", "yes"),
        ("is 2 x 3 less than 5?", "no"),
    ],
)
def test_what_is_typed_is_compared(question: str, value: str) -> None:
    """It ties to a published figure of any time, or to one that is typed, as it is rounded."""
    assert said(question, EXCHANGED, LATER) == ("answered", value)


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("does 698,500 x 6 tie to the common issued?", id="of-neither-exchange"),
        pytest.param(
            "does 300,000 x 2 tie to the prefs outstanding?", id="not-beside-the-only-one"
        ),
        pytest.param("100 / (5 - 5)", id="by-zero"),
        pytest.param("$5 + 3", id="money-and-a-number"),
        pytest.param("$5 x $3", id="money-times-money"),
        pytest.param("what about 5 x 3 for the chairman", id="words-besides"),
    ],
)
def test_what_cannot_be_worked_out_or_compared_is_declined(question: str) -> None:
    """A product of figures that are not published denies none of several that are."""
    assert said(question, EXCHANGED, LATER) == ("declined", None)

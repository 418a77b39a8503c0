"""Adjuncts: what may stand between a deed and its figure, and what may not."""

from __future__ import annotations

import time

import pytest

from bot.language.names import Names
from bot.language.recognise import recognise
from bot.language.templates import compile_template

REDEEMED = compile_template("redeemed ~ {shares}")
ON = compile_template("redeemed ~date {date}")


def _found(template_words: str, text: str) -> bool:
    recognised = recognise(text, Names([], []))
    return any(compile_template(template_words).matches(recognised))


@pytest.mark.parametrize(
    "between",
    [
        "in cash",
        "on May 3, 2004",
        "at a redemption price of $25.00 per share",
        "pursuant to the terms of the indenture",
        "in accordance with its previously announced plan",
        "from holders of its common stock",
        "at $25.00 per share plus accrued and unpaid dividends to the redemption date",
        "at $25.00 per share, in cash, on May 3, 2004,",
        "in full",
        "for May, June and July",
        "(CUSIP No. 20320)",
        "representing 40% of the class, today",
    ],
)
def test_what_says_nothing_of_a_figure_may_stand_before_it(between: str) -> None:
    """A time, a price, a document and a person may part a deed from what it is done to."""
    assert _found("redeemed ~ {shares}", f"It redeemed {between} 9,000 common shares.")


@pytest.mark.parametrize(
    "between",
    [
        "and then issued",
        "its notes with the proceeds of",
        "at a price below that of",
        "warrants to purchase",
        "shares from the estate of a former officer who held",
    ],
)
def test_what_is_not_known_to_be_harmless_ends_a_reading(between: str) -> None:
    """Words that may make the figure another one are no adjunct."""
    assert not _found("redeemed ~ {shares}", f"It redeemed {between} 9,000 common shares.")


@pytest.mark.parametrize(
    ("between", "expected"),
    [
        ("at $25.00 per share", True),
        ("representing 40% of the class", True),
        ("before May 3, 2004", False),
    ],
)
def test_adjuncts_without_a_kind_of_figure(between: str, expected: bool) -> None:
    """Where a date is looked for, no other date may be passed over."""
    text = f"It was redeemed {between} on June 1, 2004."
    recognised = recognise(text, Names([], []))
    dates = [
        match.slots["date"].entity.period
        for match in ON.matches(recognised)
        if match.slots["date"].entity is not None
    ]
    assert (str(dates[0]) == "2004-06-01" if dates else False) is expected


@pytest.mark.parametrize(
    "words", ["on May 3, 2004 ", "in the offer ", "under the a b c d ", "in full, ", "by the "]
)
def test_many_adjuncts_cost_time_in_proportion(words: str) -> None:
    """A long row of adjuncts is given up at once: the time grows with the text, not faster."""

    def seconds(times: int) -> float:
        recognised = recognise("redeemed " + words * times + ".", Names([], []))
        start = time.perf_counter()
        assert not list(REDEEMED.matches(recognised))
        return time.perf_counter() - start

    seconds(10)
    assert seconds(400) < 0.25

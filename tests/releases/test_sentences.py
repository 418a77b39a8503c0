"""Where sentences end, and where a full stop ends none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.releases.sentences import split

WHOLE = [
    pytest.param("It owns mine No. 2 and mine No. 3 outright.", id="number"),
    pytest.param("The U.S. Treasury and the U.S. Securities and Exchange Commission.", id="u-s"),
    pytest.param("Mr. A. B. Brown and R.J. Steele met Dr. Roe at St. Paul.", id="initials"),
    pytest.param("Osier Bancorp, Inc. (Nasdaq: OSIR) lends.", id="listed"),
    pytest.param("It was bought by Larkspur Inc. President Jo Field said so.", id="a-post-follows"),
    pytest.param("Osier Bancorp, Inc. Chief Executive Ann Poe spoke.", id="another-post"),
    pytest.param("Dial in at 11:00 a.m. Eastern time on Nov. 5, 2003.", id="hour-and-month"),
    pytest.param("The rate rose to 6.75 percent of $1.2 billion.", id="decimals"),
    pytest.param("See Item 1A. Risk Factors in the report.", id="item"),
    pytest.param("Bleichen Acquisition Corp. I, to be renamed, agreed.", id="numeral"),
    pytest.param("1. Sell the mill.", id="a-list's-number"),
    pytest.param('"Will it pay?" she asked. ', id="a-question-quoted"),
    pytest.param("He is at Yahoo! and at eBay.", id="a-name-with-a-mark"),
    pytest.param("It settled Kost vs. Crisp in Washington, D.C. 20549 that year.", id="versus"),
    pytest.param("Its web site is www.osier.example and no other.", id="address"),
    pytest.param("approx. 3 percent, i.e. Less than before", id="latin"),
]

PARTED = [
    pytest.param("It pays. He left.", ["It pays.", "He left."], id="plain"),
    pytest.param('"It pays." He left.', ['"It pays."', "He left."], id="quoted"),
    pytest.param("It pays.) He left.", ["It pays.)", "He left."], id="bracketed"),
    pytest.param("It pays.(1) He left.", ["It pays.(1)", "He left."], id="footnote"),
    pytest.param(
        "It is Osier Inc. The bank lends.", ["It is Osier Inc.", "The bank lends."], id="inc"
    ),
    pytest.param(
        "Roe owns Plus, Inc. Larkspur, Inc. mines zinc.",
        ["Roe owns Plus, Inc.", "Larkspur, Inc. mines zinc."],
        id="one-company-after-another",
    ),
    pytest.param(
        "He owns Series B. The rest is sold.",
        ["He owns Series B.", "The rest is sold."],
        id="series",
    ),
    pytest.param("It lends in the U.S. It mines.", ["It lends in the U.S.", "It mines."], id="u-s"),
    pytest.param("It rose 2%. Costs fell.", ["It rose 2%.", "Costs fell."], id="percent"),
    pytest.param("Why? Costs fell!", ["Why?", "Costs fell!"], id="question"),
    pytest.param("the stock.The company", ["the stock.", "The company"], id="glued"),
    pytest.param("Chairman. ``We lend.''", ["Chairman.", "``We lend.''"], id="typed-quotes"),
    pytest.param("of 1995. 5 years on", ["of 1995.", "5 years on"], id="a-digit-opens"),
    pytest.param(
        "in 2001. iPhones sell.", ["in 2001.", "iPhones sell."], id="a-small-letter-opens"
    ),
]


def parts(text: str) -> list[str]:
    """List the sentences of a text."""
    return [text[start:end] for start, end in split(text)]


@pytest.mark.parametrize("text", WHOLE)
def test_no_end_within(text: str) -> None:
    """Abbreviations, initials, numbers and names end no sentence."""
    assert [part.strip() for part in parts(text)] == [text.strip()]


@pytest.mark.parametrize(("text", "expected"), PARTED)
def test_an_end(text: str, expected: list[str]) -> None:
    """A stop that a new beginning follows ends the sentence, with its quotation marks."""
    assert parts(text) == expected


@given(st.text("aAB .!?\"'()12\u201c", max_size=60))
def test_nothing_is_lost(text: str) -> None:
    """The sentences and the blanks between them are the text."""
    spans = list(split(text))
    assert all(start < end for start, end in spans)
    assert [start for start, _ in spans] == sorted(start for start, _ in spans)
    kept = "".join(text[start:end] for start, end in spans)
    assert kept.replace(" ", "") == text.replace(" ", "")

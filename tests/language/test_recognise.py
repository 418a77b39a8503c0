"""Texts with their numbers, dates, securities and parties recognised."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.names import Names
from bot.language.recognise import (
    DATE,
    MONEY,
    NUMBER,
    PARTY,
    PERCENT,
    SECURITY,
    SHARES,
    SPLIT,
    TYPES,
    Recognised,
    recognise,
    security_of,
)
from bot.language.securities import Mention
from tests.building import COMMON, LARKSPUR, PREFERRED, SECOND

NAMES = Names([LARKSPUR], [COMMON, PREFERRED])
LETTERS = str.maketrans(
    {
        NUMBER: "#",
        MONEY: "$",
        PERCENT: "%",
        DATE: "@",
        SECURITY: "S",
        SHARES: "N",
        PARTY: "P",
        SPLIT: ":",
    }
)


def masked(text: str, *, loose: bool = False) -> str:
    """Recognise a text and write each type as a letter or sign."""
    return recognise(text, NAMES, loose=loose).masked.translate(LETTERS)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("it paid $5 for 6 at 7%", "it paid $ for # at %", id="money-and-numbers"),
        pytest.param("in June 2002, 5 met", "in @, # met", id="date-before-number"),
        pytest.param("a 1:10 reverse split", "a : reverse split", id="split-with-a-colon"),
        pytest.param("on a ten-to-one basis", "on a : basis", id="split-from-old-to-new"),
        pytest.param("at 8:30 to talk, 1 to 2 met", "at 8:30 to talk, # to # met", id="no-split"),
        pytest.param("one-for-twenty-five split", ": split", id="split-of-compound-words"),
        pytest.param("500 of its shares rose", "N rose", id="some-of-its-shares"),
        pytest.param("500 shares of its stock rose", "N rose", id="shares-of-its-stock"),
        pytest.param("500 shares of its outstanding common stock", "N", id="shares-outstanding"),
        pytest.param("500 shares of common stock, $.01 par value, rose", "N, rose", id="par-value"),
        pytest.param(
            "call 555-010-0199 or 555/010-0199",
            "call 555-010-0199 or 555/010-0199",
            id="telephones",
        ),
        pytest.param("see www.larkspur2.example/5", "see www.larkspur2.example/5", id="address"),
        pytest.param("write ir5@larkspur.example", "write ir5@larkspur.example", id="e-mail"),
        pytest.param("Larkspur's common stock", "P's S", id="company-and-class"),
        pytest.param("LKM-PrA holders", "S P", id="symbol"),
        pytest.param("500 shares of preferred stock", "N", id="count-of-a-class"),
        pytest.param("500 newly issued shares of its common stock", "N", id="count-with-words"),
        pytest.param("500 shares rose", "N rose", id="count-of-no-class"),
        pytest.param("500 preferred shares", "N", id="class-before-shares"),
        pytest.param("shares of common stock", "S", id="shares-of-a-class"),
        pytest.param("about two-thirds of the preferred stock", "# of the S", id="fraction"),
        pytest.param("a 2-for-1 split", "a : split", id="split"),
        pytest.param("a one-for-ten split", "a : split", id="split-in-words"),
        pytest.param("a tit-for-tat row", "a tit-for-tat row", id="no-split"),
        pytest.param(
            "5 and 6 shares of Series A and common stock, respectively",
            "N",
            id="respectively",
        ),
        pytest.param(
            "5, 6 and 7 shares of Series A and common stock, respectively",
            "#, # and N and S, respectively",
            id="respectively-with-other-counts",
        ),
        pytest.param("the holder of it", "P of it", id="holder"),
        pytest.param("Mr. Larkspur rose", "Mr. Larkspur rose", id="titled-bearer-of-the-name"),
        pytest.param("Tom Larkspur said", "Tom Larkspur said", id="bearer-of-the-name"),
        pytest.param("Today Larkspur said", "Today P said", id="company-that-says"),
        pytest.param("500 shares of its total common stock", "N", id="total-stock"),
        pytest.param("a single institutional investor", "P", id="investor"),
        pytest.param("nothing here", "nothing here", id="nothing"),
        pytest.param("", "", id="empty"),
    ],
)
def test_each_entity_is_one_character(text: str, expected: str) -> None:
    """The surest reading of each place wins, and what is no entity stays as it is."""
    assert masked(text) == expected


def test_a_bare_year_is_a_date_in_a_question_only() -> None:
    """In prose a bare number that looks like a year is a number."""
    assert masked("left 2003") == "left #"
    assert masked("left 2003", loose=True) == "left @"


def test_respectively_pairs_counts_with_classes() -> None:
    """Each count of a list has the class at its own place in the other list."""
    text = "5 and 6 shares of Series A preferred and common stock, respectively"
    (entity,) = recognise(text, NAMES).entities
    assert [
        (member.quantity and member.quantity.value, security_of(member, (COMMON, PREFERRED)))
        for member in entity.members
    ] == [(Decimal(5), PREFERRED), (Decimal(6), COMMON)]


def test_a_mention_is_resolved_among_the_classes_of_an_issuer() -> None:
    """A class that is named by its symbol is that one; a kind with two series is open."""
    by_symbol, by_kind, number = recognise("LKM-PrA, preferred, 5", NAMES).entities
    assert by_symbol.security == PREFERRED
    assert by_kind.security == Mention(kind="preferred", words="preferred")
    assert security_of(by_symbol, ()) == PREFERRED
    assert security_of(by_kind, (COMMON, PREFERRED)) == PREFERRED
    assert security_of(by_kind, (PREFERRED, SECOND)) is None
    assert security_of(number, (PREFERRED,)) is None


@pytest.mark.parametrize("character", [*TYPES])
def test_a_forged_character_is_no_entity(character: str) -> None:
    """A text that holds the characters that stand for types forges nothing with them."""
    text = f"in all {character} shares of {character} remain outstanding, 5{character}"
    recognised = recognise(text, NAMES)
    assert recognised.masked.translate(LETTERS) == "in all   shares of   remain outstanding, # "
    assert [e.span.start for e in recognised.entities] == [text.index("5")]
    assert len(recognised.text) == len(text)


def assert_sound(text: str, recognised: Recognised) -> None:
    """Assert that spans slice the text and that the mask stands for all of it, in order."""
    assert len(recognised.masked) == len(recognised.starts) == len(recognised.ends)
    assert (
        "".join(
            recognised.text[a:b] for a, b in zip(recognised.starts, recognised.ends, strict=True)
        )
        == recognised.text
    )
    assert len(recognised.text) == len(text)
    at = [i for i, character in enumerate(recognised.masked) if character in TYPES]
    assert [recognised.entity_at(i) for i in at] == list(recognised.entities)
    for i, entity in zip(at, recognised.entities, strict=True):
        assert entity.type == recognised.masked[i]
        assert recognised.span(i, i + 1) == entity.span
    for i, character in enumerate(recognised.masked):
        if character not in TYPES:
            assert recognised.text[recognised.starts[i]] == character


@given(st.text(max_size=80), st.booleans())
def test_any_text_is_recognised_soundly(text: str, loose: bool) -> None:
    """Whatever the text, every character of the mask stands for a slice of it."""
    assert_sound(text, recognise(text, NAMES, loose=loose))


@given(
    st.lists(
        st.sampled_from(
            [
                *TYPES,
                *"5 7.6 1,000 two-thirds about % $ and , ( ) June 2002 2003 Larkspur LKM".split(),
                *"shares of Series A B preferred common stock respectively 2-for-1 holder".split(),
                "\n",
                "’s",
            ]
        ),
        max_size=14,
    ),
    st.sampled_from([" ", ""]),
)
def test_any_row_of_words_is_recognised_soundly(words: list[str], between: str) -> None:
    """However the words of releases are thrown together, spans and mask stay consistent."""
    text = between.join(words)
    assert_sound(text, recognise(text, NAMES, loose=True))

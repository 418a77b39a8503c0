"""Words of questions: what they mean, however they are spelled or inflected."""

from __future__ import annotations

import pytest

from bot.answers.asks import phrases
from bot.answers.idioms import rewritten
from bot.answers.spelling import corrected
from bot.answers.words import FILLERS, SOFT, concept, is_known, tokens

NAMES = ("larkspur", "hecla")


@pytest.fixture(autouse=True)
def _learnt() -> None:
    """Know the words of the measures, as whoever asks does."""
    phrases()


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        pytest.param("what's the o/s?", "what is the outstanding?", id="o/s"),
        pytest.param("who’s the holder", "who is the holder", id="curly-apostrophe"),
        pytest.param("they gave up 5", "they surrender 5", id="gave-up"),
        pytest.param("No. of prefs", "number of prefs", id="number-of"),
        pytest.param("prior to it", "before it", id="prior-to"),
        pytest.param("they weren't exchanged", "they not exchanged", id="negation"),
        pytest.param("they dont remain", "they not remain", id="negation-misspelt"),
        pytest.param("they cannot remain", "they not remain", id="cannot"),
        pytest.param("do they want it", "do they want it", id="want-is-no-negation"),
        pytest.param("no. 5", "no. 5", id="no-number-of"),
    ],
)
def test_abbreviations_are_written_out(text: str, plain: str) -> None:
    """What people abbreviate becomes plain words; a negation stays one."""
    assert rewritten(text) == plain


@pytest.mark.parametrize(
    ("word", "meaning"),
    [
        pytest.param("shareholders", "holder", id="synonym-of-an-inflection"),
        pytest.param("swap", "exchange", id="synonym"),
        pytest.param("issued", "issue", id="past"),
        pytest.param("countries", "country", id="plural"),
        pytest.param("surrendering", "surrender", id="participle"),
        pytest.param("outstanding", "outstanding", id="not-to-stand-out"),
        pytest.param("ponies", "ponies", id="unknown"),
    ],
)
def test_a_word_is_reduced_to_what_it_means(word: str, meaning: str) -> None:
    """Inflections and synonyms have one form; a word that means nothing here stays."""
    assert concept(word) == meaning


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        pytest.param("outstandng", "outstanding", id="a-letter-missing"),
        pytest.param("outstnading", "outstanding", id="letters-swapped"),
        pytest.param("preffered", "preferred", id="two-wrong-in-a-long-word"),
        pytest.param("exhange", "exchange", id="exchange"),
        pytest.param("ratoi", "ratio", id="short-and-swapped"),
        pytest.param("tiker", "ticker", id="five-letters-and-one-missing"),
        pytest.param("larkspor", "larkspur", id="company"),
        pytest.param("helca", "hecla", id="company-swapped"),
    ],
)
def test_a_misspelt_word_is_the_one_that_it_is_near(typed: str, meant: str) -> None:
    """A slip of the finger is mended."""
    assert corrected(typed, NAMES) == meant


@pytest.mark.parametrize(
    "word",
    "none fell sold rise lower later week radio gold lost used nose till vote fail "
    "ponies hela hero tulip xyz of".split(),
)
def test_a_word_of_its_own_is_not_a_misspelling(word: str) -> None:
    """Another word, or another company's name, is never bent into a known one."""
    assert is_known(word) or corrected(word, NAMES) is None


def test_words_are_split_from_what_is_around_them() -> None:
    """Case, marks and possessives do not matter; digits and signs are no words."""
    assert tokens("What's HECLA’s 5% — o/s?") == ("what", "hecla", "o", "s")
    assert tokens("\x00 5 % ½") == ()


def test_fillers_are_not_soft() -> None:
    """A word either means nothing here or may be left over, not both."""
    assert FILLERS.isdisjoint(SOFT)

"""What frames a question goes; what could tell one figure from another stays."""

from __future__ import annotations

import pytest

from bot.answers.asks import phrases
from bot.answers.framing import unframed
from bot.language.names import Names
from bot.model import Company

NAMES = Names([Company(name="Larkspur Mining Company", aliases=("Larkspur",))], [], briefly=True)


@pytest.mark.parametrize(
    ("question", "core"),
    [
        ("lender here: when is the record date?", "when is the record date?"),
        ("As a beginner I am stumped. What is the ratio?", "What is the ratio?"),
        ("I lie awake at night; what is the ratio?", "what is the ratio?"),
        ("what is the ratio, my dog wonders?", "what is the ratio?"),
        ("what is the ratio (my boss is curious)?", "what is the ratio?"),
        ("what is the ratio for my spreadsheet?", "what is the ratio?"),
        ("the ratio, for the minutes", "the ratio"),
        ("what ratio is given in the release?", "what ratio is given?"),
        ("what is the ratio, according to your announcement?", "what is the ratio?"),
        ("which ratio is given in Larkspur's release?", "which ratio is of Larkspur?"),
        ("what is the ratio?", "what is the ratio?"),
    ],
)
def test_what_frames_a_question_goes(question: str, core: str) -> None:
    """Who asks, why, and where the figure is to go says nothing of the figure."""
    phrases()
    assert unframed(question, NAMES) == core


@pytest.mark.parametrize(
    "question",
    [
        "I hold the Series B: what is the ratio?",
        "I hold preferred; what is the ratio?",
        "my 500 are gone: what is the ratio?",
        "I ask about Alder: what is the ratio?",
        "we at Larkspur wonder, what is the ratio?",
        "what is the ratio, unless I wait?",
        "what is the ratio, before my friend came?",
        "what is the ratio, without my part?",
        "I mean the dividend: when is it paid?",
        "what is the price, undiluted?",
        "what is the price (adjusted)?",
        "what is the date of the release?",
        "what is the date of Larkspur's release?",
        "what is paid for the notes?",
        "I wonder",
        "(me)",
    ],
)
def test_what_may_tell_figures_apart_stays(question: str) -> None:
    """A name, a class, a number, a measure's word, an exclusion or a condition is no frame."""
    phrases()
    assert unframed(question, NAMES) == question

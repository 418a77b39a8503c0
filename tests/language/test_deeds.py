"""The words of deeds: how their verbs are inflected, and what is refused."""

from __future__ import annotations

import pytest

from bot.errors import MeasureError
from bot.language.deeds import deed, parts
from bot.language.templates import compile_template


@pytest.mark.parametrize(
    ("name", "acting", "acted", "done"),
    [
        ("redeem", "redeeming", "redeemed", "called for redemption"),
        ("tender", "submits for exchange", "submitted for exchange", "surrendered for exchange"),
        ("accept", "take up", "took up", "taken up"),
        ("sell", "selling", "sold", "placed"),
        ("begin", "beginning", "began", "begun"),
        ("repurchase", "repurchases", "bought back", "bought back"),
    ],
)
def test_a_verb_is_inflected(name: str, acting: str, acted: str, done: str) -> None:
    """A verb has the forms of its doer and the one of what it is done to, irregular ones too."""
    words = deed(name)
    assert acting in words.acting
    assert acted in words.acted
    assert done in words.done


def test_a_verb_with_words_after_it_can_be_parted() -> None:
    """What is called may stand between the words of "call for redemption"."""
    assert ("call|calls|calling|called", "for redemption") in deed("redeem").parted


def test_an_unknown_deed_is_refused() -> None:
    """A frame that names no deed says which there are."""
    with pytest.raises(MeasureError, match=r"No deed 'irregular'; use one of accept, "):
        deed("irregular")


@pytest.mark.parametrize("words", [*parts()["objects"].values(), *parts()["words"].values()])
def test_the_parts_of_frames_are_templates(words: str) -> None:
    """What frames are put together from can be read as part of a template."""
    assert compile_template(f"redeemed {words}").source == f"redeemed {words}"

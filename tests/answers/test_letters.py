"""Series by their letters: what stands for one and what does not."""

from __future__ import annotations

import pytest

from bot.answers.letters import lettered
from bot.language.names import Names
from bot.model import Security

NAMES = Names([], [Security(company="X", kind="preferred", series=s) for s in "AC"])


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("quarterly pay on the PrA", "quarterly pay on the Series A preferred"),
        ("PfdC o/s?", "Series C preferred o/s?"),
        ("how many C went in 2006", "how many Series C preferred went in 2006"),
    ],
)
def test_a_series_is_written_out(text: str, plain: str) -> None:
    """However short its letter is written."""
    assert lettered(text, NAMES) == plain


@pytest.mark.parametrize("text", ["HL-PrA o/s?", "PrB outstanding", "a pro ata of it", "Plan C is"])
def test_what_is_no_known_series_stays(text: str) -> None:
    """A symbol, another letter, or another word is left alone."""
    assert lettered(text, NAMES) == text

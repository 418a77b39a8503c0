"""Classes that a release names once and then refers back to."""

from __future__ import annotations

import pytest

from bot.contract import value_text
from bot.facts import read_facts
from tests.building import COMMON, PREFERRED, SECOND, release


def redeemed(text: str) -> set[tuple[str | None, str]]:
    """List the class and the price of each redemption of a text."""
    found = read_facts(release(text, securities=(COMMON, PREFERRED, SECOND)))
    return {
        (f.security.series if f.security else None, value_text(f.quantity))
        for f in found
        if f.measure == "redemption_price"
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Larkspur sold its Series B Preferred Stock.\n\nIt will use the money to redeem the"
            " Series A Preferred Stock. The Preferred Stock will be redeemed at a redemption"
            " price of $25.00 per share.",
            {("A", "25")},
            id="the-class-of-the-paragraph",
        ),
        pytest.param(
            "Larkspur sold its Series B Preferred Stock to redeem the Series A Preferred Stock."
            " The Preferred Stock will be redeemed at a redemption price of $25.00 per share.",
            set(),
            id="two-classes-leave-it-open",
        ),
        pytest.param(
            "Larkspur will redeem the Series A Preferred Stock. Convertible preferred stock will"
            " be redeemed at a redemption price of $25.00 per share.",
            set(),
            id="no-article-no-reference",
        ),
    ],
)
def test_a_kind_alone_is_the_class_just_named(text: str, expected: set[tuple[str, str]]) -> None:
    """A kind with its article is the only class of it that was named just before."""
    assert redeemed(text) == expected

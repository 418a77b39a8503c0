"""Counts that "and" joins: the members of one row, or the figures of two clauses."""

from __future__ import annotations

import pytest

from tests.building import facts_of

REDEEMED = "shares_redeemed"
OUTSTANDING = "shares_outstanding"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "It redeemed 12,000 preferred shares, and 47,990 preferred shares are outstanding.",
            {(REDEEMED, "12000"), (OUTSTANDING, "47990")},
        ),
        (
            "Larkspur redeemed 12,000 preferred shares and 9,100 common shares remain outstanding.",
            {(REDEEMED, "12000"), (OUTSTANDING, "9100")},
        ),
        (
            "As of May 1, 2004, 12,000 preferred shares and 9,100 common shares were outstanding.",
            {(OUTSTANDING, "12000"), (OUTSTANDING, "9100")},
        ),
        (
            "Larkspur said that 12,000 preferred shares and 9,100 common shares were outstanding.",
            {(OUTSTANDING, "12000"), (OUTSTANDING, "9100")},
        ),
    ],
)
def test_joined_counts(text: str, expected: set[tuple[str, str]]) -> None:
    """Each count is of the deed of its own clause, and of no other."""
    found = {(fact.measure, str(fact.quantity.value)) for fact in facts_of(text)}
    assert {each for each in found if each[0] in (REDEEMED, OUTSTANDING)} == expected

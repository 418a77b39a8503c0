"""Which of several counts of one sentence is outstanding, and of which class."""

from __future__ import annotations

import pytest

from tests.building import facts_of


def counts(text: str) -> list[tuple[str, str, str]]:
    """List the measure, class and value of each count of shares outstanding."""
    return [
        (f.measure, f.security.key if f.security else "", str(f.quantity.value))
        for f in facts_of(text)
        if f.measure.startswith("shares_outstanding")
    ]


@pytest.mark.parametrize("act", ["purchase", "exchange", "rights offering"])
def test_the_count_before_is_not_the_one_now(act: str) -> None:
    """Of "had N before the purchase and has M now" only M is outstanding."""
    text = (
        f"Larkspur had 39,000,000 shares of common stock outstanding before the {act} and has "
        "33,600,000 shares of common stock outstanding now."
    )
    assert sorted(counts(text)) == [
        ("shares_outstanding", "common", "33600000"),
        ("shares_outstanding_before", "common", "39000000"),
    ]


def test_a_further_class_is_of_the_same_statement() -> None:
    """What stands after "as well as" is outstanding too."""
    text = (
        "Larkspur has 31,400,000 shares of common stock outstanding, as well as 48,210 shares of "
        "preferred stock."
    )
    assert counts(text) == [
        ("shares_outstanding", "common", "31400000"),
        ("shares_outstanding", "preferred:A", "48210"),
    ]


def test_what_is_reserved_is_not_outstanding() -> None:
    """A count of shares for options, after "as well as", is none of a class outstanding."""
    text = (
        "Larkspur has 31,400,000 shares of common stock outstanding, as well as 48,210 shares of "
        "preferred stock reserved for issuance."
    )
    assert counts(text) == [("shares_outstanding", "common", "31400000")]


def test_a_list_of_tenders_may_end_with_as_well_as() -> None:
    """Each count of a list is of its own class, however the last is joined."""
    text = (
        "Holders tendered 2,310,400 shares of common stock, as well as 1,140,000 shares of "
        "preferred stock."
    )
    found = {
        (f.security.key if f.security else "", str(f.quantity.value))
        for f in facts_of(text, "shares_tendered")
    }
    assert found == {("common", "2310400"), ("preferred:A", "1140000")}

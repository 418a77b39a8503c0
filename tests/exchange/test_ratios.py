"""The ratio at a price: fixed, by a dollar value or by a rate with a premium, within bounds."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from bot.exchange.ratios import Ratio, implied_average, price_where, ratio_at, ratio_of
from bot.exchange.terms import Way
from tests.exchange.terms import BARE, computed, q

CAPPED = replace(BARE, value=q("66"), cap=q("8.25"))
MANDATORY = replace(BARE, value=q("100"), cap=q("10.3093"), floor=q("8.4502"))


@pytest.mark.parametrize(
    ("average", "ratio", "bound"),
    [
        ("7.99", "8.25", "cap"),
        ("8.00", "8.25", ""),
        ("8.01", "6600/801", ""),
        ("8.50", "132/17", ""),
        ("100", "0.66", ""),
    ],
)
def test_a_dollar_value_is_divided_by_the_average_up_to_the_cap(
    average: str, ratio: str, bound: str
) -> None:
    """Below $8.00 the cap of 8.25 binds; at $8.00 it is met; above, $66 are worth $66."""
    found = ratio_at(CAPPED, Fraction(average))
    assert (found.value, found.bound) == (Fraction(ratio), bound)


@pytest.mark.parametrize(
    ("average", "ratio", "bound"),
    [
        ("9.69", "10.3093", "cap"),
        ("9.70", "1000/97", ""),
        ("10.664", "12500/1333", ""),
        ("11.83", "10000/1183", ""),
        ("11.835", "8.4502", "floor"),
        ("20", "8.4502", "floor"),
    ],
)
def test_a_mandatory_conversion_is_clamped_on_its_rates(
    average: str, ratio: str, bound: str
) -> None:
    """The printed thresholds are rounded: 100 ÷ 11.83 is not the lowest rate, 8.4502 is."""
    found = ratio_at(MANDATORY, Fraction(average))
    assert (found.value, found.bound) == (Fraction(ratio), bound)


def test_the_thresholds_follow_from_the_rates() -> None:
    """The cap begins to bind at 100 ÷ 10.3093 and the floor at 100 ÷ 8.4502."""
    assert price_where(MANDATORY, MANDATORY.cap) == Fraction(1000000, 103093)
    assert price_where(MANDATORY, MANDATORY.floor) == Fraction(1000000, 84502)
    assert price_where(MANDATORY, None) is None


def test_a_ratio_implies_an_average() -> None:
    """9.3773 shares for $100 are an average of about $10.664; a fixed ratio implies none."""
    implied = implied_average(MANDATORY, Fraction("9.3773"))
    assert implied == Fraction(1000000, 93773)
    assert implied_average(replace(BARE, ratio=q("7.6")), Fraction("7.6")) is None
    assert implied_average(replace(CAPPED, ratio=q("9")), Fraction("9")) is None
    assert implied_average(CAPPED, Fraction("0.5")) == 132


@pytest.mark.parametrize(
    ("places", "way", "ratio"),
    [(None, "nearest", "12000/1511.36363636"), (2, "nearest", "7.94"), (2, "up", "7.95"),
     (0, "nearest", "8"), (3, "down", "7.940")],
)  # fmt: skip
def test_a_ratio_is_rounded_as_the_terms_say(places: int | None, way: Way, ratio: str) -> None:
    """A $8.3123 average gives 7.94 to two decimals, and no rounding where none is said."""
    terms = replace(CAPPED, places=places, way=way)
    found = ratio_at(terms, Fraction("8.3123")).value
    assert found == (Fraction("66") / Fraction("8.3123") if places is None else Fraction(ratio))


def test_rounding_never_passes_the_cap() -> None:
    """The bound is the last word: 8.2475 rounds to 8.25 but a cap of 8.249 holds."""
    terms = replace(BARE, value=q("66"), cap=q("8.249"), places=2)
    assert ratio_at(terms, Fraction("8.0024")) == Ratio(
        Fraction("8.249"), "cap", Fraction("8.0024")
    )


@pytest.mark.parametrize(
    ("words", "ratio"),
    [
        ("1 value 66 vwap 2 vwap floor 3", "22"),
        ("1 value 66 vwap 12 vwap ceiling 11", "6"),
        ("1 value 66 vwap 5 vwap floor 3 vwap ceiling 11", "13.2"),
        ("1 conversion 3.2 premium 2.50 vwap 5 cap 3.6", "3.6"),
        ("1 conversion 3.2 premium 2.50 vwap 50 floor 3.3", "3.3"),
        ("1 at 7.6 cap 7", "7"),
        ("1 at 7.6 floor 8", "8"),
        ("1 value 66 price 8.25", "8"),
    ],
)
def test_the_average_and_the_ratio_may_both_be_bounded(words: str, ratio: str) -> None:
    """A collar on the average, a floor and a cap on the ratio, fixed or floating."""
    assert computed(words).exchanged.ratio.value == Fraction(ratio)


def test_terms_without_any_ratio_give_no_shares() -> None:
    """Cash alone is an exchange too."""
    assert ratio_of(BARE) == Ratio(Fraction(0))
    assert ratio_at(replace(BARE, ratio=q("7.6")), Fraction(1)) == Ratio(Fraction("7.6"))

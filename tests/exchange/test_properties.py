"""What holds of every exchange, whatever its terms."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import cast

from hypothesis import given
from hypothesis import strategies as st

from bot.exchange import Request, Terms, calculate
from bot.exchange.calculate import exchange
from bot.exchange.proration import accept
from bot.exchange.ratios import ratio_at
from bot.exchange.terms import Settling, Way, rounded
from bot.model import Quantity
from tests.building import COMMON
from tests.exchange.terms import BARE, computed

COUNTS = st.integers(min_value=1, max_value=10**7).map(Fraction)
RATIOS = st.fractions(min_value=Fraction(1, 1000), max_value=500, max_denominator=10_000)
PRICES = st.fractions(min_value=Fraction(1, 100), max_value=1000, max_denominator=10_000)
SETTLINGS = st.sampled_from([None, "down", "up", "nearest", "cash", "sold"])
WAYS = st.sampled_from(["down", "up", "nearest"])


def money(value: Fraction) -> Quantity:
    """Make an amount of a given size."""
    return Quantity(value=value, unit="USD")


def fixed(
    ratio: Fraction, settling: Settling | None = None, price: Fraction | None = None
) -> Terms:
    """Make terms of a fixed ratio."""
    return replace(
        BARE,
        ratio=money(ratio),
        settling=settling,
        settled_at=money(price) if price is not None else None,
    )


@given(COUNTS, RATIOS, SETTLINGS)
def test_the_inverse_is_the_least_that_brings_what_was_wanted(
    wanted: Fraction, ratio: Fraction, settling: str | None
) -> None:
    """What must be given up brings at least what is wanted, and one share fewer does not."""
    terms = fixed(ratio, cast(Settling | None, settling))
    needed = calculate(terms, Request(count=wanted, security=COMMON)).exchanged.count
    assert exchange(terms, needed).settled.shares >= wanted
    assert needed == 1 or exchange(terms, needed - 1).settled.shares < wanted


@given(COUNTS, RATIOS, SETTLINGS)
def test_the_inverse_of_what_is_received_is_no_more_than_was_given_up(
    count: Fraction, ratio: Fraction, settling: str | None
) -> None:
    """Forward and back again never takes more shares than it started with."""
    terms = fixed(ratio, cast(Settling | None, settling))
    received = exchange(terms, count).settled.shares
    if received > 0:
        back = calculate(terms, Request(count=received, security=COMMON))
        assert back.exchanged.count <= count


@given(st.lists(PRICES, min_size=2, max_size=5), PRICES, RATIOS, RATIOS)
def test_a_ratio_falls_as_the_price_rises_between_its_cap_and_its_floor(
    prices: list[Fraction], value: Fraction, one: Fraction, other: Fraction
) -> None:
    """It never rises with the price, and never leaves its bounds."""
    low, high = sorted((one, other))
    terms = replace(BARE, value=money(value), cap=money(high), floor=money(low))
    ratios = [ratio_at(terms, price).value for price in sorted(prices)]
    assert ratios == sorted(ratios, reverse=True)
    assert all(low <= ratio <= high for ratio in ratios)


@given(st.lists(PRICES, min_size=2, max_size=5), PRICES, RATIOS, RATIOS)
def test_the_value_never_falls_as_the_price_rises(
    prices: list[Fraction], value: Fraction, one: Fraction, other: Fraction
) -> None:
    """What is received is worth the dollar value between the bounds, and moves outside them."""
    low, high = sorted((one, other))
    terms = replace(BARE, value=money(value), cap=money(high), floor=money(low))
    worth = [price * ratio_at(terms, price).value for price in sorted(prices)]
    assert worth == sorted(worth)


@given(COUNTS, RATIOS, PRICES, st.sampled_from(["cash", "sold"]))
def test_the_parts_sum_to_the_whole(
    count: Fraction, ratio: Fraction, price: Fraction, settling: str
) -> None:
    """Whole shares and the fraction are what is due, and the cash is the fraction's price."""
    found = exchange(fixed(ratio, cast(Settling, settling), price), count)
    settled = found.settled
    assert settled.shares + settled.fraction == found.exact == count * ratio
    assert settled.shares.denominator == 1
    assert 0 <= settled.fraction < 1
    assert settled.cash == settled.fraction * price == found.cash


@given(COUNTS, RATIOS, WAYS)
def test_rounding_moves_a_holding_by_less_than_a_share(
    count: Fraction, ratio: Fraction, way: str
) -> None:
    """Down is at most what is due, up at least, and nearest within half a share."""
    found = exchange(fixed(ratio, cast(Settling, way)), count)
    off = found.settled.shares - found.exact
    low = {"down": Fraction(-1), "up": Fraction(0), "nearest": Fraction(-1, 2)}[way]
    assert low <= off <= low + 1
    assert abs(off) < 1


@given(st.lists(COUNTS, min_size=2, max_size=6), RATIOS)
def test_rounding_each_holder_is_not_rounding_them_all(
    counts: list[Fraction], ratio: Fraction
) -> None:
    """Rounded down each, holders get at most what all get rounded at once; up, at least."""
    for way, sign in (("down", 1), ("up", -1)):
        terms = fixed(ratio, cast(Settling, way))
        each = sum(exchange(terms, count).settled.shares for count in counts)
        together = exchange(terms, sum(counts, Fraction(0))).settled.shares
        assert 0 <= sign * (together - each) < len(counts)


@given(PRICES, PRICES, COUNTS, st.integers(min_value=0, max_value=6), WAYS)
def test_rounding_the_ratio_first_is_another_order(
    value: Fraction, average: Fraction, count: Fraction, places: int, way: str
) -> None:
    """Rounding the ratio moves each share by less than one of its last places."""
    terms = replace(BARE, value=money(value), average=money(average))
    first = replace(terms, places=places, way=cast(Way, way))
    difference = abs(exchange(first, count).exact - exchange(terms, count).exact)
    assert difference < count / 10**places


@given(COUNTS, RATIOS, COUNTS, COUNTS, st.fractions(min_value=0, max_value=1, max_denominator=50))
def test_no_more_is_accepted_than_the_pool_is_enough_for(
    pool: Fraction, ratio: Fraction, tendered: Fraction, count: Fraction, part: Fraction
) -> None:
    """Accepted of one holder is at most what it tenders, and of all at most the limit."""
    count = min(count, tendered)
    odd = rounded(part * tendered, "down")
    terms = replace(
        fixed(ratio), pool=money(pool), tendered=money(tendered), odd=money(odd) if odd else None
    )
    found = accept(terms, count, ratio)
    assert found.limit == rounded(pool / ratio, "down")
    assert 0 <= found.count <= count
    assert found.count.denominator == 1
    assert 0 <= found.factor <= 1
    if odd <= found.limit and odd < tendered:
        assert odd + (tendered - odd) * found.factor <= max(found.limit, Fraction(0))


@given(COUNTS, RATIOS, RATIOS)
def test_more_given_up_brings_no_less(count: Fraction, ratio: Fraction, other: Fraction) -> None:
    """A larger holding and a larger ratio never bring fewer shares."""
    low, high = sorted((ratio, other))
    for settling in ("down", "up", "nearest"):
        found = [exchange(fixed(r, settling), count).settled.shares for r in (low, high)]
        assert found == sorted(found)
        assert (
            exchange(fixed(low, settling), count).settled.shares
            <= exchange(fixed(low, settling), count + 1).settled.shares
        )


@given(st.integers(min_value=1, max_value=10**6), st.integers(min_value=1, max_value=9999))
def test_words_and_terms_give_the_same(count: int, ratio: int) -> None:
    """What is typed is computed as what is published would be."""
    typed = computed(f"{count:,} at {ratio / 1000}").exchanged.exact
    assert typed == exchange(fixed(Fraction(ratio, 1000)), Fraction(count)).exact

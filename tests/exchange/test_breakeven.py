"""Where two offers meet, and what an exchange brings over a range of prices."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from bot.errors import TermsError
from bot.exchange.breakeven import break_even, worth_at
from bot.exchange.chart import BOUND, RATIO, VALUE, chart, ticks
from bot.exchange.sensitivity import Row, range_of, row_at, table, table_steps, turning_prices
from bot.model import Step
from tests.exchange.terms import BARE, q

FIXED = replace(BARE, ratio=q("7.6"))
COLLARED = replace(BARE, value=q("66"), cap=q("8.25"), floor=q("6"))
CASH = replace(BARE, cash=q("70"))


@pytest.mark.parametrize(
    ("one", "other", "prices"),
    [
        (FIXED, COLLARED, ["165/19"]),
        (COLLARED, FIXED, ["165/19"]),
        (FIXED, CASH, ["175/19"]),
        (COLLARED, CASH, ["35/3"]),
        (FIXED, replace(BARE, ratio=q("8")), []),
        (FIXED, FIXED, []),
        (FIXED, replace(BARE, ratio=q("7"), cash=q("3")), ["5"]),
        (COLLARED, replace(BARE, ratio=q("5"), cash=q("20")), ["80/13", "9.2", "20"]),
        (COLLARED, replace(BARE, value=q("66")), []),
        (FIXED, replace(COLLARED, places=1), ["165/19"]),
    ],
)
def test_two_offers_meet_at_exact_prices(one: object, other: object, prices: list[str]) -> None:
    """Each price at which they cross, and none where one is always worth more."""
    assert break_even(one, other) == tuple(Fraction(p) for p in prices)  # type: ignore[arg-type]


@given(
    st.fractions(min_value=Fraction(1, 10), max_value=20, max_denominator=100),
    st.fractions(min_value=1, max_value=100, max_denominator=10),
    st.fractions(min_value=1, max_value=20, max_denominator=10),
)
def test_at_a_break_even_price_the_offers_are_worth_the_same(
    ratio: Fraction, value: Fraction, cap: Fraction
) -> None:
    """What is found is a crossing indeed."""
    fixed = replace(BARE, ratio=replace(q("1"), value=ratio), cash=q("1"))
    capped = replace(BARE, value=replace(q("1"), value=value), cap=replace(q("1"), value=cap))
    for price in break_even(fixed, capped):
        assert worth_at(fixed, price) == worth_at(capped, price)


def test_the_bounds_turn_at_exact_prices() -> None:
    """$66 over a cap of 8.25 is $8, over a floor of 6 is $11."""
    assert turning_prices(COLLARED) == {"cap": 8, "floor": 11}
    assert turning_prices(FIXED) == {}


def test_a_row_is_an_exchange_at_one_price() -> None:
    """The ratio is taken at the price, the value too, with the cash."""
    terms = replace(COLLARED, cash=q("1"))
    assert row_at(terms, Fraction(100), Fraction(12)) == Row(
        price=Fraction(12),
        ratio=Fraction(6),
        bound="floor",
        shares=Fraction(600),
        value=Fraction(7300),
    )


def test_a_table_has_even_steps_and_the_turning_prices() -> None:
    """From end to end in eight steps, and where a bound begins to bind."""
    rows = table(COLLARED, Fraction(500), (Fraction(4), Fraction(14)))
    assert [str(row.price) for row in rows] == (
        ["4", "21/4", "13/2", "31/4", "8", "9", "41/4", "11", "23/2", "51/4", "14"]
    )
    assert [row.bound for row in rows] == ["cap"] * 4 + [""] * 4 + ["floor"] * 3
    assert table_steps(rows)[0] == Step(
        expression="4,125 × $4.00",
        result="$16,500.00",
        formula="at $4.00: ratio 8.25, the cap binds",
    )


def test_a_range_shows_what_matters() -> None:
    """From half the lowest price of interest to half more than the highest."""
    assert range_of(COLLARED) == (Fraction(4), Fraction("16.5"))
    assert range_of(replace(FIXED, price=q("4.22"))) == (Fraction("2.11"), Fraction("6.33"))
    with pytest.raises(TermsError, match="Give a range of prices, as in `10,000 chart 3 to 9`"):
        range_of(FIXED)


@pytest.mark.parametrize(
    ("low", "high", "marks"),
    [
        ("3", "9", "3 4 5 6 7 8 9"),
        ("0", "70", "0 10 20 30 40 50 60 70"),
        ("0.2", "0.9", "1/5 3/10 2/5 1/2 3/5 7/10 4/5 9/10"),
        ("100", "1000", "200 400 600 800 1000"),
    ],
)
def test_axes_are_marked_at_round_numbers(low: str, high: str, marks: str) -> None:
    """At ones, twos or fives, whatever the size of the figures."""
    assert " ".join(map(str, ticks(Fraction(low), Fraction(high)))) == marks


def ink(image: Image.Image, colour: str) -> int:
    """Count the pixels near a colour."""
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    flat = image.convert("RGB").tobytes()
    pixels = zip(flat[::3], flat[1::3], flat[2::3], strict=True)
    return sum(abs(r - red) + abs(g - green) + abs(b - blue) < 48 for r, g, b in pixels)


def test_a_chart_shows_the_value_the_ratio_and_the_bounds() -> None:
    """A PNG of 1000 by 720, with both lines, and the bounds only where there are any."""
    prices = (Fraction(4), Fraction(14))
    collared = Image.open(BytesIO(chart(COLLARED, Fraction(500), prices, "500 preferred")))
    fixed = Image.open(BytesIO(chart(FIXED, Fraction(500), prices, "500 preferred")))
    assert (collared.format, collared.size) == ("PNG", (1000, 720))
    for image in (collared, fixed):
        assert ink(image, VALUE) > 800
        assert ink(image, RATIO) > 800
    assert ink(collared, BOUND) > 800
    assert ink(fixed, BOUND) == 0


def test_the_cap_and_the_floor_stand_at_their_heights() -> None:
    """Their dashed lines cross the picture at the right of where they bind."""
    image = Image.open(
        BytesIO(chart(COLLARED, Fraction(500), (Fraction(4), Fraction(14)), "500 preferred"))
    ).convert("RGB")
    rows = [
        y
        for y in range(720)
        if sum(ink(image.crop((x, y, x + 1, y + 1)), BOUND) for x in range(560, 640)) > 30
    ]
    assert max(rows) - min(rows) > 150

"""What an exchange means for the holder and the issuer, each figure with its working."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from bot.exchange.inducement import (
    DEBT_EXTINGUISHED,
    DEBT_INDUCED,
    PREFERRED_INDUCED,
    PREFERRED_REDEEMED,
    Charge,
    charge,
)
from bot.exchange.working import notes_of, steps_of
from bot.model import Step
from tests.exchange.terms import BARE, computed, lines, of_kind, q

FORWARD = "shares received = shares given up × ratio"
RATIO = "ratio = min(value ÷ average, cap)"


@pytest.mark.parametrize(
    ("words", "working"),
    [
        (
            "1250 at 7.6 price 4.22 worth 25 preference 50 conversion 3.2",
            [
                f"{FORWARD}: 1,250 × 7.6 = 9,500",
                "value = shares × market price: 9,500 × $4.22 = $40,090.00",
                "value of each given up: $40,090.00 ÷ 1,250 = $32.072",
                "premium over the market: $40,090.00 ÷ (1,250 × $25.00) − 1 = 28.29%",
                (
                    "premium over the liquidation preference: "
                    "$40,090.00 ÷ (1,250 × $50.00) − 1 = -35.86%"
                ),
                "premium over the conversion terms: $40,090.00 ÷ (4,000 × $4.22) − 1 = 137.50%",
                (
                    "premium shares = shares received − shares by the conversion terms: "
                    "9,500 − 4,000 = 5,500"
                ),
                f"{PREFERRED_INDUCED}: $40,090.00 − $16,880.00 = $23,210.00",
            ],
        ),
        (
            "500 value 66 vwap 7.50 cap 8.25",
            [
                f"{RATIO}; the cap binds: min($66.00 ÷ $7.50, 8.25) = 8.25",
                f"{FORWARD}: 500 × 8.25 = 4,125",
            ],
        ),
        (
            "100 preference 100 max 10.3093 min 8.4502 vwap 12",
            [
                (
                    "ratio = min(max(value ÷ average, floor), cap); the floor binds: "
                    "min(max($100.00 ÷ $12.00, 8.4502), 10.3093) = 8.4502"
                ),
                f"{FORWARD}: 100 × 8.4502 = 845.02",
            ],
        ),
        (
            "10 conversion 3 premium 2 vwap 4 vwap floor 3 vwap ceiling 5 round 2 up",
            [
                (
                    "ratio = (rate + value ÷ min(max(average, least average), most average), up 2 "
                    "decimals): (3 + $2.00 ÷ min(max($4.00, $3.00), $5.00), up 2 decimals) = 3.5"
                ),
                f"{FORWARD}: 10 × 3.5 = 35",
            ],
        ),
        (
            "37 at 7.6 frac cash 4.10",
            [
                f"{FORWARD}: 37 × 7.6 = 281.2",
                "fraction of a share: 281.2 − 281 = 0.2",
                "fraction in cash = fraction × price: 0.2 × $4.10 = $0.82",
            ],
        ),
        (
            "37 at 7.6 frac sold 4.10",
            [
                f"{FORWARD}: 37 × 7.6 = 281.2",
                "fraction of a share: 281.2 − 281 = 0.2",
                "fraction sold with others = fraction × price: 0.2 × $4.10 = $0.82",
            ],
        ),
        (
            "37 at 7.6 frac nearest",
            [
                f"{FORWARD}: 37 × 7.6 = 281.2",
                "whole shares: 281.2, to the nearest whole share = 281",
            ],
        ),
        (
            "37 at 7.6 frac up",
            [f"{FORWARD}: 37 × 7.6 = 281.2", "whole shares: 281.2, up to a whole share = 282"],
        ),
        (
            "10 at 5 plus $2 cash plus $25 notes plus 0.5 preferred",
            [
                f"{FORWARD}: 10 × 5 = 50",
                "cash = units given up × cash each: 10 × $2.00 = $20.00",
                (
                    "principal of notes = units given up × principal of notes each: "
                    "10 × $25.00 = $250.00"
                ),
                "preferred = units given up × preferred each: 10 × 0.5 = 5",
            ],
        ),
        (
            "10 at 5 plus $2 cash price 4",
            [
                f"{FORWARD}: 10 × 5 = 50",
                "cash = units given up × cash each: 10 × $2.00 = $20.00",
                "value = shares × market price + cash: 50 × $4.00 + $20.00 = $220.00",
                "value of each given up: $220.00 ÷ 10 = $22.00",
            ],
        ),
        (
            "100 at 5 arrears 5.25",
            [
                f"{FORWARD}: 100 × 5 = 500",
                (
                    "dividends in arrears (not stated whether paid) = shares × arrears a share: "
                    "100 × $5.25 = $525.00"
                ),
            ],
        ),
        (
            "100 at 5 arrears 5.25 stock discount 5% vwap 4 value 20",
            [
                "ratio = rate + value ÷ average: 5 + $20.00 ÷ $4.00 = 10",
                f"{FORWARD}: 100 × 10 = 1,000",
                "dividends in arrears (stock) = shares × arrears a share: 100 × $5.25 = $525.00",
                (
                    "shares for dividends = ⌊dividends ÷ (price × (1 − discount))⌋: "
                    "⌊$525.00 ÷ ($4.00 × (1 − 5%))⌋ = 138"
                ),
            ],
        ),
        (
            "100 at 5 arrears 5.25 stock share cap 1 price 4",
            [
                f"{FORWARD}: 100 × 5 = 500",
                "dividends in arrears (stock) = shares × arrears a share: 100 × $5.25 = $525.00",
                "shares for dividends, at most those of the cap: min(131.25, 100 × 1) = 100",
                "value = shares × market price: 600 × $4.00 = $2,400.00",
                "value of each given up: $2,400.00 ÷ 100 = $24.00",
            ],
        ),
        (
            "1,000 at 7.6 pool 1,000,000 tendered 200,000 odd 5,000",
            [
                "accepted in all = ⌊pool ÷ ratio⌋: ⌊1,000,000 ÷ 7.6⌋ = 131,578",
                (
                    "proration factor = (accepted in all − odd lots) ÷ (tendered − odd lots): "
                    "(131,578 − 5,000) ÷ (200,000 − 5,000) = 0.649118…"
                ),
                "shares accepted = ⌊shares given up × proration factor⌋: ⌊1,000 × 0.649118…⌋ = 649",
                f"{FORWARD}: 649 × 7.6 = 4,932.4",
            ],
        ),
        (
            "50 at 7.6 accept 100,000 tendered 200,000 odd 5,000",
            [
                (
                    "proration factor = (accepted in all − odd lots) ÷ (tendered − odd lots): "
                    "(100,000 − 5,000) ÷ (200,000 − 5,000) = 0.487179…"
                ),
                "an odd lot is accepted whole: 50 = 50",
                f"{FORWARD}: 50 × 7.6 = 380",
            ],
        ),
        (
            "1,000 at 7.6 prorated 50%",
            [
                "shares accepted = ⌊shares given up × proration factor⌋: ⌊1,000 × 50%⌋ = 500",
                f"{FORWARD}: 500 × 7.6 = 3,800",
            ],
        ),
        (
            "10,000 at 1 outstanding 40,000 holder 20,000",
            [
                f"{FORWARD}: 10,000 × 1 = 10,000",
                "stake of the class before = held ÷ outstanding: 100 × 20,000 ÷ 40,000 = 50.00%",
                "class that remains outstanding: 40,000 − 10,000 = 30,000",
                "stake of the class after: 100 × (20,000 − 10,000) ÷ 30,000 = 33.33%",
            ],
        ),
        (
            "10 at 10 common outstanding 900 owns 50 common",
            [
                f"{FORWARD}: 10 × 10 = 100",
                "stake of the common before: 100 × 50 ÷ 900 = 5.56%",
                "stake of the common after: 100 × (50 + 100) ÷ (900 + 100) = 15.00%",
                (
                    "dilution of the common = shares issued ÷ common after: "
                    "100 × 100 ÷ (900 + 100) = 10.00%"
                ),
            ],
        ),
        (
            "10 at 10 common outstanding 900",
            [
                f"{FORWARD}: 10 × 10 = 100",
                (
                    "stake of the common after, of the shares received alone: "
                    "100 × 100 ÷ (900 + 100) = 10.00%"
                ),
                (
                    "dilution of the common = shares issued ÷ common after: "
                    "100 × 100 ÷ (900 + 100) = 10.00%"
                ),
            ],
        ),
        (
            "100 at 5 coupon 7 preference 50",
            [
                f"{FORWARD}: 100 × 5 = 500",
                "dividend a year saved: 100 × 7% × $50.00 = $350.00",
            ],
        ),
        (
            "100 at 5 dividend 3.50",
            [f"{FORWARD}: 100 × 5 = 500", "dividend a year saved: 100 × $3.50 = $350.00"],
        ),
        (
            "11 LKM at 2.5 frac up",
            [
                "shares given up = shares received ÷ ratio: 11 ÷ 2.5 = 4.4",
                "the least that suffices: 4.4, up to a whole share = 5",
                f"{FORWARD}: 5 × 2.5 = 12.5",
                "whole shares: 12.5, up to a whole share = 13",
            ],
        ),
        (
            "8 LKM at 2.5 frac nearest",
            [
                "shares given up = shares received ÷ ratio: 8 ÷ 2.5 = 3.2",
                "the least that suffices: 3.2, the least that brings as many = 3",
                f"{FORWARD}: 3 × 2.5 = 7.5",
                "whole shares: 7.5, to the nearest whole share = 8",
            ],
        ),
    ],
)
def test_each_step_says_what_it_works_out(words: str, working: list[str]) -> None:
    """A step has its formula in words, the figures put in, and the result."""
    assert lines(words) == working


def test_notes_have_their_own_working() -> None:
    """Principal is divided by what the ratio is for; the interest is saved."""
    words = "$5,000,000 at 50 per $1,000 coupon 5 preference 1000"
    assert lines(words, of_kind("note")) == [
        "shares received = principal ÷ per × ratio: 5,000,000 ÷ $1,000.00 × 50 = 250,000",
        "interest a year saved: 5,000 × 5% × $1,000.00 = $250,000.00",
    ]
    assert lines("260 LKM at 50 per 1000", of_kind("note")) == [
        "shares given up = shares received ÷ ratio: 260 ÷ 0.05 = 5,200",
        "the least that suffices: 5,200, up to a multiple of $1,000.00 = 6,000",
        f"{FORWARD}: 6,000 × 0.05 = 300",
    ]


def test_depositary_shares_have_their_own_working() -> None:
    """The part of a share is put in."""
    assert lines("400 at 7.6 depositary 1/40") == [
        "shares received = shares given up × part of a share × ratio: 400 × 0.025 × 7.6 = 76",
    ]


def test_each_figure_is_said_to_come_from_somewhere() -> None:
    """A published figure names its release; a given one is marked as hypothetical."""
    terms = replace(BARE, value=q("66"), cap=q("8.25"), sources={"value": "release of 6 May 2004"})
    assert steps_of(computed("500 vwap 8.50 cap 8", terms))[0] == Step(
        expression="min($66.00 ÷ $8.50, 8)",
        result="7.764706…",
        formula=RATIO,
        sources=(
            "$66.00 dollar value: release of 6 May 2004",
            "$8.50 average price: yours, hypothetical",
            "8 cap on the ratio: yours, hypothetical",
        ),
    )


def test_what_the_holder_held_is_not_assumed_silently() -> None:
    """Where no holding is given, the working says what it was taken to be."""
    steps = steps_of(computed("10 at 1 outstanding 40"))
    assert "10 held before: taken as what is given up, as no other number is known" in (
        steps[1].sources
    )


@pytest.mark.parametrize(
    ("words", "kind", "found"),
    [
        ("100 at 5 conversion 3 price 4", "preferred",
         Charge(PREFERRED_INDUCED, Fraction(2000), Fraction(1200), Fraction(200))),
        ("100 at 5 plus $1 cash conversion 3 price 4", "preferred",
         Charge(PREFERRED_INDUCED, Fraction(2100), Fraction(1200), Fraction(200))),
        ("100 at 5 conversion 3 price 4 arrears 2 paid", "preferred",
         Charge(PREFERRED_INDUCED, Fraction(2000), Fraction(1200), Fraction(200))),
        ("100 at 5 conversion 3 price 4 extinguishment carrying 15", "preferred",
         Charge(PREFERRED_REDEEMED, Fraction(2000), Fraction(1500))),
        ("10,000 at 50 per 1000 conversion 40 price 4", "note",
         Charge(DEBT_INDUCED, Fraction(2000), Fraction(1600), Fraction(100))),
        ("10,000 at 50 per 1000 price 4 extinguishment carrying 190", "note",
         Charge(DEBT_EXTINGUISHED, Fraction(2000), Fraction(1900))),
        ("400 at 5 depositary 1/4 conversion 3 price 4", "depositary",
         Charge(PREFERRED_INDUCED, Fraction(2000), Fraction(1200), Fraction(200))),
        ("100 at 5 conversion 3", "preferred", None),
        ("100 at 5 price 4", "preferred", None),
        ("100 at 5 price 4 extinguishment", "preferred", None),
        ("100 at 5 conversion 3 price 4 plus $25 notes", "preferred", None),
        ("100 at 5.001 conversion 3 price 4 frac sold", "preferred", None),
    ],
)  # fmt: skip
def test_the_charge_names_the_branch_that_applies(
    words: str, kind: str, found: Charge | None
) -> None:
    """Induced by default, extinguished where the person says so; none where a figure lacks."""
    result = computed(words, of_kind(kind))
    assert charge(result.terms, result.exchanged) == found


def test_a_charge_is_what_is_given_beyond_what_it_is_given_for() -> None:
    """Below zero it is a gain."""
    assert Charge(PREFERRED_REDEEMED, Fraction(5), Fraction(8)).amount == -3


@pytest.mark.parametrize(
    ("words", "notes"),
    [
        ("37 at 7.6", [("281 whole shares and a fraction of 0.2; the terms do not say how a "
                       "fraction is settled")]),
        ("37 at 7.6 frac cash", ["no price is given for the fraction, so its cash is left out"]),
        ("10 at 7 minimum 5 tendered 4",
         ["less is tendered than the offer needs, so nothing is accepted"]),
        ("10 at 7 arrears 5",
         ["the terms do not say whether the dividends in arrears are paid"]),
        ("10 value 66 price 6", ["the market price is taken for the average price"]),
        ("10 at 7 pool 700",
         ["how many are tendered in all is not known, so nothing is prorated"]),
        ("10 at 7 arrears 5 waived frac up", []),
    ],
)  # fmt: skip
def test_what_is_left_open_is_said(words: str, notes: list[str]) -> None:
    """Nothing that the terms do not state is assumed silently."""
    assert list(notes_of(computed(words))) == notes

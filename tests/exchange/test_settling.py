"""Fractions of a share, dividends in arrears and proration."""

from __future__ import annotations

from fractions import Fraction

import pytest

from bot.exchange.dividends import Due, saved
from bot.exchange.proration import Accepted
from tests.exchange.terms import computed, of_kind


@pytest.mark.parametrize(
    ("words", "shares", "cash"),
    [
        ("37 at 7.6", "281.2", "0"),
        ("37 at 7.6 frac down", "281", "0"),
        ("37 at 7.6 frac up", "282", "0"),
        ("37 at 7.6 frac nearest", "281", "0"),
        ("5 at 7.5 frac nearest", "38", "0"),
        ("37 at 7.6 frac cash price 4.10", "281", "0.82"),
        ("37 at 7.6 frac cash 4 price 4.10", "281", "0.8"),
        ("37 at 7.6 frac sold 4.05", "281", "0.81"),
        ("37 at 7.6 frac cash", "281", None),
        ("37 at 7.6 frac sold price 4.10", "281", None),
        ("10 at 7.6 frac cash", "76", "0"),
        ("37 at 7.6 plus $2 cash frac cash 4", "281", "74.8"),
    ],
)
def test_a_fraction_is_settled_as_the_terms_say(words: str, shares: str, cash: str | None) -> None:
    """Rounded, paid at a named price or at the market's, sold at one that must be named."""
    found = computed(words).exchanged
    assert found.settled.shares == Fraction(shares)
    assert found.cash == (None if cash is None else Fraction(cash))


@pytest.mark.parametrize(
    ("wanted", "settling", "needed"),
    [
        ("10", "", 4),
        ("10", "frac down", 4),
        ("10", "frac cash 4", 4),
        ("10", "frac up", 4),
        ("11", "frac up", 5),
        ("11", "frac down", 5),
        ("8", "frac nearest", 3),
        ("8", "frac down", 4),
        ("9", "frac nearest", 4),
        ("7.6", "frac down", 4),
        ("7.5", "", 3),
    ],
)
def test_what_is_wanted_counts_the_way_fractions_are_settled(
    wanted: str, settling: str, needed: int
) -> None:
    """At 2.5 each, 4 bring 10, and 3 bring 7.5: rounded to the nearest or up, 8."""
    assert computed(f"{wanted} LKM at 2.5 {settling}").exchanged.count == needed


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("100 at 5 arrears 5.25", Due(Fraction(525))),
        ("100 at 5 arrears 5.25 paid", Due(Fraction(525), cash=Fraction(525))),
        ("100 at 5 arrears 5.25 waived", Due(Fraction(525), forgone=Fraction(525))),
        ("100 at 5 arrears 5.25 forfeited", Due(Fraction(525), forgone=Fraction(525))),
        ("100 at 5 arrears 5.25 stock price 4",
         Due(Fraction(525), shares=Fraction(131), at=Fraction(4))),
        ("100 at 5 arrears 5.25 stock discount 5% price 4",
         Due(Fraction(525), shares=Fraction(138), at=Fraction("3.8"))),
        ("100 at 5 arrears 5.25 stock share cap 1 price 4",
         Due(Fraction(525), shares=Fraction(100), at=Fraction(4), capped=True)),
        ("100 at 5 arrears 5.25 stock share cap 1.3125 price 4",
         Due(Fraction(525), shares=Fraction(131), at=Fraction(4))),
        ("100 at 5 arrears 5.25 stock share cap 2 price 4",
         Due(Fraction(525), shares=Fraction(131), at=Fraction(4))),
    ],
)  # fmt: skip
def test_dividends_in_arrears_are_settled_as_the_terms_say(words: str, due: Due) -> None:
    """Paid, given up, or paid in whole shares, at a discount and up to a cap; else left open."""
    found = computed(words).exchanged
    assert found.due == due
    assert found.cash == due.cash
    assert found.shares == 500 + due.shares


def test_no_dividends_are_due_where_none_are_known() -> None:
    """Without arrears there is nothing to settle, whatever becomes of them."""
    assert computed("100 at 5 arrears waived").exchanged.due is None


@pytest.mark.parametrize(
    ("words", "each"),
    [
        ("1 at 5 dividend 3.50", "3.5"),
        ("1 at 5 coupon 7 preference 50", "3.5"),
        ("1 at 5 coupon 7", None),
        ("1 at 5", None),
        ("1,000 at 5 per 1000 coupon 7", "70"),
    ],
)
def test_the_dividend_saved_follows_from_the_rate(words: str, each: str | None) -> None:
    """A yearly dividend, or a rate of the liquidation preference or of the principal."""
    assert saved(computed(words).terms) == (Fraction(each) if each else None)


@pytest.mark.parametrize(
    ("words", "accepted"),
    [
        ("1,000 at 7.6", Accepted(Fraction(1000))),
        ("1,000 at 7.6 pool 1,000,000", Accepted(Fraction(1000), limit=Fraction(131578))),
        ("1,000 at 7.6 pool 1,000,000 tendered 131,578",
         Accepted(Fraction(1000), limit=Fraction(131578))),
        ("1,000 at 7.6 pool 1,000,000 tendered 263,156",
         Accepted(Fraction(500), Fraction(1, 2), Fraction(131578))),
        ("1,000 at 7.6 pool 1,000,000 tendered 200,000 odd 5,000",
         Accepted(Fraction(649), Fraction(126578, 195000), Fraction(131578))),
        ("99 at 7.6 pool 1,000,000 tendered 200,000 odd 5,000",
         Accepted(Fraction(99), Fraction(126578, 195000), Fraction(131578), odd_lot=True)),
        ("100 at 7.6 pool 1,000,000 tendered 200,000 odd 5,000",
         Accepted(Fraction(64), Fraction(126578, 195000), Fraction(131578))),
        ("99 at 7.6 holder 500 pool 1,000,000 tendered 200,000 odd 5,000",
         Accepted(Fraction(64), Fraction(126578, 195000), Fraction(131578))),
        ("99 at 7.6 pool 1,000,000 tendered 200,000",
         Accepted(Fraction(65), Fraction(131578, 200000), Fraction(131578))),
        ("1,000 at 7.6 accept 50,000 tendered 200,000",
         Accepted(Fraction(250), Fraction(1, 4), Fraction(50000))),
        ("1,000 at 7.6 accept 5,000 tendered 200,000 odd 5,000",
         Accepted(Fraction(0), Fraction(0), Fraction(5000))),
        ("1,000 at 7.6 accept 5,000 tendered 200,000 odd 200,000",
         Accepted(Fraction(1000), Fraction(1), Fraction(5000))),
        ("1,000 at 7.6 minimum 80,000 tendered 79,999",
         Accepted(Fraction(0), Fraction(0), fails=True)),
        ("1,000 at 7.6 minimum 80,000 tendered 80,000", Accepted(Fraction(1000))),
        ("1,000 at 7.6 minimum 80% outstanding 100,000 tendered 79,999",
         Accepted(Fraction(0), Fraction(0), fails=True)),
        ("1,000 at 7.6 prorated 87.3%", Accepted(Fraction(873), Fraction(873, 1000))),
        ("1,000 at 7.6 prorated 100%", Accepted(Fraction(1000))),
        ("2.5 at 7.6 prorated 100%", Accepted(Fraction("2.5"))),
        ("1,000 at 7.6 prorated 150%", Accepted(Fraction(1000))),
    ],
)  # fmt: skip
def test_what_is_accepted_follows_from_what_is_tendered(words: str, accepted: Accepted) -> None:
    """`A = ⌊pool ÷ r⌋`, odd lots first, then `(A − odd) ÷ (T − odd)` of the others."""
    assert computed(words).exchanged.accepted == accepted


def test_what_is_wanted_is_given_for_what_is_accepted() -> None:
    """To receive so many, so many must be accepted: no proration is taken off them."""
    result = computed("760 LKM at 7.6 prorated 50%")
    assert result.exchanged.count == 100
    assert result.exchanged.accepted == Accepted(Fraction(100))


@pytest.mark.parametrize(
    ("words", "count", "shares"),
    [
        ("$5,000,000 at 50 per $1,000", 5_000_000, 250_000),
        ("5,000 principal at 50 per 1000", 5_000, 250),
        ("260 LKM at 50 per 1000", 6_000, 300),
        ("250 LKM at 50 per 1000", 5_000, 250),
    ],
)
def test_notes_are_exchanged_by_their_principal(words: str, count: int, shares: int) -> None:
    """So many shares for each $1,000, and only whole ones of these are given up."""
    found = computed(words, of_kind("note")).exchanged
    assert found.count == count
    assert found.exact == shares


def test_a_depositary_share_stands_for_its_part() -> None:
    """400 depositary shares of a fortieth are ten shares, and bring what ten do."""
    assert computed("400 at 7.6 depositary 1/40").exchanged.exact == 76
    assert computed("76 LKM at 7.6 depositary 1/40").exchanged.count == 400

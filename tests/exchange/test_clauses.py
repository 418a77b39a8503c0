"""The words of the trade, and the terms that they give."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import TermsError
from bot.exchange.clauses import Clauses, take_clauses
from bot.model import Period
from tests.exchange.terms import computed


def given_in(words: str) -> dict[str, str]:
    """List the figures given in words, by their fields."""
    clauses = take_clauses(words)[1]
    assert clauses is not None
    return {name: f"{quantity.value} {quantity.unit}" for name, quantity in clauses.given.items()}


@pytest.mark.parametrize(
    ("words", "figures"),
    [
        ("price 4.22", {"price": "4.22 USD"}),
        ("market price $4.22", {"price": "4.22 USD"}),
        ("value 66 vwap 8.50 cap 8.25",
         {"value": "66 USD", "average": "8.50 USD", "cap": "8.25 shares"}),
        ("average price of $8.3123", {"average": "8.3123 USD"}),
        ("preference 100 max 10.3093 min 8.4502",
         {"preference": "100 USD", "cap": "10.3093 shares", "floor": "8.4502 shares"}),
        ("maximum rate 10.3093 minimum rate 8.4502",
         {"cap": "10.3093 shares", "floor": "8.4502 shares"}),
        ("vwap floor 3.50 vwap ceiling 9", {"least_average": "3.50 USD", "most_average": "9 USD"}),
        ("conversion rate 3.2169", {"conversion": "3.2169 shares"}),
        ("rate 3.2", {"ratio": "3.2 shares"}),
        ("at 50 per $1,000", {"per": "1000 USD"}),
        ("50 for each 1000", {"per": "1000 USD"}),
        ("depositary shares 1/40th", {"depositary": "1/40 shares"}),
        ("plus $2 cash", {"cash": "2 USD"}),
        ("plus $25 of notes plus 0.5 preferred", {"notes": "25 USD", "units": "0.5 shares"}),
        ("common outstanding 110 million", {"common": "110000000 shares"}),
        ("outstanding 611,452", {"outstanding": "611452 shares"}),
        ("holder 141,300 owns 5,000 common", {"held": "141300 shares", "owned": "5000 shares"}),
        ("pool 1,000,000 tendered 250,000 odd lots 5,000",
         {"pool": "1000000 shares", "tendered": "250000 shares", "odd": "5000 shares"}),
        ("acceptance level 200,000", {"accepted": "200000 shares"}),
        ("prorated at 87.3%", {"factor": "87.3 percent"}),
        ("minimum 80%", {"minimum": "80 percent"}),
        ("minimum condition 80,000", {"minimum": "80000 shares"}),
        ("coupon 7 dividend 3.50", {"coupon": "7 percent", "dividend": "3.50 USD"}),
        ("arrears 5.25 in stock discount 5% share cap 0.5",
         {"arrears": "5.25 USD", "discount": "5 percent", "most_stock": "0.5 shares"}),
        ("worth 25 carrying amount 48", {"worth": "25 USD", "carrying": "48 USD"}),
        ("cash 85 cents", {"cash": "0.85 USD"}),
    ],
)  # fmt: skip
def test_a_figure_is_given_by_the_word_before_it(words: str, figures: dict[str, str]) -> None:
    """Each word of the trade names one figure, in its own unit."""
    assert given_in(words) == figures


@pytest.mark.parametrize(
    ("words", "wish"),
    [
        ("frac cash", {"settling": "cash"}),
        ("fractions rounded up", {"settling": "up"}),
        ("fractional shares dropped", {"settling": "down"}),
        ("frac aggregated", {"settling": "sold"}),
        ("arrears waived", {"treatment": "waived"}),
        ("missed dividends forfeited", {"treatment": "forfeited"}),
        ("accrued dividends paid", {"treatment": "paid"}),
        ("undeclared dividends in stock", {"treatment": "stock"}),
        ("round to 4 decimals", {"places": 4, "way": "nearest"}),
        ("rounded down to 2 places", {"places": 2, "way": "down"}),
        ("round 4 up", {"places": 4, "way": "up"}),
        ("extinguishment", {"extinguishment": True}),
        ("chart 3 to 9", {"chart": True, "prices": (Fraction(3), Fraction(9))}),
        ("prices $3.50 - $9", {"table": True, "prices": (Fraction(7, 2), Fraction(9))}),
        ("table", {"table": True}),
    ],
)
def test_a_wish_is_given_by_its_own_words(words: str, wish: dict[str, Any]) -> None:
    """How fractions, dividends and the ratio are treated, and what is to be shown."""
    rest, clauses = take_clauses(f"500 {words}")
    assert (rest.split(), clauses) == (["500"], Clauses(given={}, **wish))


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("offer 2003", date(2003, 1, 1), date(2003, 12, 31)),
        ("offer 2003-11", date(2003, 11, 1), date(2003, 11, 30)),
        ("offer 2003-11-20", date(2003, 11, 20), date(2003, 11, 20)),
        ("offer of November 2003", date(2003, 11, 1), date(2003, 11, 30)),
        ("offer of 20 November 2003", date(2003, 11, 20), date(2003, 11, 20)),
    ],
)
def test_an_offer_is_named_by_its_date(words: str, first: date, last: date) -> None:
    """A year, a month or a day tells several offers apart."""
    clauses = take_clauses(f"100 {words}")[1]
    assert clauses == Clauses(given={}, offers=(Period(start=first, end=last),))


@pytest.mark.parametrize("between", [" ", " and ", ", ", " with ", " vs. "])
def test_two_offers_are_compared(between: str) -> None:
    """`compare 2002 2003 for 10,000` names both, however they are joined."""
    rest, clauses = take_clauses(f"compare 2002{between}2003 for 10,000")
    assert clauses is not None
    assert (rest.split(), clauses.compare) == (["for", "10,000"], True)
    assert [str(offer) for offer in clauses.offers] == ["2002", "2003"]


def test_a_premium_stands_beside_the_conversion_rate() -> None:
    """A premium value is added to what conversion gives, a fixed value replaces it."""
    assert computed("500 conversion 3.2 premium 2.50 vwap 5").exchanged.ratio.value == Fraction(
        37, 10
    )
    assert computed("500 conversion 3.2 value 2.50 vwap 5").exchanged.ratio.value == Fraction(1, 2)


@pytest.mark.parametrize("words", ["10,000", "all at 8", "5% of the class", "1,000,000 LKM", ""])
def test_a_plain_exchange_has_no_clauses(words: str) -> None:
    """What the command always took is left as it is."""
    assert take_clauses(words) == (words, None)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("10 price 0", "must be above zero"),
        ("10 cap 0", "must be above zero"),
        ("10 price 4 price 5", "“price 5” is given twice"),
        ("10 cap 5%", "“5%” is no figure for cap"),
        ("10 coupon $5", "is no figure for coupon"),
        ("10 price 5%", "is no figure for price"),
        ("10 cap 7 floor 8", "The floor, 8, is above the cap, 7"),
        ("10 vwap floor 9 vwap ceiling 3", "The floor, 9, is above the cap, 3"),
        ("10 price $4 value €66", "one currency, not EUR and USD"),
        ("10 offer 2003-13", "2003-13 is no date"),
        ("10 chart 9 to 3", "A range of prices goes up"),
        ("10 price -4", "Write “-4” out"),
        ("10 premium 2.50 vwap 5", "beside a conversion rate"),
        ("10 vwap 8", "Give the dollar value"),
        ("10 value 66", "depends on an average price"),
        ("10 at 7.6 minimum 80% tendered 5", "80% of how many"),
        ("10 at 7.6 pool 100 tendered 5", "5 tendered in all is less than the 10"),
        ("10 at 7.6 arrears 5 stock", "need a price"),
        ("10 pool 100", "A pool of shares needs a ratio"),
    ],
)
def test_a_clause_that_cannot_be_is_refused(words: str, message: str) -> None:
    """One clear sentence says what is wrong, and what to type instead."""
    with pytest.raises(TermsError, match=message) as raised:
        computed(words)
    assert "`" in str(raised.value) or "currency" in str(raised.value)


@given(st.text(alphabet="0123456789.,$%/- abcdefghilmnoprstuvw", max_size=60))
def test_any_words_are_clauses_or_a_terms_error(words: str) -> None:
    """Nothing that a person types makes any other error."""
    try:
        take_clauses(f"cap {words}")
    except TermsError:
        return

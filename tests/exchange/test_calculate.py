"""The exact arithmetic of an exchange, both ways, with its working."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import TermsError
from bot.exchange import Request, Result, Terms, calculate
from bot.model import Quantity, Step
from tests.building import COMMON, PREFERRED, SECOND

RATIO = Quantity(value=Decimal("7.6"), unit="shares/share")
OPEN = Terms(surrendered=PREFERRED, received=COMMON, ratio=RATIO)
TERMS = Terms(
    surrendered=PREFERRED,
    received=COMMON,
    ratio=RATIO,
    outstanding=Quantity(value=Decimal(611452), unit="shares"),
)


def test_what_is_given_up_brings_the_ratio_times_as_many() -> None:
    """10,000 at 7.6 are 76,000, and the result says so step by step."""
    assert calculate(TERMS, Request(count=Fraction(10000))) == Result(
        quantity=Quantity(value=Fraction(76000), unit="shares"),
        security=COMMON,
        steps=(Step(expression="10,000 × 7.6", result="76,000"),),
        surrendered=Fraction(10000),
        received=Fraction(76000),
        wanted=Fraction(76000),
        reverse=False,
    )


def test_what_is_to_be_received_needs_the_least_whole_number() -> None:
    """1,000,000 at 7.6 take 131,579 shares, which bring a little more."""
    assert calculate(TERMS, Request(count=Fraction(10**6), security=COMMON)) == Result(
        quantity=Quantity(value=Fraction(131579), unit="shares"),
        security=PREFERRED,
        steps=(
            Step(expression="1,000,000 ÷ 7.6", result="131,578.947368…"),
            Step(expression="131,578.947368…, up to a whole share", result="131,579"),
            Step(expression="131,579 × 7.6", result="1,000,000.4"),
        ),
        surrendered=Fraction(131579),
        received=Fraction(10000004, 10),
        wanted=Fraction(10**6),
        reverse=True,
    )


def test_what_comes_out_even_needs_no_rounding() -> None:
    """76 at 7.6 take exactly 10 shares, in one step."""
    result = calculate(TERMS, Request(count=Fraction(76), security=COMMON))
    assert result.quantity.value == 10
    assert result.steps == (Step(expression="76 ÷ 7.6", result="10"),)


@pytest.mark.parametrize(
    ("request_", "value", "steps"),
    [
        pytest.param(
            Request(everything=True),
            "4647035.2",
            (Step(expression="611,452 × 7.6", result="4,647,035.2"),),
            id="all",
        ),
        pytest.param(
            Request(percent=Fraction(25)),
            "1161758.8",
            (
                Step(expression="25% × 611,452", result="152,863"),
                Step(expression="152,863 × 7.6", result="1,161,758.8"),
            ),
            id="percent",
        ),
        pytest.param(
            Request(percent=Fraction(100)),
            "4647035.2",
            (
                Step(expression="100% × 611,452", result="611,452"),
                Step(expression="611,452 × 7.6", result="4,647,035.2"),
            ),
            id="the-whole-class-in-percent",
        ),
        pytest.param(
            Request(count=Fraction(10), ratio=Fraction(8)),
            "80",
            (Step(expression="10 × 8", result="80"),),
            id="a-ratio-of-ones-own",
        ),
        pytest.param(
            Request(count=Fraction(10), security=PREFERRED),
            "76",
            (Step(expression="10 × 7.6", result="76"),),
            id="the-class-named",
        ),
        pytest.param(
            Request(count=Fraction(3), ratio=Fraction(1, 3)),
            "1",
            (Step(expression="3 × 0.333333…", result="1"),),
            id="a-ratio-without-an-end",
        ),
        pytest.param(
            Request(count=Fraction(611452)),
            "4647035.2",
            (Step(expression="611,452 × 7.6", result="4,647,035.2"),),
            id="exactly-all",
        ),
    ],
)
def test_a_request_is_computed_with_its_working(
    request_: Request, value: str, steps: tuple[Step, ...]
) -> None:
    """All of it, a percentage or a number, at the published ratio or at a given one."""
    result = calculate(TERMS, request_)
    assert result.quantity == Quantity(value=Fraction(value), unit="shares")
    assert result.steps == steps
    assert result.security == COMMON


def test_a_fraction_of_a_share_is_pointed_out() -> None:
    """The terms do not say how it is settled, so it is neither rounded nor paid."""
    note = "281 whole shares and a fraction of 0.2; the terms do not say how a fraction is settled"
    result = calculate(TERMS, Request(count=Fraction(37)))
    assert result.quantity.value == Fraction(2812, 10)
    assert result.notes == (note,)
    assert calculate(TERMS, Request(count=Fraction(40))).notes == ()


@pytest.mark.parametrize(
    ("terms", "request_", "message"),
    [
        pytest.param(
            TERMS,
            Request(count=Fraction(611453)),
            "611,453 is more than the 611,452 shares outstanding; try `611,452` or `all`",
            id="more-than-outstanding",
        ),
        pytest.param(
            TERMS,
            Request(count=Fraction(10**7), security=COMMON),
            "1,315,790 is more than the 611,452 shares outstanding",
            id="to-receive-more-than-there-is",
        ),
        pytest.param(
            OPEN,
            Request(everything=True),
            "No release says how many are outstanding",
            id="all-of-what",
        ),
        pytest.param(
            OPEN,
            Request(percent=Fraction(5)),
            "No release says how many are outstanding",
            id="percent-of-what",
        ),
        pytest.param(
            TERMS,
            Request(count=Fraction(5), security=SECOND),
            "That class is not part of this exchange",
            id="another-class",
        ),
        pytest.param(
            TERMS,
            Request(everything=True, security=COMMON),
            "Say how many shares are to be received",
            id="all-of-the-class-received",
        ),
        pytest.param(
            TERMS,
            Request(percent=Fraction(5), security=COMMON),
            "Say how many shares are to be received",
            id="percent-of-the-class-received",
        ),
    ],
)
def test_what_the_terms_cannot_serve_is_refused(
    terms: Terms, request_: Request, message: str
) -> None:
    """The message says why, and what to try."""
    with pytest.raises(TermsError, match=message):
        calculate(terms, request_)


def test_any_count_goes_where_nothing_is_known_to_be_outstanding() -> None:
    """A count is refused only against a published one."""
    assert calculate(OPEN, Request(count=Fraction(10**9))).quantity.value == 7_600_000_000


@given(
    st.fractions(min_value=Fraction(1, 100), max_value=10**6),
    st.fractions(min_value=Fraction(1, 1000), max_value=1000),
)
def test_the_reverse_gives_the_least_whole_number_that_suffices(
    wanted: Fraction, ratio: Fraction
) -> None:
    """What the reverse says brings at least what was wanted, and one share fewer does not."""
    back = calculate(OPEN, Request(count=wanted, security=COMMON, ratio=ratio))
    assert back.surrendered.denominator == 1
    forth = calculate(OPEN, Request(count=back.surrendered, ratio=ratio))
    assert forth.received == back.received >= wanted
    assert (back.surrendered - 1) * ratio < wanted


@given(
    st.integers(min_value=1, max_value=10**9),
    st.fractions(min_value=Fraction(1, 1000), max_value=1000),
)
def test_there_and_back_is_the_same_number(count: int, ratio: Fraction) -> None:
    """What a whole number of shares brings takes that number of shares to receive."""
    forth = calculate(OPEN, Request(count=Fraction(count), ratio=ratio))
    back = calculate(OPEN, Request(count=forth.received, security=COMMON, ratio=ratio))
    assert back.quantity.value == count

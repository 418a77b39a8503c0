"""The exact arithmetic of an exchange, both ways, with its working."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import TermsError
from bot.exchange import Request, Terms, calculate
from bot.exchange.working import notes_of, steps_of
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


FORWARD = "shares received = shares given up × ratio"
BACK = "shares given up = shares received ÷ ratio"
RATIO_YOURS = "7.6 ratio: yours, hypothetical"


def bare(steps: tuple[Step, ...]) -> list[tuple[str, str]]:
    """List the arithmetic of steps alone."""
    return [(step.expression, step.result) for step in steps]


def test_what_is_given_up_brings_the_ratio_times_as_many() -> None:
    """10,000 at 7.6 are 76,000; the step says how, and where each figure came from."""
    published = replace(TERMS, sources={"ratio": "release of 6 May 2004"})
    result = calculate(published, Request(count=Fraction(10000)))
    assert result.quantity == Quantity(value=Fraction(76000), unit="shares")
    assert (result.security, result.reverse) == (COMMON, False)
    assert result.wanted == 76000
    assert steps_of(result) == (
        Step(
            expression="10,000 × 7.6",
            result="76,000",
            formula=FORWARD,
            sources=("10,000 given up: yours, hypothetical", "7.6 ratio: release of 6 May 2004"),
        ),
    )


def test_what_is_to_be_received_needs_the_least_whole_number() -> None:
    """1,000,000 at 7.6 take 131,579 shares, which bring a little more."""
    result = calculate(TERMS, Request(count=Fraction(10**6), security=COMMON))
    assert result.quantity == Quantity(value=Fraction(131579), unit="shares")
    assert (result.security, result.reverse) == (PREFERRED, True)
    assert result.wanted == 10**6
    assert result.exchanged.exact == Fraction(10000004, 10)
    assert steps_of(result) == (
        Step(
            expression="1,000,000 ÷ 7.6",
            result="131,578.947368…",
            formula=BACK,
            sources=("1,000,000 wanted: yours, hypothetical", RATIO_YOURS),
        ),
        Step(
            expression="131,578.947368…, up to a whole share",
            result="131,579",
            formula="the least that suffices",
        ),
        Step(expression="131,579 × 7.6", result="1,000,000.4", formula=FORWARD),
    )


def test_what_comes_out_even_needs_no_rounding() -> None:
    """76 at 7.6 take exactly 10 shares, in one step."""
    result = calculate(TERMS, Request(count=Fraction(76), security=COMMON))
    assert result.quantity.value == 10
    assert bare(steps_of(result)) == [("76 ÷ 7.6", "10")]


@pytest.mark.parametrize(
    ("request_", "value", "steps"),
    [
        pytest.param(
            Request(everything=True),
            "4647035.2",
            (("611,452 × 7.6", "4,647,035.2"),),
            id="all",
        ),
        pytest.param(
            Request(percent=Fraction(25)),
            "1161758.8",
            (
                ("25% × 611,452", "152,863"),
                ("152,863 × 7.6", "1,161,758.8"),
            ),
            id="percent",
        ),
        pytest.param(
            Request(percent=Fraction(100)),
            "4647035.2",
            (
                ("100% × 611,452", "611,452"),
                ("611,452 × 7.6", "4,647,035.2"),
            ),
            id="the-whole-class-in-percent",
        ),
        pytest.param(
            Request(count=Fraction(10), ratio=Fraction(8)),
            "80",
            (("10 × 8", "80"),),
            id="a-ratio-of-ones-own",
        ),
        pytest.param(
            Request(count=Fraction(10), security=PREFERRED),
            "76",
            (("10 × 7.6", "76"),),
            id="the-class-named",
        ),
        pytest.param(
            Request(count=Fraction(3), ratio=Fraction(1, 3)),
            "1",
            (("3 × 0.333333…", "1"),),
            id="a-ratio-without-an-end",
        ),
        pytest.param(
            Request(count=Fraction(611452)),
            "4647035.2",
            (("611,452 × 7.6", "4,647,035.2"),),
            id="exactly-all",
        ),
    ],
)
def test_a_request_is_computed_with_its_working(
    request_: Request, value: str, steps: tuple[tuple[str, str], ...]
) -> None:
    """All of it, a percentage or a number, at the published ratio or at a given one."""
    result = calculate(TERMS, request_)
    assert result.quantity == Quantity(value=Fraction(value), unit="shares")
    assert bare(steps_of(result)) == list(steps)
    assert result.security == COMMON


def test_a_fraction_of_a_share_is_pointed_out() -> None:
    """The terms do not say how it is settled, so it is neither rounded nor paid."""
    note = "281 whole shares and a fraction of 0.2; the terms do not say how a fraction is settled"
    result = calculate(TERMS, Request(count=Fraction(37)))
    assert result.quantity.value == Fraction(2812, 10)
    assert notes_of(result) == (note,)
    assert notes_of(calculate(TERMS, Request(count=Fraction(40)))) == ()


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


def test_a_ratio_of_ones_own_replaces_the_published_formula() -> None:
    """The published value and bounds go with it; what else is published stays as it is."""
    sources = dict.fromkeys(("value", "cap", "floor", "outstanding"), "release of 6 May 2004")
    formula = replace(
        TERMS, ratio=None, value=RATIO, cap=RATIO, floor=RATIO, average=RATIO, sources=sources
    )
    result = calculate(formula, Request(count=Fraction(10), ratio=Fraction(8)))
    assert result.quantity.value == 80
    assert (result.terms.value, result.terms.cap, result.terms.floor) == (None, None, None)
    assert result.terms.source("outstanding") == "release of 6 May 2004"
    assert result.terms.source("ratio") == "yours, hypothetical"
    assert steps_of(result)[0].sources[1] == "8 ratio: yours, hypothetical"


def test_the_source_of_a_published_ratio_goes_with_it() -> None:
    """A ratio that the person gives is not said to be published."""
    published = replace(TERMS, sources={"ratio": "release of 6 May 2004"})
    result = calculate(published, Request(count=Fraction(10), ratio=Fraction(8)))
    assert result.terms.sources == {}


@pytest.mark.parametrize(
    ("cash", "ratio", "quantity"),
    [
        (2, Fraction(5), Quantity(value=Fraction(50), unit="shares")),
        (2, None, Quantity(value=Fraction(20), unit="USD")),
        (None, Fraction(5), Quantity(value=Fraction(50), unit="shares")),
        (None, None, Quantity(value=Fraction(0), unit="shares")),
    ],
)
def test_the_quantity_is_shares_or_else_cash(
    cash: int | None, ratio: Fraction | None, quantity: Quantity
) -> None:
    """Cash beside shares is told in the sentence; where there are no shares it is the result."""
    given_up = Quantity(value=Decimal(cash), unit="USD") if cash else None
    terms = Terms(surrendered=PREFERRED, received=COMMON, cash=given_up)
    assert calculate(terms, Request(count=Fraction(10), ratio=ratio)).quantity == quantity


def test_shares_are_not_to_be_had_where_none_are_given() -> None:
    """What is to be received in an exchange for cash is refused; at one for one it is itself."""
    wanted = Request(count=Fraction(10), security=COMMON)
    cash = Terms(surrendered=PREFERRED, received=COMMON, cash=RATIO)
    with pytest.raises(TermsError, match="No shares are given in this exchange"):
        calculate(cash, wanted)
    assert calculate(replace(OPEN, ratio=replace(RATIO, value=Decimal(1))), wanted).quantity == (
        Quantity(value=Fraction(10), unit="shares")
    )


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
    assert back.exchanged.count.denominator == 1
    forth = calculate(OPEN, Request(count=back.exchanged.count, ratio=ratio))
    assert forth.exchanged.exact == back.exchanged.exact >= wanted
    assert (back.exchanged.count - 1) * ratio < wanted


@given(
    st.integers(min_value=1, max_value=10**9),
    st.fractions(min_value=Fraction(1, 1000), max_value=1000),
)
def test_there_and_back_is_the_same_number(count: int, ratio: Fraction) -> None:
    """What a whole number of shares brings takes that number of shares to receive."""
    forth = calculate(OPEN, Request(count=Fraction(count), ratio=ratio))
    back = calculate(OPEN, Request(count=forth.exchanged.exact, security=COMMON, ratio=ratio))
    assert back.quantity.value == count

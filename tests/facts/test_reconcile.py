"""Whether the figures of a release agree with each other, and by how much they do not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from bot.facts import reconcile, settled
from bot.model import Check, Fact, Quantity, Step
from tests.building import COMMON, PREFERRED, SECOND, fact, facts_of


def ratio(value: str) -> Fact:
    """Make a ratio of common stock for each share of the preferred stock."""
    return fact("exchange_ratio", value, "shares/share", received=COMMON)


def checks(*facts: Fact) -> dict[str, tuple[bool, str]]:
    """Reconcile facts; whether each relation holds and the difference, by its label."""
    return {
        check.relation.partition(" = ")[0]: (check.holds, check.difference)
        for check in reconcile(facts)
    }


def test_figures_that_agree_hold_with_their_working() -> None:
    """Each stated figure that follows from others is worked out without itself."""
    facts = (
        ratio("7.5"),
        fact("shares_surrendered", 1200),
        fact("shares_issued", 9000, security=COMMON),
    )
    assert reconcile(facts) == (
        Check(
            relation="the exchange ratio = shares_issued / shares_surrendered",
            release="larkspur-2004-05-06",
            holds=True,
            steps=(Step(expression="9,000 ÷ 1,200", result="7.5"),),
            difference="0",
        ),
        Check(
            relation="the number of shares issued = exchange_ratio * shares_surrendered",
            release="larkspur-2004-05-06",
            holds=True,
            steps=(Step(expression="7.5 × 1,200", result="9,000"),),
            difference="0",
        ),
    )


def test_figures_that_do_not_agree_are_told_with_the_difference() -> None:
    """Where a figure is off, the check says by how much."""
    found = checks(
        ratio("7.5"),
        fact("shares_surrendered", 1200),
        fact("shares_issued", 9010, security=COMMON),
    )
    assert found == {
        "the exchange ratio": (False, "0.008333"),
        "the number of shares issued": (False, "10"),
    }


@pytest.mark.parametrize(
    ("issued", "holds"),
    [
        pytest.param(9007, True, id="a-fraction-rounded-down"),
        pytest.param(9008, True, id="a-fraction-rounded-up"),
        pytest.param(9009, False, id="a-whole-share-too-many"),
        pytest.param(9006, False, id="a-whole-share-too-few"),
    ],
)
def test_a_count_may_be_off_by_less_than_a_share(issued: int, *, holds: bool) -> None:
    """Fractions of a share are rounded or paid in cash; 1,201 × 7.5 = 9,007.5."""
    found = checks(
        ratio("7.5"),
        fact("shares_surrendered", 1201),
        fact("shares_issued", issued, security=COMMON),
    )
    assert found["the number of shares issued"][0] is holds


@pytest.mark.parametrize(
    ("value", "low", "high", "expected"),
    [
        pytest.param("18.8", "18.75", "18.85", (True, "0"), id="within-what-about-allows"),
        pytest.param("18.9", "18.85", "18.95", (False, "0.078878"), id="outside"),
        pytest.param("18.8", "18.77", None, (True, "0"), id="above-a-bound"),
        pytest.param("18.8", "18.78", None, (False, "0.008878"), id="below-a-bound"),
    ],
)
def test_a_percentage_holds_within_its_interval(
    value: str, low: str | None, high: str | None, expected: tuple[bool, str]
) -> None:
    """`approximately 18.8%` allows what rounds to it, and no more."""
    percent = fact(
        "percent_of_class",
        value,
        "percent",
        low=Fraction(low) if low else None,
        high=Fraction(high) if high else None,
    )
    found = checks(percent, fact("shares_outstanding", 611452), fact("shares_surrendered", 141300))
    assert found == {"the percentage of the class": expected}


def test_a_figure_of_another_class_is_not_reconciled_with() -> None:
    """The count of one class never stands in for that of another."""
    found = checks(
        ratio("7.5"),
        fact("shares_surrendered", 1200, security=SECOND),
        fact("shares_issued", 9000, security=COMMON),
    )
    assert found == {}


def test_a_figure_that_follows_from_nothing_is_not_checked() -> None:
    """A figure by itself neither holds nor fails."""
    assert reconcile((fact("shares_outstanding", 500),)) == ()
    assert reconcile(()) == ()


def test_a_release_ties_out() -> None:
    """The facts read from sentences reconcile as those made by hand do."""
    facts = facts_of(
        "It agreed with the holder of approximately 20.0% of its preferred stock. "
        "It will issue 5.5 shares of common stock in exchange for each share of preferred stock. "
        "The shareholder, who holds 120,000 shares of preferred stock, will be issued 660,000 "
        "shares of common stock. "
        "Following the exchange, 480,000 shares of preferred stock remain outstanding."
    )
    assert {(check.relation.partition(" = ")[0], check.holds) for check in reconcile(facts)} >= {
        ("the exchange ratio", True),
        ("the number of shares issued", True),
        ("the percentage of the class", True),
    }
    assert all(check.holds for check in reconcile(facts))
    assert {fact.security for fact in facts if fact.measure == "shares_surrendered"} == {PREFERRED}


def test_a_formula_of_the_price_ties_below_the_cap_and_at_it() -> None:
    """The ratio is the value over the average price, rounded as printed, and at most the cap."""
    terms = (fact("offer_value", "66.00", "USD/share"), fact("ratio_cap", "8.25", "shares/share"))
    priced = fact("average_price", "8.3123", "USD/share", security=None)
    low = fact("average_price", "7.50", "USD/share", security=None)
    assert checks(*terms, priced, ratio("7.94")) == {"the exchange ratio": (True, "0")}
    assert checks(*terms, low, ratio("8.25")) == {"the exchange ratio": (True, "0")}
    assert not checks(*terms, low, ratio("8.80"))["the exchange ratio"][0]


def on(measure: str, when: str) -> Fact:
    """Make a fact that is a date."""
    return replace(
        fact(measure, 1, "date", security=None),
        quantity=Quantity(value=date.fromisoformat(when), unit="date"),
    )


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        pytest.param("2004-05-03", "2004-06-01", (True, "0"), id="in-order"),
        pytest.param("2004-06-01", "2004-06-01", (True, "0"), id="the-same-day"),
        pytest.param("2004-06-03", "2004-06-01", (False, "2 days"), id="out-of-order"),
    ],
)
def test_dates_are_in_order(first: str, last: str, expected: tuple[bool, str]) -> None:
    """An offer does not end before it begins."""
    found = checks(on("commencement", first), on("expiry", last))
    assert found == {"the expiry of the offer is not before the start of the offer": expected}


def test_parts_add_up_to_their_total() -> None:
    """What was bought and what remains is what was authorised."""
    figures = (
        fact("repurchase_authorized_shares", 500, security=COMMON),
        fact("shares_repurchased_to_date", 120, security=COMMON),
    )
    remaining = "the number of shares that may still be repurchased"
    assert checks(*figures, fact("repurchase_remaining_shares", 380, security=COMMON)) == {
        remaining: (True, "0")
    }
    assert checks(*figures, fact("repurchase_remaining_shares", 370, security=COMMON)) == {
        remaining: (False, "10")
    }


def test_of_figures_that_conflict_the_one_that_ties_stands() -> None:
    """A misreading rarely reconciles; where nothing tells which it is, both are kept."""
    good, bad = (
        fact("shares_issued", 9000, security=COMMON),
        fact("shares_issued", 1200, security=COMMON),
    )
    terms = (ratio("7.5"), fact("shares_surrendered", 1200))
    assert settled((*terms, good, bad)) == (*terms, good)
    assert settled((good, bad)) == (good, bad)
    assert settled((ratio("7.5"), good, bad)) == (ratio("7.5"), good, bad)


def test_a_figure_in_millions_was_rounded_to_its_last_digit() -> None:
    """$0.80 × 7,812,544 is $6,250,035.20, which is $6.25 million and not $6.26 million."""
    offering = (
        fact("offering_price", "0.80", "USD/share", security=COMMON),
        fact("shares_offered", 7812544, security=COMMON),
    )

    def proceeds(printed: str, value: str) -> dict[str, tuple[bool, str]]:
        stated = fact("gross_proceeds", value, "USD", security=None)
        return checks(
            *offering, replace(stated, quantity=replace(stated.quantity, as_printed=printed))
        )

    assert proceeds("$6.25 million", "6250000") == {"the gross proceeds": (True, "0")}
    assert proceeds("$6.26 million", "6260000") == {"the gross proceeds": (False, "4,964.8")}
    assert proceeds("$6,250,000", "6250000") == {"the gross proceeds": (False, "35.2")}

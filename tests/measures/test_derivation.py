"""What follows from stated figures: in one context, of one class, with its working."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from bot.language.dates import day
from bot.measures import measures
from bot.measures.derivation import Derivation, Known
from bot.measures.load import Measure
from bot.model import Fact, Period, Quantity, Security, Step
from tests.building import COMMON, PREFERRED, PUBLISHED, SECOND, fact

NOW = day(PUBLISHED)
BEFORE = Period(start=date(2002, 6, 1), end=date(2002, 6, 30))
RATIO = fact("exchange_ratio", "7.5", "shares/share", received=COMMON)
SURRENDERED = fact("shares_surrendered", 1200)
REMAINING = fact("shares_outstanding", 4800)


def derivation(*facts: Fact, leave_out: str | None = None) -> Derivation:
    """Derive from facts by the measures that the bot comes with."""
    return Derivation(measures=measures(), facts=facts, leave_out=leave_out)


def value(known: Known | None) -> Fraction | None:
    """Return the value of what is known as a fraction, or None."""
    if known is None:
        return None
    assert isinstance(known.quantity.value, Decimal | Fraction)
    return Fraction(known.quantity.value)


def test_what_is_stated_is_known_as_it_is() -> None:
    """A stated figure is taken as printed, with itself as its only source."""
    assert derivation(REMAINING).known("shares_outstanding", NOW, PREFERRED) == Known(
        quantity=REMAINING.quantity, security=PREFERRED, as_of=NOW, facts=(REMAINING,)
    )


def test_what_follows_has_its_steps_and_sources() -> None:
    """A derived figure carries the arithmetic and the facts that it rests on, each once."""
    known = derivation(SURRENDERED, REMAINING).derived("percent_of_class", NOW, PREFERRED)
    assert known is not None
    assert known.quantity == Quantity(value=Fraction(20), unit="percent")
    assert known.steps == (
        Step(expression="4,800 + 1,200", result="6,000"),
        Step(expression="100 × 1,200 ÷ 6,000", result="20.00%"),
    )
    assert sorted(f.measure for f in known.facts) == ["shares_outstanding", "shares_surrendered"]


def test_a_formula_across_leads_to_the_class_received() -> None:
    """Shares issued are of the class received, though they follow from the class given up."""
    known = derivation(RATIO, SURRENDERED).derived("shares_issued", NOW, COMMON)
    assert (value(known), known and known.security) == (Fraction(9000), COMMON)


@pytest.mark.parametrize(
    ("measure", "security"),
    [
        pytest.param("shares_issued", PREFERRED, id="issued-of-the-class-given-up"),
        pytest.param("shares_outstanding_before", COMMON, id="outstanding-of-the-class-received"),
        pytest.param("shares_outstanding_before", SECOND, id="another-series"),
        pytest.param("percent_of_class", COMMON, id="percentage-of-the-class-received"),
    ],
)
def test_no_figure_leaks_from_one_class_into_another(measure: str, security: Security) -> None:
    """What follows for one class is never given for another."""
    known = derivation(RATIO, SURRENDERED, REMAINING).derived(measure, NOW, security)
    assert known is None or (known.security is not None and known.security.key == security.key)
    assert known is None


def test_figures_of_two_classes_are_not_added() -> None:
    """The shares given up of one series do not add to what remains of another."""
    other = fact("shares_surrendered", 1200, security=SECOND)
    assert derivation(other, REMAINING).derived("shares_outstanding_before", NOW, None) is None
    assert derivation(other, REMAINING).derived("shares_outstanding_before", NOW, PREFERRED) is None


def test_figures_about_two_times_are_not_combined() -> None:
    """A formula draws on one context: what is about another time is not there."""
    earlier = fact("shares_surrendered", 1200, as_of=BEFORE)
    assert (
        derivation(earlier, REMAINING).derived("shares_outstanding_before", NOW, PREFERRED) is None
    )


def test_conflicting_figures_decide_nothing() -> None:
    """Where a release states two counts, nothing is worked out from either."""
    other = fact("shares_outstanding", 4900)
    conflict = derivation(SURRENDERED, REMAINING, other)
    assert conflict.known("shares_outstanding", NOW, PREFERRED) is None
    assert conflict.derived("shares_outstanding_before", NOW, PREFERRED) is None


def test_a_balance_is_carried_back_from_the_next_transaction() -> None:
    """What stood before one transaction stood after the one before it, if nothing else happened."""
    tendered = fact("fraction_tendered", Fraction(1, 2), "fraction", as_of=BEFORE)
    found = derivation(SURRENDERED, REMAINING, tendered)
    known = found.known("shares_outstanding", BEFORE, PREFERRED)
    assert value(known) == 6000
    assert known is not None
    assert known.as_of == BEFORE
    (note,) = known.notes
    assert note == (
        "assumes no other change between June 2002 and 6 May 2004, "
        "which no release in the store states"
    )
    assert value(found.derived("shares_outstanding_before", BEFORE, PREFERRED)) == 12000


def test_nothing_is_carried_forward_or_from_another_class() -> None:
    """A balance is not carried past its date, nor from one class to another."""
    found = derivation(fact("shares_outstanding_before", 6000, as_of=BEFORE))
    assert found.known("shares_outstanding", NOW, PREFERRED) is None
    assert found.known("shares_outstanding", day(date(2001, 1, 1)), COMMON) is None
    assert value(found.known("shares_outstanding", day(date(2001, 1, 1)), PREFERRED)) == 6000


def test_a_figure_is_checked_without_itself() -> None:
    """What is left out is not taken as stated, so that it is worked out from the others."""
    stated = fact("shares_outstanding_before", 7000)
    facts = (SURRENDERED, REMAINING, stated)
    assert value(derivation(*facts).known("shares_outstanding_before", NOW, PREFERRED)) == 7000
    without = derivation(*facts, leave_out="shares_outstanding_before")
    assert value(without.known("shares_outstanding_before", NOW, PREFERRED)) == 6000


def test_a_division_by_zero_leads_nowhere() -> None:
    """Figures that cannot be divided give nothing, not an error."""
    nothing = fact("shares_surrendered", 0)
    issued = fact("shares_issued", 9000, security=COMMON)
    assert derivation(nothing, issued).derived("exchange_ratio", NOW, None) is None


def test_formulas_that_need_each_other_end() -> None:
    """Measures that follow from one another in a circle are simply not known."""
    circle = {
        "a": Measure(name="a", label="a", unit="number", formula=("b + 1",)),
        "b": Measure(name="b", label="b", unit="number", formula=("c + 1",)),
        "c": Measure(name="c", label="c", unit="number", formula=("a + 1", "b - 1")),
    }
    found = Derivation(measures=circle, facts=())
    assert [found.known(name, NOW, None) for name in circle] == [None, None, None]


def test_an_approximate_figure_makes_an_approximate_result() -> None:
    """About two-thirds tendered leaves an interval, not a number."""
    tendered = fact(
        "fraction_tendered",
        Fraction(2, 3),
        "fraction",
        low=Fraction(19, 30),
        high=Fraction(17, 24),
    )
    known = derivation(tendered, REMAINING).derived("shares_outstanding_before", NOW, PREFERRED)
    assert known is not None
    assert known.quantity == Quantity(
        value=Fraction(14400),
        unit="shares",
        low=Fraction(4800) / (1 - Fraction(19, 30)),
        high=Fraction(4800) / (1 - Fraction(17, 24)),
    )


def test_contexts_are_in_the_order_of_time() -> None:
    """The times that facts are about are listed once each, the earliest first."""
    earlier = fact("shares_surrendered", 5, as_of=BEFORE)
    assert derivation(REMAINING, earlier, SURRENDERED).contexts == (BEFORE, NOW)

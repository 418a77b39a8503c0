"""Formulas over intervals: exact results, their working, and what is refused."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import ArithmeticalError, MeasureError
from bot.measures.formulas import differ_by, displayed, evaluate, names_in, rounded
from bot.model import Quantity, Step


def count(value: int | str, low: str | None = None, high: str | None = None) -> Quantity:
    """Make a quantity of shares, approximate where ends are given."""
    return Quantity(
        value=Decimal(value),
        unit="shares",
        low=None if low is None else Fraction(low),
        high=None if high is None else Fraction(high),
    )


GIVEN = {"a": count(600), "b": count(200), "c": count("0.5"), "z": count(0)}


@pytest.mark.parametrize(
    ("formula", "value", "expression", "result"),
    [
        pytest.param("a + b", "800", "600 + 200", "800", id="sum"),
        pytest.param("a - b", "400", "600 - 200", "400", id="difference"),
        pytest.param("a * c", "300", "600 × 0.5", "300", id="product"),
        pytest.param("b / a", "1/3", "200 ÷ 600", "0.333333", id="quotient"),
        pytest.param("100 * b / a", "100/3", "100 × 200 ÷ 600", "33.333333", id="left-to-right"),
        pytest.param("a * (b + c)", "120300", "600 × (200 + 0.5)", "120,300", id="kept-brackets"),
        pytest.param(
            "(a * b) + c", "120000.5", "600 × 200 + 0.5", "120,000.5", id="dropped-brackets"
        ),
        pytest.param(
            "a - (b - c)", "400.5", "600 - (200 - 0.5)", "400.5", id="subtracted-difference"
        ),
        pytest.param("a / (b / c)", "1.5", "600 ÷ (200 ÷ 0.5)", "1.5", id="divided-quotient"),
        pytest.param("a - (b * c)", "500", "600 - (200 × 0.5)", "500", id="subtracted-product"),
        pytest.param("b - a", "-400", "200 - 600", "-400", id="negative"),
    ],
)
def test_a_formula_is_computed_exactly_and_written_out(
    formula: str, value: str, expression: str, result: str
) -> None:
    """The value is an exact fraction; the working shows the figures, rounded only at its end."""
    quantity, step = evaluate(formula, GIVEN, "shares")
    assert quantity == Quantity(value=Fraction(value), unit="shares")
    assert step == Step(expression=expression, result=result)


@pytest.mark.parametrize(
    ("formula", "low", "high"),
    [
        pytest.param("x + a", "690", "710", id="sum"),
        pytest.param("x - a", "-510", "-490", id="subtracted-from"),
        pytest.param("a - x", "490", "510", id="subtracted"),
        pytest.param("x * a", "54000", "66000", id="product"),
        pytest.param("a / x", "60/11", "20/3", id="divided-by"),
        pytest.param("x - x", "-20", "20", id="with-itself"),
        pytest.param("z * x", "0", "0", id="nothing-of-it"),
    ],
)
def test_a_result_is_no_surer_than_what_went_in(formula: str, low: str, high: str) -> None:
    """Each end of the result is the worst that the intervals allow."""
    given_quantities = GIVEN | {"x": count(100, "90", "110")}
    quantity, _ = evaluate(formula, given_quantities, "shares")
    ends = (Fraction(low), Fraction(high))
    assert (quantity.low, quantity.high) == (ends if ends[0] != ends[1] else (None, None))


@pytest.mark.parametrize(
    "formula",
    [
        pytest.param("a / z", id="zero"),
        pytest.param("a / (b - 200)", id="difference-of-nothing"),
        pytest.param("a / w", id="interval-around-zero"),
        pytest.param("a / v", id="interval-from-zero"),
    ],
)
def test_a_division_by_what_may_be_zero_is_refused(formula: str) -> None:
    """Where a divisor is zero, or may be, there is no result."""
    wide = {"w": count(0, "-1", "1"), "v": count(1, "0", "2")}
    with pytest.raises(ArithmeticalError, match="division by zero"):
        evaluate(formula, GIVEN | wide, "shares")


def test_words_are_not_computed_with() -> None:
    """A measure whose value is words cannot go into a formula."""
    with pytest.raises(ArithmeticalError, match="the holder is no number"):
        evaluate("a + b", {"a": count(1), "b": Quantity(value="the holder", unit="text")}, "shares")


@pytest.mark.parametrize(
    "formula",
    [
        pytest.param("a +", id="unfinished"),
        pytest.param("a ** b", id="power"),
        pytest.param("-a", id="sign"),
        pytest.param("a // b", id="whole-division"),
        pytest.param("0.5 * a", id="float"),
        pytest.param("True * a", id="boolean"),
        pytest.param("a if b else a", id="condition"),
        pytest.param("__import__('os')", id="call"),
        pytest.param("a.b", id="attribute"),
        pytest.param("a[0]", id="index"),
        pytest.param("'a'", id="string"),
        pytest.param("(a, b)", id="tuple"),
        pytest.param("a := 1", id="assignment"),
        pytest.param("", id="nothing"),
    ],
)
def test_a_formula_is_only_names_whole_numbers_and_signs(formula: str) -> None:
    """Anything else is a MeasureError that quotes it, before anything is computed."""
    with pytest.raises(MeasureError, match=r"is no formula|may hold only"):
        names_in(formula)


def test_the_names_of_a_formula_are_listed_in_order() -> None:
    """Each name comes once, in the order of its first place."""
    assert names_in("100 * b / (a + b)") == ("b", "a")


@pytest.mark.parametrize(
    ("quantity", "decimals", "text"),
    [
        pytest.param(Quantity(value=True, unit="boolean"), None, "yes", id="yes"),
        pytest.param(Quantity(value=False, unit="boolean"), None, "no", id="no"),
        pytest.param(Quantity(value="Elko", unit="text"), None, "Elko", id="words"),
        pytest.param(Quantity(value=Decimal("18.8"), unit="percent"), None, "18.8%", id="printed"),
        pytest.param(
            Quantity(value=Fraction(100, 3), unit="percent"), None, "33.33%", id="computed"
        ),
        pytest.param(Quantity(value=Fraction(100, 3), unit="percent"), 0, "33%", id="as-asked"),
        pytest.param(Quantity(value=Decimal(1931), unit="year"), None, "1931", id="year"),
        pytest.param(Quantity(value=Fraction(2, 3), unit="fraction"), None, "2/3", id="fraction"),
        pytest.param(Quantity(value=Decimal("0.25"), unit="USD/share"), None, "$0.25", id="money"),
        pytest.param(Quantity(value=Decimal(-5), unit="USD"), None, "-$5", id="loss"),
        pytest.param(Quantity(value=Fraction(1, 3), unit="shares"), None, "0.333333", id="no-end"),
        pytest.param(
            Quantity(value=Fraction(4001, 2), unit="shares", low=Fraction(1), high=Fraction(9999)),
            None,
            "2,001",
            id="approximate",
        ),
    ],
)
def test_a_quantity_is_displayed_in_its_unit(
    quantity: Quantity, decimals: int | None, text: str
) -> None:
    """Percent and money have their signs, years no comma; only computed values are rounded."""
    assert displayed(quantity, decimals) == text


def test_only_computed_quantities_are_rounded() -> None:
    """A printed figure stays as printed; a computed one is rounded as asked or by custom."""
    printed = Quantity(value=Decimal("18.777"), unit="percent")
    computed = Quantity(value=Fraction(141300, 7527), unit="percent")
    assert rounded(printed, 1) == printed
    assert rounded(computed, None).value == Decimal("18.77")
    assert rounded(computed, 3).value == Decimal("18.772")
    assert rounded(count(1), None) == count(1)


@pytest.mark.parametrize(
    ("a", "b", "apart"),
    [
        pytest.param(count(5), count(7), 2, id="exact"),
        pytest.param(count(5), count(5), 0, id="same"),
        pytest.param(count(5, "4", "6"), count(7), 1, id="outside-the-interval"),
        pytest.param(count(5, "4", "6"), count(6), 0, id="at-its-end"),
        pytest.param(count(5, "4", "6"), count(9, "8", "10"), 2, id="two-intervals"),
    ],
)
def test_quantities_differ_by_the_gap_between_their_intervals(
    a: Quantity, b: Quantity, apart: int
) -> None:
    """Where intervals touch there is no difference; the order does not matter."""
    assert differ_by(a, b) == differ_by(b, a) == apart


@given(
    st.fractions(min_value=1, max_value=10**6),
    st.fractions(min_value=1, max_value=10**6),
    st.sampled_from(["a + b", "a - b", "a * b", "a / b", "a * (a - b) / b"]),
)
def test_an_exact_result_is_pythons_own(a: Fraction, b: Fraction, formula: str) -> None:
    """Over exact figures, a formula means what it means to anyone."""
    values = {"a": Quantity(value=a, unit="shares"), "b": Quantity(value=b, unit="shares")}
    quantity, _ = evaluate(formula, values, "shares")
    assert quantity.value == eval(formula, {"a": a, "b": b})
    assert not quantity.approximate


@pytest.mark.parametrize(
    ("value", "printed", "expected"),
    [
        (Fraction(47, 8), "5 7/8%", "5.875%"),
        (Fraction(200, 3), "66 2/3%", "66 2/3%"),
        (Fraction(47, 8), "", "5.88%"),
    ],
)
def test_a_published_percentage_is_not_rounded(
    value: Fraction, printed: str, expected: str
) -> None:
    """What was printed as a fraction is written exactly; what was computed is rounded."""
    quantity = Quantity(value=value, unit="percent", as_printed=printed)
    assert displayed(quantity) == expected
    assert (rounded(quantity, None).value == value) is bool(printed)

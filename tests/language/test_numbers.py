"""The numbers in text: exactly as printed, with the interval that a hedge allows."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import ArithmeticalError
from bot.language.numbers import (
    as_fraction,
    exact_text,
    find_numbers,
    grouped,
    number_of_words,
    round_half_up,
)
from bot.model import Quantity, Span


def found(text: str) -> list[tuple[str, str, str]]:
    """List what is read in a text: its words, its exact value, its unit."""
    read = []
    for span, quantity in find_numbers(text):
        assert isinstance(quantity.value, Decimal | Fraction)
        printed = text[span.start : span.end]
        assert quantity.as_printed == printed
        read.append((printed, exact_text(quantity.value), quantity.unit))
    return read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("141,300 shares", [("141,300", "141300", "number")], id="grouped"),
        pytest.param("1073880 shares", [("1073880", "1073880", "number")], id="not-grouped"),
        pytest.param("a rate of .625", [(".625", "0.625", "number")], id="no-leading-zero"),
        pytest.param("00123 units", [("00123", "123", "number")], id="leading-zeros"),
        pytest.param("18.8% of it", [("18.8%", "18.8", "percent")], id="percent-sign"),
        pytest.param("18.8 % of it", [("18.8 %", "18.8", "percent")], id="spaced-percent-sign"),
        pytest.param("7.5 per cent", [("7.5 per cent", "7.5", "percent")], id="per-cent"),
        pytest.param("7.5 percent", [("7.5 percent", "7.5", "percent")], id="percent"),
        pytest.param("66 2/3%", [("66 2/3%", "200/3", "percent")], id="mixed-percent"),
        pytest.param("6 3/4 notes", [("6 3/4", "6.75", "number")], id="mixed"),
        pytest.param("6¾% notes", [("6¾%", "6.75", "percent")], id="fraction-sign"),
        pytest.param("8 ¾ % notes", [("8 ¾ %", "8.75", "percent")], id="spaced-fraction-sign"),
        pytest.param("USD0.51 a share", [("USD0.51", "0.51", "USD")], id="currency-code-glued"),
        pytest.param("6-3/4 notes", [("6-3/4", "6.75", "number")], id="mixed-with-hyphen"),
        pytest.param("1/4 of one", [("1/4", "0.25", "number"), ("one", "1", "number")], id="part"),
        pytest.param("two-thirds", [("two-thirds", "2/3", "fraction")], id="fraction-in-words"),
        pytest.param("a third", [("a third", "1/3", "fraction")], id="fraction-with-article"),
        pytest.param("seven (7) shares", [("seven (7)", "7", "number")], id="word-and-digit"),
        pytest.param(
            "six and one-half percent",
            [("six and one-half percent", "6.5", "percent")],
            id="words-and-a-part",
        ),
        pytest.param(
            "twelve and a half points", [("twelve and a half", "12.5", "number")], id="and-a-half"
        ),
        pytest.param(
            "one hundred and forty-one thousand three hundred shares",
            [("one hundred and forty-one thousand three hundred", "141300", "number")],
            id="words-by-magnitude",
        ),
        pytest.param("fifteen hundred", [("fifteen hundred", "1500", "number")], id="hundreds"),
        pytest.param("10k shares", [("10k", "10000", "number")], id="k"),
        pytest.param("2.5mm shares", [("2.5mm", "2500000", "number")], id="mm"),
        pytest.param("1.2 million", [("1.2 million", "1200000", "number")], id="million"),
        pytest.param("a 112-year-old firm", [("112", "112", "number")], id="an-age"),
        pytest.param("5 to 10", [("5", "5", "number"), ("10", "10", "number")], id="a-range"),
        pytest.param("It was 3.", [("3", "3", "number")], id="end-of-a-sentence"),
    ],
)
def test_a_number_is_read_as_printed(text: str, expected: list[tuple[str, str, str]]) -> None:
    """However a number is written, its value is exact and its words are the text's own."""
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        pytest.param("$1.2 billion", "1200000000", "USD", id="billions"),
        pytest.param("$.25 a share", "0.25", "USD", id="no-leading-zero"),
        pytest.param("$ 1.2 million", "1200000", "USD", id="space-after-the-sign"),
        pytest.param("US$3 billion", "3000000000", "USD", id="united-states"),
        pytest.param("USD 500", "500", "USD", id="code"),
        pytest.param("C$45", "45", "CAD", id="canada"),
        pytest.param("$4.50 Canadian per share", "4.5", "CAD", id="canadian-after-it"),
        pytest.param("$4.50 (Cdn) per share", "4.5", "CAD", id="canadian-in-brackets"),
        pytest.param("$5 million in Canadian funds", "5000000", "CAD", id="in-canadian-funds"),
        pytest.param("$5 million Australian dollars", "5000000", "AUD", id="sign-and-name"),
        pytest.param("$3.00 HKD", "3", "HKD", id="sign-and-code"),
        pytest.param("the $5 million Canadian mill", "5000000", "USD", id="a-mill-in-canada"),
        pytest.param("$5 to Canadian holders", "5", "USD", id="holders-in-canada"),
        pytest.param("A$45", "45", "AUD", id="australia"),
        pytest.param("HK$45", "45", "HKD", id="hong-kong"),
        pytest.param("€4.5 million", "4500000", "EUR", id="euro"),
        pytest.param("£3m", "3000000", "GBP", id="pound"),
        pytest.param("¥300", "300", "JPY", id="yen"),
        pytest.param("25 cents", "0.25", "USD", id="cents"),
        pytest.param("7 1/2 cents", "0.075", "USD", id="mixed-cents"),
    ],
)
def test_money_has_its_currency(text: str, value: str, unit: str) -> None:
    """An amount of money is in its ISO 4217 code, cents as parts of a dollar."""
    assert [found[1:] for found in found(text)] == [(value, unit)]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        pytest.param("approximately 18.8%", "18.75", "18.85", id="one-decimal"),
        pytest.param("about 45,000 shares", "44500", "45500", id="trailing-zeros"),
        pytest.param("some 500 shares", "450", "550", id="some"),
        pytest.param("~7", "6.5", "7.5", id="tilde"),
        pytest.param("approximately 1.2 million", "1150000", "1250000", id="scaled"),
        pytest.param("roughly one million", "500000", "1500000", id="in-words"),
        pytest.param("about two-thirds", "19/30", "17/24", id="between-neighbouring-fractions"),
        pytest.param("nearly one-half", "0.45", "0.55", id="half"),
        pytest.param("at least 500", "500", None, id="at-least"),
        pytest.param("more than 2 million", "2000000", None, id="more-than"),
        pytest.param("no fewer than 300", "300", None, id="no-fewer-than"),
        pytest.param("up to 5,000", None, "5000", id="up-to"),
        pytest.param("not more than 12", None, "12", id="not-more-than"),
        pytest.param("less than 5%", None, "5", id="less-than"),
        pytest.param("exactly 18.8%", None, None, id="no-hedge"),
    ],
)
def test_a_hedge_widens_the_value_to_an_interval(
    text: str, low: str | None, high: str | None
) -> None:
    """A hedge allows what its digits would be rounded from; a bound leaves one end open."""
    ((_, quantity),) = find_numbers(text)
    ends = [None if end is None else exact_text(end) for end in (quantity.low, quantity.high)]
    assert ends == [low, high]
    assert quantity.approximate is (low is not None or high is not None)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Form 8-K", id="form"),
        pytest.param("a Form 10-Q", id="quarterly-form"),
        pytest.param("Rule 144A", id="rule"),
        pytest.param("208/769-4144", id="telephone"),
        pytest.param("208-769-4144", id="telephone-with-hyphens"),
        pytest.param("83815-9408", id="zip"),
        pytest.param("No. 2", id="numero"),
        pytest.param("Exhibit 99", id="exhibit"),
        pytest.param("Suite 200", id="suite"),
        pytest.param("#20", id="hash"),
        pytest.param("Series B-1", id="series"),
        pytest.param("release 2003-20", id="release-number"),
        pytest.param("10:30", id="clock"),
        pytest.param("1,41,300", id="grouped-wrongly"),
        pytest.param("12,34", id="decimal-comma"),
        pytest.param("1e5", id="exponent"),
        pytest.param("-5", id="minus"),
        pytest.param("the 21st", id="ordinal"),
        pytest.param("1.2million", id="glued-to-its-scale"),
        pytest.param("nine hundred (1)", id="footnote-after-words"),
        pytest.param("ten (12)", id="words-and-digits-that-differ"),
        pytest.param("no shares", id="no-number"),
        pytest.param("", id="nothing"),
    ],
)
def test_what_only_looks_like_a_number_is_none(text: str) -> None:
    """A number that names something, or that cannot be read for certain, is left out."""
    assert found(text) == []


def test_a_number_of_many_digits_keeps_all_of_them() -> None:
    """No digit is rounded away, however many are printed and whatever their scale."""
    assert found("123456789012345678901234567890.5 million") == [
        (
            "123456789012345678901234567890.5 million",
            "123456789012345678901234567890500000",
            "number",
        )
    ]


def test_words_are_turned_into_a_number() -> None:
    """Words add up by magnitude; words that are no numbers count for nothing."""
    assert number_of_words("two million five hundred thousand and one") == 2_500_001
    assert number_of_words("shares") == 0


def test_only_numbers_become_fractions() -> None:
    """A decimal keeps its value; words have none, and the error says so."""
    assert as_fraction(Decimal("7.6")) == Fraction(38, 5)
    with pytest.raises(ArithmeticalError, match="the holder is no number"):
        as_fraction("the holder")


@pytest.mark.parametrize(
    ("value", "decimals", "rounded"),
    [
        pytest.param(Fraction(141300, 7527), 2, "18.77", id="down"),
        pytest.param(Fraction(1, 8), 2, "0.13", id="half-up"),
        pytest.param(Fraction(-1, 8), 2, "-0.13", id="half-away-from-zero"),
        pytest.param(Decimal("2.5"), 0, "3", id="half-to-whole"),
        pytest.param(Decimal("2.4999"), 0, "2", id="below-half"),
        pytest.param(Decimal(7), 2, "7.00", id="whole"),
        pytest.param(Fraction(10**40, 3), 1, "3" * 40 + ".3", id="many-digits"),
    ],
)
def test_halves_are_rounded_up(value: Fraction | Decimal, decimals: int, rounded: str) -> None:
    """Rounding is half away from zero, to so many decimals and with no digit lost."""
    assert str(round_half_up(value, decimals)) == rounded


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        pytest.param(Decimal(1073880), None, "1,073,880", id="grouped"),
        pytest.param(Decimal("7.60"), None, "7.6", id="no-trailing-zero"),
        pytest.param(Fraction(2, 3), None, "2/3", id="no-exact-decimal"),
        pytest.param(Fraction(2, 3), 2, "0.67", id="rounded"),
        pytest.param(Fraction(12345678, 10), 2, "1,234,567.80", id="grouped-and-rounded"),
        pytest.param(Decimal("-1234.5"), None, "-1,234.5", id="negative"),
        pytest.param(Decimal("1E+3"), None, "1,000", id="exponent"),
        pytest.param(Fraction(10**30 + 1), None, f"{10**30 + 1:,}", id="many-digits"),
        pytest.param(Fraction(10**30 + 1), 1, f"{10**30 + 1:,}.0", id="many-digits-rounded"),
    ],
)
def test_a_number_is_written_for_a_reader(
    value: Fraction | Decimal, decimals: int | None, text: str
) -> None:
    """Thousands are grouped; the value is exact unless decimals are asked for."""
    assert grouped(value, decimals) == text


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**40), max_value=10**40))
def test_the_exact_text_of_a_decimal_reads_back(value: Decimal) -> None:
    """Writing a decimal loses nothing, and needs no exponent."""
    text = exact_text(value)
    assert Fraction(text) == Fraction(value)
    assert set(text) <= set("-0123456789.")


@given(st.fractions())
def test_the_exact_text_of_a_fraction_reads_back(value: Fraction) -> None:
    """Writing a fraction loses nothing, whether a decimal is exact or not."""
    assert Fraction(exact_text(value)) == value


@given(st.fractions(), st.integers(min_value=0, max_value=12))
def test_rounding_is_off_by_half_a_unit_at_most(value: Fraction, decimals: int) -> None:
    """No rounding moves a value by more than half of its last place."""
    apart = abs(Fraction(round_half_up(value, decimals)) - value)
    assert apart <= Fraction(1, 2 * 10**decimals)


@given(st.integers(min_value=0, max_value=10**15))
def test_a_grouped_count_is_read_back(count: int) -> None:
    """What is written with its thousands grouped is read as the same count."""
    text = grouped(Decimal(count))
    assert list(find_numbers(text)) == [
        (
            Span(start=0, end=len(text)),
            Quantity(value=Decimal(count), unit="number", as_printed=text),
        )
    ]


@given(st.text(alphabet="0123456789.,/$%½() -+xeKm%centhalfonewvr", max_size=60))
def test_spans_lie_within_any_text_and_apart(text: str) -> None:
    """Whatever the text, nothing overlaps and each span holds the words that were read."""
    last = 0
    for span, quantity in find_numbers(text):
        assert last <= span.start < span.end <= len(text)
        assert text[span.start : span.end] == quantity.as_printed
        last = span.end


NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, places=4) | st.fractions()


@given(NUMBERS, st.none() | st.integers(min_value=0, max_value=8))
def test_a_number_is_grouped_as_its_exact_decimal_is(
    value: Decimal | Fraction, decimals: int | None
) -> None:
    """Integers take a shorter way to the same text."""
    if decimals is not None:
        assert grouped(value, decimals) == f"{round_half_up(value, decimals):,.{decimals}f}"
    else:
        text = exact_text(value)
        assert grouped(value) == (text if "/" in text else f"{Decimal(text):,}")


@given(NUMBERS, st.integers(min_value=0, max_value=8))
def test_rounding_leaves_no_more_than_half_a_unit(value: Decimal | Fraction, decimals: int) -> None:
    """What was rounded differs by at most half of the last place, and away from zero at a half."""
    difference = Fraction(round_half_up(value, decimals)) - Fraction(value)
    half = Fraction(1, 2 * 10**decimals)
    assert abs(difference) <= half
    assert abs(difference) < half or difference * Fraction(value) > 0

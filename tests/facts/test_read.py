"""What releases state, read into facts; and what is left out because it is not certain."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.contract import value_text
from bot.language.dates import day
from bot.model import Fact, Mark, Quantity, Security, Span
from tests.building import COMMON, LARKSPUR, PREFERRED, PUBLISHED, SECOND, facts_of, release

BOTH = (COMMON, PREFERRED, SECOND)


def read(text: str, measure: str, *classes: Security) -> list[tuple[str | None, str, str]]:
    """List the class, the value and the time of each fact of a measure."""
    found = facts_of(text, measure, securities=classes or (COMMON, PREFERRED))
    return [
        (fact.security.key if fact.security else None, value_text(fact.quantity), str(fact.as_of))
        for fact in found
    ]


def test_a_fact_says_where_it_stands_and_by_which_rule_it_was_read() -> None:
    """A figure is kept whole: class, value as printed, time, span, release and rule."""
    text = "The news is good. In all, 48,210 shares of preferred stock remain outstanding."
    made = release(text)
    (fact,) = facts_of(text, "shares_outstanding")
    start = text.index("48,210")
    assert fact == Fact(
        measure="shares_outstanding",
        company=LARKSPUR.name,
        security=PREFERRED,
        quantity=Quantity(value=Decimal(48210), unit="shares", as_printed="48,210"),
        as_of=day(PUBLISHED),
        published=PUBLISHED,
        span=Span(start=start, end=len(text) - 1),
        release=made.id,
        rule=fact.rule,
    )
    assert fact.rule.startswith("shares_outstanding:")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "If all accept, 500 shares of preferred stock will remain outstanding.", id="if"
        ),
        pytest.param("Some 500 shares of preferred stock would remain outstanding.", id="would"),
        pytest.param("Then 500 shares of preferred stock may remain outstanding.", id="may"),
        pytest.param(
            "Assuming it closes, 500 shares of preferred stock remain outstanding.", id="assuming"
        ),
        pytest.param(
            "It asked whether 500 shares of preferred stock remain outstanding.", id="whether"
        ),
        pytest.param(
            "It denied that 500 shares of preferred stock remain outstanding.", id="denied"
        ),
        pytest.param(
            "It is not true that 500 shares of preferred stock remain outstanding.", id="not"
        ),
        pytest.param(
            "At least 500 shares of preferred stock remain outstanding.", id="lower-bound"
        ),
        pytest.param("Up to 500 shares of preferred stock remain outstanding.", id="upper-bound"),
        pytest.param("No shares of preferred stock remain outstanding.", id="no-number"),
        pytest.param(
            "Some 500.5 shares of preferred stock remain outstanding.", id="part-of-a-share"
        ),
        pytest.param("In all, 0 shares of preferred stock remain outstanding.", id="nothing"),
        pytest.param(
            "Nine hundred (1) shares of preferred stock remain outstanding.", id="footnote"
        ),
        pytest.param(
            "Options to purchase 500 shares of common stock remain outstanding.", id="options"
        ),
        pytest.param(
            "In all, 500 shares of Series C preferred stock remain outstanding.", id="no-class"
        ),
        pytest.param(
            "The board spoke of 500 shares of preferred stock.", id="nothing-said-of-them"
        ),
        pytest.param(
            "At June 30, 2003 and 2002, 7 and 9 shares of preferred are outstanding, respectively.",
            id="respectively-by-date",
        ),
        pytest.param("Warrants for 500 shares of common stock are outstanding.", id="warrants"),
        pytest.param("Tansy's 500 shares of preferred stock remain outstanding.", id="another's"),
        pytest.param(
            "In all, \ue006 of preferred stock and \ue006 remain outstanding.",
            id="forged-characters",
        ),
    ],
)
def test_what_is_not_stated_for_certain_is_no_fact(text: str) -> None:
    """A condition, a denial, a bound, a doubtful class or number states no count."""
    assert read(text, "shares_outstanding") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "In all, 500 shares of preferred stock remain outstanding.",
            [("preferred:A", "500", "2004-05-06")],
            id="the-only-series",
        ),
        pytest.param(
            "Larkspur's 500 shares of preferred stock remain outstanding.",
            [("preferred:A", "500", "2004-05-06")],
            id="the-company's-own",
        ),
        pytest.param(
            "In all, 500 shares of LKM-PrA remain outstanding.",
            [("preferred:A", "500", "2004-05-06")],
            id="symbol",
        ),
        pytest.param(
            "700 shares of common stock and 900 shares of preferred stock are outstanding.",
            [("common", "700", "2004-05-06"), ("preferred:A", "900", "2004-05-06")],
            id="two-in-a-row",
        ),
        pytest.param(
            "There are 700 and 900 shares of common and preferred, respectively, outstanding.",
            [("common", "700", "2004-05-06"), ("preferred:A", "900", "2004-05-06")],
            id="respectively",
        ),
        pytest.param(
            "It held 40 shares of common stock; 500 shares of preferred stock remain outstanding.",
            [("preferred:A", "500", "2004-05-06")],
            id="another-class-beside-it",
        ),
    ],
)
def test_a_count_is_of_the_class_that_its_words_name(
    text: str, expected: list[tuple[str | None, str, str]]
) -> None:
    """With two classes in a sentence, neither takes the figure of the other."""
    assert sorted(read(text, "shares_outstanding")) == sorted(expected)


def test_a_kind_with_two_series_is_left_out() -> None:
    """Where "preferred" may be either series nothing is read; where the series is named it is."""
    text = "In all, 500 shares of {} remain outstanding."
    assert read(text.format("preferred stock"), "shares_outstanding", *BOTH) == []
    assert read(text.format("Series B preferred stock"), "shares_outstanding", *BOTH) == [
        ("preferred:B", "500", "2004-05-06")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "On March 31, 2004, 500 shares of preferred stock were outstanding.",
            [("preferred:A", "500", "2004-03-31")],
            id="its-own-day",
        ),
        pytest.param(
            "In June 2002, 500 shares of preferred stock were outstanding.",
            [("preferred:A", "500", "2002-06")],
            id="its-own-month",
        ),
        pytest.param(
            "It began in June 2002. At that time, 500 shares of preferred were outstanding.",
            [("preferred:A", "500", "2002-06")],
            id="at-that-time",
        ),
        pytest.param(
            "It began in June 2002. In all, 500 shares of preferred stock remain outstanding.",
            [("preferred:A", "500", "2004-05-06")],
            id="not-carried-without-a-word",
        ),
        pytest.param(
            "In all, 500 shares of preferred stock remain outstanding.",
            [("preferred:A", "500", "2004-05-06")],
            id="publication",
        ),
    ],
)
def test_a_fact_is_about_the_time_that_its_sentence_names(
    text: str, expected: list[tuple[str | None, str, str]]
) -> None:
    """A sentence has its own date, or an earlier one's by "at that time", or the release's."""
    assert read(text, "shares_outstanding") == expected


def test_a_ratio_has_the_class_given_up_and_the_class_received() -> None:
    """A ratio is about the class given up, and keeps what is received for it."""
    text = "It will issue 2.5 shares of common stock in exchange for each share of preferred stock."
    (fact,) = facts_of(text, "exchange_ratio")
    assert (fact.security, fact.received) == (PREFERRED, COMMON)
    assert fact.quantity == Quantity(value=Decimal("2.5"), unit="shares/share", as_printed="2.5")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "It will pay $0.25 in exchange for each share of preferred stock.", id="money"
        ),
        pytest.param(
            "It did not issue 2.5 shares of common stock in exchange for each preferred share.",
            id="denied",
        ),
        pytest.param(
            "It rejected an offer of 5 shares of common in exchange for each preferred share.",
            id="rejected",
        ),
        pytest.param(
            "It will issue 2.5 shares of common stock in exchange for each tonne.", id="no-class"
        ),
    ],
)
def test_other_words_state_no_ratio(text: str) -> None:
    """A price, a denial and an exchange for something else give no ratio."""
    assert facts_of(text, "exchange_ratio") == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Net income (loss) was ($127,000), or ($0.01) per share, for the quarter ended "
            "March 31, 2004.",
            [],
            id="a-gain-or-a-loss",
        ),
        pytest.param(
            "Net loss was ($127,000) for the quarter ended March 31, 2004.",
            ["-127000"],
            id="a-loss-by-its-words",
        ),
        pytest.param(
            "Net income was $127,000 ($0.01 per share) for the quarter ended March 31, 2004.",
            ["127000"],
            id="beside-what-it-is-a-share",
        ),
    ],
)
def test_an_amount_alone_in_brackets_is_no_gain(text: str, expected: list[str]) -> None:
    """Accounts print a loss in brackets, so what words do not call a loss is left out there."""
    found = facts_of(text, "net_income")
    assert [value_text(f.quantity) for f in found] == expected


def test_a_fact_stated_twice_is_read_once() -> None:
    """The same figure of the same class and time is one fact, at its first place."""
    sentence = "In all, 500 shares of preferred stock remain outstanding."
    (fact,) = facts_of(f"{sentence} {sentence}", "shares_outstanding")
    assert fact.span.end <= len(sentence)


def test_figures_that_differ_are_both_kept() -> None:
    """A release that contradicts itself is not decided here: both figures are facts."""
    text = (
        "In all, 500 shares of preferred stock remain outstanding. "
        "There are 600 shares of preferred stock outstanding."
    )
    assert [value for _, value, _ in read(text, "shares_outstanding")] == ["500", "600"]


def test_the_furniture_states_facts_of_its_own() -> None:
    """A contact, a symbol of a class and the day of publication come from their marks."""
    text = "Contact: Ines Falk. Its symbols are LKM and LKM-PrA. May 6, 2004."

    def mark(name: str, value: str) -> Mark:
        at = text.index(value)
        return Mark(name=name, value=value, span=Span(start=at, end=at + len(value)))

    marks = (
        mark("contact.name", "Ines Falk"),
        mark("security.common.symbol", "LKM"),
        mark("security.preferred:A.symbol", "LKM-PrA"),
        mark("published", "May 6, 2004"),
        mark("weather", "are"),
    )
    found = {
        (f.measure, f.security and f.security.key, value_text(f.quantity)): text[
            f.span.start : f.span.end
        ]
        for f in facts_of(text, marks=marks)
    }
    assert found == {
        ("contact_name", None, "Ines Falk"): "Ines Falk",
        ("ticker", "common", "LKM"): "LKM",
        ("ticker", "preferred:A", "LKM-PrA"): "LKM-PrA",
        ("announced", None, "2004-05-06"): "May 6, 2004",
        ("published_year", None, "2004"): "May 6, 2004",
    }


def test_safe_harbour_text_states_nothing() -> None:
    """A sentence within the safe-harbour text is no statement of the company's."""
    text = "In all, 500 shares of preferred stock remain outstanding."
    harbour = Mark(name="safe-harbor", value="x", span=Span(start=0, end=len(text)))
    assert facts_of(text, "shares_outstanding", marks=(harbour,)) == ()


def test_what_is_expected_is_marked_as_not_done() -> None:
    """A figure that the company only expects is kept as that."""
    text = "Larkspur expects that it will have 500 shares of preferred stock outstanding."
    assert [fact.firmness for fact in facts_of(text, "shares_outstanding")] == ["expected"]
    left = "Larkspur will redeem 200 shares of preferred stock, leaving 500 shares outstanding."
    assert [fact.firmness for fact in facts_of(left, "shares_outstanding")] == ["expected"]
    done = "Larkspur has redeemed 200 shares of preferred stock, leaving 500 shares outstanding."
    assert [fact.firmness for fact in facts_of(done, "shares_outstanding")] == ["stated"]
    stated = "Larkspur has 500 shares of preferred stock outstanding."
    assert [fact.firmness for fact in facts_of(stated, "shares_outstanding")] == ["stated"]


def test_a_date_after_publication_is_not_what_a_count_is_about() -> None:
    """Whatever is outstanding today is not outstanding at a day to come."""
    text = "To close on July 1, 2004, 500 shares of preferred stock remain outstanding."
    for fact in facts_of(text, "shares_outstanding", published=date(2004, 5, 6)):
        assert fact.as_of == day(date(2004, 5, 6))


def test_a_balance_sheet_does_not_unsettle_which_shares_are_meant() -> None:
    """Shares of no class are common where only another part of a release speaks of preferred."""
    text = "Larkspur repurchased 5,000 shares. The year went well. It was warm. It rained. So."
    sheet = "\n\nSerial preferred stock, none issued."
    [fact] = facts_of(text + sheet, "shares_repurchased")
    assert fact.security is not None
    assert fact.security.key == "common"
    assert facts_of(text + " Preferred stock was called.", "shares_repurchased") == ()


def test_a_split_adds_only_the_shares_that_are_additional() -> None:
    """Two shares for each one held are a doubling; two additional ones are a tripling."""
    text = "In the stock split holders receive {} for each share of common stock held."
    assert facts_of(text.format("two shares"), "split_ratio") == ()
    [fact] = facts_of(text.format("two additional shares"), "split_ratio")
    assert fact.quantity.value == 3


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("The board declared a dividend of $0.15 per share of common stock.", "USD/share"),
        (
            "The board declared a dividend of $0.15 (Cdn) per share of common stock.",
            "CAD/share",
        ),
        (
            (
                "The board declared a dividend of $0.15 per share of common stock. "
                "Amounts are in thousands of Canadian dollars, except per share figures."
            ),
            "CAD/share",
        ),
        (
            (
                "The board declared a dividend of 15 cents per share of common stock. "
                "All amounts are in Canadian dollars."
            ),
            "CAD/share",
        ),
        (
            (
                "The board declared a dividend of US$0.15 per share of common stock. "
                "All amounts are otherwise in Canadian dollars."
            ),
            "USD/share",
        ),
        ("The board declared a dividend of 15 pence per share of common stock.", "GBP/share"),
        ("The board declared a dividend of EUR 0.15 per share of common stock.", "EUR/share"),
    ],
)
def test_an_amount_keeps_the_currency_that_it_is_in(text: str, unit: str) -> None:
    """Another currency than dollars is said beside the amount, or once for all of them."""
    [found] = facts_of(text, "dividend_per_share")
    assert (found.quantity.value, found.quantity.unit) == (Decimal("0.15"), unit)

"""A figure that is one end of a range is none; what a figure became is one."""

from __future__ import annotations

import pytest

from tests.building import facts_of


def values(text: str, measure: str) -> list[str]:
    """Read the values of one measure, as text."""
    return [str(fact.quantity.value) for fact in facts_of(text, measure)]


@pytest.mark.parametrize(
    ("measure", "text"),
    [
        ("shares_tendered", "{} shares of Series A preferred stock were tendered."),
        (
            "exchange_ratio",
            "Larkspur gives {} shares of common stock for each share of Series A preferred stock.",
        ),
        (
            "shares_outstanding",
            "After the sale {} shares of Series A preferred stock will remain outstanding.",
        ),
    ],
)
@pytest.mark.parametrize(
    "counts",
    [
        "300 to 400",
        "between 300 and 400",
        "from 300 to 400",
        "1.5 to 2.0 million",
        "between 1.5 and 2.0 million",
        "300 shares to 400",
        "1.5 million - 2.0 million",
    ],
)
def test_neither_end_of_a_range_of_shares_is_read(measure: str, text: str, counts: str) -> None:
    """A range of counts states none, however its ends are joined."""
    assert values(text.format("2 million"), measure) == ["2000000"]
    assert values(text.format(counts), measure) == []


@pytest.mark.parametrize(
    ("measure", "text"),
    [
        ("redemption_price", "The Series A preferred stock will be redeemed at {} per share."),
        ("merger_cash_per_share", "Holders will receive {} per share in cash in the merger."),
        ("offering_price", "The offering price was {} per share."),
        ("dividend_per_share", "The board raised the dividend to {} per share of common stock."),
        ("net_income", "Net income was {} million for the year 2003."),
    ],
)
@pytest.mark.parametrize(
    "amounts",
    ["$10 to $12", "between $10 and $12", "$10-$12", "$10 - $12", "$10 to 12", "$10 or $12"],
)
def test_neither_end_of_a_range_of_amounts_is_read(measure: str, text: str, amounts: str) -> None:
    """A range of amounts states none, however its ends are joined."""
    assert len(values(text.format("$12"), measure)) == 1
    assert values(text.format(amounts), measure) == []


@pytest.mark.parametrize(
    ("measure", "text", "value"),
    [
        (
            "shares_redeemed",
            "Larkspur redeemed 400 shares of Series A preferred stock, up from 300.",
            "400",
        ),
        ("offer_price", "Larkspur offers to buy its common stock for $12 per share in cash.", "12"),
        (
            "dividend_per_share",
            "The board raised the dividend from $0.10 to $0.12 per share of common stock.",
            "0.12",
        ),
        (
            "net_income",
            "Net income rose $1.5 million to $2.0 million for the year 2003.",
            "2000000.0",
        ),
        (
            "net_income",
            "Net income was $1.5 million or $0.34 per share for the year 2003.",
            "1500000.0",
        ),
        ("coupon", "The 8% notes bear interest at 8%, or $80 for each $1,000.", "8"),
        (
            "exchange_ratio",
            "Larkspur gives 7.6 shares of common stock for each share of Series A preferred stock.",
            "7.6",
        ),
    ],
)
def test_what_a_figure_became_is_read(measure: str, text: str, value: str) -> None:
    """Two figures of which one took the other's place are no range."""
    assert values(text, measure) == [value]

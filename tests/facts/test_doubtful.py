"""Figures whose own sentences take them back, or tell them of another or of the time before."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.facts import read_facts
from bot.releases import read_each

PLACEMENT = (
    "Larkspur offered 700,000 shares of common stock at $15.00 per share; the placement will not "
    "take place."
)
TOTALS = "Larkspur's 2013 dividends totaled $0.66 per share of common stock."
DUNNOCK = (
    "Larkspur will acquire Dunnock. Dunnock had revenue of $238 million and net income of $14.1 "
    "million in its fiscal year ended March 31, 2014, and Dunnock is growing, as Dunnock said."
)
RESCINDED = (
    "The board has rescinded the special dividend of $1.50 per share on its common stock that was "
    "to be paid on June 28, 2014."
)
ADJUSTED = (
    "After adjusting for these charges, net income for the year ended March 31, 2014 was $0.65 "
    "per diluted share."
)
TO_BUY = (
    "Larkspur is offering to purchase the Series B Preferred Stock at $995 per share and the "
    "Series A Preferred Stock at $1,000 per share."
)
SEVERAL = (
    "In all, (i) $70,337,000 principal amount of 2019 Notes, representing 92% of the outstanding "
    "2019 Notes, and (ii) $36,971,000 principal amount of 2022 Notes, representing 94.5% of the "
    "outstanding 2022 Notes, were validly tendered in the exchange offers."
)


def _facts(body: str) -> dict[str, object]:
    text = (
        "Larkspur Corporation Announces News\n\nNORWICH, May 27, 2014 /PRNewswire/ -- Larkspur "
        f"Corporation (NYSE: LKS) today announced the following. {body}\n\n"
        "Contact: Nora Field, Investor Relations, (555) 010-0142\n"
    )
    release = read_each(text.encode(), "2014-05-27-news.txt", None).releases[0]
    return {fact.measure: fact.quantity.value for fact in read_facts(release)}


@pytest.mark.parametrize(
    ("body", "measure"),
    [
        (PLACEMENT, "shares_offered"),
        (TOTALS, "dividend_per_share"),
        (DUNNOCK, "net_income"),
        (RESCINDED, "special_dividend_per_share"),
        (ADJUSTED, "eps"),
        (TO_BUY, "offering_price"),
        (SEVERAL, "principal_tendered"),
        (SEVERAL, "percent_tendered"),
    ],
)
def test_what_a_sentence_takes_back_is_no_fact(body: str, measure: str) -> None:
    """A denial, a total, another's or adjusted income and a price to buy at are none of these."""
    assert measure not in _facts(body)


def test_a_count_of_before_is_one_of_before() -> None:
    """What stands before "before the purchase" is kept as the count of then."""
    found = _facts(
        "Larkspur had 39,000,000 shares of common stock outstanding before the purchase."
    )
    assert found["shares_outstanding_before"] == Decimal(39000000)
    assert "shares_outstanding" not in found


def test_the_price_of_an_option_to_buy_more_is_that_of_the_offering() -> None:
    """The underwriters buy at the price at which the shares are offered."""
    found = _facts(
        "Larkspur announced the pricing of its public offering. The underwriters have an option to "
        "purchase up to 900,000 additional shares of common stock at the public offering price of "
        "$14.50 per share."
    )
    assert found["offering_price"] == Decimal("14.50")


def test_its_own_income_is_a_fact() -> None:
    """A sentence that names the issuer as who earned it states its income."""
    found = _facts("Larkspur had net income of $14.1 million in the year ended March 31, 2014.")
    assert found["net_income"] == Decimal(14100000)

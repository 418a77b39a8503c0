"""Rates that classes are called by, and sentences that go on about the class of the release."""

from __future__ import annotations

import pytest

from bot.facts import read_facts
from bot.releases import read

HEAD = "FOR IMMEDIATE RELEASE\nMay 1, 2009\n\nOsier {title}\n\nSTOWE, Vt. - Osier Bancorp, Inc. "
TAIL = "The bank has its branches in three counties. It was founded by farmers there.\n"


def stated(title: str, text: str, measure: str) -> list[tuple[str, str]]:
    """List the class and the value of what a release states of a measure."""
    [release] = read((HEAD.format(title=title) + text + "\n\n" + TAIL * 2).encode(), "x.txt")
    found = [f for f in read_facts(release) if f.measure == measure]
    assert all(0 <= f.span.start < f.span.end <= len(release.text) for f in found)
    return [(f.security.key if f.security else "", str(f.quantity.value)) for f in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("today called any and all of its outstanding 8-3/8% Senior Notes due 2012.", "67/8"),
        ("today extended its offer for its 8 ¾% Series A Preferred Stock.", "35/4"),
        ("today said that holders of its 9.75% Trust Preferred Securities will be paid.", "9.75"),
        ("today declared a 50% Preferred 'A' stock dividend.", None),
        ("today bought 6.5% notes of Larkspur Tin Corporation.", None),
        ("today said that 12% of the preferred stock was tendered.", None),
    ],
)
def test_the_rate_that_a_class_is_called_by(text: str, expected: str | None) -> None:
    """A rate before the issuer's class is its coupon wherever the name stands."""
    assert [value for _, value in stated("Speaks", text, "coupon")] == [expected] * bool(expected)


ON = "The redemption date will be June 7, 2009, at a redemption price of $16.00 per share."


def test_what_names_no_class_is_about_the_one_of_the_release() -> None:
    """The headline and the lead speak of one preferred: so does the sentence without a class."""
    lead = "today said that it will redeem 1,000,000 shares of its Series C Preferred Stock."
    text = f"{lead} {ON}"
    assert stated("to Redeem Preferred Stock", text, "redemption_date") == [
        ("preferred:C", "2009-06-07")
    ]
    assert stated("to Redeem Preferred Stock", text, "redemption_price") == [
        ("preferred:C", "16.00")
    ]


def test_where_the_release_is_about_two_classes_neither_is_taken() -> None:
    """Which of two series "the redemption date" is of is not certain."""
    lead = "today said that it will redeem its Series C Preferred Stock and its Series D Preferred"
    text = f"{lead} Stock. {ON}"
    assert stated("to Redeem Preferred Stock", text, "redemption_date") == []

"""Forms of language in which the statement of any measure may come, and what must not be read."""

from __future__ import annotations

from time import perf_counter

import pytest

from bot.contract import value_text
from bot.facts import read_facts
from bot.language.names import Names
from bot.language.paraphrases import MOST, paraphrases
from bot.language.recognise import recognise
from bot.model import Security
from tests.building import COMMON, LARKSPUR, PREFERRED, SECOND, release

NOTE = Security(company=LARKSPUR.name, kind="note", series="6% 2014", name="6% Notes due 2014")
CLASSES = (COMMON, PREFERRED, SECOND, NOTE)


def stated(text: str, *measures: str) -> set[tuple[str, str | None, str]]:
    """List the measure, the class and the value of each fact of some measures."""
    return {
        (
            f.measure,
            (f.security.series or f.security.kind) if f.security else None,
            value_text(f.quantity),
        )
        for f in read_facts(release(text, securities=CLASSES))
        if f.measure in measures
    }


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(
            "Larkspur declared dividends of $0.50 per share on the Series A and $0.4375 on the"
            " Series B Preferred Stock.",
            {("dividend_per_share", "A", "0.5"), ("dividend_per_share", "B", "0.4375")},
            id="a-row-whose-second-member-leaves-words-out",
        ),
        pytest.param(
            "The board declared cash dividends of $0.25 per common share, $0.50 per Series A"
            " Preferred share and $0.4375 per Series B Preferred share.",
            {
                ("dividend_per_share", "common", "0.25"),
                ("dividend_per_share", "A", "0.5"),
                ("dividend_per_share", "B", "0.4375"),
            },
            id="a-row-of-three",
        ),
        pytest.param(
            "Dividends of $0.50 and $0.4375 per share were declared on the Series A and Series B"
            " Preferred Stock, respectively.",
            {("dividend_per_share", "A", "0.5"), ("dividend_per_share", "B", "0.4375")},
            id="respectively",
        ),
        pytest.param(
            "The board of directors declared the following dividends:\n"
            "- $0.50 per share on the Series A Preferred Stock\n"
            "- $0.4375 per share on the Series B Preferred Stock\n",
            {("dividend_per_share", "A", "0.5"), ("dividend_per_share", "B", "0.4375")},
            id="a-list",
        ),
        pytest.param(
            "Dividends were declared as follows:\nSeries A Preferred Stock: $0.50 per share\n"
            "Series B Preferred Stock: $0.4375 per share\n",
            {("dividend_per_share", "A", "0.5"), ("dividend_per_share", "B", "0.4375")},
            id="a-list-of-labels",
        ),
        pytest.param(
            "Larkspur will have outstanding 12,500,000 shares of common stock and 19,360 shares"
            " of Series A Preferred Stock.",
            {("shares_outstanding", "common", "12500000"), ("shares_outstanding", "A", "19360")},
            id="a-row-of-counts",
        ),
        pytest.param(
            "Larkspur will pay a dividend of twenty-five cents ($0.25) per share of common stock.",
            {("dividend_per_share", "common", "0.25")},
            id="a-figure-said-again",
        ),
        pytest.param(
            "Approximately 60% of the Series A Preferred Stock (40,640 shares) was tendered in the"
            " exchange offer.",
            {("shares_tendered", "A", "40640"), ("percent_tendered", "A", "60")},
            id="a-count-beside-a-percentage",
        ),
        pytest.param(
            "Of the 60,000 shares of Series A Preferred Stock that were outstanding, 40,640 were"
            " tendered.",
            {("shares_tendered", "A", "40640")},
            id="a-part-of-a-whole",
        ),
        pytest.param(
            "The offer, which was first set to expire on May 3, 2004 and then prolonged, expired"
            " at 5:00 p.m., New York City time, on May 5, 2004.",
            {("expiry", None, "2004-05-05")},
            id="a-clause-between-subject-and-verb",
        ),
        pytest.param(
            "The tender/exchange offer for the 6% Notes due 2014 expired at noon on May 4, 2004.",
            {("expiry", None, "2004-05-04")},
            id="what-an-offer-is-for",
        ),
        pytest.param(
            "Larkspur expects the tender offer to expire at midnight on June 9, 2004.",
            {("expiry", None, "2004-06-09")},
            id="expects-it-to",
        ),
        pytest.param(
            "On June 15, 2004, Larkspur expects to redeem all 40,000 outstanding shares of the"
            " Series A Preferred Stock.",
            {("redemption_date", "A", "2004-06-15"), ("shares_redeemed", "A", "40000")},
            id="a-date-that-stands-first",
        ),
        pytest.param(
            "Redemption of all 40,000 shares of the Series A Preferred Stock will take place on"
            " June 15, 2004.",
            {("redemption_date", "A", "2004-06-15"), ("shares_redeemed", "A", "40000")},
            id="a-noun-for-a-verb",
        ),
        pytest.param(
            "Larkspur announced the declaration of a quarterly dividend of $0.25 per share of"
            " common stock.",
            {("dividend_per_share", "common", "0.25")},
            id="a-noun-that-is-announced",
        ),
        pytest.param(
            "In all, 575,382 shares of Series A Preferred Stock participated in the offer.",
            {("shares_tendered", "A", "575382")},
            id="participated-in-an-offer",
        ),
    ],
)
def test_what_a_sentence_says_besides(text: str, facts: set[tuple[str, str | None, str]]) -> None:
    """Each form is read as the plain sentence would be, for whatever measure it is."""
    assert stated(text, *{measure for measure, _, _ in facts}) == facts


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        pytest.param(
            "A total of 40,000 shares of Series A and Series B Preferred Stock were tendered.",
            "shares_tendered",
            id="a-total-is-of-no-class",
        ),
        pytest.param(
            "If the board agrees, Larkspur plans to pay dividends of $0.50 per share on the"
            " Series A and $0.4375 per share on the Series B Preferred Stock.",
            "dividend_per_share",
            id="a-condition-holds-for-each-of-a-row",
        ),
        pytest.param(
            "Larkspur did not pay dividends of $0.50 per share on the Series A and $0.4375 per"
            " share on the Series B Preferred Stock.",
            "dividend_per_share",
            id="a-denial-holds-for-each-of-a-row",
        ),
        pytest.param(
            "On June 15, 2004, Larkspur may redeem the Series A Preferred Stock.",
            "redemption_date",
            id="a-right-is-no-redemption",
        ),
        pytest.param(
            "Larkspur will redeem 10,000 of its 40,000 outstanding shares of Series A Preferred"
            " Stock.",
            "shares_outstanding",
            id="what-is-redeemed-does-not-stay",
        ),
        pytest.param(
            "Dividends of $0.50, $0.60 and $0.70 per share were declared on the Series A and"
            " Series B Preferred Stock, respectively.",
            "dividend_per_share",
            id="rows-of-unequal-length",
        ),
    ],
)
def test_what_no_sentence_says(text: str, measure: str) -> None:
    """A form takes no figure for a class that it is not of, and no wish for a deed."""
    assert stated(text, measure) == set()


def test_each_fact_is_quoted_where_it_is_printed() -> None:
    """The place of a fact covers the figure and the class that it was read from."""
    text = (
        "Good news. Larkspur declared dividends of $0.50 per share on the Series A and $0.4375"
        " on the Series B Preferred Stock. It is glad."
    )
    found = [
        f
        for f in read_facts(release(text, securities=CLASSES))
        if f.measure == "dividend_per_share"
    ]
    quoted = {text[f.span.start : f.span.end] for f in found if f.security == SECOND}
    assert len(quoted) == 1
    assert "$0.4375 on the Series B" in quoted.pop()


def test_a_long_row_is_not_drawn_apart_without_end() -> None:
    """Of a sentence only so many are drawn, and the time that takes grows with its length."""
    names = Names([LARKSPUR], CLASSES)
    row = "dividends of " + "$0.50 per share on the Series A Preferred Stock, " * 40 + "and more."
    drawn = list(paraphrases(recognise(row, names)))
    assert MOST <= len(drawn) <= MOST + 3
    for part in ("(", "the offer, which ", ", as an ", "of the of the ", "tender of ", "5,000 "):
        taken = []
        for times in (500, 2_000):
            text = recognise(f"On May 1, 2004, {part * times} shares of common stock", names)
            began = perf_counter()
            list(paraphrases(text))
            taken.append(perf_counter() - began)
        assert taken[1] < 12 * taken[0] + 0.05

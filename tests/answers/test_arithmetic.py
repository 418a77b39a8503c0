"""Computed questions in the many words that people use, over figures of two companies."""

from __future__ import annotations

from datetime import date

import pytest

from bot.ask import ask
from bot.contract import json_object
from bot.store import Store
from tests.building import COMMON, SECOND, release, store_of


@pytest.fixture(scope="module")
def stores() -> dict[str, Store]:
    """Store two exchanges with dividends beside them, and an offer with a programme beside it."""
    exchanges = store_of(
        release(
            "Larkspur issued 91,000 shares of common stock in exchange for 14,000 shares of "
            "Series A preferred stock. Following the exchange, 62,000 shares of Series A "
            "preferred stock remain outstanding.",
            published=date(2002, 4, 2),
        ),
        release(
            "Larkspur issued 60,000 shares of common stock in exchange for 8,000 shares of Series"
            " A preferred stock. Following the exchange, 54,000 shares of Series A preferred "
            "stock remain outstanding.",
            published=date(2003, 6, 3),
        ),
        release(
            "Larkspur declared a quarterly dividend of $0.30 per share on its common stock, "
            "payable on March 15, 2004 to holders of record on March 1, 2004. In the quarter "
            "ended December 31, 2003, Larkspur repurchased 40,000 shares of common stock at an "
            "average price of $11.00 per share.",
            published=date(2004, 2, 3),
        ),
        release(
            "Larkspur reported that revenue for 2003 was $50.0 million.",
            published=date(2004, 2, 20),
        ),
        release(
            "Larkspur declared a quarterly dividend of $0.36 per share on its common stock, "
            "payable on March 15, 2005 to holders of record on March 1, 2005. In the quarter "
            "ended December 31, 2004, Larkspur repurchased 50,000 shares of common stock at an "
            "average price of $13.00 per share. Revenue for 2004 was $52.0 million.",
            published=date(2005, 2, 3),
        ),
    )
    offers = store_of(
        release(
            "Larkspur's board of directors authorized the repurchase of up to $40 million of its "
            "common stock.",
            published=date(2006, 1, 10),
        ),
        release(
            "Larkspur commenced a tender offer to purchase up to 3,000,000 shares of its common "
            "stock at a price of $14.50 per share.",
            published=date(2006, 3, 1),
        ),
        release(
            "A total of 3,420,000 shares of common stock were tendered in the offer, and Larkspur"
            " accepted 3,000,000 shares of common stock for purchase at a price of $14.50 per "
            "share. Larkspur had 21,000,000 shares of common stock outstanding after the "
            "purchase.",
            published=date(2006, 4, 4),
        ),
        release(
            "During the quarter ended June 30, 2006, Larkspur repurchased 500,000 shares of its "
            "common stock for $9.0 million. $31.0 million remains available under the repurchase "
            "program.",
            published=date(2006, 7, 20),
        ),
        release(
            "Larkspur reported net income of $6.6 million, or $0.31 per share, for the quarter "
            "ended September 30, 2006, compared with $6.0 million, or $0.25 per share, for the "
            "same quarter of the prior year. Revenue for the quarter ended September 30, 2006 was"
            " $82.5 million, up from $75.0 million a year earlier.",
            published=date(2006, 10, 24),
        ),
        release(
            "Larkspur declared a quarterly dividend of $0.12 per share on its common stock and a "
            "special dividend of $0.50 per share on its common stock, payable on December 15, "
            "2006.",
            published=date(2006, 11, 9),
        ),
        release(
            "Larkspur will redeem all 640,000 outstanding shares of its Series B preferred stock "
            "on January 15, 2007 at a redemption price of $25.75 per share.",
            published=date(2006, 12, 12),
            securities=(COMMON, SECOND),
        ),
    )
    return {"exchanges": exchanges, "offers": offers}


def said(of: str, question: str, stores: dict[str, Store]) -> str | None:
    """Ask; the value of the reply."""
    value = json_object(ask(question, stores[of], today=date(2007, 1, 2)))["value"]
    return None if value is None else str(value)


SUMS = [
    ("exchanges", "prefs surrendered in 2002 and 2003 combined", "22000"),
    ("exchanges", "how many prefs were given up in 2002 and 2003 together?", "22000"),
    (
        "exchanges",
        "how many common did they issue in the 2002 and 2003 exchanges combined",
        "151000",
    ),
    ("exchanges", "common issued in 2002 plus common issued in 2003", "151000"),
    ("offers", "regular and special dividend together", "0.62"),
    ("offers", "what is the quarterly dividend plus the special", "0.62"),
    ("offers", "sum of quarterly dividend and special dividend", "0.62"),
    ("offers", "total of the regular dividend and the special dividend per share", "0.62"),
    ("offers", "both dividends combined per share?", "0.62"),
    ("offers", "how much are both dividends added up", "0.62"),
    ("offers", "spent plus remaining under the repurchase program", "40000000"),
]
"""Add up what words join: of two times, of two measures, of what was typed."""

DIFFERENCES = [
    ("exchanges", "difference in the ratio between the two exchanges", "1"),
    ("offers", "how many more shares were tendered than accepted", "420000"),
    ("offers", "tendered minus accepted", "420000"),
    ("offers", "tendered less accepted?", "420000"),
    ("offers", "difference between shares tendered and accepted", "420000"),
    ("offers", "whats the gap between tendered and accepted shs", "420000"),
    ("offers", "how many tendered shares were not accepted", "420000"),
    ("offers", "by how many shares did the tendered number exceed the accepted number", "420000"),
    ("offers", "how many shs tendered in excess of those accepted", "420000"),
    ("offers", "subtract accepted from tendered", "420000"),
    ("offers", "tendered net of accepted", "420000"),
    ("offers", "excess of tendered over accepted", "420000"),
    ("offers", "special dividend less the quarterly dividend", "0.38"),
    ("offers", "how much bigger is the special dividend than the regular", "0.38"),
    ("offers", "how much more is the special than the quarterly dividend?", "0.38"),
    ("offers", "how much higher is the redemption price than $25", "0.75"),
    ("offers", "redemption price minus $25.00", "0.75"),
    ("offers", "premium of the redemption price over $25 in dollars", "0.75"),
    ("exchanges", "how much better was the ratio in 2003 than in 2002?", "1"),
    ("exchanges", "2003 ratio compared to 2002 ratio", "1"),
    ("exchanges", "by how much did the ratio go up from 2002 to 2003", "1"),
    ("exchanges", "how much did the ratio improve between 2002 and 2003", "1"),
    ("exchanges", "change in ratio 2002 to 2003", "1"),
    ("exchanges", "increase in the common dividend from 2004 to 2005", "0.06"),
    ("exchanges", "by how much was the dividend raised?", "0.06"),
    ("exchanges", "how much did they raise the common dividend in 2005?", "0.06"),
    ("exchanges", "dividend increase in cents per share", "0.06"),
    ("exchanges", "size of the dividend increase", "0.06"),
    ("exchanges", "how much was the dividend increase in 2005?", "0.06"),
    ("exchanges", "drop in prefs outstanding between 2002 and 2003", "8000"),
    ("exchanges", "reduction in Series A outstanding from 2002 to 2003", "8000"),
    ("exchanges", "how many fewer prefs were surrendered in 2003 than 2002", "6000"),
    ("exchanges", "prefs surrendered: 2002 less 2003", "6000"),
    ("exchanges", "how many more shares did larkspur buy back in Q4 2004 than in Q4 2003", "10000"),
    ("exchanges", "how much did revenue increase in 2004?", "2000000"),
    ("exchanges", "revenue increase 2003 to 2004 in dollars", "2000000"),
    ("exchanges", "revenue change 2004 v 2003", "2000000"),
]
"""Take one figure from another, whichever of them the words put first."""

CHANGES = [
    ("exchanges", "revenue growth 2004", "4"),
    ("exchanges", "how much % did revenue grow in 2004", "4"),
    ("exchanges", "percentage increase in revenue from 2003 to 2004", "4"),
    ("exchanges", "% change in revenue 2003-2004", "4"),
    ("exchanges", "what was the % rise in the dividend", "20"),
    ("exchanges", "dividend raised by what percent?", "20"),
    ("exchanges", "by what percentage did they hike the dividend?", "20"),
    ("exchanges", "dividend growth 2004 to 2005", "20"),
    ("exchanges", "how many percent higher is the 2005 dividend than the 2004 dividend", "20"),
    ("exchanges", "the 2005 dividend is what % above the 2004 one", "20"),
    ("exchanges", "growth rate of the dividend, 2004 to 2005?", "20"),
    ("exchanges", "percent fall in prefs outstanding 2002 to 2003", "12.9"),
    ("exchanges", "by what % did the preferred outstanding shrink between 2002 and 2003?", "12.9"),
    ("exchanges", "revenue yoy", "4"),
    ("exchanges", "did revenue grow in 2004 and by how much in percent", "4"),
    ("offers", "net income up how much yoy in %", "10"),
    ("offers", "net income growth yoy", "10"),
    ("offers", "% increase in revenue over last year", "10"),
    ("offers", "revenue growth vs a year ago", "10"),
    ("offers", "by how much did net income rise from a year earlier", "600000"),
    ("offers", "how much higher was revenue than in the prior year quarter?", "7500000"),
    ("offers", "eps growth in percent year over year", "24"),
    ("offers", "how much did eps grow", "0.06"),
]
"""Compare a figure with an earlier one: of a year named, or a year before, or the last one."""

SHARES = [
    ("offers", "what % of the tendered shares were accepted", "87.72"),
    ("offers", "accepted as a percentage of tendered", "87.72"),
    ("offers", "accepted / tendered in percent", "87.72"),
    ("offers", "what fraction of tendered shares was accepted", "87.72"),
    ("offers", "how much of the buyback authorization is left in %", "77.5"),
    ("offers", "what percent of the $40 million has been used", "22.5"),
    ("offers", "share of the repurchase program still available", "77.5"),
    ("offers", "what percentage of the authorization remains", "77.5"),
    ("offers", "remaining as % of authorized", "77.5"),
    ("offers", "$9.0 million out of $40 million in %", "22.5"),
    ("offers", "special dividend as a multiple of the quarterly", "25/6"),
    ("offers", "how many times the quarterly dividend is the special dividend", "25/6"),
    ("offers", "net income as % of revenue", "8"),
    ("offers", "what percent of revenue was net income", "8"),
    ("offers", "net income over revenue in percent", "8"),
    ("offers", "the 3,000,000 as a percent of shares outstanding before the offer", "12.5"),
    ("exchanges", "prefs exchanged in 2003 as % of those outstanding before", "12.9"),
    (
        "exchanges",
        "what percent of prefs outstanding before the 2003 exchange was exchanged",
        "12.9",
    ),
    ("exchanges", "8,000 is what % of 62,000", "12.9"),
    ("exchanges", "ratio of common issued in 2002 to common issued in 2003", "91/60"),
]
"""Give one figure as a percentage of another, or as a multiple of it."""

QUOTIENTS = [
    ("offers", "what did they pay on average for the 500,000 shares", "18"),
    ("offers", "average price paid per share in the June quarter buyback", "18"),
    ("offers", "cost per share of the buyback", "18"),
    ("offers", "$9.0 million / 500,000 shares", "18"),
    ("exchanges", "common issued per pref surrendered in 2003", "7.5"),
    ("exchanges", "how many common per pref in the 2002 exchange", "6.5"),
    ("exchanges", "91,000 over 14,000", "6.5"),
]
"""Divide a total by a count, or one count by another."""

PRODUCTS = [
    ("exchanges", "what did they spend on the 50,000 shares", "650000"),
    ("offers", "what will they have to pay to redeem all the Series B", "16480000"),
    ("offers", "what did the accepted shares cost in all", "43500000"),
    ("offers", "how much did larkspur pay for all shares accepted", "43500000"),
    ("offers", "what were the 3,000,000 shares worth at the offer price", "43500000"),
    ("offers", "accepted shares times the purchase price", "43500000"),
    ("offers", "how much will the redemption cost in total", "16480000"),
    ("offers", "aggregate redemption price of the 640,000 prefs", "16480000"),
    ("offers", "640,000 × redemption price", "16480000"),
    ("offers", "total bill for the special dividend", "10500000"),
    ("offers", "how much cash does the special dividend take in total", "10500000"),
    ("offers", "value of all outstanding shares at the offer price", "304500000"),
    ("offers", "market value of the 21,000,000 shares at $14.50", "304500000"),
    ("offers", "equity value implied by $14.50 a share", "304500000"),
    ("exchanges", "how much did the 2003 buyback cost", "440000"),
]
"""Multiply a count by its price, or a figure for each share by the count outstanding."""

YEARS = [
    ("offers", "annualized dividend", "0.48"),
    ("offers", "dividend per year", "0.48"),
    ("offers", "what does the quarterly dividend come to in a year", "0.48"),
    ("offers", "four times the quarterly dividend", "0.48"),
    ("offers", "quarterly dividend x 4", "0.48"),
    ("offers", "dividend yield at $16", "3"),
    ("offers", "what yield is that on a $16 stock, annual dividend", "3"),
    ("offers", "annual dividend as % of $16.00", "3"),
    ("offers", "yield on the common at a price of $24", "2"),
    ("offers", "annualised dividend yield if the stock is $12", "4"),
]
"""Make a year of a quarter's dividend, and a yield of that at a price."""

SUPPOSITIONS = [
    ("offers", "at $14.50 how many shares does $29 million buy?", "2000000"),
    ("offers", "how many shares could they buy with the $31.0 million at $15.50", "2000000"),
    (
        "offers",
        "how many shares would the remaining authorization buy at $15.50 a share",
        "2000000",
    ),
    ("offers", "how many shares can be bought with what remains at $31", "1000000"),
    ("exchanges", "how many prefs do I need for 7,500 common?", "1000"),
    ("exchanges", "how many prefs must be given up to get 7,500 common", "1000"),
    (
        "exchanges",
        "if all the remaining prefs were exchanged at the same ratio how many common?",
        "405000",
    ),
    (
        "exchanges",
        "if the rest exchanged at the 2002 ratio how many common would that be",
        "351000",
    ),
    ("exchanges", "common to be issued if the remaining 54,000 come in at 7.5", "405000"),
    (
        "exchanges",
        "if half of the remaining prefs exchange at the same ratio, how many common?",
        "202500",
    ),
    ("exchanges", "and if everyone tendered at 8.0, how many common?", "432000"),
    ("exchanges", "I own 300 prefs, how many common at the 2002 ratio?", "1950"),
    ("exchanges", "my 200 prefs would get how many common", "1500"),
    ("offers", "how much will a holder of 200 shares receive from the special?", "100"),
    ("offers", "my 100 series B, how much on redemption?", "2575"),
    ("offers", "a holder with 400 series B prefs receives how much on redemption", "10300"),
]
"""Compute what shares would bring, and how many would be needed."""

BEFORE = [
    ("exchanges", "how many prefs were there before the 2003 exchange", "62000"),
    ("exchanges", "how many prefs were there before the 2002 exchange", "76000"),
    ("exchanges", "prefs before the april 2002 exchange?", "76000"),
    ("offers", "how many shares were outstanding before the tender offer", "24000000"),
    ("offers", "shares outstanding before the purchase", "24000000"),
    ("offers", "authorization minus spent", "31000000"),
    ("offers", "$40 million less $9.0 million", "31000000"),
]
"""Go back to what stood before, and forward to what is left."""

CHOICES = [
    ("exchanges", "which exchange had the better ratio", "7.5"),
    ("exchanges", "in which year were more prefs surrendered, 2002 or 2003?", "14000"),
    ("exchanges", "were more prefs surrendered in 2002 or in 2003?", "14000"),
    ("exchanges", "which was larger, the 2002 or the 2003 ratio", "7.5"),
    ("exchanges", "which is higher, the 2004 or the 2005 dividend, and by how much?", "0.06"),
    ("offers", "what is bigger, the special or the quarterly dividend", "0.5"),
    ("offers", "which is more: tendered or accepted shares", "3420000"),
    ("offers", "is the special dividend bigger than the quarterly one", "yes"),
    ("offers", "did they accept fewer than were tendered?", "yes"),
    ("exchanges", "was the 2003 ratio better than in 2002", "yes"),
]
"""Name the greater or the lesser of two figures, or how far they are apart."""

CHECKS = [
    ("exchanges", "does 14,000 x 6.5 tie to the common issued in 2002", "yes"),
    ("exchanges", "is 91,000 what they issued in 2002?", "yes"),
    ("exchanges", "is 7.5 the ratio of 2003?", "yes"),
    ("exchanges", "is it true that 62,000 prefs remained after the 2002 exchange", "yes"),
    ("exchanges", "62,000 - 8,000 = 54,000, right?", "yes"),
    ("exchanges", "does 62,000 less the 8,000 surrendered give the prefs left in 2003", "yes"),
    ("exchanges", "do 8,000 prefs at 7.5 make 60,000 common?", "yes"),
    (
        "offers",
        "does the $9.0 million plus the $31.0 million remaining equal the $40 million",
        "yes",
    ),
    ("offers", "do 3,000,000 shares at $14.50 make $43.5 million", "yes"),
    ("offers", "is $0.48 the annual dividend", "yes"),
    ("offers", "was net income $6.6 million?", "yes"),
    ("offers", "did they buy 600,000 shares in the june quarter?", "no"),
]
"""Say yes or no to a figure that is claimed, typed or computed."""

OPERATORS = [
    *SUMS,
    *DIFFERENCES,
    *CHANGES,
    *SHARES,
    *QUOTIENTS,
    *PRODUCTS,
    *YEARS,
    *SUPPOSITIONS,
    *BEFORE,
    *CHOICES,
    *CHECKS,
]


@pytest.mark.parametrize(("of", "question", "value"), OPERATORS)
def test_an_operator_is_known_by_its_many_names(
    of: str, question: str, value: str, stores: dict[str, Store]
) -> None:
    """What is computed is what the words ask for, whichever words they are."""
    assert said(of, question, stores) == value


@pytest.mark.parametrize(
    ("of", "question"),
    [
        ("offers", "how many more shares were tendered than issued"),
        ("exchanges", "how many more series Z than A"),
        ("exchanges", "what % of the debentures was exchanged"),
        ("exchanges", "dividend growth 1998 to 1999"),
        ("exchanges", "difference between eps and revenue"),
        ("offers", "tendered shares times accepted shares"),
        ("offers", "net income minus the ratio"),
        ("offers", "how much higher will the dividend be next year"),
        ("offers", "what % of the prefs was tendered"),
        ("offers", "percent of holders who tendered"),
        ("offers", "how many more were tendered than expected"),
        ("offers", "how much more is the offer than the market price"),
        ("offers", "how many shares did the chairman tender compared to the ceo"),
        ("exchanges", "revenue growth excluding acquisitions in 2004"),
        ("exchanges", "revenue growth in constant currency 2004"),
        ("exchanges", "gross margin change 2004"),
        ("exchanges", "profit growth 2004 over 2003"),
        ("offers", "premium of the offer over book value"),
    ],
)
def test_what_has_no_published_operand_is_not_computed(
    of: str, question: str, stores: dict[str, Store]
) -> None:
    """A figure that is not published, of another kind or the same twice, is never made up for."""
    assert said(of, question, stores) is None


@pytest.mark.parametrize(
    ("question", "cited"),
    [
        ("how many more shares were tendered than accepted", 1),
        ("spent plus remaining under the repurchase program", 2),
        ("what percent of the authorization remains", 2),
    ],
)
def test_each_figure_of_a_computation_is_cited(
    question: str, cited: int, stores: dict[str, Store]
) -> None:
    """The sentences of all the figures are given, each once, and the step is shown."""
    reply = json_object(ask(question, stores["offers"], today=date(2007, 1, 2)))
    assert len(reply["citations"]) == cited
    assert reply["working"][-1]["expression"]


@pytest.fixture(scope="module")
def floats() -> Store:
    """Store an offer at a value in dollars within bounds, a split, and depositary shares."""
    return store_of(
        release(
            "For each share of Series A preferred stock tendered, holders will receive a number of "
            "shares of common stock equal to $24.00 divided by the average of the closing prices "
            "of the common stock over ten trading days. In no event will Larkspur issue more than "
            "3.00 shares of common stock for each share of Series A preferred stock.",
            published=date(2005, 4, 4),
        ),
        release(
            "Larkspur declared a three-for-two stock split of its common stock, payable on June "
            "20, 2005 to holders of record on June 6, 2005.",
            published=date(2005, 5, 23),
        ),
    )


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("if the average price is $10.00 how many common per pref?", "2.4"),
        ("at an average of $7.50, what ratio do the prefs get?", "3"),
        ("below what average price does the cap apply?", "8"),
        ("at what price does the ceiling kick in?", "8"),
        ("400 common, how many additional shares from the split?", "200"),
        ("400 common before the split = how many after?", "600"),
        ("5% is 214,000, so the total outstanding is about?", "4280000"),
        ("10 percent = 1.2m, so how many common in all?", "12000000"),
        ("if the average dividend is $10.00 how many common per pref?", None),
        ("above what price does the floor apply?", None),
        ("5% is 214,000", None),
    ],
)
def test_a_price_sets_the_ratio_and_a_split_adds_to_it(
    floats: Store, question: str, value: str | None
) -> None:
    """The value over the price, within its bounds; the shares that a split adds; the whole."""
    said_of = json_object(ask(question, floats, today=date(2007, 1, 2)))["value"]
    assert said_of == value


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("is 7.5 x 8,000 the 60,000 they issued?", "yes"),
        ("8,000 out of 62,000, is that 12.9%?", "yes"),
        ("8,000 out of 62,000, is that 15%?", "no"),
        ("does 14,000 times 6.5 make 91,000", "yes"),
        ("does 14,000 times 6.5 make 90,000", "no"),
        ("is $0.36 the dividend of 2005", "yes"),
        ("was the dividend of 2005 $0.35?", "no"),
        ("is the 2004 revenue growth 4%?", "yes"),
        ("is the 2004 revenue growth 14%?", "no"),
        ("was the dividend $0.30?", None),
    ],
)
def test_a_claim_is_borne_out_or_not(
    stores: dict[str, Store], question: str, value: str | None
) -> None:
    """A no is said only of what is surely meant: an older figure is no reason for one."""
    assert said("exchanges", question, stores) == value

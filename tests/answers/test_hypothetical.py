"""Exchanges on published terms, older ones and given ones, from releases of a fictional company."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from bot.answers.hypothetical import answer_exchange, compute, picture
from bot.answers.known import known_names
from bot.answers.published import published
from bot.ask import ask
from bot.contract import json_object
from bot.exchange import Request
from bot.model import Answer, Clarify, Declined, Replies, Reply
from bot.store import Store
from tests.building import LARKSPUR, release, store_of

FIRST = release(
    "Larkspur will issue 2.5 shares of common stock in exchange for each share of preferred stock. "
    "Cash will be paid in lieu of fractional shares. "
    "Following the exchange, 900,000 shares of preferred stock remain outstanding.",
    published=date(2003, 6, 5),
)
SECOND = release(
    "Larkspur will issue three shares of common stock in exchange for each share of preferred "
    "stock. The exchange is in full satisfaction of any unpaid dividends. "
    "Following the exchange, 800,000 shares of preferred stock remain outstanding.",
    published=date(2004, 5, 6),
)
FORMULA = release(
    "Holders will receive common stock with a value of $22.00 for each share of preferred stock, "
    "but not more than 3.5 shares of common stock for each share of preferred stock will be "
    "issued.",
    published=date(2005, 2, 1),
)
STORE = store_of(FIRST, SECOND)


def said(words: str, store: Store = STORE) -> Reply:
    """Answer the words of an exchange."""
    return answer_exchange(words, known_names(store), store)


def answered(words: str, store: Store = STORE) -> Answer:
    """Answer the words of an exchange that can be computed."""
    reply = said(words, store)
    assert isinstance(reply, Answer), reply
    return reply


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("1,000", ("at the ratio of 6 May 2004, 3, 1,000 Series A preferred would bring 3,000 "
                  "common shares.")),
        ("1,000 offer 2003", ("at the ratio of 5 June 2003, 2.5, 1,000 Series A preferred would "
                             "bring 2,500 common shares.")),
        ("1,000 at 4", ("at your ratio of 4, 1,000 Series A preferred would bring 4,000 common "
                       "shares.")),
        ("1,000 price 7.10", ("at the ratio of 6 May 2004, 3, 1,000 Series A preferred would bring "
                             "3,000 common shares, worth $21,300.00 at $7.10 a share.")),
        ("500 value 22 vwap 8", ("at a ratio of 2.75, 500 Series A preferred would bring 1,375 "
                                "common shares.")),
        ("10 plus $2 cash plus $25 notes plus 0.5 preferred",
         ("at the ratio of 6 May 2004, 3, 10 Series A preferred would bring 30 common shares, "
         "$20.00 in cash, $250.00 of notes and 5 preferred.")),
        ("10 prorated 50%", ("at the ratio of 6 May 2004, 3, 10 Series A preferred would be "
                            "accepted to 5 and bring 15 common shares.")),
        ("$5,000 at 50 per $1,000", ("at your ratio of 50 for each $1,000.00 of principal, "
                                    "$5,000.00 of note would bring 250 common shares.")),
        ("3,000 common", ("at the ratio of 6 May 2004, 3, 1,000 Series A preferred shares must be "
                         "given up to receive at least 3,000 common.")),
        ("5 offer 2003 price 4", ("at the ratio of 5 June 2003, 2.5, 5 Series A preferred would "
                                 "bring 12 common shares and $2.00 in cash, worth $50.00 at $4.00 "
                                 "a share.")),
    ],
)  # fmt: skip
def test_a_result_is_one_plain_sentence(words: str, text: str) -> None:
    """It says that it is hypothetical, on which terms, and what would be received."""
    assert answered(words).text == f"Hypothetically, {text}"


@pytest.mark.parametrize(
    ("words", "cited"),
    [
        ("1,000", [SECOND.id]),
        ("1,000 offer 2003", [FIRST.id, SECOND.id]),
        ("1,000 at 4", []),
        ("all", [SECOND.id, SECOND.id]),
        ("compare 2003 2004 for 1,000", [FIRST.id, SECOND.id, SECOND.id]),
        ("1,000 arrears 5", [SECOND.id, SECOND.id, SECOND.id]),
    ],
)
def test_what_is_published_is_cited(words: str, cited: list[str]) -> None:
    """Each release that a figure of the working came from, and no other."""
    assert sorted(c.release for c in answered(words).citations) == sorted(cited)


def test_dividends_that_the_release_settles_are_not_left_open() -> None:
    """In "full satisfaction" they are given up; a release that says nothing leaves them open."""
    assert answered("1,000 arrears 5").notes == ()
    assert answered("1,000 arrears 5 offer 2003").notes == (
        "the terms do not say whether the dividends in arrears are paid",
    )


def test_two_offers_are_compared() -> None:
    """What each brings, how far they are apart, and that one is always worth more."""
    reply = answered("compare 2003 2004 for 1,000")
    assert reply.text == (
        "Hypothetically, 1,000 Series A preferred would bring 2,500 common shares on the terms of "
        "5 June 2003, and 3,000 common shares on the terms of 6 May 2004: 500 more. Neither "
        "overtakes the other at any price."
    )
    said = json_object(reply)
    assert (said["value"], said["unit"], said["kind"]) == ("500", "shares", "hypothetical")


def test_an_offer_is_compared_with_terms_of_ones_own() -> None:
    """Where only one date is given, the other terms are the person's; they meet at a price."""
    reply = answered("compare 2004 value 22 vwap 7 for 1,000 frac down")
    assert reply.text.endswith(
        "3,000 common shares on the terms of 6 May 2004, and 3,142 common shares on your terms: "
        "142 more. The two are worth the same at $7.3333 a share."
    )


def test_a_formula_is_taken_where_a_price_is_asked_about() -> None:
    """Published dollar value and cap, with the person's average price."""
    store = store_of(FIRST, SECOND, FORMULA)
    found = published(LARKSPUR, store)
    assert found is not None
    assert found.formula is not None
    assert found.terms.value == found.formula.value
    reply = answered("100 vwap 5", store)
    assert reply.text == (
        "Hypothetically, at a ratio of 3.5, 100 Series A preferred would bring 350 common shares."
    )
    assert [c.release for c in reply.citations].count(FORMULA.id) == 2
    refused = said("100", store)
    assert isinstance(refused, Declined)
    assert refused.text.startswith("The ratio depends on an average price")


@pytest.mark.parametrize(
    ("sentence", "settling"),
    [
        ("Cash will be paid in lieu of fractional shares.", "cash"),
        ("Fractions of a share will be settled in cash.", "cash"),
        ("Fractional shares will be rounded up to a whole share.", "up"),
        ("Any fraction will be rounded down.", "down"),
        ("Shares will be rounded to the nearest whole share.", "nearest"),
        ("Fractional shares will be aggregated and sold.", "sold"),
        ("A fraction of the board was absent.", None),
        (("The holder, who now owns 101 shares of preferred stock, will be issued 253 shares of "
         "common stock."), None),
        (("The holder, who now owns 1,001 shares of preferred stock, will be issued 2,502 shares "
         "of common stock."), "down"),
    ],
)  # fmt: skip
def test_a_release_says_how_it_settles_fractions(sentence: str, settling: str | None) -> None:
    """In words, or by a number issued that only one way of rounding gives."""
    store = store_of(
        release(
            "Larkspur will issue 2.5 shares of common stock in exchange for each share of "
            f"preferred stock. {sentence}"
        )
    )
    found = published(LARKSPUR, store)
    assert found is not None
    assert found.settling == settling


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("100 offer 1999", ("no release of Larkspur Metals Corporation in the store states an "
                           "exchange ratio for 1999")),
        ("compare 1999 2004 for 100", "states an exchange ratio for 1999"),
        ("100 offer 2003-13", "2003-13 is no date"),
        ("0", "An amount must be above zero"),
        ("900,000", "900,000 is more than the 800,000 shares outstanding; try `800,000` or `all`."),
        ("1" + "0" * 20, "No company has that many shares"),
        ("10 at 0", "must be above zero"),
        ("1,000 chart", "Give a range of prices, as in `10,000 chart 3 to 9`."),
    ],
)  # fmt: skip
def test_what_cannot_be_computed_is_declined_with_what_to_try(words: str, text: str) -> None:
    """One clear sentence, and an example that would do."""
    reply = said(words)
    assert isinstance(reply, Declined)
    assert text in reply.text


def test_terms_need_not_be_published() -> None:
    """Where no release states a ratio, one that is given will do."""
    store = store_of(release("Larkspur opened a mill. The preferred stock is quoted."))
    refused = said("10", store)
    assert isinstance(refused, Declined)
    assert "Give one, as in `10,000 at 8`." in refused.text
    assert answered("10 at 4", store).quantity.value == 40
    assert answered("10 at 4", store).as_of is None


def test_help_lists_what_can_be_said() -> None:
    """Each example of the help is understood, whether or not there is an offer of its date."""
    reply = said("help")
    assert isinstance(reply, Clarify)
    for example in reply.choices:
        found = said(example)
        assert not isinstance(found, Replies)
        told = found.prompt if isinstance(found, Clarify) else found.text
        assert isinstance(found, Answer) or "states an exchange ratio for" in told, example


def test_a_picture_is_drawn_of_what_can_be_computed() -> None:
    """Bytes of a PNG, or nothing."""
    names = known_names(STORE)
    drawn = picture("1,000 chart 3 to 9", names, STORE)
    assert drawn is not None
    assert drawn()[:8] == b"\x89PNG\r\n\x1a\n"
    assert picture("1,000 chart", names, STORE) is None
    assert picture("ponies", names, STORE) is None


def test_a_request_is_computed_without_words() -> None:
    """Questions reach the calculator as requests."""
    reply = compute(Request(count=Fraction(10)), LARKSPUR, STORE)
    assert isinstance(reply, Answer)
    assert reply.quantity.value == 30


def test_the_rounding_of_a_published_ratio_is_the_default() -> None:
    """A ratio of 2.93 by $22.00 over $7.5122 shows two decimals, to the nearest."""
    text = (
        "Larkspur will issue 2.93 shares of common stock in exchange for each share of preferred "
        "stock. Holders will receive common stock with a value of $22.00 for each share of "
        "preferred stock. The volume-weighted average price of the common stock over the ten "
        "trading days was $7.5122."
    )
    found = published(LARKSPUR, store_of(release(text)))
    assert found is not None
    assert found.formula is not None
    assert (found.formula.places, found.formula.way) == (2, "nearest")
    assert found.terms.ratio is not None
    assert found.terms.ratio.value == Decimal("2.93")


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("how many common for 1,000 preferred at a price of $7.10?",
         ("at the ratio of 6 May 2004, 3, 1,000 Series A preferred would bring 3,000 common "
          "shares, worth $21,300.00 at $7.10 a share.")),
        ("how many common for 500 preferred with value 22, vwap 8 and cap 2.5?",
         "at a ratio of 2.5, 500 Series A preferred would bring 1,250 common shares."),
        ("how many common for 1,000 preferred in the offer of June 2003, price 4",
         ("at the ratio of 5 June 2003, 2.5, 1,000 Series A preferred would bring 2,500 common "
         "shares, worth $10,000.00 at $4.00 a share.")),
        ("how many preferred for 1,000 common with fractions rounded up?",
         ("at the ratio of 6 May 2004, 3, 334 Series A preferred shares must be given up to "
          "receive at least 1,000 common.")),
    ],
)  # fmt: skip
def test_a_question_may_give_terms_too(question: str, text: str) -> None:
    """What the command understands is understood in a question about an exchange."""
    reply = ask(question, STORE, today=date(2006, 1, 1))
    assert isinstance(reply, Answer), reply
    assert reply.text == f"Hypothetically, {text}"


@pytest.mark.parametrize(
    "question",
    ["what did the silver price 4.22 do?", "is the coupon 7%?", "should i exchange 10 price 4?"],
)
def test_a_question_about_something_else_is_no_exchange(question: str) -> None:
    """A figure with a word of the trade before it does not make a question hypothetical."""
    reply = ask(question, STORE, today=date(2006, 1, 1))
    assert not isinstance(reply, Answer) or reply.kind != "hypothetical"

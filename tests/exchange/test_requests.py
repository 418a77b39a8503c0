"""The words of an exchange, and what they ask for."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import TermsError
from bot.exchange import Request, read_request
from bot.exchange.terms import EXAMPLE
from bot.language.names import Names
from tests.building import COMMON, LARKSPUR, PREFERRED, SECOND

CLASSES = (COMMON, PREFERRED)
NAMES = Names([LARKSPUR], CLASSES)


@pytest.mark.parametrize(
    ("words", "request_"),
    [
        pytest.param("10,000", Request(count=Fraction(10000)), id="count"),
        pytest.param("10k", Request(count=Fraction(10000)), id="thousands"),
        pytest.param("1.5 million", Request(count=Fraction(1500000)), id="millions"),
        pytest.param("ten thousand", Request(count=Fraction(10000)), id="in-words"),
        pytest.param(
            "10,000 LKM-PrA", Request(count=Fraction(10000), security=PREFERRED), id="symbol"
        ),
        pytest.param(
            "10000 shares of preferred stock",
            Request(count=Fraction(10000), security=PREFERRED),
            id="named",
        ),
        pytest.param(
            "1,000,000 LKM", Request(count=Fraction(10**6), security=COMMON), id="the-other-class"
        ),
        pytest.param("10,000 at 8", Request(count=Fraction(10000), ratio=Fraction(8)), id="at"),
        pytest.param("10,000 @ 8", Request(count=Fraction(10000), ratio=Fraction(8)), id="at-sign"),
        pytest.param(
            "10,000 at 7.6 each", Request(count=Fraction(10000), ratio=Fraction(38, 5)), id="each"
        ),
        pytest.param(
            "10,000 at 8 for 1", Request(count=Fraction(10000), ratio=Fraction(8)), id="for-one"
        ),
        pytest.param(
            "10,000 at 8:1", Request(count=Fraction(10000), ratio=Fraction(8)), id="colon"
        ),
        pytest.param(
            "10,000 at 5 for 2", Request(count=Fraction(10000), ratio=Fraction(5, 2)), id="for-two"
        ),
        pytest.param(
            "10,000 at 7.6 for 1",
            Request(count=Fraction(10000), ratio=Fraction(38, 5)),
            id="decimal-for-one",
        ),
        pytest.param(
            "8 for 1, 10,000", Request(count=Fraction(10000), ratio=Fraction(8)), id="ratio-first"
        ),
        pytest.param("all", Request(everything=True), id="all"),
        pytest.param("everything at 8", Request(everything=True, ratio=Fraction(8)), id="all-at"),
        pytest.param(
            "all of the preferred",
            Request(everything=True, security=PREFERRED),
            id="all-of-a-class",
        ),
        pytest.param("5%", Request(percent=Fraction(5)), id="percent"),
        pytest.param(
            "12.5% of LKM-PrA",
            Request(percent=Fraction(25, 2), security=PREFERRED),
            id="percent-of-a-class",
        ),
        pytest.param("100%", Request(percent=Fraction(100)), id="the-whole-class"),
        pytest.param("two-thirds", Request(percent=Fraction(200, 3)), id="a-part"),
        pytest.param("what if I exchange 37 shares?", Request(count=Fraction(37)), id="a-question"),
        pytest.param("  37.  ", Request(count=Fraction(37)), id="untidy"),
        pytest.param("2.5", Request(count=Fraction(5, 2)), id="part-of-a-share"),
    ],
)
def test_words_are_read_as_a_request(words: str, request_: Request) -> None:
    """How much, of what and at which ratio, in the ways that people write it."""
    assert read_request(words, NAMES, CLASSES) == request_


@pytest.mark.parametrize(
    ("words", "message"),
    [
        pytest.param("", "I found no amount", id="nothing"),
        pytest.param("hello", "I found no amount", id="no-amount"),
        pytest.param("LKM-PrA", "I found no amount", id="only-a-class"),
        pytest.param("at 8", "I found no amount", id="only-a-ratio"),
        pytest.param("10 and 20", "I found more than one amount", id="two-amounts"),
        pytest.param("all 10", "I found more than one amount", id="all-and-an-amount"),
        pytest.param("5% 10", "I found more than one amount", id="percent-and-an-amount"),
        pytest.param("-5", "Write “-5” out", id="negative"),
        pytest.param("−5", "Write “−5” out", id="minus-sign"),
        pytest.param("1e6", "Write “1e6” out", id="exponent"),
        pytest.param("10^6", "Write “10\\^6” out", id="power"),
        pytest.param("0", "must be above zero", id="zero"),
        pytest.param("10 at 0", "must be above zero", id="ratio-of-zero"),
        pytest.param(
            "10 at 8 for 0", "must be above zero|no amount|do not understand", id="for-zero"
        ),
        pytest.param("2,000,000,000,000", "No company has that many", id="absurd"),
        pytest.param("101%", "101% is more than the whole class", id="more-than-all"),
        pytest.param("10 ponies", "I do not understand “ponies”", id="unknown-word"),
        pytest.param("10 tonnes of silver", "I do not understand “tonnes”", id="unknown-unit"),
        pytest.param("$10,000", "I found no amount", id="money"),
        pytest.param("10 LKM for LKM-PrA", "Name one class of security, not 2", id="two-classes"),
        pytest.param("10 Series C", "No one class is known as “Series C”", id="no-such-class"),
        pytest.param("10 of 555-010-0199", "do not understand", id="telephone"),
        pytest.param("\ue001", "I found no amount", id="forged-number"),
        pytest.param("10 \ue005", "", id="forged-class"),
        pytest.param("9" * 5000, "No company|I found no amount", id="endless"),
        pytest.param("10,00", "I found no amount", id="grouped-wrongly"),
    ],
)
def test_words_that_are_unclear_are_refused_with_what_to_try(words: str, message: str) -> None:
    """The message says what is wrong and ends with examples."""
    if not message:
        assert read_request(words, NAMES, CLASSES) == Request(count=Fraction(10))
        return
    with pytest.raises(TermsError, match=message) as raised:
        read_request(words, NAMES, CLASSES)
    assert str(raised.value).endswith(EXAMPLE)


def test_a_kind_with_two_series_must_be_named() -> None:
    """Where "preferred" may be either series the request is refused; a series is not."""
    classes = (COMMON, PREFERRED, SECOND)
    with pytest.raises(TermsError, match="No one class is known as “preferred”"):
        read_request("10 preferred", NAMES, classes)
    request = read_request("10 Series B preferred", NAMES, classes)
    assert request == Request(count=Fraction(10), security=SECOND)


@given(st.text(max_size=60))
def test_any_words_are_a_request_or_a_terms_error(words: str) -> None:
    """Nothing that a person types makes any other error."""
    try:
        request = read_request(words, NAMES, CLASSES)
    except TermsError:
        return
    amounts = (request.count, request.percent, request.everything or None)
    assert sum(amount is not None for amount in amounts) == 1
    assert request.count is None or request.count > 0
    assert request.percent is None or 0 < request.percent <= 100


@pytest.mark.parametrize("count", ["7", "007", "1,250", "2003", "10,00", "0", "9" * 12, "9" * 13])
def test_a_count_alone_is_read_as_one_among_words(count: str) -> None:
    """That nothing stands beside it changes nothing but the time that reading takes."""
    said: list[object] = []
    for words in (count, f"  {count} ", f"{count} shares of the class"):
        try:
            said.append(read_request(words, NAMES, CLASSES))
        except TermsError as error:
            said.append(str(error).replace(words.strip(), count))
    assert said == [said[0]] * 3

"""What text can hold, told cheaply: never no where the pattern would find something."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answers import idioms
from bot.answers.wishes import _DECIMALS, _DOWN, _NEAREST, _NEEDS, _SCALE, _TO_THE
from bot.answers.wordlist import _CLAUSE, _CLAUSES_NEED, _LEFT, _UNREAD
from bot.language import dates, numbers, recognise
from bot.language.hints import has_digit, may_have
from bot.language.names import Names

PIECES = (
    "a an the two ſix sıx half thirds 1 2/3 ٣ 10,000 $5 7.6 % 2003 1999-01-02 20 of May Q1 "
    "holder HOLDERS shareholder noteholders ınvestors company corporation such for 2-for-1 "
    "o/s o.s. no. nos. isn't isnt isn’t can't hand in turned over give up gave part with what's "
    "whats who’s when's they'd prior to as head office headquarters web site home page e-mail "
    "if all total investor relations ties out adds square pct per cent percentage decimals "
    "dp d.p. places places, nearest cent whole down drop fractions millions $m mm "
    "dollars in to the - ' . , : ( ) \N{KELVIN SIGN}"
).split()
TEXTS = st.lists(st.sampled_from([*PIECES, " ", " ", " "]), max_size=12).map("".join)


def is_number(text: str) -> bool:
    """Tell what `find_numbers` asks first."""
    return has_digit(text) or may_have(text, numbers._NEEDED)


def is_abbreviated(text: str) -> bool:
    """Tell what `spelled_out` asks first."""
    return "%" in text or may_have(text, idioms._BEGINNINGS)


@pytest.mark.parametrize(
    ("pattern", "hint"),
    [
        pytest.param(numbers._PATTERN, is_number, id="numbers"),
        pytest.param(dates._PATTERN, dates._SOME_YEAR.search, id="dates"),
        pytest.param(dates._LOOSE_YEAR, dates._SOME_YEAR.search, id="years"),
        pytest.param(dates._YEARLESS, dates._SOME_DAY.search, id="days"),
        pytest.param(recognise._PARTY, lambda t: may_have(t, recognise._PARTY_NEEDS), id="parties"),
        pytest.param(recognise._SPLIT, lambda t: may_have(t, recognise._SPLIT_NEEDS), id="splits"),
        *(
            pytest.param(pattern, lambda t: may_have(t, _NEEDS), id=name)
            for name, pattern in (
                ("decimals", _DECIMALS),
                ("nearest", _NEAREST),
                ("to the cent", _TO_THE),
                ("rounded down", _DOWN),
                ("scale", _SCALE),
            )
        ),
        pytest.param(_UNREAD, _LEFT.search, id="unread"),
        pytest.param(_CLAUSE, lambda t: may_have(t, _CLAUSES_NEED), id="clauses"),
        pytest.param(idioms._REWRITE, is_abbreviated, id="abbreviations"),
    ],
)
@given(text=TEXTS)
@settings(max_examples=300)
def test_a_hint_never_hides_what_a_pattern_finds(
    pattern: re.Pattern[str], hint: Callable[[str], object], text: str
) -> None:
    """Wherever the pattern finds something, the hint says that it may."""
    if pattern.search(text):
        assert hint(text)


@given(text=TEXTS)
def test_an_abbreviation_is_found_as_by_its_own_pattern(text: str) -> None:
    """Trying them all only where a word begins, or not at all, changes nothing."""
    each = "|".join(f"({pattern})" for pattern in idioms._PHRASES)
    plain = tuple(idioms._PHRASES.values())
    slow = re.sub(each, lambda m: plain[(m.lastindex or 1) - 1], text, flags=re.IGNORECASE)
    assert idioms.spelled_out(text) == slow


@pytest.mark.parametrize("text", ["www.x.com", "see https://x.y/z", "a@b.com", "208/769-4144"])
def test_what_is_no_number_or_name_is_blocked(text: str) -> None:
    """Addresses and telephones are passed over although the text has no other hint of them."""
    assert recognise.recognise(text, Names([], [])).entities == ()

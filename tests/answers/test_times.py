"""Questions about time over several releases: as known, between, the first, the one before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.answers.times import Fiscal, known_by, order_of, uncorrected
from bot.ask import ask
from bot.contract import json_object
from bot.language.dates import months_to
from bot.language.relative import written_out
from bot.store import Store
from tests.building import release, store_of

TODAY = date(2006, 1, 2)


SPRING = replace(
    release(
        "Following the exchange, 48,000 shares of preferred stock remain outstanding.",
        published=date(2004, 5, 6),
    ),
    headline="LARKSPUR EXCHANGES PREFERRED STOCK",
)
CORRECTED = replace(
    release(
        "Correction of the release of May 6, 2004. "
        "Following the exchange, 47,000 shares of preferred stock remain outstanding.",
        published=date(2004, 5, 10),
    ),
    headline="CORRECTED: LARKSPUR EXCHANGES PREFERRED STOCK",
)
COUNTED = replace(
    release(
        "According to a preliminary count, 9,100 shares of preferred stock were tendered in the "
        "offer.",
        published=date(2005, 2, 1),
    ),
    headline="LARKSPUR COUNTS",
)
ENDED = replace(
    release(
        "A total of 9,000 shares of preferred stock were tendered in the offer. "
        "The board declared a quarterly dividend of $0.50 per share on the preferred stock.",
        published=date(2005, 2, 9),
    ),
    headline="LARKSPUR ENDS ITS OFFER",
)
LAST = replace(
    release(
        "The board declared a quarterly dividend of $0.60 per share on the preferred stock. "
        "At September 30, 2005, there were 38,000 shares of preferred stock outstanding.",
        published=date(2005, 10, 3),
    ),
    headline="LARKSPUR RAISES ITS DIVIDEND",
)


@pytest.fixture(scope="module")
def store() -> Store:
    """Store a correction, a preliminary count and a final one, and two dividends."""
    return store_of(SPRING, CORRECTED, COUNTED, ENDED, LAST)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        pytest.param("preferred outstanding in May 2004?", "47000", id="corrected"),
        pytest.param(
            "as known on May 8, 2004, how many preferred were outstanding?", "48000", id="known"
        ),
        pytest.param(
            "preferred outstanding as published by May 10, 2004", "47000", id="the-day-itself"
        ),
        pytest.param(
            "preferred outstanding in May 2004 before the correction?", "48000", id="uncorrected"
        ),
        pytest.param(
            "as known on February 3, 2005, how many preferred were tendered?", "9100", id="early"
        ),
        pytest.param("how many preferred were tendered?", "9000", id="final"),
        pytest.param("how many preferred were tendered in the end?", "9000", id="in-the-end"),
        pytest.param("preliminary count of preferred tendered?", "9100", id="preliminary"),
        pytest.param("what is the preferred dividend?", "0.6", id="newest"),
        pytest.param("what was the previous preferred dividend?", "0.5", id="previous"),
        pytest.param("what was the original preferred dividend?", "0.5", id="original"),
        pytest.param("preferred at 9/30/05", "38000", id="a-class-and-a-day"),
        pytest.param("preferred outstanding at the end of September 2005", "38000", id="end-of"),
    ],
)
def test_time_picks_the_figure(store: Store, question: str, value: str) -> None:
    """The figure is the one of the time that is asked about, known then where that is said."""
    found = json_object(ask(question, store, today=TODAY))
    assert (found["status"], found["value"]) == ("answered", value)


@pytest.mark.parametrize(
    "question",
    [
        pytest.param(
            "as known on May 1, 2004, how many preferred were outstanding?", id="before-any-release"
        ),
        pytest.param(
            "as known on February 3, 2005, how many preferred were tendered finally?",
            id="final-before-it-was",
        ),
        pytest.param("preferred outstanding between 1999 and 2001?", id="between-without-any"),
        pytest.param("preferred outstanding on 5/7/04", id="a-day-or-a-month"),
        pytest.param("preferred outstanding a year earlier?", id="no-figure-of-the-year-before"),
    ],
)
def test_time_without_a_figure_is_declined(store: Store, question: str) -> None:
    """A time of which nothing was published has no figure."""
    assert json_object(ask(question, store, today=TODAY))["status"] == "declined"


@pytest.mark.parametrize(
    ("question", "said", "unsaid"),
    [
        pytest.param("what happened in May 2004?", "CORRECTED: LARKSPUR", "COUNTS", id="a-month"),
        pytest.param("any news in 2005?", "LARKSPUR RAISES ITS DIVIDEND", "CORRECTED", id="a-year"),
        pytest.param("what did the company announce last october?", "$0.60", "9,000", id="last"),
        pytest.param("what's new?", "LARKSPUR RAISES ITS DIVIDEND", "COUNTS", id="newest"),
    ],
)
def test_what_happened_is_told_in_the_words_of_the_releases(
    store: Store, question: str, said: str, unsaid: str
) -> None:
    """Each release of the time is given by its headline and its first sentence, as quotations."""
    found = json_object(ask(question, store, today=TODAY))
    assert found["status"] == "quoted"
    assert said in found["text"]
    assert unsaid not in found["text"]
    for cited in found["citations"]:
        assert store.text(cited["release"])[cited["start"] : cited["end"]] == cited["sentence"]


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("what happened in 1999?", id="no-release"),
        pytest.param("what did you announce in May 2004 about ponies?", id="no-such-topic"),
    ],
)
def test_nothing_happened_that_was_not_published(store: Store, question: str) -> None:
    """A time, or a topic, without a release has no news."""
    assert json_object(ask(question, store, today=TODAY))["status"] == "declined"


@pytest.mark.parametrize(
    ("text", "rest", "day"),
    [
        ("as known on May 31, 2002, how many?", "how many?", date(2002, 5, 31)),
        ("how many, as published by June 2002?", "how many ?", date(2002, 6, 30)),
        ("when was it published on May 31, 2002?", "when was it published on May 31, 2002?", None),
        ("what is known about it?", "what is known about it?", None),
    ],
)
def test_the_day_whose_knowledge_counts(text: str, rest: str, day: date | None) -> None:
    """Only words that bound what was known take a day out of a question."""
    assert known_by(text) == (rest, day)


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("the original expiry date", "first"),
        ("previous dividend", "before"),
        ("eps a year earlier", "year before"),
        ("net income in the year-ago quarter", "year before"),
        ("dividend prior to the exchange", None),
        ("aboriginal art", None),
    ],
)
def test_an_order_is_found(text: str, order: str | None) -> None:
    """Words for an order are told from those that only look like one."""
    assert order_of(text)[1] == order


def test_only_a_correction_is_undone() -> None:
    """What was first announced is not what was announced before it was corrected."""
    assert not uncorrected("when was the offer first announced?")[1]
    assert uncorrected("the count as originally reported")[1]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Q3 98 loss", "third quarter of 1998 loss"),
        ("3Q'04 eps", "third quarter of 2004 eps"),
        ("spent in Q3 last year", "spent in third quarter of 2005"),
        ("Q2 FY03 revenue", "second quarter of fiscal 2003 revenue"),
        ("at 3/31/98", "at March 31, 1998"),
        ("at 31/3/98", "at March 31, 1998"),
        ("at 5/7/04", "at 5/7/04"),
        ("at YE03", "at December 31, 2003"),
        ("H1 2004", "between January 1, 2004 and June 30, 2004"),
        ("two years ago", "in 2004"),
        ("the ratio 3/4", "the ratio 3/4"),
        ("a quarter of the shares", "a quarter of the shares"),
    ],
)
def test_times_are_written_out(text: str, written: str) -> None:
    """Abbreviated and relative times get their year; what is no clear time stays as it is."""
    assert written_out(text, date(2006, 9, 15)) == written


def test_a_quarter_is_what_its_release_calls_so() -> None:
    """The name of a quarter is the company's own: its third may end in October."""
    third = Fiscal(quarter=3, year=2004)
    autumn = months_to(date(2004, 10, 31), 3)
    assert third.is_named("sales for the third quarter of fiscal 2004 rose", autumn)
    assert not third.is_named("sales for the second quarter of fiscal 2004 rose", autumn)
    assert not third.is_named("sales for the third quarter of fiscal 2005 rose", autumn)
    assert not Fiscal(quarter=None, year=2004).is_named("fiscal 2004", autumn)

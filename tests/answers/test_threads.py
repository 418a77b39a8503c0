"""Questions that go on from the one before them in their thread."""

from __future__ import annotations

from datetime import date
from itertools import count

import pytest

from bot.ask import ask
from bot.contract import json_object
from bot.store import Store
from tests.building import COMMON, PREFERRED, SECOND, release, store_of

TODAY = date(2006, 1, 2)
CLASSES = (COMMON, PREFERRED, SECOND)
EARLY = release(
    "At December 31, 2003, there were 60,000 shares of Series A preferred stock outstanding. "
    "At December 31, 2003, there were 20,000 shares of Series B preferred stock outstanding. ",
    published=date(2004, 2, 3),
    securities=CLASSES,
)
EXCHANGED = release(
    "Larkspur will issue 7.5 shares of common stock in exchange for each share of Series A "
    "preferred stock. "
    "Following the exchange, 48,000 shares of Series A preferred stock remain outstanding.",
    published=date(2004, 5, 6),
    securities=CLASSES,
)
DECLARED = release(
    "The board declared a dividend of $0.50 per share on the Series A preferred stock, payable on "
    "April 1, 2005. "
    "The board declared a dividend of $0.40 per share on the Series B preferred stock, payable on "
    "April 15, 2005.",
    published=date(2005, 3, 1),
    securities=CLASSES,
)
_THREADS = count()


@pytest.fixture(scope="module")
def store() -> Store:
    """Store counts of two series at one day, an exchange of one of them, and their dividends."""
    return store_of(EARLY, EXCHANGED, DECLARED)


def last(store: Store, *questions: str) -> tuple[str, str | None]:
    """Ask some questions in a new thread; give the status and the value of the last reply."""
    thread = f"thread {next(_THREADS)}"
    found = [json_object(ask(q, store, today=TODAY, thread=thread)) for q in questions]
    return found[-1]["status"], found[-1]["value"]


@pytest.mark.parametrize(
    ("questions", "value"),
    [
        pytest.param(("how many A at year end 2003?", "and the B?"), "20000", id="class"),
        pytest.param(("how many A at year end 2003?", "same for the B"), "20000", id="same"),
        pytest.param(
            ("how many A are outstanding?", "and at year end 2003?", "what about the B?"),
            "20000",
            id="time-then-class",
        ),
        pytest.param(("how many A are outstanding?", "and before that?"), "60000", id="before"),
        pytest.param(
            ("what is the A dividend?", "what about the other series?"), "0.4", id="other"
        ),
        pytest.param(
            ("how many A at year end 2003?", "and how many of it are outstanding now?"),
            "48000",
            id="now-whatever-the-time-was",
        ),
        pytest.param(("how many common for 10 A?", "and for 37?"), "277.5", id="count"),
        pytest.param(
            ("how many common for 10 A?", "what about 1,000?"), "7500", id="another-count"
        ),
        pytest.param(("what is the A dividend?", "when?"), "2005-04-01", id="when-paid"),
        pytest.param(("how many A at year end 2003?", "when?"), "2003-12-31", id="when"),
        pytest.param(("what is the A dividend?", "and the B?", "when?"), "2005-04-15", id="chain"),
        pytest.param(("how many common for 10 A?", "show the working"), "75", id="working"),
        pytest.param(("what is the A dividend?", "source pls"), "0.5", id="source"),
        pytest.param(("what is the A dividend?", "thanks!", "and the B?"), "0.4", id="thanks"),
        pytest.param(
            ("how many A at year end 2003?", "what is the B dividend?"),
            "0.4",
            id="whole",
        ),
    ],
)
def test_a_thread_goes_on(store: Store, questions: tuple[str, ...], value: str) -> None:
    """What a further question leaves out is what its thread was about."""
    assert last(store, *questions) == ("answered", value)


@pytest.mark.parametrize(
    "questions",
    [
        pytest.param(("what is the exchange ratio of the A?", "and in 1999?"), id="time-without"),
        pytest.param(("what is the exchange ratio of the A?", "and the B?"), id="class-without"),
        pytest.param(("what is the A dividend?", "is that annual?"), id="to-confirm"),
        pytest.param(("what is the A dividend?", "and the ponies?"), id="ponies"),
        pytest.param(("what is the A dividend?", "and for the Series G?"), id="unknown-series"),
        pytest.param(("and the B?",), id="nothing-before"),
        pytest.param(("the other series?",), id="no-other"),
        pytest.param(("what is the A dividend?", "dividend yield now?"), id="another-now"),
        pytest.param(("when?",), id="when-of-nothing"),
    ],
)
def test_a_thread_answers_nothing_else(store: Store, questions: tuple[str, ...]) -> None:
    """No figure of another measure, class or time stands in for the one that is meant."""
    status, value = last(store, *questions)
    assert status in ("declined", "clarify")
    assert value is None


def test_the_working_cites_what_it_rests_on(store: Store) -> None:
    """The source of an answer is its sentence, word for word."""
    ask("how many common for 10 A?", store, today=TODAY, thread="working")
    found = json_object(ask("show your math", store, today=TODAY, thread="working"))
    assert [(s["expression"], s["result"]) for s in found["working"]] == [("10 × 7.5", "75")]
    (cited,) = found["citations"]
    assert store.text(cited["release"])[cited["start"] : cited["end"]] == cited["sentence"]


@pytest.mark.parametrize(
    ("question", "values"),
    [
        pytest.param("how many A and B at year end 2003?", ["60000", "20000"], id="two-classes"),
        pytest.param("A and B dividend?", ["0.5", "0.4"], id="what-ends-is-meant-of-both"),
        pytest.param("A dividend and A outstanding?", ["0.5", "48000"], id="two"),
    ],
)
def test_a_list_is_answered_piece_by_piece(store: Store, question: str, values: list[str]) -> None:
    """Each piece of a question that lists what it asks has a reply of its own."""
    found = json_object(ask(question, store, today=TODAY))
    assert [part["value"] for part in found["parts"]] == values


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("what is the dividend?", id="two-series"),
        pytest.param("what was the dividend in 2005?", id="two-series-of-a-year"),
    ],
)
def test_two_series_are_asked_back_about(store: Store, question: str) -> None:
    """Nothing is guessed between two series, and each choice can be asked as it is."""
    found = json_object(ask(question, store, today=TODAY))
    assert found["status"] == "clarify"
    replies = [json_object(ask(choice, store, today=TODAY)) for choice in found["choices"]]
    assert sorted(reply["value"] for reply in replies) == ["0.4", "0.5"]


@pytest.mark.parametrize(
    ("question", "value"),
    [
        pytest.param("how many A are outstanding?", "48000", id="the"),
        pytest.param("A prefs o/s?", "48000", id="at-the-start"),
        pytest.param("ser B at year end 2003", "20000", id="ser"),
        pytest.param("A good question", None, id="article"),
        pytest.param("plan B outstanding", None, id="plan"),
    ],
)
def test_a_letter_names_a_known_series(store: Store, question: str, value: str | None) -> None:
    """A letter alone is a series where there is one, and no article is."""
    assert json_object(ask(question, store, today=TODAY))["value"] == value


def test_a_date_of_that_is_one_of_what_was_told() -> None:
    """The record date "for that" is the split's after a split, and the dividend's after one."""
    store = store_of(
        release(
            "Larkspur declared a five-for-four split of its common stock. Shareholders of record "
            "on August 4, 1997 will receive one additional share for every four shares held. The "
            "board also declared a cash dividend of $0.14 per share on its common stock, payable "
            "September 2, 1997 to holders of record on August 18, 1997.",
            published=date(1997, 7, 21),
        )
    )
    for first, value in (("split ratio?", "1997-08-04"), ("dividend?", "1997-08-18")):
        ask(first, store, today=TODAY, thread=first)
        reply = ask("record date for that?", store, today=TODAY, thread=first)
        assert json_object(reply)["value"] == value

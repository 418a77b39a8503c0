"""What is written of an answer, and when: once it is on its way, and never lost."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import date

import pytest

from bot.model import Answer, Reply
from bot.responder import LAG, TOO_LONG, Asked, Looks, Responder
from bot.store import Recorded, Store
from tests.building import release, store_of

QUESTION = "how many preferred are outstanding?"


def shown(reply: Reply, number: int | None) -> str:
    """Show a reply by its figure and the number of its record."""
    return f"{reply.figure if isinstance(reply, Answer) else None} {number}"


LOOKS = Looks(
    chat="chat",
    guide="guide",
    guide_to_exchanges="guide to exchanges",
    notice=str,
    render=shown,
    whole=lambda reply: shown(reply, None),
)


@pytest.fixture
def store() -> Store:
    """Store two releases of a company that does not exist."""
    older = "In all, 600 shares of preferred stock remain outstanding."
    newer = "In all, 500 shares of preferred stock remain outstanding."
    return store_of(release(older, published=date(2003, 5, 6)), release(newer))


def asked(words: str, *, private: bool = False) -> Asked:
    """Ask in a thread."""
    return Asked(words=words, source="mention", user="U", channel="C", thread="t", private=private)


def conversation(store: Store, talk: Callable[[Responder[str]], None]) -> Responder[str]:
    """Talk to a responder within an event loop, which then goes on until all is written."""
    responder = Responder(LOOKS, store, today=lambda: date(2006, 1, 2))

    async def run() -> None:
        talk(responder)
        await asyncio.sleep(2 * LAG)

    asyncio.run(run())
    return responder


def test_a_question_is_entered_with_its_claim_and_its_reply_follows(store: Store) -> None:
    """The number is known before the reply is written, and only the first claim has one."""
    seen: list[object] = []

    def talk(responder: Responder[str]) -> None:
        question = responder.accept("key", asked(QUESTION))
        assert question is not None
        seen.extend([responder.accept("key", asked(QUESTION)), question.number])
        seen.extend([responder.answer(question), store.recorded(1), store.thread("t")])

    conversation(store, talk)
    assert seen == [None, 1, "500 1", None, None]
    text = "500 Series A preferred shares were outstanding on 6 May 2004."
    assert store.recorded(1) == Recorded(question=QUESTION, text=text, steps=())
    about = store.thread("t")
    assert about is not None
    assert about["question"] == QUESTION


def test_a_further_question_goes_on_from_one_that_is_still_to_be_written(store: Store) -> None:
    """Two questions in one turn of the event loop are answered as two in two."""
    answers: list[str] = []

    def talk(responder: Responder[str]) -> None:
        for number, words in enumerate((QUESTION, "and in 2003?")):
            question = responder.accept(f"key {number}", asked(words))
            assert question is not None
            answers.append(responder.answer(question))

    conversation(store, talk)
    assert answers == ["500 1", "600 2"]


@pytest.mark.parametrize(("words", "said"), [("help", "guide"), ("a" * 1001, TOO_LONG)])
def test_what_is_not_answered_is_claimed_but_not_entered(
    store: Store, words: str, said: str
) -> None:
    """The guide is no answer to record, and what is too long is not kept."""

    def talk(responder: Responder[str]) -> None:
        question = responder.accept("key", asked(words))
        assert question == asked(words)
        assert responder.answer(question) == said
        assert responder.accept("key", asked(words)) is None

    conversation(store, talk)
    assert store.record("chat", "next", {"status": "declined", "text": ""}) == 1


def test_a_private_answer_is_recorded_after_it(store: Store) -> None:
    """It shows no number, so that it need not have one yet."""

    def talk(responder: Responder[str]) -> None:
        assert responder.answer(asked(QUESTION, private=True)) == "500 None"
        assert store.recorded(1) is None

    conversation(store, talk)
    found = store.recorded(1)
    assert found is not None
    assert found.question == QUESTION


def test_what_is_left_at_the_end_is_written(store: Store) -> None:
    """A process that stops catches up; there is nothing to write twice."""

    def talk(responder: Responder[str]) -> None:
        responder.answer(asked(QUESTION, private=True))
        responder.catch_up()
        assert store.recorded(1) is not None

    conversation(store, talk).catch_up()
    assert store.recorded(2) is None


def test_an_answer_stands_where_its_record_cannot_be_written(
    store: Store, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The fault is logged, and the next answers are recorded again."""

    def talk(responder: Responder[str]) -> None:
        question = responder.accept("key", asked(QUESTION))
        assert question is not None
        monkeypatch.setattr(store, "complete", lambda *_: 1 / 0)
        assert responder.answer(question) == "500 1"

    conversation(store, talk)
    assert [each.getMessage() for each in caplog.records] == ["Could not record 2 answers"]
    assert (store.recorded(1), store.thread("t")) == (None, None)

"""A question, or the words of an exchange, in; a reply from the store out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from bot.answers import (
    SAMPLES,
    Talk,
    answer_exchange,
    balances,
    figures,
    known_names,
    picture,
    questions_of,
    recall,
    recounted,
    too_long,
)
from bot.model import Answer, Check, Replies, Reply
from bot.store import Store

__all__ = ["SAMPLES", "ask", "exchange", "exchange_chart", "look_up", "roll"]


def ask(question: str, store: Store, *, today: date, thread: str | None = None) -> Reply:
    """Answer a question: exactly, with a quotation, or not at all with the reason.

    Within a `thread`, named by a key, a question may go on from the one before it.
    """
    if refused := too_long(question):
        return refused
    with store.snapshot():
        return _asked(_printable(question), store, today, thread)


def _printable(words: str) -> str:
    """Replace lone surrogates, which JSON can carry and which can be neither stored nor printed."""
    return words.encode("utf-8", "replace").decode("utf-8")


def _asked(question: str, store: Store, today: date, thread: str | None) -> Reply:
    """Answer a message in its thread, and keep what the thread is about."""
    before = recall(thread, store) if thread else None
    told = recounted(question, before) if before else None
    if told is not None:
        return told
    parts = questions_of(question)
    keeps = thread is not None or len(parts) > 1
    talk = Talk(store=store, names=known_names(store), today=today, before=before, keeps=keeps)
    replies = [talk.answer(part) for part in parts]
    if len(parts) > 1 and not any(isinstance(reply, Answer) for reply in replies):
        talk = replace(talk, before=before)  # it may be one question after all
        replies = [talk.answer(question)]
    if thread and talk.kept is not None:
        store.keep_thread(thread, talk.kept)
    return replies[0] if len(replies) == 1 else Replies(parts=tuple(replies))


def exchange(words: str, store: Store, *, today: date) -> Reply:
    """Compute the hypothetical exchange that words describe: `10,000 HL-PrB at 8`."""
    if refused := too_long(words):
        return refused
    with store.snapshot():
        return answer_exchange(_printable(words), known_names(store), store)


def exchange_chart(words: str, store: Store) -> Callable[[], bytes] | None:
    """Prepare to draw the exchange that words describe over a range of prices, as PNG.

    None where it is unclear; it is drawn when what is returned is called.
    """
    if too_long(words):
        return None
    with store.snapshot():
        return picture(_printable(words), known_names(store), store)


def look_up(words: str, store: Store, *, limit: int = 10) -> tuple[Answer, ...]:
    """List the published figures that words, perhaps half typed, are about; newest first."""
    if too_long(words):
        return ()
    with store.snapshot():
        return figures(_printable(words), known_names(store), store, limit)


def roll(store: Store) -> tuple[Check, ...]:
    """Check that each balance rolls forward from one release to the next."""
    return balances(store)

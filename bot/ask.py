"""A question, or the words of an exchange, in; a reply from the store out."""

from __future__ import annotations

from datetime import date

from bot.answers import (
    SAMPLES,
    answer,
    answer_exchange,
    balances,
    continued,
    figures,
    known_names,
    recall,
    recounted,
    remember,
    too_long,
    understand,
    written_out,
)
from bot.model import Answer, Check, Reply
from bot.store import Store

__all__ = ["SAMPLES", "ask", "exchange", "look_up", "roll"]


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
    """Answer a question in its thread, and keep what the thread is about."""
    names = known_names(store)
    understood = understand(written_out(question, today), names)
    before = recall(thread, store) if thread else None
    if before is not None:
        told = recounted(question, before)
        if told is not None:
            return told
        understood = continued(understood, before, names)
    reply = answer(understood, names, store, today)
    if thread:
        remember(thread, understood, reply, names, store)
    return reply


def exchange(words: str, store: Store, *, today: date) -> Reply:
    """Compute the hypothetical exchange that words describe: `10,000 HL-PrB at 8`."""
    if refused := too_long(words):
        return refused
    with store.snapshot():
        return answer_exchange(_printable(words), known_names(store), store)


def look_up(words: str, store: Store, *, limit: int = 10) -> tuple[Answer, ...]:
    """List the published figures that words, perhaps half typed, are about; newest first."""
    if too_long(words):
        return ()
    with store.snapshot():
        return figures(_printable(words), known_names(store), store, limit)


def roll(store: Store) -> tuple[Check, ...]:
    """Check that each balance rolls forward from one release to the next."""
    return balances(store)

"""A question, or the words of an exchange, in; a reply from the store out."""

from __future__ import annotations

from datetime import date

from bot.answers import SAMPLES, answer, answer_exchange, balances, known_names, understand
from bot.model import Check, Reply
from bot.store import Store

__all__ = ["SAMPLES", "ask", "exchange", "roll"]


def ask(question: str, store: Store, *, today: date) -> Reply:
    """Answer a question: exactly, with a quotation, or not at all with the reason."""
    names = known_names(store)
    return answer(understand(question, names), names, store, today)


def exchange(words: str, store: Store, *, today: date) -> Reply:
    """Compute the hypothetical exchange that words describe: `10,000 HL-PrB at 8`."""
    return answer_exchange(words, known_names(store), store)


def roll(store: Store) -> tuple[Check, ...]:
    """Check that each balance rolls forward from one release to the next."""
    return balances(store)

"""A question, or the words of an exchange, in; a reply from the store out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from bot.answers import (
    SAMPLES,
    Talk,
    answer_exchange,
    balances,
    each_class,
    figures,
    in_force,
    known_names,
    picture,
    pieces_of,
    questions_of,
    recall,
    restricted,
    too_long,
)
from bot.model import Answer, Check, Clarify, Replies, Reply, Restriction, Single
from bot.store import Store

__all__ = ["SAMPLES", "ask", "converse", "exchange", "exchange_chart", "look_up", "roll"]


def ask(
    question: str,
    store: Store,
    *,
    today: date,
    thread: str | None = None,
    restrictions: tuple[Restriction, ...] = (),
) -> Reply:
    """Answer a question: exactly, with a quotation, or not at all with the reason.

    Within a `thread`, named by a key, a question may go on from the one before it. Of a company
    under one of the `restrictions` only approved sentences are quoted.
    """
    reply, about = converse(question, store, today=today, thread=thread, restrictions=restrictions)
    if thread and about is not None:
        store.keep_thread(thread, about())
    return reply


def converse(
    question: str,
    store: Store,
    *,
    today: date,
    thread: str | None,
    restrictions: tuple[Restriction, ...],
) -> tuple[Reply, Callable[[], dict[str, Any]] | None]:
    """Answer a question as `ask` does, and give what makes what its thread is then about."""
    if refused := too_long(question):
        return refused, None
    with store.snapshot():
        talk = Talk(
            store=store,
            names=known_names(store),
            today=today,
            before=recall(thread, store) if thread else None,
            keeps=thread is not None,
            restrictions=restrictions,
        )
        return _asked(_printable(question), talk)


def _printable(words: str) -> str:
    """Replace lone surrogates, which JSON can carry and which can be neither stored nor printed."""
    return words.encode("utf-8", "replace").decode("utf-8")


def _asked(question: str, talk: Talk) -> tuple[Reply, Callable[[], dict[str, Any]] | None]:
    """Answer a message in its thread; give what makes what that is then about, if it is known."""
    before = talk.before
    told = talk.recounted(question)
    if told is not None:
        return told, None
    parts = questions_of(question)
    talk = replace(talk, keeps=talk.keeps or len(parts) > 1)
    replies = [talk.answer(part) for part in parts]
    if len(parts) > 1 and not any(isinstance(reply, Answer) for reply in replies):
        talk = replace(talk, before=before, goes_on=False)  # it may be one question after all
        replies = [talk.answer(question)]
    if _lists(question) or not all(isinstance(reply, Answer) for reply in replies):
        again = replace(talk, before=before, keeps=True, goes_on=False)
        answered = all(isinstance(reply, Answer) for reply in replies)
        by_class = [] if answered else _by_class(question, again)
        replies = by_class or _pieces(question, again, all_of_them=answered) or replies
    different = tuple({_words_of(reply): reply for reply in replies}.values())
    return different[0] if len(different) == 1 else Replies(parts=different), talk.kept


_MANY = 3
"""From how many pieces on a question is one that lists."""


def _words_of(reply: Single) -> str:
    return reply.prompt if isinstance(reply, Clarify) else reply.text


def _by_class(question: str, talk: Talk) -> list[Single]:
    """Answer for each class that a question names in a row; nothing where none has an answer."""
    replies = [talk.answer(each) for each in each_class(question, talk.names)]
    return replies if any(isinstance(reply, Answer) for reply in replies) else []


def _lists(question: str) -> bool:
    """Tell whether a question lists so much that one figure hardly answers all of it."""
    return "," in question and len(pieces_of(question)) >= _MANY


def _pieces(question: str, talk: Talk, *, all_of_them: bool) -> list[Single]:
    """Answer each piece of a question that lists them; nothing where not each has an answer.

    Each has an answer of its own, but for what is said twice: "split date / when do I get it".
    Of many one may have none, which is said, unless `all_of_them` must have one.
    """
    replies: dict[object, Single] = {}
    pieces = pieces_of(question)
    lacking = 0
    for ways in pieces:
        tried = [talk.answer(way) for way in ways]
        found = {(r.measure, r.security, r.as_of): r for r in tried if isinstance(r, Answer)}
        if not found:
            lacking += 1
            if all_of_them or len(pieces) < _MANY or lacking > 1:
                return []
            replies[ways] = tried[0]
            continue
        new = [key for key in found if key not in replies]
        if not new and "/" not in question:
            return []
        replies |= {key: found[key] for key in new[:1]}
    return list(replies.values())


def exchange(
    words: str, store: Store, *, today: date, restrictions: tuple[Restriction, ...] = ()
) -> Reply:
    """Compute the hypothetical exchange that words describe: `10,000 HL-PrB at 8`."""
    if refused := too_long(words):
        return refused
    with store.snapshot():
        reply = answer_exchange(_printable(words), known_names(store), store)
        binding = _binding(reply, restrictions, today)
        return reply if binding is None else restricted(reply, binding, store)


def exchange_chart(
    words: str, store: Store, *, today: date, restrictions: tuple[Restriction, ...] = ()
) -> Callable[[], bytes] | None:
    """Prepare to draw the exchange that words describe over a range of prices, as PNG.

    None where it is unclear, or of a company under a restriction; it is drawn when what is
    returned is called.
    """
    if too_long(words):
        return None
    with store.snapshot():
        if restrictions and _binding(
            answer_exchange(_printable(words), known_names(store), store), restrictions, today
        ):
            return None
        return picture(_printable(words), known_names(store), store)


def look_up(
    words: str,
    store: Store,
    *,
    today: date,
    restrictions: tuple[Restriction, ...] = (),
    limit: int = 10,
) -> tuple[Answer, ...]:
    """List the published figures that words, perhaps half typed, are about; newest first.

    Those of a company under one of the `restrictions` are left out.
    """
    if too_long(words):
        return ()
    with store.snapshot():
        found = figures(_printable(words), known_names(store), store, limit)
    return tuple(a for a in found if _binding(a, restrictions, today) is None)


def _binding(
    reply: Single, restrictions: tuple[Restriction, ...], today: date
) -> Restriction | None:
    """Find the restriction that binds what a reply says of its company."""
    company = getattr(reply, "company", None)
    return in_force(restrictions, [company] if company else [], today)


def roll(store: Store) -> tuple[Check, ...]:
    """Check that each balance rolls forward from one release to the next."""
    return balances(store)

"""Words asked in a chat in, the message to answer them with out.

This is where every chat meets the rest of the bot: it asks, keeps the record, and turns each
fault into a calm sentence. It knows nothing of transports; how things look is told to it.
"""

from __future__ import annotations

import logging
from asyncio import get_running_loop
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from time import perf_counter
from typing import Generic, TypeVar

from bot.ask import ask, exchange, exchange_chart
from bot.contract import json_object
from bot.errors import TermsError
from bot.model import Declined, Reply, Restriction
from bot.store import Store

logger = logging.getLogger(__name__)

QUESTION_LIMIT = 1000
"""Most characters of a question: reading takes time in proportion, and others are waiting."""

VERDICTS = ("helpful", "unhelpful")
"""What a user can think of an answer."""

SORRY = "Sorry, I could not answer that just now. Please ask again in a few minutes."
TOO_LONG = f"That is long for one question. Please ask in at most {QUESTION_LIMIT:,} characters."

M = TypeVar("M")


@dataclass(frozen=True, slots=True, kw_only=True)
class Looks(Generic[M]):
    """How a chat shows what is said in it.

    `render` is given the number of the record, if any; `whole` shows the working at once.
    """

    chat: str
    guide: M
    guide_to_exchanges: M
    notice: Callable[[str], M]
    render: Callable[[Reply, int | None], M]
    whole: Callable[[Reply], M]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Words that were asked: by which way they came, by whom, and where.

    The answer to a private question goes to whoever asked, and is not posted. `thread` names
    the conversation, in which a question may go on from the one before it.
    """

    words: str
    source: str
    user: str | None
    channel: str | None
    thread: str
    private: bool = False


class Responder(Generic[M]):
    """Answer from one store; `today` tells the date on which a question is asked.

    Of a company under one of the `restrictions` only approved sentences are quoted.
    """

    def __init__(
        self,
        looks: Looks[M],
        store: Store,
        *,
        today: Callable[[], date] = date.today,
        restrictions: tuple[Restriction, ...] = (),
    ) -> None:
        self._looks = looks
        self._store = store
        self._today = today
        self._restrictions = restrictions

    def claim(self, key: str) -> bool:
        """Tell whether the caller is the first, of all processes, to claim what `key` names."""
        return self._store.claim(key)

    def answer(self, asked: Asked) -> M:
        """Answer a question; an empty one, or `help`, is answered with the guide."""
        return self._respond(asked, partial(ask, thread=asked.thread), self._looks.guide)

    def compute(self, asked: Asked) -> M:
        """Compute an exchange; an empty one, or `help`, is answered with the guide to it."""
        return self._respond(asked, exchange, self._looks.guide_to_exchanges)

    def fill(self, asked: Asked) -> M | str:
        """Compute the exchange of a form: the whole result, or what is wrong with the form."""
        if len(asked.words) > QUESTION_LIMIT:
            return TOO_LONG
        try:
            reply, milliseconds = self._timed(asked, exchange)
        except Exception:  # whatever fails inside, the asker must not be left waiting
            logger.exception("Could not compute an exchange that came by %s", asked.source)
            return SORRY
        get_running_loop().call_soon(self._record, asked, reply, milliseconds)
        return reply.text if isinstance(reply, Declined) else self._looks.whole(reply)

    def chart(self, words: str) -> Callable[[], bytes] | None:
        """Prepare to draw an exchange, or return None where there is nothing to draw."""
        try:
            return exchange_chart(
                words, self._store, today=self._today(), restrictions=self._restrictions
            )
        except Exception:
            logger.exception("Could not draw an exchange")
            return None

    def feedback(self, answer: int, *, user: str | None, verdict: str) -> None:
        """Keep what a user thought of an answer; one that the store has lost is no matter."""
        try:
            self._store.record_feedback(answer, user, verdict)
        except Exception:
            logger.exception("Could not keep what was thought of answer %d", answer)

    def _respond(self, asked: Asked, function: Callable[..., Reply], guide: M) -> M:
        if asked.words.rstrip(" ?!.").casefold() in ("", "help"):
            return guide
        if len(asked.words) > QUESTION_LIMIT:
            return self._looks.notice(TOO_LONG)
        try:
            return self._replied(asked, function)
        except TermsError as error:
            return self._looks.notice(str(error))
        except Exception:  # whatever fails inside, the asker must not be left waiting
            logger.exception("Could not answer a question that came by %s", asked.source)
            return self._looks.notice(SORRY)

    def _replied(self, asked: Asked, function: Callable[..., Reply]) -> M:
        if asked.private:
            reply, milliseconds = self._timed(asked, function)
            # Nothing that is shown refers to the record, so that it can follow the answer.
            get_running_loop().call_soon(self._record, asked, reply, milliseconds)
            return self._looks.render(reply, None)
        with self._store.together():  # what the thread is about, and the record
            reply, milliseconds = self._timed(asked, function)
            answer = self._record(asked, reply, milliseconds)
        return self._looks.render(reply, answer)

    def _timed(self, asked: Asked, function: Callable[..., Reply]) -> tuple[Reply, float]:
        """Reply, and tell how many milliseconds it took."""
        began = perf_counter()
        reply = function(
            asked.words, self._store, today=self._today(), restrictions=self._restrictions
        )
        return reply, (perf_counter() - began) * 1000

    def _record(self, asked: Asked, reply: Reply, milliseconds: float) -> int | None:
        try:
            return self._store.record(
                f"{self._looks.chat} {asked.source}",
                asked.words,
                json_object(reply),
                user=asked.user,
                channel=asked.channel,
                milliseconds=milliseconds,
            )
        except Exception:  # the answer stands without its record, only its thumbs are missing
            logger.exception("Could not record an answer")
            return None

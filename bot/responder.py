"""Words asked in a chat in, the message to answer them with out.

This is where every chat meets the rest of the bot: it asks, keeps the record, and turns each
fault into a calm sentence. It knows nothing of transports; how things look is told to it.
"""

from __future__ import annotations

import logging
from asyncio import get_running_loop
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from time import perf_counter
from typing import Any, Generic, TypeVar

from bot.ask import converse, exchange, exchange_chart
from bot.contract import json_object
from bot.errors import TermsError
from bot.model import Declined, Reply, Restriction
from bot.store import Store

logger = logging.getLogger(__name__)

QUESTION_LIMIT = 1000
"""Most characters of a question: reading takes time in proportion, and others are waiting."""

LAG = 0.001
"""Seconds until what was said is written down: the answer has left meanwhile."""

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
    the conversation, in which a question may go on from the one before it. `number` is the one
    that the question was entered under in the audit log, where it was.
    """

    words: str
    source: str
    user: str | None
    channel: str | None
    thread: str
    private: bool = False
    number: int | None = None


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
        self._behind: list[Callable[[], object]] = []

    def claim(self, key: str) -> bool:
        """Tell whether the caller is the first, of all processes, to claim what `key` names."""
        return self._store.claim(key)

    def accept(self, key: str, asked: Asked) -> Asked | None:
        """Claim a question for the caller; None where any process claimed it before.

        What is to be answered is entered in the audit log with it, so that nothing that was
        acknowledged is lost, and the answer need not wait for what is then written of it.
        """
        if self._is_for_guide(asked) or len(asked.words) > QUESTION_LIMIT:
            return asked if self.claim(key) else None
        number = self._store.accept(
            key, self._source(asked), asked.words, user=asked.user, channel=asked.channel
        )
        return None if number is None else replace(asked, number=number)

    def answer(self, asked: Asked) -> M:
        """Answer a question; an empty one, or `help`, is answered with the guide."""
        return self._respond(asked, partial(self._converse, asked.thread), self._looks.guide)

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
        self._later(partial(self._record, asked, reply, milliseconds))
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

    def catch_up(self) -> None:
        """Write what was said, and what it was about, where that is still to be written."""
        written, self._behind = self._behind, []
        if not written:
            return
        try:
            with self._store.together():
                for write in written:
                    write()
        except Exception:  # the answers stand without their records
            logger.exception("Could not record %d answers", len(written))

    def _respond(self, asked: Asked, function: Callable[..., Reply], guide: M) -> M:
        if self._is_for_guide(asked):
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
        self.catch_up()  # with what the question may go on from
        reply, milliseconds = self._timed(asked, function)
        number = asked.number
        if number is None and not asked.private:
            number = self._record(asked, reply, milliseconds)
        else:
            # What is shown has its number already, or none, so that the record can follow it.
            self._later(partial(self._record, asked, reply, milliseconds))
        return self._looks.render(reply, number)

    def _timed(self, asked: Asked, function: Callable[..., Reply]) -> tuple[Reply, float]:
        """Reply, and tell how many milliseconds it took."""
        began = perf_counter()
        reply = function(
            asked.words, self._store, today=self._today(), restrictions=self._restrictions
        )
        return reply, (perf_counter() - began) * 1000

    def _later(self, write: Callable[[], object]) -> None:
        """Write once what is being answered has been answered."""
        if not self._behind:
            get_running_loop().call_later(LAG, self.catch_up)
        self._behind.append(write)

    def _converse(self, thread: str, words: str, store: Store, **given: Any) -> Reply:
        """Answer a question in a thread, and keep what the thread is then about."""
        reply, about = converse(words, store, thread=thread, **given)
        if about is not None:
            self._later(lambda: store.keep_thread(thread, about()))
        return reply

    def _record(self, asked: Asked, reply: Reply, milliseconds: float) -> int | None:
        """Write a reply to the audit log; give the number that it is under."""
        said = json_object(reply)
        source = self._source(asked)
        if asked.number is not None:
            self._store.complete(asked.number, source, asked.words, said, milliseconds)
            return asked.number
        try:
            return self._store.record(
                source,
                asked.words,
                said,
                user=asked.user,
                channel=asked.channel,
                milliseconds=milliseconds,
            )
        except Exception:  # the answer stands without its record, only its thumbs are missing
            logger.exception("Could not record an answer")
            return None

    def _source(self, asked: Asked) -> str:
        return f"{self._looks.chat} {asked.source}"

    @staticmethod
    def _is_for_guide(asked: Asked) -> bool:
        return asked.words.rstrip(" ?!.").casefold() in ("", "help")

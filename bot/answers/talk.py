"""The questions of a message or a thread in, one after the other; a reply to each out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any

from bot.answers.answer import answer
from bot.answers.companies import named_in
from bot.answers.find import Sought, find
from bot.answers.refusals import is_small_talk
from bot.answers.restricted import in_force, restricted
from bot.answers.retelling import asks_when, recounted, told_when
from bot.answers.threads import (
    Thread,
    is_kept,
    readings,
    thread_of,
    to_keep,
)
from bot.answers.times import known_by, uncorrected
from bot.answers.understand import Understood, understand
from bot.language.dates import written_day
from bot.language.names import Names
from bot.language.relative import written_out
from bot.measures import measures
from bot.model import Answer, Declined, Restriction, Single
from bot.store import Store

_DAY_OF = {
    "dividend_per_share": "dividend_payment_date",
    "special_dividend_per_share": "dividend_payment_date",
    "dividend_total": "dividend_payment_date",
    "redemption_price": "redemption_date",
    "shares_redeemed": "redemption_date",
    "principal_redeemed": "redemption_date",
    "call_number": "call_date",
    "conversion_rate": "mandatory_conversion_date",
}
"""The day that "when?" asks for after a figure."""


@dataclass(kw_only=True)
class Talk:
    """A row of questions; where it `keeps` them, each may go on from the one before it.

    `kept` makes what the thread is then about: only what is kept, or gone on from, needs it.
    """

    store: Store
    names: Names
    today: date
    before: Thread | None
    keeps: bool
    restrictions: tuple[Restriction, ...] = ()
    kept: Callable[[], dict[str, Any]] | None = None
    goes_on: bool = False

    def answer(self, question: str) -> Single:
        """Answer the next question."""
        if self.goes_on and self.kept is not None:
            self.before, self.goes_on = thread_of(self.kept()), False
        words, day = known_by(written_out(question, self.today))
        words, first = uncorrected(words) if day is None else (words, False)
        store = self.store if day is None else self.store.as_known(day)
        store = self.store.uncorrected() if first else store
        asked = understand(words, self.names)
        understood, reply = self._replied(asked, store)
        reply = self._allowed(reply, understood, store)
        if day is not None and isinstance(reply, (Answer, Declined)):
            reply = replace(reply, text=f"As known on {written_day(day)}: {reply.text}")
        if first and isinstance(reply, (Answer, Declined)):
            reply = replace(reply, text=f"As first published: {reply.text}")
        if self.keeps and not is_small_talk(question) and is_kept(understood, reply):
            # A question that goes on from another one is a part of it only.
            part = self.before if understood.text == asked.text else None
            part = part if understood.asked != asked.asked else None
            whole = part.question if part else understood.text
            self.kept = partial(to_keep, understood, reply, self.names, whole)
            self.goes_on = True
        return reply

    def recounted(self, question: str) -> Single | None:
        """Give the working and the source of the last answer, where a question asks for them."""
        told = recounted(question, self.before) if self.before else None
        return None if told is None else self._allowed(told, None, self.store)

    def _allowed(self, reply: Single, understood: Understood | None, store: Store) -> Single:
        """Give what may be said where a company that a reply is about is under a restriction."""
        if not self.restrictions:
            return reply
        companies = {getattr(reply, "company", None), self.before and self.before.company}
        if understood is not None:
            companies |= {c.name for c in named_in(understood, self.names)}
        if len(self.names.companies) == 1:
            companies.add(self.names.companies[0].name)
        binding = in_force(self.restrictions, [c for c in companies if c], self.today)
        return reply if binding is None else restricted(reply, binding, store, understood)

    def _replied(self, understood: Understood, store: Store) -> tuple[Understood, Single]:
        """Answer a question by the first reading of it that has an answer, and tell which."""
        before = self.before
        if before is None:
            return understood, answer(understood, self.names, store)
        if asks_when(understood.question) and (told := self._when(before, store)) is not None:
            return understood, told
        replies = []
        for reading in readings(understood, before, self.names):
            replies.append((reading, answer(reading, self.names, store)))
            if isinstance(replies[-1][1], Answer):
                return replies[-1]
        return replies[0]

    def _when(self, before: Thread, store: Store) -> Answer | None:
        """Tell the day of what was told: that of the payment or the deed, where there is one."""
        measure = measures().get(_DAY_OF.get(before.said["measure"] or "", ""))
        if measure is not None and before.company:
            classes = [s for s in self.names.of(before.company) if s.key in before.classes]
            for period in (before.told_of, before.asked_for, None):
                sought = Sought(
                    measure=measure,
                    company=before.company,
                    security=classes[0] if classes and measure.class_bound else None,
                    period=period,
                )
                found = find(sought, store)
                if isinstance(found, Answer):
                    return found
        return told_when(before)

"""The questions of a message or a thread in, one after the other; a reply to each out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.answers.answer import answer
from bot.answers.threads import Thread, continued, thread_of, to_keep
from bot.answers.understand import understand
from bot.language.names import Names
from bot.language.relative import written_out
from bot.model import Single
from bot.store import Store


@dataclass(kw_only=True)
class Talk:
    """A row of questions; where it `keeps` them, each may go on from the one before it."""

    store: Store
    names: Names
    today: date
    before: Thread | None
    keeps: bool
    kept: dict[str, Any] | None = None

    def answer(self, question: str) -> Single:
        """Answer the next question."""
        understood = understand(written_out(question, self.today), self.names)
        if self.before is not None:
            understood = continued(understood, self.before, self.names)
        reply = answer(understood, self.names, self.store)
        kept = to_keep(understood, reply, self.names) if self.keeps else None
        if kept is not None:
            self.kept, self.before = kept, thread_of(kept)
        return reply

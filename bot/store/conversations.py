"""What was asked and answered, where, and what readers thought of it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from bot.model import Step
from bot.store.database import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """A reply as it was given: what was asked, the text said, and the working."""

    question: str
    text: str
    steps: tuple[Step, ...]


class Conversations(Database):
    """The part of a store that shells write."""

    def claim(self, key: str) -> bool:
        """Claim a key for the caller: True for the first in any process, then False."""
        with self.together():
            done = self._db.execute("insert or ignore into claims (key) values (?)", (key,))
        return done.rowcount == 1

    def accept(self, key: str, source: str, question: str, **who: str | None) -> int | None:
        """Claim a question, and enter it in the audit log as asked; None where it was claimed.

        The number that it is entered under is what `complete` is told once it is answered.
        """
        with self.together():
            if not self.claim(key):
                return None
            done = self._db.execute(
                "insert into answers (source, user, channel, question, status, text, reply, "
                "milliseconds) values (?, ?, ?, ?, 'asked', '', '{}', 0)",
                (source, who.get("user"), who.get("channel"), question),
            )
        return int(done.lastrowid or 0)

    def complete(
        self, number: int, source: str, question: str, said: dict[str, Any], milliseconds: float
    ) -> None:
        """Write the reply to a question that was accepted to the audit log."""
        with self.together():
            self._db.execute(
                "update answers set source = ?, question = ?, status = ?, text = ?, reply = ?, "
                "milliseconds = ? where id = ?",
                (
                    source,
                    question,
                    said["status"],
                    said["text"],
                    json.dumps(said),
                    milliseconds,
                    number,
                ),
            )

    def thread(self, key: str) -> dict[str, Any] | None:
        """Return what is kept of a thread, or None where nothing is."""
        row = self._one("select kept from threads where key = ?", key)
        return None if row is None else dict(json.loads(row[0]))

    def keep_thread(self, key: str, kept: dict[str, Any]) -> None:
        """Keep what a thread is about, in the place of what was kept before."""
        with self.together():
            self._db.execute(
                "insert into threads (key, kept) values (?, ?) on conflict (key) do update "
                "set kept = excluded.kept, at = current_timestamp",
                (key, json.dumps(kept)),
            )

    def record(self, source: str, question: str, said: dict[str, Any], **who: Any) -> int:
        """Write a reply to the audit log; `said` is the JSON object of the reply."""
        with self.together():
            done = self._db.execute(
                "insert into answers (source, user, channel, question, status, text, reply, "
                "milliseconds) values (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    source,
                    who.get("user"),
                    who.get("channel"),
                    question,
                    said["status"],
                    said["text"],
                    json.dumps(said),
                    who.get("milliseconds", 0.0),
                ),
            )
        return int(done.lastrowid or 0)

    def recorded(self, answer: int) -> Recorded | None:
        """Return a reply of the audit log, or None where none of that id was given."""
        row = self._one(
            "select question, text, reply from answers where id = ? and status <> 'asked'", answer
        )
        if row is None:
            return None
        working = json.loads(row[2])["working"]
        steps = tuple(
            Step(**step | {"sources": tuple(step.get("sources", ()))}) for step in working
        )
        return Recorded(question=row[0], text=row[1], steps=steps)

    def record_feedback(self, answer: int, user: str | None, verdict: str) -> None:
        """Keep what a reader thought of an answer."""
        with self.together():
            self._db.execute(
                "insert into feedback (answer, user, verdict) values (?, ?, ?)",
                (answer, user, verdict),
            )

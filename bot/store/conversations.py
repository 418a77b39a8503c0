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
        """Return a reply of the audit log, or None where there is none of that id."""
        row = self._one("select question, text, reply from answers where id = ?", answer)
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

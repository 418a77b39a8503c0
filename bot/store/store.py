"""Releases and facts in; the newest published figure about a time out."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from bot.errors import StoreError
from bot.model import Check, Citation, Company, Contact, Fact, Release, Security, Span, Step
from bot.store import rows

SCHEMA = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """A reply as it was given: what was asked, the text said, and the working."""

    question: str
    text: str
    steps: tuple[Step, ...]


class Store:
    """One open store, for one process; SQLite keeps several processes apart."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Use an open connection whose schema is current; see `open`."""
        self._db = connection
        self._known: tuple[int, tuple[Company, ...], dict[tuple[str, str], Security]] | None = None

    @classmethod
    def open(cls, path: Path | str) -> Store:
        """Open the store at a path, or `:memory:`, making or migrating it where needed.

        Raises StoreError where the file is no store or belongs to newer code.
        """
        if str(path) != ":memory:":
            Path(path).parent.mkdir(parents=True, exist_ok=True)
        try:
            db = sqlite3.connect(path, timeout=10, check_same_thread=False)
            version = db.execute("pragma user_version").fetchone()[0]
            if version > SCHEMA:
                raise StoreError(f"{path} was made by a newer version; update the bot.")
            db.execute("pragma journal_mode = wal")
            db.execute("pragma synchronous = normal")
            db.execute("pragma foreign_keys = on")
            if version < SCHEMA:
                from bot.store.migrations import migrate

                migrate(db)
        except sqlite3.DatabaseError as error:
            raise StoreError(f"{path} cannot be opened as a store: {error}.") from error
        return cls(db)

    def close(self) -> None:
        """Close the connection."""
        self._db.close()

    def put(self, release: Release, facts: Iterable[Fact], checks: Iterable[Check]) -> bool:
        """Store a release with all that was read from it; False where it is there already."""
        with self._transaction():
            if self._one("select 1 from releases where sha256 = ?", release.sha256):
                return False
            facts = tuple(facts)
            self._put_names(release, facts)
            self._put_release(release)
            self._db.executemany(
                f"insert into facts ({rows.FACT_COLUMNS}) values ({', '.join('?' * 18)})",
                [rows.fact_row(fact) for fact in facts],
            )
            self._db.executemany(
                "insert into checks (release, relation, holds, steps, difference) "
                "values (?, ?, ?, ?, ?)",
                [(c.release, c.relation, c.holds, _steps(c.steps), c.difference) for c in checks],
            )
        self._known = None
        return True

    def names(self) -> tuple[object, tuple[Company, ...], tuple[Security, ...]]:
        """List the companies and securities, with a token that is another when they change."""
        _, companies, securities = self._names()
        return securities, companies, tuple(securities.values())

    def facts(
        self, company: str, measure: str | None = None, until: date | None = None
    ) -> tuple[Fact, ...]:
        """List a company's facts about times up to a day, the newest first.

        Newest is by the time a fact is about, then by when it was published.
        """
        where, values = ["company = ?"], [company]
        if measure is not None:
            where.append("measure = ?")
            values.append(measure)
        if until is not None:
            where.append("as_of_end <= ?")
            values.append(until.isoformat())
        found = self._db.execute(
            f"select {rows.FACT_COLUMNS} from facts where {' and '.join(where)} "
            "order by as_of_end desc, published desc, id",
            values,
        )
        securities = self._names()[2]
        return tuple(rows.fact_of(row, securities) for row in found)

    def cite(self, release: str, span: Span) -> Citation:
        """Make the citation of the sentence, or sentences, that hold a span."""
        row = self._one(
            "select headline, number, published, url, text from releases where id = ?", release
        )
        if row is None:
            raise StoreError(f"No release {release!r} is stored; load it again.")
        headline, number, published, url, text = row
        start, end = self._db.execute(
            "select min(start), max(end) from sentences "
            "where release = ? and start < ? and end > ?",
            (release, span.end, span.start),
        ).fetchone()
        start = span.start if start is None else min(start, span.start)
        end = span.end if end is None else max(end, span.end)
        return Citation(
            release=release,
            headline=headline,
            number=number,
            published=date.fromisoformat(published),
            url=url,
            span=Span(start=start, end=end),
            sentence=text[start:end],
        )

    def text(self, release: str) -> str:
        """Return a release's canonical text."""
        row = self._one("select text from releases where id = ?", release)
        if row is None:
            raise StoreError(f"No release {release!r} is stored; load it again.")
        return str(row[0])

    def latest(self, company: str) -> tuple[str, date, Contact] | None:
        """Return the newest release of a company: its id, its date and its contact."""
        row = self._one(
            "select id, published, contact from releases where company = ? "
            "order by published desc, id desc limit 1",
            company,
        )
        return (row[0], date.fromisoformat(row[1]), rows.contact_of(row[2])) if row else None

    def checks(self, release: str) -> tuple[Check, ...]:
        """List the checks of a release's figures against each other."""
        found = self._db.execute(
            "select relation, holds, steps, difference from checks where release = ? order by id",
            (release,),
        )
        return tuple(
            Check(
                relation=relation,
                release=release,
                holds=bool(holds),
                steps=_read_steps(steps),
                difference=difference,
            )
            for relation, holds, steps, difference in found
        )

    def search(self, words: Iterable[str], company: str, limit: int = 3) -> tuple[Citation, ...]:
        """Find sentences of a company that hold all of the words, the best first."""
        wanted = " AND ".join(_quoted(word) for word in words)
        if not wanted:
            return ()
        found = self._db.execute(
            "select s.release, s.start, s.end from sentences_fts f join sentences s "
            "on s.id = f.rowid where sentences_fts match ? order by f.rank limit ?",
            (f"company : {_quoted(company)} AND text : ({wanted})", limit),
        ).fetchall()
        return tuple(self.cite(release, Span(start=a, end=b)) for release, a, b in found)

    def claim(self, key: str) -> bool:
        """Claim a key for the caller: True for the first in any process, then False."""
        with self._transaction():
            done = self._db.execute("insert or ignore into claims (key) values (?)", (key,))
        return done.rowcount == 1

    def record(self, source: str, question: str, said: dict[str, Any], **who: Any) -> int:
        """Write a reply to the audit log; `said` is the JSON object of the reply."""
        with self._transaction():
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
        steps = tuple(Step(**step) for step in json.loads(row[2])["working"])
        return Recorded(question=row[0], text=row[1], steps=steps)

    def record_feedback(self, answer: int, user: str | None, verdict: str) -> None:
        """Keep what a reader thought of an answer."""
        with self._transaction():
            self._db.execute(
                "insert into feedback (answer, user, verdict) values (?, ?, ?)",
                (answer, user, verdict),
            )

    def _put_names(self, release: Release, facts: tuple[Fact, ...]) -> None:
        """Store the company and the classes of security that a release speaks of."""
        self._db.execute(
            "insert into companies (name, aliases, cik) values (?, ?, ?) "
            "on conflict (name) do update set aliases = excluded.aliases, "
            "cik = coalesce(excluded.cik, cik)",
            rows.company_row(release.company),
        )
        classes = {s.key: s for f in facts for s in (f.security, f.received) if s}
        classes |= {s.key: s for s in release.securities}
        self._db.executemany(
            f"insert into securities ({rows.SECURITY_COLUMNS}) values (?, ?, ?, ?, ?, ?, ?, ?) "
            "on conflict (company, key) do update set "
            "symbol = coalesce(excluded.symbol, symbol), "
            "exchange = coalesce(excluded.exchange, exchange)",
            [rows.security_row(s) for s in classes.values()],
        )

    def _put_release(self, release: Release) -> None:
        """Store a release's own row and its sentences."""
        self._db.execute(
            "insert into releases (id, company, number, headline, published, place, url, format, "
            "sha256, text, contact) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                release.id,
                release.company.name,
                release.number,
                release.headline,
                release.published.isoformat(),
                release.place,
                release.url,
                release.format,
                release.sha256,
                release.text,
                rows.contact_text(release.contact),
            ),
        )
        for sentence in release.sentences:
            span = sentence.span
            done = self._db.execute(
                "insert into sentences (release, company, start, end, text) values (?, ?, ?, ?, ?)",
                (release.id, release.company.name, span.start, span.end, sentence.text),
            )
            self._db.execute(
                "insert into sentences_fts (rowid, text, company) values (?, ?, ?)",
                (done.lastrowid, sentence.text, release.company.name),
            )

    def _names(self) -> tuple[int, tuple[Company, ...], dict[tuple[str, str], Security]]:
        """Read companies and securities, again only when another process has written."""
        version = self._db.execute("pragma data_version").fetchone()[0]
        if self._known is None or self._known[0] != version:
            companies = self._db.execute("select name, aliases, cik from companies order by name")
            read = tuple(rows.company_of(row) for row in companies)
            securities = self._db.execute(f"select {rows.SECURITY_COLUMNS} from securities")
            by_key = {(row[0], row[1]): rows.security_of(row) for row in securities}
            self._known = (version, read, by_key)
        return self._known

    def _one(self, sql: str, *values: Any) -> tuple[Any, ...] | None:
        row: tuple[Any, ...] | None = self._db.execute(sql, values).fetchone()
        return row

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """Hold the write lock from the start, and keep all of it or nothing."""
        self._db.execute("begin immediate")
        try:
            yield
        except BaseException:
            self._db.rollback()
            raise
        self._db.commit()


def _quoted(words: str) -> str:
    """Quote words for a full-text query, so that none is read as an operator."""
    return '"' + words.replace('"', '""') + '"'


def _steps(steps: tuple[Step, ...]) -> str:
    return json.dumps([[step.expression, step.result] for step in steps])


def _read_steps(text: str) -> tuple[Step, ...]:
    return tuple(Step(expression=e, result=r) for e, r in json.loads(text))

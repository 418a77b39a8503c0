"""Releases and facts in; the newest published figure about a time out."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from bot.errors import StoreError
from bot.model import Check, Citation, Company, Contact, Fact, Period, Release, Security, Span
from bot.store import rows
from bot.store.conversations import Conversations
from bot.store.visits import Visits

if TYPE_CHECKING:
    from bot.store.entries import Entry

_STOOD = (
    "r.published <= ? and not exists "
    "(select 1 from releases later where later.id = r.superseded_by and later.published <= ?)"
)
"""What is true of a release `r` that stood at the end of a day."""


@dataclass(frozen=True, slots=True)
class Looking:
    """Which releases `r` count: what is true of them in SQL, and the days that it speaks of."""

    sql: str
    days: tuple[str, ...] = ()


_NOW = Looking("r.superseded_by is null")
_FIRST = Looking("not exists (select 1 from releases older where older.superseded_by = r.id)")

_SHORTEST_LEAD = 40
"""Characters that the first sentence of a release has at least."""

MOST_KEPT = 20_000
"""How many look-ups are kept in memory at most."""

NEWEST = 24
"""Facts of a measure that are looked at first: those of its last few releases."""


@dataclass(slots=True, kw_only=True)
class Kept:
    """What was read of one state of the database, so that it need not be read again."""

    version: int
    companies: tuple[Company, ...]
    securities: dict[tuple[str, str], Security]
    facts: dict[tuple[str, str | None, date | None, bool], tuple[Fact, ...]] = field(
        default_factory=dict
    )
    newest: dict[tuple[str, str], tuple[Fact, ...]] = field(default_factory=dict)
    cited: dict[tuple[str, Span], Citation] = field(default_factory=dict)

    def is_full(self) -> bool:
        """Tell whether more is kept than memory should hold."""
        return len(self.facts) + len(self.newest) + len(self.cited) > MOST_KEPT


class Store(Conversations, Visits):
    """One open store, for one process; SQLite keeps several processes apart."""

    def __init__(self, connection: sqlite3.Connection, *, looking: Looking | None = None) -> None:
        """Use an open connection whose schema is current; `looking` tells which releases count."""
        super().__init__(connection)
        self._kept: Kept | None = None
        self._steady = False
        self._looking = looking or _NOW

    def as_known(self, day: date) -> Store:
        """Look at the same store as it would have been at the end of a day.

        Only what was published by then counts, and what was corrected later stands as it was.
        """
        return type(self)(self._db, looking=Looking(_STOOD, (day.isoformat(),) * 2))

    def uncorrected(self) -> Store:
        """Look at the same store as though no release had been corrected."""
        return type(self)(self._db, looking=_FIRST)

    def put(
        self,
        release: Release,
        facts: Iterable[Fact],
        checks: Iterable[Check],
        document: str | None = None,
    ) -> bool:
        """Store a release with all that was read from it; False where it is there already.

        `document` is the digest of the bytes that held it, where they held others too: those
        are no versions of each other. Another version supersedes, or is superseded by it.
        """
        from bot.store.entries import entry_of  # what writes is not imported to answer

        return self.put_entry(entry_of(release, facts, checks, document))

    def put_entry(self, entry: Entry) -> bool:
        """Store a release whose rows were made before; False where it is there already."""
        from bot.store.superseding import reinstate, settle
        from bot.store.writing import write

        with self.together():
            there = self._one(
                "select id from releases where sha256 = ? or content = ?",
                entry.sha256,
                entry.content,
            )
            self._kept = None
            if there is not None:
                reinstate(self._db, there[0], entry.identity.url)
                return False
            write(self._db, entry)
            settle(self._db, entry.identity)
        return True

    def finish(self, document: str, releases: Iterable[str]) -> None:
        """Keep that all the releases of a document are in the store, by the digest of its bytes."""
        with self.together():
            self._db.execute(
                "insert or ignore into documents (sha256, releases) values (?, ?)",
                (document, json.dumps(list(releases))),
            )

    def finished(self, document: str) -> tuple[str, ...] | None:
        """List the releases of a document that are all in the store, or None if they are not."""
        row = self._one("select releases from documents where sha256 = ?", document)
        return None if row is None else tuple(json.loads(row[0]))

    def superseded_by(self, release: str) -> str | None:
        """Return the version that superseded a release, or None where it is in force."""
        row = self._one("select superseded_by from releases where id = ?", release)
        return None if row is None else row[0]

    def supersedes(self, release: str) -> tuple[str, ...]:
        """List the versions that a release superseded, the oldest first."""
        found = self._db.execute(
            "select id from releases where superseded_by = ? order by published, id", (release,)
        )
        return tuple(row[0] for row in found)

    def names(self) -> tuple[object, tuple[Company, ...], tuple[Security, ...]]:
        """List the companies and securities, with a token that is another when they change."""
        kept = self._read()
        return kept.securities, kept.companies, tuple(kept.securities.values())

    def facts(
        self,
        company: str,
        measure: str | None = None,
        until: date | None = None,
        *,
        superseded: bool = False,
    ) -> tuple[Fact, ...]:
        """List a company's facts about times up to a day, the newest first.

        Newest is by the time a fact is about, then by when it was published. Those of
        superseded releases are left out unless they are asked for.
        """
        kept = self._read()
        asked = (company, measure, until, superseded)
        if asked not in kept.facts:
            kept.facts[asked] = self._facts(asked, kept.securities)
        return kept.facts[asked]

    def newest(self, company: str, measure: str) -> tuple[Fact, ...]:
        """List the few newest of a company's facts of a measure, in the order of `facts`.

        Where a company has published a figure for decades, most questions are about the last.
        Looking back, the few newest are not kept apart: all are listed.
        """
        if self._looking is not _NOW:
            return self.facts(company, measure)
        kept = self._read()
        if (company, measure) not in kept.newest:
            found = self._db.execute(
                f"select {rows.FACT_COLUMNS} from facts indexed by facts_by_newest "
                "where company = ? and measure = ? and superseded = 0 "
                "order by as_of_end desc, published desc, id limit ?",
                (company, measure, NEWEST),
            )
            kept.newest[company, measure] = tuple(rows.fact_of(r, kept.securities) for r in found)
        return kept.newest[company, measure]

    def _facts(
        self,
        asked: tuple[str, str | None, date | None, bool],
        securities: dict[tuple[str, str], Security],
    ) -> tuple[Fact, ...]:
        company, measure, until, superseded = asked
        where, values = ["company = ?"], [company]
        if self._looking is not _NOW:
            where.append(
                f"exists (select 1 from releases r where r.id = release and {self._looking.sql})"
            )
            values += self._looking.days
        elif not superseded:
            where.append("superseded = 0")
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
        return tuple(rows.fact_of(row, securities) for row in found)

    def cite(self, release: str, span: Span) -> Citation:
        """Make the citation of the sentence, or sentences, that hold a span."""
        cited = self._read().cited
        if (release, span) not in cited:
            cited[release, span] = self._cite(release, span)
        return cited[release, span]

    def _cite(self, release: str, span: Span) -> Citation:
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

    def releases(
        self, company: str, about: Period, *, superseded: bool = False
    ) -> tuple[tuple[Citation, Citation], ...]:
        """List a company's releases of some days, the oldest first.

        Each is given by its headline, and by the citation of the first sentence after it that is
        longer than a dateline.
        """
        stands = "published <= ?" if superseded else self._looking.sql
        known = (date.max.isoformat(),) if superseded else self._looking.days
        found = self._db.execute(
            f"select id, headline, text from releases r where company = ? and {stands} "
            "and published between ? and ? order by published, id",
            (company, *known, about.start.isoformat(), about.end.isoformat()),
        ).fetchall()
        return tuple(
            (replace(lead, sentence=headline), lead)
            for release, headline, text in found
            if (lead := self._lead(release, headline, text))
        )

    def last_published(self, company: str) -> date | None:
        """Give the day of a company's newest release; None where it has none."""
        row = self._one(
            f"select max(published) from releases r where company = ? and {self._looking.sql}",
            company,
            *self._looking.days,
        )
        return date.fromisoformat(row[0]) if row and row[0] else None

    def _lead(self, release: str, headline: str, text: str) -> Citation | None:
        """Cite the first sentence of a release after its headline."""
        after = _headline(headline, text).end
        row = self._one(
            "select start, end from sentences where release = ? and start >= ? "
            "and length(text) >= ? order by start limit 1",
            release,
            after,
            _SHORTEST_LEAD,
        )
        return self.cite(release, Span(start=row[0], end=row[1])) if row else None

    def text(self, release: str) -> str:
        """Return a release's canonical text."""
        row = self._one("select text from releases where id = ?", release)
        if row is None:
            raise StoreError(f"No release {release!r} is stored; load it again.")
        return str(row[0])

    def contact(self, company: str) -> Contact | None:
        """Return the contact of a company's newest release that names one."""
        row = self._one(
            f"select contact from releases r where company = ? and {self._looking.sql} "
            "and coalesce(contact ->> 'name', contact ->> 'telephone', contact ->> 'email') "
            "is not null order by published desc, id desc limit 1",
            company,
            *self._looking.days,
        )
        return rows.contact_of(row[0]) if row else None

    def checks(self, release: str) -> tuple[Check, ...]:
        """List the checks of a release's figures against each other."""
        return tuple(self._checks("where release = ?", release))

    def every_check(self) -> Iterator[Check]:
        """List the checks of all releases that stand, in the order they were stored."""
        return self._checks(
            "where release in (select id from releases where superseded_by is null)"
        )

    def _checks(self, where: str, *values: str) -> Iterator[Check]:
        from bot.store.entries import steps_of

        found = self._db.execute(
            f"select release, relation, holds, steps, difference from checks {where} order by id",
            values,
        )
        for release, relation, holds, steps, difference in found:
            yield Check(
                relation=relation,
                release=release,
                holds=bool(holds),
                steps=steps_of(steps),
                difference=difference,
            )

    def search(self, words: Iterable[str], company: str, limit: int = 3) -> tuple[Citation, ...]:
        """Find sentences of a company that hold all of the words, the best first."""
        wanted = " AND ".join(_quoted(word) for word in words)
        if not wanted:
            return ()
        found = self._db.execute(
            "select s.release, s.start, s.end from sentences_fts f join sentences s "
            f"on s.id = f.rowid join releases r on r.id = s.release and {self._looking.sql} "
            "where sentences_fts match ? order by f.rank limit ?",
            (*self._looking.days, f"company : {_quoted(company)} AND text : ({wanted})", limit),
        ).fetchall()
        return tuple(self.cite(release, Span(start=a, end=b)) for release, a, b in found)

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Answer every look-up within from one state of the database, looked at once."""
        self._read()
        self._steady = True
        try:
            yield
        finally:
            self._steady = False

    def _read(self) -> Kept:
        """Return what was read and still stands: until a release or another process is written."""
        if self._steady and self._kept is not None:
            return self._kept
        version = self._db.execute("pragma data_version").fetchone()[0]
        if self._kept is None or self._kept.version != version or self._kept.is_full():
            companies = self._db.execute("select name, aliases, cik from companies order by name")
            securities = self._db.execute(f"select {rows.SECURITY_COLUMNS} from securities")
            self._kept = Kept(
                version=version,
                companies=tuple(rows.company_of(row) for row in companies),
                securities={(row[0], row[1]): rows.security_of(row) for row in securities},
            )
        return self._kept


def _quoted(words: str) -> str:
    """Quote words for a full-text query, so that none is read as an operator."""
    printable = "".join(c if c.isprintable() else " " for c in words)
    return '"' + printable.replace('"', '""') + '"'


def _headline(headline: str, text: str) -> Span:
    """Find where a headline stands in its release; nothing at the beginning where it does not."""
    at = text.find(headline)
    return Span(start=max(at, 0), end=max(at, 0) + (len(headline) if at >= 0 else 0))

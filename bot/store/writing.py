"""A release and what was read from it in; their rows in the store out, within a transaction."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from hashlib import sha256

from bot.model import Check, Fact, Release, Step
from bot.store import rows
from bot.store.superseding import Identity


def digest(text: str) -> str:
    """Name a text by its content, in whatever bytes and wrapping it came."""
    return sha256(text.encode()).hexdigest()


def write_names(db: sqlite3.Connection, release: Release, facts: tuple[Fact, ...]) -> None:
    """Write the company and the classes of security that a release speaks of.

    A company keeps the names that earlier releases used of it.
    """
    company = release.company
    row = db.execute("select aliases from companies where name = ?", (company.name,)).fetchone()
    if row is not None:
        aliases = dict.fromkeys((*json.loads(row[0]), *company.aliases))
        company = replace(company, aliases=tuple(aliases))
    db.execute(
        "insert into companies (name, aliases, cik) values (?, ?, ?) "
        "on conflict (name) do update set aliases = excluded.aliases, "
        "cik = coalesce(excluded.cik, cik)",
        rows.company_row(company),
    )
    classes = {s.key: s for f in facts for s in (f.security, f.received) if s}
    classes |= {s.key: s for s in release.securities}
    db.executemany(
        f"insert into securities ({rows.SECURITY_COLUMNS}) values (?, ?, ?, ?, ?, ?, ?, ?) "
        "on conflict (company, key) do update set "
        "symbol = coalesce(excluded.symbol, symbol), "
        "exchange = coalesce(excluded.exchange, exchange)",
        [rows.security_row(s) for s in classes.values()],
    )


def write_release(db: sqlite3.Connection, release: Release, identity: Identity) -> None:
    """Write a release's own row and its sentences."""
    db.execute(
        "insert into releases (id, company, number, headline, published, place, url, format, "
        "sha256, text, contact, document, content, subject, corrects) "
        "values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
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
            identity.document,
            digest(release.text),
            identity.subject,
            identity.corrects,
        ),
    )
    last = db.execute("select coalesce(max(id), 0) from sentences").fetchone()[0]
    numbered = list(enumerate(release.sentences, last + 1))
    company = release.company.name
    db.executemany(
        "insert into sentences (id, release, company, start, end, text) values (?, ?, ?, ?, ?, ?)",
        [(n, release.id, company, s.span.start, s.span.end, s.text) for n, s in numbered],
    )
    db.executemany(
        "insert into sentences_fts (rowid, text, company) values (?, ?, ?)",
        [(n, s.text, company) for n, s in numbered],
    )


def write_facts(db: sqlite3.Connection, facts: tuple[Fact, ...], checks: tuple[Check, ...]) -> None:
    """Write the facts of a release and the checks of them."""
    columns = rows.FACT_COLUMNS
    db.executemany(
        f"insert into facts ({columns}) values ({', '.join('?' * len(columns.split(',')))})",
        [rows.fact_row(fact) for fact in facts],
    )
    db.executemany(
        "insert into checks (release, relation, holds, steps, difference) values (?, ?, ?, ?, ?)",
        [(c.release, c.relation, c.holds, steps_text(c.steps), c.difference) for c in checks],
    )


def steps_text(steps: tuple[Step, ...]) -> str:
    """Write steps as JSON."""
    return json.dumps([[step.expression, step.result] for step in steps])


def steps_of(text: str) -> tuple[Step, ...]:
    """Read steps from JSON."""
    return tuple(Step(expression=e, result=r) for e, r in json.loads(text))

"""The entry of a release in; its rows in the store out, within a transaction."""

from __future__ import annotations

import json
import sqlite3

from bot.store import rows
from bot.store.entries import RELEASE_COLUMNS, Entry


def write(db: sqlite3.Connection, entry: Entry) -> None:
    """Write a release, the names that it uses, its sentences, its facts and its checks."""
    _write_names(db, entry)
    _insert(db, "releases", RELEASE_COLUMNS, [entry.release])
    _write_sentences(db, entry)
    _insert(db, "facts", rows.FACT_COLUMNS, entry.facts)
    _insert(db, "checks", "release, relation, holds, steps, difference", entry.checks)


def _write_names(db: sqlite3.Connection, entry: Entry) -> None:
    """Write the company and its securities; a company keeps the names that were used of it."""
    name, aliases, cik = entry.company
    row = db.execute("select aliases from companies where name = ?", (name,)).fetchone()
    known = json.loads(row[0]) if row else []
    db.execute(
        "insert into companies (name, aliases, cik) values (?, ?, ?) "
        "on conflict (name) do update set aliases = excluded.aliases, "
        "cik = coalesce(excluded.cik, cik)",
        (name, json.dumps(list(dict.fromkeys((*known, *json.loads(aliases))))), cik),
    )
    db.executemany(
        f"insert into securities ({rows.SECURITY_COLUMNS}) values (?, ?, ?, ?, ?, ?, ?, ?) "
        "on conflict (company, key) do update set "
        "symbol = coalesce(excluded.symbol, symbol), "
        "exchange = coalesce(excluded.exchange, exchange)",
        entry.securities,
    )


def _write_sentences(db: sqlite3.Connection, entry: Entry) -> None:
    """Write the sentences, and index their words."""
    last = db.execute("select coalesce(max(id), 0) from sentences").fetchone()[0]
    company = entry.company[0]
    numbered = list(enumerate(entry.sentences, last + 1))
    _insert(
        db,
        "sentences",
        "id, release, company, start, end, text",
        [(number, entry.id, company, *row) for number, row in numbered],
    )
    _insert(
        db,
        "sentences_fts",
        "rowid, text, company",
        [(number, row[2], company) for number, row in numbered],
    )


def _insert(
    db: sqlite3.Connection, table: str, columns: str, found: list[tuple[object, ...]]
) -> None:
    """Insert rows in the order of some columns."""
    places = ", ".join("?" for _ in columns.split(","))
    db.executemany(f"insert into {table} ({columns}) values ({places})", found)

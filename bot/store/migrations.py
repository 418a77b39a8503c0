"""The schema of the store, one function a version, applied in order and only once."""

from __future__ import annotations

import sqlite3

import sqlite_utils
from sqlite_utils import Migrations

_FIRST = """
create table companies (
    name text primary key, aliases text not null, cik text
) strict;
create table securities (
    company text not null references companies, key text not null, kind text not null,
    series text, name text not null, symbol text, exchange text, aliases text not null,
    primary key (company, key)
) strict;
create table releases (
    id text primary key, company text not null references companies, number text,
    headline text not null, published text not null, place text, url text,
    format text not null, sha256 text not null unique, text text not null,
    contact text not null, loaded text not null default current_timestamp,
    document text not null, content text not null unique, subject text not null,
    corrects integer not null, superseded_by text references releases
) strict;
create index companies_by_cik on companies (cik) where cik is not null;
create index releases_by_company on releases (company, published);
create index releases_by_number on releases (company, number);
create index releases_by_document on releases (document);
create index releases_by_url on releases (url) where url is not null;
create index releases_by_successor on releases (superseded_by) where superseded_by is not null;
create table documents (
    sha256 text primary key, releases text not null
) strict;
create table sentences (
    id integer primary key, release text not null references releases,
    company text not null, start integer not null, end integer not null, text text not null
) strict;
create index sentences_by_release on sentences (release, start);
create virtual table sentences_fts using fts5 (
    text, company, content='sentences', content_rowid='id', tokenize='porter unicode61'
);
create table facts (
    id integer primary key, release text not null references releases,
    measure text not null, company text not null, security text, received text,
    type text not null, value text not null, unit text not null, low text, high text,
    as_printed text not null, as_of_start text not null, as_of_end text not null,
    published text not null, start integer not null, end integer not null, rule text not null,
    firmness text not null, superseded integer not null default 0
) strict;
create index facts_by_measure on facts (company, measure, security, as_of_end);
create index facts_by_time on facts (company, as_of_end);
create index facts_by_release on facts (release);
create table checks (
    id integer primary key, release text not null references releases,
    relation text not null, holds integer not null, steps text not null,
    difference text not null
) strict;
create table claims (
    key text primary key, at text not null default current_timestamp
) strict;
create table visits (
    url text primary key, feed text, stamp text not null, etag text, modified text,
    sha256 text, refused text, first text not null, last text not null
) strict;
create index visits_by_feed on visits (feed, first);
create table threads (
    key text primary key, kept text not null, at text not null default current_timestamp
) strict;
create table answers (
    id integer primary key, at text not null default current_timestamp, source text not null,
    user text, channel text, question text not null, status text not null,
    text text not null, reply text not null, milliseconds real not null
) strict;
create table feedback (
    id integer primary key, at text not null default current_timestamp,
    answer integer not null references answers, user text, verdict text not null
) strict;
"""

migrations = Migrations("bot")


@migrations()
def first(db: sqlite_utils.Database) -> None:
    """Create the tables."""
    for statement in _FIRST.split(";\n"):
        db.execute(statement)


@migrations()
def second(db: sqlite_utils.Database) -> None:
    """Find the newest facts of a measure without reading the older ones."""
    db.execute(
        "create index facts_by_newest on facts "
        "(company, measure, superseded, as_of_end desc, published desc, id)"
    )


def migrate(connection: sqlite3.Connection, version: int) -> None:
    """Bring a store to a version, where no other process has done so first."""
    connection.execute("begin immediate")
    try:
        if connection.execute("pragma user_version").fetchone()[0] < version:
            migrations.apply(sqlite_utils.Database(connection))
            connection.execute(f"pragma user_version = {version}")
    except BaseException:
        connection.rollback()
        raise
    connection.commit()

"""A store's file in; all that it holds of releases out, to be compared with another's."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

TABLES = {
    "releases": "id, company, headline, published, sha256, text, document, superseded_by",
    "sentences": "release, start, end, text",
    "facts": "release, measure, value, unit, as_of_start, start, end, superseded",
    "checks": "release, relation, holds, difference",
    "documents": "sha256, releases",
}
"""What a release is in the store, apart from when and in what order it came."""

Contents = dict[str, dict[str, list[Any]]]
"""The rows of each table, by what their first column says."""


def contents(database: Path) -> Contents:
    """Read every table; SQLite finds nothing wrong with the file, nor with the index of words."""
    found: Contents = {table: {} for table in TABLES}
    with closing(sqlite3.connect(database)) as db:
        assert db.execute("pragma integrity_check").fetchall() == [("ok",)]
        assert db.execute("pragma foreign_key_check").fetchall() == []
        db.execute("insert into sentences_fts (sentences_fts, rank) values ('integrity-check', 1)")
        for table, columns in TABLES.items():
            for row in db.execute(f"select {columns} from {table} order by {columns}"):
                found[table].setdefault(row[0], []).append(row)
    return found

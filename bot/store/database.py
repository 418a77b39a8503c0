"""A path in; an open database of the current schema out, and transactions on it."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any, Self

from bot.errors import StoreError

SCHEMA = 2
"""The version that this code reads and writes; kept in SQLite's `user_version`."""

_TRIES = 20


class Transaction:
    """Hold the write lock from the start, and keep all that is written within, or nothing.

    Within another transaction it is a part of that one.
    """

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._part = False

    def __enter__(self) -> None:
        self._part = self._db.in_transaction
        if not self._part:
            self._db.execute("begin immediate")

    def __exit__(self, raised: type[BaseException] | None, *_: object) -> None:
        if self._part:
            return
        if raised is None:
            self._db.commit()
        else:
            self._db.rollback()


class Database:
    """One connection to SQLite."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Use an open connection whose schema is current; see `open`."""
        self._db = connection

    @classmethod
    def open(cls, path: Path | str) -> Self:
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
            _write_ahead(db)
            db.execute("pragma synchronous = normal")
            db.execute("pragma foreign_keys = on")
            if version < SCHEMA:
                from bot.store.migrations import migrate

                migrate(db, SCHEMA)
        except sqlite3.DatabaseError as error:
            raise StoreError(f"{path} cannot be opened as a store: {error}.") from error
        return cls(db)

    def close(self) -> None:
        """Close the connection."""
        self._db.close()

    def _one(self, sql: str, *values: Any) -> tuple[Any, ...] | None:
        row: tuple[Any, ...] | None = self._db.execute(sql, values).fetchone()
        return row

    def together(self) -> Transaction:
        """Write all that is written within as one transaction: whole, or not at all."""
        return Transaction(self._db)


def _write_ahead(db: sqlite3.Connection) -> None:
    """Keep a write-ahead log; SQLite does not wait to begin one while others make the store."""
    for _ in range(_TRIES):
        try:
            db.execute("pragma journal_mode = wal")
        except sqlite3.OperationalError:
            db.execute("begin immediate")  # waits for whoever writes
            db.rollback()
        else:
            return
    db.execute("pragma journal_mode = wal")

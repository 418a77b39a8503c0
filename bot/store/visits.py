"""What is kept of the addresses that were asked: enough to ask politely, and to go on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from bot.store.database import Database

_COLUMNS = "url, feed, stamp, etag, modified, sha256, refused, first, last"


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """What an address held when it was last asked; all times are in UTC.

    `feed` is the address that lists it, and `stamp` what that said of it; `etag` and
    `modified` are the server's own words; `refused` is why nothing was stored from it.
    """

    url: str
    last: datetime
    first: datetime
    feed: str | None = None
    stamp: str = ""
    etag: str | None = None
    modified: str | None = None
    sha256: str | None = None
    refused: str | None = None


class Visits(Database):
    """The part of a store that the watch goes on from."""

    def visit(self, url: str) -> Visit | None:
        """Return what is kept of an address that was asked, or None where none is."""
        row = self._one(f"select {_COLUMNS} from visits where url = ?", url)
        return None if row is None else _visit_of(row)

    def visits(self, feed: str, since: datetime) -> tuple[Visit, ...]:
        """List the addresses that a feed gave, first visited at or after a time; oldest first."""
        found = self._db.execute(
            f"select {_COLUMNS} from visits where feed = ? and first >= ? order by first, url",
            (feed, _text(since)),
        )
        return tuple(_visit_of(row) for row in found)

    def visited(self, done: Visit) -> None:
        """Keep a visit in place of the one before it; the time of the first one stays."""
        with self.together():
            self._db.execute(
                f"insert into visits ({_COLUMNS}) values (?, ?, ?, ?, ?, ?, ?, ?, ?) "
                "on conflict (url) do update set feed = excluded.feed, stamp = excluded.stamp, "
                "etag = excluded.etag, modified = excluded.modified, sha256 = excluded.sha256, "
                "refused = excluded.refused, last = excluded.last",
                (
                    done.url,
                    done.feed,
                    done.stamp,
                    done.etag,
                    done.modified,
                    done.sha256,
                    done.refused,
                    _text(done.first),
                    _text(done.last),
                ),
            )


def _visit_of(row: tuple[str, ...]) -> Visit:
    url, feed, stamp, etag, modified, digest, refused, first, last = row
    return Visit(
        url=url,
        feed=feed,
        stamp=stamp,
        etag=etag,
        modified=modified,
        sha256=digest,
        refused=refused,
        first=datetime.fromisoformat(first),
        last=datetime.fromisoformat(last),
    )


def _text(time: datetime) -> str:
    """Write a time so that text sorts as time does."""
    return time.astimezone(UTC).isoformat(timespec="microseconds")

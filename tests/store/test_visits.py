"""What is kept of addresses and documents, to go on from."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

from bot.store import Store, Visit

NINE = datetime(2004, 1, 5, 9, tzinfo=UTC)
PAGE = Visit(
    url="https://news.example/5",
    feed="https://news.example/feed",
    stamp="five",
    etag='W/"1"',
    modified="Mon, 05 Jan 2004 09:00:00 GMT",
    sha256="0" * 64,
    refused=None,
    first=NINE,
    last=NINE,
)


def test_a_visit_is_kept_for_another_process(tmp_path: Path) -> None:
    """Just as it was."""
    path = tmp_path / "releases.db"
    store = Store.open(path)
    store.visited(PAGE)
    store.close()
    other = Store.open(path)
    assert other.visit(PAGE.url) == PAGE
    assert other.visit("https://news.example/6") is None
    other.close()


def test_a_later_visit_replaces_all_but_the_time_of_the_first() -> None:
    """What is no longer known is forgotten."""
    store = Store.open(":memory:")
    store.visited(PAGE)
    later = NINE + timedelta(days=1)
    again = Visit(url=PAGE.url, feed=PAGE.feed, refused="gone", first=later, last=later)
    store.visited(again)
    assert store.visit(PAGE.url) == replace(again, first=NINE)


def test_the_visits_of_a_feed_are_listed_from_a_time() -> None:
    """The oldest first, in whatever time zone they were made; those of other feeds are not."""
    store = Store.open(":memory:")
    tokyo = timezone(timedelta(hours=9))
    visits = [
        replace(PAGE, url=name, first=NINE + timedelta(hours=hours))
        for name, hours in (("later", 2), ("before", -1), ("first", 0))
    ]
    visits.append(replace(PAGE, url="tokyo", first=(NINE + timedelta(hours=1)).astimezone(tokyo)))
    visits.append(replace(PAGE, url="other", feed="https://other.example"))
    for visit in visits:
        store.visited(visit)
    assert PAGE.feed is not None
    found = store.visits(PAGE.feed, NINE)
    assert [visit.url for visit in found] == ["first", "tokyo", "later"]


def test_a_document_is_finished_once_all_of_it_is_stored() -> None:
    """Until then it is read again."""
    store = Store.open(":memory:")
    assert store.finished("a") is None
    store.finish("a", ["one", "two"])
    store.finish("a", ["one", "two"])
    assert store.finished("a") == ("one", "two")
    assert store.finished("b") is None

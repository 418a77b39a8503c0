"""Lists of releases, as newsrooms and EDGAR write them."""

from __future__ import annotations

import pytest

from bot.errors import FetchError
from bot.watch.listings import (
    Item,
    Listing,
    edgar,
    read_filings,
    read_newest,
    read_newsroom,
)
from tests.watch.published import ACCESSION, filings, newest, older, rss

ROOM = "https://news.example/ir/feed.rss"
FOLDER = "https://archive.example/Archives/edgar/data/719999/"
URL = "https://data.example/submissions/CIK0000719999.json"


def accession(year: int, number: int) -> str:
    """Number a filing."""
    return ACCESSION.format(year=year, number=number)


def test_a_newsroom_is_read_from_its_oldest_entry() -> None:
    """Addresses are made whole, and lose what only a browser needs."""
    feed = rss(("New", "https://other.example/new"), ("Old", "../2003/old.html?id=1&lang=en#top"))
    assert [item.url for item in read_newsroom(feed, ROOM).items] == [
        "https://news.example/2003/old.html?id=1&lang=en",
        "https://other.example/new",
    ]


def test_the_stamp_of_an_entry_changes_with_what_it_says() -> None:
    """A corrected title is another stamp; the same feed again is not."""
    feeds = [rss(("Old", "/a")), rss(("Old", "/a")), rss(("Old (corrected)", "/a"))]
    first, again, corrected = (read_newsroom(feed, ROOM).items[0] for feed in feeds)
    assert first == again
    assert (first.url, first.stamp != corrected.stamp) == (corrected.url, True)


def test_a_feed_in_another_charset_is_read_alike() -> None:
    """What the feed declares is believed."""
    items = [
        read_newsroom(rss(("Société Générale", "/é"), charset=charset), ROOM).items[0]
        for charset in ("utf-8", "iso-8859-1", "windows-1252")
    ]
    assert len({item.stamp for item in items}) == 1


def test_a_broken_feed_gives_what_it_can() -> None:
    """Half of the feeds that there are break a rule."""
    feed = rss(("A & B", "/ab")).replace(b"&amp;", b"&").replace(b"</channel></rss>", b"")
    assert [item.url for item in read_newsroom(feed, ROOM).items] == ["https://news.example/ab"]


@pytest.mark.parametrize(
    "body",
    [b"", b"<html><body>We are moving.</body></html>", rss(), b"/etc/hostname"],
    ids=["empty", "page", "no entries", "name of a file"],
)
def test_what_holds_no_entry_is_said(body: bytes) -> None:
    """A page in the feed's place is no feed without news."""
    with pytest.raises(FetchError) as refused:
        read_newsroom(body, ROOM)
    assert str(refused.value) == f"{ROOM} holds no entry of a feed."


def test_a_feed_that_declares_entities_is_refused() -> None:
    """They can grow without bound."""
    bomb = b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaa">]><rss/>'
    with pytest.raises(FetchError, match="entities of its own"):
        read_newsroom(bomb, ROOM)


def test_the_newest_filings_are_those_that_can_hold_a_release() -> None:
    """Whatever their items; the full text is taken, the address of the index is not."""
    feed = newest(
        ("8-K/A", accession(4, 3)),
        ("10-Q", accession(4, 2)),
        ("4", accession(4, 9)),
        ("8-K", accession(4, 1)),
        ("6-K", accession(3, 8)),
    )
    assert read_newest(feed, FOLDER) == Listing(
        tuple(Item(f"{FOLDER}{accession(*each)}.txt") for each in ((3, 8), (4, 1), (4, 3)))
    )


def test_a_company_without_filings_has_none() -> None:
    """That is no error of EDGAR's feed."""
    assert read_newest(newest(), FOLDER) == Listing(())


def test_all_filings_are_listed_the_old_ones_included() -> None:
    """A list that is too long for one file goes on in others."""
    body = filings(
        ("8-K", accession(4, 1)),
        ("DEF 14A", accession(3, 2)),
        ("8-K", accession(95, 3)),
        files=("CIK0000719999-submissions-001.json",),
    )
    assert read_filings(body, URL, FOLDER) == Listing(
        (Item(f"{FOLDER}{accession(95, 3)}.txt"), Item(f"{FOLDER}{accession(4, 1)}.txt")),
        ("https://data.example/submissions/CIK0000719999-submissions-001.json",),
    )
    more = read_filings(older(("8-K", accession(94, 1))), URL, FOLDER)
    assert more == Listing((Item(f"{FOLDER}{accession(94, 1)}.txt"),))


def test_a_list_cannot_lead_elsewhere() -> None:
    """Names that no list has, and numbers that no filing has, are not used."""
    body = filings(
        ("8-K", "../../../evil"),
        ("8-K", "0000719999-04-000001/../x"),
        files=("https://evil.example/CIK0000719999-submissions-001.json", "../x.json"),
    )
    assert read_filings(body, URL, FOLDER) == Listing(())


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>Your request has been identified as automated.</html>",
        b"[]",
        b'"x"',
        b"{}",
        b'{"filings": {"recent": {"form": ["8-K"]}}}',
        b'{"filings": {"recent": {"form": ["8-K"], "accessionNumber": []}}}',
        b'{"filings": null}',
        b"\xff\xfe",
    ],
)
def test_what_is_no_list_of_filings_is_said(body: bytes) -> None:
    """Whatever it is instead."""
    with pytest.raises(FetchError) as refused:
        read_filings(body, URL, FOLDER)
    assert str(refused.value) == f"{URL} holds no list of filings."


def test_a_company_at_edgar_has_two_lists() -> None:
    """Its newest filings in a feed, without those of its owners, and all of them in a list."""
    feed = edgar("0000719999", "https://archive.example/", "https://data.example/")
    query = "action=getcompany&CIK=0000719999&type=&dateb=&owner=exclude&count=40&output=atom"
    assert feed.lists == (f"https://archive.example/cgi-bin/browse-edgar?{query}", URL)
    one = ("8-K", accession(4, 1))
    item = Item(f"{FOLDER}{accession(4, 1)}.txt")
    assert feed.read(newest(one), feed.lists[0]) == Listing((item,))
    assert feed.read(filings(one), feed.lists[1]) == Listing((item,))

"""The bytes of a list of releases in; the addresses that it lists out, the oldest first."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import urldefrag, urlencode, urljoin

from bot.errors import FetchError, ReleaseError
from bot.releases.feed import Entry, read_entries

FORMS = frozenset("8-K 8-K/A 8-K12B 8-K12G3 8-K405 6-K 6-K/A".split())
"""Forms to which releases are attached, whatever their items say."""

_MORE = re.compile(r"CIK\d{10}-submissions-\d{3}\.json")
_ACCESSION = re.compile(r"(?P<accession>\d{10}-\d{2}-\d{6})")


@dataclass(frozen=True, slots=True)
class Item:
    """An address that a list gives; `stamp` is another when the list says something else."""

    url: str
    stamp: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """What a list gives: addresses of documents, and of lists that go on with it."""

    items: tuple[Item, ...]
    more: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A place where releases are published: the lists of it, and how they are read.

    What is `fixed` never changes once it is published. `ends` are the words of which one must
    stand at the end of a document that is whole.
    """

    lists: tuple[str, ...]
    read: Callable[[bytes, str], Listing]
    fixed: bool = False
    ends: tuple[bytes, ...] = ()


def newsroom(url: str) -> Feed:
    """Describe a company's own feed, RSS or Atom."""
    return Feed(lists=(url,), read=read_newsroom)


def edgar(cik: str, url: str, data_url: str) -> Feed:
    """Describe a company's filings: its newest in a feed, and all of them in a list.

    `url` and `data_url` are the addresses of the archive and of its data service.
    """
    query = {"action": "getcompany", "CIK": cik, "type": "", "dateb": "", "owner": "exclude"}
    newest = f"{url}cgi-bin/browse-edgar?{urlencode({**query, 'count': 40, 'output': 'atom'})}"
    folder = f"{url}Archives/edgar/data/{int(cik)}/"

    def read(data: bytes, at: str) -> Listing:
        return read_newest(data, folder) if at == newest else read_filings(data, at, folder)

    return Feed(
        lists=(newest, f"{data_url}submissions/CIK{cik}.json"),
        read=read,
        fixed=True,
        ends=(b"</SEC-DOCUMENT>", b"</IMS-DOCUMENT>", b"</SUBMISSION>", b"PRIVACY-ENHANCED"),
    )


def read_newsroom(data: bytes, url: str) -> Listing:
    """Read the entries of a newsroom's feed; those without an address are left out."""
    items = []
    for entry in reversed(_entries(data, url)):
        if entry.url:
            said = f"{entry.title}\n{entry.published}\n{entry.html}"
            address = urldefrag(urljoin(url, entry.url.strip())).url
            items.append(Item(address, sha256(said.encode()).hexdigest()[:16]))
    if not items:
        raise FetchError(f"{url} holds no entry of a feed.")
    return Listing(tuple(items))


def read_newest(data: bytes, folder: str) -> Listing:
    """Read EDGAR's feed of a company's newest filings."""
    entries = [one for one in reversed(_entries(data, folder)) if one.category in FORMS]
    found = (_ACCESSION.search(one.url or "") for one in entries)
    return Listing(tuple(_filing(match["accession"], folder) for match in found if match))


def read_filings(data: bytes, url: str, folder: str) -> Listing:
    """Read EDGAR's list of all filings of a company; long ones go on in other lists."""
    try:
        listed = json.loads(data)
        filings = listed.get("filings", {})
        columns = filings.get("recent", listed)
        pairs = list(zip(columns["form"], columns["accessionNumber"], strict=True))
        files = [str(one["name"]) for one in filings.get("files", [])]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise FetchError(f"{url} holds no list of filings.") from error
    numbers = [str(number) for form, number in reversed(pairs) if form in FORMS]
    items = tuple(_filing(n, folder) for n in numbers if _ACCESSION.fullmatch(n))
    return Listing(items, tuple(urljoin(url, name) for name in files if _MORE.fullmatch(name)))


def _filing(accession: str, folder: str) -> Item:
    """Give the address of a filing's full text, with every exhibit in it, however old."""
    return Item(f"{folder}{accession}.txt")


def _entries(data: bytes, url: str) -> list[Entry]:
    try:
        return read_entries(data)
    except ReleaseError as error:
        raise FetchError(f"{url} cannot be read as a feed: {error}") from error

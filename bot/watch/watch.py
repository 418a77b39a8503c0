"""Settings in; what they say is to be watched polled into the store, once or for ever."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing

from bot.errors import FetchError, SettingsError
from bot.loading import Outcome, Refused, Source, Workers, refused
from bot.loading.work import Found, work
from bot.settings import Settings
from bot.store import Store
from bot.watch.clock import Clock
from bot.watch.fetch import Fetcher, new_session
from bot.watch.hosts import host_of
from bot.watch.listings import Feed, edgar, newsroom
from bot.watch.poll import Watcher
from bot.watch.turns import Turns

EDGAR_RATE = 8.0
"""Requests a second to EDGAR, which allows 10 in all, so that none is refused for haste."""

USUAL_RATE = 2.0
ANONYMOUS = "investor-relations-bot"

_CONTACT = re.compile(r"[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+")


async def watch(
    settings: Settings,
    store: Store,
    say: Callable[[Outcome], None],
    *,
    once: bool = False,
    clock: Clock | None = None,
) -> bool:
    """Poll what is watched, each feed at its own pace; `say` is told what becomes of what.

    Tells, of the last poll, whether everything has been dealt with. Raises SettingsError where
    nothing is watched, or EDGAR without a contact.
    """
    clock = clock or Clock()
    feeds = watched(settings)
    async with _fetcher(settings, clock) as fetcher:
        with closing(_Apart()) as apart:
            watcher = Watcher(store=store, fetcher=fetcher, read=apart.read, say=say, clock=clock)
            return await _poll(watcher, feeds, None if once else settings.watch_interval)


async def _poll(watcher: Watcher, feeds: tuple[Feed, ...], interval: float | None) -> bool:
    """Poll feeds side by side, so that a slow one does not hold up the others."""
    while True:
        done = await asyncio.gather(*(watcher.poll(feed) for feed in feeds))
        if interval is None:
            return all(done)
        await watcher.clock.sleep(interval)


def watched(settings: Settings) -> tuple[Feed, ...]:
    """List what settings say is to be watched; raise SettingsError where that is nothing."""
    feeds, ciks = settings.watch_feeds or (), settings.watch_ciks or ()
    if not feeds and not ciks:
        raise SettingsError(
            "Nothing is watched: set WATCH_FEEDS to the addresses of newsrooms' feeds, or "
            "WATCH_CIKS to the numbers of companies at EDGAR."
        )
    if ciks:
        require_contact(settings)
    of_edgar = (edgar(cik, settings.edgar_url, settings.edgar_data_url) for cik in ciks)
    return (*map(newsroom, feeds), *of_edgar)


def require_contact(settings: Settings) -> None:
    """Raise SettingsError unless the settings say whom EDGAR may write to."""
    if not _CONTACT.search(settings.watch_user_agent or ""):
        raise SettingsError(
            "WATCH_USER_AGENT has no e-mail address, without which EDGAR answers nobody: set it "
            "to a name and an address, such as: Larkspur Tin ir@larkspur.example"
        )


async def fetch(url: str, settings: Settings, clock: Clock | None = None) -> Source:
    """Fetch an address that a user gave, as a source; one that cannot be had is at fault."""
    if host_of(url) in _hosts_of_edgar(settings):
        require_contact(settings)
    async with _fetcher(settings, clock or Clock(), host_of(url)) as fetcher:
        try:
            page = await fetcher.get(url)
        except FetchError as error:
            return Source(name=url, fault=str(error).removeprefix(f"{url} "))
    return Source(name=url, data=page.body if page else b"", url=url)


@asynccontextmanager
async def _fetcher(settings: Settings, clock: Clock, *named: str) -> AsyncIterator[Fetcher]:
    """Open a fetcher that may ask the hosts that were named, wherever they are."""
    of_edgar = _hosts_of_edgar(settings)
    hosts = frozenset((*named, *of_edgar, *map(host_of, settings.watch_feeds or ())))
    turns = Turns(dict.fromkeys(of_edgar, "EDGAR"), {"EDGAR": EDGAR_RATE}, USUAL_RATE, clock)
    async with new_session(settings.watch_user_agent or ANONYMOUS, hosts) as session:
        yield Fetcher(session, turns, clock, hosts)


class _Apart:
    """Reads in a process of its own, which a hostile document may bring down."""

    def __init__(self) -> None:
        self._turn = asyncio.Lock()
        self._workers: Workers[Source, Found | Refused] | None = None

    async def read(self, source: Source) -> Found | Refused:
        """Read one source; meanwhile others may be fetched."""
        async with self._turn:
            return await asyncio.to_thread(self._read, source)

    def _read(self, source: Source) -> Found | Refused:
        if self._workers is None:
            self._workers = Workers(work, refused, processes=1)
        return self._workers.one(source)

    def close(self) -> None:
        """End the process, if there is one."""
        if self._workers is not None:
            self._workers.close()


def _hosts_of_edgar(settings: Settings) -> frozenset[str]:
    return frozenset((host_of(settings.edgar_url), host_of(settings.edgar_data_url)))

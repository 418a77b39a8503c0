"""A feed in; its releases, the new and the changed, in the store out.

What was asked is kept in the store, so that a poll goes on where the last one stopped. A list
counts as read only when everything that it gave has been dealt with.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from hashlib import sha256

from bot.errors import FetchError, UnavailableError
from bot.loading import Outcome, Refused, Source, store_found
from bot.loading.work import Found
from bot.store import Store, Visit
from bot.watch.clock import Clock
from bot.watch.fetch import Fetcher, Page
from bot.watch.listings import Feed, Item, Listing

AGAIN = timedelta(days=1)
"""How long after it was asked a document is asked again whether it has been changed…"""

RECENT = timedelta(days=30)
"""…as long as it was first seen within this time."""

FAILURES = 3
"""Documents in a row that cannot be had, after which a list is left until the next poll."""

_TAIL = 1000
Reader = Callable[[Source], Awaitable[Found | Refused]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Watcher:
    """Polls feeds into a store; `say` is told what becomes of each address."""

    store: Store
    fetcher: Fetcher
    read: Reader
    say: Callable[[Outcome], None]
    clock: Clock

    async def poll(self, feed: Feed) -> bool:
        """Poll the lists of a feed; tell whether everything in them has been dealt with."""
        return all([await self._list(feed, url) for url in feed.lists])

    async def _list(self, feed: Feed, url: str) -> bool:
        """Read a list, if it has changed, and take what it gives, the oldest first."""
        try:
            page = await self._fetch(url, self.store.visit(url))
            listing = Listing(()) if page is None else feed.read(page.body, url)
        except FetchError as error:
            self.say(Refused(name=url, reason=str(error)))
            return False
        whole = all([await self._list(feed, more) for more in listing.more])
        items = [item for item in listing.items if self._is_new(item)]
        listed = {item.url for item in items}
        items += [item for item in self._due(feed, url) if item.url not in listed]
        whole = await self._take_all(feed, url, items) and whole
        if page is not None and whole:
            self._keep(Item(url), None, page)
        return whole

    async def _take_all(self, feed: Feed, url: str, items: list[Item]) -> bool:
        """Take documents, the oldest first, until several in a row cannot be had."""
        failures, whole = 0, True
        for item in items:
            try:
                await self._take(feed, url, item)
                failures = 0
            except UnavailableError as error:
                self.say(Refused(name=item.url, reason=str(error)))
                failures, whole = failures + 1, False
                if failures == FAILURES:
                    break
        return whole

    async def _take(self, feed: Feed, url: str, item: Item) -> None:
        """Fetch a document, and load it if it holds other bytes than before."""
        seen = self.store.visit(item.url)
        try:
            page = await self._fetch(item.url, seen)
        except UnavailableError:
            raise
        except FetchError as error:
            self._refuse(item, url, str(error))
            return
        if page is None or (seen and seen.sha256 == sha256(page.body).hexdigest()):
            self._keep(item, url, page, seen.refused if seen else None)
            return
        if feed.ends and not any(end in page.body[-_TAIL:] for end in feed.ends):
            raise UnavailableError(f"{item.url} is not whole.")
        name = item.url.partition("?")[0].rstrip("/").rpartition("/")[2]
        found = await self.read(Source(name=name, data=page.body, url=item.url))
        if isinstance(found, Refused):
            self._refuse(item, url, found.reason, page)
            return
        loaded = store_found(found, self.store)
        self._keep(item, url, page)
        self.say(replace(loaded, name=item.url))

    async def _fetch(self, url: str, seen: Visit | None) -> Page | None:
        """Fetch an address if it has changed since it was seen."""
        if seen is None:
            return await self.fetcher.get(url)
        return await self.fetcher.get(url, seen.etag, seen.modified)

    def _is_new(self, item: Item) -> bool:
        """Tell whether an address is new, or its list says something else of it."""
        seen = self.store.visit(item.url)
        return seen is None or seen.stamp != item.stamp

    def _due(self, feed: Feed, url: str) -> list[Item]:
        """List the documents of a list that may have been changed since they were asked.

        What never changes is asked again only where it was not to be had.
        """
        now = self.clock.now()
        return [
            Item(seen.url, seen.stamp)
            for seen in self.store.visits(url, now - RECENT)
            if now - seen.last >= AGAIN and not (feed.fixed and seen.sha256)
        ]

    def _refuse(self, item: Item, url: str, reason: str, page: Page | None = None) -> None:
        """Keep that nothing is stored from an address, and say so."""
        self._keep(item, url, page, reason)
        self.say(Refused(name=item.url, reason=reason))

    def _keep(
        self, item: Item, feed: str | None, page: Page | None, refused: str | None = None
    ) -> None:
        """Keep what was seen; where it has not changed, what was seen before."""
        now = self.clock.now()
        seen = self.store.visit(item.url) or Visit(url=item.url, first=now, last=now)
        if page is not None:
            digest = sha256(page.body).hexdigest()
            seen = replace(seen, etag=page.etag, modified=page.modified, sha256=digest)
        self.store.visited(replace(seen, feed=feed, stamp=item.stamp, refused=refused, last=now))

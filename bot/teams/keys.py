"""The address of Microsoft's keys in; the keys out, fetched in a thread and seldom.

The library of Teams would fetch them on the event loop, without which nothing else is answered,
and again for each token that names a key nobody has. Here it is given only keys that are known;
those that are not are asked for before it is, once at a time and not again for a while.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable

from jwt import PyJWK, PyJWKClient
from jwt.exceptions import PyJWKClientError, PyJWTError

logger = logging.getLogger(__name__)

PATIENCE = 3
"""Seconds that a fetch may take."""

PAUSE = 60
"""Seconds between two fetches for keys that are not known: whoever forges can name any."""

PAUSE_AFTER_FAILURE = 5
LIFETIME = 12 * 60 * 60
"""Seconds after which keys are fetched anew; Microsoft asks for less than a day."""


class Keys(PyJWKClient):
    """Give known keys to what checks tokens; it never waits for them."""

    def __init__(self, url: str, *, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(url, cache_jwk_set=False, timeout=PATIENCE)
        self._clock = clock
        self._known: dict[str, PyJWK] = {}
        self._fetched = self._next = float("-inf")
        self._fetching: asyncio.Task[None] | None = None

    def get_signing_key(self, kid: str) -> PyJWK:
        """Return a known key; raises PyJWKClientError for another."""
        if kid not in self._known:
            raise PyJWKClientError("no key of that name is known")
        return self._known[kid]

    async def prepare(self, kid: str = "") -> bool:
        """See to it that a key is known if there is one; False where there is no telling."""
        if kid in self._known and self._clock() - self._fetched < LIFETIME:
            return True
        if self._fetching is None and self._clock() >= self._next:
            self._fetching = asyncio.create_task(self._fetch())
        if self._fetching is not None:
            # However long the fetch takes, there is never a second one beside it.
            await asyncio.wait([self._fetching], timeout=PATIENCE)
        return kid in self._known or self._reached

    @property
    def _reached(self) -> bool:
        """Tell whether the last fetch was answered, and not too long ago."""
        return self._fetching is None and self._clock() - self._fetched < LIFETIME

    async def _fetch(self) -> None:
        try:
            found = await asyncio.to_thread(self.get_signing_keys, refresh=True)
        except (PyJWTError, OSError, ValueError) as error:
            logger.warning("The keys to Microsoft's tokens are out of reach: %s", error)
            self._next = self._clock() + PAUSE_AFTER_FAILURE
        else:
            self._known = {key.key_id: key for key in found if key.key_id}
            self._fetched = self._clock()
            self._next = self._fetched + PAUSE
        finally:
            self._fetching = None

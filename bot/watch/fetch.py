"""An address in; its bytes out, asked for as politely as its host wishes.

A request waits for its host's turn, says who asks, and asks only for what has changed. What
fails for now is asked again after a while that doubles, or that the host states; what fails
for good is not.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import UTC
from email.utils import parsedate_to_datetime

from aiohttp import (
    ClientConnectorError,
    ClientError,
    ClientResponse,
    ClientSession,
    ClientTimeout,
    DummyCookieJar,
    InvalidURL,
    TCPConnector,
)

from bot.errors import FetchError, UnavailableError
from bot.watch.clock import Clock
from bot.watch.hosts import InsideError, Resolver, checked, host_of, redirected
from bot.watch.turns import Turns

MOST = 64 * 2**20
"""Bytes of a body that are read at most."""

ATTEMPTS = 5
LONGEST = 60.0
"""Seconds between two attempts at most, unless the host states more."""

PATIENCE = 300.0
"""Seconds that a host may ask to wait; if it asks for more, it is asked at the next poll."""

DAY = 86_400.0
"""Seconds for which a host is left alone at most, whatever it asks."""

REDIRECTS = 5
_LATER = frozenset((408, 425, 429, 500, 502, 503, 504))
_MOVED = frozenset((301, 302, 303, 307, 308))
_TIMEOUT = ClientTimeout(total=300, sock_connect=15, sock_read=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The bytes at an address, and the words by which to ask whether they have changed."""

    body: bytes
    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class _Later:
    """A failure for now, and after how many seconds the host wants to be asked again."""

    reason: str
    after: float | None = None


def new_session(
    agent: str, named: frozenset[str], timeout: ClientTimeout = _TIMEOUT
) -> ClientSession:
    """Open a session that says who asks, and that keeps and sends no secret."""
    return ClientSession(
        connector=TCPConnector(resolver=Resolver(named), limit_per_host=4),
        cookie_jar=DummyCookieJar(),
        headers={"User-Agent": agent},
        timeout=timeout,
    )


class Fetcher:
    """Fetches one address at a time; `named` are the hosts that an operator named."""

    def __init__(
        self,
        session: ClientSession,
        turns: Turns,
        clock: Clock,
        named: frozenset[str] = frozenset(),
        most: int = MOST,
    ) -> None:
        self._session, self._turns, self._clock = session, turns, clock
        self._named, self._most = named, most

    async def get(
        self, url: str, etag: str | None = None, modified: str | None = None
    ) -> Page | None:
        """Fetch an address, or return None where it has not changed since.

        Raises UnavailableError where it cannot be had for now, FetchError where never.
        """
        headers = {"If-None-Match": etag, "If-Modified-Since": modified}
        known = {name: value for name, value in headers.items() if value}
        reason = "it is not asked"
        for attempt in range(ATTEMPTS):
            host = host_of(url)
            if (wait := self._turns.paused(host)) > PATIENCE:
                raise UnavailableError(f"{url}: {host} asks not to be asked for {wait:.0f} s.")
            answer = await self._follow(url, known)
            if not isinstance(answer, _Later):
                return answer
            reason = answer.reason
            if answer.after is not None:
                self._turns.pause(host, answer.after)
            elif attempt + 1 < ATTEMPTS:
                await self._clock.sleep(self._delay(attempt))
        raise UnavailableError(f"{url} cannot be had for now: {reason}.")

    async def _follow(self, url: str, known: dict[str, str]) -> Page | _Later | None:
        """Ask an address, and where it redirects to within its site."""
        seen = [checked(url, self._named)]
        while len(seen) <= REDIRECTS:
            await self._turns.take(host_of(seen[-1]))
            answer = await self._ask(seen[-1], known)
            if not isinstance(answer, str):
                return answer
            target = redirected(seen[-1], answer)
            if target in seen:
                raise FetchError(f"{url} redirects in a circle.")
            seen.append(target)
        raise FetchError(f"{url} redirects more than {REDIRECTS} times.")

    async def _ask(self, url: str, known: dict[str, str]) -> Page | str | _Later | None:
        """Make one request: its page, where it redirects to, or why there is none."""
        try:
            async with self._session.get(url, headers=known, allow_redirects=False) as response:
                if response.status == 304 and known:
                    return None
                return await self._answer(url, response)
        except InvalidURL as error:
            raise FetchError(f"{url} is no address.") from error
        except TimeoutError:
            return _Later("it does not answer in time")
        except ClientConnectorError as error:
            if isinstance(error.os_error, InsideError):
                raise FetchError(f"{url} is within this network.") from error
            return _Later("its host cannot be reached")
        except (ClientError, ConnectionError, asyncio.IncompleteReadError):
            return _Later("its answer broke off")

    async def _answer(self, url: str, response: ClientResponse) -> Page | str | _Later:
        status = response.status
        if status in _MOVED and "Location" in response.headers:
            return response.headers["Location"]
        if status in _LATER:
            return _Later(f"its host answers {status}", self._wait(response))
        if status != 200:
            raise FetchError(f"{url} cannot be had: its host answers {status}.")
        return Page(
            body=await self._body(url, response),
            etag=response.headers.get("ETag"),
            modified=response.headers.get("Last-Modified"),
        )

    async def _body(self, url: str, response: ClientResponse) -> bytes:
        """Read a body of bounded size; one that is shorter than it says is an error of aiohttp."""
        body = bytearray()
        if (response.content_length or 0) <= self._most:
            async for chunk in response.content.iter_chunked(2**16):
                body += chunk
                if len(body) > self._most:
                    break
            else:
                return bytes(body)
        raise FetchError(f"{url} is larger than {self._most / 2**20:.0f} MB.")

    def _wait(self, response: ClientResponse) -> float | None:
        """Read for how long the host wants to be left alone: seconds, or until a time."""
        said = response.headers.get("Retry-After", "").strip()
        if said.isascii() and said.isdecimal():
            return min(float(said), DAY)
        try:
            until = parsedate_to_datetime(said)
        except ValueError:
            return None
        until = until if until.tzinfo else until.replace(tzinfo=UTC)
        return min(max(0.0, (until - self._clock.now()).total_seconds()), DAY)

    def _delay(self, attempt: int) -> float:
        """Double the wait with each attempt, and vary it, so that not all ask at once again."""
        return float(min(LONGEST, 2**attempt) * (0.5 + self._clock.chance() / 2))

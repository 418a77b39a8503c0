"""A small stand-in for a newsroom or for EDGAR, on loopback: it answers just as it is told.

It writes its answers byte for byte, so that it can also answer wrongly.

    async with Publisher() as publisher:
        publisher.says("/news.rss", Said(body=FEED), Said(status=304))
        ...
        assert publisher.asked("/news.rss")[1].headers["if-none-match"] == '"1"'
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Self

from bot.watch.clock import Clock

START = datetime(2004, 1, 5, 9, tzinfo=UTC)


@dataclass(frozen=True)
class Said:
    """An answer; `missing` bytes of the body are announced and never sent."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    missing: int = 0
    silent: bool = False
    chunked: bool = False


@dataclass(frozen=True)
class Request:
    """A request as it came: its target, its headers by name in lower case, and when."""

    target: str
    headers: dict[str, str]
    at: float


class Publisher:
    """A server of one event loop; the last answer told for a target is given ever after."""

    def __init__(self, clock: Time | None = None) -> None:
        self._clock = clock or Time()
        self._answers: dict[str, list[Said]] = defaultdict(list)
        self.requests: list[Request] = []
        self.url = ""

    async def __aenter__(self) -> Self:
        self._silence = asyncio.Event()
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.url = f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"
        return self

    async def __aexit__(self, *_: object) -> None:
        self._silence.set()
        self._server.close()
        await self._server.wait_closed()

    def says(self, target: str, *answers: Said) -> None:
        """Answer a target so, one after the other, in place of what was told before."""
        self._answers[target] = list(answers)

    def asked(self, target: str) -> list[Request]:
        """List the requests for a target so far."""
        return [request for request in self.requests if request.target == target]

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError, asyncio.IncompleteReadError):
            while await self._exchange(reader, writer):
                pass
        writer.close()
        with suppress(ConnectionError):
            await writer.wait_closed()

    async def _exchange(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        """Answer one request; tell whether the connection can be kept."""
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        target = head[0].split(" ")[1]
        pairs = (line.split(": ", 1) for line in head[1:] if line)
        headers = {name.lower(): value for name, value in pairs}
        self.requests.append(Request(target, headers, self._clock.seconds))
        answers = self._answers[target] or [Said(status=404)]
        said = answers.pop(0) if len(answers) > 1 else answers[0]
        if said.silent:
            await self._silence.wait()
            return False
        writer.write(_written(said))
        await writer.drain()
        return not said.missing


def _written(said: Said) -> bytes:
    length = f"Content-Length: {len(said.body) + said.missing}"
    body = said.body
    if said.chunked:
        length = "Transfer-Encoding: chunked"
        body = f"{len(body):x}\r\n".encode() + body + b"\r\n0\r\n\r\n"
    lines = [f"HTTP/1.1 {said.status} Said", length]
    lines += [f"{name}: {value}" for name, value in said.headers.items()]
    return "\r\n".join([*lines, "", ""]).encode() + (b"" if said.status == 304 else body)


class Time:
    """Time that passes only when it is waited for; what was waited is kept."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.waits: list[float] = []

    def clock(self, chance: Callable[[], float] = lambda: 1.0) -> Clock:
        """Make a clock of it, on which chance is what a test says."""
        return Clock(now=self.now, elapsed=lambda: self.seconds, sleep=self.sleep, chance=chance)

    def now(self) -> datetime:
        """Tell the time."""
        return START + timedelta(seconds=self.seconds)

    def pass_by(self, **parts: int) -> None:
        """Let time pass."""
        self.seconds += timedelta(**parts).total_seconds()

    async def sleep(self, seconds: float) -> None:
        """Wait, at once."""
        self.waits.append(round(seconds, 6))
        self.seconds += seconds
        await asyncio.sleep(0)

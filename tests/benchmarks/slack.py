"""How long Slack waits for the bot, against a Bolt app whose listeners do nothing.

Run as `python -m tests.benchmarks.slack`. Both are served by uvicorn in a process of their own,
on loopback, with the same stand-in for Slack's Web API; requests to them are signed, and take
turns so that whatever else the machine does falls on both.

No request is like the one before it, so that nothing the bot keeps can flatter it: each
`/exchange` is of another amount, and the mentions go through all the questions of
`tests/questions.jsonl` that the published release answers.
"""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from itertools import count, cycle
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import cast
from urllib.parse import urlencode

import uvloop

from tests.serving import FORM, JSON, callback, mention, signed, slash
from tests.standin import IDENTITY

ROUNDS, WARM_UP = 1000, 200
QUESTIONS = Path(__file__).parent.parent / "questions.jsonl"
SHARES = 600_000
"""Fewer than are outstanding, so that every amount up to it can be exchanged."""


@dataclass(frozen=True)
class Row:
    """One measurement: medians in milliseconds, and the target of their ratio.

    Without a baseline the target is one of milliseconds.
    """

    name: str
    bot: float
    baseline: float | None
    target: float

    @property
    def figure(self) -> str:
        """How much longer the bot takes than the baseline, or how long where there is none."""
        if self.baseline is None:
            return f"{self.bot:.2f} ms"
        return f"{self.bot / self.baseline:.2f} ×"


class Wire(asyncio.Protocol):
    """One kept connection on which HTTP messages with a length are read whole."""

    def __init__(self, came: Callable[[Wire, bytes], None]) -> None:
        self._came, self._read = came, b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the connection."""
        self.transport = cast(asyncio.Transport, transport)  # uvloop's does not inherit from it

    def data_received(self, data: bytes) -> None:
        """Hand on each message once all of it has come."""
        self._read += data
        while (end := self._read.find(b"\r\n\r\n")) >= 0:
            head = self._read[:end].lower()
            found = head.find(b"content-length:")
            length = int(head[found + 15 :].split(b"\r", 1)[0]) if found >= 0 else 0
            whole = end + 4 + length
            if len(self._read) < whole:
                return
            message, self._read = self._read[:whole], self._read[whole:]
            self._came(self, message)


class Waiting:
    """What is expected next, so that the time at which it came can be awaited."""

    def __init__(self) -> None:
        self.next: asyncio.Future[float] = asyncio.get_running_loop().create_future()

    def came(self, message: bytes) -> None:
        """Note that it came."""
        if not self.next.done():
            assert message.startswith((b"HTTP/1.1 200", b"POST /")), message
            self.next.set_result(time.perf_counter())

    async def after(self, action: Callable[[], None]) -> float:
        """Do something, and return the milliseconds until what is expected came."""
        self.next = asyncio.get_running_loop().create_future()
        began = time.perf_counter()
        action()
        return (await asyncio.wait_for(self.next, 10) - began) * 1000


class Peer:
    """A served app and the stand-in that it posts to."""

    def __init__(self, acknowledged: Waiting, posted: Waiting) -> None:
        self.acknowledged, self.posted = acknowledged, posted
        self.wire: Wire
        self._numbers, self._questions = count(1), cycle(questions())

    async def exchange(self) -> float:
        """Give `/exchange` another amount; return the milliseconds to the answer."""
        amount = next(self._numbers) * 7919 % SHARES + 1
        command = slash("/exchange", f"{amount:,}")
        return await self._send(urlencode(command).encode(), FORM, self.acknowledged)

    async def mention(self) -> float:
        """Mention the bot; return the milliseconds to the acknowledgement."""
        sent = await self._send(self._mention(), JSON, self.acknowledged)
        await asyncio.wait_for(self.posted.next, 10)
        return sent

    async def ignored(self) -> float:
        """Mention a bot that does not post; return the milliseconds to the acknowledgement."""
        return await self._send(self._mention(), JSON, self.acknowledged)

    async def answer(self) -> float:
        """Mention the bot; return the milliseconds to the answer's being posted."""
        sent = await self._send(self._mention(), JSON, self.posted)
        await asyncio.wait_for(self.acknowledged.next, 10)
        return sent

    def _mention(self) -> bytes:
        event = mention(next(self._questions))
        return json.dumps(callback(event, f"Ev{next(self._numbers)}")).encode()

    async def _send(self, body: bytes, content_type: str, expected: Waiting) -> float:
        for other in {self.acknowledged, self.posted} - {expected}:
            other.next = asyncio.get_running_loop().create_future()
        headers = {
            "Host": "localhost",
            "Content-Length": str(len(body)),
            **signed(body, content_type),
        }
        head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        request = f"POST /slack/events HTTP/1.1\r\n{head}\r\n".encode() + body
        return await expected.after(lambda: self.wire.transport.write(request))


def questions() -> list[str]:
    """List the questions that the published release answers."""
    asked = [json.loads(line) for line in QUESTIONS.read_text(encoding="utf-8").splitlines()]
    return [each["q"] for each in asked if each["status"] == "answered"]


@asynccontextmanager
async def peer(app: str) -> AsyncIterator[Peer]:
    """Serve an app in a process of its own, with a stand-in in this one."""
    loop = asyncio.get_running_loop()
    acknowledged, posted = Waiting(), Waiting()

    def called(wire: Wire, message: bytes) -> None:
        body = json.dumps(IDENTITY).encode()
        head = f"HTTP/1.1 200 OK\r\nContent-Type: {JSON}\r\nContent-Length: {len(body)}\r\n\r\n"
        wire.transport.write(head.encode() + body)
        if message.startswith(b"POST /api/chat.postMessage"):
            posted.came(message)

    standin = await loop.create_server(lambda: Wire(called), "127.0.0.1", 0)
    api = f"http://127.0.0.1:{standin.sockets[0].getsockname()[1]}/api/"
    with TemporaryDirectory() as folder:
        served = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "tests.benchmarks.slack_served",
            app,
            api,
            folder,
            stdout=subprocess.PIPE,
        )
        assert served.stdout is not None
        port = int(await served.stdout.readline())
        result = Peer(acknowledged, posted)
        result.wire = (
            await loop.create_connection(
                lambda: Wire(lambda _, message: acknowledged.came(message)), "127.0.0.1", port
            )
        )[1]
        yield result
        result.wire.transport.close()
        served.terminate()
        await served.wait()
    standin.close()


async def compare(*measures: Callable[[], Awaitable[float]]) -> list[float]:
    """Take the measures in turn, many times; return the median of each."""
    taken: list[list[float]] = [[] for _ in measures]
    for _ in range(WARM_UP + ROUNDS):
        for measure, times in zip(measures, taken, strict=True):
            times.append(await measure())
    return [median(times[WARM_UP:]) for times in taken]


async def measure() -> list[Row]:
    """Measure everything."""
    async with peer("bot") as bot, peer("empty") as empty, peer("saying") as saying:
        exchange, no_exchange = await compare(bot.exchange, empty.exchange)
        mention, no_mention = await compare(bot.mention, empty.ignored)
        answer, said, ignored = await compare(bot.answer, saying.answer, empty.ignored)
    return [
        Row("/exchange, answered", exchange, no_exchange, 1.5),
        Row("mention, acknowledged", mention, no_mention, 1.5),
        Row("mention, answered: against an answer made beforehand", answer, said, 1.5),
        Row("mention, answered: against a listener that does nothing", answer, ignored, 1.5),
        Row("ack of a mention", mention, None, 5),
    ]


def rows() -> list[Row]:
    """Measure everything, in an event loop of its own."""
    return uvloop.run(measure())


def main() -> None:
    """Print the table of ratios."""
    print("| Slack | bot, ms | empty, ms | figure | at most |")
    print("| --- | --- | --- | --- | --- |")
    for row in rows():
        baseline = "" if row.baseline is None else f"{row.baseline:.3f}"
        print(f"| {row.name} | {row.bot:.3f} | {baseline} | {row.figure} | {row.target} |")


if __name__ == "__main__":
    main()

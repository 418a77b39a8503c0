"""How long Teams waits for the bot, against an app of its library whose handler does nothing.

Run as `python -m tests.benchmarks.teams`. All are served by uvicorn in a process of their own, on
loopback, with the same stand-in for Microsoft; requests bear a signed token, and take turns so
that whatever else the machine does falls on all.

An empty handler puts no card out. So the way from a message in to a card out is measured against
a handler that posts a card made beforehand, and the acknowledgement against an empty one.
"""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count, cycle
from tempfile import TemporaryDirectory

import uvloop

from tests.benchmarks.slack import Row, Waiting, Wire, compare, questions
from tests.teams.microsoft import APP, KID, TENANT, bot_token, published, token

ANSWERS = {
    b"GET": json.dumps(published(KID)),
    b"POST": json.dumps({"access_token": bot_token(), "expires_in": 3600, "id": "sent"}),
}
"""What the stand-in answers: keys, and one that will do for tokens and posts alike."""


class Peer:
    """A served app and the stand-in that it posts to."""

    def __init__(self, url: str, acknowledged: Waiting, posted: Waiting) -> None:
        self.acknowledged, self.posted = acknowledged, posted
        self.wire: Wire
        self._url, self._token = f"{url}/teams/", token(f"{url}/teams/")
        self._numbers, self._questions = count(1), cycle(questions())

    async def acknowledge(self) -> float:
        """Write to an app; return the milliseconds to the acknowledgement."""
        return await self._send(self.acknowledged)

    async def answer(self) -> float:
        """Write to an app that posts; return the milliseconds to the card."""
        taken = await self._send(self.posted)
        await asyncio.wait_for(self.acknowledged.next, 10)
        return taken

    async def acknowledge_then_post(self) -> float:
        """Write to an app that posts; return the milliseconds to the acknowledgement."""
        taken = await self._send(self.acknowledged)
        await asyncio.wait_for(self.posted.next, 10)
        return taken

    async def _send(self, expected: Waiting) -> float:
        for other in {self.acknowledged, self.posted} - {expected}:
            other.next = asyncio.get_running_loop().create_future()
        body = json.dumps(self._message()).encode()
        head = (
            "POST /api/messages HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            f"Authorization: Bearer {self._token}\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        return await expected.after(lambda: self.wire.transport.write(head.encode() + body))

    def _message(self) -> dict[str, object]:
        number = next(self._numbers)
        return {
            "type": "message",
            "id": str(number),
            "serviceUrl": self._url,
            "channelId": "msteams",
            "from": {"id": "29:asker", "aadObjectId": TENANT},
            "recipient": {"id": f"28:{APP}"},
            "conversation": {"id": f"a:{number}", "conversationType": "personal"},
            "text": next(self._questions),
        }


@asynccontextmanager
async def peer(app: str) -> AsyncIterator[Peer]:
    """Serve an app in a process of its own, with a stand-in in this one."""
    loop = asyncio.get_running_loop()
    acknowledged, posted = Waiting(), Waiting()

    def called(wire: Wire, message: bytes) -> None:
        body = ANSWERS[message.split(b" ", 1)[0]]
        head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
        wire.transport.write(f"{head}Content-Length: {len(body)}\r\n\r\n{body}".encode())
        if message.startswith(b"POST /teams/"):
            posted.came(message)

    standin = await loop.create_server(lambda: Wire(called), "127.0.0.1", 0)
    url = f"http://127.0.0.1:{standin.sockets[0].getsockname()[1]}"
    command = [sys.executable, "-m", "tests.benchmarks.teams_served", app, url]
    with TemporaryDirectory() as folder:
        served = await asyncio.create_subprocess_exec(*command, folder, stdout=subprocess.PIPE)
        assert served.stdout is not None
        port = int(await served.stdout.readline())
        result = Peer(url, acknowledged, posted)
        made = await loop.create_connection(
            lambda: Wire(lambda _, message: acknowledged.came(message)), "127.0.0.1", port
        )
        result.wire = made[1]
        yield result
        result.wire.transport.close()
        served.terminate()
        await served.wait()
    standin.close()


async def measure() -> list[Row]:
    """Measure everything."""
    async with peer("bot") as bot, peer("saying") as saying, peer("empty") as empty:
        answer, said = await compare(bot.answer, saying.answer)
        acknowledged, empty_ms = await compare(bot.acknowledge_then_post, empty.acknowledge)
    return [
        Row("message in, card out: against a card made beforehand", answer, said, 1.5),
        Row("message, acknowledged: against an empty handler", acknowledged, empty_ms, 1.5),
    ]


def rows() -> list[Row]:
    """Measure everything, in an event loop of its own."""
    return uvloop.run(measure())


def main() -> None:
    """Print the table of ratios."""
    print("| Teams | bot, ms | baseline, ms | figure | at most |")
    print("| --- | --- | --- | --- | --- |")
    for row in rows():
        print(f"| {row.name} | {row.bot:.3f} | {row.baseline:.3f} | {row.figure} | {row.target} |")


if __name__ == "__main__":
    main()

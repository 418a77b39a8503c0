"""An app for `tests.benchmarks.slack` to measure, served; its port goes to standard output.

`bot` is the bot; `empty` is a Bolt app whose listeners do nothing but acknowledge, and `saying`
one that posts an answer made beforehand. All have the set-up of the bot: uvicorn, Starlette, no
polling for the acknowledgement, and one session for all calls.
"""

from __future__ import annotations

import asyncio
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import date
from pathlib import Path
from typing import Any

import uvicorn
import uvloop
from aiohttp import ClientSession
from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncSay
from slack_sdk.web.async_client import AsyncWebClient
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.ask import ask
from bot.ingest import ingest
from bot.settings import Settings
from bot.slack.render import render
from bot.store import Store
from bot.web.server import server
from tests.benchmarks.asking import RELEASE
from tests.serving import SECRET, TOKEN


def bot(api: str, folder: str) -> AbstractAsyncContextManager[uvicorn.Server]:
    """Make the server of the bot, with one release loaded."""
    database = Path(folder) / "releases.db"
    store = Store.open(database)
    ingest(RELEASE.read_bytes(), RELEASE.name, store)
    store.close()
    return server(
        Settings.from_environment(
            {
                "DATABASE": str(database),
                "SLACK_API_URL": api,
                "SLACK_BOT_TOKEN": TOKEN,
                "SLACK_SIGNING_SECRET": SECRET,
            }
        )
    )


def ready_made() -> dict[str, Any]:
    """Make the message of an answer beforehand."""
    store = Store.open(":memory:")
    ingest(RELEASE.read_bytes(), RELEASE.name, store)
    reply = ask("how many preferred are outstanding?", store, today=date(2004, 1, 5))
    return render(reply, answer=1).body()


@asynccontextmanager
async def baseline(api: str, *, saying: bool) -> AsyncIterator[uvicorn.Server]:
    """Make the server of a Bolt app with as little in it as can be."""
    client = AsyncWebClient(token=TOKEN, base_url=api)
    app = AsyncApp(client=client, signing_secret=SECRET, process_before_response=True)

    @app.command("/exchange")
    async def exchange(ack: AsyncAck) -> None:
        await ack("ok")

    async def nothing() -> None:
        pass

    async def say(say: AsyncSay) -> None:
        task = asyncio.ensure_future(say(**ready))
        task.add_done_callback(lambda done: done.result())

    ready = ready_made()
    app.event("app_mention")(say if saying else nothing)
    handler = AsyncSlackRequestHandler(app)

    async def events(request: Request) -> Response:
        return await handler.handle(request)

    web = Starlette(routes=[Route("/slack/events", events, methods=["POST"])])
    config = uvicorn.Config(
        web, http="httptools", lifespan="off", log_config=None, access_log=False
    )
    async with ClientSession() as client.session:
        yield uvicorn.Server(config)


async def serve(app: str, api: str, folder: str) -> None:
    """Serve an app until the process is ended."""
    served = bot(api, folder) if app == "bot" else baseline(api, saying=app == "saying")
    async with served as serves:
        listening = socket.create_server(("127.0.0.1", 0))
        print(listening.getsockname()[1], flush=True)  # those who connect early wait
        await serves.serve([listening])


if __name__ == "__main__":
    uvloop.run(serve(*sys.argv[1:]))

"""An app for `tests.benchmarks.teams` to measure, served; its port goes to standard output.

`bot` is the bot; `saying` is an app of the library's whose handler posts a card that was made
beforehand, and `empty` one whose handler does nothing. All have the set-up of the bot: uvicorn,
Starlette, the library's check of tokens with keys that are known, posting after the
acknowledgement, and one token for all calls.
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

import httpx
import uvicorn
import uvloop
from microsoft_teams.api.activities.message import MessageActivity, MessageActivityInput
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route as WebRoute

from bot.ask import ask
from bot.ingest import ingest
from bot.settings import Settings
from bot.store import Store
from bot.teams.app import Route, given_keys, library_app
from bot.teams.credentials import Credentials
from bot.teams.library import ActivityContext, HttpRequest
from bot.teams.render import render
from bot.web.server import server
from tests.benchmarks.asking import RELEASE
from tests.teams.microsoft import APP, SECRET, TENANT


def settings(url: str, folder: str) -> Settings:
    """Point the bot at a stand-in."""
    return Settings.from_environment(
        {
            "DATABASE": str(Path(folder) / "releases.db"),
            "TEAMS_CLIENT_ID": APP,
            "TEAMS_CLIENT_SECRET": SECRET,
            "TEAMS_TENANT_ID": TENANT,
            "TEAMS_LOGIN_URL": url,
            "TEAMS_OPENID_URL": f"{url}/v1/.well-known/openidconfiguration",
        }
    )


def bot(url: str, folder: str) -> AbstractAsyncContextManager[uvicorn.Server]:
    """Make the server of the bot, with one release loaded."""
    made = settings(url, folder)
    store = Store.open(made.database)
    ingest(RELEASE.read_bytes(), RELEASE.name, store)
    store.close()
    return server(made)


def ready_made() -> dict[str, Any]:
    """Make the activity of an answer beforehand."""
    store = Store.open(":memory:")
    ingest(RELEASE.read_bytes(), RELEASE.name, store)
    reply = ask("how many preferred are outstanding?", store, today=date(2004, 1, 5))
    return render(reply, 1).activity()


@asynccontextmanager
async def baseline(url: str, folder: str, *, saying: bool) -> AsyncIterator[uvicorn.Server]:
    """Make the server of an app of the library's with as little in it as can be."""
    made, route = settings(url, folder), Route()
    async with httpx.AsyncClient() as http:
        app = await library_app(made, Credentials(made, http), route)
        await given_keys(app).prepare()
        ready, posting = ready_made(), set[asyncio.Task[Any]]()

        @app.on_message
        async def message(context: ActivityContext[MessageActivity]) -> None:
            if saying:
                card = MessageActivityInput.model_validate(ready)
                task = asyncio.create_task(context.send(card))
                posting.add(task)
                task.add_done_callback(posting.discard)

        async def receive(request: Request) -> Response:
            headers = {"authorization": request.headers["authorization"]}
            body = await request.json()
            answered = await route.handler(HttpRequest(body=body, headers=headers))
            return JSONResponse(answered["body"], answered["status"])

        web = Starlette(routes=[WebRoute("/api/messages", receive, methods=["POST"])])
        yield uvicorn.Server(
            uvicorn.Config(web, http="httptools", lifespan="off", log_config=None, access_log=False)
        )


async def serve(app: str, url: str, folder: str) -> None:
    """Serve an app until the process is ended."""
    served = bot(url, folder) if app == "bot" else baseline(url, folder, saying=app == "saying")
    async with served as serves:
        listening = socket.create_server(("127.0.0.1", 0))
        print(listening.getsockname()[1], flush=True)  # those who connect early wait
        await serves.serve([listening])


if __name__ == "__main__":
    uvloop.run(serve(*sys.argv[1:]))

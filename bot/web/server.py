"""Settings in, the application served: by uvicorn, to this machine unless `HOST` says otherwise."""

from __future__ import annotations

import signal
from collections.abc import AsyncIterator, Iterator
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager

import uvicorn
import uvloop
from starlette.routing import Route

from bot.errors import SettingsError
from bot.settings import Settings
from bot.slack.logs import configure
from bot.web.application import create

NOTHING = (
    "There is nothing to serve: set SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET, or "
    "TEAMS_CLIENT_ID, TEAMS_CLIENT_SECRET and TEAMS_TENANT_ID, or all of them."
)

GRACE = 2
"""Seconds that requests under way get when the process stops."""


def run(settings: Settings) -> None:
    """Serve until the process is told to stop."""
    configure(settings)
    uvloop.run(_serve(settings))


@asynccontextmanager
async def server(settings: Settings) -> AsyncIterator[uvicorn.Server]:
    """Open everything that is served, and make the server, which does not listen yet.

    What is opened here rather than in the application's lifespan can fail with an error of its
    own; out of a lifespan, uvicorn would log a traceback and exit.
    """
    async with AsyncExitStack() as opened:
        config = uvicorn.Config(
            create([await opened.enter_async_context(each) for each in _served(settings)]),
            host=settings.host,
            port=settings.port,
            http="httptools",
            lifespan="off",
            log_config=None,  # the log is configured once, with secrets left out
            access_log=False,
            server_header=False,
            proxy_headers=False,
            timeout_graceful_shutdown=GRACE,
        )
        yield uvicorn.Server(config)


def _served(settings: Settings) -> Iterator[AbstractAsyncContextManager[Route]]:
    """Yield the route of each chat that the settings have credentials for.

    Raises SettingsError where they have none.
    """
    if not (settings.serves_slack or settings.serves_teams):
        raise SettingsError(NOTHING)
    if settings.serves_slack:
        yield _slack(settings)
    if settings.serves_teams:
        yield _teams(settings)


@asynccontextmanager
async def _slack(settings: Settings) -> AsyncIterator[Route]:
    from bot.slack.app import slack_app
    from bot.web.events import slack_route

    settings.refuse_misread()
    secret = settings.required("SLACK_SIGNING_SECRET")
    async with slack_app(settings) as slack:
        yield slack_route(slack, secret)


@asynccontextmanager
async def _teams(settings: Settings) -> AsyncIterator[Route]:
    from bot.teams.app import teams_app
    from bot.web.activities import teams_route

    async with teams_app(settings) as teams:
        yield teams_route(teams)


async def _serve(settings: Settings) -> None:
    async with server(settings) as serves:
        # uvicorn stops on these, and when it has stopped raises them again for whoever handled
        # them before: that must not end the process, since what is open is still to be closed.
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: None)
        await serves.serve()

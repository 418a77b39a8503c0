"""Settings in, the application served: by uvicorn, to this machine unless `HOST` says otherwise."""

from __future__ import annotations

import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import uvicorn
import uvloop

from bot.settings import Settings
from bot.slack.app import slack_app
from bot.slack.logs import configure
from bot.web.application import create

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
    settings.refuse_misread()
    secret = settings.required("SLACK_SIGNING_SECRET")
    async with slack_app(settings) as slack:
        config = uvicorn.Config(
            create(slack, secret),
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


async def _serve(settings: Settings) -> None:
    async with server(settings) as serves:
        # uvicorn stops on these, and when it has stopped raises them again for whoever handled
        # them before: that must not end the process, since what is open is still to be closed.
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: None)
        await serves.serve()

"""What each chat's library made in, the one ASGI application that serves it all out."""

from __future__ import annotations

from slack_bolt.async_app import AsyncApp
from slack_bolt.request.async_request import AsyncBoltRequest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from bot.web.guard import Guard


def create(slack: AsyncApp, signing_secret: str) -> Starlette:
    """Make the application that serves a Bolt app to those who sign with the secret."""
    guard = Guard(SlackEvents(slack), signing_secret=signing_secret)
    return Starlette(
        routes=[
            Route("/slack/events", guard, methods=["POST"]),
            Route("/health", health, methods=["GET"]),
        ]
    )


class SlackEvents:
    """Hand events, commands and clicks to Bolt, as the guard found them.

    Bolt's way in for sockets is for requests that are verified and parsed, as these are: its
    way in for HTTP would parse the body again, and wrongly where it has the word `payload`.
    """

    def __init__(self, slack: AsyncApp) -> None:
        self._slack = slack

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        request = AsyncBoltRequest(mode="socket_mode", body=scope["state"]["payload"])
        answered = await self._slack.async_dispatch(request)
        response = Response(answered.body, answered.status, answered.first_headers())
        await response(scope, receive, send)


async def health(_: Request) -> Response:
    """Say that the process serves."""
    return JSONResponse({"status": "ok"})

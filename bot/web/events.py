"""A Bolt app in, the route at which Slack posts to it out."""

from __future__ import annotations

from slack_bolt.async_app import AsyncApp
from slack_bolt.request.async_request import AsyncBoltRequest
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from bot.web.guard import Guard


def slack_route(slack: AsyncApp, signing_secret: str) -> Route:
    """Serve a Bolt app to those who sign with the secret."""
    guard = Guard(SlackEvents(slack), signing_secret=signing_secret)
    return Route("/slack/events", guard, methods=["POST"])


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

"""Requests that claim to be Teams' in; what the bot answers to those that are, out.

Everything is checked in the order of what it costs: type and token before reading, size while
reading, shape before the library checks the token wholly and handles what it came with.
"""

from __future__ import annotations

import json
from typing import Any

from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from bot.teams.app import PATH, Teams
from bot.web.body import Refused, read_body, refuse

_CHECKED = frozenset({b"content-type", b"content-length", b"authorization"})


def teams_route(teams: Teams) -> Route:
    """Serve the bot in Teams to those who have a token of Microsoft's."""
    return Route(PATH, Activities(teams), methods=["POST"])


class Activities:
    """Hand activities to the bot in Teams."""

    def __init__(self, teams: Teams) -> None:
        self._teams = teams

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or refuse it."""
        try:
            status, body = await self._received(scope, receive)
        except Refused as refusal:
            await refuse(refusal, scope, receive, send)
            return
        response = Response(None, status) if body is None else JSONResponse(body, status)
        await response(scope, receive, send)

    async def _received(self, scope: Scope, receive: Receive) -> tuple[int, object]:
        headers = {name: value for name, value in scope["headers"] if name in _CHECKED}
        content_type = headers.get(b"content-type", b"").partition(b";")[0].strip().lower()
        if content_type != b"application/json":
            raise Refused(415, "unsupported content type")
        authorization = headers.get(b"authorization", b"").decode("latin-1")
        if refusal := await self._teams.refusal(authorization):
            raise Refused(refusal.status, refusal.reason)
        body = await read_body(headers.get(b"content-length", b"0"), receive)
        return await self._teams.receive(authorization, read_activity(body))


def read_activity(body: bytes) -> dict[str, Any]:
    """Read an activity of the shape that the library takes for granted; raises Refused.

    >>> read_activity(b"[]")
    Traceback (most recent call last):
    bot.web.body.Refused: the body is not an activity
    """
    try:
        activity = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise Refused(400, "the body cannot be read") from error
    if not isinstance(activity, dict):
        raise Refused(400, "the body is not an activity")
    texts = [activity.get(name) for name in ("type", "serviceUrl")]
    within = [activity.get(name) for name in ("from", "recipient", "conversation")]
    texts += [each.get("id") if isinstance(each, dict) else None for each in within]
    texts += [activity.get("id", "none")]
    # Without an address the library would not compare it with the one that the token vouches
    # for; under the other spelling it would take one that it has not compared.
    if not all(isinstance(each, str) and each for each in texts) or "service_url" in activity:
        raise Refused(400, "the body is not an activity")
    return activity

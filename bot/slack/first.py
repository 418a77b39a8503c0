"""What most requests are in, answered before Bolt prepares what any listener could ask for.

For each listener that Bolt tries it puts together whatever could be asked of it, which takes as
long as an answer does; and commands and messages need none of it.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, Protocol

from slack_bolt import BoltResponse
from slack_bolt.middleware.async_middleware import AsyncMiddleware
from slack_bolt.request.async_request import AsyncBoltRequest


class Answers(Protocol):
    """Something that answers one kind of request."""

    async def answered(self, body: dict[str, Any]) -> BoltResponse | None:
        """Answer a request; None for one that is of another kind."""


class First(AsyncMiddleware):
    """Answer commands and messages first in Bolt's chain of middleware."""

    def __init__(self, *answering: Answers) -> None:
        self._answering = answering

    async def async_process(
        self,
        *,
        req: AsyncBoltRequest,
        resp: BoltResponse,
        next: Callable[[], Awaitable[BoltResponse]],  # noqa: A002  Bolt gives it by this name
    ) -> BoltResponse:
        """Answer a request that is of a kind to be answered; leave others to those after."""
        for answering in self._answering:
            answered = await answering.answered(req.body)
            if answered is not None:
                return answered
        return await next()

"""A Bolt app that answers what most requests are before Bolt prepares for its listeners.

For every request Bolt makes a client and a context, and for each listener that it tries it puts
together whatever could be asked of it. That takes as long as an answer does, and commands and
messages need none of it.
"""

from __future__ import annotations

import logging
from typing import Any, Protocol

from slack_bolt import BoltResponse
from slack_bolt.async_app import AsyncApp
from slack_bolt.request.async_request import AsyncBoltRequest

logger = logging.getLogger(__name__)


class Answers(Protocol):
    """Something that answers one kind of request."""

    async def answered(self, body: dict[str, Any]) -> BoltResponse | None:
        """Answer a request; None for one that is of another kind."""


class FirstAnswering(AsyncApp):
    """Answer requests of some kinds first, and leave the others to Bolt's listeners."""

    def __init__(self, *answering: Answers, **options: Any) -> None:
        """Answer by the first of `answering` that does; the options are Bolt's."""
        super().__init__(**options)
        self._answering = answering

    async def first_answered(self, body: dict[str, Any]) -> BoltResponse | None:
        """Answer a request by what was read of it; None for one that is for Bolt's listeners."""
        try:
            for answering in self._answering:
                answered = await answering.answered(body)
                if answered is not None:
                    return answered
        except Exception:  # as of a listener: whatever it is, Slack must be told, not why
            logger.exception("A request could not be answered")
            return BoltResponse(status=500, body="")
        return None

    async def async_dispatch(self, req: AsyncBoltRequest) -> BoltResponse:
        """Answer one request."""
        return await self.first_answered(req.body) or await super().async_dispatch(req)

"""What no listener takes, and what fails in one: acknowledged or refused, never explained."""

from __future__ import annotations

import logging

from slack_bolt import BoltResponse
from slack_bolt.async_app import AsyncApp
from slack_bolt.error import BoltUnhandledRequestError

logger = logging.getLogger(__name__)


def register(app: AsyncApp) -> None:
    """Acknowledge what is not for the bot; refuse what failed, so that Slack delivers it again.

    Slack delivers an event that is answered with 404 again and again, so an event that the bot
    has no use for is acknowledged like any other.
    """

    async def handle(error: Exception) -> BoltResponse:
        if isinstance(error, BoltUnhandledRequestError):
            logger.debug("No use for %s", error.request.body.get("type"))
            return BoltResponse(status=200, body="")
        logger.error("A listener failed", exc_info=error)
        return BoltResponse(status=500, body="")

    app.error(handle)

"""What nothing here handles, and what fails: acknowledged or refused, never explained."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from typing import Any

from microsoft_teams.api import InvokeResponse
from pydantic import ValidationError

from bot.teams.library import ActivityEvent

logger = logging.getLogger(__name__)

Process = Callable[[ActivityEvent], Awaitable[InvokeResponse[Any]]]

MESSAGE, INSTALLATION, INVOKE = "message", "installationUpdate", "invoke"
INVOKES = ("adaptiveCard/action", "composeExtension/query")
"""The invocations that are answered."""


def guarded(process: Process) -> Process:
    """Let the library process only what is handled here, and refuse what fails in it.

    Teams sends more kinds of activities every year: those that the bot has no use for are
    acknowledged, so that they are not sent again. An invocation waits for an answer: one that
    is not known is told so.
    """

    async def guard(event: ActivityEvent) -> InvokeResponse[Any]:
        kind, name = event.body.type, (event.body.model_extra or {}).get("name")
        if kind == INVOKE and name not in INVOKES:
            logger.debug("No use for the invocation %.60r", name)
            return InvokeResponse(status=501)
        if kind not in (MESSAGE, INSTALLATION, INVOKE):
            logger.debug("No use for %.60r", kind)
            return InvokeResponse(status=200)
        try:
            return await process(event)
        except ValidationError as error:
            logger.info(
                "An activity is not of the shape of its kind: %d faults", len(error.errors())
            )
            return InvokeResponse(status=400)
        except Exception:
            logger.exception("A handler failed")
            return InvokeResponse(status=500)

    return guard

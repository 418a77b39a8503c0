"""What a request sends in, its body out, within bounds of size and time; or a refusal."""

from __future__ import annotations

import asyncio
import logging

from starlette.responses import JSONResponse
from starlette.types import Receive, Scope, Send

logger = logging.getLogger(__name__)

BODY_LIMIT = 1_000_000
"""Most bytes of a body; those of the chats are a few thousand."""

PATIENCE = 10
"""Seconds in which a body must have come."""


class Refused(Exception):
    """Raise to refuse a request, with the status and the reason that it is told."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status, self.reason = status, reason


async def refuse(refusal: Refused, scope: Scope, receive: Receive, send: Send) -> None:
    """Answer with a refusal, which says as little as it can."""
    logger.info("Refused a request: %d, %s", refusal.status, refusal.reason)
    headers = {"connection": "close"}  # what is left of the body is not waited for
    response = JSONResponse({"error": refusal.reason}, refusal.status, headers)
    await response(scope, receive, send)


async def read_body(declared: bytes, receive: Receive) -> bytes:
    """Read a body whose length was declared so; raises Refused where it is out of bounds."""
    if not declared.isdigit() or int(declared) > BODY_LIMIT:
        raise Refused(413, "too large")
    return await _read(receive)


async def _read(receive: Receive) -> bytes:
    chunks, length, more = [], 0, True
    try:
        async with asyncio.timeout(PATIENCE):
            while more:
                message = await receive()
                if message["type"] == "http.disconnect":
                    raise Refused(400, "the body did not come whole")
                chunks.append(message.get("body", b""))
                length += len(chunks[-1])
                if length > BODY_LIMIT:
                    raise Refused(413, "too large")
                more = message.get("more_body", False)
    except TimeoutError:
        raise Refused(408, "the body did not come in time") from None
    return b"".join(chunks)

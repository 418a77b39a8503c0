"""A call of Slack's Web API in, made until it is taken; the library's own way takes twice as long.

Only what says that nothing was done is tried again. A connection that broke in the middle does
not: the message may have been posted.
"""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from random import random
from typing import Any

from aiohttp import ClientConnectorError
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

MOST = {"busy": 3, "faulty": 2, "away": 2}
"""How often a call is tried again: asked for patience, failed at by Slack, or not reached."""


class _NotYet(Exception):
    """Raise for what is to be tried again after so many seconds; without any, a while longer."""

    def __init__(self, why: str, error: Exception, seconds: float | None = None) -> None:
        super().__init__(why)
        self.why, self.error, self.seconds = why, error, seconds


class Calls:
    """Make calls over the session, to the address and with the token of a client."""

    def __init__(self, client: AsyncWebClient) -> None:
        self._client = client
        self._headers = {
            "Authorization": f"Bearer {client.token}",
            "Content-Type": "application/json; charset=utf-8",
        }

    async def call(self, method: str, content: dict[str, Any]) -> None:
        """Make one call; raises SlackApiError where it is refused, ClientError where it breaks."""
        body = json.dumps(content).encode()
        tries: Counter[str] = Counter()
        while True:
            try:
                return await self._try(method, body)
            except _NotYet as failed:
                tries[failed.why] += 1
                if tries[failed.why] > MOST[failed.why]:
                    raise failed.error from None
                longer = 2 ** tries.total() / 4 if failed.seconds is None else failed.seconds
                await asyncio.sleep(longer + random())  # noqa: S311  so that not all try at once

    async def _try(self, method: str, body: bytes) -> None:
        client = self._client
        assert client.session is not None
        try:
            async with client.session.post(
                f"{client.base_url}{method}", data=body, headers=self._headers, proxy=client.proxy
            ) as response:
                status, read = response.status, await response.read()
                after = response.headers.get("Retry-After", "1")
        except ClientConnectorError as error:
            raise _NotYet("away", error) from error
        refused = SlackApiError(f"{method} was answered with {status}", {"status": status})
        if status == 429:
            raise _NotYet("busy", refused, float(after) if after.isdecimal() else 1.0)
        if status in (500, 503):
            raise _NotYet("faulty", refused)
        try:
            answer = json.loads(read)
        except ValueError:
            raise refused from None
        if not (isinstance(answer, dict) and answer.get("ok")):
            raise SlackApiError(f"{method} was refused", answer)

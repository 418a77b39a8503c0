"""Messages in, posted to Slack after the acknowledgement has gone.

An acknowledgement must not wait for Slack's own Web API, which may ask for patience. So every
call runs as a task of its own: Slack's requests to slow down are obeyed, and a process that is
told to stop first finishes what is under way.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from typing import Any

from aiohttp import ClientConnectorError
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.async_handler import AsyncRetryHandler
from slack_sdk.http_retry.builtin_async_handlers import (
    AsyncConnectionErrorRetryHandler,
    AsyncRateLimitErrorRetryHandler,
    AsyncServerErrorRetryHandler,
)
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.background import Background
from bot.slack.message import Message, window

logger = logging.getLogger(__name__)

BLOCKS_REFUSED = {"invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long"}
VIEW_REFUSED = {"unknown_method", "expired_trigger_id", "exchanged_trigger_id", "trigger_expired"}


def retry_handlers() -> list[AsyncRetryHandler]:
    """List what a failed call is tried again for.

    A connection that broke in the middle is not among it: the message may have been posted.
    """
    return [
        AsyncRateLimitErrorRetryHandler(max_retry_count=3),
        AsyncServerErrorRetryHandler(max_retry_count=2),
        AsyncConnectionErrorRetryHandler(max_retry_count=2, error_types=[ClientConnectorError]),
    ]


class Deliveries(Background):
    """Make calls to Slack in the background, and know which are under way."""

    def __init__(self, client: AsyncWebClient) -> None:
        super().__init__()
        self._client = client

    async def post(self, message: Message, *, channel: str, thread: str | None) -> None:
        """Post to a channel, in the thread whose first message is stamped `thread`."""
        where: dict[str, Any] = {"channel": channel, "unfurl_links": False, "unfurl_media": False}
        if thread is not None:
            where["thread_ts"] = thread
        try:
            await self._client.api_call("chat.postMessage", json={**where, **message.body()})
        except SlackApiError as error:
            if error.response.get("error") not in BLOCKS_REFUSED:
                raise
            logger.warning(
                "Slack refused the blocks of a message; posting its text", exc_info=error
            )
            await self._client.api_call("chat.postMessage", json={**where, "text": message.text})

    async def respond(self, message: Message, *, url: str) -> None:
        """Show a message to one user only, by the address that came with the user's click."""
        webhook = AsyncWebhookClient(
            url, session=self._client.session, retry_handlers=retry_handlers()
        )
        body = {"response_type": "ephemeral", "replace_original": False, **message.body()}
        response = await webhook.send_dict(body)
        if response.status_code != 200:
            raise SlackApiError(
                "A response to a click was refused", {"status": response.status_code}
            )

    async def open(self, title: str, message: Message, *, trigger: str, url: str | None) -> None:
        """Open a window over Slack; where that cannot be, respond with a message instead."""
        try:
            await self.show(window(title, message), trigger=trigger)
        except SlackApiError as error:
            if url is None or error.response.get("error") not in VIEW_REFUSED:
                raise
            await self.respond(message, url=url)

    async def show(self, view: dict[str, Any], *, trigger: str) -> None:
        """Open a window over Slack."""
        await self._client.api_call("views.open", json={"trigger_id": trigger, "view": view})

    async def upload(self, draw: Callable[[], bytes], *, title: str, to: str, direct: bool) -> None:
        """Draw a picture beside other work and post it to a channel, or `direct` to a user."""
        drawn = await asyncio.to_thread(draw)
        if direct:
            opened = await self._client.conversations_open(users=to)
            to = opened["channel"]["id"]
        await self._client.files_upload_v2(
            channel=to, content=drawn, filename="exchange.png", title=title, alt_txt=title
        )

"""Messages in, posted to Teams after the acknowledgement has gone."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Any

import httpx
from microsoft_teams.api import ApiClient
from microsoft_teams.api.activities.message import MessageActivityInput

from bot.background import Background
from bot.teams.message import Message

logger = logging.getLogger(__name__)

PAUSES = (1.0, 2.0, 4.0)
"""Seconds before a failed call is made again, where Teams does not say how long."""

LONGEST_PAUSE = 30.0
AGAIN = {412, 429, 500, 502, 503, 504}
"""What a call is made again for; Microsoft names these as passing."""

CARD_REFUSED = {400, 413}
SERVICES_KEPT = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a message goes: a conversation, with its thread, and the address that serves it."""

    conversation: str
    service_url: str


class Deliveries(Background):
    """Make calls to Teams in the background, and know which are under way."""

    def __init__(self, api: ApiClient) -> None:
        super().__init__()
        self._api = api
        self._services: dict[str, ApiClient] = {}

    async def post(self, message: Message, place: Place) -> None:
        """Post to a conversation; where the card is refused, the same in plain words."""
        try:
            await self._post(message.activity(), place)
        except httpx.HTTPStatusError as error:
            if error.response.status_code not in CARD_REFUSED:
                raise
            logger.warning("Teams refused a card; posting its text", exc_info=error)
        except ValueError:  # whatever is wrong with a card, the asker gets its words
            logger.exception("A card could not be made; posting its text")
        else:
            return
        await self._post(message.plainly(), place)

    async def _post(self, activity: dict[str, Any], place: Place) -> None:
        conversations = self._service(place.service_url).conversations
        made = MessageActivityInput.model_validate(activity)
        await patiently(lambda: conversations.create_activity(place.conversation, made))

    def _service(self, url: str) -> ApiClient:
        """Return a client of the service at an address; a token has vouched for it."""
        if url not in self._services:
            while len(self._services) >= SERVICES_KEPT:
                self._services.pop(next(iter(self._services)))
            self._services[url] = self._api.clone(service_url=url)
        return self._services[url]


async def patiently(call: Callable[[], Awaitable[object]]) -> None:
    """Make a call, and again where Teams asks for patience or could not be connected to.

    A connection that broke in the middle is no such case: the message may have been posted.
    """
    for pause in PAUSES:
        try:
            await call()
        except httpx.HTTPStatusError as error:
            if error.response.status_code not in AGAIN:
                raise
            await asyncio.sleep(asked_for(error.response, pause))
        except httpx.ConnectError:
            await asyncio.sleep(pause)
        else:
            return
    await call()


def asked_for(response: httpx.Response, pause: float) -> float:
    """Return how many seconds Teams asks to wait, or else the pause."""
    asked = response.headers.get("Retry-After", "").strip()
    if asked.isascii() and asked.isdecimal():
        return min(float(asked), LONGEST_PAUSE)
    try:
        until = parsedate_to_datetime(asked)
        now = parsedate_to_datetime(response.headers["Date"])
        return min(max((until - now).total_seconds(), 0.0), LONGEST_PAUSE)
    except (ValueError, TypeError, KeyError):
        return pause

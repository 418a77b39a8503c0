"""Mentions and direct messages in, answers posted.

Slack delivers an event again until it is acknowledged, and a mention can come both as
`app_mention` and as `message`. Both carry the channel and the stamp of the one message that
was written, so that is what is claimed, across processes, before anything is answered.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from slack_bolt import BoltResponse
from slack_bolt.async_app import AsyncApp
from slack_bolt.middleware.async_middleware import AsyncMiddleware
from slack_bolt.request.async_request import AsyncBoltRequest

from bot.slack.deliveries import Deliveries
from bot.slack.responder import Asked, SlackResponder
from bot.slack.text import plain

logger = logging.getLogger(__name__)

EVENTS = ("app_mention", "message")

WRITTEN_BY_PEOPLE = (None, "file_share", "thread_broadcast")
"""Subtypes of messages that a person wrote; others are edits, deletions, notices and bots."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """A message to answer; `thread` is the stamp that the answer's thread starts from."""

    words: str
    source: str
    user: str
    channel: str
    stamp: str
    thread: str | None


def incoming(event: dict[str, Any], *, bot_user: str | None) -> Incoming | None:
    """Read an event of Slack's, or return None for one that is not to be answered.

    A mention is answered in its thread; a direct message where it stands.
    """
    user, channel, stamp = (event.get(name) for name in ("user", "channel", "ts"))
    by_person = event.get("subtype") in WRITTEN_BY_PEOPLE and not event.get("bot_id")
    mention, direct = event.get("type") == "app_mention", event.get("channel_type") == "im"
    if not (user and channel and stamp and by_person and user != bot_user and (mention or direct)):
        return None
    return Incoming(
        words=plain(event.get("text") or "", bot_user=bot_user),
        source="direct message" if direct else "mention",
        user=user,
        channel=channel,
        stamp=stamp,
        thread=event.get("thread_ts") or (None if direct else stamp),
    )


def register(app: AsyncApp, responder: SlackResponder, deliveries: Deliveries) -> None:
    """Answer mentions and direct messages."""
    app.use(Messages(responder, deliveries))


class Messages(AsyncMiddleware):
    """Answer messages in Bolt's chain of middleware, as `bot.slack.commands` does commands."""

    def __init__(self, responder: SlackResponder, deliveries: Deliveries) -> None:
        self._responder = responder
        self._deliveries = deliveries

    async def async_process(
        self,
        *,
        req: AsyncBoltRequest,
        resp: BoltResponse,
        next: Callable[[], Awaitable[BoltResponse]],  # noqa: A002  Bolt gives it by this name
    ) -> BoltResponse:
        """Acknowledge a message, and answer it then; leave what is none to those after it."""
        event = req.body.get("event", {})
        if req.body.get("type") != "event_callback" or event.get("type") not in EVENTS:
            return await next()
        asked = incoming(event, bot_user=req.context.bot_user_id)
        if asked is not None:
            self._answer_once(asked)
        return await req.context.ack()

    def _answer_once(self, message: Incoming) -> None:
        # Should the claim fail, so does the request, and Slack delivers the event again.
        asked = self._responder.accept(
            f"slack message {message.channel} {message.stamp}",
            Asked(
                words=message.words,
                source=message.source,
                user=message.user,
                channel=message.channel,
                thread=f"slack {message.channel} {message.thread}",
            ),
        )
        if asked is None:
            logger.debug("Answered before: %s %s", message.channel, message.stamp)
            return
        answering = self._post_answer(asked, message)
        self._deliveries.later(answering, f"answer {message.channel} {message.stamp}")

    async def _post_answer(self, asked: Asked, message: Incoming) -> None:
        answer = self._responder.answer(asked)
        await self._deliveries.post(answer, channel=message.channel, thread=message.thread)

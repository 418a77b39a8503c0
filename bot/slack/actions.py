"""Clicks on the bot's buttons in; windows, answers and records out."""

from __future__ import annotations

import re
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck

from bot.responder import VERDICTS
from bot.slack.deliveries import Deliveries
from bot.slack.render import CHOICE, FEEDBACK, SHOW_WORKING, render_working
from bot.slack.responder import Asked, SlackResponder


def register(app: AsyncApp, responder: SlackResponder, deliveries: Deliveries) -> None:
    """Listen for clicks on the bot's buttons."""

    async def show_working(ack: AsyncAck, action: dict[str, Any], body: dict[str, Any]) -> None:
        await ack()
        trigger, url = body["trigger_id"], body.get("response_url")
        message = render_working(action.get("value", ""))
        deliveries.later(
            deliveries.open("Working", message, trigger=trigger, url=url), "show a working"
        )

    async def choose(ack: AsyncAck, action: dict[str, Any], body: dict[str, Any]) -> None:
        await ack()
        deliveries.later(answer_choice(action.get("value", ""), body), "answer a choice")

    async def answer_choice(words: str, body: dict[str, Any]) -> None:
        container, user = body.get("container", {}), body["user"]["id"]
        channel: str | None = container.get("channel_id") or body.get("channel", {}).get("id")
        private = bool(container.get("is_ephemeral")) or channel is None
        thread = container.get("thread_ts")
        message = responder.answer(
            Asked(
                words=words,
                source="choice",
                user=user,
                channel=channel,
                thread=f"slack {channel} {user if private else thread}",
                private=private,
            )
        )
        if channel is None or private:
            await deliveries.respond(message, url=body["response_url"])
        else:
            await deliveries.post(message, channel=channel, thread=thread)

    async def keep_feedback(ack: AsyncAck, action: dict[str, Any], body: dict[str, Any]) -> None:
        await ack()
        number, _, verdict = action.get("value", "").partition(":")
        if _is_number(number) and verdict in VERDICTS:
            responder.feedback(int(number), user=body["user"]["id"], verdict=verdict)

    app.action(SHOW_WORKING)(show_working)
    app.action(re.compile(rf"^{CHOICE}:\d+$"))(choose)
    app.action(FEEDBACK)(keep_feedback)


def _is_number(value: str) -> bool:
    return value.isascii() and value.isdecimal() and len(value) <= 18

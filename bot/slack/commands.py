"""The slash commands in, their answers out in the acknowledgement itself."""

from __future__ import annotations

import re
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck

from bot.slack.responder import Asked, Responder
from bot.slack.text import plain

QUESTION, EXCHANGE = "/ir", "/exchange"

ONE = ("1", "one", "a", "per")
"""Words before a last `share` that make it a part of the exchange: `1 share`."""


def shared(words: str) -> tuple[str, bool]:
    """Take the word `share` off the words of an exchange, and tell whether it was there.

    >>> shared("10,000 share")
    ('10,000', True)
    >>> shared("1 share")
    ('1 share', False)
    """
    first, _, rest = words.partition(" ")
    if first.rstrip(":,").casefold() == "share":
        return rest.strip(), True
    *before, last = words.split() or [""]
    if last.casefold() == "share" and (before or ["1"])[-1].casefold() not in ONE:
        return " ".join(before), True
    return words, False


def register(app: AsyncApp, responder: Responder) -> None:
    """Listen for `/ir` and `/exchange`: one listener for both, since Bolt tries each in turn."""

    async def answer(ack: AsyncAck, command: dict[str, Any]) -> None:
        user, channel = command.get("user_id"), command.get("channel_id")
        words, public = plain(command.get("text", "")), False
        respond = responder.answer
        if command["command"] == EXCHANGE:
            words, public = shared(words)
            respond = responder.compute
        message = respond(
            Asked(
                words=words,
                source=command["command"],
                user=user,
                channel=channel,
                thread=f"slack {channel} {user}",
                private=True,
            )
        )
        await ack({"response_type": "in_channel" if public else "ephemeral", **message.body()})

    app.command(re.compile(f"^({QUESTION}|{EXCHANGE})$"))(answer)

"""The slash commands in, their answers out in the acknowledgement itself."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from slack_bolt import BoltResponse
from slack_bolt.async_app import AsyncApp
from slack_bolt.middleware.async_middleware import AsyncMiddleware
from slack_bolt.request.async_request import AsyncBoltRequest

from bot.slack.responder import Asked, SlackResponder
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


def register(app: AsyncApp, responder: SlackResponder) -> None:
    """Answer `/ir` and `/exchange`."""
    app.use(Commands(responder))


class Commands(AsyncMiddleware):
    """Answer commands in Bolt's chain of middleware, before it looks for listeners.

    For each listener that Bolt tries it puts together whatever any listener could ask for, which
    takes as long as the answer does.
    """

    def __init__(self, responder: SlackResponder) -> None:
        self._responder = responder

    async def async_process(
        self,
        *,
        req: AsyncBoltRequest,
        resp: BoltResponse,
        next: Callable[[], Awaitable[BoltResponse]],  # noqa: A002  Bolt gives it by this name
    ) -> BoltResponse:
        """Answer a command of the bot's; leave whatever else comes to those after it."""
        command = req.body
        if command.get("command") not in (QUESTION, EXCHANGE):
            return await next()
        user, channel = command.get("user_id"), command.get("channel_id")
        words, public = plain(command.get("text", "")), False
        respond = self._responder.answer
        if command["command"] == EXCHANGE:
            words, public = shared(words)
            respond = self._responder.compute
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
        shown = "in_channel" if public else "ephemeral"
        return await req.context.ack({"response_type": shown, **message.body()})

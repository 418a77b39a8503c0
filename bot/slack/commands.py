"""The slash commands in, their answers out in the acknowledgement itself."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from typing import Any

from slack_bolt import BoltResponse
from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.middleware.async_middleware import AsyncMiddleware
from slack_bolt.request.async_request import AsyncBoltRequest

from bot.slack.deliveries import Deliveries
from bot.slack.form import AMOUNT, FORM, exchange_form, words_of
from bot.slack.message import window
from bot.slack.responder import Asked, SlackResponder
from bot.slack.text import plain

QUESTION, EXCHANGE = "/ir", "/exchange"

CHART = re.compile(r"\b(?:chart|graph)\b", re.IGNORECASE)

ERROR_LIMIT = 300
"""Most characters of what is said to be wrong under a field of a form."""

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


def register(app: AsyncApp, responder: SlackResponder, deliveries: Deliveries) -> None:
    """Answer `/ir` and `/exchange`, and the form of the latter."""
    app.use(Commands(responder, deliveries))

    async def compute(ack: AsyncAck, body: dict[str, Any], view: dict[str, Any]) -> None:
        user = body["user"]["id"]
        asked = Asked(
            words=plain(words_of(view["state"]["values"])),
            source=FORM,
            user=user,
            channel=None,
            thread=f"slack {None} {user}",
            private=True,
        )
        found = responder.fill(asked)
        if isinstance(found, str):
            await ack(response_action="errors", errors={AMOUNT: found[:ERROR_LIMIT]})
            return
        await ack(response_action="update", view=window("Exchange", found))

    async def open_form(ack: AsyncAck, body: dict[str, Any]) -> None:
        await ack()
        opened = deliveries.show(exchange_form(), trigger=body["trigger_id"])
        deliveries.later(opened, "open the form")

    app.view(FORM)(compute)
    app.action(FORM)(open_form)


class Commands(AsyncMiddleware):
    """Answer commands in Bolt's chain of middleware, before it looks for listeners.

    For each listener that Bolt tries it puts together whatever any listener could ask for, which
    takes as long as the answer does.
    """

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
        """Answer a command of the bot's; leave whatever else comes to those after it."""
        command = req.body
        if command.get("command") not in (QUESTION, EXCHANGE):
            return await next()
        user, channel = command.get("user_id"), command.get("channel_id")
        words, public = plain(command.get("text", "")), False
        respond = self._responder.answer
        if command["command"] == EXCHANGE:
            words, public = shared(words)
            if words.casefold() == "form":
                opened = self._deliveries.show(exchange_form(), trigger=command["trigger_id"])
                self._deliveries.later(opened, "open the form")
                return await req.context.ack()
            respond = self._responder.compute
            if CHART.search(words):
                self._draw(words, to=channel if public else user, direct=not public)
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

    def _draw(self, words: str, *, to: str | None, direct: bool) -> None:
        """Post the picture that an exchange asks for, once the answer has gone."""
        draw = self._responder.chart(words)
        if draw is not None and to is not None:
            sent = self._deliveries.upload(draw, title=words, to=to, direct=direct)
            self._deliveries.later(sent, "send a chart")

"""Messages and installations in, answers posted.

Teams delivers a message again where its acknowledgement is late, so the message is claimed,
across processes, before anything is answered; and it is answered after it is acknowledged.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from dataclasses import dataclass

from microsoft_teams.api.activities.install_update import InstalledActivity
from microsoft_teams.api.activities.message import MessageActivity
from microsoft_teams.api.models.entity import MentionEntity

from bot.responder import Asked
from bot.teams.actions import Clicked, keep_feedback, thread, who
from bot.teams.deliveries import Deliveries, Place
from bot.teams.guide import GUIDE
from bot.teams.library import ActivityContext, App
from bot.teams.message import Message
from bot.teams.responder import TeamsResponder
from bot.teams.text import Mention, plain

logger = logging.getLogger(__name__)

EXCHANGE = re.compile(
    r"/?exchange\b[:,\s]*(?P<words>(?:(?:[$€£@+−-]?\s*[\d.]|all\b|everything\b|help\b).*)?)",
    re.IGNORECASE | re.DOTALL,
)
"""`exchange` and an amount; a question may begin with the word too, and goes on otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """A message to answer, and where."""

    words: str
    source: str
    user: str
    message: str
    place: Place
    clicked: Clicked | None = None


def incoming(activity: MessageActivity) -> Incoming | None:
    """Read a message of Teams', or return None for one that is not to be answered.

    In a channel or a group only a mention is; elsewhere there is nobody else to write to.
    """
    bot, clicked = activity.recipient.id, Clicked.read(activity.value)
    mentions = _mentions(activity)
    personal = activity.conversation.conversation_type in (None, "personal")
    mentioned = any(each.who == bot for each in mentions)
    if activity.from_.id == bot or activity.from_.role == "bot" or not activity.service_url:
        return None
    if not (personal or mentioned or clicked):
        return None
    words = plain(activity.text or "", mentions=mentions, bot=bot)
    return Incoming(
        words=words if clicked is None else clicked.question,
        source="choice" if clicked else "direct message" if personal else "mention",
        user=who(activity.from_),
        message=activity.id,
        place=Place(conversation=activity.conversation.id, service_url=activity.service_url),
        clicked=clicked,
    )


def respond(responder: TeamsResponder, asked: Asked) -> Message:
    """Answer a question, or compute what begins with `exchange` and an amount.

    What is computed leaves the subject of a thread as it is.
    """
    found = EXCHANGE.fullmatch(asked.words)
    if found is None:
        return responder.answer(asked)
    return responder.compute(
        Asked(
            words=found["words"],
            source=f"{asked.source}, exchange",
            user=asked.user,
            channel=asked.channel,
            thread=asked.thread,
        )
    )


def register(app: App, responder: TeamsResponder, deliveries: Deliveries) -> None:
    """Answer messages, and say what the bot does where it is installed."""

    def once(key: str, answering: Callable[[], Message], place: Place) -> None:
        # Should the claim fail, so does the request, and Teams delivers it again.
        if not responder.claim(key):
            logger.debug("Answered before: %s", key)
            return

        async def answer() -> None:
            await deliveries.post(answering(), place)

        deliveries.later(answer(), f"answer {key}")

    async def message(context: ActivityContext[MessageActivity]) -> None:
        found = incoming(context.activity)
        if found is None:
            return
        if found.clicked is not None and not found.clicked.question:
            keep_feedback(responder, found.clicked, found.user)
            return
        asked = Asked(
            words=found.words,
            source=found.source,
            user=found.user,
            channel=found.place.conversation,
            thread=thread(found.place.conversation),
        )
        key = f"teams message {found.place.conversation} {found.message}"
        once(key, lambda: respond(responder, asked), found.place)

    async def installed(context: ActivityContext[InstalledActivity]) -> None:
        activity = context.activity
        if activity.service_url:
            place = Place(conversation=activity.conversation.id, service_url=activity.service_url)
            once(f"teams install {place.conversation} {activity.id}", lambda: GUIDE, place)

    app.on_message(message)
    app.on_install_add(installed)


def _mentions(activity: MessageActivity) -> tuple[Mention, ...]:
    """List who is mentioned, in the order of the text."""
    found = [each for each in activity.entities or [] if isinstance(each, MentionEntity)]
    return tuple(Mention(who=each.mentioned.id, text=each.text or "") for each in found)

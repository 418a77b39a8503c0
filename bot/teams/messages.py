"""Messages and installations in, answers posted.

Teams delivers a message again where its acknowledgement is late, so the message is claimed,
across processes, before anything is answered; and it is answered after it is acknowledged.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass

from microsoft_teams.api.activities.install_update import InstalledActivity
from microsoft_teams.api.activities.message import MessageActivity
from microsoft_teams.api.models.entity import MentionEntity

from bot.responder import Asked
from bot.teams.actions import Clicked, keep_feedback
from bot.teams.asking import asked_by, respond
from bot.teams.deliveries import Deliveries, Place
from bot.teams.guide import GUIDE
from bot.teams.library import ActivityContext, App
from bot.teams.message import Message
from bot.teams.responder import TeamsResponder
from bot.teams.text import Mention, plain

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """A message to answer, and where."""

    asked: Asked
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
    conversation = activity.conversation.id
    return Incoming(
        asked=asked_by(
            activity.from_,
            words if clicked is None else clicked.question,
            source="choice" if clicked else "direct message" if personal else "mention",
            conversation=conversation,
        ),
        message=activity.id,
        place=Place(conversation=conversation, service_url=activity.service_url),
        clicked=clicked,
    )


def register(app: App, responder: TeamsResponder, deliveries: Deliveries) -> None:
    """Answer messages, and say what the bot does where it is installed."""

    def later(key: str, answering: Callable[[], Message], place: Place) -> None:
        async def answer() -> None:
            await deliveries.post(answering(), place)

        deliveries.later(answer(), f"answer {key}")

    async def message(context: ActivityContext[MessageActivity]) -> None:
        found = incoming(context.activity)
        if found is None:
            return
        if found.clicked is not None and not found.clicked.question:
            keep_feedback(responder, found.clicked, found.asked.user)
            return
        key = f"teams message {found.place.conversation} {found.message}"
        # Should the claim fail, so does the request, and Teams delivers it again.
        asked = responder.accept(key, found.asked)
        if asked is None:
            logger.debug("Answered before: %s", key)
            return
        later(key, lambda: respond(responder, asked), found.place)

    async def installed(context: ActivityContext[InstalledActivity]) -> None:
        activity = context.activity
        if activity.service_url:
            place = Place(conversation=activity.conversation.id, service_url=activity.service_url)
            key = f"teams install {place.conversation} {activity.id}"
            if responder.claim(key):
                later(key, lambda: GUIDE, place)

    app.on_message(message)
    app.on_install_add(installed)


def _mentions(activity: MessageActivity) -> tuple[Mention, ...]:
    """List who is mentioned, in the order of the text."""
    found = [each for each in activity.entities or [] if isinstance(each, MentionEntity)]
    return tuple(Mention(who=each.mentioned.id, text=each.text or "") for each in found)

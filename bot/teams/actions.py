"""Clicks on the buttons of cards in; the card in their place, or a word of thanks, out."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import Any

from microsoft_teams.api import Account
from microsoft_teams.api.activities.invoke.adaptive_card import AdaptiveCardInvokeActivity

from bot.responder import VERDICTS, Asked
from bot.teams.library import ActivityContext, App
from bot.teams.render import CHOOSE, FEEDBACK, asked
from bot.teams.responder import TeamsResponder

logger = logging.getLogger(__name__)

CARD = "application/vnd.microsoft.card.adaptive"
WORDS = "application/vnd.microsoft.activity.message"
ERROR = "application/vnd.microsoft.error"
LARGEST = 2**53


@dataclass(frozen=True, slots=True, kw_only=True)
class Clicked:
    """What a button of ours brings back: a question, or what is thought of an answer."""

    question: str = ""
    answer: int = 0
    verdict: str = ""

    @classmethod
    def read(cls, value: object, verb: object = None) -> Clicked | None:
        """Read what came with a click; None for what no button of ours would bring."""
        if not isinstance(value, dict):
            return None
        verb = value.get("verb") if verb is None else verb
        question, answer = value.get("question"), value.get("answer")
        verdict = value.get("verdict")
        if verb == CHOOSE and isinstance(question, str) and question.strip():
            return cls(question=question)
        if (
            verb == FEEDBACK
            and isinstance(answer, int)
            and 0 < answer < LARGEST
            and verdict in VERDICTS
        ):
            return cls(answer=answer, verdict=verdict)
        return None


def who(account: Account) -> str:
    """Name a user for the record: by the directory's id, which is the same everywhere."""
    return account.aad_object_id or account.id


def thread(conversation: str) -> str:
    """Name the conversation for what goes on in it; a channel's id has the thread in it."""
    return f"teams {conversation}"


def keep_feedback(responder: TeamsResponder, clicked: Clicked, user: str) -> None:
    """Keep what a user thinks of an answer."""
    responder.feedback(clicked.answer, user=user, verdict=clicked.verdict)


def register(app: App, responder: TeamsResponder) -> None:
    """Answer clicks."""

    async def click(context: ActivityContext[AdaptiveCardInvokeActivity]) -> Any:
        activity = context.activity
        clicked = Clicked.read(activity.value.action.data, activity.value.action.verb or "")
        user = who(activity.from_)
        if clicked is None:
            logger.info("No use for a click of %r", activity.value.action.verb)
            return _answered(ERROR, {"code": "BadRequest", "message": "not a button of this bot"})
        if not clicked.question:
            keep_feedback(responder, clicked, user)
            return _answered(WORDS, "Thank you: that is kept with the answer.")
        conversation = activity.conversation.id
        message = responder.answer(
            Asked(
                words=clicked.question,
                source="choice",
                user=user,
                channel=conversation,
                thread=thread(conversation),
            )
        )
        return _answered(CARD, message.card(asked=[asked(clicked.question)]))

    app.on_card_action(click)


def _answered(kind: str, value: object) -> dict[str, Any]:
    """Answer a click; a client looks for what went wrong within, not at the status."""
    status = 400 if kind == ERROR else 200
    return {"status": 200, "body": {"statusCode": status, "type": kind, "value": value}}

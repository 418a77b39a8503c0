"""Clicks on the buttons of cards in; the card in their place, or a word of thanks, out."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import Any

from microsoft_teams.api.activities.invoke.adaptive_card import AdaptiveCardInvokeActivity

from bot.responder import VERDICTS
from bot.teams.asking import asked_by, respond
from bot.teams.card import ASK, CHOOSE
from bot.teams.deliveries import Deliveries, Place
from bot.teams.library import ActivityContext, App
from bot.teams.render import FEEDBACK, asked
from bot.teams.responder import TeamsResponder

logger = logging.getLogger(__name__)

CARD = "application/vnd.microsoft.card.adaptive"
WORDS = "application/vnd.microsoft.activity.message"
ERROR = "application/vnd.microsoft.error"
LARGEST = 2**53


@dataclass(frozen=True, slots=True, kw_only=True)
class Clicked:
    """What a button of ours brings back: a question, or what is thought of an answer.

    The answer to a question takes the card's place, unless it is to be posted `below`.
    """

    question: str = ""
    answer: int = 0
    verdict: str = ""
    below: bool = False

    @classmethod
    def read(cls, value: object, verb: object = None) -> Clicked | None:
        """Read what came with a click; None for what no button of ours would bring."""
        if not isinstance(value, dict):
            return None
        verb = value.get("verb") if verb is None else verb
        question, answer = value.get("question"), value.get("answer")
        verdict = value.get("verdict")
        if verb in (CHOOSE, ASK) and isinstance(question, str) and question.strip():
            return cls(question=question, below=verb == ASK)
        if verb != FEEDBACK or verdict not in VERDICTS or not isinstance(answer, int):
            return None
        # True would be a number too.
        numbered = not isinstance(answer, bool) and 0 < answer < LARGEST
        return cls(answer=answer, verdict=verdict) if numbered else None


def keep_feedback(responder: TeamsResponder, clicked: Clicked, user: str | None) -> None:
    """Keep what a user thinks of an answer."""
    responder.feedback(clicked.answer, user=user, verdict=clicked.verdict)


def register(app: App, responder: TeamsResponder, deliveries: Deliveries) -> None:
    """Answer clicks."""

    async def click(context: ActivityContext[AdaptiveCardInvokeActivity]) -> Any:
        activity = context.activity
        clicked = Clicked.read(activity.value.action.data, activity.value.action.verb or "")
        if clicked is None:
            logger.info("No use for a click of %r", activity.value.action.verb)
            return _answered(ERROR, {"code": "BadRequest", "message": "not a button of this bot"})
        conversation, words = activity.conversation.id, clicked.question
        asking = asked_by(activity.from_, words, source="choice", conversation=conversation)
        if not words:
            keep_feedback(responder, clicked, asking.user)
            return _answered(WORDS, "Thank you: that is kept with the answer.")
        if not clicked.below:
            return _answered(CARD, respond(responder, asking).card(asked=[asked(words)]))

        async def post() -> None:
            place = Place(conversation=conversation, service_url=activity.service_url or "")
            await deliveries.post(respond(responder, asking).below(asked(words)), place)

        deliveries.later(post(), f"answer a click in {conversation}")
        return _answered(WORDS, "The answer is below.")

    app.on_card_action(click)


def _answered(kind: str, value: object) -> dict[str, Any]:
    """Answer a click; a client looks for what went wrong within, not at the status."""
    status = 400 if kind == ERROR else 200
    return {"status": 200, "body": {"statusCode": status, "type": kind, "value": value}}

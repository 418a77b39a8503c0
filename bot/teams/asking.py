"""Words asked in a conversation of Teams in; the message that answers them out."""

from __future__ import annotations

import re
from dataclasses import replace

from microsoft_teams.api import Account

from bot.responder import Asked
from bot.teams.message import Message
from bot.teams.responder import TeamsResponder

EXCHANGE = re.compile(
    r"/?exchange\b[:,\s]*(?P<words>(?:(?:[$€£@+−-]?\s*[\d.]|all\b|everything\b|help\b).*)?)",
    re.IGNORECASE | re.DOTALL,
)
"""`exchange` and an amount; a question may begin with the word too, and goes on otherwise."""


def asked_by(account: Account, words: str, *, source: str, conversation: str) -> Asked:
    """Say who asked what, and where.

    A user is named by the directory's id, which is the same everywhere. What goes on in a
    conversation goes on under its id, which in a channel has the thread in it.
    """
    return Asked(
        words=words,
        source=source,
        user=account.aad_object_id or account.id,
        channel=conversation,
        thread=f"teams {conversation}",
    )


def respond(responder: TeamsResponder, asked: Asked) -> Message:
    """Answer a question, or compute what begins with `exchange` and an amount.

    What is computed leaves the subject of a thread as it is.
    """
    found = EXCHANGE.fullmatch(asked.words)
    if found is None:
        return responder.answer(asked)
    source = f"{asked.source}, exchange"
    return responder.compute(replace(asked, words=found["words"], source=source))

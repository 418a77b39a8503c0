"""What is typed into the message extension in; published figures to pick from, each a card, out."""

from __future__ import annotations

import logging
from datetime import date
from html import escape
from typing import Any

from microsoft_teams.api.activities.invoke.message_extension import (
    MessageExtensionQueryInvokeActivity,
)

from bot.asides import standing
from bot.ask import ask, look_up
from bot.model import Answer, Restriction
from bot.store import Store
from bot.teams.library import ActivityContext, App
from bot.teams.message import attached
from bot.teams.render import render
from bot.teams.text import clipped

logger = logging.getLogger(__name__)

COMMAND, PARAMETER = "figures", "words"
"""The command of the manifest, and its one parameter."""

INITIAL = "initialRun"
LIMIT = 10
TITLE_LIMIT = 100


def results(
    words: str, store: Store, today: date, restrictions: tuple[Restriction, ...] = ()
) -> tuple[Answer, ...]:
    """List what words are about: the answer to them as a question first, where there is one."""
    found = look_up(words, store, today=today, restrictions=restrictions, limit=LIMIT)
    reply = ask(words, store, today=today, restrictions=restrictions) if words else None
    if not isinstance(reply, Answer):
        return found
    others = (each for each in found if each.text != reply.text)
    return (reply, *others)[:LIMIT]


def register(app: App, store: Store, restrictions: tuple[Restriction, ...] = ()) -> None:
    """Answer searches; what is only typed goes into no record."""

    async def search(context: ActivityContext[MessageExtensionQueryInvokeActivity]) -> Any:
        query = context.activity.value
        typed = {each.name: each.value for each in query.parameters or []}
        words = "" if INITIAL in typed else str(typed.get(PARAMETER) or "")
        try:
            found = results(" ".join(words.split()), store, date.today(), restrictions)
        except Exception:  # whatever fails inside, the list must not spin for ever
            logger.exception("Could not search")
            return _said("The releases cannot be searched just now. Please try again later.")
        if not found:
            return _said("No published figure fits these words.")
        listed = [_result(each) for each in found]
        return _answered({"type": "result", "attachmentLayout": "list", "attachments": listed})

    app.on_message_ext_query(search)


def _result(answer: Answer) -> dict[str, Any]:
    """Show a figure in the list, which is drawn from HTML, and its card once it is picked."""
    title = f"{answer.figure} · {answer.label.removeprefix('the ')}"
    preview = {
        "title": escape(clipped(title, TITLE_LIMIT)),
        "text": escape(f"{clipped(answer.text, 300)} ({', '.join(standing(answer))})"),
    }
    return {
        **attached(render(answer).shared()),
        "preview": {"contentType": "application/vnd.microsoft.card.thumbnail", "content": preview},
    }


def _said(words: str) -> dict[str, Any]:
    return _answered({"type": "message", "text": words})


def _answered(extension: dict[str, Any]) -> dict[str, Any]:
    return {"status": 200, "body": {"composeExtension": extension}}

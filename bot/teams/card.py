"""What Adaptive Cards are put together from, as JSON, and nowhere else.

Words that come from a release, a user or the store are shown in runs of text, which no client
reads as Markdown: nothing in them can format, link or mention. Everything here is of version 1.5
of https://adaptivecards.io/explorer/ or older; an action says what older clients do instead.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from bot.teams.text import ELLIPSIS, NO_WIDTH

VERSION = "1.5"
TITLE_LIMIT = 120
TEXT_LIMIT = 3000

CHOOSE, ASK = "choose", "ask"
"""What a click asks for: an answer in the card's place, or one below it."""

Element = dict[str, Any]
"""One element, run or action of an Adaptive Card, as JSON."""


def run(text: str, **style: Any) -> Element:
    """Show words as they are, in a style."""
    return {"type": "TextRun", "text": shown(text), **style}


def shown(text: str, limit: int = TEXT_LIMIT) -> str:
    """Write words so that no client takes a part of them for a date to be formatted.

    >>> shown("{{DATE(2003-11-20)}}") == "{" + NO_WIDTH + "{DATE(2003-11-20)}}"
    True
    """
    kept = text if len(text) <= limit else text[: limit - 1].rstrip() + ELLIPSIS
    return kept.replace("{{", "{" + NO_WIDTH + "{")


def line(*runs: Element, **style: Any) -> Element:
    """Show runs of text, one after the other."""
    return {"type": "RichTextBlock", "inlines": list(runs), **style}


def box(*items: Element, **style: Any) -> Element:
    """Hold elements together."""
    return {"type": "Container", "items": list(items), **style}


def row(*actions: Element) -> Element:
    """Show a row of buttons."""
    return {"type": "ActionSet", "actions": list(actions), "spacing": "Medium"}


def toggle(title: str, target: str) -> Element:
    """Make a button that shows the element of that id, and hides it again."""
    return {"type": "Action.ToggleVisibility", "title": title, "targetElements": [target]}


def execute(title: str, verb: str, data: dict[str, Any], **style: Any) -> Element:
    """Make a button; a click of it brings back `verb` and `data`.

    Clients older than Action.Execute send both as a message instead.
    """
    title = shown(title, TITLE_LIMIT)
    older = {"type": "Action.Submit", "title": title, "data": {"verb": verb, **data}}
    return {
        "type": "Action.Execute",
        "title": title,
        "verb": verb,
        "data": data,
        "fallback": older,
        **style,
    }


def link(url: str | None) -> dict[str, Any]:
    """Make what a click of a text does: open an address of the web, and nothing else."""
    if not url or not re.fullmatch(r"https?://[^\s<>\"]{1,2000}", url):
        return {}
    return {"selectAction": {"type": "Action.OpenUrl", "url": url}}


def adaptive_card(body: Sequence[Element], *, whole: str) -> Element:
    """Make a card; `whole` is what is spoken of it, and shown by a client that cannot draw it."""
    return {
        "type": "AdaptiveCard",
        "version": VERSION,
        "speak": whole,
        "fallbackText": whole,
        "body": list(body),
        "msteams": {"width": "full"},
    }

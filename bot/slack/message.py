"""What is sent to Slack: words that say everything, and blocks that show it.

Blocks are written as JSON here, and nowhere else. The models of slack_sdk check each object by
looking through its class, which takes a millisecond a message; the tests have them check what
these functions write.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.slack.text import ELLIPSIS

BLOCKS_LIMIT = 50
TEXT_LIMIT = 4000
BUTTON_LABEL_LIMIT = 75
BUTTON_VALUE_LIMIT = 2000
BUTTONS_LIMIT = 25
CONTEXT_LIMIT = 10

Block = dict[str, Any]
"""One block of Block Kit, as JSON."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A message; `text` alone says everything, where blocks are not shown or not taken."""

    text: str
    blocks: tuple[Block, ...]

    @classmethod
    def of(cls, lines: Sequence[str], blocks: Sequence[Block]) -> Message:
        """Make a message of escaped lines, and of blocks that show the same."""
        text = "\n".join(lines)
        if len(text) > TEXT_LIMIT:
            # Cut between lines: within one, a cut could split an escape. The first fits.
            kept = text[: TEXT_LIMIT - 2].rpartition("\n")[0] or lines[0]
            text = f"{kept}\n{ELLIPSIS}"
        return cls(text=text, blocks=tuple(blocks[:BLOCKS_LIMIT]))

    def body(self) -> dict[str, Any]:
        """Write the message for JSON."""
        return {"text": self.text, "blocks": list(self.blocks)}


def section(mrkdwn: str) -> Block:
    """Show escaped text."""
    return {"type": "section", "text": _mrkdwn(mrkdwn)}


def context(*mrkdwn: str) -> Block:
    """Show escaped texts small, side by side."""
    return {"type": "context", "elements": [_mrkdwn(each) for each in mrkdwn[:CONTEXT_LIMIT]]}


def buttons(*elements: Block) -> Block:
    """Show a row of buttons."""
    return {"type": "actions", "elements": list(elements[:BUTTONS_LIMIT])}


def button(label: str, *, action: str, value: str) -> Block:
    """Make a button; a click of it brings back `action` and `value`."""
    if len(label) > BUTTON_LABEL_LIMIT:
        label = label[: BUTTON_LABEL_LIMIT - 1] + ELLIPSIS
    value = value[:BUTTON_VALUE_LIMIT]
    return {"type": "button", "text": _plain(label), "action_id": action, "value": value}


def feedback(action: str, *, positive: str, negative: str) -> Block:
    """Show two thumbs; a click of one brings back `action` and its value."""
    element = {
        "type": "feedback_buttons",
        "action_id": action,
        "positive_button": {"text": _plain("Helpful"), "value": positive},
        "negative_button": {"text": _plain("Not helpful"), "value": negative},
    }
    return {"type": "context_actions", "elements": [element]}


def window(title: str, shown: Message) -> dict[str, Any]:
    """Make a window that shows a message and can only be closed."""
    head = {"type": "modal", "title": _plain(title), "close": _plain("Close")}
    return {**head, "blocks": list(shown.blocks)}


def form(title: str, fields: Sequence[Block], *, name: str, submit: str) -> dict[str, Any]:
    """Make a window with fields to fill in; handing it in brings back `name`."""
    head = {"type": "modal", "callback_id": name, "title": _plain(title)}
    return {**head, "submit": _plain(submit), "close": _plain("Close"), "blocks": list(fields)}


def filled(label: str, *, name: str, example: str, optional: bool) -> Block:
    """Make a line to fill in, with an example in it until something is."""
    element = {"type": "plain_text_input", "action_id": name, "placeholder": _plain(example)}
    return _field(label, element, name, optional=optional)


def chosen(label: str, *, name: str, choices: Sequence[tuple[str, str]]) -> Block:
    """Make a list to choose from: each choice's value and its words."""
    options = [{"text": _plain(words), "value": value} for value, words in choices]
    element = {"type": "static_select", "action_id": name, "options": options}
    return _field(label, element, name, optional=True)


def _field(label: str, element: Block, name: str, *, optional: bool) -> Block:
    head = {"type": "input", "block_id": name, "label": _plain(label)}
    return {**head, "element": element, "optional": optional}


def _plain(text: str) -> Block:
    return {"type": "plain_text", "text": text, "emoji": False}


def _mrkdwn(text: str) -> Block:
    # Verbatim: Slack makes no links of its own of names and addresses.
    return {"type": "mrkdwn", "text": text, "verbatim": True}

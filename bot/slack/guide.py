"""What the bot says about itself: how to ask, and how to give an exchange."""

from __future__ import annotations

from bot.exchange.help import EXAMPLES, PROMPT
from bot.slack.form import FORM
from bot.slack.message import Block, Message, button, buttons
from bot.slack.parts import assembled, said


def _guide(opening: str, examples: tuple[str, ...], closing: str, *controls: Block) -> Message:
    shown = "\n".join(f"• {example}" for example in examples)
    return assembled([said(opening), said(shown), said(closing)], *controls)


GUIDE = _guide(
    "I answer questions from the company's published releases: each figure with its date and "
    "the sentence that states it. Mention me, write to me directly, or ask privately:",
    (
        "/ir how many preferred shares are outstanding?",
        "/ir when was the exchange announced?",
        "/ir who is the investor contact?",
        "/exchange 10,000",
    ),
    "What the releases do not say, I decline. I give no advice and no forecasts.",
)

GUIDE_TO_EXCHANGES = _guide(
    PROMPT,
    (
        *(f"/exchange {example}" for example in EXAMPLES),
        "/exchange 10,000 share",
        "/exchange form",
    ),
    "Only you see the result, unless the first or the last word is share.",
    buttons(button("Fill in a form", action=FORM, value=FORM)),
)

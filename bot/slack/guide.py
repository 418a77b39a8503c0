"""What the bot says about itself: how to ask, and how to give an exchange."""

from __future__ import annotations

from bot.slack.message import Message
from bot.slack.parts import assembled, said


def _guide(opening: str, examples: tuple[str, ...], closing: str) -> Message:
    shown = "\n".join(f"• {example}" for example in examples)
    return assembled([said(opening), said(shown), said(closing)])


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
    "I compute what an exchange would give at the published ratio, or at one of yours. "
    "Nothing here is an offer; every result is hypothetical. For example:",
    (
        "/exchange 10,000",
        "/exchange 10000 at 8",
        "/exchange 5%",
        "/exchange all",
        "/exchange 10,000 share",
    ),
    "Only you see the result, unless the first or the last word is share.",
)

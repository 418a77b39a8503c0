"""What the bot says about itself: how to ask, and how to give an exchange."""

from __future__ import annotations

from bot.teams.card import ASK, execute, line, row, run
from bot.teams.message import Message


def _guide(opening: str, examples: tuple[str, ...], closing: str) -> Message:
    return Message(
        text=opening,
        sentence=line(run(opening)),
        rest=(
            *(row(execute(each, ASK, {"question": each})) for each in examples),
            line(run(closing, isSubtle=True, size="Small"), spacing="Medium"),
        ),
        lines=(opening, *(f"• {each}" for each in examples), closing),
    )


QUESTIONS = (
    "how many preferred shares are outstanding?",
    "when was the exchange announced?",
    "who is the investor contact?",
)
EXCHANGES = ("exchange 10,000", "exchange 10,000 at 8", "exchange 5%", "exchange all")

GUIDE = _guide(
    "I answer questions from the company's published releases: each figure with its date and "
    "the sentence that states it. Mention me in a channel or a chat, or write to me directly.",
    (*QUESTIONS, "exchange 10,000"),
    "What the releases do not say, I decline. I give no advice and no forecasts.",
)

GUIDE_TO_EXCHANGES = _guide(
    "I compute what an exchange would give at the published ratio, or at one of yours.",
    EXCHANGES,
    "Nothing here is an offer; every result is hypothetical.",
)

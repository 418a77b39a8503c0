"""What is sent to Teams: words that say the answer, and a card that shows it with its evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from bot.asides import day
from bot.model import Citation
from bot.teams.card import Element, adaptive_card, link
from bot.teams.text import ELLIPSIS, clipped, escape

WHOLE_LIMIT = 4000
CITATIONS_SHOWN = 5
NAME_LIMIT, ABSTRACT_LIMIT = 80, 160
"""Most characters that Teams takes of a citation's name and of its abstract."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A message: one sentence that answers, what is shown of it, and what is cited.

    `first` stands above the sentence in a card and `rest` below; `lines` say all of it in plain
    words. `actions` are what can be clicked where the bot itself is in the conversation.
    """

    text: str
    first: tuple[Element, ...] = ()
    sentence: Element | None = None
    rest: tuple[Element, ...] = ()
    lines: tuple[str, ...]
    actions: tuple[Element, ...] = ()
    citations: tuple[Citation, ...] = field(default=())

    @property
    def shown(self) -> tuple[Element, ...]:
        """All that the message shows, with the sentence where it belongs."""
        sentence = () if self.sentence is None else (self.sentence,)
        return (*self.first, *sentence, *self.rest)

    @property
    def whole(self) -> str:
        """Everything that the message says, in plain words."""
        whole = "\n".join(self.lines)
        return whole if len(whole) <= WHOLE_LIMIT else whole[: WHOLE_LIMIT - 1] + ELLIPSIS

    def below(self, asked: Element) -> Message:
        """Make the same message, with what was asked above it."""
        return replace(self, first=(asked, *self.first))

    def card(self, *, asked: Sequence[Element] = ()) -> Element:
        """Make the card that says everything by itself, in the place of another."""
        return adaptive_card((*asked, *self.shown, *self.actions), whole=self.whole)

    def shared(self) -> Element:
        """Make the card for a message of a user's own, where the bot may not be."""
        return adaptive_card(self.shown, whole=self.whole)

    def activity(self) -> dict[str, Any]:
        """Write the message as an activity: the sentence, its citations and the card.

        No label says that it is generated: figures are computed from published text.
        """
        body = (*self.first, *self.rest, *self.actions)
        cited = self.citations[:CITATIONS_SHOWN]
        marks = "".join(f" [{number}]" for number, _ in enumerate(cited, 1))
        return {
            "type": "message",
            "text": escape(self.text) + marks,
            "textFormat": "markdown",
            "summary": self.whole,
            **({"attachments": [attached(adaptive_card(body, whole=self.whole))]} if body else {}),
            **({"entities": [_cited(cited)]} if cited else {}),
        }

    def plainly(self) -> dict[str, Any]:
        """Write the message as an activity of words alone, for where a card is refused."""
        return {"type": "message", "text": self.whole, "textFormat": "plain"}


def attached(card: Element) -> dict[str, Any]:
    """Write a card as an attachment."""
    return {"contentType": "application/vnd.microsoft.card.adaptive", "content": card}


def source(citation: Citation) -> str:
    """Name the release that a sentence stands in: its title, number and date."""
    number = "" if citation.number is None else f" · No. {clipped(citation.number, 40)}"
    return f"{clipped(citation.headline, 300)}{number} · {day(citation.published)}"


def _cited(citations: Sequence[Citation]) -> dict[str, Any]:
    return {
        "type": "https://schema.org/Message",
        "@type": "Message",
        "@context": "https://schema.org",
        "citation": [_claim(number, each) for number, each in enumerate(citations, 1)],
    }


def _claim(position: int, citation: Citation) -> dict[str, Any]:
    opened = link(citation.url)
    url = {"url": opened["selectAction"]["url"]} if opened else {}
    # Number and date come first: the name is cut where Teams cuts it.
    number = "" if citation.number is None else f"No. {clipped(citation.number, 20)}, "
    name = f"{number}{day(citation.published)}: {' '.join(citation.headline.split())}"
    return {
        "@type": "Claim",
        "position": position,
        "appearance": {
            "@type": "DigitalDocument",
            "name": clipped(name, NAME_LIMIT),
            "abstract": clipped(citation.sentence, ABSTRACT_LIMIT),
            **url,
        },
    }

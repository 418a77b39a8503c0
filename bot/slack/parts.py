"""What messages are put together from: each part a line of plain words and a block of the same.

Everything that comes from a release, a user or the store is escaped here, once for both, and
the only formatting that Slack sees is put here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from bot.asides import day, place
from bot.model import Citation
from bot.slack.message import Block, Message, buttons, context, section
from bot.slack.text import SECTION_LIMIT, escape

CITATIONS_SHOWN = 5
QUOTE_LIMIT = 1500
LABEL_LIMIT = 300
DOT = " · "


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a message: its words, escaped, and the block that shows them."""

    line: str
    block: Block


def assembled(parts: Iterable[Part], *controls: Block) -> Message:
    """Put a message together; `controls` are blocks that say nothing of their own."""
    parts = tuple(parts)
    return Message.of([part.line for part in parts], [part.block for part in parts] + [*controls])


def said(text: str, figure: str = "") -> Part:
    """Say a sentence, with the figure in it in bold: itself, not its digits in another."""
    start = place(figure, text)
    line = escape(text)
    if start is None:
        return Part(line, section(line))
    end = start + len(figure)
    bold = f"{escape(text[:start])}*{escape(figure)}*{escape(text[end:])}"
    return Part(line, section(bold if len(bold) <= SECTION_LIMIT else line))


def aside(*texts: str) -> Part:
    """Say something small beside what was said."""
    escaped = [escape(text, LABEL_LIMIT) for text in texts]
    return Part(DOT.join(escaped), context(*escaped))


def offered(choices: Iterable[tuple[str, Block]]) -> Part:
    """Offer choices: each one's words and its button."""
    words, elements = zip(*choices, strict=True)
    return Part("\n".join(f"• {escape(each, LABEL_LIMIT)}" for each in words), buttons(*elements))


def quotations(citations: tuple[Citation, ...]) -> list[Part]:
    """Quote sentences, each followed by the release that it stands in."""
    return [part for each in citations[:CITATIONS_SHOWN] for part in _cited(each)]


@lru_cache(maxsize=1024)
def _cited(citation: Citation) -> tuple[Part, Part]:
    """Quote a sentence and name its release; the same few are cited again and again."""
    return _quote(citation), _source(citation)


def _quote(citation: Citation) -> Part:
    sentence = escape(" ".join(citation.sentence.split()), QUOTE_LIMIT)
    return Part(f"“{sentence}”", section(f"> {sentence}"))


def _source(citation: Citation) -> Part:
    """Name a release: its title, linked where it has an address, its number and its date."""
    title = escape(" ".join(citation.headline.split()), LABEL_LIMIT)
    number = [] if citation.number is None else [f"No. {escape(citation.number, LABEL_LIMIT)}"]
    details = [*number, day(citation.published)]
    linked = title
    # Within <address|title> an address cannot hold these, and only the web is linked to.
    if citation.url and re.fullmatch(r"https?://[^\s<>|]{1,2000}", citation.url):
        linked = f"<{citation.url.replace('&', '&amp;')}|{title}>"
    return Part(DOT.join([title, *details]), context(DOT.join([linked, *details])))

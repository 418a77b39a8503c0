"""A message as Teams writes it in, plain words out; any words in, harmless Markdown out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape

ELLIPSIS = "…"
NO_WIDTH = "\u200b"

_AT = re.compile(r"<at(?:\s[^>]*)?>(?P<name>.*?)</at>", re.DOTALL | re.IGNORECASE)
_BREAK = re.compile(r"<(?:br|/?p|/?div|/?li|/?ul|/?ol|/?blockquote)\b[^>]*>", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:a|b|i|u|s|em|strong|strike|del|span|font|code|pre|h[1-6]|img|attachment|emoji|sup|sub"
    r"|table|tbody|tr|td)\b[^>]*>",
    re.IGNORECASE,
)
_LINK = re.compile(r"\[(?P<label>[^\]\n]{1,300})\]\((?:https?://|mailto:|tel:)[^)\s]{1,2000}\)")
_EMPHASIS = re.compile(r"(?<!\S)[*_~`]+(?=\S)|(?<=\S)[*_~`]+(?![^\s?!.,;:])")
_SPECIAL = re.compile(r"[\\`*_~\[\]#|<>&{}]")
_ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Who is mentioned in a message, and the markup that stands there for them."""

    who: str
    text: str


def plain(text: str, *, mentions: Sequence[Mention] = (), bot: str | None = None) -> str:
    """Read the words of a message, without markup and without mentions of `bot`.

    Mentions of others stay by their names: a question may be about them.

    >>> at = Mention(who="28:bot", text="<at>IR</at>")
    >>> plain("<at>IR</at>&nbsp;how many <b>preferred</b>?", mentions=[at], bot="28:bot")
    'how many preferred?'
    """
    left = list(mentions)

    def named(match: re.Match[str]) -> str:
        mention = next((each for each in left if each.text == match[0]), None)
        if mention is not None:
            left.remove(mention)  # two may be of the same name: the entities tell them in order
        own = mention is not None and mention.who == bot
        return " " if own else match["name"]

    # A lone surrogate, which JSON can carry, can be neither stored nor sent on.
    whole = text.encode("utf-8", "replace").decode("utf-8")
    words = _TAG.sub("", _BREAK.sub(" ", _AT.sub(named, whole)))
    words = _LINK.sub(lambda link: link["label"], unescape(words))
    return _EMPHASIS.sub("", " ".join(words.replace(NO_WIDTH, "").split()))


def escape(text: str) -> str:
    r"""Write plain words so that Teams' Markdown shows them as they are.

    >>> escape("*R&D* <at>all</at>")
    '\\*R&amp;D\\* &lt;at&gt;all&lt;/at&gt;'
    """
    return _SPECIAL.sub(lambda found: _ENTITIES.get(found[0], f"\\{found[0]}"), text)


def clipped(text: str, limit: int) -> str:
    """Write words on one line, in at most `limit` characters, cut between two of them.

    >>> clipped("one two  three", 11)
    'one two…'
    """
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    whole = line[:limit].rpartition(" ")[0]
    kept = whole if len(whole) > limit // 2 else line[: limit - 1]
    return kept.rstrip(" ,;:") + ELLIPSIS

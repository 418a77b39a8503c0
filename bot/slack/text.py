"""A user's words as Slack writes them in, plain words out; any words in, harmless mrkdwn out.

Slack's two notations are described at https://docs.slack.dev/messaging/formatting-message-text.
"""

from __future__ import annotations

import re
from html import unescape

SECTION_LIMIT = 3000
"""Most characters of a text that Slack takes in one section, escapes counted."""

ELLIPSIS = "…"
NO_WIDTH = "\u200b"

# Slack has no escape for its own formatting characters. A character without width on both
# sides leaves none of them next to the blank or the letter that would make it a delimiter.
_ESCAPES = {character: f"{NO_WIDTH}{character}{NO_WIDTH}" for character in "*_~`:"}
_ESCAPES |= {"&": "&amp;", "<": "&lt;", ">": "&gt;"}

_TO_ESCAPE = re.compile(
    r"""
    [&<>*_~`]
    | : (?= [a-z0-9_+'-]+ : )  # the first colon of what would become an emoji
    """,
    re.VERBOSE,
)

_MARKUP = re.compile(
    r"""
    < (?: (?P<user> @ [A-Z0-9]+ )
        | (?P<channel> \# [A-Z0-9]+ )
        | ! (?P<special> [^|>]* )
        | (?P<link> [^|>]* )
      )
      (?: \| (?P<label> [^>]* ) )?
    >
    """,
    re.VERBOSE,
)

_EMPHASIS = re.compile(r"(?<!\S)[*_~`]+(?=\S)|(?<=\S)[*_~`]+(?![^\s?!.,;:])")


def escape(text: str, limit: int = SECTION_LIMIT) -> str:
    """Write plain words so that Slack shows them as they are, in at most `limit` characters.

    Nothing in them can then mention, link, format or become an emoji.

    >>> escape("<!channel> R&D")
    '&lt;!channel&gt; R&amp;D'
    """
    escaped = _escaped(text)
    return escaped if len(escaped) <= limit else _clipped(text, limit)


def _escaped(text: str) -> str:
    return _TO_ESCAPE.sub(lambda found: _ESCAPES[found[0]], text)


def _clipped(text: str, limit: int) -> str:
    # Cut between characters of the words: a cut in the escaped text could split an entity.
    kept = text[: limit - len(ELLIPSIS)]
    while len(escaped := _escaped(kept)) > limit - len(ELLIPSIS):
        kept = kept[: -max(1, (len(escaped) - limit) // 8)]
    return escaped.rstrip() + ELLIPSIS


def plain(text: str, *, bot_user: str | None = None) -> str:
    """Read the words of a message or of a command, without Slack's markup.

    Mentions of `bot_user` fall away; links give their label, or else their address.

    >>> plain("<@U0BOT> how many *preferred*?", bot_user="U0BOT")
    'how many preferred?'
    """

    def words(match: re.Match[str]) -> str:
        if match["user"] == f"@{bot_user}":
            return " "
        if match["label"]:
            return match["label"]
        if match["special"] is not None:
            return f"@{match['special']}"
        return match["user"] or match["channel"] or match["link"].removeprefix("mailto:")

    # A lone surrogate, which JSON can carry, can be neither stored nor sent on.
    whole = text.encode("utf-8", "replace").decode("utf-8")
    return " ".join(unescape(_EMPHASIS.sub("", _MARKUP.sub(words, whole))).split())

"""The log: to standard error, with everything that could be a secret left out."""

from __future__ import annotations

import logging
import re
from dataclasses import fields

from bot.settings import Settings

SHORTEST = 6
"""Fewest characters of a secret worth hiding: hiding a shorter one would only garble the log."""

_SECRET = re.compile(
    r"\bx(?:ox[a-z]|app)-[\w.-]+|\beyJ[\w-]+\.[\w-]+\.[\w-]*"
    r"|(?<=ticket=)[^&\s'\"]+|(?<=/services/|/commands/)[\w/%-]+"
)


class Redacted(logging.Formatter):
    """Write records, tracebacks included, without the secrets that libraries put into them."""

    def __init__(self, secrets: list[str]) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        known = "|".join(re.escape(each) for each in secrets if len(each) >= SHORTEST)
        self._secret = re.compile(f"{known}|{_SECRET.pattern}") if known else _SECRET

    def format(self, record: logging.LogRecord) -> str:
        """Write a record."""
        return self._secret.sub("[redacted]", super().format(record))


def configure(settings: Settings) -> None:
    """Send the log to standard error; `LOG_LEVEL` is for the bot's own part of it.

    At DEBUG the libraries would log whole payloads, which are other people's words.
    """
    secrets = [getattr(settings, each.name) for each in fields(settings) if not each.repr]
    handler = logging.StreamHandler()
    handler.setFormatter(Redacted([each for each in secrets if each]))
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    logging.getLogger("bot").setLevel(settings.log_level)

"""Requests over HTTP in, answers out: one process for everything that is served.

What the chats' libraries need takes long to import, so that is left until the process serves.
"""

from __future__ import annotations

from bot.settings import Settings


def serve(settings: Settings) -> None:
    """Serve over HTTP until the process is told to stop.

    Raises SettingsError for a setting that is missing, or that Slack or Microsoft refuses.
    """
    from bot.web.server import run

    run(settings)

"""Events, commands and clicks from Slack in; messages in Block Kit out.

Slack's libraries take a third of a second to import, so nothing here imports them until Slack
is served: `run_socket_mode` below, or `bot.web.serve`.
"""

from __future__ import annotations

from bot.settings import Settings


def run_socket_mode(settings: Settings) -> None:
    """Serve Slack over a socket that the bot opens, until the process is told to stop.

    Raises SettingsError for a token that is missing, or that Slack refuses.
    """
    from bot.slack.socket_mode import run

    run(settings)

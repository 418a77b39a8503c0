"""What is used of the library of Teams, imported without the warning that it gives of itself."""

from __future__ import annotations

import logging
import warnings

with warnings.catch_warnings():
    # It warns of a preview in a part of itself that nothing here uses.
    warnings.simplefilter("ignore")
    from microsoft_teams.apps import ActivityContext, App
    from microsoft_teams.apps.events import ActivityEvent
    from microsoft_teams.apps.http.adapter import HttpMethod, HttpRequest, HttpRouteHandler

__all__ = [
    "ActivityContext",
    "ActivityEvent",
    "App",
    "HttpMethod",
    "HttpRequest",
    "HttpRouteHandler",
]

# It logs as errors what others send; `bot.teams.door` and `bot.teams.faults` tell of that.
logging.getLogger("microsoft_teams").setLevel(logging.CRITICAL)
# What it calls with logs each call, with the conversation in its address, at this one's level.
logging.getLogger("microsoft_teams.common.http.client").setLevel(logging.WARNING)

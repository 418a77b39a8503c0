"""Settings in, what answers the requests of Teams out."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

import httpx
from microsoft_teams.api.auth.cloud_environment import PUBLIC
from microsoft_teams.common import ClientOptions

from bot.errors import SettingsError
from bot.settings import MISREAD_BY_TEAMS, Settings
from bot.store import Store
from bot.teams import actions, messages, search
from bot.teams.credentials import Credentials
from bot.teams.deliveries import Deliveries
from bot.teams.door import Door, Refusal
from bot.teams.faults import guarded
from bot.teams.keys import Keys
from bot.teams.library import App, HttpMethod, HttpRequest, HttpRouteHandler
from bot.teams.responder import responder

PATH = "/api/messages"
TIMEOUT = 30
"""Seconds that a call of Teams may take."""

DRAIN = 8
"""Seconds that calls under way get when the process stops; platforms kill after ten."""


class Route:
    """Take the one handler that the library registers with what serves HTTP."""

    handler: HttpRouteHandler

    def register_route(self, method: HttpMethod, path: str, handler: HttpRouteHandler) -> None:
        """Keep the handler; where it is reached is for `bot.web` to say."""
        assert (method, path) == ("POST", PATH)
        self.handler = handler

    def serve_static(self, path: str, directory: str) -> None:
        """Serve no files."""

    async def start(self, port: int) -> None:
        """Refuse to listen: the library would, on every address of the machine."""
        raise NotImplementedError

    async def stop(self) -> None:
        """Stop nothing."""


class Teams:
    """Answer requests of Teams: first whether to listen to one at all, then what it asks."""

    def __init__(self, door: Door, route: Route) -> None:
        self._door = door
        self._route = route

    async def refusal(self, authorization: str) -> Refusal | None:
        """Return why a request is refused, by its token alone; None where it may be read."""
        return await self._door.refusal(authorization)

    async def receive(self, authorization: str, activity: dict[str, Any]) -> tuple[int, object]:
        """Have the library check the token and handle an activity; return status and body."""
        headers = {"authorization": authorization}
        answered = await self._route.handler(HttpRequest(body=activity, headers=headers))
        return answered["status"], answered["body"]


@asynccontextmanager
async def teams_app(settings: Settings) -> AsyncIterator[Teams]:
    """Open the store and the connection to Teams for as long as the app serves.

    Raises SettingsError for a setting that is missing or refused, StoreError for the store.
    """
    settings.refuse_misread(MISREAD_BY_TEAMS)
    async with httpx.AsyncClient(timeout=TIMEOUT) as http:
        credentials, route = Credentials(settings, http), Route()
        app = await library_app(settings, credentials, route)
        keys = given_keys(app)
        door = Door(keys, issuer=app.cloud.token_issuer)
        store = Store.open(settings.database)
        deliveries = Deliveries(app.api)
        answering = responder(store, restrictions=settings.restrictions)
        try:
            await credentials.prepare()
            await keys.prepare()
            messages.register(app, answering, deliveries)
            actions.register(app, answering, deliveries)
            search.register(app, store, settings.restrictions)
            yield Teams(door, route)
        finally:
            await deliveries.drain(DRAIN)
            answering.catch_up()
            store.close()
            await app.http_client.http.aclose()
            await app.api.http.http.aclose()


async def library_app(settings: Settings, credentials: Credentials, route: Route) -> App:
    """Make the library's app, which checks tokens and routes activities."""
    cloud = replace(PUBLIC, openid_metadata_url=settings.teams_openid_url)
    app = App(
        client_id=settings.required("TEAMS_CLIENT_ID"),
        tenant_id=settings.required("TEAMS_TENANT_ID"),
        token=credentials,
        cloud=cloud,
        client=ClientOptions(timeout=TIMEOUT),
        http_server_adapter=route,
        messaging_endpoint=PATH,
        telemetry={"agent365": False},
    )
    # The library reads a file named .env too, which the settings do not see.
    if app.options.dangerously_allow_unauthenticated_requests:
        name = "DANGEROUSLY_ALLOW_UNAUTHENTICATED_REQUESTS"
        raise SettingsError(f"{name} is set in a file, and {MISREAD_BY_TEAMS[name]}: unset it.")
    await app.initialize()
    assert app.server.on_request is not None
    app.server.on_request = guarded(app.server.on_request)
    return app


def given_keys(app: App) -> Keys:
    """Put keys that are fetched in a thread in the place of the library's own.

    It has no way to be given them, so this knows its insides; the version is pinned, and a test
    sees to it that the library asks nobody else.
    """
    validator = app.server._token_validator  # noqa: SLF001
    assert validator is not None
    service = validator._service_validator  # noqa: SLF001
    keys = Keys(service.options.jwks_uri)
    service._jwks_client = keys  # noqa: SLF001
    return keys

"""The bot's secret in, the token with which it may write in Teams out: fetched once an hour.

The exchange is described at
https://learn.microsoft.com/en-us/entra/identity-platform/v2-oauth2-client-creds-grant-flow.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable

import httpx
from microsoft_teams.api import JsonWebToken, TokenProtocol

from bot.errors import SettingsError
from bot.settings import Settings

logger = logging.getLogger(__name__)

SCOPE = "https://api.botframework.com/.default"
PATIENCE = 10
EARLY = 300
"""Seconds before its end at which a token is replaced."""

REFUSED = {
    "invalid_client": "TEAMS_CLIENT_SECRET",
    "unauthorized_client": "TEAMS_CLIENT_ID",
    "invalid_request": "TEAMS_TENANT_ID",
}
"""What Microsoft answers, and the setting that is wrong."""


class Credentials:
    """Get tokens for the bot, and keep each while it is good."""

    def __init__(
        self,
        settings: Settings,
        client: httpx.AsyncClient,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        tenant = settings.required("TEAMS_TENANT_ID")
        self._address = f"{settings.teams_login_url}{tenant}/oauth2/v2.0/token"
        self._form = {
            "grant_type": "client_credentials",
            "client_id": settings.required("TEAMS_CLIENT_ID"),
            "client_secret": settings.required("TEAMS_CLIENT_SECRET"),
            "scope": SCOPE,
        }
        self._client = client
        self._clock = clock
        self._lock = asyncio.Lock()
        self._token: TokenProtocol | None = None
        self._until = float("-inf")

    async def __call__(self, _scope: object, _tenant: object) -> TokenProtocol:
        """Return a token that is good; raises httpx.HTTPError where none is to be had."""
        if self._token is None or self._clock() >= self._until:
            async with self._lock:
                if self._token is None or self._clock() >= self._until:
                    await self._fetch()
        assert self._token is not None
        return self._token

    async def prepare(self) -> None:
        """Get a token before the first answer needs it; raises SettingsError if it is refused.

        Microsoft being out of reach is no reason not to start: the first answer asks again.
        """
        try:
            await self(SCOPE, None)
        except httpx.HTTPStatusError as error:
            reason = _reason(error.response)
            if reason in REFUSED:
                message = f"Microsoft refuses {REFUSED[reason]} ({reason}): copy it from the app's"
                raise SettingsError(f"{message} registration again.") from error
            logger.warning("Microsoft gave no token (%d); it is asked again.", _status(error))
        except httpx.HTTPError:
            logger.warning("Microsoft is out of reach: check TEAMS_LOGIN_URL and the network.")

    async def _fetch(self) -> None:
        response = await self._client.post(self._address, data=self._form, timeout=PATIENCE)
        response.raise_for_status()
        try:
            found = response.json()
            token, lasts = str(found["access_token"]), int(found.get("expires_in", 3600))
            self._token = JsonWebToken(token)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise httpx.DecodingError("Microsoft's answer holds no token") from error
        self._until = self._clock() + max(lasts - EARLY, lasts // 2)


def _reason(response: httpx.Response) -> str:
    try:
        return str(response.json().get("error", ""))
    except (ValueError, AttributeError):
        return ""


def _status(error: httpx.HTTPStatusError) -> int:
    return error.response.status_code

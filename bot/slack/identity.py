"""Slack's Web API in, who the bot is there out: asked once, kept for good.

Bolt's own single-workspace authorization answers 200 when `auth.test` fails, and the event is
lost. Here a failure is an error, which Slack answers by delivering the event again.
"""

from __future__ import annotations

import logging

from aiohttp import ClientError
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.authorization.async_authorize import AsyncAuthorize
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.errors import BotError, SettingsError

logger = logging.getLogger(__name__)

TOKEN_REFUSED = {"invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired"}


def refuse(name: str, error: SlackApiError) -> None:
    """Raise SettingsError if it is the token in the variable `name` that Slack refuses."""
    reason = error.response.get("error", "")
    if reason in TOKEN_REFUSED:
        message = f"Slack refuses {name} ({reason}): copy it from the app's page again."
        raise SettingsError(message) from error


class Identity(AsyncAuthorize):
    """Tell Bolt who the bot is, for every request, without asking Slack every time."""

    def __init__(self, client: AsyncWebClient) -> None:
        self._client = client
        self._known: AuthorizeResult | None = None

    async def __call__(self, **_: object) -> AuthorizeResult:
        """Return who the bot is; raises BotError where Slack does not say."""
        if self._known is None:
            self._known = await self._ask()
        return self._known

    async def prepare(self) -> None:
        """Ask before the first request comes; raises SettingsError for a refused token.

        Slack being out of reach is no reason not to start: the first request asks again.
        """
        try:
            self._known = await self._ask()
        except SettingsError:
            raise
        except BotError as error:
            logger.warning("%s", error)

    async def _ask(self) -> AuthorizeResult:
        try:
            bot = await self._client.auth_test()
        except SlackApiError as error:
            refuse("SLACK_BOT_TOKEN", error)
            raise BotError("Slack did not say who the bot is; it is asked again.") from error
        except (ClientError, TimeoutError) as error:
            raise BotError("Slack is out of reach: check SLACK_API_URL and the network.") from error
        return AuthorizeResult(
            enterprise_id=bot.get("enterprise_id"),
            team_id=bot.get("team_id"),
            bot_id=bot.get("bot_id"),
            bot_user_id=bot.get("user_id"),
            bot_token=self._client.token,
        )

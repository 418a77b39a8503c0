"""Settings in, a Bolt app with every listener out, for HTTP and Socket Mode alike."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import urlsplit
from urllib.request import proxy_bypass

from aiohttp import ClientSession, ClientTimeout
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.settings import Settings
from bot.slack import actions, commands, faults, messages
from bot.slack.deliveries import Deliveries, retry_handlers
from bot.slack.identity import Identity
from bot.slack.responder import SlackResponder, responder
from bot.store import Store

# Slack's libraries warn of a token in the environment beside our client, which is how it should
# be, and of requests that no listener takes, which `faults` answers. A logger with no level of
# its own they take for one at DEBUG, and write out every call for nothing.
library = logging.getLogger("bot.slack.library")
library.setLevel(logging.ERROR)

TIMEOUT = 30
"""Seconds that a call of Slack's Web API may take."""

DRAIN = 8
"""Seconds that calls under way get when the process stops; platforms kill after ten."""


@asynccontextmanager
async def slack_app(settings: Settings) -> AsyncIterator[AsyncApp]:
    """Open the store and the connection to Slack for as long as the app serves.

    Raises SettingsError for a token that is missing or refused, StoreError for the store.
    """
    settings.refuse_misread()
    token = settings.required("SLACK_BOT_TOKEN")
    store = Store.open(settings.database)
    # One session for all calls: one each would connect anew, at five times the cost.
    async with ClientSession(timeout=ClientTimeout(total=TIMEOUT)) as session:
        client = web_client(settings.slack_api_url, session, token=token)
        identity, deliveries = Identity(client), Deliveries(client)
        await identity.prepare()
        # Bolt's client has no token of its own: it asks the identity for it.
        bolt = web_client(settings.slack_api_url, session)
        answering = responder(store, restrictions=settings.restrictions)
        try:
            yield create_app(bolt, identity, answering, deliveries)
        finally:
            await deliveries.drain(DRAIN)
            answering.catch_up()
            store.close()


def web_client(url: str, session: ClientSession, *, token: str | None = None) -> AsyncWebClient:
    """Make a client of the Web API at an address."""
    client = AsyncWebClient(
        token=token,
        base_url=url,
        session=session,
        logger=library,
        retry_handlers=retry_handlers(),
    )
    # The client takes its proxy from the environment, but does not know of NO_PROXY.
    if proxy_bypass(urlsplit(url).hostname or ""):
        client.proxy = None
    return client


def create_app(
    client: AsyncWebClient, identity: Identity, answering: SlackResponder, deliveries: Deliveries
) -> AsyncApp:
    """Make the Bolt app and register everything that answers."""
    app = AsyncApp(
        name=library.name,
        logger=library,
        client=client,
        authorize=identity,
        # Listeners take less than a millisecond, and calls to Slack are left to `Deliveries`;
        # Bolt's default polls for the acknowledgement and so delays it by ten.
        process_before_response=True,
        raise_error_for_unhandled_request=True,
        # Requests over HTTP are verified before they get here, those of a socket need not be.
        request_verification_enabled=False,
        ssl_check_enabled=False,
    )
    commands.register(app, answering, deliveries)
    messages.register(app, answering, deliveries)
    actions.register(app, answering, deliveries)
    faults.register(app)
    return app

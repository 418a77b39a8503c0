"""Settings in, Slack served over a socket that the bot opens: no address of its own needed."""

from __future__ import annotations

import asyncio
import logging
import signal

from aiohttp import ClientError
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode.aiohttp import SocketModeClient

from bot.settings import Settings
from bot.slack.app import slack_app
from bot.slack.identity import refuse
from bot.slack.logs import configure

logger = logging.getLogger(__name__)

# Tells of connections lost and made; at DEBUG it would tell every message.
connection = logging.getLogger("bot.slack.connection")
connection.setLevel(logging.INFO)


def run(settings: Settings) -> None:
    """Serve until the process is told to stop."""
    configure(settings)
    asyncio.run(_until_told(settings))


async def _until_told(settings: Settings) -> None:
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    await serve(settings, stop)


async def serve(settings: Settings, stop: asyncio.Event) -> None:
    """Serve until `stop` is set; the connection is made anew whenever it drops."""
    token = settings.required("SLACK_APP_TOKEN")
    async with slack_app(settings) as app:
        handler = AsyncSocketModeHandler(app, token, connection)
        handler.client.proxy = app.client.proxy
        connecting = asyncio.create_task(_connect(handler.client))
        stopping = asyncio.create_task(stop.wait())
        try:
            await asyncio.wait([connecting, stopping], return_when=asyncio.FIRST_COMPLETED)
            if connecting.done():
                connecting.result()
                await stopping
        finally:
            connecting.cancel()
            stopping.cancel()
            await handler.close_async()


async def _connect(client: SocketModeClient) -> None:
    """Connect, however long it takes; raise SettingsError where Slack refuses the token.

    The client itself would try a refused token for ever.
    """
    try:
        client.wss_uri = await client.issue_new_wss_url()
    except SlackApiError as error:
        refuse("SLACK_APP_TOKEN", error)
    except (ClientError, TimeoutError):
        logger.warning("Slack is out of reach: check SLACK_API_URL and the network.")
    await client.connect()

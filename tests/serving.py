"""The real server on loopback, and Slack's side of it: signed requests posted to it."""

from __future__ import annotations

import asyncio
import http.client
import json
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import uvicorn
import uvloop

from bot.settings import Settings
from bot.web.server import server
from bot.web.signature import sign
from tests.standin import BOT, BOT_USER, TEAM, Standin

SECRET = "a-signing-secret"
TOKEN = "xoxb-a-bot-token"
APP_TOKEN = "xapp-an-app-token"

_messages = count(1)

JSON = "application/json"
FORM = "application/x-www-form-urlencoded"


def settings(slack: Standin, database: Path) -> Settings:
    """Point the bot at a stand-in."""
    return Settings.from_environment(
        {
            "DATABASE": str(database),
            "PORT": "0",
            "SLACK_API_URL": slack.api_url,
            "SLACK_APP_TOKEN": APP_TOKEN,
            "SLACK_BOT_TOKEN": TOKEN,
            "SLACK_SIGNING_SECRET": SECRET,
        }
    )


@contextmanager
def serving(settings: Settings) -> Iterator[int]:
    """Serve in a thread; the port is given, and the server stops in good order at the end."""
    started: Future[uvicorn.Server] = Future()
    thread = threading.Thread(target=lambda: uvloop.run(_serve(settings, started)))
    thread.start()
    serves = started.result(10)
    try:
        yield serves.servers[0].sockets[0].getsockname()[1]
    finally:
        serves.should_exit = True
        thread.join(15)


async def _serve(settings: Settings, started: Future[uvicorn.Server]) -> None:
    try:
        async with server(settings) as serves:
            task = asyncio.create_task(serves.serve())
            while not serves.started:  # noqa: ASYNC110  uvicorn has no event to wait for
                await asyncio.sleep(0.001)
            started.set_result(serves)
            await task
    except Exception as error:
        started.set_exception(error)
        raise


@dataclass(frozen=True)
class Response:
    """What the bot answered."""

    status: int
    body: bytes

    @property
    def json(self) -> Any:
        """The body, read."""
        return json.loads(self.body)


@dataclass(frozen=True)
class Client:
    """Slack, as it posts to the bot."""

    port: int

    def request(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> Response:
        """Make a request just as given."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            return Response(response.status, response.read())
        finally:
            connection.close()

    def post(self, body: bytes, content_type: str = JSON, **other: str) -> Response:
        """Post a body that is signed now, unless `timestamp` or `signature` say otherwise."""
        return self.request("POST", "/slack/events", body, signed(body, content_type, **other))

    def event(self, event: dict[str, Any], event_id: str = "Ev1") -> Response:
        """Deliver an event."""
        return self.post(json.dumps(callback(event, event_id)).encode())

    def command(self, command: str, text: str) -> Response:
        """Give a slash command."""
        return self.post(urlencode(slash(command, text)).encode(), FORM)

    def click(self, payload: dict[str, Any]) -> Response:
        """Click a button."""
        return self.post(urlencode({"payload": json.dumps(payload)}).encode(), FORM)

    def is_healthy(self) -> bool:
        """Tell whether the process still answers."""
        return self.request("GET", "/health", b"", {}) == Response(200, b'{"status":"ok"}')


def signed(
    body: bytes,
    content_type: str = JSON,
    *,
    timestamp: str | None = None,
    signature: str | None = None,
    secret: str = SECRET,
) -> dict[str, str]:
    """Make the headers of a request that Slack signs."""
    timestamp = str(int(time.time())) if timestamp is None else timestamp
    return {
        "Content-Type": content_type,
        "X-Slack-Request-Timestamp": timestamp,
        "X-Slack-Signature": sign(secret, timestamp, body) if signature is None else signature,
    }


def callback(event: dict[str, Any], event_id: str = "Ev1") -> dict[str, Any]:
    """Wrap an event as Slack does."""
    return {
        "token": "a-verification-token",
        "team_id": TEAM,
        "api_app_id": "A0APP",
        "event": event,
        "type": "event_callback",
        "event_id": event_id,
        "event_time": 1069300000,
        "authorizations": [{"team_id": TEAM, "user_id": BOT_USER, "is_bot": True}],
    }


def mention(words: str, **other: Any) -> dict[str, Any]:
    """Make the event of a mention of the bot in a channel, unlike any before."""
    stamp = _stamp()
    return {
        "type": "app_mention",
        "user": "U0ASKER",
        "text": f"<@{BOT_USER}> {words}",
        "ts": stamp,
        "event_ts": stamp,
        "channel": "C0CHANNEL",
        **other,
    }


def direct(words: str, **other: Any) -> dict[str, Any]:
    """Make the event of a direct message to the bot, unlike any before."""
    stamp = _stamp()
    return {
        "type": "message",
        "channel_type": "im",
        "user": "U0ASKER",
        "text": words,
        "ts": stamp,
        "event_ts": stamp,
        "channel": "D0DIRECT",
        **other,
    }


def _stamp() -> str:
    return f"1069300000.{next(_messages):06d}"


def slash(command: str, text: str) -> dict[str, str]:
    """Make the fields of a slash command."""
    return {
        "token": "a-verification-token",
        "team_id": TEAM,
        "channel_id": "C0CHANNEL",
        "user_id": "U0ASKER",
        "command": command,
        "text": text,
        "response_url": "http://127.0.0.1:9/unused",
        "trigger_id": "1.2.trigger",
    }


def click(slack: Standin, action: str, value: str, **container: Any) -> dict[str, Any]:
    """Make the payload of a click on a button of the bot's."""
    return {
        "type": "block_actions",
        "team": {"id": TEAM},
        "user": {"id": "U0ASKER", "team_id": TEAM},
        "channel": {"id": "C0CHANNEL"},
        "container": {"type": "message", "channel_id": "C0CHANNEL", **container},
        "message": {"bot_id": BOT, "ts": "1069300001.000100"},
        "response_url": slack.response_url,
        "trigger_id": "1.2.trigger",
        "actions": [{"type": "button", "action_id": action, "block_id": "b", "value": value}],
    }

"""The real server on loopback, and Teams' side of it: activities posted with signed tokens."""

from __future__ import annotations

import http.client
import json
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

from bot.settings import Settings
from tests.serving import Response
from tests.teams.microsoft import APP, SECRET, TENANT, Microsoft, token

BOT = f"28:{APP}"
USER = {"id": "29:asker", "name": "Asker", "aadObjectId": "00000000-0000-4000-8000-0000000a5ce2"}
CHANNEL = "19:channel@thread.tacv2"

_messages = count(1_700_000_000_000)


def settings(microsoft: Microsoft, database: Path) -> Settings:
    """Point the bot at a stand-in."""
    return Settings.from_environment(environment(microsoft, database))


def environment(microsoft: Microsoft, database: Path) -> dict[str, str]:
    """Make the environment that an operator would."""
    return {
        "DATABASE": str(database),
        "PORT": "0",
        "TEAMS_CLIENT_ID": APP,
        "TEAMS_CLIENT_SECRET": SECRET,
        "TEAMS_TENANT_ID": TENANT,
        "TEAMS_LOGIN_URL": microsoft.url,
        "TEAMS_OPENID_URL": f"{microsoft.url}/v1/.well-known/openidconfiguration",
    }


@dataclass(frozen=True)
class Client:
    """Teams, as it posts to the bot."""

    port: int
    microsoft: Microsoft

    def post(
        self, body: bytes, authorization: str | None = None, content_type: str = "application/json"
    ) -> Response:
        """Post a body, with a good token unless another is given; empty for none."""
        if authorization is None:
            authorization = f"Bearer {token(self.microsoft.service_url)}"
        headers = {"Content-Type": content_type}
        if authorization:
            headers["Authorization"] = authorization
        return self.request("POST", "/api/messages", body, headers)

    def request(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> Response:
        """Make a request just as given."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            return Response(response.status, response.read())
        finally:
            connection.close()

    def send(self, activity: dict[str, Any], authorization: str | None = None) -> Response:
        """Post an activity."""
        return self.post(json.dumps(activity).encode(), authorization)

    def say(self, words: str, **other: Any) -> Response:
        """Write to the bot, directly."""
        return self.send(direct(self.microsoft, words, **other))

    def mention(self, words: str, thread: str = "1", **other: Any) -> Response:
        """Mention the bot in a thread of a channel."""
        return self.send(mention(self.microsoft, words, thread=thread, **other))

    def invoke(self, name: str, value: Any, **other: Any) -> Response:
        """Invoke something of the bot."""
        told = {"type": "invoke", "name": name, "value": value}
        return self.send({**direct(self.microsoft, ""), **told, **other})

    def click(self, verb: str, data: dict[str, Any], **other: Any) -> Response:
        """Click a button of a card."""
        action = {"type": "Action.Execute", "verb": verb, "data": data}
        return self.invoke("adaptiveCard/action", {"action": action, "trigger": "manual"}, **other)

    def search(self, words: str, name: str = "words") -> Any:
        """Type into the message extension; return what it shows."""
        parameters = [{"name": name, "value": words}]
        value = {"commandId": "figures", "parameters": parameters, "queryOptions": {"count": 25}}
        response = self.invoke("composeExtension/query", value)
        assert response.status == 200
        return response.json["composeExtension"]

    def is_healthy(self) -> bool:
        """Tell whether the process still answers."""
        return self.request("GET", "/health", b"", {}) == Response(200, b'{"status":"ok"}')


def direct(microsoft: Microsoft, words: str, **other: Any) -> dict[str, Any]:
    """Make the activity of a message to the bot, unlike any before."""
    return {
        "type": "message",
        "id": str(next(_messages)),
        "timestamp": "2026-01-05T10:00:00.000Z",
        "serviceUrl": microsoft.service_url,
        "channelId": "msteams",
        "from": USER,
        "recipient": {"id": BOT, "name": "IR"},
        "conversation": {"id": "a:personal", "conversationType": "personal", "tenantId": TENANT},
        "channelData": {"tenant": {"id": TENANT}},
        "textFormat": "plain",
        "text": words,
        **other,
    }


def mention(microsoft: Microsoft, words: str, *, thread: str = "1", **other: Any) -> dict[str, Any]:
    """Make the activity of a mention of the bot in a thread of a channel."""
    conversation = {
        "id": f"{CHANNEL};messageid={thread}",
        "conversationType": "channel",
        "isGroup": True,
        "tenantId": TENANT,
    }
    entity = {"type": "mention", "mentioned": {"id": BOT, "name": "IR"}, "text": "<at>IR</at>"}
    made = direct(microsoft, f"<at>IR</at>&nbsp;{words}")
    return {**made, "conversation": conversation, "entities": [entity], **other}

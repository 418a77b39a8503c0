"""Calls of Slack's Web API, made until they are taken, or cannot be."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from aiohttp import ClientConnectorError, ClientSession, ServerDisconnectedError, web
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.calls import Calls

TAKEN: dict[str, Any] = {"body": b'{"ok": true}'}


def answer(**given: Any) -> web.Response:
    """Answer as Slack does."""
    return web.Response(**{"content_type": "application/json", **given})


class Api:
    """Answer calls as told, one answer a try, and break the connection where that is None."""

    def __init__(self, answers: list[Any]) -> None:
        self.tries, self._left = 0, list(answers)

    async def taken(self, request: web.Request) -> web.StreamResponse:
        """Answer one try."""
        self.tries += 1
        assert await request.json() == {"channel": "C"}
        assert request.headers["Authorization"] == "Bearer token"
        said = self._left.pop(0)
        if said is None:
            assert request.transport is not None
            request.transport.close()
        return answer(**(said or TAKEN))

    @asynccontextmanager
    async def served(self) -> AsyncIterator[str]:
        """Listen on loopback, at the address that is given."""
        app = web.Application()
        app.router.add_post("/api/chat.postMessage", self.taken)
        runner = web.AppRunner(app)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        try:
            yield f"http://127.0.0.1:{runner.addresses[0][1]}/api/"
        finally:
            await runner.cleanup()


def called(api: Api, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Make a call, without waiting; list how long would have been waited."""
    waits: list[int] = []

    async def sleep(seconds: float) -> None:
        waits.append(int(seconds))

    async def run() -> None:
        async with api.served() as url, ClientSession() as session:
            client = AsyncWebClient("token", base_url=url, session=session)
            with monkeypatch.context() as patched:
                patched.setattr("bot.slack.calls.asyncio.sleep", sleep)
                await Calls(client).call("chat.postMessage", {"channel": "C"})

    asyncio.run(run())
    return waits


@pytest.mark.parametrize(
    ("answers", "waits"),
    [
        ([], []),
        ([{"status": 429, "headers": {"Retry-After": "7"}}], [7]),
        ([{"status": 429, "headers": {"Retry-After": "soon"}}], [1]),
        ([{"status": 429}] * 3, [1, 1, 1]),
        ([{"status": 429, "headers": {"Retry-After": "4"}}, {"status": 500}], [4, 1]),
    ],
)
def test_a_call_is_made_until_it_is_taken(
    answers: list[Any], waits: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """After as long as Slack asks for, or a while."""
    api = Api([*answers, TAKEN])
    assert called(api, monkeypatch) == waits
    assert api.tries == len(answers) + 1


@pytest.mark.parametrize(
    ("answers", "reason"),
    [
        ([{"body": b'{"ok": false, "error": "channel_not_found"}'}], "channel_not_found"),
        ([{"status": 400, "body": b"no"}], None),
        ([{"body": b"<html>"}], None),
        ([{"body": b"[]"}], None),
        ([{"status": 429}] * 4, None),
        ([{"status": 503}] * 3, None),
    ],
)
def test_a_call_that_is_refused_is_an_error(
    answers: list[Any], reason: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is made as often as is worth it, and no more often."""
    api = Api([*answers, TAKEN])
    with pytest.raises(SlackApiError) as raised:
        called(api, monkeypatch)
    response = raised.value.response
    assert (response.get("error") if isinstance(response, dict) else None) == reason
    assert api.tries == len(answers)


def test_a_connection_that_breaks_is_not_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """The message may have been posted before it broke."""
    api = Api([None, TAKEN])
    with pytest.raises(ServerDisconnectedError):
        called(api, monkeypatch)
    assert api.tries == 1


def test_slack_that_is_not_reached_is_tried_three_times(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing was sent, so nothing can be posted twice."""
    waits: list[int] = []

    async def sleep(seconds: float) -> None:
        waits.append(int(seconds))

    async def run() -> None:
        async with ClientSession() as session:
            client = AsyncWebClient("token", base_url="http://127.0.0.1:1/api/", session=session)
            await Calls(client).call("chat.postMessage", {})

    monkeypatch.setattr("bot.slack.calls.asyncio.sleep", sleep)
    with pytest.raises(ClientConnectorError):
        asyncio.run(run())
    assert len(waits) == 2

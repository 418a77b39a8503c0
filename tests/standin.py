"""A small stand-in for Slack, on loopback: its Web API, its `response_url`, its sockets.

It records what it is told and answers as scripted; it validates nothing.

    with Standin() as slack:
        slack.script("chat.postMessage", status=429, headers={"Retry-After": "0"})
        ...  # serve with SLACK_API_URL=slack.api_url
        assert slack.wait("chat.postMessage", 1)[0].body["text"] == "..."
"""

from __future__ import annotations

import asyncio
import json
import threading
from collections import defaultdict
from collections.abc import Coroutine
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any, Self, TypeVar

from aiohttp import WSMsgType, web

BOT_USER, BOT, TEAM = "U0BOT", "B0BOT", "T0TEAM"

IDENTITY = {"ok": True, "user_id": BOT_USER, "bot_id": BOT, "team_id": TEAM, "user": "ir"}

PATIENCE = 5.0
"""Seconds that a test waits for what it expects before it fails."""

T = TypeVar("T")


@dataclass(frozen=True)
class Call:
    """A call of the Web API, or a message to a `response_url`, as it came."""

    method: str
    body: dict[str, Any]
    token: str


class Standin:
    """Slack, as far as the bot can tell; safe to use from any thread."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._scripts: dict[str, list[web.Response]] = defaultdict(list)
        self._socket: Future[web.WebSocketResponse] = Future()
        self._acknowledged: dict[str, Future[dict[str, Any]]] = defaultdict(Future)
        self._change = threading.Condition()
        self.calls: list[Call] = []
        self.url = ""

    @property
    def api_url(self) -> str:
        """The base address of the Web API."""
        return f"{self.url}/api/"

    @property
    def response_url(self) -> str:
        """An address like those that come with clicks."""
        return f"{self.url}/respond"

    def __enter__(self) -> Self:
        self._thread.start()
        self._run(self._start())
        return self

    def __exit__(self, *_: object) -> None:
        self._run(self._runner.cleanup())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def script(
        self,
        method: str,
        *,
        status: int = 200,
        body: Any = None,
        headers: dict[str, str] | None = None,
    ) -> None:
        """Answer the next call of a method so; calls beyond those scripted get `ok`."""
        body = {"ok": status == 200} if body is None else body
        self._scripts[method].append(web.json_response(body, status=status, headers=headers))

    def forget(self) -> None:
        """Forget what was said and scripted so far."""
        with self._change:
            self.calls.clear()
            self._scripts.clear()
            self._acknowledged.clear()
            self._socket = Future()

    def to(self, method: str) -> list[Call]:
        """List the calls of a method so far."""
        return [call for call in self.calls if call.method == method]

    def wait(self, method: str, count: int) -> list[Call]:
        """Return the calls of a method as soon as there are so many."""
        with self._change:
            enough = self._change.wait_for(lambda: len(self.to(method)) >= count, PATIENCE)
        assert enough, f"{method} was called {len(self.to(method))} times, not {count}"
        return self.to(method)

    def deliver(self, kind: str, payload: dict[str, Any], envelope: str) -> dict[str, Any]:
        """Send an envelope over the socket, and return its acknowledgement."""
        socket = self._socket.result(PATIENCE)
        sent = {
            "type": kind,
            "envelope_id": envelope,
            "payload": payload,
            "accepts_response_payload": True,
        }
        self._run(socket.send_str(json.dumps(sent)))
        return self._acknowledged[envelope].result(PATIENCE)

    def renew(self) -> None:
        """Ask for a new connection, as Slack does every few hours."""
        socket, self._socket = self._socket.result(PATIENCE), Future()
        self._run(
            socket.send_str(json.dumps({"type": "disconnect", "reason": "refresh_requested"}))
        )

    def _run(self, work: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(PATIENCE)

    async def _start(self) -> None:
        app = web.Application()
        app.router.add_post("/api/{method}", self._call)
        app.router.add_post("/respond", self._call)
        app.router.add_get("/link", self._link)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"

    async def _call(self, request: web.Request) -> web.Response:
        method = request.match_info.get("method", "respond")
        if request.content_type == "application/json":
            body = await request.json()
        else:
            body = {**request.query, **await request.post()}
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        with self._change:
            self.calls.append(Call(method, body, token))
            self._change.notify_all()
        scripted = self._scripts[method]
        return scripted.pop(0) if scripted else web.json_response(self._answer(method))

    def _answer(self, method: str) -> dict[str, Any]:
        if method == "auth.test":
            return IDENTITY
        if method == "apps.connections.open":
            return {"ok": True, "url": f"{self.url}/link?ticket=a-secret".replace("http:", "ws:")}
        return {"ok": True, "ts": "1069300001.000100"}

    async def _link(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_str(json.dumps({"type": "hello"}))
        self._socket.set_result(socket)
        async for message in socket:
            if message.type is WSMsgType.TEXT:
                acknowledgement = json.loads(message.data)
                self._acknowledged[acknowledgement["envelope_id"]].set_result(acknowledgement)
        return socket

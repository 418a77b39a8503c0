"""A small stand-in for Microsoft, on loopback: its keys, its tokens, the service of Teams.

It records what is posted to conversations and answers as scripted; it validates nothing.

    with Microsoft() as microsoft:
        microsoft.script("activities", status=429, headers={"Retry-After": "0"})
        ...  # serve with the settings of `tests.teams.serving`
        assert microsoft.wait(1)[0].body["text"] == "..."
"""

from __future__ import annotations

import asyncio
import json
import threading
import time
from collections import defaultdict
from collections.abc import Coroutine
from dataclasses import dataclass
from functools import cache
from typing import Any, Self, TypeVar

import jwt
from aiohttp import web
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from jwt.algorithms import RSAAlgorithm

APP, TENANT = "00000000-0000-4000-8000-00000000b07a", "00000000-0000-4000-8000-0000000002d1"
SECRET = "a-client-secret"
ISSUER = "https://api.botframework.com"
KID = "a-key"
PATIENCE = 5.0
"""Seconds that a test waits for what it expects before it fails."""

T = TypeVar("T")


@cache
def key(name: str) -> RSAPrivateKey:
    """Make the private key of that name, once."""
    del name
    return generate_private_key(public_exponent=65537, key_size=2048)


def published(*names: str) -> dict[str, Any]:
    """Publish the public halves of keys."""
    keys = [json.loads(RSAAlgorithm.to_jwk(key(each).public_key())) for each in names]
    return {"keys": [{**k, "kid": n, "use": "sig"} for k, n in zip(keys, names, strict=True)]}


@dataclass(frozen=True)
class Posted:
    """An activity that was posted to a conversation, as it came."""

    conversation: str
    body: dict[str, Any]
    token: str

    @property
    def card(self) -> dict[str, Any]:
        """The card in it."""
        (attachment,) = self.body["attachments"]
        card: dict[str, Any] = attachment["content"]
        return card


class Microsoft:
    """Microsoft, as far as the bot can tell; safe to use from any thread."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._scripts: dict[str, list[web.Response]] = defaultdict(list)
        self._change = threading.Condition()
        self._hanging = asyncio.Event()
        self.keys = published(KID)
        self.hangs: set[str] = set()
        self.asked: list[str] = []
        self.posted: list[Posted] = []
        self.url = ""

    @property
    def service_url(self) -> str:
        """The address that activities are answered at."""
        return f"{self.url}/teams/"

    def __enter__(self) -> Self:
        self._thread.start()
        self._run(self._start())
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._hanging.set)
        self._run(self._runner.cleanup())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def script(
        self, name: str, *, status: int = 200, body: Any = None, headers: Any = None
    ) -> None:
        """Answer the next request of a kind so: `keys`, `token` or `activities`."""
        answer = web.json_response(body or {"id": "a-id"}, status=status, headers=headers)
        self._scripts[name].append(answer)

    def forget(self) -> None:
        """Forget what was posted and scripted so far."""
        with self._change:
            self.posted.clear()
            self.asked.clear()
            self.hangs.clear()
            self._scripts.clear()
            self.keys = published(KID)

    def wait(self, count: int) -> list[Posted]:
        """Return the activities posted as soon as there are so many."""
        with self._change:
            enough = self._change.wait_for(lambda: len(self.posted) >= count, PATIENCE)
        assert enough, f"{len(self.posted)} activities were posted, not {count}"
        return list(self.posted)

    def wait_for(self, name: str, count: int) -> None:
        """Wait until a kind of request came so often."""
        with self._change:
            enough = self._change.wait_for(lambda: self.asked.count(name) >= count, PATIENCE)
        assert enough, f"{name} was asked for {self.asked.count(name)} times, not {count}"

    def _run(self, work: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(PATIENCE)

    async def _start(self) -> None:
        app = web.Application()
        app.router.add_get("/v1/.well-known/keys", self._keys)
        app.router.add_post("/{tenant}/oauth2/v2.0/token", self._token)
        app.router.add_post("/teams/v3/conversations/{conversation}/activities", self._post)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"

    async def _scripted(self, name: str) -> web.Response | None:
        with self._change:
            self.asked.append(name)
            self._change.notify_all()
        if name in self.hangs:
            await self._hanging.wait()
        return self._scripts[name].pop(0) if self._scripts[name] else None

    async def _keys(self, _: web.Request) -> web.Response:
        return await self._scripted("keys") or web.json_response(self.keys)

    async def _token(self, request: web.Request) -> web.Response:
        form = await request.post()
        assert form["client_secret"] == SECRET, "another secret"
        granted = {"access_token": bot_token(), "expires_in": 3600, "token_type": "Bearer"}
        return await self._scripted("token") or web.json_response(granted)

    async def _post(self, request: web.Request) -> web.Response:
        body, conversation = await request.json(), request.match_info["conversation"]
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        scripted = await self._scripted("activities")
        if scripted is None or scripted.status == 200:
            with self._change:
                self.posted.append(Posted(conversation, body, token))
                self._change.notify_all()
        return scripted or web.json_response({"id": f"sent-{len(self.posted)}"})


@cache
def bot_token() -> str:
    """Make the token that the bot is given: shaped like one, and nobody checks it."""
    return jwt.encode({"aud": ISSUER, "appid": APP}, "s" * 32, "HS256")


def token(
    serviceurl: str | None,
    *,
    kid: str | None = KID,
    signer: Any = None,
    algorithm: str | None = "RS256",
    **claims: Any,
) -> str:
    """Sign a token as Microsoft does, but for what is said otherwise."""
    now = int(time.time())
    stated = {
        "iss": ISSUER,
        "aud": APP,
        "serviceurl": serviceurl,
        "iat": now,
        "nbf": now - 300,
        "exp": now + 3600,
        **claims,
    }
    stated = {name: value for name, value in stated.items() if value is not None}
    headers = {} if kid is None else {"kid": kid}
    return jwt.encode(stated, key(KID) if signer is None else signer, algorithm, headers)

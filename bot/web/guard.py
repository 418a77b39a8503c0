"""Requests that claim to be Slack's in; those that are, within bounds and readable, out.

Everything is checked in the order of what it costs: type and declared size before reading,
the signature before parsing. A refusal says as little as it can, and leaves no traceback.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from starlette.types import ASGIApp, Receive, Scope, Send

from bot.web.body import Refused, read_body, refuse
from bot.web.payload import FORM, JSON, PayloadError, read_payload
from bot.web.signature import is_signed

_CHECKED = frozenset(
    {b"content-type", b"content-length", b"x-slack-request-timestamp", b"x-slack-signature"}
)


class Guard:
    """Let only Slack's requests through; they find the `payload` in their state."""

    def __init__(
        self, app: ASGIApp, *, signing_secret: str, clock: Callable[[], float] = time.time
    ) -> None:
        self._app = app
        self._signing_secret = signing_secret
        self._clock = clock

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        try:
            await self._check(scope, receive)
        except Refused as refusal:
            await refuse(refusal, scope, receive, send)
        else:
            await self._app(scope, receive, send)

    async def _check(self, scope: Scope, receive: Receive) -> None:
        headers = {name: value for name, value in scope["headers"] if name in _CHECKED}
        content_type = _text(headers, b"content-type").partition(";")[0].strip().lower()
        if content_type not in (JSON, FORM):
            raise Refused(415, "unsupported content type")
        body = await read_body(headers.get(b"content-length", b"0"), receive)
        timestamp = _text(headers, b"x-slack-request-timestamp")
        signature = _text(headers, b"x-slack-signature")
        if not is_signed(self._signing_secret, timestamp, signature, body, now=self._clock()):
            raise Refused(401, "not signed by Slack")
        try:
            scope["state"]["payload"] = read_payload(content_type, body)
        except PayloadError as error:
            raise Refused(400, str(error)) from error


def _text(headers: dict[bytes, bytes], name: bytes) -> str:
    """Give a header's value, empty where there is none."""
    return headers.get(name, b"").decode("latin-1")

"""What is read out of verified bodies."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.web.payload import FORM, JSON, PayloadError, read_payload

EVENT = b'{"type": "event_callback", "event": {"type": "message"}}'


@pytest.mark.parametrize(
    ("content_type", "body", "payload"),
    [
        (JSON, EVENT, {"type": "event_callback", "event": {"type": "message"}}),
        (JSON, b'{"type": "url_verification"}', {"type": "url_verification"}),
        (FORM, b"command=%2Fir&text=a+b%26c", {"command": "/ir", "text": "a b&c"}),
        (FORM, b"command=%2Fir&text=", {"command": "/ir", "text": ""}),
        (FORM, b"command=%2Fir&text=payload", {"command": "/ir", "text": "payload"}),
        (FORM, b"command=%2Fir&payload=1", {"command": "/ir", "payload": "1"}),
        (FORM, b"payload=%7B%22type%22%3A+%22block_actions%22%7D", {"type": "block_actions"}),
        (FORM, b"ssl_check=1&token=x", {"ssl_check": "1", "token": "x"}),
        (FORM, b"", {}),
    ],
)
def test_what_slack_sends_is_read(content_type: str, body: bytes, payload: dict[str, Any]) -> None:
    """Events are JSON, commands are forms, clicks are JSON in a form."""
    assert read_payload(content_type, body) == payload


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        (JSON, b""),
        (JSON, b"{"),
        (JSON, b"[]"),
        (JSON, b"null"),
        (JSON, b'"type"'),
        (JSON, b"{}"),
        (JSON, b'{"type": 1}'),
        (JSON, b'{"type": "event_callback"}'),
        (JSON, b'{"type": "event_callback", "event": "message"}'),
        (JSON, b'{"type": "event_callback", "event": {}}'),
        (JSON, b"\xff\xfe"),
        (JSON, '{"type": "x"}'.encode("utf-16")),
        (JSON, b"[" * 500_000),
        (FORM, b"payload="),
        (FORM, b"payload=%7B"),
        (FORM, b"payload=%5B%5D"),
        (FORM, b"\xff"),
        (FORM, b"a=1&" * 101),
    ],
)
def test_what_slack_does_not_send_is_refused(content_type: str, body: bytes) -> None:
    """Whatever is wrong with a body, there is one error for it."""
    with pytest.raises(PayloadError):
        read_payload(content_type, body)


@given(st.text())
def test_any_text_of_a_command_is_kept(text: str) -> None:
    """No word of a command's is mistaken for something else."""
    body = urlencode({"command": "/ir", "text": text}, errors="replace").encode()
    expected = text.encode("utf-8", "replace").decode()
    assert read_payload(FORM, body) == {"command": "/ir", "text": expected}

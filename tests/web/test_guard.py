"""What is refused before Bolt sees it, by the real server; and that it serves on."""

from __future__ import annotations

import json
import logging
import socket
import time
from collections.abc import Iterator

import pytest

from tests.serving import FORM, JSON, Client, Response, mention, signed
from tests.standin import Standin

EVENT = json.dumps({"type": "event_callback", "event": mention("how many?")}).encode()


def refused(status: int, reason: str) -> Response:
    """Make the response to a request that is refused."""
    return Response(status, json.dumps({"error": reason}, separators=(",", ":")).encode())


UNSIGNED = refused(401, "not signed by Slack")
UNREADABLE = refused(400, "the body cannot be read")


@pytest.fixture(autouse=True)
def healthy(client: Client, slack: Standin, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Whatever a request was, nothing came of it, no traceback is logged, the server serves."""
    yield
    assert client.is_healthy()
    assert [call.method for call in slack.calls] == []
    assert not [each for each in caplog.records if each.exc_info or each.levelno >= logging.ERROR]


def now(seconds: int = 0) -> str:
    """Write the time as Slack does."""
    return str(int(time.time()) + seconds)


@pytest.mark.parametrize(
    "headers",
    [
        {"Content-Type": JSON},
        signed(EVENT, signature=""),
        signed(EVENT, signature="v0=0000"),
        signed(EVENT, signature="v0=\u00e9"),
        signed(EVENT, secret="another"),
        signed(EVENT, timestamp="soon"),
        signed(EVENT, timestamp=""),
        signed(EVENT + b" "),
    ],
    ids=["bare", "empty", "wrong", "odd", "another secret", "no time", "no time", "another body"],
)
def test_an_unsigned_request_is_refused(client: Client, headers: dict[str, str]) -> None:
    """Only what Slack signed gets through."""
    assert client.request("POST", "/slack/events", EVENT, headers) == UNSIGNED


@pytest.mark.parametrize("seconds", [-301, -86400, 400])
def test_a_stale_request_is_refused(client: Client, seconds: int) -> None:
    """What was overheard cannot be sent again later."""
    assert client.post(EVENT, timestamp=now(seconds)) == UNSIGNED


@pytest.mark.parametrize("body", [b"{nope", b"[" * 100_000, b"\xff\xfe", b""])
def test_malformed_json_is_refused(client: Client, body: bytes) -> None:
    """Signed or not, it is refused without a word about why it cannot be read."""
    assert client.post(body) == UNREADABLE
    assert client.post(body, signature="v0=0000") == UNSIGNED


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"[]", "the body is not an object of a type"),
        (b'{"type": "event_callback"}', "the event is not an object of a type"),
    ],
)
def test_json_of_another_shape_is_refused(client: Client, body: bytes, reason: str) -> None:
    """What Bolt takes for granted is made sure of."""
    assert client.post(body) == refused(400, reason)


def test_a_malformed_payload_is_refused(client: Client) -> None:
    """The JSON within a form is held to the same."""
    assert client.post(b"payload=%7Bnope", FORM) == UNREADABLE


@pytest.mark.parametrize("content_type", ["text/plain", "multipart/form-data", "", "application"])
def test_another_content_type_is_refused(client: Client, content_type: str) -> None:
    """Slack sends JSON and forms."""
    assert client.post(EVENT, content_type) == refused(415, "unsupported content type")


@pytest.mark.parametrize("content_type", ["application/json; charset=utf-8", "APPLICATION/JSON"])
def test_the_content_type_may_have_parameters(client: Client, content_type: str) -> None:
    """A character set, or capitals, make no other type."""
    body = b'{"type": "url_verification", "challenge": "c"}'
    assert client.post(body, content_type) == Response(200, b'{"challenge": "c"}')


def test_an_oversized_body_is_refused(client: Client) -> None:
    """A body is refused by the length it declares, before it is read."""
    with socket.create_connection(("127.0.0.1", client.port), timeout=5) as connection:
        head = "POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
        connection.sendall(f"{head}Content-Length: 1000001\r\n\r\n".encode())
        assert connection.recv(4096).startswith(b"HTTP/1.1 413 ")


def test_an_oversized_body_of_no_declared_length_is_refused(client: Client) -> None:
    """A body is refused once more than enough of it has come."""
    with socket.create_connection(("127.0.0.1", client.port), timeout=5) as connection:
        head = "POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
        connection.sendall(f"{head}Transfer-Encoding: chunked\r\n\r\n".encode())
        chunk = b"10000\r\n" + b" " * 0x10000 + b"\r\n"
        answer = b""
        try:
            for _ in range(32):
                connection.sendall(chunk)
            answer = connection.recv(4096)
        except ConnectionError:
            return  # refused, and the connection closed while more was being sent
        assert answer.startswith(b"HTTP/1.1 413 ")


def test_a_body_that_does_not_come_whole_is_let_go(client: Client) -> None:
    """Who hangs up in the middle harms nobody."""
    with socket.create_connection(("127.0.0.1", client.port), timeout=5) as connection:
        head = "POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
        connection.sendall(f"{head}Content-Length: 100\r\n\r\n{{".encode())


def test_a_body_that_does_not_come_in_time_is_refused(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who sends nothing is not waited for."""
    monkeypatch.setattr("bot.web.body.PATIENCE", 0.05)
    with socket.create_connection(("127.0.0.1", client.port), timeout=5) as connection:
        head = "POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
        connection.sendall(f"{head}Content-Length: 100\r\n\r\n{{".encode())
        assert connection.recv(4096).startswith(b"HTTP/1.1 408 ")


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/slack/events", 405),
        ("PUT", "/slack/events", 405),
        ("POST", "/health", 405),
        ("GET", "/", 404),
        ("POST", "/slack", 404),
    ],
)
def test_there_is_nothing_else(client: Client, method: str, path: str, status: int) -> None:
    """Other addresses and methods are answered as ever on the web."""
    assert client.request(method, path, b"", {}).status == status


def test_slack_can_verify_the_address(client: Client) -> None:
    """The challenge that Slack sends to a new address is answered."""
    body = b'{"type": "url_verification", "token": "t", "challenge": "a challenge"}'
    assert client.post(body) == Response(200, b'{"challenge": "a challenge"}')

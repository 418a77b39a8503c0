"""The process that serves, as an operator runs it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.settings import Settings
from bot.web import serve
from tests.serving import SECRET, TOKEN, Client, Response, mention
from tests.standin import Standin

RUN = (
    "import os\n"
    "from bot.settings import Settings\n"
    "from bot.web import serve\n"
    "serve(Settings.from_environment(os.environ))"
)


def environment(slack: Standin, database: Path, port: int) -> dict[str, str]:
    """Make the environment that an operator would."""
    return {
        **os.environ,
        "DATABASE": str(database),
        "LOG_LEVEL": "DEBUG",
        "PORT": str(port),
        "SLACK_API_URL": slack.api_url,
        "SLACK_BOT_TOKEN": TOKEN,
        "SLACK_SIGNING_SECRET": SECRET,
    }


@contextmanager
def process(environ: dict[str, str]) -> Iterator[subprocess.Popen[str]]:
    """Run the server in a process of its own."""
    with subprocess.Popen(
        [sys.executable, "-c", RUN], env=environ, stderr=subprocess.PIPE, text=True
    ) as running:
        try:
            yield running
        finally:
            running.kill()


def free_port() -> int:
    """Find a port that nothing listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port: int = listening.getsockname()[1]
        return port


def wait_for(port: int) -> Client:
    """Wait until the server listens."""
    deadline = time.monotonic() + 15
    while True:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except OSError:
            assert time.monotonic() < deadline, "the server does not listen"
            time.sleep(0.02)
        else:
            return Client(port)


def test_the_process_serves_and_stops_when_told(slack: Standin, database: Path) -> None:
    """A mention is answered, the process stops in good order, and its log has no secrets."""
    port = free_port()
    with process(environment(slack, database, port)) as running:
        client = wait_for(port)
        assert client.event(mention("how many preferred?")) == Response(200, b"")
        assert client.post(b"{}", secret="another").status == 401
        running.send_signal(signal.SIGTERM)
        _, log = running.communicate(timeout=15)
    assert running.returncode == 0
    assert len(slack.to("chat.postMessage")) == 1
    assert not [secret for secret in (TOKEN, SECRET) if secret in log]
    assert "Refused a request: 401, not signed by Slack" in log


def test_only_this_machine_is_listened_to(slack: Standin, database: Path) -> None:
    """Unless HOST says otherwise, nothing listens on other addresses of the machine."""
    port = free_port()
    with process(environment(slack, database, port)):
        wait_for(port)
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.2", port))


@pytest.mark.parametrize("missing", ["SLACK_SIGNING_SECRET", "SLACK_BOT_TOKEN"])
def test_a_missing_secret_is_said_so(missing: str) -> None:
    """What Slack needs is asked for before anything is opened."""
    environ = {"SLACK_BOT_TOKEN": TOKEN, "SLACK_SIGNING_SECRET": SECRET}
    del environ[missing]
    with pytest.raises(SettingsError, match=f"^{missing} is not set"):
        serve(Settings.from_environment(environ))


def test_a_variable_that_bolt_would_misread_is_said_so() -> None:
    """Bolt reads the environment by itself, and would drop the token."""
    environ = {"SLACK_BOT_TOKEN": TOKEN, "SLACK_SIGNING_SECRET": SECRET, "SLACK_CLIENT_ID": "1"}
    with pytest.raises(SettingsError, match=r"^SLACK_CLIENT_ID is set"):
        serve(Settings.from_environment(environ))


def test_a_refused_token_is_said_so(slack: Standin, database: Path) -> None:
    """A token that Slack refuses ends the process with one line, not with a traceback."""
    slack.script("auth.test", body={"ok": False, "error": "invalid_auth"})
    with pytest.raises(SettingsError, match=r"^Slack refuses SLACK_BOT_TOKEN \(invalid_auth\)"):
        serve(Settings.from_environment(environment(slack, database, free_port())))

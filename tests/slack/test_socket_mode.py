"""The same listeners over a socket that the bot opens."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.settings import Settings
from bot.slack.socket_mode import serve
from tests.serving import APP_TOKEN, TOKEN, callback, click, mention, settings, slash
from tests.standin import Standin

QUESTION = "how many preferred are outstanding?"


@contextmanager
def connected(settings: Settings) -> Iterator[None]:
    """Serve over a socket, in a thread."""
    loop, stop = asyncio.new_event_loop(), asyncio.Event()
    thread = threading.Thread(target=lambda: loop.run_until_complete(serve(settings, stop)))
    thread.start()
    try:
        yield
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join(15)
        loop.close()


@pytest.fixture
def socket(slack: Standin, database: Path) -> Iterator[None]:
    """Serve over a socket to the stand-in."""
    with connected(settings(slack, database)):
        yield


@pytest.mark.usefixtures("socket")
def test_a_mention_is_answered(slack: Standin) -> None:
    """An event over the socket is acknowledged, and answered in its thread."""
    event = mention(QUESTION)
    envelope = slack.deliver("events_api", callback(event), "e1")
    assert envelope == {"envelope_id": "e1"}
    (call,) = slack.wait("chat.postMessage", 1)
    assert (call.token, call.body["thread_ts"], call.body["text"].splitlines()[0]) == (
        TOKEN,
        event["ts"],
        "480,000 Series C preferred shares were outstanding on 12 March 1998.",
    )
    assert [call.token for call in slack.to("apps.connections.open")] == [APP_TOKEN]


@pytest.mark.usefixtures("socket")
def test_an_event_delivered_three_times_is_answered_once(slack: Standin) -> None:
    """Each envelope is acknowledged; the last event shows that nothing was left to post."""
    event, last = mention(QUESTION), mention(QUESTION)
    for number in range(3):
        slack.deliver("events_api", callback(event), f"e{number}")
    slack.deliver("events_api", callback(last), "e3")
    calls = slack.wait("chat.postMessage", 2)
    assert [call.body["thread_ts"] for call in calls] == [event["ts"], last["ts"]]


@pytest.mark.usefixtures("socket")
@pytest.mark.parametrize("text", ["10,000", "10,000 payload"])
def test_a_command_is_answered_in_the_acknowledgement(slack: Standin, text: str) -> None:
    """A command's answer goes back with its envelope."""
    answer = slack.deliver("slash_commands", slash("/exchange", text), "c1")
    assert answer["envelope_id"] == "c1"
    assert answer["payload"]["response_type"] == "ephemeral"


@pytest.mark.usefixtures("socket")
def test_a_click_shows_the_working(slack: Standin) -> None:
    """A click over the socket opens a window."""
    assert slack.deliver("interactive", click(slack, "working", "2 shares."), "i1") == {
        "envelope_id": "i1"
    }
    slack.wait("views.open", 1)


@pytest.mark.usefixtures("socket")
def test_what_the_bot_has_no_use_for_is_acknowledged(slack: Standin) -> None:
    """Slack would send it again if it were not."""
    event = {"type": "an_event_of_next_year", "user": "U0ASKER"}
    assert slack.deliver("events_api", callback(event), "e1") == {"envelope_id": "e1"}


@pytest.mark.usefixtures("socket")
def test_a_socket_that_slack_renews_is_opened_again(slack: Standin) -> None:
    """Slack asks to connect anew every few hours; what comes after is answered."""
    slack.deliver("events_api", callback(mention(QUESTION)), "e1")
    slack.renew()
    slack.deliver("events_api", callback(mention(QUESTION)), "e2")
    slack.wait("chat.postMessage", 2)
    assert len(slack.to("apps.connections.open")) == 2


def test_a_missing_token_is_said_so(slack: Standin, database: Path) -> None:
    """Socket Mode needs the app-level token."""
    without = Settings.from_environment(
        {"SLACK_BOT_TOKEN": TOKEN, "SLACK_API_URL": slack.api_url, "DATABASE": str(database)}
    )
    with pytest.raises(SettingsError, match=r"^SLACK_APP_TOKEN is not set"):
        asyncio.run(serve(without, asyncio.Event()))


def test_a_refused_token_is_said_so(slack: Standin, database: Path) -> None:
    """A token that Slack refuses ends the process; it is not tried for ever."""
    slack.script("apps.connections.open", body={"ok": False, "error": "invalid_auth"})
    with pytest.raises(SettingsError, match=r"^Slack refuses SLACK_APP_TOKEN \(invalid_auth\)"):
        asyncio.run(serve(settings(slack, database), asyncio.Event()))


def test_the_process_stops_when_told(slack: Standin, database: Path) -> None:
    """A process of its own answers, and stops in good order; its log has no secrets."""
    run = (
        "import os\n"
        "from bot.settings import Settings\n"
        "from bot.slack import run_socket_mode\n"
        "run_socket_mode(Settings.from_environment(os.environ))"
    )
    environ = {
        **os.environ,
        "DATABASE": str(database),
        "SLACK_API_URL": slack.api_url,
        "SLACK_APP_TOKEN": APP_TOKEN,
        "SLACK_BOT_TOKEN": TOKEN,
        "LOG_LEVEL": "DEBUG",
    }
    with subprocess.Popen(
        [sys.executable, "-c", run], env=environ, stderr=subprocess.PIPE, text=True
    ) as process:
        slack.deliver("events_api", callback(mention(QUESTION)), "e1")
        process.send_signal(signal.SIGTERM)
        _, log = process.communicate(timeout=15)
    assert process.returncode == 0
    assert len(slack.to("chat.postMessage")) == 1
    assert not [secret for secret in (TOKEN, APP_TOKEN, "a-secret") if secret in log]

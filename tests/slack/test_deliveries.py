"""Posting while Slack is slow, strict, broken or away."""

from __future__ import annotations

import logging
import time
from pathlib import Path

import pytest

from tests.serving import Client, Response, mention, serving, settings
from tests.standin import Standin

QUESTION = "how many preferred are outstanding?"
ACKNOWLEDGED = Response(200, b"")


@pytest.mark.usefixtures("prompt")
def test_an_answer_waits_when_slack_asks_for_patience(client: Client, slack: Standin) -> None:
    """Told to try again later, the bot does, and the answer is posted once."""
    slack.script("chat.postMessage", status=429, headers={"Retry-After": "0"})
    assert client.event(mention(QUESTION)) == ACKNOWLEDGED
    first, second = slack.wait("chat.postMessage", 2)
    assert first.body == second.body


@pytest.mark.usefixtures("prompt")
def test_the_acknowledgement_does_not_wait_for_slack(client: Client, slack: Standin) -> None:
    """However long Slack asks to wait, the event is acknowledged at once."""
    slack.script("chat.postMessage", status=429, headers={"Retry-After": "1"})
    began = time.monotonic()
    assert client.event(mention(QUESTION)) == ACKNOWLEDGED
    assert time.monotonic() - began < 0.9
    slack.wait("chat.postMessage", 2)


@pytest.mark.usefixtures("prompt")
def test_stopping_waits_for_answers_under_way(slack: Standin, database: Path) -> None:
    """A process that is told to stop posts what it has acknowledged first."""
    slack.script("chat.postMessage", status=429, headers={"Retry-After": "1"})
    with serving(settings(slack, database)) as port:
        Client(port).event(mention(QUESTION))
        slack.wait("chat.postMessage", 1)
    assert len(slack.to("chat.postMessage")) == 2


@pytest.mark.usefixtures("prompt")
def test_an_answer_is_posted_again_after_a_fault_of_slacks(client: Client, slack: Standin) -> None:
    """A 500 says that nothing was posted."""
    slack.script("chat.postMessage", status=500, body={"ok": False, "error": "internal_error"})
    client.event(mention(QUESTION))
    slack.wait("chat.postMessage", 2)


@pytest.mark.usefixtures("prompt")
def test_faults_of_slacks_that_last_are_logged(
    slack: Standin, database: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """After three tries the bot gives up, says so in the log, and answers the next question."""
    for _ in range(3):
        slack.script("chat.postMessage", status=503, body={"ok": False, "error": "unavailable"})
    event = mention(QUESTION)
    with serving(settings(slack, database)) as port:
        client = Client(port)
        client.event(event)
        slack.wait("chat.postMessage", 3)
        client.event(mention(QUESTION))
        slack.wait("chat.postMessage", 4)
    errors = [each for each in caplog.records if each.levelno >= logging.ERROR]
    assert [each.getMessage() for each in errors] == [f"Could not answer C0CHANNEL {event['ts']}"]


@pytest.mark.parametrize("error", ["invalid_blocks", "msg_blocks_too_long"])
def test_blocks_that_slack_refuses_are_left_out(client: Client, slack: Standin, error: str) -> None:
    """The text says everything, so it is posted alone."""
    slack.script("chat.postMessage", body={"ok": False, "error": error})
    client.event(mention(QUESTION))
    refused, taken = slack.wait("chat.postMessage", 2)
    blocks = refused.body.pop("blocks")
    assert len(blocks) == 5
    assert taken.body == refused.body


def test_a_channel_that_is_gone_is_logged(
    slack: Standin, database: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """What cannot be posted is not tried again."""
    slack.script("chat.postMessage", body={"ok": False, "error": "channel_not_found"})
    event = mention(QUESTION)
    with serving(settings(slack, database)) as port:
        client = Client(port)
        client.event(event)
        slack.wait("chat.postMessage", 1)
        assert client.is_healthy()
    errors = [each for each in caplog.records if each.levelno >= logging.ERROR]
    assert [each.getMessage() for each in errors] == [f"Could not answer C0CHANNEL {event['ts']}"]
    assert len(slack.to("chat.postMessage")) == 1

"""What the service of Teams answers to what the bot posts, and what comes of it."""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import httpx
import pytest

from bot.teams import deliveries
from tests.teams.microsoft import Microsoft
from tests.teams.serving import Client
from tests.teams.test_messages import QUESTION, WHOLE


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for next to nothing between two tries."""
    monkeypatch.setattr(deliveries, "PAUSES", (0.01, 0.01, 0.01))


@pytest.mark.parametrize("status", [412, 429, 500, 502, 503, 504])
def test_a_passing_fault_is_waited_out(client: Client, microsoft: Microsoft, status: int) -> None:
    """The answer is posted once, when the service takes it."""
    for _ in range(3):
        microsoft.script("activities", status=status, headers={"Retry-After": "0"})
    client.say(QUESTION)
    assert [each.body["summary"] for each in microsoft.wait(1)] == [WHOLE]
    assert microsoft.asked == ["activities"] * 4


def test_a_lasting_fault_is_given_up(
    client: Client, microsoft: Microsoft, caplog: pytest.LogCaptureFixture
) -> None:
    """The log says which answer; the next is posted."""
    for _ in range(4):
        microsoft.script("activities", status=503)
    client.say(QUESTION)
    microsoft.wait_for("activities", 4)
    client.say("help")
    assert len(microsoft.wait(1)) == 1
    (record,) = [each for each in caplog.records if each.levelno == logging.ERROR]
    assert record.getMessage().startswith("Could not answer teams message a:personal ")


@pytest.mark.parametrize("status", [401, 403, 404])
def test_a_refusal_is_not_tried_again(client: Client, microsoft: Microsoft, status: int) -> None:
    """Whoever took the bot away wants no more of it."""
    microsoft.script("activities", status=status)
    client.say(QUESTION)
    microsoft.wait_for("activities", 1)
    client.say("help")
    microsoft.wait(1)
    assert microsoft.asked == ["activities"] * 2


@pytest.mark.parametrize("status", [400, 413])
def test_where_a_card_is_refused_its_words_are_posted(
    client: Client, microsoft: Microsoft, status: int
) -> None:
    """The asker gets the whole answer in plain words."""
    microsoft.script("activities", status=status, body={"error": {"code": "BadSyntax"}})
    client.say(QUESTION)
    (posted,) = microsoft.wait(1)
    assert (posted.body["text"], posted.body["textFormat"]) == (WHOLE, "plain")
    assert "attachments" not in posted.body


def test_where_a_card_cannot_be_made_its_words_are_posted(
    client: Client, microsoft: Microsoft, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault in what draws an answer loses none."""
    monkeypatch.setattr("bot.teams.message.attached", lambda _: 5)
    client.say(QUESTION)
    (posted,) = microsoft.wait(1)
    assert posted.body["text"] == WHOLE


def test_a_token_that_is_not_to_be_had_loses_no_later_answer(
    client: Client, microsoft: Microsoft
) -> None:
    """The token is kept: only an answer that needs another asks for one."""
    client.say(QUESTION)
    microsoft.wait(1)
    assert "token" not in microsoft.asked


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, 2.0),
        ({"Retry-After": "7"}, 7.0),
        ({"Retry-After": "600"}, 30.0),
        ({"Retry-After": "-1"}, 2.0),
        ({"Retry-After": "soon"}, 2.0),
    ],
)
def test_patience_is_as_long_as_asked_for(headers: dict[str, str], seconds: float) -> None:
    """Within half a minute; what cannot be read counts as not asked."""
    response = httpx.Response(429, headers=headers)
    assert deliveries.asked_for(response, 2.0) == seconds


def test_patience_may_be_asked_for_until_a_time() -> None:
    """HTTP has that way too."""
    now = datetime(2026, 1, 5, 10, 0, tzinfo=UTC)
    headers = {
        "Date": format_datetime(now, usegmt=True),
        "Retry-After": format_datetime(now + timedelta(seconds=9), usegmt=True),
    }
    assert deliveries.asked_for(httpx.Response(503, headers=headers), 2.0) == 9.0


async def test_a_connection_that_fails_is_tried_again() -> None:
    """Nothing was posted, so nothing is posted twice."""
    tried = []

    async def call() -> None:
        tried.append("call")
        if len(tried) < 3:
            raise httpx.ConnectError("refused")

    await deliveries.patiently(call)
    assert tried == ["call"] * 3


async def test_a_connection_that_breaks_is_not_tried_again() -> None:
    """The message may have been posted."""

    async def call() -> None:
        raise httpx.ReadError("broken")

    with pytest.raises(httpx.ReadError):
        await deliveries.patiently(call)

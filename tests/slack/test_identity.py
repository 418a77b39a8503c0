"""Who the bot is, when Slack does not say."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.errors import SettingsError
from bot.slack.identity import Identity
from tests.serving import TOKEN, Client, Response, mention, serving, settings
from tests.standin import Standin


def identity(slack: Standin) -> Identity:
    """Make the identity of a bot whose calls are not tried again."""
    return Identity(AsyncWebClient(TOKEN, base_url=slack.api_url, retry_handlers=[]))


async def test_a_refused_token_is_said_so(slack: Standin) -> None:
    """A token that Slack refuses stops the start, and is not repeated."""
    slack.script("auth.test", body={"ok": False, "error": "invalid_auth"})
    with pytest.raises(SettingsError) as raised:
        await identity(slack).prepare()
    assert str(raised.value) == (
        "Slack refuses SLACK_BOT_TOKEN (invalid_auth): copy it from the app's page again."
    )


async def test_slack_out_of_reach_does_not_stop_the_start(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """The first request asks again, so there is only a warning."""
    nowhere = Identity(AsyncWebClient(TOKEN, base_url="http://127.0.0.1:9/", retry_handlers=[]))
    await nowhere.prepare()
    assert caplog.record_tuples == [
        (
            "bot.slack.identity",
            logging.WARNING,
            "Slack is out of reach: check SLACK_API_URL and the network.",
        )
    ]


def test_an_event_is_delivered_again_until_the_bot_knows_who_it_is(
    slack: Standin, database: Path
) -> None:
    """An event that comes while Slack does not say is refused, not lost, and answered later."""
    for _ in range(2):
        slack.script("auth.test", body={"ok": False, "error": "fatal_error"})
    event = mention("how many preferred are outstanding?")
    with serving(settings(slack, database)) as port:
        client = Client(port)
        assert [client.event(event), client.event(event)] == [
            Response(500, b""),
            Response(200, b""),
        ]
        slack.wait("chat.postMessage", 1)

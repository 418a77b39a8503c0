"""The manifest asks Slack for what the listeners need, and for nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import bot.slack
from bot.slack.commands import EXCHANGE, QUESTION

MANIFEST = json.loads((Path(bot.slack.__file__).parent / "manifest.json").read_text("utf-8"))
ADDRESS = "https://example.com/slack/events"


def test_the_commands_are_those_that_are_listened_for() -> None:
    """Each command of the manifest is answered, at the one address."""
    commands = MANIFEST["features"]["slash_commands"]
    assert [(each["command"], each["url"]) for each in commands] == [
        (QUESTION, ADDRESS),
        (EXCHANGE, ADDRESS),
    ]


def test_the_events_are_those_that_are_listened_for() -> None:
    """Mentions and direct messages, and no more of what people say to each other."""
    assert MANIFEST["settings"]["event_subscriptions"] == {
        "request_url": ADDRESS,
        "bot_events": ["app_mention", "message.im"],
    }


def test_the_scopes_are_the_least_that_will_do() -> None:
    """The bot reads mentions and direct messages, writes, has commands, and sends charts."""
    reads = ["app_mentions:read", "chat:write", "commands", "files:write", "im:history", "im:write"]
    assert MANIFEST["oauth_config"] == {"scopes": {"bot": reads}}


def test_the_texts_are_within_the_limits_of_slack() -> None:
    """Slack takes names of 35 characters, and descriptions of 140 and, of commands, 2,000."""
    about = MANIFEST["display_information"]
    assert len(about["name"]) <= 35
    assert len(about["description"]) <= 140
    assert len(MANIFEST["features"]["bot_user"]["display_name"]) <= 80

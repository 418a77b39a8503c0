"""The environment, read once."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.settings import Settings, declared, settings_table

SLACK = {
    "SLACK_BOT_TOKEN": "xoxb-a-bot-token",
    "SLACK_APP_TOKEN": "xapp-an-app-token",
    "SLACK_SIGNING_SECRET": "a-signing-secret",
}


def read(environ: dict[str, str], names: Iterable[str]) -> dict[str, object]:
    """Read an environment; give the settings of those names."""
    settings = Settings.from_environment(environ)
    return {name: getattr(settings, name) for name in names}


def test_nothing_has_to_be_set() -> None:
    """An empty environment gives the defaults; what Slack needs is absent."""
    defaults = {
        "database": Path("data/releases.db"),
        "releases": Path("data/releases"),
        "host": "127.0.0.1",
        "port": 3000,
        "log_level": "INFO",
        "slack_bot_token": None,
        "slack_signing_secret": None,
        "slack_app_token": None,
        "slack_api_url": "https://slack.com/api/",
    }
    assert read({}, defaults) == defaults


def test_everything_can_be_set() -> None:
    """Each variable is read into its field, white space around it aside."""
    environ = {
        **SLACK,
        "DATABASE": " /var/bot.db ",
        "RELEASES": "/var/releases",
        "HOST": "0.0.0.0",
        "PORT": "8080",
        "LOG_LEVEL": "debug",
        "SLACK_API_URL": "http://127.0.0.1:8888/api",
        "UNKNOWN": "is nothing to the bot",
    }
    expected = {
        "database": Path("/var/bot.db"),
        "releases": Path("/var/releases"),
        "host": "0.0.0.0",
        "port": 8080,
        "log_level": "DEBUG",
        "slack_bot_token": "xoxb-a-bot-token",
        "slack_signing_secret": "a-signing-secret",
        "slack_app_token": "xapp-an-app-token",
        "slack_api_url": "http://127.0.0.1:8888/api/",
    }
    assert read(environ, expected) == expected


def test_an_empty_variable_is_one_that_is_not_set() -> None:
    """Platforms set variables to nothing."""
    empty = dict.fromkeys((each.name for each in declared()), "")
    assert Settings.from_environment(empty) == Settings.from_environment({})


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("PORT", "http", "PORT is 'http': set it to a number from 0 to 65535."),
        ("PORT", "65536", "PORT is '65536': set it to a number from 0 to 65535."),
        ("PORT", "-1", "PORT is '-1': set it to a number from 0 to 65535."),
        ("PORT", "٣٠٠٠", "PORT is '٣٠٠٠': set it to a number from 0 to 65535."),
        (
            "LOG_LEVEL",
            "loud",
            "LOG_LEVEL is 'loud': set it to one of DEBUG, INFO, WARNING, ERROR.",
        ),
        ("HOST", "a b", "HOST has white space in it: set it to a single word."),
        (
            "SLACK_API_URL",
            "slack.com",
            "SLACK_API_URL is not an http address: set it to one such as https://slack.com/api/.",
        ),
        (
            "SLACK_API_URL",
            "http://[::1",
            "SLACK_API_URL is not an http address: set it to one such as https://slack.com/api/.",
        ),
        (
            "SLACK_BOT_TOKEN",
            "xapp-the-wrong-one",
            (
                "SLACK_BOT_TOKEN does not start with xoxb-: "
                "copy it from the app's page at https://api.slack.com/apps."
            ),
        ),
        (
            "SLACK_APP_TOKEN",
            "a secret",
            (
                "SLACK_APP_TOKEN does not start with xapp-: "
                "copy it from the app's page at https://api.slack.com/apps."
            ),
        ),
        (
            "SLACK_SIGNING_SECRET",
            "a secret",
            "SLACK_SIGNING_SECRET has white space in it: set it to a single word.",
        ),
    ],
)
def test_a_value_that_cannot_be_used_is_refused(name: str, value: str, message: str) -> None:
    """The message names the variable and what to try; it does not repeat a secret."""
    with pytest.raises(SettingsError) as raised:
        Settings.from_environment({name: value})
    assert str(raised.value) == message


def test_what_is_required_is_said() -> None:
    """A setting that is needed and absent is named, with where to find it."""
    settings = Settings.from_environment({"SLACK_BOT_TOKEN": "xoxb-1"})
    assert settings.required("SLACK_BOT_TOKEN") == "xoxb-1"
    with pytest.raises(SettingsError) as raised:
        settings.required("SLACK_APP_TOKEN")
    assert str(raised.value) == (
        "SLACK_APP_TOKEN is not set: copy it from the app's page at https://api.slack.com/apps."
    )


OAUTH = "Slack's library expects an OAuth installation and drops the bot token"
CHECKS = "Slack's library answers certificate checks wrongly"


@pytest.mark.parametrize(
    ("name", "effect"),
    [
        ("SLACK_CLIENT_ID", OAUTH),
        ("SLACK_CLIENT_SECRET", OAUTH),
        ("SLACK_VERIFICATION_TOKEN", CHECKS),
    ],
)
def test_variables_that_bolt_would_read_are_refused(name: str, effect: str) -> None:
    """They do not stop the command line, which has no Slack in it, only what serves Slack."""
    settings = Settings.from_environment({**SLACK, name: "1"})
    with pytest.raises(SettingsError) as raised:
        settings.refuse_misread()
    assert str(raised.value) == f"{name} is set, and with it {effect}: unset it."


def test_nothing_is_refused_without_them() -> None:
    """An environment that Bolt reads as the bot does passes."""
    Settings.from_environment(SLACK).refuse_misread()


def test_secrets_do_not_show() -> None:
    """Settings can be printed and logged."""
    shown = repr(Settings.from_environment(SLACK))
    assert not [secret for secret in SLACK.values() if secret in shown]


def test_every_setting_is_in_the_table() -> None:
    """The table has a row for each, with its default, its secrecy and its meaning."""
    head, rule, *rows = settings_table().splitlines()
    assert (head, rule) == (
        "| Variable | Default | Secret | Meaning |",
        "| --- | --- | --- | --- |",
    )
    assert [row.split(" | ")[0] for row in rows] == [f"| `{each.name}`" for each in declared()]
    assert [row.split(" | ")[2] for row in rows] == [
        "yes" if name in SLACK or name == "TEAMS_CLIENT_SECRET" else "no"
        for name in (each.name for each in declared())
    ]

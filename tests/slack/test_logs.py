"""The log has no secrets in it."""

from __future__ import annotations

import logging
import subprocess
import sys

import pytest

from bot.slack.logs import Redacted


@pytest.mark.parametrize(
    ("message", "written"),
    [
        ("token xoxb-123-abc.def!", "token [redacted]!"),
        ("Bearer xoxe.xoxp-1-Mi0yLT", "Bearer xoxe.[redacted]"),
        ("xapp-1-A0-1-f00", "[redacted]"),
        ("url='wss://x.example/link/?ticket=a1-b2&app_id=3'", "[redacted]&app_id=3'"),
        ("https://hooks.slack.com/commands/T0/1/x", "https://hooks.slack.com/commands/[redacted]"),
        ("https://hooks.slack.com/services/T0/B0/x", "https://hooks.slack.com/services/[redacted]"),
        ("Bearer eyJhbGciOi.eyJpc3Mi.c2lnbmVk-_", "Bearer [redacted]"),
        ("eyJust a word", "eyJust a word"),
        ("a-signing-secret is one", "[redacted] is one"),
        ("boxb-1 is none", "boxb-1 is none"),
        ("a short one is no secret", "a short one is no secret"),
    ],
)
def test_secrets_are_left_out(message: str, written: str) -> None:
    """Tokens, tickets, addresses that anyone could post to, and known secrets do not show."""
    record = logging.LogRecord("bot", logging.INFO, __file__, 1, message, (), None)
    line = Redacted(["a-signing-secret", "short"]).format(record)
    assert line.endswith(written)
    assert "a1-b2" not in line


def test_secrets_are_left_out_of_tracebacks() -> None:
    """An error whose text has a token in it is written without."""
    with pytest.raises(ValueError, match="xoxb-1-secret") as raised:
        int("xoxb-1-secret")
    error = (raised.type, raised.value, raised.tb)
    record = logging.LogRecord("bot", logging.ERROR, __file__, 1, "It failed", (), error)
    assert Redacted([]).format(record).splitlines()[-1] == (
        "ValueError: invalid literal for int() with base 10: '[redacted]'"
    )


def test_slack_is_not_imported_until_it_is_served() -> None:
    """The command line does not wait a third of a second for what it does not use."""
    check = (
        "import sys, bot.slack, bot.web, bot.settings; "
        "print([m for m in ('slack_bolt', 'slack_sdk', 'aiohttp', 'starlette', 'uvicorn') "
        "if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", check], capture_output=True, text=True, check=True, timeout=30
    )
    assert done.stdout == "[]\n"

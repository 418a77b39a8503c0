"""What counts as signed by Slack."""

from __future__ import annotations

import pytest

from bot.web.signature import is_signed, sign

# The example of https://docs.slack.dev/authentication/verifying-requests-from-slack
SECRET = "8f742231b10e8888abcd99yyyzzz85a5"
SENT = "1531420618"
BODY = (
    b"token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&"
    b"channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&"
    b"command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2F"
    b"T1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&"
    b"trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c"
)
SIGNATURE = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503"


def test_the_example_of_slacks_documentation() -> None:
    """The signature is the one that Slack's documentation computes."""
    assert sign(SECRET, SENT, BODY) == SIGNATURE


@pytest.mark.parametrize(
    ("now", "signed"),
    [
        (1531420618, True),
        (1531420918, True),
        (1531420318, True),
        (1531420919, False),
        (1531420317, False),
    ],
)
def test_a_signature_is_good_for_five_minutes(now: float, signed: bool) -> None:
    """What was overheard cannot be sent again later, nor what was dated ahead."""
    assert is_signed(SECRET, SENT, SIGNATURE, BODY, now=now) is signed


@pytest.mark.parametrize(
    ("secret", "timestamp", "signature", "body"),
    [
        ("another", SENT, SIGNATURE, BODY),
        (SECRET, "1531420619", SIGNATURE, BODY),
        (SECRET, SENT, SIGNATURE, BODY + b"&"),
        (SECRET, SENT, SIGNATURE.replace("v0", "v1"), BODY),
        (SECRET, SENT, SIGNATURE.upper(), BODY),
        (SECRET, SENT, SIGNATURE[:-1], BODY),
        (SECRET, SENT, "", BODY),
        (SECRET, SENT, "v0=\u00e9", BODY),
        (SECRET, "", SIGNATURE, BODY),
        (SECRET, "now", SIGNATURE, BODY),
        (SECRET, "-1531420618", SIGNATURE, BODY),
        (SECRET, "\u0661\u0665\u0663\u0661", SIGNATURE, BODY),
        (SECRET, "1" * 5000, SIGNATURE, BODY),
    ],
)
def test_anything_else_is_not_signed(
    secret: str, timestamp: str, signature: str, body: bytes
) -> None:
    """Only the secret's own signature, of this time and of this body, is Slack's."""
    assert not is_signed(secret, timestamp, signature, body, now=1531420618)

"""Slash commands, given over HTTP to the real server."""

from __future__ import annotations

from typing import Any

import pytest

from bot.errors import TermsError
from bot.slack.commands import shared
from tests.serving import Client, Response
from tests.standin import Standin

EXCHANGED = (
    "Hypothetically, at the ratio of 12 March 1998, 5.5, 10,000 Series C preferred would bring "
    "55,000 common shares."
)


def told(response: Response) -> tuple[int, str, str]:
    """Say how a command was answered: status, to whom, and the first line."""
    body = response.json
    return response.status, body["response_type"], body["text"].splitlines()[0]


def test_an_exchange_is_answered_to_the_asker_alone(client: Client) -> None:
    """The answer comes with the acknowledgement: hypothetical, with evidence and working."""
    response = client.command("/exchange", "10,000")
    body: dict[str, Any] = response.json
    assert (response.status, body["response_type"]) == (200, "ephemeral")
    assert (
        body["text"]
        == f"""\
{EXCHANGED}
Hypothetical: computed, not published · as of 12 March 1998
“Oro Verde will issue the holder 5.5 shares of common stock in exchange for each share of \
preferred stock.”
ORO VERDE EXCHANGES PREFERRED STOCK · No. 1998-07 · 12 March 1998"""
    )
    assert [block["type"] for block in body["blocks"]] == [
        "section",
        "context",
        "section",
        "context",
        "actions",
    ]


@pytest.mark.parametrize("text", ["10,000 share", "share 10,000", "Share: 10,000", "10000 SHARE"])
def test_an_exchange_is_shared_when_told(client: Client, text: str) -> None:
    """The word `share` shows the answer to everyone in the channel."""
    assert told(client.command("/exchange", text)) == (200, "in_channel", EXCHANGED)


@pytest.mark.parametrize(
    ("words", "kept", "public"),
    [
        ("10,000 share", "10,000", True),
        ("share 10,000", "10,000", True),
        ("share", "", True),
        ("share: all", "all", True),
        ("all share", "all", True),
        ("10,000 shares", "10,000 shares", False),
        ("1 share", "1 share", False),
        ("One share", "One share", False),
        ("8 per share", "8 per share", False),
        ("10,000 at 8", "10,000 at 8", False),
        ("", "", False),
    ],
)
def test_the_word_share_is_told_from_shares(words: str, kept: str, public: bool) -> None:
    """`share` is a word of its own, first or last, and not the unit of a count."""
    assert shared(words) == (kept, public)


def test_an_exchange_that_cannot_be_read_is_explained(client: Client) -> None:
    """What was not understood is said, with examples of what would be."""
    status, whom, line = told(client.command("/exchange", "a few"))
    assert (status, whom) == (200, "ephemeral")
    assert line.startswith("I found no amount in “a few”.")


def test_terms_that_are_refused_are_explained(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A message about terms is meant for the asker, and reaches them."""

    def refuse(*_: object, **__: object) -> None:
        raise TermsError("Name one class of security, not 2.")

    monkeypatch.setattr("bot.responder.exchange", refuse)
    assert told(client.command("/exchange", "10,000 OVM OVM-PrC")) == (
        200,
        "ephemeral",
        "Name one class of security, not 2.",
    )


def test_a_question_is_answered_to_the_asker_alone(client: Client, slack: Standin) -> None:
    """`/ir` answers in the acknowledgement, and posts nothing."""
    assert told(client.command("/ir", "how many preferred are outstanding?")) == (
        200,
        "ephemeral",
        "480,000 Series C preferred shares were outstanding on 12 March 1998.",
    )
    assert slack.to("chat.postMessage") == []


@pytest.mark.parametrize("text", ["", "  ", "help", "Help?"])
@pytest.mark.parametrize(
    ("command", "example"),
    [("/ir", "• /ir how many preferred shares are outstanding?"), ("/exchange", "• /exchange all")],
)
def test_a_command_explains_itself(client: Client, command: str, text: str, example: str) -> None:
    """With nothing to answer, a command says how it is used."""
    body = client.command(command, text).json
    assert body["response_type"] == "ephemeral"
    assert example in body["text"].splitlines()


@pytest.mark.parametrize("command", ["/ir", "/exchange"])
@pytest.mark.parametrize("text", ["payload", "the payload of 10", "payload=10&command=/other"])
def test_the_word_payload_is_a_word_like_others(client: Client, command: str, text: str) -> None:
    """Bolt itself would lose a command whose text has the word `payload`."""
    status, whom, line = told(client.command(command, text))
    assert (status, whom) == (200, "ephemeral")
    assert line != ""


def test_words_of_the_asker_come_back_harmless(client: Client) -> None:
    """What a command says back of its text mentions nobody."""
    body = client.command("/exchange", "<!channel> of & *more*").body
    assert b"<!channel>" not in body
    assert b"&lt;!channel&gt;" in body or b"@channel" in body


def test_another_command_is_acknowledged(client: Client) -> None:
    """A command that the manifest does not have gets no answer, but no failure either."""
    assert client.command("/another", "10") == Response(200, b"")

"""Mentions and direct messages, posted over HTTP to the real server."""

from __future__ import annotations

import http.client
import logging
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from bot.model import Step
from bot.slack.messages import Incoming, incoming
from bot.store import Recorded, Store
from tests.serving import TOKEN, Client, Response, direct, mention, serving, settings
from tests.standin import BOT, BOT_USER, Call, Standin

ACKNOWLEDGED = Response(200, b"")

QUESTION = "how many preferred are outstanding?"

ANSWER = {
    "text": """\
480,000 Series C preferred shares were outstanding on 12 March 1998.
Published figure · as of 12 March 1998
“Following the most recent transaction, 480,000 shares of preferred stock remain outstanding.”
ORO VERDE EXCHANGES PREFERRED STOCK · No. 1998-07 · 12 March 1998""",
    "bold": "*480,000* Series C preferred shares were outstanding on 12 March 1998.",
}


def essence(call: Call) -> dict[str, Any]:
    """Say where a message was posted, its text, and what its first block shows."""
    body = dict(call.body)
    blocks = body.pop("blocks")
    return {**body, "bold": blocks[0]["text"]["text"]}


def posted(channel: str, thread: str | None) -> dict[str, Any]:
    """Say what an answer to the question is when it is posted."""
    where = {"channel": channel, "unfurl_links": False, "unfurl_media": False}
    return {**where, **ANSWER, **({} if thread is None else {"thread_ts": thread})}


def test_a_mention_is_answered_in_its_thread(client: Client, slack: Standin) -> None:
    """The answer to a mention starts a thread under it."""
    event = mention(QUESTION)
    assert client.event(event) == ACKNOWLEDGED
    (call,) = slack.wait("chat.postMessage", 1)
    assert essence(call) == posted("C0CHANNEL", event["ts"])
    assert call.token == TOKEN


def test_a_mention_in_a_thread_is_answered_there(client: Client, slack: Standin) -> None:
    """A thread that is there already is kept to."""
    client.event(mention(QUESTION, thread_ts="1.0"))
    (call,) = slack.wait("chat.postMessage", 1)
    assert essence(call) == posted("C0CHANNEL", "1.0")


def test_a_direct_message_is_answered_where_it_stands(client: Client, slack: Standin) -> None:
    """No thread is started in a conversation of two."""
    client.event(direct(QUESTION))
    (call,) = slack.wait("chat.postMessage", 1)
    assert essence(call) == posted("D0DIRECT", None)


def test_an_event_delivered_three_times_is_answered_once(client: Client, slack: Standin) -> None:
    """Each delivery is acknowledged; the last event shows that nothing was left to post."""
    event = mention(QUESTION)
    again = [client.event(event) for _ in range(3)]
    client.event(direct(QUESTION))
    calls = slack.wait("chat.postMessage", 2)
    assert again == [ACKNOWLEDGED] * 3
    assert [call.body["channel"] for call in calls] == ["C0CHANNEL", "D0DIRECT"]


def test_deliveries_at_once_to_two_processes_are_answered_once(
    slack: Standin, database: Path
) -> None:
    """Whoever claims an event first answers it; the store they share decides."""
    event, each = mention(QUESTION), settings(slack, database)
    with serving(each) as one, serving(each) as other, ThreadPoolExecutor(8) as pool:
        ports = [one, other] * 4
        done = list(pool.map(lambda port: Client(port).event(event), ports))
        slack.wait("chat.postMessage", 1)
    assert done == [ACKNOWLEDGED] * 8
    assert len(slack.to("chat.postMessage")) == 1  # both have stopped, nothing can follow


@pytest.mark.parametrize("kind", ["channel", "group", "mpim", "im"])
def test_a_mention_that_comes_as_a_message_too_is_answered_once(
    slack: Standin, database: Path, kind: str
) -> None:
    """The two events have identifiers of their own, but are of one message."""
    event = mention(QUESTION)
    twin = {**event, "type": "message", "channel_type": kind}
    with serving(settings(slack, database)) as port:
        done = [Client(port).event(event, "Ev1"), Client(port).event(twin, "Ev2")]
    assert done == [ACKNOWLEDGED] * 2
    assert [essence(call) for call in slack.to("chat.postMessage")] == [
        posted("C0CHANNEL", event["ts"])
    ]


def test_an_answer_is_recorded(slack: Standin, database: Path) -> None:
    """The audit log says what was asked and said, and its number is on the thumbs."""
    question = "how many were outstanding before the transaction?"
    with serving(settings(slack, database)) as port:
        Client(port).event(mention(question))
        (call,) = slack.wait("chat.postMessage", 1)
    (thumbs,) = call.body["blocks"][-1]["elements"]
    number, verdict = thumbs["positive_button"]["value"].split(":")
    assert verdict == "helpful"
    assert Store.open(database).recorded(int(number)) == Recorded(
        question=question,
        text=call.body["text"].splitlines()[0],
        steps=(Step(expression="480,000 + 120,000", result="600,000"),),
    )


def test_a_private_answer_is_recorded(slack: Standin, database: Path) -> None:
    """What only the asker sees is in the audit log all the same."""
    with serving(settings(slack, database)) as port:
        Client(port).command("/exchange", "10,000")
    assert Store.open(database).recorded(1) == Recorded(
        question="10,000",
        text="Hypothetically, at the ratio of 12 March 1998, 5.5, 10,000 Series C preferred would "
        "bring 55,000 common shares.",
        steps=(
            Step(
                expression="10,000 × 5.5",
                result="55,000",
                formula="shares received = shares given up × ratio",
                sources=(
                    "10,000 given up: yours, hypothetical",
                    "5.5 ratio: release of 12 March 1998",
                ),
            ),
        ),
    )


@pytest.mark.parametrize("words", ["", "help", "Help!"])
def test_a_mention_without_a_question_is_told_how_to_ask(
    client: Client, slack: Standin, words: str
) -> None:
    """The guide is what one gets who asks for help, or nothing."""
    client.event(mention(words))
    (call,) = slack.wait("chat.postMessage", 1)
    assert call.body["text"].splitlines()[1] == "• /ir how many preferred shares are outstanding?"


def test_a_question_cannot_mention_or_format(client: Client, slack: Standin) -> None:
    """What is said back of a question is harmless."""
    client.event(mention("who is &lt;!channel&gt; *Zog* `&amp;`?"))
    (call,) = slack.wait("chat.postMessage", 1)
    assert "<!" not in str(call.body)


@pytest.mark.parametrize(
    "event",
    [
        mention(QUESTION, bot_id="B0OTHER"),
        mention(QUESTION, user=BOT_USER),
        mention(QUESTION, user=None),
        direct(QUESTION, user=BOT_USER, bot_id=BOT),
        direct(QUESTION, bot_id="B0OTHER"),
        direct(QUESTION, subtype="bot_message"),
        direct(QUESTION, subtype="message_changed"),
        direct(QUESTION, subtype="message_deleted"),
        direct(QUESTION, subtype="channel_join"),
        direct(QUESTION, channel_type="channel"),
        direct(QUESTION, channel_type="group"),
        direct(QUESTION, channel_type="mpim"),
        direct(QUESTION, ts=None),
        direct(QUESTION, channel=None),
    ],
)
def test_what_is_not_for_the_bot_is_not_read(event: dict[str, Any]) -> None:
    """Bots, edits, deletions, notices, and talk that does not mention the bot are left alone."""
    assert incoming(event, bot_user=BOT_USER) is None


def test_what_people_write_is_read() -> None:
    """A message with a file, or sent to the channel too, is a person's."""
    event = direct("how *many*?", subtype="file_share", thread_ts="1.0")
    assert incoming(event, bot_user=BOT_USER) == Incoming(
        words="how many?",
        source="direct message",
        user="U0ASKER",
        channel="D0DIRECT",
        stamp=event["ts"],
        thread="1.0",
    )


CHANGED = {
    "type": "message",
    "subtype": "message_changed",
    "channel": "D0DIRECT",
    "channel_type": "im",
    "ts": "2.0",
    "message": direct("how many common are outstanding?"),
    "previous_message": direct(QUESTION),
}

OF_NO_USE = [
    CHANGED,
    {**CHANGED, "subtype": "message_deleted"},
    direct(QUESTION, user=BOT_USER, bot_id=BOT),
    {"type": "reaction_added", "user": "U0ASKER", "item": {"type": "message"}},
    {"type": "app_home_opened", "user": "U0ASKER", "tab": "messages"},
    {"type": "tokens_revoked", "tokens": {"bot": ["B0BOT"]}},
    {"type": "an_event_of_next_year"},
]


def test_what_the_bot_has_no_use_for_is_acknowledged(slack: Standin, database: Path) -> None:
    """Slack would deliver it again and again if it were not."""
    with serving(settings(slack, database)) as port:
        done = [Client(port).event(event) for event in OF_NO_USE]
    assert done == [ACKNOWLEDGED] * len(OF_NO_USE)
    assert [call.method for call in slack.calls] == ["auth.test"]


def test_a_fault_is_answered_calmly(
    client: Client,
    slack: Standin,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """The asker gets a sentence, the log the traceback, and nobody the other's."""

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("the secret of the vault")

    monkeypatch.setattr("bot.responder.converse", fail)
    assert client.event(mention(QUESTION)) == ACKNOWLEDGED
    (call,) = slack.wait("chat.postMessage", 1)
    assert call.body["text"] == (
        "Sorry, I could not answer that just now. Please ask again in a few minutes."
    )
    (record,) = [record for record in caplog.records if record.levelno >= logging.ERROR]
    assert record.name == "bot.responder"
    assert str(record.exc_info and record.exc_info[1]) == "the secret of the vault"


def test_an_event_that_cannot_be_claimed_is_delivered_again(
    client: Client, slack: Standin, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A store that fails answers 500, so that Slack tries later, when the claim is still free."""
    event = mention(QUESTION)
    with monkeypatch.context() as broken:
        broken.setattr("bot.store.Store.claim", lambda *_: 1 / 0)
        assert client.event(event) == Response(500, b"")
    assert client.event(event) == ACKNOWLEDGED
    slack.wait("chat.postMessage", 1)


def test_a_very_long_question_is_refused(client: Client, slack: Standin) -> None:
    """Reading takes time, and others are waiting."""
    client.event(mention("how many? " * 500))
    (call,) = slack.wait("chat.postMessage", 1)
    assert call.body["text"] == (
        "That is long for one question. Please ask in at most 1,000 characters."
    )


def test_the_bot_asks_who_it_is_only_once(slack: Standin, database: Path) -> None:
    """Slack is asked at the start, and not for each request."""
    with serving(settings(slack, database)) as port:
        for _ in range(3):
            Client(port).event(mention(QUESTION))
    assert [call.method for call in slack.calls] == ["auth.test", *["chat.postMessage"] * 3]


def test_a_kept_connection_serves_one_event_after_the_other(client: Client, slack: Standin) -> None:
    """Slack keeps connections; answers do not mix."""
    del slack
    connection = http.client.HTTPConnection("127.0.0.1", client.port, timeout=5)
    for _ in range(3):
        connection.request("GET", "/health")
        assert connection.getresponse().read() == b'{"status":"ok"}'
    connection.close()


def test_a_thread_keeps_its_subject(client: Client, slack: Standin) -> None:
    """A further question in the thread of an answer goes on from it."""
    first = mention("how many preferred were outstanding before the transaction?")
    client.event(first)
    slack.wait("chat.postMessage", 1)
    client.event(mention("source?", thread_ts=first["ts"]))
    again = slack.wait("chat.postMessage", 2)[1]
    assert again.body["text"].splitlines()[0] == (
        "600,000 Series C preferred shares were outstanding before the transaction of "
        "12 March 1998. Worked out as 480,000 + 120,000 = 600,000."
    )

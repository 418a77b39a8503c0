"""Messages, mentions and installations, posted over HTTP to the real server."""

from __future__ import annotations

import logging
import socket
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.serving import Response, serving
from tests.teams.microsoft import PATIENCE, TENANT, Microsoft, bot_token, token
from tests.teams.serving import BOT, CHANNEL, USER, Client, direct, mention, settings

ACKNOWLEDGED = Response(200, b"")
QUESTION = "how many preferred are outstanding?"
TEXT = "480,000 Series C preferred shares were outstanding on 12 March 1998."
WHOLE = f"""\
{TEXT}
Published figure · as of 12 March 1998
“Following the most recent transaction, 480,000 shares of preferred stock remain outstanding.”
— ORO VERDE EXCHANGES PREFERRED STOCK · No. 1998-07 · 12 March 1998"""

GROUP = {"id": "19:group@thread.v2", "conversationType": "groupChat", "isGroup": True}


def rows(store: Path, query: str) -> list[tuple[Any, ...]]:
    """Ask the store that the bot serves from."""
    with closing(sqlite3.connect(store)) as db:
        return db.execute(query).fetchall()


def written(done: Callable[[], bool]) -> bool:
    """Wait for what is written only once the answer has left."""
    until = time.monotonic() + PATIENCE
    while not done() and time.monotonic() < until:
        time.sleep(0.001)
    return done()


def test_a_direct_message_is_answered(client: Client, microsoft: Microsoft) -> None:
    """With the sentence, what it cites, the card, and the whole for whoever sees no card."""
    assert client.say(QUESTION) == ACKNOWLEDGED
    (posted,) = microsoft.wait(1)
    assert (posted.conversation, posted.token) == ("a:personal", bot_token())
    assert posted.body["text"] == f"{TEXT} [1]"
    assert posted.body["summary"] == posted.card["speak"] == posted.card["fallbackText"] == WHOLE
    (entity,) = posted.body["entities"]
    (claim,) = entity["citation"]
    assert claim["position"] == 1
    assert claim["appearance"]["name"] == (
        "No. 1998-07, 12 March 1998: ORO VERDE EXCHANGES PREFERRED STOCK"
    )
    assert claim["appearance"]["abstract"] == (
        "Following the most recent transaction, 480,000 shares of preferred stock remain "
        "outstanding."
    )


def test_no_answer_is_called_generated(client: Client, microsoft: Microsoft) -> None:
    """Figures are computed from published text: the label of generated content would be untrue."""
    client.say(QUESTION)
    (posted,) = microsoft.wait(1)
    assert [each.get("additionalType") for each in posted.body["entities"]] == [None]


def test_a_mention_is_answered_in_its_thread(client: Client, microsoft: Microsoft) -> None:
    """The thread is a part of the conversation's id."""
    client.mention(QUESTION, thread="77")
    (posted,) = microsoft.wait(1)
    assert (posted.conversation, posted.body["text"]) == (
        f"{CHANNEL};messageid=77",
        f"{TEXT} [1]",
    )


def test_a_thread_keeps_its_subject(client: Client, microsoft: Microsoft) -> None:
    """A question may go on from the one before it in its thread, and in no other."""
    client.mention("what is the exchange ratio?", thread="801")
    microsoft.wait(1)
    client.mention("when was that announced?", thread="801")
    microsoft.wait(2)
    client.mention("when was that?", thread="802")
    first, second, third = sorted(microsoft.wait(3), key=lambda each: each.conversation)
    assert first.body["text"].startswith("5.5 common shares are given for each Series C")
    assert second.body["text"].startswith("It was announced on 12 March 1998")
    assert third.conversation.endswith("802")
    assert third.body["text"] != second.body["text"]


def test_a_group_chat_is_answered_when_mentioned(client: Client, microsoft: Microsoft) -> None:
    """And left alone when people talk among themselves."""
    client.say(QUESTION, conversation=GROUP)
    client.send({**mention(microsoft, QUESTION), "conversation": GROUP})
    (posted,) = microsoft.wait(1)
    assert posted.conversation == GROUP["id"]


@pytest.mark.parametrize(
    "text",
    [
        "<at>IR</at>&nbsp;how many preferred are outstanding?",
        "<p><at>IR</at> how many <b>preferred</b> are&nbsp;outstanding?</p>",
        "how many **preferred** are outstanding <at>IR</at>?\r\n",
        "<at>IR</at> how many preferred are outstanding?<br/>",
    ],
)
def test_formatting_is_read(client: Client, microsoft: Microsoft, text: str) -> None:
    """However the words are written, they are the same question."""
    client.send({**mention(microsoft, ""), "text": text})
    (posted,) = microsoft.wait(1)
    assert posted.body["text"] == f"{TEXT} [1]"


def test_a_message_delivered_three_times_is_answered_once(
    client: Client, microsoft: Microsoft
) -> None:
    """Each delivery is acknowledged; another message shows that nothing was left to post."""
    activity = direct(microsoft, QUESTION)
    assert [client.send(activity) for _ in range(3)] == [ACKNOWLEDGED] * 3
    client.say("help")
    assert len(microsoft.wait(2)) == 2


def test_an_exchange_is_computed(client: Client, microsoft: Microsoft, store: Path) -> None:
    """`exchange` and an amount; the record says that it was one."""
    client.say("exchange 10,000")
    (posted,) = microsoft.wait(1)
    assert posted.body["text"] == (
        "Hypothetically, at the ratio of 12 March 1998, 5.5, 10,000 Series C preferred would "
        "bring 55,000 common shares. [1]"
    )
    query = "select source, question, user from answers order by id desc limit 1"
    expected = [("teams direct message, exchange", "10,000", USER["aadObjectId"])]
    assert written(lambda: rows(store, query) == expected)


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("help", "I answer questions from the company's published releases"),
        ("Help!", "I answer questions from the company's published releases"),
        ("", "I answer questions from the company's published releases"),
        ("exchange", "I compute what an exchange would give"),
        ("exchange help", "I compute what an exchange would give"),
        ("exchange -5", "Write “-5” out in digits above zero."),
        ("exchange ratio?", "5.5 common shares are given for each Series C preferred share"),
        ("x" * 1001, "That is long for one question. Please ask in at most 1,000 characters."),
    ],
)
def test_other_words(client: Client, microsoft: Microsoft, words: str, text: str) -> None:
    """Help, and questions that only begin like an exchange."""
    client.say(words)
    (posted,) = microsoft.wait(1)
    assert posted.body["text"].startswith(text)


def test_an_installation_is_greeted(client: Client, microsoft: Microsoft) -> None:
    """With what can be asked; being taken away is not."""
    client.send({**direct(microsoft, ""), "type": "installationUpdate", "action": "remove"})
    client.send({**direct(microsoft, ""), "type": "installationUpdate", "action": "add"})
    (posted,) = microsoft.wait(1)
    assert posted.body["text"].startswith("I answer questions")


def test_its_own_messages_are_not_answered(client: Client, microsoft: Microsoft) -> None:
    """Nor those of other bots: two would never stop."""
    client.say(QUESTION, **{"from": {"id": BOT, "name": "IR"}})
    client.say(QUESTION, **{"from": {"id": "28:other", "name": "Other", "role": "bot"}})
    client.say("help")
    (posted,) = microsoft.wait(1)
    assert posted.body["text"].startswith("I answer questions")


def test_a_slow_answer_is_acknowledged_first(
    client: Client, microsoft: Microsoft, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Teams waits for the acknowledgement only."""

    def slowly(*_: object, **__: object) -> None:
        time.sleep(0.4)
        raise RuntimeError("It failed after all")

    monkeypatch.setattr("bot.responder.converse", slowly)
    began = time.perf_counter()
    assert client.say(QUESTION) == ACKNOWLEDGED
    assert time.perf_counter() - began < 0.3
    microsoft.wait(1)


def test_a_slow_service_delays_no_acknowledgement(client: Client, microsoft: Microsoft) -> None:
    """The service of Teams takes its time; what comes next is acknowledged at once."""
    microsoft.hangs.add("activities")
    began = time.perf_counter()
    assert client.say(QUESTION) == ACKNOWLEDGED
    assert client.is_healthy()
    assert time.perf_counter() - began < 0.3
    microsoft.wait_for("activities", 1)  # or it would be posted in the next test


def test_a_fault_is_answered_calmly(
    client: Client,
    microsoft: Microsoft,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """The asker gets a sentence, the log the traceback, and nobody the other's."""

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("the secret of the vault")

    monkeypatch.setattr("bot.responder.converse", fail)
    assert client.say(QUESTION) == ACKNOWLEDGED
    (posted,) = microsoft.wait(1)
    assert posted.body["text"] == (
        "Sorry, I could not answer that just now. Please ask again in a few minutes."
    )
    (record,) = [record for record in caplog.records if record.levelno >= logging.ERROR]
    assert str(record.exc_info and record.exc_info[1]) == "the secret of the vault"


def test_a_message_that_cannot_be_claimed_is_delivered_again(
    client: Client, microsoft: Microsoft, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A store that fails answers 500, so that Teams tries later, when the claim is still free."""
    activity = direct(microsoft, QUESTION)
    with monkeypatch.context() as broken:
        broken.setattr("bot.store.Store.claim", lambda *_: 1 / 0)
        assert client.send(activity).status == 500
    assert client.send(activity) == ACKNOWLEDGED
    microsoft.wait(1)


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"type": "typing"}, 200),
        ({"type": "messageReaction", "reactionsAdded": [{"type": "like"}]}, 200),
        ({"type": "conversationUpdate", "membersAdded": [{"id": BOT}]}, 200),
        ({"type": "messageUpdate", "channelData": {"eventType": "editMessage"}}, 200),
        ({"type": "a-kind-of-next-year"}, 200),
        ({"type": "invoke", "name": "task/fetch", "value": {}}, 501),
        ({"type": "invoke", "name": "no/such", "value": {}}, 501),
        ({"type": "invoke"}, 501),
        ({"type": "invoke", "name": "adaptiveCard/action", "value": {}}, 400),
        ({"type": "invoke", "name": "composeExtension/query", "value": "words"}, 400),
        ({"type": "message", "text": 5}, 400),
        ({"type": 5}, 400),
        ({"type": ""}, 400),
        ({"from": None}, 400),
        ({"conversation": {}}, 400),
        ({"recipient": "bot"}, 400),
        ({"id": 5}, 400),
    ],
    ids=str,
)
def test_what_is_not_known_is_told_so(
    client: Client, microsoft: Microsoft, change: dict[str, Any], status: int
) -> None:
    """Unknown kinds are acknowledged, unknown invocations refused, malformed ones too."""
    assert client.send(direct(microsoft, QUESTION, **change)).status == status
    assert microsoft.posted == []
    assert client.is_healthy()


@pytest.mark.parametrize(
    ("body", "content_type", "status"),
    [
        (b"", "application/json", 400),
        (b"{", "application/json", 400),
        (b"[]", "application/json", 400),
        (b"null", "application/json", 400),
        (b"\xff\xfe", "application/json", 400),
        (b"[" * 100_000, "application/json", 400),
        (b"{}", "text/plain", 415),
        (b"{}", "", 415),
    ],
    ids=["empty", "broken", "list", "null", "binary", "deep", "text", "untyped"],
)
def test_other_bodies_are_refused(
    client: Client, body: bytes, content_type: str, status: int
) -> None:
    """A body that is none of Teams' harms nothing."""
    assert client.post(body, content_type=content_type).status == status
    assert client.is_healthy()


def test_an_oversized_body_is_refused(client: Client) -> None:
    """A body is refused by the length it declares, before it is read."""
    with socket.create_connection(("127.0.0.1", client.port), timeout=5) as connection:
        head = (
            "POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
            f"Authorization: Bearer {token(client.microsoft.service_url)}\r\n"
        )
        connection.sendall(f"{head}Content-Length: 1000001\r\n\r\n".encode())
        assert connection.recv(4096).startswith(b"HTTP/1.1 413 ")
    assert client.is_healthy()


def test_a_lone_surrogate_is_answered(client: Client, microsoft: Microsoft) -> None:
    """JSON can carry what can be neither stored nor sent on."""
    client.say("how many \ud800 preferred?")
    assert microsoft.wait(1)[0].body["text"]


def test_what_is_under_way_is_finished_at_the_end(database: Path) -> None:
    """A process that is told to stop first posts what it has acknowledged."""
    with Microsoft() as microsoft:
        with serving(settings(microsoft, database)) as port:
            client = Client(port, microsoft)
            assert client.say(QUESTION, conversation={"id": "a:b", "tenantId": TENANT}) == (
                ACKNOWLEDGED
            )
        assert [each.conversation for each in microsoft.posted] == ["a:b"]

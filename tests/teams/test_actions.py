"""Clicks on the buttons of cards, posted over HTTP to the real server."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.serving import Response
from tests.teams.microsoft import Microsoft
from tests.teams.serving import USER, Client, direct
from tests.teams.test_messages import QUESTION, WHOLE, rows

CARD = "application/vnd.microsoft.card.adaptive"
LAST_FEEDBACK = "select answer, user, verdict from feedback order by id desc limit 1"


def test_a_choice_replaces_the_card(client: Client, microsoft: Microsoft) -> None:
    """The card of the answer comes back in the click's own response, with what was asked."""
    response = client.click("choose", {"question": QUESTION})
    assert response.status == 200
    assert (response.json["statusCode"], response.json["type"]) == (200, CARD)
    card = response.json["value"]
    assert card["speak"] == WHOLE
    assert card["body"][0]["inlines"][0]["text"] == f"You asked: {QUESTION}"
    assert microsoft.posted == []


def test_a_choice_goes_on_in_its_thread(client: Client, microsoft: Microsoft) -> None:
    """What was chosen is what the conversation is about."""
    conversation = {"id": "a:chosen", "conversationType": "personal"}
    client.click("choose", {"question": "what is the exchange ratio?"}, conversation=conversation)
    client.say("when was that announced?", conversation=conversation)
    assert microsoft.wait(1)[0].body["text"].startswith("It was announced on 12 March 1998")


def test_a_choice_of_an_older_client_is_answered(client: Client, microsoft: Microsoft) -> None:
    """It sends a message with the choice in it, and gets an answer posted."""
    client.say("", value={"verb": "choose", "question": QUESTION})
    assert microsoft.wait(1)[0].body["summary"] == WHOLE


@pytest.mark.parametrize("verdict", ["helpful", "unhelpful"])
def test_feedback_is_kept(client: Client, microsoft: Microsoft, store: Path, verdict: str) -> None:
    """By the answer's number, which the button carries, as Slack's is."""
    client.say(QUESTION)
    (posted,) = microsoft.wait(1)
    buttons = {each["data"]["verdict"]: each for each in posted.card["body"][-1]["actions"]}
    response = client.click("feedback", buttons[verdict]["data"])
    assert response.json == {
        "statusCode": 200,
        "type": "application/vnd.microsoft.activity.message",
        "value": "Thank you: that is kept with the answer.",
    }
    (newest,) = rows(store, "select max(id) from answers")
    assert rows(store, LAST_FEEDBACK) == [(*newest, USER["aadObjectId"], verdict)]


def test_feedback_of_an_older_client_is_kept(
    client: Client, microsoft: Microsoft, store: Path
) -> None:
    """It sends a message with the verdict in it, which is not answered."""
    client.say(QUESTION)
    microsoft.wait(1)
    client.say("", value={"verb": "feedback", "answer": 1, "verdict": "unhelpful"})
    assert rows(store, LAST_FEEDBACK) == [(1, USER["aadObjectId"], "unhelpful")]
    assert len(microsoft.posted) == 1


@pytest.mark.parametrize(
    ("verb", "data"),
    [
        ("no-such-verb", {"question": QUESTION}),
        ("", {"verb": "choose", "question": QUESTION}),
        ("choose", {}),
        ("choose", {"question": 5}),
        ("choose", {"question": "  "}),
        ("feedback", {"answer": "1", "verdict": "helpful"}),
        ("feedback", {"answer": 0, "verdict": "helpful"}),
        ("feedback", {"answer": True, "verdict": "helpful"}),
        ("feedback", {"answer": 2**70, "verdict": "helpful"}),
        ("feedback", {"answer": 1, "verdict": "splendid"}),
        ("feedback", {"answer": 1, "verdict": ["helpful"]}),
    ],
    ids=str,
)
def test_another_click_is_refused(
    client: Client, store: Path, verb: str, data: dict[str, Any]
) -> None:
    """Whoever can write a message can write a button: what none of ours would send is refused."""
    before = rows(store, "select count(*) from feedback")
    response = client.click(verb, data)
    assert (response.status, response.json["statusCode"]) == (200, 400)
    assert response.json["type"] == "application/vnd.microsoft.error"
    assert rows(store, "select count(*) from feedback") == before


def test_feedback_on_an_answer_that_is_lost_is_no_matter(client: Client) -> None:
    """The store may have been made anew since."""
    assert client.click("feedback", {"answer": 10**9, "verdict": "helpful"}).status == 200
    assert client.is_healthy()


def test_a_fault_replaces_the_card_calmly(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """A click is answered whatever happens."""
    monkeypatch.setattr("bot.responder.converse", lambda *_, **__: 1 / 0)
    response = client.click("choose", {"question": QUESTION})
    assert response.json["value"]["speak"] == (
        "Sorry, I could not answer that just now. Please ask again in a few minutes."
    )


def test_a_click_without_a_trigger_is_answered(client: Client, microsoft: Microsoft) -> None:
    """Clients leave out what they may."""
    action = {"type": "Action.Execute", "verb": "choose", "data": {"question": QUESTION}}
    made = {**direct(microsoft, ""), "type": "invoke", "name": "adaptiveCard/action"}
    response = client.send({**made, "value": {"action": action}})
    assert response != Response(500, b"")


def test_the_guide_stays_while_its_questions_are_answered(
    client: Client, microsoft: Microsoft
) -> None:
    """A click on one is answered below, in the thread that the guide is in."""
    conversation = {"id": "19:channel@thread.tacv2;messageid=5", "conversationType": "channel"}
    response = client.click("ask", {"question": QUESTION}, conversation=conversation)
    assert response.json == {
        "statusCode": 200,
        "type": "application/vnd.microsoft.activity.message",
        "value": "The answer is below.",
    }
    (posted,) = microsoft.wait(1)
    assert (posted.conversation, posted.card["speak"]) == (conversation["id"], WHOLE)
    assert posted.card["body"][0]["inlines"][0]["text"] == f"You asked: {QUESTION}"


def test_every_question_of_the_guide_is_answered(client: Client, microsoft: Microsoft) -> None:
    """Exchanges are computed, as when they are typed."""
    client.say("help")
    (guide,) = microsoft.wait(1)
    rows = [each for each in guide.card["body"] if each["type"] == "ActionSet"]
    asked = [each["actions"][0]["data"] for each in rows]
    for count, data in enumerate(asked, 2):
        client.click("ask", data)
        microsoft.wait(count)
    texts = [each.body["text"] for each in microsoft.posted[1:]]
    assert len(texts) == 4
    assert [text[-4:] for text in texts] == [" [1]"] * 4
    assert "would bring 55,000 common shares" in texts[-1]

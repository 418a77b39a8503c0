"""Clicks on the bot's buttons, over HTTP."""

from __future__ import annotations

from typing import Any

import pytest

from bot.slack.text import NO_WIDTH as Z
from bot.store import Store
from tests.serving import Client, Response, click, mention
from tests.standin import Standin

ACKNOWLEDGED = Response(200, b"")
COMPUTED = "how many were outstanding before the transaction?"


def shown(view: dict[str, Any]) -> list[str]:
    """List the texts of a window."""
    return [block["text"]["text"] for block in view["blocks"]]


def test_a_click_shows_the_working(client: Client, slack: Standin) -> None:
    """The button under a computed figure opens a window with each step."""
    client.event(mention(COMPUTED))
    (answer,) = slack.wait("chat.postMessage", 1)
    (actions,) = [block for block in answer.body["blocks"] if block["type"] == "actions"]
    (button,) = actions["elements"]
    assert client.click(click(slack, button["action_id"], button["value"])) == ACKNOWLEDGED
    (opened,) = slack.wait("views.open", 1)
    assert opened.body["trigger_id"] == "1.2.trigger"
    assert shown(opened.body["view"]) == [
        (
            "600,000 Series C preferred shares were outstanding before the transaction of "
            "12 March 1998."
        ),
        "480,000 + 120,000 = 600,000",
    ]


def test_the_working_of_a_command_can_be_shown(client: Client, slack: Standin) -> None:
    """The button works under an answer that only one person sees."""
    blocks = client.command("/exchange", "10,000").json["blocks"]
    (button,) = next(block["elements"] for block in blocks if block["type"] == "actions")
    client.click(click(slack, "working", button["value"], is_ephemeral=True))
    (opened,) = slack.wait("views.open", 1)
    assert shown(opened.body["view"])[1] == (
        "10,000 × 5.5 = 55,000 · shares received = shares given up × ratio; "
        "10,000 given up: yours, hypothetical; 5.5 ratio: release of 12 March 1998"
    )


def test_a_working_is_shown_harmless(client: Client, slack: Standin) -> None:
    """What a button carried is words, whoever wrote them."""
    client.click(click(slack, "working", "<!channel> R&D\n*1* = 1"))
    (opened,) = slack.wait("views.open", 1)
    assert shown(opened.body["view"]) == ["&lt;!channel&gt; R&amp;D", f"{Z}*{Z}1{Z}*{Z} = 1"]


@pytest.mark.parametrize("error", ["unknown_method", "expired_trigger_id"])
def test_the_working_is_a_message_where_no_window_opens(
    client: Client, slack: Standin, error: str
) -> None:
    """Where Slack opens no window, the one who clicked gets a message instead."""
    slack.script("views.open", body={"ok": False, "error": error})
    client.click(click(slack, "working", "2 shares.\n1 + 1 = 2"))
    (call,) = slack.wait("respond", 1)
    assert (call.body["response_type"], call.body["replace_original"], call.body["text"]) == (
        "ephemeral",
        False,
        "2 shares.\n1 + 1 = 2",
    )


def test_a_choice_is_asked_and_answered_in_the_thread(client: Client, slack: Standin) -> None:
    """Clicking a choice asks it, where the question back was put."""
    client.event(mention("hello"))
    (back,) = slack.wait("chat.postMessage", 1)
    (actions,) = [block for block in back.body["blocks"] if block["type"] == "actions"]
    choice = actions["elements"][0]
    payload = click(slack, choice["action_id"], choice["value"], thread_ts="1.0")
    assert client.click(payload) == ACKNOWLEDGED
    answer = slack.wait("chat.postMessage", 2)[1]
    assert (answer.body["channel"], answer.body["thread_ts"]) == ("C0CHANNEL", "1.0")
    assert answer.body["text"].splitlines()[0] == (
        "480,000 Series C preferred shares were outstanding on 12 March 1998."
    )


def test_a_choice_that_one_person_sees_is_answered_to_them(client: Client, slack: Standin) -> None:
    """What was asked in private is answered in private."""
    choice = "how many preferred are outstanding?"
    assert client.click(click(slack, "choice:0", choice, is_ephemeral=True)) == ACKNOWLEDGED
    (call,) = slack.wait("respond", 1)
    assert (call.body["response_type"], call.body["text"].splitlines()[0]) == (
        "ephemeral",
        "480,000 Series C preferred shares were outstanding on 12 March 1998.",
    )
    assert slack.to("chat.postMessage") == []


@pytest.mark.parametrize("value", ["1:helpful", "1:unhelpful", "1:", "x:helpful", "404:helpful"])
def test_feedback_is_acknowledged(client: Client, slack: Standin, value: str) -> None:
    """A thumb is kept where it is of an answer that is known, and never fails."""
    client.event(mention(COMPUTED))
    slack.wait("chat.postMessage", 1)
    assert client.click(click(slack, "feedback", value)) == ACKNOWLEDGED


def test_feedback_is_kept(client: Client, slack: Standin, monkeypatch: pytest.MonkeyPatch) -> None:
    """The store is told the answer, the user and the verdict."""
    kept: list[tuple[object, ...]] = []
    monkeypatch.setattr(Store, "record_feedback", lambda _, *given: kept.append(given))
    client.click(click(slack, "feedback", "12:unhelpful"))
    assert kept == [(12, "U0ASKER", "unhelpful")]


def test_another_button_is_acknowledged(client: Client, slack: Standin) -> None:
    """A button of a version before this one does nothing."""
    assert client.click(click(slack, "an_old_button", "1")) == ACKNOWLEDGED


VIEW = {"id": "V1", "type": "modal", "callback_id": "x"}


@pytest.mark.parametrize(
    "payload",
    [
        {"type": "view_closed", "user": {"id": "U1"}, "view": VIEW},
        {"type": "view_submission", "user": {"id": "U1"}, "view": VIEW},
        {"type": "shortcut", "callback_id": "x", "user": {"id": "U1"}},
        {"type": "message_action", "callback_id": "x", "user": {"id": "U1"}},
        {"type": "block_suggestion", "action_id": "x", "block_id": "y", "value": "z"},
    ],
)
def test_other_interactions_are_acknowledged(client: Client, payload: dict[str, Any]) -> None:
    """Whatever Slack lets users do, the bot takes in its stride."""
    assert client.click(payload) == ACKNOWLEDGED

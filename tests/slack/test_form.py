"""The form for an exchange and the chart of one, over HTTP."""

from __future__ import annotations

from typing import Any

import pytest
from slack_sdk.models.views import View

from bot.slack.form import FIELDS, FORM, FRACTIONS, exchange_form, words_of
from tests.serving import Client, Response, click
from tests.standin import Standin

ACKNOWLEDGED = Response(200, b"")


def filled_in(**values: str) -> dict[str, Any]:
    """Make the payload of a form that is handed in."""
    state: dict[str, Any] = {
        name: {name: {"type": "plain_text_input", "value": v}} for name, v in values.items()
    }
    if "fractions" in state:
        selected = {"value": values["fractions"]}
        state["fractions"] = {"fractions": {"type": "static_select", "selected_option": selected}}
    view = {"id": "V1", "type": "modal", "callback_id": FORM, "state": {"values": state}}
    return {"type": "view_submission", "user": {"id": "U0ASKER"}, "view": view}


def texts(view: dict[str, Any]) -> list[str]:
    """List the texts of a window's sections."""
    return [block["text"]["text"] for block in view["blocks"] if block["type"] == "section"]


def expect_upload(slack: Standin) -> None:
    """Make the stand-in take one file."""
    url = {"ok": True, "upload_url": slack.response_url, "file_id": "F0FILE"}
    slack.script("files.getUploadURLExternal", body=url)
    done = {"ok": True, "files": [{"id": "F0FILE", "title": "chart"}]}
    slack.script("files.completeUploadExternal", body=done)


def test_the_form_is_what_slack_takes() -> None:
    """The models of Slack's own library find nothing wrong with the window."""
    View(**exchange_form()).validate_json()
    blocks = exchange_form()["blocks"]
    assert [block["block_id"] for block in blocks] == [
        *(name for name, *_ in FIELDS[:-2]),
        "fractions",
        "offer",
        "more",
    ]
    assert [block["optional"] for block in blocks] == [False] + [True] * 10


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"amount": "10,000"}, "10,000"),
        ({"amount": "500", "value": "66", "average": "8.50", "cap": "8.25"},
         "500 value 66 vwap 8.50 cap 8.25"),
        ({"amount": "37", "fractions": "cash", "price": "4.22"}, "37 price 4.22 frac cash"),
        ({"amount": " all ", "ratio": "8", "floor": "  ", "more": "arrears 5.25 paid"},
         "all at 8 arrears 5.25 paid"),
        ({"amount": "100", "offer": "2003-11", "cash": "2"}, "100 cash 2 offer 2003-11"),
    ],
)  # fmt: skip
def test_what_is_filled_in_becomes_the_words_of_the_command(
    values: dict[str, str], words: str
) -> None:
    """Each field has its words; an empty one has none."""
    assert words_of(filled_in(**values)["view"]["state"]["values"]) == words


@pytest.mark.parametrize("fraction", [value for value, _ in FRACTIONS])
def test_each_choice_of_the_form_is_understood(client: Client, fraction: str) -> None:
    """Every way of settling a fraction that the form offers is one that the calculator knows."""
    response = client.click(filled_in(amount="37", fractions=fraction, price="4.22"))
    assert response.json["response_action"] == "update"
    assert texts(response.json["view"])[0].startswith("Hypothetically, at the ratio of")


def test_the_command_opens_the_form(client: Client, slack: Standin) -> None:
    """`/exchange form` opens the window and says nothing in the channel."""
    assert client.command("/exchange", "form") == ACKNOWLEDGED
    (opened,) = slack.wait("views.open", 1)
    assert (opened.body["trigger_id"], opened.body["view"]) == ("1.2.trigger", exchange_form())


def test_the_button_of_the_guide_opens_the_form(client: Client, slack: Standin) -> None:
    """`/exchange help` ends with a button for those who would rather fill in a form."""
    blocks = client.command("/exchange", "help").json["blocks"]
    (button,) = blocks[-1]["elements"]
    assert client.click(click(slack, button["action_id"], button["value"])) == ACKNOWLEDGED
    (opened,) = slack.wait("views.open", 1)
    assert opened.body["view"] == exchange_form()


def test_a_form_is_answered_in_its_window(client: Client) -> None:
    """The result, its working with where each figure came from, and the sentence that states it."""
    response = client.click(filled_in(amount="1000", price="4"))
    assert response.status == 200
    assert response.json["response_action"] == "update"
    shown = texts(response.json["view"])
    assert shown[:3] == [
        (
            "Hypothetically, at the ratio of 12 March 1998, 5.5, 1,000 Series C preferred would "
            "bring *5,500* common shares, worth $22,000.00 at $4.00 a share."
        ),
        (
            "1,000 × 5.5 = 5,500 · shares received = shares given up × ratio; 1,000 given up: "
            "yours, hypothetical; 5.5 ratio: release of 12 March 1998"
        ),
        (
            "5,500 × $4.00 = $22,000.00 · value = shares × market price; "
            "$4.00 market price: yours, hypothetical"
        ),
    ]
    assert shown[-1].startswith("> ")


def test_a_form_that_cannot_be_computed_says_why(client: Client) -> None:
    """What is wrong stands under the amount, and what was filled in stays."""
    response = client.click(filled_in(amount="a few"))
    assert response.json["response_action"] == "errors"
    assert response.json["errors"]["amount"].startswith("I found no amount in “a few”.")


def test_a_form_is_recorded_as_asked(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """A form that is very long is refused before it is read."""
    monkeypatch.setattr("bot.responder.QUESTION_LIMIT", 5)
    response = client.click(filled_in(amount="10,000,000"))
    assert response.json["errors"]["amount"].startswith("That is long for one question.")


def test_a_chart_comes_to_whoever_asked(client: Client, slack: Standin) -> None:
    """An answer that one person sees has its picture in that person's direct messages."""
    slack.script("conversations.open", body={"ok": True, "channel": {"id": "D0DIRECT"}})
    expect_upload(slack)
    body = client.command("/exchange", "10,000 chart 3 to 9").json
    assert body["response_type"] == "ephemeral"
    (done,) = slack.wait("files.completeUploadExternal", 1)
    assert done.body["channel_id"] == "D0DIRECT"
    (opened,) = slack.to("conversations.open")
    assert opened.body["users"] == "U0ASKER"


def test_a_shared_chart_comes_to_the_channel(client: Client, slack: Standin) -> None:
    """With the word `share` the picture is everyone's, as the answer is."""
    expect_upload(slack)
    assert client.command("/exchange", "10,000 chart 3 to 9 share").json["response_type"] == (
        "in_channel"
    )
    (done,) = slack.wait("files.completeUploadExternal", 1)
    assert done.body["channel_id"] == "C0CHANNEL"
    assert slack.to("conversations.open") == []


def test_a_chart_of_nothing_is_not_sent(client: Client, slack: Standin) -> None:
    """Where nothing can be computed there is an explanation and no picture."""
    body = client.command("/exchange", "chart 3 to 9").json
    assert body["text"].startswith("I found no amount")
    assert slack.to("files.getUploadURLExternal") == []

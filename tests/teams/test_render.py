"""Messages and cards: what they say, that clients can draw them, that nothing in them acts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from microsoft_teams.api.activities.message import MessageActivityInput
from microsoft_teams.cards import AdaptiveCard

from bot.teams.message import Message
from tests.teams.examples import HOSTILE, drawn, hostile, long, messages, replies

KNOWN = {
    "AdaptiveCard": "1.0",
    "TextRun": "1.2",
    "RichTextBlock": "1.2",
    "Container": "1.0",
    "ActionSet": "1.2",
    "Action.OpenUrl": "1.0",
    "Action.Submit": "1.0",
    "Action.ToggleVisibility": "1.2",
    "Action.Execute": "1.4",
}
"""The version of Adaptive Cards that each element came with."""

CARDS = {name: card for name, _, card in drawn() if card is not None}
MESSAGES = dict(messages())
SIZE_LIMIT = 28_000
"""Most bytes of a message that Teams takes."""


def elements(value: object) -> Iterator[dict[str, Any]]:
    """Yield every element, run and action of a card."""
    if isinstance(value, dict):
        if "type" in value:
            yield value
        for name, each in value.items():
            yield from elements(each if name != "msteams" else None)
    elif isinstance(value, list):
        for each in value:
            yield from elements(each)


def texts(card: dict[str, Any]) -> list[str]:
    """List the runs of text of a card, each line as one."""
    lines = [e for e in elements(card["body"]) if e["type"] == "RichTextBlock"]
    return ["".join(run["text"] for run in line["inlines"]) for line in lines]


@pytest.mark.parametrize("name", CARDS)
def test_the_library_knows_every_card(name: str) -> None:
    """Its models of cards take what is written here, and lose nothing of it."""
    model = AdaptiveCard.model_validate(CARDS[name])
    written = json.loads(model.model_dump_json(by_alias=True, exclude_none=True))
    assert written == CARDS[name]


@pytest.mark.parametrize("name", CARDS)
def test_every_element_is_of_version_1_5(name: str) -> None:
    """What is newer than most clients says what they do instead."""
    card = CARDS[name]
    assert card["version"] == "1.5"
    for element in elements(card):
        assert KNOWN[element["type"]] <= "1.5"
        if element["type"] == "Action.Execute":
            assert element["fallback"]["type"] == "Action.Submit"


@pytest.mark.parametrize("name", CARDS)
def test_every_card_can_be_spoken(name: str) -> None:
    """What is spoken is what is shown where the card cannot be drawn, and is the whole."""
    card = CARDS[name]
    assert card["speak"] == card["fallbackText"]
    assert card["speak"].strip()


@pytest.mark.parametrize("name", MESSAGES)
def test_every_message_can_be_sent(name: str) -> None:
    """The library takes it, and Teams its size, whatever the releases hold."""
    activity = MESSAGES[name].activity()
    sent = MessageActivityInput.model_validate(activity).model_dump_json(by_alias=True)
    assert len(sent.encode()) <= SIZE_LIMIT


def test_an_answer_begins_with_its_figure_and_date() -> None:
    """Then what it is of, the working behind a button, the quotation, title, number, date."""
    assert texts(CARDS["derived"]) == [
        "18.77%",
        "Computed from published figures · as of 20 November 2003",
        "Percentage of the class · Series B Cumulative Convertible Stock (preferred stock)",
        (
            "“The shareholder, who currently holds 141,300 shares of preferred stock, will be "
            "issued 1,073,880 shares of common stock.”"
        ),
        "HECLA EXCHANGES PREFERRED STOCK · No. 2003-20 · 20 November 2003",
        (
            "“Following the most recent transaction, 611,452 shares of preferred stock remain "
            "outstanding.”"
        ),
        "HECLA EXCHANGES PREFERRED STOCK · No. 2003-20 · 20 November 2003",
        "611,452 + 141,300 = 752,752",
        "100 × 141,300 ÷ 752,752 = 18.77%",
    ]


def test_the_working_is_hidden_until_asked_for() -> None:
    """Its button asks no server."""
    (button,) = [e for e in elements(CARDS["derived"]) if e["type"] == "Action.ToggleVisibility"]
    (hidden,) = [e for e in elements(CARDS["derived"]) if e.get("id") in button["targetElements"]]
    assert (button["title"], hidden["isVisible"]) == ("Show the working", False)


def test_each_of_several_workings_has_its_own_button() -> None:
    """Two of one name would be shown and hidden together."""
    every = list(elements(CARDS["several"]))
    targets = [e["targetElements"] for e in every if e["type"] == "Action.ToggleVisibility"]
    assert targets == [["working0"], ["working1"]]
    assert [e["id"] for e in every if "id" in e] == ["working0", "working1"]


def test_the_plain_words_say_the_whole_answer() -> None:
    """Figure, date, how it is known, working, and what states it."""
    assert (
        MESSAGES["derived"].whole
        == """\
The holder had 18.77% of the Series B preferred before the transaction of 20 November 2003.
Computed from published figures · as of 20 November 2003
611,452 + 141,300 = 752,752
100 × 141,300 ÷ 752,752 = 18.77%
“The shareholder, who currently holds 141,300 shares of preferred stock, will be issued \
1,073,880 shares of common stock.”
— HECLA EXCHANGES PREFERRED STOCK · No. 2003-20 · 20 November 2003
“Following the most recent transaction, 611,452 shares of preferred stock remain outstanding.”
— HECLA EXCHANGES PREFERRED STOCK · No. 2003-20 · 20 November 2003"""
    )


def test_a_quotation_is_no_answer() -> None:
    """It is marked before anything else, in the card and in plain words."""
    assert texts(CARDS["long"])[0] == "Quoted from a release: not an answer to the question"
    assert MESSAGES["long"].lines[1] == "Quoted from a release: not an answer to the question"


def test_what_is_declined_gives_the_nearest_figure_as_such() -> None:
    """Never as though it were the answer."""
    assert texts(CARDS["declined"])[:2] == ["Nearest published", "611,452"]


def test_choices_are_whole() -> None:
    """Each is shown to its end, and a click of it asks it."""
    boxes = [e for e in elements(CARDS["choices"]) if "selectAction" in e]
    asked = [each["selectAction"]["data"]["question"] for each in boxes]
    assert texts(CARDS["choices"]) == asked
    assert len(asked) == 3


def test_questions_near_one_that_is_not_understood_are_asked_by_a_click() -> None:
    """They follow the refusal, in the card and in plain words."""
    boxes = [e for e in elements(CARDS["near"]) if "selectAction" in e]
    asked = [each["selectAction"]["data"]["question"] for each in boxes]
    assert texts(CARDS["near"]) == ["Perhaps you mean one of these:", *asked]
    assert MESSAGES["near"].lines == (
        "Not understood.",
        "Perhaps you mean one of these:",
        *(f"• {each}" for each in asked),
    )


def test_nothing_of_a_release_acts() -> None:
    """Its words stand in runs, which no client formats, and no date is put into them."""
    card = CARDS["hostile"]
    assert "{{" not in json.dumps(card["body"])
    runs = [e["text"].replace("\u200b", "") for e in elements(card) if e["type"] == "TextRun"]
    shown = [each for each in runs if HOSTILE in each]
    assert shown == [HOSTILE, f"“{HOSTILE}”", HOSTILE]  # the label, the quotation, the title
    assert "<at>" not in MESSAGES["hostile"].activity()["text"]


def test_only_the_web_is_linked_to() -> None:
    """A release's address that is none of the web's is no link."""
    links = [e["url"] for e in elements(CARDS["hostile"]) if e["type"] == "Action.OpenUrl"]
    assert links == ["https://example.com/a?b=1&c=2"]
    assert [e for e in elements(CARDS["derived"]) if e["type"] == "Action.OpenUrl"] == []


def test_citations_are_within_the_limits_of_teams() -> None:
    """80 characters of a name, 160 of an abstract, and no more than are shown."""
    (entity,) = MESSAGES["long"].activity()["entities"]
    appearances = [claim["appearance"] for claim in entity["citation"]]
    assert [len(each["name"]) <= 80 for each in appearances] == [True] * 5
    assert [len(each["abstract"]) <= 160 for each in appearances] == [True] * 5
    assert MESSAGES["long"].activity()["text"].endswith("[1] [2] [3] [4] [5]")


def test_without_a_record_there_is_nothing_to_rate() -> None:
    """What was thought of an answer could not be kept."""
    from bot.teams.render import render

    body = render(hostile()).activity()["attachments"][0]["content"]["body"]
    assert [e for e in elements(body) if e["type"] == "Action.Execute"] == []


def test_a_notice_needs_no_card() -> None:
    """One sentence is text."""
    assert "attachments" not in MESSAGES["sorry"].activity()


def test_what_is_long_is_cut_and_says_so() -> None:
    """Rather than be refused by Teams."""
    message = Message(text="a", lines=("x" * 20_000,))
    assert (len(message.whole), message.whole[-1]) == (4000, "…")
    assert len(long().citations[0].sentence) > 800
    assert max(map(len, texts(CARDS["long"]))) <= 802


def test_every_kind_of_reply_is_drawn() -> None:
    """The examples have one of each."""
    assert {type(reply).__name__ for _, reply in replies()} >= {
        "Answer",
        "Quoted",
        "Declined",
        "Clarify",
    }

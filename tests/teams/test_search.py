"""The message extension: what is typed, posted over HTTP to the real server."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.teams.microsoft import Microsoft
from tests.teams.serving import Client
from tests.teams.test_messages import rows


def titles(found: dict[str, object]) -> list[str]:
    """List the titles of what is found."""
    attachments = found["attachments"]
    assert isinstance(attachments, list)
    return [each["preview"]["content"]["title"] for each in attachments]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("outstanding", "480,000 · number of shares outstanding"),
        ("outst", "480,000 · number of shares outstanding"),
        ("oro verde ratio", "5.5 · exchange ratio"),
        ("OVM-PrC outstanding", "480,000 · number of shares outstanding"),
        ("how many preferred are outstanding?", "480,000 · number of shares outstanding"),
        ("what is 660,000 / 120,000?", "5.5 · calculation"),
    ],
)
def test_typed_words_find_figures(client: Client, words: str, first: str) -> None:
    """Half a word, a company and its measure, a class and its measure, or a whole question."""
    found = client.search(words)
    assert (found["type"], found["attachmentLayout"]) == ("result", "list")
    assert titles(found)[0] == first


def test_a_picked_figure_is_a_card_of_its_own(client: Client) -> None:
    """It says everything, and has no button that would need the bot."""
    (card, *_) = client.search("outstanding")["attachments"]
    assert card["contentType"] == "application/vnd.microsoft.card.adaptive"
    said = str(card["content"])
    assert "480,000" in card["content"]["speak"]
    assert ("Action.Execute" in said, "Action.Submit" in said) == (False, False)


def test_nothing_typed_yet_shows_the_newest(client: Client) -> None:
    """Figures come before names and numbers of releases."""
    shown = titles(client.search("true", name="initialRun"))
    assert "480,000 · number of shares outstanding" in shown
    assert "5.5 · exchange ratio" in shown
    assert not any(
        title.endswith(("headline", "contact", "number of the release")) for title in shown
    )


@pytest.mark.parametrize("words", ["zzz", "preferred of Larkspur", "x" * 5000])
def test_words_that_fit_nothing_are_told_so(client: Client, words: str) -> None:
    """An empty list would look broken."""
    assert client.search(words) == {
        "type": "message",
        "text": "No published figure fits these words.",
    }


def test_typing_leaves_no_record(client: Client, microsoft: Microsoft, store: Path) -> None:
    """What is only typed was not asked, and is posted to nobody."""
    before = rows(store, "select count(*) from answers")
    client.search("how many preferred are outstanding?")
    assert rows(store, "select count(*) from answers") == before
    assert microsoft.posted == []


def test_a_fault_is_told_calmly(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """The list must not spin for ever."""
    monkeypatch.setattr("bot.teams.search.look_up", lambda *_, **__: 1 / 0)
    assert client.search("preferred") == {
        "type": "message",
        "text": "The releases cannot be searched just now. Please try again later.",
    }

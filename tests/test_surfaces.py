"""What the README says works in Slack, in Teams and in the terminal is what works there."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import click
import pytest

from bot.__main__ import main
from bot.ask import ask
from bot.model import Answer, Clarify, Reply
from bot.slack.render import render as render_in_slack
from bot.store import Store
from bot.teams.render import render as render_in_teams
from bot.terminal import reply_lines
from tests.building import COMMON, PREFERRED, SECOND, release, store_of
from tests.test_readme import README, ROOT

SURFACES = re.compile(
    r"^<!-- surfaces -->\n(?P<table>.*?)\n<!-- /surfaces -->$", re.MULTILINE | re.DOTALL
)
SLACK = json.loads((ROOT / "bot/slack/manifest.json").read_text(encoding="utf-8"))
TEAMS = json.loads((ROOT / "bot/teams/manifest.json").read_text(encoding="utf-8"))
TODAY = date(2006, 1, 2)


@pytest.fixture(scope="module")
def store() -> Store:
    """Store a release with two series, of which one is exchanged."""
    return store_of(
        release(
            "Larkspur will issue 7.5 shares of common stock in exchange for each share of Series A "
            "preferred stock. The holder, who owns 12,000 shares of Series A preferred stock, will "
            "be issued 90,000 shares of common stock. In all, 500 shares of Series A preferred "
            "stock remain outstanding. In all, 600 shares of Series B preferred stock remain "
            "outstanding.",
            securities=(COMMON, PREFERRED, SECOND),
        )
    )


def table() -> dict[str, tuple[str, str, str]]:
    """Read the README's table: what works, and the cells of Slack, Teams and the terminal."""
    found = SURFACES.search(README)
    assert found is not None
    rows = [line.strip("|").split("|") for line in found["table"].splitlines()[2:]]
    return {row[0].strip(): (row[1].strip(), row[2].strip(), row[3].strip()) for row in rows}


def asked(words: str, store: Store, kind: type[Reply]) -> Any:
    """Ask, and be sure of the kind of reply."""
    reply = ask(words, store, today=TODAY)
    assert isinstance(reply, kind), reply
    return reply


def in_slack(reply: Reply) -> str:
    """Write what Slack is sent."""
    return json.dumps(render_in_slack(reply, answer=1).body())


def in_teams(reply: Reply) -> str:
    """Write what Teams is sent."""
    return json.dumps(render_in_teams(reply, 1).activity())


def in_terminal(reply: Reply) -> str:
    """Write what is printed."""
    return "\n".join(reply_lines(reply))


def options(command: str) -> set[str]:
    """List the options of a command of the terminal."""
    assert isinstance(main, click.Group)
    return {name for parameter in main.commands[command].params for name in parameter.opts}


def has(path: str, words: str) -> bool:
    """Tell whether a module of the bot speaks of something."""
    file = Path(ROOT / "bot" / path)
    return file.exists() and words in file.read_text(encoding="utf-8")


def works(store: Store) -> dict[str, tuple[Callable[[], bool], ...]]:
    """Say of each row how it shows in Slack, in Teams and in the terminal that it works."""
    figure = asked("how many Series A preferred are outstanding?", store, Answer)
    computed = asked("how many common for 10 Series A preferred?", store, Answer)
    choice = asked("how many preferred are outstanding?", store, Clarify)
    events = SLACK["settings"]["event_subscriptions"]["bot_events"]
    commands = {each["command"] for each in SLACK["features"]["slash_commands"]}
    listed = {each["title"] for each in TEAMS["bots"][0]["commandLists"][0]["commands"]}
    scopes = set(TEAMS["bots"][0]["scopes"])
    return {
        "A question, answered with its evidence": (
            lambda: {"app_mention", "message.im"} <= set(events) and "/ir" in commands,
            lambda: scopes == {"personal", "team", "groupChat"} and "remain" in in_teams(figure),
            lambda: {"ask", "chat"} <= set(main.commands) and "remain" in in_terminal(figure),
        ),
        "A further question in the same thread": (
            lambda: has("slack/messages.py", "thread="),
            lambda: has("teams/messages.py", "thread="),
            lambda: "--thread" in options("ask"),
        ),
        "A hypothetical exchange": (
            lambda: "/exchange" in commands,
            lambda: "exchange" in listed,
            lambda: "exchange" in main.commands,
        ),
        "A form for it": (
            lambda: has("slack/form.py", "def exchange_form"),
            lambda: has("teams/form.py", "def "),
            lambda: "--form" in options("exchange"),
        ),
        "A chart of it": (
            lambda: has("slack/deliveries.py", "def upload"),
            lambda: has("teams/deliveries.py", "def upload"),
            lambda: "--chart" in options("exchange"),
        ),
        "The working": (
            lambda: "Show the working" in in_slack(computed),
            lambda: "Show the working" in in_teams(computed),
            lambda: "10 × 7.5 = 75" in in_terminal(computed),
        ),
        "A question back, with choices to click": (
            lambda: "action_id" in in_slack(choice),
            lambda: "Action.Execute" in in_teams(choice),
            lambda: "--choose" in options("ask"),
        ),
        "What was thought of an answer, kept": (
            lambda: "feedback" in in_slack(figure),
            lambda: "feedback" in in_teams(figure),
            lambda: "feedback" in main.commands,
        ),
        "A published figure found while it is typed": (
            lambda: "external_select" in in_slack(figure),
            lambda: (
                [each["type"] for each in TEAMS["composeExtensions"][0]["commands"]] == ["query"]
            ),
            lambda: "search" in main.commands,
        ),
        "One JSON object an answer": (
            lambda: False,
            lambda: False,
            lambda: "--json" in options("ask") & options("exchange"),
        ),
    }


def test_the_table_says_what_works(store: Store) -> None:
    """Each cell begins with yes or no, and it is so."""
    found, shown = works(store), table()
    assert list(shown) == list(found)
    for feature, cells in shown.items():
        for cell, holds in zip(cells, found[feature], strict=True):
            assert cell.partition(":")[0] == ("yes" if holds() else "no"), (feature, cell)

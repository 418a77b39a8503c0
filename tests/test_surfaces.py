"""The README's table of what works where: each thing that it claims is done, there and then.

To claim something new, add a row with what a user does in each shell and a function that does
it; the table in the README is written from the rows.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bot.settings import Settings
from tests import serving as slack_side
from tests.fixtures import loaded
from tests.serving import click, direct, mention, serving
from tests.slack.test_form import expect_upload
from tests.standin import Standin
from tests.teams import serving as teams_side
from tests.teams.microsoft import Microsoft

__all__ = ["loaded"]

ROOT = Path(__file__).parent.parent
TABLE = re.compile(r"<!-- surfaces -->\n(?P<table>.*?)\n<!-- /surfaces -->", re.DOTALL)

QUESTION = "how many preferred are outstanding?"
ANSWER = "480,000 Series C preferred shares were outstanding on 12 March 1998."
QUOTED = "480,000 shares of preferred stock remain outstanding."
COMPUTED = "how many were outstanding before the transaction?"
WORKED = "480,000 + 120,000 = 600,000"
EXCHANGED = "10,000 Series C preferred would bring 55,000 common shares."
WENT_ON = "It was announced on 12 March 1998."


@dataclass(frozen=True)
class World:
    """Every shell, from one store; what was said before is forgotten."""

    slack: Standin
    slack_client: slack_side.Client
    teams: Microsoft
    teams_client: teams_side.Client
    database: Path

    def posted(self, count: int = 1) -> dict[str, Any]:
        """Return the last of so many messages that were posted to Slack."""
        return self.slack.wait("chat.postMessage", count)[-1].body

    def sent(self, count: int = 1) -> dict[str, Any]:
        """Return the last of so many messages that were sent to Teams."""
        return self.teams.wait(count)[-1].body

    def last_verdict(self) -> str:
        """Return what was last thought of an answer."""
        with closing(sqlite3.connect(self.database)) as db:
            (verdict,) = db.execute("select verdict from feedback order by id desc").fetchone()
        return str(verdict)

    def terminal(self, *arguments: str) -> str:
        """Return what a command prints."""
        finished = subprocess.run(
            [sys.executable, "-m", "bot", *arguments],
            cwd=ROOT,
            env=os.environ | {"DATABASE": str(self.database), "PYTHONUTF8": "1"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        return finished.stdout


Proof = Callable[[World], None]


@dataclass(frozen=True)
class Way:
    """How a thing is done in a shell, in the words of the table, and a proof that it is."""

    words: str
    proof: Proof


@pytest.fixture(scope="module")
def served(loaded: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Serve Slack and Teams in one process."""
    database = Path(shutil.copy(loaded, tmp_path_factory.mktemp("served")))
    with Standin() as slack, Microsoft() as teams:
        environ = teams_side.environment(teams, database) | {
            "SLACK_API_URL": slack.api_url,
            "SLACK_BOT_TOKEN": slack_side.TOKEN,
            "SLACK_SIGNING_SECRET": slack_side.SECRET,
        }
        with serving(Settings.from_environment(environ)) as port:
            slack_client = slack_side.Client(port)
            yield World(slack, slack_client, teams, teams_side.Client(port, teams), database)


@pytest.fixture
def world(served: World) -> World:
    """Give every shell, with nothing said yet."""
    served.slack.forget()
    served.teams.forget()
    return served


def slack_answers(world: World) -> None:
    """Answer a direct message with the figure, its date and the sentence."""
    world.slack_client.event(direct(QUESTION))
    assert (ANSWER in world.posted()["text"], QUOTED in world.posted()["text"]) == (True, True)


def teams_answers(world: World) -> None:
    """Answer a direct message with the figure, its date and the sentence."""
    world.teams_client.say(QUESTION)
    assert (ANSWER in world.sent()["summary"], QUOTED in world.sent()["summary"]) == (True, True)


def terminal_answers(world: World) -> None:
    """Print the figure, its date and the sentence."""
    printed = world.terminal("ask", QUESTION)
    assert (ANSWER in printed, QUOTED in printed) == (True, True)


def slack_mention(world: World) -> None:
    """Answer a mention in the thread that it starts."""
    event = mention(QUESTION)
    world.slack_client.event(event)
    assert world.posted()["thread_ts"] == event["ts"]


def teams_mention(world: World) -> None:
    """Answer a mention in its thread."""
    world.teams_client.mention(QUESTION, thread="31")
    assert world.sent()["text"].startswith(ANSWER)
    assert world.teams.posted[0].conversation.endswith(";messageid=31")


def slack_goes_on(world: World) -> None:
    """Understand a question by the one before it in its thread."""
    world.slack_client.event(mention("what is the exchange ratio?", thread_ts="31.0"))
    world.posted()
    world.slack_client.event(mention("when was that announced?", thread_ts="31.0"))
    assert world.posted(2)["text"].startswith(WENT_ON)


def teams_goes_on(world: World) -> None:
    """Understand a question by the one before it in its thread."""
    world.teams_client.mention("what is the exchange ratio?", thread="32")
    world.sent()
    world.teams_client.mention("when was that announced?", thread="32")
    assert world.sent(2)["text"].startswith(WENT_ON)


def slack_privately(world: World) -> None:
    """Answer to one person in a channel."""
    told = world.slack_client.command("/ir", QUESTION).json
    assert (told["response_type"], ANSWER in told["text"]) == ("ephemeral", True)


def slack_computes(world: World) -> None:
    """Compute an exchange."""
    assert EXCHANGED in world.slack_client.command("/exchange", "10,000").json["text"]


def teams_computes(world: World) -> None:
    """Compute an exchange."""
    world.teams_client.say("exchange 10,000")
    assert EXCHANGED in world.sent()["text"]


def terminal_computes(world: World) -> None:
    """Compute an exchange."""
    assert EXCHANGED in world.terminal("exchange", "10,000")


def slack_form(world: World) -> None:
    """Open the form."""
    world.slack_client.command("/exchange", "form")
    (opened,) = world.slack.wait("views.open", 1)
    assert opened.body["view"]["callback_id"] == "exchange_form"


def slack_chart(world: World) -> None:
    """Upload a chart."""
    expect_upload(world.slack)
    world.slack_client.command("/exchange", "10,000 chart 3 to 9 share")
    world.slack.wait("files.completeUploadExternal", 1)


def terminal_chart(world: World) -> None:
    """Write a chart."""
    path = world.database.parent / "chart.png"
    world.terminal("exchange", "10,000 chart 3 to 9", "--chart", str(path))
    assert path.read_bytes().startswith(b"\x89PNG")


def slack_working(world: World) -> None:
    """Open the working."""
    world.slack_client.event(mention(COMPUTED))
    actions = [each for each in world.posted()["blocks"] if each["type"] == "actions"]
    value = actions[0]["elements"][0]["value"]
    world.slack_client.click(click(world.slack, "working", value))
    (opened,) = world.slack.wait("views.open", 1)
    assert WORKED in opened.body["view"]["blocks"][1]["text"]["text"]


def teams_working(world: World) -> None:
    """Hold the working behind a button that shows it."""
    world.teams_client.say(COMPUTED)
    world.sent()
    written = json.dumps(world.teams.posted[0].card)
    assert ("Action.ToggleVisibility" in written, WORKED in written) == (True, True)


def terminal_working(world: World) -> None:
    """Print the working."""
    assert WORKED in world.terminal("ask", COMPUTED)


def slack_choices(world: World) -> None:
    """Offer questions to click, and answer the one that is clicked."""
    payload = click(world.slack, "choice:0", QUESTION, thread_ts="33.0")
    world.slack_client.click(payload)
    assert ANSWER in world.posted()["text"]


def teams_choices(world: World) -> None:
    """Offer questions to click, and replace the card by the answer."""
    world.teams_client.say("hello")
    world.sent()
    boxes = [each for each in world.teams.posted[0].card["body"] if "selectAction" in each]
    assert len(boxes) == 3
    answer = world.teams_client.click("choose", {"question": QUESTION}).json
    assert ANSWER in answer["value"]["speak"]


def terminal_choices(world: World) -> None:
    """List questions to ask."""
    assert "  - what is the exchange ratio?" in world.terminal("ask", "hello").splitlines()


def slack_feedback(world: World) -> None:
    """Keep what is thought of an answer."""
    world.slack_client.event(mention(QUESTION))
    (thumbs,) = [each for each in world.posted()["blocks"] if each["type"] == "context_actions"]
    (element,) = thumbs["elements"]
    value = element["negative_button"]["value"]
    world.slack_client.click(click(world.slack, element["action_id"], value))
    assert world.last_verdict() == "unhelpful"


def teams_feedback(world: World) -> None:
    """Keep what is thought of an answer."""
    world.teams_client.say(QUESTION)
    world.sent()
    helpful = world.teams.posted[0].card["body"][-1]["actions"][0]["data"]
    world.teams_client.click("feedback", helpful)
    assert world.last_verdict() == "helpful"


def teams_search(world: World) -> None:
    """Find a figure while it is typed, to put its card into one's own message."""
    (found, *_) = world.teams_client.search("outst")["attachments"]
    assert ANSWER in found["content"]["speak"]


def slack_help(world: World) -> None:
    """Say what can be asked."""
    assert "I answer questions" in world.slack_client.command("/ir", "help").json["text"]


def teams_help(world: World) -> None:
    """Say what can be asked."""
    world.teams_client.say("help")
    assert world.sent()["text"].startswith("I answer questions")


def terminal_help(world: World) -> None:
    """Say what can be asked."""
    assert "Answer investor-relations questions" in world.terminal("--help")


def terminal_json(world: World) -> None:
    """Answer many questions, each as a line of JSON."""
    path = world.database.parent / "questions.txt"
    path.write_text(f"{QUESTION}\n{COMPUTED}\n", "utf-8")
    lines = world.terminal("ask", "--json", "--batch", str(path)).splitlines()
    assert [json.loads(line)["value"] for line in lines] == ["480000", "600000"]


def terminal_checks(world: World) -> None:
    """Check the figures of the store against each other."""
    assert "ties" in world.terminal("check")


ROWS: tuple[tuple[str, Way | None, Way | None, Way | None], ...] = (
    (
        "A question, answered with figure, date and quotation",
        Way("direct message", slack_answers),
        Way("direct message", teams_answers),
        Way("`ask`, `chat`", terminal_answers),
    ),
    (
        "A mention, answered in its thread",
        Way("mention", slack_mention),
        Way("mention", teams_mention),
        None,
    ),
    (
        "A question that goes on from the one before it",
        Way("in a thread", slack_goes_on),
        Way("in a thread or chat", teams_goes_on),
        None,
    ),
    (
        "An answer in a channel that only the asker sees",
        Way("`/ir QUESTION`", slack_privately),
        None,
        None,
    ),
    (
        "What an exchange would give",
        Way("`/exchange 10,000`", slack_computes),
        Way("`exchange 10,000`", teams_computes),
        Way("`exchange 10,000`", terminal_computes),
    ),
    ("The same, asked for in a form", Way("`/exchange form`", slack_form), None, None),
    (
        "The same, drawn over a range of prices",
        Way("`/exchange 10,000 chart 3 to 9`", slack_chart),
        None,
        Way("`exchange … --chart FILE`", terminal_chart),
    ),
    (
        "The working",
        Way("a button", slack_working),
        Way("a button", teams_working),
        Way("always", terminal_working),
    ),
    (
        "Choices, where a question is unclear",
        Way("buttons", slack_choices),
        Way("buttons", teams_choices),
        Way("a list", terminal_choices),
    ),
    (
        "What is thought of an answer, kept with it",
        Way("thumbs", slack_feedback),
        Way("buttons", teams_feedback),
        None,
    ),
    (
        "A published figure, put into one's own message",
        None,
        Way("search", teams_search),
        None,
    ),
    (
        "How to ask",
        Way("`/ir help`", slack_help),
        Way("`help`", teams_help),
        Way("`--help`", terminal_help),
    ),
    ("Many questions at once, as JSON", None, None, Way("`ask --json --batch`", terminal_json)),
    ("Figures checked against each other", None, None, Way("`check`", terminal_checks)),
)


def table() -> str:
    """Write the rows as a Markdown table."""
    lines = ["| | Slack | Teams | Terminal |", "| --- | --- | --- | --- |"]
    for what, *ways in ROWS:
        cells = ["–" if way is None else way.words for way in ways]
        lines.append(f"| {' | '.join([what, *cells])} |")
    return "\n".join(lines)


def test_the_readme_has_the_table() -> None:
    """Just as the rows say."""
    readme = (ROOT / "README.md").read_text("utf-8")
    assert [found["table"] for found in TABLE.finditer(readme)] == [table()]


@pytest.mark.parametrize(
    "proof",
    [way.proof for _, *ways in ROWS for way in ways if way is not None],
    ids=lambda proof: proof.__name__,
)
def test_what_the_table_claims_works(world: World, proof: Proof) -> None:
    """In the very shell that it is claimed of."""
    proof(world)


if __name__ == "__main__":
    sys.stdout.write(f"{table()}\n")

"""The process that serves Teams, as an operator runs it: alone, beside Slack, and not at all."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.settings import Settings
from bot.web import serve
from tests.serving import SECRET as SLACK_SECRET
from tests.serving import TOKEN as SLACK_TOKEN
from tests.serving import Client as SlackClient
from tests.serving import Response, mention, serving
from tests.standin import Standin
from tests.teams.microsoft import SECRET, Microsoft, bot_token, token
from tests.teams.serving import Client, environment, settings
from tests.teams.test_messages import QUESTION
from tests.web.test_server import free_port, process, wait_for

NO_SUCH_ROUTE = Response(404, b"Not Found")

DANGEROUS = "DANGEROUSLY_ALLOW_UNAUTHENTICATED_REQUESTS"


def slack_environment(slack: Standin) -> dict[str, str]:
    """Make what serving Slack needs."""
    return {
        "SLACK_API_URL": slack.api_url,
        "SLACK_BOT_TOKEN": SLACK_TOKEN,
        "SLACK_SIGNING_SECRET": SLACK_SECRET,
    }


def test_the_process_serves_and_stops_when_told(database: Path) -> None:
    """A message is answered, the process stops in good order, and its log has no secrets."""
    port = free_port()
    with Microsoft() as microsoft:
        good = token(microsoft.service_url)
        environ = {**os.environ, **environment(microsoft, database), "PORT": str(port)}
        with process({**environ, "LOG_LEVEL": "DEBUG"}) as running:
            wait_for(port)
            client = Client(port, microsoft)
            assert client.say(QUESTION) == Response(200, b"")
            microsoft.wait(1)
            assert client.send({}, "Bearer forged").status == 401
            assert client.post(b"{", f"Bearer {good}").status == 400
            running.send_signal(signal.SIGTERM)
            _, log = running.communicate(timeout=15)
    assert running.returncode == 0
    assert not [secret for secret in (SECRET, bot_token(), good) if secret in log]
    assert "Refused a request: 401, not from Microsoft" in log
    assert "Warning" not in log


def test_slack_and_teams_are_served_by_one_process(database: Path) -> None:
    """Each at its address, from the same store."""
    with Microsoft() as microsoft, Standin() as slack:
        environ = {**environment(microsoft, database), **slack_environment(slack)}
        with serving(Settings.from_environment(environ)) as port:
            Client(port, microsoft).say(QUESTION)
            SlackClient(port).event(mention(QUESTION))
            (call,) = slack.wait("chat.postMessage", 1)
            (posted,) = microsoft.wait(1)
        assert call.body["text"].splitlines()[0] == posted.body["text"].removesuffix(" [1]")


def test_without_credentials_of_teams_there_is_no_route(database: Path) -> None:
    """Slack alone answers nothing there."""
    with Standin() as slack:
        environ = {"DATABASE": str(database), "PORT": "0", **slack_environment(slack)}
        with serving(Settings.from_environment(environ)) as port:
            answer = SlackClient(port).request("POST", "/api/messages", b"{}", {})
            assert (answer.status, answer.body) == (404, b"Not Found")


def test_without_credentials_of_slack_there_is_no_route(database: Path) -> None:
    """Teams alone answers nothing there."""
    with Microsoft() as microsoft, serving(settings(microsoft, database)) as port:
        answer = Client(port, microsoft).request("POST", "/slack/events", b"{}", {})
        assert answer == NO_SUCH_ROUTE


SERVED_ALONE = """\
import asyncio, os, sys
from bot.settings import Settings
from bot.web.server import server

async def main():
    async with server(Settings.from_environment(os.environ)):
        print(sorted({name.split(".")[0] for name in sys.modules} & set(sys.argv[1:])))

asyncio.run(main())
"""


def imported(environ: dict[str, str]) -> str:
    """Tell which libraries are imported when a process serves."""
    finished = subprocess.run(
        [sys.executable, "-c", SERVED_ALONE, "microsoft_teams", "msal", "fastapi", "slack_bolt"],
        env={**os.environ, **environ},
        capture_output=True,
        text=True,
        check=True,
    )
    return finished.stdout.strip()


def test_slack_alone_imports_nothing_of_teams(database: Path) -> None:
    """The library takes a second and 60 MB that Slack has no use for."""
    with Standin() as slack:
        found = imported({"DATABASE": str(database), **slack_environment(slack)})
    assert found == "['slack_bolt']"


def test_teams_alone_imports_nothing_of_slack(database: Path) -> None:
    """Nor the other way round."""
    with Microsoft() as microsoft:
        found = imported(environment(microsoft, database))
    assert found == "['fastapi', 'microsoft_teams', 'msal']"


@pytest.mark.parametrize("value", ["true", "1", "false", ""])
def test_unauthenticated_requests_are_never_allowed(database: Path, value: str) -> None:
    """The library would believe whoever says to be Microsoft: the process does not start."""
    with Microsoft() as microsoft:
        environ = {**environment(microsoft, database), DANGEROUS: value}
        with pytest.raises(SettingsError) as raised:
            serve(Settings.from_environment(environ))
    assert str(raised.value) == (
        f"{DANGEROUS} is set, and with it the library of Teams would believe whoever says to be "
        "Microsoft: unset it."
    )


def test_a_file_allows_none_either(database: Path, tmp_path: Path) -> None:
    """The library reads a file named .env by itself."""
    (tmp_path / ".env").write_text(f"{DANGEROUS}=true\n", "utf-8")
    with Microsoft() as microsoft:
        finished = subprocess.run(
            [sys.executable, "-m", "bot", "serve"],
            cwd=tmp_path,
            env={
                **os.environ,
                **environment(microsoft, database),
                "PYTHONPATH": str(Path(__file__).parents[2]),
            },
            capture_output=True,
            text=True,
            check=False,
            timeout=30,
        )
    assert finished.returncode == 1
    assert finished.stderr.splitlines()[-1].startswith(f"Error: {DANGEROUS} is set in a file")


def test_a_secret_that_would_be_used_instead_is_refused(database: Path) -> None:
    """The library would take CLIENT_SECRET from the environment."""
    with Microsoft() as microsoft:
        environ = {**environment(microsoft, database), "CLIENT_SECRET": "another"}
        with pytest.raises(SettingsError, match=r"^CLIENT_SECRET is set, and "):
            serve(Settings.from_environment(environ))


def test_a_refused_secret_is_said_so(database: Path) -> None:
    """One line, not a traceback."""
    with Microsoft() as microsoft:
        microsoft.script("token", status=401, body={"error": "invalid_client"})
        with pytest.raises(SettingsError, match=r"^Microsoft refuses TEAMS_CLIENT_SECRET"):
            serve(settings(microsoft, database))


def test_nothing_to_serve_is_said_so() -> None:
    """With what to set for each chat."""
    with pytest.raises(SettingsError, match=r"^There is nothing to serve: set SLACK_BOT_TOKEN"):
        serve(Settings.from_environment({}))

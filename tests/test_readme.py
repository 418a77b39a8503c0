"""The README says what the bot does: its table of settings is the bot's, its transcript is run."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

from bot.settings import declared, settings_table

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")

SETTINGS = re.compile(
    r"^<!-- settings -->\n(?P<table>.*?)\n<!-- /settings -->$", re.MULTILINE | re.DOTALL
)
CONSOLE = re.compile(r"^```console\n(?P<transcript>.*?)^```$", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^\$ (?P<command>python -m bot .*)$", re.MULTILINE)


def bot(command: str, *, database: Path) -> str:
    """Run `python -m bot …` with this Python on `database`, and return what it prints."""
    environment = {name: value for name, value in os.environ.items() if name not in variables()}
    finished = subprocess.run(
        [sys.executable, *shlex.split(command)[1:]],
        cwd=ROOT,
        env=environment | {"DATABASE": str(database), "PYTHONUTF8": "1"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (finished.returncode, finished.stderr) == (0, ""), command
    return finished.stdout


def variables() -> set[str]:
    """Name the variables that the bot reads, so that the caller's own do not reach it."""
    return {setting.name for setting in declared()}


def test_the_settings_are_those_of_the_bot() -> None:
    """The table between the markers is the one made from the declared settings."""
    assert [found["table"] for found in SETTINGS.finditer(README)] == [settings_table()]


def test_the_command_prints_the_settings(tmp_path: Path) -> None:
    """`python -m bot settings` prints the table that the README shows."""
    assert bot("python -m bot settings", database=tmp_path / "none.db") == f"{settings_table()}\n"


def test_the_transcript_is_what_the_bot_says(tmp_path: Path) -> None:
    """Each command of the transcript prints what follows it, on a store loaded for it."""
    database = tmp_path / "releases.db"
    bot("python -m bot ingest data/releases", database=database)
    transcript = "\n".join(found["transcript"] for found in CONSOLE.finditer(README))
    commands = [found["command"] for found in COMMAND.finditer(transcript)]
    said = [f"$ {command}\n{bot(command, database=database)}" for command in commands]
    assert commands
    assert "\n".join(said) == transcript

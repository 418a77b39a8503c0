"""`bot ingest`: files, folders and standard input, with a summary and an exit code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.__main__ import main
from tests.generated import text, write


def ingest(database: Path, *words: str, data: bytes | None = None) -> tuple[int, str, str]:
    """Run `bot ingest`; return its exit code and what it said."""
    environ = {"DATABASE": str(database)}
    done = CliRunner().invoke(main, ["ingest", *words], input=data, env=environ)
    return done.exit_code, done.stdout, done.stderr


def test_the_summary_says_what_became_of_all(tmp_path: Path) -> None:
    """What cannot be read is named with its reason, the rest are loaded, and the code says so."""
    folder = write(tmp_path / "releases", 3)
    (folder / "000001.txt").write_bytes(b"")
    missing = str(tmp_path / "none.txt")
    code, out, err = ingest(tmp_path / "a.db", str(folder), missing)
    assert (code, out) == (1, "2 new releases loaded; 2 not read.\n")
    assert err.splitlines() == [
        f"{folder / '000001.txt'}: It is empty.",
        f"{missing}: It cannot be opened: No such file or directory.",
    ]


def test_the_summary_is_one_json_object(tmp_path: Path) -> None:
    """On standard output alone, also where something was refused."""
    folder = write(tmp_path / "releases", 2)
    (folder / "z.txt").write_bytes(b"")
    database = tmp_path / "a.db"
    assert ingest(database, str(folder / "000000.txt"))[0] == 0
    code, out, _ = ingest(database, "--json", str(folder))
    assert (code, json.loads(out)) == (
        1,
        {
            "read": 2,
            "new": 1,
            "superseded": 0,
            "already_there": 1,
            "refused": [{"file": str(folder / "z.txt"), "reason": "It is empty."}],
        },
    )


def test_standard_input_is_read(tmp_path: Path) -> None:
    """As one document, beside others."""
    path = tmp_path / "1.txt"
    path.write_text(text(1))
    result = ingest(tmp_path / "a.db", "-", str(path), data=text(0).encode())
    assert result == (0, "2 new releases loaded.\n", "")


@pytest.mark.parametrize(
    ("data", "reason"),
    [(b"", "It is empty."), (b"\x7fELF\x02\x01", None)],
)
def test_standard_input_that_is_no_release_is_refused(
    tmp_path: Path, data: bytes, reason: str | None
) -> None:
    """By its name on the command line's side."""
    code, out, err = ingest(tmp_path / "a.db", "-", data=data)
    assert (code, out) == (1, "0 new releases loaded; 1 not read.\n")
    assert err.startswith("standard input: ")
    assert reason is None or err == f"standard input: {reason}\n"


def test_an_empty_folder_is_no_error(tmp_path: Path) -> None:
    """There is nothing to load."""
    (tmp_path / "releases").mkdir()
    result = ingest(tmp_path / "a.db", str(tmp_path / "releases"))
    assert result == (0, "0 new releases loaded.\n", "")


def test_something_must_be_named(tmp_path: Path) -> None:
    """The usage is shown."""
    code, _, err = ingest(tmp_path / "a.db")
    assert code == 2
    assert "Missing argument 'SOURCES...'" in err

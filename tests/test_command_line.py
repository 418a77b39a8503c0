"""The command line: the public JSON contract, the words for a reader, and the exit codes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from bot.__main__ import main
from bot.errors import StoreError
from bot.ingest import ingest
from bot.store import Store

ROOT = Path(__file__).parent.parent
RELEASES = ROOT / "data" / "releases"
KEYS = (
    "status text value unit approximate kind measure security company as_of working citations "
    "reason choices parts"
).split()


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a store of the releases that come with the bot."""
    path = tmp_path_factory.mktemp("store") / "releases.db"
    store = Store.open(path)
    for file in sorted(RELEASES.iterdir()):
        ingest(file.read_bytes(), file.name, store)
    store.close()
    return path


@pytest.fixture
def bot(database: Path, monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    """Run commands on that store."""
    monkeypatch.setenv("DATABASE", str(database))
    return CliRunner()


def objects(result: Result) -> list[dict[str, Any]]:
    """Read the JSON objects that a command printed, one a line."""
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def expected(name: str) -> list[dict[str, Any]]:
    """Read a file of questions with what is to be said to each."""
    lines = (ROOT / "tests" / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.mark.parametrize(
    ("name", "count"),
    [
        pytest.param("questions.jsonl", 52, id="as-first-asked"),
        pytest.param("phrasings.jsonl", 40, id="typed-in-other-ways"),
    ],
)
def test_every_question_of_a_batch_is_answered_as_expected(
    bot: CliRunner, database: Path, name: str, count: int
) -> None:
    """Status, value, unit, kind and time are right, and each citation slices its release."""
    wanted = expected(name)
    said = objects(bot.invoke(main, ["ask", "--json", "--batch", str(ROOT / "tests" / name)]))
    assert len(wanted) == len(said) == count
    wrong = [
        (want["q"], got["status"], got["value"], got["unit"], got["kind"], got["as_of"])
        for want, got in zip(wanted, said, strict=True)
        if not right(want, got)
    ]
    assert wrong == []
    store = Store.open(database)
    for got in said:
        assert sorted(got) == sorted(KEYS)
        for cited in got["citations"]:
            text = store.text(cited["release"])
            assert text[cited["start"] : cited["end"]] == cited["sentence"]
    store.close()


def right(want: dict[str, Any], got: dict[str, Any]) -> bool:
    """Tell whether a reply is what was expected, as far as the expectation says."""
    if want["status"] != "answered":
        return bool(got["status"] == want["status"] and got["value"] is None)
    return bool(
        got["status"] == "answered"
        and got["value"] in (want["value"], *want["accept"])
        and (got["unit"], got["kind"]) == (want["unit"], want["kind"])
        and want["as_of"] in (None, got["as_of"])
        and (got["citations"] or got["kind"] == "hypothetical")
    )


def test_an_answer_is_one_json_object_a_line(bot: CliRunner) -> None:
    """Every key of the contract is there, with the exact value and the evidence."""
    (said,) = objects(bot.invoke(main, ["ask", "--json", "how", "many", "prefs", "are", "left?"]))
    (citation,) = said.pop("citations")
    sentence = "Following the most recent transaction, 611,452 shares of preferred stock remain"
    assert citation["sentence"].startswith(sentence)
    assert said == {
        "status": "answered",
        "text": "611,452 Series B preferred shares were outstanding on 20 November 2003.",
        "value": "611452",
        "unit": "shares",
        "approximate": False,
        "kind": "stated",
        "measure": "shares_outstanding",
        "security": "preferred:B",
        "company": "Hecla Mining Company",
        "as_of": "2003-11-20",
        "working": [],
        "reason": None,
        "choices": [],
        "parts": [],
    }


@pytest.mark.parametrize(
    ("question", "status"),
    [
        pytest.param(
            "how many preferred were outstanding before the exchange?", "answered", id="answered"
        ),
        pytest.param("silver producer quality", "quoted", id="quoted"),
        pytest.param("who is the holder?", "declined", id="declined"),
        pytest.param("ticker?", "clarify", id="clarify"),
    ],
)
def test_every_kind_of_reply_has_every_key(bot: CliRunner, question: str, status: str) -> None:
    """What a kind of reply does not have is null or empty, never absent."""
    (said,) = objects(bot.invoke(main, ["ask", "--json", question]))
    assert said["status"] == status
    assert list(said) == KEYS
    assert isinstance(said["text"], str)
    assert (said["value"] is not None) is (status == "answered")
    assert (said["reason"] is not None) is (status in {"quoted", "declined"})
    assert bool(said["choices"]) is (status == "clarify")


def test_questions_near_one_that_is_not_understood_are_listed(bot: CliRunner) -> None:
    """Each can be asked as it stands."""
    lines = bot.invoke(main, ["ask", "preferred outstanding in the rumpus?"]).output.splitlines()
    assert lines[1] == "Perhaps you mean one of these:"
    asked = lines[2].removeprefix("  - ")
    assert asked == "what is the number of shares outstanding of the Series B preferred?"
    (said,) = objects(bot.invoke(main, ["ask", "--json", asked]))
    assert said["value"] == "611452"


def test_a_reader_gets_the_sentence_and_the_working(bot: CliRunner) -> None:
    """Without --json the figure comes first, then how it was worked out, then the evidence."""
    result = bot.invoke(main, ["ask", "how many preferred were outstanding before the exchange?"])
    assert result.exit_code == 0
    first, working, *rest = result.output.splitlines()
    assert first == (
        "752,752 Series B preferred shares were outstanding before the transaction of "
        "20 November 2003."
    )
    assert working == "  611,452 + 141,300 = 752,752"
    assert [line[:3] for line in rest] == ["  “", "  —", "  “", "  —"]
    assert rest[-1] == "  — HECLA EXCHANGES PREFERRED STOCK (2003-20), 20 November 2003"


def test_a_batch_passes_over_blank_lines(bot: CliRunner, tmp_path: Path) -> None:
    """Each other line is a question or an object with one, and has one reply in its place."""
    batch = tmp_path / "batch"
    batch.write_text(
        '\nexchange ratio\n   \n\t\n{"q": "who is the holder?", "more": 1}\n\n'
        '{"q": "\\ud800 outstanding 5\\ud8005"}\n  prefs left?  \n',
        encoding="utf-8",
    )
    said = objects(bot.invoke(main, ["ask", "--json", "--batch", str(batch)]))
    assert [(reply["status"], reply["value"]) for reply in said] == [
        ("answered", "7.6"),
        ("declined", None),
        ("declined", None),
        ("answered", "611452"),
    ]


def test_a_batch_comes_from_standard_input_too(bot: CliRunner) -> None:
    """A dash stands for standard input; nothing in it is no question and no reply."""
    result = bot.invoke(main, ["ask", "--json", "--batch", "-"], input="exchange ratio\n")
    assert [reply["value"] for reply in objects(result)] == ["7.6"]
    assert objects(bot.invoke(main, ["ask", "--json", "--batch", "-"], input="\n\n")) == []


@pytest.mark.parametrize(
    ("line", "message"),
    [
        pytest.param('{"q": "x"', 'No JSON object with "q": {"q": "x"', id="cut-off"),
        pytest.param('{"question": "x"}', 'No JSON object with "q"', id="another-key"),
    ],
)
def test_a_line_that_is_no_question_is_a_usage_error(
    bot: CliRunner, line: str, message: str
) -> None:
    """The line is quoted, and the exit code is that of a wrong use."""
    result = bot.invoke(main, ["ask", "--json", "--batch", "-"], input=line)
    assert result.exit_code == 2
    assert message in result.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(["ask"], "Ask something, as in", id="no-question"),
        pytest.param(["ask", "--batch", "nowhere.txt"], "nowhere.txt", id="no-such-batch"),
        pytest.param(["exchange"], "Missing argument", id="no-words"),
        pytest.param(["ingest"], "Missing argument", id="no-path"),
        pytest.param(["dance"], "No such command", id="no-such-command"),
        pytest.param(["ask", "--loud", "x"], "No such option", id="no-such-option"),
    ],
)
def test_a_wrong_use_says_what_is_missing(
    bot: CliRunner, arguments: list[str], message: str
) -> None:
    """The message is on standard error and the exit code is 2."""
    result = bot.invoke(main, arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr


@pytest.mark.parametrize(
    ("words", "status", "value", "security"),
    [
        pytest.param(["10,000"], "answered", "76000", "common", id="count"),
        pytest.param(["10000", "HL-PrB", "at", "8"], "answered", "80000", "common", id="own-ratio"),
        pytest.param(["1,000,000", "HL"], "answered", "131579", "preferred:B", id="reverse"),
        pytest.param(["all"], "answered", "4647035.2", "common", id="all"),
        pytest.param(["5%"], "answered", "232351.76", "common", id="percent"),
        pytest.param(["700,000"], "declined", None, None, id="more-than-there-are"),
        pytest.param(["ponies"], "declined", None, None, id="not-understood"),
    ],
)
def test_an_exchange_is_one_json_object(
    bot: CliRunner, words: list[str], status: str, value: str | None, security: str | None
) -> None:
    """A result has the keys of the contract and is hypothetical; a refusal says what to try."""
    (said,) = objects(bot.invoke(main, ["exchange", "--json", *words]))
    assert list(said) == KEYS
    assert (said["status"], said["value"], said["security"]) == (status, value, security)
    if status == "answered":
        assert (said["kind"], said["unit"]) == ("hypothetical", "shares")
        assert said["working"]
    else:
        assert "`" in said["text"]


def test_an_exchange_is_worded_for_a_reader(bot: CliRunner) -> None:
    """The first line says that it is hypothetical, and at which ratio."""
    result = bot.invoke(main, ["exchange", "10,000", "at", "8"])
    assert result.exit_code == 0
    first, working, formula = result.output.splitlines()
    assert first == (
        "Hypothetically, at your ratio of 8, 10,000 Series B preferred would bring "
        "80,000 common shares."
    )
    assert working == "  10,000 × 8 = 80,000"
    assert formula == (
        "    shares received = shares given up × ratio; 10,000 given up: yours, hypothetical; "
        "8 ratio: yours, hypothetical"
    )


def test_a_chat_without_a_terminal_answers_its_samples(bot: CliRunner) -> None:
    """Where nobody can type, the samples are asked and answered."""
    result = bot.invoke(main, ["chat"])
    assert result.exit_code == 0
    asked = [line for line in result.output.splitlines() if line.startswith("> ")]
    assert asked == [
        "> how many preferred are outstanding?",
        "> what is the exchange ratio?",
        "> how many common for 10,000 preferred?",
    ]
    assert "  10,000 × 7.6 = 76,000" in result.output.splitlines()


def test_what_cannot_be_read_is_named_and_the_rest_is_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One bad file and one bad path do not keep the others out; the exit code tells."""
    folder = tmp_path / "releases"
    folder.mkdir()
    good = next(RELEASES.iterdir())
    (folder / good.name).write_bytes(good.read_bytes())
    (folder / "notes.txt").write_text("Nothing to see here.", encoding="utf-8")
    monkeypatch.setenv("DATABASE", str(tmp_path / "releases.db"))
    result = CliRunner().invoke(main, ["ingest", str(folder), str(tmp_path / "nowhere")])
    assert result.exit_code == 1
    assert "notes.txt" in result.stderr
    assert "nowhere" in result.stderr
    assert good.name not in result.stderr
    (said,) = objects(CliRunner().invoke(main, ["ask", "--json", "prefs left?"]))
    assert said["value"] == "611452"


def test_loading_twice_loads_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second time there is nothing new, and nothing wrong."""
    monkeypatch.setenv("DATABASE", str(tmp_path / "releases.db"))
    for _ in range(2):
        result = CliRunner().invoke(main, ["ingest", str(RELEASES)])
        assert (result.exit_code, result.stderr) == (0, "")
    store = Store.open(tmp_path / "releases.db")
    (company,) = store.names()[1]
    assert len({fact.release for fact in store.facts(company.name)}) == len([*RELEASES.iterdir()])
    store.close()


def test_an_error_that_can_be_mended_is_one_line(tmp_path: Path) -> None:
    """A store that is none is named without a traceback, and the exit code is 1."""
    path = tmp_path / "releases.db"
    path.write_text("This is no database." * 100, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "bot", "ask", "prefs left?"],
        cwd=ROOT,
        env={"DATABASE": str(path), "PATH": ""},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"Error: {path} cannot be opened as a store: file is not a database.\n"
    with pytest.raises(StoreError):
        Store.open(path)

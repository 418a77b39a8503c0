"""The package that is uploaded to Teams, and what its manifest promises."""

from __future__ import annotations

import json
import shutil
import struct
import subprocess
import zlib
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from bot.errors import SettingsError
from bot.responder import Asked
from bot.teams import icons
from bot.teams.asking import EXCHANGE
from bot.teams.package import NOBODY, build, manifest
from bot.teams.responder import responder
from bot.teams.search import COMMAND, PARAMETER
from tests.fixtures import RELEASE
from tests.teams.microsoft import APP

CLIENT = Path(__file__).parent / "client"
SCHEMAS = CLIENT / "node_modules" / "@microsoft" / "app-manifest"

MANIFEST = manifest(APP)
BOT = MANIFEST["bots"][0]


def test_the_package_has_what_teams_asks_for(tmp_path: Path) -> None:
    """The manifest and the icons that it names, the same bytes each time."""
    build(APP, tmp_path / "build" / "a.zip")
    build(APP, tmp_path / "b.zip")
    path = tmp_path / "b.zip"
    assert (tmp_path / "build" / "a.zip").read_bytes() == path.read_bytes()
    with ZipFile(path) as package:
        assert package.namelist() == ["manifest.json", *MANIFEST["icons"].values()]
        assert json.loads(package.read("manifest.json")) == MANIFEST


def test_the_manifest_is_of_the_bot() -> None:
    """Its id stands wherever the manifest has one, and no other does."""
    ids = [MANIFEST["id"], BOT["botId"], MANIFEST["composeExtensions"][0]["botId"]]
    assert ids == [APP] * 3
    assert NOBODY not in json.dumps(MANIFEST)


def test_an_id_that_is_none_is_refused() -> None:
    """The message says what one looks like."""
    with pytest.raises(SettingsError, match=r"^TEAMS_CLIENT_ID is not an id such as 0f5ba2a0-"):
        manifest("my-bot")


def test_every_prompt_is_answered() -> None:
    """What Teams suggests to ask is asked of the published release."""
    from bot.ask import ask
    from bot.ingest import ingest
    from bot.store import Store
    from tests.teams.examples import TODAY

    store = Store.open(":memory:")
    ingest(RELEASE.read_bytes(), RELEASE.name, store)
    commands = BOT["commandLists"][0]["commands"]
    prompts = [each["prompt"] for each in commands if each.get("type") == "prompt"]
    kinds = [type(ask(each, store, today=TODAY)).__name__ for each in prompts]
    assert kinds == ["Answer"] * 4


def test_every_command_is_one() -> None:
    """`help` and `exchange` do what the list says."""
    from bot.store import Store

    titles = [each["title"] for each in BOT["commandLists"][0]["commands"] if "type" not in each]
    assert titles == ["help", "exchange"]
    asked = Asked(words="help", source="test", user=None, channel=None, thread="t")
    assert responder(Store.open(":memory:")).answer(asked).text.startswith("I answer questions")
    assert EXCHANGE.fullmatch("exchange 10,000")


def test_the_search_is_the_one_that_is_listened_for() -> None:
    """Its command and its parameter."""
    (command,) = MANIFEST["composeExtensions"][0]["commands"]
    assert (command["id"], [each["name"] for each in command["parameters"]]) == (
        COMMAND,
        [PARAMETER],
    )


def test_the_texts_are_within_the_limits_of_teams() -> None:
    """30 characters of a name, 80 of a description, 32 of a command's title."""
    assert len(MANIFEST["name"]["short"]) <= 30
    assert len(MANIFEST["name"]["full"]) <= 100
    assert len(MANIFEST["description"]["short"]) <= 80
    assert len(MANIFEST["description"]["full"]) <= 4000
    assert max(len(each["title"]) for each in BOT["commandLists"][0]["commands"]) <= 32


@pytest.mark.parametrize(("draw", "size"), [(icons.color, 192), (icons.outline, 32)])
def test_icons_are_of_the_size_that_teams_asks_for(draw: Any, size: int) -> None:
    """Square PNGs of 8-bit RGBA."""
    data = draw()
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">IIBB", data[16:26]) == (size, size, 8, 6)


def test_the_outline_is_white_on_nothing() -> None:
    """Teams colours it itself."""
    data = icons.outline()
    (length,) = struct.unpack(">I", data[33:37])
    raw = zlib.decompress(data[41 : 41 + length])
    lines = [raw[at + 1 : at + 129] for at in range(0, len(raw), 129)]
    pixels = {line[at : at + 4] for line in lines for at in range(0, 128, 4)}
    assert {pixel[:3] for pixel in pixels} == {b"\xff\xff\xff"}
    assert {0, 255} <= {pixel[3] for pixel in pixels}


def validated(path: Path, written: dict[str, Any]) -> subprocess.CompletedProcess[str]:
    """Validate a manifest against Microsoft's schema."""
    path.write_text(json.dumps(written), "utf-8")
    command = ["node", str(CLIENT / "validate.mjs"), str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.skipif(
    not SCHEMAS.exists() or shutil.which("node") is None,
    reason="the schema comes with `npm ci` in tests/teams/client",
)
def test_the_manifest_is_valid_by_microsofts_schema(tmp_path: Path) -> None:
    """And one that is broken is not: a name too long, an id that is none, a stray property."""
    assert validated(tmp_path / "manifest.json", MANIFEST).returncode == 0
    broken = json.loads(json.dumps(MANIFEST))
    broken["name"]["short"] = "x" * 31
    broken["bots"][0]["botId"] = "my-bot"
    broken["stray"] = True
    found = validated(tmp_path / "manifest.json", broken)
    assert found.returncode == 1
    assert sorted(line.split()[0] for line in found.stdout.splitlines()[1:]) == [
        "/",
        "/bots/0/botId",
        "/name/short",
    ]

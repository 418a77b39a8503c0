"""A loading that is killed at any moment loses nothing that it reported as stored."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bot.loading import find, load
from bot.store import Store
from tests.generated import write
from tests.stored import Contents, contents

ROOT = Path(__file__).parent.parent.parent
COUNT = 60


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write releases to load."""
    return write(tmp_path_factory.mktemp("generated") / "releases", COUNT)


@pytest.fixture(scope="module")
def whole(folder: Path) -> Contents:
    """Load them undisturbed."""
    database = folder.parent / "whole.db"
    store = Store.open(database)
    assert len(list(load(find([str(folder)]), store, 1))) == COUNT
    store.close()
    return contents(database)


def killed(folder: Path, database: Path, processes: int, chance: random.Random) -> list[str]:
    """Load the folder, and kill that at some moment; return what it reported as stored."""
    words = ["-m", "tests.ingesting.loading", str(folder), str(database), str(processes)]
    command = [sys.executable, *words]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as loading:
        assert loading.stdout is not None
        said = [next(loading.stdout) for _ in range(chance.randint(1, COUNT // 2))]
        time.sleep(chance.uniform(0, 0.02))
        loading.kill()
        said += loading.stdout.readlines()
    return [line.strip() for line in said if line.endswith("\n")]


@pytest.mark.parametrize(("seed", "processes"), [(1, 1), (2, 2), (3, 1), (4, 2), (5, 2)])
def test_what_was_reported_is_there_whole(
    folder: Path,
    whole: Contents,
    tmp_path: Path,
    seed: int,
    processes: int,
) -> None:
    """Every release that was said is there with all of its parts, and no part of any other."""
    database = tmp_path / "killed.db"
    said = killed(folder, database, processes, random.Random(seed))
    found = contents(database)
    assert set(said) <= set(found["releases"])
    for table in ("releases", "sentences", "facts", "checks"):
        there = found["releases"].keys() & whole[table].keys()
        assert found[table] == {release: whole[table][release] for release in there}

    store = Store.open(database)
    assert len(list(load(find([str(folder)]), store, 1))) == COUNT
    store.close()
    assert contents(database) == whole

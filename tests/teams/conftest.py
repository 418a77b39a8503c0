"""A stand-in for Microsoft, and the bot serving Teams with one release of a fictional company."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fixtures import database, loaded
from tests.serving import serving
from tests.teams.microsoft import Microsoft
from tests.teams.serving import Client, settings

__all__ = ["client", "database", "loaded", "microsoft", "store", "teams"]


@pytest.fixture(scope="module")
def teams(
    loaded: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Microsoft, Client, Path]]:
    """Serve the bot in Teams, with a stand-in for Microsoft, to the tests of one module."""
    database = Path(shutil.copy(loaded, tmp_path_factory.mktemp("served")))
    with Microsoft() as microsoft, serving(settings(microsoft, database)) as port:
        yield microsoft, Client(port, microsoft), database


@pytest.fixture
def microsoft(teams: tuple[Microsoft, Client, Path]) -> Microsoft:
    """Stand in for Microsoft, with nothing said or scripted yet."""
    teams[0].forget()
    return teams[0]


@pytest.fixture
def client(teams: tuple[Microsoft, Client, Path], microsoft: Microsoft) -> Client:
    """Post to the bot as Teams does, after the stand-in has been made ready."""
    del microsoft
    return teams[1]


@pytest.fixture
def store(teams: tuple[Microsoft, Client, Path]) -> Path:
    """Name the store that the bot serves from."""
    return teams[2]

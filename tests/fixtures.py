"""Fixtures for whatever is served: a store with one release, a stand-in for Slack, the server."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.ingest import ingest
from bot.store import Store
from tests.serving import Client, serving, settings
from tests.standin import Standin

RELEASE = Path(__file__).parent / "slack" / "oro_verde.txt"
"""A release of a company that does not exist."""


@pytest.fixture(scope="session")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a store that holds the release."""
    path = tmp_path_factory.mktemp("store") / "releases.db"
    store = Store.open(path)
    ingest(RELEASE.read_bytes(), RELEASE.name, store)
    store.close()
    return path


@pytest.fixture
def database(loaded: Path, tmp_path: Path) -> Path:
    """Make a store of the test's own that holds the release."""
    return Path(shutil.copy(loaded, tmp_path))


@pytest.fixture(scope="module")
def served(
    loaded: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Standin, Client]]:
    """Serve the bot over HTTP, with a stand-in for Slack, to the tests of one module."""
    database = Path(shutil.copy(loaded, tmp_path_factory.mktemp("served")))
    with Standin() as standin, serving(settings(standin, database)) as port:
        yield standin, Client(port)


@pytest.fixture
def slack(served: tuple[Standin, Client]) -> Standin:
    """Stand in for Slack, with nothing said or scripted yet."""
    served[0].forget()
    return served[0]


@pytest.fixture
def client(served: tuple[Standin, Client], slack: Standin) -> Client:
    """Post to the bot as Slack does, after the stand-in has been made ready."""
    del slack
    return served[1]


@pytest.fixture
def prompt(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the chance out of how long is waited before a call is made again."""
    monkeypatch.setattr(random, "random", lambda: 0.0)

"""How long a message in Teams takes to its card, against the same app with an answer made before.

Run as `python -m tests.benchmarks.teams`. Both are served on loopback with the same stand-in for
Microsoft, and take turns; tokens are signed beforehand and checked wholly each time.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from unittest.mock import patch

from bot.ask import ask
from bot.ingest import ingest
from bot.store import Store
from bot.teams.render import render
from bot.teams.responder import TeamsResponder, responder
from tests.benchmarks.asking import RELEASE
from tests.serving import serving
from tests.teams.microsoft import Microsoft, token
from tests.teams.serving import Client, direct, settings

ROUNDS, WARM_UP = 400, 60
QUESTION = "how many preferred are outstanding?"


def ready(store: Store) -> TeamsResponder:
    """Make what answers everything with one message made beforehand."""
    made = render(ask(QUESTION, store, today=date(2004, 1, 5)), 1)
    answering = responder(store)
    answering.answer = lambda _: made  # type: ignore[assignment, method-assign]
    return answering


@contextmanager
def served(microsoft: Microsoft, folder: Path, name: str) -> Iterator[Client]:
    """Serve the bot in Teams from a store of its own."""
    database = folder / f"{name}.db"
    store = Store.open(database)
    ingest(RELEASE.read_bytes(), RELEASE.name, store)
    store.close()
    with serving(settings(microsoft, database)) as port:
        yield Client(port, microsoft)


def answered(client: Client, authorization: str) -> float:
    """Send a message; return the milliseconds until its card has come."""
    body = json.dumps(direct(client.microsoft, QUESTION)).encode()
    client.microsoft.forget()
    began = time.perf_counter()
    assert client.post(body, authorization).status == 200
    client.microsoft.wait(1)
    return (time.perf_counter() - began) * 1000


def rows() -> Iterator[tuple[str, str]]:
    """Measure both: a label and the ratio with its target."""
    with (
        TemporaryDirectory() as folder,
        Microsoft() as microsoft,
        served(microsoft, Path(folder), "bot") as bot,
        patch("bot.teams.app.responder", ready),
        served(microsoft, Path(folder), "ready") as empty,
    ):
        authorization = f"Bearer {token(microsoft.service_url)}"
        taken: tuple[list[float], list[float]] = ([], [])
        for _ in range(WARM_UP + ROUNDS):
            for client, times in zip((bot, empty), taken, strict=True):
                times.append(answered(client, authorization))
    ours, theirs = (median(times[WARM_UP:]) for times in taken)
    yield (
        "Teams: message in to card out",
        f"{ours:.2f} ms, {ours / theirs:.2f} × an answer made beforehand, at most 1.5",
    )


if __name__ == "__main__":
    for label, figure in rows():
        print(f"{label:58} {figure}", flush=True)

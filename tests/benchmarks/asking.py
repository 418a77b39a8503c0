"""How long a question takes in process and from a cold start, and how long a release loads.

A cold start is measured against `python -c "import sqlite3, click"`, in turns, with compiled
bytecode on both sides; a release against the reading of its bytes from the disk.
"""

from __future__ import annotations

import compileall
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bot.ask import ask
from bot.ingest import ingest
from bot.store import Store

ROOT = Path(__file__).parent.parent.parent
RELEASE = next((ROOT / "data" / "releases").glob("*.txt"))
TODAY = date(2004, 1, 5)


def timed(call: Callable[[], object]) -> float:
    """Return the milliseconds that a call takes."""
    began = time.perf_counter()
    call()
    return (time.perf_counter() - began) * 1000


def asked() -> float:
    """Return the median milliseconds of a question in process, over all sample questions."""
    lines = (ROOT / "tests" / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    questions = [json.loads(line)["q"] for line in lines]
    store = Store.open(":memory:")
    ingest(RELEASE.read_bytes(), RELEASE.name, store)
    taken = [
        timed(partial(ask, question, store, today=TODAY))
        for _ in range(6)
        for question in questions
    ]
    return median(taken[len(questions) :])


def cold() -> tuple[float, float]:
    """Return the median milliseconds of `python -m bot ask` and of the bare imports."""
    compileall.compile_dir(ROOT / "bot", quiet=1)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "releases.db"
        store = Store.open(path)
        ingest(RELEASE.read_bytes(), RELEASE.name, store)
        store.close()
        command = [sys.executable, "-m", "bot", "ask", "how many preferred are outstanding?"]
        bare = [sys.executable, "-c", "import sqlite3, click"]
        environment = os.environ | {"DATABASE": str(path)}
        taken: tuple[list[float], list[float]] = ([], [])
        for _ in range(12):
            for arguments, times in zip((command, bare), taken, strict=True):
                times.append(timed(partial(_run, arguments, environment)))
    return median(taken[0][2:]), median(taken[1][2:])


def loaded() -> float:
    """Return the median milliseconds of reading, understanding and storing the release."""
    data = RELEASE.read_bytes()
    return median(
        timed(lambda: ingest(data, RELEASE.name, Store.open(":memory:"))) for _ in range(20)
    )


def rows() -> Iterator[tuple[str, str]]:
    """Measure everything: a label and the figure with its target."""
    yield "ask, in process", f"{asked():.2f} ms median, at most 1"
    started, bare = cold()
    yield "python -m bot ask, cold", f"{started / bare:.2f} × the bare imports, at most 4"
    yield "loading one release into a new store", f"{loaded():.1f} ms"


def _run(arguments: list[str], environment: dict[str, str]) -> None:
    subprocess.run(arguments, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)

"""Store two versions of a release again and again, killed each time at a later statement.

    python -m tests.store.killing FOLDER

Writes the store of the process that was killed at statement N to FOLDER/N.db, and a line each
that says N and how many releases the process said to be stored. The last is not killed.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
from pathlib import Path

from bot.store import Store
from tests.store.test_superseding import fact, release

VERSIONS = (release(), release("second"))


def put_both(database: Path, last: int, said: int) -> None:
    """Store both versions, and say each; be killed at the `last` statement."""
    store = Store.open(database)
    statements = 0

    def count(_statement: str) -> None:
        nonlocal statements
        statements += 1
        if statements == last:
            os.kill(os.getpid(), signal.SIGKILL)

    store._db.set_trace_callback(count)
    for number, version in enumerate(VERSIONS):
        store.put(version, [fact(version, number), fact(version, 7)], [])
        store.finish(version.sha256, [version.id])
        os.write(said, b"x")


def killed(database: Path, last: int) -> tuple[bool, int]:
    """Tell whether a process was killed before it was done, and how many releases it said."""
    reading, writing = os.pipe()
    process = os.fork()
    if process == 0:
        put_both(database, last, writing)
        os._exit(0)
    os.close(writing)
    _, status = os.waitpid(process, 0)
    said = len(os.read(reading, 100))
    os.close(reading)
    return os.WIFSIGNALED(status), said


def main(folder: str) -> None:
    """Do it until nothing is left to be killed at."""
    empty = Path(folder) / "0.db"
    Store.open(empty).close()
    last, alive = 0, True
    while alive:
        last += 1
        database = Path(shutil.copy(empty, Path(folder) / f"{last}.db"))
        alive, said = killed(database, last)
        sys.stdout.write(f"{last} {said}\n")


if __name__ == "__main__":
    main(sys.argv[1])

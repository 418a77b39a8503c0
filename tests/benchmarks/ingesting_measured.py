"""Load a folder and print the peak memory of this process, and of its largest child, in MB."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

from bot.loading import Loaded, find, load
from bot.store import Store

_PEAK = re.compile(r"^VmHWM:\s+(?P<kilobytes>\d+) kB", re.MULTILINE)
_PARENT = re.compile(r"^PPid:\s+(?P<parent>\d+)", re.MULTILINE)


def peaks() -> tuple[float, float]:
    """Return the peak of this process, and the largest of those that it started."""
    statuses = {}
    for path in Path("/proc").glob("[0-9]*/status"):
        try:
            statuses[int(path.parent.name)] = path.read_text(encoding="utf-8")
        except (FileNotFoundError, ProcessLookupError):
            continue
    mine, children = os.getpid(), set[int]()
    for _ in range(3):  # the processes that read are children of the one that starts them
        for process, status in statuses.items():
            parent = _PARENT.search(status)
            if parent and int(parent["parent"]) in {mine, *children}:
                children.add(process)
    return _peak(statuses[mine]), max((_peak(statuses[each]) for each in children), default=0.0)


def _peak(status: str) -> float:
    found = _PEAK.search(status)
    return int(found["kilobytes"]) / 1024 if found else 0.0


def main(folder: str, database: str) -> None:
    """Load the folder, and measure while the processes that read are still there."""
    measured = (0.0, 0.0)
    store = Store.open(database)
    last = sum(1 for _ in find([folder]))
    for number, outcome in enumerate(load(find([folder]), store), start=1):
        assert isinstance(outcome, Loaded), outcome
        if number == last:
            measured = peaks()
    sys.stdout.write(" ".join(f"{each:.1f}" for each in measured))


if __name__ == "__main__":
    main(*sys.argv[1:])

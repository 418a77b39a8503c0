"""Load a folder, and say each release that is stored as soon as it is: a process to be killed.

python -m tests.ingesting.loading FOLDER DATABASE PROCESSES
"""

from __future__ import annotations

import sys

from bot.loading import Loaded, find, load
from bot.store import Store


def main(folder: str, database: str, processes: str) -> None:
    """Load the folder."""
    for outcome in load(find([folder]), Store.open(database), int(processes)):
        assert isinstance(outcome, Loaded), outcome
        for release in (*outcome.new, *outcome.there):
            sys.stdout.write(f"{release}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])

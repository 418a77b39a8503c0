"""A process that is killed at any statement leaves every release in whole or not at all."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from bot.store import Store
from tests.store.killing import VERSIONS
from tests.store.test_superseding import fact
from tests.stored import contents

ROOT = Path(__file__).parent.parent.parent


def test_at_every_statement(tmp_path: Path) -> None:
    """None, the first, or both with the first superseded: nothing between, nothing said is lost."""
    command = [sys.executable, "-m", "tests.store.killing", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    whole = Store.open(tmp_path / "whole.db")
    states = [contents(tmp_path / "whole.db")]
    for number, version in enumerate(VERSIONS):
        assert whole.put(version, [fact(version, number), fact(version, 7)], [])
        states.append(contents(tmp_path / "whole.db"))
    whole.close()
    assert [len(state["releases"]) for state in states] == [0, 1, 2]

    seen = []
    for line in done.stdout.splitlines():
        last, said = line.split()
        found = contents(tmp_path / f"{last}.db")
        found["documents"] = {}
        state = states.index(found)
        assert state >= int(said)
        seen.append(state)
    assert sorted(set(seen)) == [0, 1, 2]
    assert seen == sorted(seen)

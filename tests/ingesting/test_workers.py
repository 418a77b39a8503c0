"""Many processes at once: in order, bounded, and none for all."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator

import pytest

from bot.loading import Workers
from bot.loading.workers import AHEAD


def double(item: int) -> str:
    """Make text of a number; the first of them take the longest."""
    time.sleep(0.02 if item < 4 else 0)
    return f"{2 * item}"


def treacherous(item: str) -> str:
    """Do what a hostile document may make a reader do."""
    if item == "dies":
        os.kill(os.getpid(), signal.SIGKILL)
    if item == "hangs":
        time.sleep(60)
    if item == "fails":
        raise ValueError
    return item.upper()


def missing() -> Callable[[int], str]:
    """Fail as a module does that cannot be imported."""
    raise SystemExit(1)


class Unloadable:
    """A function that no other process can load."""

    def __call__(self, item: int) -> str:
        """Do nothing."""
        return str(item)

    def __reduce__(self) -> tuple[Callable[[], object], tuple[()]]:
        return missing, ()


def failed(item: object, reason: str) -> str:
    """Say what failed, and how."""
    return f"{item}: {reason}"


def test_what_is_made_comes_in_the_order_of_the_items() -> None:
    """However long each takes, and whichever process is done first."""
    with Workers(double, failed, processes=3) as workers:
        assert list(workers.each(range(40))) == [str(2 * item) for item in range(40)]
        assert list(workers.each([])) == []
        assert workers.one(21) == "42"


def test_only_a_few_items_are_taken_ahead() -> None:
    """An endless source is no matter: memory holds what the processes are at."""
    taken = 0

    def endless() -> Iterator[int]:
        nonlocal taken
        while True:
            taken += 1
            yield taken

    ahead = []
    with Workers(double, failed, processes=2) as workers:
        for given, _ in enumerate(workers.each(endless()), start=1):
            ahead.append(taken - given)
            if given == 200:
                break
    assert max(ahead) <= AHEAD * 2


def test_a_process_that_dies_or_hangs_takes_one_item_with_it() -> None:
    """Another takes its place; nothing else is lost, and the order stays."""
    items = ["a", "dies", "b", "hangs", "c", "dies", "d"]
    with Workers(treacherous, failed, processes=2, patience=1.5) as workers:
        made = list(workers.each(items))
    died = "dies: The process that read it died."
    hung = "hangs: It took longer than 2 seconds to read."
    assert made == ["A", died, "B", hung, "C", died, "D"]


def test_processes_that_cannot_begin_are_no_items_fault() -> None:
    """It would be the same for every item, and take as long each time."""
    with (
        Workers(Unloadable(), failed, processes=1) as workers,
        pytest.raises(RuntimeError, match="The processes that read cannot be started"),
    ):
        workers.one(1)


def test_what_is_known_needs_no_process() -> None:
    """It takes its place in the order."""
    with Workers(double, failed, processes=2) as workers:
        known = {item: "known" for item in range(50) if item != 7}
        made = list(workers.each(range(50), known.get))
        assert made == ["14" if item == 7 else "known" for item in range(50)]
        assert len(workers._idle) == 1


def test_processes_end_with_the_one_that_started_them() -> None:
    """None is left behind, busy or idle."""
    workers = Workers(treacherous, failed, processes=2)
    assert workers.one("a") == "A"
    started = [worker._process.pid for worker in workers._idle]
    workers.close()
    assert [is_running(pid) for pid in started if pid] == [False]


def is_running(pid: int) -> bool:
    """Tell whether there is a process."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True

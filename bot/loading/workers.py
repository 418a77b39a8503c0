"""Items in, what a function makes of each out, in order, done in many processes at once.

The standard library's pools fail as a whole when one process dies, and cannot end one that
hangs. Here a process has one item at a time: if it dies or is silent for too long, that item
has failed, and another process takes its place.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkServerContext, SpawnContext
from multiprocessing.process import BaseProcess
from typing import Generic, Self, TypeVar

Item = TypeVar("Item")
Made = TypeVar("Made")

AHEAD = 8
"""Items a process may be ahead of the first that is not done, so that few wait in memory."""

STARTING = 300.0
"""Seconds that a process may take to begin, on a machine with much else to do."""


def cores() -> int:
    """Count the cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _context() -> ForkServerContext | SpawnContext:
    """Choose how processes start: not as forked copies, with our locks and the others' pipes."""
    return get_context("forkserver") if sys.platform == "linux" else get_context("spawn")


class Workers(Generic[Item, Made]):
    """Processes that make something of items with `function`, which a module must define.

    `failed` says what to give for an item whose process died, or was silent for `patience`
    seconds and was ended. `known` says what to give for an item that needs no process; none
    is started before it is needed.
    """

    def __init__(
        self,
        function: Callable[[Item], Made],
        failed: Callable[[Item, str], Made],
        processes: int | None = None,
        patience: float = 90.0,
    ) -> None:
        self._function, self._failed, self._patience = function, failed, patience
        self._context = _context()
        self._context.set_forkserver_preload([function.__module__])
        self._most = processes or cores()
        self._idle: list[_Worker] = []
        self._busy: dict[Connection, tuple[_Worker, int, Item, float]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the processes, whatever they are doing."""
        for worker in (*self._idle, *(busy[0] for busy in self._busy.values())):
            worker.end()

    def one(self, item: Item) -> Made:
        """Make something of one item."""
        return next(self.each([item]))

    def each(
        self, items: Iterable[Item], known: Callable[[Item], Made | None] = lambda _: None
    ) -> Iterator[Made]:
        """Make something of each item, in their order; not more than a few are held."""
        source = enumerate(items)
        done: dict[int, Made] = {}
        following = 0
        more = True
        while more or self._busy or done:
            while more and self._free() and len(done) + len(self._busy) < AHEAD * self._most:
                numbered = next(source, None)
                if numbered is None:
                    more = False
                elif (made := known(numbered[1])) is not None:
                    done[numbered[0]] = made
                else:
                    self._give(*numbered)
            if self._busy and following not in done:
                self._collect(done)
            while following in done:
                yield done.pop(following)
                following += 1

    def _free(self) -> bool:
        """Tell whether a process is idle, or another may be started."""
        return bool(self._idle) or len(self._busy) < self._most

    def _give(self, number: int, item: Item) -> None:
        """Give an item to a process."""
        worker = self._idle.pop() if self._idle else self._start()
        patience = self._patience if worker.begun else STARTING
        self._busy[worker.connection] = (worker, number, item, time.monotonic() + patience)
        with suppress(BrokenPipeError, ConnectionResetError):  # `_collect` finds that it died
            worker.connection.send(item)

    def _collect(self, done: dict[int, Made]) -> None:
        """Wait until a process has something or is overdue, and take what there is from all."""
        first = min(until for *_, until in self._busy.values())
        ready = wait(list(self._busy), max(0.0, first - time.monotonic()))
        for connection, (worker, number, item, until) in list(self._busy.items()):
            if connection in ready:
                self._take(connection, done)
            elif until <= time.monotonic():
                del self._busy[connection]
                worker.end()
                reason = f"It took longer than {self._patience:.0f} seconds to read."
                done[number] = self._failed(item, reason)

    def _take(self, connection: Connection, done: dict[int, Made]) -> None:
        """Take what a process made; the first that it says is only that it has begun."""
        worker, number, item, _ = self._busy[connection]
        try:
            made = connection.recv()
        except (EOFError, ConnectionResetError):
            del self._busy[connection]
            worker.end()
            if not worker.begun:  # it is no item's fault, and would be the same for every one
                raise RuntimeError("The processes that read cannot be started.") from None
            done[number] = self._failed(item, "The process that read it died.")
            return
        if worker.begun:
            done[number] = made
            del self._busy[connection]
            self._idle.append(worker)
        else:
            worker.begun = True
            self._busy[connection] = (worker, number, item, time.monotonic() + self._patience)

    def _start(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_serve, args=(theirs, self._function), daemon=True)
        process.start()
        theirs.close()
        return _Worker(process, ours)


class _Worker:
    """A process and our end of its pipe; it has begun once it has said so."""

    def __init__(self, process: BaseProcess, connection: Connection) -> None:
        self._process, self.connection = process, connection
        self.begun = False

    def end(self) -> None:
        """End the process, whatever it is doing."""
        self._process.kill()
        self._process.join()
        self._process.close()
        self.connection.close()


def _serve(connection: Connection, function: Callable[[Item], Made]) -> None:
    """Make something of one item after the other until the other end is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent's interruption closes the pipe
    connection.send(None)
    while True:
        try:
            item = connection.recv()
        except (EOFError, ConnectionResetError):
            return
        made = function(item)
        try:
            connection.send(made)
        except (BrokenPipeError, ConnectionResetError):
            return

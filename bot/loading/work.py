"""A source in; the releases that it holds and what they state out, or why there are none.

It needs no store, so it can be done in any process.
"""

from __future__ import annotations

import logging
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType

from bot.errors import BotError
from bot.ingest import extract
from bot.loading.outcomes import Refused
from bot.loading.sources import Source
from bot.store.entries import Entry, entry_of

logger = logging.getLogger(__name__)

PATIENCE = 60.0
"""Seconds that a source may take to read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What was read of a source, not stored yet; `refused` are files within it, as of a zip."""

    name: str
    document: str
    entries: tuple[Entry, ...]
    refused: tuple[Refused, ...] = ()


class _TooLongError(Exception):
    """Raise where a source takes longer than it may; no reader catches it."""


def work(source: Source) -> Found | Refused:
    """Read what a source's releases state; whatever is wrong with it is the reason given."""
    try:
        with _within(PATIENCE):
            return _found(source)
    except BotError as error:
        reason = str(error)
    except _TooLongError:
        reason = f"It took longer than {PATIENCE:.0f} seconds to read."
    except RecursionError:
        reason = "It is nested too deeply to be read."
    except MemoryError:
        reason = "It needs more memory than there is."
    except Exception:
        # A fault of a reader must not end the reading of the others.
        logger.exception("The reader failed on %s", source.name)
        reason = "The reader failed on it; the log says where."
    return Refused(name=source.name, reason=reason)


def _found(source: Source) -> Found | Refused:
    """Read a source; parts that are no releases are of interest only if there are no others."""
    extracts, refused = extract(source.read(), source.name, source.url)
    if not extracts:
        alone = len(refused) == 1
        said = (one.reason if alone else f"{one.name}: {one.reason}" for one in refused[:5])
        return Refused(name=source.name, reason=" ".join(said))
    files = tuple(
        Refused(name=one.name, reason=one.reason)
        for one in refused
        if one.name.startswith(f"{source.name}/") and "#" not in one.name
    )
    return Found(
        name=source.name,
        document=extracts[0].document,
        entries=tuple(entry_of(e.release, e.facts, e.checks, e.document) for e in extracts),
        refused=files,
    )


@contextmanager
def _within(seconds: float) -> Iterator[None]:
    """Interrupt what takes longer, where signals can: in the main thread of a Unix process."""
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "SIGALRM"):
        yield
        return

    def interrupt(_signal: int, _frame: FrameType | None) -> None:
        raise _TooLongError

    before = signal.signal(signal.SIGALRM, interrupt)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)

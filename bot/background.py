"""Work in that need not be waited for; a clean end of all of it out.

A chat must be acknowledged at once, whatever answering it takes. So the answering runs as a task
of its own, and a process that is told to stop first finishes what is under way.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine
from typing import Any

logger = logging.getLogger(__name__)


class Background:
    """Run calls in the background, and know which are under way."""

    def __init__(self) -> None:
        self._under_way: set[asyncio.Task[None]] = set()

    def later(self, call: Coroutine[Any, Any, None], name: str) -> None:
        """Run a call once what is being answered has been answered; `name` is for the log."""
        task = asyncio.create_task(call, name=name)
        self._under_way.add(task)  # the event loop itself keeps no hold of a task
        task.add_done_callback(self._finished)

    async def drain(self, seconds: float) -> None:
        """Wait for what is under way, and give up on what takes longer."""
        if self._under_way:
            _, late = await asyncio.wait(self._under_way, timeout=seconds)
            for task in late:
                logger.error("Gave up at the end: %s", task.get_name())
                task.cancel()

    def _finished(self, task: asyncio.Task[None]) -> None:
        self._under_way.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            logger.error("Could not %s", task.get_name(), exc_info=error)

"""Requests wanted in; the time of each out, so that no host is asked more often than it allows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from bot.watch.clock import Clock


class Turns:
    """The turns of the hosts, evenly spaced; hosts of one group share theirs.

    `groups` names the group of a host that has one, and `rates` how many requests a second a
    group may get.
    """

    def __init__(
        self, groups: Mapping[str, str], rates: Mapping[str, float], usual: float, clock: Clock
    ) -> None:
        self._groups, self._rates, self._usual, self._clock = groups, rates, usual, clock
        self._free: dict[str, float] = defaultdict(float)
        self._paused: dict[str, float] = defaultdict(float)

    async def take(self, host: str) -> None:
        """Wait for the host's next turn."""
        group = self._groups.get(host, host)
        turn = max(self._free[group], self._clock.elapsed())
        self._free[group] = turn + 1 / self._rates.get(group, self._usual)
        while (wait := max(turn, self._paused[group]) - self._clock.elapsed()) > 0:
            await self._clock.sleep(wait)

    def pause(self, host: str, seconds: float) -> None:
        """Give no turn for a while, as a host asked."""
        group = self._groups.get(host, host)
        self._paused[group] = max(self._paused[group], self._clock.elapsed() + seconds)

    def paused(self, host: str) -> float:
        """Return for how many seconds yet a host asked not to be asked."""
        return max(0.0, self._paused[self._groups.get(host, host)] - self._clock.elapsed())

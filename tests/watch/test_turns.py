"""No host is asked more often than it allows."""

from __future__ import annotations

import asyncio
from collections import Counter

from bot.watch.turns import Turns
from tests.watch.publisher import Time


def turns(time: Time) -> Turns:
    """Make turns: the two hosts of the archive share eight a second, any other gets two."""
    return Turns(
        {"a.archive.example": "archive", "b.archive.example": "archive"},
        {"archive": 8.0},
        2.0,
        time.clock(),
    )


async def test_turns_are_evenly_spaced() -> None:
    """Of many requests at once, in no second more are let go than the rate."""
    time = Time()
    given = turns(time)
    at = []

    async def ask() -> None:
        await given.take("a.archive.example")
        at.append(time.seconds)

    for _ in range(33):
        await ask()
    assert at == [number / 8 for number in range(33)]
    assert max(Counter(int(moment) for moment in at).values()) == 8


async def test_hosts_of_a_group_share_its_turns() -> None:
    """Two names of one publisher are asked as one."""
    time = Time()
    given = turns(time)
    for host in ("a.archive.example", "b.archive.example", "a.archive.example"):
        await given.take(host)
    assert time.waits == [0.125, 0.125]


async def test_other_hosts_do_not_wait() -> None:
    """A host's turns are its own."""
    time = Time()
    given = turns(time)
    for host in ("one.example", "two.example", "three.example"):
        await given.take(host)
    assert time.waits == []
    await given.take("one.example")
    assert time.waits == [0.5]


async def test_a_pause_holds_for_requests_that_wait_already() -> None:
    """A host that asks to be left alone is, by whoever was next."""
    time = Time()
    given = turns(time)
    await given.take("one.example")
    waiting = asyncio.create_task(given.take("one.example"))
    given.pause("one.example", 10.0)
    await waiting
    assert (time.seconds, given.paused("one.example")) == (10.0, 0.0)


async def test_a_shorter_pause_does_not_end_a_longer_one() -> None:
    """The longest that a host asked for counts."""
    time = Time()
    given = turns(time)
    given.pause("one.example", 60.0)
    given.pause("one.example", 1.0)
    assert given.paused("one.example") == 60.0
    assert given.paused("two.example") == 0.0

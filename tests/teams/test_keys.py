"""Keys: fetched in a thread, seldom, and without a word where that takes long."""

from __future__ import annotations

import asyncio
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from jwt.exceptions import PyJWKClientError

from bot.teams import keys
from bot.teams.keys import Keys
from tests.serving import serving
from tests.teams.microsoft import KID, Microsoft, published, token
from tests.teams.serving import Client, settings
from tests.teams.test_door import ACCEPTED, UNCHECKED, health, typing


class Fetched(Keys):
    """Keys that are fetched from what a test says, and a clock that it turns."""

    def __init__(self, *answers: Any) -> None:
        super().__init__("http://127.0.0.1:9/keys", clock=lambda: self.now)
        self.now, self.answers, self.threads = 1000.0, list(answers), set[str]()

    def fetch_data(self) -> Any:
        """Answer the next fetch as said."""
        self.threads.add(threading.current_thread().name)
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer


async def test_keys_are_fetched_once_in_a_thread() -> None:
    """A known key costs nothing; the event loop's own thread fetches none."""
    known = Fetched(published(KID))
    assert [await known.prepare(KID) for _ in range(3)] == [True] * 3
    assert known.get_signing_key(KID).key_id == KID
    assert known.answers == []
    assert threading.main_thread().name not in known.threads


async def test_a_new_key_is_fetched_after_a_while() -> None:
    """Microsoft changes keys; whoever names one that nobody has waits for the next chance."""
    known = Fetched(published(KID), published(KID, "new"))
    assert await known.prepare(KID)
    assert await known.prepare("new")  # asked too lately to be asked again: it is not known
    with pytest.raises(PyJWKClientError):
        known.get_signing_key("new")
    known.now += keys.PAUSE
    assert await known.prepare("new")
    assert known.get_signing_key("new").key_id == "new"


async def test_a_key_that_is_withdrawn_is_forgotten() -> None:
    """After half a day all are fetched anew."""
    known = Fetched(published(KID), published("new"))
    await known.prepare(KID)
    known.now += keys.LIFETIME
    await known.prepare(KID)
    with pytest.raises(PyJWKClientError):
        known.get_signing_key(KID)


@pytest.mark.parametrize("fault", [OSError("refused"), ValueError("no JSON"), {"keys": []}, [1]])
async def test_without_keys_there_is_no_telling(fault: Any) -> None:
    """Neither yes nor no; and the next try comes soon."""
    known = Fetched(fault, published(KID))
    assert not await known.prepare(KID)
    assert not await known.prepare(KID)
    known.now += keys.PAUSE_AFTER_FAILURE
    assert await known.prepare(KID)


async def test_known_keys_outlive_a_failure() -> None:
    """Microsoft's key server being away for an hour keeps nobody out."""
    known = Fetched(published(KID), OSError("refused"))
    await known.prepare(KID)
    known.now += keys.LIFETIME
    assert await known.prepare(KID)
    assert known.get_signing_key(KID).key_id == KID


async def test_many_at_once_fetch_once() -> None:
    """Everyone waits for the one fetch."""
    known = Fetched(published(KID))
    assert await asyncio.gather(*(known.prepare(KID) for _ in range(20))) == [True] * 20


def test_a_hung_key_server_holds_up_nobody(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Health stays under 50 ms; whoever cannot be checked is told so, and let in later."""
    monkeypatch.setattr(keys, "PATIENCE", 0.6)
    monkeypatch.setattr(keys, "PAUSE_AFTER_FAILURE", 0)
    with Microsoft() as microsoft, ThreadPoolExecutor(4) as pool:
        microsoft.hangs.add("keys")
        with serving(settings(microsoft, database)) as port:
            client = Client(port, microsoft)
            began = time.perf_counter()
            sent = [pool.submit(client.send, typing(microsoft)) for _ in range(4)]
            *nine, worst = health(client)
            assert nine[-1] < 50
            assert worst < 300  # a loop that is held up at all is held up for longer than that
            assert [each.result() for each in sent] == [UNCHECKED] * 4
            assert time.perf_counter() - began < 2
            microsoft.hangs.clear()
            deadline = time.monotonic() + 5
            while (answer := client.send(typing(microsoft))) != ACCEPTED:
                assert time.monotonic() < deadline, answer
            forged = token(microsoft.service_url, kid="unknown")
            assert client.send(typing(microsoft), f"Bearer {forged}").status == 401

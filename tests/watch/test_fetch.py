"""How an address is asked, over loopback HTTP, faults included."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from email.utils import format_datetime

import pytest
from aiohttp import ClientTimeout

from bot.errors import FetchError, UnavailableError
from bot.watch.fetch import Fetcher, Page, new_session
from bot.watch.turns import Turns
from tests.watch.publisher import START, Publisher, Said, Time

AGENT = "Larkspur Tin ir@larkspur.example"
PAGE = Said(b"<html>tin</html>", headers={"ETag": '"1"', "Last-Modified": "Mon, 05 Jan 2004"})


@dataclass(frozen=True)
class Asking:
    """A fetcher, what it asks, and the time that it thinks has passed."""

    fetcher: Fetcher
    publisher: Publisher
    time: Time

    async def get(self, target: str = "/page", **known: str) -> Page | None:
        """Fetch a target of the publisher's."""
        return await self.fetcher.get(f"{self.publisher.url}{target}", **known)

    async def refusal(self, target: str = "/page") -> tuple[type[FetchError], str]:
        """Fetch a target that cannot be had; return the kind of error and its message."""
        with pytest.raises(FetchError) as refused:
            await self.get(target)
        return type(refused.value), str(refused.value).replace(self.publisher.url, "")


@asynccontextmanager
async def asking(*answers: Said, most: int = 1000, seconds: float = 5.0) -> AsyncIterator[Asking]:
    """Ask a publisher that answers `/page` so."""
    time = Time()
    named = frozenset(("127.0.0.1",))
    async with (
        Publisher(time) as publisher,
        new_session(AGENT, named, ClientTimeout(total=seconds)) as session,
    ):
        publisher.says("/page", *answers)
        turns = Turns({}, {}, 1000.0, time.clock())
        yield Asking(Fetcher(session, turns, time.clock(), named, most), publisher, time)


async def test_a_page_comes_with_the_words_to_ask_for_it_again() -> None:
    """The body is the very bytes; the request says who asks, and holds nothing of before."""
    async with asking(PAGE) as ask:
        assert await ask.get() == Page(body=PAGE.body, etag='"1"', modified="Mon, 05 Jan 2004")
    headers = ask.publisher.requests[0].headers
    assert headers["user-agent"] == AGENT
    assert not {"if-none-match", "if-modified-since", "cookie", "authorization"} & set(headers)


async def test_what_has_not_changed_is_not_sent_again() -> None:
    """The server's own words are given back to it, and its 304 is no page."""
    async with asking(Said(status=304)) as ask:
        assert await ask.get(etag='W/"1"', modified="Mon, 05 Jan 2004") is None
    headers = ask.publisher.requests[0].headers
    assert headers["if-none-match"] == 'W/"1"'
    assert headers["if-modified-since"] == "Mon, 05 Jan 2004"


async def test_a_304_that_nobody_asked_for_is_no_page() -> None:
    """Without a condition there is nothing that can be unchanged."""
    async with asking(Said(status=304)) as ask:
        assert await ask.refusal() == (FetchError, "/page cannot be had: its host answers 304.")


@pytest.mark.parametrize("said", ["7", format_datetime(START.replace(second=7))])
async def test_a_host_is_left_alone_for_as_long_as_it_asks(said: str) -> None:
    """Retry-After is honoured, in seconds or as a time, and then the page is had."""
    async with asking(Said(status=429, headers={"Retry-After": said}), PAGE) as ask:
        assert (await ask.get()) is not None
    assert [request.at for request in ask.publisher.requests] == [0.0, 7.0]


async def test_a_host_that_asks_for_too_long_is_left_until_later() -> None:
    """Nothing else of the host is asked either, until the time is over."""
    async with asking(Said(status=503, headers={"Retry-After": "3600"}), PAGE) as ask:
        reason = "127.0.0.1 asks not to be asked for 3600 s."
        assert await ask.refusal() == (UnavailableError, f"/page: {reason}")
        assert await ask.refusal("/other") == (UnavailableError, f"/other: {reason}")
        ask.time.pass_by(hours=1)
        assert (await ask.get()) is not None
    assert [request.target for request in ask.publisher.requests] == ["/page", "/page"]
    assert ask.time.waits == []


async def test_a_host_cannot_ask_to_be_left_alone_for_ever() -> None:
    """A day is the longest."""
    async with asking(Said(status=429, headers={"Retry-After": "9" * 12})) as ask:
        assert await ask.refusal() == (
            UnavailableError,
            "/page: 127.0.0.1 asks not to be asked for 86400 s.",
        )


async def test_a_failing_host_is_asked_after_longer_and_longer() -> None:
    """The wait doubles; a Retry-After that cannot be read counts as none."""
    down = Said(status=503, headers={"Retry-After": "soon"})
    async with asking(down, down, Said(status=502), PAGE) as ask:
        assert (await ask.get()) is not None
    assert ask.time.waits == [1.0, 2.0, 4.0]


async def test_the_wait_varies() -> None:
    """Chance takes up to half of the wait, so that not all who failed ask at once again."""
    time = Time()
    async with asking(Said(status=500), Said(status=500), PAGE) as ask:
        fetcher = ask.fetcher
        fetcher._clock = time.clock(chance=iter((0.0, 0.5)).__next__)
        assert (await ask.get()) is not None
    assert time.waits == [0.5, 1.5]


async def test_a_host_that_keeps_failing_is_given_up_for_now() -> None:
    """After five times."""
    async with asking(Said(status=503)) as ask:
        assert await ask.refusal() == (
            UnavailableError,
            "/page cannot be had for now: its host answers 503.",
        )
    assert len(ask.publisher.requests) == 5


@pytest.mark.parametrize("chunked", [False, True])
async def test_a_truncated_body_is_asked_for_again(chunked: bool) -> None:
    """A body shorter than was announced is never taken for the page."""
    cut = Said(b"<html>t", missing=5)
    async with asking(cut, Said(PAGE.body, chunked=chunked)) as ask:
        page = await ask.get()
    assert page == Page(body=PAGE.body)
    assert len(ask.publisher.requests) == 2


async def test_a_body_that_is_always_truncated_is_not_had() -> None:
    """Nor is a part of it better than nothing."""
    async with asking(Said(b"<html>t", missing=5)) as ask:
        assert await ask.refusal() == (
            UnavailableError,
            "/page cannot be had for now: its answer broke off.",
        )


async def test_a_slow_host_is_not_waited_for() -> None:
    """It is asked again, a bounded number of times."""
    async with asking(Said(silent=True), seconds=0.05) as ask:
        assert await ask.refusal() == (
            UnavailableError,
            "/page cannot be had for now: it does not answer in time.",
        )
    assert len(ask.publisher.requests) == 5


async def test_a_host_that_is_not_there_may_be_later() -> None:
    """Nothing listens at the port."""
    async with asking() as ask:
        pass
    async with asking() as other:
        with pytest.raises(UnavailableError, match="its host cannot be reached"):
            await other.fetcher.get(f"{ask.publisher.url}/page")


@pytest.mark.parametrize("chunked", [False, True])
async def test_a_huge_body_is_not_read(chunked: bool) -> None:
    """Whether its size is announced or found out; it is not asked for again."""
    async with asking(Said(b"x" * 1001, chunked=chunked)) as ask:
        assert await ask.refusal() == (FetchError, "/page is larger than 0 MB.")
    assert len(ask.publisher.requests) == 1


async def test_a_body_of_the_most_is_read() -> None:
    """The limit belongs to what is read."""
    async with asking(Said(b"x" * 1000)) as ask:
        assert await ask.get() == Page(body=b"x" * 1000)


async def test_a_redirect_is_followed_within_the_site() -> None:
    """The target's page is the address's."""
    async with asking(Said(status=301, headers={"Location": "/new"})) as ask:
        ask.publisher.says("/new", PAGE)
        page = await ask.get()
    assert page is not None
    assert page.body == PAGE.body


@pytest.mark.parametrize(
    ("targets", "reason"),
    [
        ({"/page": "/page"}, "/page redirects in a circle."),
        ({"/page": "/b", "/b": "/c", "/c": "/b"}, "/page redirects in a circle."),
        (
            {"/page": "/1", **{f"/{n}": f"/{n + 1}" for n in range(1, 9)}},
            "/page redirects more than 5 times.",
        ),
        (
            {"/page": "http://elsewhere.example/"},
            "/page redirects to another site, http://elsewhere.example/, which is not followed.",
        ),
    ],
)
async def test_a_redirect_that_leads_nowhere_ends(targets: dict[str, str], reason: str) -> None:
    """A loop, a chain and a way out are refused for good."""
    async with asking() as ask:
        for target, to in targets.items():
            ask.publisher.says(target, Said(status=302, headers={"Location": to}))
        assert await ask.refusal() == (FetchError, reason)


async def test_a_missing_page_is_not_asked_for_again() -> None:
    """What a host refuses for good is refused once."""
    async with asking(Said(status=404)) as ask:
        assert await ask.refusal() == (FetchError, "/page cannot be had: its host answers 404.")
    assert len(ask.publisher.requests) == 1


async def test_cookies_are_not_kept() -> None:
    """What a host sets is not sent back."""
    async with asking(Said(b"x", headers={"Set-Cookie": "id=1"})) as ask:
        await ask.get()
        await ask.get()
    assert [request.headers.get("cookie") for request in ask.publisher.requests] == [None, None]


async def test_a_name_for_something_inside_is_refused_unasked() -> None:
    """A host that nobody named may not be one of this machine's, by whatever name."""
    async with asking(PAGE) as ask:
        inside = ask.publisher.url.replace("127.0.0.1", "localhost")
        with pytest.raises(FetchError, match=r"localhost:\d+/page is within this network"):
            await ask.fetcher.get(f"{inside}/page")
    assert ask.publisher.requests == []

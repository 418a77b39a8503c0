"""What the settings say is watched, in this process and as a command."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.__main__ import main
from bot.errors import SettingsError
from bot.loading import Loaded, Outcome, Source
from bot.settings import Settings, declared
from bot.store import Store
from bot.watch import fetch, watch
from bot.watch.watch import watched
from tests.watch.published import ACCESSION, CIK, filing, filings, newest, page, release, rss
from tests.watch.publisher import Publisher, Said, Time

AGENT = "Larkspur Tin ir@larkspur.example"
NUMBER = ACCESSION.format(year=4, number=3)
NEWEST = (
    f"/cgi-bin/browse-edgar?action=getcompany&CIK={CIK}"
    "&type=&dateb=&owner=exclude&count=40&output=atom"
)
LIST = f"/submissions/CIK{CIK}.json"
TEXT = f"/Archives/edgar/data/719999/{NUMBER}.txt"


def environment(publisher: Publisher, **other: str) -> dict[str, str]:
    """Watch a newsroom and a company at EDGAR, for both of which a publisher stands in."""
    return {
        "WATCH_FEEDS": f"{publisher.url}/feed.rss",
        "WATCH_CIKS": CIK.lstrip("0"),
        "WATCH_USER_AGENT": AGENT,
        "EDGAR_URL": publisher.url,
        "EDGAR_DATA_URL": publisher.url,
        **other,
    }


def publish(publisher: Publisher) -> None:
    """Publish a release in the newsroom, and another at EDGAR."""
    publisher.says("/feed.rss", Said(rss(("Five", "/5"))))
    publisher.says("/5", Said(page(release())))
    publisher.says(NEWEST, Said(newest(("8-K", NUMBER))))
    publisher.says(LIST, Said(filings(("8-K", NUMBER))))
    old = release(52_000, "2004-01", "January 2, 2004", "LARKSPUR TIN BEGINS AN EXCHANGE")
    publisher.says(TEXT, Said(filing(old, filed="20040102")))


async def test_everything_that_is_watched_is_loaded() -> None:
    """Each request says who asks; the readers are in a process of their own."""
    said: list[Outcome] = []
    store = Store.open(":memory:")
    async with Publisher() as publisher:
        publish(publisher)
        settings = Settings.from_environment(environment(publisher))
        clock = Time().clock()
        assert await watch(settings, store, said.append, once=True, clock=clock)
        assert await watch(settings, store, said.append, once=True, clock=clock)
    assert sorted(len(one.new) for one in said if isinstance(one, Loaded)) == [1, 1]
    facts = store.facts("Larkspur Tin Company", "shares_outstanding")
    assert [str(fact.quantity.value) for fact in facts] == ["48210", "52000"]
    assert {request.headers["user-agent"] for request in publisher.requests} == {AGENT}
    assert {len(publisher.asked(target)) for target in ("/5", TEXT)} == {1}


async def test_a_feed_that_is_slow_does_not_hold_up_the_others() -> None:
    """What fails of one is said; the others are loaded."""
    said: list[Outcome] = []
    store = Store.open(":memory:")
    async with Publisher() as publisher:
        publish(publisher)
        publisher.says("/feed.rss", Said(status=503))
        settings = Settings.from_environment(environment(publisher))
        whole = await watch(settings, store, said.append, once=True, clock=Time().clock())
    assert not whole
    assert sorted(type(one).__name__ for one in said) == ["Loaded", "Refused"]


async def test_it_is_watched_again_after_the_interval() -> None:
    """Until it is stopped."""
    time = Time()
    polls = 0

    async def count(seconds: float) -> None:
        nonlocal polls
        await time.sleep(seconds)
        polls += seconds == 60
        if polls == 3:
            raise asyncio.CancelledError

    clock = time.clock()
    stopping = type(clock)(now=clock.now, elapsed=clock.elapsed, sleep=count, chance=clock.chance)
    async with Publisher() as publisher:
        publish(publisher)
        settings = Settings.from_environment(environment(publisher, WATCH_INTERVAL="60"))
        with pytest.raises(asyncio.CancelledError):
            await watch(settings, Store.open(":memory:"), lambda _: None, clock=stopping)
    assert [len(publisher.asked(each)) for each in ("/feed.rss", NEWEST, LIST, "/5")] == [
        3,
        3,
        3,
        1,
    ]


def test_edgar_is_asked_less_often_than_it_allows() -> None:
    """Both of its hosts count as one, and ten requests a second is what it publishes."""
    settings = Settings.from_environment({"WATCH_CIKS": "719999", "WATCH_USER_AGENT": AGENT})
    (feed,) = watched(settings)
    assert [url.split("/")[2] for url in feed.lists] == ["www.sec.gov", "data.sec.gov"]


async def test_requests_to_edgar_are_spaced() -> None:
    """By an eighth of a second, over all its lists and texts."""
    time = Time()
    async with Publisher(time) as publisher:
        publish(publisher)
        settings = Settings.from_environment(environment(publisher, WATCH_FEEDS=""))
        await watch(settings, Store.open(":memory:"), lambda _: None, once=True, clock=time.clock())
    assert [request.at for request in publisher.requests] == [0.0, 0.125, 0.25]


@pytest.mark.parametrize("agent", ["", "Larkspur Tin", "Larkspur @ Tin", "ir@larkspur"])
def test_edgar_is_not_asked_without_a_contact(agent: str) -> None:
    """It answers nobody who does not give an address."""
    settings = Settings.from_environment({"WATCH_CIKS": "719999", "WATCH_USER_AGENT": agent})
    with pytest.raises(SettingsError) as refused:
        watched(settings)
    assert str(refused.value) == (
        "WATCH_USER_AGENT has no e-mail address, without which EDGAR answers nobody: set it to a "
        "name and an address, such as: Larkspur Tin ir@larkspur.example"
    )


def test_a_newsroom_is_asked_without_a_contact() -> None:
    """Only EDGAR demands it."""
    settings = Settings.from_environment({"WATCH_FEEDS": "https://news.example/feed"})
    assert [feed.lists for feed in watched(settings)] == [("https://news.example/feed",)]


def test_nothing_to_watch_is_an_error() -> None:
    """The message says what to set."""
    with pytest.raises(SettingsError, match="set WATCH_FEEDS to the addresses"):
        watched(Settings.from_environment({}))


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("WATCH_FEEDS", "news.example/feed", "WATCH_FEEDS holds what is no http address"),
        ("WATCH_FEEDS", "https://me:secret@news.example/", "WATCH_FEEDS holds what is no http"),
        ("WATCH_CIKS", "719999 HL", "WATCH_CIKS holds 'HL'"),
        ("WATCH_CIKS", "0", "WATCH_CIKS holds '0'"),
        ("WATCH_CIKS", "12345678901", "WATCH_CIKS holds '12345678901'"),
        ("WATCH_USER_AGENT", "Larkspur\r\nCookie: a", "WATCH_USER_AGENT holds a character"),
        ("WATCH_USER_AGENT", "Société ir@societe.example", "WATCH_USER_AGENT holds a character"),
        ("WATCH_INTERVAL", "0", "WATCH_INTERVAL is '0'"),
        ("WATCH_INTERVAL", "1.5", "WATCH_INTERVAL is '1.5'"),
        ("EDGAR_URL", "sec.gov", "EDGAR_URL is not an http address"),
    ],
)
def test_a_setting_that_cannot_be_used_is_refused(name: str, value: str, message: str) -> None:
    """The message names it, and never repeats what could be a password."""
    with pytest.raises(SettingsError) as refused:
        Settings.from_environment({name: value})
    assert message in str(refused.value)
    assert "secret" not in str(refused.value)


async def test_an_address_is_fetched_as_a_source() -> None:
    """A user may name any host; one that cannot be had is a source at fault."""
    async with Publisher() as publisher:
        publisher.says("/5", Said(page(release())))
        settings = Settings.from_environment({})
        found = await fetch(f"{publisher.url}/5", settings)
        missing = await fetch(f"{publisher.url}/6", settings)
    url = publisher.url
    assert found == Source(name=f"{url}/5", data=page(release()), url=f"{url}/5")
    assert missing == Source(name=f"{url}/6", fault="cannot be had: its host answers 404.")
    assert publisher.requests[0].headers["user-agent"] == "investor-relations-bot"


async def test_an_address_at_edgar_is_not_fetched_without_a_contact() -> None:
    """However it is named."""
    with pytest.raises(SettingsError, match="WATCH_USER_AGENT has no e-mail address"):
        await fetch("https://www.sec.gov/Archives/1.txt", Settings.from_environment({}))


async def command(*words: str, **environ: str) -> tuple[int, str, str]:
    """Give the bot a command, beside the publisher; return its exit code and what it said."""
    unset = {setting.name: None for setting in declared()}
    done = await asyncio.to_thread(CliRunner().invoke, main, words, env={**unset, **environ})
    return done.exit_code, done.stdout, done.stderr


async def test_the_commands_ask_over_http(tmp_path: Path) -> None:
    """`bot watch --once` loads what is new, and `bot ingest` finds it there; else they fail."""
    database = str(tmp_path / "releases.db")
    async with Publisher() as publisher:
        publish(publisher)
        environ = environment(publisher, DATABASE=database)
        code, out, err = await command("watch", "--once", **environ)
        assert (code, err) == (0, "")
        assert sorted(line.split(": ")[1] for line in out.splitlines()) == ["new", "new"]
        url = publisher.url
        again = await command("ingest", f"{url}/5", f"{url}/6", DATABASE=database)
        publisher.says("/feed.rss", Said(status=404))
        failed = await command("watch", "--once", **environ)
    assert again == (
        1,
        "0 new releases loaded; 1 already there; 1 not read.\n",
        f"{url}/6: cannot be had: its host answers 404.\n",
    )
    feed = f"{url}/feed.rss"
    assert failed == (1, "", f"{feed}: {feed} cannot be had: its host answers 404.\n")

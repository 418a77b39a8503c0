"""Polling newsrooms and EDGAR into a store, over loopback HTTP."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from bot.loading import Loaded, Outcome, Refused, Source
from bot.loading.work import Found, work
from bot.store import Store
from bot.watch.fetch import Fetcher, new_session
from bot.watch.listings import Feed, edgar, newsroom
from bot.watch.poll import Watcher
from bot.watch.turns import Turns
from tests.watch.published import ACCESSION, CIK, filing, filings, newest, older, page, release, rss
from tests.watch.publisher import Publisher, Said, Time

COMPANY = "Larkspur Tin Company"
ROOM = "/feed.rss"
LIST = f"/submissions/CIK{CIK}.json"
NEWEST = (
    f"/cgi-bin/browse-edgar?action=getcompany&CIK={CIK}"
    "&type=&dateb=&owner=exclude&count=40&output=atom"
)
FOUR, THREE, TWO = (
    release(48_210 - 1000 * n, f"2004-0{n}", f"January {n}, 2004", f"LARKSPUR TIN CHANGES {n}")
    for n in (4, 3, 2)
)


def text_of(year: int, number: int) -> str:
    """Give the target of a filing's full text."""
    return f"/Archives/edgar/data/719999/{ACCESSION.format(year=year, number=number)}.txt"


def listed(*numbers: tuple[int, int], form: str = "8-K") -> list[tuple[str, str]]:
    """List filings as the archive does, the newest first."""
    return [(form, ACCESSION.format(year=year, number=number)) for year, number in numbers]


@dataclass
class Polling:
    """A watcher and what it polls; `said` is what it said since the last poll."""

    publisher: Publisher
    store: Store
    time: Time
    feed: Feed
    watcher: Watcher
    said: list[Outcome] = field(default_factory=list)

    async def poll(self) -> bool:
        """Poll once."""
        self.said.clear()
        self.publisher.requests.clear()
        return await self.watcher.poll(self.feed)

    def asked(self) -> list[str]:
        """List what was asked in the last poll, in order."""
        return [request.target for request in self.publisher.requests]

    def remaining(self, *, superseded: bool = False) -> list[str]:
        """List the shares that remain, by what is stored, the newest first."""
        facts = self.store.facts(COMPANY, "shares_outstanding", superseded=superseded)
        return [str(fact.quantity.value) for fact in facts]

    def refusals(self) -> dict[str, str]:
        """List what was refused, and why."""
        url = self.publisher.url
        refused = [outcome for outcome in self.said if isinstance(outcome, Refused)]
        return {one.name.removeprefix(url): one.reason.replace(url, "") for one in refused}

    def loaded(self) -> list[Loaded]:
        """List what was read."""
        return [outcome for outcome in self.said if isinstance(outcome, Loaded)]


async def read(source: Source) -> Found | Refused:
    """Read in this process."""
    return work(source)


@asynccontextmanager
async def polling(*, archive: bool = False, store: Store | None = None) -> AsyncIterator[Polling]:
    """Poll a newsroom, or the archive."""
    time = Time()
    named = frozenset(("127.0.0.1",))
    store = store or Store.open(":memory:")
    async with Publisher(time) as publisher, new_session("Larkspur", named) as session:
        said: list[Outcome] = []
        fetcher = Fetcher(session, Turns({}, {}, 1000.0, time.clock()), time.clock(), named)
        watcher = Watcher(
            store=store, fetcher=fetcher, read=read, say=said.append, clock=time.clock()
        )
        url = f"{publisher.url}/"
        feed = edgar(CIK, url, url) if archive else newsroom(f"{publisher.url}{ROOM}")
        yield Polling(publisher, store, time, feed, watcher, said)


async def test_a_newsroom_is_loaded_from_its_oldest_release() -> None:
    """Each entry's page is read, and every release keeps its address."""
    async with polling() as room:
        room.publisher.says(ROOM, Said(rss(("Four", "/4"), ("Three", "/3"))))
        room.publisher.says("/3", Said(page(THREE)))
        room.publisher.says("/4", Said(page(FOUR)))
        assert await room.poll()
        assert room.asked() == [ROOM, "/3", "/4"]
        assert room.remaining() == ["44210", "45210"]
        fact = room.store.facts(COMPANY, "shares_outstanding")[0]
        assert room.store.cite(fact.release, fact.span).url == f"{room.publisher.url}/4"


async def test_a_second_poll_asks_only_whether_the_feed_has_changed() -> None:
    """With the words that the server gave; what was loaded is left alone."""
    async with polling() as room:
        headers = {"ETag": '"1"', "Last-Modified": "Mon, 05 Jan 2004 09:00:00 GMT"}
        room.publisher.says(ROOM, Said(rss(("Three", "/3")), headers=headers), Said(status=304))
        room.publisher.says("/3", Said(page(THREE)))
        assert await room.poll()
        assert await room.poll()
        assert room.asked() == [ROOM]
        asked = room.publisher.requests[0].headers
        assert asked["if-none-match"] == '"1"'
        assert asked["if-modified-since"] == "Mon, 05 Jan 2004 09:00:00 GMT"
        assert room.said == []


async def test_a_new_entry_is_all_that_is_fetched() -> None:
    """The others are known, also where the server knows no conditions."""
    async with polling() as room:
        room.publisher.says("/3", Said(page(THREE)))
        room.publisher.says("/4", Said(page(FOUR)))
        room.publisher.says(ROOM, Said(rss(("Three", "/3"))))
        await room.poll()
        room.publisher.says(ROOM, Said(rss(("Four", "/4"), ("Three", "/3"))))
        await room.poll()
        assert room.asked() == [ROOM, "/4"]


async def test_a_poll_goes_on_where_another_process_stopped() -> None:
    """What could not be had is asked for again, and only that; then the feed counts as read."""
    async with polling() as room:
        fixed = {"ETag": '"1"'}
        room.publisher.says(ROOM, Said(rss(("Four", "/4"), ("Three", "/3")), headers=fixed))
        room.publisher.says("/3", Said(page(THREE)))
        room.publisher.says("/4", Said(status=503))
        assert not await room.poll()
        assert room.refusals() == {"/4": "/4 cannot be had for now: its host answers 503."}
        assert room.remaining() == ["45210"]

        room.publisher.says("/4", Said(page(FOUR)))
        assert await room.poll()
        assert room.asked() == [ROOM, "/4"]
        assert "if-none-match" not in room.publisher.requests[0].headers
        assert room.remaining() == ["44210", "45210"]


async def test_content_changed_under_an_address_supersedes() -> None:
    """A day later the page is asked whether it has changed; both versions are kept."""
    async with polling() as room:
        room.publisher.says(
            ROOM, Said(rss(("Three", "/3")), headers={"ETag": "1"}), Said(status=304)
        )
        room.publisher.says("/3", Said(page(THREE), headers={"ETag": '"a"'}))
        await room.poll()
        room.publisher.says("/3", Said(page(THREE.replace(b"45,210", b"45,120"))))
        room.time.pass_by(hours=23)
        await room.poll()
        assert room.remaining() == ["45210"]
        room.time.pass_by(hours=1)
        assert await room.poll()
        assert room.asked() == [ROOM, "/3"]
        assert room.publisher.requests[1].headers["if-none-match"] == '"a"'
        assert room.remaining() == ["45120"]
        assert room.remaining(superseded=True) == ["45210", "45120"]
        (loaded,) = room.loaded()
        assert (len(loaded.new), len(loaded.superseded)) == (1, 1)
        assert room.store.superseded_by(loaded.superseded[0]) == loaded.new[0]


async def test_an_entry_that_says_something_else_is_fetched_at_once() -> None:
    """A newsroom that marks its entry as corrected is not left for a day."""
    async with polling() as room:
        room.publisher.says(ROOM, Said(rss(("Three", "/3"))))
        room.publisher.says("/3", Said(page(THREE)))
        await room.poll()
        room.publisher.says(ROOM, Said(rss(("Three (corrected)", "/3"))))
        room.publisher.says("/3", Said(page(THREE.replace(b"45,210", b"45,120"))))
        await room.poll()
        assert room.remaining() == ["45120"]


async def test_content_changed_back_is_in_force_again() -> None:
    """What the address holds counts, though it was stored long before."""
    async with polling() as room:
        other = page(THREE.replace(b"45,210", b"45,120"))
        room.publisher.says("/3", Said(page(THREE)), Said(other), Said(page(THREE)))
        for title in ("Three", "Three, corrected", "Three, as it was"):
            room.publisher.says(ROOM, Said(rss((title, "/3"))))
            await room.poll()
        assert room.remaining() == ["45210"]
        assert room.remaining(superseded=True) == ["45210", "45120"]


async def test_old_releases_are_not_asked_for_ever() -> None:
    """Corrections come soon; after a month a page is left alone."""
    async with polling() as room:
        room.publisher.says(
            ROOM, Said(rss(("Three", "/3")), headers={"ETag": "1"}), Said(status=304)
        )
        room.publisher.says("/3", Said(page(THREE), headers={"ETag": "1"}), Said(status=304))
        await room.poll()
        asked = []
        for _ in range(40):
            room.time.pass_by(days=1)
            await room.poll()
            asked.append(room.asked()[1:])
        assert asked == [["/3"]] * 29 + [[]] * 11


async def test_a_truncated_page_is_not_stored() -> None:
    """Not even when it has everything that a release needs; the whole one is, later."""
    async with polling() as room:
        whole = page(THREE)
        room.publisher.says(ROOM, Said(rss(("Three", "/3"))))
        room.publisher.says("/3", Said(whole[:-40], missing=40))
        assert not await room.poll()
        assert room.refusals() == {"/3": "/3 cannot be had for now: its answer broke off."}
        assert room.remaining(superseded=True) == []
        room.publisher.says("/3", Said(whole[:-40], missing=40), Said(whole))
        assert await room.poll()
        assert room.remaining() == ["45210"]


async def test_a_page_in_a_wrong_charset_is_read_all_the_same() -> None:
    """The page says one thing, its header another, and its bytes are a third."""
    async with polling() as room:
        text = THREE.replace(b"today reported", "today – in Saint-Méen – reported".encode())
        body = page(text, charset="utf-8").decode().encode("cp1252")
        headers = {"Content-Type": "text/html; charset=ascii"}
        room.publisher.says(ROOM, Said(rss(("Three", "/3"))))
        room.publisher.says("/3", Said(body, headers=headers))
        assert await room.poll()
        release_id = room.loaded()[0].new[0]
        assert "today – in Saint-Méen – reported" in room.store.text(release_id)
        assert room.remaining() == ["45210"]


async def test_what_is_no_release_is_said_once() -> None:
    """It is kept that the page holds none, so that it is not fetched at every poll."""
    async with polling() as room:
        room.publisher.says(ROOM, Said(rss(("Careers", "/jobs"), ("Gone", "/gone"))))
        room.publisher.says("/jobs", Said(b"<html><body><p>Work with us.</p></body></html>"))
        assert await room.poll()
        assert set(room.refusals()) == {"/jobs", "/gone"}
        assert room.refusals()["/gone"] == "/gone cannot be had: its host answers 404."
        assert await room.poll()
        assert (room.asked(), room.said) == ([ROOM], [])


async def test_a_missing_page_is_asked_for_again_the_next_day() -> None:
    """A feed may be quicker than the page."""
    async with polling() as room:
        room.publisher.says(ROOM, Said(rss(("Three", "/3"))))
        await room.poll()
        room.publisher.says("/3", Said(page(THREE)))
        room.time.pass_by(days=1)
        await room.poll()
        assert room.remaining() == ["45210"]


async def test_the_pages_of_a_host_that_is_down_are_left_until_later() -> None:
    """After three in a row; one that can be had in between begins the count anew."""
    async with polling() as room:
        targets = [f"/{n}" for n in range(6)]
        room.publisher.says(ROOM, Said(rss(*((each, each) for each in reversed(targets)))))
        for target in targets:
            room.publisher.says(target, Said(status=503))
        room.publisher.says("/1", Said(page(TWO)))
        assert not await room.poll()
        assert list(room.refusals()) == ["/0", "/2", "/3", "/4"]


async def test_a_feed_that_cannot_be_had_is_said() -> None:
    """It is not taken for one without news."""
    async with polling() as room:
        assert not await room.poll()
        assert room.refusals() == {ROOM: f"{ROOM} cannot be had: its host answers 404."}
        room.publisher.says(ROOM, Said(b"<html>Down for maintenance</html>"))
        assert not await room.poll()
        assert room.refusals() == {ROOM: f"{ROOM} holds no entry of a feed."}


async def test_a_feed_cannot_lead_inside() -> None:
    """Nor to what is no web address; neither is asked, and the other entries are."""
    async with polling() as room:
        inside = room.publisher.url.replace("127.0.0.1", "localhost")
        entries = (("A", f"{inside}/3"), ("B", "file:///etc/passwd"), ("C", "/4"))
        room.publisher.says(ROOM, Said(rss(*entries)))
        room.publisher.says("/4", Said(page(FOUR)))
        await room.poll()
        assert room.asked() == [ROOM, "/4"]
        assert len(room.refusals()) == 2


async def test_edgar_is_loaded_from_its_oldest_filing() -> None:
    """Also where the feed does not reach, and lists go on in others; nothing is fetched twice."""
    async with polling(archive=True) as edgar:
        name = f"CIK{CIK}-submissions-001.json"
        edgar.publisher.says(NEWEST, Said(newest(*listed((4, 4), (4, 3)))))
        edgar.publisher.says(LIST, Said(filings(*listed((4, 4), (4, 3)), files=(name,))))
        edgar.publisher.says(f"/submissions/{name}", Said(older(*listed((96, 2)))))
        edgar.publisher.says(text_of(4, 4), Said(filing(FOUR, filed="20040104")))
        edgar.publisher.says(text_of(4, 3), Said(filing(THREE, filed="20040103")))
        old = release(90_000, "96-2", "February 2, 1996", "LARKSPUR TIN TO REDEEM")
        edgar.publisher.says(text_of(96, 2), Said(filing(old, filed="19960205")))
        assert await edgar.poll()
        texts = [text_of(4, 3), text_of(4, 4)]
        assert edgar.asked() == [NEWEST, *texts, LIST, f"/submissions/{name}", text_of(96, 2)]
        assert edgar.remaining() == ["44210", "45210", "90000"]


async def test_every_release_of_a_filing_is_loaded() -> None:
    """Two exhibits of one day are two releases, not versions of one."""
    async with polling(archive=True) as edgar:
        edgar.publisher.says(NEWEST, Said(newest(*listed((4, 1)))))
        edgar.publisher.says(LIST, Said(filings()))
        twin = THREE.replace(b"2004-03", b"2004-09").replace(b"CHANGES 3", b"CHANGES 9")
        edgar.publisher.says(text_of(4, 1), Said(filing(THREE, twin)))
        await edgar.poll()
        assert [len(loaded.new) for loaded in edgar.loaded()] == [2]
        assert [len(loaded.superseded) for loaded in edgar.loaded()] == [0]


async def test_a_filing_without_a_release_is_read_once() -> None:
    """Most of them have none."""
    async with polling(archive=True) as edgar:
        edgar.publisher.says(NEWEST, Said(newest(*listed((4, 1)))))
        edgar.publisher.says(LIST, Said(filings(*listed((4, 1)))))
        edgar.publisher.says(text_of(4, 1), Said(filing()))
        assert await edgar.poll()
        assert edgar.refusals() == {
            text_of(4, 1): "It is a form 8-K, not a release (items: 5 OTHER EVENTS)."
        }
        edgar.time.pass_by(days=2)
        assert await edgar.poll()
        assert edgar.asked() == [NEWEST, LIST]


async def test_a_filing_that_is_not_whole_is_not_stored() -> None:
    """Its end is known, so it is missed even where no length was announced."""
    async with polling(archive=True) as edgar:
        edgar.publisher.says(NEWEST, Said(newest(*listed((4, 3)))))
        edgar.publisher.says(LIST, Said(filings()))
        cut = filing(THREE, whole=False)
        edgar.publisher.says(text_of(4, 3), Said(cut, chunked=True), Said(filing(THREE)))
        assert not await edgar.poll()
        assert edgar.refusals() == {text_of(4, 3): f"{text_of(4, 3)} is not whole."}
        assert edgar.remaining(superseded=True) == []
        assert await edgar.poll()
        assert edgar.remaining() == ["45210"]


async def test_a_filing_that_is_not_there_yet_is_asked_for_again() -> None:
    """One that was had never is: filings do not change."""
    async with polling(archive=True) as edgar:
        edgar.publisher.says(NEWEST, Said(newest(*listed((4, 4), (4, 3)))))
        edgar.publisher.says(LIST, Said(filings()))
        edgar.publisher.says(text_of(4, 3), Said(filing(THREE)))
        await edgar.poll()
        edgar.publisher.says(text_of(4, 4), Said(filing(FOUR)))
        edgar.time.pass_by(days=1)
        assert await edgar.poll()
        assert edgar.asked() == [NEWEST, text_of(4, 4), LIST]
        assert edgar.remaining() == ["44210", "45210"]


async def test_a_further_list_that_fails_is_asked_for_again() -> None:
    """The first does not count as read before the others are."""
    async with polling(archive=True) as edgar:
        name = f"CIK{CIK}-submissions-001.json"
        edgar.publisher.says(NEWEST, Said(newest()))
        edgar.publisher.says(LIST, Said(filings(files=(name,)), headers={"ETag": '"1"'}))
        edgar.publisher.says(f"/submissions/{name}", Said(status=503))
        assert not await edgar.poll()
        edgar.publisher.says(f"/submissions/{name}", Said(older(*listed((4, 3)))))
        edgar.publisher.says(text_of(4, 3), Said(filing(THREE)))
        assert await edgar.poll()
        assert edgar.asked() == [NEWEST, LIST, f"/submissions/{name}", text_of(4, 3)]


async def test_a_release_from_both_is_one_release() -> None:
    """The same text, from a newsroom and from EDGAR."""
    store = Store.open(":memory:")
    async with polling(store=store) as room:
        room.publisher.says(ROOM, Said(rss(("Three", "/3.txt"))))
        room.publisher.says("/3.txt", Said(THREE))
        await room.poll()
    async with polling(archive=True, store=store) as edgar:
        edgar.publisher.says(NEWEST, Said(newest(*listed((4, 3)))))
        edgar.publisher.says(LIST, Said(filings()))
        edgar.publisher.says(text_of(4, 3), Said(filing(THREE)))
        await edgar.poll()
        (loaded,) = edgar.loaded()
        assert (len(loaded.new), len(loaded.there)) == (0, 1)
        assert edgar.remaining(superseded=True) == ["45210"]

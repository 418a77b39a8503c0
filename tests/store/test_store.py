"""The store: exact, whole or not at all, and safe between processes."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from bot.errors import StoreError
from bot.facts import read_facts, reconcile
from bot.language.dates import day
from bot.model import Check, Citation, Company, Contact, Fact, Period, Quantity, Span, Step, Value
from bot.store import Recorded, Store
from bot.store.store import NEWEST
from tests.building import (
    COMMON,
    LARKSPUR,
    PREFERRED,
    PUBLISHED,
    SECOND,
    fact,
    put,
    release,
    store_of,
)

TEXT = "In all, 500 shares of preferred stock remain outstanding. It said “never AND ever”."
LATER = date(2005, 1, 3)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Name a store that is not there yet, in a folder that is not there either."""
    return tmp_path / "new" / "releases.db"


def test_a_release_is_stored_with_what_was_read_from_it(path: Path) -> None:
    """Facts, checks, names and text come back as they went in, from another connection too."""
    made = release(
        "It will issue 5 shares of common stock in exchange for each share of preferred stock. "
        "The holder, who owns 10 shares of preferred stock, will be issued 50 shares of common. "
    )
    facts = read_facts(made)
    checks = reconcile(facts)
    store = Store.open(path)
    assert store.put(made, facts, checks) is True
    store.close()
    again = Store.open(path)
    assert set(again.facts(LARKSPUR.name)) == set(facts)
    assert again.checks(made.id) == checks
    assert again.text(made.id) == made.text
    _, companies, classes = again.names()
    assert (companies, set(classes)) == ((LARKSPUR,), {COMMON, PREFERRED})
    assert again.contact(LARKSPUR.name) == made.contact


def test_the_same_release_twice_is_one() -> None:
    """The second time nothing is stored and the answer is no; nor under other bytes."""
    store = Store.open(":memory:")
    made = release(TEXT)
    assert put(store, made) is True
    assert put(store, made) is False
    assert put(store, replace(made, id="again", sha256="0" * 64)) is False
    assert [f.release for f in store.facts(LARKSPUR.name)] == [made.id]


def test_a_release_that_fails_half_way_leaves_nothing() -> None:
    """An exception while a release is put takes back all of it, and the store goes on."""

    def failing() -> Iterator[Fact]:
        yield fact("shares_outstanding", 500)
        raise RuntimeError("half way")

    store = Store.open(":memory:")
    made = release(TEXT)
    with pytest.raises(RuntimeError, match="half way"):
        store.put(made, failing(), ())
    with pytest.raises(sqlite3.IntegrityError):
        store.put(made, (replace(fact("shares_outstanding", 1), release="nobody's"),), ())
    assert store.names()[1:] == ((), ())
    assert store.facts(LARKSPUR.name) == ()
    assert store.contact(LARKSPUR.name) is None
    assert put(store, made) is True


def test_a_process_killed_half_way_leaves_a_sound_store(path: Path) -> None:
    """What was being written by a process that was killed is not there; what was before is."""
    store = Store.open(path)
    put(store, release(TEXT))
    store.close()
    script = (
        "import os, signal, sys\n"
        "from bot.store import Store\n"
        "from tests.building import fact, release\n"
        "store = Store.open(sys.argv[1])\n"
        "def facts():\n"
        "    yield fact('shares_outstanding', 1)\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
        "store._db.execute('begin immediate')\n"
        "store._db.execute(\"insert into claims (key) values ('half')\")\n"
        "list(facts())\n"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", script, str(path)], cwd=root, check=False, env={**os.environ}
    )
    assert done.returncode == -signal.SIGKILL
    again = Store.open(path)
    assert [str(f.quantity.value) for f in again.facts(LARKSPUR.name)] == ["500"]
    assert again.claim("half") is True
    assert put(again, release("There are 600 shares of preferred stock outstanding."))


@pytest.mark.parametrize(
    ("value", "unit"),
    [
        pytest.param(Decimal("0.1"), "USD", id="tenth"),
        pytest.param(Decimal("7.60"), "shares/share", id="trailing-zero"),
        pytest.param(Decimal("1200000.0"), "shares", id="scaled"),
        pytest.param(Decimal("123456789012345678901234567890.123"), "USD", id="many-digits"),
        pytest.param(Fraction(2, 3), "fraction", id="fraction"),
        pytest.param(Fraction(5, 1), "shares", id="whole-fraction"),
        pytest.param(Decimal(-5), "USD", id="negative"),
        pytest.param(True, "boolean", id="yes"),
        pytest.param(False, "boolean", id="no"),
        pytest.param(date(2003, 11, 20), "date", id="day"),
        pytest.param("Coeur d’Alene; “x” \u202e'", "text", id="words"),
    ],
)
def test_a_value_comes_back_exactly_and_of_its_type(value: Value, unit: str) -> None:
    """No value passes through a float or another type on its way."""
    made = release(TEXT)
    quantity = Quantity(
        value=value,
        unit=unit,
        low=Fraction(19, 30),
        high=Fraction(10**30, 7),
        as_printed="as “printed”",
    )
    kept = replace(
        fact("shares_outstanding", 1, received=COMMON),
        quantity=quantity,
        release=made.id,
        as_of=Period(start=date(2002, 6, 1), end=date(2002, 6, 30)),
        firmness="preliminary",
    )
    store = Store.open(":memory:")
    store.put(made, (kept,), ())
    (found,) = store.facts(LARKSPUR.name)
    assert found == kept
    assert type(found.quantity.value) is type(value)
    assert str(found.quantity.value) == str(value)


def test_facts_are_listed_newest_first() -> None:
    """Newest is by the time a fact is about, then by when it was published."""
    said = "On {}, {} shares of preferred stock were outstanding."
    store = store_of(
        release(said.format("March 31, 2004", 100), published=PUBLISHED),
        release(said.format("March 31, 2004", 101), published=LATER),
        release(said.format("April 30, 2004", 102), published=PUBLISHED),
        release(said.format("March 31, 2003", 103), published=LATER),
    )

    def counts(until: date | None = None) -> list[str]:
        facts = store.facts(LARKSPUR.name, "shares_outstanding", until)
        return [f.quantity.as_printed for f in facts]

    assert counts() == ["102", "101", "100", "103"]
    assert counts(date(2004, 3, 31)) == ["101", "100", "103"]
    assert counts(date(2003, 3, 30)) == []
    assert store.facts(LARKSPUR.name, "ticker") == ()
    assert store.facts("Another Company") == ()


def test_names_grow_with_what_releases_say() -> None:
    """A second release adds classes and symbols, and takes none away; a token tells."""
    store = Store.open(":memory:")
    bare = replace(COMMON, symbol=None, exchange=None)
    put(store, release(TEXT, securities=(bare, PREFERRED)))
    before = store.names()
    assert before[0] is store.names()[0]
    put(store, release("More news.", securities=(COMMON, SECOND), published=LATER))
    put(store, release("Still more.", securities=(bare,), published=LATER))
    after = store.names()
    assert after[0] is not before[0]
    assert set(after[2]) == {COMMON, PREFERRED, SECOND}


def test_names_written_by_another_process_are_seen(path: Path) -> None:
    """What is kept in memory is read again when another connection has written."""
    here, there = Store.open(path), Store.open(path)
    assert here.names()[1] == ()
    put(there, release(TEXT))
    assert here.names()[1] == (LARKSPUR,)


def test_a_citation_is_the_whole_sentence() -> None:
    """A span within a sentence, or across two, is cited with the sentences that hold it."""
    made = release(TEXT, number="2004-07")
    store = store_of(made)
    at = TEXT.index("500")
    first, second = (sentence.span for sentence in made.sentences)
    assert store.cite(made.id, Span(start=at, end=at + 3)) == Citation(
        release=made.id,
        headline=made.headline,
        number="2004-07",
        published=PUBLISHED,
        url=None,
        span=first,
        sentence=TEXT[first.start : first.end],
    )
    across = store.cite(made.id, Span(start=at, end=second.start + 1))
    assert (across.span, across.sentence) == (Span(start=0, end=len(TEXT)), TEXT)


def test_a_span_outside_every_sentence_is_cited_by_itself() -> None:
    """The furniture has no sentences: its own words are the citation."""
    made = replace(release(TEXT), sentences=())
    store = store_of(made)
    assert store.cite(made.id, Span(start=8, end=11)).sentence == "500"


def test_a_release_that_is_not_there_cannot_be_cited() -> None:
    """The error names the release."""
    store = Store.open(":memory:")
    with pytest.raises(StoreError, match="No release 'larkspur-1' is stored"):
        store.cite("larkspur-1", Span(start=0, end=1))
    with pytest.raises(StoreError, match="No release 'larkspur-1' is stored"):
        store.text("larkspur-1")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        pytest.param(["preferred", "outstanding"], True, id="all-there"),
        pytest.param(["remaining"], True, id="inflected"),
        pytest.param(["preferred", "ponies"], False, id="one-missing"),
        pytest.param(["NOT", "ponies"], False, id="not-is-a-word"),
        pytest.param(["preferred OR ponies"], False, id="or-is-a-word"),
        pytest.param(["pref*"], False, id="star"),
        pytest.param(['"preferred"'], True, id="quotes"),
        pytest.param(['"'], False, id="one-quote"),
        pytest.param(["NEAR(preferred"], False, id="near"),
        pytest.param(["company:Larkspur"], False, id="column"),
        pytest.param(["preferred\x00"], True, id="nul"),
        pytest.param(["\ud800"], False, id="surrogate"),
        pytest.param(["-"], False, id="sign"),
        pytest.param([""], False, id="empty-word"),
        pytest.param([], False, id="no-words"),
    ],
)
def test_a_search_takes_words_as_words(words: list[str], *, found: bool) -> None:
    """Sentences that hold all of the words are found; no word is read as an operator."""
    store = store_of(release(TEXT))
    sentences = [citation.sentence for citation in store.search(words, LARKSPUR.name)]
    assert sentences == ([TEXT[: TEXT.index(" It said")]] if found else [])


@pytest.mark.parametrize(
    "company",
    [
        pytest.param("Another Company", id="another"),
        pytest.param('Lark" OR "Larkspur', id="quotes"),
        pytest.param("", id="none"),
    ],
)
def test_a_search_stays_within_a_company(company: str) -> None:
    """Nothing is found of a company that is not the one asked about."""
    assert store_of(release(TEXT)).search(["preferred"], company) == ()


def test_a_key_is_claimed_once() -> None:
    """The first to claim a key has it; another key is another's."""
    store = Store.open(":memory:")
    assert [store.claim("a"), store.claim("a"), store.claim("b")] == [True, False, True]


def test_a_key_is_claimed_once_across_connections(path: Path) -> None:
    """Of many connections that claim the same keys at once, exactly one has each."""
    stores = [Store.open(path) for _ in range(4)]

    def claim_all(store: Store) -> list[bool]:
        return [store.claim(f"key {n}") for n in range(20)]

    with ThreadPoolExecutor(len(stores)) as pool:
        claimed = list(pool.map(claim_all, stores))
    assert [sum(row) for row in zip(*claimed, strict=True)] == [1] * 20


def test_what_is_written_together_is_kept_together(path: Path) -> None:
    """Nothing of it is seen by others before the end, and nothing is kept where that fails."""
    store, other = Store.open(path), Store.open(path)
    with store.together():
        store.keep_thread("kept", {"a": 1})
        number = store.record("test", "q", {"status": "declined", "text": "t", "working": []})
        assert (other.thread("kept"), other.recorded(number)) == (None, None)
    expected = Recorded(question="q", text="t", steps=())
    assert (other.thread("kept"), other.recorded(number)) == ({"a": 1}, expected)

    def fail() -> None:
        with store.together():
            store.keep_thread("lost", {"a": 1})
            raise StoreError("no")

    with pytest.raises(StoreError):
        fail()
    assert (store.thread("lost"), store.claim("lost")) == (None, True)


def test_a_store_is_made_once_however_many_open_it(path: Path) -> None:
    """Of many connections that open a new store at once, one makes it and all can use it."""
    with ThreadPoolExecutor(8) as pool:
        stores = list(pool.map(Store.open, [path] * 8))
    assert [store.claim("key") for store in stores] == [True] + [False] * 7


def test_a_reply_is_kept_and_found_again() -> None:
    """The audit log gives back what was asked and said, with the working."""
    store = Store.open(":memory:")
    said = {"status": "answered", "text": "5.", "working": [{"expression": "2 + 3", "result": "5"}]}
    number = store.record("slack", "how many?", said, user="U1", milliseconds=0.5)
    other = store.record("slack", "and now?", {**said, "text": "6.", "working": []})
    assert store.recorded(number) == Recorded(
        question="how many?", text="5.", steps=(Step(expression="2 + 3", result="5"),)
    )
    assert store.recorded(other) == Recorded(question="and now?", text="6.", steps=())
    assert store.recorded(other + 1) is None
    store.record_feedback(number, "U1", "good")


def test_checks_keep_their_working() -> None:
    """A check comes back with its steps and its difference; of another release there is none."""
    made = release(TEXT)
    check = Check(
        relation="a = b",
        release=made.id,
        holds=False,
        steps=(Step(expression="1 × 2", result="2"),),
        difference="0.5",
    )
    store = Store.open(":memory:")
    store.put(made, (), (check,))
    assert store.checks(made.id) == (check,)
    assert store.checks("another") == ()


def test_the_newest_contact_is_the_one_to_ask() -> None:
    """Whom to ask is said by the release published last that says it."""
    newer = release("New.", published=LATER, contact=Contact(name="Ana Roth"))
    silent = replace(release("Newer.", published=date(2005, 2, 1)), contact=Contact())
    store = store_of(newer, silent, release(TEXT))
    assert store.contact(LARKSPUR.name) == Contact(name="Ana Roth")
    assert store.contact("Another Company") is None


def test_two_companies_are_kept_apart() -> None:
    """Facts and classes belong to the company of their release."""
    rival = Company(name="Tansy Copper Company")
    theirs = replace(PREFERRED, company=rival.name, symbol="TCC-PrA")
    store = store_of(release(TEXT), release(TEXT + " So.", company=rival, securities=(theirs,)))
    assert {f.company for f in store.facts(rival.name)} == {rival.name}
    assert {f.security for f in store.facts(rival.name, "shares_outstanding")} == {theirs}
    assert {f.security for f in store.facts(LARKSPUR.name, "shares_outstanding")} == {PREFERRED}


def test_a_store_of_a_newer_version_is_refused(path: Path) -> None:
    """What newer code wrote is not touched; the message says what to do."""
    Store.open(path).close()
    with sqlite3.connect(path) as db:
        db.execute("pragma user_version = 999")
    db.close()
    with pytest.raises(StoreError, match="made by a newer version; update the bot"):
        Store.open(path)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"This is no database, whatever its name says." * 40, id="text"),
        pytest.param(b"SQLite format 3\x00" + b"\xff" * 4096, id="damaged"),
    ],
)
def test_a_file_that_is_no_store_is_refused(path: Path, content: bytes) -> None:
    """The file is named, and stays as it was."""
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(StoreError, match=r"releases\.db cannot be opened as a store"):
        Store.open(path)
    assert path.read_bytes() == content


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    """A path that cannot be a file is a StoreError too."""
    with pytest.raises(StoreError, match="cannot be opened as a store"):
        Store.open(tmp_path)


def test_a_store_is_opened_again_without_a_change(path: Path) -> None:
    """A store of the current version is not migrated a second time."""
    store = Store.open(path)
    put(store, release(TEXT))
    store.close()
    before = path.read_bytes()
    again = Store.open(path)
    assert again.facts(LARKSPUR.name)[0].as_of == day(PUBLISHED)
    again.close()
    assert path.read_bytes() == before


def test_the_newest_facts_are_the_first_of_all() -> None:
    """They come in the same order, and are no more than a few."""
    store = store_of(
        *(release(f"{TEXT} {n}.", published=date(2000 + n, 1, 3)) for n in range(NEWEST + 5))
    )
    every = store.facts(LARKSPUR.name, "shares_outstanding")
    assert len(every) == NEWEST + 5
    assert store.newest(LARKSPUR.name, "shares_outstanding") == every[:NEWEST]
    assert store.newest(LARKSPUR.name, "no_measure") == ()


def test_a_store_of_an_older_version_is_brought_up_to_date(path: Path) -> None:
    """What it holds stays, and the newest of it is found."""
    store = Store.open(path)
    put(store, release(TEXT))
    store.close()
    with sqlite3.connect(path) as db:
        db.execute("drop index facts_by_newest")
        db.execute("delete from _sqlite_migrations where name = 'second'")
        db.execute("pragma user_version = 1")
    db.close()
    assert [
        str(f.quantity.value) for f in Store.open(path).newest(LARKSPUR.name, "shares_outstanding")
    ] == ["500"]

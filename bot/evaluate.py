"""Cases in; how much was read and answered rightly, wrongly or not at all, by measure, out.

A case is one JSON object a line:

    {"file": "releases/larkspur.txt",              relative to the file of cases
     "facts": [{"measure": "shares_outstanding", "value": "48210", "unit": "shares",
                "security": "preferred:A", "as_of": "2004-03-31"}],
     "also": [{"measure": "coupon", "value": "8.5"}],
     "questions": [{"q": "how many preferred are outstanding?", "value": "48210"}]}

The facts are all that should be read of the measures that are evaluated, and `also` what may
be read besides: true, but not demanded. `security` and `as_of` are compared where they are
given. `value` is as in the answer's contract, and null for a question that must not be answered.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

from bot.ask import ask
from bot.contract import json_object, value_text
from bot.errors import BotError
from bot.ingest import ingest
from bot.model import Fact
from bot.store import Store


@dataclass(kw_only=True)
class Score:
    """Counts by measure, and a line for each thing that went wrong."""

    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    lines: list[str] = field(default_factory=list)

    def precision(self) -> float:
        """Return right ÷ (right + wrong), 1 where nothing was read."""
        read = self.right.total() + self.wrong.total()
        return self.right.total() / read if read else 1.0

    def recall(self) -> float:
        """Return right ÷ (right + missed), 1 where there was nothing to read."""
        there = self.right.total() + self.missed.total()
        return self.right.total() / there if there else 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """The scores of the facts and of the questions."""

    facts: Score
    questions: Score


def evaluate(cases: Path, only: frozenset[str] = frozenset(), half: str = "") -> Evaluation:
    """Evaluate a file of cases; `only` limits the measures, `half` the cases.

    Measures that no case expects are not evaluated.

    Raises BotError where a line is no case or its file cannot be opened.
    """
    facts, questions = Score(), Score()
    every = tuple(_cases(cases))
    only = only or frozenset(f["measure"] for case in every for f in case.get("facts", []))
    for case in every:
        if half and case.get("half") != half:
            continue
        expected = [f for f in case.get("facts", []) if f["measure"] in only]
        store = Store.open(":memory:")
        try:
            data = (cases.parent / case["file"]).read_bytes()
            releases = ingest(data, case["file"], store)
        except BotError as error:
            facts.lines.append(f"{case['file']}: {error}")
            releases = ()
        read = [f for r in releases for f in store.facts(r.company.name)]
        read = [f for f in read if f.measure in only]
        _score_facts(case["file"], _demanded(read, case), expected, facts)
        for question in case.get("questions", []):
            _score_question(case["file"], question, store, questions)
        store.close()
    return Evaluation(facts=facts, questions=questions)


def report(score: Score) -> Iterator[str]:
    """Write a score as a table, with what went wrong below it."""
    yield f"{'':32}{'right':>7}{'wrong':>7}{'missed':>7}"
    for name in sorted({*score.right, *score.wrong, *score.missed}):
        yield f"{name:32}{score.right[name]:7}{score.wrong[name]:7}{score.missed[name]:7}"
    yield f"precision {score.precision():.3f}, recall {score.recall():.3f}"
    yield from score.lines


def _cases(path: Path) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            case = json.loads(line)
        except json.JSONDecodeError as error:
            raise BotError(f"{path}, line {number}, is not JSON: {error}.") from error
        if not isinstance(case, dict) or "file" not in case:
            raise BotError(f'{path}, line {number}, has no "file"; see `bot evaluate --help`.')
        yield case


def _demanded(read: list[Fact], case: dict[str, Any]) -> list[Fact]:
    """Leave out what was read and is true, but is not demanded."""
    also, expected = case.get("also", []), case.get("facts", [])
    return [
        fact
        for fact in read
        if any(_same(fact, e) for e in expected) or not any(_same(fact, e) for e in also)
    ]


def _score_facts(
    file: str,
    read: list[Fact],
    expected: list[dict[str, Any]],
    score: Score,
) -> None:
    """Match what was read with what was expected, each at most once."""
    left = list(expected)
    for fact in read:
        found = next((e for e in left if _same(fact, e)), None)
        if found is not None:
            left.remove(found)
            score.right[fact.measure] += 1
        elif any(_same(fact, e) for e in expected):
            continue
        else:
            score.wrong[fact.measure] += 1
            score.lines.append(f"wrong   {file}: {_line(fact)}")
    for missing in left:
        score.missed[missing["measure"]] += 1
        score.lines.append(
            f"missed  {file}: {missing['measure']} {missing.get('security')} {missing['value']} "
            f"as of {missing.get('as_of')}: {missing.get('sentence', '')}"
        )


def _same(fact: Fact, expected: dict[str, Any]) -> bool:
    """Tell whether a fact is what was expected, as far as the expectation says."""
    security = expected.get("security")
    own = fact.security.key if fact.security else None
    bound = fact.security is not None
    classes = not (security and bound) or security in (own, (own or "").partition(":")[0])
    as_of = expected.get("as_of")
    return (
        fact.measure == expected["measure"]
        and classes
        and as_of in (None, str(fact.as_of), fact.as_of.end.isoformat())
        and _equal(value_text(fact.quantity), str(expected["value"]))
    )


def _equal(a: str, b: str) -> bool:
    """Compare values: numbers by value, words without case, spaces and full stops."""
    try:
        return Fraction(a.replace(",", "")) == Fraction(b.replace(",", ""))
    except (ValueError, ZeroDivisionError):
        return " ".join(a.lower().split()).strip(" .") == " ".join(b.lower().split()).strip(" .")


def _line(fact: Fact) -> str:
    key = fact.security.key if fact.security else None
    return f"{fact.measure} {key} {value_text(fact.quantity)} as of {fact.as_of} ({fact.rule})"


def _score_question(file: str, question: dict[str, Any], store: Store, score: Score) -> None:
    """Ask one question and compare the answer."""
    said = json_object(ask(question["q"], store, today=date(2026, 1, 1)))
    value, wanted = said["value"], question.get("value")
    kind = "answerable" if wanted is not None else "unanswerable"
    accepted = [wanted, *question.get("accept", [])]
    if value is None:
        (score.missed if wanted is not None else score.right)[kind] += 1
    elif wanted is not None and any(_equal(value, str(a)) for a in accepted if a is not None):
        score.right[kind] += 1
    else:
        score.wrong[kind] += 1
    if (value is None) != (wanted is None) or (value is not None and score.wrong[kind]):
        if value is None or not any(_equal(value, str(a)) for a in accepted if a is not None):
            score.lines.append(f"{file}: {question['q']} -> {value}, not {wanted}")

"""What releases say of buybacks, offerings, splits, mergers, results, people and calls is read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.evaluate import evaluate

CASES = Path(__file__).parent / "news.jsonl"
"""Releases of companies that do not exist, with every fact of these measures that they state."""

WORDINGS = {
    1: "an increase, the total since the beginning and what remains",
    2: "a percentage with an approximate count",
    3: "a total that includes shares of a merger",
    4: "numbered programmes",
    5: "a ceiling in dollars or in shares",
    6: "an undated count beside a dated price",
    7: "the new and the old rate",
    8: "no leading zero, figures and words",
    9: "pence, cents and a dollar that is Canadian",
    10: "a split as a percentage, or from old to new",
    11: "a dividend on shares before the split",
    12: "an ex-dividend date after the payment",
    13: "proration at the clearing price only",
    14: "the greater of a value and a ratio",
    15: "a ratio adjusted or not yet set",
    16: "conversion price, premium and last price together",
    17: "a table flattened into lines",
    18: "reported beside adjusted earnings",
    19: "several telephone numbers",
    20: "figures about the company that are no news",
    21: "results, people, calls and advisers in the forms of other years",
    22: "appositions, shares beside dollars, and the quarter right before its figure",
}


@pytest.mark.parametrize("wording", WORDINGS, ids=WORDINGS.get)
def test_everything_is_read_and_nothing_else(wording: int, tmp_path: Path) -> None:
    """Each wording is read where it stands, and its traps are left alone."""
    every = [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]
    measures = frozenset(fact["measure"] for case in every for fact in case["facts"])
    chosen = [case for case in every if case["wording"] == wording]
    for case in chosen:
        case["file"] = str(CASES.parent / case["file"])
    cases = tmp_path / "cases.jsonl"
    cases.write_text("\n".join(map(json.dumps, chosen)), encoding="utf-8")

    found = evaluate(cases, measures)

    assert chosen
    assert found.facts.lines == []
    assert found.questions.lines == []
    assert found.facts.right.total() == sum(len(case["facts"]) for case in chosen)
    assert found.questions.right.total() == sum(len(case.get("questions", [])) for case in chosen)

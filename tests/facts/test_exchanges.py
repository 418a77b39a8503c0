"""What releases say of exchanges, conversions, redemptions and preferred dividends is read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.evaluate import evaluate

CASES = Path(__file__).parent / "exchanges.jsonl"
"""Releases of companies that do not exist, with every fact of these measures that they state."""

WORDINGS = {
    1: "counts matched to securities by respectively",
    2: "the remaining count given, the prior one left to addition",
    3: "tendered, part of it by guaranteed delivery",
    4: "a preliminary count below an interim one",
    5: "hedged subtotals",
    6: "a ratio as a word and as a digit",
    7: "a fixed value over an average price, with a cap",
    8: "a base rate plus a premium, with floor and ceiling",
    9: "many common for one preferred",
    10: "depositary shares as parts of a preferred share",
    11: "a rate for each $1,000 or $100 of principal",
    12: "a range of rates before the final one",
    13: "arrears and the current dividend together",
    14: "common and preferred dividends with dates of their own",
    15: "one class under two names",
    16: "the Company throughout",
    17: "the holder writes about another's preferred",
    18: "a deadline counted from a future mailing",
    19: "the old expiry beside the new",
    20: "an amount that lacks its scale",
    21: "a number glued to a word or a footnote mark",
    22: "fractions and mixed numbers",
    23: "an offer that fails",
    24: "wrappers round the release",
    25: "numbers and dates broken by a wrap or a page",
    26: "agents of an offer, and who asked for it",
    27: "bids taken up, swaps with a holder, totals paid",
    28: "classes called by a letter, and what a holder of each is paid",
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

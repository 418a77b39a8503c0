"""Whether dividends were satisfied, paid or waived: three things, and each its own answer."""

from __future__ import annotations

from datetime import date

import pytest

from bot.ask import ask
from bot.contract import json_object
from tests.building import release, store_of

SATISFIED = (
    "The shares issued are in full satisfaction of all amounts due to the holder, including "
    "accrued dividends."
)
WAIVED = "The holder has waived all accrued dividends on the shares exchanged."
PAID = "Larkspur will pay all accrued and unpaid dividends on the shares exchanged."


@pytest.mark.parametrize(
    ("said", "question", "expected"),
    [
        (SATISFIED, "were the dividends in arrears satisfied?", ("answered", "yes")),
        (SATISFIED, "were claims to accumulated dividends satisfied in full?", ("answered", "yes")),
        (SATISFIED, "were accrued dividends paid?", ("answered", "no")),
        (WAIVED, "were accrued dividends satisfied?", ("declined", None)),
        (WAIVED, "were accrued dividends paid?", ("answered", "no")),
        (PAID, "were accrued dividends satisfied?", ("declined", None)),
        (PAID, "are accrued dividends paid?", ("answered", "yes")),
    ],
)
def test_satisfied_is_neither_paid_nor_waived(
    said: str, question: str, expected: tuple[str, str | None]
) -> None:
    """A claim is satisfied where the release says so of the claim, and not where it is waived."""
    store = store_of(release("Larkspur has completed its exchange. " + said))
    found = json_object(ask(question, store, today=date(2004, 6, 1)))
    assert (found["status"], found["value"]) == expected

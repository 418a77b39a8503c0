"""Questions for one of the two figures that a sentence compares."""

from __future__ import annotations

from datetime import date

import pytest

from bot.ask import ask
from bot.contract import json_object
from tests.building import release, store_of

TEXT = (
    "Net income for the third quarter of fiscal 2011 was $18.4 million, compared with $20.1 "
    "million in the second quarter of fiscal 2011 and $16.9 million in the third quarter of fiscal "
    "2010. Larkspur's third quarter ended September 30, 2011."
)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("net income in the third quarter of fiscal 2011?", "18400000"),
        ("net income in the third quarter of fiscal 2010?", "16900000"),
        ("net income?", "18400000"),
        ("net income in the third quarter of fiscal 2009?", None),
    ],
)
def test_each_figure_answers_for_its_own_time(question: str, expected: str | None) -> None:
    """The quarter that the figure's own words name is the one that it is of."""
    store = store_of(release(TEXT, published=date(2011, 10, 25)))
    assert json_object(ask(question, store, today=date(2012, 1, 1)))["value"] == expected

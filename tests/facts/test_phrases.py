"""The words by which a text calls a quarter or a year."""

from __future__ import annotations

from datetime import date

from bot.facts.phrases import named_in


def test_a_year_belongs_to_the_quarter_that_it_follows() -> None:
    """A quarter "of fiscal 2004" is one period, not a quarter and a year."""
    (named,) = named_in("In the third quarter of fiscal 2004, it rose.", date(2004, 5, 1))
    assert (named.kind, named.year, named.fiscal) == ("quarter", 2004, True)

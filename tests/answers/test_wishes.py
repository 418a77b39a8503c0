"""How a figure is wanted: the wish is taken out of the question, and kept in the answer."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from bot.answers.wishes import NONE, Wish, shown_as, take_wish
from bot.ask import ask
from bot.contract import json_object
from bot.model import Answer, Quantity
from bot.store import Store
from tests.building import release, store_of


@pytest.mark.parametrize(
    ("question", "rest", "wish"),
    [
        ("the cost in $ millions, 1 dp?", "the cost?", Wish(places=1, scale="million")),
        ("the price to the nearest cent", "the price", Wish(places=2)),
        ("cost to the nearest thousand?", "cost?", Wish(places=-3)),
        ("the ratio, one decimal place", "the ratio", Wish(places=1)),
        ("the percentage, no decimals", "the percentage", Wish(places=0)),
        ("how many common, rounded down?", "how many common?", Wish(down=True)),
        ("the sum in dollars and cents", "the sum", Wish(places=2)),
        ("is it above $5 million?", "is it above $5 million?", NONE),
        ("paid in millions of holders", "paid in millions of holders", NONE),
        ("do fractions get cash?", "do fractions get cash?", NONE),
        ("first place in the list", "first place in the list", NONE),
    ],
)
def test_a_wish_is_taken_out(question: str, rest: str, wish: Wish) -> None:
    """What is left asks for the same figure; what only looks like a wish stays in."""
    assert take_wish(question) == (rest, wish)


def reply(value: Decimal | Fraction, unit: str) -> Answer:
    """Answer with a figure."""
    return Answer(
        text="The figure.",
        figure="",
        quantity=Quantity(value=value, unit=unit),
        kind="derived",
        measure="calculation",
        label="a figure",
    )


@pytest.mark.parametrize(
    ("value", "unit", "wish", "shown", "kept"),
    [
        (Fraction(26550000), "USD", Wish(scale="million"), "$26.55 million", "USD million"),
        (Fraction(26556000), "USD", Wish(scale="million", places=1), "$26.6 million", None),
        (Fraction(1300000, 3), "shares", Wish(scale="thousand", places=0), "433 thousand", None),
        (Fraction(1297), "shares", Wish(places=-2), "1,300", "shares"),
        (Fraction(99, 2), "shares", Wish(down=True), "49", "shares"),
        (Fraction(99, 2), "USD", Wish(down=True), "", "USD"),
        (Fraction(1, 2), "percent", Wish(scale="million"), "", "percent"),
    ],
)
def test_a_figure_is_shown_as_wanted(
    value: Fraction, unit: str, wish: Wish, shown: str, kept: str | None
) -> None:
    """A scale is said by the unit, so that the number beside it is never read in full."""
    found = shown_as(reply(value, unit), wish)
    assert found.figure == shown
    if kept is not None:
        assert found.quantity.unit == kept


@pytest.fixture(scope="module")
def store() -> Store:
    """Store a count that was bought, and its price."""
    return store_of(
        release(
            "In the quarter ended December 31, 2003, Larkspur repurchased 40,125 shares of common "
            "stock at an average price of $11.00 per share.",
            published=date(2004, 2, 3),
        )
    )


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("40,125 × 11", "441375"),
        ("40,125 × 11, to the nearest hundred", "441400"),
        ("how many shares were repurchased, in thousands?", "40.125"),
        ("how many shares were repurchased?", "40125"),
    ],
)
def test_a_question_may_say_how_its_figure_is_wanted(
    question: str, value: str, store: Store
) -> None:
    """With a wish or without, it is the same figure."""
    assert json_object(ask(question, store, today=date(2004, 6, 1)))["value"] == value

"""Measure files: what they must say, and the error that names the file where they do not."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.answers.asks import phrases
from bot.answers.words import FILLERS, concept
from bot.errors import MeasureError
from bot.measures import Measure, load, measures
from bot.measures.formulas import names_in
from bot.measures.load import Example
from bot.measures.statements import Statement

WHOLE = """
name = "floors"
label = "the number of floors"
unit = "number"
asks = ["floor", "how high"]
formula = ["rooms / 4"]

[[statement]]
says = "{number} floors"

[[statement]]
mark = "floors"
value = "number"

[[example]]
text = "It has 5 floors."
value = "5"

[[example]]
text = "It has 5 doors."
"""
LEAST = 'name = "floors"\nlabel = "floors"\nunit = "number"\n'


def test_a_file_is_read_into_a_measure(tmp_path: Path) -> None:
    """Every key has its place, lists are tuples, and what is left out has its default."""
    (tmp_path / "floors.toml").write_text(WHOLE, encoding="utf-8")
    assert load(tmp_path) == (
        Measure(
            name="floors",
            label="the number of floors",
            unit="number",
            asks=("floor", "how high"),
            formula=("rooms / 4",),
            statements=(
                Statement(says="{number} floors"),
                Statement(mark="floors", value="number"),
            ),
            examples=(
                Example(text="It has 5 floors.", value="5"),
                Example(text="It has 5 doors.", value=None),
            ),
        ),
    )


def test_files_are_read_in_the_order_of_their_names(tmp_path: Path) -> None:
    """The order does not depend on the file system; other files are left alone."""
    for name in ("b", "c", "a"):
        text = LEAST.replace('"floors"', f'"{name}"', 1)
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
    (tmp_path / "notes.txt").write_text("no measure", encoding="utf-8")
    assert [measure.name for measure in load(tmp_path)] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("name = ", "floors.toml is not TOML", id="not-toml"),
        pytest.param(LEAST + "color = 1", "floors.toml has the unknown key 'color'", id="unknown"),
        pytest.param('name = "floors"', "floors.toml lacks a key.*label", id="missing"),
        pytest.param(
            LEAST + '[[statement]]\nsay = "x"',
            "floors.toml has the unknown key 'say'",
            id="unknown-in-a-statement",
        ),
        pytest.param(
            LEAST + '[[example]]\nvalue = "5"', "floors.toml lacks a key.*text", id="no-text"
        ),
    ],
)
def test_a_file_that_does_not_say_what_it_must_is_an_error(
    tmp_path: Path, text: str, message: str
) -> None:
    """The error names the file and the key."""
    (tmp_path / "floors.toml").write_text(text, encoding="utf-8")
    with pytest.raises(MeasureError, match=message):
        load(tmp_path)


def test_bytes_that_are_no_text_are_an_error(tmp_path: Path) -> None:
    """A file in another encoding is named, not guessed at."""
    (tmp_path / "floors.toml").write_bytes(b'name = "\xff\xfe"')
    with pytest.raises(MeasureError, match=r"floors\.toml is not TOML"):
        load(tmp_path)


@pytest.mark.parametrize(
    "measure", [pytest.param(measure, id=name) for name, measure in measures().items()]
)
def test_what_a_measure_names_is_there(measure: Measure) -> None:
    """Formulas draw on measures that exist, templates compile, answers can be worded."""
    for formula in measure.formula:
        assert set(names_in(formula)) <= set(measures())
    if measure.carried_from is not None:
        assert measure.carried_from in measures()
    for statement in measure.statements:
        assert (statement.says is None) != (statement.mark is None)
        if statement.says is not None:
            assert statement.template.source == statement.says
    fields = dict.fromkeys(
        "company label of security received figure when date announced".split(), "x"
    )
    assert measure.answer.format(**fields).endswith(".")


@pytest.mark.parametrize(
    "measure",
    [pytest.param(measure, id=name) for name, measure in measures().items() if measure.asks],
)
def test_every_asking_phrase_can_be_met(measure: Measure) -> None:
    """No phrase needs a word that is left out of every question as a filler."""
    phrases()
    for ask in measure.asks:
        for term in ask.split():
            if not term.endswith("?") and not term.startswith("{"):
                assert {concept(word) for word in term.split("|")} - FILLERS, (ask, term)

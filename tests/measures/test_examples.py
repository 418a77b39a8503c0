"""Every example and counter-example of every measure, read from a release of its own."""

from __future__ import annotations

from fractions import Fraction

import pytest
from _pytest.mark import ParameterSet

from bot.contract import value_text
from bot.measures import Measure, measures
from bot.measures.load import Example
from tests.building import COMMON, LARKSPUR, PREFERRED, facts_of

CLASSES = (COMMON, PREFERRED)
WORDS = frozenset({"text", "boolean"})


def examples(*, stated: bool) -> list[ParameterSet]:
    """List each measure with each of its examples, or with each of its counter-examples."""
    return [
        pytest.param(measure, example, id=f"{measure.name}-{number}")
        for measure in measures().values()
        for number, example in enumerate(measure.examples, start=1)
        if (example.value is not None) is stated
    ]


@pytest.mark.parametrize(("measure", "example"), examples(stated=True))
def test_an_example_is_read(measure: Measure, example: Example) -> None:
    """What an example says is read once, of the class and about the time that it names.

    The earlier figure that it compares this one with is another.
    """
    read = facts_of(example.text, measure.name, securities=CLASSES)
    found = [fact for fact in read if not fact.rule.endswith(":compared")]
    assert [_comparable(value_text(fact.quantity)) for fact in found] == [
        _comparable(str(example.value))
    ]
    if example.security is not None:
        assert [f.security and f.security.key.partition(":")[0] for f in found] == [
            example.security.partition(":")[0]
        ]
    if example.as_of is not None:
        assert [str(fact.as_of) for fact in found] == [example.as_of]
    assert {fact.company for fact in found} == {LARKSPUR.name}


@pytest.mark.parametrize(("measure", "example"), examples(stated=False))
def test_a_counter_example_is_not_read(measure: Measure, example: Example) -> None:
    """What only resembles a statement of a measure is not read as one."""
    assert facts_of(example.text, measure.name, securities=CLASSES) == ()


@pytest.mark.parametrize(
    "measure",
    [
        pytest.param(measure, id=measure.name)
        for measure in measures().values()
        if measure.unit not in WORDS and any(s.says for s in measure.statements)
    ],
)
def test_a_measured_figure_has_an_example_and_a_counter_example(measure: Measure) -> None:
    """A figure that sentences state has an example of that, and one that is not to be read."""
    assert {example.value is None for example in measure.examples} == {True, False}


@pytest.mark.parametrize(
    "measure", [pytest.param(measure, id=measure.name) for measure in measures().values()]
)
def test_the_evidence_holds_the_value(measure: Measure) -> None:
    """The span of a fact slices the text to words in which the figure is printed."""
    for example in measure.examples:
        for fact in facts_of(example.text, measure.name, securities=CLASSES):
            evidence = example.text[fact.span.start : fact.span.end]
            if measure.unit not in {"date", "year"}:
                assert fact.quantity.as_printed in " ".join(evidence.split())


def _comparable(value: str) -> Fraction | str:
    """Make a number of a value that is one, so that `1/4` and `0.25` are the same.

    A full stop at the end of words may be the name's own or the sentence's.
    """
    try:
        return Fraction(value)
    except ValueError:
        return value.removesuffix(".")

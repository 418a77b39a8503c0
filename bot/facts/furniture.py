"""A release in; the facts of its furniture, as its contact, symbols and date, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache

from bot.facts.rules import Rule
from bot.language.dates import day
from bot.measures import Measure, measures
from bot.model import Fact, Mark, Quantity, Release, Security, Span


def furniture(release: Release) -> Iterator[Fact]:
    """Read the facts of the furniture: the contact, the symbols, the date."""
    listed = tuple(_listings(release))
    for rule in _of_furniture():
        yield from _marked(release, rule, listed)


@cache
def _of_furniture() -> tuple[Rule, ...]:
    """List the statements that are read from the furniture."""
    return tuple(
        Rule(f"{measure.name}:{number}", measure, statement)
        for measure in measures().values()
        for number, statement in enumerate(measure.statements)
        if statement.mark
    )


def _marked(release: Release, rule: Rule, listed: tuple[Mark, ...]) -> Iterator[Fact]:
    """Read a measure from the marks of one name."""
    mark = rule.statement.mark or ""
    prefix, _, last = mark.rpartition(".")
    for found in (*release.marks, *listed):
        name = found.name
        of_class = (
            prefix == "security" and name.startswith("security.") and name.endswith(f".{last}")
        )
        if found.name != mark and not of_class:
            continue
        key = found.name.removeprefix("security.").removesuffix(f".{last}")
        classes: Iterable[Security] = release.securities if of_class else ()
        yield Fact(
            measure=rule.measure.name,
            company=release.company.name,
            security=next((s for s in classes if key in (s.key, s.kind)), None),
            quantity=_of_mark(release, rule.measure, found.value),
            as_of=day(release.published),
            published=release.published,
            span=found.span,
            release=release.id,
            rule=rule.name,
        )


def _listings(release: Release) -> Iterator[Mark]:
    """Mark the exchange that each class is listed on, where the text names it."""
    for security in release.securities:
        at = release.text.find(security.exchange) if security.exchange else -1
        if security.exchange and at >= 0:
            span = Span(start=at, end=at + len(security.exchange))
            yield Mark(name=f"security.{security.key}.exchange", value=security.exchange, span=span)


def _of_mark(release: Release, measure: Measure, text: str) -> Quantity:
    """Write a part of the furniture in the measure's unit."""
    if measure.unit == "date":
        return Quantity(value=release.published, unit="date", as_printed=text)
    if measure.unit == "year":
        return Quantity(value=Decimal(release.published.year), unit="year", as_printed=text)
    return Quantity(value=text, unit=measure.unit, as_printed=text)

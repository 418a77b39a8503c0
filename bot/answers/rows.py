"""What is wanted in; its figures, stated and derived, one row for each time and class, out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.answers.gathered import by_release, gathered
from bot.measures import Measure, measures
from bot.measures.derivation import Derivation, Known
from bot.model import Fact, Period, Quantity, Security
from bot.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Whose figures are wanted: a company's, of some measures, of a class, about a time."""

    company: str
    measures: tuple[Measure, ...]
    security: Security | None = None
    period: Period | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One figure of a list, stated or derived, and the facts that it rests on."""

    measure: str
    quantity: Quantity
    security: Security | None
    as_of: Period
    firmness: str
    sources: tuple[Fact, ...]


def rows(wanted: Wanted, store: Store) -> list[Row]:
    """List the figures wanted, the oldest first, each figure of one time once.

    A figure that follows from others stands where none is stated for its time and class, nor in
    a release that it rests on, which would then count one deed twice.
    """
    facts = store.facts(wanted.company)
    names = {m.name: at for at, m in enumerate(wanted.measures)}
    found = [row_of(f) for f in facts if f.measure in names and _fits(f, wanted)]
    stated = {(r.measure, r.security and r.security.key, r.as_of) for r in found}
    told = {(r.measure, r.security, s.release) for r in found for s in r.sources}
    for measure in wanted.measures:
        for row in _derived(measure, facts, store):
            key = (row.measure, row.security and row.security.key, row.as_of)
            beside = any((row.measure, row.security, s.release) in told for s in row.sources)
            if key not in stated and not beside and _is_within(row, wanted):
                found.append(row)
    found.sort(key=lambda r: (r.as_of.end, r.sources[0].published, names[r.measure]))
    return list({_same(row): row for row in reversed(found)}.values())[::-1]


def row_of(fact: Fact) -> Row:
    """Make a row of one stated figure."""
    return Row(
        measure=fact.measure,
        quantity=fact.quantity,
        security=fact.security,
        as_of=fact.as_of,
        firmness=fact.firmness,
        sources=(fact,),
    )


def _same(row: Row) -> object:
    """Give what makes two figures one: the measure, the class, the time and the value."""
    return row.measure, row.security and row.security.key, row.as_of, row.quantity.value


def _derived(measure: Measure, facts: tuple[Fact, ...], store: Store) -> Iterator[Row]:
    """Give what follows at each time, or from each release, for each class."""
    if not measure.formula:
        return
    derivation = Derivation(measures=measures(), facts=facts)
    classes = {f.security.key: f.security for f in facts if f.security}
    for security in (*classes.values(),) if measure.class_bound else (None,):
        for as_of in derivation.contexts if not (measure.said or measure.unsaid) else ():
            known = derivation.derived(measure.name, as_of, security)
            if known is not None and not known.notes:
                yield _row(measure, known)
        for own in by_release(measure, facts) if measure.together else ():
            for known in gathered(measure, own, security, None, store).values():
                yield _row(measure, known)


def _row(measure: Measure, known: Known) -> Row:
    return Row(
        measure=measure.name,
        quantity=known.quantity,
        security=known.security,
        as_of=known.as_of,
        firmness="stated",
        sources=known.facts,
    )


def _is_within(row: Row, wanted: Wanted) -> bool:
    """Tell whether a derived figure is of the class and the time wanted."""
    period, security = wanted.period, wanted.security
    if period and not (period.start <= row.as_of.end and row.as_of.start <= period.end):
        return False
    return security is None or row.security is None or row.security.key == security.key


def _fits(fact: Fact, wanted: Wanted) -> bool:
    period, security = wanted.period, wanted.security
    if period and not (period.start <= fact.as_of.end and fact.as_of.start <= period.end):
        return False
    if security is None or fact.security is None:
        return True
    sides = {s.key for s in (fact.security, fact.received) if s}
    return security.key in sides or measures()[fact.measure].across

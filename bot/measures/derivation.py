"""Facts in; what follows from them by the measures' formulas out, with working and sources.

Facts about one time belong to one context, a transaction with what surrounds it. A formula
draws only on one context and on one class of security, unless the measure leads across, from
the class given up to the class received.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from bot.errors import ArithmeticalError
from bot.language.dates import written
from bot.measures.formulas import evaluate, names_in
from bot.measures.load import Measure
from bot.model import Fact, Period, Quantity, Security, Step

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A quantity that is stated or follows, with its steps, sources and assumptions."""

    quantity: Quantity
    security: Security | None
    as_of: Period
    steps: tuple[Step, ...] = ()
    facts: tuple[Fact, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Derivation:
    """Works out measures from one company's facts; `leave_out` is not taken as stated."""

    measures: Mapping[str, Measure]
    facts: tuple[Fact, ...]
    leave_out: str | None = None

    @cached_property
    def contexts(self) -> tuple[Period, ...]:
        """List the times that facts are about, the earliest first."""
        return tuple(sorted({f.as_of for f in self.facts}, key=lambda p: (p.start, p.end)))

    def known(
        self,
        name: str,
        as_of: Period,
        security: Security | None,
        seen: frozenset[str] = frozenset(),
    ) -> Known | None:
        """Find a measure as stated, or else as it follows, in one context; or None."""
        stated = () if name == self.leave_out else self._stated(name, as_of, security)
        if stated:
            return self._agreed(stated)
        return self.derived(name, as_of, security, seen)

    def derived(
        self,
        name: str,
        as_of: Period,
        security: Security | None,
        seen: frozenset[str] = frozenset(),
    ) -> Known | None:
        """Work a measure out by the first of its formulas whose figures are all known."""
        measure = self.measures[name]
        if name in seen:
            return None
        for formula in measure.formula:
            found = self.by_formula(measure, formula, as_of, security, seen | {name})
            if found is not None:
                return found
        if measure.carried_from and name != self.leave_out:
            return self._carried(measure, as_of, security, seen | {name})
        return None

    def _stated(self, name: str, as_of: Period, security: Security | None) -> tuple[Fact, ...]:
        """List the facts that state a measure, of one class where the measure has one."""
        return tuple(
            fact
            for fact in self.facts
            if fact.measure == name
            and fact.as_of == as_of
            and (security is None or fact.security is None or fact.security.key == security.key)
        )

    @staticmethod
    def _agreed(stated: tuple[Fact, ...]) -> Known | None:
        """Take stated facts as one where they say the same; conflicting ones decide nothing."""
        first = stated[0]
        same = all(
            f.quantity.value == first.quantity.value
            and (f.security and f.security.key) == (first.security and first.security.key)
            for f in stated
        )
        if not same:
            return None
        return Known(
            quantity=first.quantity, security=first.security, as_of=first.as_of, facts=(first,)
        )

    def by_formula(
        self,
        measure: Measure,
        formula: str,
        as_of: Period,
        security: Security | None,
        seen: frozenset[str] = frozenset(),
    ) -> Known | None:
        """Work a measure out by one formula, where its figures are all known."""
        bound = measure.class_bound
        given_up, received = self._sides(measure, as_of, security) if bound else (None, None)
        if measure.across and given_up is None:
            return None
        inputs: dict[str, Known] = {}
        for name in names_in(formula):
            across = self.measures[name].across
            found = self.known(name, as_of, received if across else given_up, seen)
            if found is None or (measure.current and _is_expected(found)):
                return None
            given_up = given_up or (found.security if bound and not across else None)
            inputs[name] = found
        values = {name: known.quantity for name, known in inputs.items()}
        try:
            quantity, step = evaluate(formula, values, measure.unit)
        except ArithmeticalError:
            return None
        used = inputs.values()
        return Known(
            quantity=quantity,
            security=received if measure.across else given_up,
            as_of=as_of,
            steps=(*_once(s for k in used for s in k.steps), step),
            facts=_once(f for k in used for f in k.facts),
            notes=_once(n for k in used for n in k.notes),
        )

    def _sides(
        self, measure: Measure, as_of: Period, security: Security | None
    ) -> tuple[Security | None, Security | None]:
        """Find the class given up and the class received, as a ratio of the context says."""
        sides = {
            (fact.security.key, fact.received.key): (fact.security, fact.received)
            for fact in self.facts
            if fact.as_of == as_of and fact.security and fact.received
        }
        wanted = 1 if measure.across else 0
        fitting = [s for s in sides.values() if security is None or s[wanted].key == security.key]
        if len(fitting) == 1:
            return fitting[0]
        return (None, None) if measure.across else (security, None)

    def _carried(
        self, measure: Measure, as_of: Period, security: Security | None, seen: frozenset[str]
    ) -> Known | None:
        """Take what stood before the next transaction as what stood after this one."""
        assert measure.carried_from is not None
        for later in self.contexts:
            if later.start <= as_of.end:
                continue
            found = self.known(measure.carried_from, later, security, seen - {measure.carried_from})
            if found is not None:
                note = (
                    f"assumes no other change between {written(as_of)} and {written(later)}, "
                    "which no release in the store states"
                )
                return Known(
                    quantity=found.quantity,
                    security=found.security,
                    as_of=as_of,
                    steps=found.steps,
                    facts=found.facts,
                    notes=(*found.notes, note),
                )
        return None


def _is_expected(known: Known) -> bool:
    """Tell whether a figure rests on one that is only expected."""
    return any(fact.firmness == "expected" for fact in known.facts)


def _once(items: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(items))

"""Whether figures agree: published ones with each other, or typed arithmetic with them."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from bot.answers.rows import Row, row_of
from bot.answers.typed import Operation
from bot.answers.understand import Understood
from bot.answers.wording import figure
from bot.language.numbers import as_fraction
from bot.language.recognise import Entity
from bot.measures import Measure, measures
from bot.measures.derivation import Derivation, Known
from bot.measures.formulas import SIGNS, differ_by, displayed, evaluate, unit_of
from bot.model import Answer, Citation, Company, Fact, Quantity, Step, Working
from bot.store import Store

_A_CENT = Fraction(1, 100)


def worked(operation: Operation) -> tuple[Quantity, Step]:
    """Work out typed arithmetic; raise ArithmeticalError where it cannot be."""
    quantities = {
        "abcdefghij"[i]: e.quantity for i, e in enumerate(operation.figures) if e.quantity
    }
    return evaluate(operation.formula, quantities, unit_of(operation.formula, quantities))


def compare(
    operation: Operation, measure: Measure, published: list[Row], store: Store
) -> Answer | None:
    """Compare typed arithmetic with the published figures of a measure.

    It ties to any of them; where it ties to none, only the one that its own figures were
    published with contradicts it.
    """
    result, _ = worked(operation)
    tying = [row for row in published if _agree(result, row.quantity)]
    given = {e.quantity.value for e in operation.figures if e.quantity}
    beside = [row for row in published if _stands_beside(row, given, store)]
    against = next(iter((*reversed(tying), *reversed(beside))), None)
    return _verdict(operation, against, measure.label, store) if against else None


def recognised_result(operation: Operation, company: str, store: Store) -> Answer | None:
    """Find the published figure that typed arithmetic comes to, beside one of its own figures."""
    result, _ = worked(operation)
    given = {e.quantity.value for e in operation.figures if e.quantity}
    for fact in store.facts(company):
        if fact.quantity.unit != result.unit and "number" not in (fact.quantity.unit, result.unit):
            continue
        if isinstance(fact.quantity.value, Decimal | Fraction) and _agree(result, fact.quantity):
            row = row_of(fact)
            if _stands_beside(row, given, store):
                return _verdict(operation, row, measures()[fact.measure].label, store)
    return None


def beside(
    made: Quantity, given: AbstractSet[object], company: str, store: Store
) -> tuple[Fact, tuple[Citation, ...]] | None:
    """Find a published figure that is what others make, in a release that states one of them."""
    for fact in store.facts(company):
        value = fact.quantity.value
        if isinstance(value, bool) or not isinstance(value, Decimal | Fraction):
            continue
        alike = replace(made, unit=fact.quantity.unit)
        if _agree(alike, fact.quantity) and _stands_beside(row_of(fact), given, store):
            others = [f for f in store.facts(company) if f.quantity.value in given]
            own = [f for f in others if f.release == fact.release]
            return fact, tuple(dict.fromkeys(store.cite(f.release, f.span) for f in (*own, fact)))
    return None


def _verdict(operation: Operation, row: Row, label: str, store: Store) -> Answer:
    """Say whether typed arithmetic agrees with one published figure."""
    result, step = worked(operation)
    holds, shown = _agree(result, row.quantity), figure(row.quantity)
    verdict = Step(expression=f"{step.result} {'=' if holds else '≠'} {shown}", result=_yes(holds))
    company = row.sources[0].company
    given = tuple(c for e in operation.figures for c in _citations_of(e, company, store))
    own = tuple(store.cite(f.release, f.span) for f in row.sources)
    return Answer(
        text=(
            f"{_yes(holds).capitalize()}: {step.expression} = {step.result}, and the published "
            f"figure ({label}) is {shown}."
        ),
        figure=_yes(holds),
        quantity=Quantity(value=holds, unit="boolean"),
        kind="derived",
        measure="figures_tie",
        label=measures()["figures_tie"].label,
        company=company,
        security=row.security,
        as_of=row.as_of,
        working=Working(steps=(step, verdict)),
        citations=tuple(dict.fromkeys((*given, *own))),
    )


def _stands_beside(row: Row, values: AbstractSet[object], store: Store) -> bool:
    """Tell whether the release of a figure states one of some other values too."""
    sources = {fact.release for fact in row.sources}
    return any(
        fact.release in sources and fact.quantity.value in values
        for fact in store.facts(row.sources[0].company)
    )


def compared(operation: Operation, given: Entity) -> Answer:
    """Compare typed arithmetic with a figure that is typed too, as roughly as it is typed."""
    result, step = worked(operation)
    assert given.quantity is not None
    if given.quantity.unit == "percent" and result.unit == "number":
        result = replace(result, value=100 * as_fraction(result.value), unit="percent")
        step = replace(step, result=displayed(result))
    rough = not given.quantity.as_printed.replace(",", "").isdigit()
    holds = differ_by(given.quantity, result, rounded=rough) == 0
    exact = as_fraction(result.value) == as_fraction(given.quantity.value)
    sign = "=" if exact else "≈" if holds else "≠"
    shown = displayed(given.quantity)
    verdict = Step(expression=f"{step.result} {sign} {shown}", result=_yes(holds))
    rounding = f", which {shown} rounds" if holds and not exact else ""
    return Answer(
        text=f"{_yes(holds).capitalize()}: {step.expression} = {step.result}{rounding}.",
        figure=_yes(holds),
        quantity=Quantity(value=holds, unit="boolean"),
        kind="hypothetical",
        measure="calculation",
        label="calculation",
        working=Working(steps=(step, verdict)),
    )


def exceeds(operation: Operation, given: Entity, word: str) -> Answer:
    """Tell whether typed arithmetic comes to more, or to less, than a figure that is typed."""
    result, step = worked(operation)
    assert given.quantity is not None
    value, limit = as_fraction(result.value), as_fraction(given.quantity.value)
    under = word in ("less", "fewer", "lower", "smaller", "below")
    holds = value < limit if under else value > limit
    sign = "<" if value < limit else ">" if value > limit else "="
    shown = f"{step.result} {sign} {displayed(given.quantity)}"
    return Answer(
        text=f"{_yes(holds).capitalize()}: {step.expression} = {shown}.",
        figure=_yes(holds),
        quantity=Quantity(value=holds, unit="boolean"),
        kind="hypothetical",
        measure="calculation",
        label="calculation",
        working=Working(steps=(step, Step(expression=shown, result=_yes(holds)))),
    )


def calculated(operation: Operation) -> Answer:
    """Answer typed arithmetic that is compared with nothing."""
    result, step = worked(operation)
    return Answer(
        text=f"{step.expression} = {step.result}.",
        figure=step.result,
        quantity=result,
        kind="hypothetical",
        measure="calculation",
        label="calculation",
        working=Working(steps=(step,)),
    )


def ties(understood: Understood, company: Company, store: Store) -> Answer | None:
    """Tell whether the figure asked about, or every figure of the newest release, ties out."""
    facts = store.facts(company.name)
    checked = [
        (fact, known)
        for fact in facts
        if measures()[fact.measure].formula
        and not measures()[fact.measure].together
        and _asked_about(fact, understood)
        for known in [_without(fact, facts)]
        if known is not None
    ]
    if not checked:
        return None
    newest = checked[0][0].as_of
    checked = [(f, k) for f, k in checked if f.as_of == newest]
    verdicts = [_agree(k.quantity, f.quantity) for f, k in checked]
    holds = all(verdicts)
    steps = tuple(dict.fromkeys(s for _, known in checked for s in known.steps))
    said = ", ".join(f"{measures()[f.measure].label} {figure(f.quantity)}" for f, _ in checked)
    cited = [f for fact, known in checked for f in (fact, *known.facts)]
    computed = "; ".join(f"{k.steps[-1].expression} = {k.steps[-1].result}" for _, k in checked)
    return Answer(
        text=f"{_yes(holds).capitalize()}: {said} against {computed}.",
        figure=_yes(holds),
        quantity=Quantity(value=holds, unit="boolean"),
        kind="derived",
        measure="figures_tie",
        label=measures()["figures_tie"].label,
        company=company.name,
        as_of=newest,
        working=Working(steps=steps),
        citations=tuple(dict.fromkeys(store.cite(f.release, f.span) for f in cited)),
    )


def _without(fact: Fact, facts: tuple[Fact, ...]) -> Known | None:
    """Work a stated figure out from the others."""
    return Derivation(measures=measures(), facts=facts, leave_out=fact.measure).derived(
        fact.measure, fact.as_of, fact.security
    )


def _asked_about(fact: Fact, understood: Understood) -> bool:
    """Tell whether a fact has the figure that a question names; any has where none is named."""
    given = [e.quantity for e in understood.amounts if e.quantity]
    return not given or any(fact.quantity.value == quantity.value for quantity in given)


def _agree(computed: Quantity, stated: Quantity) -> bool:
    """Tell whether intervals overlap; whole shares may differ by less than one."""
    apart = differ_by(stated, computed)
    if stated.unit.endswith("/share") and stated.unit[:-6] in SIGNS:
        return apart < _A_CENT / 2
    return apart == 0 or (stated.unit == "shares" and apart < 1)


def _citations_of(entity: Entity, company: str, store: Store) -> Iterator[Citation]:
    """Cite the newest published figure that is the same as a given one, if there is one."""
    if entity.quantity is None:
        return
    for fact in store.facts(company):
        if fact.quantity.value == entity.quantity.value:
            yield store.cite(fact.release, fact.span)
            return


def _yes(holds: bool) -> str:
    return "yes" if holds else "no"

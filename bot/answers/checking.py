"""Whether figures agree: published ones with each other, or typed arithmetic with them."""

from __future__ import annotations

from collections.abc import Iterator

from bot.answers.understand import Operation, Understood
from bot.answers.wording import figure
from bot.errors import ArithmeticalError
from bot.language.numbers import as_fraction
from bot.language.recognise import Entity
from bot.measures import measures
from bot.measures.derivation import Derivation, Known
from bot.measures.formulas import differ_by, displayed, evaluate
from bot.model import Answer, Citation, Company, Fact, Quantity, Step, Working
from bot.store import Store


def worked(operation: Operation) -> tuple[Quantity, Step]:
    """Work out typed arithmetic; raise ArithmeticalError where it cannot be."""
    units = {e.quantity.unit for e in operation.figures if e.quantity} - {"percent", "fraction"}
    money = units & {"USD", "CAD", "EUR", "GBP", "AUD", "JPY", "HKD"}
    unit = money.pop() if len(money) == 1 else "number"
    if money or (unit != "number" and "+" in operation.formula and "number" in units):
        raise ArithmeticalError("Those figures are in different units; compute in one unit.")
    values = {"abcdefghij"[i]: e.quantity for i, e in enumerate(operation.figures) if e.quantity}
    return evaluate(operation.formula, values, unit)


def compare(understood: Understood, operation: Operation, against: Answer, store: Store) -> Answer:
    """Compare typed arithmetic with a published figure."""
    result, step = worked(operation)
    holds = _agree(result, against.quantity)
    sign = "=" if holds else "≠"
    steps = (step, Step(expression=f"{step.result} {sign} {against.figure}", result=_yes(holds)))
    given = tuple(
        c for e in operation.figures for c in _citations_of(e, against.company or "", store)
    )
    return Answer(
        text=(
            f"{_yes(holds).capitalize()}: {step.expression} = {step.result}, and the published "
            f"figure ({against.label}) is {against.figure}."
        ),
        figure=_yes(holds),
        quantity=Quantity(value=holds, unit="boolean"),
        kind="derived",
        measure="figures_tie",
        label=measures()["figures_tie"].label,
        company=against.company,
        security=against.security,
        as_of=against.as_of,
        working=Working(steps=steps),
        citations=tuple(dict.fromkeys((*given, *against.citations))),
    )


def compared(operation: Operation, given: Entity) -> Answer:
    """Compare typed arithmetic with a figure that is typed too."""
    result, step = worked(operation)
    assert given.quantity is not None
    holds = as_fraction(result.value) == as_fraction(given.quantity.value)
    shown = displayed(given.quantity)
    verdict = Step(expression=f"{step.result} {'=' if holds else '≠'} {shown}", result=_yes(holds))
    return Answer(
        text=f"{_yes(holds).capitalize()}: {step.expression} = {step.result}.",
        figure=_yes(holds),
        quantity=Quantity(value=holds, unit="boolean"),
        kind="hypothetical",
        measure="calculation",
        label="calculation",
        working=Working(steps=(step, verdict)),
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
        if measures()[fact.measure].formula and _asked_about(fact, understood)
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

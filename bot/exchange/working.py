"""A result in; the steps that lead to it out, each with its formula, figures and their sources."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

from bot.exchange.calculate import Result
from bot.exchange.outcomes import outcome_steps
from bot.exchange.shown import money, price, shown
from bot.exchange.stated import field, stated, step
from bot.exchange.terms import YOURS, Terms, with_units
from bot.language.numbers import as_fraction, grouped
from bot.model import Step

_CALLED = {
    "ratio": "rate",
    "least_average": "least average",
    "most_average": "most average",
}
_WAYS = {"down": "down", "up": "up", "nearest": "to the nearest"}


def steps_of(result: Result) -> tuple[Step, ...]:
    """Write every step of a result, in order."""
    if result.reverse:
        return (*_ratio(result), *_reverse(result), *outcome_steps(result))
    return (
        *_count(result),
        *_ratio(result),
        *_proration(result),
        *_shares(result),
        *_fraction(result),
        *_beside(result),
        *_dividends(result),
        *outcome_steps(result),
    )


def notes_of(result: Result) -> tuple[str, ...]:
    """Write what the terms leave open, and what a reader may not expect."""
    return tuple(_notes(result))


def _notes(result: Result) -> Iterator[str]:
    terms, found = result.terms, result.exchanged
    exact = found.settled.shares
    if not result.reverse and exact.denominator != 1:
        whole = Fraction(exact.numerator // exact.denominator)
        parts = f"{grouped(whole)} whole shares and a fraction of {shown(exact - whole)}"
        yield f"{parts}; the terms do not say how a fraction is settled"
    if found.settled.cash is None:
        yield "no price is given for the fraction, so its cash is left out"
    if found.accepted.fails:
        yield "less is tendered than the offer needs, so nothing is accepted"
    if found.due is not None and terms.treatment is None:
        yield "the terms do not say whether the dividends in arrears are paid"
    if terms.floats and terms.average is None:
        yield "the market price is taken for the average price"
    if terms.tendered is None and found.accepted.limit is not None and not result.reverse:
        yield "how many are tendered in all is not known, so nothing is prorated"


def _count(result: Result) -> Iterator[Step]:
    """Write how a percentage of the class was turned into shares."""
    request, terms = result.request, result.terms
    if request.percent is None or request.count is not None:
        return
    part = f"{shown(request.percent)}%"
    yield step(
        terms,
        "shares given up = percentage × class outstanding",
        f"{part} × {field(terms, 'outstanding')}",
        shown(result.exchanged.count),
        (f"{part}: {YOURS}", "outstanding"),
    )


def _ratio(result: Result) -> Iterator[Step]:
    """Write how a ratio that floats was worked out, and which bound binds."""
    terms, ratio = result.terms, result.exchanged.ratio
    if not terms.floats and not ratio.bound:
        return
    order = "ratio value average least_average most_average floor cap".split()
    if terms.average is None:
        order[2] = "price"
    names = [name for name in order if getattr(terms, name) is not None]
    formula = "ratio = " + _formula(terms, lambda name: _CALLED.get(name, name))
    if ratio.bound:
        formula += f"; the {ratio.bound} binds"
    expression = _formula(terms, lambda name: field(terms, name))
    yield step(terms, formula, expression, shown(ratio.value), tuple(names))


def _formula(terms: Terms, write: Callable[[str], str]) -> str:
    """Write the formula of the ratio, each figure by its name or by its value."""
    text = write("ratio") if terms.ratio else ""
    if terms.floats:
        average = write("average" if terms.average else "price")
        if terms.least_average:
            average = f"max({average}, {write('least_average')})"
        if terms.most_average:
            average = f"min({average}, {write('most_average')})"
        text = f"{text} + " if text else ""
        text += f"{write('value')} ÷ {average}"
        if terms.places is not None:
            text = f"({text}, {_WAYS[terms.way]} {terms.places} decimals)"
    if terms.floor:
        text = f"max({text}, {write('floor')})"
    return f"min({text}, {write('cap')})" if terms.cap else text


def _proration(result: Result) -> Iterator[Step]:
    """Write how many of the shares are accepted."""
    terms, accepted = result.terms, result.exchanged.accepted
    if terms.pool is not None and accepted.limit is not None:
        one = shown(result.exchanged.ratio.value * with_units(terms, Fraction(1)))
        yield step(
            terms,
            "accepted in all = ⌊pool ÷ ratio⌋",
            f"⌊{field(terms, 'pool')} ÷ {one}⌋",
            shown(accepted.limit),
            "pool",
        )
    if accepted.factor == 1 or accepted.fails:
        return
    if terms.tendered is not None and accepted.limit is not None:
        odd = field(terms, "odd") if terms.odd else "0"
        limit, tendered = shown(accepted.limit), field(terms, "tendered")
        yield step(
            terms,
            "proration factor = (accepted in all − odd lots) ÷ (tendered − odd lots)",
            f"({limit} − {odd}) ÷ ({tendered} − {odd})" if terms.odd else f"{limit} ÷ {tendered}",
            shown(accepted.factor),
            tuple(n for n in ("accepted", "tendered", "odd") if getattr(terms, n) is not None),
        )
    count = shown(result.exchanged.count)
    if accepted.odd_lot:
        yield step(terms, "an odd lot is accepted whole", count, shown(accepted.count))
        return
    factor = field(terms, "factor") if terms.factor else shown(accepted.factor)
    yield step(
        terms,
        "shares accepted = ⌊shares given up × proration factor⌋",
        f"⌊{count} × {factor}⌋",
        shown(accepted.count),
        "factor" if terms.factor else (),
    )


def _shares(result: Result) -> Iterator[Step]:
    """Write the shares due before a fraction is settled."""
    terms, found = result.terms, result.exchanged
    if not found.ratio.value:
        return
    parts, formula = [shown(found.accepted.count)], "shares received = shares given up"
    names: list[str] = [_counted(result)]
    if terms.depositary is not None:
        parts.append(f"× {field(terms, 'depositary')}")
        names.append("depositary")
        formula += " × part of a share"
    if terms.per is not None:
        parts.append(f"÷ {field(terms, 'per')}")
        names.append("per")
        formula = "shares received = principal ÷ per"
    if not terms.floats and terms.ratio and not found.ratio.bound:
        names.append("ratio")
    yield step(
        terms,
        f"{formula} × ratio",
        " ".join([*parts, f"× {shown(found.ratio.value)}"]),
        shown(found.exact),
        tuple(names),
    )


def _counted(result: Result) -> str:
    """Name where the number given up came from."""
    if result.request.everything:
        return "outstanding"
    return f"{shown(result.exchanged.count)} given up: {YOURS}"


def _fraction(result: Result) -> Iterator[Step]:
    """Write how the fraction of a share is settled."""
    terms, found = result.terms, result.exchanged
    settled = found.settled
    if terms.settling is None or found.exact.denominator == 1:
        return
    source = (f"fractions: {terms.source('settling')}",)
    if terms.settling not in ("cash", "sold"):
        way = _WAYS[terms.settling] + (" whole" if terms.settling == "nearest" else " to a whole")
        expression = f"{shown(found.exact)}, {way} share"
        yield step(terms, "whole shares", expression, shown(settled.shares), source)
        return
    expression = f"{shown(found.exact)} − {shown(settled.shares)}"
    yield step(terms, "fraction of a share", expression, shown(settled.fraction), source)
    if settled.cash is None:
        return
    name = "settled_at" if terms.settled_at else "price"
    how = "sold with others" if terms.settling == "sold" else "in cash"
    expression = f"{shown(settled.fraction)} × {field(terms, name)}"
    yield step(terms, f"fraction {how} = fraction × price", expression, money(settled.cash), name)


def _beside(result: Result) -> Iterator[Step]:
    """Write what is given beside the shares."""
    terms = result.terms
    units = with_units(terms, result.exchanged.accepted.count)
    for name, what in (("cash", "cash"), ("notes", "principal of notes"), ("units", "preferred")):
        quantity = getattr(terms, name)
        if quantity is None:
            continue
        amount = units * as_fraction(quantity.value)
        result_text = shown(amount) if name == "units" else money(amount)
        expression = f"{shown(units)} × {stated(quantity)}"
        yield step(terms, f"{what} = units given up × {what} each", expression, result_text, name)


def _dividends(result: Result) -> Iterator[Step]:
    """Write what becomes of the dividends in arrears."""
    terms, due = result.terms, result.exchanged.due
    if due is None:
        return
    count, arrears = shown(result.exchanged.accepted.count), field(terms, "arrears")
    fate = terms.treatment or "not stated whether paid"
    formula = f"dividends in arrears ({fate}) = shares × arrears a share"
    names: tuple[str, ...] = ("arrears",)
    if terms.treatment:
        names = ("arrears", f"{fate}: {terms.source('treatment')}")
    yield step(terms, formula, f"{count} × {arrears}", money(due.amount), names)
    if due.at is None:
        return
    base = "average" if terms.average else "price"
    discount = f" × (1 − {field(terms, 'discount')})" if terms.discount else ""
    expression = f"⌊{money(due.amount)} ÷ ({field(terms, base)}{discount})⌋"
    names = (base, *(n for n in ("discount", "most_stock") if getattr(terms, n) is not None))
    formula = "shares for dividends = ⌊dividends ÷ (price × (1 − discount))⌋"
    if due.capped:
        expression = (
            f"min({price(due.amount / due.at)[1:]}, {count} × {field(terms, 'most_stock')})"
        )
        formula = "shares for dividends, at most those of the cap"
    yield step(terms, formula, expression, shown(due.shares), names)


def _reverse(result: Result) -> Iterator[Step]:
    """Write how many must be given up for what is wanted."""
    terms, found, wanted = result.terms, result.exchanged, result.wanted
    each = with_units(terms, found.ratio.value)
    exact = wanted / each
    source = (f"{shown(wanted)} wanted: {YOURS}", *(("ratio",) if terms.ratio else ()))
    formula = "shares given up = shares received ÷ ratio"
    yield step(terms, formula, f"{shown(wanted)} ÷ {shown(each)}", shown(exact), source)
    if found.count == exact:
        return
    how = "the least that brings as many" if found.count < exact else "up to a whole share"
    if terms.per is not None:
        how = f"up to a multiple of {field(terms, 'per')}"
    needed = shown(found.count)
    yield step(terms, "the least that suffices", f"{shown(exact)}, {how}", needed)
    formula = "shares received = shares given up × ratio"
    yield step(terms, formula, f"{needed} × {shown(each)}", shown(found.exact))
    yield from _fraction(result)

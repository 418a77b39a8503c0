"""A result in; what it means for the holder and the issuer out, a step for each figure.

Only what the terms make known is worked out: no price, no class and no rate is supposed.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from bot.exchange.calculate import Result
from bot.exchange.dividends import saved
from bot.exchange.inducement import Charge, charge, conversion_shares
from bot.exchange.shown import money, percent, price, shown
from bot.exchange.stated import field, step
from bot.exchange.terms import Terms
from bot.language.numbers import as_fraction
from bot.model import Step


def outcome_steps(result: Result) -> Iterator[Step]:
    """Work out the value, the premiums, the charge, the stakes and what is saved."""
    if result.request.clauses is None:
        return
    yield from _value(result)
    yield from _premiums(result)
    yield from _inducement(result)
    yield from _class(result)
    yield from _common(result)
    yield from _saved(result)


def value_of(result: Result) -> Fraction | None:
    """Work out what is received at the market price, with the cash; None where none is known."""
    terms, found = result.terms, result.exchanged
    if found.cash is None or (found.shares and terms.price is None):
        return None
    worth = found.shares * as_fraction(terms.price.value) if terms.price else Fraction(0)
    return worth + found.cash


def premium_over(terms: Terms, value: Fraction, count: Fraction, name: str) -> Fraction:
    """Work out by what part a value exceeds what the shares given up are otherwise worth."""
    each = as_fraction(getattr(terms, name).value)
    per = as_fraction(terms.per.value) if terms.per else Fraction(1)
    return value / (count / per * each) - 1


def _value(result: Result) -> Iterator[Step]:
    value, found, terms = value_of(result), result.exchanged, result.terms
    if value is None or terms.price is None:
        return
    expression = f"{shown(found.shares)} × {field(terms, 'price')}"
    formula = "value = shares × market price"
    if found.cash:
        expression += f" + {money(found.cash)}"
        formula += " + cash"
    yield step(terms, formula, expression, money(value), "price")
    if found.accepted.count:
        each = value / found.accepted.count
        expression = f"{money(value)} ÷ {shown(found.accepted.count)}"
        yield step(terms, "value of each given up", expression, price(each))


def _premiums(result: Result) -> Iterator[Step]:
    """Compare the value with the market, the liquidation preference and the conversion terms."""
    terms, value, count = result.terms, value_of(result), result.exchanged.accepted.count
    if value is None or not count:
        return
    for name, over in (("worth", "the market"), ("preference", "the liquidation preference")):
        if getattr(terms, name) is None:
            continue
        part = premium_over(terms, value, count, name)
        units = f"{shown(count)} ÷ {field(terms, 'per')}" if terms.per else shown(count)
        expression = f"{money(value)} ÷ ({units} × {field(terms, name)}) − 1"
        yield step(terms, f"premium over {over}", expression, percent(part), name)
    if terms.conversion is None:
        return
    shares = conversion_shares(terms, count)
    base = shares * as_fraction(result.terms.price.value) if result.terms.price else Fraction(0)
    if base:
        expression = f"{money(value)} ÷ ({shown(shares)} × {field(terms, 'price')}) − 1"
        formula = "premium over the conversion terms"
        yield step(terms, formula, expression, percent(value / base - 1), "conversion price")


def _inducement(result: Result) -> Iterator[Step]:
    """Write the shares beyond the conversion terms, and the charge with the branch that applies."""
    terms, found = result.terms, result.exchanged
    worked = charge(terms, found)
    if worked is None:
        return
    if worked.premium is not None:
        shares = conversion_shares(terms, found.accepted.count)
        expression = f"{shown(found.exact)} − {shown(shares)}"
        formula = "premium shares = shares received − shares by the conversion terms"
        yield step(terms, formula, expression, shown(worked.premium), "conversion")
    yield _charged(terms, worked)


def _charged(terms: Terms, worked: Charge) -> Step:
    against = "carrying" if worked.premium is None else "price"
    expression = f"{money(worked.transferred)} − {money(worked.against)}"
    return step(terms, worked.branch, expression, money(worked.amount), against)


def _class(result: Result) -> Iterator[Step]:
    """Write the holder's stake of the class before and after, and what remains of it."""
    terms, count = result.terms, result.exchanged.accepted.count
    if terms.outstanding is None:
        return
    outstanding = as_fraction(terms.outstanding.value)
    held = as_fraction(terms.held.value) if terms.held else result.exchanged.count
    if count > held or held > outstanding:
        return
    taken = f"{shown(held)} held before: taken as what is given up, as no other number is known"
    names = ("outstanding", "held" if terms.held else taken)
    before = f"100 × {shown(held)} ÷ {field(terms, 'outstanding')}"
    formula = "stake of the class before = held ÷ outstanding"
    yield step(terms, formula, before, percent(held / outstanding), names)
    left = outstanding - count
    expression = f"{field(terms, 'outstanding')} − {shown(count)}"
    yield step(terms, "class that remains outstanding", expression, shown(left), "outstanding")
    if left and held > count:
        after = f"100 × ({shown(held)} − {shown(count)}) ÷ {shown(left)}"
        yield step(terms, "stake of the class after", after, percent((held - count) / left))


def _common(result: Result) -> Iterator[Step]:
    """Write the holder's stake of the common before and after, and the others' dilution."""
    terms, shares = result.terms, result.exchanged.shares
    if terms.common is None or not shares:
        return
    common = as_fraction(terms.common.value)
    owned = as_fraction(terms.owned.value) if terms.owned else Fraction(0)
    after = common + shares
    if terms.owned is not None:
        expression = f"100 × {shown(owned)} ÷ {field(terms, 'common')}"
        formula = "stake of the common before"
        yield step(terms, formula, expression, percent(owned / common), "owned common")
    own = f"({shown(owned)} + {shown(shares)})" if owned else shown(shares)
    expression = f"100 × {own} ÷ ({field(terms, 'common')} + {shown(shares)})"
    formula = "stake of the common after" + ("" if owned else ", of the shares received alone")
    yield step(terms, formula, expression, percent((owned + shares) / after), "common")
    expression = f"100 × {shown(shares)} ÷ ({field(terms, 'common')} + {shown(shares)})"
    formula = "dilution of the common = shares issued ÷ common after"
    yield step(terms, formula, expression, percent(shares / after), "common")


def _saved(result: Result) -> Iterator[Step]:
    """Write the dividend, or the interest, a year that is saved."""
    terms, each = result.terms, saved(result.terms)
    if each is None:
        return
    per = as_fraction(terms.per.value) if terms.per else Fraction(1)
    amount = each * result.exchanged.accepted.count / per
    what = "interest" if terms.surrendered.kind == "note" else "dividend"
    if terms.dividend is not None:
        expression, names = field(terms, "dividend"), "dividend"
    else:
        base = "preference" if terms.preference else "per"
        expression, names = f"{field(terms, 'coupon')} × {field(terms, base)}", f"coupon {base}"
    units = shown(result.exchanged.accepted.count / per)
    formula = f"{what} a year saved"
    yield step(terms, formula, f"{units} × {expression}", money(amount), names)

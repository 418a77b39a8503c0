"""What an exchange gives beyond the terms of conversion in; the charge for it out.

Preferred stock: SEC staff guidance, ASC 260-10-S99-2. In an induced conversion the excess of
what is transferred over the fair value of what the original conversion terms would bring is
subtracted from net income for income available to common; in a redemption, an extinguishment
among them, the difference between what is transferred and the carrying amount is.
Convertible debt: ASC 470-20-40-16 makes the same excess an expense of an induced conversion;
the difference from the carrying amount is the loss of an extinguishment, ASC 470-50-40.
Cumulative dividends are deducted as they accumulate, ASC 260-10-45-11, and no second time here.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from bot.exchange.calculate import Exchanged
from bot.exchange.terms import Terms
from bot.language.numbers import as_fraction

PREFERRED_INDUCED = (
    "induced conversion of preferred stock (ASC 260-10-S99-2): "
    "subtracted from net income for income available to common"
)
PREFERRED_REDEEMED = (
    "redemption or extinguishment of preferred stock (ASC 260-10-S99-2): "
    "subtracted from net income for income available to common, or added where below zero"
)
DEBT_INDUCED = "induced conversion of debt (ASC 470-20-40-16): an expense"
DEBT_EXTINGUISHED = "extinguishment of debt (ASC 470-50-40): a loss, or a gain where below zero"


@dataclass(frozen=True, slots=True)
class Charge:
    """The branch that applies, and the charge under it; a gain is below zero.

    `transferred` is the fair value of what is given at the market price, and `against` that of
    what the conversion terms would bring, or the carrying amount. `premium` is the shares given
    beyond the conversion terms.
    """

    branch: str
    transferred: Fraction
    against: Fraction
    premium: Fraction | None = None

    @property
    def amount(self) -> Fraction:
        """The charge."""
        return self.transferred - self.against


def charge(terms: Terms, found: Exchanged) -> Charge | None:
    """Work out the charge, or None where a figure that it needs is not known.

    Notes and preferred received count at their principal and preference only where these are
    known, which a fair value need not be: with any of them there is no charge.
    """
    if terms.price is None or found.cash is None or terms.notes or terms.units:
        return None
    price = as_fraction(terms.price.value)
    paid = found.due.cash if found.due else Fraction(0)
    transferred = found.settled.shares * price + found.cash - paid
    if terms.extinguishment:
        return _extinguished(terms, found, transferred)
    if terms.conversion is None or terms.surrendered.kind == "common":
        return None
    issuable = conversion_shares(terms, found.accepted.count)
    branch = DEBT_INDUCED if terms.surrendered.kind == "note" else PREFERRED_INDUCED
    return Charge(branch, transferred, issuable * price, found.exact - issuable)


def conversion_shares(terms: Terms, count: Fraction) -> Fraction:
    """Work out what the original conversion terms bring for a number of shares, or of dollars."""
    assert terms.conversion is not None
    part = as_fraction(terms.depositary.value) if terms.depositary else Fraction(1)
    per = as_fraction(terms.per.value) if terms.per else Fraction(1)
    return count * part / per * as_fraction(terms.conversion.value)


def _extinguished(terms: Terms, found: Exchanged, transferred: Fraction) -> Charge | None:
    """Compare what is transferred with the carrying amount of what is given up."""
    if terms.carrying is None:
        return None
    per = as_fraction(terms.per.value) if terms.per else Fraction(1)
    against = found.accepted.count / per * as_fraction(terms.carrying.value)
    is_debt = terms.surrendered.kind == "note"
    return Charge(DEBT_EXTINGUISHED if is_debt else PREFERRED_REDEEMED, transferred, against)

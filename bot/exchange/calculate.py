"""Terms and a request in; what is received, or must be given up, out.

Only numbers are worked out here; `working` writes the steps that lead to them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from bot.errors import TermsError
from bot.exchange.dividends import Due, due
from bot.exchange.fractional import Settled, least_exact, settle
from bot.exchange.proration import Accepted, accept
from bot.exchange.ratios import Ratio, ratio_of
from bot.exchange.requests import Request
from bot.exchange.shown import shown
from bot.exchange.terms import EXAMPLE, Terms, rounded, with_units
from bot.language.numbers import as_fraction
from bot.model import Quantity, Security

_ONE = Fraction(1)


@dataclass(frozen=True, slots=True)
class Exchanged:
    """What one holder's exchange brings; `due` is None where no dividends are known to be due.

    `exact` is the shares before a fraction is settled; `cash` is None where a fraction is paid
    in cash at a price that is not known.
    """

    count: Fraction
    accepted: Accepted
    ratio: Ratio
    exact: Fraction
    settled: Settled
    due: Due | None
    cash: Fraction | None

    @property
    def shares(self) -> Fraction:
        """The shares received, with those that pay dividends."""
        return self.settled.shares + self.due.shares if self.due else self.settled.shares


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """The outcome on some terms: received for what is given up, or given up where `reverse`.

    `wanted` is what was asked for.
    """

    terms: Terms
    request: Request
    exchanged: Exchanged
    wanted: Fraction
    reverse: bool = False

    @property
    def quantity(self) -> Quantity:
        """What is received, or what must be given up."""
        if self.reverse:
            return Quantity(value=self.exchanged.count, unit="shares")
        if not self.exchanged.shares and self.exchanged.cash:
            return Quantity(value=self.exchanged.cash, unit="USD")
        return Quantity(value=self.exchanged.shares, unit="shares")

    @property
    def security(self) -> Security:
        """The class that `quantity` is of."""
        return self.terms.surrendered if self.reverse else self.terms.received


def calculate(terms: Terms, request: Request) -> Result:
    """Compute an exchange exactly.

    A request for shares to be received is answered with the least number to give up. Raises
    TermsError where the class is not part of the exchange or holds fewer shares than asked for.
    """
    if request.ratio is not None:
        terms = with_ratio(terms, request.ratio)
    if request.security is not None and request.security.key != terms.surrendered.key:
        if request.security.key != terms.received.key:
            raise TermsError(f"That class is not part of this exchange. {EXAMPLE}")
        if request.count is None:
            raise TermsError(f"Say how many shares are to be received, as a number. {EXAMPLE}")
        return _reverse(terms, request, request.count)
    count = surrendered(terms, request)
    within(terms, count)
    found = exchange(terms, count)
    return Result(terms=terms, request=request, exchanged=found, wanted=found.shares)


def exchange(terms: Terms, count: Fraction) -> Exchanged:
    """Exchange a number of shares, or dollars of principal, for what the terms give."""
    ratio = ratio_of(terms)
    accepted = accept(terms, count, ratio.value) if terms.limited else Accepted(count)
    units = with_units(terms, accepted.count)
    exact = units * ratio.value
    settled = settle(exact, terms)
    owed = due(terms, accepted.count) if terms.arrears is not None else None
    cash = settled.cash
    if terms.cash is not None and cash is not None:
        cash += units * as_fraction(terms.cash.value)
    if owed is not None and cash is not None:
        cash += owed.cash
    return Exchanged(count, accepted, ratio, exact, settled, owed, cash)


def with_ratio(terms: Terms, ratio: Fraction) -> Terms:
    """Put a ratio that the person gives in the place of the published one, or of its formula.

    A dollar value and bounds that the person gives too still hold.
    """
    sources = {name: words for name, words in terms.sources.items() if name != "ratio"}
    given = Quantity(value=ratio, unit="shares/share")
    return replace(
        terms,
        ratio=given,
        value=None if "value" in sources else terms.value,
        cap=None if "cap" in sources else terms.cap,
        floor=None if "floor" in sources else terms.floor,
        sources=sources,
    )


def surrendered(terms: Terms, request: Request) -> Fraction:
    """Find the count given up, from a count, a percentage of the class, or all of it."""
    if request.count is not None:
        return request.count
    if terms.outstanding is None:
        raise TermsError(f"No release says how many are outstanding; give a number. {EXAMPLE}")
    outstanding = as_fraction(terms.outstanding.value)
    return outstanding if request.percent is None else outstanding * request.percent / 100


def within(terms: Terms, count: Fraction) -> None:
    """Refuse more shares than are outstanding, where that is known."""
    if terms.outstanding is None:
        return
    outstanding = as_fraction(terms.outstanding.value)
    if count > outstanding:
        raise TermsError(
            f"{shown(count)} is more than the {shown(outstanding)} shares outstanding; "
            f"try `{shown(outstanding)}` or `all`."
        )


def _reverse(terms: Terms, request: Request, wanted: Fraction) -> Result:
    """Find the least number to give up for at least so many."""
    ratio = ratio_of(terms).value
    if ratio == 0:
        raise TermsError(f"No shares are given in this exchange. {EXAMPLE}")
    least, more = least_exact(wanted, terms)
    one = as_fraction(terms.per.value) if terms.per else _ONE
    exact = least / (ratio * with_units(terms, _ONE) * one)
    needed = rounded(exact, "down") + 1 if more else rounded(exact, "up")
    needed *= one
    within(terms, needed)
    # What is to be received is received once all that is given up has been accepted.
    open_ended = replace(terms, pool=None, accepted=None, factor=None, tendered=None)
    return Result(
        terms=open_ended,
        request=request,
        exchanged=exchange(open_ended, needed),
        wanted=wanted,
        reverse=True,
    )

"""Terms and a request in; what is received, or must be given up, with each step out."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from bot.errors import TermsError
from bot.exchange.terms import EXAMPLE, Request, Terms
from bot.language.numbers import as_fraction, grouped
from bot.model import Quantity, Security, Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """The outcome: `quantity` of `security` is received, or given up where `reverse`.

    `received` is what the shares given up bring, `wanted` what was asked for.
    """

    quantity: Quantity
    security: Security
    steps: tuple[Step, ...]
    surrendered: Fraction
    received: Fraction
    wanted: Fraction
    reverse: bool
    notes: tuple[str, ...] = ()


def calculate(terms: Terms, request: Request) -> Result:
    """Compute an exchange exactly.

    received = surrendered × ratio; a request for shares to be received is answered with the
    least whole number of shares to give up, ⌈received ÷ ratio⌉. Raises TermsError where the
    class is not part of the exchange or holds fewer shares than asked for.
    """
    ratio = request.ratio or as_fraction(terms.ratio.value)
    named = request.security.key if request.security else terms.surrendered.key
    if named == terms.received.key and terms.received.key != terms.surrendered.key:
        if request.count is None:
            raise TermsError(f"Say how many shares are to be received, as a number. {EXAMPLE}")
        return _reverse(terms, request.count, ratio)
    if named != terms.surrendered.key:
        raise TermsError(f"That class is not part of this exchange. {EXAMPLE}")
    return _forward(terms, request, ratio)


def _forward(terms: Terms, request: Request, ratio: Fraction) -> Result:
    """Compute what is received for what is given up."""
    surrendered, steps = _surrendered(terms, request)
    _within(terms, surrendered)
    received = surrendered * ratio
    steps += (Step(expression=f"{_shown(surrendered)} × {_shown(ratio)}", result=_shown(received)),)
    notes: tuple[str, ...] = ()
    if received.denominator != 1:
        whole = received.numerator // received.denominator
        parts = f"{grouped(Fraction(whole))} whole shares and a fraction of"
        unsettled = "the terms do not say how a fraction is settled"
        notes = (f"{parts} {_shown(received - whole)}; {unsettled}",)
    return Result(
        quantity=Quantity(value=received, unit="shares"),
        security=terms.received,
        steps=steps,
        surrendered=surrendered,
        received=received,
        wanted=received,
        reverse=False,
        notes=notes,
    )


def _reverse(terms: Terms, wanted: Fraction, ratio: Fraction) -> Result:
    """Compute the least whole number of shares to give up for at least so many."""
    exact = wanted / ratio
    needed = Fraction(-(-exact.numerator // exact.denominator))
    _within(terms, needed)
    steps: tuple[Step, ...] = (
        Step(expression=f"{_shown(wanted)} ÷ {_shown(ratio)}", result=_shown(exact)),
    )
    if needed != exact:
        steps += (
            Step(expression=f"{_shown(exact)}, up to a whole share", result=_shown(needed)),
            Step(expression=f"{_shown(needed)} × {_shown(ratio)}", result=_shown(needed * ratio)),
        )
    return Result(
        quantity=Quantity(value=needed, unit="shares"),
        security=terms.surrendered,
        steps=steps,
        surrendered=needed,
        received=needed * ratio,
        wanted=wanted,
        reverse=True,
    )


def _surrendered(terms: Terms, request: Request) -> tuple[Fraction, tuple[Step, ...]]:
    """Find the count given up, from a count, a percentage of the class, or all of it."""
    if request.count is not None:
        return request.count, ()
    if terms.outstanding is None:
        raise TermsError(f"No release says how many are outstanding; give a number. {EXAMPLE}")
    outstanding = as_fraction(terms.outstanding.value)
    if request.percent is None:
        return outstanding, ()
    count = outstanding * request.percent / 100
    expression = f"{_shown(request.percent)}% × {_shown(outstanding)}"
    return count, (Step(expression=expression, result=_shown(count)),)


def _within(terms: Terms, count: Fraction) -> None:
    """Refuse more shares than are outstanding, where that is published."""
    if terms.outstanding is None:
        return
    outstanding = as_fraction(terms.outstanding.value)
    if count > outstanding:
        raise TermsError(
            f"{_shown(count)} is more than the {_shown(outstanding)} shares outstanding; "
            f"try `{_shown(outstanding)}` or `all`."
        )


def _shown(value: Fraction) -> str:
    """Write a value exactly, or to six decimals with an ellipsis where it has no end."""
    text = grouped(value)
    if "/" not in text:
        return text
    return grouped(value, 6).rstrip("0").rstrip(".") + "…"

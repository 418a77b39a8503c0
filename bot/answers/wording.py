"""Figures in; sentences for a reader out."""

from __future__ import annotations

from datetime import date

from bot.language.dates import written, written_day
from bot.language.numbers import grouped
from bot.measures import Measure
from bot.measures.derivation import Known
from bot.measures.formulas import displayed
from bot.model import Contact, Quantity, Security

_ABOUT = "about "


def figure(quantity: Quantity, decimals: int | None = None) -> str:
    """Write a figure as it is displayed: hedged where it is approximate.

    >>> from decimal import Decimal
    >>> figure(Quantity(value=Decimal("611452"), unit="shares"))
    '611,452'
    """
    value = quantity.value
    if isinstance(value, date):
        return written_day(value)
    if quantity.unit == "fraction" and quantity.as_printed:
        return quantity.as_printed
    text = displayed(quantity, decimals)
    return _ABOUT + text if quantity.approximate and not text.startswith(_ABOUT) else text


def named(security: Security | None) -> str:
    """Name a class of security briefly.

    >>> named(Security(company="X", kind="preferred", series="B"))
    'Series B preferred'
    >>> named(Security(company="X", kind="note", series="7 7/8% 2013"))
    '7 7/8% notes due 2013'
    """
    if security is None:
        return ""
    series, kind = security.series, security.kind
    if series is None:
        return kind
    if "%" in series:  # called by its rate, and notes by the year in which they are due too
        rate, _, due = series.partition("% ")
        kind = "notes" if kind == "note" else kind
        return f"{rate.removesuffix('%')}% {kind}{f' due {due}' if due else ''}"
    return f"{'Class' if kind == 'common' else 'Series'} {series} {kind}"


def of_class(security: Security | None) -> str:
    """Write the class that a figure is of, after the figure's label."""
    return f" of the {named(security)}" if security else ""


def sentence(
    measure: Measure, known: Known, company: str, decimals: int | None, received: Security | None
) -> str:
    """Write the one plain sentence that gives a figure."""
    when = written(known.as_of)
    expected = any(f.firmness == "expected" and f.measure == measure.name for f in known.facts)
    text = (measure.ahead if expected and measure.ahead else measure.answer).format(
        company=company,
        label=measure.label,
        of=of_class(known.security),
        security=named(known.security),
        received=named(received),
        figure=figure(known.quantity, decimals),
        when=f" {'on' if known.as_of.start == known.as_of.end else 'in'} {when}",
        date=when,
        announced=f", announced {when}",
    )
    if known.quantity.approximate and not known.quantity.as_printed:
        text = text.removesuffix(".") + f" ({between(known.quantity)})."
    if known.notes:
        text = text.removesuffix(".") + "; this " + "; ".join(known.notes) + "."
    return text[0].upper() + text[1:]


def between(quantity: Quantity) -> str:
    """Write the interval of an approximate figure, in whole units."""
    low = grouped(quantity.low, 0) if quantity.low is not None else "…"
    high = grouped(quantity.high, 0) if quantity.high is not None else "…"
    return f"between {low} and {high}, as the published figures are rounded"


def asking(contact: Contact | None) -> str:
    """Write whom to ask, or nothing where no release says."""
    if contact is None or not (contact.name or contact.telephone or contact.email):
        return ""
    parts = (contact.name, contact.role, contact.telephone, contact.email)
    return "Ask " + ", ".join(part for part in parts if part) + "."

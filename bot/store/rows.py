"""The types of the model to rows of the store, and back, exactly."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from bot.model import Company, Contact, Fact, Period, Quantity, Security, Span, Value

FACT_COLUMNS = (
    "release, measure, company, security, received, type, value, unit, low, high, "
    "as_printed, as_of_start, as_of_end, published, start, end, rule, firmness"
)
SECURITY_COLUMNS = "company, key, kind, series, name, symbol, exchange, aliases"


def company_row(company: Company) -> tuple[Any, ...]:
    """Write a company: name, aliases as JSON, CIK."""
    return company.name, json.dumps(company.aliases), company.cik


def company_of(row: tuple[Any, ...]) -> Company:
    """Read a company."""
    return Company(name=row[0], aliases=tuple(json.loads(row[1])), cik=row[2])


def security_row(security: Security) -> tuple[Any, ...]:
    """Write a security in the order of SECURITY_COLUMNS."""
    return (
        security.company,
        security.key,
        security.kind,
        security.series,
        security.name,
        security.symbol,
        security.exchange,
        json.dumps(security.aliases),
    )


def security_of(row: tuple[Any, ...]) -> Security:
    """Read a security from the order of SECURITY_COLUMNS."""
    company, _, kind, series, name, symbol, exchange, aliases = row
    return Security(
        company=company,
        kind=kind,
        series=series,
        name=name,
        symbol=symbol,
        exchange=exchange,
        aliases=tuple(json.loads(aliases)),
    )


def contact_text(contact: Contact) -> str:
    """Write a contact as JSON."""
    return json.dumps(asdict(contact))


def contact_of(text: str) -> Contact:
    """Read a contact from JSON."""
    return Contact(**json.loads(text))


def fact_row(fact: Fact) -> tuple[Any, ...]:
    """Write a fact in the order of FACT_COLUMNS."""
    quantity = fact.quantity
    kind, value = _value_text(quantity.value)
    return (
        fact.release,
        fact.measure,
        fact.company,
        fact.security.key if fact.security else None,
        fact.received.key if fact.received else None,
        kind,
        value,
        quantity.unit,
        None if quantity.low is None else str(quantity.low),
        None if quantity.high is None else str(quantity.high),
        quantity.as_printed,
        fact.as_of.start.isoformat(),
        fact.as_of.end.isoformat(),
        fact.published.isoformat(),
        fact.span.start,
        fact.span.end,
        fact.rule,
        fact.firmness,
    )


def fact_of(row: tuple[Any, ...], securities: dict[tuple[str, str], Security]) -> Fact:
    """Read a fact from the order of FACT_COLUMNS; securities by company and key."""
    release, measure, company, security, received, kind, value, unit, low, high = row[:10]
    printed, start, end, published, first, last, rule, firmness = row[10:]
    return Fact(
        measure=measure,
        company=company,
        security=securities[company, security] if security else None,
        received=securities[company, received] if received else None,
        quantity=Quantity(
            value=_value_of(kind, value),
            unit=unit,
            low=None if low is None else Fraction(low),
            high=None if high is None else Fraction(high),
            as_printed=printed,
        ),
        as_of=Period(start=date.fromisoformat(start), end=date.fromisoformat(end)),
        published=date.fromisoformat(published),
        span=Span(start=first, end=last),
        release=release,
        rule=rule,
        firmness=firmness,
    )


def _value_text(value: Value) -> tuple[str, str]:
    """Write a value with the name of its type."""
    if isinstance(value, bool):
        return "boolean", "yes" if value else "no"
    if isinstance(value, date):
        return "date", value.isoformat()
    if isinstance(value, (Decimal, Fraction)):
        return type(value).__name__.lower(), str(value)
    return "text", value


def _value_of(kind: str, text: str) -> Value:
    """Read a value of a named type."""
    if kind == "boolean":
        return text == "yes"
    if kind == "date":
        return date.fromisoformat(text)
    if kind == "decimal":
        return Decimal(text)
    return Fraction(text) if kind == "fraction" else text

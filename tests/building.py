"""Sentences of a company that does not exist in; releases, facts and stores of it out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from hashlib import sha256

from bot.facts import read_facts, reconcile
from bot.language.dates import day
from bot.model import (
    Company,
    Contact,
    Fact,
    Mark,
    Period,
    Quantity,
    Release,
    Security,
    Sentence,
    Span,
)
from bot.store import Store

LARKSPUR = Company(name="Larkspur Metals Corporation", aliases=("Larkspur Metals", "Larkspur"))
COMMON = Security(
    company=LARKSPUR.name, kind="common", name="common stock", symbol="LKM", exchange="Nasdaq"
)
PREFERRED = Security(
    company=LARKSPUR.name,
    kind="preferred",
    series="A",
    name="Series A Convertible Preferred Stock",
    symbol="LKM-PrA",
    exchange="Nasdaq",
)
SECOND = Security(
    company=LARKSPUR.name, kind="preferred", series="B", name="Series B Preferred Stock"
)
PUBLISHED = date(2004, 5, 6)
_BOUNDARY = re.compile(r"(?<=[.?!])\s+(?=[A-Z])|\n+")


def release(
    text: str,
    *,
    company: Company = LARKSPUR,
    securities: tuple[Security, ...] = (COMMON, PREFERRED),
    published: date = PUBLISHED,
    number: str | None = None,
    contact: Contact | None = None,
    marks: tuple[Mark, ...] = (),
) -> Release:
    """Make a release of plain sentences, as a reader of a format would."""
    digest = sha256(f"{company.name}{published}{text}".encode()).hexdigest()
    return Release(
        id=f"{company.name.split()[0].lower()}-{published}-{digest[:8]}",
        company=company,
        number=number,
        headline=f"{company.name.upper()} REPORTS {digest[:6].upper()}",
        published=published,
        url=None,
        format="text",
        sha256=digest,
        text=text,
        sentences=tuple(_sentences(text)),
        contact=contact or Contact(name="Ines Falk", telephone="555/010-0199"),
        securities=securities,
        marks=marks,
    )


def facts_of(text: str, measure: str | None = None, **parts: object) -> tuple[Fact, ...]:
    """Read the facts of a release of some sentences, of one measure where it is named."""
    found = read_facts(release(text, **parts))  # type: ignore[arg-type]
    return tuple(fact for fact in found if measure in (None, fact.measure))


def put(store: Store, made: Release) -> bool:
    """Store a release with what is read from it."""
    facts = read_facts(made)
    return store.put(made, facts, reconcile(facts))


def store_of(*releases: Release) -> Store:
    """Make a store in memory that holds some releases."""
    store = Store.open(":memory:")
    for made in releases:
        put(store, made)
    return store


def fact(
    measure: str,
    value: Decimal | Fraction | int | str,
    unit: str = "shares",
    *,
    security: Security | None = PREFERRED,
    received: Security | None = None,
    as_of: Period | None = None,
    low: Fraction | None = None,
    high: Fraction | None = None,
) -> Fact:
    """Make a fact by hand, at no place in particular."""
    exact = Decimal(value) if isinstance(value, int | str) else value
    return Fact(
        measure=measure,
        company=LARKSPUR.name,
        security=security,
        received=received,
        quantity=Quantity(value=exact, unit=unit, low=low, high=high),
        as_of=as_of or day(PUBLISHED),
        published=PUBLISHED,
        span=Span(start=0, end=1),
        release="larkspur-2004-05-06",
        rule=f"{measure}:0",
    )


def _sentences(text: str) -> Iterator[Sentence]:
    """Cut a text into sentences where a full stop is followed by a capital."""
    at = 0
    for boundary in [*(m.span() for m in _BOUNDARY.finditer(text)), (len(text), len(text))]:
        if text[at : boundary[0]].strip():
            yield Sentence(span=Span(start=at, end=boundary[0]), text=text[at : boundary[0]])
        at = boundary[1]

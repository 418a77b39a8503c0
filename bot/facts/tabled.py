"""A release and what its sentences state in; the figures that its tables of results state, out.

A cell is read where its row's label can mean only one measure, each column has its period, the
unit is said, and nothing above the table makes its figures others: pro forma, of a part of the
company, or expected. What the sentences state already is not stated again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal

from bot.facts.columns import Columns, columns_of
from bot.facts.grids import Cell, Row, Table, tables_of
from bot.model import Fact, Period, Quantity, Release

_ANOTHER = re.compile(
    r"\b(?:pro\s?forma|non-?\s?gaap|adjusted|reconcil|segment|guidance|outlook|forecast|project(?:ed|ions?)|budget|target"
    r"|discontinued|parent|predecessor|successor|combined|restate|previously\sreported|average\sbalance|preliminary"
    r"|estimated|balance\ssheet|financial\s(?:condition|position)|cash\sflow|per\s(?:unit|barrel|ton)|by\s\w+\b"
    r"|excluding|core|operating\sdata|comparable|same[- ]store|division|subsidiary|joint\sventure)",
    re.IGNORECASE,
)
_SCALES = tuple(
    (scale, re.compile(words, re.IGNORECASE))
    for scale, words in (
        (10**3, r"\bthousands?\b|[($]\s?000['’]?s?\b|\bin\s000['’]?s\b|\(000['’]?s"),
        (10**6, r"\bmillions?\b"),
        (10**9, r"\bbillions?\b"),
    )
)
_FOREIGN = re.compile(
    r"canadian|australian|euros?\b|€|£|pounds?\b|\brmb\b|renminbi|yuan|\byen\b|\bCDN|\bC\$|\bA\$|\bHK\$|\bNT\$|pesos?\b"
    r"|rupees?|francs?\b|kron[ae]r?\b|\breais\b|R\$|hong\skong|new\szealand|singapore|\bcents\b|\bpence\b",
    re.IGNORECASE,
)
_ISSUER = re.compile(
    r"\b(?:Inc|Corp|Corporation|Incorporated|LLC|L\.P|Ltd|Limited|plc)\b", re.IGNORECASE
)
_SENTENCE = re.compile(r"\b[a-z]+\s[a-z]+.*\.$")
_UNIT = re.compile(r"\s*\((?:in\s)?(?:\$\s?)?(?:thousands|millions|000s)\)", re.IGNORECASE)
_REVENUE = re.compile(
    r"(?:total\s)?(?:consolidated\s)?(?:net\s)?(?:operating\s)?(?:revenues?|sales)"
    r"(?:,?\snet(?:\sof\sreturns(?:\sand\sallowances)?)?)?",
    re.IGNORECASE,
)
_NET_INCOME = re.compile(
    r"net\s(?:income|earnings|profit)(?:\s\(?\(?loss\)?)?|net\s\(?loss\)?(?:\sincome|\s\(?earnings\)?)?",
    re.IGNORECASE,
)
_SHARED_INCOME = re.compile(
    r"net\s.{0,30}\b(?:attributable|available|applicable|allocable)\sto\b", re.IGNORECASE
)
_OF_EACH = r"(?:net\s)?(?:income|earnings|profit|\(?loss\)?)(?:\s(?:\(loss\)|loss|\(income\)))?"
_EPS = re.compile(
    rf"(?:basic\sand\s)?(?:fully\s)?diluted\s(?:eps|{_OF_EACH}\sper\s(?:common\s)?share)"
    rf"|{_OF_EACH}\sper\s(?:common\s)?share\W{{1,4}}(?:basic\sand\s)?(?:fully\s)?diluted"
    rf"|{_OF_EACH}\sper\s(?:fully\s)?diluted\s(?:common\s)?share",
    re.IGNORECASE,
)
_PER_SHARE = re.compile(rf"{_OF_EACH}\sper\s(?:common\s)?share(?:\W.*)?", re.IGNORECASE)
_DILUTED = re.compile(r"\W*(?:(?:assuming|fully)\s)?(?:diluted|dilution)\W*", re.IGNORECASE)
_BASIC = re.compile(r"\bbasic\b", re.IGNORECASE)
_LOSS_ONLY = re.compile(r"\bloss\b", re.IGNORECASE)
_GAIN = re.compile(r"\b(?:income|earnings|profit|eps)\b", re.IGNORECASE)
_PRINTED = re.compile(
    r"\d[\d,]*(?:\.(?P<part>\d+))?\s*(?P<scale>thousand|million|billion)?", re.IGNORECASE
)
_WORDS = {"thousand": 10**3, "million": 10**6, "billion": 10**9}
_LEAST_WHOLE = 1_000_000
"""The least amount that is no count of thousands where a table does not say."""

_CLOSE = timedelta(days=7)
_TABLED = ("revenue", "net_income", "eps")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scaled:
    """What a table's amounts are counted in, None where it does not say."""

    scale: int | None


def tabled(release: Release, stated: Sequence[Fact]) -> tuple[Fact, ...]:
    """Read the results in a release's tables that its sentences do not state."""
    prose = [f for f in stated if f.measure in _TABLED]
    found: dict[tuple[str, Period], list[Fact]] = {}
    for table in tables_of(release.text):
        facts = [_as_called(fact, prose) for fact in _of_table(release, table)]
        if any(_is_off(fact, other) for fact in facts for other in prose):
            continue
        for fact in facts:
            found.setdefault((fact.measure, fact.as_of), []).append(fact)
    certain = (facts[0] for facts in found.values() if len({f.quantity.value for f in facts}) == 1)
    return tuple(f for f in certain if not any(_agrees(f, other) for other in prose))


def _of_table(release: Release, table: Table) -> Iterator[Fact]:
    """Read the rows of one table."""
    above = " ".join(table.above)
    if _ANOTHER.search(above) or _FOREIGN.search(above) or not _is_issuers(release, table.above):
        return
    if not any(c.dollar for row in table.rows for c in row.cells) and "dollar" not in above.lower():
        return
    columns = columns_of(release, table.headings)
    if columns is None:
        return
    scale = _scale(" ".join(line for line in table.above if not _SENTENCE.search(line)))
    shared = any(_SHARED_INCOME.match(row.label) for row in table.rows)
    for at, row in enumerate(table.rows):
        measure = _measure(row, table.rows[at - 1] if at else None)
        if measure is None or (measure == "net_income" and shared):
            continue
        own = _scale(row.label) or scale
        yield from _of_row(release, row, measure, (columns, own))


def _is_issuers(release: Release, above: list[str]) -> bool:
    """Tell whether the companies named above a table, if any, are the release's own."""
    own = release.company.name.split()[0].strip(",.").casefold()
    named = [line for line in above if _ISSUER.search(line)]
    return all(own in line.casefold() for line in named)


def _scale(words: str) -> int | None:
    """Find what amounts are counted in; None where nothing, or two things, are said."""
    found = [scale for scale, pattern in _SCALES if pattern.search(words)]
    return found[0] if len(found) == 1 else None


def _as_called(fact: Fact, prose: Sequence[Fact]) -> Fact:
    """Give a figure the days that the sentences give the same quarter, where they differ by few."""
    near = [f for f in prose if _is_one(f.as_of, fact.as_of)]
    own = [f for f in near if f.measure == fact.measure]
    return replace(fact, as_of=(own or near)[0].as_of) if near else fact


def _is_one(a: Period, b: Period) -> bool:
    return a.end == b.end and abs(a.start - b.start) <= _CLOSE


def _measure(row: Row, before: Row | None) -> str | None:
    """Tell what a row's label measures; None where that is not one of the results."""
    label = " ".join(_UNIT.sub("", row.label).split()).strip(" :.")
    if _DILUTED.fullmatch(label):
        context = row.under
        if not context and before is not None and _BASIC.search(before.label):
            context = before.label
        return "eps" if _PER_SHARE.fullmatch(context.strip(" :.")) else None
    if _EPS.fullmatch(label):
        return "eps"
    if _NET_INCOME.fullmatch(label):
        return "net_income"
    return "revenue" if _REVENUE.fullmatch(label) else None


def _of_row(
    release: Release, row: Row, measure: str, read_by: tuple[Columns, int | None]
) -> Iterator[Fact]:
    """Read the cells of a row that has one for each column."""
    columns, scale = read_by
    if len(row.cells) != len(columns):
        return
    if any(c.percent for c, p in zip(row.cells, columns, strict=True) if p is not None):
        return
    label = _UNIT.sub("", row.label)
    loss = bool(_LOSS_ONLY.search(f"{row.under} {label}" if measure == "eps" else label))
    loss = loss and not _GAIN.search(f"{row.under} {label}" if measure == "eps" else label)
    if loss and len({c.negative for c in row.cells if c.number}) > 1:
        return
    for cell, period in zip(row.cells, columns, strict=True):
        value = _value(cell, measure, scale, loss=loss) if period is not None else None
        if value is None or period is None:
            continue
        unit = "USD/share" if measure == "eps" else "USD"
        yield Fact(
            measure=measure,
            company=release.company.name,
            security=None,
            quantity=Quantity(value=value, unit=unit, as_printed=cell.printed),
            as_of=period,
            published=release.published,
            span=row.span,
            release=release.id,
            rule=f"{measure}:tabled",
        )


def _value(cell: Cell, measure: str, scale: int | None, *, loss: bool) -> Decimal | None:
    """Give a cell's value in dollars; None where it has none or its unit is not certain."""
    if not cell.number or cell.noted:
        return None
    value = Decimal(cell.number)
    if measure == "eps":
        if "." not in cell.number or value >= 1000:
            return None
    elif scale is not None:
        value *= scale
    elif value < _LEAST_WHOLE or "." in cell.number:
        return None
    if value == 0 or (measure == "revenue" and (cell.negative or loss)):
        return None
    return -value if cell.negative or loss else value


def _agrees(fact: Fact, other: Fact) -> bool:
    """Tell whether a sentence states the same figure, if rounded as it is printed there."""
    if fact.measure != other.measure or not _is_one(fact.as_of, other.as_of):
        return False
    a, b = (Decimal(str(f.quantity.value)) for f in (fact, other))
    return abs(a - b) <= _unit_of(other)


def _is_off(fact: Fact, other: Fact) -> bool:
    """Tell whether a sentence states the figure a thousandfold: the unit was misread."""
    if fact.measure != other.measure or not _is_one(fact.as_of, other.as_of):
        return False
    a, b = abs(Decimal(str(fact.quantity.value))), abs(Decimal(str(other.quantity.value)))
    return b != 0 and (a / b > 500 or a / b < Decimal("0.002"))


def _unit_of(fact: Fact) -> Decimal:
    """Give the last decimal place, as an amount, to which a figure is printed."""
    found = _PRINTED.search(fact.quantity.as_printed)
    if found is None:
        return Decimal(0)
    scale = _WORDS[found["scale"].lower()] if found["scale"] else 1
    exact = not found["scale"] and not found["part"]
    return Decimal(0) if exact else Decimal(scale).scaleb(-len(found["part"] or ""))

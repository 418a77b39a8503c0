"""A release in; the facts that its sentences and its furniture state out.

Which sentences state what is said by the measures' templates alone. A match whose class of
security, time or value is not certain is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from bot.language.dates import day
from bot.language.names import Names
from bot.language.recognise import DATE, NUMBER, PERCENT, SHARES, Entity, Recognised, recognise
from bot.language.securities import Mention, resolve
from bot.language.templates import Match, Slot
from bot.measures import Measure, Statement, measures
from bot.model import Fact, Period, Quantity, Release, Security, Sentence, Span

_CONDITIONAL = re.compile(
    r"\b(?:if|would|could|may|might|assuming|whether|unless|should|expects?\s+to|intends?\s+to"
    r"|plans?\s+to|proposes?\s+to|subject\s+to)\b",
    re.IGNORECASE,
)
_ADVERBIAL = re.compile(
    rf"\b(?:in|on|as of|at|during|by|effective)\s+(?P<date>{DATE})", re.IGNORECASE
)
_SAME_TIME = re.compile(r"\b(?:at|by|on|as of)\s+that\s+(?:time|date)\b", re.IGNORECASE)
_TYPES = {"shares": SHARES, "shares/share": SHARES, "percent": PERCENT, "fraction": NUMBER}
_TYPES |= {"years": NUMBER, "date": DATE, "year": DATE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A recognised sentence and the time that it is about; `stated` if it names one."""

    sentence: Sentence
    recognised: Recognised
    as_of: Period
    stated: bool


def read_facts(release: Release) -> tuple[Fact, ...]:
    """Read what a release states; each fact once, in the order of the measures."""
    names = Names([release.company], release.securities)
    readings = tuple(_readings(release, names))
    found: dict[tuple[object, ...], Fact] = {}
    for measure in measures().values():
        for fact in _facts(release, measure, readings):
            key = (
                fact.measure,
                fact.security and fact.security.key,
                fact.as_of,
                fact.quantity.value,
            )
            found.setdefault(key, fact)
    return tuple(found.values())


def _readings(release: Release, names: Names) -> Iterator[Reading]:
    """Recognise each sentence and find the time it is about, carried by "at that time"."""
    last = None
    for sentence in release.sentences:
        recognised = recognise(sentence.text, names)
        adverbial = [
            recognised.entity_at(m.start("date")) for m in _ADVERBIAL.finditer(recognised.masked)
        ]
        own = adverbial[0].period if len(adverbial) == 1 else None
        if own is None and _SAME_TIME.search(recognised.masked):
            own = last
        last = own or last
        yield Reading(
            sentence=sentence,
            recognised=recognised,
            as_of=own or day(release.published),
            stated=own is not None,
        )


def _facts(release: Release, measure: Measure, readings: Iterable[Reading]) -> Iterator[Fact]:
    """Read one measure by all of its statements."""
    for number, statement in enumerate(measure.statements):
        rule = f"{measure.name}:{number}"
        if statement.mark:
            yield from _marked(release, measure, statement.mark, rule)
            continue
        for reading in readings:
            if statement.template.anchor not in reading.recognised.masked.lower():
                continue
            for match in statement.template.matches(reading.recognised):
                fact = _fact(release, measure, statement, reading, match)
                if fact is not None:
                    yield fact


def _fact(
    release: Release, measure: Measure, statement: Statement, reading: Reading, match: Match
) -> Fact | None:
    """Make the fact of a match, or None where something about it is not certain."""
    if measure.class_bound and _conditional(reading, match):
        return None
    if statement.dated and not reading.stated:
        return None
    quantity = _quantity(measure, statement, reading, match)
    security = _security(release, match, (statement.security, statement.value or measure.unit))
    received = _security(release, match, (statement.received,)) if statement.received else None
    if quantity is None or (measure.class_bound and security is None):
        return None
    if statement.received and received is None:
        return None
    dated = match.slots.get("date")
    own = dated.entity.period if dated and dated.entity and statement.value != "date" else None
    offset = reading.sentence.span.start
    return Fact(
        measure=measure.name,
        company=release.company.name,
        security=security,
        received=received,
        quantity=quantity,
        as_of=own or reading.as_of,
        published=release.published,
        span=Span(start=offset + match.span.start, end=offset + match.span.end),
        release=release.id,
        rule=f"{measure.name}:{measure.statements.index(statement)}",
    )


def _conditional(reading: Reading, match: Match) -> bool:
    """Tell whether a match stands under a condition or an intention."""
    return _CONDITIONAL.search(reading.sentence.text[: match.span.end]) is not None


def _quantity(
    measure: Measure, statement: Statement, reading: Reading, match: Match
) -> Quantity | None:
    """Read the value of a match in the measure's unit, or None where it is not one."""
    if statement.constant is not None:
        printed = reading.recognised.text[match.span.start : match.span.end]
        return Quantity(value=statement.constant == "yes", unit="boolean", as_printed=printed)
    slot = match.slots.get(statement.value or measure.unit)
    if slot is None:
        return None
    if measure.unit == "text":
        words = _described(reading.recognised, slot)
        return Quantity(value=words, unit="text", as_printed=words)
    entity = slot.entity
    if entity is None or entity.type != _TYPES.get(measure.unit):
        return None
    if entity.period is not None:
        return _of_period(measure.unit, entity.period)
    return _of_number(measure.unit, entity)


def _of_period(unit: str, period: Period) -> Quantity | None:
    """Read a period as a date or a year, or None where it is not of that precision."""
    if unit == "year":
        return Quantity(value=Decimal(period.start.year), unit=unit, as_printed=str(period))
    if period.start != period.end:
        return None
    return Quantity(value=period.start, unit=unit, as_printed=period.start.isoformat())


def _of_number(unit: str, entity: Entity) -> Quantity | None:
    """Read a number in a measure's unit; a bound is no figure, a count of shares is whole."""
    quantity = entity.quantity
    if quantity is None or (quantity.low is None) != (quantity.high is None):
        return None
    value = quantity.value
    if not isinstance(value, (Decimal, Fraction)) or value <= 0:
        return None
    if unit == "shares" and Fraction(value).denominator != 1:
        return None
    if unit == "fraction" and not (isinstance(value, Fraction) and value < 1):
        return None
    return Quantity(
        value=value,
        unit=unit,
        low=quantity.low,
        high=quantity.high,
        as_printed=quantity.as_printed,
    )


def _security(release: Release, match: Match, slots: Iterable[str | None]) -> Security | None:
    """Resolve the class named by the first of some slots that names one."""
    for name in slots:
        entity = match.slots[name].entity if name in match.slots else None
        if entity is None or entity.security is None:
            continue
        if isinstance(entity.security, Security):
            return entity.security
        return _class(release, entity.security)
    return None


def _class(release: Release, mention: Mention) -> Security | None:
    """Resolve a mention among a release's classes; a kind that it never lists is its own."""
    known = release.securities
    if mention.kind and not any(s.kind == mention.kind for s in known):
        return Security(
            company=release.company.name,
            kind=mention.kind,
            series=mention.series,
            name=mention.words,
        )
    return resolve(mention, known)


def _described(recognised: Recognised, slot: Slot) -> str:
    """Write the words of a slot plainly: no leading "the", "shares of X" as "X"."""
    words = recognised.text[slot.span.start : slot.span.end]
    words = re.sub(r"\bshares?\s+of\s+", "", words, flags=re.IGNORECASE)
    if slot.entity is None:
        words = re.sub(r"^the\s+(?=[A-Z])", "", words)
    return words.strip(" ,")


def _marked(release: Release, measure: Measure, mark: str, rule: str) -> Iterator[Fact]:
    """Read a measure from parts of the furniture: a contact, a symbol, the date."""
    prefix, _, last = mark.rpartition(".")
    for found in release.marks:
        of_class = prefix == "security" and re.fullmatch(rf"security\..+\.{last}", found.name)
        if found.name != mark and not of_class:
            continue
        security = None
        if of_class:
            key = found.name.removeprefix("security.").removesuffix(f".{last}")
            security = next((s for s in release.securities if key in (s.key, s.kind)), None)
        yield Fact(
            measure=measure.name,
            company=release.company.name,
            security=security,
            quantity=_furniture(release, measure, found.value),
            as_of=day(release.published),
            published=release.published,
            span=found.span,
            release=release.id,
            rule=rule,
        )


def _furniture(release: Release, measure: Measure, text: str) -> Quantity:
    """Write a part of the furniture in the measure's unit."""
    if measure.unit == "date":
        return Quantity(value=release.published, unit="date", as_printed=text)
    if measure.unit == "year":
        return Quantity(value=Decimal(release.published.year), unit="year", as_printed=text)
    return Quantity(value=text, unit=measure.unit, as_printed=text)

"""A release in; the facts that its sentences and its furniture state out.

Which sentences state what is said by the measures' templates alone. A match whose class of
security, time or value is not certain is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache

from bot.facts.called import called_rates
from bot.facts.classes import in_slots, named_by, of_each, of_sentence, topical
from bot.facts.guards import stands
from bot.facts.periods import begins_something, reported_in, without_undated
from bot.facts.ranges import is_end_of_range
from bot.facts.readings import Reading, firmness, forms, is_ahead, is_boilerplate, readings
from bot.facts.values import constant, of_entity, slot_name, words
from bot.language.dates import day
from bot.language.recognise import QUANTITIES, Entity
from bot.language.templates import Match
from bot.measures import Measure, Statement, measures
from bot.model import Fact, Mark, Period, Quantity, Release, Security, Span

_MORE = re.compile(r"\b(?:additional|more|further|extra)\b", re.IGNORECASE)
_GOES_ON = re.compile(
    r"(?:the|this|these|such|both|it|they|payments?|all|each|dividends?|distributions?|record|redemption"
    r"|(?:share|stock|unit)?holders)\b",
    re.IGNORECASE,
)
_PLURAL = re.compile(
    r"\w+\s(?:[\w-]+\s){0,2}(?:dividends|distributions)\b|dividends|both|(?:dividend|distribution)\s(?:checks|cheques|payments)\b",
    re.IGNORECASE,
)
_PARAGRAPH = "\n\n"


@dataclass(frozen=True, slots=True)
class Rule:
    """One statement of one measure, under the name that facts keep of it."""

    name: str
    measure: Measure
    statement: Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One value of a match, and the entity that it was read from, if it was one.

    `since` is where the figure of the same kind before it in the sentence ends.
    """

    quantity: Quantity
    entity: Entity | None
    since: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """What stands before a match: the classes that go on, and where the match before it ends."""

    carried: tuple[Security, ...] = ()
    end: int = 0


def read_facts(release: Release) -> tuple[Fact, ...]:
    """Read what a release states; each fact once, in the order of the text."""
    found: dict[tuple[object, ...], Fact] = {}
    facts = [*_furniture(release), *_stated(release), *called_rates(release)]
    for fact in sorted(facts, key=lambda fact: (fact.span.start, fact.measure)):
        value = fact.quantity.value
        same = value.casefold() if isinstance(value, str) else value
        key = (fact.measure, fact.security and fact.security.key, fact.as_of, same)
        found.setdefault(key, fact)
    return tuple(without_undated(found.values()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """The statements of all measures by the words that anchor them.

    Each set of words that a template may need has a bit; `bits` are those that a word sets,
    and a rule fits a sentence that sets all of its own.
    """

    rules: dict[str, tuple[tuple[int, Rule], ...]]
    bits: dict[str, int]


@cache
def _index() -> Index:
    """Index the statements of all measures."""
    index: dict[str, list[tuple[int, Rule]]] = {}
    places: dict[frozenset[str], int] = {}
    for measure in measures().values():
        for number, statement in enumerate(measure.statements):
            if not statement.says:
                continue
            needs = statement.template.needs
            own = sum({1 << places.setdefault(needed, len(places)) for needed in needs})
            rule = Rule(f"{measure.name}:{number}", measure, statement)
            for anchor in statement.template.anchors:
                index.setdefault(anchor, []).append((own, rule))
    bits: dict[str, int] = {}
    for needed, place in places.items():
        for word in needed:
            bits[word] = bits.get(word, 0) | 1 << place
    return Index(rules={anchor: tuple(rules) for anchor, rules in index.items()}, bits=bits)


@lru_cache(maxsize=4)  # a sentence is asked about when it is chosen and when it is read
def _fitting(words: frozenset[str]) -> tuple[Rule, ...]:
    """Find the statements that can be in a sentence of some words."""
    index = _index()
    known = words & index.bits.keys()
    has = 0
    for word in known:
        has |= index.bits[word]
    found = {
        rule.name: rule
        for word in known
        for own, rule in index.rules.get(word, ())
        if own & has == own
    }
    return tuple(found.values())


def _stated(release: Release) -> Iterator[Fact]:
    """Read the facts of the sentences; the class of one may go on in the next."""
    before: list[Fact] = []
    for reading in readings(release, lambda words: bool(_fitting(words))):
        start = reading.sentence.span.start
        before = [f for f in before if release.text.count(_PARAGRAPH, f.span.end, start) < 2]
        for form in forms(reading):
            for fact in _of_form(release, form, before):
                before += [fact] if fact.security else []
                yield fact


def _of_form(release: Release, reading: Reading, before: list[Fact]) -> Iterator[Fact]:
    """Read the facts of one form of a sentence, after those of the sentences before it."""
    for rule in _fitting(reading.words):
        if reading.drawn_from and rule.measure.unit == "text":
            continue  # words are kept as they are printed
        carried: tuple[Security, ...] | None = None
        last = 0
        for match in rule.statement.template.matches(reading.recognised):
            if carried is None:
                carried = _carried(release, rule.measure, before, reading)
            known = Before(carried=carried, end=last)
            yield from _facts(release, rule, reading, match, known)
            last = match.span.end


def _carried(
    release: Release, measure: Measure, before: list[Fact], reading: Reading
) -> tuple[Security, ...]:
    """Find the classes that a sentence without one goes on about, by the facts before it.

    A fact of the same family (`dividend_…`) decides, for "the dividends" all of them; else all
    must be of one class. Where none is before it, it is about the class that the release is about.
    """
    named = any(e.security for e in reading.recognised.entities)
    if not measure.follows or named:
        return ()
    if not _GOES_ON.match(reading.sentence.text):
        about = topical(release, measure)
        return (about,) if about else ()
    start = reading.sentence.span.start
    near = [f for f in before if _PARAGRAPH not in release.text[f.span.end : start]]
    family = measure.name.partition("_")[0]
    akin = [f for f in near if f.measure.partition("_")[0] == family]
    if akin and not _PLURAL.match(reading.sentence.text):
        return (akin[-1].security,) if akin[-1].security else ()
    akin = akin or [f for f in before if f.measure.partition("_")[0] == family]
    classes = {f.security.key: f.security for f in akin or near if f.security}
    if len(classes) == 1 or (akin and _PLURAL.match(reading.sentence.text)):
        return tuple(classes.values())
    about = None if classes else topical(release, measure)
    return (about,) if about else ()


def _facts(
    release: Release, rule: Rule, reading: Reading, match: Match, known: Before
) -> Iterator[Fact]:
    """Make the facts of a match; none where something about it is not certain."""
    measure, statement = rule.measure, rule.statement
    text = reading.sentence.text
    if measure.news and is_boilerplate(release, reading.sentence, "about"):
        return
    if not stands(statement, reading, match) or _is_below(release, statement, reading):
        return
    own = match.span.start if statement.bound else match.span.end
    firm = "stated" if statement.terms else firmness(text[:own], text)
    if measure.balance and firm == "stated" and is_ahead(text[: match.span.end]):
        firm = "expected"
    if (firm is None and measure.unit != "text") or (statement.dated and not reading.stated):
        return
    received = in_slots(release, match, (statement.received,)) if statement.received else None
    if statement.received and received is None:
        return
    as_of = _time(release, rule, reading, match)
    if as_of is None:
        return
    offset = reading.sentence.span.start
    of_values = (
        (value, security)
        for value in _values(rule, reading, match, release.published)
        for security in _classes(release, rule, reading, match, replace(value, since=known.end))
        or known.carried
        or (None,)
    )
    for value, security in of_values:
        if measure.class_bound and security is None:
            continue
        if security and measure.kinds and security.kind not in measure.kinds:
            continue
        yield Fact(
            measure=measure.name,
            company=release.company.name,
            security=security,
            received=received,
            quantity=value.quantity,
            as_of=as_of,
            published=release.published,
            span=Span(start=offset + match.span.start, end=offset + match.span.end),
            release=release.id,
            rule=rule.name,
            firmness=firm or "stated",
        )


def _is_below(release: Release, statement: Statement, reading: Reading) -> bool:
    """Tell whether a line stands right below words that make it another figure."""
    if not statement.unless_above:
        return False
    above = release.text[: reading.sentence.span.start].lower().split("\n")[-5:]
    return any(word in line for word in statement.unless_above for line in above)


def _values(rule: Rule, reading: Reading, match: Match, published: date) -> Iterator[Value]:
    """Read the values of a match: one, or one for each count of a list."""
    measure, statement = rule.measure, rule.statement
    if statement.constant is not None:
        printed = reading.recognised.text[match.span.start : match.span.end]
        yield Value(quantity=constant(statement, printed, published), entity=None)
        return
    slot = match.slots.get(slot_name(measure, statement))
    if slot is None:
        return
    if measure.unit == "text":
        yield Value(quantity=words(reading.recognised, slot), entity=slot.entity)
        return
    paired = "respectively" in (statement.says or "")
    if slot.entity is None or (not paired and _is_one_of_a_pair(reading, slot.entity)):
        return
    if "low" not in match.slots and _is_of_a_range(reading, slot.entity):
        return
    printed = reading.recognised.text[slot.span.start : slot.span.end]
    if statement.split == "additional" and not _MORE.search(printed):
        return
    for entity in slot.entity.members or (slot.entity,):
        if measure.has_losses and not statement.negative and _is_bracketed(reading, entity):
            continue
        quantity = of_entity(measure, statement, entity, match)
        if quantity is not None:
            yield Value(quantity=quantity, entity=entity)


def _is_bracketed(reading: Reading, entity: Entity) -> bool:
    """Tell whether an amount stands alone in brackets, as accounts print a loss: "was ($0.01)".

    Right after another amount it may be that once more: "$0.66 ($0.65)".
    """
    text, at = reading.recognised.text, reading.recognised.starts.index(entity.span.start)
    alone = text[: entity.span.start].endswith("(") and text.startswith(")", entity.span.end)
    return alone and re.search(rf"[{QUANTITIES}]\s?\($", reading.recognised.masked[:at]) is None


def _is_one_of_a_pair(reading: Reading, entity: Entity) -> bool:
    """Tell whether "respectively" gives figures joined to this one each their own meaning.

    Where it has given each its class, the list is one entity.
    """
    masked, starts = reading.recognised.masked, reading.recognised.starts
    at = starts.index(entity.span.start)
    if "respectively" not in masked[at:].lower():
        return False
    before = re.search(rf"[{QUANTITIES}](?:,\s|,?\sand\s)$", masked[:at])
    after = re.match(rf"(?:,\s|,?\sand\s)[{QUANTITIES}]", masked[at + 1 :])
    return before is not None or after is not None


def _is_of_a_range(reading: Reading, entity: Entity) -> bool:
    """Tell whether a figure is one end of a range, in a sentence or in the one it is drawn from."""
    drawn = reading.drawn_from
    printed = [e for e in drawn.entities if e.quantity == entity.quantity] if drawn else []
    return is_end_of_range(reading.recognised, entity) or any(
        is_end_of_range(drawn, one) for one in printed if drawn and one.quantity
    )


_FURTHER = ("also", "besides")


def _classes(
    release: Release, rule: Rule, reading: Reading, match: Match, value: Value
) -> tuple[Security, ...]:
    """List the classes that a value is of: one, or all that its words join."""
    one = _class(release, rule, reading, match, value)
    further = [in_slots(release, match, (name,)) for name in _FURTHER if name in match.slots]
    if further:
        every = [s for s in (one, *further) if s]
        return tuple(every) if len(every) == len(further) + 1 else ()
    if one or rule.statement.security in match.slots or not rule.measure.class_bound:
        return (one,) if one else ()
    if not rule.measure.shared and any(e.security for e in reading.recognised.entities):
        return ()
    own = value.entity.span.start if value.entity else match.span.end
    return of_each(release, rule.measure, reading, value.since, own)


def _class(
    release: Release, rule: Rule, reading: Reading, match: Match, value: Value
) -> Security | None:
    """Find the class that a value is of: by its slot, by its own words, or by the sentence."""
    if not rule.measure.class_bound:
        return in_slots(release, match, (rule.statement.security,))
    if value.entity is not None and value.entity.security is not None:
        own = slot_name(rule.measure, rule.statement)
        if rule.statement.received != own:
            return named_by(release, value.entity)
    named = match.slots.get(rule.statement.security)
    if named is not None:
        return in_slots(release, match, (rule.statement.security,))
    if rule.statement.received:
        return None
    return of_sentence(release, rule.measure, reading)


def _time(release: Release, rule: Rule, reading: Reading, match: Match) -> Period | None:
    """Find the time that a match is about: its own date, unless that is its value.

    A figure of a quarter or a year has none where it is open which one that is.
    """
    if rule.measure.periodic:
        return reported_in(release, reading.sentence, match.span)
    dated = match.slots.get("as_of")
    if dated is None and slot_name(rule.measure, rule.statement) != "date":
        dated = match.slots.get("date")
    if dated is not None and dated.entity is not None and dated.entity.period is not None:
        if not begins_something(reading.sentence.text, dated.entity.span.start):
            return dated.entity.period
        if rule.measure.spanning:
            return None
    if rule.measure.spanning and (period := reported_in(release, reading.sentence, match.span)):
        return period
    if rule.measure.announced or rule.measure.unit == "date":
        return day(release.published)
    return reading.as_of


def _furniture(release: Release) -> Iterator[Fact]:
    """Read the facts of the furniture: the contact, the symbols, the date."""
    listed = tuple(_listings(release))
    for rule in _of_furniture():
        yield from _marked(release, rule, listed)


@cache
def _of_furniture() -> tuple[Rule, ...]:
    """List the statements that are read from the furniture."""
    return tuple(
        Rule(f"{measure.name}:{number}", measure, statement)
        for measure in measures().values()
        for number, statement in enumerate(measure.statements)
        if statement.mark
    )


def _marked(release: Release, rule: Rule, listed: tuple[Mark, ...]) -> Iterator[Fact]:
    """Read a measure from the marks of one name."""
    mark = rule.statement.mark or ""
    prefix, _, last = mark.rpartition(".")
    for found in (*release.marks, *listed):
        name = found.name
        of_class = (
            prefix == "security" and name.startswith("security.") and name.endswith(f".{last}")
        )
        if found.name != mark and not of_class:
            continue
        key = found.name.removeprefix("security.").removesuffix(f".{last}")
        classes: Iterable[Security] = release.securities if of_class else ()
        yield Fact(
            measure=rule.measure.name,
            company=release.company.name,
            security=next((s for s in classes if key in (s.key, s.kind)), None),
            quantity=_of_mark(release, rule.measure, found.value),
            as_of=day(release.published),
            published=release.published,
            span=found.span,
            release=release.id,
            rule=rule.name,
        )


def _listings(release: Release) -> Iterator[Mark]:
    """Mark the exchange that each class is listed on, where the text names it."""
    for security in release.securities:
        at = release.text.find(security.exchange) if security.exchange else -1
        if security.exchange and at >= 0:
            span = Span(start=at, end=at + len(security.exchange))
            yield Mark(name=f"security.{security.key}.exchange", value=security.exchange, span=span)


def _of_mark(release: Release, measure: Measure, text: str) -> Quantity:
    """Write a part of the furniture in the measure's unit."""
    if measure.unit == "date":
        return Quantity(value=release.published, unit="date", as_printed=text)
    if measure.unit == "year":
        return Quantity(value=Decimal(release.published.year), unit="year", as_printed=text)
    return Quantity(value=text, unit=measure.unit, as_printed=text)

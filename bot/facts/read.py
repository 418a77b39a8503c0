"""A release in; the facts that its sentences and its furniture state out.

Which sentences state what is said by the measures' templates alone. A match whose class of
security, time or value is not certain is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from bot.facts.called import called_rates
from bot.facts.carried import PARAGRAPH, carried_over
from bot.facts.classes import in_slots, named_by, of_each, of_sentence
from bot.facts.compared import compared
from bot.facts.doubtful import undoubted
from bot.facts.figures import Value, values_of
from bot.facts.furniture import furniture
from bot.facts.guards import stands
from bot.facts.periods import reported_in, without_undated
from bot.facts.phrases import begins_something
from bot.facts.reading import Reading
from bot.facts.readings import firmness, forms, is_ahead, is_boilerplate, readings
from bot.facts.rules import Rule, fitting
from bot.facts.tabled import tabled
from bot.facts.values import slot_name
from bot.language.dates import day
from bot.language.recognise import SHARES
from bot.language.templates import Match
from bot.measures import Statement
from bot.model import Fact, Period, Release, Security, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """What stands before a match: the classes that go on, and where the match before it ends."""

    carried: tuple[Security, ...] = ()
    end: int = 0


def read_facts(release: Release) -> tuple[Fact, ...]:
    """Read what a release states; each fact once, in the order of the text."""
    read = [*furniture(release), *_stated(release), *called_rates(release)]
    read += compared(release, read)
    once = _once((*read, *tabled(release, read)))
    return undoubted(tuple(without_undated(once)), release)


def _once(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Leave out what is stated again, and put the rest in the order of the text."""
    found: dict[tuple[object, ...], Fact] = {}
    for fact in sorted(facts, key=lambda fact: (fact.span.start, fact.measure)):
        value = fact.quantity.value
        same = value.casefold() if isinstance(value, str) else value
        key = (fact.measure, fact.security and fact.security.key, fact.as_of, same)
        found.setdefault(key, fact)
    return tuple(found.values())


def _stated(release: Release) -> Iterator[Fact]:
    """Read the facts of the sentences; the class of one may go on in the next."""
    before: list[Fact] = []
    for reading in readings(release, lambda words: bool(fitting(words))):
        start = reading.sentence.span.start
        before = [f for f in before if release.text.count(PARAGRAPH, f.span.end, start) < 2]
        for form in forms(reading):
            for fact in _of_form(release, form, before):
                before += [fact] if fact.security else []
                yield fact


def _of_form(release: Release, reading: Reading, before: list[Fact]) -> Iterator[Fact]:
    """Read the facts of one form of a sentence, after those of the sentences before it."""
    for rule in fitting(reading.words):
        if reading.drawn_from and rule.measure.unit == "text":
            continue  # words are kept as they are printed
        carried: tuple[Security, ...] | None = None
        last = 0
        for match in rule.statement.template.matches(reading.recognised):
            if carried is None:
                carried = carried_over(release, rule.measure, before, reading)
            known = Before(carried=carried, end=last)
            yield from _facts(release, rule, reading, match, known)
            last = match.span.end


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
    received = _received(release, statement, match)
    if statement.received and received is None:
        return
    as_of = _time(release, rule, reading, match)
    if as_of is None:
        return
    offset = reading.sentence.span.start
    of_values = (
        (value, security)
        for value in values_of(rule, reading, match, release.published)
        for security in _classes(release, rule, reading, match, replace(value, since=known.end))
        or known.carried
        or (None,)
    )
    for value, security in of_values:
        if measure.class_bound and (security is None or security == received):
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


def _received(release: Release, statement: Statement, match: Match) -> Security | None:
    """Find the class on the other side of a ratio; plain "shares" are of the one common class."""
    if not statement.received:
        return None
    slot = match.slots.get(statement.received)
    if slot is None or slot.entity is None or slot.entity.security is not None:
        return in_slots(release, match, (statement.received,))
    common = [security for security in release.securities if security.kind == "common"]
    return common[0] if slot.entity.type == SHARES and len(common) == 1 else None


def _is_below(release: Release, statement: Statement, reading: Reading) -> bool:
    """Tell whether a line stands right below words that make it another figure."""
    if not statement.unless_above:
        return False
    above = release.text[: reading.sentence.span.start].lower().split("\n")[-5:]
    return any(word in line for word in statement.unless_above for line in above)


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

"""A release in; the rates that its classes are called by out: 6.5, of its 6.5% notes.

A name is no statement that a template could be written for: it stands anywhere in a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from bot.facts.classes import named_by
from bot.facts.readings import LONGEST, is_boilerplate
from bot.language.dates import day
from bot.language.names import Names
from bot.language.recognise import Entity, recognise
from bot.language.securities import Mention
from bot.measures import Measure, measures
from bot.model import Fact, Release, Span

MEASURE = "coupon"
MOST = Decimal(30)
"""Percent a year beyond which a number before a name is no rate."""

_NAMED = re.compile(
    r"%\s[^.;]{0,80}?(?:prefer|notes|debentures|securities|depositary)", re.IGNORECASE
)
_GIVEN = re.compile(r"\s(?:\W?\w\W?\s)?(?:stock\s)?(?:dividend|tender|conversion)\b", re.IGNORECASE)
"""What makes a percentage before a name another figure: a stock dividend's."""


def called_rates(release: Release) -> Iterator[Fact]:
    """Read the rate of each class that is called by one, once for each sentence."""
    measure = measures().get(MEASURE)
    if measure is None:
        return
    names = Names([release.company], release.securities)
    for sentence in release.sentences:
        text = sentence.text
        if len(text) > LONGEST or not _NAMED.search(text) or is_boilerplate(release, sentence):
            continue
        for entity in recognise(text, names, near=release.published).entities:
            yield from _called(release, measure, sentence.span.start, text, entity)


def _called(
    release: Release, measure: Measure, offset: int, text: str, entity: Entity
) -> Iterator[Fact]:
    """Make the fact of one name, where it has a rate and is of a class of the issuer."""
    mention = entity.security
    if not isinstance(mention, Mention) or mention.rate is None or mention.owner is not None:
        return
    value = mention.rate.value
    security = named_by(release, entity)
    if security is None or security.kind not in measure.kinds or value > MOST:  # type: ignore[operator]
        return
    if _GIVEN.match(text, entity.span.end):
        return
    start, end = offset + entity.span.start, offset + entity.span.end
    yield Fact(
        measure=measure.name,
        company=release.company.name,
        security=security,
        quantity=mention.rate,
        as_of=day(release.published),
        published=release.published,
        span=Span(start=start, end=end),
        release=release.id,
        rule=f"{measure.name}:called",
    )

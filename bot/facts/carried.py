"""The facts of earlier sentences in; the classes that a sentence without one goes on about out."""

from __future__ import annotations

import re

from bot.facts.classes import topical
from bot.facts.reading import Reading
from bot.measures import Measure
from bot.model import Fact, Release, Security

_GOES_ON = re.compile(
    r"(?:the|this|these|such|both|it|they|payments?|all|each|dividends?|distributions?|record|redemption"
    r"|(?:share|stock|unit)?holders)\b",
    re.IGNORECASE,
)
_PLURAL = re.compile(
    r"\w+\s(?:[\w-]+\s){0,2}(?:dividends|distributions)\b|dividends|both|(?:dividend|distribution)\s(?:checks|cheques|payments)\b",
    re.IGNORECASE,
)
PARAGRAPH = "\n\n"
"""What parts paragraphs from each other."""


def carried_over(
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
    near = [f for f in before if PARAGRAPH not in release.text[f.span.end : start]]
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

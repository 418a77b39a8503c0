"""A release in; its sentences recognised, each with the time that it is about, out.

Safe-harbour text is left out: it states nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from bot.facts.reading import Reading
from bot.facts.references import referred
from bot.language.dates import day
from bot.language.names import Names
from bot.language.paraphrases import paraphrases
from bot.language.recognise import DATE, Recognised, recognise
from bot.language.templates import words_of
from bot.model import Firmness, Period, Release, Sentence, Span

_CONDITIONAL = re.compile(
    r"\b(?:if(?!\s+(?:any|and\s+when\s+declared|declared|(?:the|this)\s+(?:merger|offer|acquisition|transaction)"
    r"\s+is\s+(?:completed|consummated|approved))\b)|would|could|(?-i:may)|might|assuming|whether|unless(?!\s+(?:further\s+|earlier\s+|sooner\s+)?"
    r"(?:extended|terminated|converted|redeemed|repurchased))|should)\b",
    re.IGNORECASE,
)
_EXPECTED = re.compile(
    r"\b(?:expects?|expected|intends?|plans?|proposes?|proposed|anticipates?|anticipated|estimates?"
    r"|estimated|targets?)\s+(?:that|to|the|it|approximately|about)\b",
    re.IGNORECASE,
)
_WILL_BE = re.compile(
    r"\b(?:will|to\s+be)\b"
    r"(?:(?!,\s(?!(?:thereby\s)?(?:leaving|bringing|reducing)\b)|;|\bwhich\b|\bthat\b).)*$",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:not|never|neither|nor|none)\b(?:\s+[\w'’-]+){0,3}\s*$"
    r"|\b(?:denie[sd]|rejects?|rejected|refuse[sd]?|declined|withdrew)\b(?:\s+[\w'’-]+){0,4}\s*$",
    re.IGNORECASE,
)
_PRELIMINARY = re.compile(
    r"\b(?:preliminary|preliminarily|subject\s+to\s+verification)\b", re.IGNORECASE
)
_DOLLARS = re.compile(
    r"\b(?:amounts?|figures?|dollars?|results?|otherwise|currency|sums?)\b[^.;]{0,80}?"
    r"\b(?:in|are|is|to)\s+(?:the\s+)?(?P<of>Canadian|Australian|Hong\s+Kong|New\s+Zealand)\s+(?:dollars?|funds|currency)"
    r"|\b(?:in|(?:thousands|millions)\s+of)\s+(?P<in>Canadian|Australian|Hong\s+Kong|New\s+Zealand)\s+dollars\s*"
    r"(?:,|\)|except|unless)",
    re.IGNORECASE,
)
_BARE_DOLLAR = re.compile(
    r"(?!.*\bU\.?S)(?:(?:[a-z]+ )*\$|.*(?:\bcents?|¢|\bdollars)$)", re.IGNORECASE
)
_DOLLARS_OF = {"c": "CAD", "a": "AUD", "h": "HKD", "n": "NZD"}
_ADVERBIAL = re.compile(
    rf"\b(?:in|on|as\s+of|at|during|by|effective|until)\s(?:(?:the|its|our)\s)?"
    rf"(?:the\s+close\s+of\s+business\s+on\s)?(?P<date>{DATE})",
    re.IGNORECASE,
)
_OF_ANOTHER = re.compile(
    r"(?:\b(?:compared\s+(?:to|with)|versus|than|since)\b(?:(?!,\s|;).)*"
    r"|\b(?:(?:was|were|been|program|plan|which|that)\s+(?:began|begun|commenced|launched|initiated|established)"
    r"|authori[sz]ed|adopted|instituted|previously\s+announced|first\s+announced)(?:\s+\w+){0,2}\s)$",
    re.IGNORECASE,
)
"""What stands before the day of something else: of what is compared with, or of a beginning."""

LONGEST = 4_000
"""Characters of the longest sentence that is read: no prose is longer, only tables and malice."""

_MOST_ITEMS = 12
_LONGEST_ITEM = 240
"""Items of a list, and characters of one, that are read with the words that lead to it."""

_DIGIT = re.compile(r"\d")
_SAME_TIME = re.compile(r"\b(?:at|by|on|as of)\s+that\s+(?:time|date)\b", re.IGNORECASE)


def forms(reading: Reading) -> Iterator[Reading]:
    """Give a sentence as printed, and each plainer one that it says; of a list only these."""
    if not reading.listed:
        yield reading
    for form in paraphrases(reading.recognised, whole=not reading.listed):
        words = words_of(form.masked)
        yield replace(reading, recognised=form, words=words, drawn_from=reading.recognised)


def readings(release: Release, wanted: Callable[[frozenset[str]], bool]) -> Iterator[Reading]:
    """Recognise the sentences whose words are wanted, and find the time each is about.

    A sentence is about the one time that it names with a preposition, or about the time of
    an earlier sentence where it says "at that time", or else about the day of publication.
    """
    names = Names([release.company], release.securities)
    dollar = _dollar(release.text)
    topics = words_of(" ".join((release.headline, *(s.text for s in release.sentences[:4]))))
    carried = _SAME_TIME.search(release.text) is not None
    last = None
    for sentence, listed in _with_lists(release):
        if len(sentence.text) > LONGEST:
            continue
        words = words_of(sentence.text)
        chosen = wanted(words) and not is_boilerplate(release, sentence)
        if not chosen and not (carried and _DIGIT.search(sentence.text)):
            continue
        recognised = recognise(sentence.text, names, near=release.published)
        if dollar is not None:
            recognised = _in_dollars(recognised, dollar)
        recognised = referred(release, recognised, sentence.span.start)
        own = _own_time(recognised, release.published)
        if own is None and _SAME_TIME.search(recognised.masked):
            own = last
        last = own or last
        if chosen:
            yield Reading(
                sentence=sentence,
                recognised=recognised,
                words=words,
                topics=topics,
                as_of=own or day(release.published),
                stated=own is not None,
                listed=listed,
            )


def _with_lists(release: Release) -> Iterator[tuple[Sentence, bool]]:
    """Give the sentences, and after them their list as one more; and whether it is one."""
    sentences = release.sentences
    for at, sentence in enumerate(sentences):
        yield sentence, False
        if not sentence.text.endswith(":"):
            continue
        last = at
        for item in sentences[at + 1 : at + 1 + _MOST_ITEMS]:
            if not _is_item(release, sentences[last], item):
                break
            last += 1
        if last > at:
            span = Span(start=sentence.span.start, end=sentences[last].span.end)
            yield Sentence(span=span, text=release.text[span.start : span.end]), True


def _is_item(release: Release, before: Sentence, item: Sentence) -> bool:
    """Tell whether a sentence is a line of its own, short and with a figure, as in a list."""
    between = release.text[before.span.end : item.span.start]
    short = len(item.text) <= _LONGEST_ITEM and not item.text.endswith(":")
    return short and "\n" in between and _DIGIT.search(item.text) is not None


def _dollar(text: str) -> str | None:
    """Find which dollar a bare sign means, where a release says that it is not the U.S. one."""
    match = _DOLLARS.search(text)
    return _DOLLARS_OF[(match["of"] or match["in"])[0].lower()] if match else None


def _in_dollars(recognised: Recognised, dollar: str) -> Recognised:
    """Give the amounts with a bare dollar sign the currency that a release says it means."""
    entities = tuple(
        replace(e, quantity=replace(e.quantity, unit=dollar))
        if e.quantity and e.quantity.unit == "USD" and _BARE_DOLLAR.match(e.quantity.as_printed)
        else e
        for e in recognised.entities
    )
    return replace(recognised, entities=entities)


def denied(before: str) -> bool:
    """Tell whether the words before a statement deny it."""
    return _DENIED.search(before) is not None


def firmness(before: str, text: str) -> Firmness | None:
    """Tell how firm a statement is by the words up to its end; None under a condition."""
    if _CONDITIONAL.search(before):
        return None
    if _EXPECTED.search(before):
        return "expected"
    return "preliminary" if _PRELIMINARY.search(text) else "stated"


def is_ahead(before: str) -> bool:
    """Tell whether the words up to the end of a statement say what will be, and is not yet."""
    return _WILL_BE.search(before) is not None


def _own_time(recognised: Recognised, published: date) -> Period | None:
    """Find the one time, not after publication, that a sentence names with a preposition."""
    masked = recognised.masked
    found = {
        recognised.entity_at(match.start("date")).period
        for match in _ADVERBIAL.finditer(masked)
        if not _OF_ANOTHER.search(masked[: match.start()])
    }
    past = [period for period in found if period and period.start <= published]
    return past[0] if len(past) == 1 else None


def is_boilerplate(release: Release, sentence: Sentence, part: str = "safe-harbor") -> bool:
    """Tell whether a sentence is part of the safe-harbour text, or of another part."""
    return any(
        mark.name == part and mark.span.start <= sentence.span.start < mark.span.end
        for mark in release.marks
    )

"""A match of a statement in; whether the words around it let it stand out."""

from __future__ import annotations

import re

from bot.facts.reading import Reading
from bot.facts.readings import denied
from bot.language.recognise import DATE, PARTY, Recognised
from bot.language.templates import Match
from bot.measures import Statement

_OWNING = re.compile(r"(?:'s|’s|['’])$")
_ANOTHERS = re.compile(r"(?<![Tt]he\s)\b[A-Z][\w&.-]*(?P<owning>['’]s|(?<=s)['’])\s$")

_RELATED = re.compile(
    r"\b(?:affiliate|subsidiary|parent|general\spartner|joint\sventure|associate)s?,?\s(?:[A-Z][\w&.-]*,?\s)+"
    r"(?:(?:has|have|also|today|recently)\s){0,2}(?:declared|declares|announced|paid|pays|approved|reported)\s"
)
"""A company related to the issuer that declares or reports something."""

_ASIDE = re.compile(r"\s*\([^()]{0,80}\)$")
_UNDONE = re.compile(
    r"(?:\s(?:on|of|for)\s[^,.;]{0,60})?\s(?:will|has|have|had|is|are|was|were)\s(?:be(?:en)?\s|being\s|hereby\s)*"
    r"(?:suspended|omitted|eliminated|discontinued|rescinded|cancell?ed|withdrawn|deferred|revoked|abandoned"
    r"|not\s(?:be(?:en)?\s)?(?:declared|paid|made|approved|completed|authori[sz]ed|accepted|issued))\b",
    re.IGNORECASE,
)
"""What takes back a figure right after it: "the dividend of $0.10 a share has been suspended"."""


def stands(statement: Statement, reading: Reading, match: Match) -> bool:
    """Tell whether nothing around a match denies it or makes it another figure."""
    if statement.beside and not any(any(t.matches(reading.recognised)) for t in statement.company):
        return False
    if statement.topic and reading.topics.isdisjoint(statement.topic):
        return False
    if statement.after and not _led_by(statement, reading, match):
        return False
    before = reading.sentence.text[: match.span.start]
    if statement.constant is None and _UNDONE.match(reading.sentence.text, match.span.end):
        return False
    if denied(before) or _is_anothers(before, reading):
        return False
    if _neighboured(statement, reading, match):
        return False
    said = _said(reading)
    return not any(any(t.matches(each)) for t in statement.exceptions for each in said)


def _led_by(statement: Statement, reading: Reading, match: Match) -> bool:
    """Tell whether a match begins a clause, or follows a word that may lead to it."""
    before = reading.sentence.text[: match.span.start].rstrip()
    if not before or re.search(r"(?:[^\w.%)'’]|''|’’|[,.!?]['’])$", before):
        return True
    ends = {e.span.end for e in reading.recognised.entities if e.type in (DATE, PARTY)}
    if {len(before), *(len(tail.sub("", before)) for tail in (_OWNING, _ASIDE))} & ends:
        return True
    last = re.search(r"[\w'’.-]+$", before)
    return last is not None and last[0].lower() in statement.after


def _is_anothers(before: str, reading: Reading) -> bool:
    """Tell whether a match follows the name of an owner other than the issuer: "Tansy's"."""
    ends = {e.span.end for said in _said(reading) for e in said.entities if e.type == PARTY}
    if (related := _RELATED.search(before)) is not None:
        return not any(end >= related.start() for end in ends)
    found = _ANOTHERS.search(before)
    return found is not None and found.start("owning") not in ends


def _neighboured(statement: Statement, reading: Reading, match: Match) -> bool:
    """Tell whether words stand right before or after a match that make it another figure."""
    text = reading.sentence.text
    for recognised in _said(reading):
        for template in statement.not_before:
            for found in template.matches(recognised):
                between = text[found.span.end : match.span.start]
                if found.span.end <= match.span.start and not between.strip(" ,\n"):
                    return True
        for template in statement.not_after:
            for found in template.matches(recognised):
                between = text[match.span.end : found.span.start]
                if found.span.start >= match.span.end and not between.strip(" ,\n"):
                    return True
    return False


def _said(reading: Reading) -> tuple[Recognised, ...]:
    """Give a sentence and, where it is drawn from one, that as printed too."""
    return (reading.recognised, reading.drawn_from) if reading.drawn_from else (reading.recognised,)

"""What was announced in some time asked in; its releases, by headline and first sentence, out."""

from __future__ import annotations

from datetime import date

from bot.answers.declining import declined
from bot.answers.matter import Matter
from bot.answers.understand import Understood, understand
from bot.answers.words import concept, tokens
from bot.language import patterns as re
from bot.language.dates import written, written_day
from bot.measures import measures
from bot.model import Answer, Citation, Period, Quantity, Quoted, Single

_WHO = r"(?:you|they|we|it|the\s+(?:company|board|firm|issuer|directors)|\S+(?:\s\S+){0,3}?)"
_SAID = (
    r"(?:announced?|reported?|sa(?:y|id)|launch(?:ed)?|disclosed?|publish(?:ed)?|releas(?:ed?)"
    r"|declared?|do(?:ne)?|put\s+out|issued?|communicated?|begin|begun|start(?:ed)?|complete[d]?)"
)
_ASKED = re.compile(
    rf"\bwhat(?:\s+(?:has|have|had|else|all))?\s+(?:happen(?:ed|s)?|went\s+on|occurred)\b"
    rf"|\bwhat\s+(?:did|has|have|had)\s+{_WHO}\s+{_SAID}\b"
    rf"|\bwhat\s+(?:was|were|has\s+been|is|are|things\s+were)\s+(?:the\s+)?(?:announced|reported|new\b|news"
    r"|published|released|announcements?|headlines?|releases)"
    r"|\b(?:any|all|the|latest|recent|which|what|list\s+(?:the|all)?)\s+(?:press\s+)?(?:news|announcements?"
    r"|headlines|(?:press\s+)?releases)(?:\s+(?:were|was|came|are|is))?(?:\s+(?:out|published|issued|there))?"
    r"\s*(?=\b(?:in|from|during|of|for|since|between)\b|\W*$)"
    r"|\banything\s+(?:new|happen(?:ed|ing)?|announced)\b|\bsummar(?:y|i[sz]e)\b(?:\s+(?:of|what))?",
    re.IGNORECASE,
)
_RELEASE = re.compile(
    r"\bwhen\s+(?:was|did|were)\s+(?:the\s+)?(?P<end>first|earliest|latest|last|newest|most\s+recent)?\s*"
    r"(?:press\s+)?(?:release|announcement|news)\s+(?:about|on|of|for|regarding|concerning|announcing)\s+"
    r"(?P<topic>.+?)(?:\s+(?:put\s+out|announced|published|released|issued|come\s+out|out|go\s+out))?\W*$",
    re.IGNORECASE,
)
_REASON = "what was announced is told in the words of the releases"
_MOST = 8
"""Releases that are listed at most: the newest."""


def announced(matter: Matter) -> Single | None:
    """List the releases of the time asked about; those of the newest day where none is named."""
    text = matter.understood.text
    match = _ASKED.search(text)
    if match is None:
        return None
    rest = understand(f"{text[: match.start()]} {text[match.end() :]}", matter.names)
    topic = _topic(rest)
    named = matter.understood.period
    period = named or (None if topic else _newest(matter))
    if period is None or rest.amounts:
        return None
    every = matter.store.releases(matter.company.name, period)
    found = [pair for pair in every if _is_about(topic, pair)]
    if not found:
        return None if topic else _nothing(period, matter)
    leads = tuple(lead for _, lead in found[-_MOST:])
    return Quoted(text=_told(period, found), reason=_REASON, citations=leads)


def dated(matter: Matter) -> Single | None:
    """Find the day of the first or the last release about something."""
    match = _RELEASE.search(matter.understood.text)
    if match is None:
        return None
    rest = understand(match["topic"], matter.names)
    about = matter.understood.period or Period(start=date.min, end=date.max)
    first = (match["end"] or "").lower() in ("first", "earliest")
    every = matter.store.releases(matter.company.name, about, superseded=first)
    found = [pair for pair in every if _is_about(_topic(rest), pair)]
    if not found or rest.amounts or not _topic(rest):
        return None
    cited = found[0 if first else -1]
    day = cited[0].published
    text = f"{cited[0].sentence} was announced on {written_day(day)}."
    label = measures()["announced"].label
    return Answer(
        text=text,
        figure=written_day(day),
        quantity=Quantity(value=day, unit="date"),
        kind="stated",
        measure="announced",
        label=label,
        company=matter.company.name,
        as_of=Period(start=day, end=day),
        citations=(cited[1],),
    )


def _newest(matter: Matter) -> Period | None:
    """Give the day of a company's newest release."""
    newest = matter.store.last_published(matter.company.name)
    return Period(start=newest, end=newest) if newest else None


def _topic(rest: Understood) -> frozenset[str]:
    """List what else a question names: words that need explaining, and series."""
    series = {f"series {m.series.lower()}" for m in rest.mentions if m.series}
    kept = {w for w in rest.asked.soft if w in ("exchange", "offer", "tender")}
    return rest.asked.hard | series | kept


def _is_about(topic: frozenset[str], pair: tuple[Citation, Citation]) -> bool:
    """Tell whether the headline and first sentence of a release have all that is named."""
    text = f"{pair[0].sentence} {pair[1].sentence}"
    said = {form for word in tokens(text) for form in (word, concept(word))}
    low = " ".join(text.lower().split())
    return all(word in said or (" " in word and word in low) for word in topic)


def _told(period: Period, found: list[tuple[Citation, Citation]]) -> str:
    """Write what was announced, the oldest first."""
    shown = found[-_MOST:]
    left = f" ({len(found) - len(shown)} earlier ones are left out)" if found[_MOST:] else ""
    lines = [
        f"{' '.join(head.sentence.split())} ({written_day(head.published)}): "
        f"“{' '.join(lead.sentence.split())}”"
        for head, lead in shown
    ]
    one_day = period.start == period.end
    count = "one release was" if len(found) == 1 else f"{len(found)} releases were"
    return f"{'On' if one_day else 'In'} {written(period)} {count} published{left}. " + " ".join(
        lines
    )


def _nothing(period: Period, matter: Matter) -> Single:
    """Say that nothing was published at a time."""
    reason = f"no release of {matter.company.name} in the store was published in {written(period)}"
    return declined(reason, matter.company, matter.store)

"""Figures of a period: which quarter or year a figure is for, and which figure is dated.

A period is named in the words of a statement, right after it, before it, or in an earlier
sentence of its paragraph. Where its days are open, the figure has no time.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from bot.facts.phrases import Named, named_in
from bot.facts.quarters import LATE, resolved
from bot.language.dates import day
from bot.measures import measures
from bot.model import Fact, Period, Release, Sentence, Span

_COMPARED = re.compile(
    r"\b(?:compar(?:ed|es|able|ing)|versus|vs|against|from|than|over)\b(?P<since>[^;]*)$",
    re.IGNORECASE,
)
_NEW_CLAUSE = re.compile(
    r"(?:,|\band|\bwhile)\s.*\b(?:was|were|is|are|rose|fell|grew|totall?ed|reported|(?:in|de)creased|had"
    r"|earned|posted|recorded|generated|achieved|came|reached|declined|climbed|improved|jumped|dropped"
    r"|growing|rising|increasing|declining|falling|decreasing)\b"
    r"|\band\s(?:for|in|during)\s(?:(?:the|its|our)\s)?$",
    re.IGNORECASE | re.DOTALL,
)
_LEADS_TO = re.compile(
    r"[^;:]{0,90}?(?:\b(?:for|in|during|of)\s|,\s)(?:(?:the|its|our|this|a)\s)?(?:company['’]s\s)?"
    r"(?:latest\s|current\s|recent(?:ly)?\s|just\s|completed\s|recently\s|first\s|final\s)*$",
    re.IGNORECASE,
)
_LEADING = re.compile(r"\b(?:for|in|during)(?:\s(?:the|its|our))?$", re.IGNORECASE)
_COMPARISON = re.compile(
    r"\b(?:compar(?:ed|es|ing)|versus|vs|against)\b(?P<since>[^;]*)$", re.IGNORECASE
)
_TURNS = re.compile(
    r"\b(?:compar\w+|versus|vs|against|from|than|up|down|while|an?\s(?:in|de)crease)\b"
    r"|\band\b(?![^,]*\bshare)",
    re.IGNORECASE,
)
_LONGER = re.compile(
    r"\b(?:six|nine|twelve|6|9|12)[- ]months?\b|\byear[- ]to[- ]date\b|\bfirst[- ]half\b"
    r"|\b(?:full|fiscal|the)[- ]year\b|\b(?:26|39|5[23])[- ]weeks\b"
    r"|\bannual\s(?:results|sales|rev)",
    re.IGNORECASE,
)


def reported_in(release: Release, sentence: Sentence, found: Span) -> Period | None:
    """Find the period that a figure is for, by the words around it; None where it is open."""
    text = sentence.text
    named = named_in(text, release.published)
    if _is_comparison(text, found):
        return None
    beside = next((n for n in named if text[n.end : found.start] in (" ", "’s ", "'s ")), None)
    if beside is not None:  # "third quarter 2004 revenues"
        return resolved(release, beside)
    leads = _LEADING.search(text[found.start : found.end]) is not None
    inside = [n for n in named if found.start <= n.start < found.end and not leads]
    inside = [n for n in inside if not _is_compared(text, n, found.start)]
    if inside:
        return resolved(release, inside[0])
    after = next((n for n in named if n.start >= found.end), None)
    if after is not None:
        between = text[found.end : after.start]
        if leads or (_LEADS_TO.match(between) and not _TURNS.search(between)):
            return resolved(release, after)
    before = [n for n in named if n.end <= found.start and not _is_compared(text, n, 0)]
    if before:
        return resolved(release, before[-1])
    return _carried(release, sentence)


def _is_comparison(text: str, found: Span) -> bool:
    """Tell whether a figure is what another one is compared with, without a verb of its own."""
    compared = _COMPARISON.search(text[: found.start])
    if compared is None:
        return False
    return _NEW_CLAUSE.search(compared["since"] + text[found.start : found.end]) is None


def _is_compared(text: str, named: Named, start: int) -> bool:
    """Tell whether a period is only what a figure is compared with."""
    if named.kind == "other":
        return start == 0 or _COMPARED.search(text[start : named.start]) is not None
    compared = _COMPARED.search(text[start : named.start])
    return compared is not None and _NEW_CLAUSE.search(compared["since"]) is None


def _carried(release: Release, sentence: Sentence) -> Period | None:
    """Find the period that the sentences before are about, in a paragraph or above a list."""
    at = next(i for i, s in enumerate(release.sentences) if s.span == sentence.span)
    below = sentence
    for earlier in reversed(release.sentences[max(0, at - 12) : at]):
        apart = "\n\n" in release.text[earlier.span.end : below.span.start]
        if apart and re.search(r"[.!?]['\"”]?$", earlier.text):
            break
        own = [
            n
            for n in named_in(earlier.text, release.published)
            if not _is_compared(earlier.text, n, 0)
        ]
        if own:
            period = resolved(release, own[0])
            late = period is None or (release.published - period.end).days > LATE
            return None if late else period
        below = earlier
    if _LONGER.search(release.text):
        return None
    return resolved(release, Named(0, 0, "quarter"))


def without_undated(facts: Collection[Fact]) -> Iterator[Fact]:
    """Leave out a figure without a time of its own where the same one is stated with one."""
    dated = {_figure(f) for f in facts if f.as_of != day(f.published)}
    for fact in facts:
        measure = measures()[fact.measure]
        by_time = measure.periodic or measure.announced
        if not by_time or fact.as_of != day(fact.published) or _figure(fact) not in dated:
            yield fact


def _figure(fact: Fact) -> tuple[object, ...]:
    return fact.measure, fact.security and fact.security.key, fact.quantity.value

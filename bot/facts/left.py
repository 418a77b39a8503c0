"""A release and its facts in; the figures that were seen but not taken for facts out."""

from __future__ import annotations

from collections.abc import Iterator

from bot.facts.readings import is_boilerplate
from bot.language.dates import find_dates
from bot.language.numbers import find_numbers
from bot.model import Fact, Release, Span


def left_out(release: Release, facts: tuple[Fact, ...]) -> Iterator[Span]:
    """Find the numbers of a release's sentences that no fact's words hold."""
    taken = [fact.span for fact in facts]
    for sentence in release.sentences:
        if is_boilerplate(release, sentence):
            continue
        dates = [span for span, _ in find_dates(sentence.text)]
        for span, _ in find_numbers(sentence.text):
            if any(d.start <= span.start < d.end for d in dates):
                continue
            start = sentence.span.start
            found = Span(start=start + span.start, end=start + span.end)
            if not any(t.start <= found.start < t.end for t in taken):
                yield found

"""Replies, facts and checks in; lines for a terminal out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from bot.asides import PERHAPS
from bot.contract import value_text
from bot.language.dates import written_day
from bot.model import (
    Answer,
    Check,
    Citation,
    Clarify,
    Declined,
    Fact,
    Quoted,
    Release,
    Replies,
    Reply,
    Span,
)

if TYPE_CHECKING:
    from bot.ingest import Extract


def reply_lines(reply: Reply) -> Iterator[str]:
    """Write a reply: the sentence, the working, and what states it."""
    if isinstance(reply, Replies):
        for number, part in enumerate(reply.parts):
            yield from ([""] if number else [])
            yield from reply_lines(part)
        return
    if isinstance(reply, Clarify):
        yield reply.prompt
        yield from (f"  - {choice}" for choice in reply.choices)
        return
    yield reply.text
    if isinstance(reply, Declined) and reply.choices:
        yield PERHAPS
        yield from (f"  - {choice}" for choice in reply.choices)
    if isinstance(reply, Answer):
        for step in reply.working.steps:
            yield f"  {step.expression} = {step.result}"
            if step.formula:
                yield "    " + "; ".join((step.formula, *step.sources))
    if isinstance(reply, Answer | Quoted):
        for citation in reply.citations:
            yield from _citation_lines(citation)


def fact_lines(read: Extract) -> Iterator[str]:
    """Write what was read of a release, the evidence underlined, and what was left."""
    release = read.release
    yield click.style(f"{release.company.name}: {release.headline}", bold=True)
    yield f"{written_day(release.published)}, {release.id}"
    for fact in read.facts:
        yield ""
        yield _fact_line(fact)
        yield "  " + _underlined(release, fact.span)
    left = tuple(dict.fromkeys(read.left))
    yield ""
    yield f"Seen but left: {len(left)} figure{'' if len(left) == 1 else 's'}"
    for span in left:
        yield "  " + _underlined(release, span)


def check_lines(checks: tuple[Check, ...]) -> Iterator[str]:
    """Write each relation, the figures put in, and whether it ties, and by how much not."""
    if not checks:
        yield "No two figures can be checked against each other."
    for check in checks:
        verdict = "ties" if check.holds else f"does not tie, by {check.difference}"
        yield f"{check.relation}: {verdict}"
        yield from (f"  {step.expression} = {step.result}" for step in check.steps)


def _fact_line(fact: Fact) -> str:
    security = f" [{fact.security.key}]" if fact.security else ""
    near = "about " if fact.quantity.approximate else ""
    firm = "" if fact.firmness == "stated" else f", {fact.firmness}"
    value = f"{near}{value_text(fact.quantity)} {fact.quantity.unit}"
    return f"{fact.measure}{security} = {value}, as of {fact.as_of}{firm} ({fact.rule})"


def _underlined(release: Release, span: Span) -> str:
    """Write the sentence around a span on one line, the span underlined."""
    around = next(
        (s.span for s in release.sentences if s.span.start <= span.start < s.span.end), span
    )
    start, end = around.start, max(around.end, span.end)
    before, after = release.text[start : span.start], release.text[span.end : end]
    middle = click.style(release.text[span.start : span.end], underline=True)
    return " ".join(f"{before}{middle}{after}".split())


def _citation_lines(citation: Citation) -> Iterator[str]:
    number = f" ({citation.number})" if citation.number else ""
    yield f"  “{citation.sentence}”"
    yield f"  — {citation.headline}{number}, {written_day(citation.published)}"

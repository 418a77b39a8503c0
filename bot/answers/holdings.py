"""A question about the asker's own shares in; what they would bring, by a published rate, out.

"I own 1,250 prefs, what is my dividend?": the rest of the question asks for a figure for each
share, and that is multiplied by the count.
"""

from __future__ import annotations

import re
from dataclasses import replace

from bot.answers.compound import Ask
from bot.answers.matter import Matter
from bot.answers.wording import figure, named
from bot.errors import ArithmeticalError
from bot.language.dates import written
from bot.language.recognise import MONEY, NUMBER, SHARES, Entity
from bot.measures.formulas import displayed, evaluate, rounded
from bot.model import Answer, Clarify, Quantity, Single, Working

_OWNING = re.compile(
    r"\b(?:i|we|they|he|she|who|that)?\s*(?:own|have|hold|held|got|bought|owned)s?\b(?=\s*\W*$|\s*[.,]|\s+now)"
    r"|\b(?:i|we)(?:'ve|\s+have|\s+own|\s+hold|\s+got)\b|\bmy\b|\bour\b|\bif\b|\bwould\b",
    re.IGNORECASE,
)


def held(matter: Matter, ask: Ask) -> Single | None:
    """Multiply the one count of a question by the rate that the rest of it asks for."""
    counts = [e for e in matter.understood.amounts if e.type in (NUMBER, SHARES)]
    if len(counts) != 1 or len(matter.understood.amounts) != 1 or counts[0].type == MONEY:
        return None
    count = counts[0]
    assert count.quantity is not None
    reply = ask(_without(matter.understood.text, count))
    if not isinstance(reply, Answer) or not reply.quantity.unit.endswith("/share"):
        return reply if isinstance(reply, Clarify) and count.security else None
    try:
        return _times(replace(count.quantity, unit="shares"), reply, matter.understood.decimals)
    except ArithmeticalError:
        return None


def _without(text: str, count: Entity) -> str:
    """Take a count, and the words of owning it, out of a question; its class stays."""
    words = text[count.span.start : count.span.end]
    printed = count.quantity.as_printed if count.quantity else words
    rest = text[: count.span.start] + " " + words.replace(printed, "", 1) + text[count.span.end :]
    return " ".join(_OWNING.sub(" ", rest).split())


def _times(count: Quantity, rate: Answer, decimals: int | None) -> Answer:
    """Multiply a count of shares by a published figure for each of them."""
    unit = rate.quantity.unit.removesuffix("/share")
    quantity, step = evaluate("a * b", {"a": count, "b": rate.quantity}, unit, decimals)
    shown = figure(quantity, decimals)
    when = f" of {written(rate.as_of)}" if rate.as_of else ""
    unit_words = " shares" if unit == "shares" else ""
    whose = f" {named(rate.security)}" if rate.security else ""
    return Answer(
        text=(
            f"Hypothetically, {displayed(count)}{whose} shares at {rate.label}{when}, "
            f"{rate.figure}, come to {shown}{unit_words}."
        ),
        figure=shown,
        quantity=rounded(quantity, decimals),
        kind="hypothetical",
        measure="calculation",
        label=f"the count times {rate.label}",
        company=rate.company,
        security=rate.security,
        as_of=rate.as_of,
        working=Working(steps=(*rate.working.steps, step)),
        citations=rate.citations,
        notes=rate.notes,
    )

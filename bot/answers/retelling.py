"""What was said last in a thread in; its working, its source or its time, told again, out."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from bot.answers.threads import Thread
from bot.language import patterns as re
from bot.language.dates import written
from bot.model import Answer, Citation, Quantity, Quoted, Span, Step, Working

_ASKING = r"(?:(?:show|give|see|quote|cite)\s+(?:me\s+|us\s+)?(?:the\s+|your\s+)?)"
_WHENCE = re.compile(
    r"\W*(?:(?:and|ok|pls|please|can\s+you|could\s+you|what(?:['’]s|\s+is)\s+(?:the|your)|your|the)\s+)*"
    r"(?:why|how\s+so|says\s+who|prove\s+it"
    r"|where\s+(?:is\s+(?:that|it)|does\s+(?:that|it)\s+come)\s+from"
    rf"|{_ASKING}?(?:workings?|work|maths?|calculation|steps|sources?|evidence|sentence|citation|reference"
    rf"|link)|{_ASKING}(?:it|that)"
    r"|(?:which|what)\s+(?:release|sentence|source)(?:\s+(?:says|said|states|is\s+(?:that|it)))?"
    r"(?:\s+(?:so|that|from|in))?"
    r"|how\s+(?:is|was)\s+(?:that|it)\s+(?:calculated|computed|worked\s+out)"
    r"|how\s+(?:do\s+you\s+know|did\s+you\s+(?:get|work\s+out|calculate|compute))(?:\s+(?:that|it|this))?)"
    r"(?:\s+(?:please|pls|for\s+that|on\s+that|for\s+it))*\W*",
    re.IGNORECASE,
)
_WHEN = re.compile(
    r"\W*(?:(?:and|ok|so)\s+)?(?:when|on\s+what\s+(?:date|day)|what\s+(?:date|day)|as\s+of\s+(?:when|what\s+date))"
    r"(?:\s+(?:is|was|were|did|does)\s+(?:that|it|this|they|those)"
    r"(?:\s+(?:paid|payable|happen|from|due|be|made))?)?\W*",
    re.IGNORECASE,
)


def recounted(question: str, thread: Thread) -> Answer | Quoted | None:
    """Give the working and the sentences of the last answer, where a question asks for them."""
    if not _WHENCE.fullmatch(question):
        return None
    said = thread.said
    steps = tuple(Step(**step) for step in said["working"])
    shown = "; ".join(f"{step.expression} = {step.result}" for step in steps)
    working = f" Worked out as {shown}." if steps else ""
    text = f"{said['text']}{working}"
    citations = tuple(_citation(cited) for cited in said["citations"])
    quantity = _quantity(said)
    if quantity is None:
        reason = "the source and the working of the last answer"
        return Quoted(text=text, reason=reason, citations=citations)
    return Answer(
        text=text,
        figure="",
        quantity=quantity,
        kind=said["kind"],
        measure=said["measure"],
        label="the last answer",
        company=said["company"],
        as_of=thread.told_of,
        working=Working(steps=steps),
        citations=citations,
    )


def asks_when(question: str) -> bool:
    """Tell whether a question asks for nothing but the time of what was said."""
    return _WHEN.fullmatch(question) is not None


def told_when(thread: Thread) -> Answer | None:
    """Give the time that the last answer was about."""
    period = thread.told_of
    if period is None or thread.said["status"] != "answered":
        return None
    one_day = period.start == period.end
    day = Quantity(value=period.start, unit="date")
    return Answer(
        text=f"That is of {written(period)}.",
        figure=written(period),
        quantity=day if one_day else Quantity(value=str(period), unit="text"),
        kind="stated",
        measure="announced",
        label="the time of the last answer",
        company=thread.company,
        as_of=period,
        citations=tuple(_citation(cited) for cited in thread.said["citations"]),
    )


def _quantity(said: dict[str, Any]) -> Quantity | None:
    """Read the exact figure of a reply back; None where there is none."""
    value, unit = said["value"], said["unit"]
    if said["status"] != "answered" or value is None or said["approximate"]:
        return None
    if unit == "date":
        return Quantity(value=date.fromisoformat(value), unit=unit)
    if unit in ("text", "boolean"):
        return Quantity(value=value == "yes" if unit == "boolean" else value, unit=unit)
    exact = Fraction(value) if "/" in value else Decimal(value)
    return Quantity(value=exact, unit=unit)


def _citation(cited: dict[str, Any]) -> Citation:
    return Citation(
        release=cited["release"],
        headline=cited["headline"],
        number=cited["number"],
        published=date.fromisoformat(cited["published"]),
        url=cited["url"],
        span=Span(start=cited["start"], end=cited["end"]),
        sentence=cited["sentence"],
    )

"""What a thread was about, and a further question in it, in; the question made whole out.

A thread keeps the company, class, time and words of its last question that was understood,
in the store, so that another process can go on with it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from bot.answers.asks import Asked, candidates, loosely
from bot.answers.restating import restated
from bot.answers.understand import Understood, understand
from bot.answers.wording import named
from bot.contract import json_object
from bot.language import patterns as re
from bot.language.hints import may_have
from bot.language.names import Names
from bot.language.securities import Mention, resolve
from bot.model import (
    Answer,
    Clarify,
    Period,
    Quoted,
    Security,
    Single,
)
from bot.store import Store

_GOES_ON = re.compile(
    r"^\s*(?:and\b|what\s+about\b|how\s+about\b|same\b|then\b|but\b|or\b|also\b|ok\b|in\s+\d{4}\b"
    r"|before\s+that\b|after\s+that\b|for\s+(?:the\b|\d{4}\b))",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    r"\W*(?:and\s+|what\s+(?:was\s+it|about)\s+|how\s+about\s+|what\s+was\s+)?(?:before(?:\s+that|\s+then|hand)?"
    r"|previously|earlier|prior\s+to\s+that|the\s+(?:one|time)\s+before(?:\s+that)?"
    r"|the\s+(?:previous|prior|earlier)\s+(?:one|time)|(?:and\s+)?the\s+last\s+one\s+before(?:\s+that)?)\W*",
    re.IGNORECASE,
)
_REFERS = re.compile(
    r"^\W*(?:in|as|at|per|on|to|of)\b|\b(?:that|those|its?|they|them|their|this|these|the\s+(?:deal|transaction|exchange|offer"
    r"|holder|tender|latter|same)|which)\b",
    re.IGNORECASE,
)
_NOW = re.compile(
    r"\b(?:now(?!\s+that)|currently|today|nowadays|these\s+days|at\s+(?:present|the\s+moment))\b",
    re.IGNORECASE,
)
"""What asks for today, whatever the time of the thread is."""

_OTHER = re.compile(
    r"\b(?:the|its|that)\s+other\s+(?:series|class|one|prefs?|preferred|notes?)\b", re.IGNORECASE
)
_CONFIRMS = re.compile(
    r"^\W*(?:so\s+)?(?:is|are|was|were|does|did|has|have)\s+(?:that|it|this|they|those|these)\b"
    r"(?!\s+(?:per|in\s+percent))",
    re.IGNORECASE,
)
"""What asks whether something is true of the last answer: another figure is no answer to it."""

_VERB = frozenset({"did", "do", "does", "happen", "happened"})
_AGAIN = frozenset({"same", "that"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """What the last question of a thread was made of, and what was said to it.

    `question` is the question as a whole; `asked_for` is the time that it named, `told_of` the
    time that its answer was about.
    """

    question: str
    hard: frozenset[str]
    soft: frozenset[str]
    slots: dict[str, int]
    counted: bool
    company: str | None
    classes: tuple[str, ...]
    asked_for: Period | None
    told_of: Period | None
    said: dict[str, Any]


def recall(key: str, store: Store) -> Thread | None:
    """Read what a thread was about; None for one that is new."""
    kept = store.thread(key)
    return None if kept is None else thread_of(kept)


def thread_of(kept: dict[str, Any]) -> Thread:
    """Read what was kept of a question and its reply."""
    return Thread(
        question=kept["question"],
        hard=frozenset(kept["hard"]),
        soft=frozenset(kept["soft"]),
        slots=kept["slots"],
        counted=kept["counted"],
        company=kept["company"],
        classes=tuple(kept["classes"]),
        asked_for=_period(kept["asked_for"]),
        told_of=_period(kept["told_of"]),
        said=kept["said"],
    )


def is_kept(understood: Understood, reply: Single) -> bool:
    """Tell whether a question was understood, so that a further one may go on from it."""
    if isinstance(reply, Quoted):
        return False
    return isinstance(reply, Answer) or bool(candidates(understood.asked))


def to_keep(understood: Understood, reply: Single, names: Names, question: str) -> dict[str, Any]:
    """Make what is kept of a question that was understood, as a whole, and of its reply."""
    asked_of = understood.companies[0].name if understood.companies else None
    company = asked_of if isinstance(reply, (Clarify, Quoted)) else reply.company
    known = names.of(company or "")
    named = [m if isinstance(m, Security) else resolve(m, known) for m in understood.mentions]
    if isinstance(reply, Answer) and reply.security:
        named = [reply.security]
    told_of = reply.as_of if isinstance(reply, Answer) else None
    return {
        "question": question,
        "hard": sorted(understood.asked.hard),
        "soft": sorted(understood.asked.soft),
        "slots": dict(understood.asked.slots),
        "counted": understood.asked.counted,
        "company": company,
        "classes": [s.key for s in named if s],
        "asked_for": _days(understood.period),
        "told_of": _days(told_of),
        "said": json_object(reply),
    }


def readings(understood: Understood, thread: Thread, names: Names) -> tuple[Understood, ...]:
    """Make a further question whole with what its thread was about, the likeliest way first.

    A question that is whole by itself takes only the company; one that goes on takes the
    words, the class and the time that it does not give itself.
    """
    companies = understood.companies or tuple(
        c for c in names.companies if c.name == thread.company
    )
    whole = replace(understood, companies=companies)
    if _EARLIER.fullmatch(understood.question) and thread.told_of:
        return (_before(whole, thread, names),)
    question = _other_named(understood.question, thread, names)
    if question != understood.question:
        whole = replace(understand(question, names), companies=companies)
    again = restated(question, thread.question, names)
    if again is not None:
        asked = understand(again, names)
        return (replace(asked, companies=asked.companies or companies),)
    return _going_on(whole, thread, names)


def _other_named(question: str, thread: Thread, names: Names) -> str:
    """Name "the other series", where a thread is about one of two of a kind."""
    known = names.of(thread.company or "")
    kinds = {s.kind for s in known if s.key in thread.classes}
    others = [s for s in known if s.kind in kinds and s.key not in thread.classes]
    if len(others) != 1 or not may_have(question, frozenset({"other"})):
        return question
    return _OTHER.sub(f"the {named(others[0])}", question)


def _going_on(whole: Understood, thread: Thread, names: Names) -> tuple[Understood, ...]:
    """Read a question as one that goes on, as far as its words say so."""
    asked = whole.asked
    if _CONFIRMS.search(whole.question) or "count" in asked.soft:
        return (whole,)
    goes_on = _GOES_ON.search(whole.question) is not None
    refers = goes_on or _REFERS.search(whole.question) is not None
    joined = _joined(whole, thread, names) if refers and _is_brief(whole) else ()
    if joined and candidates(joined[0].asked)[:1] != candidates(asked)[:1]:
        return (*joined, *_timed(whole, thread, names), whole)
    if candidates(asked) and (asked.hard or asked.slots.get("number") or not _is_brief(whole)):
        return (*_timed(whole, thread, names), whole) if refers else (whole,)
    if not refers and (asked.hard - _AGAIN or not _is_brief(whole)):
        return (whole,)
    period = whole.period or (None if _NOW.search(whole.question) else thread.asked_for)
    merged = replace(whole, asked=_merged(asked, thread), period=period)
    timed = _timed(whole, thread, names) if asked.hard else ()
    return (*timed, _with_class(merged, thread, names))


def _joined(whole: Understood, thread: Thread, names: Names) -> tuple[Understood, ...]:
    """Read a question with those words of its thread that make it another one.

    "The record date for that", after a split, is the split's; after a count it is a dividend's.
    """
    if not whole.asked.hard - thread.hard:
        return ()
    merged = _merged(whole.asked, thread)
    for loose in loosely(merged):
        if not loose.left & whole.asked.hard and loose.left < thread.hard:
            asked = replace(merged, hard=merged.hard - loose.left)
            asked_for = None if _NOW.search(whole.question) else thread.asked_for
            joined = replace(whole, asked=asked, period=whole.period or asked_for)
            return (_with_class(joined, thread, names),)
    return ()


def _timed(whole: Understood, thread: Thread, names: Names) -> tuple[Understood, ...]:
    """Read a question as one about the class and the time of its thread, or the class alone."""
    classed = _with_class(whole, thread, names)
    if whole.period is not None or _NOW.search(whole.question):
        return (classed,)
    times = [t for t in (thread.asked_for, thread.told_of) if t is not None]
    return (*(replace(classed, period=t) for t in dict.fromkeys(times)), classed)


def _before(whole: Understood, thread: Thread, names: Names) -> Understood:
    """Ask the last question for the time before the one that its answer was about."""
    assert thread.told_of is not None
    earlier = Period(start=date.min, end=thread.told_of.start - timedelta(days=1))
    asked = _merged(replace(whole.asked, hard=frozenset(), soft=frozenset()), thread)
    return _with_class(replace(whole, asked=asked, period=earlier), thread, names)


def _is_brief(understood: Understood) -> bool:
    """Tell whether a question is a scrap of one: few words, and none that asks what was done."""
    return len(understood.words) <= 6 and _VERB.isdisjoint(understood.words)


def _merged(asked: Asked, thread: Thread) -> Asked:
    """Add the words of the thread to those of a question that goes on."""
    named = {slot: n for slot, n in thread.slots.items() if slot not in ("number", "money")}
    slots = {**named, **{name: count for name, count in asked.slots.items() if count}}
    return Asked(
        hard=(asked.hard | thread.hard) - _AGAIN,
        soft=asked.soft | thread.soft,
        slots=slots,
        counted=asked.counted or thread.counted,
    )


def _with_class(understood: Understood, thread: Thread, names: Names) -> Understood:
    """Take the thread's class where a question names none."""
    if understood.mentions:
        return understood
    known: list[Mention | Security] = [
        s for s in names.of(thread.company or "") if s.key in thread.classes
    ]
    return replace(understood, mentions=tuple(known))


def _days(period: Period | None) -> list[str] | None:
    return [period.start.isoformat(), period.end.isoformat()] if period else None


def _period(days: list[str] | None) -> Period | None:
    if days is None:
        return None
    return Period(start=date.fromisoformat(days[0]), end=date.fromisoformat(days[1]))

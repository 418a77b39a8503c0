"""What a thread was about, and a further question in it, in; the question made whole out.

A thread keeps the company, class, time and words of its last question that was understood,
in the store, so that another process can go on with it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from bot.answers.asks import Asked, candidates
from bot.answers.understand import Understood
from bot.contract import json_object
from bot.language.names import Names
from bot.language.securities import Mention, resolve
from bot.model import Answer, Citation, Clarify, Period, Quoted, Security, Single, Span
from bot.store import Store

_GOES_ON = re.compile(
    r"^\s*(?:and\b|what\s+about\b|how\s+about\b|same\b|then\b|but\b|or\b|also\b|ok\b|in\s+\d{4}\b"
    r"|before\s+that\b|after\s+that\b|for\s+(?:the\b|\d{4}\b))",
    re.IGNORECASE,
)
_WHENCE = re.compile(
    r"\W*(?:why|how\s+so|source|sources|says\s+who|where\s+(?:is\s+that|does\s+(?:that|it)\s+come)"
    r"\s+from|(?:show|give)\s+(?:me\s+)?the\s+(?:working|workings|source|evidence|sentence)"
    r"|how\s+(?:do\s+you\s+know|did\s+you\s+get\s+that)|evidence|prove\s+it|working)\W*",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    r"\W*(?:and\s+|what\s+(?:was\s+it|about)\s+)?(?:before(?:\s+that)?|previously|earlier"
    r"|prior\s+to\s+that)\W*",
    re.IGNORECASE,
)
_VERB = frozenset({"did", "do", "does", "happen", "happened"})
_AGAIN = frozenset({"same", "that"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """What the last question of a thread was made of, and what was said to it.

    `asked_for` is the time that it named, `told_of` the time that its answer was about.
    """

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


def to_keep(understood: Understood, reply: Single, names: Names) -> dict[str, Any] | None:
    """Make what is kept of a question and its reply; None where it was not understood."""
    if isinstance(reply, Quoted):
        return None
    if not isinstance(reply, Answer) and not candidates(understood.asked):
        return None
    asked_of = understood.companies[0].name if understood.companies else None
    company = asked_of if isinstance(reply, Clarify) else reply.company
    known = names.of(company or "")
    named = [m if isinstance(m, Security) else resolve(m, known) for m in understood.mentions]
    if isinstance(reply, Answer) and reply.security:
        named = [reply.security]
    told_of = reply.as_of if isinstance(reply, Answer) else None
    return {
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


def continued(understood: Understood, thread: Thread, names: Names) -> Understood:
    """Make a further question whole with what its thread was about.

    A question that is whole by itself takes only the company; one that goes on takes the
    words, the class and the time that it does not give itself.
    """
    companies = understood.companies or tuple(
        c for c in names.companies if c.name == thread.company
    )
    whole = replace(understood, companies=companies)
    if _EARLIER.fullmatch(understood.question) and thread.told_of:
        until = thread.told_of.start - timedelta(days=1)
        earlier = Period(start=date.min, end=until)
        asked = _merged(replace(understood.asked, hard=frozenset()), thread)
        return _with_class(replace(whole, asked=asked, period=earlier), thread, names)
    goes_on = _GOES_ON.search(understood.question) is not None
    asked = understood.asked
    if candidates(asked) and (asked.hard or asked.slots.get("number") or not _is_brief(whole)):
        return _with_class(whole, thread, names) if goes_on else whole
    if not goes_on and (asked.hard - _AGAIN or not _is_brief(whole)):
        return whole
    period = understood.period or thread.asked_for
    return _with_class(replace(whole, asked=_merged(asked, thread), period=period), thread, names)


def _is_brief(understood: Understood) -> bool:
    """Tell whether a question is a scrap of one: few words, and none that asks what was done."""
    return len(understood.words) <= 6 and _VERB.isdisjoint(understood.words)


def recounted(question: str, thread: Thread) -> Quoted | None:
    """Give the working and the sentences of the last answer, where a question asks for them."""
    if not _WHENCE.fullmatch(question):
        return None
    steps = [f"{step['expression']} = {step['result']}" for step in thread.said["working"]]
    working = f" Worked out as {'; '.join(steps)}." if steps else ""
    return Quoted(
        text=f"{thread.said['text']}{working}",
        reason="the source and the working of the last answer",
        citations=tuple(_citation(cited) for cited in thread.said["citations"]),
    )


def _merged(asked: Asked, thread: Thread) -> Asked:
    """Add the words of the thread to those of a question that goes on."""
    slots = {**thread.slots, **{name: count for name, count in asked.slots.items() if count}}
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

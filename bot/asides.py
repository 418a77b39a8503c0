"""A reply in; what every chat says beside it out: how it is known, of when, whom to ask."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from bot.model import Answer, Contact, Kind, Period, Step

KINDS: dict[Kind, str] = {
    "stated": "Published figure",
    "derived": "Computed from published figures",
    "hypothetical": "Hypothetical: computed, not published",
}
QUOTED = "Quoted from a release: not an answer to the question"
PERHAPS = "Perhaps you mean one of these:"


def standing(reply: Answer) -> tuple[str, ...]:
    """Say how a figure is known, and which date it is about."""
    about = () if reply.as_of is None else (f"as of {period(reply.as_of)}",)
    return (KINDS[reply.kind], *about)


def notes(reply: Answer) -> tuple[str, ...]:
    """List the notes that the text does not have in it."""
    return tuple(note for note in reply.notes if note not in reply.text)


def steps(reply: Answer) -> tuple[str, ...]:
    """Write each line of the working: `611,452 + 141,300 = 752,752`."""
    return tuple(map(written, reply.working.steps))


def written(step: Step) -> str:
    """Write a step, with what it works out and where its figures came from."""
    line = f"{step.expression} = {step.result}"
    return f"{line} · {'; '.join((step.formula, *step.sources))}" if step.formula else line


def whom(contact: Contact | None, text: str) -> str:
    """Say whom to ask, where the text does not; empty where there is nothing to say."""
    if contact is None or (contact.name and contact.name in text):
        return ""
    telephone = None if contact.telephone is None else f"telephone {contact.telephone}"
    named = [contact.name, contact.role, telephone, contact.email, contact.web]
    known = [" ".join(each.split()) for each in named if each]
    return f"Whom to ask: {', '.join(known)}" if known else ""


def place(figure: str, text: str) -> int | None:
    """Find where the figure stands on its own in the text: not as digits of another.

    >>> place("20", "2003: 20 shares")
    6
    """
    start = text.find(figure) if figure else -1
    while start >= 0:
        before, after = text[:start][-1:], text[start + len(figure) :][:2]
        part_of_another = before.isalnum() or before in (".", ",") or after[:1].isalnum()
        if not part_of_another and not (after[:1] in (".", ",") and after[1:].isdigit()):
            return start
        start = text.find(figure, start + 1)
    return None


@lru_cache(maxsize=1024)
def day(value: date) -> str:
    """Write a date for a reader.

    >>> day(date(2003, 11, 20))
    '20 November 2003'
    """
    return f"{value.day} {value:%B %Y}"


@lru_cache(maxsize=1024)
def period(value: Period) -> str:
    """Write a period for a reader, no more precise than it is.

    >>> period(Period(start=date(2002, 6, 1), end=date(2002, 6, 30)))
    'June 2002'
    """
    known = str(value)
    if "/" in known:
        return f"{day(value.start)} to {day(value.end)}"
    return {4: f"{value.start:%Y}", 7: f"{value.start:%B %Y}"}.get(len(known), day(value.start))

"""A scrap of a question and the question before it in; that question asked anew out.

"And the C?" after "how many A are outstanding at year end 2003?" asks that of the other class:
what the scrap names takes the place of what the question named of the same kind, and what it
named none of is added.
"""

from __future__ import annotations

from bot.answers.understand import taken_apart
from bot.language import patterns as re
from bot.language.names import Names
from bot.language.recognise import DATE, MONEY, NUMBER, PARTY, PERCENT, SECURITY, SHARES, Entity
from bot.language.securities import Mention
from bot.model import Security

_LEADS = re.compile(
    r"^\W*(?:(?:and|what\s+about|how\s+about|what\s+if(?:\s+it\s+(?:is|were))?|but|or|also|ok(?:ay)?|so|then|now"
    r"|same(?:\s+(?:thing|question|again))?|make\s+(?:it|that)|that|it|try|thanks?|with|please|pls)\b[\s,:-]*)+",
    re.IGNORECASE,
)
_PLAIN = re.compile(
    r"\W*(?:(?:for|in|on|at|as|of|by|during|the|a|to|from|under|then|though|please|pls|instead|too|as\s+well"
    r"|again|shares?|stock|ones?|series|class|exchanges?|offers?|transactions?|deals?|only|just|end|year)\b\W*)*",
    re.IGNORECASE,
)
_KINDS = {DATE: "date", PARTY: "company", SECURITY: "security", SHARES: "number"}
_KINDS |= {NUMBER: "number", PERCENT: "percent", MONEY: "money"}


def restated(scrap: str, before: str, names: Names) -> str | None:
    """Ask the question before anew for what a scrap names; None where it is no mere scrap."""
    bare = _LEADS.sub("", scrap).strip()
    if not bare or not before:
        return None
    said = taken_apart(bare, names)
    named = [(e, said.text[e.span.start : e.span.end]) for e in said.entities if e.type in _KINDS]
    parties = [pair for pair in named if pair[0].type != PARTY or pair[0].company]
    rest = without(said.text, [e for e, _ in parties])
    if not parties or not _PLAIN.fullmatch(rest):
        return None
    question = before
    for entity, words in parties:
        question = _put(entity, words, question, names)
    return question


def _put(entity: Entity, words: str, question: str, names: Names) -> str:
    """Put what a scrap names into a question."""
    kind = _KINDS[entity.type]
    asked = taken_apart(question, names)
    same = [e for e in asked.entities if _kind(e, kind) and (e.type != PARTY or e.company)]
    if not same:
        return f"{question.rstrip(' ?.!')} {_preposition(kind, words)}{words}?"
    if kind == "security":
        same = _alike(entity, same)
    old = same[-1]
    start, end = old.span.start, old.span.end
    if kind == "number" and old.quantity and old.quantity.as_printed:
        printed = old.quantity.as_printed
        start = asked.text.index(printed, start)
        end = start + len(printed)
        if entity.type != SHARES or entity.security is None:
            words = entity.quantity.as_printed if entity.quantity else words
        else:
            end = old.span.end
    return asked.text[:start] + words + asked.text[end:]


def _alike(entity: Entity, same: list[Entity]) -> list[Entity]:
    """Prefer the classes of a question that are of the kind of the one named."""
    kinds = [e for e in same if _class_kind(e.security) == _class_kind(entity.security)]
    return kinds or same


def _class_kind(security: Mention | Security | None) -> str | None:
    return security.kind if security else None


def _kind(entity: Entity, kind: str) -> bool:
    """Tell whether an entity is of a kind; a count of a class has its class too."""
    if kind == "security" and entity.type == SHARES:
        return False
    return _KINDS.get(entity.type) == kind


def _preposition(kind: str, words: str) -> str:
    if kind == "date":
        return "" if re.match(r"(?:in|on|at)\b", words, re.IGNORECASE) else "in "
    return "of " if kind in ("company", "security") else ""


def without(text: str, entities: list[Entity]) -> str:
    """Take what was recognised, left to right, out of a text."""
    for entity in reversed(entities):
        text = text[: entity.span.start] + " " + text[entity.span.end :]
    return text

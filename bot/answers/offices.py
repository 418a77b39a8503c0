"""A question for whoever holds an office in; who was appointed to it, and from when, out.

An appointment answers for no office but the one that its own sentence names.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from bot.answers.find import Sought, answer_of
from bot.language import patterns as re
from bot.language.dates import find_dates, written_day
from bot.measures.derivation import Known
from bot.model import Answer, Citation, Fact
from bot.store import Store

MEASURE, POSITION = "appointee", "appointed_as"
_OFFICES = {
    "chief executive": r"\bceo\b|\bchief\s+exec(?:utive)?\b|\b(?:top|head)\s+executive\b",
    "chief financial": r"\bcfo\b|\bchief\s+financial\b|\bfinance\s+(?:chief|head)\b",
    "chief operating": r"\bcoo\b|\bchief\s+operating\b",
    "chief of another kind": r"\bc[tm]o\b|\bchief\s+(?!exec|financial|operating)\w+",
    "vice president": r"\bvice[\s-]+president\b|\b[es]?vp\b",
    "vice chairman": r"\bvice[\s-]+chair(?:man|woman|person)?\b",
    "president": r"(?<!vice[\s-])\bpresident\b",
    "chairman": r"(?<!vice[\s-])\bchair(?:man|woman|person)?\b",
    "director": r"(?<!managing\s)(?<!executive\s)\bdirectors?\b(?!\s+of\b)"
    r"|\b(?:to|on|of)\s+(?:the|its|our|your)\s+board\b(?!\s+of\s+trade)|\bboard\s+members?\b",
    "treasurer": r"\btreasurer\b",
    "secretary": r"\bsecretary\b",
    "controller": r"\bcontroller\b",
    "counsel": r"\bcounsel\b",
}
"""Offices, and how questions and releases write them."""

_WORDS = {office: re.compile(words, re.IGNORECASE) for office, words in _OFFICES.items()}
_BOARD_OF = re.compile(r"\b(?:of|to)\s+the\s+board(?:\s+of\s+directors)?\b", re.IGNORECASE)
_BOARD = re.compile(
    r"(?:(?:a\s+)?member\s+of\s+)?(?:(?:the|its)\s+)?board(?:\s+of\s+\w+)?", re.IGNORECASE
)
_LEFT = (
    r"(?:resign|retire|step(?:s|ped|ping)?\s+down|depart|left\s+the\s+company|succeeded\s+by"
    r"|replaced\s+by|passed\s+away|died|no\s+longer)"
)
_INTERIM = re.compile(r"\b(?:interim|acting)\b", re.IGNORECASE)
_AHEAD = re.compile(
    r"\bwill\s+(?:succeed|become|assume|serve|take|join|replace|step\s+into)\b", re.IGNORECASE
)
_FROM = re.compile(
    r"\b(?:effective(?:\s+(?:on|as\s+of))?|beginning|starting|from|on|as\s+of)\s+$", re.IGNORECASE
)


def offices_in(text: str) -> frozenset[str]:
    """List the offices that a text names.

    >>> sorted(offices_in("president and chief executive officer"))
    ['chief executive', 'president']
    """
    if "chair" in text.lower():
        text = _BOARD_OF.sub(" ", text)
    return frozenset(office for office, words in _WORDS.items() if words.search(text))


def without_offices(text: str, put: str = " ") -> str:
    """Put something else for the offices that a text names.

    >>> without_offices("who is the CFO?")
    'who is the  ?'
    """
    for words in _WORDS.values():
        text = words.sub(put, text)
    return text


def appointed(company: str, asked: frozenset[str], store: Store) -> Iterator[Fact]:
    """Give the appointments to the offices asked for, the newest first."""
    for fact in store.facts(company, MEASURE):
        if asked <= offices_in(_position(fact, store)):
            yield fact


def in_office(sought: Sought, asked: frozenset[str], store: Store) -> Answer | None:
    """Find who was appointed last to the offices asked for; None where nobody was, or has left."""
    fact = next(appointed(sought.company, asked, store), None)
    if fact is None or has_left(fact, store):
        return None
    return _worded(sought, fact, _position(fact, store), store)


def _position(fact: Fact, store: Store) -> str:
    """Write to what a person was appointed: by the same words, or a seat on the board."""
    beside = (
        f
        for f in store.facts(fact.company, POSITION)
        if f.release == fact.release
        and f.span.start < fact.span.end
        and fact.span.start < f.span.end
    )
    found = next(beside, None)
    if found is not None:
        title = str(found.quantity.value)
        return "director" if _BOARD.fullmatch(title) else title
    words = store.text(fact.release)[fact.span.start : fact.span.end]
    return "director" if re.search(r"\bboard\b", words, re.IGNORECASE) else ""


def has_left(fact: Fact, store: Store) -> bool:
    """Tell whether a sentence newer than a fact says that the person whom it names goes."""
    surname = re.escape(str(fact.quantity.value).split()[-1])
    goes = re.compile(
        rf"\b{surname}\b(?:,[^,]*,)?\s+(?:\w+\s+){{0,4}}?{_LEFT}|\b(?:resignation|retirement|departure|death)\s+of\s"
        rf"[^.,;]{{0,40}}\b{surname}\b",
        re.IGNORECASE,
    )
    own = store.cite(fact.release, fact.span).sentence
    for cited in store.search([str(fact.quantity.value).split()[-1]], fact.company, limit=20):
        newer = cited.published > fact.published
        if newer and cited.sentence != own and goes.search(cited.sentence):
            return True
    return False


def _worded(sought: Sought, fact: Fact, position: str, store: Store) -> Answer:
    """Word an appointment with its office, and from when on where that is yet to come."""
    known = Known(quantity=fact.quantity, security=None, as_of=fact.as_of, facts=(fact,))
    reply = answer_of(sought, known, store, "stated")
    cited = reply.citations[0]
    before = store.text(fact.release)[max(0, fact.span.start - 20) : fact.span.end]
    interim = "interim " if _INTERIM.search(before) and not _INTERIM.search(position) else ""
    since = "".join(f", from {written_day(day)}" for day in _from(cited))
    if not since and _AHEAD.search(cited.sentence):
        since = ", but not in office yet on that day"
    told = f"(release of {written_day(fact.published)})"
    text = f"{fact.quantity.value} was appointed {interim}{position}{since} {told}."
    return replace(reply, text=text)


def _from(cited: Citation) -> Iterator[date]:
    """Give the day from which an appointment takes effect, where its sentence names one."""
    for span, period in find_dates(cited.sentence, near=cited.published):
        named = _FROM.search(cited.sentence[: span.start])
        dated = named or _AHEAD.search(cited.sentence[: span.start])
        if dated and period.start == period.end and period.start > cited.published:
            yield period.start
            return

"""A question for who holds an office in; the person whom a release names with it out.

Who was appointed is told by what a release says of the appointment; who is quoted since, or is
the contact, holds the office that stands right beside the name and no other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot.answers.declining import declined
from bot.answers.find import Sought, answer_of, known_of
from bot.answers.matter import Matter
from bot.answers.offices import MEASURE, appointed, has_left, in_office, offices_in, without_offices
from bot.answers.understand import understand
from bot.language import patterns as re
from bot.language.dates import written_day
from bot.language.hints import may_have
from bot.measures import measures
from bot.model import Answer, Fact, Period, Single

_NEEDED = frozenset(
    """chief ceo cfo coo finance chair chairman chairwoman chairperson counsel vice president
    treasurer controller secretary board director""".split()
)
_ABOUT = frozenset(
    """who name appointed person become job board company new run take receive
    officer""".split()
)
"""What a question for an officer may say besides the office."""

_NEW = re.compile(
    r"\b(?:new|newly|incoming|next|appoint\w*|named|promoted|elected|hired|joins?|joined|becomes?"
    r"|became|takes?\s+over|taking\s+over|took\s+over|replac\w+|succe\w+)\b",
    re.IGNORECASE,
)
_LISTS = re.compile(r"\bover\s+(?:the\s+years|time)\b|\bhistory\b|\ball\b|\blist\b", re.IGNORECASE)
_OTHER = re.compile(
    r"\b(?:former|retired|retiring|outgoing|late|acting|interim|assistant|deputy|succeed\w*"
    r"|of\s+(?!(?:the\s+)?(?:board|company)\b))",
    re.IGNORECASE,
)
"""What makes another office, or another company's, of one that stands beside a name."""

_VAGUE = "chief of another kind"
"""Several offices that are not told apart."""

_QUOTED = ("spokesperson", "contact_name")


def officer(matter: Matter) -> Single | None:
    """Tell who holds the office that a question asks for; None where it asks for none.

    Whoever holds another office is no answer, nor whoever held it before one who has left.
    """
    text = matter.understood.text
    offices = offices_in(text) if may_have(text, _NEEDED) else frozenset()
    if not offices or _VAGUE in offices or not _asks_only(without_offices(text), matter):
        return None
    found = sorted(_holders(offices, matter), key=lambda f: f.published, reverse=True)
    if found and _LISTS.search(text):
        return _listed(found, matter)
    return _newest(found, offices, matter) or _declined(matter)


def _asks_only(rest: str, matter: Matter) -> bool:
    """Tell whether the rest of a question says no more than that a person is asked for."""
    asked = understand(_LISTS.sub(" ", rest), matter.names).asked
    return not asked.hard - _ABOUT and not asked.slots.get("number") and not asked.counted


def _declined(matter: Matter) -> Single:
    """Say that nobody is named with the office."""
    reason = "no release in the store says who holds that office"
    return declined(reason, matter.company, matter.store)


def _newest(found: list[Fact], offices: frozenset[str], matter: Matter) -> Answer | None:
    """Answer by the newest release that names a holder; None where two are named or one left."""
    newest = [f for f in found if f.published == found[0].published]
    if not newest or len({f.quantity.value for f in newest}) > 1:
        return None
    fact, period = newest[0], matter.understood.period
    if any(f.measure == MEASURE for f in newest) and period is None:
        return in_office(_sought(MEASURE, matter), offices, matter.store)
    if period is None and has_left(fact, matter.store):
        return None
    said = f"The release of {written_day(fact.published)} names {fact.quantity.value}"
    return replace(_answer(fact, matter), text=f"{said} as {_title(offices)}.")


def _holders(offices: frozenset[str], matter: Matter) -> Iterator[Fact]:
    """Give the facts that name a holder of offices within the time asked about."""
    store, name = matter.store, matter.company.name
    for fact in appointed(name, offices, store):
        if _is_within(fact, matter.understood.period):
            yield fact
    if _NEW.search(matter.understood.question) or "director" in offices:
        return  # "director" beside a name is hardly a seat on the board
    for fact in (f for measure in _QUOTED for f in store.facts(name, measure)):
        sentence = store.cite(fact.release, fact.span).sentence
        beside = offices_beside(str(fact.quantity.value), sentence)
        if offices <= beside and _is_within(fact, matter.understood.period):
            yield fact


def _is_within(fact: Fact, period: Period | None) -> bool:
    return period is None or period.start <= fact.published <= period.end


def offices_beside(name: str, sentence: str) -> frozenset[str]:
    """List the offices that a sentence gives right after a name, or right before it.

    >>> sorted(offices_beside("Ada Quill", "said Ada Quill, chairman and CEO."))
    ['chairman', 'chief executive']
    >>> offices_beside("Ada Quill", "The chairman thanked Ada Quill, former president.")
    frozenset()
    """
    person = rf"{re.escape(name)}(?:,?\s+(?:Jr|Sr|II|III|IV|Ph\.D|M\.D)\b\.?)*"
    after = re.search(rf"{person}\s*[,–—-]+\s*(?:who\s+is\s+)?([^,;.:\"”(]+)", sentence)
    before = re.search(rf"((?:[A-Za-z'’-]+\s+){{1,6}}){person}", sentence)
    found: frozenset[str] = frozenset()
    if after and not _OTHER.search(after[1]):
        found |= offices_in(after[1])
    if before and not _OTHER.search(before[1]) and _ends_in_office(before[1]):
        found |= offices_in(before[1])
    return found


def _ends_in_office(words: str) -> bool:
    """Tell whether words end with an office: "said Vice President"."""
    marked = without_offices(words, " | ")
    return re.search(r"\|\s*(?:officer)?\s*$", marked, re.IGNORECASE) is not None


def _title(offices: frozenset[str]) -> str:
    """Write offices as a title."""
    return " and ".join(
        f"{office} officer" if office.startswith("chief ") else office for office in sorted(offices)
    )


def _listed(found: list[Fact], matter: Matter) -> Answer:
    """List who has held an office by the first release that names each, the oldest first."""
    first = {fact.quantity.value: fact for fact in found}
    named = sorted(first.values(), key=lambda fact: fact.published)
    said = "; ".join(f"{f.quantity.value} (release of {written_day(f.published)})" for f in named)
    citations = (c for fact in named for c in _answer(fact, matter).citations)
    title = _title(offices_in(matter.understood.text))
    newest = _answer(found[0], matter)
    return replace(newest, text=f"Named as {title}: {said}.", citations=tuple(citations))


def _answer(fact: Fact, matter: Matter) -> Answer:
    return answer_of(_sought(fact.measure, matter), known_of(fact), matter.store, "stated")


def _sought(measure: str, matter: Matter) -> Sought:
    return Sought(measure=measures()[measure], company=matter.company.name)

"""A reply about a company in a quiet period or a live offer in; what may be said of it out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from bot.answers.understand import Understood
from bot.answers.wording import asking
from bot.answers.words import concept, tokens
from bot.language.dates import written_day
from bot.model import Citation, Clarify, Declined, Quoted, Restriction, Single
from bot.store import Store

_ASKING = frozenset("who when where why will would can do does did".split())
"""Words that ask, which no sentence that answers need have."""


def in_force(
    restrictions: Iterable[Restriction], companies: Iterable[str], today: date
) -> Restriction | None:
    """Find the restriction that binds replies about some companies on a day."""
    about = {name.casefold() for name in companies}
    return next(
        (
            r
            for r in restrictions
            if r.company.casefold() in about and r.period.start <= today <= r.period.end
        ),
        None,
    )


def restricted(
    reply: Single, restriction: Restriction, store: Store, understood: Understood | None = None
) -> Single:
    """Give the approved sentences that bear on a question in the place of a reply, or nothing."""
    if isinstance(reply, Clarify):
        return reply
    reason = f"{restriction.company} is in a {restriction.mode} until " + written_day(
        restriction.period.end
    )
    says = f"{reason[0].upper()}{reason[1:]}: only approved sentences are quoted"
    found = _bearing(reply, restriction, understood)
    cited = tuple(c for s in found for c in _citations(s, restriction.company, reply, store))
    contact = store.contact(restriction.company)
    if found:
        said = " ".join(f"“{sentence}”" for sentence in found)
        text = f"{says}. {said}"
        if cited:
            return Quoted(text=text, reason=reason, citations=cited, contact=contact)
        return Declined(text=text, reason=reason, contact=contact, company=restriction.company)
    text = f"{says}, and none of them answers this. {asking(contact)}".strip()
    return Declined(text=text, reason=reason, contact=contact, company=restriction.company)


def _bearing(
    reply: Single, restriction: Restriction, understood: Understood | None
) -> tuple[str, ...]:
    """List the approved sentences that the reply cites, or that have all words of a question."""
    cited = {_plain(c.sentence) for c in _cited(reply)}
    hard = understood.asked.hard - _ASKING if understood else frozenset()
    return tuple(
        sentence
        for sentence in restriction.approved
        if _plain(sentence) in cited or (hard and hard <= _meant(sentence))
    )


def _cited(reply: Single) -> tuple[Citation, ...]:
    return () if isinstance(reply, Declined | Clarify) else reply.citations


def _citations(sentence: str, company: str, reply: Single, store: Store) -> tuple[Citation, ...]:
    """Cite the release that has an approved sentence, where one has."""
    found = (*_cited(reply), *store.search(tokens(sentence)[:8], company))
    return tuple(c for c in found if _plain(c.sentence) == _plain(sentence))[:1]


def _meant(sentence: str) -> frozenset[str]:
    return frozenset(form for word in tokens(sentence) for form in (word, concept(word)))


def _plain(sentence: str) -> str:
    return " ".join(sentence.split())

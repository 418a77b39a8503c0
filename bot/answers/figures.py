"""Words as they are typed in; the published figures that they may be about out, to pick from."""

from __future__ import annotations

from collections.abc import Iterator

from bot.answers.find import Sought, find
from bot.answers.wording import named
from bot.language import patterns as re
from bot.language.names import Names
from bot.measures import measures
from bot.model import Answer, Company, Fact, Security
from bot.store import Store

COMPANIES = 5
"""Most companies that are looked through where the words name none."""

_WORD = re.compile(r"[\w.%-]*\w")
_EMPTY = frozenset(
    "a an and are by do does for have how in is it many much of on or the to was were what when "
    "which who with".split()
)


def figures(words: str, names: Names, store: Store, limit: int) -> tuple[Answer, ...]:
    """List the newest figure of each measure and class that all the words fit, newest first.

    A word fits by its beginning, so that a list can be shown while it is typed.
    """
    wanted = {each.casefold() for each in _WORD.findall(words)} - _EMPTY
    companies = _companies(words, names)
    fitting = (fact for company in companies for fact in _fitting(company, store, wanted))
    found = [answer for fact in fitting if (answer := _answer(fact, store))]
    found.sort(key=lambda answer: answer.as_of.end.toordinal() if answer.as_of else 0, reverse=True)
    return tuple(found[:limit])


def _fitting(company: Company, store: Store, wanted: set[str]) -> Iterator[Fact]:
    """Yield the newest facts of a company that all the words fit, its own names left out."""
    own = {each for name in (company.name, *company.aliases) for each in _words(name)}
    return (fact for fact in _newest(company, store) if _fits(wanted, own | _about(fact)))


def _companies(words: str, names: Names) -> tuple[Company, ...]:
    """List the companies named; all where none is and they are few."""
    entries = [entry for _, entry in names.find(words)]
    asked = {e.name if isinstance(e, Company) else e.company for e in entries}
    if asked:
        return tuple(company for company in names.companies if company.name in asked)
    return names.companies if len(names.companies) <= COMPANIES else ()


def _newest(company: Company, store: Store) -> Iterator[Fact]:
    """Yield the newest fact of each measure and class."""
    seen: set[tuple[str, Security | None]] = set()
    for fact in store.facts(company.name):
        key = (fact.measure, fact.security)
        if key not in seen and _is_figure(fact):
            seen.add(key)
            yield fact


def _is_figure(fact: Fact) -> bool:
    """Tell whether a fact is more than a part of its release's furniture: a headline, a contact."""
    measure = measures().get(fact.measure)
    return measure is not None and any(statement.says for statement in measure.statements)


def _about(fact: Fact) -> set[str]:
    """List the words of what a fact measures, of which class, and of when."""
    measure, security = measures()[fact.measure], fact.security
    told = [measure.label, *measure.asks, str(fact.as_of.end.year)]
    if security is not None:
        told += [named(security), security.name, security.symbol or "", *security.aliases]
    return _words(" ".join(told))


def _words(text: str) -> set[str]:
    return {each.casefold() for each in _WORD.findall(text)}


def _fits(wanted: set[str], words: set[str]) -> bool:
    return all(any(word.startswith(each) for word in words) for each in wanted)


def _answer(fact: Fact, store: Store) -> Answer | None:
    """Word a fact as an answer would; None where published figures conflict."""
    sought = Sought(
        measure=measures()[fact.measure],
        company=fact.company,
        security=fact.security,
        period=fact.as_of,
    )
    found = find(sought, store)
    return found if isinstance(found, Answer) and found.kind == "stated" else None

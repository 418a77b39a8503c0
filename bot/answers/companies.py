"""A question in; the company that it is about, or which of several is meant, out.

A company is named by its name, its first word or the symbol of its shares. What names more
than one is asked back about, and what names none that is known is said, with the nearest names.
"""

from __future__ import annotations

from collections.abc import Iterable

from bot.answers.understand import Understood
from bot.language import patterns as re
from bot.language.names import Names
from bot.model import Clarify, Company, Declined, Security, Single

_MOST = 5
"""Companies among which a question back lets choose."""

_NEAR = 75
"""How alike, of 100, a name must be to one that is asked for to be given as the nearest."""


def company_of(understood: Understood, names: Names) -> Company | Single:
    """Find the company that a question is about; the only one known where none is named."""
    named = named_in(understood, names)
    if len(named) == 1:
        return named[0]
    if not names.companies:
        reason = "the store holds no releases yet"
        return Declined(text="I have read no releases yet; load some first.", reason=reason)
    if len(names.companies) == 1:
        return names.companies[0]
    if not named and understood.strange:
        return _unknown(understood.strange[0], names)
    return which_company(understood, named or names.companies[:_MOST])


def both_named(understood: Understood, names: Names) -> tuple[Company, ...]:
    """List the companies that a question names by a name or a symbol of each one's own."""
    found = named_in(understood, names)
    issuers = {m.company for m in understood.mentions if isinstance(m, Security)}
    words = {c.name for c in understood.companies} | issuers
    return found if {c.name for c in found} == words else ()


def which_company(understood: Understood, choices: Iterable[Company]) -> Clarify:
    """Ask which of several companies is meant."""
    return Clarify(
        prompt="Which company do you mean?",
        choices=tuple(f"{c.name}: {_without_names(understood, c)}" for c in choices),
    )


def named_in(understood: Understood, names: Names) -> tuple[Company, ...]:
    """List the companies that a question names: several, too, where one word names them all."""
    issuers = [m for m in understood.mentions if isinstance(m, Security)]
    found = understood.companies
    if not found and issuers:
        listed = {o.company for m in issuers for o in (m, *names.sharing(m.symbol))}
        found = tuple(c for c in names.companies if c.name in listed)
    return tuple(dict.fromkeys(o for c in found for o in _sharing(c, understood, names)))


def _sharing(company: Company, understood: Understood, names: Names) -> tuple[Company, ...]:
    """List the companies that the words for one may mean: all that begin with its one word."""
    first = company.name.split()[0]
    others = names.beginning(first)
    if len(others) < 2:
        return (company,)
    if re.search(rf"\b{re.escape(first)}\b", understood.text, re.IGNORECASE) is None:
        return (company,)  # named by an alias or a symbol
    called = tuple(o for o in others if _is_called_further(o, understood.text))
    return called or others


def _is_called_further(company: Company, text: str) -> bool:
    """Tell whether a text gives the second word of a company's name after the first."""
    words = [re.escape(word.strip(",.")) for word in company.name.split()[:2]]
    return re.search(rf"\b{'[ ,.]+'.join(words)}\b", text, re.IGNORECASE) is not None


def _without_names(understood: Understood, company: Company) -> str:
    """Give a question without the bare word, or the symbol, that companies share."""
    symbols = [m.symbol for m in understood.mentions if isinstance(m, Security) and m.symbol]
    shared = "|".join(re.escape(word) for word in (company.name.split()[0], *symbols))
    return re.sub(rf"\b(?:{shared})(?:['’]s)?(?![\w-])[\s:-]*", "", understood.question).strip()


def _unknown(name: str, names: Names) -> Single:
    """Say that a company is not known, and which known names are nearest."""
    near = nearest(name, names)
    known = f" The nearest names known: {', '.join(near)}." if near else ""
    reason = f"no release in the store is of “{name}”"
    return Declined(text=f"{reason[0].upper()}{reason[1:]}.{known}", reason=reason)


def nearest(name: str, names: Names) -> tuple[str, ...]:
    """List the names of companies that are like a name, the likest first."""
    from rapidfuzz import fuzz, process

    choices = {c.name: c.name.casefold() for c in names.companies}
    found = process.extract(
        name.casefold(), choices, scorer=fuzz.partial_ratio, limit=3, score_cutoff=_NEAR
    )
    return tuple(key for _, _, key in found)

"""The names of known companies and securities, found in text by whole words.

A dictionary from first word to names keeps the cost independent of how many are known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.language import patterns as re
from bot.model import Company, Security, Span

_WORD = re.compile(r"[A-Za-z0-9]+(?:[-.&][A-Za-z0-9]+)*")
_LISTED = re.compile(
    r"\s*\([^()]{0,60}?\b(?:NYSE|NASDAQ|AMEX|TSX|OTC\w*|CSE|LSE|ASX)\b[^()]{0,60}?\)",
    re.IGNORECASE,
)

_CALLED = 4
_COMMON_WORDS = frozenset(
    """american first general national united international global bank company financial capital
    western eastern northern southern pacific atlantic central trust fund group great standard royal
    best north south east west common preferred series stock share shares exchange ratio offer price
    dividend point premier target public global energy mining gold silver copper food foods water
    power light home life health care data power city county state union federal mutual community
    independent integrated advanced applied associated consolidated continental industrial
    total express direct""".split()
)
"""First words of names that mean too much else to name a company alone."""

_ABBREVIATED = frozenset({"inc", "corp", "co", "ltd", "cos", "bros"})


@dataclass(frozen=True, slots=True)
class Name:
    """The words of one name, and what it names; symbols are matched case and all."""

    words: tuple[str, ...]
    names: Company | Security
    symbol: str | None = None


class Names:
    """The companies and securities that are known.

    >>> known = Names([Company(name="Example Mining Company", aliases=("Example",))], [])
    >>> [(c.name, span.end) for span, c in known.find("Has Example's offer closed?")]
    [('Example Mining Company', 11)]
    """

    def __init__(
        self,
        companies: Iterable[Company],
        securities: Iterable[Security],
        *,
        briefly: bool = False,
    ) -> None:
        """Index the names by their first word; `briefly` has that alone name a company too.

        So do people who ask; in a release the word may be anybody's.
        """
        self.companies = tuple(companies)
        self.securities = tuple(securities)
        named = (text for c in self.companies for text in (c.name, *c.aliases))
        self.words = frozenset(w[0].lower() for text in named for w in _WORD.finditer(text))
        self.symbols = frozenset(s.symbol.lower() for s in self.securities if s.symbol)
        self.letters = frozenset(
            s.series for s in self.securities if s.series and len(s.series) == 1
        )
        self._sharing: dict[str, list[Security]] = {}
        self._beginning: dict[str, list[Company]] = {}
        for named_company in self.companies:
            first = named_company.name.split()[0].lower() if named_company.name.split() else ""
            self._beginning.setdefault(first, []).append(named_company)
        self._of: dict[str, tuple[Security, ...]] = {}
        for security in self.securities:
            self._of[security.company] = (*self._of.get(security.company, ()), security)
            if security.symbol:
                self._sharing.setdefault(security.symbol, []).append(security)
        self._by_first: dict[str, list[Name]] = {}
        for company in self.companies:
            for text in {company.name, *company.aliases}:
                self._add(text, company)
        for company in self._called_by_first_word() if briefly else ():
            self._add(company.name.split()[0], company)
        for security in self.securities:
            if security.symbol:
                self._add(security.symbol, security, security.symbol)

    def _called_by_first_word(self) -> Iterator[Company]:
        """Give the companies that are known by the first word of their names alone.

        Of several that share it the first is given; `beginning` tells which they are.
        """
        for company in self.companies:
            first = company.name.split()[0].lower() if company.name.split() else ""
            if len(first) >= _CALLED and first not in _COMMON_WORDS:
                yield company

    def of(self, company: str) -> tuple[Security, ...]:
        """List the known classes of one company."""
        return self._of.get(company, ())

    def sharing(self, symbol: str | None) -> tuple[Security, ...]:
        """List the classes, of whatever company, that are listed under a symbol."""
        return tuple(self._sharing.get(symbol or "", ()))

    def beginning(self, word: str) -> tuple[Company, ...]:
        """List the companies whose names begin with a word."""
        return tuple(self._beginning.get(word.lower(), ()))

    def knows(self, word: str) -> bool:
        """Tell whether a word is part of a known company's name."""
        return word.lower() in self.words

    def find(self, text: str) -> Iterator[tuple[Span, Company | Security]]:
        """Find the names in text, left to right, the longest at each place."""
        words = list(_WORD.finditer(text))
        at = 0
        while at < len(words):
            name = self._at(words, at)
            if name is None:
                at += 1
                continue
            last = words[at + len(name.words) - 1]
            end = last.end()
            if last[0].lower() in _ABBREVIATED and text[end : end + 1] == ".":
                end += 1
            if isinstance(name.names, Company) and (listed := _LISTED.match(text, end)):
                end = listed.end()
            yield Span(start=words[at].start(), end=end), name.names
            while at < len(words) and words[at].start() < end:
                at += 1

    def _at(self, words: list[re.Match[str]], at: int) -> Name | None:
        """Find the longest name that begins at a word."""
        for name in self._by_first.get(words[at][0].lower(), ()):
            found = words[at : at + len(name.words)]
            if tuple(w[0].lower() for w in found) == name.words and _same_case(name, found[0][0]):
                return name
        return None

    def _add(self, text: str, names: Company | Security, symbol: str | None = None) -> None:
        words = tuple(w[0].lower() for w in _WORD.finditer(text))
        if words:
            entries = self._by_first.setdefault(words[0], [])
            entries.append(Name(words, names, symbol))
            entries.sort(key=lambda name: -len(name.words))


def _same_case(name: Name, printed: str) -> bool:
    """Let a plain ticker such as `ALL` match only in its own case, as it may be a word."""
    return name.symbol is None or not name.symbol.isalpha() or printed == name.symbol

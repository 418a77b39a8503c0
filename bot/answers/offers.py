"""A request and the store in; the offer that it is about, and its result, out.

An offer is a published one, with what the person gives put in its place, or all the person's.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.answers.published import Published, published
from bot.errors import TermsError
from bot.exchange import Request, Result, Terms, calculate
from bot.exchange.given import with_clauses
from bot.exchange.sensitivity import range_of
from bot.exchange.terms import YOURS
from bot.language.dates import written
from bot.model import Company, Period, Quantity, Security
from bot.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """Terms to compute with, and the published offer that they are of, if they are of one."""

    terms: Terms
    published: Published | None

    @property
    def called(self) -> str:
        """Name the offer's terms for a reader."""
        given = any(self._is_given(name) for name in ("ratio", "value", "cash"))
        if self.published is None or given:
            return "your terms"
        return f"the terms of {written(self.published.as_of)}"

    def _is_given(self, name: str) -> bool:
        return getattr(self.terms, name) is not None and self.terms.source(name) == YOURS


def offer_of(request: Request, company: Company, store: Store, when: Period | None = None) -> Offer:
    """Find the terms that a request is about, with what the person gives put in."""
    clauses = request.clauses
    if clauses is not None and clauses.offers and when is None:
        when = clauses.offers[0]
    found = published(company, store, when)
    by_principal = clauses is not None and "per" in clauses.given
    if found is not None and by_principal and found.terms.per is None:
        found = None
    if found is not None:
        return Offer(terms=with_clauses(found.terms, clauses, found.formula), published=found)
    if when is not None and not by_principal:
        raise TermsError(
            f"I cannot compute that: no release of {company.name} in the store states an "
            f"exchange ratio for {written(when)}."
        )
    return Offer(terms=with_clauses(_typed(request, company, store), clauses), published=None)


def _typed(request: Request, company: Company, store: Store) -> Terms:
    """Make the terms of an exchange that no release speaks of, of the company's own classes.

    Raises TermsError where the person gives no ratio either, or the classes are not clear.
    """
    given = request.clauses.given.keys() if request.clauses else ()
    if request.ratio is None and not {"ratio", "value", "cash", "preference"} & set(given):
        raise TermsError(
            f"I cannot compute that: no release of {company.name} in the store states an "
            "exchange ratio. Give one, as in `10,000 at 8`."
        )
    classes = [s for s in store.names()[2] if s.company == company.name]
    kind = "note" if "per" in given else "preferred"
    common = [s for s in classes if s.kind == "common"]
    senior = [s for s in classes if s.kind == kind]
    senior = [s for s in senior if request.security in (None, s, *common)]
    given_up = senior[0] if len(senior) == 1 else Security(company=company.name, kind=kind)
    received = common[0] if common else Security(company=company.name, kind="common")
    return Terms(surrendered=given_up, received=received)


def _priced(terms: Terms, request: Request) -> Terms:
    """Give a ratio that floats the middle of a range asked about, where no price is given."""
    wishes = request.clauses
    if wishes is None or not terms.floats or terms.average or terms.price:
        return terms
    if not (wishes.prices or wishes.chart or wishes.table):
        return terms
    low, high = wishes.prices or range_of(terms)
    sources = dict(terms.sources) | {"average": "the middle of the range of prices"}
    return replace(terms, average=Quantity(value=(low + high) / 2, unit="USD"), sources=sources)


def _settled(result: Result, offer: Offer, request: Request) -> Result:
    """Settle a fraction as the release says, where the person says nothing else."""
    exact, terms = result.exchanged.exact, result.terms
    if exact.denominator == 1 or terms.settling is not None or offer.published is None:
        return result
    settling = offer.published.settling
    if settling is None or result.reverse:
        return result
    sources = dict(terms.sources) | {"settling": f"release of {written(offer.published.as_of)}"}
    return calculate(replace(terms, settling=settling, sources=sources), request)


def result_of(offer: Offer, request: Request) -> Result:
    """Compute a request on an offer; raise TermsError where the terms cannot serve it."""
    return _settled(calculate(_priced(offer.terms, request), request), offer, request)

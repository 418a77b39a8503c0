"""How much is exchanged in, with the newest published terms; the result with its working out."""

from __future__ import annotations

from dataclasses import dataclass

from bot.answers.wording import figure, named
from bot.errors import TermsError
from bot.exchange import Request, Result, Terms, calculate, read_request
from bot.language.dates import written
from bot.language.names import Names
from bot.language.numbers import grouped
from bot.measures.formulas import displayed
from bot.model import Answer, Company, Declined, Fact, Quantity, Single, Working
from bot.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """Published terms, and the facts that they were taken from."""

    terms: Terms
    ratio: Fact
    outstanding: Fact | None


def published(company: Company, store: Store) -> Published | None:
    """Find the newest published terms of an exchange of a company, or None."""
    for ratio in store.facts(company.name, "exchange_ratio"):
        if ratio.security is None or ratio.received is None:
            continue
        outstanding = next(
            (
                f
                for f in store.facts(company.name, "shares_outstanding")
                if f.security and f.security.key == ratio.security.key
            ),
            None,
        )
        terms = Terms(
            surrendered=ratio.security,
            received=ratio.received,
            ratio=ratio.quantity,
            outstanding=outstanding.quantity if outstanding else None,
        )
        return Published(terms=terms, ratio=ratio, outstanding=outstanding)
    return None


def answer_exchange(words: str, names: Names, store: Store) -> Single:
    """Answer the words after /exchange; what cannot be read is declined with an example."""
    if not names.companies:
        return Declined(text="I have read no releases yet.", reason="the store holds no releases")
    found = {c.name if isinstance(c, Company) else c.company for _, c in names.find(words)}
    if len(found) > 1:
        reason = "you name classes or companies that do not belong together"
        return Declined(text=f"I cannot compute that: {reason}.", reason=reason)
    company = next((c for c in names.companies if c.name in found), None) or _newest(names, store)
    try:
        request = read_request(words, names, names.of(company.name))
    except TermsError as error:
        return Declined(text=str(error), reason=str(error), company=company.name)
    return compute(request, company, store)


def _newest(names: Names, store: Store) -> Company:
    """Find the company with the newest published terms; the first where none has any."""
    if len(names.companies) == 1:
        return names.companies[0]
    found = [(c, published(c, store)) for c in names.companies]
    with_terms = [(p.ratio.published, c.name, c) for c, p in found if p]
    return max(with_terms)[2] if with_terms else names.companies[0]


def compute(request: Request, company: Company, store: Store) -> Single:
    """Compute a hypothetical exchange on a company's newest terms.

    A request that the terms cannot serve is declined with what to try instead.
    """
    found = published(company, store)
    if found is None:
        reason = f"no release of {company.name} in the store states an exchange ratio"
        return Declined(
            text=f"I cannot compute that: {reason}.", reason=reason, company=company.name
        )
    try:
        result = calculate(found.terms, request)
    except TermsError as error:
        return Declined(text=str(error), reason=str(error), company=company.name)
    return _answer(result, request, found, company, store)


def _answer(
    result: Result, request: Request, found: Published, company: Company, store: Store
) -> Answer:
    """Word a result; a published ratio is cited, a given one is said to be given."""
    sources = [found.ratio] if request.ratio is None else []
    if (request.everything or request.percent) and found.outstanding:
        sources.append(found.outstanding)
    shown = figure(result.quantity)
    surrendered = Quantity(value=result.surrendered, unit="shares")
    given = "your ratio of" if request.ratio else f"the ratio of {written(found.ratio.as_of)},"
    ratio = grouped(request.ratio) if request.ratio else figure(found.terms.ratio)
    if result.reverse:
        text = (
            f"Hypothetically, at {given} {ratio}, {shown} {named(result.security)} shares must be "
            f"given up to receive at least {grouped(result.wanted)} {named(found.terms.received)}."
        )
    else:
        text = (
            f"Hypothetically, at {given} {ratio}, {displayed(surrendered)} "
            f"{named(found.terms.surrendered)} would bring {shown} {named(result.security)} shares."
        )
    if result.notes:
        text = text.removesuffix(".") + f" ({'; '.join(result.notes)})."
    return Answer(
        text=text,
        figure=shown,
        quantity=result.quantity,
        kind="hypothetical",
        measure="exchange_received",
        label="result of a hypothetical exchange",
        company=company.name,
        security=result.security,
        as_of=found.ratio.as_of,
        working=Working(steps=result.steps),
        citations=tuple(store.cite(f.release, f.span) for f in sources),
        notes=result.notes,
    )

"""How much is exchanged in, with published terms or given ones; the result with its working out."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import partial
from itertools import islice

from bot.answers.comparison import compared
from bot.answers.offers import Offer, offer_of, result_of
from bot.answers.outcomes import figure_of, sentence_of
from bot.answers.published import published
from bot.answers.wording import named
from bot.errors import TermsError
from bot.exchange import Request, Result, Terms, read_request
from bot.exchange.help import EXAMPLES, PROMPT
from bot.exchange.sensitivity import range_of, table, table_steps
from bot.exchange.shown import shown
from bot.exchange.working import notes_of, steps_of
from bot.language.names import Names
from bot.model import Answer, Clarify, Company, Declined, Single, Working
from bot.store import Store

__all__ = ["answer_exchange", "compute", "picture", "published"]

_NAMED = 5
"""Companies that are named where one has to be picked."""


def answer_exchange(words: str, names: Names, store: Store) -> Single:
    """Answer the words after /exchange; what cannot be read is declined with an example."""
    if words.strip(" ?!.").casefold() == "help":
        return Clarify(prompt=PROMPT, choices=EXAMPLES)
    read = _read(words, names, store)
    if isinstance(read, Declined):
        return read
    request, company = read
    return compute(request, company, store)


def picture(words: str, names: Names, store: Store) -> Callable[[], bytes] | None:
    """Prepare to draw what an exchange brings over a range of prices; None where that cannot be.

    The PNG is drawn when what is returned is called, which needs no store and can be done
    beside other work.
    """
    from bot.exchange.chart import chart  # Pillow is slow to import

    read = _read(words, names, store)
    if isinstance(read, Declined):
        return None
    request, company = read
    try:
        offer = offer_of(request, company, store)
        result = result_of(offer, request)
        prices = _prices(request, result.terms)
        count = result.exchanged.count
        title = f"{shown(count)} {named(result.terms.surrendered)} on {offer.called}"
        return partial(chart, result.terms, count, prices, title)
    except TermsError:
        return None


def compute(request: Request, company: Company, store: Store) -> Single:
    """Compute a hypothetical exchange on a company's newest terms, on older ones, or on given ones.

    A request that the terms cannot serve is declined with what to try instead.
    """
    try:
        if request.clauses is not None and request.clauses.compare:
            return compared(request, company, store)
        offer = offer_of(request, company, store)
        result = result_of(offer, request)
        return _answer(result, offer, store)
    except TermsError as error:
        return Declined(text=str(error), reason=str(error), company=company.name)


def _read(words: str, names: Names, store: Store) -> tuple[Request, Company] | Declined:
    """Read the words, and find the company that they are about."""
    if not names.companies:
        return Declined(text="I have read no releases yet.", reason="the store holds no releases")
    found = {c.name if isinstance(c, Company) else c.company for _, c in names.find(words)}
    if len(found) > 1:
        reason = "you name classes or companies that do not belong together"
        return Declined(text=f"I cannot compute that: {reason}.", reason=reason)
    company = next((c for c in names.companies if c.name in found), None) or _only(names, store)
    if not isinstance(company, Company):
        return company
    try:
        return read_request(words, names, names.of(company.name)), company
    except TermsError as error:
        return Declined(text=str(error), reason=str(error), company=company.name)


def _only(names: Names, store: Store) -> Company | Declined:
    """Find the only company with published terms; where several have them, none is guessed."""
    if len(names.companies) == 1:
        return names.companies[0]
    some = (c for c in names.companies if published(c, store))
    with_terms = list(islice(some, _NAMED + 1))
    if len(with_terms) < 2:
        return with_terms[0] if with_terms else names.companies[0]
    known = ", ".join(c.name for c in with_terms[:_NAMED])
    more = " and others" if with_terms[_NAMED:] else ""
    reason = "several companies have published terms"
    return Declined(
        text=(
            f"I cannot tell whose exchange you mean: {known}{more} have published terms. Name the "
            f"company or a symbol with it, as in `10,000 {with_terms[0].name}`."
        ),
        reason=reason,
    )


def _answer(result: Result, offer: Offer, store: Store) -> Answer:
    """Word a result; a published figure is cited, a given one is said to be given."""
    terms, clauses = result.terms, result.request.clauses
    steps = steps_of(result)
    if clauses is not None and (clauses.table or clauses.chart or clauses.prices):
        rows = table(terms, result.exchanged.count, _prices(result.request, terms))
        steps = (*steps, *table_steps(rows))
    notes = notes_of(result)
    of = offer.published
    facts = of.drawn_on(terms, steps) if of else ()
    text, quantity = sentence_of(result, offer), result.quantity
    if notes:
        text = text.removesuffix(".") + f" ({'; '.join(notes)})."
    return Answer(
        text=text,
        figure=figure_of(quantity),
        quantity=quantity,
        kind="hypothetical",
        measure="exchange_received",
        label="result of a hypothetical exchange",
        company=terms.surrendered.company,
        security=result.security,
        as_of=of.as_of if of else None,
        working=Working(steps=steps),
        citations=tuple(store.cite(f.release, f.span) for f in facts),
        notes=notes,
    )


def _prices(request: Request, terms: Terms) -> tuple[Fraction, Fraction]:
    """Take the range of prices that is asked about, or one that shows what matters."""
    wishes = request.clauses
    return wishes.prices if wishes and wishes.prices else range_of(terms)

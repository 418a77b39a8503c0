"""Two offers in; what each brings, how far they are apart and where they meet out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot.answers.offers import Offer, offer_of, result_of
from bot.answers.outcomes import counted, received
from bot.answers.published import published
from bot.answers.wording import named
from bot.exchange import Request, Result
from bot.exchange.breakeven import break_even
from bot.exchange.shown import price, shown
from bot.exchange.working import steps_of
from bot.model import Answer, Company, Quantity, Step, Working
from bot.store import Store


def compared(request: Request, company: Company, store: Store) -> Answer:
    """Compare two offers, or one with the terms that the person gives."""
    assert request.clauses is not None
    first, *rest = request.clauses.offers
    found = published(company, store, first)
    same = _market(request, floats=found is not None and found.formula is not None)
    plain = replace(request, ratio=None, clauses=replace(request.clauses, given=same))
    one = offer_of(plain, company, store, first)
    other = offer_of(plain if rest else request, company, store, rest[0] if rest else first)
    if not rest:
        other = replace(other, published=None)
    results = [result_of(o, r) for o, r in ((one, plain), (other, plain if rest else request))]
    return _comparison(results, (one, other), store)


def _market(request: Request, *, floats: bool) -> dict[str, Quantity]:
    """Take what is given of the market and the holder, which is the same for both offers.

    An average price says nothing of an offer whose ratio does not float.
    """
    assert request.clauses is not None
    same = {"price", "worth", "outstanding", "common", "held", "owned"}
    same |= {"average"} if floats else set()
    return {n: q for n, q in request.clauses.given.items() if n in same}


def _comparison(results: list[Result], offers: tuple[Offer, Offer], store: Store) -> Answer:
    """Say what each of two offers brings, how far they are apart, and where they meet."""
    one, other = results
    difference = other.exchanged.shares - one.exchanged.shares
    meeting = ", ".join(price(p) for p in break_even(one.terms, other.terms))
    steps = [s for result in results for s in steps_of(result)]
    steps += _apart(results, meeting)
    facts = [
        fact
        for result, offer in zip(results, offers, strict=True)
        if offer.published
        for fact in offer.published.drawn_on(result.terms, steps)
    ]
    return Answer(
        text=_sentence(results, offers, meeting),
        figure=shown(abs(difference)),
        quantity=Quantity(value=difference, unit="shares"),
        kind="hypothetical",
        measure="exchange_received",
        label="difference of two hypothetical exchanges",
        company=one.terms.surrendered.company,
        security=one.terms.received,
        as_of=offers[1].published.as_of if offers[1].published else None,
        working=Working(steps=tuple(dict.fromkeys(steps))),
        citations=tuple(dict.fromkeys(store.cite(f.release, f.span) for f in facts)),
    )


def _apart(results: list[Result], meeting: str) -> Iterator[Step]:
    """Write how far two offers are apart, and at which prices they meet."""
    first, second = (result.exchanged.shares for result in results)
    expression = f"{shown(second)} − {shown(first)}"
    yield Step(expression=expression, result=shown(second - first), formula="difference in shares")
    if meeting:
        formula = "break-even price of the stock received"
        expression = "worth of one offer = worth of the other"
        yield Step(expression=expression, result=meeting, formula=formula)


def _sentence(results: list[Result], offers: tuple[Offer, Offer], meeting: str) -> str:
    """Say what two offers bring, and which is worth more at which price."""
    one, other = results
    difference = other.exchanged.shares - one.exchanged.shares
    way = f"{shown(abs(difference))} {'more' if difference > 0 else 'fewer'}"
    text = (
        f"Hypothetically, {counted(one)} {named(one.terms.surrendered)} would bring "
        f"{received(one)} on {offers[0].called}, and {received(other)} on {offers[1].called}: "
        f"{way if difference else 'as many'}."
    )
    if meeting:
        return f"{text} The two are worth the same at {meeting} a share."
    return f"{text} Neither overtakes the other at any price." if difference else text

"""How much is exchanged in, with published terms or given ones; the result with its working out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial

from bot.answers.published import Published, published, settling_of
from bot.answers.wording import figure, named
from bot.errors import TermsError
from bot.exchange import Request, Result, Terms, calculate, read_request
from bot.exchange.breakeven import break_even
from bot.exchange.given import with_clauses
from bot.exchange.help import EXAMPLES, PROMPT
from bot.exchange.outcomes import value_of
from bot.exchange.sensitivity import range_of, table, table_steps
from bot.exchange.shown import money, price, shown
from bot.exchange.stated import stated
from bot.exchange.terms import YOURS
from bot.exchange.working import notes_of, steps_of
from bot.language.dates import written
from bot.language.names import Names
from bot.language.numbers import as_fraction, grouped
from bot.model import (
    Answer,
    Clarify,
    Company,
    Declined,
    Period,
    Quantity,
    Reply,
    Security,
    Step,
    Working,
)
from bot.store import Store

__all__ = ["answer_exchange", "compute", "picture", "published"]


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


def answer_exchange(words: str, names: Names, store: Store) -> Reply:
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
        offer = _offer(request, company, store)
        result = _settled(calculate(_priced(offer.terms, request), request), offer, request, store)
        prices = _prices(request, result.terms)
        count = result.exchanged.count
        title = f"{shown(count)} {named(result.terms.surrendered)} on {offer.called}"
        return partial(chart, result.terms, count, prices, title)
    except TermsError:
        return None


def compute(request: Request, company: Company, store: Store) -> Reply:
    """Compute a hypothetical exchange on a company's newest terms, on older ones, or on given ones.

    A request that the terms cannot serve is declined with what to try instead.
    """
    try:
        if request.clauses is not None and request.clauses.compare:
            return _compared(request, company, store)
        offer = _offer(request, company, store)
        result = _settled(calculate(_priced(offer.terms, request), request), offer, request, store)
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
    company = next((c for c in names.companies if c.name in found), None) or _newest(names, store)
    try:
        return read_request(words, names, names.of(company.name)), company
    except TermsError as error:
        return Declined(text=str(error), reason=str(error), company=company.name)


def _newest(names: Names, store: Store) -> Company:
    """Find the company with the newest published terms; the first where none has any."""
    if len(names.companies) == 1:
        return names.companies[0]
    found = [(c, published(c, store)) for c in names.companies]
    with_terms = [(p.as_of.end, c.name, c) for c, p in found if p]
    return max(with_terms)[2] if with_terms else names.companies[0]


def _offer(request: Request, company: Company, store: Store, when: Period | None = None) -> Offer:
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


def _settled(result: Result, offer: Offer, request: Request, store: Store) -> Result:
    """Settle a fraction as the release says, where the person says nothing else."""
    exact, terms = result.exchanged.exact, result.terms
    if exact.denominator == 1 or terms.settling is not None or offer.published is None:
        return result
    settling = settling_of(offer.published, store)
    if settling is None or result.reverse:
        return result
    sources = dict(terms.sources) | {"settling": f"release of {written(offer.published.as_of)}"}
    return calculate(replace(terms, settling=settling, sources=sources), request)


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
    shown_ = _figure(result)
    text = _reverse_text(result, offer) if result.reverse else _text(result, offer)
    if notes:
        text = text.removesuffix(".") + f" ({'; '.join(notes)})."
    return Answer(
        text=text,
        figure=shown_,
        quantity=result.quantity,
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


def _figure(result: Result) -> str:
    quantity = result.quantity
    value = as_fraction(quantity.value)
    return money(value) if quantity.unit == "USD" else shown(value)


def _basis(result: Result, offer: Offer) -> str:
    """Say which ratio was taken: a published one with its date, a given one, or a formula's."""
    terms, ratio = result.terms, result.exchanged.ratio
    if terms.floats or ratio.bound:
        return f"at a ratio of {shown(ratio.value)}"
    if terms.ratio is None:
        return "for cash" if terms.cash else f"on {offer.called}"
    per = f" for each {stated(terms.per)} of principal" if terms.per else ""
    if terms.source("ratio") == YOURS:
        return f"at your ratio of {grouped(terms.ratio.value)}{per}"  # type: ignore[arg-type]
    assert offer.published is not None
    return f"at the ratio of {written(offer.published.as_of)}, {figure(terms.ratio)}{per}"


def _text(result: Result, offer: Offer) -> str:
    """Write the sentence that says what is received."""
    terms, found = result.terms, result.exchanged
    given_up = f"{_counted(result)} {named(terms.surrendered)}"
    brings = f"would bring {_received(result)}"
    if found.accepted.count != found.count:
        brings = f"would be accepted to {shown(found.accepted.count)} and bring {_received(result)}"
    value = value_of(result)
    if value is not None and terms.price is not None and found.shares:
        brings += f", worth {money(value)} at {stated(terms.price)} a share"
    return f"Hypothetically, {_basis(result, offer)}, {given_up} {brings}."


def _counted(result: Result) -> str:
    """Write how much is given up: shares, or dollars of principal."""
    count = result.exchanged.count
    return f"{money(count)} of" if result.terms.per else shown(count)


def _received(result: Result) -> str:
    """List what is received: shares, cash, notes and preferred."""
    found, terms = result.exchanged, result.terms
    units = (
        found.accepted.count / as_fraction(terms.per.value) if terms.per else found.accepted.count
    )
    parts = []
    if found.shares or not found.cash:
        parts.append(f"{shown(found.shares)} {named(terms.received)} shares")
    if found.cash:
        parts.append(f"{money(found.cash)} in cash")
    if terms.notes:
        parts.append(f"{money(units * as_fraction(terms.notes.value))} of notes")
    if terms.units:
        parts.append(f"{shown(units * as_fraction(terms.units.value))} preferred")
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def _reverse_text(result: Result, offer: Offer) -> str:
    """Write the sentence that says what must be given up."""
    return (
        f"Hypothetically, {_basis(result, offer)}, {_figure(result)} {named(result.security)} "
        f"shares must be given up to receive at least {grouped(result.wanted)} "
        f"{named(result.terms.received)}."
    )


def _compared(request: Request, company: Company, store: Store) -> Answer:
    """Compare two offers, or one with the terms that the person gives."""
    assert request.clauses is not None
    first, *rest = request.clauses.offers
    found = published(company, store, first)
    same = _market(request, floats=found is not None and found.formula is not None)
    plain = replace(request, ratio=None, clauses=replace(request.clauses, given=same))
    one = _offer(plain, company, store, first)
    other = _offer(plain if rest else request, company, store, rest[0] if rest else first)
    if not rest:
        other = replace(other, published=None)
    results = [
        _settled(calculate(_priced(o.terms, request), r), o, r, store)
        for o, r in ((one, plain), (other, plain if rest else request))
    ]
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
    shares = [r.exchanged.shares for r in results]
    difference = shares[1] - shares[0]
    steps: list[Step] = [s for r in results for s in steps_of(r)]
    steps.append(
        Step(
            expression=f"{shown(shares[1])} − {shown(shares[0])}",
            result=shown(difference),
            formula="difference in shares",
        )
    )
    meeting = break_even(one.terms, other.terms)
    met = ", ".join(price(p) for p in meeting)
    if meeting:
        steps.append(
            Step(
                expression="worth of one offer = worth of the other",
                result=met,
                formula="break-even price of the stock received",
            )
        )
    facts = [
        f
        for r, o in zip(results, offers, strict=True)
        if o.published
        for f in o.published.drawn_on(r.terms, steps)
    ]
    way = (
        "the same"
        if not difference
        else f"{shown(abs(difference))} {'more' if difference > 0 else 'fewer'}"
    )
    text = (
        f"Hypothetically, {_counted(one)} {named(one.terms.surrendered)} would bring "
        f"{_received(one)} on {offers[0].called}, and {_received(other)} on {offers[1].called}: "
        f"{way}."
    )
    text += (
        f" The two are worth the same at {met} a share."
        if met
        else " Neither overtakes the other at any price."
        if difference
        else ""
    )
    return Answer(
        text=text,
        figure=shown(difference),
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

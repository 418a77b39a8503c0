"""A question for one figure in; the figure, published or derived, or why there is none, out."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from functools import cache
from typing import Literal

from bot.answers.asks import candidates
from bot.answers.checking import ties
from bot.answers.declining import declined, which_class
from bot.answers.find import EXPECTED, Several, Sought, around, find, uses_ratio
from bot.answers.fitting import fits
from bot.answers.forms import IN_ALL
from bot.answers.hypothetical import compute, published
from bot.answers.lasting import lasting_in
from bot.answers.matter import Matter, resolved
from bot.answers.offices import MEASURE, in_office, offices_in
from bot.answers.operations import operated
from bot.answers.others import is_of_class, is_sold_by_others, mixes
from bot.answers.published import PRINCIPAL
from bot.answers.standing import is_about, is_undone, taken_back, tense_of, undone_by
from bot.answers.understand import Understood, understand
from bot.answers.wording import figure, of_class
from bot.errors import TermsError
from bot.exchange.clauses import Clauses, take_clauses
from bot.exchange.requests import amount_of, request_for
from bot.language import patterns as re
from bot.language.dates import written, written_day
from bot.language.recognise import NUMBER, PERCENT
from bot.language.securities import Mention
from bot.measures import Measure, measures
from bot.model import Answer, Clarify, Quoted, Security, Single
from bot.store import Store

_FINAL = re.compile(r"\b(?:final(?:ly)?|in\s+the\s+end|eventually|ultimately)\b", re.IGNORECASE)
_PRELIMINARY = re.compile(r"\b(?:prelim(?:inary)?|provisional)\b", re.IGNORECASE)
_PAST = re.compile(
    r"\b(?:was|were|did|has|have|had)\b(?!.*\b(?:will|expect\w*|plan\w*|to\s+be|intend\w*|estimate\w*|said|announced)\b)",
    re.IGNORECASE,
)
"""What asks for something done, which nothing that is only expected answers."""

_EACH = re.compile(r"\b(?:per|a|each|every)\s(?:\w+\s){0,3}?share\b|\bapiece\b", re.IGNORECASE)
"""What asks for a figure for each share, which no total answers."""

_HOW_MANY = re.compile(
    r"\bhow\s+many\b(?!\s+(?:\w+\s+)?(?:dollars?|cents?|euros?|pounds?|pence|millions?|\$))",
    re.IGNORECASE,
)
"""What asks for a count, which no amount of money answers."""

_IS_PAID = re.compile(
    r"\W*(?:will|is|are|was|were)\b(?!.*(?:\d|\b(?:how|what|when|which|who|where|much|many|more|less|than)\b))"
    r".*\b(?:dividends?|distributions?|arrears)\b.*\b(?:paid|declared|satisfied|owed)\b",
    re.IGNORECASE,
)
"""What asks whether dividends are paid: yes or no, and no amount."""

_OBTAINED = re.compile(r"\b(?:obtain|need(?:ed)?)\b", re.IGNORECASE)
"""What asks how many must be given up for a count."""

YES_OR_NO = re.compile(r"\W*(?:does|did|is|are|was|were|has|have|had)\b", re.IGNORECASE)
_JOINTS = re.compile(
    r"(?:[\s,;]|\b(?:at|with|and|an?|the|in|on|by|for|if|of)\b)+(?=[?.!]|$)", re.IGNORECASE
)
"""Words that joined what was said at the end of a question, once that has been taken out."""


def direct(matter: Matter, most: int | None = None) -> Single | None:
    """Answer by the first measure, of the best `most`, that explains the question, if any does."""
    measures = candidates(matter.understood.asked)[:most]
    if matter.understood.operation:
        return operated(matter, measures)
    first: Single | None = None
    for measure in measures:
        reply = by_measure(matter, measure)
        if isinstance(reply, Answer) and not fits(matter, reply):
            continue
        if isinstance(reply, (Answer, Clarify)):
            return reply
        first = first or reply
    return first


def by_measure(matter: Matter, measure: Measure) -> Single | None:
    """Answer by one measure that explains the question."""
    understood, company, store = matter.understood, matter.company, matter.store
    if measure.computes == "exchange":
        computes = understood.amounts and not YES_OR_NO.match(understood.text)
        return _exchange(matter) if computes else None
    if measure.computes == "check":
        found = ties(understood, company, store)
        return found or declined("no published figures can be checked against it", company, store)
    if _is_of_another_kind(measure, understood.text) or not _is_for(measure, understood.text):
        return None
    ratio = _given_ratio(understood, measure)
    if isinstance(ratio, str):
        return declined(ratio, company, store)
    if not _takes(measure, understood, ratio) or not _is_of_all(measure, matter):
        return None
    if ratio is not None and _is_supposed(measure, matter):
        return None
    both_sides = any(s.received for s in measure.statements)
    if understood.joined and measure.class_bound and not both_sides:
        return declined("you name more than one class; ask about one at a time", company, store)
    if understood.of_company and not matter.classes and measure.class_bound:
        return which_class(understood, matter.known)
    classes = _received(matter) if measure.across else _that_fit(measure, matter)
    sought = Sought(
        measure=measure,
        company=company.name,
        security=classes[0] if classes else None,
        also=classes[1:],
        per=resolved(understood.per, classes) if understood.per else None,
        period=understood.period,
        fiscal=understood.fiscal,
        order=matter.order,
        ranged=understood.ranged,
        firmness=_firmness(understood.text),
        lasting=lasting_in(understood.text) if measure.periodic else None,
        tense=tense_of(understood.text) if measure.balance and not understood.period else None,
        undoing=undone_by(measure.name, matter, matter.classes[0] if matter.classes else None),
        exact=understood.exact,
        decimals=understood.decimals,
        ratio=None if ratio is None or _is_published(ratio, matter) else ratio,
    )
    return _sought(sought, matter)


def _is_undone(found: Answer | Several, sought: Sought, store: Store) -> bool:
    """Tell whether all that an answer rests on was taken back later."""
    if sought.measure.balance or not isinstance(found, Answer) or sought.undoing is None:
        return False
    if not is_about(sought.undoing, found.security, store):
        return False
    return is_undone([cited.published for cited in found.citations], sought.undoing)


def _is_amiss(found: Answer, matter: Matter) -> bool:
    """Tell whether a figure is only expected of something done, of another class, or mixed."""
    text = matter.understood.text
    if EXPECTED in found.notes and _PAST.search(matter.understood.question):
        return True
    return mixes(found, text, matter.store) or not is_of_class(found, matter.classes, matter.known)


def _is_of_another_kind(measure: Measure, text: str) -> bool:
    """Tell whether a question asks for each share, a count, yes or no, or what others sold."""
    if measure.unit == "money" and _EACH.search(text):
        return True
    counted = measure.unit.startswith("money") and _HOW_MANY.search(text) is not None
    settled = measure.unit != "boolean" and _IS_PAID.match(text) is not None
    return counted or settled or is_sold_by_others(measure, text)


def _is_for(measure: Measure, text: str) -> bool:
    """Tell whether a measure is for each share, or for all of them, where a question says which."""
    each = _EACH.search(text) is not None
    if measure.unit == "money":
        return not each
    return each or measure.unit != "money/share" or IN_ALL.search(text) is None


def _given_ratio(understood: Understood, measure: Measure) -> Fraction | str | None:
    """Find the ratio that a question gives, or why what it gives is none."""
    if not (understood.amounts and uses_ratio(measure)):
        return understood.ratio
    if understood.amounts[0].type != NUMBER:
        return None
    try:
        return amount_of(understood.amounts[0])
    except TermsError as error:
        return str(error)


def _takes(measure: Measure, understood: Understood, ratio: Fraction | None) -> bool:
    """Tell whether a measure has a use for the ratio and the amounts that a question gives."""
    if understood.amounts and uses_ratio(measure) and understood.amounts[0].type != NUMBER:
        return False
    if measure.name == "exchange_ratio_per_1000" and not _per_thousand(understood):
        return False
    return ratio is None or uses_ratio(measure)


def _is_of_all(measure: Measure, matter: Matter) -> bool:
    """Tell whether the principal that a question names, if any, is all that was published of it."""
    if measure.name != "annual_interest":
        return True
    named = [
        a.quantity.value for a in matter.understood.amounts if a.quantity and a.type != PERCENT
    ]
    principals = ("principal_amount", "principal_redeemed")
    facts = (f for name in principals for f in matter.store.facts(matter.company.name, name))
    known = {fact.quantity.value for fact in facts}
    return all(value in known for value in named)


def _per_thousand(understood: Understood) -> bool:
    """Tell whether a question names no other amount of principal than $1,000."""
    named = (amount.quantity for amount in understood.amounts)
    return all(quantity is None or quantity.value == PRINCIPAL.value for quantity in named)


def _firmness(text: str) -> Literal["final", "preliminary"] | None:
    """Find how firm a figure is asked for."""
    if _FINAL.search(text):
        return "final"
    return "preliminary" if _PRELIMINARY.search(text) else None


def _is_published(ratio: object, matter: Matter) -> bool:
    """Tell whether a given ratio is the newest published one."""
    facts = matter.store.facts(matter.company.name, "exchange_ratio")
    return bool(facts) and facts[0].quantity.value == ratio


def _is_received(security: Mention | Security, matter: Matter) -> bool:
    """Tell whether a class is what the newest exchange gives for another."""
    found = published(matter.company, matter.store)
    if found is None or found.terms.received.key == found.terms.surrendered.key:
        return False
    found_class = resolved(security, matter.known)
    return found_class is not None and found_class.key == found.terms.received.key


def _is_supposed(measure: Measure, matter: Matter) -> bool:
    """Tell whether all that remain now are meant, counted since the last exchange, at a ratio."""
    if not measure.across or matter.understood.period is not None:
        return False
    newest = [
        max((f.as_of.end for f in matter.store.facts(matter.company.name, name)), default=None)
        for name in ("shares_outstanding", "exchange_ratio")
    ]
    left, exchanged = newest
    return left is not None and exchanged is not None and left > exchanged


def _that_fit(measure: Measure, matter: Matter) -> tuple[Security, ...]:
    """Leave out a symbol that names the company, where a measure is of no such class."""
    return tuple(
        c
        for c in matter.classes
        if not (measure.kinds and c.kind not in measure.kinds and c in matter.understood.mentions)
    )


def _received(matter: Matter) -> tuple[Security, ...]:
    """List the classes of a question that an exchange gives for another, or all if none is."""
    if not matter.classes:
        return ()
    given = (f for name in _exchanging() for f in matter.store.newest(matter.company.name, name))
    received = {fact.received.key for fact in given if fact.received}
    return tuple(c for c in matter.classes if c.key in received) or matter.classes


@cache
def _exchanging() -> tuple[str, ...]:
    """List the measures whose figures give one class for another."""
    return tuple(
        name for name, m in measures().items() if any(s.received for s in m.all_statements)
    )


def _sought(sought: Sought, matter: Matter) -> Single:
    """Answer what is sought, or decline with the nearest published figure."""
    store = matter.store
    if sought.measure.name == MEASURE and (asked := offices_in(matter.understood.text)):
        reason = "no release in the store says who was appointed to that office"
        return in_office(sought, asked, store) or declined(reason, matter.company, store)
    found = find(sought, store)
    if sought.undoing is not None and (found is None or _is_undone(found, sought, store)):
        return taken_back(sought.undoing, store)
    if isinstance(found, Answer) and _is_amiss(found, matter):
        found = None
    if isinstance(found, Answer):
        return found
    if isinstance(found, Several) and found.securities:
        return which_class(matter.understood, found.securities)
    of = of_class(sought.security) if sought.measure.class_bound else ""
    if isinstance(found, Several):
        at = f" for {written(found.conflicting[0].as_of)}"
        figures = " and ".join(
            f"{figure(f.quantity)} (release of {written_day(f.published)})"
            for f in found.conflicting
        )
        return Quoted(
            text=f"The published figures for {sought.measure.label}{of}{at} conflict: {figures}.",
            reason="the published figures conflict",
            citations=tuple(store.cite(f.release, f.span) for f in found.conflicting),
        )
    when = f" for {written(sought.period)}" if sought.period else ""
    when = when or (" of the length of time that you ask about" if sought.lasting else "")
    reason = f"no release in the store states {sought.measure.label}{of}{when}"
    return declined(reason, matter.company, store, around(sought, store))


def on_given_terms(matter: Matter) -> Single | None:
    """Compute an exchange on terms given in a question (“at a price of $4.22”), if it is one."""
    try:
        rest, clauses = take_clauses(matter.understood.question)
    except TermsError:
        return None
    if clauses is None:
        return None
    asked = understand(_JOINTS.sub(" ", rest), matter.names)
    is_exchange = any(m.computes == "exchange" for m in candidates(asked.asked))
    if not is_exchange or not asked.amounts or asked.strange:
        return None
    found = (resolved(mention, matter.known) for mention in asked.mentions)
    classes = tuple(dict.fromkeys(s for s in found if s))
    return _exchange(replace(matter, understood=asked, classes=classes), clauses)


def _exchange(matter: Matter, clauses: Clauses | None = None) -> Single:
    """Compute the exchange that a question describes, on the terms that it gives if it does."""
    understood, company, store = matter.understood, matter.company, matter.store
    amount = understood.amounts[0]
    if amount.security and not understood.wanted and _is_received(amount.security, matter):
        return declined(
            f"{understood.text[amount.span.start : amount.span.end]} are what an exchange gives, "
            "not what is given up for it; ask how many must be given up to get them",
            company,
            store,
        )
    if amount.security is None and _OBTAINED.search(understood.text):
        return declined("it is not clear of which class that count is wanted", company, store)
    security = resolved(amount.security, matter.classes) if amount.security else None
    try:
        request = replace(request_for(amount, security, understood.ratio), clauses=clauses)
    except TermsError as error:
        return declined(str(error), company, store)
    return compute(request, company, store)

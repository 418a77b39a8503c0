"""The published rates that a holding can be multiplied by, and whether a question means one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.answers.find import Sought, find
from bot.answers.matter import Matter
from bot.answers.standing import is_undone, undone_by
from bot.answers.words import concept, tokens
from bot.language import patterns as re
from bot.measures import measures
from bot.model import Answer, Security

_WORTH = frozenset(
    """own hold receive pay get bring worth value become becomes turn convert exchange exchanged
    into if total cash dollar pound euro cent money amount new old additional tender tendered
    holder price closing next give issue split surrender owe due now come post pre many sell
    redeem redeemed swap merger announced my earn entitle entitled make collect next
    pence check payment income behind amount proceeds good term hand tender hold holding
    received proceed additional extra issued due rate ratio apply paid under far
    record ord ords ordinary pound someone somebody buy bought
    all""".split()
)
"""Words that a question about one's own shares may have besides those that name the rate."""


RATES: tuple[tuple[str, str], ...] = (
    ("special_dividend_per_share", r"\b(?:special|extra\s+div\w*|one-?time)\b"),
    (
        "arrears_per_share",
        r"\barrear(?:s|age)\b|\baccumulated\b|\bunpaid\b|\bbehind\b|\bowed\b|\bback\s+div\w*",
    ),
    (
        "dividend_per_share",
        r"\b(?:div\w*|payout|distribution|payment|check|cheque|income|pays?\s+(?:me|us)|paid)\b",
    ),
    ("special_dividend_per_share", r"\b(?:div\w*|payout|distribution|payment|check|cheque)\b"),
    ("redemption_price", r"\b(?:redeem(?:ed)?|redemption|called)\b"),
    ("offer_price", r"\b(?:purchase|tender|offer|clearing)\s+price\b|\btender\w*\b"),
    ("merger_cash_per_share", r"\b(?:merger|closing|cash|deal|buyout|acquisition|takeover)\b"),
    ("merger_exchange_ratio", r"\b(?:merger|acquisition|takeover)\b"),
    ("split_ratio", r"\bsplits?\b|\bconsolidation\b|\bbefore\b.*\bafter\b"),
    ("conversion_rate", r"\bconver\w*\b"),
    ("exchange_ratio", r"\b(?:exchange\w*|announced|ratio|swap\w*)\b"),
)
"""The rates that holdings are multiplied by, and how a question names each."""


_IN_MONEY = re.compile(
    r"\b(?:worth|value|price|cash|dollars?|pounds|euros|cost|money|pay(?:s|out)?|paid)\b|[$€£]",
    re.IGNORECASE,
)
"""What is asked for in money: a ratio of shares never answers it."""


_CASH_AND_SHARES = re.compile(
    r"\bin\s+cash,?\s+(?:and|plus)\s+(?:[\d.]+|a\s+fraction|one)\b|\bshares?\b[^.;]{0,80}?\s(?:and|plus)\s+"
    r"\$[\d.,]+(?:\s+per\s+share)?\s+in\s+cash\b",
    re.IGNORECASE,
)

_IN_SHARES = re.compile(
    r"\bhow\s+many\s+(?:new\s+|more\s+|additional\s+)?(?:shares?|shs|common|prefs?|preferred|[A-Z])",
    re.IGNORECASE,
)
"""What is asked for in shares: an amount of money never answers it."""


_WORTH_ASKED = re.compile(r"\b(?:worth|value)\b", re.IGNORECASE)
_PAID = frozenset({"dividend_per_share", "special_dividend_per_share", "arrears_per_share"})
"""What is paid on shares, which is not what they are worth."""


def is_wanted(rate: Answer, text: str) -> bool:
    """Tell whether a rate can answer what is asked for: money for money, shares for shares."""
    in_shares = rate.quantity.unit.startswith("shares")
    if _IN_SHARES.search(text) and not in_shares:
        return False
    if _WORTH_ASKED.search(text) and rate.measure in _PAID:
        return False
    return not _IN_MONEY.search(text) or not in_shares


def rate_of(name: str, security: Security | None, matter: Matter) -> Answer | None:
    """Find a published rate of the class meant."""
    measure = measures()[name]
    sought = Sought(
        measure=measure,
        company=matter.company.name,
        security=security if measure.class_bound else None,
        period=matter.understood.period,
        undoing=undone_by(name, matter, security),
    )
    found = find(sought, matter.store)
    if isinstance(found, Answer) and is_undone(
        [cited.published for cited in found.citations], sought.undoing
    ):
        return None
    if not isinstance(found, Answer) and matter.understood.period:
        found = find(replace(sought, period=None), matter.store)
        found = found if isinstance(found, Answer) and _paid_then(found, matter) else None
    if not isinstance(found, Answer) or not _is_of(security, found) or _is_part(found):
        return None
    return found


def _is_part(rate: Answer) -> bool:
    """Tell whether a merger gives cash and shares for each share, of which a rate is one."""
    if not rate.measure.startswith("merger"):
        return False
    return any(_CASH_AND_SHARES.search(cited.sentence) for cited in rate.citations)


def _is_of(security: Security | None, rate: Answer) -> bool:
    """Tell whether a rate is for each share of a class, and not what another one brings."""
    if security is None:
        return True
    return security.key == (rate.security.key if rate.security else "common")


def _paid_then(rate: Answer, matter: Matter) -> bool:
    """Tell whether a rate's release names a payment or another day in the time asked about."""
    period = matter.understood.period
    releases = {cited.release for cited in rate.citations}
    if period is None:
        return False
    for fact in matter.store.facts(matter.company.name):
        day = fact.quantity.value
        if fact.release in releases and fact.quantity.unit == "date" and not isinstance(day, str):
            if period.start.isoformat() <= str(day) <= period.end.isoformat():
                return True
    return False


def explained(matter: Matter, rate: Answer) -> bool:
    """Tell whether every hard word is about owning or stands where the rate is stated.

    A month is told of where the release of the rate names a day in it.
    """
    texts = [f"{cited.sentence} {cited.headline}" for cited in rate.citations]
    said = {form for text in (*texts, rate.label) for form in _meanings(text)}
    releases = {cited.release for cited in rate.citations}
    for fact in matter.store.facts(matter.company.name):
        if fact.release in releases and isinstance(fact.quantity.value, date):
            said |= {f"{fact.quantity.value:%B}".lower(), f"{fact.quantity.value:%b}".lower()}
    owning = {form for word in _WORTH for form in (word, concept(word))}
    if rate.measure == "split_ratio":
        owning |= {"before", "after"}
    left = matter.understood.asked.hard - owning - said
    return all(word.removesuffix("s") in owning for word in left)


def _meanings(text: str) -> set[str]:
    return {form for word in tokens(text) for form in (word, concept(word))}

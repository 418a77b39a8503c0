"""A question what all of something costs, or what a figure makes in a year, in; the product out.

A count asks for its price: shares accepted cost the price offered, shares redeemed that of the
redemption. A figure for each share asks for its count: a dividend is paid on what is outstanding.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from bot.answers.compound import Asker, product
from bot.answers.matter import Matter
from bot.answers.operands import Side
from bot.answers.rates import rate_of
from bot.language import patterns as re
from bot.language.hints import may_have
from bot.measures.formulas import SIGNS
from bot.model import Answer, Quantity

_COST = re.compile(
    r"\b(?:(?:total|aggregate|overall|whole|combined)\s+)?(?:cost(?:s|ing)?|bill|outlay|cash|payout|price\s+tag|spen[dt]|pa(?:y|ys|id|ying)"
    r"|payments?|expense|worth|value|amount|money|dollars?|sum)\b",
    re.IGNORECASE,
)
_IN_ALL = re.compile(
    r"\b(?:in\s+)?(?:total|altogether|aggregate|all|overall|everyone|everything|whole|entire|every|each\s+holder|required|require[sd]?"
    r"|needed?|takes?|took)\b",
    re.IGNORECASE,
)
_NEEDS = frozenset(
    """cost costs costing bill outlay cash payout spend spent pay pays paid payment payments
    expense worth value total aggregate altogether amount""".split()
)
_EACH = re.compile(r"\b(?:per|each|apiece|a\s+share|average)\b", re.IGNORECASE)
_PRICES = {
    "shares_accepted": "offer_price",
    "shares_redeemed": "redemption_price",
    "shares_repurchased": "repurchase_price",
    "shares_tendered": "offer_price",
    "shares_offered": "offering_price",
    "overallotment_shares": "offering_price",
}
"""The price that a count is paid for at, by what it counts."""

_PROCEEDS = frozenset({"shares_offered", "overallotment_shares"})
"""Counts that bring their price in, and cost nothing of the kind."""

_SPENT = re.compile(r"\b(?:cost|bill|outlay|spen[dt]|pa(?:y|id)|payment|expense)", re.IGNORECASE)
_ANNUAL = re.compile(
    r"\b(?:annuali[sz]ed?|annual|yearly|annually|(?:a|per|in\s+a|for\s+a|over\s+a|each)\s+(?:full\s+|whole\s+)?year|per\s+annum"
    r"|four\s+quarters(?:['’])?(?:\s+worth)?|full[\s-]year|on\s+an\s+annual\s+basis)\b",
    re.IGNORECASE,
)
_ANNUAL_NEEDS = frozenset(
    "annualized annualised annualize annualise annual yearly annually year annum quarters".split()
)
_A_QUARTER = range(80, 101)
"""Days of a quarter."""


def whole(matter: Matter, ask: Asker) -> Answer | None:
    """Compute what all costs, or a year makes; None where a question asks for neither."""
    return _total(matter, ask) or _year(matter, ask)


def _total(matter: Matter, ask: Asker) -> Answer | None:
    """Multiply a count by its price, or a figure for each share by the count outstanding."""
    text = matter.understood.text
    if not may_have(text, _NEEDS) or _EACH.search(text) or matter.understood.amounts:
        return None
    if _COST.search(text) is None:
        return None
    rest = " ".join(_IN_ALL.sub(" ", _COST.sub(" ", text)).split())
    reply = ask.ask(rest)
    if not isinstance(reply, Answer):
        return None
    if reply.measure in _PROCEEDS and _SPENT.search(text):
        return None
    if reply.quantity.unit == "shares" and reply.measure in _PRICES:
        price = rate_of(_PRICES[reply.measure], reply.security, matter)
        return product(Side.of(reply), Side.of(price), matter) if price else None
    if reply.quantity.unit.endswith("/share") and reply.quantity.unit[:-6] in SIGNS:
        count = rate_of("shares_outstanding", reply.security, _timeless(matter))
        of_one = count is not None and _key(count) == (_key(reply) or "common")
        return product(Side.of(count), Side.of(reply), matter) if count and of_one else None
    return None


def _key(reply: Answer) -> str | None:
    return reply.security.key if reply.security else None


def _timeless(matter: Matter) -> Matter:
    return replace(matter, understood=replace(matter.understood, period=None))


def _year(matter: Matter, ask: Asker) -> Answer | None:
    """Multiply a quarter's figure by four, where a year of it is asked for."""
    text = matter.understood.text
    if not may_have(text, _ANNUAL_NEEDS) or _ANNUAL.search(text) is None:
        return None
    rest = " ".join(_ANNUAL.sub(" ", text).split())
    reply = ask.ask(rest)
    if not isinstance(reply, Answer):
        return None
    if reply.measure == "dividend_per_share":
        return rate_of("annual_dividend", reply.security, matter)
    lasts = reply.as_of and (reply.as_of.end - reply.as_of.start).days + 1
    if (
        not re.search(r"\bannuali[sz]|\bpace\b|\brate\b", text, re.IGNORECASE)
        or lasts not in _A_QUARTER
    ):
        return None
    four = Side(Quantity(value=Fraction(4), unit="number"), "four quarters")
    return product(Side.of(reply), four, matter)

"""Figures of one measure in; those that stood, or stand, at the time that a question means, out.

What a later release takes back stands no more; a balance that is only expected is none of
today, and one of today is not what is expected.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Literal

from bot.language import patterns as re
from bot.language.dates import written_day
from bot.model import Fact, Quoted, Security
from bot.store import Store

Tense = Literal["will", "after", "now"]
"""When a balance is asked for: to come, after a transaction, or today."""

_WILL = re.compile(
    r"\b(?:will|to\s+be|going\s+to|expect(?:s|ed)?|anticipated|planned|projected)\b", re.IGNORECASE
)
_AFTER = re.compile(
    r"\b(?:after|afterwards?|following|once|upon|post|pro\s+forma|remain(?:s|ing|ed|der)?|left|leaves?)\b",
    re.IGNORECASE,
)
_UNDOES = {
    "redemption_rescinded": frozenset(
        {"shares_redeemed", "redemption_date", "redemption_price", "redemption_cost"}
        | {"principal_redeemed", "shares_outstanding"}
    ),
    "dividend_deferred": frozenset(
        {"dividend_per_share", "annual_dividend", "annual_dividend_cost", "dividend_total"}
        | {"dividend_payment_date", "dividend_record_date", "ex_dividend_date"}
    ),
}
"""The measures by which a release takes back others that were announced."""

_BALANCES = frozenset({"shares_outstanding"})
_AT_ONCE = frozenset({"dividend_deferred"})
"""Those that also take back what their own release says, as of a dividend that ends."""


def tense_of(text: str) -> Tense:
    """Tell when a balance is asked for.

    >>> tense_of("how many will be outstanding?"), tense_of("how many are outstanding?")
    ('will', 'now')
    """
    if _WILL.search(text):
        return "will"
    return "after" if _AFTER.search(text) else "now"


def standing(balances: list[Fact], tense: Tense) -> list[Fact]:
    """Choose the balances of a tense; one expected before a later one was stated is past."""
    stated = [f for f in balances if f.firmness != "expected"]
    last = max(((f.published, f.as_of.end) for f in stated), default=None)
    ahead = [
        f
        for f in balances
        if f.firmness == "expected" and (last is None or f.published >= max(last))
    ]
    if tense == "now" or (tense == "after" and not ahead):
        return stated
    return ahead


def undoing(measure: str, company: str, security: Security | None, store: Store) -> Fact | None:
    """Find the newest fact that takes back what a measure states, of a class or of any."""
    for name, undone in _UNDOES.items():
        if measure not in undone:
            continue
        for fact in store.facts(company, name):
            of_class = None in (security, fact.security) or fact.security == security
            if of_class and fact.quantity.value is True:
                return fact
    return None


def without_undone(facts: list[Fact], undoing: Fact | None) -> list[Fact]:
    """Leave out what was taken back; of balances, those that were expected only."""
    return [
        f
        for f in facts
        if not is_undone([f.published], undoing)
        or (f.measure in _BALANCES and f.firmness != "expected")
    ]


def is_undone(published: Iterable[date], undoing: Fact | None) -> bool:
    """Tell whether what was published on some days was all taken back later."""
    if undoing is None:
        return False
    last = undoing.published
    if undoing.measure not in _AT_ONCE:
        last -= timedelta(days=1)
    return max(published, default=date.max) <= last


def taken_back(undoing: Fact, store: Store) -> Quoted:
    """Quote the sentence that takes back what is asked about."""
    cited = store.cite(undoing.release, undoing.span)
    return Quoted(
        text=(
            "What was announced of it before no longer stands: "
            f"“{cited.sentence}” ({cited.headline}, {written_day(cited.published)})."
        ),
        reason="a later release takes back what was announced",
        citations=(cited,),
    )

"""Figures of one measure in; those that stood, or stand, at the time that a question means, out.

What a later release takes back stands no more; a balance that is only expected is none of
today, and one of today is not what is expected.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Literal

from bot.answers.matter import Matter
from bot.language import patterns as re
from bot.language.dates import written_day
from bot.language.securities import find_mentions
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
_OFFERED = frozenset(
    {
        "exchange_ratio",
        "exchange_ratio_per_1000",
        "offer_value",
        "cash_paid",
        "settlement",
        "expiry",
    }
    | {"exchange_received", "issuable_for_remaining", "issuable_in_total"}
)
"""What an offer holds out, and takes with it where it ends without acceptance."""

_UNDOES = {
    "redemption_rescinded": frozenset(
        {"shares_redeemed", "redemption_date", "redemption_price", "redemption_cost"}
        | {"principal_redeemed", "shares_outstanding"}
    ),
    "offer_failed": _OFFERED | {"offer_price", "tender_cost", "proration_factor"},
    "exchange_cancelled": _OFFERED | {"shares_surrendered", "shares_issued", "percent_of_class"},
    "merger_terminated": frozenset(
        {"merger_cash_per_share", "merger_exchange_ratio", "merger_value", "merger_shares"}
    ),
    "repurchase_ended": frozenset(
        {"repurchase_authorized", "repurchase_authorized_shares"}
        | {"repurchase_remaining", "repurchase_remaining_shares"}
    ),
    "dividend_deferred": frozenset(
        {"dividend_per_share", "annual_dividend", "annual_dividend_cost", "dividend_total"}
        | {"dividend_payment_date", "dividend_record_date", "ex_dividend_date"}
    ),
}
"""The measures by which a release takes back others that were announced."""

_REACHES = {"offer_failed": 400, "exchange_cancelled": 400, "merger_terminated": 800}
"""Days back in which an offer or a deal that ended can have been announced."""

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
    if tense == "now" and last is not None and any(_is_long_after(f, last[1]) for f in ahead):
        return ahead
    if tense == "now" or (tense == "after" and not ahead):
        return stated
    return ahead


_LONG = timedelta(days=180)
"""After this a count is no more that of now, where what was to change it has been announced."""


def _is_long_after(expected: Fact, counted: date) -> bool:
    return expected.published - counted > _LONG


def undoing(measure: str, company: str, security: Security | None, store: Store) -> Fact | None:
    """Find the newest fact that takes back what a measure states, of a class or of any."""
    found = (
        fact
        for name, undone in _UNDOES.items()
        if measure in undone
        for fact in store.facts(company, name)
        if fact.quantity.value is True and is_about(fact, security, store)
    )
    return max(found, key=lambda fact: fact.published, default=None)


def undone_by(measure: str, matter: Matter, security: Security | None) -> Fact | None:
    """Find what takes back a measure's figures, where a question is about no time of its own."""
    if matter.understood.period or matter.understood.fiscal or matter.order:
        return None
    return undoing(measure, matter.company.name, security, matter.store)


def is_about(fact: Fact, security: Security | None, store: Store) -> bool:
    """Tell whether what takes something back may be of a class: of none, or one that it names."""
    if fact.security is not None or security is None:
        return None in (fact.security, security) or fact.security == security
    sentence = store.cite(fact.release, fact.span).sentence
    named_there = {mention.series for _, mention in find_mentions(sentence) if mention.series}
    if named_there and security.series and len(security.series) == 1:
        return security.series in named_there  # what takes back the one leaves the other
    named = sentence.lower()
    other = "note" if security.kind != "note" else "stock"
    own = re.search(rf"\b(?:{security.kind}|{other})", named)
    return own is None or own[0] != other


def without_undone(facts: list[Fact], undoing: Fact | None, store: Store) -> list[Fact]:
    """Leave out what was taken back; of balances, those that were expected only."""
    if undoing is None:
        return facts
    return [
        f
        for f in facts
        if not (is_undone([f.published], undoing) and is_about(undoing, f.security, store))
        or (f.measure in _BALANCES and f.firmness != "expected")
    ]


def is_undone(published: Iterable[date], undoing: Fact | None) -> bool:
    """Tell whether what was published on some days was all taken back later."""
    if undoing is None:
        return False
    last = undoing.published
    if undoing.measure not in _AT_ONCE:
        last -= timedelta(days=1)
    newest = max(published, default=date.max)
    reach = _REACHES.get(undoing.measure)
    return newest <= last and (reach is None or (last - newest).days <= reach)


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

"""A count outstanding in; the later release that tells of what has changed it since, out.

A count is never carried past its date: where a release published after it tells that shares were
issued, bought, exchanged or split since, it is not the count of now.
"""

from __future__ import annotations

from bot.answers.matter import Matter
from bot.answers.standing import tense_of
from bot.language.dates import written_day
from bot.model import Answer, Fact

_CHANGES = (
    "shares_issued",
    "shares_offered",
    "shares_accepted",
    "shares_redeemed",
    "shares_surrendered",
    "split_ratio",
    "merger_shares",
)
"""What changes how many shares of a class there are."""

_COUNTS = frozenset({"shares_outstanding", "market_value"})
_SETTLES = ("settlement", "split_distribution_date")
"""Days on which what changes it is done."""


def overtaken(matter: Matter, reply: Answer) -> str | None:
    """Say why a count is not that of now, where a later release tells of a change; else None."""
    asked = matter.understood
    if reply.measure not in _COUNTS or reply.as_of is None or not reply.citations:
        return None
    if asked.period or asked.fiscal or matter.order or tense_of(asked.text) != "now":
        return None
    later = max(
        (fact for fact in _since(matter, reply)), key=lambda fact: fact.published, default=None
    )
    if later is None:
        return None
    return (
        f"the release of {written_day(later.published)} tells of a transaction since the last "
        "count published, and of no count after it"
    )


def _since(matter: Matter, reply: Answer) -> list[Fact]:
    """List the facts of later releases that tell of what changed a count after its day."""
    assert reply.as_of is not None
    counted = reply.as_of.end
    published = max(cited.published for cited in reply.citations)
    key = reply.security.key if reply.security else None
    store, company = matter.store, matter.company.name
    changes = (f for name in _CHANGES for f in store.facts(company, name))
    found = [
        f
        for f in changes
        if key in (f.security and f.security.key, f.received and f.received.key)
        and f.as_of.end > counted
    ]
    if key == "common":
        days = (f for name in _SETTLES for f in store.facts(company, name))
        found += [f for f in days if str(f.quantity.value) > counted.isoformat()]
    return [f for f in found if f.published > published and f.published > counted]

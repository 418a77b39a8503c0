"""The store in; whether each published balance rolls forward to the next out."""

from __future__ import annotations

from bot.measures import measures
from bot.measures.rolling import roll_forward
from bot.model import Check
from bot.store import Store


def balances(store: Store) -> tuple[Check, ...]:
    """Check the balances of every class of every company, one release to the next."""
    _, companies, _ = store.names()
    return tuple(
        check for c in companies for check in roll_forward(store.facts(c.name), measures())
    )

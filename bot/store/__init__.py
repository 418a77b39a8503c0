"""The SQLite store of releases and what they state: the only user of SQL.

Numbers are kept as exact text, dates as ISO 8601. A release is in whole or not at all.
"""

from bot.store.conversations import Recorded
from bot.store.store import Store
from bot.store.visits import Visit

__all__ = ["Recorded", "Store", "Visit"]

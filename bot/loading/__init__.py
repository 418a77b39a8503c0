"""Files, folders and documents in; what became of each out, however many there are.

    sources ─ find ─> Source ─ work, in as many processes as there are cores ─> Found
    Found ─ store_found, one writer, in the order of the sources ─> Outcome

A source that cannot be read is refused with its reason, and the others go on.
"""

from bot.loading.load import load, refused, store_found
from bot.loading.outcomes import Loaded, Outcome, Refused, Summary
from bot.loading.sources import LIMIT, Source, count, find
from bot.loading.workers import Workers

__all__ = [
    "LIMIT",
    "Loaded",
    "Outcome",
    "Refused",
    "Source",
    "Summary",
    "Workers",
    "count",
    "find",
    "load",
    "refused",
    "store_found",
]

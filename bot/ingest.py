"""Bytes of releases in, releases with their facts and checks in the store out."""

from __future__ import annotations

from bot.facts import read_facts, reconcile
from bot.model import Release
from bot.releases import read
from bot.store import Store


def ingest(data: bytes, name: str, store: Store) -> tuple[Release, ...]:
    """Read the releases in a file's bytes and store those that are new, which it returns.

    Raises ReleaseError where the bytes hold no release that can be read.
    """
    new = []
    for release in read(data, name):
        facts = read_facts(release)
        checks = reconcile(facts)
        if store.put(release, facts, checks):
            new.append(release)
    return tuple(new)

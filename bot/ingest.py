"""Bytes of releases in, releases with their facts and checks in the store out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from bot.errors import ReleaseError
from bot.facts import left_out, read_facts, reconcile, settled
from bot.model import Check, Fact, Release, Span
from bot.releases import Refusal, read_each
from bot.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """A release with the facts that it states and how they agree with each other.

    `document` is the digest of the bytes that held it.
    """

    release: Release
    facts: tuple[Fact, ...]
    checks: tuple[Check, ...]
    document: str

    @property
    def left(self) -> Iterator[Span]:
        """Find the figures that were seen but not taken for facts."""
        return left_out(self.release, self.facts)


def extract(
    data: bytes, name: str, url: str | None = None
) -> tuple[tuple[Extract, ...], tuple[Refusal, ...]]:
    """Read the releases in a file's bytes and what they state, and what of it was refused."""
    reading = read_each(data, name, url)
    document = sha256(data).hexdigest()
    extracts = []
    for release in reading.releases:
        facts = settled(read_facts(release))
        checks = reconcile(facts)
        found = Extract(release=release, facts=facts, checks=checks, document=document)
        extracts.append(found)
    return tuple(extracts), reading.refused


def put(found: Extract, store: Store) -> bool:
    """Store an extract in whole; False where it is there already."""
    return store.put(found.release, found.facts, found.checks, found.document)


def ingest(data: bytes, name: str, store: Store) -> tuple[Release, ...]:
    """Store the releases in a file's bytes that are new, and return them.

    Raises ReleaseError where the bytes hold no release that can be read.
    """
    extracts, refused = extract(data, name)
    if not extracts:
        raise ReleaseError(" ".join(one.reason for one in refused[:5]))
    return tuple(found.release for found in extracts if put(found, store))

"""Sources and a store in; what became of each source out, in order.

The readers of releases take a while to import, so it is done only when there is one to read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from hashlib import sha256
from itertools import chain
from typing import TYPE_CHECKING

from bot.errors import ReleaseError
from bot.loading.outcomes import Loaded, Outcome, Refused
from bot.loading.sources import Source
from bot.loading.workers import Workers, cores
from bot.store import Store

if TYPE_CHECKING:
    from bot.loading.work import Found

FEW, SMALL = 24, 2**20
"""Sources, and bytes of them, that are read sooner here than other processes are started."""


def load(
    sources: Iterable[Source], store: Store, processes: int | None = None
) -> Iterator[Outcome]:
    """Load the releases of sources, one after the other, and say what became of each.

    A release that was said to be new is in the store whole, whatever happens afterwards.
    """
    remaining = iter(sources)
    first, size = [], 0
    for source in remaining:
        first.append(source)
        size += source.size()
        if len(first) > FEW or size > SMALL:
            break
    else:
        processes = 1
    everything = chain(first, remaining)
    known = partial(already_there, store=store)
    if (processes or cores()) == 1:
        yield from (known(source) or _load_here(source, store) for source in everything)
        return
    from bot.loading.work import work

    with Workers[Source, "Found | Loaded | Refused"](work, refused, processes) as workers:
        for found in workers.each(everything, known):
            yield found if isinstance(found, Loaded | Refused) else store_found(found, store)


def already_there(source: Source, store: Store) -> Loaded | None:
    """Tell what is known of a source whose very bytes were loaded before, if they were.

    What an address holds may have to be put in force again, so it is read in any case.
    """
    if source.url is not None:
        return None
    try:
        document = sha256(source.read()).hexdigest()
    except ReleaseError:
        return None
    there = store.finished(document)
    return None if there is None else Loaded(name=source.name, there=there)


def store_found(found: Found, store: Store) -> Loaded:
    """Store what was read of a source."""
    new: list[str] = []
    superseded: list[str] = []
    for entry in found.entries:
        if store.put_entry(entry):
            new.append(entry.id)
            superseded += store.supersedes(entry.id)
            if store.superseded_by(entry.id) is not None:
                superseded.append(entry.id)
    releases = [entry.id for entry in found.entries]
    if not found.refused:
        store.finish(found.document, releases)
    return Loaded(
        name=found.name,
        new=tuple(new),
        superseded=tuple(superseded),
        there=tuple(each for each in releases if each not in new),
        refused=found.refused,
    )


def refused(source: Source, reason: str) -> Refused:
    """Say why a source could not be read."""
    return Refused(name=source.name, reason=reason)


def _load_here(source: Source, store: Store) -> Outcome:
    """Load a source without another process."""
    from bot.loading.work import work

    found = work(source)
    return found if isinstance(found, Refused) else store_found(found, store)

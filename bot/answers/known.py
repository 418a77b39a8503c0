"""The store in; the names of the companies and securities that it knows out, kept while true."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from bot.language.names import Names
from bot.store import Store

_KEPT: WeakKeyDictionary[Store, tuple[object, Names]] = WeakKeyDictionary()


def known_names(store: Store) -> Names:
    """Index the store's names, again only when they have changed."""
    version, companies, securities = store.names()
    kept = _KEPT.get(store)
    if kept is None or kept[0] is not version:
        kept = (version, Names(companies, securities, briefly=True))
        _KEPT[store] = kept
    return kept[1]

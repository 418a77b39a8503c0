"""Settings in; the releases of newsrooms and of EDGAR in the store out, as they are published.

    addresses ─ fetch ─> lists ─ listings ─> addresses of documents
    documents ─ fetch ─> bytes ─ loading ─> store, with what was seen, to go on from

A shell: the network and the clock are here.
"""

from bot.watch.watch import fetch, watch

__all__ = ["fetch", "watch"]

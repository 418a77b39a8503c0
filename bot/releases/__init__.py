"""The bytes of a published document in; the releases that it holds out.

    bytes ─ sniff ─> a format's reader ─> pieces ─ lay_out ─> canonical text ─ compose ─> Release

A document can hold several releases (a submission, a feed, a zip), and parts that are none:
`read_each` gives both, `read` only the releases. Neither touches the network or the clock.
"""

from __future__ import annotations

from bot.releases.blocks import Refusal
from bot.releases.feed import Entry, read_entries
from bot.releases.reading import Reading, read, read_each

__all__ = ["Entry", "Reading", "Refusal", "read", "read_each", "read_entries"]

"""How much of a file is read before it is refused as hostile or as no release."""

from __future__ import annotations

MAX_BYTES = 64 * 2**20
"""Of a file, and of everything that a zip expands to."""

MAX_TEXT = 2 * 2**20
"""Characters of one document; the longest real release has a tenth of that."""

MAX_PARTS = 2_000
"""Documents of a submission, entries of a feed, members of a zip."""

MAX_PAGES = 400
"""Of a PDF, or of a typed text."""

MAX_CELLS = 50_000
"""Of the tables of one document."""

MAX_DEPTH = 200
"""Of elements within elements."""

MAX_RATIO = 200
"""Of a zip member's size to its compressed size."""

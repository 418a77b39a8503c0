"""A layout in; the parts of a release that are not its news out: "About" and safe harbour."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.model import Company, Mark, Span
from bot.releases.blocks import Layout

_ABOUT = re.compile(r"\W{0,3}about\s(?P<whom>[A-Z][^\n.:]{1,80})[:.]?\W{0,3}", re.IGNORECASE)
_BOILERPLATE = re.compile(
    r"\b(?:is a (?:leading|\w+-based|global|publicly)|headquartered in|based in|well known"
    r"|founded in|is one of the (?:nation|world|largest)|offers customers)\b",
    re.IGNORECASE,
)
_HARBOR = (
    "safe harbo",
    "safe-harbo",
    "private securities litigation reform act",
    "forward-looking",
    "forward looking",
    "forward- looking",
    "section 27a of the securities act",
    "cautionary statement",
    "cautionary note",
)


def find_sections(layout: Layout, company: Company) -> Iterator[Mark]:
    """Find the paragraphs that describe the company and those that warn of forecasts."""
    names = tuple(name for name in (company.name, *company.aliases) if len(name) > 2)
    about = False
    for block in layout.blocks:
        if block.shape == "table":
            about = False
            continue
        first = block.text.split("\n", 1)[0]
        heading = _ABOUT.match(first) is not None and len(first) < 120
        lowered = block.text.lower()
        if any(words in lowered for words in _HARBOR):
            about = False
            yield _mark("safe-harbor", block.start, block.end, layout)
        elif heading or (about and block.shape == "prose"):
            about = True
            yield _mark("about", block.start, block.end, layout)
        elif block.text.startswith(names) and _BOILERPLATE.search(block.text[:400]):
            yield _mark("about", block.start, block.end, layout)
        else:
            about = False


def _mark(name: str, start: int, end: int, layout: Layout) -> Mark:
    return Mark(name=name, value=layout.text[start:end][:80], span=Span(start=start, end=end))

"""The pieces of one document and where it came from in; a release out, or the reason why not."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date

from bot.errors import ReleaseError
from bot.model import Mark, Release, Sentence, Span
from bot.releases.aliases import describe
from bot.releases.blocks import Block, Layout, Origin, Piece, lay_out, span_of
from bot.releases.classes import find_securities
from bot.releases.contacts import find_contact
from bot.releases.dateline import Dateline, read_dateline
from bot.releases.flattened import parted
from bot.releases.headline import find_headline, find_number, find_subheads, lead_sentence
from bot.releases.issuer import find_company
from bot.releases.judge import refusal
from bot.releases.published import as_published, find_published
from bot.releases.runs import is_titled
from bot.releases.sections import find_sections
from bot.releases.sentences import split

_HEADER_BLOCKS = 60
_HEADLINE = 300
"""Characters that a headline may have; a paragraph that is written as a title is one."""

_BULLETS = ("\u2022", "\u25cf", "\u00b7", "\uf0b7", "* ", "o ", "- ")


def compose(pieces: Iterable[Piece], origin: Origin) -> Release:
    """Find the parts of a release in its pieces; raise ReleaseError if it is not one."""
    layout = lay_out(pieces)
    at, dateline = _find_body(layout)
    if dateline is None and (apart := parted(layout.blocks, at)):
        layout = lay_out(apart)
        at, dateline = _find_body(layout)
    above, body = layout.blocks[:at], layout.blocks[at:]
    headline, company, published = _essentials(layout, at, dateline, origin)
    lead = body[0] if body else None
    sentences = tuple(_sentences(layout, lead, dateline))
    issuer = describe(company, layout, origin)
    securities, symbols = find_securities(layout.text, sentences, issuer)
    contact, contact_marks = find_contact(layout.blocks, (issuer.name, *issuer.aliases))
    number = find_number(above)
    marks = [
        headline,
        *find_subheads(above, headline),
        company,
        *as_published(published),
        *([number] if number else []),
        *_dateline_marks(dateline, lead),
        *symbols,
        *contact_marks,
        *find_sections(layout, issuer),
        *(Mark(name=name, value=value, span=Span(start=0, end=0)) for name, value in origin.notes),
    ]
    return Release(
        id=f"{_slug(issuer.name)}-{published.value}-{origin.sha256[:8]}",
        company=issuer,
        number=number.value if number else None,
        headline=headline.value,
        published=date.fromisoformat(published.value),
        url=origin.url,
        format=origin.format,
        sha256=origin.sha256,
        text=layout.text,
        sentences=sentences,
        contact=contact,
        place=dateline.place[0] if dateline and dateline.place else None,
        securities=securities,
        marks=tuple(marks),
    )


def _essentials(
    layout: Layout, at: int, dateline: Dateline | None, origin: Origin
) -> tuple[Mark, Mark, Mark]:
    """Find the headline, the issuer and the day, which every release has; refuse what has not."""
    if not layout.text.strip():
        raise ReleaseError("It holds no text that can be read.")
    above, body = layout.blocks[:at], layout.blocks[at:]
    if reason := refusal(layout, above, body, dateline):
        raise ReleaseError(reason)
    headline = find_headline(above, origin.title)
    if headline is None:
        headline = lead_sentence(body[0], dateline.end if dateline else 0)
    company = find_company(layout, body, dateline.end if dateline else 0, origin)
    if company is None:
        raise ReleaseError("It does not say which company issued it.")
    published = find_published(above, body, dateline, origin)
    if published is None:
        raise ReleaseError(
            "It does not say on which day it was published; a file named with the day, as in "
            "2003-11-20-title.txt, is taken to be of it."
        )
    return headline, company, published


def _find_body(layout: Layout) -> tuple[int, Dateline | None]:
    """Find the block where the news begins: at a dateline, or with the first running text."""
    prose = None
    for at, block in enumerate(layout.blocks[:_HEADER_BLOCKS]):
        if block.shape == "table":
            continue
        dateline = read_dateline(block.text)
        if dateline and _is_open(block, dateline):
            return at, dateline
        running = block.shape == "prose" and len(block.text) > _shortest(block.text)
        running = running and not (len(block.text) < _HEADLINE and is_titled(block.text))
        if prose is None and running and not block.text.startswith(_BULLETS):
            prose = at
    return (prose if prose is not None else len(layout.blocks)), None


def _shortest(text: str) -> int:
    """Give how long a first paragraph must be: less if it is a whole sentence."""
    return 60 if text.endswith((".", '."', ".\u201d")) else 120


def _is_open(block: Block, dateline: Dateline) -> bool:
    """Tell whether a dateline opens a paragraph, or is one by itself."""
    if "\n" in block.text[:200]:
        return False
    return len(block.text) > dateline.end + 60 or bool(
        dateline.wire or (dateline.place and dateline.day)
    )


def _dateline_marks(dateline: Dateline | None, lead: Block | None) -> Iterator[Mark]:
    """Mark the dateline and the parts that it has."""
    if dateline is None or lead is None:
        return
    printed = lead.text[: dateline.end].rstrip()
    yield Mark(name="dateline", value=printed, span=span_of(lead.start, printed))
    for name in ("place", "wire"):
        if part := getattr(dateline, name):
            yield Mark(name=name, value=part[0], span=span_of(lead.start + part[1], part[0]))


def _sentences(layout: Layout, lead: Block | None, dateline: Dateline | None) -> Iterator[Sentence]:
    """Split every block into sentences; a table's rows and a heading's lines are one each.

    The first sentence begins after the dateline, so that a quotation is the company's words.
    """
    for block in layout.blocks:
        skipped = dateline.end if dateline and block is lead else 0
        for at, line in block.lines():
            if block.shape == "table":
                bare = line.strip()
                parts = [(line.index(bare), len(line.rstrip()))] if bare else []
            else:
                parts = [(skipped + a, skipped + b) for a, b in split(line[skipped:])]
            for first, last in parts:
                text = line[first:last]
                yield Sentence(span=Span(start=at + first, end=at + last), text=text)
            skipped = 0


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")

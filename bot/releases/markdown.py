"""The Markdown of a newsroom or an archive in; its pieces, without the marks, out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.releases.blocks import Origin, Piece
from bot.releases.furniture import normalise
from bot.releases.runs import pieces_of_lines
from bot.releases.wires import is_wire_footer

_IMAGE = re.compile(r"!\[[^\]\n]{0,400}\]\([^()\s]{0,500}\)")
_LINK = re.compile(
    r"\[(?P<text>[^\[\]\n]{0,400})\]\((?P<url>[^()\s]{0,500})(?:\s\"[^\"]{0,200}\")?\)"
)
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3}|_{1,3})(?=\S)([^*_\n]{1,400}?)(?<=\S)\1(?![\w*])")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!|$>~-])")
_HEADING = re.compile(r"\s{0,3}#{1,6}\s+(?P<text>.+?)\s*#*$")
_BULLET = re.compile(r"^\s*[*+-]\s+")
_RULE = re.compile(r"\s*(?:[-*_]\s?){3,}$")
_ROW = re.compile(r"\s*\|.*\|\s*$")
_ROW_RULE = re.compile(r"\s*\|?[\s:|-]+\|?\s*$")
_LABEL = re.compile(
    r"(?i)\W*(?:original|source|pickup|reddit|permalink|tl;?dr|share|read more|[\w.]+ tldr)\b"
)
_SOURCE = re.compile(r"(?i)\b(?:original|source)\b")


def read_markdown(text: str) -> Iterator[Piece]:
    r"""Read the pieces of a Markdown document.

    >>> [piece.text for piece in read_markdown("# A title\n\n**Bold** and [a link](http://x).")]
    ['A title', 'Bold and a link.']
    """
    run: list[str] = []
    for line in [*normalise(text).split("\n"), ""]:
        heading = _HEADING.match(line)
        if heading or not line.strip() or _RULE.match(line):
            yield from _pieces(run)
            run = []
            if heading:
                yield Piece(_plain(heading["text"]), "lines", raised=True)
        else:
            run.append(line)


def markdown_origin(text: str, origin: Origin) -> Origin:
    """Add what the document says of itself: its title, and the address of its original."""
    title = next((m["text"] for line in text.split("\n") if (m := _HEADING.match(line))), None)
    links = [m["url"] for m in _LINK.finditer(text) if _SOURCE.search(m["text"])]
    return replace(
        origin,
        title=origin.title or (title and _plain(title)),
        url=origin.url or (links[0] if links else None),
    )


def _pieces(run: Sequence[str]) -> Iterator[Piece]:
    """Make pieces of the lines between two blank ones."""
    if not run or all(map(_is_wrapping, run)):
        return
    if all(map(_ROW.match, run)):
        rows = [line for line in run if not _ROW_RULE.match(line)]
        cells = [[_plain(cell) for cell in row.strip().strip("|").split("|")] for row in rows]
        yield Piece("\n".join("   ".join(row) for row in cells), "table")
        return
    given = [line for line in run if not _is_wrapping(line)]
    raised = all(line.strip().startswith("**") and line.strip().endswith("**") for line in given)
    lines = [_plain(_BULLET.sub("\u2022 ", line, count=1)) for line in given]
    yield from pieces_of_lines([line for line in lines if line], raised=raised)


def _is_wrapping(line: str) -> bool:
    """Tell whether a line is an archive's or a wire's own: only an image, or a link to itself."""
    bare = _IMAGE.sub("", line).strip()
    if not bare or is_wire_footer(_plain(bare)):
        return True
    if not _LINK.search(bare):
        return False
    return not _LINK.sub("", bare).strip(" -:") or bool(_LABEL.match(_LINK.sub("", bare)))


def _plain(text: str) -> str:
    """Take the marks off: links, emphasis, escapes, runs of blanks."""
    text = _LINK.sub(lambda link: link["text"], _IMAGE.sub("", text))
    for _ in range(2):
        text = _EMPHASIS.sub(r"\2", text)
    return " ".join(_ESCAPE.sub(r"\1", text).split())

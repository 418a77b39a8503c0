"""The bytes of a PDF in; its pieces, read as a typed page is, out.

pypdfium2 gives the words with their places, from which the page's lines, blank lines and
columns are set again. It drops a glyph that it cannot map without a word, so pypdf, which
marks one, is asked whether any was lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise

import pypdfium2  # type: ignore[import-untyped]  # the library has no types
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from bot.errors import ReleaseError
from bot.releases.blocks import Piece
from bot.releases.furniture import PAGE_END
from bot.releases.limits import MAX_PAGES, MAX_TEXT
from bot.releases.plain import read_plain

_LOST = re.compile(r"(?<=[\w$,.])[\x00-\x08\x0e-\x1f\ufffd]|[\x00-\x08\x0e-\x1f\ufffd](?=\w)")
"""A character that is not known, within a word or a figure; a bullet alone loses nothing."""

_CHECKED_PAGES = 40
_LINE = 0.6
_PARAGRAPH = 1.7


@dataclass(frozen=True, slots=True)
class _Words:
    """A stretch of text on a page, with its place in points."""

    left: float
    bottom: float
    right: float
    top: float
    text: str


def read_pdf(data: bytes) -> Iterator[Piece]:
    """Read the pieces of a PDF; raise ReleaseError if it is damaged, locked or has no text."""
    text = "\n".join(_pages(data))
    if not re.search(r"\w{3}", text):
        raise ReleaseError(
            "It is a PDF of images, with no text in it; it needs character recognition."
        )
    _refuse_lossy(data, text)
    return read_plain(text)


def _pages(data: bytes) -> Iterator[str]:
    """Give the text of each page, set as lines."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise ReleaseError(f"It is a PDF that cannot be opened: {_reason(error)}.") from error
    try:
        if len(document) > MAX_PAGES:
            raise ReleaseError(f"It is a PDF of more than {MAX_PAGES} pages.")
        size = 0
        for number in range(len(document)):
            page = document[number].get_textpage()
            lines = "\n".join(_set_lines(list(_words(page))))
            size += len(lines)
            if size > MAX_TEXT:
                raise ReleaseError("It holds more text than a release.")
            yield lines if number == 0 else f"{PAGE_END}\n{lines}"
    except pypdfium2.PdfiumError as error:
        raise ReleaseError(
            f"It is a PDF with a page that cannot be read: {_reason(error)}."
        ) from error
    finally:
        document.close()


def _reason(error: pypdfium2.PdfiumError) -> str:
    return str(error).rstrip(".").lower()


def _words(page: pypdfium2.PdfTextPage) -> Iterator[_Words]:
    """Give the stretches of text of a page."""
    for number in range(page.count_rects()):
        left, bottom, right, top = page.get_rect(number)
        text = page.get_text_bounded(left, bottom, right, top)
        text = " ".join(text.replace("\ufffe", "-").split())
        if text:
            yield _Words(left, bottom, right, top, text)


def _set_lines(words: list[_Words]) -> Iterator[str]:
    """Set the stretches of a page as lines, with blanks where the page has space."""
    rows: list[list[_Words]] = []
    for word in sorted(words, key=lambda one: (-round(one.bottom), one.left)):
        height = max(word.top - word.bottom, 1.0)
        if rows and abs(rows[-1][0].bottom - word.bottom) < height * _LINE:
            rows[-1].append(word)
        else:
            rows.append([word])
    if not rows:
        return
    margin = min(word.left for word in words)
    unit = _unit(words)
    heights = sorted(word.top - word.bottom for word in words)
    usual = max(heights[len(heights) // 2], 1.0)
    yield _line(rows[0], margin, unit)
    for above, below in pairwise(rows):
        if above[0].bottom - below[0].bottom > usual * _PARAGRAPH + 3:
            yield ""
        yield _line(below, margin, unit)


def _unit(words: list[_Words]) -> float:
    """Find the usual width of a character."""
    widths = sorted((one.right - one.left) / len(one.text) for one in words if len(one.text) > 3)
    return max(widths[len(widths) // 2], 1.0) if widths else 5.0


def _line(row: list[_Words], margin: float, unit: float) -> str:
    """Set the stretches of one line at their columns."""
    line = ""
    end = margin
    for word in sorted(row, key=lambda one: one.left):
        gap = word.left - end
        if not line:
            line = " " * int((word.left - margin) / unit)
        elif gap > unit * 3:
            line += " " * max(4, int(gap / unit))
        elif gap > unit * 0.2 and not line.endswith(" "):
            line += " "
        line += word.text
        end = word.right
    return line


def _refuse_lossy(data: bytes, text: str) -> None:
    """Refuse a PDF of whose words and figures some characters are not known."""
    lost = len(_LOST.findall(text)) or _lost_unseen(data)
    if lost:
        raise ReleaseError(
            f"It is a PDF whose fonts do not say what {lost} of its characters are, so that its "
            "words cannot be quoted; ask for the text or the HTML of the release."
        )


def _lost_unseen(data: bytes) -> int:
    """Count the characters that pypdf marks as not known, where it can read the file at all."""
    try:
        pages = PdfReader(BytesIO(data)).pages[:_CHECKED_PAGES]
        return sum(len(_LOST.findall(page.extract_text())) for page in pages)
    except (
        PyPdfError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        IndexError,
        RecursionError,
    ):
        return 0

"""The text of a filing's form in; its items, and the documents appended to it, out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.releases.dateline import read_dateline

_PAGE = re.compile(r"[^\n]*<PAGE>[^\n]*|\f", re.IGNORECASE)
_SIGNATURE = re.compile(
    r"^\s*SIGNATURES?\b|duly\s+caused\s+this\s+report\s+to\s+be\s+signed",
    re.IGNORECASE | re.MULTILINE,
)
_OPENS = re.compile(
    r"""\s*\W{0,4}(?: exhibit\s+(?:no\.?\s*)?(?:99|20|28)(?:[.-]?\w{1,3})?\b
        | (?:for\s+)?immediate\s+release | for\s+release\b | (?:news|press)\s+release\b | news\b\s*$
        | [\s\w]{0,20}contacts?:? )""",
    re.VERBOSE | re.IGNORECASE,
)
_LABEL = re.compile(
    r"\s*\W{0,4}exhibit\s+(?:no\.?\s*)?(?:99|20|28)(?:[.-]?\w{1,3})?\b", re.IGNORECASE
)
_OTHER = re.compile(
    r"\s*\W{0,4}exhibit\s+(?:no\.?\s*)?\d{1,2}(?:[.-]?\w{1,3})?\b|\s*exhibit\s+index", re.IGNORECASE
)
_ITEM = re.compile(
    r"^[ \t]*item[ \t\n]{1,3}(?P<number>\d{1,2}(?:\.\d\d)?)(?:\([a-z]\))?"
    r"[\s.:\u2013-]{1,8}(?P<title>[A-Z][^\n.]{3,120})?",
    re.IGNORECASE | re.MULTILINE,
)
_SHORT_PAGE = 400


def items(text: str) -> Iterator[str]:
    r"""Give the items that a form reports under, once each.

    >>> list(items("ITEM 5.  OTHER EVENTS.\\n\\nText"))
    ['5 OTHER EVENTS']
    """
    seen: set[str] = set()
    for match in _ITEM.finditer(text):
        if match["number"] not in seen:
            seen.add(match["number"])
            yield " ".join(f"{match['number']} {match['title'] or ''}".split())


def attachments(text: str) -> Iterator[str]:
    """Give the documents that follow a form's signature and open as a release does."""
    signature = _SIGNATURE.search(text)
    if signature is None:
        return
    open_pages: list[str] = []
    for page in _PAGE.split(text[signature.start() :])[1:]:
        first = page.lstrip("\n")[:2000]
        if not page.strip():
            continue
        if _LABEL.match(first) or (not open_pages and _opens_release(first)):
            if len("".join(open_pages)) > _SHORT_PAGE:
                yield "\n<PAGE>\n".join(open_pages)
                open_pages = []
            open_pages.append(page)
        elif _OTHER.match(first.lstrip()):
            if open_pages:
                yield "\n<PAGE>\n".join(open_pages)
            open_pages = []
        elif open_pages:
            open_pages.append(page)
    if open_pages:
        yield "\n<PAGE>\n".join(open_pages)


def _opens_release(page: str) -> bool:
    """Tell whether a page begins as a release does: with a label, or soon a dateline."""
    if any(map(_OPENS.match, _first_lines(page))):
        return True
    paragraphs = [" ".join(words.split()) for words in page.split("\n\n")[:8]]
    return any(len(words) > 100 and read_dateline(words) for words in paragraphs)


def _first_lines(page: str) -> list[str]:
    return [line for line in page.split("\n") if line.strip()][:3]

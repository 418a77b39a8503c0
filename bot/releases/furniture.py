"""The text of a typed document in; the same text without page marks, numbers and tags out.

What a filing system prints round a release is not part of it: page marks, the number and the
"more" at the foot of a page, the running title at its head, table tags, the exhibit's own
label, rules of dashes. A page's end is kept as `PAGE_END`, because a paragraph may run on
after it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from bot.errors import ReleaseError
from bot.releases.limits import MAX_PAGES

PAGE_END = "\f"
_NUMBERED = "\v"

_TAGS = re.compile(
    r"</?(?:TABLE|CAPTION|FN|S|C|F\d|R|B|I|U|TEXT|CENTER)\b[^<>\n]{0,40}>", re.IGNORECASE
)
_PAGE = re.compile(r"<(?:PAGE|page|Page)>[ \t]{0,80}[\w-]{0,8}")
_PAGE_LINE = re.compile(r"\n[ \t]{0,60}[Pp]age \d{1,2}(?: of \d{1,2})?[ \t]{0,60}(?=\n)")
_TITLE_LINES = 3
_UNPRINTED = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\xad\u200b\ufeff\xa0\u2007\u2009\u202f\u3000]")
_CHARACTERS: dict[int, str | None] = {
    **dict.fromkeys([*range(9), 11, *range(14, 32), 0x7F, 0xFEFF, 0x200B, 0xAD]),
    **dict.fromkeys((160, 8199, 8201, 8239, 12288), " "),
}
_RULE_MARKS = " =_*~.+|-\u2014\u2013\u2500#"
_END_MARKS = _RULE_MARKS + "()/\\"
_ENDINGS = frozenset(
    (
        "more",
        "end",
        "o0o",
        "table follows",
        "tables follow",
        "tables to follow",
        "financial tables follow",
        "financial tables to follow",
    )
)
_RULE_ENDS = frozenset(_END_MARKS + "eEdDwWsSoO")
"""What a rule can end with: its marks, or the last letter of "more", "end" or "follows"."""

_LONGEST_ENDING = 26
_FOOT = re.compile(
    r"""\s*(?:
        [-(\s]{0,4} (?:page\s{1,3})? \d{1,3} (?:\s{1,3}of\s{1,3}\d{1,3})? [-)\s]{0,4}
      | [ivxl]{1,5}
      | (?:exhibit|ex\.?)\s{1,3}\d{1,3}[\w.-]{0,8}
    )\s*""",
    re.VERBOSE | re.IGNORECASE,
)
_EXHIBIT = re.compile(
    r"\s*\(?exhibit\s{1,4}(?:no\.?\s{0,3})?\d{1,3}(?:[.-]\w{1,3}|\(\w\)){0,3}\)?:?\s*",
    re.IGNORECASE,
)
_RUNNING_TITLE = re.compile(
    r"page\s{0,3}(?:\d|two|three|four|five|six)|^\W*(?:news|press)\s+release\W|^[- ]*\d{1,2}[- ]*$",
    re.IGNORECASE | re.MULTILINE,
)


def clean(text: str) -> str:
    r"""Take the furniture of filing out of a typed document, and blanks off its line ends.

    >>> clean("of the\r\n  Exhibit 99.1-1\n<PAGE>  2\n\nboard")
    'of the\n\n\n\n\x0c\n\n\n\nboard'
    """
    text = normalise(text).replace("\n- -", "\n-")
    if "<" in text:
        text = _TAGS.sub("", _PAGE.sub(PAGE_END, text))
    if "age " in text:
        text = _PAGE_LINE.sub(f"\n{_NUMBERED}", text)
    if _NUMBERED in text:
        text = "\n".join(_without_titles(text.split("\n")))
    if PAGE_END not in text:
        return "\n".join(_page(_printed_lines(text), frozenset()))
    pages = [_printed_lines(page) for page in text.split(PAGE_END)]
    if len(pages) > MAX_PAGES:
        raise ReleaseError(f"It has more than {MAX_PAGES} pages.")
    titles = _running_titles(pages)
    return f"\n\n{PAGE_END}\n\n".join(
        "\n".join(_page(page, titles if number else frozenset()))
        for number, page in enumerate(pages)
    )


def normalise(text: str) -> str:
    """Make newlines and blanks uniform, and drop characters that do not print."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _UNPRINTED.search(text):
        text = text.translate(_CHARACTERS)
    return text.expandtabs(8) if "\t" in text else text


def is_exhibit_label(line: str) -> bool:
    """Tell whether a line is only an exhibit's own label: "Exhibit 99.1"."""
    return len(line) < 120 and _EXHIBIT.fullmatch(line) is not None


def is_page_foot(line: str) -> bool:
    """Tell whether a line is only a page's number, or says that the page or release ends."""
    return _is_rule(line) or (len(line) < 40 and _FOOT.fullmatch(line) is not None)


def _without_titles(lines: list[str]) -> Iterator[str]:
    """Put a page's end for a typed page number and the few lines of title above it."""
    held: list[str] = []
    for line in lines:
        if line == _NUMBERED:
            yield from held if len(held) > _TITLE_LINES else ()
            held = []
            yield PAGE_END
        elif not line.strip() or line == PAGE_END:
            yield from held
            held = []
            yield line
        else:
            held.append(line)
    yield from held


def _printed_lines(text: str) -> list[str]:
    """Give the lines of a page without blanks at their ends; rules become empty lines."""
    return [
        "" if line and line[-1] in _RULE_ENDS and _is_rule(line) else line
        for line in map(str.rstrip, text.split("\n"))
    ]


def _is_rule(line: str) -> bool:
    """Tell whether a line is drawn and not written, or only says that a page goes on."""
    bare = line.strip(_END_MARKS)
    if len(bare) > _LONGEST_ENDING:
        return False
    if bare == "30":
        return line.strip().startswith("-")
    return not line.strip(_RULE_MARKS) or bare.lower() in _ENDINGS


def _edges(page: Sequence[str]) -> tuple[list[int], list[int]]:
    """Give the places of the first and the last few lines of a page that are not blank."""
    written = (at for at, line in enumerate(page) if line)
    backwards = (at for at in range(len(page) - 1, -1, -1) if page[at])
    return list(islice(written, 4)), list(islice(backwards, 2))


def _page(page: list[str], titles: frozenset[str]) -> list[str]:
    """Blank the lines at a page's head and foot that are not text."""
    head, foot = _edges(page)
    for at in (*head[:2], *foot):
        if len(page[at]) < 120 and (_FOOT.fullmatch(page[at]) or _EXHIBIT.fullmatch(page[at])):
            page[at] = ""
    run = [at for at in head if at - head[0] < len(head)]
    if titles and any(page[at].strip() in titles for at in run):
        for at in run:
            if page[at].strip() in titles or (len(page[at]) < 70 and _is_dated(page[at])):
                page[at] = ""
    return page


def _running_titles(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    """Find the lines that stand at the head of several pages, or beside a page's number."""
    seen: Counter[str] = Counter()
    beside: set[str] = set()
    for page in pages[1:]:
        head = _edges(page)[0]
        run = [page[at].strip() for at in head if at - head[0] < len(head)]
        seen.update(set(run))
        if len(run) <= 4 and any(len(line) < 80 and _RUNNING_TITLE.search(line) for line in run):
            beside.update(line for line in run if len(line) < 80)
    return frozenset(beside | {line for line, times in seen.items() if times > 2 and line})


def _is_dated(line: str) -> bool:
    return re.fullmatch(r"\s*[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}\s*", line) is not None

"""Lines of a typed page in; paragraphs with their hard wraps undone out.

A line break is a wrap when the next word would not have fitted in the measure, when the next
line goes on in lower case, or when the line ends as no phrase can. Anything else stays a
line, because a list of names must not become a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

_UNFINISHED = re.compile(
    r"""(?:
        (?:^|[\s(])(?:the|an?|of|at|in|on|by|to|for|from|with|and|or|nor|its|their|our|his|her
           |that|which|as|per|under|between|than|is|are|was|were|be|been|will|has|have|had
           |Mr\.|Ms\.|Mrs\.|Dr\.|No\.|Nos\.|&|\$)
      | [,;/(&-]
    )$""",
    re.VERBOSE | re.IGNORECASE,
)
_BULLET = re.compile(
    r"\s*(?:[*\u2022\u00b7\u25cf\u25aa\uf0b7+]|--?|o|\(?[0-9]{1,2}[.)]|\([a-z]\))\s+\S"
)
AMOUNTS = re.compile(r"  \(?\$ ?[\d(]|\d\)?%?  +\(?[-$]? ?\d|(?: \.){4}|%  +\$ ?\d")
"""Figures that stand in columns, as they do not in a sentence."""

_POINTS = "\u2022\u00b7\u25cf\u25aa\uf0b7*"
_LIST = re.compile(
    r"\n\s{0,40}(?:[*\u2022\u00b7\u25cf\u25aa\uf0b7+]|--?|o|\(?[0-9]{1,2}[.)]|\([a-z]\))\s"
)
_ENUMERATING = "+-o(0123456789"
_LAST_WORD = 10
_NUMBER_CUT = re.compile(r",\n\s{0,40}\d{3}(?!\d)")
_DAY_ALONE = re.compile(
    r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}\.?,?\s)?"
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? \d{1,2},? (?:19|20)\d\d"
    r"(?:\s?[-–—|,]?\s?\d{1,2}:\d\d.{0,60}|\s?\|.{0,60})?"
)
_DIGITS_CUT = re.compile(r"\d,$")
_THOUSANDS = re.compile(r"\d{3}(?!\d)")
_SAMPLE = 12_000
_SLACK = 5
_RAGGED = 16


def filled(run: str, lines: Sequence[str], measure: int) -> str | None:
    """Join a run that fills its measure line after line, or answer None where it does not.

    This is the common paragraph; it is settled without a look at each break.
    """
    if min(map(len, lines[:-1])) <= measure - _RAGGED or len(lines[-1]) > measure + _RAGGED:
        return None
    if lines[0].isupper() and not lines[-1].isupper():
        return None
    if len(lines) < 4 and any(_DAY_ALONE.fullmatch(line.strip()) for line in lines):
        return None
    margin = lines[1][: len(lines[1]) - len(lines[1].lstrip())]
    even = run.count(f"\n{margin}") == len(lines) - 1 and f"\n{margin} " not in run
    if not even or _LIST.search(run):
        return None
    cut = "-\n" in run or (",\n" in run and _NUMBER_CUT.search(run))
    text = join(lines) if cut else " ".join(map(str.strip, lines))
    if "  " not in text:
        return text
    if "    " in text or len(AMOUNTS.findall(text)) >= len(lines):
        return None
    return " ".join(text.split())


def unwrap(lines: Sequence[str], measure: int | None) -> list[str]:
    """Join the lines of a run that a hard wrap parted; without a measure, by words alone.

    >>> unwrap(["the holder of approximately", "18.8% of the long-", "term notes"], 30)
    ['the holder of approximately 18.8% of the long-term notes']
    >>> unwrap(["FOR IMMEDIATE RELEASE", "November 20, 2003"], 72)
    ['FOR IMMEDIATE RELEASE', 'November 20, 2003']
    """
    margin = min(len(line) - len(line.lstrip()) for line in lines)
    width = _width(lines, measure) if measure else max(map(len, lines)) * 2 + 80
    joined: list[list[str]] = [[lines[0]]]
    for before, after in pairwise(lines):
        if _is_wrap(before, after, margin, width):
            joined[-1].append(after)
        else:
            joined.append([after])
    return [" ".join(join(part).split()) for part in joined]


def join(lines: Sequence[str]) -> str:
    """Make one line of wrapped ones, mending what the wrap cut.

    >>> join(["issue $1,", "073,880 of its", "long-", "term notes"])
    'issue $1,073,880 of its long-term notes'
    """
    parts = [lines[0].strip()]
    for line in lines[1:]:
        before, after = parts[-1], line.strip()
        cut = before[-1:] == "," and _DIGITS_CUT.search(before) and _THOUSANDS.match(after)
        if not (cut or _hyphenated(before, after)):
            parts.append(" ")
        parts.append(after)
    return "".join(parts)


def measure_of(text: str) -> int:
    """Find how wide a text is set: the width of the lines that go on in lower case."""
    lines = text[:_SAMPLE].split("\n")
    edges = sorted(
        len(before) for before, after in pairwise(lines) if before and after.lstrip()[:1].islower()
    )
    return edges[len(edges) * 9 // 10] if edges else 72


def _width(lines: Sequence[str], measure: int) -> int:
    """Give the measure of a run; a narrower one of its own where it fills it evenly."""
    own = max(map(len, lines))
    if len(lines) < 3 or own >= measure - _SLACK or own * 2 < measure:
        return measure
    pairs = list(pairwise(lines))
    full = sum(len(a) + 1 + _first_word(b) > own - 2 for a, b in pairs)
    return own if full * 3 >= len(pairs) * 2 else measure


def _is_wrap(before: str, after: str, margin: int, width: int) -> bool:
    """Tell whether the break between two lines is only a hard wrap."""
    first = after.lstrip()
    indent = len(after) - len(first)
    opening = first[0]
    if opening in _POINTS or _DAY_ALONE.fullmatch(first):
        return False
    if opening in _ENUMERATING and _BULLET.match(after) and not before.endswith((",", "-")):
        return False
    if _is_address(first):
        return len(before) + 1 + _first_word(after) > width - _SLACK
    if len(before) > width + _RAGGED:
        return opening.islower()  # a line that long was not set to the measure
    if before.rfind("(") > before.rfind(")") and ")" in first:
        return True
    if opening.islower() or _UNFINISHED.search(before[-_LAST_WORD:]):
        return True
    if indent >= margin + 3 and indent > len(before) - len(before.lstrip()) + 2:
        return False
    return len(before) + 1 + _first_word(after) > width - (_SLACK if before[-1] not in ".:" else 0)


def _is_address(line: str) -> bool:
    """Tell whether a line begins with an address of the web or of mail."""
    return line.startswith(("www.", "http://", "https://")) or (
        "@" in line and "@" in line.split(None, 1)[0]
    )


def _first_word(line: str) -> int:
    return len(line.split(None, 1)[0])


def _hyphenated(before: str, after: str) -> bool:
    """Tell whether a word runs on over the break: "long-" and "term"."""
    if not before.endswith("-") or before.endswith("--") or len(before) < 2:
        return False
    return before[-2].isalnum() and after[:1].isalnum()

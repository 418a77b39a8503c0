"""The blocks above the body in; the headline, the subheads and the release's number out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.model import Mark
from bot.releases.blocks import Block, span_of
from bot.releases.contacts import belongs, is_contact_label
from bot.releases.furniture import is_exhibit_label
from bot.releases.persons import is_role
from bot.releases.runs import is_titled
from bot.releases.sentences import split
from bot.releases.wires import is_wire_footer

_FURNITURE = re.compile(
    r"""
    ^\W{0,4}(?:
        (?:for\ )?immediate\ (?:release|distribution) | for\ (?:\w+\ )?release\b
      | (?:news|press|media|earnings|corporate|financial)\ (?:release|bulletin|information|news)s?\b
        \W*(?:\d|$|\s{3})
      | (?:corporate|investor|latest|company)?\ ?news\W*$ | for\ news\ releases
      | (?:for\ )?(?:further|more|additional)\ information | nyse\b | nasdaq\b | source\b | logo\b
      | page\ \d | (?:p\.?\s?)?o\.?\s?box\b | tel\b | fax\b | phone\b
      | not\ for\ (?:release|distribution) | embargoed
      | (?:press|news)\ release,?\ dated | exhibit\ \d | release\ (?:date|no|number)\b | ticker\b
      | symbol\b | by\ [A-Z]\w+\ [A-Z]\w+ | home$ | print\b | share\ this | investors?:?$ | media:?$
      | (?:senior\ |executive\ )?(?:vice\ )?president\b | chief\ \w+\ officer
      | managing\ director | (?:at\ the\ )?(?:company|hotel|agency)\W*$ | follow\ us | click\
      | download\b | ex-\d | \d{1,2}\W{1,3}(?:19|20)\d\d\W*$      # what is left of a day
    )
    | \[.{0,40}logo.{0,20}\] | \(logo | @\w+\.\w | \d{3}[-./)]\s?\d{3}[-.]\d{4} | ^\W*$
    | ^\S*www\.\S+ | ^https?: | ,\ [A-Z]{2}\ \d{5}
    | ^[\W\d]*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day\W*)?                   # a day alone
      (?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]{0,6}
      \.?\W{0,3}\d{1,2}\W{0,3}(?:\d{4})?\W*$
    | ^\d{1,5}\ [\w.\ ]{2,40}\b(?:street|st|avenue|ave|road|rd|drive|suite|boulevard|blvd|parkway
                                    |lane|plaza)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_REACHED = re.compile(r"@\w+\.\w|(?<![\d-])\(?\d{3}[-./)]\s?\d{3}[-.]\d{4}(?!\d)")
_SPACED = re.compile(r"(?:\w\s){3,20}\w?")
_NAME_ONLY = re.compile(
    r"[^:]{2,60}(?:\binc|\bcorp|\bltd|\bllc|\bplc|\bcorporation|\bcompany|\bincorporated|\bco"
    r"|\blimited|\bN\.V|\bS\.A|\bL\.P)\.?\)?(?:\s\([^()]{2,40}\)){0,2}",
    re.IGNORECASE,
)
_VERBS = (
    r"announc\w+|report\w*|exchang\w+|declar\w+|complet\w+|acqui\w+|enters?|entered|agrees?|agreement"
    r"|sets?|sells?|to|elect\w*|names?|named|appoint\w*|prices?|pays?|redeem\w*|calls?|extend\w*"
    r"|increas\w+|rais\w+|launch\w*|settle\w*|issue\w*|receiv\w+|results?|offer\w*|dividend|earnings"
    r"|expan\w+|join\w*|sign\w*|clos\w+|file\w*|grows?|provid\w+|amend\w*|restructuring|confirm\w*"
    r"|retir\w+|succeed\w*|continues?|is|are|has|have|will|records?|gets?|begins?|updates?|adopts?|approv\w+|commenc\w+"
    r"|schedul\w+|hosts?|suffers?"
)
_VERB = re.compile(rf"\b(?:{_VERBS})\b", re.IGNORECASE)
_RUNS_ON = re.compile(
    r"(?:\b(?:and|or|of|to|for|the|an?|its|our|in|on|by|at|with|from|as|announces?|reports?|ended|ending)"
    r"|[,;&\u2013\u2014-])$",
    re.IGNORECASE,
)
"""What a line ends with that the next one finishes."""

_TAKES_UP = re.compile(
    r"(?:and|or|of|to|for|in|on|by|at|with|from|as|is|are|has|have|will|announces|reports|declares|completes"
    r"|elects|elected|names|named|appoints|appointed|prices|redeems|calls|extends|increases|raises|launches"
    r"|settles|issues|receives|enters|agrees|sells|acquires|commences|sets|plans)\b",
    re.IGNORECASE,
)
"""What a line begins with that finishes the one before it."""

_MOST_LINES = 4
_POST = 6
"""Lines of a headline, and words of a line that is somebody's post."""

_NUMBER = re.compile(
    r"""(?: (?:release|news|no|nr|number|\#)\.?\s{0,3}(?:no|nr|number|\#)?[.:\s]{0,3}
            (?P<labelled> \d{2,4}\s?-\s?\d{1,3} | \d{1,3}[/-]\d{2,4} | \d{1,5} )
          | (?<![\w/-]) (?P<bare> (?:19|20)?\d{2}-\d{1,3} ) )
        (?= \s{0,9}$ | \s{2} )""",
    re.VERBOSE | re.IGNORECASE,
)
_YEAR_NUMBER = re.compile(r"(?:19|20)\d\d-\d{1,3}")


def find_headline(blocks: Sequence[Block], title: str | None = None) -> Mark | None:
    """Find the line above the body that says what is new; a page's own title helps."""
    best: tuple[int, int, str] | None = None
    for place, (start, text, raised) in enumerate(_candidates(blocks)):
        score = _score(text, raised) - place + 8 * _is_title(text, title)
        if best is None or score > best[0]:
            best = score, start, text
    if best is None or best[0] < 0:
        return None
    block = next(one for one in reversed(blocks) if one.start <= best[1])
    return _whole(block, best[1], best[2])


def _whole(block: Block, start: int, text: str) -> Mark:
    """Take with a headline's line those of its block that it goes on in, or begins in."""
    lines = [(at + line.index(bare), bare) for at, line in block.lines() if (bare := line.strip())]
    first = last = lines.index((start, text))
    while first and _goes_on(lines[first - 1][1], lines[first][1]) and last - first < _MOST_LINES:
        first -= 1
    while (
        last + 1 < len(lines)
        and _goes_on(lines[last][1], lines[last + 1][1])
        and last - first < _MOST_LINES
    ):
        last += 1
    begin, end = lines[first][0] - block.start, lines[last][0] + len(lines[last][1]) - block.start
    value = " ".join(line for _, line in lines[first : last + 1])
    return Mark(
        name="headline", value=value, span=span_of(block.start + begin, block.text[begin:end])
    )


def _goes_on(line: str, following: str) -> bool:
    """Tell whether two lines of one heading are one sentence that is broken between them."""
    if line.isupper() != following.isupper() or following.startswith(("-", "*", "(", "\u2022")):
        return False
    if any(_is_furniture(one) or _REACHED.search(one) for one in (line, following)):
        return False
    return (_RUNS_ON.search(line) or _TAKES_UP.match(following)) is not None


def lead_sentence(body: Block, skip: int) -> Mark:
    """Take the first sentence for the headline of a release that has none.

    >>> body = Block(0, "AURORA, Ill. - Larkspur paid. It will again.", "prose", False)
    >>> lead_sentence(body, 15).value
    'Larkspur paid.'
    """
    first, last = next(iter(split(body.text[skip:])), (0, len(body.text) - skip))
    text = body.text[skip + first : skip + last]
    return Mark(name="headline", value=text, span=span_of(body.start + skip + first, text))


def find_subheads(blocks: Sequence[Block], headline: Mark) -> Iterator[Mark]:
    """Find the heading lines between the headline and the body."""
    for start, text, raised in _candidates(blocks):
        if start > headline.span.end and raised and len(text.split()) > 3:
            yield Mark(name="subhead", value=text, span=span_of(start, text))


def find_number(blocks: Sequence[Block]) -> Mark | None:
    """Find the number that the company gave the release.

    >>> block = Block(0, "[LOGO]      2003-20", "table", False)
    >>> find_number([block]).value
    '2003-20'
    """
    for block in blocks:
        for start, line in block.lines():
            if len(line) > 120 or (match := _NUMBER.search(line)) is None:
                continue
            value, at = match["labelled"], match.start("labelled")
            if value is None:
                value, at = match["bare"], match.start("bare")
                if not _YEAR_NUMBER.fullmatch(value) and line.strip() != value:
                    continue
            return Mark(name="number", value=value, span=span_of(start + at, value))
    return None


def _candidates(blocks: Sequence[Block]) -> Iterator[tuple[int, str, bool]]:
    """Give the lines that could be a headline, with their offset and whether they are raised."""
    in_contacts = False
    for block in blocks:
        if block.shape == "table":
            in_contacts = in_contacts or is_contact_label(block.text)
            continue
        in_contacts = in_contacts and belongs(block)
        reached = "\n" in block.text and _REACHED.search(block.text) is not None
        for start, line in block.lines():
            text = line.strip()
            if reached and not _is_news(text):
                continue  # somebody's name, office and telephone
            if _is_furniture(text):
                in_contacts = in_contacts or is_contact_label(text)
            elif len(text.split()) >= 2 and len(text) < 400 and (not in_contacts or _is_news(text)):
                if not _NAME_ONLY.fullmatch(text) or len(text.split()) > 6:
                    yield start + line.index(text), text, block.raised


def _is_news(line: str) -> bool:
    """Tell whether a line beside somebody's telephone is a headline for all that."""
    return len(line.split()) >= 5 and _VERB.search(line) is not None and is_titled(line)


def _is_furniture(line: str) -> bool:
    """Tell whether a line above the body is a label, an address or a day, and not news."""
    if _FURNITURE.search(line) or _SPACED.fullmatch(line) or is_exhibit_label(line):
        return True
    if is_role(line) and not _VERB.search(line) and len(line.split()) <= _POST:
        return True
    return is_wire_footer(line) or (len(line) < 60 and is_contact_label(line))


def _is_title(text: str, title: str | None) -> bool:
    return title is not None and _plain(text) == _plain(title)


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().lower()


def _score(text: str, raised: bool) -> int:
    """Weigh how much a line looks like a headline."""
    words = text.split()
    long_words = [word for word in words if len(word) > 3]
    capitals = sum(word[0].isupper() or word[0].isdigit() for word in long_words)
    return (
        4 * raised
        + 4 * (_VERB.search(text) is not None)
        + 3 * (4 <= len(words) <= 40)
        + 2 * (capitals * 4 >= len(long_words) * 3)
        - 4 * text.startswith(("-", "*", "(", "\u2022"))
        - 3 * text.endswith((".", ":"))
        - 4 * (len(text) > 250)
    )

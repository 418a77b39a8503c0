"""The blocks of a release in; whom it tells its reader to ask out, with a mark for each part.

A contact is read where a label announces one. A number belongs to the people named before it
and since the number before; so a switchboard's does not displace a person's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from bot.model import Contact, Mark
from bot.releases.blocks import Block, span_of
from bot.releases.persons import is_role, names_in, role_after

_LABEL = re.compile(
    r"""(?<![\w-])(?:
        (?:(?:media|press|investors?|analysts?|company|financial|corporate|ir|shareholders?|news)
           (?:\ relations)?[\s&/,]{1,3}(?:and\s)?){0,3}
        contacts?\b(?:\s(?:information|details))? \s*(?::|$|(?=\s[A-Z])|(?=[A-Z]))
      | for\s(?:further|more|additional)\s(?:\w+\s)?information\b[^:\n]{0,40}(?::|,|$)
      | investor\s(?:and\s\w+\s)?relations(?:\scontacts?)?\s*(?::|$)
      | (?:media|investors?|press|analysts?)(?:/\w+)?\s*:
    )""",
    re.VERBOSE | re.IGNORECASE | re.MULTILINE,
)
_LABEL_WORDS = ("contact", "information", "relations", "media", "investor", "press", "analyst")
_PHONE = re.compile(
    r"(?<![\d/.-])(?:\+\d{1,3}[-. ](?:\(0\)\s?)?|1[-. ])?"
    r"(?:\(0?\d{2,4}\)[-. ]{0,2}|\d{3}[-/.] ?|\d{2,4} )"
    r"\d{3,4}[-. ]\d{3,4}(?:\s?(?:x|ext\.?|extension)\s?\d{1,5})?(?![\d-])"
)
_FAX_BEFORE = re.compile(r"(?:fax|facsimile|telecopier)[\w\s.,:()]{0,12}$", re.IGNORECASE)
_FAX_AFTER = re.compile(r"\s?\(?(?:fax|f)\b(?!\s{0,2}[:.]?\s{0,2}[(+\d])", re.IGNORECASE)
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,60}@[\w-]{1,60}(?:\.[\w-]{1,20}){1,4}")
_WEB = re.compile(r"(?:https?://|www\.)[^\s<>()\[\]\"',;]{1,120}[\w/]", re.IGNORECASE)
_VISIT = re.compile(
    r"(?i)\b(?:visit|web\s?site|internet|home\s?page|online|available at|accessed|found at"
    r"|obtained)\b"
)
_STREET = re.compile(
    r"(?<![\w-])(?:P\.?\s?O\.?\s?Box\s|(?<!Box\s)(?<!box\s)(?<!BOX\s))\d{1,5}\s[^\n|:]{3,80}?\b(?:[A-Z][a-z]+|[A-Z]{2}|[A-Z]\.[A-Z]\.),?\s+\d{5}(?:-\d{4})?\b"
)
_BULLET = re.compile(r"\s+(?:o|\u2022|\u00b7|\*|\|)\s+")
_NUMBER_LABEL = re.compile(r"(?i)\b(?:tel|telephone|phone|fax|facsimile|e-?mail|web\s?site|web)\b")
_GLUED = re.compile(
    r"(?:President|Officer|Director|Manager|Relations|CEO|CFO|COO|Chairman|Secretary|Counsel|Contact"
    r"|Email|Phone|Inc|Corp|Ltd)[a-z.]"
)
_LONG_LINE = 100
_CELL = re.compile(r"\S+(?: {1,2}\S+)*")
_INVESTOR = re.compile(r"(?i)investor|shareholder|stockholder")
_MEDIA = re.compile(r"(?i)^\W*(?:media|press|trade)\b|\((?:media|press)\)")


@dataclass(slots=True)
class _Person:
    """One contact as it is read: a mark for each part."""

    investor: bool = False
    media: bool = False
    marks: dict[str, Mark] = field(default_factory=dict)

    def add(self, part: str, value: str, at: int, printed: str | None = None) -> None:
        """Keep the first of each part."""
        span = span_of(at, printed or value)
        self.marks.setdefault(part, Mark(name=f"contact.{part}", value=value, span=span))

    @property
    def rank(self) -> tuple[bool, bool, bool]:
        """Order the people to ask: for investors, not for the press, with a telephone."""
        role = self.marks.get("role")
        investor = self.investor or (role is not None and bool(_INVESTOR.search(role.value)))
        return not investor, self.media, not {"telephone", "email"} & self.marks.keys()


def find_contact(blocks: Sequence[Block], issuer: Sequence[str]) -> tuple[Contact, list[Mark]]:
    """Find the contact, and marks for every person's parts; `issuer` names no person."""
    people: list[_Person] = []
    firm = _Person()
    for region in _regions(blocks):
        _read_region(region, people, firm, issuer)
    ordered = sorted(people, key=lambda person: person.rank)
    best = ordered[0] if ordered else _Person()
    shared = [one for one in (firm, *people) if one is not best]
    for part in ("web", "address"):
        for person in shared:
            if part in person.marks:
                best.marks.setdefault(part, person.marks[part])
    if not people:
        best.marks = {**firm.marks, **best.marks}
    if "web" not in best.marks and (web := _website(blocks, issuer)):
        best.marks["web"] = web
    contact = Contact(**{name: mark.value for name, mark in best.marks.items()})
    marks = list(best.marks.values())
    for number, person in enumerate(ordered[1:], start=2):
        marks += [
            replace(mark, name=f"contact.{number}.{part}") for part, mark in person.marks.items()
        ]
    return contact, marks


def is_contact_label(text: str) -> bool:
    """Tell whether a line announces a contact."""
    lowered = text.lower()
    if not any(word in lowered for word in _LABEL_WORDS):
        return False
    if len(text) > _LONG_LINE and "\n" not in text and "@" not in text and not _PHONE.search(text):
        return _LABEL.match(text.lstrip("/* ")) is not None
    return _LABEL.search(text) is not None


def _regions(blocks: Sequence[Block]) -> Iterator[list[tuple[int, str]]]:
    """Give the cells of each stretch of blocks that a label opens, column after column."""
    used = 0
    for at, block in enumerate(blocks):
        if at < used or len(block.text) > 900 or not is_contact_label(block.text[:400]):
            continue
        region = [block]
        tail = blocks[at + 1 : at + 8]
        for following, after in zip_longest(tail, tail[1:]):
            if not (belongs(following) or (_is_short(following) and after and belongs(after))):
                break
            region.append(following)
        used = at + len(region)
        yield [cell for one in region for cell in _cells(one)]


def _is_short(block: Block) -> bool:
    return block.shape != "table" and len(block.text) < 60 and not block.text.endswith(".\n")


def belongs(block: Block) -> bool:
    """Tell whether a block goes on with a contact: a name, a number or an address."""
    text = block.text
    if len(text) > 250 and text.count("\n") < 2:
        return False
    if any(p.search(text) is not None for p in (_PHONE, _EMAIL, _WEB, _STREET)):
        return True
    return len(text) < 80 and (
        is_contact_label(text) or is_role(text) or next(names_in(text, ()), None) is not None
    )


def _cells(block: Block) -> Iterator[tuple[int, str]]:
    """Give the lines of a block; in a table its cells, column after column."""
    lines = list(block.lines())
    if block.shape != "table":
        yield from lines
        return
    cells = [
        (match.start(), start + match.start(), match[0])
        for start, line in lines
        for match in _CELL.finditer(line)
    ]
    columns: list[int] = []
    for left in sorted({left for left, _, _ in cells}):
        if not columns or left - columns[-1] > 12:
            columns.append(left)
    for _, at, text in sorted(cells, key=lambda c: (sum(c[0] >= left for left in columns), c[1])):
        yield at, text


def _read_region(
    cells: Sequence[tuple[int, str]],
    people: list[_Person],
    firm: _Person,
    issuer: Sequence[str],
) -> None:
    """Read the people of a stretch of cells; none where columns were run together."""
    current = [firm]
    investor = media = False
    flattened = any(len(_PHONE.findall(cell)) > 2 or cell.count("@") > 2 for _, cell in cells)
    for at, cell in () if flattened else cells:
        if label := _LABEL.match(cell.lstrip("/ ")):
            investor, media = bool(_INVESTOR.search(label[0])), bool(_MEDIA.search(label[0]))
        names = list(names_in(cell, issuer))
        ends = [start for _, start, _ in names[1:]] + [len(cell)]
        if not names:
            if cell.rstrip().endswith(":") and not _NUMBER_LABEL.search(cell):
                current = [firm]
            _read_parts(at, cell, current, label is not None)
            continue
        if names[0][1] and current != [firm]:
            _read_parts(at, cell[: names[0][1]], current, labelled=True)
        for (name, start, end), until in zip(names, ends, strict=True):
            person = _Person(investor=investor, media=media or bool(_MEDIA.search(cell[end:until])))
            waiting = [one for one in current if one is not firm and not _numbers(one)]
            current = [*waiting, person]
            people.append(person)
            person.add("name", name, at + start)
            if role := role_after(cell[:until], end):
                person.add("role", role[0], at + role[1])
            _read_parts(at + end, cell[end:until], current, labelled=True)


def _numbers(person: _Person) -> bool:
    return bool({"telephone", "email", "fax"} & person.marks.keys())


def _read_parts(at: int, cell: str, people: Sequence[_Person], labelled: bool) -> None:
    """Read a cell's numbers and addresses for the people that it stands under."""
    phones = list(_PHONE.finditer(cell))
    if len(people) > 1 and len(phones) > 2:
        phones = []
    for match in phones:
        fax = _FAX_BEFORE.search(cell[: match.start()]) or _FAX_AFTER.match(cell, match.end())
        for person in people:
            person.add("fax" if fax else "telephone", match[0], at + match.start())
    for match in _EMAIL.finditer(cell):
        if not _GLUED.match(match[0]):
            people[-1].add("email", match[0], at + match.start())
    for match in _WEB.finditer(cell):
        closing = "/" if cell.lstrip().startswith("/") else ""
        people[-1].add("web", match[0].rstrip(closing or None), at + match.start())
    spaced = _BULLET.sub(lambda found: "," + " " * (len(found[0]) - 1), cell)
    if street := _STREET.search(spaced):
        printed = cell[street.start() : street.end()]
        value = re.sub(r"\s+", " ", _BULLET.sub(", ", printed))
        people[-1].add("address", value, at + street.start(), printed)
    bare = cell.strip()
    if not labelled and is_role(bare) and len(bare) < 90 and "name" in people[-1].marks:
        if not _PHONE.search(bare) and not _EMAIL.search(bare) and next(names_in(bare, ()), 0) == 0:
            people[-1].add("role", bare, at + cell.index(bare))


def _website(blocks: Sequence[Block], issuer: Sequence[str]) -> Mark | None:
    """Find the issuer's own address, where the text sends its reader to it."""
    for block in reversed(blocks):
        if "www." not in block.text and "http" not in block.text:
            continue
        for match in _WEB.finditer(block.text):
            before = block.text[max(0, match.start() - 120) : match.start()]
            if _VISIT.search(before) and any(_alike(match[0], name) for name in issuer):
                span = span_of(block.start + match.start(), match[0])
                return Mark(name="contact.web", value=match[0], span=span)
    return None


def _alike(web: str, name: str) -> bool:
    """Tell whether an address is made of a company's name or its initials."""
    host = re.sub(r"(?i)^(?:https?://)?(?:www\.)?", "", web).split("/")[0].lower()
    domain = ".".join(host.split(".")[-2:])
    words = re.findall(r"[a-z0-9]+", name.lower())
    initials = "".join(word[0] for word in words)
    long_words = [word for word in words if len(word) > 3]
    return any(word in domain for word in long_words) or (
        len(initials) > 2 and domain.startswith(initials[:3])
    )

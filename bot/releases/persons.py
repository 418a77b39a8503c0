"""The words of a contact's line in; the names of people and their roles out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_GIVEN = (
    r"(?:Mc|Mac|De|Di|La|Le|Van|O['\u2019]|D['\u2019])?[A-Z][a-z]+(?:-[A-Z][a-z]+)?(?![A-Za-z])"
)
_POST = (
    r"(?:Managing|Director|Chief|Vice|President|Chairman|Senior|Executive|Manager|Head|Investor|Media"
    r"|Corporate|General|Secretary|Treasurer|Region|Relations|Communications|Controller|Comptroller"
    r"|Immediately|Immediate|For|Release|Upon|Phone|Telephone|Tel|Fax|Facsimile|E-?mail|Nasdaq|Symbol"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
"""What ends a name: a post, or the cell of the next column that was run together with it."""

_NAME = re.compile(
    rf"""
    (?P<name>
      (?:(?:Mr|Ms|Mrs|Dr)\.\s)?
      (?:{_GIVEN}|[A-Z]\.)
      (?:\s (?: [A-Z]\.(?:\s?[A-Z]\.)? | (?:de|van|von|der)(?=\s)
             | [\u201c"(][A-Z][a-z]+[\u201d")] ) ){{0,2}}
      (?:\s(?!{_POST}){_GIVEN}){{1,2}}
      (?:,?\s(?:Jr|Sr)\.|,?\s(?:III|II|IV)\b)?
    )
    (?: ,\s(?:CFA|CPA|Esq|Ph\.?D|APR|MD|M\.D|MBA|IRC)\b\.? )?
    (?! [\w'\u2019@:.]
      | ,?\s(?:Inc|LLC|Assoc|Corp|Ltd|Limited|Co|Company|Group|Street|St|Ave|Avenue|Road|Drive
           |Blvd)\b | \s& )
    """,
    re.VERBOSE,
)
_CAPITALS = re.compile(
    r"(?P<name>[A-Z]{2,15}(?:\s[A-Z]\.)?\s[A-Z][A-Z'\u2019-]{1,20})(?=\s*(?:$|,|\d|\())"
)
_ROLE = re.compile(
    r"""(?<![a-z]) (?:president|chief|officer|director|manager|relations|secretary|treasurer|counsel
          |chair(?:man|woman)?|ceo|cfo|coo|cto|vp|svp|evp|communications|affairs|controller|head|spokes\w+
          |founder|partner|administrator|analyst|coordinator|specialist|planning|finance)(?![a-z]{3})""",
    re.VERBOSE | re.IGNORECASE,
)
_NOT_A_NAME = re.compile(
    r"\b(?:inc|corp|ltd|llc|limited|company|corporation|group|associates|assoc|partners|communications"
    r"|street|avenue|drive|suite|road|release|investors?|media|relations|press|news|information|contacts?"
    r"|office|officer|president|director|home|page|exchange|site|united|states|mining|vice|chief"
    r"|manager|chairman|new|york|financial|technologies|systems|line|hotline|immediate|internet|web"
    r"|phone|telephone|tel|fax|email|headquarters|corporate|global|public|senior|executive|north|south"
    r"|east|west|san|los|las|fort|saint|bank|capital|trust|holdings|international|securities|services"
    r"|solutions|advisors|strategies|wire|newswire|january|february|march|april|june|july|august"
    r"|september|october|november|december|st|via|for|more|visit|source|general|counsel|treasurer"
    r"|secretary|analyst|marketing|center|centre|building|floor|box|toll|free|please|see|full|terms"
    r"|the|view|original|equity|investment|fixed|income|shareholder|community|inquiries|conference|call|forward|looking|statements|private|securities|read|latest|details)\b",
    re.IGNORECASE,
)
_NEWS = re.compile(
    r"(?<!-)\b(?:announc\w+|appoint\w*|elect(?:s|ed)|names|named|retir\w+|succeed\w*|promot\w+|resign\w*"
    r"|joins?|joined|hires?|hired|declares?|reports|adopts|approves|to\s(?:become|lead|retire|join|step))\b",
    re.IGNORECASE,
)
"""What a post's line does not say, and a headline that names a post does."""

_FIRM = re.compile(r"\b(?:LLC|Inc|Corp|Ltd|LLP|Assoc|Partners|Group)\b|Public Relations$")
_BEFORE_NAME = re.compile(
    r"(?:^|[:;,/|\u2013\u2014(-]|\bor|\band|\bcontact|\bto|\bcall)\s*$", re.IGNORECASE
)
_ROLE_END = re.compile(
    r"[;(|]|(?<!\w)(?:or fax|tel|telephone|phone|ph|at|email|e-mail|fax)\b|\d{3}"
    r"|\S{1,60}@|www\.|\+\d|/\s*$|\sof\s[A-Z]",
    re.IGNORECASE,
)


def names_in(cell: str, issuer: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    """Give the names of people in a line, with their places; `issuer` names no person.

    >>> [name for name, _, _ in names_in("CONTACT: Jo A. Field or Max Roe, 555-0100", ())]
    ['Jo A. Field', 'Max Roe']
    """
    found = False
    for match in _NAME.finditer(cell):
        if _is_name(cell, match, issuer):
            found = True
            yield match["name"], match.start("name"), match.end()
    if not found and (label := re.search(r"(?i)contacts?:\s*", cell)):
        capitals = _CAPITALS.match(cell, label.end())
        if capitals and not _NOT_A_NAME.search(capitals["name"]):
            yield capitals["name"], capitals.start("name"), capitals.end()


def role_after(cell: str, end: int) -> tuple[str, int] | None:
    """Read the role that follows a name in the same line, and where it stands."""
    rest = cell[end:]
    stop = _ROLE_END.search(rest)
    printed = rest[: stop.start()] if stop else rest
    role = printed.strip(" ,:-\u2013\u2014/")
    if (
        not role
        or len(role) > 100
        or not (
            printed.lstrip().startswith((",", "-", "\u2013", "\u2014", ":"))
            or re.match(_POST, printed.lstrip())
        )
    ):
        return None
    return (role, end + rest.index(role)) if is_role(role) else None


def is_role(words: str) -> bool:
    """Tell whether words say what someone's post is, and are no firm's name."""
    named = _ROLE.search(words) is not None and _FIRM.search(words) is None
    return named and _NEWS.search(words) is None


def _is_name(cell: str, match: re.Match[str], issuer: Sequence[str]) -> bool:
    """Tell whether capitalised words are a person's name where they stand."""
    name = match["name"]
    if _NOT_A_NAME.search(name) or not _BEFORE_NAME.search(cell[: match.start()]):
        return False
    return not any(name.startswith(word) or word.startswith(name) for word in issuer)

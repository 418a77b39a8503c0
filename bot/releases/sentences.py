"""Running text in; the spans of its sentences out.

General splitters break releases at `No. 2`, `U.S.`, `Mr. A. B. Brown` and `Inc.`; these rules
look at the word before a full stop and at the words after it. Where they are in doubt the
sentence goes on: two sentences quoted together mislead nobody, half a sentence may.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_CANDIDATE = re.compile(
    r"""
    (?P<stop> [.!?\u2026] )
    (?P<close> ["'\u201d\u2019)\]]{0,4} (?:\(\d{1,2}\))? )
    (?P<gap> \s{0,9} )
    (?= ["'`\u201c\u2018(\[$\u2022*-]{0,4} (?: [A-Z0-9\u00c0-\u00de] | [a-z]{1,2}[A-Z] ) )
    """,
    re.VERBOSE,
)
_GLUED = re.compile(
    r"(?:The|This|In|It|We|These|For|As|Under|Holders|Each|Our|On|At|Following)\b|[\"\u201c][A-Z][a-z]+\s[a-z]"
)
_TITLES = frozenset(
    "mr mrs ms dr prof gen sen rep gov hon rev capt col lt sgt messrs mt ft st maj adm supt".split()
)
_BEFORE_NUMBER = frozenset(
    "no nos fig figs sec secs art vol pp para paras approx ca reg cl ex exh est tel ext"
    " jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
_NEVER = frozenset("e.g i.e vs v cf viz a.k.a d/b/a f/k/a".split())
_MAY_END = frozenset(
    "inc corp co ltd llc l.l.c bros jr sr plc cos l.p l.l.p n.v s.a s.p.a a.g b.v n.a assoc esq"
    " u.s u.k u.s.a e.u d.c p.m a.m ph.d m.d c.p.a c.f.a b.s b.a m.b.a j.d l.a n.y n.j n.w s.w n.e"
    " s.e al etc dept univ intl mfg natl ave blvd rd bldg ste hwy sq calif mass conn fla tex wash"
    " ill minn mich ariz colo ga pa va".split()
)
_SPECIAL = _TITLES | _BEFORE_NUMBER | _NEVER | _MAY_END
_LETTERED = frozenset(
    "series class plan exhibit part schedule appendix annex tranche phase group tier".split()
)
_STARTERS = frozenset(
    """a about according additional additionally after all also although among an and any
    approximately as at based because before beginning both but by certain during each effective
    except factors following for forward-looking founded from further he headquartered her his
    holders how however if in including investors it its management more mr. mrs. ms. dr. my net no
    of on once one other our over prior proceeds results revenue revenues sales shareholders she
    shares since so some statements stockholders subject such than that the their there therefore
    these they this those through to together total two under unless until upon we what when where
    whether which while who with within without you your""".split()
)
_ROLES = frozenset(
    """chairman chairwoman chair president chief vice executive senior director directors secretary
    treasurer controller founder manager managing general counsel head spokesman spokeswoman
    common preferred class series stock""".split()
)
_WITHIN_NAMES = frozenset("and of for or de du the".split())
_NUMBERED = frozenset("item items section note rule article form page chapter title".split())
_ZONES = frozenset("eastern central mountain pacific atlantic greenwich london new local".split())
_FIRM_ACTS = re.compile(
    r"[A-Z][\w&'\u2019.-]{0,30}(?:\s[A-Z][\w&'\u2019.-]{0,30}){0,4}?,\s(?:Inc|Corp|Ltd|LLC|Co)\.?,?\s[a-z]"
)
_WORD_BEFORE = re.compile(r"[^\s\"\u201c(\[\u2018\u2014/]{0,24}$")
_INITIAL = re.compile(r"(?:[A-Za-z]\.)*[A-Z]|[A-Z][a-z]?")
_WORDS = re.compile(r"[\w.\u2019'&-]+")


def split(text: str) -> Iterator[tuple[int, int]]:
    """Give the start and end of each sentence of a paragraph, in order.

    >>> text = "Example Inc. owns No. 2 in the U.S. today. It is old."
    >>> [text[start:end] for start, end in split(text)]
    ['Example Inc. owns No. 2 in the U.S. today.', 'It is old.']
    """
    start = 0
    for end, following in _breaks(text):
        if end > start:
            yield start, end
            start = following
    if start < len(text):
        yield start, len(text)


def _breaks(text: str) -> list[tuple[int, int]]:
    """Give where a sentence ends and where the next one starts."""
    return [
        (match.end("close"), match.end())
        for match in _CANDIDATE.finditer(text)
        if (
            _ends(text, match)
            if match["gap"]
            else _GLUED.match(text, match.end()) and _spelt(text, match)
        )
    ]


def _spelt(text: str, match: re.Match[str]) -> bool:
    """Tell whether a plain word stands before a stop to which the next sentence is glued."""
    at = match.start()
    return at > 3 and text[at - 3 : at].isalpha() and text[at - 3 : at].islower()


def _ends(text: str, match: re.Match[str]) -> bool:
    """Tell whether a stop that a capital or digit follows ends a sentence."""
    if match["stop"] != ".":
        return True
    at = match.start()
    before = text[at - 24 if at > 24 else 0 : at]
    found = _WORD_BEFORE.search(before)
    word = found[0] if found else ""
    bare = word.lower()
    if len(word) > 3 and bare not in _SPECIAL and "." not in word:
        return True
    after = text[match.end() :][:80]
    if match["close"]:
        return bare not in _MAY_END | _TITLES or _starts(after)
    if not bare.strip("."):
        return _starts(after)
    return _ends_short(word, before[: len(before) - len(word)], after)


def _ends_short(word: str, before: str, after: str) -> bool:
    """Tell whether the stop after a short word, an abbreviation or initials ends a sentence."""
    bare = word.lower()
    if bare in _TITLES or bare in _NEVER:
        return bare == "st" and _opens(after)
    if bare in _BEFORE_NUMBER:
        return not after[:1].isdigit() and bare not in {"nos", "tel", "ext", "approx"}
    if bare in _MAY_END:
        return _starts(after)
    if word[:1].isdigit() and len(word) < 4 and (not before.strip() or _ends_in(before, _NUMBERED)):
        return False
    if _INITIAL.fullmatch(word) and len(word.rsplit(".", maxsplit=1)[-1]) == 1:
        return _ends_in(before, _LETTERED) or ("." in word and _opens(after))
    return True


def _opens(after: str) -> bool:
    """Tell whether the first word is one that names nothing, so that it opens a sentence."""
    words = _WORDS.findall(after)
    if not words or after[:1] in "($[":
        return False
    if words[0] in {"A", "I"}:
        return after[1:2] == " " and len(words) > 1 and words[1][0].islower()
    return words[0].lower() in _STARTERS and not words[0].isupper()


def _starts(after: str) -> bool:
    """Tell whether words can only be the beginning of a sentence, after an abbreviation."""
    if _opens(after) or _FIRM_ACTS.match(after):
        return True
    words = _WORDS.findall(after)
    if not words or after[:1] in "($[" or words[0].lower() in _ZONES:
        return False
    following = words[1] if len(words) > 1 else ""
    if following == "time":  # "5:00 p.m. Dallas time"
        return False
    if not following.islower() or following in _WITHIN_NAMES:
        return False
    return len(words[0]) > 1 and words[0].istitle() and words[0].lower() not in _ROLES


def _ends_in(before: str, kinds: frozenset[str]) -> bool:
    """Tell whether the last word is one that a letter or a number completes: "Series B."."""
    words = before.split()
    return bool(words) and words[-1].lower().strip("(\"'\u201c") in kinds

"""Two figures that a question relates in; whether they belong together, out.

A part is of a whole of the same class, counted before the part went; what is compared are two
figures and not one; and what happened at one time is not compared with what did at another,
unless the question names the times.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from bot.language import patterns as re
from bot.language.numbers import as_fraction
from bot.language.securities import find_mentions
from bot.model import Answer

_CLASS = re.compile(
    r"\W*(?:(?:the|all|of|its|their|total|entire|whole|original|still|shares?|shs|stock|class|units?|preferred"
    r"|prefs?|pfds?|common|outstanding|(?:(?:series|class)\s+)+[a-z])\b\W*)+",
    re.IGNORECASE,
)
_OUTSTANDING = re.compile(r"\b(?:still\s+)?outstanding\b", re.IGNORECASE)
_JUST_OUTSTANDING = re.compile(r"\W*(?:outstanding|out)\W*", re.IGNORECASE)
_AFTER = re.compile(r"\b(?:after|remain\w*|left|now)\b", re.IGNORECASE)
_TIMES = re.compile(
    r"\b(?:(?:19|20)\d\d|ago|old|older|new|newest|latest|current|previous|prior|earlier|first|second|last|original"
    r"|initial|year|quarter|yoy)\b",
    re.IGNORECASE,
)
_GONE = {
    "shares_surrendered": r"surrender|exchang|gave|giv",
    "shares_tendered": r"tender",
    "shares_accepted": r"accept|tak|bought|purchas",
    "shares_redeemed": r"redeem|redempt|call",
    "shares_repurchased": r"repurchas|bought|buy",
    "shares_issued": r"issu|receiv|get|got",
    "shares_held": r"h[eo]ld|own|have|has|had",
}
"""What leaves a class, or comes to it, and the words by which a question names that."""

_FAR = 100
"""Days from which on two counts are of two transactions."""


def of_class(part: str, whole: str) -> tuple[str, str] | None:
    """Give how to ask for a part of a class and for the class; None where the whole is no class.

    The whole is what there was before the part went, and not what is outstanding since.

    >>> of_class("was surrendered", "the outstanding preferred")
    ('the preferred was surrendered', 'the preferred outstanding before')
    """
    if _CLASS.fullmatch(whole) is None:
        return None
    bare = " ".join(_OUTSTANDING.sub(" ", whole).split())
    return " ".join(f"{bare} {part}".split()), " ".join(f"{bare} outstanding before".split())


def is_no_part(part: str) -> bool:
    """Tell whether words name no part of a class: what is outstanding is all of it."""
    return _JUST_OUTSTANDING.fullmatch(part) is not None


def is_one(a: Answer, b: Answer) -> bool:
    """Tell whether two answers are of one fact, which nothing is computed of."""
    facts = [
        (e.measure, e.security and e.security.key, e.as_of, e.company, e.quantity.value)
        for e in (a, b)
    ]
    return facts[0] == facts[1]


def belong_together(a: Answer, b: Answer, text: str) -> bool:
    """Tell whether two figures are two, of one class unless the question names two, of one time."""
    if is_one(a, b):
        return False
    if not a.quantity.unit == b.quantity.unit == "shares":
        return True
    if a.security and b.security and a.security.key != b.security.key:
        return len({mention for _, mention in find_mentions(text)}) > 1
    counted = {a.measure, b.measure} <= {*_GONE, "shares_outstanding"}
    if not counted or a.as_of is None or b.as_of is None or _TIMES.search(text):
        return True
    return abs((a.as_of.end - b.as_of.end).days) < _FAR


def are_of_a_kind(a: Answer, b: Answer) -> bool:
    """Tell whether two figures are both for a share or both totals, and may be added."""
    return a.quantity.unit.endswith("/share") == b.quantity.unit.endswith("/share")


def is_part(part: Answer, whole: Answer, asked: str) -> bool:
    """Tell whether a figure may be a percentage of another, which `asked` are the words for."""
    if not part.quantity.unit == whole.quantity.unit == "shares":
        return True
    if (part.security and part.security.key) != (whole.security and whole.security.key):
        return True
    if whole.measure in _GONE and not re.search(_GONE[whole.measure], asked, re.IGNORECASE):
        return False
    since = whole.measure == "shares_outstanding" and part.measure in _GONE
    if since and not (_AFTER.search(asked) or _is_earlier(whole, part)):
        return False
    values = part.quantity.value, whole.quantity.value
    numbers = [as_fraction(v) for v in values if isinstance(v, Decimal | Fraction)]
    return len(numbers) < 2 or numbers[0] <= numbers[1]


def _is_earlier(whole: Answer, part: Answer) -> bool:
    return whole.as_of is not None and part.as_of is not None and whole.as_of.end < part.as_of.start

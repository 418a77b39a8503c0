"""The words of a question in; whether a reply is of the kind of value that they fix, out.

"When", "who", "how many", a verb that asks for yes or no, and the noun at the head of what is
asked for ("payment date") each fix a kind: no money answers for a day, nor a count for a yes.
"""

from __future__ import annotations

from bot.language import patterns as re
from bot.measures import measures
from bot.measures.formulas import SIGNS
from bot.model import Answer

_FRAME = re.compile(
    r"^\W*(?:(?:please|pls|hi|hello|hey|so|and|ok|but|also)\b\W*)*(?:(?:can|could|would|will)\s+(?:you|i|we|anyone|someone|somebody)\s+(?:please\s+|kindly\s+)?"
    r"(?:tell|give|show|say|confirm|find|get|have|know|remind|see|look|provide|send|explain|help|check|compute|calculate|work)\b(?:\s+(?:me|us|out|up))?"
    r"|do(?:es)?\s+(?:you|anyone|someone|somebody|anybody|i|we)\s+(?:guys\s+)?(?:happen\s+to\s+)?(?:know|have|recall|remember)\b"
    r"|(?:is|are)\s+(?:it|you)\s+(?:possible|able)\s+to\b|(?:have|has)\s+(?:you|anyone|somebody)\s+(?:got|seen|read)\b)",
    re.IGNORECASE,
)
"""What frames a question as a request, and asks for no yes or no."""

_YES_OR_NO = re.compile(
    r"\W*(?:(?:so|and|ok|but|also)\b\W*)*(?:is|are|was|were|will|would|did|does|do|has|have|had|can|could|may|must|shall)(?:n['’]?t)?\s",
    re.IGNORECASE,
)
_OPEN = re.compile(r"\b(?:how|what|whats|which|who|whom|whose|when|where|why|or)\b", re.IGNORECASE)
"""What makes a question that begins like one for yes or no one for a figure after all."""

_THERE = re.compile(
    r"\W*(?:(?:so|and|ok|but|also)\b\W*)*(?:is|are|was|were)\s+there\b|\W*do(?:es)?\s+.*\bhave\s+(?:an?|any)\b",
    re.IGNORECASE,
)
_SAYS_NOTHING = re.compile(
    r"\b(?:ratio|rate|price|dividend|coupon|date|count|number|amount|total|proceeds|premium|value|cost|percentage)\W*$",
    re.IGNORECASE,
)
"""What ends with the thing itself, of which what is asked has been taken out."""

_BESIDE_DATE = re.compile(
    r"\b(?:on|by|as\s+of|at|before|after|until|till|since|from|through|up\s+to|prior\s+to|following|to|this|that|same|between)\s+"
    r"(?:the\s+|its\s+|their\s+|our\s+|each\s+)?(?:[\w-]+\s+){0,3}?dates?\b|\b(?:up|year|life)[\s-]to[\s-]date\b|\bto[\s-]date\b"
    r"|\bdated?\s+(?=\d|[a-z]+\s+\d)",
    re.IGNORECASE,
)
"""A day that a question only tells the time by."""

_THING = re.compile(
    r"\W*(?:the\s+)?(?:shares|number|how\s+m\w+|amount|price|who|when)\b", re.IGNORECASE
)
_COUNT = re.compile(
    r"\bnumber\s+of\s+(?:\w+\s+){0,2}?(?:shares|units|securities|preferred|common)\b", re.IGNORECASE
)
_A_SHARE = re.compile(r"(?<=\w)\s?/\s?(?:sh|shr|share)\b", re.IGNORECASE)
_PURPOSE = re.compile(
    r"\bwhat\s+(?:will|did|does|do|would|is|are)\b.*\bdo(?:ing)?\s+with\b|\buses?\s+of\s+(?:the\s+)?(?:\w+\s+)?proceeds\b"
    r"|\bused?\s+for\b",
    re.IGNORECASE,
)
"""What asks what something is for, which no figure tells."""

_CLAUSE = re.compile(r"\s[-–—]\s|:\s")
_COUNTS = frozenset({"shares", "shares/share", "number"})
_AFTER_SPLIT = re.compile(
    r"\W*(?:total\s+|common\s+)*shares\s+(?:after|before|following)\s+(?:the\s+)?(?:\w+\s+)?split",
    re.IGNORECASE,
)
_DATE_HEAD = re.compile(r"\b(?:dates?|deadline|due\s+day)\b", re.IGNORECASE)
_NO_DAY = re.compile(
    r"\b(?:how\s+(?:many|much|long|big|large)|prices?|value|worth|who|percent|number\s+of|amount|ratios?|is\s+it|why)\b",
    re.IGNORECASE,
)
_DAYS = frozenset({"date", "text", "year", "boolean"})
_IN_SHARES = re.compile(r"\bin\s+(?:terms\s+of\s+)?(?:number\s+of\s+)?shares\W*$", re.IGNORECASE)
_IN_MONEY = re.compile(
    r"\bin\s+(?:terms\s+of\s+)?(?:us\s+)?(?:dollars|money|dollar\s+terms|\$)\W*$|\bdollar\s+(?:value|amount)\b",
    re.IGNORECASE,
)
_PERCENT = re.compile(
    r"\b(?:what|which)\s+(?:is\s+the\s+)?(?:percent(?:age)?\b|%)|\bpercentage\b", re.IGNORECASE
)
_APIECE = re.compile(
    r"\b(?:per|for\s+each|for\s+every)\s+(?:\w+\s+){0,3}?(?:share|unit|security|ads|note)\b|\bapiece\b",
    re.IGNORECASE,
)


def is_of_kind_asked(text: str, reply: Answer) -> bool:
    """Tell whether a reply is of the kind of value that a question fixes, where it fixes one."""
    unit = reply.quantity.unit
    if asks_yes_or_no(text):
        return unit == "boolean" or (unit == "text" and _is_said_in_words(reply))
    if unit == "boolean":
        return _THING.match(text) is None
    if unit == "text":
        return True
    return _is_counted(text, unit) and _is_measured(text, unit)


def _is_counted(text: str, unit: str) -> bool:
    """Tell whether a unit is a count where one is asked for, and one for each share so."""
    if (_COUNT.search(text) and unit not in _COUNTS) or _PURPOSE.search(text):
        return False
    if _A_SHARE.search(text) and not unit.endswith("/share"):
        return False
    if _APIECE.search(text) and unit in ("percent", "date", "year"):
        return False
    return not (_AFTER_SPLIT.match(text) and unit == "shares/share")


def _is_measured(text: str, unit: str) -> bool:
    """Tell whether a unit is that of a day, of shares, money or percent where it is named."""
    if asks_for_date(text) and unit not in _DAYS:
        return False
    if _IN_SHARES.search(text) and unit not in _COUNTS:
        return False
    if _IN_MONEY.search(text) and unit.removesuffix("/share") not in SIGNS:
        return False
    return not (_PERCENT.search(text) and unit not in ("percent", "fraction"))


def _is_said_in_words(reply: Answer) -> bool:
    """Tell whether a reply in words is of a measure that is, and no list of figures."""
    measure = measures().get(reply.measure)
    return measure is None or measure.unit in ("text", "boolean")


def asks_yes_or_no(text: str) -> bool:
    """Tell whether a question asks whether something was, is or will be done or so.

    >>> asks_yes_or_no("will the special dividend be paid?")
    True
    >>> asks_yes_or_no("can you tell me the dividend paid?"), asks_yes_or_no("is there a coupon?")
    (False, False)
    """
    text = _CLAUSE.split(text)[-1]
    if _FRAME.match(text) or not _YES_OR_NO.match(text) or _THERE.match(text):
        return False
    return not (_OPEN.search(text) or re.search(r"\d", text) or _SAYS_NOTHING.search(text))


def asks_for_date(text: str) -> bool:
    """Tell whether the noun at the head of what is asked for is a day.

    >>> asks_for_date("payment date class B dividend"), asks_for_date("price on the record date")
    (True, False)
    """
    head = _BESIDE_DATE.sub(" ", text)
    return _DATE_HEAD.search(head) is not None and _NO_DAY.search(head) is None

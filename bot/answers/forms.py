"""The relations between figures that people ask for, and the words in which each is asked.

A form is a pattern whose groups a and b hold the words of the two figures; m with d0 and d1 is
one figure at two times, w a worth at the price b, y a yield on the price.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from bot.answers.operands import DONE
from bot.language import patterns as re
from bot.language.hints import may_have


@dataclass(frozen=True, slots=True)
class Relation:
    """A way to relate figures: how it is computed, and what its result is called."""

    formula: str
    name: str


SHARE = Relation("100 * a / b", "the percentage")
LESS = Relation("a - b", "the difference")
RISE = Relation("100 * (a - b) / b", "the change in percent")
SUM = Relation("a + b", "the sum")
PRODUCT = Relation("a * b", "the product")
VALUE = Relation("a * b", "the value")
QUOTIENT = Relation("a / b", "the quotient")
RATIO = Relation("a / b", "the ratio")
BOUGHT = Relation("a / b", "the number of shares")


_FEWER = r"(?:fewer|less|lower|smaller|cheaper|shorter|worse|below|under|short)"
_MORE = rf"(?:more|higher|bigger|larger|greater|better|above|longer|steeper|richer|{_FEWER})"
_IS = r"(?:is|are|was|were|did|does|do|has|have|had|would|will|be)"
VERSUS = r"(?:vs\.?|v\.?|versus|compared\s+(?:to|with)|against|relative\s+to)"
_GAP = r"(?:differences?|gap|spread|variance|discrepancy|distance|margin|shortfall|delta)"
_SHARE_OF = (
    r"(?:\bwhat\s+|\bthe\s+|^\W*)share(?=\s+of\s+(?:(?:the|its|their|all|that)\s+)*(?:whole|total|full|(?:\w+\s+)?program"
    r"|authori|buyback|repurchase|revenue|sales|class|issue|proceeds|offer|\$))"
)
_PART = rf"(?:percent|fraction|portion|proportion|{_SHARE_OF})"
_LINK = (
    r"(?:as|in|is|are|was|were|be|makes?(?:\s+up)?|made\s+up|represents?|represented|constitutes?|equals?"
    r"|account(?:s|ed)?\s+for|comes?\s+to)"
)
_TAIL = r"(?:\s*[,(-]?\s*(?:(?:in|as)\s(?:a\s)?(?:dollars?|shares|pounds|cents))\)?)?\W*$"
_MONEY = r"[$€£][\d.,]*\d(?:\s*(?:m|mm|k|bn|million|billion|thousand)\b)?"
_FELL = re.compile(rf"\b{_FEWER}\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Form:
    """One form of asking: a pattern whose groups a and b are the figures' words."""

    pattern: re.Pattern[str]
    relation: Relation
    whole: bool = False
    size: bool = False

    def falls(self, match: re.Match[str]) -> bool:
        """Tell whether a comparison found says that the first figure is the lesser one."""
        return "than" in self.pattern.pattern and _FELL.search(match[0]) is not None


def form(asked: str, relation: Relation, *, whole: bool = False, size: bool = False) -> Form:
    """Compile one form of asking for a relation."""
    return Form(re.compile(asked, re.IGNORECASE), relation, whole, size)


@cache
def shares() -> tuple[Form, ...]:
    """Compile the ways to ask for one figure as a percentage of another."""
    of = rf"(?:what\s+|an?\s+|the\s+)?{_PART}\s+of\s+"
    return (
        form(rf"(?P<a>.+?)\s+(?:{_LINK}\s+)+{of}(?P<b>.+)", SHARE),
        form(
            rf"{_PART}\s+of\s+(?P<b>.+?)\s+(?:{_IS}|got|went|came|gets?|makes?(?:\s+up)?|represent(?:s|ed)?)\s+"
            r"(?:(?:still|been|be|now|already|actually|ultimately|finally|get|got|made\s+up\s+(?:of|by)"
            r"|represented\s+by|accounted\s+for\s+by)\s+)*(?P<a>.+)",
            SHARE,
            whole=True,
        ),
        form(rf"{_PART}\s+of\s+(?P<b>.+?)\s+(?:still\s+)?(?P<a>{DONE})\b", SHARE, whole=True),
    )


@cache
def quotients() -> tuple[Form, ...]:
    """Compile the ways to ask how many times one figure goes into another, and what each costs."""
    return (
        form(
            rf"how\s+many\s+(?:shares?|shs|of\s+them)\b(?P<x>.*?)(?P<a>{_MONEY}|(?:the\s+|what\s+).+?)"
            rf"(?:\s+(?:buy|get|purchase|retire|go|cover))?\s+at\s+(?P<b>(?:an?\s+(?:average\s+)?price\s+of\s+)?{_MONEY})"
            r"(?:\s+(?:a|per|each|apiece)\b.*)?\W*$",
            BOUGHT,
        ),
        form(
            rf"(?P<a>{_MONEY}.*?)\s+at\s+(?P<b>{_MONEY})\b.*\bhow\s+many\s+(?:shares?|shs)\b",
            BOUGHT,
        ),
        form(
            rf"\bat\s+(?P<b>{_MONEY}),?(?:\s+(?:a|per)\s+\w+,?)?\s+how\s+many\s+(?:more\s+|additional\s+|further\s+)?(?:shares?|shs)\s+"
            r"(?:do(?:es)?|would|could|can|did|will)\s+(?P<a>.+?)\s+(?:buy|get|purchase|retire|cover)\b",
            BOUGHT,
        ),
        form(
            r"how\s+many\s+times\s+(?:(?:the\s+size\s+of|as\s+(?:much|big|large|high)\s+as"
            r"|larger\s+than|bigger\s+than)\s+)?(?P<b>.+?)\s+(?:is|are|was|were)\s+(?P<a>.+)",
            RATIO,
        ),
        form(
            r"how\s+many\s+times\s+(?:over\s+)?(?:is|are|was|were|do(?:es)?|did)\s+(?P<a>.+?)\s+"
            r"(?:(?:cover|exceed|top|go(?:es)?\s+into|fit)\s+|(?:as\s+(?:much|big|large|high)\s+as)\s+)(?P<b>.+)",
            RATIO,
        ),
        form(
            r"(?P<a>.+?)\s+(?:is|are|was|were|as)\s+(?:how\s+many\s+times|(?:a|what)\s+multiple\s+of)\s+(?P<b>.+)",
            RATIO,
        ),
        form(
            rf"\byield\b(?:\s+(?:on|at|if|the|is|of|for|in|a|an|that|would|be|with|this|common|stock|shares?|price|were|was"
            rf"|it|trades?|trading|closing|assuming|when|preferred|prefs?|series\s\w|what|common's|now|today))*\s+(?P<y>{_MONEY})",
            SHARE,
        ),
        form(r"ratio\s+of\s+(?P<a>.+?)\s+to\s+(?P<b>.+)", RATIO),
        form(rf"(?P<a>.+?)\s+(?:divided\s+by|[/÷])\s+(?P<b>.+?){_TAIL}", QUOTIENT),
        form(r"divide\s+(?P<a>.+?)\s+(?:by|into)\s+(?P<b>.+)", QUOTIENT),
    )


@cache
def pers() -> tuple[Form, ...]:
    """Compile the ways to ask what one figure makes for each of another."""
    each = r"(?!(?:shares?|annum|year|quarter|month|day|cent|unit)\b)"
    return (form(rf"(?P<a>.+?)\s+(?:per|for\s+(?:each|every))\s+{each}(?P<b>.+?)\W*$", QUOTIENT),)


@cache
def differences() -> tuple[Form, ...]:
    """Compile the ways to ask how far two figures are apart."""
    return (
        form(
            rf"how\s+(?:much|many)\s+(?:(?:{_IS})\s+)?{_MORE}\s+(?:(?:{_IS})\s+)?(?P<a>.+?)\s+than\s+(?P<b>.+)",
            LESS,
        ),
        form(
            rf"how\s+(?:much|many)\s+{_MORE}\s+(?P<n>\w+)\s+than\s+(?P<b>.+?)\s+(?P<t>(?:{_IS})\s+.+)",
            LESS,
        ),
        form(
            rf"how\s+(?:much|many|far)\s+(?:{_MORE}\s+)?(?:{_IS})\s+(?P<a>.+?)\s+(?:{_MORE}\s+than|above|below|over|under|ahead\s+of"
            r"|short\s+of|in\s+excess\s+of)\s+(?P<b>.+)",
            LESS,
            size=True,
        ),
        form(
            rf"how\s+(?:much|many|far)\s+(?:below|above|over|under|short\s+of)\s+(?P<b>.+?)\s+{_IS}\s+(?P<a>.+?)"
            r"(?:\s+(?:come|land|end|turn|work|stand|set|priced)(?:\s+(?:out|up|in))?)?\W*$",
            LESS,
            size=True,
        ),
        form(
            rf"(?P<a>.+?)\s+{_IS}\s+(?:by\s+)?how\s+(?:much|many|far)\s+(?:{_MORE}\s+than|above|below|over|under)\s+(?P<b>.+)",
            LESS,
        ),
        form(
            rf"{_GAP}\s+in\s+(?P<m>.+?)\s+(?:between|from)\s+(?P<d0>.+?)\s+(?:and|to)\s+(?P<d1>.+)",
            LESS,
            size=True,
        ),
        form(
            rf"{_GAP}\s+(?:between|in|of|from)\s+(?P<a>.+?)\s+(?:and|&|to|less|minus|over|{VERSUS})\s+(?P<b>.+?){_TAIL}",
            LESS,
            size=True,
        ),
        form(
            r"(?:excess|premium|discount|surplus)\s+of\s+(?P<a>.+?)\s+(?:over|above|to|from|under|below)\s+(?P<b>.+)",
            LESS,
            size=True,
        ),
        form(
            r"how\s+(?:much|many)\s+(?P<n>(?:\w+\s+)?)(?:did|do|does|has|have)\s+(?P<a>.+?)\s+(?:exceed(?:ed)?|top|beat|surpass|outnumber"
            r"|differ\s+from)\s+(?P<b>.+)",
            LESS,
        ),
        form(
            rf"(?P<a>.+?)\s+{VERSUS}\s+(?P<b>.+?)"
            rf"(?:\W+(?:the\s+|what(?:'s|\s+is)\s+the\s+)?(?:{_GAP}|change)\b.*)?\W*$",
            LESS,
            size=True,
        ),
        form(
            r"(?P<a>.+?)\s+(?:minus|less|net\s+of|short\s+of|in\s+excess\s+of|not\s+counting|after\s+(?:deducting|subtracting)"
            r"|excluding|[–−-])\s+(?P<b>.+)",
            LESS,
        ),
        form(
            rf"how\s+(?:many|much)\s+(?:of\s+)?(?P<n>.*?)(?P<a>{DONE})\s+(?P<o>(?:shares?|shs|prefs?|ones?)?)\s*(?:were|was|are|have|has)"
            rf"(?:\s+been)?\s+not\s+(?P<b>{DONE})",
            LESS,
        ),
        form(
            r"(?:subtract|deduct|take(?:\s+away)?)\s+(?P<b>.+?)\s+(?:away\s+)?from\s+(?P<a>.+)",
            LESS,
        ),
        form(
            rf"(?P<a>.+?)\s+{_MORE}\s+than\s+(?P<b>.+?)\W+(?:and\s+)?by\s+how\s+(?:much|many)\W*$",
            LESS,
        ),
    )


@cache
def products() -> tuple[Form, ...]:
    """Compile the ways to ask for a product: a count at a price, a figure times another."""
    price = (
        r"(?:the\s+|that\s+|its\s+|an?\s+|same\s+)*.{0,40}?\b(?:close|price|ratio|rate"
        r"|vwap)\b(?!.*\bhow\b).*?"
    )
    return (
        form(
            r"(?:multiply|product\s+of)\s+(?P<a>.+?)\s+(?:by|with|and|times)\s+(?P<b>.+)", PRODUCT
        ),
        form(r"(?P<a>.+?)\s+(?:times|multiplied\s+by|×|[*]|x)\s+(?P<b>.+)", PRODUCT),
        form(
            rf"(?P<w>(?:market|equity|stock\s+market)\s+(?:value|cap\w*)|valuation|market\s*cap)\b.{{0,40}}?(?P<b>{_MONEY})(?:\s+(?:a|per)\s+\w+)?\W*$",
            VALUE,
        ),
        form(
            rf"^\W*(?:at|with|using|given|on|by)\s+(?P<b>{_MONEY}(?:\s+(?:a|per)\s+\w+)?|{price})(?:,|:|\s)\s*(?:what|how\s+much)\s+(?P<a>.+?)"
            rf"(?:\s+(?:worth|valued?|cost|come\s+to|be))*\W*$",
            VALUE,
        ),
        form(
            rf"(?P<a>.+?)\s+(?:valued\s+|priced\s+|taken\s+)?at\s+(?P<b>{price})(?:,?\s+per\s+\w+)?\W*$",
            VALUE,
        ),
        form(
            rf"(?P<a>.+?)\s+(?:valued\s+|priced\s+)?at\s+(?P<b>{_MONEY}|\d[\d.,]*)(?:\s+(?:a|per|each)\s*(?:share|pref\w*)?|\s+each|\s+apiece)?"
            rf"(?:\s+(?:is\s+|be\s+)?(?:worth|come\s+to|cost|in\s+total|total))*\W*$",
            VALUE,
        ),
    )


OUT_OF = form(r"(?P<a>.+?)\s+out\s+of\s+(?P<b>.+)", SHARE)
OVER = form(r"(?P<a>.+?)\s+over\s+(?P<b>.+)", SHARE)

_OPERATES = re.compile(
    r"\bhow\s+many\s+times\b|\b(?:divided|multiplied)\s+by\b|\bminus\b|\bplus\s+(?=the\b|\d|[$€£])"
    rf"|(?<!many)\stimes\s+(?=[a-z])|\b(?:difference|gap|sum)\s+(?:between|of|in)\b|{_SHARE_OF}"
    r"|(?<!percent)(?<=[A-Za-z])\s+[/÷×*+]\s+(?=[A-Za-z])|\byield\b(?=.*[$€£]?\d)"
    rf"|\bboth\s+(?:the\s+)?dividends\b|{DONE}\s+as\s+(?:an?\s+)?percent\s+of\b"
    rf"|percent\s+of\s+(?:(?:the|all|those)\s+)*(?:(?:shares?|shs|prefs?)\s+)?{DONE}\b(?=.*\b(?:accepted|purchased|bought|prorated|returned)\b)",
    re.IGNORECASE,
)
"""Words and signs of arithmetic between figures: no single figure answers them."""
_OPERATE_NEEDS = frozenset(
    "times divided multiplied minus plus difference gap sum share yield both percent".split()
)
_OPERATE_SIGNS = frozenset("/÷×*+")
IN_ALL = re.compile(
    r"\b(?:redeem|buy|purchase|pay\s+for|acquire|retire|repurchase|pay)\s+(?:for\s+)?(?:all|every|the\s+whole|them\s+all)\b"
    r"|\b(?:total|aggregate)\s+(?:cost|bill|outlay|amount|price|cash|redemption|payment|payout)\b",
    re.IGNORECASE,
)
"""What asks for all of a class at once, which no figure for each share answers."""


def operates(text: str) -> bool:
    """Tell whether a question relates figures by arithmetic, so that no single one answers it."""
    if not may_have(text, _OPERATE_NEEDS) and _OPERATE_SIGNS.isdisjoint(text):
        return False
    return _OPERATES.search(text) is not None

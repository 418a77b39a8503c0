"""The relations between two figures that people ask for: how each is asked for and computed."""

from __future__ import annotations

from dataclasses import dataclass

from bot.language import patterns as re

_WORSE = r"(?:fewer|less|lower|smaller)"

_MORE = rf"(?:more|higher|bigger|larger|greater|{_WORSE})"

_MOVED = (
    r"(?:change[ds]?|r[io]sen?|f[ae]ll|fallen|drop(?:ped)?|increas(?:e|ed)|decreas(?:e|ed)"
    r"|declin(?:e|ed)|gr[eo]w(?:n|th)?|shr[aiu]nk|go(?:ne)?|went|move[ds]?)"
)

DONE = (
    r"(?:tendered|surrendered|exchanged|accepted|redeemed|repurchased|remain(?:s|ing)?|left|out"
    r"|outstanding|issued|held|converted)"
)

_TAIL = r"(?:\s*[,(-]?\s*(?:(?:in|as)\s(?:a\s)?(?:dollars?|percent|shares|pounds))\)?)?\W*$"


@dataclass(frozen=True, slots=True)
class Relation:
    """A way to relate two figures: how it is asked for, computed, and said.

    `moves` tells that it is asked for by words for more or less: what fell, fell by the first
    figure less the second.
    """

    asked: re.Pattern[str]
    formula: str
    name: str
    moves: bool = False

    def formula_for(self, match: re.Match[str]) -> str:
        """Give the formula, the other way round where the words say that a figure fell."""
        if self.moves and _FELL.search(match[0]):
            return self.formula.replace("a - b", "b - a")
        return self.formula


_FELL = re.compile(
    r"\b(?:f[ae]ll|fallen|drop(?:ped)?|decreased?|decline[ds]?|shr[aiu]nk|cut|reduc(?:ed|tion)|down"
    rf"|{_WORSE})\b",
    re.IGNORECASE,
)


def _relation(asked: str, formula: str, name: str) -> Relation:
    moves = "|gr[eo]w(" in asked or "fewer|less" in asked
    return Relation(re.compile(asked, re.IGNORECASE | re.VERBOSE), formula, name, moves)


SHARE = "the percentage"
"""The name of what is a part as a percentage of a whole."""

_SHARE = ("100 * a / b", SHARE)

_LESS = ("a - b", "the difference")

_RISE = ("100 * (a - b) / b", "the change in percent")

_SUM = ("a + b", "the sum")

_VERSUS = r"(?:vs\.?|versus)"

_PERCENT = r"(?:in|as)\s+(?:a\s+)?percent"

_FROM_TO = r"(?:from|between)\s+(?P<d0>.+?)\s+(?:to|and|until)\s+(?P<d1>.+"

_YEARLY = (
    r"(?:year\s+over\s+year|(?:on|over|from|versus|vs\.?|against)\s+(?:the\s+|a\s+|last\s+|prior\s+|previous\s+)*year"
    r"(?:\s+(?:ago|before|earlier))?)"
)

RELATIONS = (
    _relation(
        rf"(?:(?:by\s+)?(?:what|how\s+(?:much|many))\s+(?:percent\s+)?(?:did|has|have|is|was)\s+)?(?P<y>.+?)\s+"
        rf"(?:{_MOVED}|up|down)\b(?=.*percent)(?=.*{_YEARLY})",
        *_RISE,
    ),
    _relation(
        rf"(?:by\s+)?(?:what|how\s+many)\s+percent\s+(?:did|has|have|is|was)\s+(?P<y>.+?)\s+(?:{_MOVED}|up|down)\b(?=.*{_YEARLY})",
        *_RISE,
    ),
    _relation(
        rf"(?:what\s+)?percent\s+(?:{_MOVED})\s+in\s+(?P<y>.+?)\s+{_YEARLY}",
        *_RISE,
    ),
    _relation(
        rf"(?:(?:by\s+)?how\s+(?:much|many)\s+(?:did|has|have|is|was)\s+)?(?P<y>.+?)\s+"
        rf"(?:{_MOVED}|up|down)\b(?=.*{_YEARLY})",
        *_LESS,
    ),
    _relation(
        rf"(?P<a>.+?)\s+(?:as|in|is\swhat)\s+(?:an?\s+|the\s+)?percent\s+of\s+(?P<b>.+?){_TAIL}",
        *_SHARE,
    ),
    _relation(
        r"what\s+(?:is\s+the\s+)?percent\s+of\s+(?P<b>.+?)\s+(?:is|are|was|were|do(?:es)?|did"
        r"|ha(?:s|ve))\s+(?:still\s+|been\s+|got\s+)*(?P<a>.+)",
        *_SHARE,
    ),
    _relation(rf"percent\s+of\s+(?P<b>.+?)\s+(?:still\s+)?(?P<a>{DONE})\b", *_SHARE),
    _relation(
        rf"(?:by\s+)?what\s+percent\s+(?:did|has|have)\s+(?P<m>.+?)\s+{_MOVED}\b.*?\s{_FROM_TO})",
        *_RISE,
    ),
    _relation(
        rf"(?P<m>.+?)\s+{_MOVED}\s+(?:in\s+)?(?:from\s+)?(?P<d1>\S+)\s+(?:over|{_VERSUS}|on|against)"
        rf"\s+(?P<d0>\S+?)\s+{_PERCENT}\W*$",
        *_RISE,
    ),
    _relation(rf"{_MOVED}\s+in\s+(?P<m>.+?)\s+{_FROM_TO}?)\s*,?\s*{_PERCENT}\W*$", *_RISE),
    _relation(
        rf"(?:(?:by\s+)?how\s+(?:much|many)\s+(?:did|has|have)\s+)?(?P<m>.+?)\s+{_MOVED}\b.*?\s"
        rf"{_FROM_TO})",
        *_LESS,
    ),
    _relation(rf"{_MOVED}\s+(?:in|of)\s+(?P<m>.+?)\s+{_FROM_TO})", *_LESS),
    _relation(
        rf"how\s+much\s+(?:was|is|were|are)?\s*{_MORE}\s+(?:was|is|were|are)\s+(?P<a>.+?)\s+than\s+(?P<b>.+)",
        *_LESS,
    ),
    _relation(
        rf"differences?\s+(?:between|in|of)\s+(?P<a>.+?)\s+(?:and|&|{_VERSUS})\s+(?P<b>.+?){_TAIL}",
        *_LESS,
    ),
    _relation(rf"how\s+(?:many|much)\s+{_MORE}\s+(?P<a>.+?)\s+than\s+(?P<b>.+)", *_LESS),
    _relation(
        rf"(?P<a>.+?)\s+(?:{_VERSUS}|compared\s+(?:to|with)|against)\s+(?P<b>.+?)"
        r"(?:\W+(?:the\s+)?(?:difference|change|gap)\b.*)?\W*$",
        *_LESS,
    ),
    _relation(r"(?P<a>.+?)\s+(?:minus|less|short\s+of)\s+(?P<b>.+)", *_LESS),
    _relation(rf"(?:sum|total)\s+of\s+(?P<a>.+?)\s+(?:and|plus|\+)\s+(?P<b>.+?){_TAIL}", *_SUM),
    _relation(r"\badd(?:ing)?\s+(?P<a>.+?)\s+(?:to|and)\s+(?P<b>.+)", *_SUM),
    _relation(r"(?P<a>.+?)\s+(?:plus|added\s+to)\s+(?P<b>.+)", *_SUM),
    _relation(
        r"(?P<a>.+?)\s+and\s+(?P<b>.+?)\s+(?:combined|together|added(?:\s+up)?|total)\W*$", *_SUM
    ),
    _relation(r"(?P<a>.+?)\s+(?:times|multiplied\s+by|×)\s+(?P<b>.+)", "a * b", "the product"),
    _relation(
        r"(?P<a>.+?)\s+at\s+(?P<b>(?:the\s+)?(?:average|closing|offer|purchase|redemption|tender)"
        r"\s.*price.*)",
        "a * b",
        "the value",
    ),
    _relation(
        r"(?P<a>.+?)\s+at\s+(?P<b>(?:the\s+)?.{0,30}?\b(?:close|price)\b(?!.*\bhow\b).*?)(?:,?\s+per\s+\w+)?\W*$",
        "a * b",
        "the value",
    ),
    _relation(
        r"(?P<a>.+?)\s+at\s+(?P<b>[$€£][\d.,]*\d)(?:\s+(?:a|per|each)\s*(?:share)?|\s+each)?"
        r"(?:\s+(?:is\s+|be\s+)?(?:worth|come\s+to))?\W*$",
        "a * b",
        "the value",
    ),
    _relation(
        r"(?P<a>[$€£][\d.,]+(?:\s*(?:m|mm|k|million|billion|thousand|bn))?\b.*?)\s+at\s+(?P<b>[$€£][\d.,]*\d)\b"
        r".*how\s+many\s+(?:shares?|shs)",
        "a / b",
        "the number of shares",
    ),
    _relation(
        r"how\s+many\s+(?:shares?|shs)\b.*?(?P<a>[$€£][\d.,]+(?:\s*(?:m|mm|k|million|billion|thousand|bn))?)\b.*?"
        r"\s+at\s+(?P<b>[$€£][\d.,]*\d)\W*$",
        "a / b",
        "the number of shares",
    ),
    _relation(r"(?P<a>.+?)\s+(?:divided\s+by|[/÷])\s+(?P<b>.+)", "a / b", "the quotient"),
    _relation(r"ratio\s+of\s+(?P<a>.+?)\s+to\s+(?P<b>.+)", "a / b", "the ratio"),
)

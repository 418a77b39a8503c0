"""A question about a change in; what changed, and from when to when, out.

What is left of "by what percent did they raise the common dividend from 2004 to 2005?" without
the words for a change and for its times is the figure that changed; where the question names
no times or one, it is compared with the one before it.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.answers.relations import dated, in_units, percentless
from bot.language import patterns as re
from bot.language.hints import may_have

_FALLS = (
    r"(?:f[ae]ll(?:s|en|ing)?|drop(?:s|ped)?|decreas(?:e[sd]?|ing)|declin(?:e[sd]?|ing)|shr[aiu]nk|shrinkage|cut(?:s|ting)?"
    r"|reduc(?:e[sd]?|tion|ing)|lower(?:ed|s|ing)|slash(?:ed)?|trim(?:med)?|slip(?:ped|s)?|down|contract(?:ed|ion)?|narrow(?:ed|s)?)"
)
_RISES = (
    r"(?:r[io]se[sn]?|rising|increas(?:e[sd]?|ing)|gr[eo]w(?:n|th|s|ing)?|raise[sd]?|hik(?:e[sd]?)|lift(?:ed|s)?|jump(?:ed|s)?"
    r"|climb(?:ed|s)?|gain(?:ed|s)?|up|boost(?:ed|s)?|improve(?:d|s|ment)?|go(?:ne)?\s+up|went\s+up|expand(?:ed|s)?|widen(?:ed|s)?)"
)
_CHANGES = r"(?:change[sd]?|mov(?:e[sd]?|ement)|differ(?:s|ed)?|(?:went|go|gone)(?=\s+from))"
_MOVED = re.compile(rf"\b(?:{_FALLS}|{_RISES}|{_CHANGES})\b", re.IGNORECASE)
_FELL = re.compile(rf"\b(?:{_FALLS}|lower|smaller|fewer|less|worse)\b", re.IGNORECASE)
_ROSE = re.compile(rf"\b(?:{_RISES}|higher|bigger|larger|greater|more|better)\b", re.IGNORECASE)
_GROWTH = re.compile(r"\bgrowth\b", re.IGNORECASE)
_NEEDS = frozenset(
    """fall fell fallen falls drop dropped drops decrease decreased decreases decline declined
    declines shrank shrink shrunk shrinkage cut cuts reduce reduced reduces reduction
    lowered slashed trimmed slipped down contracted contraction narrowed rise rose risen
    rises increase increased increases grow grew grown growth grows raise raised raises hike
    hiked hikes lift lifted jump jumped climb climbed gain gained gains up boost boosted
    improve improved improvement expand expanded widened change changed changes move moved
    movement year went go gone slash trim slip narrow widen falling rising difference
    differences gap higher lower more less bigger smaller larger greater fewer better
    worse""".split()
)
_YEARLY = re.compile(
    r"\b(?:year\s+over\s+year|year\s+on\s+year"
    r"|(?:(?:on|over|from|than|versus|vs\.?|v|against|compared\s+(?:to|with)|since|in)\s+)?(?:(?:the|a|one|that|of|its|in|for|during)\s+)*"
    r"(?:(?:same|comparable|corresponding)\s+(?:quarter|period)\s+(?:of\s+)?(?:the\s+)?)?"
    r"(?:(?:last|prior|previous|preceding)\s+year(?:['’]?s)?(?:\s+(?:quarter|period))?"
    r"|year\s+(?:ago|before|earlier|prior)(?:\s+(?:quarter|period))?|year-(?:ago|earlier)(?:\s+(?:quarter|period))?))",
    re.IGNORECASE,
)
_YEAR_ON_YEAR = re.compile(r"\byear\s+(?:over|on)\s+year\b", re.IGNORECASE)
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DAY = (
    rf"(?:(?:{_MONTH}\s+(?:\d{{1,2}}(?:st|nd|rd|th)?,?\s+)?|q[1-4]\s*|fy\s*|fiscal\s+(?:year\s+)?|year\s+end\s+|end\s+of\s+"
    r"|(?:first|second|third|fourth)\s+quarter\s+(?:of\s+)?(?:fiscal\s+)?)*(?:19|20)\d\d"
    rf"(?:\s+q[1-4])?|\b{_MONTH}(?:\s+\d{{1,2}}(?:st|nd|rd|th)?)?(?!\w))"
)
_TIME = (
    r"(?:(?:in|on|at|for|during|the|of|after|before|as\s+of|following|end)\s+)*"
    rf"(?:{_DAY}|now\b|today\b)(?:\s+(?:exchange|offer|transaction|release|one|deal|tender|dividend|buyback))?"
)
_TO = r"\s*(?:\bto\b|\band\b|\buntil\b|\btill\b|\bthrough\b|-|–|→|->)\s*"
_OVER = r"\s+(?:over|vs\.?|v\.?|versus|on|against|compared\s+(?:to|with)|from|relative\s+to)\s+"
_TIMES = (
    re.compile(rf"\b(?:from\s+|between\s+)?(?P<d0>{_TIME}){_TO}(?P<d1>{_TIME})", re.IGNORECASE),
    re.compile(rf"\b(?P<d1>{_TIME}){_OVER}(?P<d0>{_TIME})", re.IGNORECASE),
    re.compile(rf"\bsince\s+(?P<d0>{_TIME})", re.IGNORECASE),
)
_ASKING = re.compile(
    r"\b(?:(?:and\s+)?(?:by\s+)?how\s+(?:much|many|big|large|far)|what|which|size\s+of|amount\s+of|extent\s+of|magnitude\s+of"
    r"|rate\s+of|rate(?=\W*$)|in\s+(?:absolute\s+terms|dollars?|shares|cents)|please|pls|big|much|dollar|absolute|unexplained"
    r"|overall|total|net(?=\s+(?:change|increase|decrease)))\b",
    re.IGNORECASE,
)
_GROWTH_RATE = re.compile(
    r"\bgrowth\s+rate\b|\brate\s+of\s+(?:growth|increase|change)\b", re.IGNORECASE
)
_APART = re.compile(
    r"\b(?:differences?|gap|(?:higher|bigger|larger|greater|more|better|lower|smaller|fewer|less|worse)(?:\s+than)?)\b",
    re.IGNORECASE,
)
"""What compares, where a year before or two transactions are what is compared."""

_TWO = re.compile(
    r"\bbetween\s+(?:the\s+)?(?:two|both)\s+(?:exchanges|offers|transactions|releases|dividends|years|quarters|deals|buybacks)\b",
    re.IGNORECASE,
)
_THAN = re.compile(r"\bthan\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Motion:
    """A change: what changed, now and then by its words, and how it is wanted.

    `then` is None where the question names no earlier time; `yearly` tells that it is a year's,
    `falls` and `rises` that the words say so.
    """

    now: str
    then: str | None
    yearly: bool
    falls: bool
    rises: bool
    percent: bool


def motion_in(text: str) -> Motion | None:
    """Read the change that a question asks for; None where it asks for none."""
    if not may_have(text, _NEEDS):
        return None
    text, two = _TWO.subn(" ", text)
    if not two and _THAN.search(_YEARLY.sub(" ", text)):
        return None
    bare = percentless(text)
    percent = bare is not None
    rest = text if bare is None else bare
    yearly = _YEARLY.search(rest)
    moved = _MOVED.search(rest) or (_APART.search(rest) if yearly or two else None)
    if moved is None and _YEAR_ON_YEAR.search(rest) is None:
        return None
    growth = moved is None or _GROWTH.search(rest) is not None
    percent = percent or (growth and not in_units(rest))
    falls = _FELL.search(rest) is not None
    rises = _ROSE.search(rest) is not None
    rest = _GROWTH_RATE.sub(" growth ", rest)
    then = now = None
    for pattern in _TIMES:
        if match := pattern.search(rest):
            now, then = match.groupdict().get("d1"), match["d0"]
            rest = f"{rest[: match.start()]} {rest[match.end() :]}"
            break
    rest = _YEARLY.sub(" ", rest)
    rest = _ASKING.sub(" ", _MOVED.sub(" ", _APART.sub(" ", rest) if yearly or two else rest))
    rest = " ".join(rest.strip(" ?.!,").split())
    if not rest:
        return None
    return Motion(
        now=f"{rest} {dated(now)}" if now else rest,
        then=f"{rest} {dated(then)}" if then else None,
        yearly=yearly is not None,
        falls=falls,
        rises=rises,
        percent=percent,
    )

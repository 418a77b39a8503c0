"""A question that counts days in; how many lie between two days, published or typed, out.

"How many days from record to payment?", "days left in the offer as of September 20?", "how much
notice of the redemption, in days?": the first day is not counted, the last one is.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from bot.answers.matter import Matter
from bot.answers.spoken import day_of, left_over, typed_days
from bot.answers.wording import figure
from bot.language import patterns as re
from bot.language.dates import written_day
from bot.language.hints import may_have
from bot.model import Answer, Quantity, Step, Working

_NEEDS = frozenset({"day", "days", "sleeps", "week", "weeks", "long", "notice"})
_COUNTED = re.compile(
    r"\b(?:how\s+many|number\s+of|count\s+the|by\s+how\s+many)\s+(?:calendar\s+|more\s+|full\s+)*(?P<a>days?|sleeps|weeks)\b"
    r"|\b(?P<b>days|weeks)\s+(?:left|remaining|to\s+go|until|till|between|from|off|of\s+notice)\b"
    r"|\b(?:in|counted\s+in)\s+(?:calendar\s+)?(?P<c>days|weeks)\b|\b(?P<d>days|weeks)\W*$|^\W*(?P<e>days|weeks)\b"
    r"|\bhow\s+long\b",
    re.IGNORECASE,
)
_OTHERWISE = re.compile(
    r"\b(?:business|trading|working|hours?|minutes?|years?|months?|average|averaging|quarters?|dividends?\s+days)\b",
    re.IGNORECASE,
)
_EVENTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"split(?:['’]s)?\s+record(?:\s+dates?)?", ("split_record_date",)),
    (
        r"(?:dividend\s+|cash\s+)?record(?:\s+(?:dates?|day))?|fixing\s+the\s+list|list\s+date",
        ("dividend_record_date", "split_record_date"),
    ),
    (r"ex-?\s?(?:dividend\s+)?(?:dates?|day)", ("ex_dividend_date",)),
    (
        r"(?:original(?:ly)?|previous(?:ly)?|old|prior|former|earlier)\s+(?:scheduled\s+)?(?:expir\w+|deadline|closing|close|end)",
        ("previous_expiry",),
    ),
    (
        r"(?:expir(?:y|ation|es?|ed|ing)|deadline|clos(?:es?|ed|ing)|shuts?|laps(?:es?|ed|ing)|ends?|ended|runs?\s+out)(?:\s+dates?)?",
        ("expiry",),
    ),
    (
        r"settle(?:s|d|ment)?(?:\s+dates?)?|(?:shares\s+(?:were\s+|are\s+)?)?deliver(?:y|ed|s)?",
        ("settlement",),
    ),
    (
        r"redemption(?:\s+(?:date|itself|day))?|redeem(?:s|ed|ing)?|retire[sd]?|called\s+away",
        ("redemption_date",),
    ),
    (
        r"(?:mandatory\s+)?conver(?:sion|ts?|ted|ting)(?:\s+(?:date|itself))?",
        ("mandatory_conversion_date",),
    ),
    (r"distribut(?:ion|ed|es?)(?:\s+dates?)?", ("split_distribution_date",)),
    (
        r"commence(?:s|d|ment)?|launch(?:es|ed)?|starts?|started|began|begins?|opening",
        ("commencement",),
    ),
    (
        r"(?<!one\s)announce(?:s|d|ment)?|publi(?:shed|cation)|pricing|priced|disclos(?:ed?|ure)|release(?:\s+date)?",
        ("announced",),
    ),
    (
        r"pay(?:s|ment|able|ing|out)?(?:\s+(?:dates?|day))?|paid(?:\s+out)?|funds?\s+go\s+out|cash\s+(?:comes|arrives|is)",
        ("dividend_payment_date",),
    ),
    (r"replay|recording", ("replay_until",)),
)
_EVENT = re.compile(
    r"\b(?:" + "|".join(f"(?P<e{n}>{p})" for n, (p, _) in enumerate(_EVENTS)) + r")\b",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"\b(?:left|remaining|to\s+go|until|till|off|away|more|get|before|counting)\b", re.IGNORECASE
)
_IMPLIED: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    (r"\bnotice\b", ("announced",), ("redemption_date", "mandatory_conversion_date")),
    (
        r"\b(?:lengthen(?:ed|s)?|extend(?:ed|s)?|extension|prolong(?:ed)?|add(?:ed|s)?|push(?:ed)?\s+(?:back|out))\b",
        ("previous_expiry",),
        ("expiry",),
    ),
    (
        r"\bhow\s+long\b.*\b(?:run|open|last(?:s|ed)?)\b|\bdays\b.*\b(?:open|run|give|gave|last(?:s|ed)?)\b",
        ("commencement",),
        ("expiry",),
    ),
)
_WORDS = frozenset(
    """day sleep week calendar gap elapsed elapse elapses wait interval until till left remain
    remaining go counting count counted starting through number length list date holder offer
    tender exchange dividend preferred stock cash late day's offer's window time before after more
    get off away given giving notice period span long open run last gave extension extended
    lengthened added lie stand pass passed difference separate separates takes take lasts old new
    general further full scheduled itself two class series answer respond note notes rate special
    regular got till t plus lies redeemed announcement common
    reached fix""".split()
)
_PER_WEEK = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class _Day:
    """One end of a time: its day, what it is called, and where it was published, if it was."""

    day: date
    said: str
    answer: Answer | None = None


def elapsed(matter: Matter) -> Answer | None:
    """Count the days between two days of a question; None where it asks for nothing of the kind."""
    text = matter.understood.text
    if not may_have(text, _NEEDS):
        return None
    counted = _COUNTED.search(text)
    if counted is None or _OTHERWISE.search(text) or matter.understood.strange:
        return None
    published = matter.store.last_published(matter.company.name)
    if published is None:
        return None
    rest, typed = typed_days(text, published)
    ends = _ends(rest, typed, matter)
    if ends is None or ends[0].day > ends[1].day:
        return None
    weeks = any(word and word.lower() == "weeks" for word in counted.groupdict().values())
    return _answer(*ends, matter, weeks=weeks)


def _ends(rest: str, typed: list[date], matter: Matter) -> tuple[_Day, _Day] | None:
    """Find the two days that a question counts between, with every other word explained."""
    bare = _COUNTED.sub(" ", rest)
    found = list(_EVENT.finditer(bare))
    names = list(dict.fromkeys(_names(match) for match in found))
    left = _EVENT.sub(" ", bare).replace("DAY", " ")
    if left_over(left, matter, _WORDS):
        return None
    days = [_Day(day=day, said=f"{written_day(day)} as given") for day in typed]
    if len(days) == 2 and not names:
        return min(days, key=_order), max(days, key=_order)
    if len(days) == 1 and len(names) <= 1 and _UNTIL.search(rest):
        end = _published(names[0] if names else ("expiry",), matter)
        return (days[0], end) if end else None
    if days:
        return None
    if len(names) == 2:
        return _between(names, matter)
    for pattern, first, last in _IMPLIED:
        if re.search(pattern, rest, re.IGNORECASE) and set(names) <= {first, last, *_ALONE}:
            narrowed = tuple(n for n in last if (n,) in names) or last
            return _between([first, narrowed], matter)
    return None


_ALONE = (("redemption_date",), ("mandatory_conversion_date",), ("announced",), ("commencement",))


def _order(day: _Day) -> date:
    return day.day


def _names(match: re.Match[str]) -> tuple[str, ...]:
    return _EVENTS[int((match.lastgroup or "e0")[1:])][1]


def _between(names: list[tuple[str, ...]], matter: Matter) -> tuple[_Day, _Day] | None:
    """Find two published days, the earlier first; a release's own day is that of the other."""
    ends = [_published(each, matter) for each in names if each != ("announced",)]
    if not all(ends) or not ends:
        return None
    if len(ends) == 1 and ends[0] is not None and ends[0].answer is not None:
        cited = ends[0].answer.citations
        if len({each.published for each in cited}) != 1:
            return None
        told = cited[0].published
        ends.append(_Day(day=told, said=f"{written_day(told)}, when that was announced"))
    first, last = sorted((each for each in ends if each), key=_order)
    return first, last


def _published(names: tuple[str, ...], matter: Matter) -> _Day | None:
    """Find the one published day that names may mean; None where there are two."""
    found = [answer for name in names if (answer := day_of(name, matter))]
    if len(found) != 1 or not isinstance(found[0].quantity.value, date):
        return None
    day = found[0].quantity.value
    return _Day(day=day, said=f"{written_day(day)}, {found[0].label}", answer=found[0])


def _answer(first: _Day, last: _Day, matter: Matter, *, weeks: bool) -> Answer:
    """Tell how many days lie between two, and how they are counted."""
    days = (last.day - first.day).days
    given = [each.answer for each in (first, last) if each.answer]
    value = Fraction(days, _PER_WEEK) if weeks else Fraction(days)
    quantity = Quantity(value=value, unit="number" if weeks else "days")
    shown = figure(quantity, matter.understood.decimals)
    expression = f"{written_day(last.day)} − {written_day(first.day)}"
    step = Step(expression=expression, result=f"{days:,} days")
    unit = "weeks" if weeks else "day" if days == 1 else "days"
    return Answer(
        text=(
            f"From {first.said}, to {last.said}, is {shown} {unit}, the first day not counted "
            "and the last one counted."
        ),
        figure=shown,
        quantity=quantity,
        kind="derived" if len(given) == 2 else "hypothetical",
        measure="calculation",
        label="the time between two days",
        company=matter.company.name,
        security=next((a.security for a in given if a.security), None),
        as_of=given[-1].as_of if given else None,
        working=Working(steps=(step,)),
        citations=tuple(dict.fromkeys(c for answer in given for c in answer.citations)),
    )

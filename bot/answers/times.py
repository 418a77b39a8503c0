"""The words of a question about time in; the days that they mean out.

A question may name two days that bound a time, the day whose knowledge counts ("as known on
May 31, 2002"), a quarter or year by the company's own calendar, or an order: the first, the one
before, a year earlier.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.language import patterns as re
from bot.language.dates import find_dates
from bot.language.hints import has_digit, may_have
from bot.language.recognise import DATE, Entity, Recognised
from bot.model import Period

Order = Literal["first", "before", "year before"]
"""Which of several figures: the first, the one before the newest, that of a year before it."""

_KNOWN = re.compile(
    r"(?:,\s*)?\b(?:as\s+(?:was\s+|it\s+was\s+|then\s+)?(?:known|published|announced|reported)"
    r"|(?:from|using|by|with)\s+what\s+(?:was|had\s+been)\s+(?:known|published|announced)"
    r"|(?:using|from|with|by|in)\s+(?:only\s+)?(?:the\s+)?releases\s+(?:published|out)"
    r"|known|published)\s+"
    r"(?P<by>(?:publicly\s+)?(?:on|by|at|as\s+of|until|up\s+to|through|back\s+(?:on|in)))\s+"
    r"(?:the\s+end\s+of\s+)?",
    re.IGNORECASE,
)
_UNCORRECTED = re.compile(
    r"\b(?:as\s+(?:originally|first|initially)\s+(?:reported|published|announced|released|stated|given)"
    r"|before\s+(?:the|any|its)\s+corrections?|before\s+(?:it|that|they)\s+(?:was|were|got)\s+corrected"
    r"|(?:the\s+)?(?:uncorrected|un-corrected|erroneous|mistaken|pre-correction)(?=\s))\b",
    re.IGNORECASE,
)
_ORDERS: tuple[tuple[Order, re.Pattern[str]], ...] = (
    (
        "year before",
        re.compile(
            r"\b(?:(?:in|for|of)\s+)?(?:the\s+)?(?:(?:a|one)\s+year\s+(?:earlier|before|prior|ago)"
            r"|(?:year[\s-]ago|prior[\s-]year|previous[\s-]year)(?:['’]s)?(?:\s+(?:quarter|period|year))?"
            r"|same\s+(?:quarter|period)\s+(?:of\s+)?(?:a|the|last|previous|prior)\s+year"
            r"(?:\s+(?:earlier|before|ago))?"
            r"|year\s+(?:earlier|before)|comparable\s+(?:quarter|period))\b",
            re.IGNORECASE,
        ),
    ),
    (
        "first",
        re.compile(r"\b(?:originally|original|initially|initial|at\s+first)\b", re.IGNORECASE),
    ),
    (
        "before",
        re.compile(
            r"\b(?:the\s+one\s+before(?:\s+(?:that|it|this))?|previously|previous|prior(?!\s+to)"
            r"|second[\s-](?:newest|latest|most\s+recent|to\s+last)|next\s+to\s+last|penultimate)\b",
            re.IGNORECASE,
        ),
    ),
)
_ORDERS_NEED = frozenset(
    {"year", "years", "quarter", "period", "originally", "original", "initially", "initial"}
    | {"first", "one", "previously", "previous", "prior", "second", "next", "penultimate"}
)
_BOUNDS = re.compile(
    rf"\b(?:between|from)\s(?P<a>{DATE})\s(?:and|to|through|thru|until|till|-|–)\s(?P<b>{DATE})"
    rf"|(?P<c>{DATE})\s?(?:to|through|thru|until|till|-|–)\s?(?P<d>{DATE})",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?:\b(?P<nth>first|second|third|fourth)\s+quarter\s+(?:of\s+)?)?(?P<fiscal>\bfiscal\s+"
    r"(?:year\s+)?)?(?:\bof\s+)?(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_TERMS = ("first|1st", "second|2nd", "third|3rd", "fourth|4th|final")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fiscal:
    """A quarter, or a year, as a company names it by its own calendar."""

    quarter: int | None
    year: int

    def is_named(self, words: str, period: Period) -> bool:
        """Tell whether words call a period by this name."""
        days = (period.end - period.start).days
        if abs(period.end.year - self.year) > 1:
            return False
        year = re.search(rf"\bfiscal\s+(?:year\s+)?{self.year}\b", words, re.IGNORECASE)
        same = year is not None or period.end.year == self.year
        other = re.search(rf"\bfiscal\s+(?:year\s+)?(?!{self.year})\d{{4}}\b", words, re.IGNORECASE)
        if not same or (other and not year):
            return False
        if self.quarter is None:
            return 350 <= days <= 380
        nth = rf"\b(?:(?:{_TERMS[self.quarter - 1]})(?:[ -]fiscal)?[ -]quarter|Q{self.quarter})\b"
        return 80 <= days <= 100 and re.search(nth, words, re.IGNORECASE) is not None


def known_by(text: str) -> tuple[str, date | None]:
    """Take the day whose knowledge counts out of a question.

    >>> known_by("as known on May 31, 2002, how many had been tendered?")
    ('how many had been tendered?', datetime.date(2002, 5, 31))
    """
    if not has_digit(text):
        return text, None
    for match in _KNOWN.finditer(text):
        rest = text[match.end() :]
        found = next(iter(find_dates(rest, loose=True)), None)
        as_known = match[0].lstrip(", ").lower().startswith(("as", "from", "in", "using", "with"))
        if found is None or found[0].start > 0 or not (as_known or match["by"].lower() != "on"):
            continue
        kept = f"{text[: match.start()]} {rest[found[0].end :].lstrip(',: ')}"
        return " ".join(kept.split()), found[1].end
    return text, None


def uncorrected(text: str) -> tuple[str, bool]:
    """Take the words for what was published before a correction out of a question.

    >>> uncorrected("what was the ratio as originally reported?")
    ('what was the ratio?', True)
    """
    if _UNCORRECTED.search(text) is None:
        return text, False
    return " ".join(_UNCORRECTED.sub(" ", text).split()).replace(" ?", "?"), True


def order_of(text: str) -> tuple[str, Order | None]:
    """Take the words for an order out of a question.

    >>> order_of("what was the original expiry date?")
    ('what was the expiry date?', 'first')
    """
    if not may_have(text, _ORDERS_NEED):
        return text, None
    for order, pattern in _ORDERS:
        if pattern.search(text):
            return " ".join(pattern.sub(" ", text).split()).replace(" ?", "?"), order
    return text, None


def bounded(masked: str, recognised: Recognised) -> tuple[Period | None, Entity | None]:
    """Find the time between two days, and the second of them."""
    match = _BOUNDS.search(masked) if masked.count(DATE) == 2 else None
    if match is None:
        return None, None
    at = [match.start(name) for name in "abcd" if match[name]]
    first, last = (recognised.entity_at(i) for i in at)
    if not (first.period and last.period) or first.period.start > last.period.end:
        return None, None
    return Period(start=first.period.start, end=last.period.end), last


def fiscal_in(text: str) -> Fiscal | None:
    """Find the quarter or fiscal year that a question names.

    >>> fiscal_in("eps for the third quarter of fiscal 2004")
    Fiscal(quarter=3, year=2004)
    """
    if not has_digit(text):
        return None
    for match in _NAMED.finditer(text):
        if match["nth"] or match["fiscal"]:
            nth = (match["nth"] or "").lower()
            order = ("first", "second", "third", "fourth")
            return Fiscal(quarter=order.index(nth) + 1 if nth else None, year=int(match["year"]))
    return None


def year_before(period: Period) -> Period:
    """Give the same days of the year before; a leap day is the last of February there."""
    return Period(start=_earlier(period.start), end=_earlier(period.end))


def _earlier(day: date) -> date:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)

"""A figure in; the one that it is compared with, of a year or a time before, out.

A release that tells a quarter's income tells that of the year before in the same sentence. It
is read there where the figures on both sides of the words that compare them are as many.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from bot.answers.history import other
from bot.answers.times import year_before
from bot.answers.wording import figure
from bot.language import patterns as re
from bot.language.numbers import as_fraction, find_numbers
from bot.measures import measures
from bot.model import Answer, Period, Quantity
from bot.store import Store

_COMPARED = re.compile(
    r"\b(?:(?:as\s+)?compared\s+(?:to|with)|versus|vs\.?|as\s+against|against|up\s+from|down\s+from|from)\s+(?=[^;]*\d)",
    re.IGNORECASE,
)
_YEAR_AGO = re.compile(
    r"\b(?:(?:a|one|the)\s+year\s+(?:ago|earlier|before|prior)|year[\s-](?:ago|earlier)|prior[\s-]year|previous\s+year"
    r"|last\s+year|(?:same|comparable|corresponding|similar|like)\s+(?:\w+[\s-]){0,3}(?:quarter|period|months|year)"
    r"|(?:quarter|period|months|year)\s+(?:of\s+)?(?:a|last|the\s+prior|the\s+previous)\s+year)\b",
    re.IGNORECASE,
)
_FROM_TO = re.compile(
    r"\bfrom\s+(?:(?:its|the|an?|current|previous|prior|annual|quarterly|rate|of|old)\s+)*(?P<old>\S+(?:\s+(?:million|billion|cents))?)"
    r"(?:\s+(?:per|a)\s+\w+)?\s+to\s+",
    re.IGNORECASE,
)


def earlier(now: Answer, store: Store) -> Answer | None:
    """Find the figure that one is compared with: a year's before it, or else the last one before.

    What lasts a quarter or a year is compared with that of the year before.
    """
    measure = measures().get(now.measure)
    if measure is None or now.as_of is None:
        return None
    if (now.as_of.end - now.as_of.start).days > _A_MONTH:
        return other(now, "year-ago", store) or _in_sentence(now, year_ago=True)
    return _in_sentence(now, year_ago=False) or other(now, "old", store)


def year_earlier(now: Answer, store: Store) -> Answer | None:
    """Find the figure of the year before one; None where none is known to be of then."""
    return other(now, "year-ago", store) or _in_sentence(now, year_ago=True)


_A_MONTH = 31


def _in_sentence(now: Answer, *, year_ago: bool) -> Answer | None:
    """Read the figure that a sentence compares its own with."""
    if len(now.citations) != 1:
        return None
    found = _beside(now, year_ago=year_ago)
    if found is None:
        return None
    as_of = year_before(now.as_of) if year_ago and now.as_of else None
    when = "a year before" if year_ago else "before"
    quantity = replace(found, unit=now.quantity.unit)
    shown = figure(quantity)
    label = f"{now.label} {when}"
    return replace(
        now, text=f"{label}: {shown}.", quantity=quantity, figure=shown, label=label, as_of=as_of
    )


def _beside(now: Answer, *, year_ago: bool) -> Quantity | None:
    """Find the figure that stands as far after the words that compare as one's own before them."""
    sentence = now.citations[0].sentence
    unit = now.quantity.unit.removesuffix("/share")
    numbers = [
        (span, quantity)
        for span, quantity in find_numbers(sentence)
        if quantity.unit == (unit if unit != "shares" else "number")
        and isinstance(quantity.value, Decimal | Fraction)
    ]
    value = now.quantity.value
    if isinstance(value, bool) or not isinstance(value, Decimal | Fraction):
        return None  # a name or a day is compared with none
    own = [at for at, (_, q) in enumerate(numbers) if q.value == abs(value)]
    if len(own) != 1:
        return None
    span = numbers[own[0]][0]
    if not year_ago:
        raised = _FROM_TO.search(sentence)
        within = raised and [q for s, q in numbers if raised.start() < s.start < raised.end()]
        if raised and within and len(within) == 1 and raised.end() == span.start:
            return within[0]
    match = _COMPARED.search(sentence, span.end)
    if match is None:
        return None
    until = _COMPARED.search(sentence, match.end())
    end = until.start() if until else len(sentence)
    if year_ago and not _is_year_ago(sentence[match.end() : end], now.as_of):
        return None
    before = [
        q for s, q in numbers if s.start >= _clause(sentence, span.start) and s.end <= match.start()
    ]
    after = [q for s, q in numbers if match.end() <= s.start < end]
    at = next(i for i, q in enumerate(before) if q.value == abs(value))
    if len(before) != len(after):
        return None
    then = as_fraction(after[at].value)
    return replace(after[at], value=-then) if value < 0 else after[at]


def _clause(sentence: str, at: int) -> int:
    """Find where the clause of a place begins: after a semicolon, or with the sentence."""
    return sentence.rfind(";", 0, at) + 1


def _is_year_ago(words: str, as_of: Period | None) -> bool:
    """Tell whether words speak of the year before a time."""
    if _YEAR_AGO.search(words):
        return True
    return as_of is not None and re.search(rf"\b{as_of.end.year - 1}\b", words) is not None

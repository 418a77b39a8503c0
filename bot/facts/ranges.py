"""A recognised sentence in; which of its figures are only one end of a range out.

"$10 to $12 a share", "$10 or $12" and "between 1.5 and 2.0 million" state neither end. "Raised
from $10 to $12" and "up 3 cents to 12 cents" do: they say what became of a figure.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from bot.language.recognise import MONEY, NUMBER, PERCENT, SHARES, Entity, Recognised

_FIGURES = f"{NUMBER}{SHARES}{MONEY}{PERCENT}"
_EACH = r"(?:\s(?:per|a|an|each)\s(?:\w+\s){0,2}(?:share|unit|note|ADS))?(?:\sin\scash)?"
_TO = re.compile(rf"(?P<first>[{_FIGURES}])(?:{_EACH}(?:\s(?:up\s)?to\s|\s?[-–—]\s?)|\sor\s)$")
_AND = re.compile(rf"\bbetween\s(?P<first>[{_FIGURES}]){_EACH},?\sand\s$", re.IGNORECASE)
_ON_TO = re.compile(rf"(?:{_EACH}(?:\s(?:up\s)?to\s|\s?[-–—]\s?)|\sor\s)(?P<second>[{_FIGURES}])")
_ON_AND = re.compile(rf"{_EACH},?\sand\s(?P<second>[{_FIGURES}])")
_STUCK = re.compile(r"\s?[-–—]\s?(?:US|C|A)?[$€£]?\d")
_BETWEEN = re.compile(r"\bbetween\s$", re.IGNORECASE)
_CHANGES = re.compile(
    r"\b(?:(?:increas|rais|reduc|decreas|lower|chang|amend|revis|extend|adjust|declin|drop|improv|climb|jump"
    r"|widen|narrow|boost|expand|advanc|doubl|tripl|gain|rebound|slipp|surg|soar|mov|step)\w*|cut|cuts|rose"
    r"|rises?|rising|risen|grew|grows?|growing|grown|fell|falls?|falling|fallen|up|down|higher|bring|brings"
    r"|bringing|brought|went|go|goes|going|swung|reset)\b[^;:]{0,160}$",
    re.IGNORECASE,
)
"""What says that one figure became another."""

_LEADS = re.compile(r"\b(?:between|to)\s$", re.IGNORECASE)
"""What stands before a range even where it is what a figure became."""

_FAR = 5
"""Times one figure that another is at least, where "or" says it again in other units."""

_RATIO = re.compile(r"[-\s]*(?:\w+\s){0,2}(?:split|ratio|basis|consolidation)\b", re.IGNORECASE)


def is_end_of_range(recognised: Recognised, entity: Entity) -> bool:
    """Tell whether a figure is the lower or the upper end of a range, and so none by itself."""
    masked, at = recognised.masked, recognised.starts.index(entity.span.start)
    before, after = masked[:at], masked[at + 1 :]
    if found := _TO.search(before) or _AND.search(before):
        return _is_range(recognised, found.start("first"), at)
    follows = _ON_AND if _BETWEEN.search(before) else _ON_TO
    if found := follows.match(after):
        return _is_range(recognised, at, at + 1 + found.start("second"))
    return entity.type in (MONEY, NUMBER) and _STUCK.match(after) is not None


def _is_range(recognised: Recognised, first: int, second: int) -> bool:
    """Tell whether two figures are the ends of a range: like ones, rising, and no change."""
    masked = recognised.masked
    low, high = (recognised.entity_at(at).quantity for at in (first, second))
    if low is None or high is None:
        return False
    if not _LEADS.search(masked[:first]) and _CHANGES.search(masked[:first]):
        return False
    if _RATIO.match(masked, second + 1) or not _is_alike(masked[first], masked[second]):
        return False
    if masked[first + 1 : second] == " or ":
        lower, upper = _digits(low.as_printed), _digits(high.as_printed)
        return lower < upper < _FAR * lower
    if not isinstance(low.value, Decimal | Fraction) or not isinstance(
        high.value, Decimal | Fraction
    ):
        return False
    return Fraction(low.value) < Fraction(high.value)


def _digits(printed: str) -> Fraction:
    """Give the number that is printed, without its scale; 0 where it is in words."""
    found = re.search(r"\d[\d,]*(?:\.\d+)?", printed)
    return Fraction(found[0].replace(",", "")) if found else Fraction(0)


def _is_alike(first: str, second: str) -> bool:
    """Tell whether two figures can be ends of one range; one may leave out of what it is."""
    return first in (second, NUMBER) or (second == NUMBER and first != SHARES)

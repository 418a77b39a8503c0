"""How a question wants its figure shown in; the question without that wish, and the wish, out.

"Outlay in $ millions to 1 dp?", "the cost, to the nearest thousand", "whole shares, drop the
fraction": the wish is one of any question, and makes no other figure of what is asked for.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from bot.answers.wording import figure
from bot.language import patterns as re
from bot.language.hints import may_have
from bot.language.numbers import grouped, number_of_words, round_half_up
from bot.measures.formulas import SIGNS
from bot.model import Answer, Quantity

_WORDS = "one|two|three|four|five|six|no|zero"
_DECIMALS = re.compile(
    r"[,(]?\s*\b(?:(?:expressed|rounded|say|quoted|given?(?:\s+it)?)\s+)?(?:to|with|in|at)?\s*"
    rf"(?P<n>\d{{1,2}}|{_WORDS})[\s-]*"
    r"(?:decimals?(?:\s+(?:places?|points?))?|dp|d\.p\.|places?(?:\s+of\s+decimals?)?)(?!\w)\)?",
    re.IGNORECASE,
)
_NEAREST = re.compile(
    r"[,(]?\s*\b(?:(?:rounded|correct|accurate|round(?:\s+it)?)\s+)?(?:(?:to|at)\s+)?(?:(?:the|a)\s+)?nearest\s+(?:whole\s+|full\s+)?"
    r"(?P<unit>cents?|penny|pence|tenth|hundredth|dollar|euro|pound|percent|unit|share|hundred|thousand|million"
    r"|point)\b(?:\s+(?:of\s+a\s+)?(?:percent|point))?(?:\s+is\s+fine)?\)?",
    re.IGNORECASE,
)
_TO_THE = re.compile(
    r"[,(]?\s*\b(?:to|in)\s+(?:the\s+|a\s+)(?P<unit>cent|penny|dollar|tenth|hundredth)\b"
    r"(?:\s+(?:of\s+a\s+)?(?:percent|point))?\)?"
    r"|[,(]?\s*\b(?:in|into)\s+dollars\s+and\s+(?P<and>cents)\b\)?"
    r"|[,(]?\s*\b(?:to\s+)?(?P<bare>cents?)\s+(?:precision|please|matter)\b\)?"
    r"|[,(]?\s*\b(?:in\s+|as\s+a\s+)?whole\s+(?P<whole>percent|dollars)\b(?:\s+only)?\)?",
    re.IGNORECASE,
)
_DOWN = re.compile(
    r"[,(-]?\s*\b(?:(?:in\s+)?whole\s+shares?(?:\s+(?:only|received|please))?|round(?:ed|ing)?\s+down"
    r"|(?:drop|ignore|dropping|ignoring|forget)\s+(?:the\s+|any\s+)?fractions?)\b\.?\)?",
    re.IGNORECASE,
)
_SCALE = re.compile(
    r"[,(]?\s*\b(?:(?:expressed|shown|quoted|given)\s+)?(?:in|as)\s+(?:(?:us\s+)?dollar\s+|us\s*)?[$€£]?\s?"
    r"(?P<a>millions?|billions?|thousands?|mm|mn)\b(?:\s+of\s+(?:dollars|shares))?\)?(?!\s+of\b)"
    r"|[,(]\s*[$€£]?\s?(?P<b>millions|billions|thousands|mm?)(?=\W*$|\s*[,)])\)?",
    re.IGNORECASE,
)
_NEEDS = frozenset(
    """decimal decimals dp d places place nearest cent cents penny dollar tenth hundredth whole
    down fraction fractions millions million billions billion thousands thousand mm mn m""".split()
)
_PLACES = {
    "cent": 2,
    "cents": 2,
    "penny": 2,
    "pence": 2,
    "tenth": 1,
    "hundredth": 2,
    "hundred": -2,
    "thousand": -3,
    "million": -6,
}
"""To how many places a unit rounds; any other rounds to whole ones."""

_SCALES = {"b": ("billion", 9), "t": ("thousand", 3), "m": ("million", 6)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """How a figure is wanted: to how many places, in what scale, and whether rounded down."""

    places: int | None = None
    scale: str | None = None
    down: bool = False

    @property
    def decimals(self) -> int | None:
        """Give the decimals to compute with: none of its own where a scale comes after."""
        fits = self.scale is None and self.places is not None and self.places >= 0
        return self.places if fits else None


NONE = Wish()
"""No wish at all."""


def take_wish(text: str) -> tuple[str, Wish]:
    """Take the wish how its figure is to be shown out of a question.

    >>> take_wish("what was the outlay in $ millions, 1 dp?")
    ('what was the outlay?', Wish(places=1, scale='million', down=False))
    """
    if not may_have(text, _NEEDS):
        return text, NONE
    rest, places = _take_places(text)
    rest, down = _DOWN.subn(" ", rest)
    scaled = _SCALE.search(rest)
    scale = None
    if scaled:
        scale = _SCALES[(scaled["a"] or scaled["b"]).lower()[0]][0]
        rest = f"{rest[: scaled.start()]} {rest[scaled.end() :]}"
    if rest == text:
        return text, NONE
    rest = re.sub(r"\s+(?=[?.!,])", "", " ".join(rest.split()))
    return rest, Wish(places=places, scale=scale, down=bool(down))


def _take_places(text: str) -> tuple[str, int | None]:
    """Take the places that a figure is to be rounded to out of a question."""
    if match := _DECIMALS.search(text):
        wish = match["n"].lower()
        places = int(wish) if wish.isdigit() else number_of_words(wish) or 0
    elif match := _NEAREST.search(text):
        places = _PLACES.get(match["unit"].lower(), 0)
    elif match := _TO_THE.search(text):
        unit = match["unit"] or match["and"] or match["bare"] or match["whole"]
        places = _PLACES.get(unit.lower(), 0)
    else:
        return text, None
    return f"{text[: match.start()]} {text[match.end() :]}", places


def shown_as(reply: Answer, wish: Wish) -> Answer:
    """Show the figure of an answer as a question wants it; one that is no number stays as it is."""
    quantity = reply.quantity
    if wish == NONE or not isinstance(quantity.value, Decimal | Fraction):
        return reply
    if quantity.unit in ("year", "days", "fraction"):
        return reply
    value = Fraction(quantity.value)
    if wish.down and quantity.unit == "shares":
        value = Fraction(value // 1)
    counted = quantity.unit in ("shares", "number", *SIGNS)
    if wish.scale and counted:
        return _scaled(reply, value, wish)
    if wish.places is not None and wish.places < 0 and counted:
        value = Fraction(round_half_up(value, wish.places))
    if value == quantity.value:
        return reply
    rounded = replace(quantity, value=value, as_printed="")
    return _with(reply, rounded, figure(rounded))


def _scaled(reply: Answer, value: Fraction, wish: Wish) -> Answer:
    """Show a figure in thousands, millions or billions, which its unit then says."""
    power = next(p for name, p in _SCALES.values() if name == wish.scale)
    scaled = value / 10**power
    if wish.places is not None:
        scaled = Fraction(round_half_up(scaled, max(wish.places, 0)))
    unit = reply.quantity.unit
    sign = "-" if scaled < 0 else ""
    text = grouped(abs(scaled), None if wish.places is None else max(wish.places, 0))
    if "/" in text:
        text = grouped(abs(scaled), 3)
    shown = f"{sign}{SIGNS.get(unit, '')}{text} {wish.scale}"
    value = Fraction(round_half_up(scaled, 3)) if "/" in grouped(abs(scaled)) else scaled
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    low, high = (end and end / 10**power for end in (reply.quantity.low, reply.quantity.high))
    scaled_quantity = Quantity(value=exact, unit=f"{unit} {wish.scale}", low=low, high=high)
    return _with(reply, scaled_quantity, shown)


def _with(reply: Answer, quantity: Quantity, shown: str) -> Answer:
    """Say a figure anew after the sentence that gives it in full."""
    told = f"{reply.text.rstrip()} That is {shown}." if shown not in reply.text else reply.text
    return replace(reply, text=told, figure=shown, quantity=quantity)

"""The words of an exchange in; the terms given in them ("price 4.22 frac cash") out, and the rest.

Each clause is a word of the trade with its figure. A person's figures are marked as such in
the working, so that a hypothetical one is never taken for a published one.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from typing import cast

from bot.errors import TermsError
from bot.exchange.terms import Settling, Treatment, Way, positive
from bot.language import patterns as re
from bot.language.dates import MONTHS, find_dates
from bot.language.numbers import as_fraction, find_numbers
from bot.model import Period, Quantity

EXAMPLE = "Try `1250 price 4.22 frac cash` or `500 value 66 vwap 8.50 cap 8.25`."

FIELDS = {
    "worth": r"class\s+price|worth",
    "least_average": r"(?:vwap|average|price)\s+floor|least\s+(?:vwap|average)",
    "most_average": r"(?:vwap|average|price)\s+(?:ceiling|cap)|most\s+(?:vwap|average)",
    "price": r"(?:market\s+|share\s+|common\s+)?price",
    "value": r"(?:fixed\s+)?value|(?P<premium>premium(?:\s+value)?)",
    "average": r"vwap|average(?:\s+price)?|avg",
    "most_stock": r"(?:stock|share)\s+cap",
    "cap": r"(?:ratio\s+)?cap|ceiling|max(?:imum)?\s+rate|max",
    "floor": r"(?:ratio\s+)?floor|min(?:imum)?\s+rate|min",
    "minimum": r"minimum(?:\s+(?:condition|tender))?",
    "conversion": r"conversion(?:\s+rate)?|converts(?:\s+into)?",
    "ratio": r"rate",
    "per": r"(?:for\s+each|each|per)(?=\s*\$?\s*1(?:,?000|00)\b)",
    "depositary": r"depositary(?:\s+shares?)?",
    "carrying": r"carrying(?:\s+(?:amount|value))?",
    "preference": r"(?:liquidation\s+)?preference|liquidation|par",
    "common": r"common\s+outstanding",
    "outstanding": r"(?:class\s+)?outstanding",
    "dividend": r"(?:annual\s+|yearly\s+)?dividend",
    "coupon": r"coupon",
    "discount": r"discount",
    "pool": r"pool(?:\s+of)?",
    "accepted": r"accept(?:ed|ance|s)?(?:\s+(?:level|limit))?",
    "tendered": r"tendered",
    "odd": r"odd(?:\s+lots?)?",
    "held": r"holder(?:\s+(?:holds|has))?|holding|holds?",
    "owned": r"own(?:s|ed|ing)?",
    "factor": r"(?:proration|prorated)(?:\s+(?:factor|at))?",
    "cash": r"cash",
}
"""The figures that terms can be given, by the words that name them; the longer come first."""

MONEY = frozenset(
    "worth least_average most_average price value average per preference dividend carrying cash "
    "arrears settled_at notes".split()
)
PERCENTAGES = frozenset({"coupon", "discount", "factor"})
EITHER = frozenset({"minimum"})
"""Figures that are money, percentages, or shares or percentages; the others are numbers."""

_GIVEN = (
    r"(?:US)?[$€£]?\s?(?:\d[\d,]*(?:\.\d+)?|\.\d+)(?![.,]?\d)(?:\s?/\s?\d[\d,]*(?:th)?)?"
    r"(?:\s?(?:%|(?:percent|million|billion|thousand|cents|k|m)\b))?"
)
_MONTH = "|".join(rf"{month[:3]}(?:{month[3:]})?" for month in MONTHS)
_WHEN = (
    r"(?:(?:19|20)\d\d(?:-\d\d){0,2}(?!\d|[.,]\d)"
    rf"|(?:\d{{1,2}}\s+)?(?:{_MONTH})\.?\s+(?:\d{{1,2}},?\s+)?(?:19|20)\d\d)"
)
_TREATMENTS = {
    "paid": "paid",
    "waived": "waived",
    "forgone": "waived",
    "forfeited": "forfeited",
    "lost": "forfeited",
    "stock": "stock",
    "shares": "stock",
}
_SETTLINGS = {
    "cash": "cash",
    "down": "down",
    "dropped": "down",
    "up": "up",
    "nearest": "nearest",
    "sold": "sold",
    "aggregated": "sold",
    "pooled": "sold",
}
_PATTERN = rf"""
    (?<![\w-])
    (?:
      (?P<compare> compare ) \s+ (?P<first> {_WHEN} )
        (?: \s*(?:,|and|with|to|vs\.?|versus|against)?\s*(?P<second> {_WHEN} ) )?
    | offer \s+ (?:of\s+|in\s+)? (?P<offer> {_WHEN} )
    | frac(?:tions?|tional)? (?:\s+shares?)? \s+ (?:in\s+|rounded\s+|are\s+)?
        (?P<settling> {"|".join(_SETTLINGS)} )\b
        (?: \s+ (?:at\s+|for\s+)? (?P<settled_at> {_GIVEN} ) )?
    | round(?:ed|ing)? \s+ (?:the\s+)? (?:ratio\s+)? (?: (?P<way> down|up|nearest ) \s+ )?
        (?:to\s+)? (?P<places> \d )\b (?: \s* (?:decimals?|places?|dp)\b )?
        (?: \s+ (?P<way_after> down|up|nearest )\b )?
    | (?: dividends?\s+(?:in\s+)? )? (?: arrears|accrued|missed|undeclared|unpaid )\b
        (?: \s+dividends? )? (?: \s+ (?:of\s+)? (?P<arrears> {_GIVEN} ) )?
        (?: \s+ (?:are\s+|in\s+)* (?P<treatment> {"|".join(_TREATMENTS)} )\b )?
    | plus \s+ (?P<beside> {_GIVEN} ) \s* (?:of\s+|in\s+|shares?\s+of\s+)*
        (?P<what> notes?|preferred|cash )\b
    | (?: (?P<chart> chart|graph ) | table|prices?(?=\s+{_GIVEN}\s*(?:to|-|–)) )\b
        (?: \s+ (?:from\s+|of\s+)? (?P<low> {_GIVEN} )
            \s* (?:to|-|–|and) \s* (?P<high> {_GIVEN} ) )?
    | (?P<extinguishment> extinguish(?:ment|ed)? )\b
    | (?: {"|".join(f"(?P<{name}>{words})" for name, words in FIELDS.items())} )
        \s* (?:\bof\b|\bis\b|\bat\b|:|=)? \s* (?P<given> {_GIVEN} )
        (?(owned) (?: \s+common(?:\s+(?:shares|stock))?\b )? )
    )
    """
_STARTS = re.compile(
    r"(?i)\b(?:compare|offer|frac|round|arrear|accru|miss|undecl|unpaid|plus|chart|graph|table|pric"
    r"|extin|vwap|aver|avg|valu|prem|cap\b|ceil|max|min|floor|conv|rate\b|per\b|each|depos|carry|pref"
    r"|liq|par\b|common\s+out|outst|class\s+out|divid|coupon|disc|pool|acc|tender|odd|hold|own|pror|cash"
    r"|worth|least|most|note|share\s+cap|stock\s+cap|fixed|market|ratio\s|annual|yearly)"
)
"""What every clause begins with, so that the words of a plain exchange cost one look."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clauses:
    """Terms that a person gives, by the field's name, and what else is wished for.

    `offers` are the times of the offers meant, two where they are to be compared; `prices` the
    range to tabulate or to draw. `premium` tells that the value is given beside the conversion.
    """

    given: Mapping[str, Quantity]
    settling: Settling | None = None
    treatment: Treatment | None = None
    places: int | None = None
    way: Way | None = None
    premium: bool = False
    extinguishment: bool = False
    offers: tuple[Period, ...] = ()
    compare: bool = False
    table: bool = False
    chart: bool = False
    prices: tuple[Fraction, Fraction] | None = None


def take_clauses(words: str) -> tuple[str, Clauses | None]:
    """Take the clauses out of words, and return what is left with them; None where there are none.

    Raises TermsError for a figure that cannot be one, or one that is given twice.

    >>> rest, clauses = take_clauses("1250 price 4.22 frac cash")
    >>> rest.split(), clauses.given["price"].value, clauses.settling
    (['1250'], Decimal('4.22'), 'cash')
    """
    if not _STARTS.search(words):
        return words, None
    found = list(_pattern().finditer(words))
    if not found:
        return words, None
    parts: dict[str, object] = {}
    given: dict[str, Quantity] = {}
    for match in found:
        for name, part in _parts(match):
            _put(given if isinstance(part, Quantity) else parts, name, part, match[0])
    _ordered(given)
    return _pattern().sub(" ", words), Clauses(given=given, **parts)  # type: ignore[arg-type]


@cache
def _pattern() -> re.Pattern[str]:
    """Compile the clauses when the first words have one: a plain exchange has none."""
    return re.compile(_PATTERN, re.VERBOSE | re.IGNORECASE)


def _put(into: dict[str, object] | dict[str, Quantity], name: str, part: object, said: str) -> None:
    if name in into:
        raise TermsError(f"“{said.strip()}” is given twice; say it once. {EXAMPLE}")
    into[name] = part  # type: ignore[assignment]


def _parts(match: re.Match[str]) -> Iterator[tuple[str, object]]:
    """Turn one clause into the fields that it gives."""
    if match["given"]:
        name = next(name for name in FIELDS if match[name])
        yield name, figure(name, match["given"])
        if match["premium"]:
            yield "premium", True
    elif match["first"]:
        yield "compare", True
        yield "offers", tuple(_period(match[n]) for n in ("first", "second") if match[n])
    elif match["offer"]:
        yield "offers", (_period(match["offer"]),)
    elif match["settling"]:
        yield "settling", _SETTLINGS[match["settling"].lower()]
        if match["settled_at"]:
            yield "settled_at", figure("settled_at", match["settled_at"])
    elif match["places"]:
        yield "places", int(match["places"])
        yield "way", (match["way"] or match["way_after"] or "nearest").lower()
    elif match["beside"]:
        name = {"n": "notes", "p": "units", "c": "cash"}[match["what"][0].lower()]
        yield name, figure(name, match["beside"])
    elif match["extinguishment"]:
        yield "extinguishment", True
    else:
        yield from _wishes(match)


def _wishes(match: re.Match[str]) -> Iterator[tuple[str, object]]:
    """Read a clause on dividends in arrears, a table or a chart."""
    if match["arrears"]:
        yield "arrears", figure("arrears", match["arrears"])
    if match["treatment"]:
        yield "treatment", cast(Treatment, _TREATMENTS[match["treatment"].lower()])
    if match["low"]:
        low, high = (as_fraction(figure("price", match[n]).value) for n in ("low", "high"))
        if low >= high:
            raise TermsError(f"A range of prices goes up, as in `chart {match['high']} to …`.")
        yield "prices", (low, high)
    if match["chart"]:
        yield "chart", True
    elif match["low"] or match[0].lower().startswith("table"):
        yield "table", True


def figure(name: str, text: str) -> Quantity:
    """Read the figure of a clause in the unit that its name has.

    Raises TermsError where it is none, is not above zero, or is of another unit.

    >>> str(figure("coupon", "3.5").value), figure("cash", "$5").unit
    ('3.5', 'USD')
    """
    found = [quantity for _, quantity in find_numbers(re.sub(r"(?<=\d)th\b", "", text.strip()))]
    if len(found) != 1:
        raise TermsError(f"I cannot read “{text.strip()}” as a figure. {EXAMPLE}")
    unit = found[0].unit
    positive(as_fraction(found[0].value), EXAMPLE)
    if unit in ("number", "fraction"):
        unit = "USD" if name in MONEY else "percent" if name in PERCENTAGES else "shares"
    is_money = unit not in ("percent", "shares")
    fits = is_money == (name in MONEY) and (unit == "percent") == (name in PERCENTAGES)
    if not fits and not (name in EITHER and not is_money):
        raise TermsError(f"“{text.strip()}” is no figure for {name.replace('_', ' ')}. {EXAMPLE}")
    return Quantity(value=found[0].value, unit=unit, as_printed=text.strip())


def _period(text: str) -> Period:
    """Read a year, a month or a day: `2003`, `2003-11`, `20 November 2003`."""
    if iso := re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", text):
        _, month, day = (int(part) if part else None for part in iso.groups())
        try:
            first = date(int(iso[1]), month or 1, day or 1)
            last = date(first.year, month or 12, day or monthrange(first.year, month or 12)[1])
        except ValueError:
            raise TermsError(f"{text} is no date; write `offer 2003-11`.") from None
        return Period(start=first, end=last)
    found = [period for _, period in find_dates(text)]
    if not found:
        raise TermsError(f"“{text}” is no date; write `offer 2003-11`.")
    return found[0]


def _ordered(given: Mapping[str, Quantity]) -> None:
    """Refuse bounds that are the wrong way round, and money of several currencies."""
    for low, high in (("floor", "cap"), ("least_average", "most_average")):
        if low in given and high in given:
            if as_fraction(given[low].value) > as_fraction(given[high].value):
                raise TermsError(
                    f"The floor, {given[low].as_printed}, is above the cap, "
                    f"{given[high].as_printed}; try `floor 7 cap 8.25`."
                )
    currencies = {given[name].unit for name in given if name in MONEY}
    if len(currencies) > 1:
        raise TermsError(f"Give all money in one currency, not {' and '.join(sorted(currencies))}.")

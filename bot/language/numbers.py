"""Text in; the numbers, percentages and amounts of money in it out, exactly as printed.

A hedge ("approximately 18.8%") widens the value to the interval that its digits allow,
[18.75, 18.85); a bound ("at least", "up to") leaves one end open. A number that names
something (a form, a rule, a telephone) is not a number here.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import MAX_EMAX, MAX_PREC, MIN_EMIN, Context, Decimal
from fractions import Fraction
from unicodedata import numeric

from bot.errors import ArithmeticalError
from bot.language import patterns as re
from bot.language.hints import has_digit, may_have
from bot.model import Quantity, Span

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORDS = {word: number for number, word in enumerate(_UNITS)} | {
    word: 10 * number for number, word in enumerate(_TENS, start=2)
}
_SCALES = {"hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9}
_SCALES |= {"trillion": 10**12, "k": 10**3, "m": 10**6, "mm": 10**6, "mln": 10**6}
_SCALES |= {"mil": 10**6, "bn": 10**9}
_PARTS = {
    "half": 2,
    "halves": 2,
    "third": 3,
    "thirds": 3,
    "quarter": 4,
    "quarters": 4,
    "fourth": 4,
    "fourths": 4,
    "fifth": 5,
    "fifths": 5,
    "sixth": 6,
    "sixths": 6,
    "eighth": 8,
    "eighths": 8,
    "tenth": 10,
    "tenths": 10,
    "hundredth": 100,
    "hundredths": 100,
    "thousandth": 1000,
    "thousandths": 1000,
    "twentieth": 20,
    "twentieths": 20,
    "fortieth": 40,
    "fiftieth": 50,
}
_CURRENCIES = {"$": "USD", "us$": "USD", "u.s.$": "USD", "usd": "USD", "c$": "CAD", "cad": "CAD"}
_CURRENCIES |= {"cdn$": "CAD", "a$": "AUD", "aud": "AUD", "€": "EUR", "eur": "EUR"}
_CURRENCIES |= {"£": "GBP", "gbp": "GBP", "¥": "JPY", "hk$": "HKD", "can$": "CAD", "ca$": "CAD"}
_CURRENCIES |= {"au$": "AUD", "nz$": "NZD", "s$": "SGD", "r$": "BRL", "chf": "CHF", "rmb": "CNY"}
_CENTS = {"canadian": "CAD", "australian": "AUD", "euro": "EUR", "us": "USD", "u.s.": "USD"}
_CENTS |= {"cents": "USD", "cent": "USD", "¢": "USD", "pence": "GBP", "penny": "GBP", "p": "GBP"}
_MONEYS = {"canadian": "CAD", "australian": "AUD", "us": "USD", "u.s.": "USD", "euros": "EUR"}
_MONEYS |= {"dollars": "USD", "pounds": "GBP"}
_DOLLARS = {"ca": "CAD", "cd": "CAD", "au": "AUD", "ho": "HKD", "hk": "HKD", "ne": "NZD"}
_DOLLARS |= {"nz": "NZD", "si": "SGD", "sg": "SGD"}
_ANOTHER = r"(?:Canadian|Cdn\b\.?|CAD|Australian|AUD|Hong\ Kong|HKD|New\ Zealand|NZD|Singapore|SGD)"
_AFTER_AMOUNT = (
    r"per|an?|each|for|on|in|of|to|and|or|payable|from|by|at|as|was|were|is|are|which|with"
)
"""Whose dollars an amount is in, after it, and what follows that where it is no adjective."""

_WORD = "|".join(sorted(_WORDS, key=len, reverse=True))
_PART = "|".join(sorted(_PARTS, key=len, reverse=True))
_VULGAR = "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_NEEDED = frozenset({*_WORDS, *_PARTS})
"""Words of which a number without a digit has one."""

_NUMERAL = r"(?:\d{1,3}(?:,\d{3}){1,10}|\d{1,32})(?:\.\d{1,32})?|\.\d{1,32}"
_EXACT = Context(prec=MAX_PREC, Emax=MAX_EMAX, Emin=MIN_EMIN)

_PATTERN = re.compile(
    rf"""
    (?<![\w/.,:#$€£-])
    (?:
      (?P<near> (?:approximately|approx\.?|about|around|roughly|some|nearly|almost|circa
              |close\ to)\s+ | ~\s* )
    | (?P<least> at\ least|more\ than|over|in\ excess\ of|(?:no|not)\ (?:less|fewer)\ than )\s+
    | (?P<most> up\ to|at\ most|(?:no|not)\ more\ than|as\ many\ as|a\ maximum\ of
              | less\ than|fewer\ than )\s+
    )?
    (?:an?\ (?:aggregate|total)\ of\s+)?
    (?P<currency> (?:U\.?S\.?|C|Cdn|Can|CA|A|AU|NZ|S|R|HK)?\$|€|£|¥
                 |\b(?:USD|CAD|AUD|EUR|GBP|CHF|RMB)(?=[\d\s]) )?\s?
    (?(currency) (?P<debit> \( )? )
    (?(currency) (?P<open> (?<=\([$€£]) )? )
    (?:
      (?P<vulgar> (?:\d{{1,9}}(?:\ |-)?)?[{_VULGAR}] )
    | (?P<mixed> \d+[\ -]\d{{1,2}}/[1-9]\d{{0,2}}\b
               | \d{{1,2}}/[1-9](?:\d{{0,3}}|,\d{{3}})(?:st|nd|rd|th)?\b )
    | (?P<digits> {_NUMERAL} )
    | (?P<parts> (?:an?|{_WORD})[\ -](?:(?:one|two|five)[\ -](?:hundred[\ -])?)?(?:{_PART})\b )
    | (?P<words> (?:{_WORD})\b
                 (?:(?:[\ -]|\ and\ )(?:{_WORD}|hundred|thousand|million|billion)\b
                    (?![\ -](?:{_PART})) )* )
      (?: \ and\ (?P<rest> (?:an?|{_WORD})[\ -](?:{_PART}) ) )?
    )
    (?: \s?\((?P<again> {_NUMERAL} )\) )?
    (?(open) (?: \)(?=\s(?:million|billion|thousand)) )? )
    (?(debit) (?P<closed> \s?\) )? )
    (?: [\ -](?P<scale> thousand|million|billion|trillion )\b
      | \s?(?P<short> k|mm|mln|mil|m|bn )\b )?
    (?: \s?(?P<percent> %|per\ ?cent\b|pct\b )
      | [\s-]?(?P<cents> (?:(?:Canadian|Australian|euro|U\.S\.|US)\s)?cents?\b | ¢ | pence\b
                    | (?-i:p)(?=\s(?:per|a)\s) )
      | \s(?P<named> (?:Canadian|Australian|U\.S\.|US)\sdollars\b | euros\b
                    | pounds\ssterling\b | dollars\b )
      | (?<=[\dkmnd]) (?: \s\(?(?P<of> {_ANOTHER} )\)?
          (?: \s(?:dollars|funds|currency)\b | (?<=\)) | (?=\s(?:{_AFTER_AMOUNT})\b|[.,;)]|$) )
                    | \sin\s(?P<in> {_ANOTHER} )\s(?:dollars|funds|currency)\b )
      )?
    (?(debit) (?(closed) | \s?\) ) )
    (?! [\d] | [,.:/]\d | -\d | [a-z]*\d | \s?[¼-¾⅐-⅞] )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_STUCK = re.compile(r"[A-Za-z]|-[A-Z]$|-[A-Z]\b")
_GLUED = re.compile(r"(?:shares?|common|preferred|units?|per|of)\b")
"""Words that a careless wrap leaves stuck to a number."""

_LABEL = re.compile(
    r"(?:\b(?:form|rule|section|item|no\.?|number|page|exhibit|suite|regulation|schedule|"
    r"article|chapter|note|phase|act of|fas|ext\.?|box|release)|#)\s?$",
    re.IGNORECASE,
)


def find_numbers(text: str) -> Iterator[tuple[Span, Quantity]]:
    """Find the numbers in text, left to right.

    The unit is `number`, `percent`, `fraction` (words such as two-thirds) or a currency's
    ISO 4217 code; values are Decimal as printed, Fraction where written as a fraction.

    >>> [(str(q.value), q.unit) for _, q in find_numbers("18.8% of 611,452, or $1.2 million")]
    [('18.8', 'percent'), ('611452', 'number'), ('1200000.0', 'USD')]
    """
    if not (has_digit(text) or may_have(text, _NEEDED)):
        return
    for match in _PATTERN.finditer(text):
        start, end = match.span()
        if start and _LABEL.search(text, max(0, start - 16), start):
            continue
        if not _consistent(match):
            continue
        stuck = match["short"] is None and _STUCK.match(text[end : end + 2])
        if stuck and not _GLUED.match(text, end):
            continue
        start += len(match[0]) - len(match[0].lstrip())
        yield Span(start=start, end=end), _quantity(match)


def number_of_words(words: str) -> int:
    """Turn English words into a whole number.

    >>> number_of_words("one hundred and forty-one thousand three hundred")
    141300
    """
    total = current = 0
    for word in re.findall(r"[a-z]+", words.lower()):
        if word in _WORDS:
            current += _WORDS[word]
        elif word == "hundred":
            current = max(current, 1) * 100
        elif word in _SCALES:
            total, current = total + max(current, 1) * _SCALES[word], 0
    return total + current


def as_fraction(value: object) -> Fraction:
    """Return a number as a Fraction; raise ArithmeticalError for words, dates, yes and no."""
    if type(value) is Fraction:
        return value
    if isinstance(value, (Decimal, Fraction)):
        return Fraction(*value.as_integer_ratio())
    raise ArithmeticalError(f"{value} is no number; name a figure that is one.")


def round_half_up(value: Fraction | Decimal, decimals: int) -> Decimal:
    """Round to so many decimals, halves away from zero, as tables of shares are.

    >>> round_half_up(Fraction(141300, 752752) * 100, 2)
    Decimal('18.77')
    """
    top, bottom = value.as_integer_ratio()
    whole = (2 * abs(top) * 10**decimals + bottom) // (2 * bottom)
    return Decimal(-whole if top < 0 else whole).scaleb(-decimals, _EXACT)


def exact_text(value: Decimal | Fraction) -> str:
    """Write a value without loss: a decimal, or `a/b` where no decimal is exact.

    >>> exact_text(Fraction(38, 5)), exact_text(Fraction(2, 3)), exact_text(Decimal("7.60"))
    ('7.6', '2/3', '7.6')
    """
    top, bottom = value.as_integer_ratio()
    if bottom == 1:
        return str(top)
    twos, rest = _factors(bottom, 2)
    fives, rest = _factors(rest, 5)
    if rest != 1:
        return f"{top}/{bottom}"
    places = max(twos, fives)
    digits = f"{abs(top) * 10**places // bottom:0{places + 1}d}"
    return f"{'-' if top < 0 else ''}{digits[:-places]}.{digits[-places:]}"


def _factors(number: int, prime: int) -> tuple[int, int]:
    """Divide a number by a prime while it divides; return how often, and what is left."""
    times = 0
    while number % prime == 0:
        number, times = number // prime, times + 1
    return times, number


def grouped(value: Decimal | Fraction, decimals: int | None = None) -> str:
    """Write a value for a reader, thousands grouped; exact unless decimals are asked for.

    >>> grouped(Decimal("1073880")), grouped(Fraction(1, 3), 2)
    ('1,073,880', '0.33')
    """
    if decimals is not None:
        return f"{round_half_up(value, decimals):,.{decimals}f}"
    top, bottom = value.as_integer_ratio()
    if bottom == 1:
        return f"{top:,}"
    text = exact_text(value)
    return text if "/" in text else f"{Decimal(text):,}"


def _quantity(match: re.Match[str]) -> Quantity:
    """Turn a match of the pattern into a quantity."""
    value = _value(match)
    unit = "number"
    if match["percent"]:
        unit = "percent"
    elif match["currency"]:
        unit = _CURRENCIES[match["currency"].lower().replace("u.s.", "us")]
        owner = match["of"] or match["in"] or match["named"] or ""
        if match["currency"] == "$" and owner[:2].lower() in _DOLLARS:
            unit = _DOLLARS[owner[:2].lower()]
    elif match["cents"]:
        unit = _CENTS[match["cents"].lower().split()[0]]
        value /= 100
    elif match["named"]:
        unit = _MONEYS[match["named"].lower().split()[0]]
    elif match["parts"]:
        unit = "fraction"
    if match["debit"]:
        value = -value
    low, high = _interval(match, value)
    printed = match[0].strip()
    return Quantity(value=value, unit=unit, low=low, high=high, as_printed=printed)


def _value(match: re.Match[str]) -> Decimal | Fraction:
    """Compute the value, before what cents and brackets make of it."""
    scale = _scale(match)
    if match["vulgar"]:
        whole, part = _vulgar(match["vulgar"])
        return (whole + part) * scale
    if match["mixed"]:
        units, top, bottom = _mixed(match["mixed"])
        return (Fraction(top, bottom) + units) * scale
    if match["parts"]:
        return _fraction(match["parts"]) * scale
    printed = _digits(match)
    if printed:
        value = Decimal(printed)
        return value if scale == 1 else _EXACT.multiply(value, Decimal(scale))
    whole = number_of_words(match["words"])
    if match["rest"]:
        return (whole + _fraction(match["rest"])) * scale
    return Decimal(whole * scale)


def _place(match: re.Match[str]) -> Fraction:
    """Compute the size of one unit in the last printed place of a number."""
    scale = Fraction(_scale(match), 100 if match["cents"] and not match["currency"] else 1)
    if match["vulgar"]:
        return scale / _vulgar(match["vulgar"])[1].denominator
    if match["mixed"]:
        return scale / _mixed(match["mixed"])[2]
    if match["rest"] and not _digits(match):
        return scale
    return _last_place(_digits(match) or str(number_of_words(match["words"]))) * scale


def _mixed(printed: str) -> tuple[int, int, int]:
    """Read `6 3/4` as its whole number, the top and the bottom of its fraction."""
    units, _, part = printed.replace("-", " ").rpartition(" ")
    top, bottom = (int(re.sub(r"\D", "", side)) for side in part.split("/"))
    return int(units or 0), top, bottom


def _vulgar(printed: str) -> tuple[int, Fraction]:
    """Read `6 ¾` as its whole number and its fraction."""
    part = Fraction(numeric(printed[-1])).limit_denominator(10)
    return int(printed[:-1].strip(" -") or 0), part


def _digits(match: re.Match[str]) -> str:
    """Give the number in digits without its commas, empty where it is only in words."""
    return (match["digits"] or match["again"] or "").replace(",", "")


def printed_place(quantity: Quantity) -> Fraction | None:
    """Tell what the last digit counts of a figure printed in millions and the like, or None.

    >>> [(_, found)] = find_numbers("$6.25 million")
    >>> printed_place(found)
    Fraction(10000, 1)
    """
    match = _PATTERN.fullmatch(quantity.as_printed)
    return _place(match) if match and _scale(match) > 1 else None


def _consistent(match: re.Match[str]) -> bool:
    """Tell whether a number in words and its repetition in digits, if there is one, agree."""
    if match["again"] is None or match["words"] is None:
        return True
    spelled = number_of_words(match["words"]) + (_fraction(match["rest"]) if match["rest"] else 0)
    return spelled == Fraction(match["again"].replace(",", ""))


def _fraction(words: str) -> Fraction:
    """Turn words such as `two-thirds` or `one one-hundredth` into a fraction."""
    top, *middle, last = re.split(r"[ -]", words.lower())
    bottom = Fraction(_PARTS[last])
    if "hundred" in middle:
        bottom += 100 * _WORDS[middle[0]]
    elif middle:
        bottom *= _WORDS[middle[0]]
    return Fraction(_WORDS.get(top, 1)) / bottom


def _scale(match: re.Match[str]) -> int:
    """Tell what a number is multiplied by: 1,000,000 in "1.2 million"."""
    word = match["scale"] or match["short"]
    return _SCALES[word.lower()] if word else 1


def _last_place(printed: str) -> Fraction:
    """Tell the size of the last digit that carries information: 0.1 in 18.8, 1,000 in 45,000."""
    whole, point, decimals = printed.partition(".")
    if point:
        return Fraction(1, 10 ** len(decimals))
    return Fraction(10 ** (len(whole) - len(whole.rstrip("0") or "0")))


def _interval(
    match: re.Match[str], value: Decimal | Fraction
) -> tuple[Fraction | None, Fraction | None]:
    """Find the interval that a hedge or a bound allows."""
    if match["least"]:
        return as_fraction(value), None
    if match["most"]:
        return None, as_fraction(value)
    if not match["near"]:
        return None, None
    if match["parts"]:
        return _neighbours(as_fraction(value))
    exact, half = as_fraction(value), _place(match) / 2
    return exact - half, exact + half


def _neighbours(value: Fraction) -> tuple[Fraction, Fraction]:
    """Find the midpoints to the neighbouring fractions that prose would have used instead.

    Whoever writes "about two-thirds" would have written three-fifths or three-quarters had
    that been nearer: the neighbours are those of the Farey sequence of order five.
    """
    farey = sorted({Fraction(a, b) for b in range(1, 6) for a in range(b + 1)} | {value})
    at = farey.index(value)
    below, above = farey[max(at - 1, 0)], farey[min(at + 1, len(farey) - 1)]
    return (below + value) / 2, (value + above) / 2

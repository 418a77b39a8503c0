"""A question that names a security by its rate or its kind in; whether a reply is of that, out.

"The 1.50% notes" are not the 2.75 % ones, "the debentures" no preferred; and where a release
tells of several securities with rates, a question that names none of them means no one of them.
"""

from __future__ import annotations

from fractions import Fraction

from bot.answers.matter import Matter
from bot.language import patterns as re
from bot.language.securities import find_mentions
from bot.model import Answer

_NOUN = r"(?:notes?|debentures?|bonds?|preferred|prefs?|securities|converts?|convertibles?|series)"
_RATE = (
    r"(?P<whole>\d{1,2})(?:(?P<decimals>\.\d+)|[-\s](?P<upper>\d{1,2})/(?P<lower>\d{1,2}))?"
    r"\s?(?:%|percent\b)"
)
_NAMED_RATE = re.compile(
    rf"(?<![\d.,$/]){_RATE}(?=\s+(?:(?!of\b)[\w-]+\s+){{0,5}}?{_NOUN}\b)", re.IGNORECASE
)
_ANY_RATE = re.compile(rf"(?<![\d.,$/]){_RATE}", re.IGNORECASE)
_KINDS = (
    "senior",
    "junior",
    "subordinated",
    "debenture",
    "trust preferred",
    "capital securities",
    "floating",
    "zero coupon",
    "secured",
    "unsecured",
    "discount notes",
    "old notes",
    "existing notes",
)
"""Words in the name of a debt or a hybrid, which the one answered for must have."""

_DUE = re.compile(r"\bdue\s+(?:in\s+)?((?:19|20)\d\d)\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ONE_OF_EACH = frozenset({"coupon", "maturity", "principal_amount", "annual_interest"})
_OF_DIVIDEND_DAYS = frozenset({"dividend_payment_date", "dividend_record_date"})
_PAYABLE = re.compile(
    r"\b(?:payable|paid|pay)\s+(?:on\s+|in\s+\w+\s+on\s+)?(?P<day>[A-Z][a-z]{2,8}\.?\s+\d{1,2})\b"
)
_OF_RECORD = re.compile(r"\brecord\s+(?:\w+\s+){0,4}?(?P<day>[A-Z][a-z]{2,8}\.?\s+\d{1,2})\b")
_SPECIAL = re.compile(r"\b(?:special|extra|extraordinary)\b", re.IGNORECASE)


def is_namesake(matter: Matter, reply: Answer) -> bool:
    """Tell whether a reply is of the security that a question names, or of the only one."""
    if reply.quantity.unit == "text" or not reply.citations:
        return True
    return (
        _has_rates(matter, reply)
        and _has_kinds(matter, reply)
        and not _is_one_of_many(matter, reply)
        and not _is_other_day(matter, reply)
        and not _is_of_one_class(matter, reply)
    )


def rates_in(text: str, *, named: bool = True) -> frozenset[Fraction]:
    """List the rates by which a text names securities, or all of its rates.

    >>> sorted(rates_in("the 9 1/4% debentures and 8.5% of the shares"))
    [Fraction(37, 4)]
    """
    found = (_NAMED_RATE if named else _ANY_RATE).finditer(text)
    return frozenset(_rate(match) for match in found)


def _rate(match: re.Match[str]) -> Fraction:
    rate = Fraction(match["whole"] + (match["decimals"] or ""))
    return (
        rate + Fraction(int(match["upper"]), int(match["lower"]) or 1) if match["upper"] else rate
    )


def _own(reply: Answer) -> str:
    """Give the name of the class of a reply, as far as it is known."""
    security = reply.security
    return " ".join((security.name, security.series or "", *security.aliases)) if security else ""


def _has_rates(matter: Matter, reply: Answer) -> bool:
    """Tell whether the rates that a question names securities by are those of the reply's."""
    due, years = (set(_DUE.findall(words)) for words in (matter.understood.text, _own(reply)))
    if due and years and not due & years:
        return False
    asked = rates_in(matter.understood.question)
    if not asked:
        return True
    own = rates_in(_own(reply), named=False)
    said = rates_in(" ".join(cited.sentence for cited in reply.citations), named=False)
    return asked <= own if own else asked <= said


def _has_kinds(matter: Matter, reply: Answer) -> bool:
    """Tell whether the kinds of debt that a question names are words of the reply's class."""
    text = " ".join(matter.understood.question.lower().replace("-", " ").split())
    asked = [kind for kind in _KINDS if re.search(rf"\b{kind}s?\b", text)]
    if not asked:
        return True
    said = f"{_own(reply)} {' '.join(c.sentence for c in reply.citations)}"
    if len({s.key for s in matter.known if reply.security and s.kind == reply.security.kind}) == 1:
        said += " ".join(_text(matter, reply))  # the only one may be named in full elsewhere
    said = " ".join(said.lower().replace("-", " ").split())
    return all(re.search(rf"\b{kind}s?\b", said) for kind in asked)


def _is_one_of_many(matter: Matter, reply: Answer) -> bool:
    """Tell whether a release has several securities with rates, of which a question names none."""
    if reply.measure not in _ONE_OF_EACH or rates_in(matter.understood.question):
        return False
    mentions = matter.understood.mentions
    if any(mention.series for mention in mentions) or _YEAR.search(matter.understood.text):
        return False
    if reply.security is None or (mentions and reply.security.kind == "preferred"):
        return False
    return any(len(rates_in(text)) > 1 for text in _text(matter, reply))


def _is_other_day(matter: Matter, reply: Answer) -> bool:
    """Tell whether a day of a special dividend is given where another has a day of its own."""
    if reply.measure not in _OF_DIVIDEND_DAYS or _SPECIAL.search(matter.understood.text):
        return False
    pattern = _PAYABLE if reply.measure == "dividend_payment_date" else _OF_RECORD
    several = any(len({m["day"] for m in pattern.finditer(t)}) > 1 for t in _text(matter, reply))
    return several and any(_SPECIAL.search(cited.sentence) for cited in reply.citations)


_OF_CLASS = frozenset({"dividend_per_share", "annual_dividend", "dividend_total", "offer_value"})
_OF_CLASS |= {"exchange_ratio", "liquidation_preference", "arrears_per_share", "conversion_price"}
_OF_CLASS |= {"annual_dividend_cost"}


def _is_of_one_class(matter: Matter, reply: Answer) -> bool:
    """Tell whether a figure of one class is given where its sentence has those of several.

    A question that names no class means none of them more than another.
    """
    if reply.measure not in _OF_CLASS or reply.security is None or matter.understood.mentions:
        return False
    own = reply.security.series
    return own is not None and any(
        len({m.series for _, m in find_mentions(cited.sentence) if m.series}) > 1
        for cited in reply.citations
    )


def _text(matter: Matter, reply: Answer) -> list[str]:
    return [matter.store.text(release) for release in {c.release for c in reply.citations}]

"""The words of a question that make another figure of one in; whether a reply is that one, out.

Each is a word that a figure's own sentence, class or value must bear out: diluted, net, reverse,
a loss, the original one.
"""

from __future__ import annotations

from bot.answers.matter import Matter
from bot.language import patterns as re
from bot.language.numbers import as_fraction
from bot.model import Answer

_HOLDING = (
    r"treasury|reserved|registered|underlying|authori[sz]ed|unissued|restricted|insiders?|directors?"
    r"|officers?|employees?|float|voting|non-?voting|record\s+holders?|held\s+by"
)
_HELD = (
    r"treasury|reserved|regist|underl|authori|unissued|restrict|insiders?|directors?|officers?"
    r"|employees?|float|voting|of\s+record|h[eo]ld|surrender|holder|owne?[drs]"
)
"""Of which shares a question asks, and how a sentence says that they are such."""

_BORNE_OUT: tuple[tuple[str, str, str], ...] = (
    (r"eps|net_income", r"\bbasic\b", r"\bbasic\b"),
    (r"eps", r"\b(?:fully[\s-])?diluted\b", r"\bdilut"),
    (r"revenue", r"\bnet\s+revenues?\b", r"\bnet\s+(?:\w+\s+)?(?:revenues?|sales)\b"),
    (r"dividend_per_share", r"\bmonthly\b", r"\bmonth"),
    (r"dividend_per_share", r"\bsemi-?annual(?:ly)?\b", r"\bsemi-?annual|\bhalf"),
    (
        r"repurchase_remaining",
        r"\b(?:old|previous|prior|earlier|former)\s+(?:\w+\s+)?(?:program\w*|authori|buyback)",
        r"\b(?:old|previous\w*|prior|existing|earlier|former|first|in\s+place\s+of|replac\w+)\b",
    ),
    (r"revenue|net_income|eps", r"\bpro\s*forma\b", r"\bpro\s*forma\b"),
    (
        r"net_income|eps",
        r"\b(?:before|excluding|without|ex)\s+(?:\w+\s+)?(?:tax\w*|items?|charges?|gains?|special|one-time)\b|\bpre-?tax\b",
        r"\b(?:before|excluding|without)\b|\bpre-?tax\b",
    ),
    (
        r"shares_|percent_|principal|repurchase(?!_price)|offering_costs|dividend|net_income|eps|revenue|cash_paid",
        r"\b(?:weighted|average(?!\s+(?:price|cost)))\b",
        r"\b(?:weighted|average)\b",
    ),
    (
        r"shares_outstanding",
        r"\b(?:diluted|pro\s*forma|as[\s-]converted)\b",
        r"\b(?:dilut|pro\s*forma|as[\s-]converted)",
    ),
    (r"shares_", rf"\b(?:{_HOLDING})\b", rf"\b(?:{_HELD})"),
    (
        r".",
        r"\b(?:before|after|net\s+of)\s+tax(?:es)?\b",
        r"\b(?:before|after|net\s+of)[\s-](?:\w+[\s-])?tax|\bpre-?tax",
    ),
)
"""Measures, what a question says of their figure, and what its sentence must then have."""

_LOSS = re.compile(r"\b(?:net\s+)?loss(?:es)?\b", re.IGNORECASE)
_EARNED = re.compile(r"\b(?:income|profit|earnings|gain|loss\s+or)\b", re.IGNORECASE)
_REVERSE = re.compile(r"\breverse\b|\bconsolidation\b", re.IGNORECASE)
_FORWARD = re.compile(r"\bforward\b", re.IGNORECASE)
_EARLIER = re.compile(
    r"\b(?:original(?:ly)?|initial(?:ly)?|at\s+first|first(?!\s+(?:quarter|half|nine|six|three|time|year|month|call|day|series)))\b",
    re.IGNORECASE,
)
_IS_EARLIER = re.compile(
    r"\b(?:original\w*|initial\w*|first|previous\w*|begin\w*|began|begun|commenc\w+|launch\w*|start\w*)\b",
    re.IGNORECASE,
)
_BECAME = re.compile(r"\bfrom\s+\S*\d\S*\s+(?:[\w-]+\s+){0,4}?to\s+\S*\d", re.IGNORECASE)
_EXPIRED = re.compile(r"\bexpir(?:ed|ation)\b", re.IGNORECASE)
_OLD_TERMS = re.compile(
    r"\b(?:old|older|previous|prior|original|initial|former|first|earlier|last\s+year['’]?s|previously\s+announced)\s+(?:\w+\s+){0,2}?"
    r"(?:ratio|rate|terms|offer|price|deal|agreement|exchange)\b",
    re.IGNORECASE,
)
_CASH = re.compile(r"\bcash\b", re.IGNORECASE)
_SAID_EARLIER = re.compile(r"previous|before|initial")


def is_qualified(matter: Matter, reply: Answer) -> bool:
    """Tell whether a reply bears out every word of a question that makes another figure of it."""
    text = matter.understood.question
    if reply.quantity.unit in ("text", "boolean"):
        return True
    return (
        _is_borne_out(text, reply)
        and _is_of_sign(text, reply)
        and _is_of_order(matter, reply)
        and not _is_half_a_price(matter, reply)
        and not _is_of_a_split(text, reply)
        and not _is_only_expected(text, reply)
        and not _is_the_other_way(text, reply)
    )


_TO_GIVE = re.compile(
    r"\b(?:part\s+with|give\s+up|surrender|do\s+i\s+need\s+for|needed\s+for|hand\s+(?:over|in))\b",
    re.IGNORECASE,
)
_GETS = re.compile(
    r"\b(?:to\s+(?:get|obtain|receive|end\s+up)|need\w*\s+for|for\s+\d+\s+new)\b", re.IGNORECASE
)


def _is_the_other_way(text: str, reply: Answer) -> bool:
    """Tell whether what is received is told where what must be given for a count is asked."""
    asked = _TO_GIVE.search(text) is not None and _GETS.search(text) is not None
    forward = reply.kind == "hypothetical" and reply.measure != "calculation"
    return asked and forward and "must be given up" not in reply.text


def _is_of_a_split(text: str, reply: Answer) -> bool:
    """Tell whether what is called left of a class is what a split makes of all of it."""
    percent = reply.measure == "calculation" and reply.quantity.unit == "percent"
    computed = percent and re.search(r"\bremain", text, re.IGNORECASE)
    if not computed and reply.measure != "percent_remaining":
        return False
    return any(
        re.search(r"\bsplit\b", f"{cited.sentence} {cited.headline}", re.IGNORECASE)
        for cited in reply.citations
    )


def _is_only_expected(text: str, reply: Answer) -> bool:
    """Tell whether a dividend that is only expected is given for the last one."""
    last = re.search(r"\b(?:last|paid|previous|latest|current)\b", text, re.IGNORECASE)
    expected = any("expected" in note for note in reply.notes)
    return reply.measure == "dividend_per_share" and last is not None and expected


def _is_borne_out(text: str, reply: Answer) -> bool:
    """Tell whether the words that a question has are in the sentences that state a figure."""
    said = " ".join(f"{cited.sentence} {cited.headline}" for cited in reply.citations)
    return not any(
        re.search(measures, reply.measure)
        and re.search(asked, text, re.IGNORECASE)
        and not re.search(must, said, re.IGNORECASE)
        for measures, asked, must in _BORNE_OUT
    )


def _is_of_sign(text: str, reply: Answer) -> bool:
    """Refuse a profit for a loss, and a split that makes more shares for one that makes fewer."""
    value = reply.quantity.value
    if isinstance(value, (bool, str)) or reply.quantity.unit in ("date", "year"):
        return True
    if reply.measure in ("net_income", "eps") and _LOSS.search(text):
        return as_fraction(value) < 0 or _EARNED.search(text) is not None
    if reply.measure == "split_ratio":
        fewer = as_fraction(value) < 1
        return not (_REVERSE.search(text) and not fewer) and not (_FORWARD.search(text) and fewer)
    return True


def _is_of_order(matter: Matter, reply: Answer) -> bool:
    """Refuse what is not known to be the first, or the old, of several where that is asked for."""
    text = matter.understood.question
    if reply.kind == "hypothetical" and matter.understood.ratio is None:
        return _OLD_TERMS.search(text) is None
    if not _EARLIER.search(text) or reply.kind != "stated" or _SAID_EARLIER.search(reply.measure):
        return True
    said = " ".join(f"{cited.sentence} {cited.headline}" for cited in reply.citations)
    if _BECAME.search(said) and not _IS_EARLIER.search(said):
        return False
    if reply.measure == "expiry":
        return _IS_EARLIER.search(said) is not None and _EXPIRED.search(said) is None
    return True


def _is_half_a_price(matter: Matter, reply: Answer) -> bool:
    """Tell whether the cash of a merger is given for a price that is paid in shares too."""
    if reply.measure != "merger_cash_per_share" or _CASH.search(matter.understood.text):
        return False
    releases = {cited.release for cited in reply.citations}
    facts = matter.store.facts(matter.company.name, "merger_exchange_ratio")
    return any(fact.release in releases for fact in facts)

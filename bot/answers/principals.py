"""An amount of notes that somebody holds in; the shares or the year's interest it brings, out.

"A $20,000 position turns into how many shares?", "ten bonds of $1,000, interest a year?": the
principal times the rate for each $1,000, or times the coupon.
"""

from __future__ import annotations

from dataclasses import replace

from bot.answers.matter import Matter
from bot.answers.rates import rate_of
from bot.answers.receipts import FRAME, without_asides
from bot.answers.spoken import left_over
from bot.answers.wording import figure
from bot.answers.words import concept
from bot.language import patterns as re
from bot.language.hints import may_have
from bot.language.numbers import as_fraction
from bot.language.recognise import MONEY, NUMBER, SHARES
from bot.measures.formulas import displayed, evaluate, rounded
from bot.model import Answer, Quantity, Security, Working

_NEEDS = frozenset(
    """note notes bond bonds debenture debentures face principal position par paper""".split()
)
_IN_SHARES = re.compile(
    r"\b(?:how\s+many|whole|into)\s+(?:\w+\s+)?(?:shares|shs|common)\b|\bshares\W*$", re.IGNORECASE
)
_INTEREST = re.compile(
    r"(?=.*\b(?:interest|coupon)\b)(?=.*\b(?:year|annum|annual|yearly|annually)\b)", re.IGNORECASE
)
_INVERSE = re.compile(
    r"\b(?:need\w*|obtain|require\w*|trades?|price|worth|stock\s+at)\b", re.IGNORECASE
)
_WORDS = frozenset(
    """note notes bond bonds debenture debentures face principal position par paper tender tendered
    exchange exchanged convert converted conversion shares common stock interest coupon year annum
    annual yearly annually income earning earn hypothetically full-year full offer""".split()
)
_EACH = re.compile(r"\b(?:of|at)\s*$", re.IGNORECASE)


def of_principal(matter: Matter) -> Answer | None:
    """Compute what an amount of notes brings; None where any word of the question is unclear."""
    text = without_asides(matter.understood.text)
    if not may_have(text, _NEEDS) or _INVERSE.search(text) or matter.understood.strange:
        return None
    principal = _principal(matter)
    if principal is None or _unexplained(text, matter):
        return None
    if _INTEREST.search(text):
        return _brings(principal, "coupon", "a * b / 100", matter)
    if _IN_SHARES.search(text):
        return _brings(principal, "exchange_ratio_per_1000", "a / 1000 * b", matter)
    return None


def _principal(matter: Matter) -> Quantity | None:
    """Find the one amount of notes of a question: as typed, or so many of so much each."""
    amounts = matter.understood.amounts
    money = [a.quantity for a in amounts if a.type == MONEY and a.quantity]
    counts = [a for a in amounts if a.type in (NUMBER, SHARES) and a.quantity]
    if len(money) != 1 or len(money) + len(counts) != len(amounts) or len(counts) > 1:
        return None
    if not counts:
        return money[0]
    count = counts[0].quantity
    between = matter.understood.text[counts[0].span.end :].partition(money[0].as_printed)[0]
    if count is None or not _EACH.search(between):
        return None
    value = as_fraction(count.value) * as_fraction(money[0].value)
    return replace(money[0], value=value, as_printed="")


def _unexplained(text: str, matter: Matter) -> bool:
    for amount in matter.understood.amounts:
        printed = amount.quantity.as_printed if amount.quantity else ""
        text = text.replace(printed, " ", 1)
    known = FRAME | _WORDS
    return bool(left_over(text, matter, frozenset(known | {concept(w) for w in known})))


def _brings(principal: Quantity, name: str, formula: str, matter: Matter) -> Answer | None:
    """Multiply a principal by a published rate of the notes."""
    notes = [c for c in matter.classes if c.kind == "note"]
    security: Security | None = notes[0] if len(notes) == 1 else None
    rate = rate_of(name, security, matter)
    if rate is None or (rate.security is not None and rate.security.kind != "note"):
        return None
    unit = "shares" if name != "coupon" else principal.unit
    decimals = matter.understood.decimals
    quantity, step = evaluate(formula, {"a": principal, "b": rate.quantity}, unit, decimals)
    shown = figure(quantity, decimals)
    words = "shares" if unit == "shares" else "for a year"
    return replace(
        rate,
        text=f"Hypothetically, {displayed(principal)} of principal at {rate.label}, {rate.figure}, "
        f"comes to {shown} {words}.",
        figure=shown,
        quantity=rounded(quantity, decimals),
        kind="hypothetical",
        measure="calculation",
        label="what the principal brings",
        working=Working(steps=(*rate.working.steps, step)),
    )

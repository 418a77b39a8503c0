"""What would be exchanged in, all that remain or what brings so many, at a ratio; the count out.

"If the rest came in at the 2002 ratio, how many common?" takes what is outstanding now and the
ratio that is named; "how many prefs for 7,500 common?" goes the other way round.
"""

from __future__ import annotations

from dataclasses import replace

from bot.answers.matter import Matter, resolved
from bot.answers.operands import Ask
from bot.answers.rates import rate_of
from bot.answers.wording import figure, named
from bot.errors import ArithmeticalError
from bot.language import patterns as re
from bot.language.dates import written
from bot.language.numbers import find_numbers
from bot.language.recognise import NUMBER, SHARES, Entity
from bot.measures.formulas import evaluate, rounded
from bot.model import Answer, Quantity, Security, Working

_ALL = re.compile(
    r"\b(?:all|everyone|everybody|everything|the\s+rest|rest|remaining|remainder|those\s+left|(?:still|left)\s+outstanding|the\s+others?"
    r"|other\s+holders|leftover)\b",
    re.IGNORECASE,
)
_EXCHANGED = re.compile(
    r"\b(?:exchang\w*|convert\w*|tender\w*|surrender\w*|swap\w*|come\s+in|came\s+in|turned|took|take|accept\w*|handed|were\s+to"
    r"|needed|issued?|issuable|required|at|on)\b",
    re.IGNORECASE,
)
_IF = re.compile(
    r"\b(?:if|suppose|supposing|assume|assuming|imagine|say|were|would|hypothetically|should|needed|required)\b",
    re.IGNORECASE,
)
_IN_COMMON = re.compile(r"\bhow\s+many\b|\bcommon\b|\bwhat\b|\bshares\b", re.IGNORECASE)
_PART = re.compile(
    r"\b(?P<half>half|one[\s-]half)\b|\b(?P<third>a\s+third|one[\s-]third)\b|\b(?P<quarter>a\s+quarter)\b",
    re.IGNORECASE,
)
_RATIO = re.compile(
    r"\b(?:at|on|with|using|under|by)\s+(?:(?:the|that|this|an?)\s+)*(?P<words>(?:[\w,]+\s+){0,6}?(?:ratio|rate|terms|formula))\b",
    re.IGNORECASE,
)
_SAME = re.compile(
    r"\W*(?:same|that|this|current|new|newest|latest|exchange|conversion|old|\s)*(?:ratio|rate|terms)\W*",
    re.IGNORECASE,
)
_NUMBER_AT = re.compile(
    r"\b(?:at|of)\s+(?P<n>\d[\d.,]*\d|\d)\b(?!\s*(?:percent|prefs?|preferred|shares|common))",
    re.IGNORECASE,
)
_NEEDED = re.compile(
    r"\b(?:need(?:ed|s)?|must|have\s+to|required?|takes?|took|surrender\w*|give[n]?|gave|hand(?:ed)?|bring|to\s+(?:get|receive|end\s+up)"
    r"|worth|buys?|for|get\s+me|gets?)\b",
    re.IGNORECASE,
)
_EXTRA = re.compile(
    r"\b(?:total|altogether|cost|price|worth|dollars?|cash|value|dividend|percent|before|after|arrears|pre|post|split)\b|[$€£]",
    re.IGNORECASE,
)


def supposed(matter: Matter, ask: Ask) -> Answer | None:
    """Compute what would be exchanged; None where a question supposes nothing of the kind."""
    if _EXTRA.search(matter.understood.text):
        return None
    return _needed(matter) or _rest(matter, ask)


def _needed(matter: Matter) -> Answer | None:
    """Tell how many of a class bring a count of another: "how many prefs for 7,500 common?"."""
    understood = matter.understood
    amounts = understood.amounts
    if len(amounts) != 1 or amounts[0].type not in (NUMBER, SHARES) or understood.ratio:
        return None
    count = amounts[0]
    wanted = resolved(count.security, matter.known) if count.security else None
    given = [c for c in matter.classes if wanted is None or c.key != wanted.key]
    senior = [c for c in (given or matter.known) if c.kind != "common"]
    if wanted is None or wanted.kind != "common" or len(senior) != 1:
        return None
    if not _NEEDED.search(understood.text) or not re.search(
        r"\bhow\s+many|\bwhat\b", understood.text, re.IGNORECASE
    ):
        return None
    if not _before_count(understood.text, count):
        return None
    rate = _ratio_of(senior[0], matter)
    if rate is None or count.quantity is None:
        return None
    return _computed(
        "a / b", (replace(count.quantity, unit="shares"), None), rate, senior[0], matter
    )


def _before_count(text: str, count: Entity) -> bool:
    """Tell whether what is asked for stands before the count: that of the class given up."""
    asked = re.search(r"\bhow\s+many\b|\bwhat\b", text, re.IGNORECASE)
    between = text[asked.end() : count.span.start] if asked else ""
    return bool(between.strip()) and re.search(r"\bcommon\b", between, re.IGNORECASE) is None


def _rest(matter: Matter, ask: Ask) -> Answer | None:
    """Tell how many all that remain, or a part of them, would bring at a ratio that is named."""
    text = matter.understood.text
    if not (_ALL.search(text) and _IF.search(text) and _EXCHANGED.search(text)):
        return None
    security = _given_up(matter)
    if security is None or not _IN_COMMON.search(text):
        return None
    rate = _named_ratio(text, security, matter, ask)
    count = _count(matter, security)
    if rate is None or count is None:
        return None
    return _computed("a * b", count, rate, security, matter)


def _given_up(matter: Matter) -> Security | None:
    """Find the class that would be given up: the one named, or the only one but common stock."""
    senior = [c for c in matter.classes if c.kind != "common"]
    senior = senior or [c for c in matter.known if c.kind != "common"]
    return senior[0] if len(senior) == 1 else None


def _printed_whole(quantity: Quantity) -> int:
    """Read a number as printed in digits; 0 for any other."""
    digits = quantity.as_printed.replace(",", "")
    return int(digits) if digits.isdecimal() else 0


def _count(matter: Matter, security: Security) -> tuple[Quantity, Answer | None] | None:
    """Find how many would be exchanged: as typed, or what is outstanding or a part of it."""
    text = matter.understood.text
    typed = (e.quantity for e in matter.understood.amounts if e.type in (NUMBER, SHARES))
    counts = [q for q in typed if q and _printed_whole(q) >= _LEAST]
    if counts:
        return replace(counts[0], unit="shares"), None
    timeless = replace(matter, understood=replace(matter.understood, period=None))
    left = rate_of("shares_outstanding", security, timeless)
    if left is None:
        return None
    part = _PART.search(text)
    if part is None:
        return left.quantity, left
    whole = {"half": 2, "third": 3, "quarter": 4}[part.lastgroup or "half"]
    quantity, step = evaluate(f"a / {whole}", {"a": left.quantity}, "shares")
    working = Working(steps=(*left.working.steps, step))
    return quantity, replace(left, working=working)


_LEAST = 20


def _named_ratio(
    text: str, security: Security, matter: Matter, ask: Ask
) -> Answer | Quantity | None:
    """Find the ratio that a question names: as typed, of a time, or the newest."""
    if matter.understood.ratio is not None:
        return Quantity(value=matter.understood.ratio, unit="shares/share")
    if typed := _NUMBER_AT.search(text):
        number = next(iter(find_numbers(typed["n"])), None)
        if number is not None:
            return replace(number[1], unit="shares/share")
    words = _RATIO.search(text)
    if words is not None and not _SAME.fullmatch(words["words"]):
        reply = ask(f"{words['words']} {named(security)}")
        found = reply if isinstance(reply, Answer) else ask(words["words"])
        fits = isinstance(found, Answer) and found.quantity.unit == "shares/share"
        return found if fits and isinstance(found, Answer) else None
    return _ratio_of(security, matter)


def _ratio_of(security: Security, matter: Matter) -> Answer | None:
    return rate_of("exchange_ratio", security, matter) or rate_of(
        "conversion_rate", security, matter
    )


def _computed(
    formula: str,
    counted: tuple[Quantity, Answer | None],
    rate: Answer | Quantity,
    security: Security,
    matter: Matter,
) -> Answer | None:
    """Compute a result and say it, with the figures that it rests on."""
    count, known = counted
    ratio = rate.quantity if isinstance(rate, Answer) else rate
    decimals = matter.understood.decimals
    try:
        quantity, step = evaluate(formula, {"a": count, "b": ratio}, "shares", decimals)
    except ArithmeticalError:
        return None
    given = [each for each in (known, rate) if isinstance(each, Answer)]
    shown = figure(quantity, decimals)
    said = "; ".join(f"{e.label}{_when(e)}, {e.figure}" for e in given)
    what = (
        f"{shown} {named(security)}" if formula == "a / b" else f"{figure(count)} {named(security)}"
    )
    verb = "would be needed" if formula == "a / b" else f"would bring {shown}"
    steps = tuple(s for each in given for s in each.working.steps)
    return Answer(
        text=f"Hypothetically, {what} shares {verb}: {step.expression} = {shown}"
        + (f" ({said})." if said else "."),
        figure=shown,
        quantity=rounded(quantity, decimals),
        kind="hypothetical",
        measure="calculation",
        label="the result of a hypothetical exchange",
        company=matter.company.name,
        security=security,
        as_of=given[-1].as_of if given else None,
        working=Working(steps=tuple(dict.fromkeys((*steps, step)))),
        citations=tuple(dict.fromkeys(c for each in given for c in each.citations)),
        notes=tuple(dict.fromkeys(n for each in given for n in each.notes)),
    )


def _when(reply: Answer) -> str:
    return f" of {written(reply.as_of)}" if reply.as_of else ""

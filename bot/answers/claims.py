"""A question whether a figure is so much in; yes or no, with what was published, out.

"Was net income $6.6 million?" is asked again with "how much" in the place of the figure, and
what is published is compared with it.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from bot.answers.matter import Matter
from bot.answers.operands import Ask
from bot.answers.rows import Wanted, rows
from bot.answers.wording import figure
from bot.language import patterns as re
from bot.language.dates import written
from bot.language.numbers import find_numbers
from bot.language.recognise import MONEY, NUMBER, PERCENT, SHARES, Entity
from bot.measures import measures
from bot.measures.formulas import differ_by, displayed
from bot.model import Answer, Quantity, Step, Working

_ASKS = re.compile(
    r"^\W*(?:(?:so|and|then|ok(?:ay)?|just\s+to\s+confirm|confirm(?:\s+that)?|can\s+you\s+confirm(?:\s+that)?)\W+)*"
    r"(?:is|are|was|were|did|does|do|has|have|had|am\s+i\s+right)\b"
    r"|[,;:–-]\s*(?:is\s+(?:that|this|it)\s+)?(?:right|correct|true|accurate|yes\s+or\s+no)\W*$"
    r"|^\W*(?:correct|right|true\s+or\s+false|confirm)\b",
    re.IGNORECASE,
)
_FRAME = re.compile(
    r"\b(?:is\s+(?:it|that|this)\s+(?:true|right|correct|accurate|so|the\s+case)(?:\s+that)?|am\s+i\s+right(?:\s+that)?"
    r"|correct\s+that|right\s+that|true\s+or\s+false|true|right|correct|accurate|confirm(?:\s+that)?|can\s+you"
    r"|what\s+(?:they|you|the\s+company|it)\s+(?:printed|published|reported|stated|said|gave|announced|call(?:ed)?)(?:\s+(?:as|for))?"
    r"|(?:the\s+)?(?:figure|number|amount)\s+(?:that\s+)?(?:they|you|the\s+company|it)?\s*(?:printed|published|reported|stated|announced)"
    r"(?:\s+(?:as|for))?|what|exactly|really|indeed|the\s+(?:number|count)\s+of)\b",
    re.IGNORECASE,
)
_OTHERWISE = re.compile(
    r"\b(?:more|less|fewer|higher|lower|over|under|above|below|at\s+least|at\s+most|than|exceed\w*|before|after|until|by|not"
    r"|if|would|will|get|gets|receive|entitled|worth|tie|ties|equals?|makes?|add|adds|minus|plus|times|per)\b",
    re.IGNORECASE,
)
_TIMED = re.compile(r"\b(?:before|after|by)\b(?=\s+(?:the\b|(?:19|20)\d\d|[A-Z]))")


def claimed(matter: Matter, ask: Ask) -> Answer | None:
    """Tell whether a figure that a question claims is what was published; None for no such."""
    understood = matter.understood
    text = understood.text
    amounts = understood.amounts or _ratio_in(matter)
    if len(amounts) != 1 or not _is_printed(amounts[0]) or understood.operation:
        return None
    if not _ASKS.search(text) or _OTHERWISE.search(_TIMED.sub(" ", text)):
        return None
    reply = ask(_asking(text, amounts[0]))
    given = amounts[0].quantity
    if not isinstance(reply, Answer) or given is None or not _are_alike(given, reply.quantity):
        return None
    if _holds(given, reply.quantity):
        return _verdict(given, reply, holds=True)
    if understood.period is None and _was(given, reply, matter):
        return None
    return _verdict(given, reply, holds=False)


def _is_printed(claim: Entity) -> bool:
    return claim.quantity is not None and claim.quantity.as_printed != ""


def _ratio_in(matter: Matter) -> tuple[Entity, ...]:
    """Find the one number of a question that was taken for a ratio: "is the ratio 7.5?"."""
    if matter.understood.ratio is None:
        return ()
    return tuple(
        Entity(type=NUMBER, span=span, quantity=quantity)
        for span, quantity in find_numbers(matter.understood.text)
    )


def _asking(text: str, claim: Entity) -> str:
    """Ask for the figure that is claimed."""
    assert claim.quantity is not None
    words = text[claim.span.start : claim.span.end]
    how = "how many" if claim.type in (NUMBER, SHARES) else "how much"
    asked = words.replace(claim.quantity.as_printed, how, 1)
    if claim.type in (MONEY, PERCENT):
        asked = "percent" if claim.type == PERCENT else "how much"
    before, after = text[: claim.span.start], text[claim.span.end :]
    if claim.type == NUMBER and not after.strip(" ?.!"):
        asked = ""  # "is the ratio 7.5?" asks for the ratio, and not for a count
    return " ".join(_FRAME.sub(" ", f"{before} {asked} {after}").split()).strip(" ,;:–-")


def _are_alike(given: Quantity, found: Quantity) -> bool:
    """Tell whether a claimed figure and a published one are of one kind."""
    if not isinstance(found.value, Decimal | Fraction) or found.unit == "year":
        return False
    units = {given.unit, found.unit.removesuffix("/share")}
    return len(units) == 1 or ("number" in units and not units & {"USD", "percent"})


def _holds(given: Quantity, found: Quantity) -> bool:
    rough = not given.as_printed.replace(",", "").isdigit()
    return differ_by(given, found, rounded=rough) == 0


def _was(given: Quantity, reply: Answer, matter: Matter) -> bool:
    """Tell whether a figure that is not the newest was published of another time."""
    measure = measures().get(reply.measure)
    if measure is None or reply.company is None:
        return True
    wanted = Wanted(company=reply.company, measures=(measure,), security=reply.security)
    return any(
        isinstance(row.quantity.value, Decimal | Fraction) and _holds(given, row.quantity)
        for row in rows(wanted, matter.store)
    )


def _verdict(given: Quantity, reply: Answer, *, holds: bool) -> Answer:
    shown = "yes" if holds else "no"
    when = f" of {written(reply.as_of)}" if reply.as_of else ""
    step = Step(
        expression=f"{displayed(given)} {'=' if holds else '≠'} {figure(reply.quantity)}",
        result=shown,
    )
    return Answer(
        text=f"{shown.capitalize()}: {reply.label}{when} is {reply.figure}.",
        figure=shown,
        quantity=Quantity(value=holds, unit="boolean"),
        kind="derived",
        measure="calculation",
        label="the comparison",
        company=reply.company,
        security=reply.security,
        as_of=reply.as_of,
        working=Working(steps=(*reply.working.steps, step)),
        citations=reply.citations,
    )

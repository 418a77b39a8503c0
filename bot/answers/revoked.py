"""A figure in; the sentence of a later release that takes it back in plain words, out.

What undoes a redemption, an offer or a dividend as a fact is known to the store. A special
dividend, a placement or a split that is called off is told in words of many kinds: there it is
enough that a later sentence has the thing's name and says that it is not to be.
"""

from __future__ import annotations

from datetime import date
from functools import cache

from bot.answers.matter import Matter
from bot.language import patterns as re
from bot.language.dates import written_day
from bot.model import Answer, Period, Quoted

_THINGS: tuple[tuple[str, str], ...] = (
    (r"special_dividend", r"special\s+(?:cash\s+)?dividends?"),
    (r"split_|shares_after_split", r"(?:reverse\s+|stock\s+)*splits?"),
    (r"merger_", r"(?:mergers?|merger\s+agreement|acquisition)"),
    (r"offering_|gross_proceeds|net_proceeds|shares_offered", r"(?:public\s+)?offering"),
)
"""What a measure's figure is of, and how a sentence names it."""

_TERMS: tuple[tuple[str, str], ...] = (
    (r"conversion_(?:price|rate)", r"(?:conversion\s+(?:price|rate))"),
    (r"offer_price", r"(?:offer|purchase)\s+price"),
    (r"exchange_ratio", r"(?:exchange\s+)?ratio"),
    (r"offering_price", r"(?:offering|public)\s+price"),
)
"""Terms of a deal that a later release may change, and how a sentence names them."""

_CHANGED = (
    r"(?:has|have|had|was|were)\s+(?:since\s+)?(?:been\s+)?"
    r"(?:adjusted|increased|raised|reduced|lowered|amended|revised|changed)"
)
_EARLIER = re.compile(
    r"\b(?:original\w*|initial\w*|first|old|previous\w*|prior|earlier|before|rescinded|cancelled)\b",
    re.IGNORECASE,
)
"""What asks for the terms that no longer stand."""

_CALLED_OFF = (
    r"(?:rescind(?:s|ed)?|cancel(?:s|led|ed)?|withdr[ae]wn?|withdrew|revoke[sd]?|terminate[sd]?"
    r"|abandon(?:s|ed)?|call(?:s|ed)\s+off"
    r"|scrap(?:s|ped)?)"
)
_NOT_TO_BE = (
    r"will\s+not\s+(?:now\s+)?(?:be\s+(?:paid|completed|made|effected|carried\s+out)|take\s+place"
    r"|proceed|go\s+ahead)"
)


def revoked(matter: Matter, reply: Answer) -> Quoted | None:
    """Quote the later sentence that says that a thing is not to be; None where there is none."""
    if reply.quantity.unit in ("text", "boolean") or not reply.citations:
        return None
    pattern = _against(reply.measure)
    if pattern is None or matter.order or _EARLIER.search(matter.understood.question):
        return None
    last = max(cited.published for cited in reply.citations)
    later = Period(start=last, end=date.max)
    for _, lead in matter.store.releases(matter.company.name, later):
        text = matter.store.text(lead.release)
        if lead.published > last and (found := pattern.search(text)):
            return _said(text, found.start(), lead.headline, lead.published, reply)
    return None


def _said(text: str, at: int, headline: str, published: date, reply: Answer) -> Quoted:
    """Quote the sentence at a place of a release that takes something back."""
    start = max(text.rfind(". ", 0, at) + 2, text.rfind("\n\n", 0, at) + 2, 0)
    end = text.find(".", at)
    sentence = " ".join(text[start : end + 1 if end > 0 else len(text)].split())
    return Quoted(
        text=(
            "What was published of it before no longer stands: "
            f"“{sentence}” ({headline}, {written_day(published)})."
        ),
        reason="a later release takes back what was announced",
        citations=reply.citations,
    )


@cache
def _against(measure: str) -> re.Pattern[str] | None:
    """Write how a sentence says that what a measure is of was called off, or that it changed."""
    term = next((n for m, n in _TERMS if re.fullmatch(m, measure)), None)
    if term is not None:
        return re.compile(rf"\b{term}\s+{_CHANGED}\b", re.IGNORECASE)
    named = next((n for m, n in _THINGS if re.match(m, measure)), None)
    if named is None:
        return None
    return re.compile(
        rf"\b{_CALLED_OFF}\s+(?:the|its|this|that|our|their)\s+(?:[\w-]+\s+){{0,4}}?{named}\b"
        rf"|\b{named}\b[^.;]{{0,60}}?\b(?:{_NOT_TO_BE}|(?:has|have)\s+been\s+{_CALLED_OFF})"
        rf"|\bno\s+{named}\s+will\s+be\b",
        re.IGNORECASE,
    )

"""A question about two companies in; both their figures, compared, out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from bot.answers.restating import without
from bot.answers.understand import Understood, taken_apart
from bot.answers.wording import figure
from bot.errors import ArithmeticalError
from bot.language import patterns as re
from bot.language.dates import written
from bot.language.names import Names
from bot.language.numbers import as_fraction
from bot.language.recognise import DATE, Entity
from bot.measures.formulas import evaluate
from bot.model import Answer, Company, Quantity, Security, Single, Working

AskOf = Callable[[str, Company], Single]
"""What answers words about one company."""

_MORE = (
    r"(?P<end>more|most|higher|highest|bigger|biggest|larger|largest|greater|greatest|better|best|longer"
    r"|later|fewer|less|lower|lowest|smaller|smallest|earlier|sooner|first|cheaper)"
)
_BY_HOW_MUCH = re.compile(
    r"\b(?:and\s+)?(?:by\s+how\s+(?:much|many)|what\s+is\s+the\s+(?:difference|gap)|the\s+difference"
    r"|difference(?:\s+(?:between|in))?|how\s+(?:much|many)\s+(?:more|less|fewer|higher|lower)|gap)\b",
    re.IGNORECASE,
)
_WHICH = re.compile(
    rf"\b(?:who|which(?:\s+(?:company|one|of\s+(?:them|the\s+two)))?)\s+(?:gave|gives|paid|pays|offers?|offered"
    rf"|has|had|have|is|was|got|did|made|makes|announced|declared|reported|sold|bought)?\s*(?:the\s+|a\s+)?{_MORE}\b"
    rf"|\b(?:is|was|are|were)\s+(?:the\s+)?{_MORE.replace('end', 'late')}\b"
    r"|\bcompared?(?:\s+(?:to|with))?\b",
    re.IGNORECASE,
)
_JOINS = re.compile(
    r"\b(?:or|and|vs\.?|versus|than|between|against|at|of|for|from|with)\b"
    r"|(?:^|\s)[-–](?=\s|$)|,(?!\d)|[()?]"
)
_LEAST = frozenset("fewer less lower lowest smaller smallest earlier sooner first cheaper".split())
_LEADS = re.compile(r"^\W*(?:which|what|who|the)\b\s*", re.IGNORECASE)


def across(
    understood: Understood, companies: tuple[Company, ...], names: Names, ask: AskOf
) -> Answer | None:
    """Ask the same of two companies and compare; None where not both have a figure for it."""
    if len(companies) != 2:
        return None
    words, own = _shared(understood.text, companies, names)
    replies = [ask(f"{words}{own.get(c.name, '')}", c) for c in companies]
    found = [reply for reply in replies if isinstance(reply, Answer)]
    units = {reply.quantity.unit for reply in found}
    if len(found) < 2 or len(units) > 1 or units & {"text", "boolean", "date", "year"}:
        return None
    return _compared(understood, found[0], found[1])


def _shared(text: str, companies: tuple[Company, ...], names: Names) -> tuple[str, dict[str, str]]:
    """Give what is asked of both companies, and the time that is given beside the name of one."""
    apart = taken_apart(text, names)
    named = [(e, c) for e in apart.entities for c in companies if _is_of(e, c)]
    dropped = [e for e, _ in named]
    own = {}
    for entity, company in named:
        beside = (e for e in apart.entities if e.type == DATE and _is_beside(entity, e, apart.text))
        for date in beside:
            own[company.name] = f" in {apart.text[date.span.start : date.span.end]}"
            dropped.append(date)
    rest = without(apart.text, sorted(dropped, key=lambda e: e.span.start))
    for pattern in (_BY_HOW_MUCH, _WHICH):
        rest = pattern.sub(" ", rest)
    kept = _LEADS.sub("", " ".join(_JOINS.sub(" ", rest).split()))
    return kept, own


def _is_beside(name: Entity, date: Entity, text: str) -> bool:
    """Tell whether a time stands in brackets after a name, or right after "in"."""
    between = text[name.span.end : date.span.start]
    return date.span.start >= name.span.end and between.strip().lower() in ("(", "in")


def _is_of(entity: Entity, company: Company) -> bool:
    security = entity.security
    listed = isinstance(security, Security) and security.kind == "common"
    symbol = listed and isinstance(security, Security) and security.company == company.name
    return symbol or (entity.company is not None and entity.company.name == company.name)


def _compared(understood: Understood, a: Answer, b: Answer) -> Answer | None:
    """Say both figures, which is the greater, and by how much where that is asked."""
    which = _WHICH.search(understood.text)
    wants = which is not None and (which["end"] or which["late"]) is not None
    by_how_much = _BY_HOW_MUCH.search(understood.text) is not None
    end = (which["end"] or which["late"] or "more").lower() if which else "more"
    high, low = (a, b) if _value(a) >= _value(b) else (b, a)
    said = "; ".join(f"{r.company}: {r.label} {r.figure}{_when(r)}" for r in (a, b))
    cited = tuple(dict.fromkeys((*a.citations, *b.citations)))
    steps = (*a.working.steps, *b.working.steps)
    whole = replace(high, label=f"{high.label} compared", security=None, citations=cited)
    if not (by_how_much or wants):
        both = Quantity(value=f"{said}.", unit="text")
        return replace(whole, text=f"{said}.", figure="", quantity=both, company=None, as_of=None)
    if by_how_much:
        try:
            figures = {"a": high.quantity, "b": low.quantity}
            quantity, step = evaluate("a - b", figures, high.quantity.unit)
        except ArithmeticalError:
            return None
        text = f"{said}. {high.company} has {figure(quantity)} more: {step.expression}."
        return replace(
            whole,
            text=text,
            figure=figure(quantity),
            quantity=quantity,
            kind="derived",
            working=Working(steps=(*steps, step)),
        )
    if _value(a) == _value(b):
        return None
    best = low if end in _LEAST else high
    return replace(
        whole,
        text=f"{best.company}: {best.figure}. {said}.",
        figure=best.figure,
        quantity=best.quantity,
        company=best.company,
        as_of=best.as_of,
        working=Working(steps=steps),
    )


def _value(reply: Answer) -> Fraction:
    value = reply.quantity.value
    assert isinstance(value, Decimal | Fraction)
    return as_fraction(value)


def _when(reply: Answer) -> str:
    return f" ({written(reply.as_of)})" if reply.as_of else ""

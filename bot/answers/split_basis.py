"""A question for a figure before or after a stock split in; that figure on that basis out.

What was printed before a split is on the old basis already; what was printed after it is
brought back by the split's ratio, and the other way round.
"""

from __future__ import annotations

from dataclasses import replace

from bot.answers.wording import figure
from bot.language import patterns as re
from bot.language.dates import written
from bot.language.hints import may_have
from bot.measures.formulas import SIGNS, evaluate, rounded
from bot.model import Answer, Fact, Working
from bot.store import Store

_BASIS = re.compile(
    r"[(,]?\s*\b(?:(?:in|on|at|as|with|for)\s+)?(?:a\s+|the\s+|old\s+|new\s+|same\s+)*\(?(?P<side>pre|post|before|after|unadjusted\s+for|adjusted\s+for"
    r"|not\s+adjusted\s+for)(?:[\s-]+the|[\s-]+that|[\s-]+its)?[\s-]+(?:stock[\s-]+)?split\)?(?:[\s-]+(?:terms|basis|adjusted|shares?|figures?|numbers?)\b)?\)?"
    r"|[(,]?\s*\b(?:not\s+)?split[\s-](?:un)?adjusted\)?",
    re.IGNORECASE,
)
_AFTER = re.compile(r"\bpost|\bafter|^\W*adjusted|\bsplit[\s-]adjusted", re.IGNORECASE)
_OLD = re.compile(r"\bnot\b|\bun", re.IGNORECASE)
_ABOUT = re.compile(
    r"\b(?:split\s+ratio|record\s+date|how\s+many\s+(?:shares|shs)\s+(?:are|were|will|would)|outstanding|o/s|when|date|owns?|own|have)\b",
    re.IGNORECASE,
)
_NEEDS = frozenset({"split"})


def without_basis(text: str) -> tuple[str, bool] | None:
    """Take the basis out of a question, and tell whether it is that after a split.

    None where it names none.

    >>> without_basis("2006 ratio in pre-split terms")
    ('2006 ratio', False)
    """
    if not may_have(text, _NEEDS) or _ABOUT.search(text):
        return None
    match = _BASIS.search(text)
    if match is None:
        return None
    after = _AFTER.search(match[0]) is not None and _OLD.search(match[0]) is None
    rest = f"{text[: match.start()]} {text[match.end() :]}"
    return " ".join(rest.split()).replace(" ?", "?"), after


def on_basis(reply: Answer, store: Store, *, after: bool) -> Answer | None:
    """Bring a figure to the basis before or after the newest split; None where it has none."""
    splits = store.facts(reply.company or "", "split_ratio")
    if not splits or reply.as_of is None or reply.company is None:
        return None
    split = splits[0]
    if (split.as_of.start <= reply.as_of.start) == after:
        return reply
    formula = _formula(reply, after=after)
    if formula is None:
        return None
    return _brought(reply, split, formula, store, after=after)


def _formula(reply: Answer, *, after: bool) -> str | None:
    """Give how a figure of common stock moves with a split; None for one that does not."""
    unit = reply.quantity.unit
    of_common = reply.security is None or reply.security.kind == "common"
    if unit.removesuffix("/share") in SIGNS and unit.endswith("/share") and of_common:
        return "a / b" if after else "a * b"
    if unit == "shares/share" or (unit == "shares" and of_common):
        return "a * b" if after else "a / b"
    return None


def _brought(reply: Answer, split: Fact, formula: str, store: Store, *, after: bool) -> Answer:
    values = {"a": reply.quantity, "b": split.quantity}
    quantity, step = evaluate(formula, values, reply.quantity.unit)
    shown = figure(quantity)
    side = "after" if after else "before"
    return replace(
        reply,
        text=(
            f"On the basis {side} the split of {written(split.as_of)}: {shown} "
            f"({step.expression}; {reply.text.removesuffix('.')})."
        ),
        figure=shown,
        quantity=rounded(quantity, None),
        kind="derived",
        working=Working(steps=(*reply.working.steps, step)),
        citations=(*reply.citations, store.cite(split.release, split.span)),
    )

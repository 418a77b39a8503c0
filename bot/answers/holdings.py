"""A question about the asker's own shares in; what they would bring, by a published rate, out.

"I own 1,250 prefs, what is my dividend?": the rest of the question asks for a figure for each
share, or hints at one ("my special", "how much cash at closing", "after the split"), and that
is multiplied by the count.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from bot.answers.equivalents import depositary, periods, principal
from bot.answers.matter import Matter, resolved
from bot.answers.operands import Ask
from bot.answers.rates import RATES, explained, is_wanted, rate_of
from bot.answers.wording import figure, named
from bot.errors import ArithmeticalError
from bot.language import patterns as re
from bot.language.dates import written
from bot.language.numbers import as_fraction
from bot.language.recognise import MONEY, NUMBER, SHARES, Entity
from bot.measures.formulas import displayed, evaluate, rounded
from bot.model import Answer, Clarify, Quantity, Security, Single, Working

_OWNING = re.compile(
    r"\b(?:i|we|they|he|she|who|that)?\s*(?:own|have|hold|held|got|bought|owned)s?\b(?=\s*\W*$|\s*[.,]|\s+now)"
    r"|\b(?:i|we)(?:'ve|\s+have|\s+own|\s+hold|\s+got)\b|\bmy\b|\bour\b|\bif\b|\bwould\b",
    re.IGNORECASE,
)


_FURTHER = re.compile(
    r"^(?=.*\b(?:left|remain\w*|outstanding)\b)(?=.*\bif\b.*\b(?:another|further|additional|more|other)\b)"
    r".*\b(?:exchanged?|tender(?:ed)?|surrender(?:ed)?|redeem(?:ed)?|convert(?:ed)?|bought|repurchased|retired)\b",
    re.IGNORECASE,
)
_BRINGS = re.compile(
    r"\b(?:gets?|got|gotten|receives?|becomes?|into|pays?|paid|have|end\s+up|for|out|how\s+(?:many|much)|brings?|come)\b|=",
    re.IGNORECASE,
)
"""How a question asks what shares bring without saying by what."""

_FEW = frozenset({"one", "two", "both"})
"""Numbers in words that seldom count the asker's shares."""

_ADDED = re.compile(r"\b(?:additional|extra|added|bonus)\b", re.IGNORECASE)
"""What asks only for the shares that a split adds."""

_WANTED = re.compile(r"\b(?:need|needed|obtain|required)\b", re.IGNORECASE)
"""What asks how many bring a count, and not what the count brings."""

_RATIOS = ("exchange_ratio", "conversion_rate")


def held(matter: Matter, ask: Ask) -> Single | None:
    """Multiply the one count of a question by the rate that the rest of it asks for."""
    amounts = matter.understood.amounts
    if len(amounts) == _PAIR:
        return _of_two_classes(matter)
    if len(amounts) != 1 or amounts[0].quantity is None:
        return None
    count = amounts[0]
    if count.type == MONEY:
        return periods(matter, count) or principal(matter, count)
    if count.type not in (NUMBER, SHARES) or not counts_shares(count):
        return None
    if _WANTED.search(matter.understood.text):
        return None
    if found := depositary(matter, count) or _left(matter, count):
        return found
    if "both" in matter.understood.text.lower().split():
        return None
    reply = ask(_without(matter.understood.text, count))
    if not isinstance(reply, Answer) or not reply.quantity.unit.endswith("/share"):
        hinted = _hinted(matter, count)
        if hinted is not None:
            return hinted
        return reply if isinstance(reply, Clarify) and count.security else None
    return _multiplied(count, reply, matter)


_PAIR = 2


def _of_two_classes(matter: Matter) -> Answer | None:
    """Add up what shares of two classes bring by one rate: "300 C and 200 D, next dividend"."""
    found = []
    for count in matter.understood.amounts:
        security = resolved(count.security, matter.known) if count.security else None
        if security is None or count.type != SHARES or not counts_shares(count):
            return None
        found.append(_hinted(replace(matter, classes=(security,)), count))
    one, other = found
    if one is None or other is None or one.security == other.security:
        return None
    if one.label != other.label or one.quantity.unit != other.quantity.unit:
        return None
    values = {"a": one.quantity, "b": other.quantity}
    quantity, step = evaluate("a + b", values, one.quantity.unit, matter.understood.decimals)
    shown = figure(quantity, matter.understood.decimals)
    return replace(
        one,
        text=f"{one.text} {other.text} Together: {step.expression} = {shown}.",
        figure=shown,
        quantity=rounded(quantity, matter.understood.decimals),
        label="the sum",
        working=Working(steps=(*one.working.steps, *other.working.steps, step)),
        citations=tuple(dict.fromkeys((*one.citations, *other.citations))),
    )


def counts_shares(count: Entity) -> bool:
    """Tell whether a number is likely to be a count: written in digits, and no bare year."""
    printed = count.quantity.as_printed if count.quantity else ""
    year = re.fullmatch(r"(?:19|20)\d\d", printed) and count.type == NUMBER
    spelt = count.type == SHARES and count.security is not None and printed.lower() not in _FEW
    return not year and (spelt or any(character.isdigit() for character in printed))


def _multiplied(count: Entity, rate: Answer, matter: Matter) -> Answer | None:
    """Multiply a count by a rate, or by what a split adds to each share where that is asked."""
    assert count.quantity is not None
    if rate.measure == "split_ratio" and _ADDED.search(matter.understood.text):
        rate = replace(
            rate, quantity=replace(rate.quantity, value=_added(rate)), figure=rate.figure
        )
    try:
        return _times(replace(count.quantity, unit="shares"), rate, matter.understood.decimals)
    except ArithmeticalError:
        return None


def _added(rate: Answer) -> Fraction:
    """Tell how many shares a split adds to each; none where it takes shares away."""
    return max(as_fraction(rate.quantity.value) - 1, Fraction(0))


def _hinted(matter: Matter, count: Entity) -> Answer | None:
    """Multiply a count by the first rate that the question names and that is published.

    Where it names none, it is the only rate that is published for such shares.
    """
    security = resolved(count.security, matter.known) if count.security else None
    if count.security and security is None and count.security not in matter.classes:
        return None
    security = security or (matter.classes[0] if matter.classes else None)
    text = matter.understood.text
    for name, hint in RATES:
        if re.search(hint, text, re.IGNORECASE):
            rate = rate_of(name, security, matter)
            if rate is not None and explained(matter, rate) and is_wanted(rate, text):
                return _multiplied(count, rate, matter)
    if not _BRINGS.search(text):
        return None
    if security is not None and any(c.kind != security.kind for c in matter.classes):
        rates = [rate_of(name, security, matter) for name in _RATIOS]
        ratio = next((rate for rate in rates if rate and explained(matter, rate)), None)
        if ratio is not None and is_wanted(ratio, text):
            return _multiplied(count, ratio, matter)
    rates = [rate_of(name, security, matter) for name in dict.fromkeys(name for name, _ in RATES)]
    fitting = [rate for rate in rates if rate is not None and is_wanted(rate, text)]
    if len(fitting) != 1 or not explained(matter, fitting[0]):
        return None
    if security is None and fitting[0].security and fitting[0].security.kind != "common":
        return None
    return _multiplied(count, fitting[0], matter)


def _left(matter: Matter, count: Entity) -> Answer | None:
    """Tell how many would be left if a further count went: "if another 8,000 exchanged"."""
    match = _FURTHER.search(matter.understood.text)
    if match is None or count.quantity is None:
        return None
    security = resolved(count.security, matter.known) if count.security else None
    held = rate_of("shares_outstanding", security or _only_given_up(matter), matter)
    if held is None:
        return None
    values = {"a": held.quantity, "b": count.quantity}
    quantity, step = evaluate("a - b", values, "shares", matter.understood.decimals)
    if as_fraction(quantity.value) < 0:
        return None
    shown = figure(quantity, matter.understood.decimals)
    when = f" of {written(held.as_of)}" if held.as_of else ""
    return replace(
        held,
        text=f"Hypothetically, {step.expression} = {shown} {named(held.security)} shares would be "
        f"left of the {held.figure} outstanding{when}.",
        figure=shown,
        quantity=rounded(quantity, matter.understood.decimals),
        kind="hypothetical",
        measure="calculation",
        label="what would be left outstanding",
        working=Working(steps=(*held.working.steps, step)),
    )


def _only_given_up(matter: Matter) -> Security | None:
    """Find the class meant: that of the question, or the only preferred there is."""
    if matter.classes:
        return matter.classes[0]
    preferred = [s for s in matter.known if s.kind == "preferred"]
    return preferred[0] if len(preferred) == 1 else None


def _without(text: str, count: Entity) -> str:
    """Take a count, and the words of owning it, out of a question; its class stays."""
    words = text[count.span.start : count.span.end]
    printed = count.quantity.as_printed if count.quantity else words
    rest = text[: count.span.start] + " " + words.replace(printed, "", 1) + text[count.span.end :]
    return " ".join(_OWNING.sub(" ", rest).split())


def _times(count: Quantity, rate: Answer, decimals: int | None) -> Answer:
    """Multiply a count of shares by a published figure for each of them."""
    unit = rate.quantity.unit.removesuffix("/share")
    quantity, step = evaluate("a * b", {"a": count, "b": rate.quantity}, unit, decimals)
    shown = figure(quantity, decimals)
    when = f" of {written(rate.as_of)}" if rate.as_of else ""
    unit_words = " shares" if unit == "shares" else ""
    whose = f" {named(rate.security)}" if rate.security else ""
    return Answer(
        text=(
            f"Hypothetically, {displayed(count)}{whose} shares at {rate.label}{when}, "
            f"{rate.figure}, come to {shown}{unit_words}."
        ),
        figure=shown,
        quantity=rounded(quantity, decimals),
        kind="hypothetical",
        measure="calculation",
        label=f"the count times {rate.label}",
        company=rate.company,
        security=rate.security,
        as_of=rate.as_of,
        working=Working(steps=(*rate.working.steps, step)),
        citations=rate.citations,
        notes=rate.notes,
    )

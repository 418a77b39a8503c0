"""An amount that is typed in; how many dividends, shares or parts of shares it comes to, out."""

from __future__ import annotations

from dataclasses import replace

from bot.answers.matter import Matter
from bot.answers.rates import explained, rate_of
from bot.answers.wording import figure
from bot.language import patterns as re
from bot.language.recognise import Entity
from bot.measures.formulas import displayed, evaluate, rounded
from bot.model import Answer, Working

_PERIODS = re.compile(
    r"\b(?:how\s+many|number\s+of)\s+(?P<period>quarter|month|year)s?\b.*\b(?:div\w*|distributions?|payments?)\b",
    re.IGNORECASE,
)


def periods(matter: Matter, amount: Entity) -> Answer | None:
    """Tell how many quarters, months or years of dividends an amount a share is."""
    match = _PERIODS.search(matter.understood.text)
    if match is None or amount.quantity is None:
        return None
    rate = rate_of("annual_dividend", matter.classes[0] if matter.classes else None, matter)
    if rate is None:
        return None
    values = {"a": amount.quantity, "b": rate.quantity}
    times = {"quarter": 4, "month": 12, "year": 1}[match["period"].lower()]
    formula = "a / b" if times == 1 else f"{times} * a / b"
    quantity, step = evaluate(formula, values, "number", matter.understood.decimals)
    shown = figure(quantity, matter.understood.decimals)
    return replace(
        rate,
        text=(
            f"{displayed(amount.quantity)} is {shown} {match['period'].lower()}s of the newest "
            f"dividend, which comes to {rate.figure} a share for a year."
        ),
        figure=shown,
        quantity=rounded(quantity, matter.understood.decimals),
        kind="hypothetical",
        measure="calculation",
        label="the number of dividend periods",
        working=Working(steps=(*rate.working.steps, step)),
    )


def principal(matter: Matter, amount: Entity) -> Answer | None:
    """Give the shares that an amount of notes converts into, by the rate for each $1,000."""
    if not re.search(r"\b(?:conver\w*|into|exchange\w*|get|receive)\b", matter.understood.text):
        return None
    rate = rate_of("exchange_ratio_per_1000", None, matter)
    if rate is None or amount.quantity is None or not explained(matter, rate):
        return None
    values = {"a": amount.quantity, "b": rate.quantity}
    quantity, step = evaluate("a / 1000 * b", values, "shares", matter.understood.decimals)
    places = 2 if matter.understood.decimals is None else matter.understood.decimals
    shown = figure(quantity, places)
    return replace(
        rate,
        text=(
            f"Hypothetically, {displayed(amount.quantity)} of principal at {rate.figure} shares "
            f"for each $1,000 comes to {shown} shares."
        ),
        figure=shown,
        quantity=rounded(quantity, places),
        kind="hypothetical",
        measure="calculation",
        label="the principal times the rate",
        working=Working(steps=(*rate.working.steps, step)),
    )


def depositary(matter: Matter, count: Entity) -> Answer | None:
    """Change depositary shares for what they stand for, or the other way round."""
    kinds = [mention.kind for mention in matter.understood.mentions]
    given = count.security.kind if count.security else None
    if set(kinds) != {"depositary", "preferred"} or given not in kinds or count.quantity is None:
        return None
    part = rate_of("depositary_fraction", None, matter)
    if part is None or not explained(matter, part):
        return None
    formula = "a * b" if given == "depositary" else "a / b"
    values = {"a": count.quantity, "b": part.quantity}
    quantity, step = evaluate(formula, values, "shares", matter.understood.decimals)
    shown = figure(quantity, matter.understood.decimals)
    wanted = "preferred" if given == "depositary" else "depositary"
    return replace(
        part,
        text=(
            f"{displayed(count.quantity)} {given} shares are {shown} {wanted} shares, as each "
            f"depositary share stands for {part.figure} of a preferred share."
        ),
        figure=shown,
        quantity=rounded(quantity, matter.understood.decimals),
        kind="hypothetical",
        measure="calculation",
        label="the count by the part that a depositary share stands for",
        working=Working(steps=(step,)),
    )

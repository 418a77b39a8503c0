"""A question that names a published figure by its number in; the one asked for beside it out.

"What did they spend on the 50,000 shares?" means the purchase of which that count was published:
the question without the number is answered from the release that states it.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.answers.matter import Matter
from bot.answers.operands import Ask
from bot.language import patterns as re
from bot.model import Answer, Fact

_OWNED = re.compile(r"\b(?:i|my|we|our|me|if|each|would|holder|someone)\b", re.IGNORECASE)


def identified(matter: Matter, ask: Ask) -> Answer | None:
    """Answer from the release that states the one number of a question; None for no such."""
    amounts = matter.understood.amounts
    text = matter.understood.text
    if len(amounts) != 1 or amounts[0].quantity is None or _OWNED.search(text):
        return None
    given = amounts[0].quantity
    digits = sum(c.isdigit() for c in given.as_printed)
    if digits < _TELLING:
        return None
    span = amounts[0].span
    beside = text[span.start : span.end].replace(given.as_printed, " ", 1)
    rest = f"{text[: span.start]} {beside} {text[span.end :]}".strip(" ?.")
    for fact in _stated(given.value, matter):
        named = f"{rest} {_NOUNS.get(fact.measure, '')}"
        for words in (f"{named} in {fact.as_of.end.year}", named):
            reply = ask(words)
            if isinstance(reply, Answer) and reply.measure != fact.measure:
                if any(cited.release == fact.release for cited in reply.citations):
                    return reply
    return None


_TELLING = 3
"""Digits that a number has at least where it tells of which figure a question is."""

_NOUNS = {
    "shares_repurchased": "repurchase",
    "shares_redeemed": "redemption",
    "principal_redeemed": "redemption",
    "shares_accepted": "accepted",
    "shares_tendered": "tendered",
}
"""What a count that is typed says of the question that it stands in."""


def _stated(value: object, matter: Matter) -> Iterator[Fact]:
    """Give the facts that state a number, the newest first."""
    return (f for f in matter.store.facts(matter.company.name) if f.quantity.value == value)

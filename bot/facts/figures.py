"""A match of a statement in; the values that it states, and what each was read from, out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bot.facts.ranges import is_end_of_range
from bot.facts.reading import Reading
from bot.facts.rules import Rule
from bot.facts.values import constant, of_entity, slot_name, words
from bot.language.recognise import QUANTITIES, Entity
from bot.language.templates import Match
from bot.model import Quantity

_MORE = re.compile(r"\b(?:additional|more|further|extra)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One value of a match, and the entity that it was read from, if it was one.

    `since` is where the figure of the same kind before it in the sentence ends.
    """

    quantity: Quantity
    entity: Entity | None
    since: int = 0


def values_of(rule: Rule, reading: Reading, match: Match, published: date) -> Iterator[Value]:
    """Read the values of a match: one, or one for each count of a list."""
    measure, statement = rule.measure, rule.statement
    if statement.constant is not None:
        printed = reading.recognised.text[match.span.start : match.span.end]
        yield Value(quantity=constant(statement, printed, published), entity=None)
        return
    slot = match.slots.get(slot_name(measure, statement))
    if slot is None:
        return
    if measure.unit == "text":
        yield Value(quantity=words(reading.recognised, slot), entity=slot.entity)
        return
    paired = "respectively" in (statement.says or "")
    if slot.entity is None or (not paired and _is_one_of_a_pair(reading, slot.entity)):
        return
    if "low" not in match.slots and _is_of_a_range(reading, slot.entity):
        return
    printed = reading.recognised.text[slot.span.start : slot.span.end]
    if statement.split == "additional" and not _MORE.search(printed):
        return
    for entity in slot.entity.members or (slot.entity,):
        if measure.has_losses and not statement.negative and _is_bracketed(reading, entity):
            continue
        quantity = of_entity(measure, statement, entity, match)
        if quantity is not None:
            yield Value(quantity=quantity, entity=entity)


def _is_bracketed(reading: Reading, entity: Entity) -> bool:
    """Tell whether an amount stands alone in brackets, as accounts print a loss: "was ($0.01)".

    Right after another amount it may be that once more: "$0.66 ($0.65)".
    """
    text, at = reading.recognised.text, reading.recognised.starts.index(entity.span.start)
    alone = text[: entity.span.start].endswith("(") and text.startswith(")", entity.span.end)
    return alone and re.search(rf"[{QUANTITIES}]\s?\($", reading.recognised.masked[:at]) is None


def _is_one_of_a_pair(reading: Reading, entity: Entity) -> bool:
    """Tell whether "respectively" gives figures joined to this one each their own meaning.

    Where it has given each its class, the list is one entity.
    """
    masked, starts = reading.recognised.masked, reading.recognised.starts
    at = starts.index(entity.span.start)
    if "respectively" not in masked[at:].lower():
        return False
    before = re.search(rf"[{QUANTITIES}](?:,\s|,?\sand\s)$", masked[:at])
    after = re.match(rf"(?:,\s|,?\sand\s)[{QUANTITIES}]", masked[at + 1 :])
    return before is not None or after is not None


def _is_of_a_range(reading: Reading, entity: Entity) -> bool:
    """Tell whether a figure is one end of a range, in a sentence or in the one it is drawn from."""
    drawn = reading.drawn_from
    printed = [e for e in drawn.entities if e.quantity == entity.quantity] if drawn else []
    return is_end_of_range(reading.recognised, entity) or any(
        is_end_of_range(drawn, one) for one in printed if drawn and one.quantity
    )

"""Typed arithmetic and what is asked of it in; its result, or how it compares, out."""

from __future__ import annotations

from bot.answers.checking import calculated, compare, compared, exceeds, recognised_result
from bot.answers.declining import declined, unexplained
from bot.answers.matter import Matter
from bot.answers.rows import Wanted, rows
from bot.errors import ArithmeticalError
from bot.language import patterns as re
from bot.measures import Measure
from bot.model import Single

_COMPARES = re.compile(
    r"(?:\b(?:equals?|ties?|makes?|match(?:es)?|agrees?|reconciles?|same|comes?\s+to|adds?\s+up|gives?"
    r"|is\s+(?:that|this|it|the)|really|right|correct|true)\b|=|^(?!\W*what\b).*\bis\b.*\?)",
    re.IGNORECASE,
)
"""How a question says that typed arithmetic is to be compared with a figure."""
_THAN = re.compile(
    r"\b(?:more|greater|higher|larger|bigger|less|fewer|lower|smaller)(?=\s+than\b)|\bexceeds?\b"
    r"|\babove\b|\bbelow\b",
    re.IGNORECASE,
)
_CURRENCIES = frozenset({"dollar", "dollars"})
"""The unit that a result may be asked for in, which is its own."""


def operated(matter: Matter, measures: tuple[Measure, ...]) -> Single:
    """Work out typed arithmetic, and compare it with the figure that is asked about."""
    understood, operation = matter.understood, matter.understood.operation
    assert operation is not None
    try:
        if len(understood.amounts) == 1 and (than := _THAN.search(understood.text)):
            return exceeds(operation, understood.amounts[0], than[0].lower())
        if len(understood.amounts) == 1 and _COMPARES.search(understood.text):
            return compared(operation, understood.amounts[0])
        for measure in measures if not understood.amounts else ():
            wanted = Wanted(
                company=matter.company.name,
                measures=(measure,),
                security=matter.classes[0] if matter.classes else None,
                period=understood.period,
            )
            found = compare(operation, measure, rows(wanted, matter.store), matter.store)
            if found is not None:
                return found
        named = [m for m in measures if m.statements or m.formula]
        compares = not understood.amounts and _COMPARES.search(understood.text)
        known = (
            recognised_result(operation, matter.company.name, matter.store) if compares else None
        )
        if known is not None:
            return known
        if named and not understood.amounts:
            reason = f"those figures were not published beside {named[0].label}"
            return declined(reason, matter.company, matter.store)
        if compares and understood.asked.hard:
            return unexplained(matter)
        if not understood.asked.hard - _CURRENCIES and not understood.amounts:
            return calculated(operation)
    except ArithmeticalError as error:
        return declined(str(error), matter.company, matter.store)
    return unexplained(matter)

"""A question for more than one figure in; a list, a total, a comparison or arithmetic out."""

from __future__ import annotations

import re

from bot.answers.asks import candidates
from bot.answers.compound import Ask, compound
from bot.answers.history import EVENTS, LISTED, MOST, TOTALLED, Wanted, listed, most, totalled
from bot.answers.holdings import held
from bot.answers.matter import Matter
from bot.answers.understand import understand
from bot.measures import Measure, measures
from bot.model import Answer, Fact, Single


def several(matter: Matter) -> bool:
    """Tell whether a question asks for a list, a total or the most of something."""
    text = matter.understood.text
    return any(pattern.search(text) for pattern in (LISTED, MOST))


def related(matter: Matter, ask: Ask) -> Single | None:
    """Answer what takes several figures; None where the question asks for nothing of the kind."""
    understood = matter.understood
    found = _most(matter) or _listed(matter) or _totalled(matter) or held(matter, ask)
    return found or compound(understood.text, ask, understood.decimals)


def _most(matter: Matter) -> Answer | None:
    """Find which of several has the most of something."""
    match = MOST.search(matter.understood.text)
    if match is None:
        return None
    wanted = _wanted(matter, match)
    by_class = match["of"].lower() in ("series", "class")

    def group(fact: Fact) -> object:
        return (fact.security and fact.security.key) if by_class else fact.as_of

    return most(wanted, matter.store, match["end"], group) if wanted else None


def _listed(matter: Matter) -> Answer | None:
    """List what was published over time."""
    match = LISTED.search(matter.understood.text)
    wanted = _wanted(matter, match) if match else None
    return listed(wanted, matter.store) if wanted else None


def _totalled(matter: Matter) -> Answer | None:
    """Add up what was published over time."""
    match = TOTALLED.search(matter.understood.text)
    wanted = _wanted(matter, match) if match else None
    return totalled(wanted, matter.store) if wanted else None


def _wanted(matter: Matter, match: re.Match[str]) -> Wanted | None:
    """Find whose figures of what are wanted, by the words of the question but those matched."""
    text = matter.understood.text
    rest = understand(f"{text[: match.start()]} {text[match.end() :]}", matter.names)
    found = [m for m in candidates(rest.asked) if m.statements]
    named = ("of" in match.re.groupindex and match["of"]) or ""
    of = tuple(found[:1]) or _events(f"{named} {rest.text}")
    if not of:
        return None
    return Wanted(
        company=matter.company.name,
        measures=of,
        security=matter.classes[0] if matter.classes else None,
        period=matter.understood.period,
    )


def _events(text: str) -> tuple[Measure, ...]:
    """Find what is listed of the kind of transaction that words name."""
    for word, names in EVENTS.items():
        if re.search(rf"\b{word}s?\b", text, re.IGNORECASE):
            return tuple(measures()[name] for name in names if name in measures())
    return ()

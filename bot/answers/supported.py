"""A question that no phrase explains in full in; the figure whose own words explain it out."""

from __future__ import annotations

from itertools import groupby

from bot.answers.asks import loosely
from bot.answers.direct import YES_OR_NO, by_measure
from bot.answers.fitting import fits, names_in
from bot.answers.matter import Matter
from bot.answers.wording import of_class
from bot.answers.words import concept, tokens
from bot.language import patterns as re
from bot.measures import Measure
from bot.model import Answer, Clarify

_OF_EVENT = re.compile(
    r"\b(\w+)\s(?:exchange|offer|deal|transaction|swap|agreement|tender|redemption|holder|merger)\b",
    re.IGNORECASE,
)

_EACH = re.compile(
    r"\b(?:per|each|every)\b(?!\s+(?:year|quarter|annum|month|holder|series|class)\b)|\bapiece\b",
    re.IGNORECASE,
)
_SUPPOSES = re.compile(
    r"\b(?:if|suppos\w*|assum\w*|imagine|hypothetical\w*|were\s+to)\b", re.IGNORECASE
)
_LISTS = re.compile(
    r"^\W*(?:(?:please|show|give|tell|me)\s+)*(?:list|all|every|each)\b|\b(?:history|timeline|both|each\s+time)\b",
    re.IGNORECASE,
)
"""What asks for more than one figure, or for one that is not published."""

_JOINS = re.compile(r"\b(?:and|plus|as\s+well\s+as)\b|[&;,/+](?=\s*\w)", re.IGNORECASE)
"""What may join two questions, of which one figure is no answer."""

_EVENTS = frozenset({"merger", "conversion", "redemption", "split"})
"""Words for an event, which a figure that is found loosely must be of."""

_PEOPLE = frozenset(
    """contact_name spokesperson appointee appointed_as holder_name initiated_by dealer_manager
    financial_adviser transfer_agent""".split()
)
"""Measures of whoever does something: a near word may mean another's part in it."""

_WHOLE = frozenset({"shares", "money"})
"""Units of what is of all shares at once, where a question asks for each."""


def supported(matter: Matter) -> Answer | Clarify | None:
    """Answer by a measure that leaves words over, if those stand where its figure is stated.

    "How many are left after the April acceptance?" is answered by a release of that acceptance.
    What may mean several figures alike is asked back about.
    """
    text = matter.understood.text
    if matter.understood.operation or _LISTS.search(text) or _JOINS.search(text):
        return None
    supposes = _SUPPOSES.search(text) is not None
    each = _EACH.search(text) is not None
    yes_or_no = YES_OR_NO.match(text) is not None
    for _, alike in groupby(loosely(matter.understood.asked), key=lambda loose: loose.rank):
        answers = [
            reply
            for loose in alike
            if not loose.measure.computes and yes_or_no is (loose.measure.unit == "boolean")
            if not each or loose.measure.unit not in _WHOLE
            if loose.measure.name not in _PEOPLE
            if not (loose.over and (supposes or loose.measure.unit == "text"))
            if isinstance(reply := by_measure(matter, loose.measure), Answer)
            if loose.left | _events(matter, loose.measure) <= _said(reply, matter)
            if fits(matter, reply)
        ]
        if len({(reply.quantity.value, reply.quantity.unit) for reply in answers}) > 1:
            return _which_figure(answers)
        if answers:
            return answers[0]
    return None


def _events(matter: Matter, measure: Measure) -> frozenset[str]:
    """List the events that a question names, and that the measure is not of by its name.

    A phrase may allow for a merger, but only a release of one says so.
    """
    if measure.unit == "text":
        return frozenset()
    own = {concept(word) for word in measure.name.split("_")}
    return matter.understood.asked.hard & _EVENTS - own


def _which_figure(answers: list[Answer]) -> Clarify:
    """Ask which of several figures is meant."""
    choices = (f"{a.label}{of_class(a.security)}" for a in answers)
    return Clarify(prompt="Which figure do you mean?", choices=tuple(choices))


def _said(reply: Answer, matter: Matter) -> frozenset[str]:
    """List what the words of an answer's sentences, and of its issuer, mean.

    The name of another party is none of them, unless it is that of the holder or names an event:
    "the Alder exchange".
    """
    releases = {cited.release for cited in reply.citations}
    holders = (f for f in matter.store.facts(matter.company.name, "holder_name"))
    known = {w for f in holders if f.release in releases for w in tokens(str(f.quantity.value))}
    events = {m[1].lower() for m in _OF_EVENT.finditer(matter.understood.text)}
    said = set(tokens(reply.company or ""))
    for cited in reply.citations:
        said |= set(tokens(cited.sentence)) - (names_in(cited.sentence) - known - events)
        said |= set(tokens(cited.headline)) & events
    return frozenset(form for word in said for form in (word, concept(word)))

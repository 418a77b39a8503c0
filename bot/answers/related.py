"""A question for more than one figure in; a list, a total, a comparison or arithmetic out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.answers.asks import candidates
from bot.answers.choices import chosen
from bot.answers.claims import claimed
from bot.answers.compound import Asker, compound
from bot.answers.elapsed import elapsed
from bot.answers.floating import floating
from bot.answers.forms import IN_ALL, operates
from bot.answers.history import (
    ALSO,
    AVERAGE,
    AVERAGED,
    EVENTS,
    EXTREME,
    LISTED,
    MOST,
    OVER_ALL,
    SUMMED,
    TOTALLED,
    averaged,
    listed,
    most,
    other,
    totalled,
)
from bot.answers.holdings import held
from bot.answers.identified import identified
from bot.answers.indicators import indicator
from bot.answers.matter import Matter, resolved
from bot.answers.operands import Ask
from bot.answers.principals import of_principal
from bot.answers.receipts import receipts
from bot.answers.rows import Row, Wanted
from bot.answers.suppositions import supposed
from bot.answers.tallies import tallied, whole_of
from bot.answers.totals import whole
from bot.answers.understand import understand
from bot.answers.verdicts import verdict
from bot.answers.windows import in_time
from bot.language import patterns as re
from bot.measures import Measure, measures
from bot.model import Answer, Security, Single

_AGE = re.compile(
    r"\b(?:new|newest|latest|current|present|old|older|previous|prior|former|earlier|first|original"
    r"|initial|year-ago)\b",
    re.IGNORECASE,
)
_NEW = frozenset({"new", "newest", "latest", "current", "present"})


def several(matter: Matter) -> bool:
    """Tell whether a question asks for a list, a total or the most of something."""
    text = matter.understood.text
    return (
        LISTED.search(text) is not None
        or MOST.search(text) is not None
        or SUMMED.search(matter.understood.question) is not None
        or operates(text)
    )


def related(matter: Matter, ask: Ask) -> Single | None:
    """Answer what takes several figures; None where the question asks for nothing of the kind."""
    ask = _aged(ask, matter)
    if matter.understood.ratio is None:  # with a ratio of one's own, nothing published is listed
        over_time = _most(matter) or _listed(matter) or _averaged(matter) or _totalled(matter)
        if over_time is not None:
            return over_time
    deep = Asker(matter, ask)
    told = (
        elapsed(matter)
        or in_time(matter)
        or tallied(matter)
        or whole_of(matter)
        or verdict(matter, deep)
        or claimed(matter, deep)
        or chosen(matter, deep)
        or floating(matter)
        or supposed(matter, ask)
        or receipts(matter)
        or of_principal(matter)
        or indicator(matter)
    )
    if told is not None:
        return told
    brought = held(matter, ask)
    if isinstance(brought, Answer):
        return brought
    found = compound(deep)
    if isinstance(found, Answer):
        return found
    return whole(matter, deep) or identified(matter, ask) or brought or found or _extreme(matter)


def _aged(ask: Ask, matter: Matter) -> Ask:
    """Let a part of a question name a figure by its age: "the old ratio", "the new one"."""

    def asked(words: str) -> Single:
        reply = ask(words)
        age = _AGE.search(words)
        if isinstance(reply, Answer) or age is None:
            return reply
        newest = ask(f"{words[: age.start()]} {words[age.end() :]}")
        word = age[0].lower()
        if not isinstance(newest, Answer) or word in _NEW:
            return newest
        return other(newest, word, matter.store) or reply

    return asked


def _most(matter: Matter) -> Answer | None:
    """Find which of several has the most of something."""
    text = ALSO.sub("", matter.understood.text)
    match = MOST.search(text)
    if match is None:
        return None
    by_class = match["of"].lower() in ("series", "class")

    def group(row: Row) -> object:
        return (row.security and row.security.key) if by_class else row.as_of

    end = match["end"]
    return _first(most(w, matter.store, end, group) for w in _wanted(matter, match, text))


def _extreme(matter: Matter) -> Answer | None:
    """Find the highest or lowest figure ever: "the biggest buyback"."""
    match = EXTREME.search(matter.understood.text)
    if match is None:
        return None
    end = match["end"]
    return _first(most(w, matter.store, end, lambda r: r.as_of) for w in _wanted(matter, match))


def _listed(matter: Matter) -> Answer | None:
    """List what was published over time."""
    match = None if IN_ALL.search(matter.understood.text) else LISTED.search(matter.understood.text)
    return _first(listed(w, matter.store) for w in _wanted(matter, match)) if match else None


def _totalled(matter: Matter) -> Answer | None:
    """Add up what was published over time."""
    text = OVER_ALL.sub(" ", matter.understood.text)
    if TOTALLED.search(text) is None:
        text = OVER_ALL.sub(" total ", matter.understood.text)
    match = TOTALLED.search(text)
    found = _wanted(matter, match, text) if match else ()
    return _first(totalled(wanted, matter.store) for wanted in found)


def _averaged(matter: Matter) -> Answer | None:
    """Average a rate over several transactions, by what each of them moved."""
    if AVERAGED.search(matter.understood.text) is None:
        return None
    text = OVER_ALL.sub(" ", matter.understood.text)
    match = AVERAGE.search(text)
    found = _wanted(matter, match, text) if match else ()
    return _first(averaged(wanted, matter.store) for wanted in found)


def _first(found: Iterable[Answer | None]) -> Answer | None:
    """Give the first answer that there is."""
    return next((answer for answer in found if answer is not None), None)


def _wanted(matter: Matter, match: re.Match[str], text: str | None = None) -> Iterator[Wanted]:
    """Give whose figures of what may be wanted, by the words of the question but those matched."""
    text = matter.understood.text if text is None else text
    others = f"{text[: match.start()]} {text[match.end() :]}"
    others = LISTED.sub(" ", others) if match.re is LISTED else others
    rest = understand(others, matter.names)
    found = [m for m in candidates(rest.asked) if m.statements or m.formula]
    named = ("of" in match.re.groupindex and match["of"]) or ""
    events = _events(f"{named} {rest.text}")
    words = rest.asked.hard | rest.asked.soft
    alone = len(words) == 1 and not named
    only = not rest.asked.hard - set(EVENTS) and not rest.asked.slots.get("security", 0) > 1
    several = [events] if events and only else []
    for of in [*several, *((m,) for m in found)] if alone else [*((m,) for m in found), *several]:
        yield Wanted(
            company=matter.company.name,
            measures=of,
            security=_meant(matter),
            period=matter.understood.period,
        )


def _meant(matter: Matter) -> Security | None:
    """Find the class meant: the one that a rate is for each of, or the first named."""
    per = matter.understood.per
    of_each = resolved(per, matter.known) if per else None
    return of_each or (matter.classes[0] if matter.classes else None)


def _events(text: str) -> tuple[Measure, ...]:
    """Find what is listed of the kind of transaction that words name."""
    for word, names in EVENTS.items():
        if re.search(rf"\b{word}s?\b", text, re.IGNORECASE):
            return tuple(measures()[name] for name in names if name in measures())
    return ()

"""A question in; what it is made of out: words, names, dates, given figures, wishes.

Nothing is looked up here. Words that mean nothing to the bot stay in, so that what is not
understood is never answered as though it were.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from bot.answers.asks import Asked, phrases
from bot.answers.framing import unframed
from bot.answers.idioms import rewritten
from bot.answers.letters import lettered
from bot.answers.spelling import well_spelt
from bot.answers.times import Fiscal, bounded, fiscal_in
from bot.answers.typed import Operation, take_operation
from bot.answers.wishes import Wish, take_wish
from bot.answers.wordlist import words_of
from bot.answers.words import (
    EQUALITY,
    FILLERS,
    SOFT,
    concept,
    is_known,
    tokens,
)
from bot.errors import TermsError
from bot.exchange.requests import take_ratio
from bot.language import patterns as re
from bot.language.hints import has_digit
from bot.language.names import Names
from bot.language.recognise import (
    DATE,
    MONEY,
    NUMBER,
    PARTY,
    PERCENT,
    SECURITY,
    SHARES,
    Entity,
    Recognised,
    recognise,
)
from bot.language.securities import Mention
from bot.model import Company, Period, Security

_AMOUNTS = NUMBER + MONEY + PERCENT + SHARES
_IF_RATIO = re.compile(
    r"\bif\s+the\s+(?:exchange\s+)?ratio\s+(?:is|was|were|had\s+been|would\s+be)(?=\s+\d)",
    re.IGNORECASE,
)
_EXACT = re.compile(r"\b(?:exact(?:ly)?|precise(?:ly)?|to the (?:share|digit))\b", re.IGNORECASE)
_COLON = re.compile(r"(?<![\w.:])(\d+(?:\.\d+)?)\s*:\s*(\d+(?:\.\d+)?)(?![\w:])")
_TIMES = re.compile(r"(?<=\d)\s*[x×*]\s*(?=\d)", re.IGNORECASE)
_OVER = re.compile(r"(?<=[\dmk])\s+over\s+(?=[$€£]?\d)(?!(?:19|20)\d\d\b)", re.IGNORECASE)
_MULTIPLE = re.compile(r"(?<=\d)x\b", re.IGNORECASE)
_RATED = re.compile(r"(?<![\d.])(\d{1,2}(?:\s\d/\d{1,2}|\.\d+))(?:['’]?s|%s)\b")
"""How notes are called by their rate alone: "the 9 1/4s"."""

_COUNTED = re.compile(
    r"\bhow\s+(?:many|much)\b|(?<!phone )(?<!fax )\bnumber of\b"
    r"(?!\s(?:the|this|that)\s(?:release|announcement|conference|call)\b)",
    re.IGNORECASE,
)
_OF_COMPANY = re.compile(
    rf"\bof\s(?:all\s)?(?:of\s)?{PARTY}(?!['’]s\s[{SECURITY}{SHARES}])", re.IGNORECASE
)
_WANTED = re.compile(
    rf"\b(?:get|gets|getting|receive|receives|obtain|want|need|reach|for|into|end\sup\swith|yield)\b"
    rf"[^{SHARES}]*{SHARES}",
    re.IGNORECASE,
)
_PER = re.compile(rf"\b(?:each|every|per)\s(?P<per>[{SECURITY}{SHARES}])", re.IGNORECASE)
_JOINED = re.compile(
    rf"[{SECURITY}{SHARES}](?:,|\s(?:and|or|&|plus|as\swell\sas))\s(?:the\s)?[{SECURITY}{SHARES}]",
    re.IGNORECASE,
)
_ISSUER = re.compile(
    rf"(?:^\W*|(?<=[a-z] ))(?P<symbol>[{SECURITY}{SHARES}])(?:['’]s|:|,|\s[-–])?\s"
    rf"(?:(?:how|many|the|what|are|is|were|of|number|outstanding)\s){{0,4}}(?P<other>[{SECURITY}])",
    re.IGNORECASE,
)
_CAPITALISED = re.compile(
    r"(?<=[a-z,'’0-9] )[A-Z][\w'’.&-]*(?:\s(?:(?:of|and|the)\s)?(?:d['’])?[A-Z][\w'’.&-]*)*"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """What a question is made of; see the fields' types for each part.

    `wish` is how its figure is to be shown; `per` is the class that a ratio is asked for each
    share of; `joined` tells that two classes
    are asked about at once, `of_company` that a part of a company is, `wanted` that a count
    given is to be received, `ranged` that the time is one between two days.
    """

    question: str
    text: str
    asked: Asked
    companies: tuple[Company, ...]
    mentions: tuple[Mention | Security, ...]
    per: Mention | Security | None
    joined: bool
    of_company: bool
    wanted: bool
    period: Period | None
    ranged: bool
    fiscal: Fiscal | None
    amounts: tuple[Entity, ...]
    ratio: Fraction | None
    operation: Operation | None
    decimals: int | None
    wish: Wish
    exact: bool
    strange: tuple[str, ...]
    words: tuple[str, ...]


def understand(question: str, names: Names) -> Understood:
    """Take a question apart; see `Understood`."""
    phrases()
    text, wish = take_wish(_signs_written(rewritten(unframed(question.strip(), names))))
    text = _IF_RATIO.sub("at a ratio of", text)
    recognised = taken_apart(text, names)
    text = recognised.text
    masked, ratio = _take_ratio(recognised)
    masked, operation = take_operation(recognised, masked)
    entities = recognised.left_in(masked)
    entities = _with_issuers(entities, masked, recognised, names)
    between, last = bounded(masked, recognised)
    if last is not None:
        entities.remove(last)
    words = words_of(masked, recognised)
    per = _PER.search(masked)
    if operation:
        words = tuple(w for w in words if concept(w) not in EQUALITY)
    return Understood(
        question=question,
        text=text,
        asked=_asked(words, entities, _COUNTED.search(question) is not None),
        companies=tuple(dict.fromkeys(e.company for e in entities if e.company)),
        mentions=tuple(dict.fromkeys(e.security for e in entities if e.security)),
        per=recognised.entity_at(per.start("per")).security if per else None,
        joined=_JOINED.search(masked) is not None,
        of_company=_of_company(recognised, masked),
        wanted=_WANTED.search(masked) is not None,
        period=between or next((e.period for e in entities if e.period), None),
        ranged=between is not None,
        fiscal=fiscal_in(text),
        amounts=tuple(e for e in entities if e.type in _AMOUNTS),
        ratio=ratio,
        operation=operation,
        decimals=wish.decimals,
        wish=wish,
        exact=wish.decimals is not None or _EXACT.search(text) is not None,
        strange=_strange(masked, names),
        words=words,
    )


def taken_apart(text: str, names: Names) -> Recognised:
    """Mend the spelling of a question, and recognise what it mentions."""
    phrases()
    return recognise(well_spelt(lettered(text, names), names), names, loose=True)


def _signs_written(text: str) -> str:
    """Write the signs between and after digits as the arithmetic and the ratios they mean."""
    if not has_digit(text):
        return text
    text = _RATED.sub(r"\1% notes", text)
    text = _MULTIPLE.sub("", _TIMES.sub(" × ", _OVER.sub(" ÷ ", text)))
    return _COLON.sub(r"\1 for \2", text)


def _take_ratio(recognised: Recognised) -> tuple[str, Fraction | None]:
    """Take a given ratio out, or leave the words alone where it is none that can be used."""
    try:
        return take_ratio(recognised)
    except TermsError:
        return recognised.masked, None


def _with_issuers(
    entities: list[Entity], masked: str, recognised: Recognised, names: Names
) -> list[Entity]:
    """Take a symbol that stands before another class for its company: "HL pref", "HL: prefs"."""
    for match in _ISSUER.finditer(masked):
        symbol = recognised.entity_at(match.start("symbol"))
        other = recognised.entity_at(match.start("other"))
        if not isinstance(symbol.security, Security) or symbol.security.kind != "common":
            continue
        shared = len(names.sharing(symbol.security.symbol)) > 1
        if shared or isinstance(other.security, Security):
            continue
        issuer = next((c for c in names.companies if c.name == symbol.security.company), None)
        called = replace(symbol, type=PARTY, security=None, company=issuer)
        entities = [called if entity is symbol else entity for entity in entities]
    return entities


def _of_company(recognised: Recognised, masked: str) -> bool:
    """Tell whether a question asks for a part "of" a company and not of a class of it."""
    found = _OF_COMPANY.search(masked)
    return found is not None and recognised.entity_at(found.end() - 1).company is not None


def _asked(words: tuple[str, ...], entities: list[Entity], counted: bool) -> Asked:
    """Sort words by how much they need explaining, and count what was recognised."""
    concepts = {concept(word) for word in words if word not in FILLERS} - FILLERS
    slots = {"many": int(counted)}
    for entity in entities:
        for slot in _slots(entity):
            slots[slot] = slots.get(slot, 0) + 1
    return Asked(
        hard=frozenset(concepts - SOFT),
        soft=frozenset(concepts & SOFT),
        slots=slots,
        counted=counted,
    )


def _slots(entity: Entity) -> Iterator[str]:
    """Name the slots of asking phrases that an entity can fill."""
    if entity.type in _AMOUNTS and not _just_one(entity):
        yield "money" if entity.type == MONEY else "number"
    if entity.security:
        yield "security"
    if entity.type == DATE:
        yield "date"


def _just_one(entity: Entity) -> bool:
    """Tell whether a number is the word "one", which seldom counts anything in a question."""
    return entity.quantity is not None and entity.quantity.as_printed.lower() == "one"


def _strange(masked: str, names: Names) -> tuple[str, ...]:
    """List what is written as a name and is nobody's that is known."""
    found = [match[0] for match in _CAPITALISED.finditer(masked)]
    return tuple(
        name for name in found if any(not is_known(w) and not names.knows(w) for w in tokens(name))
    )

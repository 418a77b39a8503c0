"""A question whether a day is in time in; yes or no, by the day that was published, out.

"It is September 20, can I still tender?", "registered from July 2, do I get the dividend?", "has
the record date gone by on July 28?": on the last day itself it depends on the hour, and nothing
is said.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.answers.matter import Matter
from bot.answers.spoken import day_of, left_over, typed_days
from bot.language import patterns as re
from bot.language.dates import written_day
from bot.language.hints import has_digit, may_have
from bot.model import Answer, Quantity, Step, Working

_NEEDS = frozenset(
    """tender surrender send exchange participate open closed late time register registered books
    record qualify entitled buy bought gone passed paid monday tuesday wednesday thursday friday
    saturday sunday""".split()
)
_WHETHER = re.compile(
    r"\b(?:can|could|may|am|is|are|do|does|did|was|were|will|would|has|have|should\s+i\s+be)\b|\btoo\s+late\b|\bin\s+time\b",
    re.IGNORECASE,
)
_LATE = re.compile(
    r"\btoo\s+late\b|\bclosed\b|\bmissed\b|\bover\b|\bexpired\b|\bended\b", re.IGNORECASE
)
_NOT = re.compile(r"\bnot\b(?!\s+yet)|\bopen\s+or\s+closed\b|\bclosed\s+or\s+open\b", re.IGNORECASE)
"""What turns a question round, so that it is not clear which a yes would be."""

_OFFER = re.compile(
    r"\b(?:tender|surrender|send|exchange|participate|respond|answer|come\s+in|deposit)\b|\b(?:window|offer)\b|\bin\s+time\b|\btoo\s+late\b"
    r"|\bopen\b",
    re.IGNORECASE,
)
_ON_LIST = re.compile(
    r"\b(?:regist(?:er|ered)|dividend\s+record\s+date|on\s+the\s+(?:books|register|list)|(?:holder|owner)\s+of\s+record|settled|qualify)\b",
    re.IGNORECASE,
)
_BUYS = re.compile(r"\b(?:buy|buys|bought|purchase[sd]?|buying)\b", re.IGNORECASE)
_GETS = re.compile(
    r"\b(?:get|gets|receive|qualify|entitled|paid|payout|dividend|payment|collect|special|list)\b",
    re.IGNORECASE,
)
_PASSED = re.compile(
    r"\b(?:gone\s+by|passed|past|been\s+paid|already\s+paid|paid\s+out|gone)\b", re.IGNORECASE
)
_EVENTS = (
    (r"\bsplit(?:['’]s)?\s+record\s+date\b", "split_record_date"),
    (r"\brecord\s+date\b", "dividend_record_date"),
    (r"\bex-?\s?(?:dividend\s+)?date\b", "ex_dividend_date"),
    (r"\b(?:expiry|deadline|expiration)(?:\s+date)?\b", "expiry"),
    (r"\bredemption\s+date\b", "redemption_date"),
    (r"\b(?:been|already)\s+paid\b|\bpayment\s+date\b", "dividend_payment_date"),
)
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_WEEKDAY = re.compile(rf"\b(?:{'|'.join(_WEEKDAYS)})s?\b", re.IGNORECASE)
_WORDS = frozenset(
    """tender surrender send exchange participate respond answer come in deposit window offer open
    time late too still today now day date closed over expired ended missed can may could am is
    holder holders my stock preferred common class series books register registered record list on
    if for buy buys bought buying purchase settled get gets receive qualify entitled paid payout
    dividend payment collect special gone passed past by been already has only from who have yet
    moved not it's today's counting run out of the as at would be one this that i'd assume
    once becoming becomes become ordinary shareholder share shares quarterly company split
    ex-date expiry deadline expiration redemption according says""".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """What decides a question: whether it is so, the published day, and the day asked about."""

    holds: bool
    day: date
    answer: Answer


def in_time(matter: Matter) -> Answer | None:
    """Tell whether a typed day is in time; None where a question asks for nothing of the kind."""
    text = matter.understood.text
    if not may_have(text, _NEEDS) or not (has_digit(text) or _has_ordinal(text)):
        return None
    published = matter.store.last_published(matter.company.name)
    strange = [n for n in matter.understood.strange if not _WEEKDAY.fullmatch(n)]
    if published is None or strange or not _WHETHER.search(text) or _NOT.search(text):
        return None
    rest, days = typed_days(text, published)
    if len(days) != 1 or matter.understood.amounts:
        return None
    rest = rest.replace("DAY", " ")
    if found := _on_weekday(rest, days[0], matter):
        return found
    if left_over(rest, matter, _WORDS):
        return None
    told = _told(rest, days[0], matter)
    return None if told is None else _answer(told)


def _has_ordinal(text: str) -> bool:
    return may_have(text, frozenset({"first", "second", "third", "fourth", "fifth", "tenth"}))


def _told(text: str, day: date, matter: Matter) -> _Told | None:
    """Find the published day that decides, and compare the day asked about with it."""
    late = _LATE.search(text) is not None
    if _PASSED.search(text):
        name = next((m for p, m in _EVENTS if re.search(p, text, re.IGNORECASE)), None)
        return _compared(name, day, matter, before=False, same=None) if name else None
    if _GETS.search(text) and _BUYS.search(text) and not _ON_LIST.search(text):
        return _compared("ex_dividend_date", day, matter, before=not late, same=late)
    if _ON_LIST.search(text) and _GETS.search(text):
        return _compared("dividend_record_date", day, matter, before=not late, same=not late)
    if _OFFER.search(text) and not _GETS.search(text):
        return _compared("expiry", day, matter, before=not late, same=None)
    return None


def _compared(
    name: str, day: date, matter: Matter, *, before: bool, same: bool | None
) -> _Told | None:
    """Tell whether a day is before, or after, a published one; `same` is what the same day is."""
    answer = day_of(name, matter)
    if answer is None or not isinstance(answer.quantity.value, date):
        return None
    known = answer.quantity.value
    if day == known:
        return None if same is None else _Told(holds=same, day=day, answer=answer)
    told = min(cited.published for cited in answer.citations)
    if day < told and day < known and name == "expiry":
        return None  # nothing had been offered by then, as far as is known
    return _Told(holds=(day < known) == before, day=day, answer=answer)


def _answer(told: _Told) -> Answer:
    """Say yes or no, with the published day."""
    shown = "yes" if told.holds else "no"
    known = told.answer.quantity.value
    assert isinstance(known, date)
    sign = "<" if told.day < known else "=" if told.day == known else ">"
    step = Step(expression=f"{written_day(told.day)} {sign} {written_day(known)}", result=shown)
    return _yes_or_no(
        told.answer,
        f"{shown.capitalize()}: {told.answer.label} is {written_day(known)}.",
        step,
        holds=told.holds,
    )


def _on_weekday(text: str, day: date, matter: Matter) -> Answer | None:
    """Tell whether a typed day is the day of the week that a question says."""
    said = _WEEKDAY.findall(text)
    if len(said) != 1 or left_over(_WEEKDAY.sub(" ", text), matter, _WORDS):
        return None
    real = _WEEKDAYS[day.weekday()]
    holds = said[0].lower().startswith(real)
    step = Step(expression=f"{written_day(day)} = {real.capitalize()}", result="yes")
    shown = "Yes" if holds else "No"
    return Answer(
        text=f"{shown}: {written_day(day)} is a {real.capitalize()}.",
        figure=shown.lower(),
        quantity=Quantity(value=holds, unit="boolean"),
        kind="hypothetical",
        measure="calculation",
        label="the day of the week",
        company=matter.company.name,
        working=Working(steps=(step,)),
    )


def _yes_or_no(published: Answer, text: str, step: Step, *, holds: bool) -> Answer:
    return Answer(
        text=text,
        figure="yes" if holds else "no",
        quantity=Quantity(value=holds, unit="boolean"),
        kind="derived",
        measure="calculation",
        label="whether a day is in time",
        company=published.company,
        security=published.security,
        as_of=published.as_of,
        working=Working(steps=(step,)),
        citations=published.citations,
        notes=published.notes,
    )

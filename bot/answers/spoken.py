"""The words and days of a question in; which words nothing explains, and the days meant, out.

A form that reads a question as a whole takes out what it knows; whatever word is left over and
is no filler could make another figure of it, so that nothing is computed then.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.answers.find import Sought, find
from bot.answers.matter import Matter
from bot.answers.standing import is_undone, undone_by
from bot.answers.wordlist import words_of
from bot.answers.words import FILLERS, concept
from bot.language import patterns as re
from bot.language.dates import MONTHS
from bot.language.recognise import PARTY, SECURITY, TYPES, recognise
from bot.measures import measures
from bot.model import Answer, Security

_MONTH = "|".join(f"{m[:3]}(?:t|{m[3:]})?" for m in MONTHS)
_NTH = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_DAY = re.compile(
    rf"\b(?:(?:on|at|by|from|of|the)\s+)*(?:(?P<d>\d{{1,2}})(?:st|nd|rd|th)?|(?P<word>{'|'.join(_NTH)}))\s+(?:of\s+)?"
    rf"(?P<m>{_MONTH})\b\.?(?:,?\s+(?P<y>(?:19|20)\d\d))?"
    rf"|\b(?P<m2>{_MONTH})\.?\s+(?:the\s+)?(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\s*[%.]\d)(?:,?\s+(?:in\s+)?(?P<y2>(?:19|20)\d\d))?",
    re.IGNORECASE,
)


def typed_days(text: str, near: date) -> tuple[str, list[date]]:
    """Take the days that a text names out of it; one without a year is the nearest to `near`.

    >>> typed_days("days left as of the 20th of September?", date(2006, 9, 29))
    ('days left as DAY ?', [datetime.date(2006, 9, 20)])
    """
    found: list[date] = []
    rest = []
    end = 0
    for match in _DAY.finditer(text):
        day = _day(match, near)
        if day is not None:
            found.append(day)
            rest.append(text[end : match.start()])
            end = match.end()
    return " DAY ".join([*(part.strip() for part in rest), text[end:]]).strip(), found


def _day(match: re.Match[str], near: date) -> date | None:
    """Read one day; None where there is no such day."""
    month = (match["m"] or match["m2"])[:3].lower()
    number = next(n for n, name in enumerate(MONTHS, start=1) if name[:3].lower() == month)
    word = match["word"]
    day = _NTH.index(word.lower()) + 1 if word else int(match["d"] or match["d2"])
    year = match["y"] or match["y2"]
    years = [int(year)] if year else [near.year - 1, near.year, near.year + 1]
    days = [each for y in years if (each := _date(y, number, day)) is not None]
    return min(days, key=lambda each: abs((each - near).days), default=None)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def left_over(text: str, matter: Matter, known: frozenset[str]) -> frozenset[str]:
    """List the words of a text that are no filler and not among those known.

    Names of the company and its classes are explained; numbers, dates and others' names are not.
    """
    found = recognise(text, matter.names, loose=True)
    own = {PARTY, SECURITY}
    foreign = {f"\N{BULLET}{e.type}" for e in found.entities if e.type not in own}
    foreign |= {"party" for e in found.entities if e.company and e.company != matter.company}
    words = {word for word in words_of(found.masked, found) if not set(word) & set(TYPES)}
    plain = {w for w in words if w not in FILLERS and concept(w) not in FILLERS}
    return frozenset({w for w in plain if w not in known and concept(w) not in known} | foreign)


def day_of(name: str, matter: Matter) -> Answer | None:
    """Find the newest day that a measure gives, of the class meant and not taken back since."""
    if name not in measures():
        return None
    security = _class_of(matter)
    sought = Sought(
        measure=measures()[name],
        company=matter.company.name,
        security=security if measures()[name].class_bound else None,
        undoing=undone_by(name, matter, security),
    )
    found = find(sought, matter.store)
    if not isinstance(found, Answer) and security is not None:
        found = find(replace(sought, security=None), matter.store)
        of_another = isinstance(found, Answer) and found.security not in (None, security)
        found = None if of_another else found
    if not isinstance(found, Answer) or not isinstance(found.quantity.value, date):
        return None
    published = [cited.published for cited in found.citations]
    return None if is_undone(published, sought.undoing) else found


def _class_of(matter: Matter) -> Security | None:
    return matter.classes[0] if len(matter.classes) == 1 else None

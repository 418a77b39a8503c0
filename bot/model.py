"""The frozen types that flow between the stages, and nothing else."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal

Value = Decimal | Fraction | date | bool | str
"""What a quantity can be: as printed, computed, a day, yes or no, or words."""

Firmness = Literal["stated", "expected", "preliminary"]
"""How firm a published figure is, by the words that it stands under."""

Kind = Literal["stated", "derived", "hypothetical"]
"""How a figure is known: published, computed from published ones, or from given ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A half-open range of characters in a release's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence; `text` is exactly the release's text between the span's ends."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A day, month, quarter, year or other range of days; both ends belong to it.

    >>> str(Period(start=date(2002, 6, 1), end=date(2002, 6, 30)))
    '2002-06'
    """

    start: date
    end: date

    def __str__(self) -> str:
        """Write ISO 8601 at the precision of the period."""
        first, last = self.start, self.end
        if first == last:
            return first.isoformat()
        if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
            if first.year == last.year:
                return f"{first.year:04d}"
        same_month = first.day == 1 and (last.year, last.month) == (first.year, first.month)
        if same_month and last.day == monthrange(last.year, last.month)[1]:
            return f"{first.year:04d}-{first.month:02d}"
        return f"{first.isoformat()}/{last.isoformat()}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """An issuer: its full name, and the other names that releases and people use."""

    name: str
    aliases: tuple[str, ...] = ()
    cik: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Security:
    """A class of security: `kind` is common, preferred, note, depositary or warrant."""

    company: str
    kind: str
    series: str | None = None
    name: str = ""
    symbol: str | None = None
    exchange: str | None = None
    aliases: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """Name the security within its company: `common`, `preferred:B`."""
        return f"{self.kind}:{self.series}" if self.series else self.kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Restriction:
    """A time in which of a company only approved sentences are quoted; `mode` is what it is."""

    company: str
    mode: str
    period: Period
    approved: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Whom a release tells its reader to ask; each field is as printed, or absent."""

    name: str | None = None
    role: str | None = None
    telephone: str | None = None
    fax: str | None = None
    email: str | None = None
    web: str | None = None
    address: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A part of a release's furniture that was found, and where: a date, a telephone."""

    name: str
    value: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """One published release; `text` is canonical and every span is a range of it."""

    id: str
    company: Company
    number: str | None
    headline: str
    published: date
    url: str | None
    format: str
    sha256: str
    text: str
    sentences: tuple[Sentence, ...]
    contact: Contact
    place: str | None = None
    securities: tuple[Security, ...] = ()
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A value with its unit; `low <= true value < high` where it is approximate.

    Units: `shares`, an ISO 4217 code, `percent`, `fraction`, `shares/share`,
    `USD/share`, `date`, `boolean`, `years`, `year`, `text`.
    """

    value: Value
    unit: str
    low: Fraction | None = None
    high: Fraction | None = None
    as_printed: str = ""

    @property
    def approximate(self) -> bool:
        """Tell whether only an interval is known."""
        return self.low is not None or self.high is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One published figure: what it measures, of what, when, and where it stands.

    `received` is the class on the other side of a ratio: common, of "7.6 common for each
    preferred".
    """

    measure: str
    company: str
    security: Security | None
    quantity: Quantity
    as_of: Period
    published: date
    span: Span
    release: str
    rule: str
    received: Security | None = None
    firmness: Firmness = "stated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One line of arithmetic, written for a reader.

    `formula` says in words what is worked out, and `sources` where each figure put in came from.
    """

    expression: str
    result: str
    formula: str = field(default="", repr=False)
    sources: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Working:
    """The arithmetic that leads to a computed figure, in order."""

    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """Whether figures of one release agree with a relation between them."""

    relation: str
    release: str
    holds: bool
    steps: tuple[Step, ...]
    difference: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A sentence of a release, with what a reader needs to find it."""

    release: str
    headline: str
    number: str | None
    published: date
    url: str | None
    span: Span
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A figure with its evidence; `figure` is how it is displayed and is part of `text`."""

    text: str
    figure: str
    quantity: Quantity
    kind: Kind
    measure: str
    label: str
    company: str | None = None
    security: Security | None = None
    as_of: Period | None = None
    working: Working = Working()
    citations: tuple[Citation, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """No answer, but published sentences that bear on the question, marked as quotations."""

    text: str
    reason: str
    citations: tuple[Citation, ...]
    contact: Contact | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Declined:
    """No answer, why not, the published figures nearest in time, and whom to ask.

    `choices` are questions near one that is not understood, each of which is answered.
    `nearest` is the last figure before the time asked about, or else the first after it;
    `following` is the next one after it where there are both.
    """

    text: str
    reason: str
    nearest: Answer | None = None
    following: Answer | None = None
    contact: Contact | None = None
    company: str | None = None
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Clarify:
    """A question back, with the choices; each choice is a question that can be asked."""

    prompt: str
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Replies:
    """The replies to the questions of one message, in the order in which they were asked."""

    parts: tuple[Single, ...]


Single = Answer | Quoted | Declined | Clarify
"""The reply to one question."""

Reply = Single | Replies

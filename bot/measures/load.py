"""TOML files in, frozen measures out; a file that does not say what it must is an error."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

from bot.errors import MeasureError
from bot.language.tables import Table, tables
from bot.measures.frames import Frame
from bot.measures.statements import Statement

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A sentence and the value that must be read from it; None where nothing may be."""

    text: str
    value: str | None = None
    security: str | None = None
    as_of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """Something that a release can state and a person can ask for.

    asks, also: the phrases by which it is asked for, and those by which others may be, too, so
    that they count where no phrase that is its own does; checks: formulas that a figure is
    checked by, though it does not follow from them;
    not_before: the dates that a date may not come before; across: the formulas lead from the
    class given up to the class received; carried_from: the measure of the next transaction
    whose figure stands in where none is stated; class_bound: a figure belongs to one class of
    security; usual_class: to which, where a release speaks of no other; kinds: the kinds of
    security that it can be of; follows: a sentence that names no class goes on about that of
    the one before; shared: a figure is of all the classes named since the last figure, as dates
    that close a list are; announced: figures are about the day of publication, whatever dates a
    sentence names; periodic: without a time of its own, about the quarter or year that the
    release reports; spanning: about the quarter or year that its sentence names, if it names
    one; coarse: a date may be a month or a year; news: never read in the paragraph about the
    company; moves: `-` or `+`, which way a figure moves the balance of shares outstanding;
    balance: a figure of a day, so that what “will be” is expected and not so yet; current: the
    formulas draw on no balance that is only expected;
    together: the formulas draw on what one release names, whatever time each figure is about;
    said: for each formula, words of which one must be in a sentence that it rests on;
    unsaid: words of which none may be in such a sentence;
    assumes: what a figure that follows takes for granted;
    computes: the calculation, `exchange` or `check`, that answers in place of facts; answer:
    the sentence that gives the figure, with {figure}, {security}, {company}, {label}, {of} (the
    class), {date} and {when} ("on" or "in" the date);
    ahead: the sentence that gives a figure which is only expected.
    """

    name: str
    label: str
    unit: str
    asks: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    formula: tuple[str, ...] = ()
    checks: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    across: bool = False
    carried_from: str | None = None
    class_bound: bool = False
    usual_class: str | None = None
    announced: bool = False
    news: bool = False
    periodic: bool = False
    spanning: bool = False
    kinds: tuple[str, ...] = ()
    follows: bool = False
    shared: bool = False
    coarse: bool = False
    moves: str | None = None
    balance: bool = False
    current: bool = False
    us_gaap: str | None = None
    together: bool = False
    said: tuple[str, ...] = ()
    unsaid: str | None = None
    assumes: str | None = None
    computes: str | None = None
    answer: str = "{label}{of}: {figure} (as of {date})."
    ahead: str | None = None
    statements: tuple[Statement, ...] = ()
    frames: tuple[Frame, ...] = ()
    examples: tuple[Example, ...] = ()

    @property
    def all_statements(self) -> tuple[Statement, ...]:
        """List the statements, and those that the frames say, which are made on first use."""
        return (*self.statements, *(s for frame in self.frames for s in frame.statements))

    @property
    def has_losses(self) -> bool:
        """Tell whether a figure may be a loss, which accounts print in brackets."""
        return any(statement.negative for statement in self.statements)


def load(folder: Path) -> tuple[Measure, ...]:
    """Read every measure in a folder, in the order of the file names.

    Raises MeasureError, naming the file, where one does not say what it must.
    """
    return tuple(_measure(name, table) for name, table in tables(folder).items())


@cache
def measures() -> dict[str, Measure]:
    """Return the measures that the bot comes with, by name."""
    return {measure.name: measure for measure in load(Path(__file__).parent)}


def _measure(file: str, table: Table) -> Measure:
    """Make the measure that a file's table describes."""
    statements = tuple(_build(file, Statement, row) for row in table.get("statement", []))
    frames = tuple(_frame(file, row) for row in table.get("frame", []))
    examples = tuple(_build(file, Example, row) for row in table.get("example", []))
    plain = {k: v for k, v in table.items() if k not in ("statement", "frame", "example")}
    parts = {"statements": statements, "frames": frames, "examples": examples}
    return _build(file, Measure, plain | parts)


def _frame(file: str, row: Table) -> Frame:
    """Make the frame that a row describes, with what it says of the statements themselves."""
    own = {k: v for k, v in row.items() if k in Frame.__dataclass_fields__}
    like = {k: v for k, v in row.items() if k not in own}
    return _build(file, Frame, own | {"like": _build(file, Statement, like)})


def _build(file: str, kind: type[T], table: Table) -> T:
    """Make a frozen type from a table; an unknown or missing key is an error."""
    table = {k: tuple(v) if isinstance(v, list) else v for k, v in table.items()}
    if unknown := sorted(table.keys() - kind.__dataclass_fields__.keys()):  # type: ignore[attr-defined]
        raise MeasureError(f"{file} has the unknown key {unknown[0]!r}; remove it.")
    try:
        return kind(**table)
    except TypeError as error:
        raise MeasureError(f"{file} lacks a key: {error}.") from error

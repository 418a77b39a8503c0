"""TOML files in, frozen measures out; a file that does not say what it must is an error."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from functools import cache, cached_property
from pathlib import Path
from typing import Any, TypeVar

from bot.errors import MeasureError
from bot.language.templates import Template, compile_template

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A sentence and the value that must be read from it; None where nothing may be."""

    text: str
    value: str | None = None
    security: str | None = None
    as_of: str | None = None


@dataclass(frozen=True, kw_only=True)
class Statement:
    """One way in which releases state a measure.

    `security` and `received` name the slots of the class that the figure is about and of
    the class on the other side of a ratio; `per` names the count that a rate is for, and is
    divided by; `negative` makes a loss of the figure; `dated` asks for a date of the
    sentence's own. A slot `{date:as_of}` is the time that the figure is about.
    """

    says: str | None = None
    mark: str | None = None
    value: str | None = None
    constant: str | None = None
    security: str = "security"
    received: str | None = None
    per: str | None = None
    negative: bool = False
    dated: bool = False

    @cached_property
    def template(self) -> Template:
        """Compile the template on first use: answering a question needs none."""
        return compile_template(self.says or "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """Something that a release can state and a person can ask for.

    `across` says that its formulas lead from the class given up to the class received.
    `class_bound` says that a figure belongs to one class of security, and `usual_class` to
    which where a release speaks of no other; `carried_from` names
    the measure of the next transaction whose figure stands in where none is stated.
    `computes` names the calculation of `exchange` or `check` that answers in place of facts;
    `answer` is the sentence that gives the figure, with {figure}, {security}, {company},
    {label}, {of} (the class), {date} and {when} ("on" or "in" the date).
    """

    name: str
    label: str
    unit: str
    asks: tuple[str, ...] = ()
    formula: tuple[str, ...] = ()
    across: bool = False
    carried_from: str | None = None
    class_bound: bool = False
    usual_class: str | None = None
    us_gaap: str | None = None
    computes: str | None = None
    answer: str = "{label}{of}: {figure} (as of {date})."
    statements: tuple[Statement, ...] = ()
    examples: tuple[Example, ...] = ()


def load(folder: Path) -> tuple[Measure, ...]:
    """Read every measure in a folder, in the order of the file names.

    Raises MeasureError, naming the file, where one does not say what it must.
    """
    return tuple(_read(path) for path in sorted(folder.glob("*.toml")))


@cache
def measures() -> dict[str, Measure]:
    """Return the measures that the bot comes with, by name."""
    return {measure.name: measure for measure in load(Path(__file__).parent)}


def _read(path: Path) -> Measure:
    """Read one file."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise MeasureError(f"{path.name} is not TOML: {error}.") from error
    statements = tuple(_build(path, Statement, row) for row in table.pop("statement", []))
    examples = tuple(_build(path, Example, row) for row in table.pop("example", []))
    lists = {key: tuple(value) for key, value in table.items() if isinstance(value, list)}
    return _build(path, Measure, table | lists | {"statements": statements, "examples": examples})


def _build(path: Path, kind: type[T], table: dict[str, Any]) -> T:
    """Make a frozen type from a table; an unknown or missing key is an error."""
    known = {field.name for field in fields(kind)}  # type: ignore[arg-type]
    if unknown := sorted(set(table) - known):
        raise MeasureError(f"{path.name} has the unknown key {unknown[0]!r}; remove it.")
    try:
        return kind(**table)
    except TypeError as error:
        raise MeasureError(f"{path.name} lacks a key: {error}.") from error

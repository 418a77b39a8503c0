"""One way in which releases state a measure: a template, and what must not be around it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from bot.language.templates import Template, compile_template


@dataclass(frozen=True, kw_only=True)
class Statement:
    """One way in which releases state a measure.

    security, received: the slots of the class that a figure is about and of the class on
    the other side of a ratio; per, times: the slot of the count that a rate is for, and the
    count that it is wanted for; negative: makes a loss of the figure; dated: the sentence
    must name its own time; unless, unless_before, unless_after: templates that must not be
    in the sentence, end where the match begins, or begin where it ends; unless_above: words
    that must not stand in the lines right above, as in the heading of a list; beside: templates
    of which one must be in the sentence; after: the match must
    begin its clause, follow a date or a party, or one of these words; topic: words of which
    the headline or the first sentences must have one; bound: `upper` or `lower`, where "up
    to" or "at least" is the figure itself, or `only upper`, `only lower` where it must be
    said; terms: stated under a condition, as terms are; inverse: 1 ÷ the value; least: a
    smaller value is none; split: `forward`, `reverse`, `plain`, `percent` or `additional`,
    which way round a split is. A slot
    `{date:as_of}` is the time that the figure is about; `{security:also}` and
    `{security:besides}` are further classes that it is of. The constant `published` is the day
    of publication.
    """

    says: str | None = None
    mark: str | None = None
    value: str | None = None
    constant: str | None = None
    security: str = "security"
    received: str | None = None
    per: str | None = None
    times: int = 1
    unless: tuple[str, ...] = ()
    unless_before: tuple[str, ...] = ()
    unless_after: tuple[str, ...] = ()
    unless_above: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    negative: bool = False
    dated: bool = False
    bound: str | None = None
    terms: bool = False
    inverse: bool = False
    least: int = 0
    split: str | None = None
    after: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()

    @cached_property
    def template(self) -> Template:
        """Compile the template on first use: answering a question needs none."""
        return compile_template(self.says or "")

    @cached_property
    def exceptions(self) -> tuple[Template, ...]:
        """Compile the templates that must not be in a sentence."""
        return tuple(compile_template(source) for source in self.unless)

    @cached_property
    def company(self) -> tuple[Template, ...]:
        """Compile the templates of which one must be in a sentence."""
        return tuple(compile_template(source) for source in self.beside)

    @cached_property
    def not_before(self) -> tuple[Template, ...]:
        """Compile the templates that must not end where the statement begins."""
        return tuple(compile_template(source) for source in self.unless_before)

    @cached_property
    def not_after(self) -> tuple[Template, ...]:
        """Compile the templates that must not begin where the statement ends."""
        return tuple(compile_template(source) for source in self.unless_after)

"""What became of a source, and of all of them together."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A source that could not be read, and why."""

    name: str
    reason: str

    def __str__(self) -> str:
        return f"{self.name}: {self.reason}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """A source that was read: the releases new to the store, and those there already.

    `superseded` are the versions, earlier or of this source, that others took the place of;
    `refused` the files within a source, as of a zip, that could not be read.
    """

    name: str
    new: tuple[str, ...] = ()
    superseded: tuple[str, ...] = ()
    there: tuple[str, ...] = ()
    refused: tuple[Refused, ...] = ()

    def __str__(self) -> str:
        parts = [f"new: {', '.join(self.new)}"] if self.new else []
        parts += [f"superseded: {', '.join(self.superseded)}"] if self.superseded else []
        parts += [f"already there: {', '.join(self.there)}"] if self.there else []
        return f"{self.name}: {'; '.join(parts)}"


Outcome = Loaded | Refused


@dataclass(slots=True)
class Summary:
    """The outcomes of many sources, counted; what was refused is kept with its reason."""

    read: int = 0
    new: int = 0
    superseded: int = 0
    there: int = 0
    refused: list[Refused] = field(default_factory=list)

    def add(self, outcome: Outcome) -> None:
        """Count an outcome."""
        if isinstance(outcome, Refused):
            self.refused.append(outcome)
            return
        self.read += 1
        self.new += len(outcome.new)
        self.superseded += len(outcome.superseded)
        self.there += len(outcome.there)
        self.refused += outcome.refused

    def json_object(self) -> dict[str, Any]:
        """Write the summary for a program."""
        return {
            "read": self.read,
            "new": self.new,
            "superseded": self.superseded,
            "already_there": self.there,
            "refused": [{"file": each.name, "reason": each.reason} for each in self.refused],
        }

    def __str__(self) -> str:
        """Write the summary for a reader.

        >>> str(Summary(read=3, new=1, there=2))
        '1 new release loaded; 2 already there.'
        """
        parts = [f"{self.new} new release{'' if self.new == 1 else 's'} loaded"]
        if self.superseded:
            parts.append(f"{self.superseded} superseded")
        if self.there:
            parts.append(f"{self.there} already there")
        if self.refused:
            parts.append(f"{len(self.refused)} not read")
        return "; ".join(parts) + "."

"""Paths in; the sources of bytes that they name out, one at a time and in order."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.errors import ReleaseError

LIMIT = 64 * 2**20
"""Bytes of a source that are read at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a document's bytes are: in a file, or in `data`; or `fault`, why they are not."""

    name: str
    path: str | None = None
    data: bytes | None = None
    url: str | None = None
    fault: str | None = None

    def read(self) -> bytes:
        """Return the bytes; raise ReleaseError with the reason if they cannot be had."""
        if self.fault is not None:
            raise ReleaseError(self.fault)
        data = self.data or b""
        if self.path is not None:
            try:
                with Path(self.path).open("rb") as file:
                    data = file.read(LIMIT + 1)
            except OSError as error:
                raise ReleaseError(f"It cannot be opened: {error.strerror}.") from error
        if len(data) > LIMIT:
            raise ReleaseError(f"It is larger than {LIMIT // 2**20} MB, the most that is read.")
        return data

    def size(self) -> int:
        """Return the number of bytes as far as it is known."""
        if self.path is None:
            return len(self.data or b"")
        try:
            return Path(self.path).stat().st_size
        except OSError:
            return 0


def find(paths: Iterable[str]) -> Iterator[Source]:
    """Find the files named and those in folders named, by name; hidden ones are left out.

    Only one folder's names are held at a time, so that it matters little how many there are.
    """
    for path in paths:
        if Path(path).is_dir():
            yield from _folder(path)
        else:
            yield Source(name=path, path=path)


def count(paths: Iterable[str]) -> int:
    """Count what `find` finds."""
    return sum(1 for _ in find(paths))


def _folder(path: str) -> Iterator[Source]:
    try:
        with os.scandir(path) as entries:
            seen = sorted((e.name, e.is_dir(follow_symlinks=False), e.is_file()) for e in entries)
    except OSError as error:
        yield Source(name=path, fault=f"It cannot be listed: {error.strerror}.")
        return
    for name, is_folder, is_file in seen:
        inner = os.path.join(path, name)  # noqa: PTH118  (a Path would drop a leading ./)
        if name.startswith("."):
            continue
        if is_folder:
            yield from _folder(inner)
        elif is_file:
            yield Source(name=inner, path=inner)

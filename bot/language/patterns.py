"""What `re` has, but that a pattern is compiled when it is first looked for.

There are hundreds, most questions need a few tens of them, and to compile them all would take
longer than everything else that a question on the command line does.
"""

from __future__ import annotations

import re
from re import (
    DOTALL,
    IGNORECASE,
    VERBOSE,
    Match,
    Pattern,
    escape,
    findall,
    fullmatch,
    match,
    search,
    split,
    sub,
)
from typing import Any, cast

__all__ = [
    "DOTALL",
    "IGNORECASE",
    "VERBOSE",
    "Match",
    "Pattern",
    "compile",
    "escape",
    "findall",
    "fullmatch",
    "match",
    "search",
    "split",
    "sub",
]

_HAS = (
    *("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split"),
    *("pattern", "flags", "groups", "groupindex"),
)


class _Later:
    """A pattern that is not compiled yet; once it is, what it has is found here at once."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._written = pattern, flags

    def __getattr__(self, name: str) -> Any:
        if name not in _HAS:
            raise AttributeError(name)
        compiled = re.compile(*self._written)
        self.__dict__.update((each, getattr(compiled, each)) for each in _HAS)
        return self.__dict__[name]


def compile(pattern: str, flags: int = 0) -> Pattern[str]:  # noqa: A001  as `re` calls it
    """Make a pattern to be compiled when it is first used.

    >>> compile("[a-c]+").sub("-", "a cabbage")
    '- -ge'
    """
    return cast(Pattern[str], _Later(pattern, flags))

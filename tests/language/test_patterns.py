"""Patterns that are compiled when they are first looked for."""

from __future__ import annotations

import re

import pytest

from bot.language import patterns


def test_a_pattern_is_compiled_when_it_is_first_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """Then once, however often it is used."""
    compiled: list[str] = []
    real = re.compile

    def noted(pattern: str, flags: int = 0) -> re.Pattern[str]:
        compiled.append(pattern)
        return real(pattern, flags)

    monkeypatch.setattr(re, "compile", noted)
    pattern = patterns.compile(r"(?P<n>\d)x", patterns.IGNORECASE)
    assert compiled == []
    found = [pattern.search("a 1X"), pattern.match("2x"), pattern.fullmatch("3")]
    assert [match and match["n"] for match in found] == ["1", "2", None]
    assert (pattern.sub("-", "1x2X"), pattern.split("1x,"), pattern.findall("4x")) == (
        "--",
        ["", "1", ","],
        ["4"],
    )
    assert (pattern.pattern, dict(pattern.groupindex)) == (r"(?P<n>\d)x", {"n": 1})
    assert compiled == [r"(?P<n>\d)x"]


def test_a_pattern_has_nothing_that_those_of_re_lack() -> None:
    """A slip of the pen is an error, as it is there."""
    with pytest.raises(AttributeError, match="serach"):
        patterns.compile("a").serach("a")  # type: ignore[attr-defined]

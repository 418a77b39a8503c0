"""Text in; whether it can hold what a pattern looks for out: cheaply, and never wrongly no.

Most questions and sentences name no number, date or party, and looking for words that are
not there costs a pattern far more than these do.
"""

from __future__ import annotations

from functools import lru_cache

from bot.language import patterns as re

_DIGIT = re.compile(r"\d")
_LETTERS = re.compile(r"[a-z]+")


def has_digit(text: str) -> bool:
    """Tell whether a text has a digit, of whatever script."""
    return _DIGIT.search(text) is not None


def may_have(text: str, words: frozenset[str]) -> bool:
    """Tell whether a text may have one of some words, which are rows of the letters a to z.

    A pattern that ignores case takes a few other letters for these, so that a text with letters
    beyond ASCII may have any word.

    >>> may_have("HALF of it", frozenset({"half"})), may_have("behalf", frozenset({"half"}))
    (True, False)
    """
    return not text.isascii() or not words.isdisjoint(_words_of(text))


@lru_cache(maxsize=16)
def _words_of(text: str) -> frozenset[str]:
    """List the rows of letters of a text: one is looked at for many patterns, one by one."""
    return frozenset(_LETTERS.findall(text.lower()))

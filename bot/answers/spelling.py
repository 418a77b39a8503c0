"""A question in; the same with each misspelt word as the known one that it is meant to be out."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from bot.answers.words import is_known, spellable
from bot.language import patterns as re
from bot.language.dates import find_dates
from bot.language.names import Names
from bot.language.numbers import find_numbers
from bot.language.securities import find_mentions

_SPELLED = re.compile(r"(?<![\w-])[A-Za-z][A-Za-z'’]+(?![\w-])")


def corrected(word: str, names: Iterable[str]) -> str | None:
    """Find the known word that a misspelt one is meant to be, or None.

    A short word is near only where letters changed places or one inside is missing, as with
    another letter it is likely to be a word of its own: "none" is not "done". A longer one may
    also have a letter wrong or too many, one of nine letters two, but not the first.
    """
    if len(word) < 4:
        return None
    from rapidfuzz.distance import OSA

    near = [
        known
        for known in (*spellable(), *names)
        if known[0] == word[0] and abs(len(known) - len(word)) < 2
    ]
    if len(word) < _LONG:
        near = [known for known in near if _is_shuffled(word, known) or _lacks_one(word, known)]
    else:
        most = 1 + (len(word) > _LONG + 2)
        near = [known for known in near if OSA.distance(word, known, score_cutoff=most) <= most]
        near.sort(key=lambda known: OSA.distance(word, known))
    return near[0] if near else None


_LONG = 6
"""From how many letters on a word with another letter in it is still likely to be the same."""


def _is_shuffled(word: str, known: str) -> bool:
    return sorted(word) == sorted(known)


def _lacks_one(word: str, known: str) -> bool:
    """Tell whether a word of five letters is a known one without one from its inside."""
    inside = range(1, len(known) - 1)
    return len(word) == _LONG - 1 and word in {known[:i] + known[i + 1 :] for i in inside}


def well_spelt(text: str, names: Names) -> str:
    """Correct misspelt words, where one known word is near; names are left alone."""
    known, symbols = names.words, names.symbols

    def mended(match: re.Match[str]) -> str:
        word = match[0]
        plain = word.lower().removesuffix("'s").removesuffix("’s")
        if is_known(plain) or plain in known or plain in symbols:
            return word
        if (word[0].isupper() and match.start() > 0) or _means(plain):
            return word
        return corrected(plain, known) or word

    return _SPELLED.sub(mended, text)


@lru_cache(maxsize=4096)
def _means(word: str) -> bool:
    """Tell whether a word alone is a number, a month or a security."""
    if any(True for _ in find_mentions(word)) or any(True for _ in find_numbers(word)):
        return True
    return any(True for _ in find_dates(f"{word} 2000"))

"""Words of questions in; what they mean, however they are spelled or inflected, out.

Every word of a question is a filler that means nothing here, a soft word that may be left
over, or a hard word that must be explained by what is answered.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from bot.answers.vocabulary import vocabulary
from bot.language import patterns as re

FILLERS = vocabulary().fillers | vocabulary().asides
SOFT = vocabulary().soft
EQUALITY = vocabulary().equality
"""What a question says of typed arithmetic: that it is to be compared."""

_DISTINCT = vocabulary().distinct
"""Words that mean something else than the word they look inflected from."""

_SYNONYMS = vocabulary().synonyms
_WORD = re.compile(r"[A-Za-z][A-Za-z'’]*")


def tokens(text: str) -> tuple[str, ...]:
    """Split text into lower-case words."""
    return tuple(
        [
            word.lower().replace("’", "'").removesuffix("'s").rstrip("'")
            for word in _WORD.findall(text)
        ]
    )


@cache
def concept(word: str) -> str:
    """Reduce a word to what it means here: inflections and synonyms to one form.

    >>> concept("shareholders"), concept("offers"), concept("swap")
    ('holder', 'offer', 'exchange')
    """
    word = word.lower()
    if word in _SYNONYMS:
        return _SYNONYMS[word]
    if word in _DISTINCT:
        return word
    for form in (*_forms(word)[:0:-1], word):
        if form in _SYNONYMS:
            return _SYNONYMS[form]
        if form in _LEMMAS or form in SOFT or form in FILLERS:
            return form
    return word


@cache
def is_known(word: str) -> bool:
    """Tell whether a word means something to the bot, so that its spelling is right."""
    plain = concept(word)
    known = (FILLERS, _LEMMAS, SOFT, EQUALITY)
    return word in FILLERS or word in _SYNONYMS or any(plain in words for words in known)


def is_ordinary(word: str) -> bool:
    """Tell whether a word is one by which figures are asked for first, and so hardly a name."""
    plain = concept(word)
    known = (FILLERS, _SPELT, SOFT, EQUALITY)
    return word in FILLERS or word in _SYNONYMS or any(plain in words for words in known)


def is_asked_by(word: str) -> bool:
    """Tell whether a word is one of those by which some figure is asked for first."""
    return word in _SPELT or concept(word) in _SPELT


def learn(words: Iterable[str], spelt: Iterable[str]) -> None:
    """Add words to those that questions may use: the asking words of the measures.

    `spelt` are those of them that a misspelt word may be meant to be.
    """
    _LEMMAS.update(words)
    _SPELT.update(spelt)
    spellable.cache_clear()
    concept.cache_clear()
    is_known.cache_clear()


_OF_ARITHMETIC = frozenset(
    """change changed growth grow grew grown increase increased decrease decreased decline declined
    difference gap spread shortfall discrepancy combined together altogether aggregate minus plus
    times multiplied divided subtract deduct exceed exceeded excess fraction portion proportion
    multiple higher lower bigger smaller larger greater better worse fewer rise rose risen fall fell
    fallen drop dropped shrink shrank shrunk reduce reduced reduction raise raised hike hiked lift
    climb climbed jump jumped gain gained improve improved above below under versus compared
    relative yield annualized implied yoy both half double triple twice added adding""".split()
)
"""Words that relate figures: known to the speller, and explained by what relates."""

_LEMMAS: set[str] = set(_OF_ARITHMETIC)
_SPELT: set[str] = set(_OF_ARITHMETIC)


@cache
def spellable() -> tuple[str, ...]:
    """List the words that a misspelt one may be meant to be."""
    plain = [w for w in {*_SPELT, *SOFT, *vocabulary().fillers, *_SYNONYMS} if len(w) > 3]
    return tuple(sorted([*plain, "preferred", "common", "shares", "series"]))


def _forms(word: str) -> tuple[str, ...]:
    """List the forms that an inflected word may come from, itself first."""
    forms = [word]
    for ending, replacements in (
        ("ies", ("y",)),
        ("es", ("", "e")),
        ("s", ("",)),
        ("ied", ("y",)),
        ("ed", ("", "e")),
        ("ing", ("", "e")),
    ):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            forms += [word.removesuffix(ending) + new for new in replacements]
    return tuple(forms)

"""One sentence of a release, recognised, with the time that it is about."""

from __future__ import annotations

from dataclasses import dataclass

from bot.language.recognise import Recognised
from bot.model import Period, Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A recognised sentence, its words, and the time it is about; `stated` if it names one.

    `topics` are the words of the release's headline and first sentences; `drawn_from` is the
    sentence as printed, where this is a plainer one that it says; `listed` where it is a list
    with the words that lead to it.
    """

    sentence: Sentence
    recognised: Recognised
    words: frozenset[str]
    topics: frozenset[str]
    as_of: Period
    stated: bool
    drawn_from: Recognised | None = None
    listed: bool = False

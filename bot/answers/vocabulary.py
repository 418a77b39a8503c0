"""The vocabulary of questions, read once from the file beside this one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bot.language.tables import tables


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """Words by what they do in a question; `idioms` are rows of terms by what they mean.

    `asides` are fillers, too, but none that a misspelt word may be meant to be: a word that is
    not known would else be passed over for one that is like it.
    """

    fillers: frozenset[str]
    asides: frozenset[str]
    soft: frozenset[str]
    equality: frozenset[str]
    distinct: frozenset[str]
    synonyms: Mapping[str, str]
    idioms: Mapping[str, tuple[str, ...]]


@cache
def vocabulary() -> Vocabulary:
    """Read the vocabulary."""
    said = tables(Path(__file__).parent)["vocabulary.toml"]
    return Vocabulary(
        fillers=frozenset(said["fillers"].split()),
        asides=frozenset(said["asides"].split()),
        soft=frozenset(said["soft"].split()),
        equality=frozenset(said["equality"].split()),
        distinct=frozenset(said["distinct"].split()),
        synonyms={
            word: meaning for meaning, words in said["synonyms"].items() for word in words.split()
        },
        idioms={plain: tuple(rows.strip().split("\n")) for plain, rows in said["idioms"].items()},
    )

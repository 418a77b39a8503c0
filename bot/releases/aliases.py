"""A company's printed name and its release's words in; the company with its shorter names out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.model import Company, Mark
from bot.releases.blocks import Layout, Origin
from bot.releases.legal_forms import LEGAL, TRADE

GENERIC = frozenset(
    """american first general national united international global new the bank company financial
    capital western eastern northern southern pacific atlantic central trust fund group great
    standard royal best north south east west""".split()
)
_TAIL = re.compile(
    rf"(?:,?\s+(?:{LEGAL}|{TRADE}|Companies|and\sSubsidiaries)\b\.?)$", re.IGNORECASE
)
_ALONE = re.compile(r"(?:['\u2019]s)?[\s,]")
_DEFINED_AFTER = re.compile(
    r",?\s{0,3}(?:\([^()]{2,60}\)\s{0,3})?\((?P<terms>[^()]{0,40}?[\u201c\"][^()]{2,90})\)"
)
_QUOTED = re.compile(r"[\u201c\"]([^\u201c\u201d\"]{2,40})[\u201d\"]")
_OURSELVES = re.compile(r"(?i)\b(?:company|corporation|registrant|we|us|our)\b")


def describe(mark: Mark, layout: Layout, origin: Origin) -> Company:
    """Make the company of its printed name, with the short names that the text uses."""
    name = mark.value
    aliases = {alias: None for alias in _short_names(name, layout.text) if alias != name}
    if origin.company and _key(origin.company) != _key(name):
        if len(name.split()) == 1 and _key(origin.company).startswith(_key(name)):
            aliases.setdefault(name)
            name = origin.company
        else:
            aliases.setdefault(origin.company)
    return Company(name=name, aliases=tuple(aliases), cik=origin.cik)


def _short_names(name: str, text: str) -> Iterator[str]:
    """Give shorter forms of a name that the text itself uses."""
    short = name
    while (trimmed := _TAIL.sub("", short).rstrip(" ,")) != short and trimmed:
        short = trimmed
        if short.lower() not in GENERIC and len(short) > 2:
            yield short
    words = short.removeprefix("The ").split()
    if words and words[0].lower() not in GENERIC and len(words[0]) > 3:
        after = words[1] if len(words) > 1 else "\n"
        follows = [text[at + len(words[0]) :][:20] for at in places(text, words[0])]
        alone = [
            rest for rest in follows if _ALONE.match(rest) and not rest.startswith(f" {after}")
        ]
        if len(alone) > 1:
            yield words[0]
    for at in places(text, name):
        if match := _DEFINED_AFTER.match(text, at + len(name)):
            terms = [term.strip(" ,.") for term in _QUOTED.findall(match["terms"])]
            yield from (term for term in terms if not _OURSELVES.search(term))
            return


def alike(name: str, other: str) -> bool:
    """Tell whether two names are of one company: their first words are the same."""
    ours, theirs = (_distinct(words) for words in (name, other))
    shared = min(len(ours), len(theirs), 2)
    return shared > 0 and ours[:shared] == theirs[:shared]


def _distinct(name: str) -> list[str]:
    """Give the words of a name that tell it from others, in lower case."""
    short = name
    while (trimmed := _TAIL.sub("", short).rstrip(" ,")) != short and trimmed:
        short = trimmed
    return [word for word in re.findall(r"[a-z0-9]+", short.lower()) if word != "the"]


def _key(name: str) -> str:
    return re.sub(r"\W+", "", name).lower()


def places(text: str, words: str) -> Iterator[int]:
    """Give where words stand in a text, as whole words."""
    at = text.find(words)
    while at >= 0:
        if at == 0 or not text[at - 1].isalnum():
            yield at
        at = text.find(words, at + len(words))

"""The name of a deed in; the forms of the verbs and nouns that releases have for it out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from bot.errors import MeasureError
from bot.language.tables import tables

_DOUBLED = ("submit", "cancel", "begin", "swap")


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """The words of a deed: `acting` and `acted` of its doer, `done` of what it is done to.

    `parted` are the verbs that take what they are done to between their words, each with the
    words after it.
    """

    acting: tuple[str, ...]
    acted: tuple[str, ...]
    done: tuple[str, ...]
    nouns: tuple[str, ...]
    parted: tuple[tuple[str, str], ...] = ()


@cache
def deed(name: str) -> Deed:
    """Inflect the words of a deed; raise MeasureError where there is none of that name.

    >>> deed("expire").done
    ('expired', 'terminated', 'ended', 'closed')
    """
    known = parts()["deeds"]
    if name not in known:
        raise MeasureError(f"No deed {name!r}; use one of {', '.join(sorted(known))}.")
    acting: list[str] = []
    acted: list[str] = []
    done: list[str] = []
    parted: list[tuple[str, str]] = []
    for words in known[name]["verbs"]:
        verb, _, rest = words.partition(" ")
        present, past, participle, going = _forms(verb)
        tail = f" {rest}" if rest else ""
        acting += [f"{form}{tail}" for form in (verb, present, going)]
        acted += dict.fromkeys((f"{past}{tail}", f"{participle}{tail}"))
        done.append(f"{participle}{tail}")
        if rest:
            parted.append(("|".join(dict.fromkeys((verb, present, going, past, participle))), rest))
    done += known[name].get("states", ())
    return Deed(
        acting=tuple(acting),
        acted=tuple(acted),
        done=tuple(done),
        nouns=tuple(known[name]["nouns"]),
        parted=tuple(parted),
    )


@cache
def parts() -> dict[str, dict[str, Any]]:
    """Read the parts that frames are made of: the words of deeds and those around them."""
    return tables(Path(__file__).parent)["frames.toml"]


def _forms(verb: str) -> tuple[str, str, str, str]:
    """Inflect a verb: he does, did, has done, doing.

    >>> _forms("retire"), _forms("take")[1:3]
    (('retires', 'retired', 'retired', 'retiring'), ('took', 'taken'))
    """
    stem = verb + verb[-1] if verb in _DOUBLED else verb
    soft = verb.endswith("e")
    going = f"{verb[:-1] if soft else stem}ing"
    present = f"{verb}es" if verb.endswith(("s", "sh", "ch", "x")) else f"{verb}s"
    irregular = parts()["irregular"].get(verb)
    if isinstance(irregular, str):
        past, _, participle = irregular.partition(" ")
        return present, past, participle or past, going
    past = f"{verb}d" if soft else f"{stem}ed"
    return present, past, past, going

"""A frame of a measure in; the statements of all the ways in which its deed is told out.

A frame says what is done to what: "{shares} are redeemed", "it redeemed {shares}", "the
redemption of {shares}" are one deed, told as its object's, its doer's and by a noun. What stands
between the words of a deed is only such as says nothing else of its figure (`~`), and words
before it that make a wish, a right or a refusal of it are known here once for all measures.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from bot.language.deeds import Deed, deed, parts
from bot.measures.statements import Statement


@dataclass(frozen=True, kw_only=True)
class Frame:
    """A deed and its arguments, as templates; the figure is a slot of one of them.

    deed: the name of its words; object: what it is done to, a template or the name of one
    (`count`, `class`, `sum`, `part`, `each`, `offer`); argument: what else is said of it,
    as a time or a price, which may also stand before the object; tail: words after the deed
    that it must have; holds: the kind of figure that is
    looked for, so that no adjunct may hold it; told: the ways of telling that count, `passive`,
    `active`, `parted` (call S for redemption), `noun`, `itself` (S converts); past: what is
    still to be done is none; like: all else that the statements say.
    """

    deed: str
    object: str
    argument: str = ""
    tail: str = ""
    holds: str = ""
    told: tuple[str, ...] = ("passive", "active", "parted", "noun")
    past: bool = False
    like: Statement = field(default_factory=Statement)

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """Say the deed in each of its ways; on first use, as answering needs none."""
        words = deed(self.deed)
        named = replace(self, object=parts()["objects"].get(self.object, self.object))
        unless = parts()["unless_before"]
        before = (*self.like.unless_before, *unless["any"])
        doing = (*before, *unless["doing"])
        return tuple(
            replace(self.like, says=says, unless_before=doing if way in _DOERS else before)
            for way in self.told
            for says in _WAYS[way](named, words)
        )


def _passive(frame: Frame, words: Deed) -> Iterator[str]:
    told = parts()["words"]
    be = told["been"] if frame.past else f"{told['been']}|{told['will_be']}"
    gap = f"~{frame.holds}"
    done = "|".join(words.done)
    been = f"{told['linked']} [{be}]"
    yield _joined(frame.object, gap, been, gap, f"({done})", _end(frame, gap))


def _active(frame: Frame, words: Deed) -> Iterator[str]:
    verbs = words.acted if frame.past else (*words.acting, *words.acted)
    gap = f"~{frame.holds}"
    acts = f"({'|'.join(verbs)})"
    yield _joined(acts, gap, frame.object, _end(frame, gap))
    if frame.argument:
        yield _joined(acts, gap, frame.argument, gap, frame.object)


def _itself(frame: Frame, words: Deed) -> Iterator[str]:
    gap = f"~{frame.holds}"
    verbs = "|".join(words.acted if frame.past else (*words.acting, *words.acted))
    will = parts()["words"]["will"]
    yield _joined(frame.object, gap, will, gap, f"({verbs})", _end(frame, gap))


def _parted(frame: Frame, words: Deed) -> Iterator[str]:
    gap = f"~{frame.holds}"
    for verbs, rest in words.parted:
        yield _joined(f"({verbs})", gap, frame.object, gap, rest, _end(frame, gap))


def _noun(frame: Frame, words: Deed) -> Iterator[str]:
    gap = f"~{frame.holds}"
    nouns = f"({'|'.join(words.nouns)}) of"
    happens = parts()["words"]["happens"] if frame.argument else ""
    yield _joined(nouns, frame.object, gap, happens, _end(frame, gap))


_WAYS = {
    "passive": _passive,
    "active": _active,
    "parted": _parted,
    "noun": _noun,
    "itself": _itself,
}
_DOERS = ("active", "parted")


def _end(frame: Frame, gap: str) -> str:
    return " ".join(f"{gap} {words}" for words in (frame.tail, frame.argument) if words)


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)

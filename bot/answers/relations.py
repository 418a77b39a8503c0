"""A question in; the ways in which it may relate two or more figures, and their words, out.

A relation is asked for by a few words that stand before, between or after its figures; what is
left are the figures, each of which is a question of its own. Percentages are told apart first:
"as a percent of" is a share, any other percent beside a word for more or less is a change.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.answers.forms import (
    OUT_OF,
    OVER,
    RISE,
    SHARE,
    SUM,
    VERSUS,
    Form,
    Relation,
    differences,
    pers,
    products,
    quotients,
    shares,
)
from bot.language import patterns as re
from bot.language.hints import may_have


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """Figures that a question relates: the relation and the words that name each figure.

    `whole` tells that the first is a part of the second; `falls` that the words say that
    something is less, or fell; `size` that only how far apart they are is asked for.
    """

    relation: Relation
    words: tuple[str, ...]
    whole: bool = False
    falls: bool = False
    size: bool = False


_PERCENT = re.compile(
    r"(?:\b(?:by|in|as|on)\s+)?(?P<how>(?:\b(?:what|how\s+(?:many|much)|which)\s+)?)(?:\b(?:an?|the)\s+)?"
    r"(?<!\d)(?<!\d\s)\bpercent\b(?:\s+(?:terms|wise|rate|basis))?",
    re.IGNORECASE,
)
_IN_UNITS = re.compile(
    r"\b(?:in|as)\s+(?:absolute\s+terms|(?:us\s+)?dollars?(?:\s+terms)?|absolute|number\s+of\s+shares|shares)\b|\bdollarwise\b",
    re.IGNORECASE,
)
_OUT_OF_UNITS = re.compile(
    r"\s*,?\s*\b(?:in|as)\s+(?:dollars|absolute\s+terms|shares)\b", re.IGNORECASE
)
_NEEDS = frozenset(
    """percent fraction portion proportion times multiple ratio divided over per each than
    difference differences gap spread variance discrepancy distance margin shortfall delta
    vs v versus compared against relative minus less net short excluding subtract deduct
    exceed exceeds exceeded excess above below under sum total plus add added adding
    combined together altogether both aggregate times multiplied multiply at buy buys bought
    worth on yield yields out without counting more outnumber top value premium discount
    yield share not x market equity valuation make makes give gives come comes""".split()
)


def percentless(text: str) -> str | None:
    """Take the wish for a percentage out of a question; None where it has none.

    A percentage that is typed, "plus 22 percent", is no wish.

    >>> percentless("by what percent did revenue rise?")
    'how much did revenue rise?'
    """
    if _PERCENT.search(text) is None:
        return None
    bare = _PERCENT.sub(lambda m: "how much " if m["how"] else " ", text)
    return re.sub(r"\bhow\s+much\s+(?:how\s+much\s+)+", "how much ", " ".join(bare.split()))


def in_units(text: str) -> bool:
    """Tell whether a question wants a change in its own unit: in dollars, in shares."""
    return _IN_UNITS.search(text) is not None


def relates(text: str) -> bool:
    """Tell whether a question can ask for a relation, by its words alone."""
    signs = any(sign in text for sign in "/÷×*–−-+")
    return signs or may_have(text, _NEEDS)


def related_in(text: str) -> Iterator[Related]:
    """Give the ways in which a question may relate figures, the likeliest first."""
    if not relates(text):
        return
    yield from _of_percent(text)
    yield from _found(text, quotients())
    if percentless(text) is None:
        plain = _OUT_OF_UNITS.sub("", text)
        yield from _found(plain, differences())
        yield from _sums(plain)
        yield from _found(plain, products())


def each_in(text: str) -> Iterator[Related]:
    """Give the ways in which a question may ask what a figure makes for each of another."""
    if may_have(text, _EACH) and percentless(text) is None:
        yield from _found(text, pers())


def _of_percent(text: str) -> Iterator[Related]:
    """Give the shares and the changes in percent that a question may ask for."""
    bare = percentless(text)
    if bare is not None:
        part = re.sub(r"\bhow\s+much\s+of\b", "percent of", bare, flags=re.IGNORECASE)
        yield from _found(text if part == bare else part, shares())
        for found in _found(bare, differences()):
            versus = found.size and re.search(VERSUS, text, re.IGNORECASE) is not None
            yield Related(
                relation=SHARE if versus and not _GROWS.search(text) else RISE,
                words=found.words,
                falls=found.falls,
            )
        for form in (OUT_OF, *quotients()[-2:], OVER):
            for found in _found(bare, (form,)):
                yield Related(relation=SHARE, words=found.words)
    elif may_have(text, _PARTS):
        yield from _found(text, shares())


_GROWS = re.compile(
    r"\b(?:growth|grow|change|increase|decrease|rise|up|down|fall)\b", re.IGNORECASE
)
_PARTS = frozenset({"fraction", "portion", "proportion", "share"})
_EACH = frozenset({"per", "each", "every"})


def _found(text: str, forms: tuple[Form, ...]) -> Iterator[Related]:
    for form in forms:
        match = form.pattern.search(text)
        if match is None:
            continue
        parts = match.groupdict()
        if parts.get("m"):
            words: tuple[str, ...] = tuple(f"{parts['m']} {dated(parts[d])}" for d in ("d1", "d0"))
        elif parts.get("y"):
            words = ("annual dividend", parts["y"])
        elif parts.get("w"):
            words = ("shares outstanding", parts["b"])
        elif parts.get("t"):
            words = (f"{parts['n']} {parts['t']}", parts["b"])
        else:
            words = (parts["a"], parts["b"])
        yield Related(
            relation=form.relation,
            words=words,
            whole=form.whole,
            falls=form.falls(match),
            size=form.size,
        )


def dated(words: str) -> str:
    """Put a preposition before a time, as a question has one."""
    bare = words.strip(" ?.,()")
    if bare.lower() in ("now", "today"):
        return ""
    prepositions = r"(?:on|in|at|since|before|after|during|as|for|by|following)\b"
    return bare if re.match(prepositions, bare, re.IGNORECASE) else f"in {bare}"


_ADDS = re.compile(
    r"\b(?:combined|together|altogether|added(?:\s+(?:up|together))?|add(?:ing)?|(?:the\s+)?sum(?:\s+of)?"
    r"|(?:the\s+)?(?:joint|aggregate|grand\s+)?total(?:\s+of)?|in\s+sum|summed(?:\s+up)?|both|aggregated?|put\s+together"
    r"|come[s]?\s+to|make[s]?)\b",
    re.IGNORECASE,
)
_PLUS = re.compile(
    r"\s+(?:plus|added\s+to|on\s+top\s+of|together\s+with|as\s+well\s+as|\+)\s+", re.IGNORECASE
)
_AND = re.compile(
    r"\s*(?:,(?!\d)\s*(?:and|plus)?|\b(?:and|plus|with)\b|\s[+&]\s)\s*", re.IGNORECASE
)
_ADD_TO = re.compile(r"(\badd(?:ing)?\b.*?)\s+(?:to|onto)\s+", re.IGNORECASE)
_MOST_ADDED = 6
_BOTH = re.compile(
    r"\b(?:both|the\s+two)\s+(?:the\s+|of\s+the\s+)?(?:common\s+|cash\s+)?dividends\b(?:\s+(?:combined|together|added(?:\s+up)?|total))?",
    re.IGNORECASE,
)


def spelt_out(text: str) -> str:
    """Write "both dividends" as the sum that it is.

    >>> spelt_out("both dividends combined?")
    'regular dividend plus special dividend?'
    """
    return _BOTH.sub("regular dividend plus special dividend", text)


def _sums(text: str) -> Iterator[Related]:
    """Give the sums that a question may ask for: of what "and" joins beside a word for a sum."""
    bare = text.strip(" ?.!")
    if _PLUS.search(bare):
        yield from _sum_of([part for part in _PLUS.split(bare) if part.strip()])
    if _ADDS.search(bare) is None:
        return
    rest = " ".join(_ADDS.sub(" ", _ADD_TO.sub(r"\1 and ", bare)).split())
    yield from _sum_of([part for part in _AND.split(rest) if part.strip()])


def _sum_of(parts: list[str]) -> Iterator[Related]:
    if 2 <= len(parts) <= _MOST_ADDED:
        names = "abcdef"[: len(parts)]
        yield Related(relation=Relation(" + ".join(names), SUM.name), words=tuple(parts))

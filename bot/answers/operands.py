"""A part of a question in; the figure that it names, typed, published or computed, out.

The two parts of a relation share words: "how many more C than A are outstanding" asks for the C
outstanding, "the 2003 ratio against 2002" for the ratio of 2002. The ways in which one part may
be completed from the other are tried in turn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from bot.answers.comparable import is_one
from bot.answers.restating import restated
from bot.language import patterns as re
from bot.language.dates import written
from bot.language.names import Names
from bot.language.numbers import as_fraction, find_numbers
from bot.measures.formulas import SIGNS, displayed
from bot.model import Answer, Declined, Quantity, Single

Ask = Callable[[str], Single]
"""Asks a part of a question; what the part leaves out, it takes from the whole."""

DONE = (
    r"(?:tendered|surrendered|exchanged|accepted|redeemed|repurchased|purchased|bought(?:\s+back)?|remain(?:s|ing|ed)?"
    r"|left|out|outstanding|issued|held|converted|prorated|guaranteed|retired|offered|sold|authori[sz]ed"
    r"|spent|used|unused|available)"
)
_PARTICIPLE = re.compile(DONE, re.IGNORECASE)
_BARE_DONE = re.compile(
    rf"\W*(?:(?:still|the|were|was|are|is|been|have|has|had|those|ones?|number|count|amount|total|of|shares?|shs"
    rf"|finally|actually|so|far|that|they)\W+)*(?P<done>{DONE})(?:\W+(?:number|count|amount|ones?|shares?|shs|so|far))*\W*",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_ONE = re.compile(r"\bones?\b|\bthat\b|\bthose\b", re.IGNORECASE)
_NOUN = re.compile(
    r"\b(?:ratios?|rates?|dividends?|prices?|coupons?|revenues?|sales|net\s+income|earnings|eps|preferred|prefs?|common"
    r"|tendered|outstanding|accepted|issued|redeemed|repurchased|proceeds|principal|authori[sz]ation|buyback)\b",
    re.IGNORECASE,
)
_ORIGINAL = re.compile(r"\b(?:original(?:ly)?|initial(?:ly)?|total|whole|entire)\b", re.IGNORECASE)
_COUNT = re.compile(r"[\d,.]{3,}")
_LEADING = re.compile(
    r"^(?:(?![$€£(.])\W|(?:what|(?:equity\s+|market\s+)?value|worth|cost|total|aggregate|entire|every|all|how\s+(?:many|much)|which|is|are|was|were|did|does|do|would|the|of|then|and|if|in"
    r"|were\s+there|there|by|roughly|about|please|pls|give\s+me|tell\s+me|ok|so|than|to|from|calculate|compute"
    r"|work\s+out)\b)+",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"^\W*(?:(?:shares?|shs|series\s[A-Z]|preferred|prefs?|pfds?|common|of|the|them|each|those|these|in|ads?s"
    r"|dollars|original|some|about|worth|value|all|full|holders?|went\s+to|a|share|per|an|apiece|stock|only|depositary"
    r"|exactly|just|be|cash|spent|left|authori[sz]ed|surrendered|tendered|accepted|remaining|that\s+were|bought"
    r"|repurchased|paid|price|outstanding|issued|new|at|redemption"
    r"|purchase|offer|offering|average|closing|tender|(?-i:[A-Z]{2,5}(?:-Pr[A-Z])?))\b|\W)*$",
    re.IGNORECASE,
)
_NO_FIGURE = re.compile(
    r"\W*(?:(?:the|this|that|tender|exchange|cash)\W+)*(?:offers?|exchanges?|transactions?|tenders?|deal)\W*",
    re.IGNORECASE,
)
"""What names a transaction, of which there are many figures."""

_DENIED = re.compile(r"\b(?:not|never|no|none)\b", re.IGNORECASE)
"""What makes another figure of one: that of the shares not tendered is not that of those."""

_OF_SHARES = re.compile(
    r"\b(?:shares?|shs|prefs?|preferred|pfds?|common|ads?s|depositary)\b", re.IGNORECASE
)
_PROGRAM = re.compile(
    r"\b(?:program(?:me)?|authori[sz]ation|buyback|repurchase|authori[sz]ed)\b", re.IGNORECASE
)
_SPENT = re.compile(r"\b(?:spent|used|utili[sz]ed|gone|done|completed|exhausted)\b", re.IGNORECASE)
_LEFT = re.compile(
    r"\b(?:left(?:over)?|remain\w*|available|unused|unspent|outstanding)\b", re.IGNORECASE
)
_WHOLE = re.compile(r"\b(?:authori[sz]\w+|program(?:me)?|limit|ceiling|total)\b", re.IGNORECASE)
_PLAIN_PROGRAM = re.compile(
    rf"(?:\W|\b(?:(?:19|20)\d\d|the|its|their|of|was|were|is|are|has|have|had|been|be|far|so|still|under|in|on|dollars?|amount"
    rf"|money|share|stock|common|whole|full|already|now|to|date|that|it|they|we|how|much|what|actually|current|new|latest|cost"
    rf"|{_PROGRAM.pattern}|{_SPENT.pattern}|{_LEFT.pattern}|{_WHOLE.pattern})\b)*",
    re.IGNORECASE,
)
_PLAIN_MONEY = re.compile(
    r"\W*(?:the\W+)?[$€£][\d.,]+(?:\s*(?:m|mm|k|bn|million|billion))?\W*", re.IGNORECASE
)
_TIMED = re.compile(r"\b(?:19|20)\d\d\b")
_LEAST_COUNT = 50
"""From which whole number on one that is typed beside a price is taken for a count of shares."""


@dataclass(frozen=True, slots=True)
class Side:
    """One figure of a relation: what was typed, or the answer to a part of the question."""

    quantity: Quantity
    said: str
    answer: Answer | None = None

    @classmethod
    def of(cls, reply: Answer) -> Side:
        """Take the figure of an answer, named with its time."""
        when = f" of {written(reply.as_of)}" if reply.as_of else ""
        return cls(reply.quantity, f"{reply.label}{when}, {reply.figure}", reply)


def side(words: str, ask: Ask) -> Side | Single:
    """Read a side: a number that was typed, or a figure that is asked for."""
    bare = _LEADING.sub("", words).strip(" ?.,;:")
    numbers = list(find_numbers(bare))
    if len(numbers) == 1 and not _YEAR.fullmatch(numbers[0][1].as_printed):
        span, quantity = numbers[0]
        rest = bare[: span.start] + bare[span.end :]
        if _BARE.match(rest):
            return Side(_counted(quantity, rest), f"{displayed(quantity)} as given")
    if _NO_FIGURE.fullmatch(bare) or _DENIED.search(bare):
        return Declined(text="", reason=f"“{bare}” names no figure")
    reply = ask(bare)
    if isinstance(reply, Answer) and reply.quantity.unit not in ("text", "boolean"):
        return Side.of(reply)
    return reply


def _counted(quantity: Quantity, beside: str) -> Quantity:
    """Take a number for a count of shares where words beside it say so."""
    if quantity.unit == "number" and _OF_SHARES.search(beside):
        return replace(quantity, unit="shares")
    if quantity.unit in SIGNS and re.search(r"\b(?:per|each|apiece|a\s+share)\b", beside):
        return replace(quantity, unit=f"{quantity.unit}/share")
    return quantity


def counts(quantity: Quantity) -> Quantity:
    """Take a bare whole number, beside a price, for a count of shares where it is no small one."""
    if quantity.unit != "number":
        return quantity
    value = as_fraction(quantity.value)
    whole = value.denominator == 1 and value >= _LEAST_COUNT
    return replace(quantity, unit="shares") if whole else quantity


def is_same(a: Side, b: Side) -> bool:
    """Tell whether two sides are one and the same published figure."""
    return a.answer is not None and b.answer is not None and is_one(a.answer, b.answer)


def readings(a: str, b: str, names: Names) -> Iterator[tuple[str, str]]:
    """Give the words of both sides, as they may be meant, the likeliest first."""
    yield from _of_program(a, b)
    if ":" in a:
        said, _, first = a.partition(":")
        yield f"{said} {first}", f"{said} {b}"
    scraps = _is_scrap(a, b, names), _is_scrap(b, a, names)
    if scraps in ((False, False), (True, True)):
        yield a, b
    if scraps != (True, False):
        yield from ((a, whole) for whole in _completed(b, a, names))
    if scraps != (False, True):
        yield from ((whole, b) for whole in _completed(a, b, names))


def _is_scrap(words: str, whole: str, names: Names) -> bool:
    """Tell whether words name only a class or a time, of which the other side says the figure."""
    if find_number(words):
        return False
    words = _as_after(words, whole)
    return restated(words.strip(" ?.,"), whole.strip(" ?.,"), names) is not None


def _as_after(scrap: str, whole: str) -> str:
    """Leave the word "after" or "before" of a scrap out where the other side has it too."""
    match = re.match(r"\W*(after|before|following)\b", scrap, re.IGNORECASE)
    same = match and re.search(rf"\b{match[1]}\b", whole, re.IGNORECASE)
    return scrap[match.end() :] if match and same else scrap


def of_whole(a: str, b: str, names: Names) -> Iterator[tuple[str, str]]:
    """Give the words of a part and of its whole: "tendered" of "the prefs" is of those tendered."""
    if match := _BARE_DONE.fullmatch(a):
        yield from _of_program(a, b)
        yield f"{_ORIGINAL.sub(' ', _COUNT.sub(' ', b))} {match['done']}", b
    yield from readings(a, b, names)


def _of_program(a: str, b: str) -> Iterator[tuple[str, str]]:
    """Read "spent" and "left" beside a repurchase programme as those of repurchases."""
    of_money = all(_PLAIN_MONEY.fullmatch(w) or not find_number(w) for w in (a, b))
    if not (_PROGRAM.search(a) or _PROGRAM.search(b) or (of_money and find_number(b))):
        return
    ways = [list(_under_program(words)) for words in (a, b)]
    yield from ((one, other) for one in ways[0] or [a] for other in ways[1] or [b])


def _under_program(words: str) -> Iterator[str]:
    """Give the ways to name what a repurchase programme has spent, has left or is in all."""
    if find_number(words) or not _PLAIN_PROGRAM.fullmatch(words):
        return
    when = " ".join(f"in {year}" for year in _TIMED.findall(words)[:1])
    dollars = f"repurchase authorization dollar amount {when}"
    if _SPENT.search(words):
        yield f"repurchase spent so far under the program {when}"
        yield f"{dollars} minus repurchase remaining {when}"
        yield f"shares repurchased so far under the program {when}"
        yield words
    elif _LEFT.search(words):
        yield from (
            f"repurchase remaining {when}",
            f"shares remaining for repurchase {when}",
            words,
        )
    elif _WHOLE.search(words):
        yield from (words, dollars, f"shares authorized for repurchase {when}")


def find_number(words: str) -> bool:
    """Tell whether words hold a number that is no year and more than the word "one"."""
    printed = (q.as_printed.lower() for _, q in find_numbers(words))
    return any(not _YEAR.fullmatch(each) and each != "one" for each in printed)


def _completed(scrap: str, whole: str, names: Names) -> Iterator[str]:
    """Complete one side by what the other says and it leaves out."""
    if done := _BARE_DONE.fullmatch(scrap):
        if _PARTICIPLE.search(whole):
            yield _PARTICIPLE.sub(done["done"], whole, count=1)
        yield f"how many shares were {done['done']}"
    if find_number(scrap):
        return
    scrap = _as_after(scrap, whole)
    again = restated(scrap.strip(" ?.,"), whole.strip(" ?.,"), names)
    if again is not None:
        yield again
        return
    noun = _NOUN.search(whole)
    if noun is None:
        return
    if one := _ONE.search(scrap):
        yield f"{scrap[: one.start()]}{noun[0]}{scrap[one.end() :]}"
    yield f"{scrap.strip(' ?.,')} {noun[0]}"
    yield f"{noun[0]} {scrap.strip(' ?.,')}"

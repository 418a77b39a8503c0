"""A message in; the questions that it asks, each by itself, out.

>>> questions_of("hi! what's the ratio? and who holds the C?")
("what's the ratio?", 'who holds the C?')
>>> questions_of("1) ratio in 1999 2) ratio in 2002")
('ratio in 1999', 'ratio in 2002')
>>> questions_of("how many preferred and common are outstanding?")
('how many preferred and common are outstanding?',)
"""

from __future__ import annotations

from bot.answers.idioms import rewritten
from bot.answers.understand import taken_apart
from bot.language import patterns as re
from bot.language.names import Names
from bot.language.recognise import SECURITY

_NUMBERED = re.compile(r"(?:^|\s)\(?\d[).]\s+(?=[A-Za-z])")
_ENDED = re.compile(r"(?<=[?!;])\s+(?=[^\s(])|\n+")
_ASKS = (
    r"(?:what|when|who|whom|where|how|which|is|are|was|were|did|does|do|has|have|will|can|at\s+what"
    r"|by\s+when|until\s+when|for\s+how)"
)
_JOINED = re.compile(
    rf"\s*,?\s+(?:and|also|plus)\s+(?=(?:also\s+)?{_ASKS}\b)|,\s+(?={_ASKS}\b)", re.IGNORECASE
)
_OPENS = re.compile(rf"\W*{_ASKS}\b", re.IGNORECASE)
_LISTED = re.compile(r"\s+\+\s+(?=[A-Za-z])")
_CLASSES_ADDED = re.compile(
    r"\W*(?:the\s+)?(?:series\s+\w|class\s+\w|[A-Z]|pref\w*|common)\s+\+\s", re.IGNORECASE
)
"""Two classes of which one figure is the sum: "Series A + Series C outstanding"."""

_OPENING = re.compile(
    r"^\W*(?:(?:hi|hello|hey|good\s+(?:morning|afternoon|evening)|thanks?(?:\s+you)?|ok|and|also|so|then"
    r"|please|pls|quick\s+ones?|two\s+(?:things|questions)|question)\b[\s,:!.-]*)+",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    rf",\s+(?:in|to|as|rounded|expressed|using)\s[^,]{{1,30}},\s+(?={_ASKS}\b)", re.IGNORECASE
)
"""How a figure is wanted, put between commas: "how much, in days, did they"."""

_IF = re.compile(r"\b(?:if|assuming|suppose|given)\b", re.IGNORECASE)
_WHICH = re.compile(r"\W*which\b", re.IGNORECASE)
_BACK = re.compile(
    r"(?:what|how\s+(?:much|many|big|high)|when|by\s+how\s+(?:much|many))\s+(?:was|is|were|are|did)\s+(?:it|that|they|this)\b",
    re.IGNORECASE,
)
"""What asks for the figure of an answer that gives it anyway."""

_FINE = re.compile(
    r"\s*(?:,(?!\d|\s*(?:19|20)\d\d\b)\s*(?:and|plus|then)?|;|\s\+|\s&|/(?=\s)"
    r"|\s(?:(?:first\s+|and\s+)?then|and|plus|as\s+well\s+as|together\s+with)\b)\s*",
    re.IGNORECASE,
)
_IN_ORDER = re.compile(
    r"(?:\s*[,;:–—-])?\s*\b(?:in\s+(?:that|this|the\s+same|given)\s+(?:order|sequence)|in\s+order|respectively|both|(?<=[–—-]\s)go"
    r"|(?:as\s+)?(?:two|three|four|five)\s+(?:items?|numbers?|figures?|lines?|answers?|dates?))\W*$",
    re.IGNORECASE,
)
"""How a list is ended, which is no part of its last piece."""

_TIME = re.compile(
    r"\d{4}|\d/\d|\bye\d|year[\s-]?end|\b(?:before|after|since|last|previous|q[1-4]|quarter)\b",
    re.IGNORECASE,
)
_RELATED = re.compile(
    r"\b(?:if|list|history|all|every|table|walk|difference|between|plus|minus|sum|(?<!in\s)total|combined"
    r"|compar\w+|more|less|fewer|bigger|larger|higher|lower|smaller|or|by\s+how|vs|versus|than|from"
    r"|ratio\s+of|should|will|times)\b",
    re.IGNORECASE,
)
_A_CLASS = (
    r"(?:(?:(?:series|class)\s+)+[A-Z]\b(?:\s+(?:preferred|common))?|preferred|common|prefs?)"
)
_CLASSED = re.compile(
    rf"(?P<class>{_A_CLASS})\s+(?P<rest>(?:is|are|was|were|has|have|had|did|will)\b.*)",
    re.IGNORECASE,
)
_ENDS_IN_CLASS = re.compile(rf"\b{_A_CLASS}$", re.IGNORECASE)
_MANY = re.compile(r"\W*how\s+(?:many|much)\b", re.IGNORECASE)
_CLASSES = re.compile(
    rf"[{SECURITY}](?:\s?(?:,|/|&|,?\s(?:and|plus))\s?(?:the\s)?[{SECURITY}])+", re.IGNORECASE
)
_MOST = 5
"""Questions of one message that are answered."""


def questions_of(message: str) -> tuple[str, ...]:
    """Part a message into its questions; one that asks one thing is given as it is."""
    parts = [part for part in _NUMBERED.split(message) if part.strip()]
    if len(parts) < 2:
        parts = [part for part in _ENDED.split(message) if part.strip()]
    parts = [piece for part in parts for piece in _joined(part)]
    asked = [bare for part in parts if (bare := _OPENING.sub("", part).strip()) and _says(bare)]
    return tuple(asked[:_MOST]) if len(asked) > 1 else (message,)


def pieces_of(message: str) -> tuple[tuple[str, ...], ...]:
    """Part a question at each comma, "and" and plus, and give the ways to read each piece.

    What the first begins with and the last ends with may be meant of all.

    >>> pieces_of("lowest and highest price?")[0]
    ('lowest', 'lowest price')
    """
    bare = _IN_ORDER.sub("", rewritten(_OPENING.sub("", message)).strip(" ?.!"))
    pieces = [piece.strip() for piece in _FINE.split(bare) if piece and piece.strip()]
    if not 2 <= len(pieces) <= _MOST or _RELATED.search(bare):
        return ()
    first, last = pieces[0].split(), pieces[-1].split()
    lead, tail = " ".join(first[:-1]), " ".join(last[1:])
    many, classed = _MANY.match(bare), _CLASSED.fullmatch(pieces[-1])
    if many and classed and _ENDS_IN_CLASS.search(pieces[0]):
        classes = (pieces[0][many.end() :], *pieces[1:-1], classed["class"])
        return tuple((f"{many[0]} {each.strip()} {classed['rest']}",) for each in classes)
    head = first[0] if len(first) > 1 else ""
    timed = _TIME.search(tail) is not None
    last_at = len(pieces) - 1
    return tuple(
        _ways(
            piece,
            ("", "") if not n else (lead, head),
            "" if n == last_at else tail,
            timed,
            first[-1],
        )
        for n, piece in enumerate(pieces)
    )


def each_class(question: str, names: Names) -> tuple[str, ...]:
    """Ask of each class by itself what a question asks of a row of them; nothing for one class."""
    plain = rewritten(question)
    recognised = taken_apart(plain, names)
    match = _CLASSES.search(recognised.masked)
    if match is None or _RELATED.search(plain):
        return ()
    text, masked = recognised.text, recognised.masked
    span = recognised.span(match.start(), match.end())
    spans = (recognised.span(i, i + 1) for i in range(*match.span()) if masked[i] == SECURITY)
    return tuple(
        f"{text[: span.start]}{text[each.start : each.end]}{text[span.end :]}" for each in spans
    )


def _ways(piece: str, leads: tuple[str, str], tail: str, timed: bool, noun: str) -> tuple[str, ...]:
    """Give the ways to read a piece: what ends with a time is never without that."""
    lead, head = leads
    ended = (f"{piece} {tail}", f"{lead} {piece} {tail}", f"{head} {piece} {tail}")
    bare = (piece, f"{lead} {piece}", f"{head} {piece}", f"{noun} {piece}" if head else piece)
    ways = ended if timed and tail and not _TIME.search(piece) else (*bare, *ended)
    return tuple(dict.fromkeys(" ".join(way.split()) for way in ways))


def _joined(part: str) -> list[str]:
    """Part what is joined by "and what", or by a plus between words."""
    if _IF.search(part) or _ASIDE.search(part):
        return [part]
    asks = _OPENS.match(_OPENING.sub("", part)) is not None
    pieces = _JOINED.split(part) if asks else [part]
    if _WHICH.match(part) and any(_BACK.match(piece) for piece in pieces[1:]):
        return [part]
    if _CLASSES_ADDED.match(part):
        return pieces
    return [piece for each in pieces for piece in _LISTED.split(each)]


def _says(part: str) -> bool:
    """Tell whether a part is more than a scrap."""
    return len(part) > 2 and any(c.isalpha() for c in part)

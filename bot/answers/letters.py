"""A question in; the same with each series that is named by its letter alone written out."""

from __future__ import annotations

from bot.language import patterns as re
from bot.language.names import Names

_BEFORE = "series class plan option schedule exhibit annex item".split()
_NO_SERIES = [*_BEFORE, *map(str.title, _BEFORE), "tranche", "part"]
"""Words after which a letter is no series, or is one that is written out already."""

_NOT_AFTER = "".join(rf"(?<!\b{word}\s)" for word in _NO_SERIES)
_FOLLOWS = (
    r"series|class|prefs?|preferred|dividends?|divs?|tendered|outstanding|o/s|is|are|were|was|at|in|as"
    r"|on|of|total|(?:shares?|shs)(?!\sof\b)|before|after|had|have|has|holders?|did|do|does|ratio"
    r"|than|exchange[ds]?|arrears|count|and|or|vs|versus|to|for|gets?|got|per|pays?|paid|redeemed|left|still"
    r"|remain\w*|now|went|get|receive|issued|swapped|converted|retired|common|shs|position|series"
)
_LETTER = re.compile(
    r"\bser(?:ies)?\.?\s(?P<ser>[A-Za-z])\b"
    r"|\b(?i:pref(?:erred|s)?|pfds?)\s\((?P<inside>[A-Z])\)"
    r"|(?<![\w-])(?P<before>[A-Z])(?=\s(?:pref(?:erred|s)?|pfds?)\b)"
    r"|(?<![\w-])(?i:pr|pfd|pref)\.?[\s-]?(?P<pr>[A-Z])\b(?![\w-])"
    rf"|{_NOT_AFTER}(?<![\w&.'’/+-])(?P<many>[B-HJ-TV-Z](?=['’]?s\b)|(?<=\w\s)A(?=['’]s\b|s\s(?:than|were|are|and|or|of|out|left|outstanding|tendered|remain\w*)\b))['’]?s\b"
    rf"|{_NOT_AFTER}(?<![\w&.'’/+-])(?<!\d\s)(?P<plain>[B-HJ-Z])(?![\w&.'’/+-]|\s(?:shares?\sof|shs\sof|common|stock)\b)"
    rf"|{_NOT_AFTER}(?<![\w&.'’/+-])(?<!\d\s)(?P<alone>(?!I\b)[A-Z])(?![\w&.'’/+-]\w|[’'-])"
    rf"(?=\W*$|\W*[?,;)]|\.\s|\s(?:{_FOLLOWS})\b)"
)
_OF_CLASS = re.compile(
    r"\s(?:prefs?|preferred|dividends?|divs?|o/s|series|tendered|outstanding|arrears|and|vs)\b",
    re.IGNORECASE,
)
_LONE = re.compile(r"\b(?:(?:[Pp]r|[Pp]fd|[Pp]ref)?[A-Z]s?|[Ss]er(?:ies)?\.?\s[a-z])\b")
_GROUPS = ("ser", "inside", "before", "pr", "many", "plain", "alone")
_OPENS = re.compile(r"(?:^|[.?!])\W*$")


def lettered(text: str, names: Names) -> str:
    """Write out a known series that is named by its letter alone: "the C", "A prefs".

    >>> from bot.model import Security
    >>> prefs = [Security(company="X", kind="preferred", series=s) for s in "AC"]
    >>> lettered("how many of the C, and ser A, and A prefs?", Names([], prefs))
    'how many of the Series C preferred, and Series A, and Series A prefs?'
    """
    letters = names.letters
    if not letters or _LONE.search(text) is None or _LETTER.search(text) is None:
        return text

    def written(match: re.Match[str]) -> str:
        if match["alone"] and _is_article(match, text):
            return match[0]
        letter = next(match[name] for name in _GROUPS if match[name])
        if letter.upper() not in letters:
            return match[0]
        bare = any(match[name] for name in ("alone", "inside", "plain", "many", "pr"))
        kind = " preferred" if bare else ""
        return f"Series {letter.upper()}{kind}"

    return _LETTER.sub(written, text)


def _is_article(match: re.Match[str], text: str) -> bool:
    """Tell whether the letter A that opens a sentence is the article."""
    opens = _OPENS.search(text[: match.start()]) is not None
    return match[0] == "A" and opens and not _OF_CLASS.match(text, match.end())

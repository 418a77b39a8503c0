"""A question as people write it in; the same without what only frames it out.

Who asks, why, and where the figure is to go says nothing of the figure. A sentence or clause
goes only where it speaks of the asker and holds nothing that a figure could be told by: no
name, number or class, no word of a measure, and none that excludes or conditions.
"""

from __future__ import annotations

from bot.answers.asks import CRITICAL
from bot.answers.words import FILLERS, concept, is_asked_by, tokens
from bot.language import patterns as re
from bot.language.hints import may_have
from bot.language.names import Names

_PARTED = re.compile(r"[;:(–—]|,\s|\s-\s|[.!]\s")
"""What parts a question, without which none is looked at further."""

_SENTENCE = re.compile(
    r"(?-i:(?<![A-Z]))(?<!\b(?:no|mr|ms|dr|st|co|vs))(?<!\b(?:mrs|inc|ltd|div|nos|sen|jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec))"
    r"[.!]+\s+|\?\s+|[;:]\s+",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"\s*(?:,(?!\s*\d)|\s[-–—]+|[;:–—])\s+")
_ASIDE = re.compile(r"\s*\(([^()]*)\)")
_ASKS = re.compile(
    r"\b(?:what|which|when|who|whom|whose|where|how|tell|give|list|name|state|confirm|show|quote)\b|\?",
    re.IGNORECASE,
)
_FIRST = re.compile(
    r"(?<![\w-])(?:i|i['’](?:m|ve|d|ll)|me|my|mine|myself|we|we['’](?:re|ve|d|ll)|us|our|ours)(?![\w-])",
    re.IGNORECASE,
)
_ROLE = re.compile(r"\W*as\s+(?:an?|one|your)\s|.*\bhere\W*$", re.IGNORECASE)
"""How those who ask say what they are: "as a small holder", "lender here"."""

_NARROWS = frozenset(
    """not no none never nor without except excepting excluding exclude besides but only unless if
    before after since until till than other others rather instead versus vs both either neither
    other's another same different""".split()
)
_CLASS = re.compile(
    r"\b(?i:pref\w*|pfds?|common|ordinar\w+|notes?|bonds?|debentures?|debs|converts?|warrants?|units?"
    r"|shares?|stock|series|class|depositar\w+|ads|adrs?)\b|(?<=\s)[A-HJ-Z]s?\b",
)
_PAPERS = (
    r"(?:ledgers?|blotters?|files?|notebook|spreadsheets?|deck|slides?|memos?|articles?|story|column|checklists?|logs?"
    r"|diary|tracker|worksheets?|workpapers?|audit|minutes|presentation|newsletter|timeline|summary|briefing|dossier"
    r"|database|scrapbook|essay|thesis|homework|paperwork|sanity|sake|reference|write-?up)"
)
_FOR_PAPERS = re.compile(
    rf",?\s*\bfor\s+(?:(?:my|our|his|her|their)(?:\s+own)?\s+(?:[a-z]+\s+)?(?:{_PAPERS}|models?|records?|notes|reports?|books"
    rf"|piece|purposes|use)|(?:an?|the)\s+(?:[a-z]+\s+)?{_PAPERS}|a\s+(?:model|report|piece))\b(?:\s+of\b)?",
    re.IGNORECASE,
)
_SOURCE = re.compile(
    r",?\s*\b(?:(?:as\s+)?per|according\s+to|as\s+(?:stated|given|shown|disclosed|set\s+out|described|printed|it\s+says)"
    r"\s+in|in|from|on)\s+(?:the|this|that|your|their|its)\s+(?:(?:same|above|attached|press|news|official|company['’]?s?)\s+)*"
    r"(?:release|notice|announcement|statement|document|circular|filing|bulletin|communiqu[eé]|write-?up|text|wire)\b"
    r"(?!\s+(?:date|number|of)\b)",
    re.IGNORECASE,
)
"""Where an asker says that the figure stands: every figure here stands in a release."""


_ITS_SOURCE = re.compile(
    r"\b(?:(?:mentioned|stated|given|shown)\s+)?(?:in|per|from)\s+(?=(?:[A-Z][\w&.-]*\s){0,3}[A-Z][\w&.-]*(?P<of>['’]s?)"
    r"\s+(?:press\s+|news\s+)?(?:release|notice|announcement|statement|circular)\b)(?P<who>[^'’]+)(?P=of)\s+"
    r"(?:press\s+|news\s+)?(?:release|notice|announcement|statement|circular)\b(?!\s+(?:date|number|of)\b)"
)
"""The same, of a company that is named, which is kept."""


_FOR = frozenset({"for"})
_DOCUMENTS = frozenset(
    """release notice announcement statement document circular filing bulletin communiqu communique
    write writeup text wire""".split()
)


def unframed(question: str, names: Names) -> str:
    """Leave out what only frames a question.

    >>> unframed("As a tenant I'm curious: when is the record date?", Names([], []))
    'when is the record date?'
    >>> unframed("What did they pay per share, for my ledger?", Names([], []))
    'What did they pay per share?'
    """
    text = question
    if may_have(text, _DOCUMENTS):
        text = _SOURCE.sub("", _ITS_SOURCE.sub(r"of \g<who>", text))
    if may_have(text, _FOR):
        text = _FOR_PAPERS.sub("", text)
    text = text.strip(" ,") if text != question else text
    if _PARTED.search(text) is None:
        return text if any(c.isalpha() for c in text) else question
    text = _ASIDE.sub(lambda m: "" if _is_idle(m[1], names) else m[0], text)
    for parts in (_SENTENCE, _CLAUSE):
        text = _core(text, parts, names)
    return text if any(c.isalpha() for c in text) else question


def _core(text: str, parts: re.Pattern[str], names: Names) -> str:
    """Leave out the idle parts of a text, where another part asks."""
    seams = [m.span() for m in parts.finditer(text)]
    if not seams:
        return text
    starts, ends = [0, *(end for _, end in seams)], [*(start for start, _ in seams), len(text)]
    pieces = [text[a:b] for a, b in zip(starts, ends, strict=True)]
    idle = [_is_idle(piece.rstrip(" ?"), names) for piece in pieces]
    if not any(idle) or all(idle):
        return text
    kept = ""
    for at, piece in enumerate(pieces):
        if not idle[at]:
            kept += (text[ends[at - 1] : starts[at]] if kept else "") + piece
    end = text[len(text.rstrip(" ?.!")) :]
    return kept if kept.endswith(end) else kept.rstrip(" .,") + end


def _is_idle(piece: str, names: Names) -> bool:
    """Tell whether a part of a question speaks of the asker, and of nothing else."""
    if not (_FIRST.search(piece) or _ROLE.match(piece)) or _ASKS.search(piece):
        return False
    if any(c.isdigit() or c in "$€£%" for c in piece) or _CLASS.search(piece):
        return False
    words = piece.split()
    if any(w[0].isupper() and w[0] != "I" for w in words[1:]):
        return False
    said = [w for w in tokens(piece) if w not in FILLERS]
    return not any(
        w in _NARROWS or concept(w) in CRITICAL or names.knows(w) or is_asked_by(w) for w in said
    )

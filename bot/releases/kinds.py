"""The opening of a document in; which other kind of document it is, if not a release, out."""

from __future__ import annotations

import re

FORM = "a filing's form"

_KINDS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    FORM: (
        ("exchange commission", "form 8-k", "form 6-k", "form 10-"),
        (
            (
                r"(?s)\bFORM\s+(?:8-K|6-K|10-[KQ]|20-F|40-F)\b.{0,400}?(?:CURRENT\s+REPORT"
                r"|REPORT\s+OF\s+FOREIGN|PURSUANT\s+TO|ANNUAL\s+REPORT|QUARTERLY\s+REPORT)"
            ),
            r"(?s)SECURITIES\s+AND\s+EXCHANGE\s+COMMISSION.{0,300}?\bFORM\s+(?:8-K|6-K|10-[KQ])\b",
        ),
    ),
    "an order of a court": (
        ("bankruptcy court", "district court", "in re:"),
        (
            r"\bUNITED\s+STATES\s+(?:BANKRUPTCY|DISTRICT)\s+COURT\b",
            r"(?s)\bIN\s+RE:?\s.{0,200}\bChapter\s+11\b",
        ),
    ),
    "a prospectus": (
        ("prospectus", "criminal offense"),
        (
            r"\bPROSPECTUS(?:\s+SUPPLEMENT)?\s+(?:TO|DATED)\b",
            r"TO THE CONTRARY IS A CRIMINAL OFFENSE",
        ),
    ),
    "an auditor's or expert's consent": (
        ("consent to the",),
        (
            (
                r"\b(?:[Ww]e|I)\s+(?:hereby\s+)?consent\s+to\s+the"
                r"\s+(?:incorporation|use|inclusion|reference)\b"
            ),
        ),
    ),
    "the transcript of a call": (
        ("operator:", "facilitator", "moderator:", "transcript"),
        (
            r"(?m)^\s{0,40}Operator:\s",
            r"\bconference\s+facilitator\b|\bMODERATOR:\s",
            r"\bCONFERENCE\s+CALL\s+TRANSCRIPT\b|\bEDITED TRANSCRIPT\b",
        ),
    ),
    "an agreement": (
        ("agreement", "whereas", "indenture", "amendment"),
        (
            (
                r"(?s)\bAGREEMENT\s+AND\s+PLAN\s+OF\s+(?:MERGER|REORGANIZATION)\b.{0,600}"
                r"(?i:by\s+and\s+among|dated\s+as\s+of)"
            ),
            r"\bTHIS\s+(?:[A-Z]+\s+){0,4}(?:AGREEMENT|INDENTURE|AMENDMENT)\b",
            r"\bWHEREAS\b|\bNOW,\s+THEREFORE\b",
        ),
    ),
    "a letter": (
        ("gentlemen", "dear ", "by this letter", "letter agreement"),
        (
            r"(?m)^\s{0,60}(?:(?:Ladies\s+and\s+)?Gentlemen|Dear\s+[A-Z][\w. ]{1,40})[:,]{0,2}\s*$",
            r"\bBy\s+this\s+letter\b|\b[Tt]his\s+Letter\s+Agreement\b",
        ),
    ),
    "a corporate instrument": (
        ("certificate of", "by-laws", "bylaws"),
        (r"\bCERTIFICATE\s+OF\s+(?:DESIGNATIONS?|INCORPORATION|AMENDMENT)\b|\bBY-?LAWS\s+OF\b",),
    ),
    "a trustee's statement": (
        ("holders", "distribution date"),
        (
            r"\bSTATEMENT\s+TO\s+(?:CERTIFICATE|NOTE)\s?HOLDERS\b",
            r"\bDistribution\s+Date\s+Statement\b",
        ),
    ),
    "an article about companies": (
        ("editorial coverage", "by ", "sector spotlight"),
        (
            r"\bNews\s?Wire\s+Editorial\s+Coverage\b",
            r"(?m)^Sector Spotlight",
            r"(?m)^By\s+[A-Z]\w+\s(?:[A-Z]\.\s)?[A-Z]\w+,\s(?:Benzinga|Staff|[A-Z]\w+)\s*$",
        ),
    ),
    "a research note on a company": (
        ("coverage o",),
        (
            (
                r"(?i)\b(?:updates|initiates|maintains|resumes|reiterates)\s(?:their\s|its\s)?coverage"
                r"\s(?:on|of)\b"
            ),
        ),
    ),
    "a law firm's notice about a company": (
        ("class action", "securities fraud", "investor lawsuit"),
        (
            (
                r"(?is)\b(?:class action|securities fraud|investor lawsuit)\b.{0,900}?"
                r"\b(?:law firm|lead plaintiff|shareholder rights|hagens berman|losses)"
            ),
        ),
    ),
}
"""For each kind: words of which one must be in its opening, and the patterns it is known by."""

_PATTERNS = [
    (kind, words, [re.compile(pattern) for pattern in patterns])
    for kind, (words, patterns) in _KINDS.items()
]
_WHATEVER = frozenset(
    (
        FORM,
        "the transcript of a call",
        "an article about companies",
        "a research note on a company",
        "a law firm's notice about a company",
    )
)
_ELSEWHERE = (
    "to view the full press release",
    "to view the full article",
    "to view the full release",
    "to view the full editorial",
    "read more>>",
    "read more >>",
    "full terms of use and disclaimers",
    "this post contains sponsored",
    "this article contains sponsored",
    "this article was originally published",
    "this post was originally published",
    "featured photo by",
    "featured image by",
    "benzinga is a leading",
    "mentioned in the article",
    "information provided in this article",
    "is not operated by a licensed broker",
)


def other_kind(opening: str, *, sure: bool) -> str | None:
    r"""Name the kind that an opening is of; if it is a release's for sure, only a few are asked.

    >>> other_kind("Gentlemen:\nReference is made to the debenture", sure=False)
    'a letter'
    """
    lowered = opening.lower()
    for kind, words, patterns in _PATTERNS:
        if (sure and kind not in _WHATEVER) or not any(word in lowered for word in words):
            continue
        if any(pattern.search(opening) for pattern in patterns):
            return kind
    return None


def is_retold(lowered: str) -> bool:
    """Tell whether a text, in lower case, says that the release itself is elsewhere."""
    return any(words in lowered for words in _ELSEWHERE)

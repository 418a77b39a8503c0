"""A question taken apart in; the words of it that are no entity out."""

from __future__ import annotations

from bot.answers.words import tokens
from bot.language import patterns as re
from bot.language.hints import may_have
from bot.language.recognise import DATE, PARTY, TYPES, Recognised

_LEFT = re.compile(r"[\d¼-¾⅐-⅞]")
_UNREAD = re.compile(rf"[^\s{TYPES}]*[\d¼-¾⅐-⅞][^\s{TYPES}]*")
_CLAUSE = re.compile(
    r"^\W*(?:(?!when\b)[\w']+\W+)*?(?:what|how|which)\b(?:(?!\b(?:and|or|date|day|is)\s+when\b).)+?"
    r"\s(?P<when>when)\s+(?:it|they|we|i|you|the|its|this|he|that)\b"
    r"|\b(?:holder|fund|investor|shareholder|owner|seller)s?\s+(?P<who>who)\b",
    re.IGNORECASE,
)
_CLAUSES_NEED = frozenset({"when", "who"})
"""Where "when" or "who" begins a clause of a question for something else."""

_RANGED = re.compile(rf"\b(?:before|after|since|until|till)\s{DATE}(?!\s\w)", re.IGNORECASE)


def words_of(masked: str, recognised: Recognised) -> tuple[str, ...]:
    """List the words that are no entity; parties such as "the holder" are words here.

    Digits that were not read are words too, and so is a date that only bounds the time asked
    about ("after 2003"), so that neither is passed over.
    """
    plain = _without_rest(masked, recognised) if PARTY in masked else masked
    found = tokens(_with_parties(plain, recognised) if PARTY in masked else plain)
    if _LEFT.search(masked):
        found += tuple(match[0].strip(".,;:!?") for match in _UNREAD.finditer(masked))
    if DATE in masked:
        spans = (recognised.span(*match.span()) for match in _RANGED.finditer(masked))
        found += tuple(recognised.text[s.start : s.end] for s in spans)
    return _without_clause(found, recognised.text)


def _without_clause(words: tuple[str, ...], text: str) -> tuple[str, ...]:
    """Leave out a "when" or "who" that only begins a clause: "what do I get when it is called?"."""
    if not may_have(text, _CLAUSES_NEED):
        return words
    clauses = {(match["when"] or match["who"]).lower() for match in _CLAUSE.finditer(text)}
    return tuple(word for word in words if word not in clauses) if clauses else words


def _without_rest(masked: str, recognised: Recognised) -> str:
    """Blank the words after a company's first ones that its name goes on with.

    People write more of a name than its shortest form, and less than the whole: "Alder Point".
    """
    for at in (i for i, c in enumerate(masked) if c == PARTY):
        company = recognised.entity_at(at).company
        if company is None:
            continue
        said = recognised.text[recognised.starts[at] : recognised.ends[at]].lower().split()
        words = company.name.lower().replace(",", "").split()
        end = at + 1
        for word in words[len(said) :] if words[: len(said)] == said else ():
            rest = re.match(rf"\s{re.escape(word)}(?![\w-])", masked[end:], re.IGNORECASE)
            if rest is None:
                break
            end += rest.end()
        masked = masked[: at + 1] + " " * (end - at - 1) + masked[end:]
    return masked


def _with_parties(masked: str, recognised: Recognised) -> str:
    """Put the words for a party that is no known company back in."""
    return "".join(
        f" {recognised.text[recognised.starts[i] : recognised.ends[i]]} "
        if c == PARTY and not recognised.entity_at(i).company
        else c
        for i, c in enumerate(masked)
    )

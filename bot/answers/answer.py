"""A question taken apart in; an answer, a quotation, a reason or a question back out."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.answers.declining import declined, guide, no_such_class, unexplained
from bot.answers.direct import direct, on_given_terms, supported
from bot.answers.matter import Matter, resolved
from bot.answers.related import RECKONS, related, several
from bot.answers.understand import Understood, understand
from bot.language.names import Names
from bot.language.securities import Mention
from bot.model import Answer, Clarify, Company, Declined, Security, Single
from bot.store import Store

_ADVICE = re.compile(
    r"\b(?:should\s+(?:i|we|one|my|holders?)\b|recommend|worth\s+(?:it|buying|tendering)\b"
    r"|good\s+(?:deal|idea|investment|time|price)\b|better\s+off\b|advise\b|advice\b"
    r"|can\s+i\s+(?:still\s+)?(?:buy|sell)\b|(?:buy|sell)\s+(?:or|now|more|it)\b|fair\s+(?:deal|price|value)\b)",
    re.IGNORECASE,
)
_FORECAST = re.compile(
    r"\b(?:will\b.*\b(?:stock|price|market|shares?)\b.*\b(?:do|go|rise|fall|drop|be worth|reach)\b"
    r"|forecast|predict|outlook\b|price\s+target\b|where\s+is\s+.*\bheaded\b"
    r"|(?:next|coming|following)\s+(?:quarter|year|month|week)\b)",
    re.IGNORECASE,
)
_LONGEST = 1000
"""How many characters a question may have."""

_GREETING = re.compile(
    r"\W*(?:(?:hi|hello|hey|good\s+(?:morning|afternoon|evening)|thanks?|thank\s+you|cheers|help"
    r"|what\s+can\s+(?:you|i)\s+(?:do|ask)|who\s+are\s+you|there|bot|all|very\s+much|a\s+lot)"
    r"[\W]*)*",
    re.IGNORECASE,
)


def answer(understood: Understood, names: Names, store: Store) -> Single:
    """Answer from the store: exactly, or with a quotation, or not at all, saying why."""
    if _GREETING.fullmatch(understood.question):
        return guide()
    company = _company(understood, names)
    if not isinstance(company, Company):
        return company
    for pattern, reason in (
        (_ADVICE, "I give published figures, never advice"),
        (_FORECAST, "that is about the future, and I give only what has been published"),
    ):
        if pattern.search(understood.text):
            return declined(reason, company, store)
    reply = _of_company(understood, company, names, store)
    if isinstance(reply, Answer):
        return reply
    return on_given_terms(_matter(understood, company, names, store)) or reply


def too_long(words: str) -> Declined | None:
    """Decline what no person asks: reading it would take longer than an answer may."""
    if len(words) <= _LONGEST:
        return None
    reason = f"that is longer than {_LONGEST:,} characters"
    return Declined(text=f"Ask in fewer words: {reason}.", reason=reason)


def _of_company(understood: Understood, company: Company, names: Names, store: Store) -> Single:
    """Answer about one company: by one figure, or else by several that are related."""
    matter = _matter(understood, company, names, store)
    reply = _single(matter)

    def ask(part: str) -> Single:
        return _single(_part(part, matter))

    if isinstance(reply, Answer) and not several(matter):
        return reply
    found = related(matter, ask)
    if found is None and RECKONS.search(understood.text) and isinstance(reply, Answer):
        return unexplained(matter)
    if isinstance(found, Answer) or not isinstance(reply, (Answer, Clarify)):
        return found or reply
    return reply


def _matter(understood: Understood, company: Company, names: Names, store: Store) -> Matter:
    """Gather what a question is about."""
    securities = names.of(company.name)
    classes = (resolved(mention, securities) for mention in understood.mentions)
    return Matter(
        understood=understood,
        company=company,
        classes=tuple(dict.fromkeys(s for s in classes if s)),
        names=names,
        store=store,
    )


def _part(words: str, whole: Matter) -> Matter:
    """Take a part of a question apart; the class and time that it leaves out are the whole's."""
    understood, names = whole.understood, whole.names
    part = understand(words, names)
    if not part.mentions:
        part = replace(part, mentions=understood.mentions[:1])
    if part.period is None:
        part = replace(part, period=understood.period)
    part = replace(part, decimals=understood.decimals, exact=part.exact or understood.exact)
    company = part.companies[0] if len(part.companies) == 1 else whole.company
    return _matter(part, company, names, whole.store)


def _single(matter: Matter) -> Single:
    """Answer a question for one figure, about classes of the company only."""
    for mention in matter.understood.mentions:
        known = resolved(mention, matter.known)
        if known is None and not _is_one_of(mention, matter.classes):
            return _only_of_kind(mention, matter) or no_such_class(mention, matter)
    reply = direct(matter)
    if isinstance(reply, (Answer, Clarify)):
        return reply
    return supported(matter) or reply or unexplained(matter)


def _only_of_kind(mention: Mention | Security, matter: Matter) -> Answer | None:
    """Answer for the only class of a kind that has a figure: the obvious one, which is named."""
    if isinstance(mention, Security) or mention.series is not None or mention.kind is None:
        return None
    others = tuple(s for s in matter.classes if s.kind != mention.kind)
    replies = [
        direct(replace(matter, classes=(security, *others)))
        for security in matter.known
        if security.kind == mention.kind
    ]
    found = [reply for reply in replies if isinstance(reply, Answer)]
    return found[0] if len(found) == 1 else None


def _company(understood: Understood, names: Names) -> Company | Single:
    """Find the company that a question is about; the only one known where none is named."""
    issuers = {m.company for m in understood.mentions if isinstance(m, Security)}
    named = understood.companies or tuple(c for c in names.companies if c.name in issuers)
    if len(named) == 1:
        return named[0]
    if not names.companies:
        reason = "the store holds no releases yet"
        return Declined(text="I have read no releases yet; load some first.", reason=reason)
    if len(names.companies) == 1:
        return names.companies[0]
    choices = named or names.companies[:5]
    return Clarify(
        prompt="Which company do you mean?",
        choices=tuple(f"{c.name}: {understood.question}" for c in choices),
    )


def _is_one_of(mention: Mention | Security, classes: tuple[Security, ...]) -> bool:
    """Tell whether a kind that is open by itself is that of a class named beside it."""
    if isinstance(mention, Security) or mention.series is not None:
        return False
    return any(s.kind == mention.kind for s in classes)

"""A question taken apart in; an answer, a quotation, a reason or a question back out."""

from __future__ import annotations

from dataclasses import replace

from bot.answers.across import across
from bot.answers.asks import Asked, candidates, words_for
from bot.answers.companies import both_named, company_of
from bot.answers.declining import declined, guide, no_such_class, quoted, unexplained
from bot.answers.direct import direct, on_given_terms
from bot.answers.fitting import fits
from bot.answers.forms import operates
from bot.answers.guarding import guarded
from bot.answers.implied import implied
from bot.answers.matter import Matter, resolved
from bot.answers.near import near
from bot.answers.news import announced, dated
from bot.answers.officers import officer
from bot.answers.others import is_anothers
from bot.answers.refusals import amiss_with, is_denied, is_small_talk, refusal
from bot.answers.related import related, several
from bot.answers.split_basis import on_basis, without_basis
from bot.answers.supported import supported
from bot.answers.times import order_of
from bot.answers.understand import Understood, understand
from bot.answers.wishes import shown_as
from bot.language import patterns as re
from bot.language.hints import may_have
from bot.language.names import Names
from bot.language.securities import Mention
from bot.model import Answer, Clarify, Company, Declined, Security, Single
from bot.store import Store

_BRIEF = 6
"""Words that a question which names a class and a time only may have besides."""

_OF_COUNTS = frozenset({"number", "count", "total", "class", "series", "date", "still", "security"})
_OUTSTANDING = Asked(
    hard=frozenset({"outstanding"}), soft=frozenset(), slots={"security": 1, "date": 1}
)
_CONFLICT = re.compile(
    r"[\s,;–-]*\b(?:(?:is|are|was|were)\s+there\s+)?(?:(?:any|a|more\s+than\s+one|two|several|different)\s+)"
    r"(?:(?:published|different|conflicting|other)\s+)*(?:numbers?|figures?|counts?|conflicts?|discrepanc(?:y|ies))"
    r"(?:\s+(?:published|for|of|in|on))?\b"
    r"|\b(?:conflict(?:ing)?|discrepanc(?:y|ies)|inconsistent)(?:\s+(?:figures?|numbers?|counts?))?(?:\s+(?:in|on|for"
    r"|between|about))?\b",
    re.IGNORECASE,
)
_CONFLICT_NEEDS = frozenset(
    {"number", "numbers", "figure", "figures", "count", "counts", "conflict", "conflicts"}
    | {"conflicting", "discrepancy", "discrepancies", "inconsistent"}
)
_LONGEST = 1000
"""How many characters a question may have."""


def answer(understood: Understood, names: Names, store: Store) -> Single:
    """Answer from the store: exactly, or with a quotation, or not at all, saying why.

    A figure is shown as the question wants it.
    """
    reply = _answered(understood, names, store)
    return shown_as(reply, understood.wish) if isinstance(reply, Answer) else reply


def _answered(understood: Understood, names: Names, store: Store) -> Single:
    if is_small_talk(understood.question):
        return guide()
    reason = refusal(understood.text)
    compared = _across(understood, names, store) if reason is None else None
    if compared is not None:
        return compared
    company = company_of(understood, names)
    if not isinstance(company, Company):
        return company
    if reason is not None:
        return declined(reason, company, store)
    reply = _of_company(understood, company, names, store)
    if not isinstance(reply, Answer):
        reply = on_given_terms(_matter(understood, company, names, store)) or reply
    reply = guarded(_matter(understood, company, names, store), reply)
    amiss = amiss_with(reply, understood.text)
    if amiss is not None:
        return declined(amiss, company, store)
    if isinstance(reply, Declined) and not candidates(understood.asked) and not understood.strange:
        return replace(reply, choices=_near(_matter(understood, company, names, store)))
    return reply


def _near(matter: Matter) -> tuple[str, ...]:
    """Find questions near one that is not understood, each of which is answered."""
    replies = ((words, _single(_part(words, matter))) for words in near(matter))
    return tuple(w for w, reply in replies if isinstance(reply, Answer) and fits(matter, reply))


def _across(understood: Understood, names: Names, store: Store) -> Answer | None:
    """Compare the figures of two companies that a question names."""
    named = both_named(understood, names)

    def ask(words: str, company: Company) -> Single:
        part = replace(understand(words, names), companies=(company,))
        return _of_company(part, company, names, store)

    return across(understood, named, names, ask) if len(named) == 2 else None


def too_long(words: str) -> Declined | None:
    """Decline what no person asks: reading it would take longer than an answer may."""
    if len(words) <= _LONGEST:
        return None
    reason = f"that is longer than {_LONGEST:,} characters"
    return Declined(text=f"Ask in fewer words: {reason}.", reason=reason)


def _of_company(understood: Understood, company: Company, names: Names, store: Store) -> Single:
    """Answer about one company: by one figure, or else by several that are related."""
    matter = _matter(understood, company, names, store)
    told = dated(matter) or officer(matter)
    if told is not None:
        return told
    if (basis := _on_basis(understood, company, names, store)) is not None:
        return basis
    asked = may_have(understood.text, _CONFLICT_NEEDS) and _CONFLICT.search(understood.text)
    if asked:
        return _conflicting(asked, matter)
    reply = _single(matter)

    def ask(part: str) -> Single:
        of_part = _part(part, matter)
        said = _single(of_part)
        return said if isinstance(said, (Answer, Clarify)) else _loosely(of_part) or said

    if isinstance(reply, Answer) and not several(matter):
        return reply
    given = None if isinstance(reply, Answer) else on_given_terms(matter)
    if isinstance(given, Answer):
        return given
    found = related(matter, ask)
    relates = understood.operation is None and operates(understood.text)
    if found is None and relates and isinstance(reply, Answer):
        return unexplained(matter)
    if isinstance(reply, Answer) and isinstance(found, Answer) and _is_alone(found):
        return reply
    if isinstance(found, Answer) or isinstance(reply, (Answer, Clarify)):
        return found if isinstance(found, Answer) else reply
    return _loosely(matter) or announced(matter) or _implied(matter) or found or reply


def _loosely(matter: Matter) -> Single | None:
    """Answer what no measure explains in full, where the figure's own sentence does."""
    named = matter.understood.mentions
    if several(matter) or any(_is_unknown(mention, matter) for mention in named):
        return None
    found = supported(matter)
    if not isinstance(found, Answer):
        return found
    left = matter.understood.asked.hard - words_for(found.measure)
    if is_anothers(found, left, matter.names):
        return None
    if _is_of_another(found, matter):
        return None
    if is_denied(matter.understood.text, found):
        return quoted(found.citations)
    return found


def _implied(matter: Matter) -> Answer | None:
    """Answer by the only figure published that can be meant, unless its sentence says no."""
    named = matter.understood.mentions
    if several(matter) or any(_is_unknown(mention, matter) for mention in named):
        return None
    found = implied(matter)
    if found is None or _is_of_another(found, matter):
        return None
    return None if is_denied(matter.understood.text, found) else found


def _on_basis(
    understood: Understood, company: Company, names: Names, store: Store
) -> Answer | None:
    """Answer on the basis before or after a split, where a question names one."""
    found = without_basis(understood.text)
    if found is None or understood.amounts:
        return None
    words, after = found
    part = replace(understand(words, names), companies=understood.companies)
    reply = _of_company(part, company, names, store)
    return on_basis(reply, store, after=after) if isinstance(reply, Answer) else None


def _conflicting(asked: re.Match[str], matter: Matter) -> Single:
    """Tell whether figures that were published of one thing differ, and show them."""
    text = asked.string
    reply = _single(_part(f"{text[: asked.start()]} {text[asked.end() :]}", matter))
    if isinstance(reply, Answer):
        return replace(reply, text=f"I have read one figure only: {reply.text}")
    return reply


def _is_alone(listed: Answer) -> bool:
    """Tell whether a list has one figure only."""
    return listed.quantity.unit == "text" and len(listed.citations) == 1 and ";" not in listed.text


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
    """Answer a question for one figure; where its sentence says no, in the words of that."""
    reply = _found(matter)
    if isinstance(reply, Answer) and _is_of_another(reply, matter):
        return unexplained(matter)
    if isinstance(reply, Answer) and is_denied(matter.understood.text, reply):
        return quoted(reply.citations)
    return reply


def _is_of_another(reply: Answer, matter: Matter) -> bool:
    """Tell whether a rate is of a whole share where one for each depositary share is asked for."""
    per = matter.understood.per
    asked = per is not None and per.kind == "depositary"
    own = reply.security is not None and reply.security.kind == "preferred"
    return asked and own and reply.quantity.unit.endswith("/share")


def _found(matter: Matter) -> Single:
    """Answer a question for one figure, about classes of the company only."""
    for mention in matter.understood.mentions:
        if _is_unknown(mention, matter):
            return _only_of_kind(mention, matter) or no_such_class(mention, matter)
    words, order = order_of(matter.understood.text)
    if order == "first":
        reply = direct(replace(matter, order=order), most=1)
        if isinstance(reply, Answer):
            return reply
    reply = direct(matter)
    if isinstance(reply, (Answer, Clarify)):
        return reply
    if order is not None:
        ordered = direct(replace(_part(words, matter), order=order))
        if isinstance(ordered, (Answer, Clarify)):
            return ordered
    return _counted(matter) or reply or unexplained(matter)


def _counted(matter: Matter) -> Answer | None:
    """Answer with the count of a class where a question names no more than it and a time."""
    understood = matter.understood
    is_bare = not (understood.asked.hard or understood.amounts or understood.per)
    timed = understood.period or understood.asked.counted or "count" in understood.asked.soft
    if not (is_bare and timed and len(understood.mentions) == 1):
        return None
    if len(understood.words) > _BRIEF or understood.asked.soft - _OF_COUNTS or understood.ranged:
        return None
    reply = direct(replace(matter, understood=replace(understood, asked=_OUTSTANDING)))
    return reply if isinstance(reply, Answer) else None


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


def _is_unknown(mention: Mention | Security, matter: Matter) -> bool:
    """Tell whether a question names a class that is none of the company's, or one of several."""
    known = resolved(mention, matter.known)
    return known is None and not _is_one_of(mention, matter.classes)


def _is_one_of(mention: Mention | Security, classes: tuple[Security, ...]) -> bool:
    """Tell whether a kind that is open by itself is that of a class named beside it."""
    if isinstance(mention, Security) or mention.series is not None:
        return False
    return any(s.kind == mention.kind for s in classes)

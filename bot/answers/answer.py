"""A question taken apart in; an answer, a quotation, a reason or a question back out."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from bot.answers.asks import candidates
from bot.answers.checking import calculated, compare, compared, ties
from bot.answers.find import Several, Sought, around, find, uses_ratio
from bot.answers.hypothetical import compute, published
from bot.answers.known import known_names
from bot.answers.understand import Understood, understand
from bot.answers.wording import asking, figure, named, of_class
from bot.answers.words import concept, is_known
from bot.errors import ArithmeticalError, TermsError
from bot.exchange.clauses import Clauses, take_clauses
from bot.exchange.requests import amount_of, request_for
from bot.language.dates import written, written_day
from bot.language.names import Names
from bot.language.recognise import NUMBER
from bot.language.securities import Mention, resolve
from bot.measures import Measure
from bot.model import Answer, Clarify, Company, Declined, Quoted, Reply, Security
from bot.store import Store

SAMPLES = (
    "how many preferred are outstanding?",
    "what is the exchange ratio?",
    "how many common for 10,000 preferred?",
)
"""Questions that show what can be asked."""

_ADVICE = re.compile(
    r"\bshould\s+(?:i|we|one|my|holders?)\b|\brecommend|\bworth\s+(?:it|buying|tendering)\b"
    r"|\bgood\s+(?:deal|idea|investment|time|price)\b|\bbetter\s+off\b|\badvise\b|\badvice\b"
    r"|\b(?:buy|sell)\s+(?:or|now|more|it)\b|\bfair\s+(?:deal|price|value)\b",
    re.IGNORECASE,
)
_FORECAST = re.compile(
    r"\bwill\b.*\b(?:stock|price|market|shares?)\b.*\b(?:do|go|rise|fall|drop|be worth|reach)\b"
    r"|\bforecast|\bpredict|\boutlook\b|\bprice\s+target\b|\bwhere\s+is\s+.*\bheaded\b"
    r"|\b(?:next|coming|following)\s+(?:quarter|year|month|week)\b",
    re.IGNORECASE,
)
_LONGEST = 1000
"""How many characters a question may have."""

_YES_OR_NO = re.compile(r"\W*(?:does|did|is|are|was|were|has|have|had)\b", re.IGNORECASE)
_GREETING = re.compile(
    r"\W*(?:(?:hi|hello|hey|good\s+(?:morning|afternoon|evening)|thanks?|thank\s+you|cheers|help"
    r"|what\s+can\s+(?:you|i)\s+(?:do|ask)|who\s+are\s+you|there|bot|all|very\s+much|a\s+lot)"
    r"[\W]*)*",
    re.IGNORECASE,
)
_JOINTS = re.compile(
    r"(?:[\s,;]|\b(?:at|with|and|an?|the|in|on|by|for|if|of)\b)+(?=[?.!]|$)", re.IGNORECASE
)
"""Words that joined what was said at the end of a question, once that has been taken out."""

_QUESTION_WORDS = frozenset({"who", "when", "where", "why"})


def answer(understood: Understood, names: Names, store: Store, today: date) -> Reply:
    """Answer from the store: exactly, or with a quotation, or not at all, saying why."""
    if _GREETING.fullmatch(understood.question):
        return _help()
    company = _company(understood, names)
    if not isinstance(company, Company):
        return company
    for pattern, reason in (
        (_ADVICE, "I give published figures, never advice"),
        (_FORECAST, "that is about the future, and I give only what has been published"),
    ):
        if pattern.search(understood.text):
            return _declined(reason, company, store)
    reply = _of_company(understood, company, names, store, today)
    if isinstance(reply, Answer):
        return reply
    return _on_given_terms(understood, company, names, store) or reply


def _on_given_terms(
    understood: Understood, company: Company, names: Names, store: Store
) -> Reply | None:
    """Compute an exchange on terms given in a question (“at a price of $4.22”), if it is one."""
    try:
        rest, clauses = take_clauses(understood.question)
    except TermsError:
        return None
    if clauses is None:
        return None
    asked = understand(_JOINTS.sub(" ", rest), names)
    is_exchange = any(m.computes == "exchange" for m in candidates(asked.asked))
    if not is_exchange or not asked.amounts or asked.strange:
        return None
    found = tuple(_resolved(m, names.of(company.name)) for m in asked.mentions)
    classes = tuple(dict.fromkeys(s for s in found if s))
    return _exchange(asked, company, classes, store, clauses)


def too_long(words: str) -> Declined | None:
    """Decline what no person asks: reading it would take longer than an answer may."""
    if len(words) <= _LONGEST:
        return None
    reason = f"that is longer than {_LONGEST:,} characters"
    return Declined(text=f"Ask in fewer words: {reason}.", reason=reason)


def _of_company(
    understood: Understood, company: Company, names: Names, store: Store, today: date
) -> Reply:
    """Answer about one company, for classes of its own only."""
    securities = names.of(company.name)
    asked = tuple(_resolved(m, securities) for m in understood.mentions)
    classes = tuple(dict.fromkeys(s for s in asked if s))
    for mention, security in zip(understood.mentions, asked, strict=True):
        if security is None and not _is_one_of(mention, classes):
            return _no_such_class(mention, understood, company, securities, store)
    measures = candidates(understood.asked)
    if understood.operation:
        return _operation(understood, measures, company, classes, store)
    first: Reply | None = None
    for measure in measures:
        reply = _measure(understood, measure, company, classes, store)
        if isinstance(reply, (Answer, Clarify)):
            return reply
        first = first or reply
    if first is not None:
        return first
    return _unexplained(understood, company, store)


def _company(understood: Understood, names: Names) -> Company | Reply:
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


def _resolved(mention: Mention | Security, securities: tuple[Security, ...]) -> Security | None:
    """Find the class of a company that is meant; None for another company's."""
    if isinstance(mention, Security):
        return mention if mention in securities else None
    return resolve(mention, securities)


def _is_one_of(mention: Mention | Security, classes: tuple[Security, ...]) -> bool:
    """Tell whether a kind that is open by itself is that of a class named beside it."""
    if isinstance(mention, Security) or mention.series is not None:
        return False
    return any(s.kind == mention.kind for s in classes)


def _no_such_class(
    mention: Mention | Security,
    understood: Understood,
    company: Company,
    securities: tuple[Security, ...],
    store: Store,
) -> Reply:
    """Say that a class is not known, or ask which of several is meant."""
    fitting = [s for s in securities if mention.kind == s.kind]
    if mention.series is None and isinstance(mention, Mention) and len(fitting) > 1:
        return Clarify(
            prompt=f"Which {mention.kind} do you mean?",
            choices=tuple(f"{understood.question} ({named(s)})" for s in fitting),
        )
    words = mention.words if isinstance(mention, Mention) else mention.symbol
    known = ", ".join(named(s) for s in securities) or "no class"
    return _declined(
        f"no release of {company.name} in the store speaks of “{words}”; those known are {known}",
        company,
        store,
    )


def _measure(
    understood: Understood,
    measure: Measure,
    company: Company,
    classes: tuple[Security, ...],
    store: Store,
) -> Reply | None:
    """Answer by one measure that explains the question."""
    if measure.computes == "exchange":
        if _YES_OR_NO.match(understood.text):
            return None
        return _exchange(understood, company, classes, store)
    if measure.computes == "check":
        found = ties(understood, company, store)
        return found or _declined("no published figures can be checked against it", company, store)
    ratio = understood.ratio
    if understood.amounts and uses_ratio(measure):
        if understood.amounts[0].type != NUMBER:
            return None
        try:
            ratio = amount_of(understood.amounts[0])
        except TermsError as error:
            return _declined(str(error), company, store)
    if ratio is not None and not uses_ratio(measure):
        return None
    if (
        understood.joined
        and measure.class_bound
        and not any(s.received for s in measure.statements)
    ):
        return _declined("you name more than one class; ask about one at a time", company, store)
    if understood.of_company and not classes and measure.class_bound:
        return _which_class(understood, known_names(store).of(company.name))
    sought = Sought(
        measure=measure,
        company=company.name,
        security=classes[0] if classes else None,
        also=classes[1:],
        per=_resolved(understood.per, classes) if understood.per else None,
        period=understood.period,
        exact=understood.exact,
        decimals=understood.decimals,
        ratio=None if ratio is None or _is_published(ratio, company, store) else ratio,
    )
    return _sought(sought, understood, company, store)


def _is_published(ratio: object, company: Company, store: Store) -> bool:
    """Tell whether a given ratio is the newest published one."""
    facts = store.facts(company.name, "exchange_ratio")
    return bool(facts) and facts[0].quantity.value == ratio


def _which_class(understood: Understood, securities: tuple[Security, ...]) -> Clarify:
    """Ask which of several classes is meant."""
    return Clarify(
        prompt="Which class do you mean?",
        choices=tuple(f"{understood.question} ({named(s)})" for s in securities),
    )


def _is_received(security: Mention | Security, company: Company, store: Store) -> bool:
    """Tell whether a class is what the newest exchange gives for another."""
    found = published(company, store)
    if found is None or found.terms.received.key == found.terms.surrendered.key:
        return False
    resolved = _resolved(security, known_names(store).of(company.name))
    return resolved is not None and resolved.key == found.terms.received.key


def _sought(sought: Sought, understood: Understood, company: Company, store: Store) -> Reply:
    """Answer what is sought, or decline with the nearest published figure."""
    found = find(sought, store)
    if isinstance(found, Answer):
        return found
    if isinstance(found, Several) and found.securities:
        return _which_class(understood, found.securities)
    if isinstance(found, Several):
        figures = " and ".join(figure(f.quantity) for f in found.conflicting)
        return Quoted(
            text=f"The published figures for {sought.measure.label} conflict: {figures}.",
            reason="the published figures conflict",
            citations=tuple(store.cite(f.release, f.span) for f in found.conflicting),
        )
    of = of_class(sought.security) if sought.measure.class_bound else ""
    when = f" for {written(sought.period)}" if sought.period else ""
    reason = f"no release in the store states {sought.measure.label}{of}{when}"
    return _declined(reason, company, store, around(sought, store))


def _exchange(
    understood: Understood,
    company: Company,
    classes: tuple[Security, ...],
    store: Store,
    clauses: Clauses | None = None,
) -> Reply:
    """Compute the exchange that a question describes, on the terms that it gives if it does."""
    amount = understood.amounts[0]
    if amount.security and not understood.wanted and _is_received(amount.security, company, store):
        return _declined(
            f"{understood.text[amount.span.start : amount.span.end]} are what an exchange gives, "
            "not what is given up for it; ask how many must be given up to get them",
            company,
            store,
        )
    security = _resolved(amount.security, classes) if amount.security else None
    try:
        request = replace(request_for(amount, security, understood.ratio), clauses=clauses)
    except TermsError as error:
        return _declined(str(error), company, store)
    return compute(request, company, store)


def _operation(
    understood: Understood,
    measures: tuple[Measure, ...],
    company: Company,
    classes: tuple[Security, ...],
    store: Store,
) -> Reply:
    """Work out typed arithmetic, and compare it with the figure that is asked about."""
    assert understood.operation is not None
    try:
        for measure in measures:
            sought = Sought(
                measure=measure,
                company=company.name,
                security=classes[0] if classes else None,
                period=understood.period,
            )
            found = find(sought, store)
            if isinstance(found, Answer):
                return compare(understood, understood.operation, found, store)
        if not understood.asked.hard and len(understood.amounts) == 1:
            return compared(understood.operation, understood.amounts[0])
        if not understood.asked.hard and not understood.amounts:
            return calculated(understood.operation)
    except ArithmeticalError as error:
        return _declined(str(error), company, store)
    return _unexplained(understood, company, store)


def _unexplained(understood: Understood, company: Company, store: Store) -> Reply:
    """Quote a sentence that holds all of a question's words, or say what is not understood."""
    words = sorted(understood.asked.hard - _QUESTION_WORDS)
    citations = store.search(words, company.name) if len(words) > 1 else ()
    if citations and not understood.amounts:
        cited = citations[0]
        return Quoted(
            text=(
                "No published figure answers that; this sentence may bear on it: "
                f"“{cited.sentence}” ({cited.headline}, {written_day(cited.published)})."
            ),
            reason="no published figure answers the question",
            citations=citations[:1],
        )
    if understood.strange:
        return _declined(
            f"I know nothing by the name of “{understood.strange[0]}” and will not answer for "
            f"{company.name} instead",
            company,
            store,
        )
    unknown = [w for w in understood.words if concept(w) in words and not is_known(w)]
    about = f" “{unknown[0]}” there" if unknown else " the question"
    return _declined(f"I do not understand{about}", company, store)


def _declined(
    reason: str, company: Company, store: Store, nearest: tuple[Answer, ...] = ()
) -> Declined:
    """Decline, with the reason, the figures nearest in time and the newest contact."""
    contact = store.contact(company.name)
    parts = [reason[0].upper() + reason[1:].removesuffix(".") + "."]
    parts += [
        f"{said} published: {found.text}"
        for said, found in zip(("The nearest", "The next"), nearest, strict=False)
    ]
    if asking(contact):
        parts.append(asking(contact))
    return Declined(
        text=" ".join(parts),
        reason=reason,
        nearest=nearest[0] if nearest else None,
        following=nearest[1] if len(nearest) > 1 else None,
        contact=contact,
        company=company.name,
    )


def _help() -> Clarify:
    return Clarify(
        prompt="Ask for a published figure, or for a hypothetical exchange. For example:",
        choices=SAMPLES,
    )

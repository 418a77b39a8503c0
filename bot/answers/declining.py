"""Why a question is not answered in; a reason, a quotation or a question back out."""

from __future__ import annotations

from bot.answers.matter import Matter
from bot.answers.understand import Understood
from bot.answers.wording import asking, named
from bot.answers.words import concept, is_known
from bot.language.dates import written_day
from bot.language.securities import Mention
from bot.model import Answer, Citation, Clarify, Company, Declined, Quoted, Security, Single
from bot.store import Store

SAMPLES = (
    "how many preferred are outstanding?",
    "what is the exchange ratio?",
    "how many common for 10,000 preferred?",
)
"""Questions that show what can be asked."""

_QUESTION_WORDS = frozenset({"who", "when", "where", "why"})


def declined(
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


def which_class(understood: Understood, securities: tuple[Security, ...]) -> Clarify:
    """Ask which of several classes is meant."""
    return Clarify(
        prompt="Which class do you mean?",
        choices=tuple(f"{understood.question} ({named(s)})" for s in securities),
    )


def no_such_class(mention: Mention | Security, matter: Matter) -> Single:
    """Say that a class is not known, or ask which of several is meant."""
    company = matter.company
    fitting = [s for s in matter.known if mention.kind == s.kind]
    if mention.series is None and isinstance(mention, Mention) and len(fitting) > 1:
        return Clarify(
            prompt=f"Which {mention.kind} do you mean?",
            choices=tuple(f"{matter.understood.question} ({named(s)})" for s in fitting),
        )
    words = mention.words if isinstance(mention, Mention) else mention.symbol
    known = ", ".join(named(s) for s in matter.known) or "no class"
    return declined(
        f"no release of {company.name} in the store speaks of “{words}”; those known are {known}",
        company,
        matter.store,
    )


def unexplained(matter: Matter) -> Single:
    """Quote a sentence that holds all of a question's words, or say what is not understood."""
    understood, company, store = matter.understood, matter.company, matter.store
    words = sorted(understood.asked.hard - _QUESTION_WORDS)
    typed = sorted({w for w in understood.words if concept(w) in words})
    citations = store.search(typed, company.name) if len(words) > 1 else ()
    citations = citations or (store.search(words, company.name) if len(words) > 1 else ())
    if citations and not understood.amounts:
        return quoted(citations)
    if understood.strange:
        return declined(
            f"I know nothing by the name of “{understood.strange[0]}” and will not answer for "
            f"{company.name} instead",
            company,
            store,
        )
    unknown = [w for w in understood.words if concept(w) in words and not is_known(w)]
    about = f" “{unknown[0]}” there" if unknown else " the question"
    return declined(f"I do not understand{about}", company, store)


def quoted(citations: tuple[Citation, ...]) -> Quoted:
    """Quote the first of some sentences that may bear on a question, and say that it is one."""
    whole = (c for c in citations if c.sentence.strip() != c.headline.strip())
    cited = next(whole, citations[0])
    return Quoted(
        text=(
            "No published figure answers that; this sentence may bear on it: "
            f"“{cited.sentence}” ({cited.headline}, {written_day(cited.published)})."
        ),
        reason="no published figure answers the question",
        citations=(cited,),
    )


def guide() -> Clarify:
    """Say what can be asked."""
    return Clarify(
        prompt="Ask for a published figure, or for a hypothetical exchange. For example:",
        choices=SAMPLES,
    )

"""A question and a figure that its words found in; whether the question can mean that figure, out.

A figure is found by the words of its kind. Who is asked about, what is counted, of which event,
before or after it, and what kind of value is wanted, is told by how the question puts them.
"""

from __future__ import annotations

from bot.answers.guarding import is_fit
from bot.answers.leftover import beside, is_left
from bot.answers.matter import Matter
from bot.answers.purpose import is_meant
from bot.answers.words import is_ordinary, tokens
from bot.language import patterns as re
from bot.measures.formulas import SIGNS
from bot.model import Answer

_ASKS_COUNT = re.compile(r"\bhow\s+(?:many|much)\b|\bpercent\b|\bnumber\b|\bwhat\b", re.IGNORECASE)
_PERSON = re.compile(r"\W*(?:and\s+)?(?:who|whom|where)\b", re.IGNORECASE)
_DAY = re.compile(
    r"\W*(?:and\s+)?(?:when\b|(?:what\s+(?:is|was)\s+)?(?:the\s+)?dates?\s+of\b|(?:on\s+)?(?:what|which)\s+da(?:te|y)\b)",
    re.IGNORECASE,
)
_MANY = re.compile(
    r"\bhow\s+many\b(?!\s+(?:u\.?s\.?\s+)?(?:dollars?|cents?|euros?|pounds?|millions?|billions?)\b)",
    re.IGNORECASE,
)
_MOVED = re.compile(
    r"\bhow\s+much\b.*\b(?:raised|increased?|decreased?|cut|lower(?:ed)?|reduced?|hiked?|boosted?|grow|grew|grown)\b"
    r"(?!\s+(?:to|dividend)\b)",
    re.IGNORECASE,
)
_APIECE = re.compile(r"\b(?:per|each|every)\s(?:\w+\s){0,2}?share\b|\bapiece\b", re.IGNORECASE)
_IS_NUMBER = re.compile(
    r"\W*(?:is|was)\s+(?:[$€£]?\d[\d.,]*%?\s+the\b|the\s.*\s[$€£]?\d[\d.,]*%?\W*$)", re.IGNORECASE
)
_AFTER_SPLIT = re.compile(r"\bafter\b.*\bsplit\b(?!.*\b(?:each|per|my|i)\b)", re.IGNORECASE)
_MUST = re.compile(
    r"\W*(?:can|may|could|do|must|should|will|am)\s+(?:i|we|(?:the\s+)?holders?|shareholders?)\s+(?:still\s+|have\s+to\s+"
    r"|need\s+to\s+|be\s+able\s+to\s+)*(?:exchange|tender|surrender|participate|convert|redeem|sell)\b",
    re.IGNORECASE,
)
"""What asks whether somebody may or must take part, which no figure answers."""

_OWN_SHARES = re.compile(
    r"\bpercent\s+of\s+(?:the\s+|that\s+|all\s+|his\s+|their\s+)*(?:(?:share|stock)?(?:holder|owner|investor)s?['’]s?\b"
    r"|(?:share|stock)?(?:holders|owners|investors)\b|(?<=his\s)\w|(?<=their\s)\w)",
    re.IGNORECASE,
)
"""What asks for a part of a holder's shares, or of the holders, which is none of the class."""

_THING = re.compile(
    r"\b(?:how\s+many|numbers?\s+of|counts?\s+of)\s+(?:of\s+)?(?:the\s+|these\s+|those\s+|your\s+)?(?:different\s+|other\s+|more\s+"
    r"|fewer\s+|new\s+|separate\s+|total\s+|such\s+|record\s+|registered\s+|single\s+|individual\s+|preferred\s+|common\s+"
    r"|prefs?\s+|tender\s+|exchange\s+|remaining\s+|(?:series\s+)+[a-z]\s+|class\s+[a-z]\s+)*?"
    r"(?:(?:share|stock|note|bond|unit)?-?holders?|owners?|investors?|people|persons?|parties|companies|firms|exchanges"
    r"|swaps|deals|transactions|agreements|offers|tenders|redemptions|buybacks|repurchases|offerings|times|days|weeks"
    r"|months|quarters|years|releases|announcements|classes|kinds|types|series(?!\s+(?:series\s+)*[a-z]\b)|dividends|splits|votes)"
    r"\b(?!['’])",
    re.IGNORECASE,
)
"""What is counted, where that is no share: people, transactions, times."""

_GIVES_UP = r"(?:surrender|tender|hold|held|own|have\s+(?:held|owned)|deposit)"
_ONE_HOLDER = re.compile(
    r"\b(?:the|this|that|a|each)\s+(?:share|stock)?(?:holder|owner|investor)\b(?!s)", re.IGNORECASE
)
_SINCE = re.compile(
    r"\b(?:still|now|left|remain\w*|keeps?|kept|retain\w*|any\s?more|after(?!\s+[\d{]))\b",
    re.IGNORECASE,
)
_OWNS = re.compile(r"\b(?:owns?|holds?|have|has|keeps?)\b", re.IGNORECASE)
_OF_HOLDER = frozenset(
    {
        "shares_surrendered",
        "shares_held",
        "shares_tendered",
        "percent_of_class",
        "fraction_tendered",
    }
    | {"percent_tendered"}
)
_OF_TENDER = frozenset({"offer_price", "cash_paid"})
_OF_ISSUER = frozenset(
    {"shares_issued", "shares_repurchased", "shares_accepted", "shares_redeemed"}
)
_BEFORE = frozenset(
    {"shares_held", "percent_of_class", "fraction_tendered", "shares_outstanding_before"}
)
_SELLER = re.compile(
    r"\b(?:(?:share|stock)?holders?|insiders?|sellers?|selling)\b|\bcompany\b.*\bs(?:ell|old)\b",
    re.IGNORECASE,
)
_ACCEPTED = re.compile(r"\baccepted\b", re.IGNORECASE)
_OFFERED = re.compile(r"\boffer\b", re.IGNORECASE)
_SELLERS = re.compile(r"\bselling\s+\w*holders?\b", re.IGNORECASE)
_EVENTS = (
    (
        r"\btender",
        r"\btender|\bexchange\s+offer|\boffers?\s+to\b",
        ("expiry", "commencement", "offer_price", "minimum_tender_shares"),
    ),
    (r"\boffers?\b", r"\boffers?\b", ("expiry", "commencement", "offer_price")),
    (
        r"\b(?:exchanges?|exchanged|swap)\b",
        r"(?<!stock )\bexchang|\bswap",
        ("exchange_ratio", "shares_surrendered"),
    ),
    (
        r"\b(?:transaction|deal|agreement)\b",
        r"\b(?:exchang|swap|merge|acqui|transaction|deal|agree)",
        ("exchange_ratio", "shares_surrendered", "merger_value"),
    ),
)
"""Words for an event, how a headline names it, and what a release of it states of its own day."""

_LATER = re.compile(
    r"\b(?:results?|exten\w+|expir\w+|complet\w+|final|amend\w*|preliminary|accept\w*|settle\w*|correct\w*|updat\w*"
    r"|clos(?:es|ed|ing)|terminat\w+|rescind\w*|withdr\w+)\b",
    re.IGNORECASE,
)
"""How the headline of a later release about an event names what became of it."""


def fits(matter: Matter, reply: Answer) -> bool:
    """Tell whether a reply is of the kind, thing, person and event that a question asks about."""
    text = matter.understood.text
    return (
        _is_of_kind(text, reply)
        and _counts_it(text, reply)
        and _is_of_person(matter, reply)
        and _is_of_event(matter, reply)
        and is_left(matter, reply)
        and is_meant(text, reply)
        and is_fit(matter, reply)
    )


def _is_of_kind(text: str, reply: Answer) -> bool:
    """Refuse a count for a person or a day, a price for a count, a level for a change."""
    unit = reply.quantity.unit
    if not _ASKS_COUNT.search(text):
        if _PERSON.match(text) and unit not in ("text", "boolean"):
            return False
        if _DAY.match(text) and unit not in ("date", "text", "year"):
            return False
    if unit not in ("boolean", "text") and _MUST.match(text) and not _ASKS_COUNT.search(text):
        return False
    if _MANY.search(text) and unit.removesuffix("/share") in SIGNS:
        return False
    if unit != "boolean" and _IS_NUMBER.match(text):
        return False
    if unit == "shares" and reply.kind == "stated" and _APIECE.search(text):
        return False
    if unit == "shares/share" and _MANY.search(text) and _AFTER_SPLIT.search(text):
        return False
    levels = unit.endswith("/share") or unit == "percent"
    return not (levels and _MOVED.search(text) and reply.measure != "calculation")


def _counts_it(text: str, reply: Answer) -> bool:
    """Refuse a count of shares where people, transactions or times are counted."""
    return _THING.search(text) is None or not reply.quantity.unit.startswith(("shares", "fraction"))


def _is_of_person(matter: Matter, reply: Answer) -> bool:
    """Refuse what a holder did for what the company did, and what one had for what one has."""
    text, measure = matter.understood.text, reply.measure
    if measure in _OF_HOLDER and _does(_issuer(matter), _GIVES_UP, text):
        return False
    if measure in _OF_HOLDER and _OWN_SHARES.search(text):
        return False
    if measure == "percent_of_class" and (
        _is_of_offer(text) or beside(matter, reply, "shares_issued")
    ):
        return False
    if measure == "percent_tendered" and _ACCEPTED.search(text) and not _OFFERED.search(text):
        return False
    if measure in _OF_ISSUER and _does(
        r"(?:the\s+)?\w*(?:holder|owner|investor)s?", r"(?:issue|repurchase|accept)", text
    ):
        return False
    if measure in _OF_TENDER and re.search(r"\boffering\b", text, re.IGNORECASE):
        return False
    since = _SINCE.search(text) is not None
    had = measure in _BEFORE or (measure == "shares_surrendered" and _OWNS.search(text) is not None)
    if since and had:
        return False
    if measure == "shares_offered" and _SELLER.search(text):
        return not (_SELLERS.search(text) or _holders(text) or _has_sellers(matter, reply))
    return not (since and measure == "shares_outstanding" and _ONE_HOLDER.search(text))


def _is_of_offer(text: str) -> bool:
    """Tell whether a question is about what was tendered by all, and about no holder."""
    return re.search(r"\btendered\b", text, re.IGNORECASE) is not None and not _holders(text)


def _holders(text: str) -> bool:
    return re.search(r"holders?\b|\binsiders?\b|\bsellers?\b", text, re.IGNORECASE) is not None


def _has_sellers(matter: Matter, reply: Answer) -> bool:
    """Tell whether any release of an offering has holders that sell in it beside the company."""
    of_offering = matter.store.facts(matter.company.name, reply.measure)
    releases = dict.fromkeys(f.release for f in of_offering)
    return any(_SELLERS.search(matter.store.text(release)) for release in releases)


def _issuer(matter: Matter) -> str:
    """Write how a question may name the company that it is about."""
    company = matter.company
    symbols = [s.symbol for s in matter.known if s.kind == "common" and s.symbol]
    names = [company.name, *company.aliases, company.name.split()[0], *symbols]
    called = "|".join(re.escape(name) for name in names)
    return rf"(?:(?:the\s+)?(?:company|issuer)|{called})"


def _does(who: str, what: str, text: str) -> bool:
    """Tell whether a question asks what somebody did: "did Larkspur surrender"."""
    asked = rf"\b(?:did|does|do|has|have|had|will|would)\s+{who}\s+(?:(?!be)\w+\s+)?{what}"
    return re.search(asked, text, re.IGNORECASE) is not None


def _is_of_event(matter: Matter, reply: Answer) -> bool:
    """Refuse a release's day for that of an event which the release is not about."""
    if reply.measure != "announced":
        return True
    text, cited = matter.understood.text, reply.citations[0]
    for named, headline, measures in _EVENTS:
        if re.search(named, text, re.IGNORECASE):
            facts = (f for m in measures for f in matter.store.facts(matter.company.name, m))
            its_own = any(f.release == cited.release and f.as_of.end == f.published for f in facts)
            called = re.search(headline, cited.headline, re.IGNORECASE) is not None
            return (called or its_own) and _LATER.search(cited.headline) is None
    return True


def names_in(sentence: str) -> frozenset[str]:
    """List the words of a sentence that are written as names: never without a capital.

    >>> sorted(names_in("Today Larkspur and Alder Trust met."))
    ['alder', 'larkspur', 'trust']
    """
    capitals = {w.lower() for w in re.findall(r"(?:^\W*|(?<=[a-z,;] ))([A-Z][\w'’]*)", sentence)}
    named = {word for name in capitals for word in tokens(name)}
    named |= {w.lower() for w in re.findall(r"(?<=[A-Z][a-z] |[a-z][a-z] )[A-Z][\w]*", sentence)}
    small = {w for name in re.findall(r"\b[a-z][\w'’]*", sentence) for w in tokens(name)}
    return frozenset(word for word in named - small if not is_ordinary(word))

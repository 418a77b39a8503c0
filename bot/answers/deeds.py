"""A question and a figure in; whether both are of one deed and one event, out.

What was offered was not accepted, what was authorised was not bought, and a dividend's day is
no redemption's: a question that names a deed or an event is answered by no figure of another.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.answers.leftover import beside
from bot.answers.matter import Matter
from bot.language import patterns as re
from bot.model import Answer

_OF_TENDER = "|".join(
    """offer_ expiry tender accepted proration exchange surrendered cash_paid commencement
    settlement""".split()
)
_EVENTS: tuple[tuple[str, str, str], ...] = (
    (
        "dividend",
        r"dividends?|distributions?|payouts?|divs?|divvy",
        r"dividend|arrears|split_(?:distribution|record)",
    ),
    (
        "redemption",
        r"redemptions?|redeem\w*|called|calling|call(?=\s+(?:price|date))",
        r"redemption|redeemed|settlement",
    ),
    ("split", r"splits?|stock\s+split|consolidation", r"split"),
    (
        "merger",
        r"mergers?|merging|acquisitions?|takeover|buyout",
        r"merger|acquirer|settlement|premium|exchange_ratio",
    ),
    (
        "tender",
        r"tender\w*|(?:dutch\s+)?auction",
        rf"{_OF_TENDER}|repurchase",
    ),
    (
        "exchange",
        r"exchang\w+|swap\w*",
        rf"{_OF_TENDER}|split_ratio",
    ),
    (
        "offering",
        r"offering|placement|ipo|underwrit\w*|over-?allotment",
        r"offering|proceeds|overallot|shares_offered|option|settlement|premium",
    ),
    (
        "repurchase",
        r"buy-?backs?|repurchas\w+|bought\s+back|buy\s+back",
        r"repurchase|cash_paid|accepted|offer_price|expiry|tender|redemption|redeemed|proration",
    ),
    (
        "conversion",
        r"conver(?:sion|t)\w*",
        r"conversion|threshold|exchange|ratio|premium|split_ratio",
    ),
)
"""Events: how a question names each, and what the names of its measures have in them."""

_ON_BASIS = re.compile(
    r"\b(?:pre|post)[\s-]?split\b|\bsplit[\s-]adjusted\b|\bbefore\s+the\s+split\b|\bafter\s+the\s+split\b"
    r"|\badjusted\s+for\s+(?:the\s+|any\s+)?splits?\b",
    re.IGNORECASE,
)
"""What only says in which shares a figure is wanted."""

_ANY = ("dividends_satisfied", "accrued_dividends_paid", "figures_tie", "calculation", "announced")

_INTENT = (
    r"\b(?:offer(?:ed|s|ing)?\s+to\s+(?:buy|purchase|exchange|acquire|accept|repurchase)|sought|seek(?:s|ing)?|wanted\s+to|want\s+to"
    r"|planned\s+to|plan(?:s|ning)?\s+to|aim(?:s|ed|ing)?\s+to|willing\s+to|hop(?:ed|ing)\s+to)\b"
)
_DONE = frozenset(
    {"shares_accepted", "shares_repurchased", "shares_repurchased_to_date", "repurchase_cost"}
    | {"shares_surrendered", "shares_issued", "cash_paid", "shares_redeemed", "shares_tendered"}
)
_ALLOWED = frozenset({"repurchase_authorized", "repurchase_authorized_shares"})
_BOUGHT = frozenset(
    {"shares_repurchased", "shares_repurchased_to_date", "repurchase_cost", "repurchase_spent"}
    | {"repurchase_price"}
)
_DIVIDEND = frozenset(
    {"dividend_per_share", "dividend_payment_date", "dividend_record_date", "dividend_total"}
)
_NEVER = r"(?!)"
"""What no question has: nothing makes the other deed a measure's own."""

_OPTION = frozenset({"overallotment_shares", "shares_with_option", "option_proceeds"})
_OTHER_DEED: tuple[tuple[frozenset[str], str, str], ...] = (
    (_DONE, _INTENT, r"\b(?:accepted|bought|did\s+\w+\s+buy)\b"),
    (
        _ALLOWED,
        r"\b(?:repurchased|bought(?:\s+back)?|spent|used|completed|retired)\b",
        r"\b(?:authori[sz]\w+|may|can|could|up\s+to|program\w*|maximum|limit|to\s+be|will)\b",
    ),
    (
        _BOUGHT,
        r"\bauthori[sz]\w+\b",
        r"\b(?:spent|used|under|against|of\s+the|bought|repurchased|remain\w*|out\s+of)\b",
    ),
    (
        _OPTION,
        r"\b(?:did|bought|purchased|exercised|took|sold|have)\b",
        r"\b(?:option|right|can|may|could|entitled|whole|full|if)\b",
    ),
    (
        frozenset({"shares_outstanding_before", "shares_before_offer"}),
        r"\b(?:offer(?:ed)?|tendered|sold|accepted|issued|authori[sz]ed|redeemed|bought)\b",
        r"\b(?:outstanding|out|were\s+there|exist\w*|before|prior|call(?:ed)?)\b",
    ),
    (frozenset({"shares_with_option"}), r"\bsold\b", r"\b(?:whole|full|if|would|could)\b"),
    (frozenset({"redemption_date"}), r"\b(?:payment|paid)\b", r"\bred(?:eem|empt)"),
    (
        frozenset({"annual_dividend", "annual_dividend_cost"}),
        r"\b(?:paid|last|previous)\b",
        _NEVER,
    ),
    (_DIVIDEND | {"calculation"}, r"\bpaid\s+(?:so\s+far|to\s+date)\b", _NEVER),
    (
        frozenset({"dividend_record_date"}),
        r"\b(?:paid|payable|payment)\b",
        r"\brecord\s+da(?:te|y)\b|\bda(?:te|y)\s+of\s+record\b",
    ),
    (
        frozenset({"offering_price"}),
        r"\bprice\s+to\s+(?:the\s+)?(?:selling|underwriters?|holders?|company)\b",
        _NEVER,
    ),
    (
        frozenset({"principal_amount"}),
        r"\b(?:tendered|redeemed|called|exchanged|repurchased|accepted|retired)\b",
        _NEVER,
    ),
    (
        frozenset({"closing_price", "share_price"}),
        r"\b(?:day|date)\s+of\s+the\b|\bafter\s+the\s+(?:announcement|release|news|deal)\b",
        _NEVER,
    ),
    (
        frozenset({"shares_tendered", "percent_tendered", "percent_of_offer_tendered"}),
        r"\bearly\b",
        _NEVER,
    ),
    (
        frozenset({"calculation"}),
        r"\b(?:excluding|without)\s+(?:the\s+)?(?:(?:green)?shoe|option)|\bonly\b.*\bguaranteed\b",
        _NEVER,
    ),
    (frozenset({"expiry", "settlement"}), r"\bas\s+of\s+(?:when|what|which)\b", _NEVER),
    (
        frozenset({"call_date"}),
        r"\bthis\s+(?:afternoon|morning|evening)\b|\bwhat\s+time\b|\bhour\b",
        _NEVER,
    ),
    (
        frozenset({"appointee"}),
        r"\bwho\s+was\b",
        r"\b(?:named|appointed|elected|chosen|hired|promoted|picked|made)\b",
    ),
    (
        frozenset({"spokesperson"}),
        r"\b(?:will\s+be|new|next|former|old|outgoing|incoming)\b",
        _NEVER,
    ),
    (
        frozenset({"offering_costs"}),
        r"\b(?:underwrit\w+\s+(?:discount|spread|fee)|discount|spread)\b",
        r"\b(?:and|plus|costs?|expenses?)\b",
    ),
)
"""Measures, what a question says of another deed than theirs, and what makes it theirs still."""

_TAKEN = re.compile(
    r"\b(?:accepted|exchanged|purchased|bought|taken\s+up|retired)\b", re.IGNORECASE
)
_OF_TENDERED = frozenset(
    {"percent_tendered", "percent_of_offer_tendered", "fraction_tendered", "shares_tendered"}
)


def is_of_deed(matter: Matter, reply: Answer) -> bool:
    """Tell whether a figure is of the event that a question names, and of what was done in it."""
    text = f"{matter.understood.question}\n{matter.understood.text}"
    if reply.measure in _ANY:
        return not _is_other_deed(text, reply.measure)
    return (
        not _is_of_other_event(text, reply.measure)
        and not _is_settled_otherwise(matter, reply)
        and not _is_other_deed(text, reply.measure)
        and not _is_not_taken(matter, reply)
        and not _is_of_all_sellers(matter, reply)
    )


def _is_of_other_event(text: str, measure: str) -> bool:
    """Tell whether a question names events, and a measure is of others only."""
    text = _ON_BASIS.sub(" ", text)
    asked = {e for e, named, _ in _EVENTS if re.search(rf"\b(?:{named})\b", text, re.IGNORECASE)}
    own = {event for event, _, measures in _EVENTS if re.search(measures, measure)}
    return bool(asked and own) and not asked & own


def _is_settled_otherwise(matter: Matter, reply: Answer) -> bool:
    """Tell whether the day on which a deal closed is of no event that a question names."""
    asked = [
        named
        for _, named, _ in _EVENTS
        if re.search(rf"\b(?:{named})\b", matter.understood.question, re.IGNORECASE)
    ]
    if reply.measure != "settlement" or not asked:
        return False
    texts = [matter.store.text(release) for release in {c.release for c in reply.citations}]
    return not any(re.search(rf"\b(?:{n})\b", t, re.IGNORECASE) for n in asked for t in texts)


def _is_other_deed(text: str, measure: str) -> bool:
    """Tell whether a question asks for another deed than the one that a measure is of."""
    return any(
        measure in measures
        and re.search(other, text, re.IGNORECASE)
        and not re.search(own, text, re.IGNORECASE)
        for measures, other, own in _OTHER_DEED
    )


def _is_not_taken(matter: Matter, reply: Answer) -> bool:
    """Tell whether what was accepted is asked for, and what was tendered is more or unknown."""
    text = matter.understood.text
    if reply.measure not in _OF_TENDERED or not _TAKEN.search(text):
        return False
    if re.search(r"\b(?:tendered|offered)\b", text, re.IGNORECASE):
        return False
    return not any(taken == tendered for taken, tendered in _pairs(matter, reply))


def _pairs(matter: Matter, reply: Answer) -> Iterator[tuple[object, object]]:
    """Pair the counts accepted and tendered that stand beside a reply."""
    for taken in beside(matter, reply, "shares_accepted"):
        for tendered in beside(matter, reply, "shares_tendered"):
            yield taken.quantity.value, tendered.quantity.value


_SOLD_ALONE = re.compile(
    r"\b(?:sell|sells|sold|selling|offer(?:ed|s)?|issue[ds]?)\b", re.IGNORECASE
)
_SELLERS = re.compile(r"\bselling\s+\w*holders?\b", re.IGNORECASE)


def _is_of_all_sellers(matter: Matter, reply: Answer) -> bool:
    """Tell whether an offering that holders sell in too is given for what the issuer sold."""
    text = matter.understood.text
    if reply.measure not in ("shares_offered", "shares_with_option", "offering_costs"):
        return False
    names = (matter.company.name, *matter.company.aliases, matter.company.name.split()[0])
    called = "|".join(re.escape(name) for name in names)
    who = rf"\b(?:{called}|company|issuer|it|they|you|we)\b"
    if not (re.search(who, text, re.IGNORECASE) and _SOLD_ALONE.search(text)):
        return False
    facts = matter.store.facts(matter.company.name, reply.measure)
    return any(_SELLERS.search(matter.store.text(r)) for r in {f.release for f in facts})

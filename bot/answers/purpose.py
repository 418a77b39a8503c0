"""A question and a figure that its words found in; whether both are of one deed, out.

What may be bought back is not what was, an offering is no tender offer, and an offer's end is not
its start, though the words for the one are near those for the other.
"""

from __future__ import annotations

from bot.language import patterns as re
from bot.model import Answer

_BOUGHT = frozenset(
    {"shares_repurchased", "shares_repurchased_to_date", "repurchase_cost", "repurchase_spent"}
)
_ALLOWED = frozenset({"repurchase_authorized", "repurchase_authorized_shares"})
_SOLD = frozenset(
    {"offering_price", "offering_costs", "gross_proceeds", "net_proceeds", "shares_offered"}
)
_PREDECESSOR = (
    r"\b(?:(?:did|does|do|will|would)\s+(?!succeed|replace|be\b)\S.*\s(?:replace|succeed)"
    r"|(?:replaced|succeeded)\s+by|(?:being|been|was|were|got|is)\s+(?:replaced|succeeded))\b"
)
_OTHERWISE = (
    (_SOLD, r"\btender|\bbids?\b|\bexchange\s+offer"),
    (_ALLOWED, r"\b(?:still|left|remain\w*|unused|available|more(?!\s+than))\b"),
    (
        _BOUGHT,
        r"\b(?:can|may|could|allowed|permitted|able|left|still)\b.*\b(?:repurchase|buy|purchase)\b",
    ),
    (
        frozenset({"expiry"}),
        r"\b(?:open(?:ing|ed|s)|did\b.*\bopen|start(?:s|ed|ing)?|beg[aiu]n\w*|commenc\w*|launch\w*)\b",
    ),
    (frozenset({"offering_costs"}), r"\bproceeds\s+(?:net\s+of|after)\b"),
    (
        frozenset({"appointee"}),
        _PREDECESSOR,
    ),
    (frozenset({"dealer_manager"}), r"\b(?:offering|underwrit\w*)\b"),
    (frozenset({"offering_price"}), r"\bnumber\s+of\b"),
    (
        frozenset({"spokesperson", "contact_name"}),
        r"^\W*(?:which|where)\b(?!\s+(?:person|officer))",
    ),
)
"""Measures, and the words with which a question is for another than them."""


def is_meant(text: str, reply: Answer) -> bool:
    """Tell whether a question does not say, beside what a figure is of, that it is for another."""
    return not any(
        reply.measure in measures and re.search(words, text, re.IGNORECASE)
        for measures, words in _OTHERWISE
    )

"""A question and a figure of the issuer in; whether it asks for another's, out.

A release names others: a company bought, an affiliate, holders who sell. What is said of the
issuer answers nothing about them.
"""

from __future__ import annotations

from collections.abc import Iterable

from bot.answers.words import is_ordinary
from bot.language import patterns as re
from bot.language.names import Names
from bot.language.securities import find_mentions, resolve
from bot.measures import Measure, measures
from bot.model import Answer, Security
from bot.store import Store

_OWN = re.compile(
    r"(?:dividend|shares_outstanding|shares_authorized|annual|call|replay|appoint|contact|closing_price"
    r"|share_price|founded|headquarters|company_age|coupon|arrears|market_value|products|countries|liquidation"
    r"|special_dividend|ex_dividend|split|repurchase)"
)
"""Measures, by how their names begin, of what only a company itself has."""

_HOLDERS = r"(?:share|stock|security|unit)?holders?"
_BY_OTHERS = re.compile(
    rf"\bselling\s+{_HOLDERS}\b|\bsold\s+by\s+(?:the\s+|its\s+|existing\s+|other\s+)*{_HOLDERS}\b"
    rf"|\b{_HOLDERS}\s+(?:sell|sold|offer(?:ed)?)\b",
    re.IGNORECASE,
)
_BY_COMPANY = re.compile(
    r"\b(?:company|issuer|itself|it|you|we|they)\b.*\b(?:sell|sold|offer(?:ed)?)\b"
    r"|\b(?:sold|offered)\s+by\s+(?:the\s+)?(?:company|issuer)\b",
    re.IGNORECASE,
)
_OFFERED = frozenset(
    {
        "shares_offered",
        "shares_with_option",
        "gross_proceeds",
        "net_proceeds",
        "overallotment_shares",
    }
)

_ONE_OFFERING = 60
"""Days within which releases are of one offering: it is priced, closed, its option used."""


def is_anothers(reply: Answer, words: Iterable[str], names: Names) -> bool:
    """Tell whether words name another than the issuer, whose own figure is given.

    A name is a word that the bot knows nothing of and that is written with a capital wherever
    it stands beside the figure.
    """
    measure = measures().get(reply.measure)
    if measure is None or not (
        measure.periodic or _OWN.match(measure.name) or any(s.mark for s in measure.statements)
    ):
        return False
    said = " ".join(f"{cited.sentence} {cited.headline}" for cited in reply.citations)
    unknown = (word for word in words if not is_ordinary(word) and not names.knows(word))
    return any(_is_name(word, said) for word in unknown)


def _is_name(word: str, said: str) -> bool:
    """Tell whether a word is written as a name wherever it stands in a text."""
    written = re.findall(rf"\b{re.escape(word)}\b", said, re.IGNORECASE)
    return bool(written) and all(found[0].isupper() for found in written)


def is_sold_by_others(measure: Measure, text: str) -> bool:
    """Tell whether a question asks what holders sold beside the issuer, which is not told apart."""
    return measure.name in _OFFERED and _BY_OTHERS.search(text) is not None


def mixes(reply: Answer, text: str, store: Store) -> bool:
    """Tell whether an offering is partly of holders who sell, and one part alone is asked for."""
    parted = reply.measure == "offering_costs" or (
        reply.measure in _OFFERED and _BY_COMPANY.search(text) is not None
    )
    if not parted or reply.company is None:
        return False
    days = [cited.published for cited in reply.citations]
    near = {
        fact.release
        for fact in store.facts(reply.company, "shares_offered")
        if any(abs((fact.published - day).days) <= _ONE_OFFERING for day in days)
    }
    return any(_BY_OTHERS.search(store.text(release)) for release in near)


def is_of_class(reply: Answer, classes: Iterable[Security], known: tuple[Security, ...]) -> bool:
    """Tell whether the sentence of a yes or no speaks of the class asked about, or of none."""
    if reply.quantity.unit != "boolean" or reply.security is not None:
        return True
    asked = {s.key for s in classes}
    named: set[str] = set()
    for cited in reply.citations:
        mentioned = (resolve(mention, known) for _, mention in find_mentions(cited.sentence))
        named |= {s.key for s in mentioned if s and s.kind != "common"}
    return not asked or not named or asked <= named

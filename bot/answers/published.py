"""A company and the store in; the terms of its exchanges, and the facts that state them, out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from weakref import WeakKeyDictionary

from bot.answers.standing import is_undone, undoing
from bot.exchange.stated import used
from bot.exchange.terms import Settling, Terms, Way, rounded
from bot.language import patterns as re
from bot.language.dates import written_day
from bot.language.numbers import as_fraction
from bot.model import Company, Fact, Period, Quantity, Security, Step
from bot.store import Store

OF_OFFER = {
    "ratio": "exchange_ratio",
    "value": "offer_value",
    "cap": "ratio_cap",
    "floor": "ratio_floor",
    "average": "average_price",
    "cash": "offer_price",
    "factor": "proration_factor",
    "arrears": "arrears_per_share",
}
"""The measures that belong to one offer, by the field of the terms."""

OF_CLASS = {
    "preference": "liquidation_preference",
    "conversion": "conversion_rate",
    "coupon": "coupon",
    "outstanding": "shares_outstanding",
}
"""The measures that belong to the class given up, whichever offer is meant."""

MANDATORY = {"cap": "conversion_rate_max", "floor": "conversion_rate_min"}
PRINCIPAL = Quantity(value=Decimal(1000), unit="USD")

_OPENS = ("exchange_ratio", "offer_value", "exchange_ratio_per_1000", *MANDATORY.values())
"""The measures of which one makes an offer."""

_SETTLINGS: tuple[tuple[Settling, str], ...] = (
    ("sold", r"fraction.{0,80}\b(?:aggregated|pooled|sold)\b"),
    ("up", r"fraction.{0,80}\brounded\s+up\b|\brounded\s+up\b.{0,80}(?:fraction|whole)"),
    ("down", r"fraction.{0,80}\brounded\s+down\b|\brounded\s+down\b.{0,80}(?:fraction|whole)"),
    ("nearest", r"\brounded\s+to\s+the\s+nearest\s+whole\b"),
    (
        "cash",
        r"\bcash\b.{0,40}\b(?:in\s+lieu|instead)\b.{0,30}fraction|fraction.{0,60}\bin\s+cash\b",
    ),
)
"""How releases say that a fraction of a share is settled; the first that fits decides."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """An offer's terms, the formula by which its ratio was set if there is one, and the facts.

    `facts` are named by the fields of the terms that they state; `settling` is how the offer
    settles a fraction of a share.
    """

    terms: Terms
    formula: Terms | None
    facts: Mapping[str, Fact]
    as_of: Period
    release: str
    settling: Settling | None = None

    def drawn_on(self, terms: Terms, steps: Iterable[Step]) -> tuple[Fact, ...]:
        """List the facts that steps drew on, each once."""
        named = [self.facts[name] for name in used(terms, steps) if name in self.facts]
        return tuple(dict.fromkeys(named))


_KEPT: WeakKeyDictionary[Store, tuple[object, dict[object, Published | None]]] = WeakKeyDictionary()


def published(company: Company, store: Store, when: Period | None = None) -> Published | None:
    """Find the terms of a company's newest offer, or of the newest within a period; or None."""
    version, _, _ = store.names()
    kept = _KEPT.get(store)
    if kept is None or kept[0] is not version:
        kept = _KEPT[store] = (version, {})
    key = (company.name, when)
    if key not in kept[1]:
        found = _published(company.name, store, when)
        kept[1][key] = found and replace(found, settling=_settling(found, store))
    return kept[1][key]


def _settling(found: Published, store: Store) -> Settling | None:
    """Tell how an offer settles a fraction of a share: as its release says, or else as it counts.

    A number issued that is the ratio's product rounded shows which way it was rounded, where
    one way alone gives it.
    """
    for sentence in re.split(r"(?<=[.;])\s", store.text(found.release)):
        if "fraction" in sentence.lower() or "rounded" in sentence:
            for settling, words in _SETTLINGS:
                if re.search(words, sentence, re.IGNORECASE | re.DOTALL):
                    return settling
    return _counted(found, store)


def _published(company: str, store: Store, when: Period | None) -> Published | None:
    """Take the newest fact that makes an offer, and everything that is about the same."""
    opening = [f for measure in _OPENS for f in store.facts(company, measure) if _within(f, when)]
    opening = [f for f in opening if f.security is not None]
    if when is None:
        opening = [f for f in opening if not _is_taken_back(f, company, store)]
    if not opening:
        return None
    newest = max(opening, key=lambda f: (f.as_of.end, f.published, f.measure == "exchange_ratio"))
    given_up = newest.security
    assert given_up is not None
    facts = _facts(company, store, newest, given_up)
    received = next((f.received for f in facts.values() if f.received), None)
    received = received or newest.received or _common(company, store)
    if received is None:
        return None
    terms = _with_dividends(_terms(facts, given_up, received), facts, company, store)
    fixed = terms if terms.ratio is None else replace(terms, value=None, cap=None, floor=None)
    formula = _formula(terms)
    return Published(
        terms=fixed if formula is None or terms.ratio is not None else formula,
        formula=formula,
        facts=facts,
        as_of=newest.as_of,
        release=newest.release,
    )


def _is_taken_back(fact: Fact, company: str, store: Store) -> bool:
    """Tell whether a later release ends the offer that a fact is of."""
    return is_undone([fact.published], undoing(fact.measure, company, fact.security, store))


def _facts(company: str, store: Store, newest: Fact, given_up: Security) -> dict[str, Fact]:
    """Find the fact for each field: of the same time for an offer's, the newest for a class's."""
    found: dict[str, Fact] = {}
    for name, measure in OF_OFFER.items():
        _first(
            found,
            name,
            (f for f in store.facts(company, measure) if f.as_of == newest.as_of),
            given_up,
        )
    if "ratio" not in found and "value" not in found:
        for name, measure in MANDATORY.items():
            _first(found, name, store.facts(company, measure), given_up)
        per = [
            f for f in store.facts(company, "exchange_ratio_per_1000") if f.as_of == newest.as_of
        ]
        if per and not found.keys() & MANDATORY.keys():
            found["ratio"] = found["per"] = per[0]
    for name, measure in OF_CLASS.items():
        _first(found, name, store.facts(company, measure), given_up)
    return found


def _first(found: dict[str, Fact], name: str, facts: Iterable[Fact], given_up: Security) -> None:
    """Take the first fact that is a number and of the class, or of no class."""
    for fact in facts:
        of_class = fact.security is None or fact.security.key == given_up.key
        if of_class and isinstance(fact.quantity.value, Decimal | Fraction):
            found[name] = fact
            return


def _terms(facts: Mapping[str, Fact], given_up: Security, received: Security) -> Terms:
    quantities = {name: fact.quantity for name, fact in facts.items()}
    if "per" in quantities:
        quantities["per"] = PRINCIPAL
    sources = {name: _release(fact) for name, fact in facts.items()}
    return Terms(surrendered=given_up, received=received, sources=sources, **quantities)  # type: ignore[arg-type]


def _with_dividends(terms: Terms, facts: dict[str, Fact], company: str, store: Store) -> Terms:
    """Put in what the offer's release says of the dividends that are due."""
    as_of = (facts.get("ratio") or facts.get("value") or next(iter(facts.values()))).as_of
    for fact in store.facts(company, "accrued_dividends_paid"):
        if fact.as_of == as_of and isinstance(fact.quantity.value, bool):
            facts["treatment"] = fact
            sources = dict(terms.sources) | {"treatment": _release(fact)}
            paid = fact.quantity.value
            return replace(terms, treatment="paid" if paid else "waived", sources=sources)
    return terms


def _release(fact: Fact) -> str:
    return f"release of {written_day(fact.published)}"


def _formula(terms: Terms) -> Terms | None:
    """Make the terms by which the ratio was set: a dollar value over a price, within bounds."""
    sources = {name: words for name, words in terms.sources.items() if name != "ratio"}
    if terms.value is not None:
        places, way = _rounding(terms)
        return replace(terms, ratio=None, places=places, way=way, sources=sources)
    if terms.ratio is None and terms.cap and terms.floor and terms.preference:
        sources["value"] = terms.source("preference")
        return replace(terms, value=terms.preference, sources=sources)
    return None


def _rounding(terms: Terms) -> tuple[int | None, Way]:
    """Tell to how many decimals a printed ratio was rounded, by the figures it follows from."""
    if terms.ratio is None or terms.average is None or not isinstance(terms.ratio.value, Decimal):
        return None, "nearest"
    assert terms.value is not None
    exact = as_fraction(terms.value.value) / as_fraction(terms.average.value)
    places = max(-int(terms.ratio.value.as_tuple().exponent), 0)
    ways: tuple[Way, ...] = ("nearest", "down", "up")
    for way in ways:
        if rounded(exact, way, places) == as_fraction(terms.ratio.value) != exact:
            return places, way
    return None, "nearest"


def _counted(found: Published, store: Store) -> Settling | None:
    """Find the one way of rounding that gives the number issued, if it was rounded."""
    ratio = found.facts.get("ratio")
    counts = []
    for measure in ("shares_surrendered", "shares_issued"):
        facts = store.facts(found.terms.surrendered.company, measure)
        counts += [f for f in facts if f.as_of == found.as_of][:1]
    if ratio is None or len(counts) != 2 or "per" in found.facts:
        return None
    exact = as_fraction(counts[0].quantity.value) * as_fraction(ratio.quantity.value)
    issued = as_fraction(counts[1].quantity.value)
    ways: tuple[Way, ...] = ("down", "up")
    fitting = [way for way in ways if rounded(exact, way) == issued != exact]
    # Nearest gives the same as one of them: which of the two was meant is seen only where not.
    if len(fitting) == 1 and rounded(exact, "nearest") != issued:
        return fitting[0]
    return None


def _within(fact: Fact, when: Period | None) -> bool:
    return when is None or (when.start <= fact.as_of.start and fact.as_of.end <= when.end)


def _common(company: str, store: Store) -> Security | None:
    """Find a company's one class of common stock."""
    common = [s for s in store.names()[2] if s.company == company and s.kind == "common"]
    return common[0] if len(common) == 1 else None

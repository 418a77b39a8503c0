"""The published rates that shares may be multiplied by, and the words by which each is meant."""

from __future__ import annotations

from dataclasses import dataclass

from bot.language import patterns as re


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """A rate that shares may be multiplied by: its measures, how it is meant, its own words."""

    measures: tuple[str, ...]
    hint: re.Pattern[str]
    words: frozenset[str]
    formula: str = "a * b"


def _rate(measures: str, hint: str, words: str, formula: str = "a * b") -> Rate:
    return Rate(
        measures=tuple(measures.split()),
        hint=re.compile(hint, re.IGNORECASE),
        words=frozenset(words.split()),
        formula=formula,
    )


_OF_EXCHANGE = (
    "exchange exchanged swap swapped convert converted conversion common preferred stock ratio "
    "rate terms same identical equal this into tender tendered tendering surrendered turn turned "
    "new resulting offer holder agreement deal offered stated published basis final mandatory"
)
SPLIT = _rate(
    "split_ratio",
    r"\bsplits?\b|\bconsolidation\b|\breverse\b|\bpost-?split\b",
    "split consolidation reverse after before stock old new total post-split effective",
)
RATES = (
    _rate(
        "special_dividend_per_share",
        r"\bspecials?\b|\bone-?time\b",
        "special dividend cash extra one-time time payment",
    ),
    _rate(
        "arrears_per_share",
        r"\barrear\w*|\bunpaid\b|\bowed\b|\bback\s+div\w*",
        "arrears unpaid owed back dividend deferred accumulated notice",
    ),
    _rate(
        "proration_factor",
        r"(?=.*\b(?:factor|proration|prorated)\b)(?=.*\bhow\s+many\b)",
        "factor proration prorated stated accepted bought purchased get taken tendered tender",
        "a * (b / 100)",
    ),
    _rate(
        "redemption_price",
        r"\b(?:redeem\w*|redemption|called|call|drawn|calls)\b",
        "redeem redeemed redemption called call drawn away price proceeds excluding accrued cash",
    ),
    _rate(
        "offer_price",
        r"\b(?:tender\w*|clearing|purchase\s+price|offer\s+price|accepted|bought|deposited)\b",
        "tender tendered tendering clearing purchase price offer accepted bought deposited "
        "proceeds cash holder put company",
    ),
    _rate(
        "merger_cash_per_share",
        r"\b(?:merger|buyout|takeover|acquisition|completion|closing)\b",
        "merger buyout takeover acquisition completion closing deal cash leg consideration "
        "tendered company close closes completes when",
    ),
    SPLIT,
    _rate(
        "dividend_per_share",
        r"\bdiv\w*|\bpayout\b|\bpayment\b|\bdistribution\b|\bcheques?\b|\bcheck\b|\bincome\b",
        "dividend payout payment distribution income quarterly quarter next cash declared payments",
    ),
    _rate(
        "merger_exchange_ratio",
        r"\b(?:merger|deal|takeover|acquisition)\b",
        "merger deal takeover acquisition stock ratio exchange",
    ),
    _rate(
        "eps",
        r"\bearn(?:s|ed|ings?)?\b|\beps\b|\bloss\b|\bprofit\b",
        "earn earns earned earnings eps loss profit slice portion part attributable quarter year "
        "full reported basis gaap diluted look-through look through half-year half months nine six "
        "second first third fourth fiscal income",
    ),
    _rate(
        "offering_price",
        r"(?=.*\b(?:offering|offer|deal|public|allocated|allotted|issue|placement)\b)"
        r"(?=.*\b(?:cost|costs|owe|pay|cheque|check|set\s+back|outlay)\b)",
        "offering offer deal public allocated allotted issue placement cost costs owe size outlay",
    ),
    _rate("conversion_rate", r"\bconver\w*", f"{_OF_EXCHANGE} rate mandatorily"),
    _rate("exchange_ratio", r"\b(?:exchang\w*|swap\w*|ratio|terms)\b", _OF_EXCHANGE),
)
GENERIC = (
    "special_dividend_per_share",
    "arrears_per_share",
    "redemption_price",
    "offer_price",
    "merger_cash_per_share",
    "split_ratio",
    "dividend_per_share",
    "merger_exchange_ratio",
    "conversion_rate",
    "exchange_ratio",
)

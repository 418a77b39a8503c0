"""A figure that analysts call by a name of its own in; how it is computed from two others, out.

A margin is income over revenue, a share count income over earnings per share, a proration what
was accepted over what was tendered. Both figures are of one time and class, and every word of
the question must be the indicator's own or say when.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.answers.compound import related_figures
from bot.answers.find import Sought, find
from bot.answers.forms import LESS, RATIO, SHARE, Relation
from bot.answers.lasting import lasting_in
from bot.answers.matter import Matter
from bot.answers.operands import Side
from bot.answers.receipts import without_asides
from bot.answers.spoken import left_over
from bot.answers.standing import is_undone, undone_by
from bot.answers.words import concept
from bot.language import patterns as re
from bot.language.hints import may_have
from bot.language.recognise import DATE
from bot.measures import measures
from bot.model import Answer, Single


@dataclass(frozen=True, slots=True, kw_only=True)
class _Indicator:
    """One indicator: how it is asked for, its two measures, how they relate, and its words."""

    hint: re.Pattern[str]
    measures: tuple[str, ...]
    relation: Relation
    words: frozenset[str]


def _indicator(hint: str, of: str, relation: Relation, words: str) -> _Indicator:
    return _Indicator(
        hint=re.compile(hint, re.IGNORECASE),
        measures=tuple(of.split()),
        relation=relation,
        words=frozenset(words.split()),
    )


_PRICE = Relation("a / b", "the average price")
_COUNT = Relation("a / b", "the implied number of shares")
_MARGIN = Relation("100 * a / b", "the net margin")
_INDICATORS = (
    _indicator(
        r"\bmargins?\b|\bnet\s+(?:income|loss|profit)\b.*\bpercent\s+of\s+(?:revenue|sales|turnover)\b"
        r"|\b(?:loss|profit)\s+was\s+what\s+percent\s+of\s+(?:revenue|sales)\b"
        r"|\bpercent\s+of\s+(?:sales|revenue)\s+reached\b",
        "net_income revenue",
        _MARGIN,
        "net profit margin sales revenue turnover bottom line reached income loss percent reported",
    ),
    _indicator(
        r"(?=.*\b(?:aggregate|deal|merger|value)\b)(?:.*\b(?:implied|imply|implies)\b).*\bshares?\b",
        "merger_value merger_cash_per_share",
        _COUNT,
        "aggregate deal merger value implied share count fully diluted over per per-share price",
    ),
    _indicator(
        r"\bshare\s+count\b|\b(?:implied|weighted|diluted)\s+(?:\w+\s+)?shares\b|\bshares\s+implied\b",
        "net_income eps",
        _COUNT,
        "implied imply share count weighted diluted average income eps earnings loss net from "
        "envelope back-of-envelope back profit",
    ),
    _indicator(
        r"\b(?:average|avg|unit)\s+(?:\w+\s+)?price\b|\baverage\s+(?:cost|consideration)\b|\bcost\s+(?:divided|per)\b",
        "repurchase_cost shares_repurchased",
        _PRICE,
        "average avg unit price cost divided repurchase repurchased bought buyback paid divide",
    ),
    _indicator(
        r"\b(?:average|avg|unit)\s+(?:\w+\s+)?price\b|\baverage\s+(?:cost|consideration)\b|\bcost\s+(?:divided|per)\b",
        "cash_paid shares_accepted",
        _PRICE,
        "average avg unit price cost divided accepted bought purchased paid tender consideration "
        "total divide",
    ),
    _indicator(
        r"\bpro-?\s?ration\b",
        "shares_accepted shares_tendered",
        SHARE,
        "proration pro-ration pro ration implied tendered deposited accepted purchased over "
        "percent tender purchase factor tenders",
    ),
    _indicator(
        r"\bover-?subscri\w+\b",
        "shares_tendered shares_accepted",
        RATIO,
        "oversubscription oversubscribed over-subscribed degree deposited tendered accepted "
        "multiple tender purchased tenders",
    ),
    _indicator(
        r"\b(?:returned|sent\s+(?:home|back)|turned\s+away|handed\s+back)\b",
        "shares_tendered shares_accepted",
        LESS,
        "returned sent home back turned away handed deposited tendered again tender tenders",
    ),
    _indicator(
        r"\b(?:market\s*cap(?:itali[sz]ation)?|market\s+value)\b",
        "shares_outstanding closing_price",
        Relation("a * b", "the market value"),
        "market cap capitalisation capitalization marketcap value close closing price",
    ),
    _indicator(
        r"\bgross\s+(?:less|minus)\s+net\b|\b(?:fees|issue\s+costs|costs?\s+of\s+issu\w+)\b(?=.*\bgross\b)",
        "gross_proceeds net_proceeds",
        LESS,
        "gross less minus net fees underwriting discount discounts expenses proceeds issue costs "
        "cost issuance offering",
    ),
    _indicator(
        r"\bcost\b.*\bredemption\b|\bredemption\b.*\b(?:cost|bill|outlay|cheque|set)\b",
        "shares_redeemed redemption_price",
        Relation("a * b", "the cost of the redemption"),
        "cost redemption redeem bill outlay cheque total whole class price set back company call "
        "principal called",
    ),
    _indicator(
        r"\b(?:cost|bill|outlay|cheque|spend|payout)\b.*|\ball\s+tendered\b",
        "shares_accepted offer_price",
        Relation("a * b", "the cost of the shares accepted"),
        "cost bill outlay cheque spend payout total purchase price tender accepted",
    ),
)
_NEEDS = frozenset(
    """margin margins percent implied imply implies share weighted diluted average avg unit cost
    proration pro oversubscription oversubscribed returned sent turned handed market marketcap
    gross bill outlay cheque spend payout""".split()
)
_WORDS = frozenset(
    """work derive rederive re-derive figure give roughly back envelope quarter year fiscal half
    months first second third fourth full latest full-year nine six quick kindly express expressed
    reckon auditing audit papers compute million q1 q2 q3 q4 calculation please just gross up
    whole common preferred series class stock calculated""".split()
)


def indicator(matter: Matter) -> Single | None:
    """Compute an indicator; None where a question names none, or says more than it explains."""
    text = without_asides(matter.understood.text)
    if not may_have(text, _NEEDS) or matter.understood.amounts or matter.understood.strange:
        return None
    if len(matter.classes) > 1 or matter.understood.ratio is not None:
        return None
    for each in _INDICATORS:
        if each.hint.search(text) and not _unexplained(text, each, matter):
            sides = [_figure(name, matter) for name in each.measures]
            found = [side for side in sides if side is not None]
            if len(found) == len(sides) and _are_together(found):
                return related_figures(each.relation, tuple(found), matter)
    return None


def _unexplained(text: str, each: _Indicator, matter: Matter) -> bool:
    known = each.words | _WORDS
    known |= {concept(word) for word in known}
    left = left_over(text, matter, frozenset(known))
    timed = matter.understood.period or matter.understood.fiscal
    return bool(left - ({f"\N{BULLET}{DATE}"} if timed else set()))


def _figure(name: str, matter: Matter) -> Side | None:
    """Find a stated figure of the time that is meant; None where there are several times."""
    understood, store = matter.understood, matter.store
    measure = measures()[name]
    lasting = lasting_in(understood.text) if measure.periodic else None
    newest = store.newest(matter.company.name, name)
    timed = lasting or understood.period or understood.fiscal
    if not timed and len({fact.as_of for fact in newest}) > 1:
        return None
    security = matter.classes[0] if matter.classes and measure.class_bound else None
    sought = Sought(
        measure=measure,
        company=matter.company.name,
        security=security,
        period=understood.period,
        fiscal=understood.fiscal,
        lasting=lasting,
        undoing=undone_by(name, matter, security),
    )
    found = find(sought, store)
    if not isinstance(found, Answer) or found.kind != "stated":
        return None
    published = [cited.published for cited in found.citations]
    return None if is_undone(published, sought.undoing) else Side.of(found)


def _are_together(sides: list[Side]) -> bool:
    """Tell whether figures are of one release, or of one time, and of no two classes."""
    answers = [side.answer for side in sides if side.answer is not None]
    published: set[date] = {c.published for a in answers for c in a.citations}
    classes = {a.security.key for a in answers if a.security}
    lasting = {a.as_of for a in answers if a.as_of and a.as_of.start != a.as_of.end}
    return len(published) == 1 and len(classes) <= 1 and len(lasting) <= 1

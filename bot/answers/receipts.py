"""Shares that somebody holds, and what a question wants of them, in; what they bring, out.

"With 250 of the B I would get how much in cash?", "my 40 prefs into common", "cheque on 900
common and 100 Series A": each count times the one published rate that the words mean. Every
word must be about holding and receiving, or about that rate; any other is left to others.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot.answers.find import Sought, find
from bot.answers.holdings import counts_shares
from bot.answers.lasting import lasting_in
from bot.answers.matter import Matter, resolved
from bot.answers.rates import is_wanted, rate_of
from bot.answers.receivables import GENERIC, RATES, SPLIT, Rate
from bot.answers.spoken import left_over
from bot.answers.wording import figure, named
from bot.answers.words import concept, tokens
from bot.errors import ArithmeticalError
from bot.language import patterns as re
from bot.language.dates import written
from bot.language.numbers import as_fraction
from bot.language.recognise import DATE, NUMBER, SHARES, Entity
from bot.measures import measures
from bot.measures.formulas import SIGNS, displayed, evaluate, rounded
from bot.model import Answer, Security, Step, Working

_IN_SHARES = re.compile(
    r"\bhow\s+many\b(?!\s+(?:dollars|cents))|\b(?:common|ordinary|stock|shares|shs)\W*$|(?:\binto|-->|->|→)\W*(?:new\s+)?(?:common|shares|stock)"
    r"|\bcommon\s+(?:stock\s+)?(?:received|receivable|he|she|they|i|would|shares|for)\b|\b(?:new|resulting|total)\s+(?:common|shares)\b"
    r"|\b(?:get|got|of)\s+(?:in\s+)?common\b",
    re.IGNORECASE,
)
_IN_MONEY = re.compile(
    r"\b(?:cash|cheques?|checks?|dollars?|proceeds|money|pays?|paid|payment|dividends?|payout|income|worth|bank|account|much|sum"
    r"|receivable|\$|amount)\b|\$",
    re.IGNORECASE,
)
_BRINGS = re.compile(
    r"\b(?:get|gets|got|receiv\w*|bring\w*|fetch\w*|land\w*|due|collect\w*|pays?|paid|come\w*|becom\w*|yield\w*|give[sn]?|into|make"
    r"|cheques?|checks?|proceeds|cash|how\s+(?:many|much)|what|haul|end|entitle\w*|amount|sum|income|total|worth|book|bank|pick"
    r"|wind\w*|walk\w*|turn\w*|result\w*|would|comes?|net|earn\w*|dividends?|now|after)\b|-->|->|→|=",
    re.IGNORECASE,
)
_INVERSE = re.compile(
    r"\b(?:need\w*|obtain\w*|requir\w*|part\s+with|give\s+up|to\s+(?:get|have|reach|end|receive)|smallest|least|must|surrender\s+for)\b",
    re.IGNORECASE,
)
"""What asks how many must be given up, and not what they bring."""

_ASIDE = re.compile(
    r"[,(–-]?\s*\b(?:before|excluding|excl|ignoring|leaving|ex|not\s+counting|without|setting|apart\s+from)\s+(?:any\s+|the\s+|all\s+)*"
    r"(?:(?:accrued|unpaid|accumulated)(?:\s+(?:and\s+unpaid\s+)?(?:dividends?|interest|divs?))?|(?:dividends?|interest|divs?|fractions?))"
    r"(?:\s+(?:(?:left|put)\s+)?(?:aside|out))?\)?",
    re.IGNORECASE,
)
"""What is left out of a sum by the question's own words."""

FRAME = frozenset(
    """own hold holding holder held have has had client client's customer investor wife husband
    mum mom mother father dad grandpa grandma grandad grandfather late aunt uncle portfolio
    account brokerage position trust estate executor fund somebody someone friend neighbour
    family daughter son he she him her his hers name desk broker sitting sit sits bring
    brings bringing receive received receives receivable fetch fetches haul land lands
    cheque check bank banked pick pocket collect collects net total amount sum money cash
    proceeds due owe owed result resulting become becomes yield yields return worth book get
    gets got getting give given gives make makes come comes end ends wind winds up with walk
    walks off away out turn turns if suppose supposing assume assuming pretend fancy say
    would were will might must expect expected per each both between combined together one
    whole entire all every things units unit number nos mine ours yours work works compute
    computed tell please kindly state my our their same terms just only here
    there now today then sent send sends hit hits across altogether aggregate payable
    entitled entitlement register put puts equal buy bought sell sold way go goes kind price
    paid pay pays paying three two four instead like identical""".split()
)
"""Words of whoever holds shares, and of receiving: they name no rate."""

_OF_CLASS = frozenset({"exchange_ratio", "conversion_rate"})
"""Rates of a class that must be named: what is given up for another."""

_MOST = 4
"""Counts of one question that are added up."""


def receipts(matter: Matter) -> Answer | None:
    """Compute what shares bring at the one rate that is meant; None where any word is unclear."""
    text = matter.understood.text
    counts = _counts(matter)
    if len(counts) == 1 and _INVERSE.search(text):
        return _needed(counts[0], matter)
    if not counts or _INVERSE.search(text) or not _BRINGS.search(text):
        return None
    if matter.understood.ratio is not None or matter.understood.operation is not None:
        return None
    found = [_received(count, matter, several=len(counts) > 1) for count in counts]
    parts = [part for part in found if part is not None]
    if len(parts) < len(counts) or not parts:
        return None
    return parts[0] if len(parts) == 1 else _together(parts, matter)


_OLD_FOR_NEW = re.compile(
    r"\bhow\s+many\s+(?:old|pre-?split|existing)\b.*\b(?:for|get|obtain|have)\b.*\b(?:new|post-?split)\b",
    re.IGNORECASE,
)


def _needed(count: Entity, matter: Matter) -> Answer | None:
    """Compute how many old shares make a count of new ones by a split."""
    text = matter.understood.text
    rate = rate_of("split_ratio", None, matter) if _OLD_FOR_NEW.search(text) else None
    if rate is None:
        return None
    words = frozenset({"old", "new", "split", "need", "needed", "obtain", "existing", "reverse"})
    known = replace(SPLIT, words=SPLIT.words | words)
    return (
        None if _unexplained(text, matter, known, rate) else _product(count, rate, "a / b", matter)
    )


def without_asides(text: str) -> str:
    """Take what a question leaves out of a sum by its own words out of it.

    >>> without_asides("cost of the call, before accrued dividends?")
    'cost of the call ?'
    """
    return _ASIDE.sub(" ", text)


def _counts(matter: Matter) -> tuple[Entity, ...]:
    """List the counts of shares of a question; none where another number is in it."""
    amounts = matter.understood.amounts
    fits = all(a.type in (NUMBER, SHARES) and counts_shares(a) for a in amounts)
    if not fits or not 1 <= len(amounts) <= _MOST:
        return ()
    if len(amounts) > 1 and not all(a.security for a in amounts):
        return ()
    return amounts


def _received(count: Entity, matter: Matter, *, several: bool) -> Answer | None:
    """Multiply one count by the one rate of its class that is meant."""
    security = resolved(count.security, matter.known) if count.security else None
    if count.security and security is None:
        return None
    others = [c for c in matter.classes if security is None or c.key != security.key]
    if security is None and len(matter.classes) == 1 and matter.classes[0].kind != "common":
        security, others = matter.classes[0], []
    text = without_asides(matter.understood.text)
    for rate, answer in _rates(security, text, matter):
        if not several and others and not _goes_into(answer, others):
            continue
        if _unexplained(text, matter, rate, answer):
            continue
        return _product(count, answer, rate.formula, matter)
    return None


def _goes_into(answer: Answer, others: list[Security]) -> bool:
    """Tell whether classes named beside that of a count are what a ratio gives."""
    in_shares = answer.quantity.unit == "shares/share"
    return in_shares and all(c.kind == "common" for c in others)


def _rates(security: Security | None, text: str, matter: Matter) -> Iterator[tuple[Rate, Answer]]:
    """Give the rate that a question names; else the only one that is published of the kind."""
    in_shares = _IN_SHARES.search(text) is not None
    in_money = _IN_MONEY.search(text) is not None and not in_shares
    for rate in RATES:
        if rate.hint.search(text):
            answer = _published(rate, security, matter)
            if answer is not None and _is_kind(
                rate, answer, text, in_shares=in_shares, in_money=in_money
            ):
                yield rate, answer
                return
    if not (in_shares or in_money):
        return
    generic = [
        (rate, answer)
        for rate in RATES
        if rate.measures[0] in GENERIC
        and (answer := _published(rate, security, matter)) is not None
        and _is_kind(rate, answer, text, in_shares=in_shares, in_money=in_money)
    ]
    if len(generic) == 1:
        yield generic[0]


def _published(rate: Rate, security: Security | None, matter: Matter) -> Answer | None:
    if rate.measures == ("eps",):
        return _earned(matter)
    if rate.measures == ("offering_price",) and rate_of("offer_price", security, matter):
        return None
    if security is None and rate.measures[0] in _OF_CLASS:
        return None
    found = (rate_of(name, security, matter) for name in rate.measures)
    return next((answer for answer in found if answer is not None), None)


def _earned(matter: Matter) -> Answer | None:
    """Find the earnings per share of the quarter or year that a question names, or the only ones.

    What was lost is no earnings, and the other way round.
    """
    text = matter.understood.text
    lasting = lasting_in(text)
    facts = matter.store.newest(matter.company.name, "eps")
    if lasting is None and len({fact.as_of for fact in facts}) > 1:
        return None
    sought = Sought(
        measure=measures()["eps"],
        company=matter.company.name,
        period=matter.understood.period,
        fiscal=matter.understood.fiscal,
        lasting=lasting,
    )
    found = find(sought, matter.store)
    if not isinstance(found, Answer):
        return None
    lost = as_fraction(found.quantity.value) < 0
    if lost != (_LOSS.search(text) is not None):
        return None
    value = abs(as_fraction(found.quantity.value))
    quantity = replace(found.quantity, value=value, as_printed="")
    return replace(found, quantity=quantity) if lost else found


_LOSS = re.compile(r"\bloss(?:es)?\b|\blost\b", re.IGNORECASE)


def _is_kind(rate: Rate, answer: Answer, text: str, *, in_shares: bool, in_money: bool) -> bool:
    """Tell whether a rate gives what is wanted: shares for shares, money for money."""
    unit = answer.quantity.unit
    of_shares = unit == "shares/share" or rate.formula != "a * b"
    if not is_wanted(answer, text) and rate.formula == "a * b":
        return False
    if in_shares:
        return of_shares
    return not in_money or unit.removesuffix("/share") in SIGNS


def _unexplained(text: str, matter: Matter, rate: Rate, answer: Answer) -> bool:
    """Tell whether a question has a word that neither holding nor the rate explains."""
    cited = {w for c in answer.citations for w in tokens(f"{c.sentence} {c.headline}")}
    names = {w for name in matter.understood.strange for w in tokens(name)}
    if names - {w for w in cited if len(w) > 2} - FRAME:
        return True
    known = FRAME | rate.words | {concept(w) for w in FRAME | rate.words} | names
    left = left_over(_bare(text, matter), matter, frozenset(known))
    dated = f"\N{BULLET}{DATE}"
    return bool(left - ({dated} if matter.understood.period else set()))


def _bare(text: str, matter: Matter) -> str:
    """Take the counts out of a text; their classes are explained by themselves."""
    for amount in matter.understood.amounts:
        printed = amount.quantity.as_printed if amount.quantity else ""
        text = re.sub(rf"(?<![\w.,]){re.escape(printed)}(?![\w%])", " ", text, count=1)
    return text


def _product(count: Entity, rate: Answer, formula: str, matter: Matter) -> Answer | None:
    """Multiply a count by a rate, and say both."""
    assert count.quantity is not None
    decimals = matter.understood.decimals
    unit = rate.quantity.unit.removesuffix("/share")
    unit = "shares" if unit == "percent" else unit
    given = replace(count.quantity, unit="shares")
    try:
        quantity, step = evaluate(formula, {"a": given, "b": rate.quantity}, unit, decimals)
    except ArithmeticalError:
        return None
    shown = figure(quantity, decimals)
    whose = f" {named(rate.security)}" if rate.security else ""
    when = f" of {written(rate.as_of)}" if rate.as_of else ""
    words = " shares" if unit == "shares" else ""
    return replace(
        rate,
        text=f"Hypothetically, {displayed(given)}{whose} shares at {rate.label}{when}, "
        f"{rate.figure}, come to {shown}{words}.",
        figure=shown,
        quantity=rounded(quantity, decimals),
        kind="hypothetical",
        measure="calculation",
        label=f"the count times {rate.label}",
        working=Working(steps=(*rate.working.steps, step)),
    )


def _together(parts: list[Answer], matter: Matter) -> Answer | None:
    """Add up what several counts bring, where all of it is of one kind and one rate."""
    if len({(p.label, p.quantity.unit) for p in parts}) != 1:
        return None
    if len({p.security for p in parts}) < len(parts):
        return None
    values = {name: part.quantity for name, part in zip("abcd", parts, strict=False)}
    quantity, step = evaluate(
        " + ".join(values), values, parts[0].quantity.unit, matter.understood.decimals
    )
    shown = figure(quantity, matter.understood.decimals)
    steps: tuple[Step, ...] = tuple(s for part in parts for s in part.working.steps)
    said = " ".join(part.text for part in parts)
    return replace(
        parts[0],
        text=f"{said} Together: {step.expression} = {shown}.",
        figure=shown,
        quantity=rounded(quantity, matter.understood.decimals),
        label="the sum",
        security=None,
        working=Working(steps=(*steps, step)),
        citations=tuple(dict.fromkeys(c for part in parts for c in part.citations)),
    )

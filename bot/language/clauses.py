"""A recognised clause in; the same in the plain words in which statements are looked for, out.

Asides and what only says more of a deed are left out, "has elected to" is "will", a date that
stands first goes behind what it is about, and a noun such as "redemption" becomes its verb.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.language.adjuncts import ADJUNCTS
from bot.language.drafts import Part, drafted, put, without
from bot.language.recognise import (
    DATE,
    MONEY,
    NUMBER,
    PARTY,
    PERCENT,
    QUANTITIES,
    SECURITY,
    SHARES,
    SPLIT,
    TYPES,
    Recognised,
)

_AMOUNTS = f"{MONEY}{SHARES}{SPLIT}"
_LEADS = (
    r"(?:as|subject\sto|if\sany|if\sapplicable|an?|which|who|whose|pursuant\sto|under|in|among|at\sthe\soption"
    r"|through|together\swith|along\swith|including|excluding|other\sthan|without|less|on\sbehalf|by|based"
    r"|following|upon|after|before|for|with|when|where|once|although|however|therefore|accordingly|also|too"
    r"|respectively|formerly|headquartered|located|acting|no\slater\sthan|on\sor\sabout)"
)
_BRACKETS = re.compile(
    rf"\s?\((?:(?P<again>[{QUANTITIES}])|[^(){_AMOUNTS}]{{0,200}})\)", re.IGNORECASE
)
_ASIDE = re.compile(
    rf",\s(?:{_LEADS}\b[^,;:.{QUANTITIES}{DATE}]{{0,120}}(?=,\s)"
    r"|(?:if\sany|if\sapplicable|in\scash)(?=[.;\s]|$))",
    re.IGNORECASE,
)
_DASHED = re.compile(
    rf"(?<=\w)\s(?:--|[—–-])\s[^—–{QUANTITIES}{DATE}]{{3,120}}?\s(?:--|[—–-])(?=\s\w)"
)
_BESIDE = re.compile(
    rf"\s(?:from\s(?:an?\s(?:\w+\s){{1,2}}of\s)?[{QUANTITIES}{DATE}](?:\s(?:per|a)\sshare)?"
    rf"(?=\sto\s[{QUANTITIES}{DATE}])"
    r"|(?:also|hereby|formally|officially|successfully|simultaneously|concurrently|promptly"
    r"|initially|subsequently|recently|voluntarily|irrevocably|automatically)(?=\s\w))",
    re.IGNORECASE,
)
_ACT = (
    r"(?:conversion|offering|offer|exchange|redemption|transaction|program|programme|plan|agreement|merger"
    r"|authori[sz]ation|solicitation|financing|mandate|market|placement|buyback|split|tender)s?"
)
_MODIFIER = re.compile(
    r"\s(?:(?:previously[\s-]announced|pending|ongoing|initial|final|proposed|aggregate)(?=\s\w)"
    rf"|by\s(?:{PARTY}|(?:the|its|our)\s(?:board(?:\sof\s(?:directors|trustees))?|issuer|trust|fund"
    r"|bank))(?![’'\w])"
    r"|(?:in|under|as\spart\sof|in\sconnection\swith|pursuant\sto|in\saccordance\swith)\s"
    rf"(?:the\sterms\sof\s)?(?:the|this|its|such|our|an?)\s(?:[\w/’'-]+\s){{0,3}}?{_ACT}\b"
    r"|on\san?\s(?:bought[\s-]deal|best[\s-]efforts|firm[\s-]commitment)\sbasis"
    r"|and\s(?:the\s)?(?:related\s)?withdrawal\srights(?=\s(?:there)?(?:under\s)?expire)|as\s(?:previously\s)?scheduled(?=\sat\b|,?\son\b)"
    r"|(?:at\sany\stime|from\stime\sto\stime|(?:in|on)\sthe\sopen\smarket"
    r"|in\sopen\smarket\s(?:purchases|transactions))\b"
    rf"|at\s(?:its|their|the\sholder['’]s|the\sholders['’]|{PARTY}['’]s?)\soption\b"
    rf"|at\sthe\soption\sof\s(?:the\s)?(?:{PARTY}|holders?)(?:\s(?:of|thereof)\b)?"
    r"|(?<=offer\s|ffers\s)(?:for|on)\s(?:any\sand\s)?(?:all\s)?(?:of\s)?"
    rf"(?:[\w’']+\s){{0,4}}{SECURITY}(?:\sdue\s{DATE})?(?:\sand\s(?:\w+\s){{0,3}}{SECURITY})*)",
    re.IGNORECASE,
)
_ADJUNCT = re.compile(
    rf",?\s(?:{ADJUNCTS['under']}|{ADJUNCTS['whom']}|{ADJUNCTS['called']}|{ADJUNCTS['months']})(?![\w’'-])",
    re.IGNORECASE,
)
_MEANING = {
    r"participated\sin\s(?:the|its|our)\s(?:[\w-]+\s){0,3}(?:offers?|exchange)": "were tendered",
    r"(?:repurchased|purchased|bought\sback)\s(?:and|for)\s(?:\w+ly\s)?(?:retired|cancell?ed|cancellation"
    r"|retirement)": "repurchased",
    r"redeemed\sand\s(?:\w+ly\s)?(?:retired|cancell?ed)": "redeemed",
    r"bought\sback": "repurchased",
    r"(?:taken|took)\sup(?:\sand\spaid\sfor)?": "accepted for payment",
    r"redemption\samount": "redemption price",
    rf"(?<={MONEY}\s)apiece": "per share",
    r"(?:is|are)\s(?:currently\s|now\s)?(?:set|slated|due|scheduled)\sto\s(?=expire\b)": "will ",
    r"tender/exchange": "tender",
    r"(?:reached|stood\sat|amounted\sto|totall?ed)": "was",
    r"(?:amounts\sto|stands\sat|totals)": "is",
    r"(?:have|has)\sbeen\s(?=called|redeemed|converted|exchanged|issued|tendered)": "were ",
    r"(?:carry|carries|carrying)\sa\scoupon\sof": "bear interest at",
}
_SAYS = re.compile("|".join(rf"(\b{words}(?!\w))" for words in _MEANING), re.IGNORECASE)
_EXPECTED_OF = re.compile(
    rf"\b(?:expects?|expected)\s(?P<who>(?:the|its|this|such|these)\s[^,;.()\d{TYPES}]{{3,60}}?)\sto\s(?=\w)",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    rf"(?P<head>\b(?:the|its|this|such)\s[^;:.,(){QUANTITIES}{DATE}]{{3,80}}?),\s(?P<which>which|who)\s"
    rf"(?P<said>[^;.(){_AMOUNTS}]{{5,200}}?),\s(?=(?:will|is|was|were|are|has|have|had|expired?s?|closed|terminated)\b)",
    re.IGNORECASE,
)
_ANNOUNCED = {
    "approval": "approved",
    "authorization": "authorized",
    "adoption": "adopted",
    "declaration": "declared",
    "completion": "completed",
    "closing": "closed",
    "pricing": "priced",
    "issuance": "issued",
    "commencement": "commenced",
    "extension": "extended",
    "expiration": "expired",
    "payment": "paid",
    "redemption": "redeemed",
    "repurchase": "repurchased",
}
_NEWS = re.compile(
    rf"\bannounc(?:e[sd]?|ing)\s(?:today\s|that\s)?(?:the\s|its\s)?(?:successful\s|final\s)?"
    rf"(?P<act>{'|'.join(_ANNOUNCED)})\sof\s",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:(?:is|are)\sto(?=\s(?!date\b)\w)|shall(?!\snot)"
    r"|(?:has|have)\s(?:also\s)?(?:elected|decided|determined|agreed|chosen|resolved|opted)\sto"
    r"|(?:intends?|(?<!\ba\s)(?<!\bthe\s)(?<!\bits\s)(?<!\bour\s)(?<!\bnew\s)(?<!\bthis\s)(?<!chase\s)plans?"
    r"|expects?|proposes?)\sto"
    r"|(?:has|have)\sexercised\s(?:its|their|the)\s(?:right|option)\sto"
    r"|(?:has|have)\s(?:given|issued|sent|mailed|delivered)\s(?:\w+\s){0,3}notice"
    rf"(?:\sto\s(?:the\s)?(?:{PARTY}|holders)(?:\sof\s(?:the\s|its\s)*{SECURITY})?)?"
    r"\s(?:that\sit\s(?:will|intends\sto|has\selected\sto)|of\sits\s(?:intention|election|intent)\sto))"
    r"(?=\s\w)",
    re.IGNORECASE,
)
_FRONTED = re.compile(
    rf"^\W*(?P<when>(?:effective\s)?on\s(?:or\sabout\s)?(?:\w+day,?\s)?(?P<date>{DATE})),?\s"
    rf"(?P<clause>[^;:{DATE}]{{3,160}}?\b(?:will|to)\s(?:\w+\s){{1,3}}[^;:{TYPES}]{{0,60}}(?:{SHARES}|{SECURITY}))"
    rf"(?!\s(?:and|or)\b)",
    re.IGNORECASE,
)
_ACTS = {
    "redemption": "redeemed",
    "exchange": "exchanged",
    "conversion": "converted",
    "repurchase": "repurchased",
    "purchase": "purchased",
    "issuance": "issued",
    "sale": "sold",
}
_NOUN = re.compile(
    rf"\b(?:the\s)?(?P<act>{'|'.join(_ACTS)})\sof\s(?P<what>(?:[^;:,.{TYPES}]{{0,30}}\s)?(?:{SHARES}|{SECURITY}))"
    r"\s(?P<tense>will\s(?:take\splace|occur|be\s(?:made|effected|completed|effective)|become\seffective)"
    r"|(?:is|are)\s(?:scheduled|set|expected|due)\s(?:for|to\s(?:occur|take\splace|be\scompleted|close))"
    r"|(?:was|has\sbeen)\scompleted|took\splace|occurred)(?=\s)",
    re.IGNORECASE,
)
_PART = re.compile(
    rf"^\W*(?:out\s)?of\s(?:the\s|all\s|its\s|a\stotal\sof\s)*(?P<whole>{SHARES})", re.IGNORECASE
)
_BARE = re.compile(
    rf"(?P<number>{NUMBER})(?=\s(?:\w+ly\s)?(?:shares\s)?(?:was|were|have|had|has|will|remain|remained|are|is)\b)",
    re.IGNORECASE,
)


def plain(recognised: Recognised) -> Recognised:
    """Leave asides out, say "will" for what means it, and a verb for what is announced."""
    cuts = sorted(_asides(recognised))
    found = without(recognised, cuts) if cuts else recognised
    parts: list[Part] = []
    at = 0
    for match in _VERB.finditer(found.masked):
        parts += [(at, match.start()), "will"]
        at = match.end()
    if "pect" in found.masked and (of := _EXPECTED_OF.search(found.masked, at)):
        parts += [(at, of.start()), of.span("who"), " will "]
        at = of.end()
    if "nnounc" in found.masked and (news := _NEWS.search(found.masked, at)):
        parts += [(at, news.start()), f"{_ANNOUNCED[news['act'].lower()]} "]
        at = news.end()
    return drafted(found, [*parts, (at, len(found.masked))]) if parts else found


def short(recognised: Recognised) -> Recognised:
    """Put a usual word for another, and leave out what only says more of a deed."""
    parts: list[Part] = []
    at = 0
    usual = tuple(_MEANING.values())
    for match in _SAYS.finditer(recognised.masked):
        parts += [(at, match.start()), usual[(match.lastindex or 1) - 1]]
        at = match.end()
    found = drafted(recognised, [*parts, (at, len(recognised.masked))]) if parts else recognised
    cuts = sorted(m.span() for each in (_MODIFIER, _ADJUNCT) for m in each.finditer(found.masked))
    return without(found, cuts) if cuts else found


def _asides(recognised: Recognised) -> Iterator[tuple[int, int]]:
    """Find what stands between the words of a clause, or only once more beside a figure."""
    masked = recognised.masked
    patterns = [_BESIDE]
    if "," in masked:
        patterns.append(_ASIDE)
    if " -" in masked or " –" in masked or " —" in masked:
        patterns.append(_DASHED)
    for pattern in patterns:
        yield from (match.span() for match in pattern.finditer(masked))
    for match in _BRACKETS.finditer(masked) if "(" in masked else ():
        if not match["again"] or _is_again(recognised, match):
            yield match.span()


def _is_again(recognised: Recognised, match: re.Match[str]) -> bool:
    """Tell whether a figure in brackets is the one before it once more, or only its share."""
    again = recognised.entity_at(match.start("again"))
    before = match.start() - 1
    if again.type in (PERCENT, NUMBER) or before < 0:
        return again.type in (PERCENT, NUMBER)
    if recognised.masked[before] not in QUANTITIES:
        return False
    one, other = recognised.entity_at(before).quantity, again.quantity
    return bool(one and other and one.value == other.value)


def reordered(recognised: Recognised) -> Recognised:
    """Put a date that stands first behind what it is about; say what a noun says by a verb."""
    masked = recognised.masked
    if (match := _FRONTED.match(masked)) is not None:
        rest = (match.end(), len(masked))
        date = recognised.entity_at(match.start("date"))
        clause = match.span("clause")
        recognised = drafted(recognised, [clause, " on ", date, rest])
        masked = recognised.masked
    if (match := _NOUN.search(masked)) is not None:
        tense = "will be" if match["tense"].startswith(("will", "is", "are")) else "were"
        verb = f" {tense} {_ACTS[match['act'].lower()]}"
        recognised = put(recognised, match, [match.span("what"), verb])
    return recognised


def parted(recognised: Recognised) -> Recognised:
    """Give the counts of the parts of a whole its class: "Of the 60 shares of S, 40 were"."""
    whole = _PART.match(recognised.masked)
    if whole is None:
        return recognised
    of = recognised.entity_at(whole.start("whole")).security
    parts: list[Part] = []
    at = 0
    for match in _BARE.finditer(recognised.masked, whole.end()):
        number = recognised.entity_at(match.start("number"))
        parts += [(at, match.start()), replace(number, type=SHARES, security=of)]
        at = match.end()
    return drafted(recognised, [*parts, (at, len(recognised.masked))]) if parts else recognised


def related(recognised: Recognised) -> tuple[list[Recognised], Recognised]:
    """Part "the S, which R, V" into "the S R" and "the S, V"."""
    masked = recognised.masked
    clause = _RELATIVE.search(masked) if ", wh" in masked else None
    if clause is None:
        return [], recognised
    said = drafted(recognised, [clause.span("head"), " ", clause.span("said")])
    return [said], without(recognised, [(clause.end("head"), clause.end("said") + 1)])

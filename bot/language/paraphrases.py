"""A recognised sentence in; what else it says, each in a plainer sentence, out.

Statements are looked for in plain clauses. Prose wraps these in asides, says "has elected to"
for "will", puts the date first, and says of two classes at once what holds of each. The forms
here undo that, for whatever measure a sentence may be of:

    asides          "the notes, as announced in May, will be (…) redeemed"
    verbs           "is to pay", "has elected to pay" for "will pay"
    fronted dates   "On May 1, it will redeem S at M" for "it will redeem S on May 1 at M"
    noun forms      "redemption of S will take place on" for "S will be redeemed on"
    rows            "M per share on S and N on T", "M and N … S and T, respectively"
    other figures   "P of S (N shares)", "N shares of S, or P,": the one put for the other
    parts           "Of the 60 shares of S, 40 were tendered and 20 remain"

Each sentence holds where the one that it is drawn from holds, so that its guards are asked of
that as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.language.drafts import Part, drafted, without
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
    Entity,
    Recognised,
)

_AMOUNTS = f"{MONEY}{SHARES}{SPLIT}"
_LEADS = (
    r"(?:as|subject\sto|if\sany|if\sapplicable|an?|which|who|whose|pursuant\sto|under|in|among|at\sthe\soption"
    r"|through|together\swith|along\swith|including|excluding|other\sthan|without|less|on\sbehalf|by|based"
    r"|following|upon|after|before|for|with|when|where|once|although|however|therefore|accordingly|also|too"
    r"|respectively|formerly|headquartered|located|acting|no\slater\sthan|on\sor\sabout)"
)
_ASIDE = re.compile(
    rf"\s?\([^(){_AMOUNTS}]{{0,200}}\)"
    rf"|(?P<twice>\s?\((?P<again>[{QUANTITIES}])\))"
    rf"|,\s{_LEADS}\b[^,;:.{QUANTITIES}{DATE}]{{0,120}}(?=,\s)"
    rf"|,\s(?:if\sany|if\sapplicable|in\scash)(?=[.;\s]|$)"
    rf"|(?<=\w)\s(?:--|[—–-])\s[^—–{QUANTITIES}{DATE}]{{3,120}}?\s(?:--|[—–-])(?=\s\w)"
    rf"|\sfrom\s(?:an?\s(?:\w+\s){{1,2}}of\s)?[{QUANTITIES}{DATE}](?:\s(?:per|a)\sshare)?(?=\sto\s[{QUANTITIES}{DATE}])"
    r"|\s(?:also|hereby|formally|officially|successfully|simultaneously|concurrently|promptly"
    r"|initially|subsequently|recently|voluntarily|irrevocably|automatically)(?=\s\w)",
    re.IGNORECASE,
)
_ACT = (
    r"(?:conversion|offering|offer|exchange|redemption|transaction|program|programme|plan|agreement|merger"
    r"|market|placement|buyback|split|tender)s?"
)
_MODIFIER = re.compile(
    r"\s(?:previously[\s-]announced|pending|ongoing|initial|final|proposed|aggregate)(?=\s\w)"
    rf"|\sby\s(?:{PARTY}|(?:the|its|our)\s(?:board(?:\sof\s(?:directors|trustees))?|issuer|trust|fund|bank))(?![’'\w])"
    r"|\s(?:in|under|as\spart\sof|in\sconnection\swith|pursuant\sto|in\saccordance\swith)\s"
    rf"(?:the\sterms\sof\s)?(?:the|this|its|such|our|an?)\s(?:[\w/’'-]+\s){{0,3}}?{_ACT}\b"
    r"|\s(?:at\sany\stime|from\stime\sto\stime|(?:in|on)\sthe\sopen\smarket|in\sopen\smarket\s(?:purchases|transactions))\b"
    rf"|\sat\s(?:its|their|the\sholder['’]s|the\sholders['’]|{PARTY}['’]s?)\soption\b"
    rf"|\sat\sthe\soption\sof\s(?:the\s)?(?:{PARTY}|holders?)(?:\s(?:of|thereof)\b)?"
    rf"|(?<=offer|ffers)\s(?:for|on)\s(?:any\sand\s)?(?:all\s)?(?:of\s)?(?:[\w’']+\s){{0,4}}{SECURITY}"
    rf"(?:\sand\s(?:\w+\s){{0,3}}{SECURITY})*"
    rf"|(?<=tender)/exchange\b",
    re.IGNORECASE,
)
_MEANING = {
    r"participated\sin\s(?:the|its|our)\s(?:[\w-]+\s){0,3}(?:offers?|exchange)": "were tendered",
    r"bought\sback": "repurchased",
    r"(?:reached|stood\sat|amounted\sto|totall?ed)": "was",
    r"(?:amounts\sto|stands\sat|totals)": "is",
    r"(?:have|has)\sbeen\s(?=called|redeemed|converted|exchanged|issued|tendered)": "were ",
    r"(?:carry|carries|carrying)\sa\scoupon\sof": "bear interest at",
}
_SAYS = re.compile("|".join(rf"(\b{words}(?!\w))" for words in _MEANING), re.IGNORECASE)
_EXPECTED_OF = re.compile(
    rf"\b(?:expects?|anticipates?)\s(?P<who>(?:the|its|this|such|these)\s[^,;.()\d{TYPES}]{{3,60}}?)\sto\s(?=\w)",
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
_OUTSTANDING = re.compile(
    rf"\bof\s(?:the\s|its\s|all\s|our\s|{PARTY}['’]s?\s)*(?P<count>{SHARES})(?P<after>\s(?:(?:then|currently)\s)?outstanding\b)?",
    re.IGNORECASE,
)
_GONE = re.compile(
    r"\b(?:redeem|redemption|retir|cancel|split|repurchas|before|prior)", re.IGNORECASE
)
_VERB = re.compile(
    r"\b(?:(?:is|are)\sto(?=\s(?!date\b)\w)|shall(?!\snot)"
    r"|(?:has|have)\s(?:also\s)?(?:elected|decided|determined|agreed|chosen|resolved|opted)\sto"
    r"|(?:intends?|plans?|expects?|proposes?)\sto"
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
_SMALL = (
    rf"(?:\s(?:per|a|an|each|every|shares?|units?|of|on|for|to|the|its|our|their|holders?|record|in|cash|with"
    rf"|respect|regard|aggregate|principal|liquidation|amount|preference|outstanding|issued)\b|\s{PARTY}(?:['’]s?)?)*"
    r"\s"
)
_NOUNS = (
    r"(?:(?:an?|the)\s(?:(?:regular|quarterly|monthly|cash|annual|similar|semi-annual|preferred|aggregate)\s){0,4}"
    r"(?:dividend|distribution|amount|total|price|rate)s?\s(?:of|at)\s)?"
)
_AND = (
    r"(?:\s?[;,]|\s?\n)?\s*(?:[-•*·o●▪–—]\s+)?(?:(?:and|plus|as\swell\sas)\s)?"
    rf"(?:(?:at|for|of)\s)?{_NOUNS}"
)
_OURS = r"(?:(?:the|its|our|their|each|such)\s)*"
_TO_EACH = rf"(?P<figure>[{MONEY}{PERCENT}{DATE}])(?P<frame>{_SMALL})(?P<class>{SECURITY})"
_PLAIN = re.compile(
    rf"[{MONEY}{PERCENT}{DATE}]{_SMALL}{SECURITY}"
    rf"(?:{_AND}[{MONEY}{PERCENT}{DATE}]{_SMALL}{SECURITY}){{1,11}}",
    re.IGNORECASE,
)
_MEMBER = re.compile(_TO_EACH, re.IGNORECASE)
_OF_A_SHARE = r"(?:\s(?:per|a|for\seach|on\seach)\s(?:share|unit)\b)?"
_LABELLED = re.compile(
    rf"{_OURS}{SECURITY}\s?(?:[:,–—-]|\.{{2,}})?\s*{MONEY}{_OF_A_SHARE}"
    rf"(?:(?:\s?[;,]|\s?\n)\s*(?:[-•*·●▪]\s+)?(?:and\s)?{_OURS}{SECURITY}\s?(?:[:,–—-]|\.{{2,}})?\s*{MONEY}"
    rf"{_OF_A_SHARE}){{1,11}}",
    re.IGNORECASE,
)
_COUNTS = re.compile(
    rf"{SHARES}(?:(?:,\s(?:and\s)?|\s(?:and|plus)\s){_OURS}{SHARES}){{1,11}}", re.IGNORECASE
)
_AS_FOLLOWS = re.compile(
    rf"\b(?P<what>dividends|distributions)\b[^;:.{QUANTITIES}]{{0,160}}:\s*(?:[-•*·●▪]\s+)?$",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    rf"(?P<row>(?P<kind>[{TYPES}])(?:(?:,\s){_OURS}(?P=kind))*,?\sand\s{_OURS}(?P=kind))"
)
_CLASSES = re.compile(
    rf"{SECURITY}(?:,\s{_OURS}{SECURITY})*,?\s(?:and|or)\s{_OURS}{SECURITY}", re.IGNORECASE
)
_RESPECTIVELY = re.compile(r",?\srespectively\b", re.IGNORECASE)
_PER_SHARE = re.compile(rf"{MONEY}(?=\s(?:per|a|for\seach|in\scash\sper)\s)", re.IGNORECASE)
_OF_A_CLASS = re.compile(
    rf"(?P<percent>{PERCENT})\s(?:of\s)?(?:all\s)?(?:the\s|its\s|our\s|outstanding\s|then\s|issued\sand\s)*"
    rf"(?P<class>{SECURITY})[^()]{{0,20}}?,?\s\((?:or\s|representing\s|equal\sto\s)?(?P<count>[{SHARES}{NUMBER}])"
    r"(?:\s\w+)?\)",
    re.IGNORECASE,
)
_OR_PERCENT = re.compile(
    rf"(?P<count>{SHARES})(?P<between>[^,;:()]{{0,60}}?)(?:,\s(?:or|representing|constituting|which\srepresents?|about"
    rf"|equal\sto|equivalent\sto)|,?\s\((?:or|representing|constituting)?)\s?(?P<percent>{PERCENT})"
    rf"(?P<rest>\sof\s[^,;:(){TYPES}]{{0,60}}{SECURITY}?[^,;:(){TYPES}]{{0,20}})?(?:\)|,)",
    re.IGNORECASE,
)
_PART = re.compile(
    rf"^\W*(?:out\s)?of\s(?:the\s|all\s|its\s|a\stotal\sof\s)*(?P<whole>{SHARES})", re.IGNORECASE
)
_BARE = re.compile(
    rf"(?P<number>{NUMBER})(?=\s(?:\w+ly\s)?(?:shares\s)?(?:was|were|have|had|has|will|remain|remained|are|is)\b)",
    re.IGNORECASE,
)
MOST = 12
"""Plainer sentences that are drawn from one: of no longer list is each taken alone."""


def paraphrases(recognised: Recognised, *, whole: bool = True) -> Iterator[Recognised]:
    """Give the plainer sentences that a sentence says, the whole of it first if it is wanted."""
    if not recognised.entities:
        return
    if clause := _RELATIVE.search(recognised.masked):
        yield drafted(recognised, [clause.span("head"), " ", clause.span("said")])
        recognised = without(recognised, [(clause.end("head"), clause.end("said") + 1)])
    plain = _reordered(_plain(_parted(recognised)))
    if whole and plain is not recognised:
        yield plain
    short = _short(plain)
    if whole and short is not plain:
        yield short
    for number, each in enumerate(_each(plain)):
        if number == MOST:
            return
        yield each


def _plain(recognised: Recognised) -> Recognised:
    """Leave asides out, and say "will" for what means it."""
    cuts = [m.span() for m in _ASIDE.finditer(recognised.masked) if _is_aside(recognised, m)]
    plain = without(recognised, cuts) if cuts else recognised
    parts: list[Part] = []
    at = 0
    for match in _VERB.finditer(plain.masked):
        parts += [(at, match.start()), "will"]
        at = match.end()
    if of := _EXPECTED_OF.search(plain.masked, at):
        parts += [(at, of.start()), of.span("who"), " will "]
        at = of.end()
    if news := _NEWS.search(plain.masked, at):
        parts += [(at, news.start()), f"{_ANNOUNCED[news['act'].lower()]} "]
        at = news.end()
    return drafted(plain, [*parts, (at, len(plain.masked))]) if parts else plain


def _short(recognised: Recognised) -> Recognised:
    """Leave out what only says more of a deed, and put a usual word for another."""
    cuts = [m.span() for m in _MODIFIER.finditer(recognised.masked)]
    short = without(recognised, cuts) if cuts else recognised
    parts: list[Part] = []
    at = 0
    usual = tuple(_MEANING.values())
    for match in _SAYS.finditer(short.masked):
        parts += [(at, match.start()), usual[(match.lastindex or 1) - 1]]
        at = match.end()
    return drafted(short, [*parts, (at, len(short.masked))]) if parts else short


def _is_aside(recognised: Recognised, match: re.Match[str]) -> bool:
    """Tell whether what is left out adds nothing: a figure only where it says one again."""
    if not match["twice"]:
        return True
    before = match.start() - 1
    if before < 0 or recognised.masked[before] not in QUANTITIES:
        return False
    one = recognised.entity_at(before).quantity
    other = recognised.entity_at(match.start("again")).quantity
    return bool(one and other and one.value == other.value)


def _reordered(recognised: Recognised) -> Recognised:
    """Put a date that stands first behind what it is about; say what a noun says by a verb."""
    masked = recognised.masked
    if (match := _FRONTED.match(masked)) is not None:
        rest = (match.end(), len(masked))
        date = recognised.entity_at(match.start("date"))
        clause = match.span("clause")
        recognised = drafted(recognised, [clause, " on ", date, rest])
        masked = recognised.masked
    if (match := _NOUN.search(masked)) is not None:
        tense = (
            "will be"
            if match["tense"][0] in "wia" and "completed" not in match["tense"][-9:]
            else "were"
        )
        verb = f" {tense} {_ACTS[match['act'].lower()]}"
        parts: list[Part] = [
            (0, match.start()),
            match.span("what"),
            verb,
            (match.end(), len(masked)),
        ]
        recognised = drafted(recognised, parts)
    return recognised


def _parted(recognised: Recognised) -> Recognised:
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


def _each(recognised: Recognised) -> Iterator[Recognised]:
    """Give a sentence for each member of its row, or for each way to put a figure."""
    masked = recognised.masked
    if "respectively" in masked.lower():
        yield from _respectively(recognised)
        return
    if match := _COUNTS.search(masked):
        yield from _of_counts(recognised, match)
    elif match := _PLAIN.search(masked):
        yield from _of_figures(recognised, match)
    elif match := _LABELLED.search(masked):
        yield from _of_labels(recognised, match)
    elif match := _CLASSES.search(masked):
        yield from _of_classes(recognised, match)
    yield from _existing(recognised)
    if match := _OF_A_CLASS.search(masked):
        yield _counted(recognised, match)
    elif match := _OR_PERCENT.search(masked):
        yield _measured(recognised, match)


def _existing(recognised: Recognised) -> Iterator[Recognised]:
    """Say of "a part of the 60 outstanding shares of S" that 60 shares of S are outstanding."""
    if "outstanding" not in recognised.text or _GONE.search(recognised.masked):
        return
    for match in _OUTSTANDING.finditer(recognised.masked):
        count = recognised.entity_at(match.start("count"))
        printed = recognised.text[count.span.start : count.span.end]
        if count.security and (match["after"] or re.search(r"\boutstanding\b", printed)):
            yield drafted(recognised, [count, " are outstanding"])


def _of_counts(recognised: Recognised, match: re.Match[str]) -> Iterator[Recognised]:
    """Give a sentence for each count of a row, each of which is of its own class."""
    row = [recognised.entity_at(i) for i in range(*match.span()) if recognised.masked[i] == SHARES]
    if any(each.security is None for each in row):
        return
    for each in row:
        yield _with(recognised, match, [each])


def _of_figures(recognised: Recognised, match: re.Match[str]) -> Iterator[Recognised]:
    """Give a sentence for each figure of a row: the first one's words are those of all."""
    members = list(_MEMBER.finditer(recognised.masked, *match.span()))
    figures = [recognised.entity_at(m.start("figure")) for m in members]
    if len({figure.type for figure in figures}) != 1:
        return
    frame = members[0].span("frame")
    lead = _lead(recognised, match.start())
    for member, figure in zip(members, figures, strict=True):
        of = recognised.entity_at(member.start("class"))
        yield _with(recognised, match, [*lead, figure, frame, of], bool(lead))


def _of_labels(recognised: Recognised, match: re.Match[str]) -> Iterator[Recognised]:
    """Give a sentence for each line of a list of classes and amounts."""
    row = [recognised.entity_at(i) for i in range(*match.span()) if recognised.masked[i] in TYPES]
    classes, figures = row[::2], row[1::2]
    lead = _lead(recognised, match.start())
    share = " per share on the " if re.search(r"(?i)per|\ba\b|each", match[0]) else " on the "
    for of, figure in zip(classes, figures, strict=True):
        yield _with(recognised, match, [*lead, figure, share, of], bool(lead))


def _lead(recognised: Recognised, at: int) -> list[Part]:
    """Say "dividends of" for the words before a list of what they are."""
    match = _AS_FOLLOWS.search(recognised.masked, 0, at)
    return [(0, match.end("what")), " of "] if match else []


def _with(
    recognised: Recognised, match: re.Match[str], parts: list[Part], led: bool = False
) -> Recognised:
    """Put a member in the place of its row, with the words that lead to the row if it has none."""
    before: list[Part] = [] if led else [(0, match.start())]
    return drafted(recognised, [*before, *parts, (match.end(), len(recognised.masked))])


def _of_classes(recognised: Recognised, match: re.Match[str]) -> Iterator[Recognised]:
    """Give a sentence for each class of a row, where all figures hold of each share or day."""
    masked = recognised.masked
    others = set(masked[: match.start()] + masked[match.end() :]) & set(QUANTITIES)
    totals = len(_PER_SHARE.findall(masked)) < masked.count(MONEY)
    row = [recognised.entity_at(i) for i in range(*match.span()) if masked[i] == SECURITY]
    kinds = {each.security.kind for each in row if each.security and each.security.kind}
    if others - {MONEY} or totals or len(kinds) > 1 or kinds & {"warrant"}:
        return
    for each in row:
        yield _with(recognised, match, [each])


def _respectively(recognised: Recognised) -> Iterator[Recognised]:
    """Give a sentence for each place of rows of the same length that "respectively" joins."""
    rows = [(m.span(), _row(recognised, m)) for m in _SEVERAL.finditer(recognised.masked)]
    length = len(rows[0][1]) if rows else 0
    if len(rows) < 2 or any(len(row) != length for _, row in rows):
        return
    for place in range(length):
        parts: list[Part] = []
        at = 0
        for (start, end), row in rows:
            parts += [(at, start), row[place]]
            at = end
        one = drafted(recognised, [*parts, (at, len(recognised.masked))])
        yield without(one, [m.span() for m in _RESPECTIVELY.finditer(one.masked)])


def _row(recognised: Recognised, match: re.Match[str]) -> list[Entity]:
    kind = match["kind"]
    return [recognised.entity_at(i) for i in range(*match.span()) if recognised.masked[i] == kind]


def _counted(recognised: Recognised, match: re.Match[str]) -> Recognised:
    """Put the count in brackets for the part of a class before it."""
    count = recognised.entity_at(match.start("count"))
    of = recognised.entity_at(match.start("class")).security
    return _with(recognised, match, [replace(count, type=SHARES, security=of)])


def _measured(recognised: Recognised, match: re.Match[str]) -> Recognised:
    """Put the part of a class for the count before it, "or 18.8%"."""
    count = recognised.entity_at(match.start("count"))
    percent = recognised.entity_at(match.start("percent"))
    if count.security is None:
        return recognised
    of = Entity(type=SECURITY, span=count.span, security=count.security)
    return _with(recognised, match, [percent, " of the outstanding ", of, match.span("between")])

"""What may stand between a deed and what it is done to, and says nothing else of either.

"The notes were, on May 1, *called in accordance with their terms at 101 %* for redemption": a
time, a price, a part of the whole, a manner, the document that a deed is done under, by whom and
to whom. An adjunct is a closed form of words: what is not known to be harmless ends a reading.
Those that hold a figure of some kind can be left out, where a figure of that kind is looked for.
"""

from __future__ import annotations

from bot.language.recognise import (
    DATE,
    MONEY,
    NUMBER,
    PARTY,
    PERCENT,
    SECURITY,
    SHARES,
)

_OURS = r"(?:(?:the|its|their|our|such|this|these|any|all|each|an?|any\sand\sall)\s)*"
_A_SHARE = (
    rf"(?:\s(?:per|a|for\seach|of\seach|for\severy|each)\s(?:share|unit|security|note|{SECURITY}))"
)
_DUES = r"(?:dividends?|interest|distributions?)(?:\s(?:thereon|payable|payments))?"
_UNPAID = (
    r"(?:accrued\s(?:unpaid\s|(?:and|but)\s(?:unpaid|undeclared)\s)?|accumulated\s(?:(?:and|but)\sunpaid\s)?"
    r"|unpaid\s|declared\s(?:and|but)\sunpaid\s)"
)
_DEEDS = (
    r"(?:offers?|exchanges?|redemptions?|conversions?|offering|transactions?|agreements?|indentures?|mergers?"
    r"|programs?|programmes?|plans?|terms|provisions|articles|designations?|prospectus|tenders?|repurchases?"
    r"|authorization|placement|option|supplement|statement|notice|purchases?|market|bankruptcy|reorganization"
    r"|restructuring|recapitalization|settlement|acquisition|financing|split|trust|circular|memorandum|letter)"
)
_UNDER = (
    r"(?:pursuant\sto|under|in\s(?:connection|accordance|conjunction)\swith|as\s(?:part|a\sresult)\sof|subject\sto"
    r"|upon|following|in|through|by\s(?:means|way)\sof|by\svirtue\sof|on\sthe\sterms\sof|as\sof\sthe\sclose\sof"
    r"|for\spurposes\sof|at\sthe\stime\sof|as\s(?:described|defined|set\sforth|provided|contemplated)\s(?:in|by))"
)
_MANNERS = (
    r"(?:validly|properly|duly|so|successfully|fully|partially|voluntarily|automatically|mandatorily|previously"
    r"|subsequently|formally|recently|irrevocably|simultaneously|concurrently|finally|actually|again|together"
    r"|initially|collectively|promptly|unanimously|legally|effectively|jointly)(?:\s(?:and|or)\s(?:validly"
    r"|properly|duly|legally))?"
)
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)

ADJUNCTS: dict[str, str] = {
    "manner": (
        rf"{_MANNERS}|,?\sand\s(?:(?:were|have\sbeen|had\sbeen)\s)?not\s(?:(?:validly|properly|been)\s)*withdrawn"
        r"|in\s(?:full|whole|part|cash|kind|the\saggregate|total|issue)|for\scash|today|outstanding|en\sbloc"
        r"|on\sa\spro[\s-]rata\sbasis|pro\srata|at\s(?:its|their|the)\s(?:sole\s)?(?:option|election|discretion)"
        r"|without\sinterest|upon\ssurrender|at\sthat\stime|on\sthat\s(?:date|day)|as\sof\sthat\s(?:date|time)"
        r"|(?:so\s|validly\s|properly\s)?tendered\sand\saccepted(?:\sfor\s(?:exchange|purchase|payment))?"
        r"|(?:eligible|offered)\sfor\s(?:exchange|purchase|tender)|subject\sto\sthe\soffers?"
        r"|without\scoupons|thereof|at\spar|at\sany\stime|each|all\sof\s(?:which|them)"
    ),
    "under": (
        rf"{_UNDER}\s{_OURS}(?:[\w/’'“”\"-]+\s){{0,5}}?{_DEEDS}(?![\w’'])"
        rf"(?!\s{_DEEDS}\b)[”\"]?"
    ),
    "whom": (
        rf"(?:by|from|to|with)\s{_OURS}(?:{PARTY}|holders|stockholders|shareholders|noteholders|unitholders"
        r"|underwriters|board\sof\s(?:directors|trustees)|board|directors|issuer|company|trustee|public|investors)"
        rf"(?:\sof\s{_OURS}{SECURITY})?(?![\w’'])"
        rf"|at\sthe\soption\sof\s{_OURS}(?:{PARTY}|holders?)(?:\sthereof)?"
        rf"|(?:(?:then|currently|beneficially)\s)*(?:held|owned)\s(?:of\srecord\s)?by\s(?:certain\s|existing\s|{_OURS})*"
        rf"(?:{PARTY}|holders|noteholders|stockholders|shareholders|public)(?!\w)"
    ),
    "called": rf"\((?:CUSIP|NYSE|Nasdaq|AMEX|OTC|symbol|ticker)[^()]{{0,60}}\)"
    rf"|(?:the\s)?[“\"][^“”\"{DATE}{MONEY}{SHARES}{NUMBER}]{{1,60}}[”\"]",
    "dues": (
        rf"(?:plus|together\swith|including|in\saddition\sto|and)\s(?:an\samount\s(?:equal\sto|in\scash\sequal\sto|of)\s)?"
        rf"{_OURS}{_UNPAID}{_DUES}"
        rf"(?:\s(?:to|through|up\sto|until)(?:,?\s(?:but\s)?(?:not\sincluding|excluding|and\sincluding),?)?\s"
        rf"(?:the\s(?:[\w-]+\s)?(?:date|day)(?:\sof\s[a-z]+)?|redemption|settlement))?"
    ),
    "interest": (
        rf"(?:each\s)?represent(?:s|ing)\s(?:an?\s|one\s)?(?:fractional\s|ownership\s|{NUMBER}\s?(?:th\s)?)*(?:of\s)?"
        rf"(?:interests?\sin\s)?(?:an?\s|one\s|its\s|the\s)*(?:shares?\sof\s)?{_OURS}{SECURITY}"
    ),
    "due": rf"due\s(?:in\s|on\s)?{DATE}",
    "total": rf"(?:aggregating|totall?ing)\s(?:an?\s)?(?:aggregate\s|total\s)?(?:of\s)?{MONEY}",
    "shares": (
        rf"(?:into|for|in\s(?:exchange|return)\sfor)\s{_OURS}(?:{SECURITY}['’]s\s)?(?:{SHARES}|{SECURITY})"
        rf"(?:\s(?:of|held\sby)\s{_OURS}{PARTY})?"
    ),
    "months": rf"for\s(?:the\smonths?\sof\s)?{_MONTH}(?:(?:,\s|,?\sand\s){_MONTH})*",
    "date": (
        rf"(?:on|as\sof|effective(?:\s(?:on|as\sof))?|by|before|prior\sto|after|since|until|during|in|for)\s"
        rf"(?:or\s(?:about|before|prior\sto)\s)?(?:(?:the|its|our)\s)?(?:\w+day,?\s)?{DATE}"
        rf"|(?:as\sof|at|by|until|on)\s(?:{NUMBER}|\d{{1,2}}:\d\d|midnight|noon|the\sclose\sof\sbusiness)[^{SHARES}{MONEY}"
        rf"{SECURITY}{PERCENT}.;()]{{0,50}}?{DATE}"
    ),
    "money": (
        rf"(?:at|for)\s(?:(?:an?|the|its|their)\s)?(?:(?:[a-z-]+\s){{0,4}}(?:price|value|cost|amount|preference|rate)s?\s)?"
        rf"(?:(?:of|equal\sto)\s)?(?:the\s)?{MONEY}(?:\sin\scash)?{_A_SHARE}?"
        rf"|(?:representing|with|having)\s(?:an?\s)?(?:(?:[a-z-]+\s){{0,4}}(?:price|value|cost|amount"
        rf"|preference|rate)s?\s)?(?:(?:of|equal\sto)\s)?{MONEY}{_A_SHARE}?"
    ),
    "percent": (
        rf"(?:or|representing|constituting|equal\sto|which\srepresents?(?:ed)?|comprising)\s{PERCENT}"
        rf"(?:\s(?:of|in)\s{_OURS}(?:(?:total|aggregate|number\sof|principal\samount\sof|issued\sand|then|currently"
        rf"|outstanding|{PARTY}(?:['’]s?)?)\s)*(?:{SHARES}|{SECURITY}|{NUMBER}|outstanding|shares|class|total|issue)"
        r"(?:\s(?:then\s|currently\s|issued\sand\s)?outstanding)?)?"
        rf"|at\s{PERCENT}\sof\s(?:par|(?:the|their|its)\s[a-z\s]{{4,40}}(?:amount|value))"
    ),
}
"""The adjuncts by what they tell; those of a kind of figure are named by it."""


def adjuncts(without: str, space: str) -> str:
    """Write the pattern of up to six adjuncts, without those of one kind of figure."""
    kinds = [words for name, words in ADJUNCTS.items() if not without or name != without]
    return rf"(?:{space}(?:{'|'.join(kinds)})(?![\w-])){{0,6}}?"

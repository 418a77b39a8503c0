"""A question as it is typed in; the same with its abbreviations and idioms in plain words out."""

from __future__ import annotations

from functools import cache
from operator import itemgetter

from bot.answers.vocabulary import vocabulary
from bot.language import patterns as re
from bot.language.hints import may_have

_CALLED = (
    r"series|[A-Z]\s+pref\w*|prefs?|preferred|preference|pfds?|notes?|bonds?|debentures?|cumulative|convertible|converts"
    r"|senior|junior|subordinated|perpetual|redeemable|mandatory|exchangeable|depositary|trust\s+preferred"
)
"""How the name of a class goes on after the rate that it begins with."""

_EVENT = r"(?:transaction|deal|offer(?:ing)?|exchange|closing|redemption|merger|swap|tender)"
_PHRASES = {
    r"\bo/s\b|\bo\.s\.": "outstanding",
    r"\bnos?\.(?=\s(?:of|for)\b)": "number",
    r"\b(?:is|are|was|were|do|does|did|has|have|had|ca|wo|would|could|should)n['’]?t\b": "not",
    r"\bcannot\b": "not",
    r"\bhand(?:ed|ing|s)?\s+(?:in|over)\b|\bturn(?:ed|ing)?\s+in\b": "surrender",
    r"\bgiv(?:e|en|ing)\s+up\b|\bgave\s+up\b|\bpart\s+with\b": "surrender",
    r"\bwhat(?:'|’)?s\b": "what is",
    r"\bwho(?:'|’)?s\b": "who is",
    r"\bwhen(?:'|’)?s\b": "when is",
    r"\bthey(?:'|’)d\b": "they would",
    r"\bprior\s+to\b": "before",
    r"\bstill\s+out\b(?!\s+of\b)": "still outstanding",
    r"\bas\s+of\b": "on",
    r"\bhead\s*office\b|\bhead\s*quarters\b": "headquarters",
    r"\bweb\s*(?:site|page)\b|\bhome\s*page\b": "website",
    r"\be-?mail\b": "email",
    r"\bif\s+all\b": "if everyone",
    r"\bin\s+(?:all|total)\b": "total",
    r"\binvestor\s+relations\b": "ir",
    r"\bticks?\s+and\s+ties?\b|\bties?\s+(?:out|to)\b|\badds?\s+up\b|\bsquares?\b": "tie",
    r"\bin\s+the\s+end\b|\beventually\b|\bultimately\b": "final",
    r"\b(?:even\s+)?(?:in|during|despite)\s+(?:a|the|your|this|our)\s+quiet\s+period\b": "",
    r"\bpublished(?=\s+(?:figures?|numbers?|count|series|class|common|pref\w*|total)\b)": "",
    r"(?:(?<=\bshs\s)|(?<=\bshares\s)|(?<=\bprefs\s)|(?<=\bpref\s)|(?<=\bcommon\s)"
    r"|(?<=\bpreferred\s)|(?<=\bstock\s))out\b(?!\s+of)": "outstanding",
    r",\s*(?:no|right|correct|yes|ok|eh|yeah)(?=[\s?.!]*$)": "",
    r"\bw/o\b": "without",
    r"\by/e\b|\bye(?=\s?(?:19|20)\d\d)": "year end",
    r"\by-?o-?y\b": "year over year",
    r"\bas\s+at\b": "on",
    r"\bbuy\s?-?backs?\b": "buyback",
    r"\bput\s+out\b": "announced",
    r"\b(?:came|come)\s+in\b": "tendered",
    r"\b(?:took|take[sn]?|taking)\s+up\b": "accepted",
    r"\bput\s+in\b(?=\W|$)": "tendered",
    r"\ball\s+told\b": "total",
    r",?\s*\b(?:going|judging)\s+by\b.*$": "?",
    r"\bleav(?:e|ing)\b(?=.{1,40}?\b(?:aside|out)\b)": "excluding",
    r"\bsetting\b(?=.{1,40}?\baside\b)": "excluding",
    r"\btak(?:e|es|ing)\s+out(?=\s+(?:all\s+)?(?:the\s+)?(?:class|series|pref))": "redeem",
    rf"%(?!\s+(?:{_CALLED})\b)": " percent ",
    r"(?<!trade)(?<!trading)(?<!traded)(?<=[a-z])\s+at(?=\s*[?.!]*$)": " price",
    r"\s*[-–—,]\s+all\s+(?:two|three|four|five)(?=\W*$|\s+(?:please|pls|in\s+one)\b)": "",
    r"\ball\s+(?:two|three|four|five)\b"
    r"(?!\s*(?:hundred|thousand|million|quarters|months|years|times)\b)": "all",
    rf"\bpost[-\s](?=(?:the\s+)?{_EVENT}\b)": "after ",
    rf"\bpre[-\s](?=(?:the\s+)?{_EVENT}\b)": "before ",
    r"\b(?:for|against)\s+(?:a\s+single|one|every\s+one|each\s+single)\s+"
    r"(?=(?:old\s+)?(?:series|class|pref\w*|common|share|note|depositary)\b)": "per ",
    r"\ba\s+grand\b(?!\s+total)": "$1,000",
    r"\b(?:i\.e\.|e\.g\.|viz\.)": "",
    r"/\s?(?:shs?|share|shr)\b": " per share",
    r"(?:(?<=\bboard\s)|(?<=\bdirectors\s)|(?<=\bhas\s))vote[ds]?\b"
    r"(?!\s+(?:on|to|at|against|in)\b)": "declared",
    r"\b(?:get|gets|got|getting)\s+"
    r"(?=(?:tendered|announced|called|redeemed|converted|exchanged|listed|issued)\b)": "was ",
    r"^\W*(?:can|could|may|might)\s+(?:i|we)\s+(?:please\s+|pls\s+)?(?:get|have|ask|know|see)\s+"
    r"(?=(?:the|a|an|your|what|when|who|how)\b)": "",
    r"^\W*(?:have\s+(?:you|we)\s+|you(?:'ve)?\s+)?got\s+(?=(?:a|an|the|any|your|her|his)\b)": "",
    r",?\s*\bif\s+(?:you|u)(?:['’]d|\s+(?:please|will|would|can|could|may|might|have|know))"
    r"(?:\s+(?:be\s+(?:so\s+)?(?:kind|good)|mind|it|that|this|to\s+hand|handy))*(?=\W*$)": "",
    r"\b(?:is|are)\s+from(?=\W*$)": "is headquartered where",
    r"\b(?:three|3)[\s-]months?(?=\s+(?:ended|ending|to|through|that)\b)": "quarter",
    r"\bwho(?:\s+is|['’]s)\s+"
    r"(?=\w+(?:\s\w+)?['’]s\s+(?:\w+\s)?(?:number|phone|line|e-?mail|address)\b)": "what is ",
    r"^\W*(?:and\s+)?which\s+(?:firm|company|outfit|bank|party|parties|institution|house)\b"
    r"(?!['’])": "who",
    r"\bpct\b|\bper\s+cent(?:age)?\b|\bpercentage\b": "percent",
}
_PLAIN = tuple(_PHRASES.values())
_EACH = "|".join(f"(?P<p{number}>{pattern})" for number, pattern in enumerate(_PHRASES))
_REWRITE = re.compile(rf"(?:\b|(?=%))(?:{_EACH})", re.IGNORECASE)
_BEGINNINGS = frozenset(
    """at o no nos t isnt arent wasnt werent dont doesnt didnt hasnt havent hadnt cant wont wouldnt
    couldnt shouldnt cannot hand handed handing turn turned turning give given giving gave
    right correct yes ok eh yeah in even during despite published out eventually ultimately part
    s w y ye yoy buy buyback buybacks came come put whats whos whens d theyd prior as
    hands head headoffice headquarters web website webpage home homepage e email all total
    going judging leave leaving setting told took take takes taken taking
    post pre single every grand i g viz shr sh shs vote voted votes get gets got getting one
    can could may might if from who month months which three four five
    investor still tick ticks tie ties add adds square squares pct per percentage""".split()
)
"""Words of which one is in whatever is abbreviated, but for the sign of a percentage."""

_WORDS = re.compile(r"[a-z']+")


def rewritten(question: str) -> str:
    """Write out what people abbreviate, and say plainly what they say by an idiom.

    >>> rewritten("what's the o/s?")
    'what is the outstanding?'
    >>> rewritten("what's the price tag, out of curiosity?")
    'what is the price, ?'
    """
    return _plainly(spelled_out(question))


def spelled_out(question: str) -> str:
    """Write out what people abbreviate."""
    if "%" not in question and "/" not in question and not may_have(question, _BEGINNINGS):
        return question
    return _REWRITE.sub(lambda match: _PLAIN[int((match.lastgroup or "p0")[1:])], question)


def _plainly(question: str) -> str:
    """Put plain words for idioms, the longest first: what frames a question goes."""
    known = _idioms()
    words = set(_WORDS.findall(question.lower().replace("’", "'")))
    found = {idiom for word in words & known.keys() for idiom in known[word]}
    for _, pattern, plain in sorted(found, key=itemgetter(0)) if found else ():
        question = pattern.sub(plain, question)
    return question


@cache
def _idioms() -> dict[str, tuple[tuple[int, re.Pattern[str], str], ...]]:
    """Compile the idioms, with their ranks, by the words of which a question must have one."""
    rows = [(row.split(), plain) for plain, rows in vocabulary().idioms.items() for row in rows]
    rows.sort(key=lambda row: -len(row[0]))
    found: dict[str, list[tuple[int, re.Pattern[str], str]]] = {}
    for rank, (terms, plain) in enumerate(rows):
        idiom = (rank, re.compile(_pattern(terms), re.IGNORECASE), plain)
        for word in _key(terms):
            found.setdefault(word, []).append(idiom)
    return {word: tuple(idioms) for word, idioms in found.items()}


def _pattern(terms: list[str]) -> str:
    """Write the pattern of an idiom; its last term may be one that only has to follow."""
    first = True
    pattern = r"\b"
    for term in terms:
        ahead, optional = term.startswith("="), term.endswith("?")
        words = "|".join(map(_word, term.strip("=?").split("|")))
        gap = "" if first else r"[\s-]+"
        if ahead:
            pattern += rf"(?={gap}(?:{words})\b)"
        elif optional:
            pattern += rf"(?:(?:{words})[\s-]+)?" if first else rf"(?:{gap}(?:{words})\b)?"
        else:
            pattern += rf"{gap}(?:{words})\b"
            first = False
    return pattern


def _word(word: str) -> str:
    return re.escape(word).replace("'", "['’]")


_COMMON = frozenset(
    """a an the this that to in on at of for from with by as is are was be i we you it they me us my
    our your what which who how if or and not do does did have has had can could will would come
    comes came go goes went get gets got take takes took give put date number price share shares
    dividend call offer tender exchange order""".split()
)
"""Words that most questions have one of, by which no idiom should be looked for."""


def _key(terms: list[str]) -> frozenset[str]:
    """Choose the needed term of an idiom that fewest questions have."""
    needed = [frozenset(t.strip("=").split("|")) for t in terms if not t.endswith("?")]
    return min(needed, key=lambda words: (len(_COMMON & words), len(words)))

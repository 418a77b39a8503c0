"""Words of questions in; what they mean, however they are spelled or inflected, out.

Every word of a question is a filler that means nothing here, a soft word that may be left
over, or a hard word that must be explained by what is answered.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from bot.language import patterns as re
from bot.language.hints import may_have

_PHRASES = {
    r"\bo/s\b|\bo\.s\.": "outstanding",
    r"\bnos?\.(?=\s(?:of|for)\b)": "number",
    r"\b(?:is|are|was|were|do|does|did|has|have|had|ca|wo|would|could|should)n['’]?t\b": "not",
    r"\bcannot\b": "not",
    r"\bhand(?:ed|ing)?\s+(?:in|over)\b|\bturn(?:ed|ing)?\s+in\b": "surrender",
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
    r"%": " percent ",
    r"\bpct\b|\bper\s+cent(?:age)?\b|\bpercentage\b": "percent",
}
_PLAIN = tuple(_PHRASES.values())
_EACH = "|".join(f"(?P<p{number}>{pattern})" for number, pattern in enumerate(_PHRASES))
_REWRITE = re.compile(rf"(?:\b|(?=%))(?:{_EACH})", re.IGNORECASE)
_BEGINNINGS = frozenset(
    """o no nos t isnt arent wasnt werent dont doesnt didnt hasnt havent hadnt cant wont wouldnt
    couldnt shouldnt cannot hand handed handing turn turned turning give given giving gave
    right correct yes ok eh yeah in even during despite published out eventually ultimately part
    s w y ye yoy buy buyback buybacks came come put whats whos whens d theyd prior as
    head headoffice headquarters web website webpage home homepage e email all total
    going judging leave leaving setting told took take takes taken taking
    investor still tick ticks tie ties add adds square squares pct per percentage""".split()
)
"""Words of which one is in whatever is abbreviated, but for the sign of a percentage."""


FILLERS = frozenset(
    """a an the this that these those it its they them their there is are was were be been being am
    do does did done have has had i we you he she me us my our your of in on at to for from
    by with as and or so than then what which how many much please pls tell give show know
    find can could would will shall about roughly approximately around say says said state
    stated according into out any some hello hi hey thanks thank ok also exactly precisely
    precise exact currently now today current shares share stock stocks im ive id going hows
    let lets need want s like wondering curious quick regarding re actually actual just too
    whats whos well even yes here both apiece mean ones sir hmm ah oh uh alright sure kindly
    again already always anyone anything between during else ever every few finally happens
    itself made might myself often ought ourselves really seem such
    taken thing things though through together took up upon use used very via wants
    way whatever whether while word words yet yours guys team folks everyone's hwo
    hw teh wht waht wat whn tht ur u r thx ty lol basically simply possibly perhaps maybe
    quickly remind confirm understand wonder saw see look looking looks finding publicly
    officially reportedly fiscal i'm i'd i've i'll we're we'd we've they'd they've it'd that'd
    come comes coming came goes went gone put puts putting making worked working derive derived
    compute computed calculate calculated calculating calc reckon guess imagine suppose
    supposing assume assuming assumed leave leaving leaves aside apart kick kicks bite bites
    hence thus therefore thereby overall told basis sense case bit slice chunk hoping trying
    guessing figuring figured heard read reading noticed mentioned deep small supposed ballpark
    vicinity thereabouts somebody person people myself mine ours math maths arithmetic
    straight recall recently lately clarify round exercise""".split()
)
SOFT = frozenset(
    """exchange exchanged holder after company new series class most recent last latest transaction
    newest tender tendered offer still count number date total release news decimal place
    where-is program amount figure final original security closing quarter quarterly full
    whole per preliminary""".split()
) - {"where-is", "total"}
EQUALITY = frozenset({"equal", "tie", "make", "same", "come", "give", "x"})
"""What a question says of typed arithmetic: that it is to be compared."""

_DISTINCT = frozenset(
    {"recording", "tendered", "exchanged", "news", "series", "less", "outstanding"}
)
"""Words that mean something else than the word they look inflected from."""

_SYNONYMS = {
    "swap": "exchange",
    "swapped": "exchanged",
    "exch": "exchange",
    "deal": "exchange",
    "transaction": "exchange",
    "agreement": "exchange",
    "outst": "outstanding",
    "outstand": "outstanding",
    "os": "outstanding",
    "rest": "remain",
    "remainder": "remain",
    "left": "remain",
    "leftover": "remain",
    "telephone": "phone",
    "tel": "phone",
    "site": "website",
    "url": "website",
    "web": "website",
    "symbol": "ticker",
    "hq": "headquarters",
    "headquartered": "headquarters",
    "based": "headquarters",
    "established": "founded",
    "started": "start",
    "dated": "announced",
    "published": "announced",
    "released": "announced",
    "disclosed": "announced",
    "shareholder": "holder",
    "stockholder": "holder",
    "investor": "holder",
    "owner": "holder",
    "get": "receive",
    "getting": "receive",
    "got": "receive",
    "gets": "receive",
    "obtain": "receive",
    "paid": "pay",
    "nation": "country",
    "hwo": "how",
    "hw": "how",
    "teh": "the",
    "tht": "that",
    "wht": "what",
    "waht": "what",
    "whn": "when",
    "aftr": "after",
    "ur": "your",
    "acceptance": "accepted",
    "takes": "take",
    "everybody": "everyone",
    "entire": "all",
    "divvy": "dividend",
    "divy": "dividend",
    "divi": "dividend",
    "initiate": "initiated",
    "instigated": "initiated",
    "asked": "initiated",
    "began": "initiated",
    "announce": "announced",
    "equals": "equal",
    "reconcile": "tie",
    "match": "tie",
    "owns": "own",
    "owned": "own",
    "held": "hold",
    "holds": "hold",
    "aged": "old",
    "cover": "pay",
    "settled": "satisfied",
    "dividends": "dividend",
    "founding": "founded",
    "found": "founded",
    "shs": "shares",
    "sh": "share",
    "shrs": "shares",
    "px": "price",
    "div": "dividend",
    "divs": "dividend",
    "dvd": "dividend",
    "dt": "date",
    "tso": "outstanding",
    "xchg": "exchange",
    "exchg": "exchange",
    "xch": "exchange",
    "dep": "depositary",
    "amt": "amount",
    "avg": "average",
    "qtr": "quarter",
    "qtrly": "quarterly",
    "yr": "year",
    "ann": "annual",
    "annualised": "annualized",
    "yearly": "annual",
    "annually": "annual",
    "prelim": "preliminary",
    "provisional": "preliminary",
    "info": "information",
    "mgr": "manager",
    "excl": "excluding",
    "exclude": "excluding",
    "excludes": "excluding",
    "incl": "include",
    "implies": "implied",
    "mo": "month",
    "mos": "month",
    "mktcap": "market",
    "mkt": "market",
    "auth": "authorized",
    "authorised": "authorized",
    "authorization": "authorized",
    "authorisation": "authorized",
    "authorize": "authorized",
    "authorise": "authorized",
    "programme": "program",
    "prog": "program",
    "repo": "repurchase",
    "xd": "ex",
    "mtg": "meeting",
    "cos": "company",
    "max": "maximum",
    "min": "minimum",
    "approx": "about",
    "est": "about",
    "conv": "conversion",
    "liq": "liquidation",
    "redemp": "redemption",
    "acct": "account",
    "hldr": "holder",
    "hldrs": "holder",
    "sec": "second",
    "orig": "original",
    "prev": "previous",
    "mat": "maturity",
    "int": "interest",
    "advised": "adviser",
    "advisor": "adviser",
    "advisers": "adviser",
    "advisors": "adviser",
    "gotten": "receive",
    "arrive": "receive",
    "arrives": "receive",
    "collect": "receive",
    "pocket": "receive",
    "tally": "count",
    "deposited": "tendered",
    "tab": "bill",
    "expenditure": "spend",
    "expended": "spend",
    "spending": "spend",
    "disbursed": "spend",
    "purchases": "purchase",
    "improvement": "improve",
}
_WORD = re.compile(r"[A-Za-z][A-Za-z'’]*")


def rewritten(question: str) -> str:
    """Write out what people abbreviate: `o/s`, `hand in`, `what's`.

    >>> rewritten("what's the o/s?")
    'what is the outstanding?'
    """
    if "%" not in question and not may_have(question, _BEGINNINGS):
        return question
    return _REWRITE.sub(lambda match: _PLAIN[int((match.lastgroup or "p0")[1:])], question)


def tokens(text: str) -> tuple[str, ...]:
    """Split text into lower-case words."""
    return tuple(
        [word.lower().replace("’", "'").removesuffix("'s") for word in _WORD.findall(text)]
    )


@cache
def concept(word: str) -> str:
    """Reduce a word to what it means here: inflections and synonyms to one form.

    >>> concept("shareholders"), concept("offers"), concept("swap")
    ('holder', 'offer', 'exchange')
    """
    word = word.lower()
    if word in _SYNONYMS:
        return _SYNONYMS[word]
    if word in _DISTINCT:
        return word
    for form in (*_forms(word)[:0:-1], word):
        if form in _SYNONYMS:
            return _SYNONYMS[form]
        if form in _LEMMAS or form in SOFT or form in FILLERS:
            return form
    return word


@cache
def is_known(word: str) -> bool:
    """Tell whether a word means something to the bot, so that its spelling is right."""
    plain = concept(word)
    known = (FILLERS, _LEMMAS, SOFT, EQUALITY)
    return word in FILLERS or word in _SYNONYMS or any(plain in words for words in known)


def learn(words: Iterable[str]) -> None:
    """Add words to those that questions may use: the asking words of the measures."""
    _LEMMAS.update(words)
    _spellable.cache_clear()
    concept.cache_clear()
    is_known.cache_clear()


def corrected(word: str, names: Iterable[str]) -> str | None:
    """Find the known word that a misspelt one is meant to be, or None.

    A short word is near only where letters changed places or one inside is missing, as with
    another letter it is likely to be a word of its own: "none" is not "done". A longer one may
    also have a letter wrong or too many, one of nine letters two, but not the first.
    """
    if len(word) < 4:
        return None
    from rapidfuzz.distance import OSA

    near = [
        known
        for known in (*_spellable(), *names)
        if known[0] == word[0] and abs(len(known) - len(word)) < 2
    ]
    if len(word) < _LONG:
        near = [known for known in near if _is_shuffled(word, known) or _lacks_one(word, known)]
    else:
        most = 1 + (len(word) > _LONG + 2)
        near = [known for known in near if OSA.distance(word, known, score_cutoff=most) <= most]
        near.sort(key=lambda known: OSA.distance(word, known))
    return near[0] if near else None


_LONG = 6
"""From how many letters on a word with another letter in it is still likely to be the same."""


def _is_shuffled(word: str, known: str) -> bool:
    return sorted(word) == sorted(known)


def _lacks_one(word: str, known: str) -> bool:
    """Tell whether a word of five letters is a known one without one from its inside."""
    inside = range(1, len(known) - 1)
    return len(word) == _LONG - 1 and word in {known[:i] + known[i + 1 :] for i in inside}


_OF_ARITHMETIC = frozenset(
    """change changed growth grow grew grown increase increased decrease decreased decline declined
    difference gap spread shortfall discrepancy combined together altogether aggregate minus plus
    times multiplied divided subtract deduct exceed exceeded excess fraction portion proportion
    multiple higher lower bigger smaller larger greater better worse fewer rise rose risen fall fell
    fallen drop dropped shrink shrank shrunk reduce reduced reduction raise raised hike hiked lift
    climb climbed jump jumped gain gained improve improved above below under versus compared
    relative yield annualized implied yoy both half double triple twice added adding""".split()
)
"""Words that relate figures: known to the speller, and explained by what relates."""

_LEMMAS: set[str] = set(_OF_ARITHMETIC)


@cache
def _spellable() -> tuple[str, ...]:
    """List the words that a misspelt one may be meant to be."""
    plain = [w for w in {*_LEMMAS, *SOFT, *FILLERS, *_SYNONYMS} if len(w) > 3]
    return tuple(sorted([*plain, "preferred", "common", "shares", "series"]))


def _forms(word: str) -> tuple[str, ...]:
    """List the forms that an inflected word may come from, itself first."""
    forms = [word]
    for ending, replacements in (
        ("ies", ("y",)),
        ("es", ("", "e")),
        ("s", ("",)),
        ("ied", ("y",)),
        ("ed", ("", "e")),
        ("ing", ("", "e")),
    ):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            forms += [word.removesuffix(ending) + new for new in replacements]
    return tuple(forms)

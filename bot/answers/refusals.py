"""A question, and the reply that it would have, in; whether that may be given, and why not, out.

Advice and forecasts are never given; of the future only what is published; no currency is
converted; and a figure is no answer where its own sentence says no.
"""

from __future__ import annotations

from bot.language import patterns as re
from bot.model import Answer, Declined, Single

_ADVICE = re.compile(
    r"\b(?:should\s+(?:i|we|one|my|holders?)\b"
    r"(?!\s+(?:call|contact|ask|write|e-?mail|send|talk|speak|phone|dial)\b)|recommend|worth\s+(?:it|buying|tendering)\b"
    r"|good\s+(?:deal|idea|investment|time|price)\b|better\s+off\b|advise\b|advice\b"
    r"|can\s+i\s+(?:still\s+)?(?:buy|sell)\b|(?:buy|sell)\s+(?:or|now|more|it)\b|fair\s+(?:deal|price|value)\b)",
    re.IGNORECASE,
)
_FORECAST = re.compile(
    r"\b(?:will\b.*\b(?:stock|price|market|shares?)\b.*\b(?:do|go|rise|fall|drop|be worth|reach)\b"
    r"|forecast|predict|outlook\b|price\s+target\b|where\s+is\s+.*\bheaded\b"
    r"|(?:next|coming|following)\s+(?:quarter|year|month|week)\b)",
    re.IGNORECASE,
)
_DID = re.compile(
    r"\W*(?:did|does|do|has|have|had|will|can|could|is|are|was|were)\b", re.IGNORECASE
)
_DENIES = re.compile(r"\b(?:not|no|never|none|nor|without)\b", re.IGNORECASE)
_INTENDED = re.compile(
    r"\bwill\s+(?:there\s+(?:ever\s+)?be|you|they|we|it|the\s+(?:company|board|firm))\b(?!\s+(?:have|hold)\b)"
    r"|\b(?:going|plan(?:s|ning|ned)?|intend(?:s|ing)?|expect(?:s|ing)?|likely)\s+to\b|\bany\s+plans?\b"
    r"|\b(?:is|are)\s+(?:there\s+(?:a|any)\s+|any\s+)(?:new|another|further|more|other|next)\b"
    r"|\bwhen\s+(?:is|will|are|do)\s+(?:the\s+|you\s+)?next\b|\b(?:next|future|upcoming)\s+(?:exchange|offer"
    r"|buyback|repurchase|split|program|programme|tender|redemption)\b|\banother\s+(?:exchange|offer|buyback"
    r"|repurchase|split|program|programme|tender|redemption)\b|\bguidance\b",
    re.IGNORECASE,
)
_FUTURE = "that is about the future, and I give only what has been published"
_AHEAD = re.compile(
    r"\b(?:will|expects?|expected|plans?|planned|intends?|scheduled|anticipates?|to\s+be|payable)\b",
    re.IGNORECASE,
)
_IN_CURRENCY = re.compile(
    r"\bin\s+(?:(?P<USD>(?:us|u\.s\.|american)\s*(?:\$|dollars?|cents?)|usd)|(?P<CAD>canadian\s+\w+|cad|c\$)"
    r"|(?P<EUR>euros?|eur)|(?P<GBP>pounds?|sterling|gbp|pence)|(?P<AUD>australian\s+\w+|aud|a\$)|(?P<JPY>yen)"
    r"|(?P<HKD>hong\s+kong\s+\w+|hkd|hk\$))(?![\w$])",
    re.IGNORECASE,
)
_GREETING = re.compile(
    r"\W*(?:(?:hi|hello|hey|good\s+(?:morning|afternoon|evening)|thanks?|thank\s+you|cheers|help"
    r"|what\s+can\s+(?:you|i)\s+(?:do|ask)|who\s+are\s+you|there|bot|all|very\s+much|so\s+much|a\s+lot"
    r"|ok(?:ay)?|great|cool|perfect|nice|awesome|brilliant|got\s+it|(?:that(?:['’]s|\s+is)\s+)?helpful"
    r"|bye|goodbye|much\s+appreciated|appreciate\s+it|how\s+are\s+you|sorry|yo|morning|have\s+a\s+(?:good|nice)"
    r"\s+(?:day|one|weekend)|thx|ty|team|folks|for\s+(?:that|your\s+help|the\s+help))"
    r"[\W]*)*",
    re.IGNORECASE,
)


def refusal(text: str) -> str | None:
    """Give the reason why a question is not answered, whatever was published."""
    if _ADVICE.search(text):
        return "I give published figures, never advice"
    return _FUTURE if _FORECAST.search(text) else None


def amiss_with(reply: Single, text: str) -> str | None:
    """Give the reason why a reply does not answer its question, after all."""
    wanted = _currency(text)
    if wanted and isinstance(reply, Answer) and _other_currency(reply, wanted):
        return "I give figures in the currency that they were published in, and convert none"
    return _FUTURE if _INTENDED.search(text) and not _is_ahead(reply) else None


def is_small_talk(question: str) -> bool:
    """Tell whether a question greets, thanks or asks for help, and for nothing else."""
    return _GREETING.fullmatch(question) is not None


def is_denied(text: str, reply: Answer) -> bool:
    """Tell whether the sentence of a figure says no to a question for yes or no."""
    return (
        reply.quantity.unit != "boolean"
        and _DID.match(text) is not None
        and any(_DENIES.search(cited.sentence) for cited in reply.citations)
    )


def _currency(text: str) -> str | None:
    """Find the currency that a figure is wanted in."""
    match = _IN_CURRENCY.search(text)
    return (
        next((code for code, words in match.groupdict().items() if words), None) if match else None
    )


def _other_currency(reply: Answer, wanted: str) -> bool:
    unit = reply.quantity.unit.removesuffix("/share")
    return len(unit) == len("USD") and unit.isupper() and unit != wanted


def _is_ahead(reply: Single) -> bool:
    """Tell whether a reply is what was published of the future, or no figure at all."""
    if isinstance(reply, Declined):
        return reply.nearest is not None
    if not isinstance(reply, Answer) or reply.kind == "hypothetical":
        return True
    if reply.quantity.unit == "date" and reply.as_of is not None:
        return reply.quantity.value != reply.as_of.start
    return any(_AHEAD.search(cited.sentence) for cited in reply.citations)

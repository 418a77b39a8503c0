"""A question for what is left and a count outstanding in; whether it is that count, out.

What was not tendered is what is outstanding only after an offer in which all that was tendered
was taken; what remains of a programme is no count of a class at all.
"""

from __future__ import annotations

from bot.answers.matter import Matter
from bot.language import patterns as re
from bot.model import Answer, Fact

_UNDONE = {
    "tendered": ("shares_tendered", "shares_surrendered"),
    "exchanged": ("shares_surrendered", "shares_accepted"),
    "exchange": ("shares_surrendered", "shares_accepted"),
    "surrender": ("shares_surrendered", "shares_accepted"),
    "redeem": ("shares_redeemed",),
    "redeemed": ("shares_redeemed",),
}
_WENT = ("shares_surrendered", "shares_tendered", "shares_accepted", "shares_redeemed")
_AFTERWARDS = re.compile(
    r"\b(?:remain\w*|after|following|upon|as\s+a\s+result|results?\s+in|reduc\w+|left|completion|giving\s+effect"
    r"|thereafter|now|to\s+[\d,.]+)\b"
    r"|\b(?:has|have)\s+(?:\w+\s+)?(?:redeemed|accepted|exchanged|repurchased|purchased|issued|retired)\b.*\bare\b",
    re.IGNORECASE,
)
_IN_PART = re.compile(r"\bof\s+which\b[^.]*\baccepted\b|\bpro-?rat(?:ed|ion)\b", re.IGNORECASE)
"""How a release says that not all that was tendered was taken."""

_AFTER_EVENT = re.compile(
    r"\b(?:after|following|post)\s+(?:(?:the|this|that|its|tender|exchange|latest|last|most|recent)\s+)*"
    r"(?P<event>exchanges?|offer|offering|transaction|deal|swap|redemption|tender|merger|closing|settlement)\b",
    re.IGNORECASE,
)
_KINDS = {
    "offering": r"\boffering",
    "exchange|swap": r"\b(?:exchang|swap|offer\b|transaction)",
    "tender|offer": r"\b(?:tender|offers?\b|exchang|purchase)",
    "redemption": r"\bred(?:eem|empt)",
    "merger": r"\bmerg",
}
"""How a release names the events that a question may name."""

_PROGRAM = re.compile(r"\b(?:program(?:me)?|buyback|repurchase\w*|authori[sz]\w+)\b", re.IGNORECASE)
_TO_BE = re.compile(
    r"\b(?:remain\w*|left)\s+(?:(?:to\s+be\s+|to\s+|for\s+)(?!(?:be\s+)?(?:exchange|tender|surrender|convert|redeem))\w+"
    r"|available|unsold|unissued|under)",
    re.IGNORECASE,
)
_OF_SHARES = re.compile(
    r"\b(?:shares?|shs|stock|preferred|prefs?|pfds?|common|series|class|outstanding|out|units?)\b",
    re.IGNORECASE,
)


def is_left(matter: Matter, reply: Answer) -> bool:
    """Refuse a count outstanding for what is left of something else, or was before an event."""
    text, asked = matter.understood.text, matter.understood.asked
    remains = "remain" in asked.hard
    if remains and reply.measure.startswith("principal"):
        return any("remain" in cited.sentence for cited in reply.citations)
    if reply.measure == "percent_remaining":
        return _is_not_done(matter, reply)
    if reply.measure != "shares_outstanding":
        return True
    if remains and (_PROGRAM.search(text) or _TO_BE.search(text)):
        return False
    if (
        remains
        and re.search(r"\bhow\s+much\b|\bwhat\b", text, re.IGNORECASE)
        and not _OF_SHARES.search(text)
    ):
        return False
    if remains and not _is_afterwards(reply) and _went_since(matter, reply):
        return False
    event = _AFTER_EVENT.search(text)
    if event and not (_is_afterwards(reply) and _is_of(event["event"], reply)):
        return False
    return "not" not in asked.hard or (_is_afterwards(reply) and _is_not_done(matter, reply))


def _is_not_done(matter: Matter, reply: Answer) -> bool:
    """Tell whether what is asked for as not done, if that is asked, is what was left."""
    asked = matter.understood.asked
    if "not" not in asked.hard:
        return True
    done = [m for word, m in _UNDONE.items() if word in asked.hard | asked.soft]
    return all(_did(matter, reply, m) for m in done)


def _went_since(matter: Matter, reply: Answer) -> bool:
    """Tell whether some of a class went in a transaction that a count does not yet tell of."""
    key = reply.security.key if reply.security else None
    releases = {cited.release for cited in reply.citations}
    went = (f for m in _WENT for f in matter.store.facts(matter.company.name, m))
    return any(
        (f.security and f.security.key) == key
        and (f.release in releases or (reply.as_of and f.published > reply.as_of.end))
        for f in went
    )


def _is_of(event: str, reply: Answer) -> bool:
    """Tell whether a count is one after an event of the kind asked about."""
    kind = next((k for k in _KINDS if re.match(k, event, re.IGNORECASE)), None)
    said = " ".join(f"{cited.sentence} {cited.headline}" for cited in reply.citations)
    return kind is None or re.search(_KINDS[kind], said, re.IGNORECASE) is not None


def _is_afterwards(reply: Answer) -> bool:
    """Tell whether a count is said to be one after something happened."""
    return any(_AFTERWARDS.search(cited.sentence) for cited in reply.citations)


def _did(matter: Matter, reply: Answer, measures: tuple[str, ...]) -> bool:
    """Tell whether what was left is what was not done: all that was tendered was accepted."""
    done = [f for m in measures for f in beside(matter, reply, m) if f.as_of == reply.as_of]
    if "shares_tendered" not in measures:
        return bool(done)
    texts = (matter.store.text(cited.release) for cited in reply.citations)
    if any(_IN_PART.search(text) for text in texts):
        return False
    taken = beside(matter, reply, "shares_accepted")
    return bool(done) and all(f.quantity.value == done[0].quantity.value for f in taken)


def beside(matter: Matter, reply: Answer, measure: str) -> list[Fact]:
    """List the facts of a measure that stand in a reply's release and are of its class."""
    releases = {cited.release for cited in reply.citations}
    key = reply.security.key if reply.security else None
    facts = matter.store.facts(matter.company.name, measure)
    return [f for f in facts if f.release in releases and (f.security and f.security.key) == key]

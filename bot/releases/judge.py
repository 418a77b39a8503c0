"""A document's blocks in; whether it is a release, and if not why not, out.

A release is known by its dateline, its "for immediate release", its wire, its words "today
announced", its contact. A document that opens as another kind does is refused by that name,
because an exhibit of the same number may be a plan, an order or an auditor's consent.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.releases.blocks import Block, Layout
from bot.releases.contacts import is_contact_label
from bot.releases.dateline import Dateline
from bot.releases.kinds import is_retold, other_kind

_OPENING = 2500
_LABEL = re.compile(
    r"""\bfor\s+(?:immediate\s+)?release\b | \bimmediate\s+(?:release|distribution)\b
      | \b(?:news|press|media|earnings)\s+(?:release|bulletin)\b
      | \bN\s?E\s?W\s?S\s+R\s?E\s?L\s?E\s?A\s?S\s?E\b""",
    re.VERBOSE | re.IGNORECASE,
)
_ANNOUNCES = r"(?:announc|report|said|releas|unveil|declar|complet|provid|confirm|issued|regain)"
_SAID = re.compile(
    rf"""\b(?:today|this\ morning|yesterday)\b .{{0,80}}? \b{_ANNOUNCES}
      | \b{_ANNOUNCES}\w* .{{0,20}}? \btoday\b
      | \bis\s+(?:pleased|proud|excited)\s+to\s+(?:announce|report|unveil)\b
      | \bannounced\s+(?:that|its|the|a|results)\b | \bhas\s+announced\b""",
    re.VERBOSE | re.IGNORECASE,
)
_ANNOUNCING = re.compile(
    r"\b(?:announces?|reports|declares|completes|prices|commences|extends|increases|authorizes)\b",
    re.IGNORECASE,
)
"""What a headline says that a company does."""

_SELF = ("this press release", "this news release", "this release", "this earnings release")
_SYMBOLS = re.compile(
    r"\b(?:NYSE|NASDAQ|Nasdaq|OTC\w{0,4}|CSE|TSXV?|AMEX)(?: American)?: ?([A-Z]{1,6})\b"
)
_SEVERAL = 5
_SEVERAL_WITHIN = 8000
_SURE = 5
_ENOUGH = 3


def refusal(
    layout: Layout, above: Sequence[Block], body: Sequence[Block], dateline: Dateline | None
) -> str | None:
    """Give the reason why a document is not a release, or None if it is one."""
    lowered = layout.text.lower()
    score = _score(layout, above, body, dateline) + any(words in lowered for words in _SELF)
    if kind := other_kind(layout.text[:_OPENING], sure=score >= _SURE):
        return f"It is {kind}, not a release."
    if is_retold(lowered):
        return "It is another publisher's article or summary, not the release itself."
    symbols = set(_SYMBOLS.findall(layout.text[:_SEVERAL_WITHIN])) if dateline is None else ()
    if len(symbols) >= _SEVERAL:
        return "It is an article about several companies, not a release."
    if not body:
        return "It has no running text, as a release has."
    if score < _ENOUGH:
        return (
            "It has none of the marks of a release: no dateline, no release label or contact, "
            "no company that announces something."
        )
    return None


def _score(
    layout: Layout, above: Sequence[Block], body: Sequence[Block], dateline: Dateline | None
) -> int:
    """Weigh the signs of a release."""
    if dateline and (dateline.wire or dateline.day):
        return _SURE
    head = "\n".join(block.text for block in above)[:_OPENING]
    lead = body[0].text[:800] if body else ""
    ends = [block.text[:300] for block in (*above, *layout.blocks[-8:]) if len(block.text) < 900]
    return (
        3 * (dateline is not None)
        + 3 * (_LABEL.search(head) is not None)
        + (_ANNOUNCING.search(head) is not None)
        + 2 * (_SAID.search(lead) is not None)
        + (_SYMBOLS.search(lead) is not None)
        + any(map(is_contact_label, ends))
        + any(block.text[:6].lower() == "about " for block in layout.blocks)
    )

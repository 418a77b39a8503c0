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

from collections.abc import Iterator

from bot.language.clauses import parted, plain, related, reordered, short
from bot.language.recognise import DATE, QUANTITIES, SECURITY, Recognised
from bot.language.rows import each

_FIGURES = frozenset(QUANTITIES + DATE)
MOST = 12
"""Plainer sentences that are drawn from one: of no longer list is each taken alone."""


def paraphrases(recognised: Recognised, *, whole: bool = True) -> Iterator[Recognised]:
    """Give the plainer sentences that a sentence says, the whole of it first if it is wanted."""
    if recognised.kinds.isdisjoint(_FIGURES) and recognised.masked.count(SECURITY) < 2:
        return  # what has no figure and no day states nothing of a class
    said, main = related(recognised)
    clause = reordered(plain(parted(main)))
    if whole:
        brief = short(clause)
        yield from said
        yield from (
            form for form, before in ((clause, recognised), (brief, clause)) if form is not before
        )
    for number, member in enumerate(each(clause)):
        if number == MOST:
            return
        yield member

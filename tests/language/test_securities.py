"""The classes of security that text mentions, and which of an issuer's they are."""

from __future__ import annotations

import pytest

from bot.language.securities import Mention, find_mentions, resolve
from bot.model import Security

COMMON = Security(company="Larkspur", kind="common")
FIRST = Security(company="Larkspur", kind="preferred", series="A")
SECOND = Security(company="Larkspur", kind="preferred", series="B")


def found(text: str) -> list[tuple[str, str | None, str | None]]:
    """List the words of each mention with its kind and its series."""
    return [(text[s.start : s.end], m.kind, m.series) for s, m in find_mentions(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("common stock", [("common stock", "common", None)], id="common"),
        pytest.param("ordinary shares", [("ordinary shares", "common", None)], id="ordinary"),
        pytest.param("the prefs", [("prefs", "preferred", None)], id="prefs"),
        pytest.param("a pfd", [("pfd", "preferred", None)], id="pfd"),
        pytest.param("prefered", [("prefered", "preferred", None)], id="misspelt"),
        pytest.param("PREFERRED", [("PREFERRED", "preferred", None)], id="upper-case"),
        pytest.param(
            "6 3/4% Convertible Preferred Stock",
            [("6 3/4% Convertible Preferred Stock", "preferred", None)],
            id="named-by-its-coupon",
        ),
        pytest.param(
            "$3.50 Cumulative Preferred Stock",
            [("$3.50 Cumulative Preferred Stock", "preferred", None)],
            id="named-by-its-dividend",
        ),
        pytest.param(
            "Series A Cumulative Convertible Stock (preferred stock) of",
            [("Series A Cumulative Convertible Stock (preferred stock)", "preferred", "A")],
            id="apposition",
        ),
        pytest.param(
            "preferred stock (the “Preferred Shares”) of",
            [("preferred stock (the “Preferred Shares”)", "preferred", None)],
            id="defined-term",
        ),
        pytest.param(
            "Preferred Stock, Series B",
            [("Preferred Stock, Series B", "preferred", "B")],
            id="series-after",
        ),
        pytest.param("preferred B", [("preferred B", "preferred", "B")], id="letter-after"),
        pytest.param(
            "how many A preferred", [("A preferred", "preferred", "A")], id="letter-before"
        ),
        pytest.param("how many A shares", [("A shares", None, "A")], id="letter-of-no-kind"),
        pytest.param("A preferred share", [("preferred share", "preferred", None)], id="article"),
        pytest.param("do I preferred", [("preferred", "preferred", None)], id="pronoun"),
        pytest.param(
            "Class A and B common",
            [("Class A", None, "A"), ("B common", "common", "B")],
            id="two-letters",
        ),
        pytest.param("series a pref", [("series a pref", "preferred", "A")], id="typed"),
        pytest.param("the Series C", [("Series C", None, "C")], id="series-alone"),
        pytest.param("Series AA-1", [("Series AA-1", None, "AA-1")], id="long-series"),
        pytest.param(
            "Class A common stock", [("Class A common stock", "common", "A")], id="class-before"
        ),
        pytest.param(
            "Common stock, Class B", [("Common stock, Class B", "common", "B")], id="class-after"
        ),
        pytest.param(
            "Series A preferred for Series B preferred",
            [("Series A preferred", "preferred", "A"), ("Series B preferred", "preferred", "B")],
            id="two",
        ),
        pytest.param(
            "8.5% notes due 2008", [("8.5% notes", "note", None)], id="notes-with-their-rate"
        ),
        pytest.param(
            "American Depositary Shares",
            [("American Depositary Shares", "depositary", None)],
            id="depositary",
        ),
        pytest.param("warrants", [("warrants", "warrant", None)], id="warrants"),
        pytest.param(
            "6.5% Perpetual Series G Preferred Shares",
            [("6.5% Perpetual Series G Preferred Shares", "preferred", "G")],
            id="adjective-before-the-series",
        ),
        pytest.param(
            "Class B Series II Redeemable Preferred Stock",
            [("Class B Series II Redeemable Preferred Stock", "preferred", "B")],
            id="class-and-series",
        ),
    ],
)
def test_a_mention_says_only_what_its_words_say(
    text: str, expected: list[tuple[str, str | None, str | None]]
) -> None:
    """A mention has the kind and the series that are named, and none that is not."""
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("uncommon", id="inside-a-word"),
        pytest.param("commonly", id="beginning-of-a-word"),
        pytest.param("I prefer A", id="verb"),
        pytest.param("please note the difference", id="note-the-verb"),
        pytest.param("noteholders", id="holders"),
        pytest.param("shares of stock", id="no-kind"),
        pytest.param("LKM-PREF", id="part-of-a-symbol"),
        pytest.param("a series of steps", id="series-of-something"),
        pytest.param("", id="nothing"),
    ],
)
def test_other_words_are_no_mention(text: str) -> None:
    """Words that only look like the name of a class are left alone."""
    assert found(text) == []


@pytest.mark.parametrize(
    ("mention", "classes", "expected"),
    [
        pytest.param(Mention(kind="preferred"), (COMMON, FIRST), FIRST, id="one-of-the-kind"),
        pytest.param(Mention(kind="preferred"), (FIRST, SECOND), None, id="two-of-the-kind"),
        pytest.param(Mention(kind="preferred", series="B"), (FIRST, SECOND), SECOND, id="series"),
        pytest.param(Mention(kind=None, series="A"), (COMMON, FIRST), FIRST, id="series-alone"),
        pytest.param(Mention(kind="preferred", series="C"), (FIRST, SECOND), None, id="no-series"),
        pytest.param(Mention(kind="common", series="A"), (COMMON, FIRST), None, id="wrong-kind"),
        pytest.param(Mention(kind="warrant"), (COMMON, FIRST), None, id="no-such-kind"),
        pytest.param(Mention(kind="common"), (), None, id="no-classes"),
    ],
)
def test_a_mention_resolves_to_one_class_or_none(
    mention: Mention, classes: tuple[Security, ...], expected: Security | None
) -> None:
    """Where the words leave more than one class open, or fit none, nothing is picked."""
    assert resolve(mention, classes) == expected

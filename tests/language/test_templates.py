"""Statement templates: each element of their syntax, and what they refuse."""

from __future__ import annotations

import pytest

from bot.errors import MeasureError
from bot.language.names import Names
from bot.language.recognise import recognise
from bot.language.templates import compile_template, words_of
from tests.building import COMMON, LARKSPUR, PREFERRED

NAMES = Names([LARKSPUR], [COMMON, PREFERRED])


def matched(template: str, text: str) -> list[tuple[str, dict[str, str]]]:
    """List the words that a template matches in a text, with the words of its slots."""
    return [
        (
            text[match.span.start : match.span.end],
            {name: text[s.span.start : s.span.end] for name, s in match.slots.items()},
        )
        for match in compile_template(template).matches(recognise(text, NAMES))
    ]


@pytest.mark.parametrize(
    ("template", "text", "expected"),
    [
        pytest.param("remain unpaid", "They remain unpaid.", [("remain unpaid", {})], id="words"),
        pytest.param("remain unpaid", "THEY REMAIN UNPAID", [("REMAIN UNPAID", {})], id="any-case"),
        pytest.param(
            "remain unpaid", "They remain still unpaid.", [("remain still unpaid", {})], id="adverb"
        ),
        pytest.param(
            "remain unpaid",
            "They remain (in all) unpaid.",
            [("remain (in all) unpaid", {})],
            id="aside",
        ),
        pytest.param(
            "remain unpaid",
            "They remain (about 12% of all) unpaid.",
            [("remain (about 12% of all) unpaid", {})],
            id="percentage-aside",
        ),
        pytest.param(
            "remain unpaid",
            "They remain, or about 12% of all, unpaid.",
            [("remain, or about 12% of all, unpaid", {})],
            id="percentage-in-apposition",
        ),
        pytest.param(
            "modified dutch auction",
            'A modified "Dutch" auction.',
            [('modified "Dutch" auction', {})],
            id="quoted",
        ),
        pytest.param("remain unpaid", "They remain (about $12) unpaid.", [], id="money-aside"),
        pytest.param(
            "ends {date}",
            "It ends at midnight, New York City time, at the end of the day on June 4, 2004.",
            [
                (
                    "ends at midnight, New York City time, at the end of the day on June 4, 2004",
                    {"date": "June 4, 2004"},
                )
            ],
            id="end-of-the-day",
        ),
        pytest.param("remain unpaid", "They remain 5 unpaid.", [], id="number-between"),
        pytest.param("main unpaid", "They remain unpaid.", [], id="part-of-a-word"),
        pytest.param("remain un", "They remain unpaid.", [], id="beginning-of-a-word"),
        pytest.param(
            "(is|are) here",
            "It is here, they are here.",
            [("is here", {}), ("are here", {})],
            id="alternatives",
        ),
        pytest.param("(is|are) here", "They were here.", [], id="none-of-the-alternatives"),
        pytest.param(
            "shares [still] held", "shares held", [("shares held", {})], id="optional-left-out"
        ),
        pytest.param(
            "shares [validly] held",
            "shares validly held",
            [("shares validly held", {})],
            id="optional-there",
        ),
        pytest.param(
            "[all] shares held", "shares held", [("shares held", {})], id="optional-first"
        ),
        pytest.param(
            "[the (old|new)] shares held",
            "the new shares held",
            [("the new shares held", {})],
            id="nested",
        ),
        pytest.param(
            "bought ... today",
            "bought some of it today",
            [("bought some of it today", {})],
            id="gap",
        ),
        pytest.param("bought ... today", "bought today", [("bought today", {})], id="empty-gap"),
        pytest.param("bought ... today", "bought 5 of it today", [], id="gap-holds-no-number"),
        pytest.param(
            "bought ... today", "bought it; sold it today", [], id="gap-stays-in-its-clause"
        ),
        pytest.param("paid !(back|out)", "paid in full", [("paid", {})], id="not-followed-by"),
        pytest.param("paid !(back|out)", "paid out in full", [], id="followed-by-what-must-not"),
        pytest.param(
            "{shares} remain",
            "In all, 500 shares of common stock remain",
            [("500 shares of common stock remain", {"shares": "500 shares of common stock"})],
            id="shares",
        ),
        pytest.param(
            "{shares} remain",
            "the 500 shares remain",
            [("the 500 shares remain", {"shares": "500 shares"})],
            id="shares-of-no-class",
        ),
        pytest.param("{number} remain", "7 remain", [("7 remain", {"number": "7"})], id="number"),
        pytest.param("{number} remain", "$7 remain", [], id="money-is-no-number"),
        pytest.param("{money} remain", "$7 remain", [("$7 remain", {"money": "$7"})], id="money"),
        pytest.param(
            "{percent} remain",
            "about 7% remain",
            [("about 7% remain", {"percent": "about 7%"})],
            id="percent",
        ),
        pytest.param(
            "founded in {date}",
            "founded in June 2002",
            [("founded in June 2002", {"date": "June 2002"})],
            id="date",
        ),
        pytest.param("founded in {date}", "founded in haste", [], id="no-date"),
        pytest.param(
            "each {security}",
            "each share of its common stock",
            [("each share of its common stock", {"security": "share of its common stock"})],
            id="security",
        ),
        pytest.param("each {security}", "each horse", [], id="no-security"),
        pytest.param(
            "asked by {party}",
            "asked by the holder",
            [("asked by the holder", {"party": "the holder"})],
            id="party",
        ),
        pytest.param(
            "a {split}", "a 2-for-1 split", [("a 2-for-1", {"split": "2-for-1"})], id="split"
        ),
        pytest.param(
            "based in {place}",
            "based in Elko, Nevada, digs",
            [("based in Elko, Nevada", {"place": "Elko, Nevada"})],
            id="place",
        ),
        pytest.param("based in {place}", "based in part", [], id="no-place"),
        pytest.param(
            "mines in {places}",
            "mines in Canada, Chile and Peru.",
            [("mines in Canada, Chile and Peru", {"places": "Canada, Chile and Peru"})],
            id="places",
        ),
        pytest.param(
            "made (a|an) {text}",
            "made an offer to all. Then",
            [("made an offer to all", {"text": "offer to all"})],
            id="text",
        ),
        pytest.param(
            "made (a|an) {text}",
            "made an offer, which failed",
            [("made an offer", {"text": "offer"})],
            id="text-to-a-clause",
        ),
        pytest.param(
            "{shares:given} for {shares:taken}",
            "5 shares for 6 shares",
            [("5 shares for 6 shares", {"given": "5 shares", "taken": "6 shares"})],
            id="named-slots",
        ),
    ],
)
def test_each_element_matches_what_it_says(
    template: str, text: str, expected: list[tuple[str, dict[str, str]]]
) -> None:
    """A template finds its sentence wherever it stands, and nothing that only resembles it."""
    assert matched(template, text) == expected


def test_a_slot_holds_the_entity_that_fills_it() -> None:
    """A slot of a type has the entity with its value; a slot of words has none."""
    (match,) = compile_template("{shares} held in {place}").matches(
        recognise("500 shares of LKM-PrA held in Elko", NAMES)
    )
    shares, place = match.slots["shares"].entity, match.slots["place"].entity
    assert shares is not None
    assert (shares.quantity and shares.quantity.as_printed, shares.security) == ("500", PREFERRED)
    assert place is None


@pytest.mark.parametrize(
    ("template", "message"),
    [
        pytest.param("{pony} remain", "No slot 'pony'", id="unknown-slot"),
        pytest.param("(is|are here", r"Missing '\)'", id="bracket-not-closed"),
        pytest.param("shares [still held", r"Missing '\]'", id="option-not-closed"),
        pytest.param("is) here", "Unbalanced bracket", id="bracket-not-opened"),
        pytest.param("shares] held", "Unbalanced bracket", id="option-not-opened"),
        pytest.param("{shares} for {shares}", "The slot 'shares' stands twice", id="slot-twice"),
        pytest.param(
            "{shares} given {shares}", "The slot 'shares' stands twice", id="slot-named-twice"
        ),
        pytest.param("{shares}", "no word that it needs", id="no-word"),
        pytest.param("[still]", "no word that it needs", id="nothing-needed"),
        pytest.param("", "no word that it needs", id="nothing"),
    ],
)
def test_a_template_that_cannot_be_read_is_an_error(template: str, message: str) -> None:
    """The error is a MeasureError that quotes the template and says what is wrong."""
    with pytest.raises(MeasureError, match=message) as raised:
        compile_template(template)
    assert repr(template) in str(raised.value)


@pytest.mark.parametrize(
    ("template", "text", "expected"),
    [
        pytest.param("(is|are) outstanding", "they are outstanding", True, id="all-there"),
        pytest.param("(is|are) outstanding", "they were outstanding", False, id="one-missing"),
        pytest.param("(is|are) [still] outstanding", "it is outstanding", True, id="optional"),
        pytest.param("(is|{party}) outstanding", "the holder outstanding", True, id="slot-instead"),
    ],
)
def test_words_alone_tell_that_a_template_cannot_match(
    template: str, text: str, *, expected: bool
) -> None:
    """The words of a sentence rule most templates out before any is tried."""
    needs, words = compile_template(template).needs, words_of(text)
    assert all(not words.isdisjoint(needed) for needed in needs) is expected


@pytest.mark.parametrize(
    ("template", "text", "expected"),
    [
        pytest.param("{shares} are outstanding", "5 shares are outstanding", True, id="there"),
        pytest.param("{shares} are outstanding", "$5 are outstanding", False, id="missing"),
        pytest.param("({money}|{percent}) is due", "5% is due", True, id="either"),
        pytest.param("({money}|all) is due", "all is due", True, id="word-instead"),
        pytest.param("[{money}] is due", "it is due", True, id="optional"),
    ],
)
def test_a_template_is_tried_only_where_its_kinds_of_entities_are(
    template: str, text: str, *, expected: bool
) -> None:
    """A template with an amount is not tried where there is none, one without it is."""
    recognised = recognise(text, NAMES)
    kinds = compile_template(template).kinds
    assert all(not recognised.kinds.isdisjoint(needed) for needed in kinds) is expected
    assert any(compile_template(template).matches(recognised)) is expected


@pytest.mark.parametrize(
    "template",
    [
        pytest.param("(has|have) {shares} [issued and] outstanding", id="alternatives"),
        pytest.param("{party} ... (made|began) (a|an) {text}", id="gap-and-text"),
        pytest.param("mines {words} in", id="words"),
    ],
)
def test_a_long_text_takes_no_long_time(template: str) -> None:
    """No repetition of what a template is made of makes it try for ever."""
    compiled = compile_template(template)
    for word in ("has 5 shares ", "Larkspur made ", "mines gold, ", "the ", "(a ", "A. ", ", "):
        assert list(compiled.matches(recognise(word * 400, NAMES))) == []


@pytest.mark.parametrize("text", ["our chairman said", "Larkspur's chairman said", "chairman said"])
def test_an_owner_may_follow_what_is_optional(text: str) -> None:
    """A bracket that begins with an optional word may go on with "'s"."""
    template = compile_template("[[(our|{party})] ['s] chairman] said")
    assert [match.span.end for match in template.matches(recognise(text, NAMES))] == [len(text)]
    (found,) = template.matches(recognise(text, NAMES))
    assert text[found.span.start :] == text

"""The names of known companies and securities in text."""

from __future__ import annotations

import pytest

from bot.language.names import Names
from bot.model import Company, Security

LARKSPUR = Company(
    name="Larkspur Metals Corporation", aliases=("Larkspur Metals", "Larkspur", "L&M")
)
CANADA = Company(name="Larkspur Canada Ltd.")
ALL = Security(company=LARKSPUR.name, kind="common", symbol="ALL")
PREFERRED = Security(company=LARKSPUR.name, kind="preferred", series="A", symbol="ALL-PrA")
KNOWN = Names([LARKSPUR, CANADA], [ALL, PREFERRED])


def found(text: str) -> list[tuple[str, str]]:
    """List the words of each name and the company's name or the security's key."""
    return [
        (text[s.start : s.end], named.name if isinstance(named, Company) else named.key)
        for s, named in KNOWN.find(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Larkspur rose", [("Larkspur", LARKSPUR.name)], id="alias"),
        pytest.param(
            "Larkspur Metals Corporation rose",
            [("Larkspur Metals Corporation", LARKSPUR.name)],
            id="longest-match",
        ),
        pytest.param(
            "Larkspur Canada Ltd. rose",
            [("Larkspur Canada Ltd.", CANADA.name)],
            id="another-longer",
        ),
        pytest.param("LARKSPUR METALS", [("LARKSPUR METALS", LARKSPUR.name)], id="upper-case"),
        pytest.param("larkspur's offer", [("larkspur", LARKSPUR.name)], id="possessive"),
        pytest.param("Larkspur’s offer", [("Larkspur", LARKSPUR.name)], id="curly-possessive"),
        pytest.param("at L&M today", [("L&M", LARKSPUR.name)], id="ampersand"),
        pytest.param(
            "Larkspur Metals (NYSE: ALL) rose",
            [("Larkspur Metals (NYSE: ALL)", LARKSPUR.name)],
            id="with-its-listing",
        ),
        pytest.param(
            "Larkspur Metals (of Elko) rose",
            [("Larkspur Metals", LARKSPUR.name)],
            id="with-other-brackets",
        ),
        pytest.param("ALL o/s", [("ALL", "common")], id="symbol-in-its-own-case"),
        pytest.param("all-pra o/s", [("all-pra", "preferred:A")], id="symbol-that-is-no-word"),
        pytest.param(
            "Larkspur and Larkspur Canada Ltd",
            [("Larkspur", LARKSPUR.name), ("Larkspur Canada Ltd", CANADA.name)],
            id="two",
        ),
    ],
)
def test_a_name_is_found_by_whole_words(text: str, expected: list[tuple[str, str]]) -> None:
    """The longest name at a place is found, in any case, without what follows it."""
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("how many in all", id="symbol-that-is-a-word"),
        pytest.param("All of it", id="symbol-at-the-start-of-a-sentence"),
        pytest.param("larkspurs in bloom", id="part-of-a-word"),
        pytest.param("Larkspur-Hill", id="hyphenated"),
        pytest.param("metals corporation", id="end-of-a-name"),
        pytest.param("ALL-PrB", id="another-symbol"),
        pytest.param("", id="nothing"),
    ],
)
def test_other_words_are_no_name(text: str) -> None:
    """A part of a name, or a ticker that is only a word, names nothing."""
    assert found(text) == []


def test_a_company_has_its_own_classes() -> None:
    """Classes are listed for the company that issued them, and for no other."""
    assert KNOWN.of(LARKSPUR.name) == (ALL, PREFERRED)
    assert KNOWN.of(CANADA.name) == ()

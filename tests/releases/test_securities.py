"""Whose classes and symbols a release names."""

from __future__ import annotations

import pytest

from bot.model import Company, Sentence, Span
from bot.releases.classes import find_securities
from bot.releases.exchanges import exchange_name

OSIER = Company(name="Osier Bancorp, Inc.", aliases=("Osier Bancorp", "Osier"))


def securities(text: str) -> dict[str, tuple[str, str | None, str | None]]:
    """Map the key of each class found to its name, symbol and exchange."""
    sentence = Sentence(span=Span(start=0, end=len(text)), text=text)
    found, _ = find_securities(text, [sentence], OSIER)
    return {one.key: (one.name, one.symbol, one.exchange) for one in found}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Osier Bancorp, Inc. (Nasdaq: OSIR) lends.",
            {"common": ("common stock", "OSIR", "Nasdaq")},
            id="bracketed",
        ),
        pytest.param(
            "Osier (OSIR:NYSE) lends.",
            {"common": ("common stock", "OSIR", "New York Stock Exchange")},
            id="symbol-first",
        ),
        pytest.param(
            "Osier Bancorp (TSX: OSR) (NYSE American: OSIR) lends.",
            {"common": ("common stock", "OSR", "Toronto Stock Exchange")},
            id="two-exchanges-the-first-stands",
        ),
        pytest.param(
            'Its common stock trades on the NYSE under the symbol "OSR".',
            {"common": ("common stock", "OSR", "New York Stock Exchange")},
            id="said-to-trade",
        ),
        pytest.param(
            "Osier's common and preferred shares are traded on the New York Stock Exchange under "
            "the symbols OSR and OSR-PrC.",
            {
                "common": ("common stock", "OSR", "New York Stock Exchange"),
                "preferred:C": ("preferred stock", "OSR-PrC", "New York Stock Exchange"),
            },
            id="one-by-one",
        ),
        pytest.param(
            "Osier's 9% Class R Cumulative Preferred Stock is called.",
            {"preferred:R": ("9% Class R Cumulative Preferred Stock", None, None)},
            id="class-by-its-letter",
        ),
        pytest.param(
            "It called its 15% cumulative series A preferred stock.",
            {"preferred:A": ("15% cumulative series A preferred stock", None, None)},
            id="series-in-small-letters",
        ),
        pytest.param(
            "Osier's Series C Cumulative Stock (preferred stock) is outstanding.",
            {"preferred:C": ("Series C Cumulative Stock (preferred stock)", None, None)},
            id="preferred-only-by-its-term",
        ),
        pytest.param(
            "The bank called its 8 1/2% Senior Notes due 2009 and its 9% Notes due 2012.",
            {
                "note:8 1/2% 2009": ("8 1/2% Senior Notes due 2009", None, None),
                "note:9% 2012": ("9% Notes due 2012", None, None),
            },
            id="two-notes-are-two",
        ),
        pytest.param(
            "Holders of its Class A common stock and its Class B common stock vote.",
            {
                "common:A": ("Class A common stock", None, None),
                "common:B": ("Class B common stock", None, None),
            },
            id="lettered-common",
        ),
        pytest.param("Roe Corp.'s Series C Preferred Stock fell.", {}, id="anothers"),
        pytest.param("It bought the Series C Preferred Stock of Roe Corp.", {}, id="bought"),
        pytest.param(
            "The Company\u2019s 7.75% Series B Preferred Stock "
            "(\u201cSeries B Preferred Stock\u201d) and 8.00% Series D Preferred Stock pay.",
            {
                "preferred:B": ("7.75% Series B Preferred Stock", None, None),
                "preferred:D": ("8.00% Series D Preferred Stock", None, None),
            },
            id="several-series",
        ),
        pytest.param("Roe Corporation (NYSE: ROE) sold it.", {}, id="anothers-symbol"),
        pytest.param(
            "Roe Corporation's common stock trades on the NYSE under the symbol ROE, says our man.",
            {},
            id="anothers-said-to-trade",
        ),
        pytest.param(
            "Osier's common, preferred and other shares trade on the NYSE under the symbol OSR.",
            {},
            id="fewer-symbols-than-classes",
        ),
    ],
)
def test_classes(text: str, expected: dict[str, tuple[str, str | None, str | None]]) -> None:
    """A class is the issuer's only where the words say so; a symbol only its own class's."""
    assert securities(text) == expected


def test_a_class_known_by_its_letter_and_by_its_coupon_is_one() -> None:
    """`$3.50 Series C Preferred Stock` and `$3.50 Preferred Stock` are one class."""
    text = "Osier called its $3.50 Series C Preferred Stock. Its $3.50 Preferred Stock is gone."
    assert list(securities(text)) == ["preferred:C"]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("NasdaqGS", "Nasdaq"),
        ("NASDAQ National Market", "Nasdaq"),
        ("OTC Bulletin Board", "OTC"),
        ("TSX-V", "TSX Venture Exchange"),
        ("New York Stock Exchange", "New York Stock Exchange"),
        ("six", None),
        ("Aim", None),
    ],
)
def test_exchanges(words: str, name: str | None) -> None:
    """Every way of writing an exchange gives its one name; a common word gives none."""
    assert exchange_name(words) == name

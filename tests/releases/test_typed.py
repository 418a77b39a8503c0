"""Typed documents: wraps, pages, columns, furniture."""

from __future__ import annotations

import pytest

from bot.model import Mark, Release, Security
from bot.releases import read
from bot.releases.furniture import clean, is_page_foot
from bot.releases.plain import read_plain
from bot.releases.wraps import join, unwrap
from tests.releases.fictions import COLUMNS, TYPED


@pytest.fixture(scope="module")
def release() -> Release:
    """Read the typed release."""
    [only] = read(TYPED.encode(), "larkspur.txt")
    return only


def sentences(release: Release) -> list[str]:
    """List the sentences that end as sentences do."""
    return [s.text for s in release.sentences if s.text.endswith(".")]


def marks(release: Release, name: str) -> list[Mark]:
    """List a release's marks of one name."""
    return [mark for mark in release.marks if mark.name == name]


def test_a_heading_of_two_lines_is_one_headline(release: Release) -> None:
    """Centred lines of one case are one heading; labels and days near it are not."""
    assert release.headline == (
        "LARKSPUR METALS EXCHANGES SERIES A CONVERTIBLE PREFERRED STOCK FOR COMMON STOCK"
    )


def test_numbers_and_words_cut_by_a_wrap_are_mended(release: Release) -> None:
    """`90,` and `000` are one number again, `long-` and `term` one word."""
    text = sentences(release)
    assert "will be issued 90,000 shares of common stock." in text[1]
    assert text[2] == (
        "Mr. J. R. Field of Larkspur's No. 2 office in the U.S. said the long-term effect is small."
    )


def test_a_paragraph_runs_on_over_a_page(release: Release) -> None:
    """The page's number and mark are gone, and the sentence is whole."""
    assert sentences(release)[3].endswith("issued in June 2004, and no dividends are in arrears.")
    assert "-1-" not in release.text
    assert "<PAGE>" not in release.text
    assert "Exhibit 99.1" not in release.text


def test_a_table_keeps_its_rows(release: Release) -> None:
    """Each row is a sentence of its own, its columns still apart."""
    rows = [s.text for s in release.sentences if "...." in s.text]
    assert rows == [
        "Net sales ........................           $ 12,400      $ 11,900",
        "Dividends on Preferred Stock .....                480           480",
    ]


def test_a_short_number_is_read_only_with_its_label(release: Release) -> None:
    """`No. 09-14` is the release's number; a bare `09-14` might be anything."""
    assert release.number == "09-14"
    assert read(TYPED.replace("No. 09-14", "09-14").encode())[0].number is None


def test_a_term_in_brackets_is_an_alias(release: Release) -> None:
    """`(the "Preferred Stock")` names the class before it."""
    preferred, common = release.securities
    assert preferred == Security(
        company="Larkspur Metals Corporation",
        kind="preferred",
        series="A",
        name="Series A Convertible Preferred Stock",
        symbol="LKM-PrA",
        exchange="New York Stock Exchange",
        aliases=(
            "Preferred Stock",
            "Series A",
            "Series A preferred",
            "preferred stock",
            "preferred shares",
            "preferred",
        ),
    )
    assert (common.symbol, common.series) == ("LKM", None)


def test_boilerplate_is_marked(release: Release) -> None:
    """What the company says of itself, and of forecasts, is marked as such."""
    [heading, about] = marks(release, "about")
    assert heading.value == "ABOUT LARKSPUR METALS"
    assert about.value.startswith("Larkspur Metals Corporation, headquartered in Denver")
    [warning] = marks(release, "safe-harbor")
    assert warning.value.startswith("This release contains forward-looking statements")


def test_columns_hold_one_contact_each() -> None:
    """Two people side by side keep their own numbers; the company's own comes first."""
    [release] = read(COLUMNS.encode(), "osier.txt")
    assert (release.contact.name, release.contact.role) == ("Ann Poe", "CFO")
    assert (release.contact.telephone, release.contact.fax) == ("(802) 555-0133", None)
    assert [mark.value for mark in release.marks if mark.name.startswith("contact.2")] == [
        "Max A. Roe",
        "(212) 555-0170",
        "(212) 555-0171",
        "mroe@roepr.example",
    ]


def test_a_day_without_a_year_is_completed_by_the_wires_line() -> None:
    """`Aug. 9` in the dateline and `-0- 08/09/2005` at the foot are one day."""
    [release] = read(COLUMNS.encode(), "osier.txt")
    assert release.published.isoformat() == "2005-08-09"
    assert [mark.value for mark in marks(release, "published.source")] == ["dateline"]
    assert [mark.value for mark in marks(release, "wire")] == ["PRNewswire-FirstCall"]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(["a word that", "goes on"], ["a word that goes on"], id="lower-case"),
        pytest.param(["shares of", "Larkspur"], ["shares of Larkspur"], id="unfinished"),
        pytest.param(["Ann Poe", "555-0133"], ["Ann Poe", "555-0133"], id="a-list-stays"),
        pytest.param(["Ann Poe", "a@b.example"], ["Ann Poe", "a@b.example"], id="an-address-stays"),
        pytest.param(
            ["RAISES ITS DIVIDEND FOR THE", "May 1, 2009"],
            ["RAISES ITS DIVIDEND FOR THE", "May 1, 2009"],
            id="a-day-alone-stays",
        ),
        pytest.param(["as follows:", "* One"], ["as follows:", "* One"], id="a-bullet-stays"),
        pytest.param(["the year", "    The next"], ["the year", "    The next"], id="an-indent"),
    ],
)
def test_what_is_a_wrap(lines: list[str], expected: list[str]) -> None:
    """A break is a wrap if the words say so, and a list stays a list."""
    assert [text.strip() for text in unwrap(lines, 72)] == [text.strip() for text in expected]


def test_a_break_at_the_measure_is_a_wrap() -> None:
    """The next word would not have fitted, so that the line was full."""
    full = "The board of Larkspur Metals Corporation met in Denver on Monday with all"
    assert unwrap([full, "Directors present"], 72) == [f"{full} Directors present"]
    assert unwrap(["The board met", "Directors present"], 72) == [
        "The board met",
        "Directors present",
    ]


def test_a_dash_at_the_end_joins_only_words() -> None:
    """`vice president -` keeps its blank; `fixed-` and `rate` need none."""
    assert join(["vice president -", "investor relations", "fixed-", "rate"]) == (
        "vice president - investor relations fixed-rate"
    )


def test_a_document_with_a_blank_line_after_each() -> None:
    """Double spacing is undone before paragraphs are sought."""
    words = "the company sold its mill in the north of the state to a buyer who pays in cash and"
    double = "\n\n".join([f"    On Monday {words}", *[words] * 11, "owes nothing more."])
    [piece] = list(read_plain(double))
    assert piece.text.startswith("On Monday the company sold")
    assert piece.text.endswith("in cash and owes nothing more.")


@pytest.mark.parametrize(
    ("line", "foot"),
    [
        pytest.param("- 2 -", True, id="number"),
        pytest.param("Page 2 of 5", True, id="page"),
        pytest.param("(more)", True, id="more"),
        pytest.param("-30-", True, id="thirty"),
        pytest.param("# # #", True, id="end"),
        pytest.param("Exhibit 99.1-2", True, id="exhibit"),
        pytest.param("30", True, id="a-number-alone-at-a-pages-end"),
        pytest.param("No more", False, id="words"),
        pytest.param("$ 2", False, id="an-amount"),
    ],
)
def test_what_is_a_pages_foot(line: str, *, foot: bool) -> None:
    """Numbers and ends of pages are furniture, amounts and words are not."""
    assert is_page_foot(line) is foot


def test_a_running_title_is_taken_out() -> None:
    """The lines above a typed page number are the page's, not the paragraph's."""
    text = "The bank lends to\n\nOsier-Profits Up 9%\nJuly 20, 2006\nPage 2\n\nfarmers and others."
    assert clean(text).split() == ["The", "bank", "lends", "to", "farmers", "and", "others."]

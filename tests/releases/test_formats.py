"""Formats: each told by its content, each giving the same kind of release."""

from __future__ import annotations

import io
import zipfile

import pytest

from bot.errors import ReleaseError
from bot.model import Release
from bot.releases import Entry, read, read_each, read_entries
from bot.releases.encoding import decode
from bot.releases.furniture import PAGE_END
from bot.releases.plain import read_plain
from bot.releases.sniff import sniff
from tests.releases.fictions import (
    CONSENT,
    FORM,
    HTML,
    MARKDOWN,
    PAGE,
    TYPED,
    exhibit,
    feed,
    submission,
)
from tests.releases.typeset import pdf

WHOLE = "<p>BURLINGTON, Vt., June 2, 2015 - Osier Bancorp, Inc. (Nasdaq: OSIR) today said that " + (
    "it lends to farmers. It lends to makers of furniture as well, and to others. " * 10
)


def only(data: str | bytes, name: str = "") -> Release:
    """Read the one release of a document."""
    [release] = read(data if isinstance(data, bytes) else data.encode(), name)
    return release


def marked(release: Release, name: str) -> str | None:
    """Give the value of a release's first mark of a name."""
    return next((mark.value for mark in release.marks if mark.name == name), None)


def zipped(**files: str) -> bytes:
    """Make a zip of files."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(TYPED.encode(), "text", id="typed"),
        pytest.param(HTML.encode(), "html", id="exhibit"),
        pytest.param(PAGE.encode(), "html", id="page"),
        pytest.param(MARKDOWN.encode(), "markdown", id="markdown"),
        pytest.param(submission(FORM).encode(), "submission", id="submission"),
        pytest.param(exhibit(TYPED).encode(), "submission", id="one-document-of-it"),
        pytest.param(feed(("A", "b")).encode(), "feed", id="feed"),
        pytest.param(pdf([["A"]]), "pdf", id="pdf"),
        pytest.param(zipped(a="b"), "zip", id="zip"),
        pytest.param(b"<TABLE>\n<S>  <C>\nA  1\n</TABLE>\nText <PAGE>\n", "text", id="typed-table"),
        pytest.param(b"a < b and b > c, says the -- # of # things", "text", id="not-markup"),
    ],
)
def test_the_format_is_told_by_content(data: bytes, expected: str) -> None:
    """The bytes say what they are, whatever the file is called."""
    assert sniff(data) == expected


def test_an_html_exhibit() -> None:
    """Windows quotation marks, a heading with a break, signs in cells of their own, a page end."""
    release = only(HTML, "ex99.txt")
    assert release.headline == ("Larkspur Metals Prices Offering of Series B Preferred Stock")
    assert (release.published.isoformat(), release.place) == ("2009-03-03", "DENVER")
    assert "\u201cDemand was good,\u201d said Jo Field." in [s.text for s in release.sentences]
    assert "of which the holders were told on Monday." in release.text
    assert [s.text.split() for s in release.sentences if "   " in s.text] == [
        ["Shares", "offered", "2,000,000"],
        ["Proceeds", "$50.0"],
        ["Change", "(1.5)%"],
    ]
    assert "\u2022 The first dividend is payable on June 1, 2009." in release.text
    assert "not text" not in release.text
    assert "Investors" not in release.text


def test_a_newsrooms_page() -> None:
    """The article alone is read; the page's head gives the day that the text does not."""
    release = only(PAGE)
    assert (release.headline, release.company.name) == (
        "Osier Opens a Branch",
        "Osier Bancorp, Inc.",
    )
    assert (release.published.isoformat(), marked(release, "published.source")) == (
        "2015-06-02",
        "page",
    )
    assert release.url == "https://osier.example/news/branch"
    assert "Careers" not in release.text
    assert "Copyright" not in release.text
    assert release.contact.telephone == "(802) 555-0134"


def test_lines_printed_apart_are_paragraphs_again() -> None:
    """A converter from PDF makes each printed line a block; they are read as typed lines."""
    words = "The bank lends to farmers in the county and has done so for longer than any other"
    lines = [
        line
        for number in range(8)
        for line in (
            f"In {1990 + number} {words}",
            f"it knows of, and it will until {number + 2020}.",
        )
    ]
    dateline = "STOWE, Vt., June 2, 2015 - Osier Bancorp, Inc. (Nasdaq: OSIR) today said that"
    body = "".join(f"<div>{line}</div>" for line in ["OSIER LENDS", dateline, "it lends.", *lines])
    release = only(f"<html><body>{body}</body></html>")
    assert "In 1990 The bank lends" in release.text
    assert "for longer than any other it knows of, and it will until 2020." in release.text


def test_markdown() -> None:
    """Marks are taken off, rows stay rows, and what the archive added is left out."""
    release = only(MARKDOWN)
    assert release.headline == "Larkspur Metals Redeems Its 8% Notes"
    assert release.url == "https://example.com/larkspur-redeems"
    assert "redeem its 8% Senior Notes due 2012 at par." in release.text
    assert "2008   $3.2" in release.text
    assert "Reddit" not in release.text
    assert "View the original" not in release.text
    assert [(s.kind, s.series) for s in release.securities] == [
        ("note", "8% 2012"),
        ("common", None),
    ]


def test_a_submission_gives_its_release_and_refuses_the_rest() -> None:
    """The exhibit is read, the form's items are kept, the consent is refused by name."""
    reading = read_each(submission(FORM, exhibit(TYPED), CONSENT).encode(), "x.txt")
    [release] = reading.releases
    assert (release.company.name, release.company.cik) == (
        "Larkspur Metals Corporation",
        "0000012345",
    )
    assert marked(release, "filing.item") == "5 OTHER EVENTS"
    assert marked(release, "filing.accession") == "0000000001-09-000007"
    assert [(one.name, one.reason) for one in reading.refused] == [
        ("8-K (document 1)", "It is a form 8-K, not a release (items: 5 OTHER EVENTS)."),
        (
            "x.txt#EX-99.2 (document 3)",
            "It is an auditor's or expert's consent, not a release.",
        ),
    ]


def test_signed_submissions_of_the_nineties() -> None:
    """Privacy-enhanced mail puts `- ` before each line of dashes; carriage returns end lines."""
    text = TYPED.replace("\n\n     ", "\n- --------\n\n     ", 3)
    signed = f"-----BEGIN PRIVACY-ENHANCED MESSAGE-----\n{submission(exhibit(text))}"
    release = only(signed.replace("\n", "\r"))
    assert release.published.isoformat() == "2009-03-03"
    assert "- --" not in release.text


def test_a_release_appended_to_its_form() -> None:
    """What follows the signature and opens as a release is one."""
    form = FORM.replace("signed.\n", f"signed.\n<PAGE>\n\n{TYPED}")
    release = only(submission(form))
    assert release.headline.startswith("LARKSPUR METALS EXCHANGES")
    with pytest.raises(ReleaseError, match=r"a form 8-K, not a release \(items: 5 OTHER EVENTS\)"):
        read(submission(FORM).encode())


def test_the_filings_day_serves_where_the_text_has_none() -> None:
    """The dateline comes first, and the header's filed-as-of date after it."""
    dated = only(submission(exhibit(TYPED)))
    assert (dated.published.isoformat(), marked(dated, "published.source")) == (
        "2009-03-03",
        "dateline",
    )
    undated = only(submission(exhibit(TYPED.replace(", March 3, 2009 --", " --"))))
    assert (undated.published.isoformat(), marked(undated, "published.source")) == (
        "2009-03-05",
        "filed",
    )


def test_a_feed() -> None:
    """An entry with the whole text is a release; a summary says where the text is."""
    data = feed(("Osier lends to all", WHOLE), ("Osier Opens a Branch", "A branch.")).encode()
    reading = read_each(data, "news.rss")
    [release] = reading.releases
    assert (release.headline, release.url) == ("Osier lends to all", "https://osier.example/1")
    [refused] = reading.refused
    assert refused.reason == (
        "The feed's entry holds no more than a summary; the text is at https://osier.example/2."
    )
    assert [entry.title for entry in read_entries(data)] == [
        "Osier lends to all",
        "Osier Opens a Branch",
    ]
    assert isinstance(read_entries(data)[0], Entry)


@pytest.mark.parametrize(
    ("reference", "title"),
    [
        ("&#233;", "Caf\u00e9 Osier opens"),
        ("&#x00E9;", "Caf\u00e9 Osier opens"),
        ("&#99999999;", "Caf Osier opens"),
        ("&#xD800;", "Caf Osier opens"),
        (f"&#{'9' * 5_000};", "Caf Osier opens"),
    ],
)
def test_a_reference_to_no_character_is_dropped(reference: str, title: str) -> None:
    """Characters that are named by number are read; a number that names none does no harm."""
    [entry] = read_entries(feed((f"Caf{reference} Osier opens", "A shop.")).encode())
    assert entry.title == title


def test_a_page_that_ends_beside_its_text() -> None:
    """A page's end need not stand on a line of its own, nor between empty ones."""
    beside = "Osier Bank paid a dividend, and its<PAGE>\nboard met in May.<PAGE>"
    words = " ".join(piece.text for piece in read_plain(beside) if piece.text != PAGE_END)
    assert words == "Osier Bank paid a dividend, and its board met in May."


def test_a_pdf() -> None:
    """Lines, blank lines and columns are set again from where the words stand on the page."""
    first = [
        "                                        NEWS RELEASE",
        "",
        "                       LARKSPUR METALS DECLARES A DIVIDEND",
        "",
        "DENVER, Colo., March 3, 2009 - Larkspur Metals Corporation (NYSE: LKM) today declared a",
        "dividend of $0.25 a share on its Series A Preferred Stock, payable to holders of record",
        "on March 20, 2009.",
        "",
        "Quarter ended\t2009",
        "Dividends paid\t$1,250",
        "",
        "The company's common and preferred shares are listed on the New York Stock",
    ]
    release = only(pdf([first, ["Exchange under the symbols LKM and LKM-PrA."]]))
    assert release.headline == "LARKSPUR METALS DECLARES A DIVIDEND"
    assert [s.symbol for s in release.securities] == ["LKM-PrA", "LKM"]
    assert "payable to holders of record on March 20, 2009." in release.text
    assert "New York Stock Exchange under the symbols" in release.text


def test_a_zip_gives_every_release_in_it() -> None:
    """What cannot be read is named with its reason, and the rest is read."""
    reading = read_each(zipped(**{"a.txt": TYPED, "b/c.md": MARKDOWN, "d.json": '{"a": 1}'}), "z")
    assert [release.format for release in reading.releases] == ["text", "markdown"]
    assert [(one.name, one.reason) for one in reading.refused] == [
        ("z/d.json", "It is JSON data, not a text that can be read.")
    ]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(
            "\u201cA\u201d \u2014 \u20ac5".encode(), "\u201cA\u201d \u2014 \u20ac5", id="utf-8"
        ),
        pytest.param(b"\x93A\x94 \x97 5%", "\u201cA\u201d \u2014 5%", id="windows"),
        pytest.param(
            b"<?xml version='1.0' encoding='ISO-8859-1'?>caf\xe9 \x96 9",
            "<?xml version='1.0' encoding='ISO-8859-1'?>caf\xe9 \u2013 9",
            id="declared-latin-is-windows",
        ),
        pytest.param("A \u20ac".encode("utf-16"), "A \u20ac", id="utf-16"),
    ],
)
def test_characters(data: bytes, expected: str) -> None:
    """What is declared comes first if the bytes allow it, then what they are."""
    assert decode(data) == expected

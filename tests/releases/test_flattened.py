"""Releases that a page or a filing has flattened: where the news begins is found all the same."""

from __future__ import annotations

import pytest

from bot.errors import ReleaseError
from bot.model import Release
from bot.releases import read

NEWS = (
    "Osier Bancorp, Inc. (Nasdaq: OSIR) today announced that it will redeem all of its Series C "
    "Preferred Stock on July 1, 2009, at $25.00 a share, and that it lends to farmers."
)
MORE = "The bank has 12 branches in three counties. It was founded by farmers. " * 3


def read_one(text: str) -> Release:
    """Read the one release of a text."""
    [found] = read(text.encode(), "x.txt")
    return found


def head(found: Release) -> tuple[str, str, str, str]:
    """Give what stands at a release's head."""
    return found.company.name, found.published.isoformat(), found.headline, found.place or ""


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        pytest.param(
            "Osier Bancorp to Redeem Its Preferred Stock STOWE, Vt. - (BUSINESS WIRE) - "
            "May 2, 2009--",
            ("2009-05-02", "Osier Bancorp to Redeem Its Preferred Stock", "STOWE, Vt."),
            id="capitals",
        ),
        pytest.param(
            "Osier Bancorp to Redeem Its Preferred Stock New Haven, Conn., May 2, 2009 "
            "(GLOBE NEWSWIRE) -- ",
            ("2009-05-02", "Osier Bancorp to Redeem Its Preferred Stock", "New Haven, Conn."),
            id="a-city-of-two-words",
        ),
        pytest.param(
            "EXHIBIT 99 OSIER BANCORP, INC. For Immediate Release Friday, May 1, 2009 Contact: "
            "Ann Poe, President (802) 555-0133 Osier Redeems Its Preferred Stock Stowe, "
            "Vermont -- ",
            ("2009-05-01", "Osier Redeems Its Preferred Stock", "Stowe, Vermont"),
            id="with-its-letterhead",
        ),
        pytest.param(
            "FOR IMMEDIATE RELEASE: OSIER TO REDEEM PREFERRED STOCK ST. ALBANS, May 2, 2009...",
            ("2009-05-02", "OSIER TO REDEEM PREFERRED STOCK", "ST. ALBANS"),
            id="all-in-capitals",
        ),
    ],
)
def test_the_news_begins_at_the_dateline_within(before: str, expected: tuple[str, ...]) -> None:
    """What runs together above the first paragraph is taken apart, and slices as ever."""
    found = read_one(f"{before}{NEWS} {MORE}")
    assert head(found) == ("Osier Bancorp, Inc.", *expected)
    assert found.sentences[-len(MORE.split(". ")) :]
    assert all(found.text[s.span.start : s.span.end] == s.text for s in found.sentences)
    assert NEWS in {s.text for s in found.sentences}


def test_a_line_beyond_any_measure_is_a_paragraph() -> None:
    """Copied from a page, a release has a line for each paragraph and none between them."""
    found = read_one(
        "Osier Bancorp to Redeem Its Preferred Stock\n"
        f"STOWE, Vt., May 2, 2009 (GLOBE NEWSWIRE) -- {NEWS}\n{MORE}\n"
    )
    assert head(found) == (
        "Osier Bancorp, Inc.",
        "2009-05-02",
        "Osier Bancorp to Redeem Its Preferred Stock",
        "STOWE, Vt.",
    )


def test_a_title_longer_than_the_measure_is_not_wrapped() -> None:
    """A title on one long line is no part of the narrow paragraph under it."""
    title = (
        "Osier Bancorp Announces that it will Redeem All of its Outstanding Series C Preferred "
        "Stock and Extends its Offer"
    )
    body = NEWS.replace(" ", "\n", 60).split("\n")
    lines = ["", ""]
    for word in body[0].split() + " ".join(body[1:]).split():
        longer = f"{lines[-1]} {word}".strip()
        lines = [*lines[:-1], longer] if len(longer) < 64 else [*lines, word]
    found = read_one(f"{title}\nMay 2, 2009\n" + "\n".join(lines[1:]) + f"\n\n{MORE}\n")
    assert head(found)[:3] == ("Osier Bancorp, Inc.", "2009-05-02", title)


def test_a_release_without_a_headline_is_called_by_its_first_sentence() -> None:
    """What has a dateline and a label is a release, whether or not somebody gave it a title."""
    found = read_one(f"NEWS RELEASE\nMay 1, 2009\n\nSTOWE, Vermont - {NEWS}\n\n{MORE}\n")
    assert head(found)[2] == NEWS


@pytest.mark.parametrize(
    ("lead", "company"),
    [
        (NEWS.replace("Osier Bancorp, Inc.", "The Board of Directors of Osier Bancorp, Inc."), ""),
        (NEWS.replace("Osier Bancorp, Inc.", "Ann Poe, CEO of Osier Bancorp, Inc."), ""),
        (NEWS.replace("Inc. (", "Inc., Stowe, Vermont ("), ""),
        (
            NEWS.replace("Osier Bancorp, Inc. (", "OSIER BANCORP, INC. (OSIER), STOWE, VERMONT ("),
            "",
        ),
        (NEWS.replace("Osier Bancorp, Inc. (", "Osier Bancorp, Inc.; Stowe, VT ("), ""),
    ],
)
def test_offices_and_places_are_no_part_of_the_name(lead: str, company: str) -> None:
    """Whose office speaks, and where, stands beside the issuer's name and is not it."""
    found = read_one(f"NEWS RELEASE\nMay 1, 2009\n\nOsier Redeems Its Stock\n\n{lead}\n\n{MORE}")
    assert found.company.name.casefold() == (company or "osier bancorp, inc.")


def test_a_year_is_taken_from_days_near_it() -> None:
    """A dateline without a year is of the one that the days near it in the text are of."""
    above = "Osier Redeems Its Preferred Stock\n\nSTOWE, Vt., May 2 /PRNewswire/ -- "
    assert read_one(f"{above}{NEWS}\n\n{MORE}").published.isoformat() == "2009-05-02"
    with pytest.raises(ReleaseError, match="on which day"):
        read_one(f"{above}{NEWS} It called some on April 1, 2007.\n\n{MORE}")

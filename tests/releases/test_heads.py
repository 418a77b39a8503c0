"""What stands above and at the beginning of the news: datelines, days, headlines, companies."""

from __future__ import annotations

import pytest

from bot.errors import ReleaseError
from bot.model import Release
from bot.releases import read
from bot.releases.dateline import read_dateline
from bot.releases.published import day_in_name

LEAD = "Osier Bancorp, Inc. (Nasdaq: OSIR) today said that it lends to farmers and to others."


@pytest.mark.parametrize(
    ("text", "place", "day", "wire"),
    [
        pytest.param("DENVER -- It", "DENVER", None, None, id="place"),
        pytest.param("COEUR D'ALENE, IDAHO -- It", "COEUR D'ALENE, IDAHO", None, None, id="region"),
        pytest.param("Denver, Colo. -- It", "Denver, Colo.", None, None, id="small-letters"),
        pytest.param(
            "MINNEAPOLIS (Sept. 27, 2000) - It",
            "MINNEAPOLIS",
            "Sept. 27, 2000",
            None,
            id="brackets",
        ),
        pytest.param(
            "MINNEAPOLIS...JANUARY 3, 2001...It", "MINNEAPOLIS", "JANUARY 3, 2001", None, id="dots"
        ),
        pytest.param(
            "CUPERTINO, California--January 19, 2000--It",
            "CUPERTINO, California",
            "January 19, 2000",
            None,
            id="dashes-without-blanks",
        ),
        pytest.param(
            "SAN JOSE, Calif., Feb. 2 /PRNewswire-FirstCall/ -- It",
            "SAN JOSE, Calif.",
            "Feb. 2",
            "PRNewswire-FirstCall",
            id="wire-after",
        ),
        pytest.param(
            "STOWE, Vt.--(BUSINESS WIRE)--July 20, 2006--It",
            "STOWE, Vt.",
            "July 20, 2006",
            "BUSINESS WIRE",
            id="wire-between",
        ),
        pytest.param(
            "Stowe, VT (September 20, 2010). It",
            "Stowe, VT",
            "September 20, 2010",
            None,
            id="brackets-and-a-stop",
        ),
        pytest.param(
            "November 24, 2009 (FinancialWire) \u2014 It",
            None,
            "November 24, 2009",
            "FinancialWire",
            id="a-day-first",
        ),
        pytest.param(
            "HONG KONG - September 24, 2025 (NEWMEDIAWIRE) - It",
            "HONG KONG",
            "September 24, 2025",
            "NEWMEDIAWIRE",
            id="wire-in-brackets",
        ),
        pytest.param(
            "NEW YORK, NY / ACCESSWIRE / June 20th, 2024 / It",
            "NEW YORK, NY",
            "June 20th, 2024",
            "ACCESSWIRE",
            id="slashes",
        ),
        pytest.param(
            "London, England, 14 March 2005 - It",
            "London, England",
            "14 March 2005",
            None,
            id="day-first",
        ),
        pytest.param(
            "November 20, 2003 - Toronto, Ontario - It",
            "Toronto, Ontario",
            "November 20, 2003",
            None,
            id="day-before-place",
        ),
        pytest.param(
            "Stowe, Vermont, Friday, August 21, 2009 - It",
            "Stowe, Vermont",
            "August 21, 2009",
            None,
            id="a-weekday-is-no-place",
        ),
    ],
)
def test_datelines(text: str, place: str | None, day: str | None, wire: str | None) -> None:
    """The parts may come in any order; the sentence begins after the last separator."""
    found = read_dateline(text)
    assert found is not None
    assert text[found.end :] == "It"
    for part, expected in ((found.place, place), (found.day, day), (found.wire, wire)):
        assert (part and part[0]) == expected
        assert part is None or text[part[1] : part[1] + len(part[0])] == part[0]


@pytest.mark.parametrize(
    "text",
    [
        "New York is a city.",
        "Osier Bancorp, Inc. (Nasdaq: OSIR) - the bank - lends.",
        "FOR IMMEDIATE RELEASE - It",
        "Jo Field - who leads it - spoke.",
        "ABOUT OSIER - It lends.",
        "Note: It lends.",
        "In Denver, Colorado, it lends.",
        "It lends - and takes.",
        "",
    ],
)
def test_what_is_no_dateline(text: str) -> None:
    """A name, a label or a place within a sentence is none."""
    assert read_dateline(text) is None


def release(above: str, lead: str = LEAD, name: str = "") -> Release:
    """Read a release of a few lines above a first paragraph."""
    [found] = read(f"{above}\n\n{lead}\n\n{'It does so everywhere. ' * 6}\n".encode(), name)
    return found


def dated(found: Release) -> tuple[str, str]:
    """Give a release's day and what gave it."""
    source = next(mark.value for mark in found.marks if mark.name == "published.source")
    return found.published.isoformat(), source


@pytest.mark.parametrize(
    ("above", "lead", "name", "expected"),
    [
        pytest.param(
            "NEWS RELEASE\nMay 1, 2009\n\nOSIER LENDS",
            f"STOWE, Vt., May 2, 2009 - {LEAD}",
            "",
            ("2009-05-02", "dateline"),
            id="the-dateline-first",
        ),
        pytest.param(
            "FOR IMMEDIATE RELEASE\nMay 1, 2009\n\nOSIER LENDS",
            f"STOWE, Vt. - {LEAD}",
            "",
            ("2009-05-01", "header"),
            id="then-the-header",
        ),
        pytest.param(
            "For release: Friday, May 1, 2009\n\nOSIER LENDS",
            LEAD,
            "",
            ("2009-05-01", "header"),
            id="label",
        ),
        pytest.param(
            "NEWS RELEASE\n\nOSIER LENDS",
            LEAD,
            "x_2009_0501_y.txt",
            ("2009-05-01", "name"),
            id="then-the-name",
        ),
        pytest.param(
            "NEWS RELEASE\n\nOSIER LENDS",
            f"STOWE, Vt., Dec. 30 - {LEAD}",
            "2010-01-02-osier.txt",
            ("2009-12-30", "dateline"),
            id="a-year-from-the-name-and-a-new-year-between",
        ),
    ],
)
def test_the_day_of_publication(
    above: str, lead: str, name: str, expected: tuple[str, str]
) -> None:
    """The order is dateline, header, name; what gave the day is marked."""
    assert dated(release(above, lead, name)) == expected


@pytest.mark.parametrize(
    ("above", "lead", "below", "expected"),
    [
        pytest.param(
            "Osier Lends\nFriday, May 01, 2009 | BUSINESS WIRE", LEAD, "", "2009-05-01", id="page"
        ),
        pytest.param(
            "Osier Lends\nMay 1 2009 - 8:30AM\nBusiness Wire", LEAD, "", "2009-05-01", id="hour"
        ),
        pytest.param("02.05.2009 21:28:00\n\nOsier Lends", LEAD, "", "2009-05-02", id="dotted"),
        pytest.param("Osier Lends", LEAD, "Date: May 1, 2009", "2009-05-01", id="below"),
        pytest.param("Osier Lends", LEAD, "Osier is old.\n\nMay 1, 2009", "2009-05-01", id="alone"),
        pytest.param(
            "Osier Lends",
            f"STOWE, Vt., May 1 /PRNewswire/ -- {LEAD}",
            "COPYRIGHT 1999 PR Newswire Association LLC",
            "1999-05-01",
            id="a-year-from-the-copyright",
        ),
        pytest.param(
            "OSIER LENDS\nSTOWE, Vt., May 1, 2009 /PRNewswire/ -- Osier Bancorp, Inc.",
            "(Nasdaq: OSIR) today said that it lends to farmers and to many others besides them.",
            "",
            "2009-05-01",
            id="a-dateline-on-the-headline's-lines",
        ),
    ],
)
def test_where_the_day_may_stand(above: str, lead: str, below: str, expected: str) -> None:
    """The day is found beside an hour or a wire, with dots, below the news, or run together."""
    found = release(f"NEWS RELEASE\n\n{above}", f"{lead}\n\n{below}")
    assert found.published.isoformat() == expected


def test_two_days_below_the_news_leave_the_day_open() -> None:
    """Of two days that stand alone below the news neither is taken."""
    with pytest.raises(ReleaseError, match="on which day"):
        release("NEWS RELEASE\n\nOsier Lends", f"{LEAD}\n\nMay 1, 2009\n\nJune 2, 2009")


def test_a_day_that_is_news_is_not_the_day_of_publication() -> None:
    """A headline that names the day of a call gives no day of its own."""
    with pytest.raises(ReleaseError, match="on which day"):
        release("NEWS RELEASE\n\nOsier to Announce Results on May 1, 2009")


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2003-11-20-osier.txt", "2003-11-20"),
        ("wire_2024_0801_results.md", "2024-08-01"),
        ("https://osier.example/2015/06/02/branch", "2015-06-02"),
        ("20150602.txt", "2015-06-02"),
        ("0000950124-00-005827.txt", None),
        ("8K_2005_0001275287-05-000371.txt", None),
        ("2003-11-20-to-2003-11-21.txt", None),
        ("2003-13-40.txt", None),
    ],
)
def test_the_day_in_a_name(name: str, day: str | None) -> None:
    """One whole day in a file's name is believed; numbers that only look like one are not."""
    found = day_in_name(name)
    assert (found and found.isoformat()) == day


@pytest.mark.parametrize(
    ("above", "headline"),
    [
        pytest.param(
            "May 1, 2009\n\nOSIER LENDS\n\nNEWS RELEASE", "OSIER LENDS", id="labels-are-none"
        ),
        pytest.param(
            "May 1, 2009\n\nOsier Bancorp, Inc.\n\nOsier Raises Its Dividend",
            "Osier Raises Its Dividend",
            id="a-name-is-none",
        ),
        pytest.param(
            "May 1, 2009\n\nOSIER RAISES ITS DIVIDEND\nFOR THE TENTH TIME",
            "OSIER RAISES ITS DIVIDEND FOR THE TENTH TIME",
            id="two-lines",
        ),
        pytest.param(
            "May 1, 2009\n\n        OSIER LENDS TO FARMERS;\n        ------------\n"
            "        BRANCH OPENS IN STOWE\n        ------------",
            "OSIER LENDS TO FARMERS; BRANCH OPENS IN STOWE",
            id="underlined-and-going-on",
        ),
        pytest.param(
            "Contact: Ann Poe\nChief Financial Officer\n(802) 555-0133\n\nMay 1, 2009\n\n"
            "Osier Lends to All",
            "Osier Lends to All",
            id="contacts-are-none",
        ),
        pytest.param(
            "May 1, 2009\n\nOSIER RAISES ITS DIVIDEND\n\n- TENTH RAISE IN A ROW -",
            "OSIER RAISES ITS DIVIDEND",
            id="a-subhead-is-none",
        ),
        pytest.param(
            "FOR\nIMMEDIATE RELEASE\nMAY\n1, 2009\n\nOsier Lends to All",
            "Osier Lends to All",
            id="the-rest-of-a-day-is-none",
        ),
        pytest.param(
            "EX-99.1 2 dex991.htm PRESS RELEASE DATED MAY 1, 2009 Press Release dated May 1, 2009"
            "\n\nMay 1, 2009\n\nOsier Lends to All",
            "Osier Lends to All",
            id="a-files-name-is-none",
        ),
        pytest.param(
            "Contact:\n\nAnn Poe\n\nSenior Executive Vice President\n\nMay 1, 2009\n\n"
            "Osier Lends to All",
            "Osier Lends to All",
            id="a-post-is-none",
        ),
        pytest.param(
            "May 1, 2009\nOSIER BANCORP, INC.\nREPORTS ITS RESULTS AND\nRAISES ITS DIVIDEND",
            "OSIER BANCORP, INC. REPORTS ITS RESULTS AND RAISES ITS DIVIDEND",
            id="from-the-name-through-its-lines",
        ),
        pytest.param(
            "May 1, 2009\nOSIER RAISES ITS DIVIDEND\nRecord date is May 20",
            "OSIER RAISES ITS DIVIDEND",
            id="another-line-is-none-of-it",
        ),
    ],
)
def test_the_headline(above: str, headline: str) -> None:
    """The line that says what is new, and not the furniture near it."""
    assert release(above).headline == headline


@pytest.mark.parametrize(
    ("lead", "company", "aliases"),
    [
        pytest.param(LEAD, "Osier Bancorp, Inc.", ("Osier Bancorp", "Osier"), id="listed"),
        pytest.param(
            'Ann Poe, president of the bank, announced today that Osier Bancorp, Inc. ("Osier") '
            "(Nasdaq: OSIR) lends.",
            "Osier Bancorp, Inc.",
            ("Osier Bancorp", "Osier"),
            id="after-a-person-and-before-a-term",
        ),
        pytest.param(
            "Osier Bancorp today said that it lends. Osier Bancorp, Inc. is a bank in Stowe.",
            "Osier Bancorp, Inc.",
            ("Osier Bancorp", "Osier"),
            id="its-full-name-elsewhere",
        ),
        pytest.param(
            "Roe Partners, a dealer, today announced an offering for Osier Bancorp, Inc. "
            "(Nasdaq: OSIR), which lends to farmers and to others in the county.",
            "Roe Partners",
            ("Roe",),
            id="the-subject-and-not-the-one-spoken-of",
        ),
        pytest.param(
            'Osier Bancorp, Inc. (the "Company" or "OBI") today said that it lends to farmers.',
            "Osier Bancorp, Inc.",
            ("Osier Bancorp", "Osier", "OBI"),
            id="the-second-of-two-terms",
        ),
        pytest.param(
            "Elk Partners L.P., a holder of 500,000 shares of Osier Bancorp, Inc. (Nasdaq: OSIR), "
            "today said that it has written to the board.",
            "Elk Partners L.P.",
            ("Elk Partners", "Elk"),
            id="a-holder-who-writes-of-anothers-shares",
        ),
        pytest.param(
            "The company today said that it lends to farmers and to all others in the county.\n\n"
            "SOURCE: Osier Bancorp, Inc.",
            "Osier Bancorp, Inc.",
            ("Osier Bancorp", "Osier"),
            id="the-company-throughout",
        ),
        pytest.param(
            "DENVER - On May 1, 2009, Osier's Board of Directors authorized a loan to farmers.",
            "Osier",
            (),
            id="the-board-alone",
        ),
        pytest.param(
            "osiBM, Inc. (Nasdaq: OSBM) (Nasdaq: OSBMP) today said that it lends to farmers.",
            "osiBM, Inc.",
            ("osiBM",),
            id="written-small-first",
        ),
        pytest.param(
            "The OSI (Nasdaq: OSIR) board of directors today elected Ann Poe chairman. Poe joined "
            "OSI in 1999 and has led it since.",
            "OSI",
            (),
            id="an-article-that-is-not-its-own",
        ),
    ],
)
def test_the_company(lead: str, company: str, aliases: tuple[str, ...]) -> None:
    """The issuer's full name is found where the text gives it, with its short names."""
    found = release("NEWS RELEASE\nMay 1, 2009\n\nBRANCH OPENS IN STOWE", lead).company
    assert found.name == company
    assert set(found.aliases) <= set(aliases)

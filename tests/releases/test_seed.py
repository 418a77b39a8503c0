"""The first release that the bot was given, read whole."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot.model import Company, Contact, Release, Security
from bot.releases import read

SEED = Path(__file__).parents[2] / "data/releases/2003-11-20-hecla-exchanges-preferred-stock.txt"


@pytest.fixture(scope="module")
def release() -> Release:
    """Read the release as it was published."""
    [only] = read(SEED.read_bytes(), SEED.name)
    return only


def test_what_heads_the_release(release: Release) -> None:
    """Number, headline, day and place are read as they are printed."""
    assert (release.number, release.headline) == ("2003-20", "HECLA EXCHANGES PREFERRED STOCK")
    assert (release.published, release.place) == (date(2003, 11, 20), "COEUR D'ALENE, IDAHO")
    assert release.id == "hecla-mining-company-2003-11-20-4ec396cf"
    assert (release.format, release.url) == ("text", None)


def test_whose_release_it_is(release: Release) -> None:
    """The company has its full name and the short ones that the text uses."""
    assert release.company == Company(
        name="Hecla Mining Company", aliases=("Hecla Mining", "Hecla"), cik=None
    )


def test_its_securities(release: Release) -> None:
    """Both classes have the name, the symbol and the exchange that the text gives them."""
    preferred, common = release.securities
    assert preferred == Security(
        company="Hecla Mining Company",
        kind="preferred",
        series="B",
        name="Series B Cumulative Convertible Stock (preferred stock)",
        symbol="HL-PrB",
        exchange="New York Stock Exchange",
        aliases=(
            "preferred stock",
            "Series B",
            "Series B preferred",
            "preferred shares",
            "preferred",
        ),
    )
    assert common == Security(
        company="Hecla Mining Company",
        kind="common",
        name="common stock",
        symbol="HL",
        exchange="New York Stock Exchange",
        aliases=("common shares", "common"),
    )


def test_whom_to_ask(release: Release) -> None:
    """The contact's own number stands; the switchboard's does not displace it."""
    assert release.contact == Contact(
        name="Vicki Veltkamp",
        role="vice president - investor and public relations",
        telephone="208/769-4144",
        fax="208/769-7612",
        web="http://www.hecla-mining.com",
        address="6500 N Mineral Drive, Suite 200, Coeur d'Alene, Idaho 83815-9408",
    )


def test_marks_slice_the_text(release: Release) -> None:
    """Each mark's span is where its value is printed."""
    printed = {mark.name: release.text[mark.span.start : mark.span.end] for mark in release.marks}
    assert printed["number"] == "2003-20"
    assert printed["published"] == printed["published.source"] == "November 20, 2003"
    assert printed["dateline"] == "COEUR D'ALENE, IDAHO --"
    assert printed["security.common.symbol"] == "HL"
    assert printed["security.preferred:B.symbol"] == "HL-PrB"
    assert printed["contact.address"].startswith("6500 N Mineral Drive, Suite 200 o Coeur")


def test_the_wraps_are_undone(release: Release) -> None:
    """The body is the eleven sentences that were written, the first after the dateline."""
    body = [s.text for s in release.sentences if s.text.endswith(".")]
    assert len(body) == 11
    assert body[0].startswith("Hecla Mining Company (HL:NYSE) today reported that it has entered")
    assert body[5] == (
        "Following the most recent transaction, 611,452 shares of preferred stock remain "
        "outstanding."
    )
    assert body[9].startswith("A 112-year-old company, Hecla has long been well known")

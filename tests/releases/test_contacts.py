"""Whom a release tells its reader to ask."""

from __future__ import annotations

import pytest

from bot.model import Contact
from bot.releases.blocks import Piece, lay_out
from bot.releases.contacts import find_contact

ISSUER = ("Osier Bancorp, Inc.", "Osier Bancorp", "Osier")


def contact(*texts: str, shape: str = "lines") -> Contact:
    """Find the contact in blocks of lines."""
    layout = lay_out([Piece(text, "table" if shape == "table" else "lines") for text in texts])
    found, marks = find_contact(layout.blocks, ISSUER)
    for mark in marks:
        printed = layout.text[mark.span.start : mark.span.end]
        assert printed == mark.value or mark.name.endswith("address")
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Contact: Ann Poe, chief financial officer, 802/555-0133 or fax 802/555-0134",
            Contact(
                name="Ann Poe",
                role="chief financial officer",
                telephone="802/555-0133",
                fax="802/555-0134",
            ),
            id="one-line",
        ),
        pytest.param(
            "CONTACTS:\nOsier Bancorp, Inc.\nAnn Poe, President and CEO\nMax Roe, Treasurer\n"
            "Tel: (802) 555-0133 Fax: (802) 555-0134",
            Contact(
                name="Ann Poe",
                role="President and CEO",
                telephone="(802) 555-0133",
                fax="(802) 555-0134",
            ),
            id="two-share-a-number",
        ),
        pytest.param(
            "Media Contact:\nMax Roe\n(802) 555-0134\nInvestor Contact:\nAnn Poe\n(802) 555-0133",
            Contact(name="Ann Poe", telephone="(802) 555-0133"),
            id="for-investors-first",
        ),
        pytest.param(
            "CONTACT: Osier: Ann Poe, (802) 555-0133 or apoe@osier.example Roe Co.: Max Roe, (802) "
            "555-0134",
            Contact(name="Ann Poe", telephone="(802) 555-0133", email="apoe@osier.example"),
            id="a-firm-is-no-person",
        ),
        pytest.param(
            "/CONTACT: Ann Poe or Max Roe, +1-802-555-0133, both of Osier/\n"
            "/Web site: www.osier.example/",
            Contact(name="Ann Poe", telephone="+1-802-555-0133", web="www.osier.example"),
            id="a-wires-own-form",
        ),
        pytest.param(
            "For further information, contact:\nInvestor Relations\n(802) 555-0133\n"
            "ir@osier.example",
            Contact(telephone="(802) 555-0133", email="ir@osier.example"),
            id="an-office",
        ),
        pytest.param(
            "Contact(s): Media: Equity Investment\nMax Roe\nCommunity:\nAnn Poe\nInquiries:\n"
            "313.555.0101 313.555.0102 313.555.0103",
            Contact(),
            id="columns-run-together-give-none",
        ),
        pytest.param(
            "Contact DetailsOsier BancorpAnn PoeChief Financial Officerapoe@osier.example",
            Contact(),
            id="words-run-together-give-none",
        ),
        pytest.param(
            "CONTACT RELEASE\nAnn B. C. Poe Immediately\nPhone: (802) 555-0133",
            Contact(name="Ann B. C. Poe", telephone="(802) 555-0133"),
            id="a-column-beside-it-is-no-name",
        ),
        pytest.param(
            "Contact: Ann Poe For Immediate Release\n(802) 555-0133",
            Contact(name="Ann Poe", telephone="(802) 555-0133"),
            id="a-label-beside-it-is-no-name",
        ),
        pytest.param(
            "Contact: Ann Poe Thursday, May 1, 2009\n(802) 555-0133",
            Contact(name="Ann Poe", telephone="(802) 555-0133"),
            id="a-day-beside-it-is-no-name",
        ),
        pytest.param(
            "Contact: Ann F. Poe Controller 802-555-0133",
            Contact(name="Ann F. Poe", role="Controller", telephone="802-555-0133"),
            id="a-post-right-after-it",
        ),
        pytest.param(
            "Contact:\nAnn Poe\n802-555-0133\nOSIER NAMES MAX ROE CHIEF FINANCIAL OFFICER",
            Contact(name="Ann Poe", telephone="802-555-0133"),
            id="a-headline-is-no-post",
        ),
        pytest.param(
            "P.O. Box 120 Stowe, VT 05672\nContact: Ann Poe, 802-555-0133",
            Contact(
                name="Ann Poe", telephone="802-555-0133", address="P.O. Box 120 Stowe, VT 05672"
            ),
            id="a-box-is-no-street",
        ),
        pytest.param("Please contact your broker or call the bank.", Contact(), id="no-contact"),
    ],
)
def test_contacts(text: str, expected: Contact) -> None:
    """Each part belongs to the person it stands under; what is not certain is absent."""
    assert contact(text) == expected


def test_posts_in_blocks_of_their_own() -> None:
    """A number goes to the person named above it, whatever posts stand between them."""
    found = contact(
        "Contact:", "Ann Poe", "Chief Financial Officer", "Senior Vice President", "802-555-0133"
    )
    assert found == Contact(
        name="Ann Poe", role="Chief Financial Officer", telephone="802-555-0133"
    )


def test_a_bullet_in_an_address_is_a_comma() -> None:
    """An `o` between the parts of a letterhead was a bullet before it was typed."""
    found = contact(
        "Contact: Ann Poe, 802/555-0133", "1 Mill Street, Suite 2 o Stowe, Vermont 05672"
    )
    assert found.address == "1 Mill Street, Suite 2, Stowe, Vermont 05672"


def test_a_web_site_is_the_issuers_own() -> None:
    """Where no contact gives one, the text's own invitation does; another's does not."""
    ours = "More is at the bank's web site, www.osierbank.example/ir, and in its reports."
    theirs = "Visit the wire at www.roewire.example for more."
    assert contact(ours, theirs).web == "www.osierbank.example/ir"
    assert contact(theirs).web is None

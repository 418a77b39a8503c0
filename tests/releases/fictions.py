"""Releases of companies that do not exist, in the forms in which real ones come."""

from __future__ import annotations

TYPED = """\
Exhibit 99.1

<PAGE>   1

[LARKSPUR LOGO]                                                      No. 09-14


                                  NEWS RELEASE

            LARKSPUR METALS EXCHANGES SERIES A CONVERTIBLE PREFERRED
                          STOCK FOR COMMON STOCK

                            FOR IMMEDIATE RELEASE


         DENVER, Colo., March 3, 2009 -- Larkspur Metals Corporation (NYSE: LKM)
today reported that it has agreed with a holder of its Series A Convertible
Preferred Stock (the "Preferred Stock") to issue 4.5 shares of common stock for
each share of Preferred Stock. The holder, who owns 20,000 shares, will be issued
90,
000 shares of common stock. Mr. J. R. Field of Larkspur's No. 2 office in the
U.S. said the long-
term effect is small.

         Following the transaction, 180,000 shares of Preferred Stock remain
outstanding, about a tenth of the class as it was first issued in June 2004, and

                                       -1-
<PAGE>   2

no dividends are in arrears.

                                             Year ended December 31,
                                               2008          2007
Net sales ........................           $ 12,400      $ 11,900
Dividends on Preferred Stock .....                480           480

ABOUT LARKSPUR METALS

         Larkspur Metals Corporation, headquartered in Denver, mines and refines
zinc. Larkspur's common and preferred shares are traded on the New York Stock
Exchange under the symbols LKM and LKM-PrA, respectively. More is at
www.larkspurmetals.com.

         This release contains forward-looking statements within the meaning of
the Private Securities Litigation Reform Act of 1995.

                                      # # #

Contact: Jo Field, vice president - investor relations, 303/555-0142
         or fax 303/555-0199, jfield@larkspurmetals.com

         100 Ore Street, Suite 5 o Denver, Colorado 80202-1234
                  303/555-0100 o FAX 303/555-0198
"""

COLUMNS = """\
                                             FOR IMMEDIATE RELEASE
CONTACT:
                                             Max A. Roe
Ann Poe, CFO                                 Roe Public Relations LLC
Osier Bancorp, Inc.                          (212) 555-0170; (212) 555-0171 (Fax)
(802) 555-0133                               mroe@roepr.example

               OSIER BANCORP RAISES ITS QUARTERLY DIVIDEND TO $.12

BURLINGTON, Vt., Aug. 9 /PRNewswire-FirstCall/ -- Osier Bancorp, Inc. (Nasdaq: OSIR)
today declared a quarterly cash dividend of $.12 per share, an increase of 20% over
the $.10 that it paid in each quarter of the year before.

"We are pleased to share our results," said Ann Poe, chief financial officer. "Capital
stands at 11% of assets."

SOURCE  Osier Bancorp, Inc.
    -0-                             08/09/2005
    /CONTACT:  Ann Poe, Chief Financial Officer of Osier Bancorp, +1-802-555-0133/
"""

MARKDOWN = """\
# Larkspur Metals Redeems Its 8% Notes

DENVER, CO - March 3, 2009 (NEWMEDIAWIRE) - **Larkspur Metals Corporation** (NYSE: LKM) today
announced that it will redeem its 8% Senior Notes due 2012 at [par](https://example.com/par).

* All $40 million of the notes are called.
* Holders receive accrued interest.

| Year | Interest |
|------|---------:|
| 2008 | $3.2     |

About Larkspur Metals

Larkspur Metals Corporation mines zinc.

View the original release on www.newmediawire.com

---

[Original/Source Press Release](https://example.com/larkspur-redeems)

[Reddit Post](https://www.reddit.com/r/x)

![Registration](https://example.com/code.webp)
"""

HTML = """\
<html><head><meta charset="windows-1252"><title>Exhibit 99.1</title>
<style>p {margin: 0}</style></head><body>
<nav><a href="/">Home</a><a href="/ir">Investors</a></nav>
<p align="center">Exhibit 99.1</p>
<p align="center"><b>Larkspur Metals Corporation</b></p>
<p align="center"><b>Larkspur Metals Prices Offering of<br>Series B Preferred Stock</b></p>
<p>DENVER&#151;March&nbsp;3, 2009&#151;Larkspur Metals Corporation (NYSE: LKM) today priced
2,000,000 shares of its 7.5% Series B Cumulative Preferred Stock at $25.00 a share. &#147;Demand
was good,&#148; said Jo Field.</p>
<p>The shares will rank equally with the company&#146;s other preferred stock, of which the</p>
<hr style="page-break-after:always"><p align="center">2</p>
<p>holders were told on Monday.</p>
<table><tr><td>&nbsp;</td><td colspan="2">2009</td><td></td></tr>
<tr><td>Shares offered</td><td></td><td align="right">2,000,000</td><td></td></tr>
<tr><td>Proceeds</td><td>$</td><td align="right">50.0</td><td></td></tr>
<tr><td>Change</td><td></td><td>(1.5</td><td>)%</td></tr></table>
<table><tr><td valign="top">&#149;</td>
<td>The first dividend is payable on June 1, 2009.</td></tr></table>
<p>Contact: Jo Field, 303-555-0142</p><script>var x = "not text";</script></body></html>
"""

PAGE = """\
<!DOCTYPE html><html><head><meta property="og:title" content="Osier Opens a Branch">
<meta property="article:published_time" content="2015-06-02T08:00:00Z">
<link rel="canonical" href="https://osier.example/news/branch"></head><body>
<header><div>Osier Bancorp</div></header>
<ul><li><a href="/a">About</a></li><li><a href="/b">Careers</a></li>
<li><a href="/c">News</a></li></ul>
<article><h1>Osier Opens a Branch</h1>
<p>Osier Bancorp, Inc. (Nasdaq: OSIR) today announced that it has opened a branch in Stowe, its
ninth, where it will lend to farmers and to makers of furniture as it has long done elsewhere.</p>
<p>"It is a good town," said Ann Poe, who has led the bank since its foundation and who will
retire next year, when the bank hopes to have opened its tenth branch in the same county.</p>
<p>Media contact: Max Roe, (802) 555-0134</p></article>
<footer><p>Copyright Osier Bancorp</p></footer></body></html>
"""

HEADER = """\
<SEC-DOCUMENT>0000000001-09-000007.txt : 20090305
<SEC-HEADER>0000000001-09-000007.hdr.sgml : 20090305
ACCESSION NUMBER:		0000000001-09-000007
CONFORMED SUBMISSION TYPE:	8-K
FILED AS OF DATE:		20090305

FILER:
	COMPANY DATA:
		COMPANY CONFORMED NAME:			LARKSPUR METALS CORP
		CENTRAL INDEX KEY:			0000012345
</SEC-HEADER>
"""

FORM = """\
<DOCUMENT>
<TYPE>8-K
<SEQUENCE>1
<DESCRIPTION>FORM 8-K
<TEXT>
                       SECURITIES AND EXCHANGE COMMISSION
                                    FORM 8-K
                                 CURRENT REPORT

                          LARKSPUR METALS CORPORATION

ITEM 5.  OTHER EVENTS.

The Registrant issued the release that is attached as an exhibit.

                                   SIGNATURES
Pursuant to the requirements of the Act this report was signed.
</TEXT>
</DOCUMENT>
"""

CONSENT = """\
<DOCUMENT>
<TYPE>EX-99.2
<SEQUENCE>3
<TEXT>
                       CONSENT OF INDEPENDENT ACCOUNTANTS

We consent to the incorporation by reference of our report dated March 1, 2009 in the
registration statement of Larkspur Metals Corporation on Form S-8, and to what it says of us.
</TEXT>
</DOCUMENT>
"""


def exhibit(text: str, kind: str = "EX-99.1", sequence: int = 2) -> str:
    """Wrap a text as a document of a submission, without a file's name as old ones were."""
    return f"<DOCUMENT>\n<TYPE>{kind}\n<SEQUENCE>{sequence}\n<TEXT>\n{text}</TEXT>\n</DOCUMENT>\n"


def submission(*documents: str) -> str:
    """Put documents under a filing's header."""
    return HEADER + "".join(documents) + "</SEC-DOCUMENT>\n"


def feed(*entries: tuple[str, str]) -> str:
    """Make a feed of titles and texts, all of one day."""
    items = "".join(
        f"<item><title>{title}</title><link>https://osier.example/{number}</link>"
        "<pubDate>Tue, 02 Jun 2015 08:00:00 GMT</pubDate>"
        f"<description><![CDATA[{html}]]></description></item>"
        for number, (title, html) in enumerate(entries, start=1)
    )
    head = "<?xml version='1.0' encoding='utf-8'?><rss version='2.0'><channel>"
    return f"{head}<title>Osier Bancorp News</title>{items}</channel></rss>"

"""What a company that does not exist publishes: its releases, filings and feeds, as bytes."""

from __future__ import annotations

import json
from xml.sax.saxutils import escape

CIK = "0000719999"
ACCESSION = "0000719999-{year:02}-{number:06}"


def release(
    remain: int = 48_210,
    number: str = "2004-03",
    day: str = "January 5, 2004",
    headline: str = "LARKSPUR TIN EXCHANGES PREFERRED STOCK",
) -> bytes:
    """Write a release that states how many preferred shares remain."""
    return f"""[LARKSPUR LOGO]                                          {number}

                              NEWS RELEASE

                {headline}

                          FOR IMMEDIATE RELEASE
                             {day}

     CAMBORNE, TEXAS -- Larkspur Tin Company (LKT:NYSE) today reported that
it has entered into an exchange agreement with a holder of its Series A
Convertible Preferred Stock (preferred stock). Larkspur Tin will issue the
holder 4.5 shares of common stock in exchange for each share of preferred stock.

     Following the most recent transaction, {remain:,} shares of preferred
stock remain outstanding.

                  Contact: Ada Marsh, investor relations, 512/555-0144
""".encode()


def page(text: bytes, charset: str = "utf-8") -> bytes:
    """Write a release as a page of a newsroom."""
    blocks = "".join(
        f"<p>{' '.join(each.split())}</p>\n" for each in escape(text.decode()).split("\n\n")
    )
    html = f'<html><head><meta charset="{charset}"></head><body>\n{blocks}</body></html>'
    return html.encode()


def filing(
    *exhibits: bytes, form: str = "8-K", filed: str = "20040105", whole: bool = True
) -> bytes:
    """Write the full text of a submission with its form and its exhibits."""
    documents = "".join(
        f"<DOCUMENT>\n<TYPE>EX-99.{at}\n<SEQUENCE>{at + 1}\n"
        f"<TEXT>\n{text.decode()}</TEXT>\n</DOCUMENT>\n"
        for at, text in enumerate(exhibits, start=1)
    )
    text = f"""<SEC-DOCUMENT>0000719999-04-000001.txt : {filed}
<SEC-HEADER>0000719999-04-000001.hdr.sgml : {filed}
CONFORMED SUBMISSION TYPE:\t8-K
FILED AS OF DATE:\t\t{filed}
FILER:
\tCOMPANY DATA:
\t\tCOMPANY CONFORMED NAME:\t\t\tLARKSPUR TIN CO
\t\tCENTRAL INDEX KEY:\t\t\t{CIK}
</SEC-HEADER>
<DOCUMENT>
<TYPE>8-K
<SEQUENCE>1
<TEXT>
                   FORM 8-K
     ITEM 5.  OTHER EVENTS.
     The registrant issued the release attached as an exhibit.
</TEXT>
</DOCUMENT>
{documents}"""
    return (text + ("</SEC-DOCUMENT>\n" if whole else "")).encode()


def rss(*entries: tuple[str, str], charset: str = "utf-8") -> bytes:
    """Write a newsroom's feed of titles and addresses, the newest first."""
    items = "".join(
        f"<item><title>{escape(title)}</title><link>{escape(link)}</link>"
        f"<pubDate>Mon, 05 Jan 2004 09:00:00 GMT</pubDate></item>"
        for title, link in entries
    )
    text = f"""<?xml version="1.0" encoding="{charset}"?>
<rss version="2.0"><channel><title>Larkspur Tin</title><link>/</link>{items}</channel></rss>"""
    return text.encode(charset)


def newest(*filings: tuple[str, str]) -> bytes:
    """Write the archive's feed of a company's newest filings: their forms and accessions."""
    folder = "https://archive.example/Archives/edgar/data/719999"
    entries = "".join(
        f"""    <entry>
      <category label="form type" scheme="https://www.sec.gov/" term="{form}" />
      <content type="text/xml"><accession-number>{accession}</accession-number></content>
      <id>urn:tag:sec.gov,2008:accession-number={accession}</id>
      <link href="{folder}/{accession.replace("-", "")}/{accession}-index.htm" rel="alternate" />
      <title>{form}  - Current report</title>
      <updated>2004-01-05T09:00:00-04:00</updated>
    </entry>
"""
        for form, accession in filings
    )
    return f"""<?xml version="1.0" encoding="ISO-8859-1" ?>
  <feed xmlns="http://www.w3.org/2005/Atom">
    <company-info><cik>{CIK}</cik></company-info>
{entries}    <title>LARKSPUR TIN CO  ({CIK})</title>
  </feed>""".encode("latin-1")


def columns(*filings: tuple[str, str]) -> dict[str, list[str]]:
    """Write filings as the columns of the archive's list."""
    return {
        "accessionNumber": [accession for _, accession in filings],
        "form": [form for form, _ in filings],
        "items": ["5,7" for _ in filings],
        "primaryDocument": ["" for _ in filings],
    }


def filings(*recent: tuple[str, str], files: tuple[str, ...] = ()) -> bytes:
    """Write the archive's list of a company's filings, the newest first."""
    listed = {
        "cik": CIK,
        "name": "LARKSPUR TIN CO",
        "filings": {"recent": columns(*recent), "files": [{"name": name} for name in files]},
    }
    return json.dumps(listed).encode()


def older(*listed: tuple[str, str]) -> bytes:
    """Write a further list of older filings."""
    return json.dumps(columns(*listed)).encode()

"""The first bytes of a file in; which format it is in out, whatever its name says."""

from __future__ import annotations

import re
from typing import Literal

Format = Literal["pdf", "zip", "submission", "feed", "html", "markdown", "text"]

_SUBMISSION = re.compile(
    rb"-----BEGIN PRIVACY-ENHANCED MESSAGE-----|<(?:SEC|IMS)-(?:DOCUMENT|HEADER)>|<SUBMISSION>"
    rb"|<DOCUMENT>\s*<TYPE>"
)
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|body)[\s>]", re.IGNORECASE)
_HTML = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|div|td|tr|p|h[1-6]|article|span|font|center)[\s>/]",
    re.IGNORECASE,
)
_MARKDOWN = re.compile(rb"^(?:#{1,6} \S|\s{0,3}[*-] \S.*\n|.*\]\(https?://|\*\*\S)", re.MULTILINE)
_HEADING = re.compile(rb"\s*#{1,3} \S")
_BINARY = {
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"\xd0\xcf\x11\xe0": "a Microsoft Office file of the old kind",
    b"\x1f\x8b": "a gzip file",
    b"{\\rtf": "an RTF file",
    b"SQLite format 3": "a database",
    b"%!PS": "a PostScript file",
}


def sniff(data: bytes) -> Format:
    """Tell the format of a file by its content.

    >>> sniff(b"<html><body>A"), sniff(b"# A title"), sniff(b"A title")
    ('html', 'markdown', 'text')
    """
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if data[:1024].find(b"%PDF-") >= 0:
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return "zip"
    if b"<" in head or b"-----BEGIN" in head:
        if _SUBMISSION.search(head[:2048]):
            return "submission"
        if head.startswith(b"<") and _FEED.search(head):
            return "feed"
        if _PAGE.search(head) or (_HTML.search(head) and head.count(b"<") > 2):
            return "html"
    if _HEADING.match(head) or (b"](" in data and len(_MARKDOWN.findall(data[:20_000])) > 3):
        return "markdown"
    return "text"


def foreign(data: bytes) -> str | None:
    """Name what a file is if no text can be read from it, or None."""
    for magic, name in _BINARY.items():
        if data.startswith(magic):
            return name
    head = data[:4096]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None
    if b"\x00" in head:
        return "a binary file"
    if head.lstrip()[:1] in (b"{", b"[") and re.match(rb'\s*[\[{]\s*["{\]}]', head):
        return "JSON data"
    return None

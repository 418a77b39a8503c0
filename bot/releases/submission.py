"""The full text of an EDGAR submission in; the documents in it that may be releases out.

A submission is SGML: a header of who filed what and when, and then the documents, each with
its type. The exhibits that can hold a release are read, and the main form, because small
filers append the release to it; any other is refused by its type.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256

from bot.errors import ReleaseError
from bot.releases.blocks import Document, Origin, Refusal
from bot.releases.encoding import printable
from bot.releases.forms import attachments, items
from bot.releases.issuer import as_printed
from bot.releases.limits import MAX_PARTS, MAX_TEXT
from bot.releases.markup import read_html
from bot.releases.plain import read_plain

_FIELD = re.compile(r"<(?P<name>TYPE|SEQUENCE|FILENAME|DESCRIPTION)>[ \t]*(?P<value>[^\n<]*)")
_HEADER_FIELDS = {
    "company": re.compile(r"(?:COMPANY CONFORMED NAME:|<CONFORMED-NAME>)[ \t]*(?P<value>[^\n]+)"),
    "cik": re.compile(r"(?:CENTRAL INDEX KEY:|<CIK>)[ \t]*(?P<value>\d+)"),
    "filed": re.compile(r"(?:FILED AS OF DATE:|<FILING-DATE>)[ \t]*(?P<value>\d{8})"),
    "form": re.compile(r"(?:CONFORMED SUBMISSION TYPE:|<TYPE>)[ \t]*(?P<value>[^\n<]+)"),
    "accession": re.compile(r"(?:ACCESSION NUMBER:|<ACCESSION-NUMBER>)[ \t]*(?P<value>[\d-]+)"),
}
_RELEASE_TYPE = re.compile(r"EX-(?:99|20|28)\b.*", re.IGNORECASE)
_FORM_TYPE = re.compile(r"(?:8-K|6-K|10-C|425|DEFA14A|SC TO-\w+)\b.*", re.IGNORECASE)
_DATA_TYPE = re.compile(
    r"GRAPHIC|ZIP|EXCEL|XML|EX-10[1-9]\b.*|COVER|CORRESP|JSON|XBRL.*", re.IGNORECASE
)
_SIGNED = re.compile(r"^-----(?:BEGIN|END) PRIVACY-ENHANCED MESSAGE-----$", re.MULTILINE)
_FORM = 100_000
_HTML = re.compile(r"<(?:html|body|p|div|td|font)[\s>]", re.IGNORECASE)
_PDF = re.compile(r"<PDF>\s*begin \d+ [^\n]*\n(?P<lines>.*?)\n`?\s*\nend", re.DOTALL)


@dataclass(frozen=True, slots=True)
class _Part:
    """One document of a submission."""

    kind: str
    label: str
    text: str


def read_submission(text: str, origin: Origin) -> Iterator[Document | Refusal]:
    """Give the documents of a submission, and for the others why not."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    parts = list(_parts(text))
    header = text[: text.find("<DOCUMENT>")] if "<DOCUMENT>" in text else text[:5000]
    filing = _filing(header, parts, origin)
    for part in parts:
        if _DATA_TYPE.fullmatch(part.kind):
            continue
        if len(part.text) > MAX_TEXT:
            yield Refusal(name=part.label, reason="It holds more text than a release.")
            continue
        mine = replace(filing, sha256=sha256(part.text.encode()).hexdigest())
        if _RELEASE_TYPE.fullmatch(part.kind):
            yield _document(part, mine)
        elif _FORM_TYPE.fullmatch(part.kind):
            yield from _appended(part, mine, alone=len(parts) == 1)
        else:
            yield Refusal(name=part.label, reason=f"It is an exhibit of type {part.kind}.")


def _parts(text: str) -> Iterator[_Part]:
    """Give the documents of a submission in order."""
    for number, document in enumerate(text.split("<DOCUMENT>")[1:], start=1):
        if number > MAX_PARTS:
            raise ReleaseError(f"It holds more than {MAX_PARTS} documents.")
        head, _, rest = document.partition("<TEXT>")
        content = rest.split("</TEXT>", 1)[0].removeprefix("\n")
        fields = {field["name"]: field["value"].strip() for field in _FIELD.finditer(head[:2000])}
        kind = fields.get("TYPE", "").upper()
        sequence = fields.get("SEQUENCE", str(number))
        label = fields.get("FILENAME") or f"{kind} (document {sequence})"
        yield _Part(kind, label, content)


def _filing(header: str, parts: list[_Part], origin: Origin) -> Origin:
    """Read who filed what and when, and the items of the form."""
    values = {
        name: match["value"].strip()
        for name, pattern in _HEADER_FIELDS.items()
        if (match := pattern.search(header))
    }
    form = next((part for part in parts if _FORM_TYPE.fullmatch(part.kind)), None)
    notes = [(f"filing.{key}", values[key]) for key in ("form", "accession") if key in values]
    company = values.get("company")
    if form:
        plain = re.sub(r"<[^<>]{1,2000}>|&[#\w]{1,8};", " ", form.text[:_FORM])
        notes += [("filing.item", item) for item in items(plain)]
        if company and (mark := as_printed(plain, company)) and " " in mark.value:
            company = mark.value
    filed = values.get("filed", "")
    return replace(
        origin,
        company=company,
        cik=values["cik"].lstrip("0").zfill(10) if "cik" in values else None,
        dated=date.fromisoformat(filed) if re.fullmatch(r"(?:19|20)\d{6}", filed) else None,
        notes=tuple(notes),
    )


def _document(part: _Part, origin: Origin) -> Document:
    """Make the document of a part, whatever its text is written in."""
    text = printable(part.text)
    name = f"{origin.name}#{part.label}"
    if pdf := _PDF.search(text):
        from bot.releases.pdf import read_pdf

        data = b"".join(map(_uudecode, pdf["lines"].split("\n")))
        return Document(read_pdf(data), replace(origin, name=name, format="submission"))
    pieces = read_html(text) if _HTML.search(text[:5000]) else read_plain(text)
    return Document(pieces, replace(origin, name=name))


def _uudecode(line: str) -> bytes:
    try:
        return binascii.a2b_uu(line)
    except binascii.Error as error:
        raise ReleaseError("Its encoded PDF is damaged.") from error


def _appended(part: _Part, origin: Origin, *, alone: bool) -> Iterator[Document | Refusal]:
    """Give the releases appended to a form, or say that it is only a form."""
    found = list(attachments(part.text)) if not _HTML.search(part.text[:5000]) else []
    for number, text in enumerate(found, start=1):
        digest = sha256(text.encode()).hexdigest()
        name = f"{origin.name}#{part.label}/{number}"
        yield Document(read_plain(text), replace(origin, name=name, sha256=digest))
    if not found:
        reason = f"It is a form {part.kind}, not a release"
        stated = [value for name, value in origin.notes if name == "filing.item"]
        reason += f" (items: {'; '.join(stated)})." if stated else "."
        yield Refusal(name=part.label, reason=reason)

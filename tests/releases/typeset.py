"""Lines in; the bytes of a PDF that prints them out, made by hand so that nothing else must."""

from __future__ import annotations

from collections.abc import Sequence

_LEADING = 13
_TOP = 740
_FONT = "/Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding"
_UNKNOWN = (
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def"
    " 1 begincodespacerange <00> <FF> endcodespacerange"
    " 1 beginbfchar <01> <0000> endbfchar 1 beginbfrange <20> <7E> <0020> endbfrange"
    " endcmap end end"
)
"""A table of characters that does not know what the first of them is."""


def pdf(pages: Sequence[Sequence[str]]) -> bytes:
    """Print pages of lines at 10 points; a tab sets the rest of the line 300 points in.

    The character 1 is one that the font has and that its table of characters does not.
    """
    numbers = range(5, 5 + 2 * len(pages), 2)
    kids = " ".join(f"{number} 0 R" for number in numbers)
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        f"<< {_FONT} /ToUnicode 4 0 R >>",
        _stream(_UNKNOWN),
    ]
    for number, lines in zip(numbers, pages, strict=True):
        drawn = "\n".join(_drawn(line, _TOP - at * _LEADING) for at, line in enumerate(lines))
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792]"
            f" /Resources << /Font << /F1 3 0 R >> >> /Contents {number + 1} 0 R >>"
        )
        objects.append(_stream(drawn))
    return _assembled(objects)


def _stream(content: str) -> str:
    return f"<< /Length {len(content)} >>\nstream\n{content}\nendstream"


def _drawn(line: str, height: int) -> str:
    """Draw the parts of a line, the first at the margin or at its indent."""
    parts = []
    for at, part in enumerate(line.split("\t")):
        bare = part.lstrip(" ")
        left = 72 + 300 * at + 5 * (len(part) - len(bare))
        shown = bare.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        parts.append(f"BT /F1 10 Tf {left} {height} Td ({shown}) Tj ET")
    return "\n".join(parts)


def _assembled(objects: Sequence[str]) -> bytes:
    """Number the objects and write the table of where they are."""
    data = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(data))
        data += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    start = len(data)
    data += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode()
    data += (
        f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF".encode()
    )
    return data

"""The bytes of a text in; its characters out.

What the document declares comes first, if its bytes allow it; then what its bytes are
likely to be; Windows-1252 last, which old filings use without saying so.
"""

from __future__ import annotations

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"""<(?:\?xml|meta)[^>]{0,200}?(?:encoding|charset)\s*=\s*["']?(?P<name>[\w.:-]{2,30})""",
    re.IGNORECASE,
)
_AS_WINDOWS = frozenset({"iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"})
_C1 = {code: bytes([code]).decode("cp1252", "ignore") or None for code in range(0x80, 0xA0)}
_HIGH = re.compile("[\x80-\x9f]")
_SAMPLE = 20_000


def decode(data: bytes) -> str:
    r"""Decode bytes to characters.

    >>> decode("caf\u00e9 \u2014 9\u00a0%".encode("cp1252"))
    'caf\xe9 \u2014 9\xa0%'
    """
    for bom, name in _BOMS:
        if data.startswith(bom):
            return data.decode(name, "replace")
    if data.isascii():
        return data.decode("ascii")
    declared = _DECLARED.search(data[:2048])
    names = ["utf-8"]
    if declared:
        name = declared["name"].decode().lower()
        names.insert(0, "cp1252" if name in _AS_WINDOWS else name)
    for name in names:
        try:
            return printable(data.decode(name))
        except (UnicodeDecodeError, LookupError):
            continue
    return printable(data.decode(_likely(data), "replace"))


def printable(text: str) -> str:
    """Turn the control characters that Windows uses for quotation marks into those."""
    return text.translate(_C1) if _HIGH.search(text) else text


def _likely(data: bytes) -> str:
    """Guess the encoding of bytes that are neither declared nor UTF-8."""
    from charset_normalizer import from_bytes

    high = [at.start() for at in re.finditer(rb"[\x80-\xff]", data)]
    first = max(0, high[0] - _SAMPLE // 2)
    best = from_bytes(
        data[first : first + _SAMPLE], cp_isolation=["cp1252", "cp1250", "cp1251", "mac_roman"]
    ).best()
    if best is None or best.chaos > 0:
        return "cp1252"
    return "cp1252" if best.encoding in {"cp1250", "ascii"} else best.encoding

"""Nothing in; the two icons that Teams asks for, drawn as PNG, out.

A sheet of paper with three bars on it, each longer than the one before: a release with its
figures. `color` is on a background of the accent colour, `outline` is white on nothing.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from itertools import product

ACCENT = (0x14, 0x50, 0x4A)
WHITE = (0xFF, 0xFF, 0xFF)
SAMPLES = 4
"""Each pixel is looked at in so many places across and down, so that edges are smooth."""

Box = tuple[int, int, int, int]
"""Left, top, right and bottom, in hundredths of the icon."""

SHEET: Box = (28, 20, 72, 80)
BARS: tuple[Box, ...] = ((36, 32, 50, 38), (36, 47, 57, 53), (36, 62, 62, 68))
BORDER = 5

Ink = Callable[[float, float], bool]
"""Whether there is ink at a place, in hundredths of the icon from its left and top."""


def color() -> bytes:
    """Draw the icon of 192 pixels: a white sheet, its bars cut out, on the accent colour."""
    return _png(192, _mixed, lambda x, y: _within(SHEET, x, y) and not _bars(x, y))


def outline() -> bytes:
    """Draw the icon of 32 pixels: the sheet's border and its bars in white, the rest clear."""
    left, top, right, bottom = SHEET
    inner = (left + BORDER, top + BORDER, right - BORDER, bottom - BORDER)

    def ink(x: float, y: float) -> bool:
        border = _within(SHEET, x, y) and not _within(inner, x, y)
        return border or _bars(x, y)

    return _png(32, lambda share: bytes((*WHITE, share)), ink)


def _mixed(share: int) -> bytes:
    """Mix white over the accent colour, by how much of 255 is white."""
    mixed = [(w * share + a * (255 - share)) // 255 for w, a in zip(WHITE, ACCENT, strict=True)]
    return bytes((*mixed, 255))


def _bars(x: float, y: float) -> bool:
    return any(_within(bar, x, y) for bar in BARS)


def _within(box: Box, x: float, y: float) -> bool:
    left, top, right, bottom = box
    return left <= x < right and top <= y < bottom


def _png(size: int, pixel: Callable[[int], bytes], ink: Ink) -> bytes:
    """Write a square PNG of 8-bit RGBA; https://www.w3.org/TR/png-3/ says how."""
    shares = [[_share(size, column, line, ink) for column in range(size)] for line in range(size)]
    rows = b"".join(b"\0" + b"".join(map(pixel, line)) for line in shares)
    head = struct.pack(">IIBBBBB", size, size, 8, 6, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*chunk) for chunk in chunks)


def _share(size: int, column: int, line: int, ink: Ink) -> int:
    """Return how much of a pixel has ink, of 255."""
    steps = [(2 * each + 1) / (2 * SAMPLES) for each in range(SAMPLES)]
    hits = sum(
        ink(100 * (column + x) / size, 100 * (line + y) / size) for x, y in product(steps, repeat=2)
    )
    return 255 * hits // SAMPLES**2


def _chunk(kind: bytes, data: bytes) -> bytes:
    checksum = struct.pack(">I", zlib.crc32(kind + data))
    return struct.pack(">I", len(data)) + kind + data + checksum

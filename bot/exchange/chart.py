"""Terms and a range of prices in; a picture of what an exchange brings, as PNG, out.

The value received stands above, the ratio below, over the same prices; the cap and the floor
are drawn as dashed lines where they bind, and named.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from bot.exchange.sensitivity import Row, row_at, turning_prices
from bot.exchange.shown import money, price, shown
from bot.exchange.terms import Terms, rounded
from bot.language.numbers import as_fraction, grouped

FINE = 2
"""How many times the size of the picture it is drawn at, for smooth lines once it is reduced."""

WIDTH, HEIGHT = 1000 * FINE, 720 * FINE
LEFT, RIGHT, TOP, MIDDLE, BOTTOM = (n * FINE for n in (130, 40, 90, 60, 70))
POINTS = 80
"""How many prices a line is drawn through, besides its turning points."""

INK, FAINT, PAPER = "#1d2733", "#d9dee5", "#ffffff"
VALUE, RATIO, BOUND = "#0b6e4f", "#1f4e9c", "#b3261e"


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """One pair of axes: where it lies, what it spans, and how its vertical axis is labelled."""

    top: int
    bottom: int
    prices: tuple[Fraction, Fraction]
    heights: tuple[Fraction, Fraction]
    label: str
    mark: Callable[[Fraction], str]

    def x(self, at: Fraction) -> int:
        """Place a price."""
        low, high = self.prices
        return LEFT + int((at - low) / (high - low) * (WIDTH - LEFT - RIGHT))

    def y(self, height: Fraction) -> int:
        """Place a height."""
        low, high = self.heights
        return self.bottom - int((height - low) / (high - low) * (self.bottom - self.top))


def chart(terms: Terms, count: Fraction, prices: tuple[Fraction, Fraction], title: str) -> bytes:
    """Draw what an exchange brings over a range of prices; return the bytes of a PNG."""
    rows = _rows(terms, count, prices)
    image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    draw = ImageDraw.Draw(image)
    draw.text((LEFT, 20 * FINE), title, font=_font(22), fill=INK)
    half = (HEIGHT - TOP - MIDDLE - BOTTOM) // 2
    values = [row.value for row in rows]
    ratios = [row.ratio for row in rows]
    above = Panel(
        top=TOP,
        bottom=TOP + half,
        prices=prices,
        heights=_span(values),
        label="Value received, dollars",
        mark=lambda v: money(v).removesuffix(".00"),
    )
    below = Panel(
        top=TOP + half + MIDDLE,
        bottom=HEIGHT - BOTTOM,
        prices=prices,
        heights=_span(ratios + _bounds(terms)),
        label="Ratio, shares for each given up",
        mark=shown,
    )
    for panel in (above, below):
        _axes(draw, panel)
    _price_axis(draw, below)
    _turns(draw, terms, above, below)
    _line(draw, above, [(row.price, row.value) for row in rows], VALUE)
    _line(draw, below, [(row.price, row.ratio) for row in rows], RATIO)
    _name_bounds(draw, terms, below)
    written = BytesIO()
    image.reduce(FINE).save(written, "PNG")
    return written.getvalue()


def ticks(low: Fraction, high: Fraction, most: int = 7) -> list[Fraction]:
    """Choose round numbers in a range, at steps of 1, 2 or 5 times a power of ten.

    >>> [str(tick) for tick in ticks(Fraction(3), Fraction(9))]
    ['3', '4', '5', '6', '7', '8', '9']
    """
    step = Fraction(1)
    while step * most < high - low:
        step *= 10
    while step * most / 10 >= high - low:
        step /= 10
    for part in (Fraction(1, 10), Fraction(1, 5), Fraction(1, 2)):
        if step * part * most >= high - low:
            step *= part
            break
    first = -(-low // step)
    return [step * n for n in range(int(first), int(high // step) + 1)]


def _rows(terms: Terms, count: Fraction, prices: tuple[Fraction, Fraction]) -> list[Row]:
    low, high = prices
    at = {low + (high - low) * n / POINTS for n in range(POINTS + 1)}
    at |= {p for p in turning_prices(terms).values() if low < p < high}
    return [row_at(terms, count, each) for each in sorted(at) if each > 0]


def _bounds(terms: Terms) -> list[Fraction]:
    return [as_fraction(bound.value) for bound in (terms.cap, terms.floor) if bound]


def _span(heights: list[Fraction]) -> tuple[Fraction, Fraction]:
    """Span heights with some air above and below, from zero where they come near it."""
    low, high = min(heights), max(heights)
    air = (high - low) / 8 or high / 4 or Fraction(1)
    bottom = low - air
    return (Fraction(0) if bottom < high / 4 else bottom), high + air


def _axes(draw: ImageDraw.ImageDraw, panel: Panel) -> None:
    """Draw a panel's frame, its horizontal lines with their figures, and its label."""
    for tick in ticks(*panel.heights, most=6):
        y = panel.y(tick)
        draw.line([(LEFT, y), (WIDTH - RIGHT, y)], fill=FAINT, width=FINE)
        draw.text((LEFT - 10 * FINE, y), panel.mark(tick), font=_font(15), fill=INK, anchor="rm")
    draw.line([(LEFT, panel.top), (LEFT, panel.bottom)], fill=INK, width=2 * FINE)
    draw.line([(LEFT, panel.bottom), (WIDTH - RIGHT, panel.bottom)], fill=INK, width=2 * FINE)
    draw.text(
        (LEFT + 8 * FINE, panel.top - 6 * FINE), panel.label, font=_font(16), fill=INK, anchor="lb"
    )


def _price_axis(draw: ImageDraw.ImageDraw, panel: Panel) -> None:
    for tick in ticks(*panel.prices, most=9):
        x = panel.x(tick)
        draw.line([(x, panel.bottom), (x, panel.bottom + 6 * FINE)], fill=INK, width=2 * FINE)
        draw.text((x, panel.bottom + 10 * FINE), price(tick), font=_font(15), fill=INK, anchor="mt")
    middle = (LEFT + WIDTH - RIGHT) // 2
    label = "Price of a share received, dollars"
    draw.text((middle, HEIGHT - 14 * FINE), label, font=_font(16), fill=INK, anchor="mb")


def _turns(draw: ImageDraw.ImageDraw, terms: Terms, above: Panel, below: Panel) -> None:
    """Draw a dashed line down through both panels where a bound begins to bind."""
    low, high = above.prices
    for name, at in turning_prices(terms).items():
        if not low < at < high:
            continue
        x = above.x(at)
        for panel in (above, below):
            _dashed(draw, (x, panel.top), (x, panel.bottom))
        side = "cap binds below" if name == "cap" else "floor binds above"
        words = f"{side} {price(rounded(at, 'nearest', 4))}"
        draw.text(
            (x + 6 * FINE, above.bottom - 8 * FINE), words, font=_font(14), fill=BOUND, anchor="lb"
        )


def _name_bounds(draw: ImageDraw.ImageDraw, terms: Terms, panel: Panel) -> None:
    """Draw the cap and the floor as dashed lines across, named at the right end."""
    for name, bound in (("cap", terms.cap), ("floor", terms.floor)):
        if bound is None:
            continue
        value = as_fraction(bound.value)
        y = panel.y(value)
        _dashed(draw, (LEFT, y), (WIDTH - RIGHT, y))
        words = f"{name} {grouped(bound.value)}"  # type: ignore[arg-type]
        draw.text(
            (WIDTH - RIGHT - 4 * FINE, y - 3 * FINE), words, font=_font(15), fill=BOUND, anchor="rb"
        )


def _line(
    draw: ImageDraw.ImageDraw, panel: Panel, points: list[tuple[Fraction, Fraction]], ink: str
) -> None:
    draw.line(
        [(panel.x(a), panel.y(b)) for a, b in points], fill=ink, width=3 * FINE, joint="curve"
    )


def _dashed(draw: ImageDraw.ImageDraw, start: tuple[int, int], end: tuple[int, int]) -> None:
    """Draw a dashed line, straight across or straight down."""
    (x0, y0), (x1, y1) = start, end
    for at in range(0, max(x1 - x0, y1 - y0), 12 * FINE):
        if y0 == y1:
            draw.line(
                [(x0 + at, y0), (min(x0 + at + 7 * FINE, x1), y0)], fill=BOUND, width=2 * FINE
            )
        else:
            draw.line(
                [(x0, y0 + at), (x0, min(y0 + at + 7 * FINE, y1))], fill=BOUND, width=2 * FINE
            )


@cache
def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size * FINE)

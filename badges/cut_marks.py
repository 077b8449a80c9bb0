"""Marks to cut a sheet along: lines in the page's margins at every cut, a small cross at every corner of a badge."""

from collections.abc import Iterator, Sequence

from reportlab.lib.units import mm

from badges.operators import number
from badges.stock import Stock, positions

_GREY, _LINE = 0.7, 0.3  # black is 0; pt
_GAP, _LENGTH, _CROSS_ARM = 2 * mm, 5 * mm, 1.2 * mm

_Line = tuple[float, float, float, float]


def cut_marks(stock: Stock) -> str:
    """PDF operators of a page's marks, in pt from its lower left corner; they leave grey and line width changed."""
    page_width, page_height = (length * mm for length in stock.page)
    xs = sorted({x for left, _ in positions(stock) for x in (left * mm, (left + stock.width) * mm)})
    ys = sorted({page_height - y * mm for _, top in positions(stock) for y in (top, top + stock.height)})
    lines = [(x, start, x, end) for x in xs for start, end in _margins(ys, page_height)]
    lines += [(start, y, end, y) for y in ys for start, end in _margins(xs, page_width)]
    lines += [line for x in xs for y in ys for line in _cross(x, y)]
    return f"{_GREY} G\n{_LINE} w\n" + "".join(map(_drawn, lines)) + "S\n"


def _margins(cuts: Sequence[float], end: float) -> list[tuple[float, float]]:
    """Where marks go before the first and after the last cut; nowhere when the margin is too narrow."""
    before = (max(0.0, cuts[0] - _GAP - _LENGTH), cuts[0] - _GAP)
    after = (cuts[-1] + _GAP, min(end, cuts[-1] + _GAP + _LENGTH))
    return [(start, stop) for start, stop in (before, after) if stop > start]


def _cross(x: float, y: float) -> Iterator[_Line]:
    yield x, y - _CROSS_ARM, x, y + _CROSS_ARM
    yield x - _CROSS_ARM, y, x + _CROSS_ARM, y


def _drawn(line: _Line) -> str:
    x1, y1, x2, y2 = map(number, line)
    return f"{x1} {y1} m {x2} {y2} l\n"

"""Badges as a PDF: sheets of a paper stock, with marks to cut along. The same badges give the same bytes."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO

from reportlab import rl_config
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from badges.badge import Badge
from badges.design import Design
from badges.errors import BadgeError, MissingGlyphs, NameTooLong, Undrawable
from badges.runs import missing
from badges.stock import Stock, positions
from badges.text import Typesetter, typesetter

_MARK_GREY, _MARK_LINE = 0.7, 0.3  # black is 0; pt
_MARK_GAP, _MARK_LENGTH, _CROSS_ARM = 2 * mm, 5 * mm, 1.2 * mm


def print_badges(
    badges: Sequence[Badge],
    out: BinaryIO,
    *,
    stock: Stock,
    event_title: str,
    cache: Path | None = None,
    progress: Callable[[int], None] | None = None,
) -> int:
    """Writes the badges as a PDF, in their order, and says on how many pages.

    cache: a folder where cut fonts are kept for the next time; progress: called after each badge with how many are
    done. Raises BadgeError without badges, MissingGlyphs and NameTooLong, all before a byte is written.
    """
    if not badges:
        raise BadgeError("There are no badges to print: import attendees first, or choose other ones.")
    _check_characters(badges, event_title)
    texts = chain([event_title], *(badge.texts() for badge in badges))
    with typesetter(set(chain.from_iterable(texts)), cache) as setter, _binary_streams():
        canvas = _canvas(out, stock, setter, event_title)
        _draw_sheets(canvas, badges, Design(setter, stock, event_title), progress)
        canvas.save()
    return -(-len(badges) // stock.per_page)


def _check_characters(badges: Sequence[Badge], event_title: str) -> None:
    texts = chain([("", event_title)], ((badge.number, text) for badge in badges for text in badge.texts()))
    lacking = [Undrawable(number, text, characters) for number, text in texts if (characters := missing(text))]
    if lacking:
        raise MissingGlyphs(lacking)


@contextmanager
def _binary_streams() -> Iterator[None]:
    """ReportLab's setting is global: base 85 makes pages a quarter larger."""
    before, rl_config.useA85 = rl_config.useA85, 0
    try:
        yield
    finally:
        rl_config.useA85 = before


def _canvas(out: BinaryIO, stock: Stock, setter: Typesetter, title: str) -> Canvas:
    size = (stock.page[0] * mm, stock.page[1] * mm)
    font: Any = setter.usual_font  # ReportLab's stubs take a font's name for a number
    canvas = Canvas(out, size, pageCompression=1, invariant=1, initialFontName=font)
    canvas.setTitle(title)
    return canvas


def _draw_sheets(
    canvas: Canvas, badges: Sequence[Badge], design: Design, progress: Callable[[int], None] | None
) -> None:
    stock = design.stock
    corners = list(positions(stock))
    crowded: list[Undrawable] = []
    for index, badge in enumerate(badges):
        place = index % stock.per_page
        if place == 0:
            if index:
                canvas.showPage()
            _draw_marks(canvas, stock)
        left, top = corners[place]
        if not design.draw(canvas, badge, (left * mm, (stock.page[1] - top - stock.height) * mm)):
            crowded.append(Undrawable(badge.number, f"{badge.given_name} {badge.family_name}".strip()))
        if progress:
            progress(index + 1)
    if crowded:
        raise NameTooLong(crowded)


def _draw_marks(canvas: Canvas, stock: Stock) -> None:
    """Lines in the page's margins at every cut, and a small cross at every corner of a badge."""
    page_width, page_height = (length * mm for length in stock.page)
    xs = sorted({x for left, _ in positions(stock) for x in (left * mm, (left + stock.width) * mm)})
    ys = sorted({page_height - y * mm for _, top in positions(stock) for y in (top, top + stock.height)})
    canvas.setStrokeGray(_MARK_GREY)
    canvas.setLineWidth(_MARK_LINE)
    canvas.lines([line for x in xs for start, end in _margins(ys, page_height) for line in [(x, start, x, end)]])
    canvas.lines([line for y in ys for start, end in _margins(xs, page_width) for line in [(start, y, end, y)]])
    for x in xs:
        canvas.lines([(x, y - _CROSS_ARM, x, y + _CROSS_ARM) for y in ys])
        canvas.lines([(x - _CROSS_ARM, y, x + _CROSS_ARM, y) for y in ys])


def _margins(cuts: Sequence[float], end: float) -> list[tuple[float, float]]:
    """Where marks go before the first and after the last cut; nowhere when the margin is too narrow."""
    before = (max(0.0, cuts[0] - _MARK_GAP - _MARK_LENGTH), cuts[0] - _MARK_GAP)
    after = (cuts[-1] + _MARK_GAP, min(end, cuts[-1] + _MARK_GAP + _MARK_LENGTH))
    return [(start, stop) for start, stop in (before, after) if stop > start]

"""Badges in the straightforward good way: segno for each symbol, one merged path, ReportLab's own canvas.

Texts shrink to their room and are not shaped; letters of other scripts than the font's come out as boxes.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from itertools import groupby

import segno
from reportlab import rl_config
from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from badges.badge import Badge
from badges.code import grouped
from badges.fonts import BOLD, FAMILIES, REGULAR, cut
from badges.stock import Stock, positions

Drawer = Callable[[Canvas, Sequence[Sequence[int]]], None]

_FONTS = {REGULAR: "straight-regular", BOLD: "straight-bold"}
_MODULE = 0.8 * mm
_LEFT = 5 * mm


def as_one_path(canvas: Canvas, rows: Sequence[Sequence[int]]) -> None:
    """A rectangle for each run of dark modules, in one path."""
    path = canvas.beginPath()
    for y, row in enumerate(reversed(rows)):
        x = 0
        for dark, modules in groupby(row):
            length = len(list(modules))
            if dark:
                path.rect(x, y, length, 1)
            x += length
    canvas.drawPath(path, stroke=0, fill=1)


def module_by_module(canvas: Canvas, rows: Sequence[Sequence[int]]) -> None:
    """A rectangle for each dark module, the first thing that one writes."""
    for y, row in enumerate(reversed(rows)):
        for x, dark in enumerate(row):
            if dark:
                canvas.rect(x, y, 1, 1, stroke=0, fill=1)


def straight_badges(badges: Sequence[Badge], stock: Stock, title: str, draw_symbol: Drawer = as_one_path) -> bytes:
    """The badges as a PDF."""
    out = BytesIO()
    with _fonts({title, *(text for badge in badges for text in badge.texts())}):
        canvas = Canvas(out, (stock.page[0] * mm, stock.page[1] * mm), pageCompression=1)
        corners = list(positions(stock))
        for index, badge in enumerate(badges):
            place = index % stock.per_page
            if index and not place:
                canvas.showPage()
            if not place:
                _draw_marks(canvas, stock)
            canvas.saveState()
            canvas.translate(corners[place][0] * mm, (stock.page[1] - corners[place][1] - stock.height) * mm)
            _draw(canvas, badge, stock, title, draw_symbol)
            canvas.restoreState()
        canvas.save()
    return out.getvalue()


def _draw_marks(canvas: Canvas, stock: Stock) -> None:
    canvas.setStrokeGray(0.7)
    canvas.setLineWidth(0.3)
    arm, height = 1.2 * mm, stock.page[1] * mm
    for left, top in positions(stock):
        for x in (left * mm, (left + stock.width) * mm):
            for y in (height - top * mm, height - (top + stock.height) * mm):
                canvas.lines([(x - arm, y, x + arm, y), (x, y - arm, x, y + arm)])


def _draw(canvas: Canvas, badge: Badge, stock: Stock, title: str, draw_symbol: Drawer) -> None:
    width, top = stock.width * mm - 2 * _LEFT, stock.height * mm
    beside = width - 33 * _MODULE
    lines = [
        (title, REGULAR, 8, top - 8 * mm, width),
        (badge.given_name, BOLD, 32, top - 20 * mm, width),
        (badge.family_name, REGULAR, 18, top - 28 * mm, beside),
        (badge.organisation, REGULAR, 10.5, top - 34 * mm, beside),
    ]
    canvas.setFillColorRGB(0.09, 0.1, 0.13)
    for text, weight, largest, y, room in lines:
        _draw_fitted(canvas, text, _FONTS[weight], largest, (_LEFT, y), room)
    canvas.setFillColor(HexColor(badge.colour))
    canvas.roundRect(_LEFT, _LEFT, beside, 8 * mm, 1 * mm, stroke=0, fill=1)
    canvas.setFillColorRGB(1, 1, 1)
    _draw_fitted(canvas, badge.group, _FONTS[BOLD], 12.5, (_LEFT + 2 * mm, _LEFT + 2.5 * mm), beside - 4 * mm)
    canvas.setFillColorRGB(0, 0, 0)
    canvas.setFont(_FONTS[REGULAR], 8.5)
    canvas.drawCentredString(_LEFT + beside + 20.5 * _MODULE, _LEFT, grouped(badge.number))
    canvas.translate(_LEFT + beside + 8 * _MODULE, _LEFT + 4.2 * mm)
    canvas.scale(_MODULE, _MODULE)
    draw_symbol(canvas, segno.make_qr(badge.code, version=2, error="q", boost_error=False).matrix)


def _draw_fitted(canvas: Canvas, text: str, font: str, largest: float, at: tuple[float, float], room: float) -> None:
    width = canvas.stringWidth(text, font, largest)
    canvas.setFont(font, largest * min(1, room / width) if width else largest)
    canvas.drawString(*at, text)


@contextmanager
def _fonts(texts: Iterable[str]) -> Iterator[None]:
    """Registered, with every letter of the texts; and pages without base 85, which is slower and larger."""
    characters = {chr(point) for point in range(0x20, 0x180)}.union(*texts)
    fonts = [TTFont(_FONTS[weight], BytesIO(cut(FAMILIES[0], weight, characters))) for weight in (REGULAR, BOLD)]
    before, rl_config.useA85 = rl_config.useA85, 0
    for font in fonts:
        pdfmetrics.registerFont(font)
    try:
        yield
    finally:
        rl_config.useA85 = before
        for font in fonts:
            font.unregister()

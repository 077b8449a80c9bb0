"""The face of a badge: who it is, large; the event, small; the group in its colour; the symbol to scan."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from badges.badge import Badge
from badges.code import grouped
from badges.colour import BLACK, Colour, colour_from, readable_on
from badges.fit import FittedLine, Frame, Paragraph, fit
from badges.fonts import BOLD, REGULAR
from badges.qr import QUIET_ZONE, path_operators, symbol
from badges.runs import ascent, leading, normalised
from badges.stock import Stock
from badges.text import Typesetter

_MARGIN = 5 * mm
_MODULE = 0.8 * mm
_SYMBOL = 25 * _MODULE
_QUIET = QUIET_ZONE * _MODULE
_NUMBER_SIZE = 8.5
_CAP_HEIGHT = 0.714  # em, of Noto Sans
_BAND_HEIGHT, _BAND_PADDING, _BAND_ROUND = 8 * mm, 2.6 * mm, 1 * mm
_TITLE_GAP = 3.5
_BAND_GAP, _BAND_AIR = 2.4 * mm, 1 * mm
_ORGANISATION_GAP = 2.5
_ORGANISATION_ROOMS = (19.5, 11.0, 0.0)
_INK: Colour = (0.09, 0.1, 0.13)
_SOFT_INK: Colour = (0.32, 0.34, 0.39)


@dataclass(frozen=True, slots=True)
class _Style:
    """Sizes in pt; see fit.Paragraph."""

    weight: int
    largest: float
    smallest: float
    ink: Colour = _INK
    most_lines: int = 3
    may_cut: bool = False


_GIVEN_NAME = _Style(BOLD, 32, 14)
_FAMILY_NAME = _Style(REGULAR, 18, 10)
_ORGANISATION = _Style(REGULAR, 10.5, 7, _SOFT_INK, may_cut=True)
_GROUP = _Style(BOLD, 12.5, 7, most_lines=2, may_cut=True)
_TITLE = _Style(REGULAR, 8, 7, _SOFT_INK, most_lines=1)
_LONG_TITLE = replace(_TITLE, largest=7, most_lines=2, may_cut=True)

_Styled = tuple[FittedLine, _Style]


class Design:
    """Draws badges of one event and one stock."""

    def __init__(self, setter: Typesetter, stock: Stock, event_title: str) -> None:
        self.stock = stock
        self._setter = setter
        self._width, self._height = stock.width * mm, stock.height * mm
        self._symbol_at = (self._width - _MARGIN - _SYMBOL, _MARGIN + _CAP_HEIGHT * _NUMBER_SIZE + _QUIET)
        self._title = self._fitted_title(event_title)
        self._title_height = self._title[-1][0].bottom + _TITLE_GAP if self._title else 0.0
        self._frame = self._text_frame()

    def draw(self, canvas: Canvas, badge: Badge, corner: tuple[float, float]) -> bool:
        """Draws a badge with its lower left corner there, in pt; False, and nothing, when the name does not fit."""
        person = self._person(badge)
        if person is None:
            return False
        canvas.saveState()
        canvas.translate(*corner)
        top = self._height - _MARGIN
        self._draw_lines(canvas, self._title, (_MARGIN, top))
        self._draw_lines(canvas, person, (_MARGIN, top - self._title_height))
        self._draw_band(canvas, badge)
        self._draw_symbol(canvas, badge)
        canvas.restoreState()
        return True

    def _fitted_title(self, title: str) -> list[_Styled]:
        frame = Frame(self._width - 2 * _MARGIN, self._height / 2)
        return self._fitted([(title, _TITLE)], frame) or self._fitted([(title, _LONG_TITLE)], frame) or []

    def _text_frame(self) -> Frame:
        """Between the title and the band; the symbol with its quiet zone is the notch."""
        bottom = _MARGIN + _BAND_HEIGHT + _BAND_GAP
        return Frame(
            width=self._width - 2 * _MARGIN,
            height=self._height - _MARGIN - self._title_height - bottom,
            notch_width=_SYMBOL + _QUIET,
            notch_height=self._symbol_at[1] + _SYMBOL + _QUIET - bottom,
        )

    def _person(self, badge: Badge) -> list[_Styled] | None:
        """The name but for two small lines, or one, or none, then the organisation in the room left; None when the name does not fit."""
        names = [(badge.given_name, _GIVEN_NAME), (badge.family_name, _FAMILY_NAME)]
        if not normalised(badge.given_name):
            names = [(badge.family_name, _GIVEN_NAME)]
        rooms = _ORGANISATION_ROOMS if normalised(badge.organisation) else (0.0,)
        tries = (self._fitted(names, self._frame.above(room)) for room in rooms)
        person = next((lines for lines in tries if lines is not None), None)
        return None if person is None else person + self._organisation(badge, below=person)

    def _organisation(self, badge: Badge, below: list[_Styled]) -> list[_Styled]:
        used = below[-1][0].bottom + _ORGANISATION_GAP if below else 0.0
        lines = self._fitted([(badge.organisation, _ORGANISATION)], self._frame.below(used)) or []
        return [(line.lowered(used), style) for line, style in lines]

    def _fitted(self, texts: Sequence[tuple[str, _Style]], frame: Frame) -> list[_Styled] | None:
        styled = [(drawn, style) for text, style in texts if (drawn := normalised(text))]
        lines = fit([self._paragraph(text, style) for text, style in styled], frame)
        return None if lines is None else [(line, styled[line.paragraph][1]) for line in lines]

    def _paragraph(self, text: str, style: _Style) -> Paragraph:
        return Paragraph(
            text,
            lambda line: self._setter.width(line, style.weight),
            style.largest,
            style.smallest,
            leading=leading(text),
            ascent=ascent(text),
            most_lines=style.most_lines,
            may_cut=style.may_cut,
        )

    def _draw_lines(self, canvas: Canvas, lines: Iterable[_Styled], top_left: tuple[float, float]) -> None:
        left, top = top_left
        for line, style in lines:
            canvas.setFillColorRGB(*style.ink)
            self._setter.draw(canvas, line.text, style.weight, line.size, (left, top - line.baseline))

    def _draw_band(self, canvas: Canvas, badge: Badge) -> None:
        colour = colour_from(badge.colour)
        width = self._symbol_at[0] - _QUIET - _MARGIN
        canvas.setFillColorRGB(*colour)
        canvas.roundRect(_MARGIN, _MARGIN, width, _BAND_HEIGHT, _BAND_ROUND, stroke=0, fill=1)
        lines = self._fitted([(badge.group, _GROUP)], Frame(width - 2 * _BAND_PADDING, _BAND_HEIGHT - _BAND_AIR)) or []
        if lines:
            first, last = lines[0][0], lines[-1][0]
            ink = _CAP_HEIGHT * first.size
            above = (_BAND_HEIGHT - (last.baseline - first.baseline) - ink) / 2
            top = _MARGIN + _BAND_HEIGHT - above - ink + first.baseline
            inked = [(line, replace(style, ink=readable_on(colour))) for line, style in lines]
            self._draw_lines(canvas, inked, (_MARGIN + _BAND_PADDING, top))

    def _draw_symbol(self, canvas: Canvas, badge: Badge) -> None:
        left, bottom = self._symbol_at
        canvas.setFillColorRGB(*BLACK)
        canvas.addLiteral(
            f"q {_MODULE:.4f} 0 0 {_MODULE:.4f} {left:.3f} {bottom:.3f} cm {path_operators(symbol(badge.code))} Q"
        )
        number = grouped(badge.number)
        width = self._setter.width(number, REGULAR) * _NUMBER_SIZE
        self._setter.draw(canvas, number, REGULAR, _NUMBER_SIZE, (left + (_SYMBOL - width) / 2, _MARGIN))

"""The face of a badge: who it is, large; the event, small; the group in its colour; the symbol to scan."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from reportlab.lib.units import mm
from reportlab.pdfgen.pathobject import PDFPathObject

from badges.badge import Badge
from badges.code import grouped
from badges.colour import BLACK, Colour, colour_from, readable_on
from badges.fit import FittedLine, Frame, Paragraph, fit
from badges.fonts import BOLD, REGULAR
from badges.operators import fill, number
from badges.qr import QUIET_ZONE, SIDE, Symbol
from badges.qr_path import finder_operators, path_operators
from badges.runs import ascent, leading, normalised
from badges.stock import Stock
from badges.text import Typesetter

_MARGIN = 5 * mm
_MODULE = 0.8 * mm
_SYMBOL = SIDE * _MODULE
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

    def __init__(
        self,
        setter: Typesetter,
        stock: Stock,
        event_title: str,
        *,
        make_symbol: Callable[[str], Symbol],
        add_stamp: Callable[[str], str],
    ) -> None:
        """make_symbol: makes the QR symbol of a code, see qr_tables.symbol_maker; add_stamp: see Document.add_stamp."""
        self.stock = stock
        self._add_stamp = add_stamp
        self._setter = setter
        self._make_symbol = make_symbol
        self._organisation = lru_cache(maxsize=4096)(self._organisation_operators)
        self._band = cache(self._stored_band)
        self._width, self._height = stock.width * mm, stock.height * mm
        self._symbol_at = (self._width - _MARGIN - _SYMBOL, _MARGIN + _CAP_HEIGHT * _NUMBER_SIZE + _QUIET)
        left, bottom = self._symbol_at
        self._symbol_matrix = f"q {_MODULE:.4f} 0 0 {_MODULE:.4f} {left:.3f} {bottom:.3f} cm\n"
        title = self._fitted_title(normalised(event_title))
        self._title = self._line_operators(title, (_MARGIN, self._height - _MARGIN))
        self._title_height = title[-1][0].bottom + _TITLE_GAP if title else 0.0
        self._text_at = (_MARGIN, self._height - _MARGIN - self._title_height)
        self._frame = self._text_frame()
        self._name_frames = [self._frame.above(room) for room in _ORGANISATION_ROOMS]

    def ground(self, corner: tuple[float, float]) -> str:
        """PDF operators of what all badges have in common, for one with its lower left corner there, in pt."""
        return f"{_moved(corner)}{self._title}{fill(BLACK)}{self._symbol_matrix}{finder_operators()}\nQ\nQ\n"

    def operators(self, badge: Badge, corner: tuple[float, float]) -> str | None:
        """PDF operators of a badge but its ground; None when the name does not fit."""
        person = self._person(badge)
        if person is None:
            return None
        parts = (_moved(corner), person, self._band(badge.group, badge.colour), self._symbol_operators(badge), "Q\n")
        return "".join(parts)

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

    def _person(self, badge: Badge) -> str | None:
        """The name, then the organisation in the room left; None when the name does not fit."""
        given_name, family_name, organisation = map(
            normalised, (badge.given_name, badge.family_name, badge.organisation)
        )
        frames = self._name_frames if organisation else [self._frame]
        names = self._fitted_names(given_name, family_name, frames)
        if names is None:
            return None
        used = names[-1][0].bottom + _ORGANISATION_GAP if names else 0.0
        return self._line_operators(names, self._text_at) + self._organisation(organisation, used)

    def _fitted_names(self, given_name: str, family_name: str, frames: Iterable[Frame]) -> list[_Styled] | None:
        """The name in the first frame that it fits in: all of the room but for two small lines, or one, or none."""
        names = [(given_name, _GIVEN_NAME), (family_name, _FAMILY_NAME)] if given_name else [(family_name, _GIVEN_NAME)]
        tries = (self._fitted(names, frame) for frame in frames)
        return next((lines for lines in tries if lines is not None), None)

    def _organisation_operators(self, organisation: str, used: float) -> str:
        """An organisation below a name of that height; the same ones come again and again."""
        left, top = self._text_at
        lines = self._fitted([(organisation, _ORGANISATION)], self._frame.below(used)) or []
        return self._line_operators(lines, (left, top - used))

    def _fitted(self, texts: Iterable[tuple[str, _Style]], frame: Frame) -> list[_Styled] | None:
        """The lines of texts, normalised; those that are empty take none."""
        styled = [(text, style) for text, style in texts if text]
        lines = fit([self._paragraph(text, style) for text, style in styled], frame)
        return None if lines is None else [(line, styled[line.paragraph][1]) for line in lines]

    def _paragraph(self, text: str, style: _Style) -> Paragraph:
        width, weight = self._setter.width, style.weight
        return Paragraph(
            text,
            lambda line: width(line, weight),
            style.largest,
            style.smallest,
            leading=leading(text),
            ascent=ascent(text),
            most_lines=style.most_lines,
            may_cut=style.may_cut,
        )

    def _line_operators(self, lines: Iterable[_Styled], top_left: tuple[float, float]) -> str:
        left, top = top_left
        write = self._setter.operators
        return "".join(
            fill(style.ink) + write(line.text, style.weight, line.size, (left, top - line.baseline))
            for line, style in lines
        )

    def _stored_band(self, group: str, colour_text: str) -> str:
        """What draws a group's band, of which there are few."""
        colour = colour_from(colour_text)
        width = self._symbol_at[0] - _QUIET - _MARGIN
        box = PDFPathObject()
        box.roundRect(_MARGIN, _MARGIN, width, _BAND_HEIGHT, _BAND_ROUND)
        title = self._group_operators(group, width, readable_on(colour))
        return self._add_stamp(f"{fill(colour)}{box.getCode()} f\n{title}")

    def _group_operators(self, group: str, width: float, ink: Colour) -> str:
        """A group's title in the middle of its band."""
        lines = self._fitted([(normalised(group), _GROUP)], Frame(width - 2 * _BAND_PADDING, _BAND_HEIGHT - _BAND_AIR))
        if not lines:
            return ""
        first, last = lines[0][0], lines[-1][0]
        cap_height = _CAP_HEIGHT * first.size
        above = (_BAND_HEIGHT - (last.baseline - first.baseline) - cap_height) / 2
        top = _MARGIN + _BAND_HEIGHT - above - cap_height + first.baseline
        inked = [(line, replace(style, ink=ink)) for line, style in lines]
        return self._line_operators(inked, (_MARGIN + _BAND_PADDING, top))

    def _symbol_operators(self, badge: Badge) -> str:
        """The symbol, and the number in the middle below it."""
        line = self._setter.line(grouped(badge.number), REGULAR)
        indent = (_SYMBOL - line.width * _NUMBER_SIZE) / 2
        written = self._setter.written(line, REGULAR, _NUMBER_SIZE, (self._symbol_at[0] + indent, _MARGIN))
        symbol = path_operators(self._make_symbol(badge.code))
        return f"{fill(BLACK)}{self._symbol_matrix}{symbol}\nQ\n{written}"


@lru_cache(maxsize=64)
def _moved(corner: tuple[float, float]) -> str:
    return f"q 1 0 0 1 {number(corner[0])} {number(corner[1])} cm\n"

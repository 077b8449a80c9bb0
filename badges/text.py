"""Lines of text in several scripts as PDF operators: shaped by HarfBuzz, or put together from plain letters.

ReportLab's own direction="RTL" reorders nothing without rlbidi, which is not on PyPI, so the order comes from
badges.runs.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import ShapedStr, TTFont
from reportlab.pdfgen.canvas import Canvas

from badges.fonts import BOLD, FAMILIES, REGULAR, Family, coverage, cut
from badges.inside_reportlab import shaped, shapes
from badges.operators import number
from badges.plain import PlainFont, PlainLine
from badges.runs import JOINERS, Run, is_plain, visual_runs

_EVERYDAY = "".join(chr(point) for point in (*range(0x20, 0x7F), *range(0xA0, 0x180), 0x2019, 0x2026))

_one_document = Lock()


@dataclass(frozen=True, slots=True)
class Piece:
    """Neighbouring glyphs of one registered font, from left to right."""

    font: str
    glyphs: ShapedStr


@dataclass(frozen=True, slots=True)
class ShapedLine:
    """A shaped line, from left to right; width in pt at a size of 1 pt."""

    pieces: tuple[Piece, ...]
    width: float


Line = PlainLine | ShapedLine


class Typesetter:
    """Shapes and writes lines with the fonts that `typesetter` registered, for one document: its canvas's.

    width(text, weight) is a line's in pt at a size of 1 pt, of weight fonts.REGULAR or fonts.BOLD.
    """

    def __init__(self) -> None:
        usual_font: Any = _font_name(FAMILIES[0], REGULAR)  # ReportLab's stubs take a font's name for a number
        self.canvas = Canvas(BytesIO(), pageCompression=1, invariant=1, initialFontName=usual_font)
        self.width = lru_cache(maxsize=1024)(self._width)
        self._remembered = lru_cache(maxsize=1024)(self.line)
        self._plain = {weight: PlainFont(self.canvas, _font_name(FAMILIES[0], weight)) for weight in (REGULAR, BOLD)}
        self._resources = {weight: font.resource for weight, font in self._plain.items()}

    def line(self, text: str, weight: int) -> Line:
        """A text as it is written; shaped when it is not plain, or for the first time holds a pair of letters."""
        if not text or not is_plain(text):
            return _shaped_line(text, weight)
        return self._plain[weight].line(text) or self._learned(text, weight)

    def operators(self, text: str, weight: int, size: float, at: tuple[float, float]) -> str:
        """What shows a text in the present fill colour, see `written`."""
        return self.written(self._remembered(text, weight), weight, size, at)

    def written(self, line: Line, weight: int, size: float, at: tuple[float, float]) -> str:
        """What shows a line of that weight; size in pt; at: the left end of its baseline, in pt."""
        if isinstance(line, ShapedLine):
            return self._shaped_operators(line, size, at)
        return f"BT {self._resources[weight]} {number(size)} Tf {number(at[0])} {number(at[1])} Td {line.shown} ET\n"

    def _width(self, text: str, weight: int) -> float:
        return self._remembered(text, weight).width

    def _learned(self, text: str, weight: int) -> Line:
        shaped_line = _shaped_line(text, weight)
        for piece in shaped_line.pieces:
            self._plain[weight].learn(text, piece.glyphs, shapes(piece.glyphs))
        return self._plain[weight].line(text) or shaped_line

    def _shaped_operators(self, line: ShapedLine, size: float, at: tuple[float, float]) -> str:
        writing = self.canvas.beginText(*at)
        for piece in line.pieces:
            writing.setFont(piece.font, size)
            writing.textOut(piece.glyphs)
        return f"{writing.getCode()}\n"


@contextmanager
def typesetter(characters: Iterable[str], folder: Path | None = None) -> Iterator[Typesetter]:
    """A typesetter for texts of these characters; its fonts are registered with ReportLab for that time.

    folder: where cut fonts are kept, see fonts.cut. One document at a time in a process: others wait.
    """
    given = "".join(characters)
    needed = {*given, *unicodedata.normalize("NFD", given), *JOINERS, *_EVERYDAY}
    with _one_document:
        fonts = [
            _registered(family, weight, needed, folder) for family in _families(needed) for weight in (REGULAR, BOLD)
        ]
        try:
            yield Typesetter()
        finally:
            for font in fonts:
                font.unregister()


def _families(characters: set[str]) -> list[Family]:
    first, *others = FAMILIES
    return [first, *(family for family in others if characters & coverage(family) - coverage(first))]


def _registered(family: Family, weight: int, characters: set[str], folder: Path | None) -> TTFont:
    font = TTFont(_font_name(family, weight), BytesIO(cut(family, weight, characters, folder)), asciiReadable=False)
    pdfmetrics.registerFont(font)
    return font


def _font_name(family: Family, weight: int) -> str:
    return f"badges-{family.name}-{weight}"


def _shaped_line(text: str, weight: int) -> ShapedLine:
    pieces = tuple(_shaped(run, weight) for run in visual_runs(text))
    return ShapedLine(pieces, sum(shape.x_advance for piece in pieces for shape in shapes(piece.glyphs)) / 1000)


def _shaped(run: Run, weight: int) -> Piece:
    font = _font_name(run.family, weight)
    return Piece(font, shaped(run.text, font))

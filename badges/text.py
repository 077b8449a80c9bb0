"""Lines of text in several scripts, shaped by HarfBuzz and drawn on a ReportLab canvas.

The one module that uses ReportLab's semi-private shapeStr. Its own direction="RTL" reorders nothing without rlbidi,
which is not on PyPI, so the order comes from badges.runs.
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
from reportlab.pdfbase.ttfonts import ShapedStr, TTFont, shapeStr
from reportlab.pdfgen.canvas import Canvas

from badges.fonts import BOLD, FAMILIES, REGULAR, Family, coverage, cut
from badges.runs import JOINERS, Run, visual_runs

_SHAPED_AT = 10  # pt; the shapes do not depend on it
_EVERYDAY = "".join(chr(point) for point in (*range(0x20, 0x7F), *range(0xA0, 0x180), 0x2019, 0x2026))

_one_document = Lock()


@dataclass(frozen=True, slots=True)
class Piece:
    """Neighbouring glyphs of one registered font, from left to right."""

    font: str
    glyphs: ShapedStr


@dataclass(frozen=True, slots=True)
class Line:
    """A shaped line, from left to right; width in pt at a size of 1 pt."""

    pieces: tuple[Piece, ...]
    width: float


class Typesetter:
    """Shapes and draws lines with the fonts that `typesetter` registered, for one document."""

    def __init__(self) -> None:
        self.line = lru_cache(maxsize=4096)(_line)
        self.usual_font = _font_name(FAMILIES[0], REGULAR)

    def width(self, text: str, weight: int) -> float:
        """The width of a line in pt at a size of 1 pt; weight: fonts.REGULAR or fonts.BOLD."""
        return self.line(text, weight).width

    def draw(self, canvas: Canvas, text: str, weight: int, size: float, at: tuple[float, float]) -> None:
        """Draws a line in the canvas's fill colour; size in pt; at: the left end of its baseline, in pt."""
        writing = canvas.beginText(*at)
        for piece in self.line(text, weight).pieces:
            writing.setFont(piece.font, size)
            writing.textOut(piece.glyphs)
        canvas.drawText(writing)


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


def _line(text: str, weight: int) -> Line:
    pieces = tuple(_shaped(run, weight) for run in visual_runs(text))
    return Line(pieces, sum(map(_advance, pieces)))


def _shaped(run: Run, weight: int) -> Piece:
    font = _font_name(run.family, weight)
    return Piece(font, shapeStr(run.text, font, _SHAPED_AT, force=True))


def _advance(piece: Piece) -> float:
    shapes: list[Any] = piece.glyphs.__shapeData__  # type: ignore[attr-defined]  # ReportLab's stubs lack it
    return float(sum(shape.x_advance for shape in shapes)) / 1000

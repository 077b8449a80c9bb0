"""Plain lines: letters of one font from left to right, each by itself. Nearly all lines of nearly all badges.

HarfBuzz moves the letters of such a line by kerning only, which depends on a letter and the next one. So what it did
with each pair is remembered, and a line of known pairs is put together without it. A pair that it joins (fi) or
places otherwise is never remembered, so that lines with it are always shaped.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from badges.inside_reportlab import Shape, glyph_code, subset_name

_END = "\n"  # stands after a line's last letter; no line holds it
_ESCAPED = {ord(character): f"\\{character}" for character in "()\\"} | {0x0D: "\\r"}


@dataclass(frozen=True, slots=True)
class PlainLine:
    """A line of one font; width in pt at a size of 1 pt; shown: the operator that shows it."""

    width: float
    shown: str


class PlainFont:
    """Puts plain lines of one font together; learns from lines that were shaped."""

    def __init__(self, canvas: Canvas, font: str) -> None:
        self._canvas = canvas
        self._font = font
        self._advances: dict[tuple[str, str], float] = {}
        self._shown: dict[tuple[str, str], str] = {}

    @property
    def resource(self) -> str:
        """The font's name in a page's operators."""
        return subset_name(self._canvas, self._font, 0)

    def line(self, text: str) -> PlainLine | None:
        """The line of a text, or None while a pair of its letters is unknown."""
        pairs = list(zip(text, text[1:] + _END, strict=True))
        try:
            width = sum(map(self._advances.__getitem__, pairs)) / 1000
            shown = "".join(map(self._shown.__getitem__, pairs))
        except KeyError:
            return None
        return PlainLine(width, f"[({shown})]TJ" if ")" in shown else f"({shown})Tj")

    def learn(self, text: str, drawn: str, shapes: Sequence[Shape]) -> None:
        """Remembers the pairs of a plain text.

        drawn: the characters that stand for its glyphs, see inside_reportlab.shaped.
        """
        if drawn != text or any(shape.x_offset or shape.y_offset or shape.y_advance for shape in shapes):
            return
        for pair, shape in zip(zip(text, text[1:] + _END, strict=True), shapes, strict=True):
            subset, code = glyph_code(self._canvas, self._font, pair[0])
            if subset == 0 and pair not in self._advances:
                self._advances[pair] = shape.x_advance
                self._shown[pair] = _letter(code) + _kerning(shape)


def _letter(code: int) -> str:
    return chr(code).translate(_ESCAPED)


def _kerning(shape: Shape) -> str:
    """Ends the string, moves, and begins a new one; nothing where there is no kerning."""
    move = shape.width - shape.x_advance
    return f"){move:g}(" if move else ""

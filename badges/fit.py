"""Fits texts to a frame: they wrap before they shrink, stay legible, and names are never cut. Pure.

Lengths in points. A frame may have a notch at its lower right, where a symbol stands.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

ELLIPSIS = "…"

_SIZES = 33
_TIGHTNESS = [step / 20 for step in range(8, 20)] + [1.0]
_PIECE = re.compile(r"[^ ]+?(?:[-\u2010\u2013/](?=[^ ])|(?=[ ])|$)[ ]*")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A text to fit.

    width: of a line at 1 pt; largest, smallest: sizes in pt; leading: baseline to baseline, ascent: above a
    baseline, space_before: above the first line, all in ems; most_lines: when it is not broken inside words;
    may_cut: whether it may end in an ellipsis at its smallest size.
    """

    text: str
    width: Callable[[str], float]
    largest: float
    smallest: float
    leading: float = 1.15
    ascent: float = 0.95
    space_before: float = 0.0
    most_lines: int = 3
    may_cut: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """Where texts go; the lower notch_height of it is narrower by notch_width at the right."""

    width: float
    height: float
    notch_width: float = 0.0
    notch_height: float = 0.0

    def above(self, reserve: float) -> "Frame":
        """This frame without the lowest part of that height."""
        return replace(self, height=self.height - reserve, notch_height=max(0.0, self.notch_height - reserve))

    def below(self, top: float) -> "Frame":
        """This frame without the highest part of that height."""
        return replace(self, height=self.height - top)

    def width_down_to(self, bottom: float) -> float:
        """The width free for a line that ends so far below the frame's top; 0 beyond its end."""
        if bottom > self.height:
            return 0.0
        return self.width - (self.notch_width if bottom > self.height - self.notch_height else 0.0)


@dataclass(frozen=True, slots=True)
class FittedLine:
    """A line of the paragraph of that index; baseline and bottom: below the frame's top."""

    text: str
    paragraph: int
    size: float
    baseline: float
    bottom: float

    def lowered(self, by: float) -> "FittedLine":
        """This line so much further down."""
        return replace(self, baseline=self.baseline + by, bottom=self.bottom + by)


def fit(paragraphs: Sequence[Paragraph], frame: Frame) -> list[FittedLine] | None:
    """The lines of paragraphs below one another, as large as they fit; None when they do not.

    All shrink together, from their largest to their smallest sizes. At the smallest a word may be broken inside,
    and a paragraph that may be cut is cut.
    """
    for step in range(_SIZES):
        lines = _set(paragraphs, frame, 1 - step / (_SIZES - 1), _wrapped)
        if lines is not None:
            return lines
    return _set(paragraphs, frame, 0.0, _wrapped_somehow)


Wrap = Callable[[Paragraph, list[float]], list[str] | None]


def _set(paragraphs: Sequence[Paragraph], frame: Frame, scale: float, wrap: Wrap) -> list[FittedLine] | None:
    lines: list[FittedLine] = []
    for index, paragraph in enumerate(paragraphs):
        size = paragraph.smallest + (paragraph.largest - paragraph.smallest) * scale
        top = lines[-1].bottom + paragraph.space_before * size if lines else 0.0
        texts = wrap(paragraph, [width / size for width in _widths(paragraph, frame, top, size)])
        if texts is None:
            return None
        lines += _placed(texts, index, paragraph, top, size)
    return lines


def _widths(paragraph: Paragraph, frame: Frame, top: float, size: float) -> Iterator[float]:
    """The widths of the lines that find room, at most as many as the paragraph may have."""
    for line in range(1, paragraph.most_lines + 1):
        width = frame.width_down_to(top + line * paragraph.leading * size)
        if width > 0:
            yield width


def _placed(texts: Sequence[str], index: int, paragraph: Paragraph, top: float, size: float) -> Iterator[FittedLine]:
    step = paragraph.leading * size
    for number, text in enumerate(texts):
        line_top = top + number * step
        yield FittedLine(text, index, size, line_top + paragraph.ascent * size, line_top + step)


def _wrapped(paragraph: Paragraph, widths: list[float]) -> list[str] | None:
    """The fewest lines within these widths (at 1 pt), then the evenest."""
    pieces = _PIECE.findall(paragraph.text)
    if not pieces:
        return []
    for count in range(1, len(widths) + 1):
        if _filled(pieces, widths[:count], paragraph.width) is not None:
            tries = (
                _filled(pieces, [width * tight for width in widths[:count]], paragraph.width) for tight in _TIGHTNESS
            )
            return next(lines for lines in tries if lines is not None)
    return None


def _wrapped_somehow(paragraph: Paragraph, widths: list[float]) -> list[str] | None:
    return (
        _wrapped(paragraph, widths)
        or _filled(_broken(paragraph, widths), widths, paragraph.width)
        or (_cut(paragraph, widths) if paragraph.may_cut else None)
    )


def _filled(pieces: Sequence[str], widths: Sequence[float], width_of: Callable[[str], float]) -> list[str] | None:
    lines = [""] if pieces else []
    for piece in pieces:
        if lines[-1] and width_of((lines[-1] + piece).rstrip()) > widths[len(lines) - 1]:
            lines.append("")
        if len(lines) > len(widths) or (not lines[-1] and width_of(piece.rstrip()) > widths[len(lines) - 1]):
            return None
        lines[-1] += piece
    return [line.rstrip() for line in lines]


def _broken(paragraph: Paragraph, widths: Sequence[float]) -> list[str]:
    """The pieces, those too wide for any line broken into letters, each with its marks."""
    narrowest = min(widths, default=0.0)
    pieces: list[str] = []
    for piece in _PIECE.findall(paragraph.text):
        pieces += [piece] if paragraph.width(piece.rstrip()) <= narrowest else _letters(piece)
    return pieces


def _letters(piece: str) -> list[str]:
    letters: list[str] = []
    for character in piece:
        if letters and (character == " " or unicodedata.category(character)[0] in "MC"):
            letters[-1] += character
        else:
            letters.append(character)
    return letters


def _cut(paragraph: Paragraph, widths: Sequence[float]) -> list[str]:
    """As many letters as fit before an ellipsis; nothing when not even one does."""
    letters = _letters(paragraph.text)
    for end in range(len(letters) - 1, 0, -1):
        shortened = replace(paragraph, text="".join(letters[:end]).rstrip(" ,;-\u2013/") + ELLIPSIS)
        lines = _filled(_broken(shortened, widths), widths, paragraph.width)
        if lines is not None:
            return lines
    return []

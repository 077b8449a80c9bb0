"""Fits texts to a frame: they wrap before they shrink, stay legible, and names are never cut. Pure.

Lengths in points. A frame may have a notch at its lower right, where a symbol stands.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice
from math import ceil
from typing import NamedTuple

ELLIPSIS = "…"

_SIZES = 33
_TIGHTNESS = [step / 20 for step in range(8, 20)] + [1.0]
_PIECE = re.compile(r"[^ ]+?(?:[-\u2010\u2013/](?=[^ ])|(?=[ ])|$)[ ]*")


class Paragraph(NamedTuple):
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


class FittedLine(NamedTuple):
    """A line of the paragraph of that index; baseline and bottom: below the frame's top."""

    text: str
    paragraph: int
    size: float
    baseline: float
    bottom: float


def fit(paragraphs: Sequence[Paragraph], frame: Frame) -> list[FittedLine] | None:
    """The lines of paragraphs below one another, as large as they fit; None when they do not.

    All shrink together, from their largest to their smallest sizes. At the smallest a word may be broken inside,
    and a paragraph that may be cut is cut.
    """
    for step in range(_first_step(paragraphs, frame), _SIZES):
        lines = _set(paragraphs, frame, step, _wrapped)
        if lines is not None:
            return lines
    return _set(paragraphs, frame, _SIZES - 1, _wrapped_somehow)


def _first_step(paragraphs: Sequence[Paragraph], frame: Frame) -> int:
    """The first size at which even the widest word of each paragraph is no wider than the frame."""
    scale = min((_scale_of_widest(paragraph, frame.width) for paragraph in paragraphs), default=1.0)
    return max(0, ceil((1 - scale) * (_SIZES - 1) - 1e-6))


def _scale_of_widest(paragraph: Paragraph, width: float) -> float:
    widest = max((paragraph.width(piece.rstrip()) for piece in _pieces(paragraph.text)), default=0.0)
    room, spread = width - paragraph.smallest * widest, (paragraph.largest - paragraph.smallest) * widest
    return room / spread if room < spread else 1.0


Wrap = Callable[[Paragraph, Iterator[float]], list[str] | None]


def _set(paragraphs: Sequence[Paragraph], frame: Frame, step: int, wrap: Wrap) -> list[FittedLine] | None:
    """The lines at that many steps down from the largest sizes; None when they do not fit."""
    scale = 1 - step / (_SIZES - 1)
    lines: list[FittedLine] = []
    for index, paragraph in enumerate(paragraphs):
        size = paragraph.smallest + (paragraph.largest - paragraph.smallest) * scale
        top = lines[-1].bottom + paragraph.space_before * size if lines else 0.0
        texts = wrap(paragraph, _widths(paragraph, frame, top, size))
        if texts is None:
            return None
        lines += _placed(texts, index, paragraph, top, size)
    return lines


def _widths(paragraph: Paragraph, frame: Frame, top: float, size: float) -> Iterator[float]:
    """The widths, at 1 pt, of the lines that find room, at most as many as the paragraph may have."""
    step = paragraph.leading * size
    for line in range(1, paragraph.most_lines + 1):
        width = frame.width_down_to(top + line * step)
        if width > 0:
            yield width / size


def _placed(texts: Sequence[str], index: int, paragraph: Paragraph, top: float, size: float) -> Iterator[FittedLine]:
    step = paragraph.leading * size
    for number, text in enumerate(texts):
        line_top = top + number * step
        yield FittedLine(text, index, size, line_top + paragraph.ascent * size, line_top + step)


def _wrapped(paragraph: Paragraph, widths: Iterable[float]) -> list[str] | None:
    """The fewest lines within these widths (at 1 pt), then the evenest."""
    pieces = _pieces(paragraph.text)
    rooms = list(islice(widths, len(pieces)))
    lines = _filled(pieces, rooms, paragraph.width)
    if lines is None or len(lines) < 2:
        return lines
    tries = (_filled(pieces, [room * tight for room in rooms[: len(lines)]], paragraph.width) for tight in _TIGHTNESS)
    return next(even for even in tries if even is not None)


def _wrapped_somehow(paragraph: Paragraph, widths: Iterable[float]) -> list[str] | None:
    """The evenest lines, or else words broken inside, or else a text cut, where it may be."""
    rooms = list(widths)
    return (
        _wrapped(paragraph, rooms)
        or _filled(_broken(paragraph, rooms), rooms, paragraph.width)
        or (_cut(paragraph, rooms) if paragraph.may_cut else None)
    )


@lru_cache(maxsize=1024)
def _pieces(text: str) -> tuple[str, ...]:
    """A text, broken wherever a line may end, each piece with the spaces behind it."""
    return tuple(_PIECE.findall(text))


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
    for piece in _pieces(paragraph.text):
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
        shortened = paragraph._replace(text="".join(letters[:end]).rstrip(" ,;-\u2013/") + ELLIPSIS)
        lines = _filled(_broken(shortened, widths), widths, paragraph.width)
        if lines is not None:
            return lines
    return []

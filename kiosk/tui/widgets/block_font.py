"""One big word in letters five rows high, drawn with half blocks, that reads across a hall.

A drawing is a list of rows of equal length made of four characters: space, upper half, lower half and full block. Cells of a
terminal are about twice as high as wide, so strokes are two cells wide or one row high.
"""

import unicodedata
from collections.abc import Callable, Iterable
from functools import cache
from typing import Final

ROWS: Final = 5
ACCENT_ROWS: Final = 1
"""Above the letters, kept free even where a word has no accent, so that words stay on one line."""

_BLANK, _UPPER, _LOWER, _FULL = " ▀▄█"

_SHEETS: Final = (
    (
        "A     B     C     D     E     F     G     H     I  J     K     L     M       ",
        "▄███▄ ████▄ ▄████ ████▄ █████ █████ ▄████ ██ ██ ██    ██ ██ ██ ██    ██▄ ▄██ ",
        "██ ██ ██ ██ ██    ██ ██ ██    ██    ██    ██ ██ ██    ██ ██▄█▀ ██    ███████ ",
        "█████ ████▄ ██    ██ ██ ████  ████  ██ ██ █████ ██    ██ ████  ██    ██ █ ██ ",
        "██ ██ ██ ██ ██    ██ ██ ██    ██    ██ ██ ██ ██ ██ ██ ██ ██▀█▄ ██    ██   ██ ",
        "██ ██ ████▀ ▀████ ████▀ █████ ██    ▀████ ██ ██ ██ ▀███▀ ██ ██ █████ ██   ██ ",
    ),
    (
        "N      O     P     Q      R     S     T      U     V     W       X     Y      Z     ",
        "██▄ ██ ▄███▄ ████▄ ▄███▄  ████▄ ▄████ ██████ ██ ██ ██ ██ ██   ██ ██ ██ ██  ██ █████ ",
        "███▄██ ██ ██ ██ ██ ██ ██  ██ ██ ██▄     ██   ██ ██ ██ ██ ██   ██ ▀█▄█▀ ██▄▄██   ▄█▀ ",
        "██▀███ ██ ██ ████▀ ██ ██  ████▀ ▀███▄   ██   ██ ██ ██ ██ ██ █ ██  ███   ▀██▀   ▄█▀  ",
        "██ ▀██ ██ ██ ██    ██ ██  ██▀█▄   ▀██   ██   ██ ██ ▀█▄█▀ ███████ ▄█▀█▄   ██   ▄█▀   ",
        "██  ██ ▀███▀ ██    ▀███▀█ ██ ██ ████▀   ██   ▀███▀  ▀█▀  ▀██ ██▀ ██ ██   ██   █████ ",
    ),
    (
        "0     1    2     3     4     5     6     7     8     9     ! '  - ",
        "▄███▄ ▄██  ████▄ ████▄ ██ ██ █████ ▄████ █████ ▄███▄ ▄███▄ ██ ██    ",
        "██ ██ ▀██     ██    ██ ██ ██ ██    ██       ██ ██ ██ ██ ██ ██ ▄█    ",
        "██▄██  ██  ▄███▀  ███▄ █████ ████▄ ████▄   ▄█▀ ▄███▄ ▀████ ██    ███",
        "██ ██  ██  ██       ██    ██    ██ ██ ██   ██  ██ ██    ██ ▄▄       ",
        "▀███▀ ████ █████ ████▀    ██ ████▀ ▀███▀   ██  ▀███▀ ████▀ ██       ",
    ),
)

_SPACE_WIDTH: Final = 3
_ACCENTS: Final = {"\u0300": " ▀█▄ ", "\u0301": " ▄█▀ ", "\u0302": "▄█▀█▄", "\u0308": "▀▀ ▀▀", "\u0303": "▄▀▄▀"}
_CEDILLA: Final = "\u0327"
_CEDILLA_ROW: Final = " ▀█ "

_DOUBLED: Final = (
    {_BLANK: "  ", _FULL: "██", _UPPER: "██", _LOWER: "  "},
    {_BLANK: "  ", _FULL: "██", _UPPER: "  ", _LOWER: "██"},
)
_QUADRANTS: Final = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"
"""By the quarters that are filled: 1 upper left, 2 upper right, 4 lower left, 8 lower right."""


@cache
def largest(word: str, width: int, height: int) -> tuple[str, ...]:
    """Return the largest drawing of a word that fits: doubled, plain, or half as wide; nothing where none does.

    width and height: cells.
    """
    drawing = draw(word)
    scales: tuple[Callable[[list[str]], list[str]], ...] = (doubled, list, halved)
    for scale in scales:
        rows = scale(drawing)
        if rows and len(rows[0]) <= width and len(rows) <= height:
            return tuple(rows)
    return ()


def draw(word: str) -> list[str]:
    """Return a word in rows: one of accents, five of letters, one more if there is a cedilla; nothing if a letter is missing."""
    columns = [_letter(cluster) for cluster in _clusters(word)]
    if not columns or not all(columns):
        return []
    rows = [" ".join(parts) for parts in zip(*columns, strict=True)]
    return rows if rows[-1].strip() else rows[:-1]


def doubled(drawing: Iterable[str]) -> list[str]:
    """Return a drawing twice as wide and twice as high."""
    return ["".join(half[cell] for cell in row) for row in drawing for half in _DOUBLED]


def halved(drawing: Iterable[str]) -> list[str]:
    """Return a drawing half as wide and as high as before; it needs the quadrant blocks."""
    return ["".join(_quadrant(*pair) for pair in zip(row[::2], f"{row} "[1::2], strict=False)) for row in drawing]


def _quadrant(left: str, right: str) -> str:
    upper = (left in "▀█") + 2 * (right in "▀█")
    lower = (left in "▄█") + 2 * (right in "▄█")
    return _QUADRANTS[upper + 4 * lower]


def _clusters(word: str) -> list[str]:
    """Split into letters, each with its accents behind it."""
    clusters: list[str] = []
    for character in unicodedata.normalize("NFD", word.upper().replace("\u2019", "'").replace("\u2010", "-")):
        if unicodedata.combining(character) and clusters:
            clusters[-1] += character
        else:
            clusters.append(character)
    return clusters


def _letter(cluster: str) -> list[str]:
    """Return the rows of one letter with its accents, and one row below it."""
    letter = _LETTERS.get(cluster[0])
    if letter is None or any(mark not in _ACCENTS and mark != _CEDILLA for mark in cluster[1:]):
        return []
    width = len(letter[0])
    accent = next((_ACCENTS[mark] for mark in cluster[1:] if mark in _ACCENTS), "")
    below = _CEDILLA_ROW if _CEDILLA in cluster else ""
    return [accent.center(width)[:width], *letter, below.center(width)[:width]]


def _cut(sheet: tuple[str, ...]) -> dict[str, list[str]]:
    """Cut a sheet into letters; each stands under its name, one column before the next."""
    names, *rows = sheet
    starts = [column for column, name in enumerate(names) if name != " "]
    ends = [start - 1 for start in starts[1:]] + [len(rows[0]) - 1]
    return {names[start]: [row[start:end] for row in rows] for start, end in zip(starts, ends, strict=True)}


_LETTERS: Final = {name: rows for sheet in _SHEETS for name, rows in _cut(sheet).items()} | {
    " ": [" " * _SPACE_WIDTH] * ROWS
}

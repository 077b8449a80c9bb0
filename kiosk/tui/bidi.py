"""Text from files and badges, made fit for a terminal: no control characters, cut to a width, right-to-left names in order.

Stored text stays as it is; this is the last step before the screen. Terminals differ: most leave Arabic unjoined and in the
wrong order, some order it themselves, and those that honour ECMA-48 can be told not to.
"""

import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from rich.cells import cell_len, set_cell_size


class BidiMode(StrEnum):
    """Who joins and orders right-to-left text."""

    APP = "app"
    """We do, and the terminal is told not to."""
    NATIVE = "native"
    """The terminal does, and is told to."""
    OFF = "off"
    """Nobody is told anything; text goes out as it is stored."""


OPENING: Final = {BidiMode.APP: "\x1b[8l", BidiMode.NATIVE: "\x1b[8h", BidiMode.OFF: ""}
"""What to write to the terminal at the start (ECMA-48, BDSM: explicit or implicit ordering)."""

_FIRST_RIGHT_TO_LEFT: Final = "\u0590"
_MOST_MARKS: Final = 4
"""Marks kept on one letter; more than any script needs is a prank."""


@dataclass(slots=True)
class Typesetter:
    """Prepares data for display; every widget that shows data has it. The mode is set once the settings are read."""

    mode: BidiMode = BidiMode.APP

    def fit(self, text: str, width: int) -> str:
        """Return one line of at most width cells, clean and in the order in which a terminal must draw it."""
        visible = cut(clean(text), width)
        return _reordered(visible) if self.mode is BidiMode.APP and _is_right_to_left(visible) else visible


def clean(text: str) -> str:
    """Return text on one line without control, formatting and unassigned characters, composed, with single spaces."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    kept = (_visible(character) for character in unicodedata.normalize("NFC", text))
    return " ".join(_without_piled_marks("".join(kept)).split())


def cut(text: str, width: int) -> str:
    """Return text cut to a width in cells, with an ellipsis where something is missing."""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, width - 1).rstrip() + "…" if width > 0 else ""


def wrap(text: str, width: int, most: int = 2) -> list[str]:
    """Return text in at most so many lines, broken between words; the last one may be wider than the others."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".lstrip()
        if cell_len(longer) > width and lines[-1] and len(lines) < most:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _visible(character: str) -> str:
    category = unicodedata.category(character)
    if category[0] == "Z" or character in "\t\n\r":
        return " "
    return "" if category[0] == "C" else character


def _without_piled_marks(text: str) -> str:
    kept: list[str] = []
    marks = 0
    for character in text:
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks <= _MOST_MARKS:
            kept.append(character)
    return "".join(kept)


def _is_right_to_left(text: str) -> bool:
    return any(
        character >= _FIRST_RIGHT_TO_LEFT and unicodedata.bidirectional(character) in {"R", "AL"} for character in text
    )


def _reordered(text: str) -> str:
    from arabic_reshaper import reshape  # noqa: PLC0415 - needed by few names, and not before the first paint
    from bidi import get_display  # noqa: PLC0415

    return str(get_display(reshape(text), base_dir="L"))

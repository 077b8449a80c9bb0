"""The colours of the screen.

Ink on ground has a contrast of at least 7:1 (WCAG 2.2, 1.4.6). The grounds differ in lightness too, so that a green and a
red are not the same to those who see no red: amber is light, green is middling, red and blue are dark.
"""

from functools import cache
from typing import Final

from rich.style import Style

from kiosk.tui.verdict_view import Tone

GROUND: Final = "#0d1117"
INK: Final = "#f0f3f6"
QUIET: Final = "#b1bac4"
RAISED: Final = "#1c2430"
BAR: Final = "#3fb950"

TONES: Final[dict[Tone, tuple[str, str]]] = {
    Tone.WELCOME: ("#00160a", "#2fbf62"),
    Tone.UNCERTAIN: ("#1a1200", "#e3a008"),
    Tone.ALREADY_IN: ("#1a1200", "#ffc42e"),
    Tone.REFUSED: ("#ffffff", "#a3001b"),
    Tone.LEFT: ("#ffffff", "#0b4fb3"),
    Tone.UNDONE: ("#ffffff", "#4a5058"),
    Tone.NOT_SAVED: ("#ffffff", "#7a0014"),
    Tone.PAUSED: ("#0d1117", "#ffffff"),
    Tone.IDLE: ("#c9d4e0", "#151d29"),
}
"""Ink and ground of the verdict panel."""

MARKS: Final[dict[Tone, str]] = {
    Tone.WELCOME: "#3ddc74",
    Tone.UNCERTAIN: "#ffc42e",
    Tone.ALREADY_IN: "#ffc42e",
    Tone.REFUSED: "#ff8d86",
    Tone.LEFT: "#79b8ff",
    Tone.UNDONE: "#c9d1d9",
    Tone.NOT_SAVED: "#ff8d86",
    Tone.PAUSED: "#ffffff",
    Tone.IDLE: "#9ea7b3",
}
"""The same on the dark ground of the lists."""


@cache
def panel_style(tone: Tone, *, is_bold: bool = False) -> Style:
    """Return ink on ground."""
    ink, ground = TONES[tone]
    return Style(color=ink, bgcolor=ground, bold=is_bold)


@cache
def block_style(tone: Tone) -> Style:
    """Return ink on ink: a filled cell of a drawing, whatever the font."""
    ink, _ = TONES[tone]
    return Style(color=ink, bgcolor=ink)

"""The big symbols beside a verdict: each has an outline of its own, so that none needs its colour to be told apart."""

from typing import Final

from kiosk.tui.verdict_view import Symbol

WIDTH: Final = 12
ROWS: Final = 5

DRAWINGS: Final[dict[Symbol, tuple[str, ...]]] = {
    Symbol.TICK: (
        "         ▄██",
        "        ▄██▀",
        "▄█▄   ▄███▀ ",
        "▀███▄███▀   ",
        "  ▀███▀     ",
    ),
    Symbol.CROSS: (
        "▄██▄    ▄██▄",
        " ▀███▄▄███▀ ",
        "   ▀████▀   ",
        " ▄███▀▀███▄ ",
        "▀██▀    ▀██▀",
    ),
    Symbol.WARNING: (
        "  ▄██▀▀██▄  ",
        " ████  ████ ",
        " ████  ████ ",
        " ████▀▀████ ",
        "  ▀██▄▄██▀  ",
    ),
    Symbol.QUESTION: (
        "  ▄██████▄  ",
        "  ██▀  ▀██  ",
        "     ▄▄██▀  ",
        "     ██▀    ",
        "     ▄▄     ",
    ),
    Symbol.ARROW: (
        "       ▄    ",
        "▄▄▄▄▄▄▄██▄  ",
        "███████████▄",
        "▀▀▀▀▀▀▀██▀  ",
        "       ▀    ",
    ),
    Symbol.UNDO: (
        "   ▄█       ",
        " ▄███▄▄▄▄▄  ",
        " ▀███▀▀▀▀██ ",
        "   ▀█    ██ ",
        "    ▄▄▄▄██▀ ",
    ),
    Symbol.BADGE: (
        "█▀▀▀█ ▄█▄ █▀",
        "█ █ █ ▀ █ ▄█",
        "█▄▄▄█ █▄▀ █▄",
        "▄ ▄▄▄ ▀▄█ ▄ ",
        "█▄▀ █▄█ ▀▄█▀",
    ),
}

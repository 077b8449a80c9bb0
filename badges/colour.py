"""Colours of bands, and the text colour that reads best on them."""

import re

from badges.errors import BadgeError

Colour = tuple[float, float, float]
"""Red, green and blue, each from 0 to 1 (sRGB)."""

BLACK: Colour = (0.0, 0.0, 0.0)
WHITE: Colour = (1.0, 1.0, 1.0)

_HEX = re.compile(r"#[0-9A-Fa-f]{6}")


def colour_from(text: str) -> Colour:
    """The colour written as "#RRGGBB". Raises BadgeError on anything else."""
    if not _HEX.fullmatch(text):
        raise BadgeError(f"{text!r} is not a colour: write it as #RRGGBB, for example #0B6E4F.")
    red, green, blue = (int(text[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def contrast(one: Colour, other: Colour) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def readable_on(background: Colour) -> Colour:
    """BLACK or WHITE, whichever contrasts more; always at least 4.5, the WCAG's level AA."""
    return max((WHITE, BLACK), key=lambda ink: contrast(ink, background))


def _luminance(colour: Colour) -> float:
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

"""PDF operators as text, as short as they can be."""

from functools import lru_cache

from badges.colour import Colour


@lru_cache(maxsize=4096)
def number(value: float) -> str:
    """A length in pt, to a hundredth, without needless zeros."""
    return f"{round(value, 2):g}"


@lru_cache(maxsize=256)
def fill(colour: Colour) -> str:
    """What gives texts and areas that colour from here on."""
    return " ".join(f"{part:.3g}" for part in colour) + " rg\n"

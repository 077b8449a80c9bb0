"""QR symbols of badge codes: version 2, level Q, 25 x 25 modules (ISO/IEC 18004)."""

from collections.abc import Iterator
from itertools import groupby

import segno

QUIET_ZONE = 4
"""Light modules that must stay free around a symbol."""

Symbol = tuple[bytes, ...]


def symbol(code: str) -> Symbol:
    """The 25 rows of 25 modules of a 29-letter code, top row first; 1 is dark, 0 is light; no quiet zone.

    Raises ValueError (segno's DataOverflowError) when the code does not fit.
    """
    drawn = segno.make_qr(code, version=2, error="q", mode="alphanumeric", boost_error=False)
    return tuple(bytes(row) for row in drawn.matrix)


def path_operators(rows: Symbol) -> str:
    """PDF operators of one path, filled once: a rectangle for each run of dark modules.

    The unit is a module, the origin the symbol's lower left corner, y upwards. One path has no hairlines inside.
    """
    return " ".join(f"{x} {y} {length} 1 re" for x, y, length in _dark_runs(rows)) + " f"


def _dark_runs(rows: Symbol) -> Iterator[tuple[int, int, int]]:
    for y, row in enumerate(reversed(rows)):
        x = 0
        for dark, modules in groupby(row):
            length = len(list(modules))
            if dark:
                yield x, y, length
            x += length

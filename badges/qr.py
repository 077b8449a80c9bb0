"""QR symbols of badge codes: version 2, level Q, 25 x 25 modules (ISO/IEC 18004)."""

import segno

SIDE = 25
"""Modules in a row, and rows, of a symbol."""

QUIET_ZONE = 4
"""Light modules that must stay free around a symbol."""

STRIDE = 32
"""Bits from one row to the next, so that every row begins a byte and at least seven light modules follow it."""

Symbol = int
"""Bit STRIDE * y + x is module x of row y, the top row is 0; 1 is dark; no quiet zone."""


def symbol(code: str) -> Symbol:
    """The symbol of a 29-letter code, by segno. Raises ValueError (its DataOverflowError) when the code does not fit."""
    return drawn_by_segno(code, mask=None)


def drawn_by_segno(code: str, mask: int | None) -> Symbol:
    """The symbol of an alphanumeric text under a mask, 0 to 7, or the best one; ValueError when it does not fit."""
    drawn = segno.make_qr(code, version=2, error="q", mode="alphanumeric", mask=mask, boost_error=False)
    return sum(1 << STRIDE * y + x for y, row in enumerate(drawn.matrix) for x, dark in enumerate(row) if dark)

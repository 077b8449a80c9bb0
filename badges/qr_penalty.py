"""How badly a mask suits a QR symbol: the penalty of ISO/IEC 18004, 7.8.3, counted as segno counts it.

All modules are judged at once, by bit operations on one integer that holds the symbol twice: its rows, then, from bit
SIDE * STRIDE on, its columns. Beyond a row's end there are light modules, as the standard wants it.
"""

from math import inf

from badges.qr import SIDE, STRIDE, Symbol

_HALF = SIDE * STRIDE
_LINE_STARTS = sum(1 << STRIDE * line for line in range(2 * SIDE))
_PAIRS = _LINE_STARTS * ((1 << SIDE - 1) - 1)
_BLOCKS = _PAIRS & (1 << STRIDE * (SIDE - 1)) - 1
_FINDERS = _LINE_STARTS * ((1 << SIDE - 6) - 1)
_OWN_FINDERS = 40 * 3 * (3 + 3)  # three of them, each with the pattern in three rows and in three columns
_ROWS = (1 << _HALF) - 1
_ALL = (1 << 2 * _HALF + STRIDE) - 1
# Ten points for each step of 5 % that the share of dark modules is away from one half; segno's own arithmetic.
_BALANCE = [10 * int(abs(dark / SIDE**2 * 100 - 50) / 5) for dark in range(SIDE**2 + 1)]


def both_ways(rows: Symbol) -> int:
    """A symbol, and above it the same with rows and columns exchanged."""
    dark = [(x, y) for y in range(SIDE) for x in range(SIDE) if rows >> STRIDE * y + x & 1]
    return rows | sum(1 << _HALF + STRIDE * x + y for x, y in dark)


def penalty(lines: int, limit: float = inf) -> int:
    """The points of a symbol given both ways: runs, blocks, imbalance, and patterns like a finder's.

    limit: from which on it need not be known how many they are, only that they are as many; for whole symbols, whose
    own finders always cost the same.
    """
    equal = (lines ^ lines >> 1) & _PAIRS ^ _PAIRS
    points = _runs(equal) + _blocks(lines, equal) + _BALANCE[(lines & _ROWS).bit_count()]
    fewest = points + _OWN_FINDERS
    return fewest if fewest >= limit else points + _finders(lines)


def _runs(equal: int) -> int:
    """Runs of five or more modules of one colour: three points, and one for each module more.

    equal: where a module equals the next one of its line.
    """
    of_three = equal & equal >> 1
    of_five = of_three & of_three >> 2
    repeated = of_five & of_five << 1
    return 3 * of_five.bit_count() - 2 * repeated.bit_count()


def _blocks(lines: int, equal: int) -> int:
    """Blocks of two by two modules of one colour: three points each."""
    equal_below = (lines ^ lines >> STRIDE) & _BLOCKS ^ _BLOCKS
    return 3 * (equal & equal >> STRIDE & equal_below).bit_count()


def _finders(lines: int) -> int:
    """Dark, light, three dark, light, dark, with four light modules before or after: forty points each.

    Where two overlap segno goes on behind the first one. They overlap by one module or by three; more than two never
    do, for one in the middle has dark modules on both sides.
    """
    light = lines ^ _ALL
    dark_apart = lines & lines >> 6 & _FINDERS
    pattern = dark_apart & light >> 1 & light >> 5 & lines >> 2 & lines >> 3 & lines >> 4
    if not pattern:
        return 0
    before = lines << 4 ^ _ALL  # the four modules before the first line are light too
    two = before & before >> 1
    four = two & two >> 2
    found = pattern & (four | four >> 11)
    repeated = found & (found << 4 | found << 6)
    return 40 * (found.bit_count() - repeated.bit_count())

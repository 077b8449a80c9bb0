"""QR symbols of many codes by table: XORs of integers instead of an encoder's work, the same symbols bit for bit.

With version, level, mode, length and mask fixed, every module is a sum over GF(2) of the text's bits: Reed-Solomon
codes are linear, and a mask only adds a constant. So a symbol is that of a text of zeros, changed by one difference
for each pair of letters (alphanumeric mode packs two letters in 11 bits). segno makes all of it.
"""

from collections.abc import Callable, Sequence
from functools import cache, reduce
from itertools import product
from math import inf
from operator import xor

from badges.code import ALPHABET, CODE_LENGTH
from badges.qr import SIDE, STRIDE, Symbol, drawn_by_segno, symbol
from badges.qr_penalty import both_ways, penalty

_WORTH_TABLES = 80
_MASKS = range(8)
_ALPHANUMERIC = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_RADIX = len(_ALPHANUMERIC)
_PAIR_BITS, _LETTER_BITS = 11, 6
_STARTS = range(0, CODE_LENGTH, 2)
_ROWS_ONLY = (1 << SIDE * STRIDE) - 1
# Level and mask are written beside the finders, in row and column 8; and one module is always dark.
_FORMAT_PLACES = [place for place in (*range(9), *range(SIDE - 8, SIDE)) if place != 6]
_FORMAT = sum({1 << bit for place in _FORMAT_PLACES for bit in (STRIDE * 8 + place, STRIDE * place + 8)})


def symbol_maker(count: int) -> Callable[[str], Symbol]:
    """What makes the same symbols as `qr.symbol`, in the way that is fastest for so many."""
    return symbol if count < _WORTH_TABLES else symbol_tables().symbol


class SymbolTables:
    """Makes symbols of codes of the badge alphabet; other texts go to segno."""

    def __init__(self, masks: Sequence[int] = _MASKS) -> None:
        """Cost 170 symbols of segno with a fixed mask, 0.1 s. masks: those to choose from."""
        bare = [drawn_by_segno("0" * CODE_LENGTH, mask) for mask in masks]
        self._bases = [(both_ways(base & ~_FORMAT), base) for base in bare]
        zeros = drawn_by_segno("0" * CODE_LENGTH, 0)
        self._differences = [(start, start + 2, _differences(start, zeros)) for start in _STARTS]

    def symbol(self, code: str) -> Symbol:
        """The symbol of a code under the best mask (7.8.3), as `qr.symbol` makes it; same errors."""
        change = 0
        try:
            for start, end, difference in self._differences:
                change ^= difference[code[start:end]]
        except KeyError:
            return symbol(code)
        return self._best_base(change) ^ change & _ROWS_ONLY

    def _best_base(self, change: int) -> Symbol:
        """The base whose mask suits best; the first of equals. Masks are judged before the format is written."""
        best, fewest = 0, inf
        for judged, base in self._bases:
            points = penalty(judged ^ change, fewest)
            if points < fewest:
                best, fewest = base, points
        return best


@cache
def symbol_tables() -> SymbolTables:
    """The tables, made once in a process."""
    return SymbolTables()


def _differences(start: int, zeros: Symbol) -> dict[str, int]:
    """How the pair of letters at a place, or the last letter, changes a symbol of zeros, in rows and in columns."""
    length = min(2, CODE_LENGTH - start)
    bits = [
        both_ways(_with_value(start, 1 << bit) ^ zeros) for bit in range(_PAIR_BITS if length == 2 else _LETTER_BITS)
    ]
    return {"".join(letters): _sum(bits, _value(letters)) for letters in product(ALPHABET, repeat=length)}


def _with_value(start: int, value: int) -> Symbol:
    """A symbol of zeros but for the letters at a place."""
    letters = _ALPHANUMERIC[value // _RADIX] + _ALPHANUMERIC[value % _RADIX]
    text = "0" * start + (letters if start + 1 < CODE_LENGTH else letters[1])
    return drawn_by_segno(text.ljust(CODE_LENGTH, "0"), 0)


def _value(letters: Sequence[str]) -> int:
    return reduce(lambda value, letter: value * _RADIX + _ALPHANUMERIC.index(letter), letters, 0)


def _sum(bits: Sequence[int], value: int) -> int:
    return reduce(xor, (bit for at, bit in enumerate(bits) if value >> at & 1), 0)

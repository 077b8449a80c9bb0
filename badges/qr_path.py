"""A QR symbol as PDF operators: rectangles, put together from ready pieces for each byte of each row.

The three finders are the same in every symbol and touch nothing, so that they can be stored once. All the rest is one
path, filled once: it has no hairlines inside. The unit is a module, the origin the symbol's lower left corner, y upwards.
"""

from collections.abc import Iterator
from operator import getitem

from badges.qr import SIDE, STRIDE, Symbol

_BYTES = SIDE * STRIDE // 8
_FINDER_SIDE = 7
_FAR = SIDE - _FINDER_SIDE
_FINDER_CORNERS = ((0, 0), (_FAR, 0), (0, _FAR))


def finder_operators() -> str:
    """PDF operators of the finders in three corners of every symbol."""
    return _path(_squares(_FINDER_SIDE, 0) ^ _squares(5, 1) ^ _squares(3, 2))


def path_operators(modules: Symbol) -> str:
    """PDF operators of all of a symbol but its finders."""
    return _path(modules & _BESIDE_FINDERS)


def _path(modules: Symbol) -> str:
    return "".join(map(getitem, _PIECES, modules.to_bytes(_BYTES, "little"))) + "f"


def _squares(side: int, inset: int) -> Symbol:
    """A dark square in each finder, so far from the finder's edge."""
    row = (1 << side) - 1
    square = sum(row << STRIDE * (inset + y) + inset for y in range(side))
    return sum(square << STRIDE * y + x for x, y in _FINDER_CORNERS)


class _Pieces(dict[int, str]):
    """The rectangles of eight modules beside each other, for each pattern of theirs that was met."""

    def __init__(self, place: int) -> None:
        """place: of the byte among the symbol's."""
        super().__init__()
        self._y, self._x = divmod(place, STRIDE // 8)

    def __missing__(self, pattern: int) -> str:
        piece = "".join(f"{8 * self._x + x} {SIDE - 1 - self._y} {length} 1 re\n" for x, length in _dark_runs(pattern))
        self[pattern] = piece
        return piece


_PIECES = [_Pieces(place) for place in range(_BYTES)]
_BESIDE_FINDERS = ~_squares(_FINDER_SIDE, 0)


def _dark_runs(pattern: int) -> Iterator[tuple[int, int]]:
    """Where each run of ones begins, and how long it is."""
    start = 0
    for end in range(pattern.bit_length() + 1):
        if not pattern >> end & 1:
            if end > start:
                yield start, end - start
            start = end + 1

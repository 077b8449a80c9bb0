from hypothesis import given, settings
from hypothesis import strategies as st
from segno import encoder

from badges.code import EventKey, number_from_bits
from badges.qr import SIDE, STRIDE, drawn_by_segno
from badges.qr_penalty import both_ways, penalty

FINDER = [1, 0, 1, 1, 1, 0, 1]
LIGHT = [0, 0, 0, 0]
PATTERNS = [
    LIGHT + FINDER,
    FINDER + LIGHT,
    LIGHT + FINDER + FINDER[3:] + LIGHT,
    LIGHT + FINDER + FINDER[1:] + LIGHT,
    [0, 0, 1, *FINDER],
    [1] * 7,
]

places = st.tuples(st.sampled_from(PATTERNS), st.integers(0, SIDE), st.integers(0, SIDE - 1), st.booleans())


@st.composite
def matrices(draw):
    noise = draw(st.integers(0, 2**SIDE**2 - 1))
    matrix = [bytearray(noise >> SIDE * y + x & 1 for x in range(SIDE)) for y in range(SIDE)]
    for pattern, x, y, upright in draw(st.lists(places, max_size=12)):
        at = min(x, SIDE - len(pattern))
        for offset, dark in enumerate(pattern):
            row, column = (at + offset, y) if upright else (y, at + offset)
            matrix[row][column] = dark
    return matrix


def modules(matrix):
    return sum(1 << STRIDE * y + x for y, row in enumerate(matrix) for x, dark in enumerate(row) if dark)


def segnos_penalty(matrix):
    return encoder.evaluate_mask(matrix, SIDE, SIDE)


@settings(max_examples=300, deadline=None)
@given(matrices())
def test_points_are_segnos_also_where_patterns_overlap(matrix):
    assert penalty(both_ways(modules(matrix))) == segnos_penalty(matrix)


def test_points_of_one_colour_are_segnos():
    for dark in (0, 1):
        matrix = [bytearray([dark]) * SIDE for _ in range(SIDE)]
        assert penalty(both_ways(modules(matrix))) == segnos_penalty(matrix)


def test_points_beyond_a_limit_are_at_least_the_limit_and_below_it_exact():
    code = EventKey(bytes(32)).issue(number_from_bits(7))
    for mask in range(8):
        lines = both_ways(drawn_by_segno(code, mask))
        points = penalty(lines)
        assert all(limit <= penalty(lines, limit) <= points for limit in range(points - 300, points + 1, 10))
        assert penalty(lines, points + 1) == points

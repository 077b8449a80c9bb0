import pytest

from badges.operators import fill, number


@pytest.mark.parametrize(
    ("length", "written"),
    [(0, "0"), (12.0, "12"), (841.8898, "841.89"), (0.5, "0.5"), (1e-14, "0"), (0.01, "0.01"), (-3.14159, "-3.14"), (4000.126, "4000.13")],
)  # fmt: skip
def test_lengths_are_short_and_never_have_exponents(length, written):
    assert number(length) == written


def test_a_colour_is_written_to_a_thousandth():
    assert fill((0.0, 1 / 3, 1.0)) == "0 0.333 1 rg\n"

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badges.colour import BLACK, WHITE, colour_from, contrast, readable_on
from badges.errors import BadgeError

parts = st.integers(0, 255).map(lambda part: part / 255)


def test_a_colour_is_read_from_its_hexadecimal_form():
    assert colour_from("#FF0033") == (1.0, 0.0, 0.2)


@pytest.mark.parametrize("text", ["", "red", "#FFF", "FF0033", "#GG0000", "#FF0033\n"])
def test_anything_else_is_refused_with_an_example(text):
    with pytest.raises(BadgeError, match="write it as #RRGGBB"):
        colour_from(text)


def test_black_on_white_has_the_greatest_contrast():
    assert contrast(BLACK, WHITE) == pytest.approx(21)


@pytest.mark.parametrize(
    ("background", "ink"), [("#0B6E4F", WHITE), ("#F2B705", BLACK), ("#111827", WHITE), ("#7BC8F6", BLACK)]
)
def test_text_on_a_band_is_black_or_white(background, ink):
    assert readable_on(colour_from(background)) == ink


@given(st.tuples(parts, parts, parts))
def test_text_on_a_band_always_reaches_level_aa(background):
    assert contrast(readable_on(background), background) >= 4.5

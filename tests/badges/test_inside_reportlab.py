import re

import pytest

from badges.fonts import REGULAR
from badges.inside_reportlab import (
    fonts_reference,
    glyph_code,
    info_reference,
    last_objects,
    shaped,
    shapes,
    subset_name,
    take_number,
)
from badges.text import typesetter

FONT = f"badges-NotoSans-{REGULAR}"


@pytest.fixture
def canvas():
    with typesetter("AVé") as setter:
        yield setter.canvas


def test_shapes_tell_kerning_in_thousandths_of_an_em(canvas):
    first, second = shapes(shaped("AV", FONT))
    assert (first.cluster, second.cluster) == (0, 1)
    assert first.width - first.x_advance == 40
    assert (second.x_advance, second.x_offset, second.y_offset) == (second.width, 0, 0)


def test_codes_are_given_out_once_and_never_that_of_a_space(canvas):
    codes = [glyph_code(canvas, FONT, character) for character in "AVéA"]
    assert codes == [codes[0], (0, codes[0][1] + 1), (0, codes[0][1] + 2), codes[0]]
    assert glyph_code(canvas, FONT, " ") == (0, 32)


def test_a_subset_has_the_name_that_content_streams_use(canvas):
    assert re.fullmatch(r"/F\d\+0", subset_name(canvas, FONT, 0))


def test_numbers_taken_are_not_given_to_reportlabs_objects(canvas):
    taken = [take_number(canvas) for _ in range(3)]
    glyph_code(canvas, FONT, "A")
    numbers = [number for number, _ in last_objects(canvas)]
    assert len({*taken, *numbers}) == len(taken) + len(numbers) == max(numbers)


def test_objects_are_whole_and_refer_to_one_another(canvas):
    glyph_code(canvas, FONT, "A")
    fonts, info = fonts_reference(canvas), info_reference(canvas)
    written = dict(last_objects(canvas))
    for number, content in written.items():
        assert content.startswith(b"%d 0 obj\n" % number)
        assert content.endswith(b"endobj\n")
    assert b"/CreationDate" in written[int(info.split()[0])]
    assert b"/F" in written[int(fonts.split()[0])]
    assert sum(b"/FontFile2" in content for content in written.values()) >= 1

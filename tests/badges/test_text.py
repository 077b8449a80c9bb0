import re

import pytest
from reportlab.pdfbase import pdfmetrics

from badges.fonts import BOLD, FAMILIES, REGULAR, coverage
from badges.inside_reportlab import shapes
from badges.plain import PlainLine
from badges.runs import is_plain
from badges.text import ShapedLine, typesetter

NAMES = ["محمد", "Dr محمد Leclercq", "ሰላም", "Kɔ̀fí", "Ana"]


@pytest.fixture
def setter():
    with typesetter("".join(NAMES)) as made:
        yield made


def clusters(line):
    return [shape.cluster for piece in line.pieces for shape in shapes(piece.glyphs)]


def test_arabic_is_drawn_from_its_last_letter_to_its_first(setter):
    assert clusters(setter.line("محمد", BOLD)) == [3, 2, 1, 0]


def test_arabic_letters_are_joined(setter):
    (piece,) = setter.line("محمد", BOLD).pieces
    isolated = {str(setter.line(letter, BOLD).pieces[0].glyphs) for letter in "محد"}
    assert isolated.isdisjoint(piece.glyphs)


def test_a_mixed_line_is_drawn_from_left_to_right(setter):
    fonts = [piece.font for piece in setter.line("Dr محمد Leclercq", REGULAR).pieces]
    assert fonts == [
        "badges-NotoSans-400",
        "badges-NotoSansArabic-400",
        "badges-NotoSansArabic-400",
        "badges-NotoSans-400",
    ]


def test_a_combining_mark_takes_no_room(setter):
    assert setter.width("Kɔ̀fí", BOLD) == pytest.approx(setter.width("Kɔfí", BOLD))


@pytest.mark.parametrize("name", NAMES)
def test_bold_is_wider_than_regular(setter, name):
    assert setter.width(name, BOLD) > setter.width(name, REGULAR) > 0


def test_an_empty_line_draws_nothing(setter):
    assert setter.line("", BOLD).pieces == ()


def test_fonts_are_registered_only_while_they_are_needed():
    with typesetter("Ana"):
        assert "badges-NotoSans-700" in pdfmetrics.getRegisteredFontNames()
    assert "badges-NotoSans-700" not in pdfmetrics.getRegisteredFontNames()


def test_every_glyph_of_a_mixed_line_is_written(setter):
    operators = setter.operators("Dr Ana محمد", BOLD, 12, (10, 10))
    assert operators.startswith("BT 1 0 0 1 10 10 Tm")
    assert operators.count(" 12 Tf") >= 2


def test_a_plain_line_is_written_in_one_font(setter):
    assert re.fullmatch(
        r"BT /F\d\+0 12.5 Tf 10 20.25 Td \[?\(.*\)\]?T[jJ] ET\n", setter.operators("Ana", BOLD, 12.5, (10, 20.25))
    )


def test_a_line_that_was_plain_stays_so(setter):
    assert isinstance(setter.line("Ana", BOLD), PlainLine)
    assert setter.line("Ana", BOLD) == setter.line("Ana", BOLD)


def test_letters_beyond_a_fonts_first_subset_are_shaped():
    many = "".join(sorted(filter(str.isalpha, filter(is_plain, coverage(FAMILIES[0])))))[:400]
    with typesetter(many) as made:
        assert isinstance(made.line(many[:50], REGULAR), PlainLine)
        for start in range(0, 400, 50):
            made.line(many[start : start + 50], REGULAR)
        assert isinstance(made.line(many[350:], REGULAR), ShapedLine)

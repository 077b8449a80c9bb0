from io import BytesIO

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from badges.fonts import BOLD, REGULAR
from badges.text import typesetter

NAMES = ["محمد", "Dr محمد Leclercq", "ሰላም", "Kɔ̀fí", "Ana"]


@pytest.fixture
def setter():
    with typesetter("".join(NAMES)) as made:
        yield made


def shapes(line):
    return [shape for piece in line.pieces for shape in piece.glyphs.__shapeData__]


def test_arabic_is_drawn_from_its_last_letter_to_its_first(setter):
    assert [shape.cluster for shape in shapes(setter.line("محمد", BOLD))] == [3, 2, 1, 0]


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


def test_every_glyph_of_a_mixed_line_reaches_the_page(setter):
    out = BytesIO()
    canvas = Canvas(out, pageCompression=0)
    setter.draw(canvas, "Dr Ana محمد", BOLD, 12, (10, 10))
    canvas.save()
    fonts = [line.split()[0] for line in out.getvalue().splitlines() if b" 12 Tf" in line]
    assert b"BT 1 0 0 1 10 10 Tm" in out.getvalue()
    assert len(fonts) >= 2

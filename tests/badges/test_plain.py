import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from badges.fonts import BOLD, FAMILIES, REGULAR, coverage
from badges.inside_reportlab import shapes
from badges.plain import PlainLine
from badges.runs import is_plain, normalised, visual_runs
from badges.text import ShapedLine, typesetter

NAMES = ["AVATAR Tavares", "Włodzimierz", "N’Diaye-Öztürk", "Яковенко", "Αυγή", "P.A.V.O. (Ty)", "r\\f", "BCDF GHJ KLN"]
LETTERS = sorted(set("".join(NAMES)) | set("ABCabcfijlotyTVW ,.'-ÉéŠšŁłŽ"))

words = st.text(LETTERS, min_size=1, max_size=15)


@pytest.fixture(scope="module")
def setter():
    with typesetter(LETTERS) as made:
        yield made


def shaped(setter, text, weight):
    """The same line by HarfBuzz: setter without what it learned."""
    fresh = type(setter)()
    fresh._plain[weight].line = lambda _: None
    return fresh.line(text, weight)


def moves(line):
    """For each glyph how far it lets the next one begin, beside its own width, in 1/1000 em."""
    return [shape.width - shape.x_advance for piece in line.pieces for shape in shapes(piece.glyphs)]


def shown_moves(shown, length):
    """The same from the operator's numbers."""
    found, at = [0.0] * length, -1
    text = shown.removeprefix("[").partition("]")[0].removesuffix("Tj")
    inside, place = False, 0
    while place < len(text):
        character = text[place]
        if inside and character == "\\":
            place, at = place + 1, at + 1
        elif inside and character == ")":
            inside = False
            number = text[place + 1 :].partition("(")[0]
            found[at] = float(number or 0)
            place += len(number)
        elif inside:
            at += 1
        else:
            inside = True
        place += 1
    return found


@pytest.mark.parametrize("weight", [REGULAR, BOLD])
@settings(max_examples=150, deadline=None)
@given(text=words)
def test_a_plain_line_is_as_harfbuzz_shapes_it(setter, weight, text):
    assume(text == normalised(text))
    line, reference = setter.line(text, weight), shaped(setter, text, weight)
    assert line.width == pytest.approx(reference.width)
    if isinstance(line, PlainLine):
        assert shown_moves(line.shown, len(text)) == pytest.approx(moves(reference))


@pytest.mark.parametrize("name", NAMES)
def test_usual_names_are_plain(setter, name):
    assert is_plain(name)
    assert isinstance(setter.line(name, BOLD), PlainLine)


def test_kerning_is_kept(setter):
    assert setter.width("AVAVAV", BOLD) < setter.width("A", BOLD) * 3 + setter.width("V", BOLD) * 3
    assert ")" in setter.line("AVAVAV", BOLD).shown[1:-4]


def test_joined_letters_are_shaped(setter):
    setter.line("if", BOLD)
    assert isinstance(setter.line("Sofie", BOLD), ShapedLine)


@pytest.mark.parametrize("text", ["محمد", "Kɔ̀fí", "Ana محمد", "ሰላም", "a\u00a0b", "a\u200db"])
def test_other_scripts_and_marks_are_not_plain(text):
    assert not is_plain(text)


def test_plain_characters_are_one_run_of_one_character_each():
    for character in sorted(coverage(FAMILIES[0])):
        if is_plain(character) and character != " ":
            assert [run.text for run in visual_runs(character)] == [character]

import pytest

from kiosk.domain.value import LANGUAGES
from kiosk.tui.widgets.block_font import doubled, draw, halved, largest

WORDS = [
    *("WELCOME", "ALREADY IN", "UNREADABLE", "NOT ON LIST", "SCAN A BADGE", "CANCELLED"),
    *("DÉJÀ SCANNÉ", "NON VALABLE", "HORS LISTE", "TROP TÔT", "BIENVENUE", "REMPLACÉ"),
    *("NIET OP LIJST", "GEANNULEERD", "NIET BEWAARD", "VERTROKKEN", "AL GESCAND"),
]


@pytest.mark.parametrize("word", WORDS)
def test_every_verdict_fits_eighty_columns_in_full_size(word):
    drawing = draw(word)
    assert {len(row) for row in drawing} == {len(drawing[0])}
    assert largest(word, 76, 7) == tuple(drawing)


def test_all_capitals_digits_and_marks_can_be_drawn():
    for character in "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!'-’ÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŒ".replace("Œ", ""):
        assert draw(character), character


def test_no_two_letters_look_alike():
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
    assert len({tuple(draw(letter)) for letter in letters}) == len(letters)


def test_an_accent_stands_over_its_letter_and_a_cedilla_under_it():
    assert draw("É")[1:6] == draw("E")[1:6]
    assert (draw("E")[0].strip(), draw("É")[0].strip()) == ("", "▄█▀")
    assert (len(draw("C")), len(draw("Ç"))) == (6, 7)


def test_a_word_is_doubled_where_there_is_room_and_halved_where_there_is_not():
    drawing = draw("FULL")
    assert largest("FULL", 200, 20) == tuple(doubled(drawing))
    assert largest("FULL", 20, 6) == tuple(halved(drawing))
    assert largest("FULL", 5, 6) == ()


def test_a_word_that_cannot_be_drawn_is_left_to_ordinary_text():
    assert draw("ДОБРО") == []
    assert draw("") == []


def test_the_languages_of_the_screen_are_those_the_font_was_drawn_for():
    assert LANGUAGES == ("fr", "nl", "en")

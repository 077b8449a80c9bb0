import unicodedata

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from kiosk.tui.bidi import BidiMode, Typesetter, clean, cut, wrap


def test_control_characters_escapes_and_overrides_never_reach_the_terminal():
    assert clean("Eve\x1b[2J\x07 \u202eadmin\u202c\u200b\x9b31m") == "Eve[2J admin31m"
    assert clean("two\nlines\tand   gaps") == "two lines and gaps"


def test_piled_up_marks_are_thinned_out():
    assert clean("a" + "\u0301" * 50).count("\u0301") <= 4


def test_a_name_too_long_ends_with_an_ellipsis():
    assert cut("Maria Corazon", 8) == "Maria C…"
    assert cut("国際連帯", 5) == "国際…"
    assert cut("Zoë", 3) == "Zoë"
    assert cut("Zoë", 0) == ""


def test_arabic_is_joined_and_turned_for_terminals_that_do_not():
    name = "سميرة"
    turned = Typesetter(BidiMode.APP).fit(name, 20)
    assert turned != name
    assert {unicodedata.normalize("NFKC", letter) for letter in turned} == set(name)
    assert unicodedata.normalize("NFKC", turned) == name[::-1]


def test_where_the_terminal_turns_it_the_name_goes_out_as_stored():
    assert Typesetter(BidiMode.NATIVE).fit("سميرة", 20) == "سميرة"
    assert Typesetter(BidiMode.OFF).fit("سميرة", 20) == "سميرة"


def test_ethiopic_and_latin_stay_in_order():
    assert Typesetter().fit("ሙሉጌታ ከበደ", 20) == "ሙሉጌታ ከበደ"
    assert Typesetter().fit("Anaïs Ɔkɔ", 20) == "Anaïs Ɔkɔ"


def test_text_is_broken_between_words():
    assert wrap("call an organiser now", 10) == ["call an", "organiser now"]
    assert wrap("", 10) == [""]


@given(st.text(), st.integers(min_value=0, max_value=40))
def test_whatever_the_data_one_clean_line_of_at_most_that_width_comes_out(text, width):
    line = Typesetter().fit(text, width)
    assert cell_len(line) <= width
    assert not any(unicodedata.category(character) in {"Cc", "Cf", "Zl", "Zp"} for character in line)

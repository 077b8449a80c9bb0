import pytest

from badges.fonts import FAMILIES
from badges.runs import Run, ascent, leading, missing, normalised, visual_runs

LATIN, ARABIC, ETHIOPIC = FAMILIES


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("  Ana \t Lima\n", "Ana Lima"),
        ("Ai\u0308cha", "Aïcha"),
        ("O\u0323la\u0301tu\u0301nji\u0301", "Ọlátúnjí"),
        ("\u202eAna\u202c \u2066Lima\u2069", "Ana Lima"),
        ("\ufeffAna\u200b\u00ad\x07", "Ana"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("", ""),
    ],
)
def test_text_is_drawn_composed_and_without_what_cannot_be_seen(text, drawn):
    assert normalised(text) == drawn


@pytest.mark.parametrize(
    "text", ["Aïcha N’Diaye-Öztürk", "Kɔ̀fí Ŋ̀goma-Ɛdzɔ", "Đức Hải Trần", "Ελένη Παπαδοπούλου", "Олександра Коваленко"]
)
def test_latin_greek_and_cyrillic_are_one_run(text):
    assert visual_runs(text) == [Run(normalised(text), LATIN)]


def test_an_arabic_name_is_one_run_in_logical_order():
    assert visual_runs("محمد بن عبد الله") == [Run("محمد بن عبد الله", ARABIC)]


def test_an_arabic_name_inside_latin_text_stays_in_its_place():
    assert visual_runs("Dr محمد Leclercq") == [
        Run("Dr ", LATIN),
        Run("محمد", ARABIC),
        Run(" ", ARABIC),
        Run("Leclercq", LATIN),
    ]


def test_a_line_that_begins_in_arabic_runs_from_right_to_left():
    assert [run.text for run in visual_runs("محمد Leclercq")] == ["Leclercq", "محمد "]


def test_numbers_inside_arabic_run_from_left_to_right():
    assert [run.text for run in visual_runs("قاعة 12 ب")] == [" ب", "12", "قاعة "]


def test_brackets_around_arabic_are_mirrored_when_arabic_has_none():
    assert [run.text for run in visual_runs("محمد (علي)")] == ["(", "علي", ")", "محمد "]


def test_ethiopic_is_a_run_of_its_own():
    assert visual_runs("ሰላም Ana") == [Run("ሰላም ", ETHIOPIC), Run("Ana", LATIN)]


def test_a_mark_stays_with_its_base():
    assert visual_runs("مُحَمَّد") == [Run(normalised("مُحَمَّد"), ARABIC)]


@pytest.mark.parametrize("text", ["", "Aïcha", "می\u200cخواهم", "👍"[:0], "a\u200d", "Ana\u202e"])
def test_nothing_is_missing_from_what_can_be_drawn(text):
    assert missing(text) == ()


def test_each_missing_character_is_told_once():
    assert missing("王 Ana 王芳 🎉") == ("王", "芳", "🎉")


def test_a_mark_that_its_bases_font_lacks_is_missing():
    assert missing("م\u0302") == ("\u0302",)


def test_scripts_that_need_more_height_get_it():
    assert leading("محمد") > leading("Ana") == leading("")
    assert ascent("Dr محمد") == ascent("محمد")

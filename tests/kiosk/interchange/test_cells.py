from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.interchange.cells import CleanedCells, as_text, clean, defuse, unfuse
from kiosk.interchange.sheet import MAX_CELL_LENGTH

texts = st.text(max_size=30) | st.text(alphabet="'=+-@|%\t\r\n ;\",aé\u00a0\u200bع", max_size=8)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("\u00a0Zoé\u202f", "Zoé"),
        ("\ufeffNom\u200b", "Nom"),
        ("Rue Haute 1\r\nbte 4", "Rue Haute 1 bte 4"),
        ("Amis\u00a0du  Congo", "Amis du Congo"),
        ("Zoe\u0301", "Zoé"),
        ("evil\x1b[2Jname", "evil[2Jname"),
        ("abc\u202edef", "abcdef"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("", ""),
    ],
)
def test_a_cell_is_cleaned_of_what_nobody_sees(raw, expected):
    assert clean(raw) == expected


@given(texts)
def test_cleaning_twice_changes_nothing_more(text):
    assert clean(clean(text)) == clean(text)


def test_a_cell_is_cut_at_its_bound():
    assert len(clean("x" * (MAX_CELL_LENGTH + 1))) == MAX_CELL_LENGTH


@given(texts)
def test_what_was_defused_reads_back_as_it_was(text):
    assert unfuse(defuse(text)) == text


@given(texts)
def test_nothing_defused_starts_like_a_formula(text):
    assert not defuse(text).startswith(("=", "+", "-", "@", "\t", "\r"))


@pytest.mark.parametrize("name", ["'t Serstevens", "O'Neill", "Dupont-Durand", "Amis & Co"])
def test_names_with_apostrophes_and_hyphens_are_left_alone(name):
    assert defuse(name) == name
    assert unfuse(name) == name


def test_an_apostrophe_of_another_system_goes_before_each_of_its_characters():
    assert [unfuse(f"'{first}x") for first in "=+-@|%"] == ["=x", "+x", "-x", "@x", "|x", "%x"]


def test_repeated_cells_are_cleaned_once():
    cells = CleanedCells()
    assert (cells[" '@Work "], cells["'@Work "], dict(cells)) == (
        "'@Work",
        "@Work",
        {" '@Work ": "'@Work", "'@Work ": "@Work"},
    )


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (123.0, "123"),
        (467782946247.0, "467782946247"),
        (12.5, "12.5"),
        (-3, "-3"),
        (1.8410250924566669e19, "1.84102509245667E+19"),
        (True, "TRUE"),
        (False, "FALSE"),
        (date(2026, 11, 17), "2026-11-17"),
        (datetime(2026, 11, 17, 9, 30), "2026-11-17T09:30:00"),  # noqa: DTZ001 -- a spreadsheet knows no zone
        (time(9, 30), "09:30:00"),
        (timedelta(hours=1), "1:00:00"),
        ("text", "text"),
    ],
)
def test_a_typed_cell_reads_as_people_write_it(value, expected):
    assert as_text(value) == expected

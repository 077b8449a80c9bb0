"""Lists as real systems and people save them, checked against what is known to be in them."""

import json
import os
from pathlib import Path

import pytest

from kiosk.domain.attendee import AttendeeStatus, fold
from kiosk.domain.errors import ImportFileError
from kiosk.interchange.attendees import read_attendees

if "KIOSK_REAL_DATA" not in os.environ:
    pytest.skip("KIOSK_REAL_DATA does not name the folder of real files", allow_module_level=True)

FOLDER = Path(os.environ["KIOSK_REAL_DATA"]) / "attendees"
TRUTH = json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))
ACCEPTED = [name for name, truth in TRUTH.items() if truth["verdict"].startswith("accept")]

WITHOUT_ORGANISATION = {
    "hievents_attendees.xlsx": "the export has no such column",
    "trailing_totals_row.csv": "the list has no such column",
    "unknown_headers_bilingual_members.xlsx": "the list has no such column",
}
WITHOUT_EMAIL = {
    "unknown_headers_asbl_fr.csv": "the list has no such column",
    "unknown_headers_bilingual_members.xlsx": "some cells are empty",
    "formula_cells_no_cached_values.xlsx": "formulas without stored results read as empty cells; a later issue reads their text",
}
WITHOUT_NAME_ORDER = {"unknown_headers_asbl_fr.csv": "both orders stand in one column, and no comma tells them apart"}
WITHOUT_UNNAMED_TICKETS = {
    "pretix_orderdata_positions_en_comma.csv": "tickets without a name are rows to fill in; a later issue asks the parent ticket",
    "pretix_orderdata_fr.xlsx": "the same",
}
STRIPPED = {"@Work vzw": "Work vzw"}
"""Indico removes the first character of cells that look like formulas, so it is not in the file."""
CANCELLED = {"cancelled"}


def people_of(name):
    people = TRUTH[name]["people"]
    return [person for person in people if name not in WITHOUT_UNNAMED_TICKETS or not is_unnamed(person)]


def is_unnamed(person):
    return person["unnamed"] or person["addon"]


def told(name, full_name, email, organisation, reference):
    return (
        tuple(sorted(fold(full_name).split())) if name in WITHOUT_NAME_ORDER else full_name,
        "" if name in WITHOUT_EMAIL else email,
        "" if name in WITHOUT_ORGANISATION else organisation,
        reference,
    )


def is_cancelled(person):
    return person.get("order_status", person.get("status", "")).casefold() in CANCELLED


@pytest.mark.parametrize("name", ACCEPTED)
def test_the_people_of_a_real_file_come_out_as_they_are_known(name):
    file = read_attendees(FOLDER / name, {})
    strip = STRIPPED if name.startswith("indico") else {}
    expected = [
        told(name, person["name"], person["email"], strip.get(person["org"], person["org"]), person.get("code", ""))
        for person in people_of(name)
    ]
    found = [told(name, entry.name, entry.email, entry.organisation, entry.reference) for entry in file.entries]
    assert sorted(found, key=str) == sorted(expected, key=str)


@pytest.mark.parametrize("name", ACCEPTED)
def test_who_cancelled_is_cancelled(name):
    file = read_attendees(FOLDER / name, {})
    cancelled = sorted(entry.name for entry in file.entries if entry.status is AttendeeStatus.CANCELLED)
    assert cancelled == sorted(person["name"] for person in people_of(name) if is_cancelled(person))


@pytest.mark.parametrize("name", ACCEPTED)
def test_rows_that_were_not_taken_are_told(name):
    file = read_attendees(FOLDER / name, {})
    unnamed = sum(map(is_unnamed, TRUTH[name]["people"])) if name in WITHOUT_UNNAMED_TICKETS else 0
    assert len(file.problems) == unnamed
    skipped = [warning for warning in file.warnings if "left out" in warning.message]
    assert len(file.entries) + len(file.problems) + len(skipped) == file.row_count


def test_names_that_an_earlier_save_has_lost_are_refused():
    with pytest.raises(ImportFileError, match="23 of 42 names have lost letters"):
        read_attendees(FOLDER / "excel_cp1252_damaged_question_marks.csv", {})


def test_every_real_file_is_either_accepted_or_refused_here():
    assert set(TRUTH) - set(ACCEPTED) == {"excel_cp1252_damaged_question_marks.csv"}

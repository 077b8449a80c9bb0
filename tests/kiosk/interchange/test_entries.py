import pytest

from kiosk.domain.attendee import AttendeeEntry, AttendeeStatus
from kiosk.interchange.entries import EntryReader, RowProblem, RowRefusedError, RowSkippedError
from kiosk.interchange.headers import Columns, recognise

GROUPS = {"presse": "press", "ong": "ngo"}


def reader_for(*header):
    return EntryReader(recognise(list(header), [(2, ["x"] * len(header))]), GROUPS)


def test_a_row_becomes_an_entry():
    reader = reader_for("Nom", "Prénom", "Asbl", "Groupe", "Langue", "E-mail", "Secret", "Statut")
    cells = ["Bah", "Awa", "Soleil", "PRESSE", "N", "awa@example.org", "abc234", "annulée"]
    assert reader.entry(7, cells) == AttendeeEntry(
        row=7,
        given_name="Awa",
        family_name="Bah",
        organisation="Soleil",
        group="press",
        language="nl",
        email="awa@example.org",
        reference="abc234",
        status=AttendeeStatus.CANCELLED,
    )
    assert reader.all_warnings() == []


def test_what_a_file_does_not_say_is_left_open():
    assert reader_for("Nom").entry(2, ["Awa Bah"]) == AttendeeEntry(2, "", "Awa Bah", group="")


@pytest.mark.parametrize(
    ("cell", "given_name", "family_name"),
    [("Bah, Awa", "Awa", "Bah"), ("BAH Awa", "", "BAH Awa"), ("Bah,", "", "Bah,"), ("Bah, Awa, Dr", "Awa, Dr", "Bah")],
)
def test_a_comma_parts_family_name_from_given_name(cell, given_name, family_name):
    entry = reader_for("Achternaam, voornaam").entry(2, [cell])
    assert (entry.given_name, entry.family_name) == (given_name, family_name)


def test_the_parts_of_a_name_go_before_the_whole_and_the_whole_stands_in():
    reader = reader_for("Name", "First Name", "Last Name")
    assert reader.entry(2, ["A. B.", "Awa", "Bah"]).name == "Awa Bah"
    assert reader.entry(3, ["Ali Sow", "", ""]).family_name == "Ali Sow"


def test_a_given_name_alone_stands_as_the_family_name():
    entry = reader_for("Prénom", "Nom").entry(2, ["Cher", ""])
    assert (entry.given_name, entry.family_name) == ("", "Cher")


def test_an_empty_address_goes_on_to_the_next_column():
    reader = reader_for("Name", "Attendee email", "Email")
    assert reader.entry(2, ["Awa Bah", "", "buyer@example.org"]).email == "buyer@example.org"


def test_a_value_that_is_not_understood_is_told_once_with_its_count():
    reader = reader_for("Nom", "Groupe", "Langue", "Statut")
    entries = [reader.entry(row, ["Bah", "Bénévole", "Deutsch", "?"]) for row in (3, 5)]
    assert [(entry.group, entry.language, entry.status) for entry in entries] == [("", "", None)] * 2
    assert [(warning.row, warning.message.split(")")[0]) for warning in reader.all_warnings()] == [
        (3, 'group "Bénévole" (2 rows'),
        (3, 'language "Deutsch" (2 rows'),
        (3, 'status "?" (2 rows'),
    ]


@pytest.mark.parametrize("cells", [["", "", "a@example.org"], ["", "", "Soleil"]])
def test_a_row_without_a_name_is_refused(cells):
    with pytest.raises(RowRefusedError, match="has no name"):
        reader_for("Nom", "Prénom", "E-mail").entry(2, cells)


@pytest.mark.parametrize(
    "cells",
    [
        ["Total", "40 inscrits", "", "14"],
        ["Totaal:", "", "", "40"],
        ["", "", "", "500,00"],
        ["40", "", "", ""],
        ["-", "", "", ""],
        ["Imprimé le 12/10/2026", "", "", ""],
    ],
)
def test_totals_and_notes_are_nobody(cells):
    with pytest.raises(RowSkippedError, match="left out"):
        reader_for("Nom", "Prénom", "E-mail", "Montant").entry(2, cells)


@pytest.mark.parametrize("cells", [["Total", "Marie", ""], ["Som", "", "som@example.org"], ["Invité 2", "", "Soleil"]])
def test_people_with_unlucky_names_are_people(cells):
    assert reader_for("Nom", "Prénom", "E-mail").entry(2, cells).family_name == cells[0]


def test_names_with_numbers_are_people_in_a_list_of_names_alone():
    assert reader_for("Nom").entry(2, ["Invité 2"]).family_name == "Invité 2"


@pytest.mark.parametrize("header", ["Prénom", "Asbl", "Secret"])
def test_a_text_beyond_its_bound_is_refused_with_its_length(header):
    with pytest.raises(RowRefusedError, match="400 characters; at most"):
        reader_for("Nom", header).entry(2, ["Bah", "x" * 400])


def test_an_address_that_is_none_is_left_out_with_a_warning():
    reader = reader_for("Nom", "E-mail")
    assert [reader.entry(row, ["Bah", mail]).email for row, mail in enumerate(["n/a", "mailto:a@example.org"], 2)] == [
        "",
        "a@example.org",
    ]
    assert reader.all_warnings() == [
        RowProblem(2, '"n/a" is no e-mail address; it was left out. Right would be name@example.org.')
    ]


@pytest.mark.parametrize("damaged", ["1.8E+19", "1,84102E+19", "4E+12", "1.84102509245667E+19", "6e18"])
def test_a_ticket_that_a_spreadsheet_rounded_is_dropped_and_the_person_taken(damaged):
    reader = reader_for("Nom", "Barcode")
    assert reader.entry(2, ["Bah", damaged]).reference == ""
    assert "rounded by a spreadsheet" in reader.all_warnings()[0].message


@pytest.mark.parametrize("ticket", ["18410250924566669696", "A-A4HZJCI", "4e", "e5", "3f9e2kk"])
def test_a_whole_ticket_is_kept(ticket):
    assert reader_for("Nom", "Barcode").entry(2, ["Bah", ticket]).reference == ticket


def test_columns_without_any_name_give_no_entry():
    with pytest.raises(RowRefusedError):
        EntryReader(Columns(["x"]), {}).entry(2, ["Awa"])

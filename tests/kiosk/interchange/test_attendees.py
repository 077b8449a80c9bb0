import openpyxl
import pytest

from kiosk.domain.attendee import AttendeeEntry, AttendeeStatus
from kiosk.domain.errors import ImportFileError
from kiosk.interchange.attendees import read_attendees

GROUPS = {"press": "press", "presse": "press"}


@pytest.fixture
def read(tmp_path):
    def read_text(text, encoding="utf-8-sig"):
        path = tmp_path / "list.csv"
        path.write_bytes(text.encode(encoding))
        return read_attendees(path, GROUPS)

    return read_text


@pytest.fixture
def read_workbook(tmp_path):
    def read_sheets(**sheets):
        workbook = openpyxl.Workbook()
        workbook.remove(workbook.active)
        for name, rows in sheets.items():
            sheet = workbook.create_sheet(name)
            for row in rows:
                sheet.append(row)
        workbook.save(tmp_path / "list.xlsx")
        return read_attendees(tmp_path / "list.xlsx", GROUPS)

    return read_sheets


def names(file):
    return [entry.name for entry in file.entries]


def messages(problems):
    return [(problem.row, problem.message) for problem in problems]


def test_a_belgian_list_is_read_with_what_was_used_and_what_was_not(read):
    file = read(
        "N°;NOM ;Prénom;Asbl/vzw;Langue;Groupe;Gsm\r\n1;Bah;Awa;Soleil;FR;Presse;0400\r\n\r\n2;Sow;Ali;;N;;\r\n"
    )
    assert file.entries == [
        AttendeeEntry(2, "Awa", "Bah", "Soleil", "press", "fr"),
        AttendeeEntry(4, "Ali", "Sow", "", "", "nl"),
    ]
    assert file.mapped == {
        "given_name": "Prénom",
        "family_name": "NOM",
        "organisation": "Asbl/vzw",
        "language": "Langue",
        "group": "Groupe",
    }
    assert file.dropped == ["N°", "Gsm"]
    assert (file.row_count, file.problems, file.warnings, file.sheet) == (2, [], [], "")


def test_a_ticketing_export_keeps_tickets_and_cancellations(read):
    file = read(
        '"Order code","Status","Email","Attendee name","Attendee email","Ticket secret","Order locale"\n'
        '"ABCDE","canceled","b@example.org","Awa Bah","","tz8k","nl"\n'
        '"ABCDE","pending","b@example.org","Ali Sow","ali@example.org","qq2m","fr"\n'
    )
    assert [(entry.email, entry.reference, entry.language, entry.status) for entry in file.entries] == [
        ("b@example.org", "tz8k", "nl", AttendeeStatus.CANCELLED),
        ("ali@example.org", "qq2m", "fr", AttendeeStatus.REGISTERED),
    ]
    assert file.dropped == ["Order code"]


def test_a_person_with_two_tickets_is_two_entries(read):
    file = read("Nom,Secret\nAwa Bah,abc\nAwa Bah,xyz\n")
    assert [entry.reference for entry in file.entries] == ["abc", "xyz"]


def test_a_ticket_that_comes_twice_counts_once(read):
    file = read("Nom,Secret\nAwa Bah,abc\nAli Sow,abc\n")
    assert names(file) == ["Awa Bah"]
    assert messages(file.warnings) == [(3, "the ticket abc stands in row 2 already; this row was left out.")]


def test_a_row_that_comes_twice_counts_once(read):
    file = read("Nom;Asbl\nAwa Bah;Soleil\nAwa Bah;Lune\nAwa Bah;Soleil\n")
    assert len(file.entries) == 2
    assert messages(file.warnings) == [(4, "Awa Bah stands in row 2 already; this row was left out.")]


def test_bad_rows_are_named_and_the_good_ones_taken(read):
    file = read("Nom;Prénom;E-mail\nBah;Awa;\n;;x@example.org\nSow;Ali;a@example.org;Rue Haute\nDia;Ed\n")
    assert names(file) == ["Awa Bah", "Ed Dia"]
    assert messages(file.problems) == [
        (3, "has no name. Fill it in, or remove the row."),
        (4, "has 4 cells below a header of 3. Put a text that holds the delimiter in quotation marks."),
    ]
    assert file.row_count == 4


def test_totals_below_the_list_are_a_warning(read):
    file = read("Nom;Prénom;Repas\nBah;Awa;1\n;;\nTotal;1 inscrite;1\nImprimé le 1/2/2026;;\n")
    assert names(file) == ["Awa Bah"]
    assert [warning.row for warning in file.warnings] == [4, 5]


def test_the_header_may_stand_below_a_title(read):
    file = read("Liste du 17 novembre;;\n;;\nNom;Prénom;\nBah;Awa;\n")
    assert [(entry.row, entry.name) for entry in file.entries] == [(4, "Awa Bah")]


def test_a_file_without_names_says_what_it_has_and_what_would_do(read):
    with pytest.raises(ImportFileError, match=r'Its columns are: Asbl, Gsm\. .*"Prénom" and "Nom"'):
        read("Asbl;Gsm\nSoleil;0400\n")


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8"])
def test_names_that_lost_letters_are_refused_whole(read, encoding):
    with pytest.raises(ImportFileError, match=r"2 of 3 names .*row 3 is.*CSV UTF-8.*Nothing was taken"):
        read("Nom;Prénom\nBah;Awa\n?urcanu;?tefan\n??? ??;????\n", encoding)


def test_a_question_mark_elsewhere_is_no_lost_letter(read):
    file = read("Nom;Présence;Remarque\nBah Awa;?;vient-elle?\n?;;x\nSow Éd;oui;???\n", "cp1252")
    assert names(file) == ["Bah Awa", "Sow Éd"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_question_mark_in_a_file_that_keeps_all_letters_is_a_warning(read, encoding):
    file = read("Nom\nȚurcanu?\n", encoding)
    assert names(file) == ["Țurcanu?"]
    assert [warning.row for warning in file.warnings] == [2]


def test_the_sheet_with_tickets_is_read_and_the_others_are_named(read_workbook):
    file = read_workbook(
        Commandes=[["Nom", "E-Mail"], ["Buyer", "b@example.org"]],
        Positions=[["Nom du participant", "Secret du billet"], ["Awa Bah", "abc"]],
    )
    assert (file.sheet, names(file)) == ("Positions", ["Awa Bah"])
    assert messages(file.warnings) == [(0, 'only the sheet "Positions" was read, not "Commandes".')]


def test_the_first_sheet_with_names_is_read_where_none_has_tickets(read_workbook):
    file = read_workbook(Notes=[["À faire"]], Leden=[["Naam"], ["Awa Bah"]], Oud=[["Naam"], ["Ali Sow"]])
    assert (file.sheet, names(file)) == ("Leden", ["Awa Bah"])


def test_notes_beside_a_table_do_not_matter_in_a_workbook(read_workbook):
    file = read_workbook(Liste=[["Nom", "Ticket #"], ["Awa Bah", 12345, "", "a note"]])
    assert [(entry.name, entry.reference) for entry in file.entries] == [("Awa Bah", "12345")]


def test_names_in_every_script_come_through(read):
    people = [
        "ጽጌ ሐጎስ",
        "محمد بن عبد الله",
        "Олександра Коваленко",
        "Hồng Vân Nguyễn",
        "Adébáyọ̀ Ọlátúnjí",
        "'t Serstevens Loïc",
    ]
    assert names(read("Name\n" + "\n".join(people) + "\n")) == people

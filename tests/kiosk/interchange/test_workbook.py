import io
import random  # noqa: TID251 -- damages files, repeatably
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from kiosk.domain.errors import ImportFileError
from kiosk.interchange.workbook import read_workbook

FILE = Path("list.xlsx")


def saved(workbook):
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def workbook_of(*rows):
    workbook = openpyxl.Workbook()
    for row in rows:
        workbook.active.append(row)
    return workbook


def test_typed_cells_read_as_text():
    workbook = workbook_of(["Nom", "Ticket", "Payé", "Le", "Prix"], ["Bah", 467782946247, True, date(2026, 3, 1), 12.5])
    assert read_workbook(FILE, saved(workbook))[0].rows == [
        (1, ["Nom", "Ticket", "Payé", "Le", "Prix"]),
        (2, ["Bah", "467782946247", "TRUE", "2026-03-01", "12.5"]),
    ]


def test_a_number_that_the_spreadsheet_rounded_shows_it():
    workbook = workbook_of(["Nom", "Barcode"], ["Bah", 18410250924566669696])
    assert read_workbook(FILE, saved(workbook))[0].rows[1][1][1] == "1.84102509245667E+19"


def test_rows_keep_their_numbers_below_empty_ones():
    workbook = openpyxl.Workbook()
    workbook.active["B3"], workbook.active["B5"] = "Nom", "Bah"
    assert read_workbook(FILE, saved(workbook))[0].rows == [(3, ["Nom"]), (5, ["Bah"])]


def test_hidden_and_empty_sheets_are_passed_over():
    workbook = workbook_of()
    workbook.create_sheet("Secret").append(["hidden"])
    workbook["Secret"].sheet_state = "hidden"
    workbook.create_sheet("Leden").append(["Naam"])
    assert [(sheet.name, sheet.rows) for sheet in read_workbook(FILE, saved(workbook))] == [("Leden", [(1, ["Naam"])])]


def test_cells_are_cleaned_but_an_apostrophe_is_text():
    workbook = workbook_of(["Nom"], ["\u00a0Bah\u202f"], ["'=x"])
    assert read_workbook(FILE, saved(workbook))[0].rows[1:] == [(2, ["Bah"]), (3, ["'=x"])]


def test_a_cell_at_the_far_corner_is_refused_before_it_is_laid_out():
    workbook = workbook_of(["Nom"])
    workbook.active["XFD1048576"] = "x"
    with pytest.raises(ImportFileError, match="unpacks to far more"):
        read_workbook(FILE, saved(workbook))


def test_formats_without_content_do_not_make_a_sheet_large():
    workbook = workbook_of(["Nom"], ["Bah"])
    workbook.active["XFD1048576"].font = openpyxl.styles.Font(bold=True)
    assert len(read_workbook(FILE, saved(workbook))[0].rows) == 2


def test_a_workbook_that_unpacks_without_end_is_refused():
    stream = io.BytesIO(saved(workbook_of(["Nom"])))
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive, archive.open("xl/bomb.xml", "w") as part:
        for _ in range(600):
            part.write(bytes(1 << 20))
    with pytest.raises(ImportFileError, match="unpacks to far more"):
        read_workbook(FILE, stream.getvalue())


def test_too_many_columns_are_refused():
    with pytest.raises(ImportFileError, match="1001 columns"):
        read_workbook(FILE, saved(workbook_of(["Nom"] * 1001)))


@pytest.mark.parametrize(
    ("part", "expected"),
    [("mimetype", "OpenDocument"), ("xl/workbook.bin", "not an XLSX"), ("word/document.xml", "not an XLSX")],
)
def test_other_kinds_of_archive_are_named(part, expected):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(part, "x")
    with pytest.raises(ImportFileError, match=f"{expected}.*save it as XLSX"):
        read_workbook(FILE, stream.getvalue())


def test_damaged_workbooks_are_refused_or_read_but_never_crash():
    chance = random.Random(7)
    whole = saved(workbook_of(["Nom", "Prénom"], ["Bah", "Awa"]))
    refused = 0
    for _ in range(200):
        damaged = bytearray(whole)
        for _ in range(chance.randint(1, 5)):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        try:
            read_workbook(FILE, bytes(damaged[: chance.choice([len(damaged), chance.randrange(len(damaged))])]))
        except ImportFileError:
            refused += 1
    assert refused > 100

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.errors import ImportFileError
from kiosk.interchange.cells import clean, defuse
from kiosk.interchange.delimited import read_delimited

LIST = "Nom;Prénom\r\nŒuvrard;Zoë\r\n"
FILE = Path("list.csv")
cells = st.text(alphabet=st.sampled_from(";,\t\"'= a@éÀعጽ\n?"), max_size=6).map(clean)


def rows_of(text, encoding="utf-8"):
    return read_delimited(FILE, text.encode(encoding)).rows


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_every_usual_encoding_reads_alike(encoding):
    sheet = read_delimited(FILE, LIST.encode(encoding))
    assert sheet.rows == [(1, ["Nom", "Prénom"]), (2, ["Œuvrard", "Zoë"])]
    assert sheet.encoding == encoding


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_the_delimiter_is_counted_in_the_header(delimiter):
    sheet = read_delimited(FILE, LIST.replace(";", delimiter).encode())
    assert sheet.delimiter == delimiter
    assert sheet.rows[1] == (2, ["Œuvrard", "Zoë"])


def test_commas_inside_quoted_headers_do_not_count():
    sheet = read_delimited(FILE, b'"Nom, pr\xc3\xa9nom, titre";Asbl\r\n"Bah, Awa, Dr";Soleil\r\n')
    assert sheet.delimiter == ";"


def test_a_semicolon_wins_a_tie_with_a_comma_in_a_header():
    assert rows_of("Nom, prénom;Asbl\nBah, Awa;Soleil\n")[1] == (2, ["Bah, Awa", "Soleil"])


def test_a_single_column_keeps_its_commas():
    assert rows_of("Nom\nBah Awa\n") == [(1, ["Nom"]), (2, ["Bah Awa"])]


def test_excel_names_the_delimiter_in_a_first_line_that_is_no_row():
    assert rows_of("sep=,\r\nNom,Prénom\r\nBah;Sow,Awa\r\n") == [(1, ["Nom", "Prénom"]), (2, ["Bah;Sow", "Awa"])]


def test_rows_keep_the_numbers_of_the_spreadsheet_when_empty_ones_are_left_out():
    assert [number for number, _ in rows_of("Nom;P\r\n\r\n;;\r\nBah;Awa\r\n")] == [1, 4]


def test_a_line_break_within_a_cell_is_one_row():
    assert rows_of('Nom;Adresse\nBah;"Rue 1\nbte 4"\nSow;Rue 2\n') == [
        (1, ["Nom", "Adresse"]),
        (2, ["Bah", "Rue 1 bte 4"]),
        (3, ["Sow", "Rue 2"]),
    ]


def test_cells_that_were_defused_read_as_they_were():
    assert rows_of("Asbl;Tel\n'@Work vzw;'+32 2 000 00 00\n")[1] == (2, ["@Work vzw", "+32 2 000 00 00"])


@pytest.mark.parametrize("row", ['"Bah;Awa', '"Les "Amis" asbl";x'])
def test_quotation_marks_that_do_not_close_are_an_error_with_the_row(row):
    with pytest.raises(ImportFileError, match=r"row 3 .*quotation mark"):
        rows_of(f"Nom;Prénom\nSow;Ali\n{row}\nDia;Ed\n")


def test_text_without_end_in_one_cell_is_an_error():
    with pytest.raises(ImportFileError, match="row 2"):
        rows_of("Nom;x\n" + "y" * 200_000 + ";1\n")


def test_thousands_of_columns_are_an_error():
    with pytest.raises(ImportFileError, match="2001 columns"):
        rows_of("Nom" + ";" * 2000 + "\n")


@pytest.mark.parametrize(
    "content", [b"Nom;\x00\x01\x02", bytes(range(256)), b"\xff\xfeN\x00\x00", b"\x81\x8d\x8f\x90\x9d"]
)
def test_bytes_that_are_no_text_are_an_error_with_a_remedy(content):
    with pytest.raises(ImportFileError, match="CSV UTF-8"):
        read_delimited(FILE, content)


@given(st.lists(st.lists(cells, min_size=2, max_size=3), min_size=1, max_size=5))
def test_what_the_csv_module_writes_is_read_cell_by_cell(table):
    stream = io.StringIO()
    defused = [[defuse(cell) for cell in row] for row in table]
    csv.writer(stream, delimiter=";", quoting=csv.QUOTE_ALL).writerows([["Nom", "Asbl"], *defused])
    expected = [(number, row) for number, row in enumerate(table, start=2) if any(row)]
    assert rows_of(stream.getvalue())[1:] == expected

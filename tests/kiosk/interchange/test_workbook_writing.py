from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.domain.errors import UsageError
from kiosk.interchange import workbook_writing
from kiosk.interchange.spreadsheet import read_sheet
from kiosk.interchange.table import Column, ColumnKind, Table
from kiosk.interchange.workbook_writing import write_workbook

BRUSSELS = ZoneInfo("Europe/Brussels")
AT = datetime(2026, 11, 17, 8, 2, 3, 456_000, UTC)
COLUMNS = tuple(Column(kind.value, kind) for kind in ColumnKind)
ROWS = [("=1+1", 2, True, AT), ("https://example.org", -1, False, None), ("0013", None, None, AT), (None, 7, True, AT)]
TEXT = (Column("text", ColumnKind.TEXT),)


@pytest.fixture
def sheet(tmp_path):
    assert write_workbook(Table("things", COLUMNS, ROWS), tmp_path / "out.xlsx", BRUSSELS) == 4
    return openpyxl.load_workbook(tmp_path / "out.xlsx").active


def test_cells_keep_their_types(sheet):
    nine = datetime(2026, 11, 17, 9, 2, 3)  # noqa: DTZ001 -- a spreadsheet knows no zone
    assert list(sheet.iter_rows(values_only=True)) == [
        ("text", "integer", "boolean", "datetime_local", "datetime_utc"),
        ("=1+1", 2, True, nine, "2026-11-17T08:02:03.456Z"),
        ("https://example.org", -1, False, None, None),
        ("0013", None, None, nine, "2026-11-17T08:02:03.456Z"),
        (None, 7, True, nine, "2026-11-17T08:02:03.456Z"),
    ]


def test_no_text_becomes_a_formula_or_a_link(sheet):
    assert [cell.data_type for cell in sheet["A"]] == ["s", "s", "s", "s", "n"]
    assert all(cell.hyperlink is None for cell in sheet["A"])


def test_the_header_is_bold_frozen_and_filtered(sheet):
    assert all(cell.font.bold for cell in sheet[1])
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:E5"


def test_columns_are_wide_enough_for_what_they_hold(sheet):
    assert sheet["D2"].number_format == "yyyy-mm-dd hh:mm:ss"
    assert [round(sheet.column_dimensions[name].width) for name in "ABCDE"] == [25, 13, 11, 21, 27]


def test_our_own_reader_reads_it_back(tmp_path):
    write_workbook(Table("things", COLUMNS, ROWS[:2]), tmp_path / "out.xlsx", BRUSSELS)
    assert read_sheet(tmp_path / "out.xlsx").rows[1:] == [
        (2, ["=1+1", "2", "TRUE", "2026-11-17T09:02:03", "2026-11-17T08:02:03.456Z"]),
        (3, ["https://example.org", "-1", "FALSE", "", ""]),
    ]


@settings(deadline=None)  # a disk may be slow
@given(st.lists(st.text(alphabet="'=+-@\t\n ;\"<&éጽع", min_size=1, max_size=6), min_size=1, max_size=6))
def test_any_text_comes_back(tmp_path_factory, values):
    path = tmp_path_factory.mktemp("any") / "out.xlsx"
    write_workbook(Table("texts", TEXT, [(value,) for value in values]), path, BRUSSELS)
    sheet = openpyxl.load_workbook(path).active
    assert [cell.value for cell in sheet["A"]][1:] == values


def test_a_text_beyond_what_a_cell_holds_is_an_error(tmp_path):
    with pytest.raises(UsageError, match=r"Row 2 has a text of 32,768 characters.*\.csv"):
        write_workbook(Table("texts", TEXT, [("x" * 32_768,)]), tmp_path / "out.xlsx", BRUSSELS)


def test_more_rows_than_a_sheet_holds_are_an_error(tmp_path, monkeypatch):
    monkeypatch.setattr(workbook_writing, "MAX_ROWS", 3)
    with pytest.raises(UsageError, match=r"XLSX holds 3 rows.*\.csv"):
        write_workbook(Table("texts", TEXT, [("x",)] * 4), tmp_path / "out.xlsx", BRUSSELS)

import csv
import json
import tracemalloc
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.domain.errors import UsageError
from kiosk.interchange.cells import clean, unfuse
from kiosk.interchange.spreadsheet import read_sheet
from kiosk.interchange.table import Column, ColumnKind, Table
from kiosk.interchange.writing import write_table

BRUSSELS = ZoneInfo("Europe/Brussels")
AT = datetime(2026, 11, 17, 8, 2, 3, 456_000, UTC)
COLUMNS = tuple(Column(kind.value, kind) for kind in ColumnKind)
ROWS = [("@Work vzw", 2, True, AT), ("ጽጌ; ሐጎስ", -1, False, None), (None, None, None, None)]
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.text(
    alphabet="'=+-@\t\r\n ;\",é", max_size=6
)


def table_of(*rows):
    return Table("things", COLUMNS, rows)


def texts_table(*values):
    return Table(
        "texts", (Column("first", ColumnKind.TEXT), Column("second", ColumnKind.TEXT)), [("-", v) for v in values]
    )


def csv_rows(path):
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.reader(stream, delimiter=";", strict=True))


def test_csv_is_what_excel_in_belgium_opens(tmp_path):
    path = tmp_path / "out.csv"
    assert write_table(table_of(*ROWS), path, BRUSSELS) == 3
    assert path.read_bytes().decode("utf-8") == (
        "\ufefftext;integer;boolean;datetime_local;datetime_utc\r\n"
        "'@Work vzw;2;yes;2026-11-17 09:02:03;2026-11-17T08:02:03.456Z\r\n"
        '"ጽጌ; ሐጎስ";-1;no;;\r\n'
        ";;;;\r\n"
    )


def test_our_own_reader_reads_the_csv_back(tmp_path):
    write_table(table_of(*ROWS), tmp_path / "out.csv", BRUSSELS)
    assert read_sheet(tmp_path / "out.csv").rows[1:] == [
        (2, ["@Work vzw", "2", "yes", "2026-11-17 09:02:03", "2026-11-17T08:02:03.456Z"]),
        (3, ["ጽጌ; ሐጎስ", "-1", "no", "", ""]),
    ]


def test_json_is_an_array_with_one_object_a_line(tmp_path):
    path = tmp_path / "out.json"
    assert write_table(table_of(*ROWS), path, BRUSSELS) == 3
    lines = path.read_text(encoding="utf-8").splitlines()
    assert (lines[0], lines[-1], len(lines)) == ("[", "]", 5)
    assert json.loads(path.read_text(encoding="utf-8")) == [
        {"text": "@Work vzw", "integer": 2, "boolean": True, "datetime": "2026-11-17T08:02:03.456Z"},
        {"text": "ጽጌ; ሐጎስ", "integer": -1, "boolean": False, "datetime": None},
        {"text": None, "integer": None, "boolean": None, "datetime": None},
    ]


def test_no_rows_are_a_header_or_an_empty_array(tmp_path):
    assert [write_table(table_of(), tmp_path / f"out.{suffix}", BRUSSELS) for suffix in ("csv", "JSON", "xlsx")] == [
        0,
        0,
        0,
    ]
    assert csv_rows(tmp_path / "out.csv") == [["text", "integer", "boolean", "datetime_local", "datetime_utc"]]
    assert json.loads((tmp_path / "out.JSON").read_text(encoding="utf-8")) == []


@settings(deadline=None)  # a disk may be slow
@given(st.lists(texts, max_size=6))
def test_any_text_comes_back_from_csv(tmp_path_factory, values):
    path = tmp_path_factory.mktemp("any") / "out.csv"
    write_table(texts_table(*values), path, BRUSSELS)
    written = [second for _, second in csv_rows(path)[1:]]
    assert [unfuse(text) for text in written] == values
    assert not any(text.startswith(("=", "+", "-", "@", "\t", "\r")) for text in written)


@settings(deadline=None)  # a disk may be slow
@given(st.lists(texts.filter(lambda text: clean(text).isprintable() and "\0" not in text), max_size=6))
def test_any_text_that_people_write_comes_back_through_our_reader(tmp_path_factory, values):
    path = tmp_path_factory.mktemp("any") / "out.csv"
    plain = [clean(value) for value in values]
    write_table(texts_table(*plain), path, BRUSSELS)
    assert [cells for _, cells in read_sheet(path).rows[1:]] == [["-", value] for value in plain]


@settings(deadline=None)  # a disk may be slow
@given(st.lists(texts, max_size=6))
def test_any_text_comes_back_from_json(tmp_path_factory, values):
    path = tmp_path_factory.mktemp("any") / "out.json"
    write_table(texts_table(*values), path, BRUSSELS)
    assert [row["second"] for row in json.loads(path.read_text(encoding="utf-8"))] == values


@pytest.mark.parametrize("name", ["out.ods", "out", "out.csv.txt"])
def test_another_suffix_is_an_error_that_names_the_three(tmp_path, name):
    with pytest.raises(UsageError, match=r"\.csv, \.xlsx or \.json"):
        write_table(table_of(), tmp_path / name, BRUSSELS)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "json"])
def test_a_table_that_breaks_off_leaves_the_earlier_file_and_nothing_else(tmp_path, suffix):
    def breaks_off():
        yield ROWS[0]
        raise RuntimeError("the store is gone")

    path = tmp_path / f"out.{suffix}"
    path.write_text("earlier", encoding="utf-8")
    with pytest.raises(RuntimeError, match="the store is gone"):
        write_table(Table("things", COLUMNS, breaks_off()), path, BRUSSELS)
    assert [(entry.name, entry.read_text(encoding="utf-8")) for entry in tmp_path.iterdir()] == [(path.name, "earlier")]


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "json"])
def test_a_new_export_replaces_the_earlier_one(tmp_path, suffix):
    path = tmp_path / f"out.{suffix}"
    path.write_text("earlier", encoding="utf-8")
    assert write_table(table_of(*ROWS), path, BRUSSELS) == 3
    assert list(tmp_path.iterdir()) == [path]
    assert path.read_bytes() != b"earlier"


def test_a_place_that_cannot_be_written_to_is_an_error_with_a_remedy(tmp_path):
    (tmp_path / "taken.csv").mkdir()
    for path in (tmp_path / "absent" / "out.csv", tmp_path / "taken.csv"):
        with pytest.raises(UsageError, match=r"cannot be written .*Close it if it is open in Excel"):
            write_table(table_of(), path, BRUSSELS)
    assert [entry.name for entry in tmp_path.iterdir()] == ["taken.csv"]


def test_a_row_of_another_width_is_a_mistake(tmp_path):
    for suffix in ("csv", "xlsx", "json"):
        with pytest.raises(ValueError, match="zip"):
            write_table(table_of(("x",)), tmp_path / f"out.{suffix}", BRUSSELS)


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "json"])
def test_memory_does_not_grow_with_the_rows(tmp_path, suffix):
    def peak(count):
        rows = ((f"name {number}", number, True, AT) for number in range(count))
        tracemalloc.start()
        write_table(Table("things", COLUMNS, rows), tmp_path / f"out.{suffix}", BRUSSELS)
        highest = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return highest

    peak(10)
    assert peak(5000) < peak(500) + 500_000

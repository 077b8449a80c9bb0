import csv
import json
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from kiosk.interchange.attendance import (
    AttendanceRow,
    AttendeeRow,
    ScanRow,
    attendance_table,
    attendees_table,
    scans_table,
)
from kiosk.interchange.writing import write_table

BRUSSELS = ZoneInfo("Europe/Brussels")
AT = datetime(2026, 11, 17, 8, 2, 3, 456_000, UTC)
ATTENDEE = AttendeeRow(
    "a1", "BCDFGHJKLN", "Awa", "Bah", "Soleil", "ngo", "fr", "registered", walk_in=False, arrived_at=AT
)
VISIT = AttendanceRow(
    "BCDFGHJKLN", "Awa", "Bah", "Soleil", "ngo", "entrance", "Accueil", AT, None, entries=1, inside=True
)
SCAN = ScanRow(
    "f1", "o1", 1, AT, "entrance", "door", "k1", "entry", "wedge", "refused", "unknown", forced=True, undone=False,
    number=None, attendee_id=None, name=None,
)  # fmt: skip


ATTENDEE_HEADER = """
    id number given_name family_name organisation group language status walk_in arrived_at_local arrived_at_utc
"""
VISIT_HEADER = """
    number given_name family_name organisation group list list_title first_entry_at_local first_entry_at_utc
    last_exit_at_local last_exit_at_utc entries inside
"""
SCAN_HEADER = """
    id origin origin_seq at_local at_utc list gate kiosk direction reader verdict reason forced undone number
    attendee_id name
"""


@pytest.mark.parametrize(
    ("table", "header"),
    [
        (attendees_table([ATTENDEE]), ATTENDEE_HEADER),
        (attendance_table([VISIT]), VISIT_HEADER),
        (scans_table([SCAN]), SCAN_HEADER),
    ],
)
def test_each_table_has_its_columns(tmp_path, table, header):
    write_table(table, tmp_path / "out.csv", BRUSSELS)
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.reader(stream, delimiter=";"))
    assert rows[0] == header.split()
    assert len(rows[1]) == len(rows[0])


def test_rows_come_back_typed_from_json(tmp_path):
    for table, row in (
        (attendees_table([ATTENDEE]), ATTENDEE),
        (attendance_table([VISIT]), VISIT),
        (scans_table([SCAN]), SCAN),
    ):
        write_table(table, tmp_path / "out.json", BRUSSELS)
        expected = {name: "2026-11-17T08:02:03.456Z" if value == AT else value for name, value in row._asdict().items()}
        assert json.loads((tmp_path / "out.json").read_text(encoding="utf-8")) == [expected]

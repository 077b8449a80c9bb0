import json
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.clock import SetClock
from kiosk.domain.attendee import Attendee
from kiosk.domain.event import Event
from kiosk.domain.scan import ReaderKind
from kiosk.domain.value import Direction
from kiosk.services.attendance import AttendanceExport, ExportKind
from kiosk.services.check_in import CheckInDesk
from kiosk.store.store import Store
from tests.factories import KEY

Add = Callable[..., Attendee]


@pytest.fixture
def exports(store: Store, event: Event, desk: CheckInDesk) -> AttendanceExport:
    return AttendanceExport(store, event, desk, "en")


def written(exports: AttendanceExport, kind: ExportKind, tmp_path: Path) -> list[dict[str, object]]:
    count = exports.write(kind, tmp_path / "table.json")
    rows: list[dict[str, object]] = json.loads((tmp_path / "table.json").read_text("utf-8"))
    assert len(rows) == count
    return rows


def test_the_exports_tell_what_happened(
    exports: AttendanceExport, desk: CheckInDesk, register: Add, clock: SetClock, tmp_path: Path, store: Store
) -> None:
    person, absent = register(family_name="Adesina"), register(family_name="Zorn")
    code = KEY.issue(person.number)
    desk.scan(code, reader=ReaderKind.WEDGE)
    clock.advance(minutes=10)
    desk.scan(code, reader=ReaderKind.WEDGE)
    desk.scan(code, reader=ReaderKind.WEDGE, direction=Direction.EXIT)
    desk.scan("junk", reader=ReaderKind.PASTE)
    desk.admit(absent.id)
    desk.undo()

    [first, second] = written(exports, ExportKind.ATTENDEES, tmp_path)
    assert (first["family_name"], first["arrived_at"]) == ("Adesina", "2026-11-17T12:00:00.000Z")
    assert (second["family_name"], second["arrived_at"]) == ("Zorn", None)

    [visit] = written(exports, ExportKind.ATTENDANCE, tmp_path)
    assert (visit["number"], visit["list_title"], visit["entries"], visit["inside"]) == (
        person.number,
        "Entrance",
        1,
        False,
    )
    assert visit["last_exit_at"] == "2026-11-17T12:10:00.000Z"

    scans = written(exports, ExportKind.SCANS, tmp_path)
    assert [(scan["verdict"], scan["reason"], scan["undone"], scan["reader"]) for scan in scans] == [
        ("admitted", None, False, "wedge"),
        ("already_in", None, False, "wedge"),
        ("left", None, False, "wedge"),
        ("refused", "unknown", False, "paste"),
        ("admitted", None, True, "search"),
    ]
    assert [scan["id"] for scan in scans] == [fact.id for _, fact in store.journal.since(0) if fact.kind == "scanned"]


def test_a_badge_whose_holder_is_not_here_yet_is_exported_by_its_number(
    exports: AttendanceExport, desk: CheckInDesk, tmp_path: Path
) -> None:
    desk.scan(KEY.issue("BCDFGHJKLN"), reader=ReaderKind.WEDGE)

    [visit] = written(exports, ExportKind.ATTENDANCE, tmp_path)
    assert (visit["number"], visit["family_name"]) == ("BCDFGHJKLN", "")

"""Exporting who came, who was where, and every scan."""

from collections.abc import Iterator
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from kiosk.domain.attendance import Visit
from kiosk.domain.attendee import Attendee
from kiosk.domain.event import Event
from kiosk.domain.fact import Fact
from kiosk.interchange.attendance import (
    AttendanceRow,
    AttendeeRow,
    ScanRow,
    attendance_table,
    attendees_table,
    scans_table,
)
from kiosk.interchange.table import Table
from kiosk.interchange.writing import write_table
from kiosk.services.check_in import CheckInDesk
from kiosk.store.store import Store


class ExportKind(StrEnum):
    """What can be exported."""

    ATTENDEES = "attendees"
    ATTENDANCE = "attendance"
    SCANS = "scans"


class AttendanceExport:
    """Writes what happened to files for Excel and for machines."""

    def __init__(self, store: Store, event: Event, desk: CheckInDesk, language: str) -> None:
        self._store = store
        self._event = event
        self._desk = desk
        self._language = language

    def write(self, kind: ExportKind, path: Path) -> int:
        """Write one table to a .csv, .xlsx or .json file and return its number of rows; all of it, or nothing.

        Raises UsageError for another suffix or a place that cannot be written to.
        """
        with self._store.reading():
            return write_table(self._table(kind), path, self._event.zone)

    def _table(self, kind: ExportKind) -> Table:
        match kind:
            case ExportKind.ATTENDEES:
                return attendees_table(self._attendee_rows())
            case ExportKind.ATTENDANCE:
                return attendance_table(self._attendance_rows())
            case ExportKind.SCANS:
                return scans_table(self._scan_rows())

    def _attendee_rows(self) -> Iterator[AttendeeRow]:
        entrance = next(iter(self._event.check_in_lists))
        visits = self._desk.attendance().visits()
        arrivals = {visit.subject: visit.first_entry_at for visit in visits if visit.list_id == entrance}
        for person in self._store.register.everyone():
            yield AttendeeRow(
                id=person.id,
                number=person.number,
                given_name=person.given_name,
                family_name=person.family_name,
                organisation=person.organisation,
                group=person.group,
                language=person.language,
                status=person.status.value,
                walk_in=person.is_walk_in,
                arrived_at=arrivals.get(person.number),
            )

    def _attendance_rows(self) -> Iterator[AttendanceRow]:
        people = {person.number: person for person in self._store.register.everyone()}
        for visit in self._desk.attendance().visits():
            yield self._attendance_row(visit, people.get(visit.subject))

    def _attendance_row(self, visit: Visit, person: Attendee | None) -> AttendanceRow:
        check_in_list = self._event.check_in_lists.get(visit.list_id)
        return AttendanceRow(
            number=visit.subject,
            given_name=person.given_name if person else "",
            family_name=person.family_name if person else "",
            organisation=person.organisation if person else "",
            group=person.group if person else "",
            list=visit.list_id,
            list_title=check_in_list.title[self._language] if check_in_list else visit.list_id,
            first_entry_at=visit.first_entry_at,
            last_exit_at=visit.last_exit_at,
            entries=visit.entries,
            inside=visit.is_inside,
        )

    def _scan_rows(self) -> Iterator[ScanRow]:
        undone = self._store.journal.undone()
        names = {person.id: person.name for person in self._store.register.everyone()}
        for fact in self._store.journal.scans():
            yield _scan_row(fact, is_undone=fact.id in undone, names=names)


def _scan_row(fact: Fact, *, is_undone: bool, names: dict[str, str]) -> ScanRow:
    body = fact.body
    return ScanRow(
        id=fact.id,
        origin=fact.origin,
        origin_seq=fact.origin_seq,
        at=datetime.fromisoformat(fact.wall_at),
        list=body["list"],
        gate=body["gate"],
        kiosk=body["kiosk"],
        direction=body["direction"],
        reader=body["reader"],
        verdict=body["verdict"],
        reason=body["reason"],
        forced=body["forced"],
        undone=is_undone,
        number=body["number"],
        attendee_id=body["attendee"],
        name=names.get(body["attendee"]),
    )

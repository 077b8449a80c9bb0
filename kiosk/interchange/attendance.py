"""The tables that organisers take away: attendees, attendance by list, and every scan."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final, NamedTuple, get_args, get_type_hints

from kiosk.interchange.table import Column, ColumnKind, Table

_KINDS: Final = {
    str: ColumnKind.TEXT,
    int: ColumnKind.INTEGER,
    bool: ColumnKind.BOOLEAN,
    datetime: ColumnKind.DATETIME,
}


class AttendeeRow(NamedTuple):
    """One person of the register."""

    id: str
    number: str
    """The badge number that is valid now."""
    given_name: str
    family_name: str
    organisation: str
    group: str
    language: str
    status: str
    walk_in: bool
    arrived_at: datetime | None
    """When they first entered the entrance; aware."""


class AttendanceRow(NamedTuple):
    """What one person did on one list."""

    number: str
    given_name: str
    family_name: str
    organisation: str
    group: str
    list: str
    """The list's id."""
    list_title: str
    first_entry_at: datetime | None
    last_exit_at: datetime | None
    entries: int
    inside: bool


class ScanRow(NamedTuple):
    """One scan as the journal keeps it, with the name that the register has now."""

    id: str
    """The fact's id."""
    origin: str
    origin_seq: int
    at: datetime
    list: str
    gate: str
    kiosk: str
    direction: str
    reader: str
    verdict: str
    reason: str | None
    """Null unless refused."""
    forced: bool
    undone: bool
    number: str | None
    """Null for a code that is not ours."""
    attendee_id: str | None
    name: str | None
    """Null for someone unknown or erased."""


def attendees_table(rows: Iterable[AttendeeRow]) -> Table:
    """Return the table of attendees; the rows are read when it is written."""
    return Table("attendees", _columns(AttendeeRow), rows)


def attendance_table(rows: Iterable[AttendanceRow]) -> Table:
    """Return the table of attendance, one row a person and list."""
    return Table("attendance", _columns(AttendanceRow), rows)


def scans_table(rows: Iterable[ScanRow]) -> Table:
    """Return the table of scans, in the order in which they come."""
    return Table("scans", _columns(ScanRow), rows)


def _columns(row_type: type[tuple[object, ...]]) -> tuple[Column, ...]:
    """Return a column for each field of a row, of the kind that its annotation means."""
    return tuple(Column(name, _KINDS[_without_none(hint)]) for name, hint in get_type_hints(row_type).items())


def _without_none(hint: type) -> type:
    return next((part for part in get_args(hint) if part is not type(None)), hint)

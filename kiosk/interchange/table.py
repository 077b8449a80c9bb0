"""A table on its way out: typed columns, and rows that are read once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from kiosk.clock import to_wall

Value = str | int | bool | datetime | None
"""What a row holds; None where nothing is known. Times are aware."""


class ColumnKind(StrEnum):
    """What a column's values are."""

    TEXT = "text"
    INTEGER = "integer"
    BOOLEAN = "boolean"
    DATETIME = "datetime"


@dataclass(frozen=True, slots=True)
class Column:
    """One column; its name is the header in CSV and XLSX and the key in JSON."""

    name: str
    kind: ColumnKind


@dataclass(frozen=True, slots=True)
class Table:
    """What is exported; each row has one value a column."""

    name: str
    """Also the name of the sheet in XLSX: at most 31 characters."""
    columns: tuple[Column, ...]
    rows: Iterable[Sequence[Value]]

    @property
    def spreadsheet_header(self) -> list[str]:
        """The headers of a spreadsheet: a time gives two columns, ``x_local`` and ``x_utc``."""
        names = (
            (f"{c.name}_local", f"{c.name}_utc") if c.kind is ColumnKind.DATETIME else (c.name,) for c in self.columns
        )
        return [name for pair in names for name in pair]


def local_time(moment: datetime, zone: ZoneInfo) -> datetime:
    """Return an aware time as a naive one on the clocks of a zone, in whole seconds, for people to read."""
    return _aware(moment).astimezone(zone).replace(microsecond=0, tzinfo=None)


def utc_time(moment: datetime) -> str:
    """Return an aware time as the journal writes it: ISO 8601 in UTC with milliseconds and Z."""
    return to_wall(_aware(moment))


def _aware(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError(f"{moment} has no time zone")
    return moment

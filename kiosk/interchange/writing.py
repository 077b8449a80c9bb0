"""Writing a table to a file: all of it, or nothing."""

import csv
import json
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final
from zoneinfo import ZoneInfo

from kiosk.domain.errors import UsageError
from kiosk.interchange.cells import defuse
from kiosk.interchange.table import Column, ColumnKind, Table, Value, local_time, utc_time
from kiosk.interchange.workbook_writing import write_workbook

Writer = Callable[[Table, Path, ZoneInfo], int]


def write_table(table: Table, path: Path, zone: ZoneInfo) -> int:
    """Write a table as its suffix says, .csv, .xlsx or .json, and return the number of rows.

    The rows are read once and never held. An earlier file of that name is replaced only when the new one is complete.
    Raises UsageError for another suffix, a place that cannot be written to, and what XLSX cannot hold.
    """
    writer = _WRITERS.get(path.suffix.lower())
    if writer is None:
        raise UsageError(f"{path} must end in .csv, .xlsx or .json: one of these is written.")
    try:
        with TemporaryDirectory(dir=path.parent, prefix=".export-", ignore_cleanup_errors=True) as folder:
            draft = Path(folder) / f"draft{path.suffix.lower()}"
            count = writer(table, draft, zone)
            draft.replace(path)
    except OSError as error:
        raise UsageError(
            f"{path} cannot be written ({error.strerror}). Close it if it is open in Excel, and check that the folder"
            " exists, may be written to and has room."
        ) from None
    return count


def write_csv(table: Table, path: Path, zone: ZoneInfo) -> int:
    """Write CSV that Excel in Belgium opens with a double click, and return the number of rows.

    UTF-8 with a byte order mark, semicolons, CRLF; booleans are yes and no; a time is ``x_local`` as YYYY-MM-DD
    HH:MM:SS in the zone and ``x_utc`` as in the journal. Text that a spreadsheet would run gets an apostrophe, which
    ``kiosk.interchange.spreadsheet`` takes away again.
    """
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
        writer.writerow(table.spreadsheet_header)
        count = 0
        for count, row in enumerate(table.rows, start=1):  # noqa: B007 -- returned after the loop
            writer.writerow(list(_csv_cells(table.columns, row, zone)))
    return count


def write_json(table: Table, path: Path, zone: ZoneInfo) -> int:
    """Write an array with one object a line, and return the number of rows.

    Keys are column names; numbers and booleans stay what they are, times are text as in the journal whatever the zone,
    and what is not known is null.
    """
    del zone
    names = [column.name for column in table.columns]
    count = 0
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        stream.write("[")
        for count, row in enumerate(table.rows, start=1):
            values = dict(zip(names, map(_json_value, row), strict=True))
            stream.write(("\n" if count == 1 else ",\n") + json.dumps(values, ensure_ascii=False))
        stream.write("\n]\n")
    return count


def _csv_cells(columns: tuple[Column, ...], row: Sequence[Value], zone: ZoneInfo) -> Iterator[str]:
    for column, value in zip(columns, row, strict=True):
        if isinstance(value, datetime):
            yield f"{local_time(value, zone):%Y-%m-%d %H:%M:%S}"
            yield utc_time(value)
        elif value is None:
            yield from ("", "") if column.kind is ColumnKind.DATETIME else ("",)
        elif isinstance(value, bool):
            yield "yes" if value else "no"
        else:
            yield defuse(value) if isinstance(value, str) else str(value)


def _json_value(value: Value) -> str | int | bool | None:
    return utc_time(value) if isinstance(value, datetime) else value


_WRITERS: Final[dict[str, Writer]] = {".csv": write_csv, ".xlsx": write_workbook, ".json": write_json}

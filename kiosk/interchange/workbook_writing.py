"""Writing a table as XLSX, row by row."""

from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

from kiosk.domain.errors import UsageError
from kiosk.interchange.table import ColumnKind, Table, Value, local_time, utc_time

MAX_ROWS: Final = 1_048_575
"""What a sheet holds below its header."""
_MAX_TEXT: Final = 32_767
_TIME_FORMAT: Final = "yyyy-mm-dd hh:mm:ss"
_WIDTHS: Final = {
    ColumnKind.TEXT: (24,),
    ColumnKind.INTEGER: (12,),
    ColumnKind.BOOLEAN: (10,),
    ColumnKind.DATETIME: (20, 26),
}
"""Characters, of each column that a kind gives."""


def write_workbook(table: Table, path: Path, zone: ZoneInfo) -> int:
    """Write one sheet with typed cells under a frozen bold header with filters, and return the number of rows.

    A time is a real date in the zone, ``x_local``, and text as in the journal, ``x_utc``. No text becomes a formula,
    a number or a link. Raises UsageError for more than 1,048,575 rows or 32,767 characters in a cell.
    """
    import xlsxwriter  # noqa: PLC0415 -- the command line starts without it

    options = {"constant_memory": True, "tmpdir": str(path.parent), "strings_to_formulas": False}
    options |= {"strings_to_numbers": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(str(path), options) as workbook:
        sheet = workbook.add_worksheet(table.name)
        _write_header(table, sheet, workbook.add_format({"bold": True}))
        count = _write_rows(table, sheet, workbook.add_format({"num_format": _TIME_FORMAT}), zone)
        sheet.autofilter(0, 0, count, len(table.spreadsheet_header) - 1)
    return count


def _write_header(table: Table, sheet: Any, bold: Any) -> None:
    widths = [width for column in table.columns for width in _WIDTHS[column.kind]]
    for index, (name, width) in enumerate(zip(table.spreadsheet_header, widths, strict=True)):
        sheet.set_column(index, index, width)
        sheet.write_string(0, index, name, bold)
    sheet.freeze_panes(1, 0)


def _write_rows(table: Table, sheet: Any, time_format: Any, zone: ZoneInfo) -> int:
    count = 0
    for count, row in enumerate(table.rows, start=1):
        if count > MAX_ROWS:
            raise UsageError(f"XLSX holds {MAX_ROWS:,} rows and there are more. Write .csv or .json instead.")
        index = 0
        for column, value in zip(table.columns, row, strict=True):
            if value is not None:
                _write_value(sheet, count, index, value, time_format, zone)
            index += len(_WIDTHS[column.kind])
    return count


def _write_value(sheet: Any, row: int, index: int, value: Value, time_format: Any, zone: ZoneInfo) -> None:
    if isinstance(value, bool):
        sheet.write_boolean(row, index, value)
    elif isinstance(value, int):
        sheet.write_number(row, index, value)
    elif isinstance(value, str):
        _write_text(sheet, row, index, value)
    elif value is not None:
        sheet.write_datetime(row, index, local_time(value, zone), time_format)
        sheet.write_string(row, index + 1, utc_time(value))


def _write_text(sheet: Any, row: int, index: int, text: str) -> None:
    if len(text) > _MAX_TEXT:
        raise UsageError(
            f"Row {row + 1} has a text of {len(text):,} characters; XLSX holds {_MAX_TEXT:,}. Write .csv instead."
        )
    sheet.write_string(row, index, text)

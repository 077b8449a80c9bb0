"""XLSX files, read by calamine after a look at what they would unpack to."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kiosk.domain.errors import ImportFileError
from kiosk.interchange.cells import as_text, clean
from kiosk.interchange.sheet import MAX_COLUMNS, Row, Sheet

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

MAX_UNPACKED: Final = 1 << 29
"""Bytes of text in a workbook: 512 MB, some ten times a list of 100,000 people."""
MAX_AREA: Final = 20_000_000
"""Cells from A1 to the last filled one; calamine lays them all out, empty ones included."""
_CHUNK: Final = 1 << 20
_FILLED_CELL: Final = re.compile(rb"""<(?:\w+:)?c\s[^>]*?\br\s*=\s*["']([A-Za-z]{1,3})(\d{1,7})["'][^>]*(?<!/)>""")
_LONGEST_TAG: Final = 256


def read_workbook(path: Path, content: bytes) -> list[Sheet]:
    """Return the visible sheets of an XLSX file that hold anything, in their order.

    Raises ImportFileError for a damaged or password-protected file, one that is no XLSX, and one whose cells are spread
    too far to be a list.
    """
    _refuse_oversized(path, content)
    return [sheet for sheet in _visible_sheets(path, content) if sheet.rows]


def _visible_sheets(path: Path, content: bytes) -> Iterator[Sheet]:
    from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum  # noqa: PLC0415 -- starts fast

    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as workbook:
            for sheet in workbook.sheets_metadata:
                if sheet.visible == SheetVisibleEnum.Visible:
                    yield Sheet(rows=list(_rows(path, workbook.get_sheet_by_name(sheet.name))), name=sheet.name)
    except CalamineError:
        raise _damaged(path) from None


def _rows(path: Path, sheet: "CalamineSheet") -> Iterator[Row]:
    if sheet.start is not None and sheet.width > MAX_COLUMNS:
        raise ImportFileError(f"{path}: {sheet.width} columns. A list has at most {MAX_COLUMNS}; remove the others.")
    for number, values in enumerate(sheet.iter_rows(), start=1):
        cells = [clean(as_text(value)) if value != "" else "" for value in values]
        if any(cells):
            yield number, cells


def _refuse_oversized(path: Path, content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _refuse_other_kinds(path, archive.namelist())
            left = MAX_UNPACKED
            for part in archive.infolist():
                if part.filename.startswith("xl/"):
                    left -= _size_of_part(path, archive, part, left)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError):
        raise _damaged(path) from None


def _refuse_other_kinds(path: Path, parts: list[str]) -> None:
    if "xl/workbook.xml" not in parts:
        kind = "an OpenDocument file" if "mimetype" in parts else "not an XLSX file"
        raise ImportFileError(f"{path} is {kind}. Open it in Excel or LibreOffice and save it as XLSX.")


def _size_of_part(path: Path, archive: zipfile.ZipFile, part: zipfile.ZipInfo, left: int) -> int:
    """Return a part's true size in bytes, having looked at where its cells lie."""
    size, columns, rows, tail = 0, 1, 1, b""
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            columns, rows = _furthest(tail + chunk, columns, rows)
            tail = chunk[-_LONGEST_TAG:]
            if size > left or columns * rows > MAX_AREA:
                raise ImportFileError(
                    f"{path} unpacks to far more than a list of people. Copy the list alone into a new workbook."
                )
    return size


def _furthest(xml: bytes, columns: int, rows: int) -> tuple[int, int]:
    found = _FILLED_CELL.findall(xml)
    if not found:
        return columns, rows
    letters = max({name.upper() for name, _ in found}, key=lambda name: (len(name), name))
    return max(columns, _column_number(letters)), max(rows, *(int(row) for _, row in found))


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _damaged(path: Path) -> ImportFileError:
    return ImportFileError(f"{path} is damaged or is no XLSX file. Open it in Excel and save it again as XLSX.")

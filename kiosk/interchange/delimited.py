"""CSV files as Excel, ticketing systems and people save them."""

import csv
import io
import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from kiosk.domain.errors import ImportFileError
from kiosk.interchange.cells import CleanedCells
from kiosk.interchange.sheet import MAX_COLUMNS, Row, Sheet

_DELIMITERS: Final = ";\t,"
"""In the order in which they win a tie: Belgian Excel writes the first."""
_EXCEL_SEPARATOR: Final = re.compile(r'"?sep=(.)"?\r?\n', re.IGNORECASE)
_QUOTED: Final = re.compile(r'"[^"]*"')
_BINARY: Final = re.compile("[\x00-\x08\x0e-\x19\x1c-\x1f]")
_SAVE_AGAIN: Final = 'open it in Excel or LibreOffice and save it as "CSV UTF-8" or as XLSX'


def read_delimited(path: Path, content: bytes) -> Sheet:
    """Return the one sheet of a CSV file.

    The delimiter is counted in the header, not guessed; an Excel line ``sep=;`` is obeyed. Empty rows count, and are
    left out. Raises ImportFileError where the bytes are no text, or the quotation marks do not close.
    """
    text, encoding = _decode(path, content)
    separator = _EXCEL_SEPARATOR.match(text)
    text = text[separator.end() :] if separator else text
    delimiter = separator[1] if separator else _delimiter(text)
    return Sheet(rows=list(_rows(path, text, delimiter)), delimiter=delimiter, encoding=encoding)


def _decode(path: Path, content: bytes) -> tuple[str, str]:
    for encoding in _encodings(content):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _BINARY.search(text[:4096]) or "\0" in text:
            break
        return text, encoding
    raise ImportFileError(f"{path} is not a table of text. If it is a spreadsheet, {_SAVE_AGAIN}.")


def _encodings(content: bytes) -> tuple[str, ...]:
    if content.startswith(BOM_UTF8):
        return ("utf-8-sig",)
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return ("utf-16",)
    return "utf-8", "cp1252"


def _delimiter(text: str) -> str:
    """Return the commonest delimiter of the first line that has one; a single column has none and reads like any."""
    for line in text[:100_000].splitlines()[:10]:
        bare = _QUOTED.sub("", line)
        best = max(_DELIMITERS, key=bare.count)
        if best in bare:
            return best
    return _DELIMITERS[0]


def _rows(path: Path, text: str, delimiter: str) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number, cleaned = 0, CleanedCells()
    try:
        for number, raw in enumerate(reader, start=1):
            if len(raw) > MAX_COLUMNS:
                raise ImportFileError(f"{path}, row {number}: {len(raw)} columns. A list has at most {MAX_COLUMNS}.")
            cells = [cleaned[cell] for cell in raw]
            if any(cells):
                yield number, cells
    except csv.Error:
        raise ImportFileError(
            f"{path}, row {number + 1} cannot be read: a quotation mark there is not closed, or stands inside a text"
            f" without being doubled. Mend that row, or {_SAVE_AGAIN}."
        ) from None

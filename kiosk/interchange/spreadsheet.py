"""Reading organisers' spreadsheets: CSV in any of the usual forms, and XLSX."""

import stat
from pathlib import Path
from typing import Final

from kiosk.domain.errors import ImportFileError
from kiosk.interchange.delimited import read_delimited
from kiosk.interchange.sheet import Sheet
from kiosk.interchange.workbook import read_workbook

MAX_FILE_SIZE: Final = 1 << 28
"""Bytes: 256 MB."""
_ZIP: Final = b"PK\x03\x04"
_COMPOUND_FILE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_OTHER_KINDS: Final = {
    b"%PDF": "a PDF",
    b"<": "a web page or XML",
    b"{": "JSON",
    b"[": "JSON",
    b"{\\rtf": "a text document",
}


def read_sheet(path: Path) -> Sheet:
    """Return the first visible sheet that holds anything; see ``read_sheets``."""
    return read_sheets(path)[0]


def read_sheets(path: Path) -> list[Sheet]:
    """Return every visible sheet that holds anything: at least one, and exactly one for CSV.

    What the file is, its bytes tell, not its suffix. Raises ImportFileError, naming the file and what to do, where it
    is missing, a folder, empty, or nothing that people keep lists in.
    """
    content = _content(path)
    if content.startswith(_ZIP):
        sheets = read_workbook(path, content)
    else:
        _refuse_other_kinds(path, content)
        sheets = [read_delimited(path, content)]
    if not any(sheet.rows for sheet in sheets):
        raise _empty(path)
    return sheets


def _content(path: Path) -> bytes:
    try:
        _refuse_no_file(path)
        content = path.read_bytes()
    except FileNotFoundError:
        raise ImportFileError(f"There is no file {path}. Check the name and the folder.") from None
    except OSError as error:
        raise ImportFileError(
            f"{path} cannot be opened ({error.strerror}). Close it in Excel, and check that you may read it."
        ) from None
    if not content.strip():
        raise _empty(path)
    return content


def _refuse_no_file(path: Path) -> None:
    facts = path.stat()
    if stat.S_ISDIR(facts.st_mode):
        raise ImportFileError(f"{path} is a folder. Name the CSV or XLSX file in it.")
    if not stat.S_ISREG(facts.st_mode):
        raise ImportFileError(f"{path} is no file on a disk. Save the list as a file first.")
    if facts.st_size > MAX_FILE_SIZE:
        raise ImportFileError(f"{path} is larger than {MAX_FILE_SIZE >> 20} MB. Split it, or save the list alone.")


def _refuse_other_kinds(path: Path, content: bytes) -> None:
    if content.startswith(_COMPOUND_FILE):
        if _ENCRYPTED in content:
            raise ImportFileError(f"{path} is protected by a password. Open it in Excel, remove the password, save it.")
        raise ImportFileError(f"{path} is an old Excel file (.xls). Open it in Excel and save it as XLSX.")
    for start, kind in _OTHER_KINDS.items():
        if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(start):
            raise ImportFileError(f"{path} is {kind}, not a spreadsheet. Save the list as CSV UTF-8 or XLSX.")


def _empty(path: Path) -> ImportFileError:
    return ImportFileError(f"{path} is empty. Save the list again, with its header in the first row.")

"""Lists of attendees, from whoever made them, as entries for the register."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kiosk.domain.attendee import AttendeeEntry
from kiosk.domain.errors import ImportFileError
from kiosk.interchange.entries import EntryReader, RowProblem, RowRefusedError, RowSkippedError
from kiosk.interchange.headers import Columns, has_name, has_reference, recognise
from kiosk.interchange.sheet import Row, Sheet
from kiosk.interchange.spreadsheet import read_sheets

HEADER_WITHIN: Final = 10
"""The header is looked for in so many rows."""
_LOST_LETTER: Final = re.compile(r"[^\W\d_]\?|\?[^\W\d_]|\?\?")


@dataclass(frozen=True, slots=True)
class AttendeeFile:
    """What a file of attendees says, before any of it is kept."""

    entries: list[AttendeeEntry]
    problems: list[RowProblem]
    """Rows that were not taken."""
    warnings: list[RowProblem]
    """What was taken otherwise than it stands, or left out as nobody."""
    mapped: dict[str, str]
    """The header that each field is read from."""
    dropped: list[str]
    """The headers that nothing is read from."""
    row_count: int
    """Rows below the header, empty ones not counted."""
    sheet: str = ""
    """The name of the sheet; empty for CSV."""


def read_attendees(path: Path, groups: Mapping[str, str]) -> AttendeeFile:
    """Return the people of a CSV or XLSX file.

    ``groups`` maps every folded name of a group (``kiosk.domain.attendee.fold`` of its id, titles and other names) to
    its id. Two rows with different tickets are two entries, even for one person; a row that repeats a ticket, or a
    whole row where there is none, is left out with a warning. Raises ImportFileError where nothing can be taken: no
    table, no column of names, or names whose letters an earlier save has lost.
    """
    sheets = read_sheets(path)
    sheet, start = _sheet_of_people(path, sheets)
    header, rows = sheet.rows[start][1], sheet.rows[start + 1 :]
    columns = recognise(header, rows)
    lost = _lost_letters(path, sheet, columns, rows)
    reader = EntryReader(columns, groups)
    entries, problems = _entries(reader, rows, is_csv=bool(sheet.delimiter))
    return AttendeeFile(
        entries=entries,
        problems=problems,
        warnings=[*_unread_sheets(sheets, sheet), *lost, *reader.all_warnings()],
        mapped=columns.mapped,
        dropped=columns.dropped,
        row_count=len(rows),
        sheet=sheet.name,
    )


def _sheet_of_people(path: Path, sheets: list[Sheet]) -> tuple[Sheet, int]:
    """Return the first sheet with names and tickets, else the first with names; and where its header is in its rows."""
    found = [(sheet, start) for sheet in sheets if (start := _header_index(sheet)) is not None]
    if not found:
        headers = ", ".join(text for text in sheets[0].header if text)[:500]
        raise ImportFileError(
            f'{path} has no column of names. Its columns are: {headers}. Give the whole names the header "Nom", "Naam" or'
            ' "Name", or the two parts "Prénom" and "Nom", "Voornaam" and "Naam", or "First name" and "Last name".'
        )
    return next((hit for hit in found if has_reference(hit[0].rows[hit[1]][1])), found[0])


def _header_index(sheet: Sheet) -> int | None:
    return next((index for index, (_, cells) in enumerate(sheet.rows[:HEADER_WITHIN]) if has_name(cells)), None)


def _unread_sheets(sheets: list[Sheet], chosen: Sheet) -> list[RowProblem]:
    others = ", ".join(f'"{sheet.name}"' for sheet in sheets if sheet is not chosen)
    return [RowProblem(0, f'only the sheet "{chosen.name}" was read, not {others}.')] if others else []


def _lost_letters(path: Path, sheet: Sheet, columns: Columns, rows: list[Row]) -> list[RowProblem]:
    """Return a warning for each name with a question mark next to a letter.

    Windows' own encoding turns letters that it lacks into question marks. A CSV file that holds nothing beyond that
    encoding was saved so: it is refused, as its names are lost.
    """
    lost = [row for row, cells in rows if any(_is_lost(cells, index) for index in columns.name_columns)]
    if lost and sheet.encoding in {"cp1252", "utf-8"} and _fits_cp1252(rows):
        raise ImportFileError(
            f"{path}: {len(lost)} of {len(rows)} names have lost letters, which are now question marks (row {lost[0]} is"
            ' the first). Open the original list in Excel and save it as "CSV UTF-8" or as XLSX, then import that.'
            " Nothing was taken from this file."
        )
    return [RowProblem(row, "the name holds a question mark; perhaps an earlier save lost a letter.") for row in lost]


def _is_lost(cells: list[str], index: int) -> bool:
    return index < len(cells) and "?" in cells[index] and _LOST_LETTER.search(cells[index]) is not None


def _fits_cp1252(rows: list[Row]) -> bool:
    try:
        for _, cells in rows:
            "".join(cells).encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True


def _entries(reader: EntryReader, rows: list[Row], *, is_csv: bool) -> tuple[list[AttendeeEntry], list[RowProblem]]:
    entries: list[AttendeeEntry] = []
    problems: list[RowProblem] = []
    first_row: dict[object, int] = {}
    for row, cells in rows:
        try:
            entry = reader.entry(row, _fitted(cells, len(reader.columns.header), is_csv=is_csv))
        except RowRefusedError as refusal:
            problems.append(RowProblem(row, str(refusal)))
        except RowSkippedError as note:
            reader.warnings.append(RowProblem(row, str(note)))
        else:
            earlier = first_row.setdefault(_identity(entry), row)
            if earlier == row:
                entries.append(entry)
            else:
                reader.warnings.append(_repeated(entry, earlier))
    return entries, problems


def _fitted(cells: list[str], width: int, *, is_csv: bool) -> list[str]:
    """Return as many cells as the header has; a CSV row with more has shifted, and is refused."""
    if len(cells) == width:
        return cells
    if is_csv and any(cells[width:]):
        raise RowRefusedError(
            f"has {len(cells)} cells below a header of {width}. Put a text that holds the delimiter in quotation marks."
        )
    return (cells + [""] * width)[:width]


def _identity(entry: AttendeeEntry) -> object:
    return entry.reference or tuple(_values(entry))


def _values(entry: AttendeeEntry) -> Iterator[str]:
    yield from (entry.given_name, entry.family_name, entry.organisation, entry.group, entry.language, entry.email)
    yield entry.status or ""


def _repeated(entry: AttendeeEntry, earlier: int) -> RowProblem:
    what = f"the ticket {entry.reference}" if entry.reference else entry.name
    return RowProblem(entry.row, f"{what} stands in row {earlier} already; this row was left out.")

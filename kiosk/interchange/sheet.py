"""What a spreadsheet file holds once it is text: rows of clean cells, numbered as the spreadsheet numbers them."""

from dataclasses import dataclass
from typing import Final

MAX_COLUMNS: Final = 1000
"""A wider sheet is no list of people."""
MAX_CELL_LENGTH: Final = 10_000
"""Characters; what goes beyond is cut. Every field that is imported holds far less, so a cut cell is never taken."""

Row = tuple[int, list[str]]
"""A row's number, from 1, and its cells. A CSV row may be shorter or longer than its header."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet, without its empty rows."""

    rows: list[Row]
    name: str = ""
    """The sheet's own name; empty for CSV."""
    delimiter: str = ""
    """Empty for XLSX."""
    encoding: str = ""
    """utf-8, utf-8-sig, utf-16 or cp1252; empty for XLSX."""

    @property
    def header(self) -> list[str]:
        """The cells of the first row that is not empty."""
        return self.rows[0][1] if self.rows else []

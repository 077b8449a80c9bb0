"""The text of one cell: cleaned on the way in, and kept from being run as a formula on the way out."""

import re
import unicodedata
from datetime import date, datetime, time, timedelta
from typing import Final

from kiosk.interchange.sheet import MAX_CELL_LENGTH

# Control characters would steer a terminal, embedding and override marks would reorder its text.
_NOISE: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")
# Joiners and marks mean something within a word (Persian, Arabic, emoji) and nothing at its edges.
_INVISIBLE: Final = "\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u2060"
_EDGES: Final = re.compile(rf"^[\s{_INVISIBLE}]+|[\s{_INVISIBLE}]+$")

_RUNNABLE: Final = re.compile(r"'*[=+\-@|%\t\r]")
_EXACT: Final = 1e15
"""From here on a spreadsheet has rounded a whole number: it keeps fifteen digits."""


def clean(text: str) -> str:
    """Return text in NFC, on one line, with single plain spaces and nothing invisible at its edges."""
    if len(text) > MAX_CELL_LENGTH:
        text = text[:MAX_CELL_LENGTH]
    if not (text.isascii() and text.isprintable()):
        text = _EDGES.sub("", _NOISE.sub("", unicodedata.normalize("NFC", text)))
    return " ".join(text.split())


class CleanedCells(dict[str, str]):
    """Clean cells by raw ones: most of a list's cells occur many times. For CSV, whose cells may be defused."""

    def __missing__(self, raw: str) -> str:
        """Clean a cell that was not seen yet."""
        self[raw] = cleaned = clean(unfuse(raw))
        return cleaned


def defuse(text: str) -> str:
    """Return text that no spreadsheet runs: an apostrophe goes before ``= + - @ | %``, Tab and CR.

    Source: OWASP, "CSV Injection"; the same as defusedcsv, which pretix uses. See ``unfuse``.
    """
    return "'" + text if _RUNNABLE.match(text) else text


def unfuse(text: str) -> str:
    """Return what ``defuse`` was given: the apostrophe before a formula's first character is gone."""
    return text[1:] if text.startswith("'") and _RUNNABLE.match(text) else text


def as_text(value: object) -> str:
    """Return a typed cell as people would write it: 123 rather than 123.0, dates in ISO 8601.

    A whole number that the spreadsheet has rounded comes as ``1.8E+19``, so that nobody takes it for exact.
    """
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return str(int(value)) if float(value).is_integer() and abs(value) < _EXACT else f"{value:.15G}"
    return value.isoformat() if isinstance(value, datetime | date | time) else _duration(value)


def _duration(value: object) -> str:
    return str(value) if isinstance(value, timedelta) else ""

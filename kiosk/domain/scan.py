"""A scan: one reading of a badge, at one gate, in one direction."""

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from badges.code import Reading
from kiosk.domain.value import Direction


class ReaderKind(StrEnum):
    """How the code reached the kiosk."""

    WEDGE = "wedge"
    """A scanner that types."""
    PASTE = "paste"
    TYPED = "typed"
    """The ten letters of the number, by hand."""
    SEARCH = "search"
    """The name was chosen from a list by staff."""
    COMMAND = "command"
    """``kiosk scan``."""


class Scan(NamedTuple):
    """What was read, where and when."""

    reading: Reading
    list_id: str
    direction: Direction
    gate: str
    kiosk: str
    at: datetime
    """Aware UTC."""
    reader: ReaderKind

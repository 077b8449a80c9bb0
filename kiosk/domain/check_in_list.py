"""Check-in lists: a named place and rule where badges are scanned."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class EntryPolicy(StrEnum):
    """When the same person may enter a list again."""

    ONCE = "once"
    """Never: the meal, a ticket."""
    IN_AND_OUT = "in_and_out"
    """After an exit was scanned."""


@dataclass(frozen=True, slots=True)
class CheckInList:
    """The entrance, one session's door, the meal."""

    id: str
    title: dict[str, str]
    """By language: fr, nl, en."""
    policy: EntryPolicy = EntryPolicy.IN_AND_OUT
    groups: frozenset[str] = frozenset()
    """The groups that may enter; all of them where empty."""
    opens_at: datetime | None = None
    """Aware; entries before it are too early."""
    closes_at: datetime | None = None
    """Aware; entries after it are too late."""
    capacity: int | None = None
    """How many may be inside at once."""
    known_only: bool = False
    """Refuse a genuine badge that this kiosk has never heard of."""

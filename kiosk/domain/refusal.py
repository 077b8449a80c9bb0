"""Why a scan is refused. The values are what ``kiosk scan --json`` prints."""

from enum import StrEnum


class RefusalReason(StrEnum):
    """One reason, one word on the screen."""

    UNKNOWN = "unknown"
    """A code that is not ours and that no imported ticket carries, or a typed number that nobody has."""
    FORGED = "forged"
    """It has the shape of our code and a wrong authentication tag."""
    UNREADABLE = "unreadable"
    """Nothing, or too little, was read."""
    OTHER_EVENT = "other_event"
    """A badge of another event."""
    REVOKED = "revoked"
    """The badge was replaced by a newer one, or its holder was erased."""
    CANCELLED = "cancelled"
    """The registration was cancelled."""
    NOT_ON_LIST = "not_on_list"
    """The attendee's group does not belong on this list."""
    TOO_EARLY = "too_early"
    """The list has not opened yet."""
    TOO_LATE = "too_late"
    """The list has closed."""
    ROOM_FULL = "room_full"
    """As many are inside as the room holds."""

"""Facts: what happened, never edited; and the clock that orders them across kiosks."""

from typing import Any, Final, NamedTuple

SCHEMA: Final = 1
"""The version of the bodies below."""

SCANNED: Final = "scanned"
"""A badge was read or a name was chosen; the body holds the verdict (see kiosk.domain.check_in.scan_body)."""
UNDONE: Final = "undone"
"""A scan was taken back; the body is {"fact": id of the scan}."""

_COUNTER_BITS: Final = 16


class Fact(NamedTuple):
    """One thing that happened.

    ``subject`` is what its history is looked up by: a badge number, or the keyed hash of a code that is not ours.
    """

    id: str
    """UUIDv7 (RFC 9562), made on the kiosk."""
    origin: str
    """The random id of the journal file in which it was written first."""
    origin_seq: int
    """1, 2, 3 ... without gaps within its origin."""
    hlc: int
    """Hybrid logical clock: milliseconds since 1970 in the upper bits, a counter in the lower sixteen."""
    wall_at: str
    """UTC in ISO 8601 with milliseconds, as the kiosk's clock said."""
    kind: str
    subject: str
    body: dict[str, Any]
    schema: int = SCHEMA
    signature: str = ""


def tick(last: int, wall_ms: int) -> int:
    """Return the timestamp of a new event of this kiosk: after its own last one, and near the wall clock.

    Source: Kulkarni et al., "Logical Physical Clocks", 2014. ``last`` is the greatest timestamp that this kiosk has given.
    """
    return max(last + 1, wall_ms << _COUNTER_BITS)


def milliseconds(hlc: int) -> int:
    """Return the milliseconds since 1970 in a timestamp."""
    return hlc >> _COUNTER_BITS

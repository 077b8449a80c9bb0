"""Facts: what happened, never edited; and the clock that orders them across kiosks."""

from typing import Any, Final, NamedTuple

SCHEMA: Final = 1
"""The version of the bodies below."""

SCANNED: Final = "scanned"
"""A badge was read or a name was chosen; the body holds the verdict (see kiosk.domain.check_in.scan_body)."""
UNDONE: Final = "undone"
"""A scan was taken back; the body is {"fact": id of the scan}."""

_COUNTER_BITS: Final = 16
MAX_DRIFT_MS: Final = 60_000
"""How far a received timestamp may lie ahead of the local clock before it stops pulling ours along."""


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
    """Return the timestamp of a new local event: after everything seen, and near the wall clock.

    Source: Kulkarni et al., "Logical Physical Clocks", 2014. ``last`` is the greatest timestamp in the journal.
    """
    return max(last + 1, wall_ms << _COUNTER_BITS)


def observe(last: int, received: int, wall_ms: int) -> int:
    """Return the timestamp to go on from after a fact of another kiosk was received.

    A clock more than MAX_DRIFT_MS ahead of ours does not drag ours along.
    """
    bound = (wall_ms + MAX_DRIFT_MS) << _COUNTER_BITS
    return max(last, min(received, bound))


def milliseconds(hlc: int) -> int:
    """Return the milliseconds since 1970 in a timestamp."""
    return hlc >> _COUNTER_BITS

"""The only place that reads the clock and draws random numbers."""

import secrets
from datetime import UTC, datetime, timedelta
from random import Random  # noqa: TID251 -- this is the one module that may
from typing import Protocol

from badges.code import NUMBER_LENGTH, number_from_bits


class Clock(Protocol):
    """What tells the time: the system, or a test's or demonstration's own."""

    def now(self) -> datetime:
        """Return the aware time in UTC."""
        ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """Return the aware time in UTC."""
        return datetime.now(UTC)  # noqa: TID251 -- this is the one module that may


class SetClock:
    """A clock that stands still until it is set: for tests and for playing a day."""

    def __init__(self, now: datetime) -> None:
        self._now = now

    def now(self) -> datetime:
        """Return the time that was set last."""
        return self._now

    def set(self, now: datetime) -> None:
        """Set the time."""
        self._now = now

    def advance(self, **duration: float) -> None:
        """Move on by a duration in timedelta's words: seconds=5, minutes=2."""
        self._now += timedelta(**duration)


def milliseconds(moment: datetime) -> int:
    """Return whole milliseconds since 1970 of an aware time."""
    return int(moment.timestamp() * 1000)


def to_wall(moment: datetime) -> str:
    """Return an aware time as facts keep it: 2026-11-17T14:02:03.456Z."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def new_id(moment: datetime) -> str:
    """Return a new UUIDv7 (RFC 9562, section 5.7): sortable by its millisecond, random beyond."""
    value = milliseconds(moment) << 80 | 0x7 << 76 | secrets.randbits(12) << 64 | 0b10 << 62 | secrets.randbits(62)
    text = f"{value:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def new_origin() -> str:
    """Return the random id of a new journal file: 16 hexadecimal digits."""
    return secrets.token_hex(8)


def new_secret() -> bytes:
    """Return a new event secret of 32 random bytes."""
    return secrets.token_bytes(32)


def draw_number() -> str:
    """Return a random badge number of ten letters."""
    return number_from_bits(secrets.randbits(4 * NUMBER_LENGTH))


def seeded(seed: int) -> Random:
    """Return a repeatable source of chance: for the demonstration only."""
    return Random(seed)  # noqa: S311 -- it draws a play, not a secret

"""The decision at the door, and the record of it.

``decide`` is pure and total: an expected refusal is a value. ``History`` is what the facts about one person add up to,
in whatever order they arrived.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final, NamedTuple

from badges.code import BareNumber, Foreign, Forged, Genuine, OtherEvent
from kiosk.domain.attendee import Attendee, AttendeeStatus
from kiosk.domain.check_in_list import CheckInList, EntryPolicy
from kiosk.domain.fact import SCANNED, UNDONE, Fact
from kiosk.domain.refusal import RefusalReason
from kiosk.domain.scan import Scan
from kiosk.domain.value import Direction

REREAD_WINDOW: Final = timedelta(seconds=3)
"""A scanner held on a badge reads it again and again; within this time that is one reading."""
SHORTEST_CODE: Final = 4
"""Fewer characters than this are noise, not an unknown code."""


class PastScan(NamedTuple):
    """A scan that stands: recorded and not undone."""

    id: str
    hlc: int
    at: datetime
    list_id: str
    direction: Direction
    gate: str
    kiosk: str
    number: str | None
    verdict: str
    reason: str | None = None


class Bearer(NamedTuple):
    """What this kiosk knows of whoever carries the badge."""

    attendee: Attendee | None = None
    is_revoked: bool = False
    """The badge was replaced by a newer one, or its holder was erased."""


@dataclass(frozen=True, slots=True)
class Admitted:
    """Come in. ``is_unknown``: the badge is genuine, its holder has not reached this kiosk yet."""

    is_unknown: bool = False


@dataclass(frozen=True, slots=True)
class AlreadyIn:
    """A second entry; ``first`` is the entry that stands."""

    first: PastScan


@dataclass(frozen=True, slots=True)
class Reread:
    """The scanner read the same badge again at once; nothing new happened and nothing is recorded."""

    earlier: PastScan


@dataclass(frozen=True, slots=True)
class Refused:
    """Do not come in; the reason says what to do next."""

    reason: RefusalReason


@dataclass(frozen=True, slots=True)
class Left:
    """An exit. ``without_entry``: nobody saw this person come in."""

    without_entry: bool = False


Verdict = Admitted | AlreadyIn | Reread | Refused | Left

VERDICT_NAMES: Final[dict[type[Verdict], str]] = {
    Admitted: "admitted",
    AlreadyIn: "already_in",
    Reread: "reread",
    Refused: "refused",
    Left: "left",
}


def history(facts: Iterable[Fact]) -> tuple[PastScan, ...]:
    """Return the scans among facts that stand, oldest first; the order in which facts arrived does not matter."""
    undone: set[str] = set()
    scans: list[PastScan] = []
    for fact in facts:
        if fact.kind == UNDONE:
            undone.add(fact.body["fact"])
        elif fact.kind == SCANNED:
            scans.append(past_scan(fact))
    return tuple(sorted((scan for scan in scans if scan.id not in undone), key=lambda scan: (scan.hlc, scan.id)))


def decide(  # noqa: PLR0911 -- one return a row of the table of verdicts
    scan: Scan,
    bearer: Bearer,
    check_in_list: CheckInList,
    past: tuple[PastScan, ...],
    now: datetime,
    *,
    inside: int = 0,
    last_read_at: datetime | None = None,
) -> Verdict:
    """Return the verdict on one scan.

    ``past`` are the standing scans of this badge's holder, oldest first. ``inside`` is the list's headcount, needed only
    where the list has a capacity. ``last_read_at`` is when this kiosk last saw this code on this list in this direction,
    re-reads included. Source of the order of the checks: the table of verdicts in the README.
    """
    here = tuple(earlier for earlier in past if earlier.list_id == scan.list_id)
    same_code = tuple(earlier for earlier in here if earlier.number == number_of(scan, bearer))
    if earlier := _same_reading(scan, same_code, now, last_read_at):
        return Reread(earlier)
    if reason := _unusable_code(scan, bearer, check_in_list):
        return Refused(reason)
    entry = _standing_entry(here)
    if scan.direction is Direction.EXIT:
        return Left(without_entry=entry is None)
    if reason := _not_entitled(bearer, check_in_list, now):
        return Refused(reason)
    if first := _blocking_entry(here, entry, check_in_list.policy):
        return AlreadyIn(first)
    if check_in_list.capacity is not None and inside >= check_in_list.capacity:
        return Refused(RefusalReason.ROOM_FULL)
    return Admitted(is_unknown=bearer.attendee is None)


def _same_reading(
    scan: Scan, same_code: tuple[PastScan, ...], now: datetime, last_read_at: datetime | None
) -> PastScan | None:
    """Return the reading of moments ago at this kiosk that the scan merely repeats."""
    if not same_code:
        return None
    last = same_code[-1]
    is_same = last.direction == scan.direction and last.kiosk == scan.kiosk
    read_at = max(last.at, last_read_at) if last_read_at else last.at
    return last if is_same and timedelta(0) <= now - read_at < REREAD_WINDOW else None


def _unusable_code(  # noqa: PLR0911 -- one return a row of the table of verdicts
    scan: Scan, bearer: Bearer, check_in_list: CheckInList
) -> RefusalReason | None:
    match scan.reading:
        case Forged():
            return RefusalReason.FORGED
        case OtherEvent():
            return RefusalReason.OTHER_EVENT
        case _ if bearer.is_revoked:
            return RefusalReason.REVOKED
        case _ if bearer.attendee is not None:
            return None
        case Foreign(text) if len(text) < SHORTEST_CODE:
            return RefusalReason.UNREADABLE
        case Foreign() | BareNumber():
            return RefusalReason.UNKNOWN
        case Genuine():
            return RefusalReason.UNKNOWN if check_in_list.known_only else None


def _not_entitled(bearer: Bearer, check_in_list: CheckInList, now: datetime) -> RefusalReason | None:
    attendee = bearer.attendee
    if attendee is not None:
        if attendee.status is AttendeeStatus.CANCELLED:
            return RefusalReason.CANCELLED
        if check_in_list.groups and attendee.group not in check_in_list.groups:
            return RefusalReason.NOT_ON_LIST
    if check_in_list.opens_at and now < check_in_list.opens_at:
        return RefusalReason.TOO_EARLY
    if check_in_list.closes_at and now > check_in_list.closes_at:
        return RefusalReason.TOO_LATE
    return None


def _standing_entry(here: tuple[PastScan, ...]) -> PastScan | None:
    """Return the entry that no later exit has ended."""
    entry: PastScan | None = None
    for earlier in here:
        if earlier.verdict == "admitted" and entry is None:
            entry = earlier
        elif earlier.verdict == "left":
            entry = None
    return entry


def _blocking_entry(here: tuple[PastScan, ...], entry: PastScan | None, policy: EntryPolicy) -> PastScan | None:
    if policy is EntryPolicy.IN_AND_OUT:
        return entry
    return next((earlier for earlier in here if earlier.verdict == "admitted"), None)


def number_of(scan: Scan, bearer: Bearer) -> str | None:
    """Return the badge number that a scan stands for: none for a forged code, another event's or an unknown ticket."""
    if isinstance(scan.reading, Genuine | BareNumber):
        return scan.reading.number
    return bearer.attendee.number if bearer.attendee else None


def scan_body(scan: Scan, verdict: Verdict, bearer: Bearer) -> dict[str, Any]:
    """Return the body of the fact that records a scan; it names no person."""
    return {
        "list": scan.list_id,
        "direction": str(scan.direction),
        "gate": scan.gate,
        "kiosk": scan.kiosk,
        "reader": str(scan.reader),
        "number": number_of(scan, bearer),
        "attendee": bearer.attendee.id if bearer.attendee else None,
        "verdict": VERDICT_NAMES[type(verdict)],
        "reason": verdict.reason.value if isinstance(verdict, Refused) else None,
        "forced": False,
        "first": verdict.first.id if isinstance(verdict, AlreadyIn) else None,
        "without_entry": isinstance(verdict, Left) and verdict.without_entry,
    }


def recorded_verdict(body: dict[str, Any], first: PastScan | None) -> Verdict:
    """Return the verdict that scan_body recorded; ``first`` is the entry that body["first"] names."""
    match body["verdict"]:
        case "already_in" if first is not None:
            return AlreadyIn(first)
        case "refused":
            return Refused(RefusalReason(body["reason"]))
        case "left":
            return Left(without_entry=body["without_entry"])
        case _:
            return Admitted(is_unknown=body["attendee"] is None)


def past_scan(fact: Fact) -> PastScan:
    """Return the scan that a fact of kind SCANNED records."""
    body = fact.body
    return PastScan(
        id=fact.id,
        hlc=fact.hlc,
        at=datetime.fromisoformat(fact.wall_at),
        list_id=body["list"],
        direction=Direction(body["direction"]),
        gate=body["gate"],
        kiosk=body["kiosk"],
        number=body["number"],
        verdict=body["verdict"],
        reason=body["reason"],
    )

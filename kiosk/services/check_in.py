"""Checking people in: one scan, one decision, one durable commit, and only then the verdict."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, NamedTuple

from badges.code import BareNumber, EventKey, Foreign, Genuine, Reading
from kiosk.clock import Clock
from kiosk.config import KioskSettings
from kiosk.domain.attendance import Attendance
from kiosk.domain.attendee import Attendee
from kiosk.domain.check_in import (
    REREAD_WINDOW,
    AlreadyIn,
    Bearer,
    Reread,
    Verdict,
    decide,
    history,
    number_of,
    past_scan,
    recorded_verdict,
    scan_body,
)
from kiosk.domain.check_in_list import CheckInList
from kiosk.domain.errors import UsageError
from kiosk.domain.event import Event
from kiosk.domain.fact import SCANNED, UNDONE, Fact
from kiosk.domain.keyed_hash import keyed_hash
from kiosk.domain.scan import ReaderKind, Scan
from kiosk.domain.value import Direction
from kiosk.store.store import Store

UNDO_WINDOW: Final = timedelta(minutes=2)
_ENOUGH: Final = 200
"""Facts about one unknown code; a scanner that sends nothing all day gives every one of its scans the same subject."""
_BY_STAFF: Final = {ReaderKind.TYPED, ReaderKind.SEARCH, ReaderKind.COMMAND}


class Outcome(NamedTuple):
    """A verdict that is recorded, with all that a screen or a line of JSON says about it."""

    verdict: Verdict
    id: str | None
    """The id of the fact; None for a re-read, which leaves none."""
    number: str | None
    attendee: Attendee | None
    list_id: str
    gate: str
    direction: Direction
    at: datetime
    first_at: datetime | None = None
    """When the entry that stands in the way was made."""
    first_gate: str | None = None
    forced: bool = False


@dataclass(frozen=True, slots=True)
class Counts:
    """The figures of one list."""

    arrived: int
    expected: int
    inside: int


class CheckInDesk:
    """The desk of one kiosk: scans, admissions by name, undo, figures."""

    def __init__(self, store: Store, event: Event, key: EventKey, settings: KioskSettings, clock: Clock) -> None:
        self._store = store
        self._event = event
        self._key = key
        self._settings = settings
        self._clock = clock
        self._attendance: Attendance | None = None
        self._seen_seq = 0
        self._register_version = -1
        self._last_read: dict[tuple[str, str, Direction], datetime] = {}

    def check_in_list(self, list_id: str | None = None) -> CheckInList:
        """Return a list by its id, or the one that this kiosk opens with. Raises UsageError where there is none."""
        lists = self._event.check_in_lists
        wanted = list_id or self._settings.list_id or next(iter(lists))
        if wanted not in lists:
            raise UsageError(f'there is no list "{wanted}" in event.toml; there are {", ".join(lists)}')
        return lists[wanted]

    def scan(
        self,
        text: str,
        *,
        reader: ReaderKind,
        list_id: str | None = None,
        direction: Direction = Direction.ENTRY,
    ) -> Outcome:
        """Decide on what a reader delivered and record it; when this returns, the record is on the disk.

        Raises StoreError where it could not be recorded, and UsageError for an unknown list.
        """
        reading = self._key.read(text)
        if isinstance(reading, BareNumber) and reader not in _BY_STAFF:
            reading = Foreign(reading.number)  # a number alone proves nothing when a stranger shows it
        return self._record(reading, reader, self.check_in_list(list_id), direction)

    def admit(self, attendee_id: str, *, list_id: str | None = None, direction: Direction = Direction.ENTRY) -> Outcome:
        """Decide on a person whom staff chose by name; the same rules hold as for a badge."""
        with self._store.reading():
            attendee = self._store.register.get(attendee_id)
        if attendee is None:
            raise UsageError("this person is no longer in the register; search again")
        return self._record(Genuine(attendee.number), ReaderKind.SEARCH, self.check_in_list(list_id), direction)

    def undo(self) -> Outcome | None:
        """Take back the last scan of this kiosk on its list, if it is at most two minutes old; return it, or None."""
        now = self._clock.now()
        with self._store.transaction():
            fact = self._last_standing(now)
            if fact is None:
                return None
            self._store.journal.append(UNDONE, fact.subject, {"fact": fact.id, "kiosk": self._settings.name}, now)
        self._last_read.clear()
        return self._outcome_of(fact)

    def counts(self, list_id: str | None = None) -> Counts:
        """Return arrived, expected and inside of a list, all kiosks that write to this file included."""
        wanted = self.check_in_list(list_id)
        with self._store.reading():
            attendance = self.attendance()
            expected = self._store.register.count(wanted.groups)
        return Counts(attendance.arrived(wanted.id), expected, attendance.inside(wanted.id))

    def is_inside(self, attendee_id: str, list_id: str | None = None) -> bool:
        """Tell whether a person is inside a list now."""
        wanted = self.check_in_list(list_id)
        with self._store.reading():
            past = history(self._store.journal.about_attendee(attendee_id))
        moves = [scan.verdict for scan in past if scan.list_id == wanted.id and scan.verdict in {"admitted", "left"}]
        return bool(moves) and moves[-1] == "admitted"

    def recent(self, limit: int) -> list[Outcome]:
        """Return the newest standing scans on this kiosk's list, newest first."""
        with self._store.reading():
            facts = self._store.journal.latest_scans(self.check_in_list().id, 2 * limit)
            return [self._outcome_of(fact) for fact in facts if self._stands(fact)][:limit]

    def attendance(self) -> Attendance:
        """Return the fold over all facts up to now. Call it inside ``Store.reading`` or a transaction."""
        register = self._store.register
        if self._attendance is None or register.version() != self._register_version:
            replaced = register.replaced_numbers()
            if self._attendance is None or replaced != self._attendance.same_person:
                self._attendance, self._seen_seq = Attendance(replaced), 0
            self._register_version = register.version()
        for seq, fact in self._store.journal.since(self._seen_seq):
            self._attendance.add(fact)
            self._seen_seq = seq
        return self._attendance

    def _record(
        self, reading: Reading, reader: ReaderKind, check_in_list: CheckInList, direction: Direction
    ) -> Outcome:
        now = self._clock.now()
        scan = Scan(reading, check_in_list.id, direction, self._settings.gate, self._settings.name, now, reader)
        with self._store.transaction():
            bearer = self._bearer(reading)
            subject = number_of(scan, bearer) or keyed_hash(
                self._key.secret, f"{type(reading).__name__} {_content(reading)}"
            )
            read_key = (subject, scan.list_id, direction)
            verdict = decide(
                scan,
                bearer,
                check_in_list,
                history(self._facts(bearer, subject)),
                now,
                inside=self.attendance().inside(check_in_list.id) if check_in_list.capacity else 0,
                last_read_at=self._last_read.get(read_key),
            )
            fact = None
            if not isinstance(verdict, Reread):
                fact = self._store.journal.append(SCANNED, subject, scan_body(scan, verdict, bearer), now)
            self._remember_reading(read_key, now)
            outcome = _outcome(scan, verdict, bearer, fact)
        return outcome  # noqa: RET504 -- made before the commit, so that the commit is the last thing that happens

    def _bearer(self, reading: Reading) -> Bearer:
        match reading:
            case Genuine(number) | BareNumber(number):
                return self._store.register.bearer_of_number(number)
            case Foreign(text):
                return self._store.register.bearer_of_code(keyed_hash(self._key.secret, text))
            case _:
                return Bearer()

    def _facts(self, bearer: Bearer, subject: str) -> list[Fact]:
        if bearer.attendee is not None:
            return self._store.journal.about_attendee(bearer.attendee.id)
        return self._store.journal.about(subject, newest=_ENOUGH)

    def _remember_reading(self, read_key: tuple[str, str, Direction], now: datetime) -> None:
        """Note when a code was read last; the oldest come first, and those too old to matter go."""
        self._last_read.pop(read_key, None)
        self._last_read[read_key] = now
        oldest = next(iter(self._last_read))
        while now - self._last_read[oldest] > REREAD_WINDOW:
            del self._last_read[oldest]
            oldest = next(iter(self._last_read))

    def _last_standing(self, now: datetime) -> Fact | None:
        for fact in self._store.journal.latest_scans(self.check_in_list().id, limit=50):
            if not timedelta(0) <= now - datetime.fromisoformat(fact.wall_at) <= UNDO_WINDOW:
                return None
            if fact.body["kiosk"] == self._settings.name and self._stands(fact):
                return fact
        return None

    def _stands(self, fact: Fact) -> bool:
        return any(scan.id == fact.id for scan in history(self._store.journal.about(fact.subject)))

    def _outcome_of(self, fact: Fact) -> Outcome:
        body = fact.body
        first = self._store.journal.get(body["first"]) if body["first"] else None
        first_scan = past_scan(first) if first else None
        return Outcome(
            verdict=recorded_verdict(body, first_scan),
            id=fact.id,
            number=body["number"],
            attendee=self._store.register.get(body["attendee"]) if body["attendee"] else None,
            list_id=body["list"],
            gate=body["gate"],
            direction=Direction(body["direction"]),
            at=datetime.fromisoformat(fact.wall_at),
            first_at=first_scan.at if first_scan else None,
            first_gate=first_scan.gate if first_scan else None,
            forced=body["forced"],
        )


def _content(reading: Reading) -> str:
    return reading.text if isinstance(reading, Foreign) else reading.number


def _outcome(scan: Scan, verdict: Verdict, bearer: Bearer, fact: Fact | None) -> Outcome:
    first = verdict.first if isinstance(verdict, AlreadyIn) else None
    return Outcome(
        verdict=verdict,
        id=fact.id if fact else None,
        number=number_of(scan, bearer),
        attendee=bearer.attendee,
        list_id=scan.list_id,
        gate=scan.gate,
        direction=scan.direction,
        at=scan.at,
        first_at=first.at if first else None,
        first_gate=first.gate if first else None,
    )

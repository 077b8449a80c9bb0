"""Plays the demonstration's day through the same services that the door uses, on a clock of its own."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from badges.code import EventKey
from kiosk.clock import SetClock, draw_number, new_secret, seeded
from kiosk.domain.attendee import Attendee, AttendeeStatus
from kiosk.domain.check_in import VERDICT_NAMES, Refused
from kiosk.domain.event import Event, Session
from kiosk.domain.scan import ReaderKind
from kiosk.domain.value import Direction
from kiosk.services.attendee import AttendeeRegister
from kiosk.services.check_in import CheckInDesk, Outcome

_WALK_INS: Final = (
    ("Mireille Tshibanda-Ɔkɔ", "Les Amis du Fleuve asbl", "civil-society", "fr"),
    ("Joos Vandersmissen", "Gemeente Voorbeek", "municipality", "nl"),
    ("ሙሉጌታ ከበደ", "ማኅበረ ሰላም", "civil-society", "en"),
)


@dataclass(frozen=True, slots=True)
class _Step:
    """One thing that happens at the door."""

    at: datetime
    code: str
    list_id: str
    direction: Direction = Direction.ENTRY


def sample_codes(people: list[Attendee], key: EventKey) -> Iterator[str]:
    """Yield codes that show every verdict in turn, for someone who has no scanner: a new arrival between the others."""
    standing = [person for person in people if person.status is AttendeeStatus.REGISTERED]
    cancelled = [person for person in people if person.status is AttendeeStatus.CANCELLED]
    shown = list(standing)
    seeded(7).shuffle(shown)
    for turn, person in enumerate(shown):
        code = key.issue(person.number)
        yield code
        yield from _oddity(turn, key, code, key.issue(shown[turn - 1].number), cancelled)


def _oddity(turn: int, key: EventKey, code: str, earlier: str, cancelled: list[Attendee]) -> Iterator[str]:
    match turn % 6:
        case 1:
            yield earlier  # a second entry
        case 2 if cancelled:
            yield key.issue(cancelled[turn % len(cancelled)].number)
        case 3:
            yield _forged(code)
        case 4:
            yield EventKey(new_secret()).issue(draw_number())
        case 5:
            yield key.issue(draw_number())  # genuine, unknown here


class DemonstrationDay:
    """The annual day from the first arrival to the last exit."""

    def __init__(
        self, event: Event, key: EventKey, desk: CheckInDesk, register: AttendeeRegister, clock: SetClock
    ) -> None:
        self._event = event
        self._key = key
        self._desk = desk
        self._register = register
        self._clock = clock
        self._chance = seeded(2022)
        self.verdicts: Counter[str] = Counter()
        """How often each verdict, or reason of a refusal, was given at any door."""

    def play(self) -> None:
        """Let people arrive, be refused, walk in, attend, eat and leave; the same day every time."""
        people = [person for person in self._register.everyone() if person.status is AttendeeStatus.REGISTERED]
        present = self._chance.sample(people, k=len(people) * 82 // 100)
        doors_open = self._event.local(self._event.starts_at) - timedelta(minutes=15)
        self._arrive_all(present, doors_open)
        present += self._walk_in_all(doors_open + timedelta(minutes=40))
        steps = [step for session in self._event.sessions for step in self._attend(session, present)]
        for step in sorted(steps + self._eat_and_leave(present), key=lambda step: step.at):
            self._take(step)

    def _arrive_all(self, present: list[Attendee], doors_open: datetime) -> None:
        arrivals = sorted(self._chance.triangular(0, 60, 22) for _ in present)
        cancelled = [person for person in self._register.everyone() if person.status is AttendeeStatus.CANCELLED]
        for place, (minutes, person) in enumerate(zip(arrivals, present, strict=True)):
            self._clock.set(doors_open + timedelta(minutes=minutes))
            if place % 9 == 4:
                self._admit(person)  # no badge in hand: found by name
            else:
                self._scan(self._key.issue(person.number))
            if place % 12 == 7:
                self._clock.advance(seconds=1)
                self._scan(self._key.issue(person.number))  # held on the scanner a moment too long
            if place % 25 == 11:
                self._stumble(place // 25, present, place, cancelled)

    def _stumble(self, turn: int, present: list[Attendee], place: int, cancelled: list[Attendee]) -> None:
        """Let something go wrong at the door, a different thing each time."""
        self._clock.advance(seconds=5)
        earlier = self._key.issue(present[place // 2].number)
        match turn % 7:
            case 0:
                self._scan(earlier)
            case 1:
                self._scan(_forged(earlier))
            case 2:
                self._scan(EventKey(new_secret()).issue(draw_number()))
            case 3 | 5 if cancelled:
                self._scan(self._key.issue(cancelled[turn % len(cancelled)].number))
            case 4:
                self._scan("5449000000996")  # the bar code of a bottle
            case _:
                self._undo_a_slip(present[-1 - turn])

    def _undo_a_slip(self, person: Attendee) -> None:
        """Admit the wrong person by name, notice, and take it back."""
        if not self._desk.is_inside(person.id):
            self._admit(person)
            self._clock.advance(seconds=8)
            self._desk.undo()
            self.verdicts["undone"] += 1

    def _walk_in_all(self, at: datetime) -> list[Attendee]:
        newcomers = []
        for minutes, (name, organisation, group, language) in enumerate(_WALK_INS):
            self._clock.set(at + timedelta(minutes=4 * minutes))
            walk_in = self._register.add_walk_in(name, organisation, group, language)
            self._admit(walk_in)
            newcomers.append(walk_in)
        return newcomers

    def _attend(self, session: Session, present: list[Attendee]) -> list[_Step]:
        starts_at, ends_at = self._event.local(session.starts_at), self._event.local(session.ends_at)
        audience = self._audience(session, present)
        steps = []
        for person in audience:
            code = self._key.issue(person.number)
            enters_at = starts_at + timedelta(minutes=self._chance.triangular(-8, 10, -1))
            steps.append(_Step(enters_at, code, session.id))
            if self._chance.random() < 0.15:
                leaves_at = enters_at + (ends_at - enters_at) * self._chance.uniform(0.3, 0.9)
                steps.append(_Step(leaves_at, code, session.id, Direction.EXIT))
        return steps

    def _audience(self, session: Session, present: list[Attendee]) -> list[Attendee]:
        """Return who goes: of two sessions at the same time, each person chooses one."""
        parallel = [other.id for other in self._event.sessions if other.starts_at == session.starts_at]
        place = parallel.index(session.id)
        choosing = [person for index, person in enumerate(present) if index % len(parallel) == place]
        return [person for person in choosing if self._chance.random() < 0.78]

    def _eat_and_leave(self, present: list[Attendee]) -> list[_Step]:
        end = max(self._event.local(session.ends_at) for session in self._event.sessions)
        entrance, meal = list(self._event.check_in_lists)[:2]
        steps = []
        for person in present:
            code = self._key.issue(person.number)
            if self._chance.random() < 0.7:
                steps.append(_Step(end + timedelta(minutes=self._chance.triangular(2, 45, 10)), code, meal))
            if self._chance.random() < 0.9:
                leaves_at = end + timedelta(minutes=self._chance.triangular(15, 100, 60))
                steps.append(_Step(leaves_at, code, entrance, Direction.EXIT))
        steps.append(_Step(end + timedelta(minutes=50), self._key.issue(present[0].number), meal))
        return steps

    def _take(self, step: _Step) -> None:
        self._clock.set(step.at)
        self._count(self._desk.scan(step.code, reader=ReaderKind.WEDGE, list_id=step.list_id, direction=step.direction))

    def _scan(self, code: str) -> None:
        self._count(self._desk.scan(code, reader=ReaderKind.WEDGE))

    def _admit(self, person: Attendee) -> None:
        self._count(self._desk.admit(person.id))

    def _count(self, outcome: Outcome) -> None:
        verdict = outcome.verdict
        self.verdicts[verdict.reason if isinstance(verdict, Refused) else VERDICT_NAMES[type(verdict)]] += 1


def _forged(code: str) -> str:
    """Return a code with a wrong last letter, as a bad copy has."""
    return code[:-1] + ("C" if code[-1] == "B" else "B")

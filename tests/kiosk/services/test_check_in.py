from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.clock import SetClock
from kiosk.config import KioskSettings
from kiosk.domain.attendee import Attendee, AttendeeStatus
from kiosk.domain.check_in import Admitted, AlreadyIn, Left, Refused, Reread
from kiosk.domain.errors import UsageError
from kiosk.domain.keyed_hash import keyed_hash
from kiosk.domain.refusal import RefusalReason
from kiosk.domain.scan import ReaderKind
from kiosk.domain.value import Direction
from kiosk.services.check_in import CheckInDesk, Counts, Outcome
from kiosk.store.store import Store
from tests.factories import KEY, NOON, OTHER_KEY, an_event

Add = Callable[..., Attendee]


def scan(desk: CheckInDesk, text: str, **options: object) -> Outcome:
    return desk.scan(text, reader=ReaderKind.WEDGE, **options)  # type: ignore[arg-type]  # options are the desk's own


def facts_of(store: Store) -> list[str]:
    return [fact.kind for _, fact in store.journal.since(0)]


def test_a_first_scan_is_admitted_and_on_the_disk_when_it_returns(
    desk: CheckInDesk, register: Add, tmp_path: Path
) -> None:
    person = register()

    outcome = scan(desk, KEY.issue(person.number))

    assert outcome.verdict == Admitted()
    assert (outcome.attendee, outcome.number, outcome.gate, outcome.at) == (person, person.number, "North", NOON)
    another = Store(tmp_path / "kiosk.db")
    [(_, fact)] = another.journal.since(0)
    another.close()
    assert (fact.id, fact.subject, fact.body["attendee"]) == (outcome.id, person.number, person.id)


def test_a_second_entry_says_since_when_and_where(desk: CheckInDesk, register: Add, clock: SetClock) -> None:
    code = KEY.issue(register().number)
    scan(desk, code)
    clock.advance(minutes=35)

    outcome = scan(desk, code)

    assert isinstance(outcome.verdict, AlreadyIn)
    assert (outcome.first_at, outcome.first_gate) == (NOON, "North")


def test_a_badge_held_on_the_scanner_is_read_once(
    desk: CheckInDesk, register: Add, clock: SetClock, store: Store
) -> None:
    code = KEY.issue(register().number)
    scan(desk, code)
    for _ in range(4):  # eight seconds in all, but never three between two readings
        clock.advance(seconds=2)
        assert isinstance(scan(desk, code).verdict, Reread)
    assert facts_of(store) == ["scanned"]
    clock.advance(seconds=3)
    assert isinstance(scan(desk, code).verdict, AlreadyIn)


def test_an_unknown_code_is_kept_only_as_a_hash(desk: CheckInDesk, tmp_path: Path, store: Store) -> None:
    outcome = scan(desk, "5449000000996")

    assert outcome.verdict == Refused(RefusalReason.UNKNOWN)
    assert outcome.number is None
    store.close()
    assert b"5449000000996" not in b"".join(file.read_bytes() for file in tmp_path.iterdir())


def test_the_codes_that_are_not_ours_are_told_apart(desk: CheckInDesk, register: Add) -> None:
    number = register().number
    code = KEY.issue(number)
    forged = code[:-1] + ("C" if code[-1] == "B" else "B")

    assert scan(desk, forged).verdict == Refused(RefusalReason.FORGED)
    assert scan(desk, OTHER_KEY.issue(number)).verdict == Refused(RefusalReason.OTHER_EVENT)
    assert scan(desk, "?").verdict == Refused(RefusalReason.UNREADABLE)
    assert scan(desk, code).verdict == Admitted()  # a forgery of a badge does not use it up


def test_a_genuine_badge_that_is_unknown_here_is_admitted_and_says_so(desk: CheckInDesk) -> None:
    outcome = scan(desk, KEY.issue("BCDFGHJKLN"))

    assert (outcome.verdict, outcome.attendee, outcome.number) == (Admitted(is_unknown=True), None, "BCDFGHJKLN")


def test_known_badges_only_refuses_a_genuine_badge_that_is_unknown_here(store: Store, clock: SetClock) -> None:
    event = an_event(admission={"known_badges_only": True})
    strict = CheckInDesk(store, event, KEY, KioskSettings(), clock)

    assert scan(strict, KEY.issue("BCDFGHJKLN")).verdict == Refused(RefusalReason.UNKNOWN)


def test_a_bare_number_works_only_when_staff_type_it(desk: CheckInDesk, register: Add) -> None:
    number = register().number

    assert scan(desk, number).verdict == Refused(RefusalReason.UNKNOWN)
    assert desk.scan(number, reader=ReaderKind.TYPED).verdict == Admitted()
    assert desk.scan("BBBBBCCCCC", reader=ReaderKind.TYPED).verdict == Refused(RefusalReason.UNKNOWN)


def test_a_ticket_of_another_system_is_accepted_once_imported(desk: CheckInDesk, register: Add) -> None:
    person = register(code_hash=keyed_hash(KEY.secret, "A-TMIY3OR"))

    outcome = scan(desk, "A-TMIY3OR")

    assert (outcome.verdict, outcome.attendee, outcome.number) == (Admitted(), person, person.number)
    assert isinstance(scan(desk, KEY.issue(person.number)).verdict, Reread)  # the ticket and the badge are one person


def test_cancelled_and_wrong_group_are_refused(desk: CheckInDesk, register: Add) -> None:
    cancelled = register(status=AttendeeStatus.CANCELLED)
    civil, press = register(), register(group="press")

    assert scan(desk, KEY.issue(cancelled.number)).verdict == Refused(RefusalReason.CANCELLED)
    room = {"list_id": "press-room"}
    assert scan(desk, KEY.issue(civil.number), **room).verdict == Refused(RefusalReason.NOT_ON_LIST)
    assert scan(desk, KEY.issue(press.number), **room).verdict == Admitted()


def test_a_sessions_door_opens_before_it_closes_after_it_and_counts(
    desk: CheckInDesk, register: Add, clock: SetClock
) -> None:
    codes = [KEY.issue(register().number) for _ in range(3)]
    clock.set(NOON.replace(hour=11, minute=39))  # the panel starts at 12:00 UTC, its door opens twenty minutes before

    assert scan(desk, codes[0], list_id="panel").verdict == Refused(RefusalReason.TOO_EARLY)
    clock.set(NOON)
    assert scan(desk, codes[0], list_id="panel").verdict == Admitted()
    assert scan(desk, codes[1], list_id="panel").verdict == Admitted()
    assert scan(desk, codes[2], list_id="panel").verdict == Refused(RefusalReason.ROOM_FULL)
    assert scan(desk, codes[1], list_id="panel", direction=Direction.EXIT).verdict == Left()
    clock.advance(seconds=5)
    assert scan(desk, codes[2], list_id="panel").verdict == Admitted()
    clock.advance(hours=2)
    assert scan(desk, codes[1], list_id="panel").verdict == Refused(RefusalReason.TOO_LATE)


def test_in_and_out_lets_back_in_and_once_does_not(desk: CheckInDesk, register: Add, clock: SetClock) -> None:
    code = KEY.issue(register().number)
    for list_id, verdict in (("entrance", Admitted), ("meal", AlreadyIn)):
        scan(desk, code, list_id=list_id)
        clock.advance(minutes=1)
        assert scan(desk, code, list_id=list_id, direction=Direction.EXIT).verdict == Left()
        clock.advance(minutes=1)
        assert isinstance(scan(desk, code, list_id=list_id).verdict, verdict)


def test_an_exit_without_an_entry_is_recorded_and_says_so(desk: CheckInDesk, register: Add) -> None:
    outcome = scan(desk, KEY.issue(register().number), direction=Direction.EXIT)

    assert outcome.verdict == Left(without_entry=True)


def test_undo_takes_back_the_last_scan_and_the_badge_is_fresh_again(
    desk: CheckInDesk, register: Add, store: Store
) -> None:
    person = register()
    scanned = scan(desk, KEY.issue(person.number))

    undone = desk.undo()

    assert undone is not None
    assert (undone.id, undone.attendee) == (scanned.id, person)
    assert scan(desk, KEY.issue(person.number)).verdict == Admitted()
    assert facts_of(store) == ["scanned", "undone", "scanned"]


def test_undo_reaches_two_minutes_back_and_each_scan_once(desk: CheckInDesk, register: Add, clock: SetClock) -> None:
    first, second = register(), register()
    scan(desk, KEY.issue(first.number))
    clock.advance(seconds=100)
    scan(desk, KEY.issue(second.number))
    clock.advance(seconds=20)

    assert [outcome and outcome.attendee for outcome in (desk.undo(), desk.undo(), desk.undo())] == [
        second,
        first,
        None,
    ]


def test_nothing_older_than_two_minutes_is_undone(desk: CheckInDesk, register: Add, clock: SetClock) -> None:
    scan(desk, KEY.issue(register().number))
    clock.advance(seconds=121)

    assert desk.undo() is None


def test_another_lists_scans_are_not_undone_nor_shown_here(desk: CheckInDesk, register: Add) -> None:
    person = register()
    scan(desk, KEY.issue(person.number))
    scan(desk, KEY.issue(person.number), list_id="meal")

    assert [outcome.list_id for outcome in desk.recent(8)] == ["entrance"]
    undone = desk.undo()
    assert undone is not None
    assert undone.list_id == "entrance"
    assert desk.undo() is None


def test_a_clock_that_was_set_back_undoes_nothing(desk: CheckInDesk, register: Add, clock: SetClock) -> None:
    scan(desk, KEY.issue(register().number))
    clock.advance(hours=-3)

    assert desk.undo() is None


def test_a_new_badge_revokes_the_old_one_and_keeps_the_persons_history(
    desk: CheckInDesk, register: Add, store: Store, clock: SetClock
) -> None:
    person = register()
    scan(desk, KEY.issue(person.number))
    assert desk.counts().inside == 1
    with store.transaction():
        store.register.replace_badge(person.id, "XXXXXXXXXX", "2026-11-17T12:00:00.000Z")
    clock.advance(minutes=1)

    assert scan(desk, KEY.issue(person.number)).verdict == Refused(RefusalReason.REVOKED)
    assert isinstance(scan(desk, KEY.issue("XXXXXXXXXX")).verdict, AlreadyIn)
    scan(desk, KEY.issue("XXXXXXXXXX"), direction=Direction.EXIT)
    assert desk.counts() == Counts(arrived=1, expected=1, inside=0)


def test_the_figures_follow_the_scans_of_every_process(
    desk: CheckInDesk, register: Add, tmp_path: Path, clock: SetClock
) -> None:
    people = [register() for _ in range(3)]
    register(status=AttendeeStatus.CANCELLED)
    scan(desk, KEY.issue(people[0].number))
    assert desk.counts() == Counts(arrived=1, expected=3, inside=1)

    other_store = Store(tmp_path / "kiosk.db")
    other = CheckInDesk(other_store, an_event(), KEY, KioskSettings(name="K2", gate="South"), clock)
    scan(other, KEY.issue(people[1].number))
    clock.advance(seconds=5)
    assert isinstance(scan(other, KEY.issue(people[0].number)).verdict, AlreadyIn)
    scan(other, KEY.issue(people[0].number), direction=Direction.EXIT)
    other_store.close()

    assert desk.counts() == Counts(arrived=2, expected=3, inside=1)
    assert desk.counts("press-room") == Counts(arrived=0, expected=0, inside=0)


def test_recent_scans_come_back_as_they_were_shown(desk: CheckInDesk, register: Add, clock: SetClock) -> None:
    person = register()
    shown = [scan(desk, KEY.issue(person.number))]
    clock.advance(minutes=1)
    shown.append(scan(desk, KEY.issue(person.number)))
    shown.append(scan(desk, "nonsense"))
    shown.append(scan(desk, KEY.issue(person.number), direction=Direction.EXIT))
    scan(desk, KEY.issue("BCDFGHJKLN"))
    desk.undo()

    assert desk.recent(10) == shown[::-1]


def test_a_list_that_the_event_does_not_have_is_named(desk: CheckInDesk) -> None:
    with pytest.raises(UsageError, match='no list "balcony".*entrance, meal, press-room, panel'):
        scan(desk, "x", list_id="balcony")

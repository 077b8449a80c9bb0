from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badges.code import BareNumber, Foreign, Forged, Genuine, OtherEvent, Reading
from kiosk.domain.attendee import AttendeeStatus
from kiosk.domain.check_in import (
    Admitted,
    AlreadyIn,
    Bearer,
    Left,
    Refused,
    Reread,
    Verdict,
    decide,
    history,
    past_scan,
    recorded_verdict,
    scan_body,
)
from kiosk.domain.check_in_list import CheckInList, EntryPolicy
from kiosk.domain.fact import Fact
from kiosk.domain.refusal import RefusalReason
from kiosk.domain.scan import ReaderKind, Scan
from kiosk.domain.value import Direction
from tests.factories import NOON, a_scan_fact, an_attendee, an_undo_fact

NUMBER = "BBBBBBBBBB"
READINGS: tuple[Reading, ...] = (Genuine(NUMBER), Forged(NUMBER), OtherEvent(NUMBER), BareNumber(NUMBER), Foreign("x"))


def a_scan(reading: Reading = READINGS[0], direction: Direction = Direction.ENTRY, kiosk: str = "K1") -> Scan:
    return Scan(reading, "entrance", direction, "North", kiosk, NOON, ReaderKind.WEDGE)


def a_list(**changes: object) -> CheckInList:
    return CheckInList(id="entrance", title={}, **changes)  # type: ignore[arg-type]  # the list's own fields


@given(
    reading=st.sampled_from(READINGS),
    direction=st.sampled_from(Direction),
    status=st.sampled_from(AttendeeStatus),
    is_known=st.booleans(),
    is_revoked=st.booleans(),
    policy=st.sampled_from(EntryPolicy),
    capacity=st.sampled_from([None, 1]),
    moves=st.lists(st.sampled_from(["admitted", "left", "refused", "already_in"]), max_size=6),
)
def test_every_scan_has_a_verdict_and_nobody_unentitled_comes_in(  # noqa: PLR0917 -- the table's columns
    reading, direction, status, is_known, is_revoked, policy, capacity, moves
) -> None:
    bearer = Bearer(an_attendee(status=status) if is_known else None, is_revoked)
    past = history(a_scan_fact(turn, verdict=verdict, kiosk="K2") for turn, verdict in enumerate(moves, 1))

    verdict = decide(a_scan(reading, direction), bearer, a_list(policy=policy, capacity=capacity), past, NOON, inside=1)

    assert isinstance(verdict, Verdict)
    if isinstance(verdict, Admitted):
        assert direction is Direction.ENTRY
        assert capacity is None
        assert not isinstance(reading, Forged | OtherEvent)
        assert not is_revoked
        assert not is_known or status is AttendeeStatus.REGISTERED
        assert is_known or isinstance(reading, Genuine)
        assert moves.count("admitted") == 0 or (policy is EntryPolicy.IN_AND_OUT and "left" in moves)


@pytest.mark.parametrize(
    ("moves", "once", "in_and_out"),
    [
        ([], Admitted, Admitted),
        (["refused"], Admitted, Admitted),
        (["admitted"], AlreadyIn, AlreadyIn),
        (["admitted", "left"], AlreadyIn, Admitted),
        (["left"], Admitted, Admitted),
        (["admitted", "left", "admitted"], AlreadyIn, AlreadyIn),
    ],
)
def test_the_policy_says_who_may_enter_again(moves: list[str], once: type, in_and_out: type) -> None:
    past = history(a_scan_fact(turn, verdict=verdict, kiosk="K2") for turn, verdict in enumerate(moves, 1))
    bearer = Bearer(an_attendee())
    later = NOON + timedelta(hours=1)

    assert isinstance(decide(a_scan(), bearer, a_list(policy=EntryPolicy.ONCE), past, later), once)
    assert isinstance(decide(a_scan(), bearer, a_list(), past, later), in_and_out)


def test_already_in_names_the_entry_that_still_stands() -> None:
    facts = [a_scan_fact(1), a_scan_fact(2, verdict="left"), a_scan_fact(3), a_scan_fact(4, verdict="already_in")]

    verdict = decide(a_scan(), Bearer(an_attendee()), a_list(), history(facts), NOON + timedelta(hours=1))

    assert verdict == AlreadyIn(past_scan(facts[2]))


@pytest.mark.parametrize(
    ("seconds", "kiosk", "direction", "is_reread"),
    [
        (0, "K1", Direction.ENTRY, True),
        (2.999, "K1", Direction.ENTRY, True),
        (3, "K1", Direction.ENTRY, False),
        (-1, "K1", Direction.ENTRY, False),  # the clock was set back: not a re-read, and nothing is hidden
        (1, "K2", Direction.ENTRY, False),
        (1, "K1", Direction.EXIT, False),
    ],
)
def test_a_reread_is_the_same_code_direction_and_kiosk_within_three_seconds(
    seconds: float, kiosk: str, direction: Direction, is_reread: bool
) -> None:
    first = a_scan_fact(0)
    now = past_scan(first).at + timedelta(seconds=seconds)

    verdict = decide(a_scan(direction=direction, kiosk=kiosk), Bearer(an_attendee()), a_list(), history([first]), now)

    assert isinstance(verdict, Reread) is is_reread


def test_an_exit_is_never_refused_to_somebody_who_was_let_in() -> None:
    late = a_list(closes_at=NOON, groups=frozenset({"press"}))

    verdict = decide(
        a_scan(direction=Direction.EXIT),
        Bearer(an_attendee(status=AttendeeStatus.CANCELLED)),
        late,
        history([a_scan_fact(1)]),
        NOON + timedelta(hours=1),
    )

    assert verdict == Left()


@given(
    st.permutations([a_scan_fact(1), a_scan_fact(2, verdict="left"), a_scan_fact(3), an_undo_fact(4, a_scan_fact(3))])
)
def test_history_does_not_depend_on_the_order_in_which_facts_arrive(facts: list[Fact]) -> None:
    assert [scan.id for scan in history(facts)] == ["fact-0001", "fact-0002"]


@pytest.mark.parametrize(
    "verdict",
    [
        Admitted(),
        AlreadyIn(past_scan(a_scan_fact(1))),
        Left(),
        Left(without_entry=True),
        *(Refused(reason) for reason in RefusalReason),
    ],
)
def test_a_verdict_is_read_back_from_its_record(verdict: Verdict) -> None:
    body = scan_body(a_scan(), verdict, Bearer(an_attendee()))

    first = verdict.first if isinstance(verdict, AlreadyIn) else None
    assert recorded_verdict(body, first) == verdict


def test_the_record_of_a_scan_names_nobody() -> None:
    person = an_attendee(given_name="Zénobie", family_name="Quisling", organisation="Exemple asbl")

    body = scan_body(a_scan(), Admitted(), Bearer(person))

    assert not {"Zénobie", "Quisling", "Exemple asbl"} & set(body.values())

from collections.abc import Callable

import pytest

from kiosk.clock import SetClock
from kiosk.domain.attendee import Attendee
from kiosk.domain.check_in import Bearer
from kiosk.domain.errors import UsageError
from kiosk.services.attendee import AttendeeRegister
from kiosk.store.store import Store
from tests.factories import an_event

Add = Callable[..., Attendee]


@pytest.fixture
def people(store: Store, clock: SetClock) -> AttendeeRegister:
    return AttendeeRegister(store, an_event(), clock)


def test_a_walk_in_has_a_badge_and_is_found_at_once(people: AttendeeRegister, store: Store) -> None:
    people.prepare()

    walk_in = people.add_walk_in("  Joos   Vandersmissen ", "Gemeente Voorbeek", "press", "nl")

    assert (walk_in.name, walk_in.is_walk_in, walk_in.group, walk_in.language) == (
        "Joos Vandersmissen",
        True,
        "press",
        "nl",
    )
    assert store.register.bearer_of_number(walk_in.number) == Bearer(walk_in)
    assert people.search("vander jo") == [walk_in]


@pytest.mark.parametrize("name", ["", "   ", "x" * 121])
def test_a_walk_in_without_a_usable_name_is_turned_down_and_nothing_is_kept(
    people: AttendeeRegister, name: str
) -> None:
    with pytest.raises(UsageError, match="give a name of 1 to 120 letters"):
        people.add_walk_in(name, "", "press", "")
    assert people.everyone() == []


def test_nothing_that_a_terminal_would_obey_is_kept_of_a_walk_in(people: AttendeeRegister) -> None:
    assert people.add_walk_in("A\x1b[31mB\u202ex", "Les\x07 Amis", "press", "").name == "A[31mBx"


@pytest.mark.parametrize(("group", "language"), [("nosuchgroup", ""), ("press", "xx")])
def test_a_walk_in_belongs_to_a_group_and_language_of_the_event(
    people: AttendeeRegister, group: str, language: str
) -> None:
    with pytest.raises(UsageError, match="no group"):
        people.add_walk_in("Nouha Benali", "", group, language)


def test_namesakes_are_found_before_a_second_registration(people: AttendeeRegister, register: Add) -> None:
    known = register(given_name="Fatou", family_name="Diallo")

    assert people.namesakes("diallo FATOU") == [known]
    assert people.namesakes("Fatou Diop") == []


def test_people_whom_another_process_added_are_found(people: AttendeeRegister, store: Store, clock: SetClock) -> None:
    people.prepare()
    elsewhere = Store(store_path(store))
    added = AttendeeRegister(elsewhere, an_event(), clock).add_walk_in("Nouha Benali", "", "press", "")
    elsewhere.close()

    assert people.search("nouha") == [added]


def test_a_replaced_badge_belongs_to_the_same_person(people: AttendeeRegister, register: Add, store: Store) -> None:
    person = register()

    renewed = people.replace_badge(person.id)

    assert renewed.number != person.number
    assert store.register.bearer_of_number(person.number) == Bearer(is_revoked=True)
    assert people.search(renewed.number) == [renewed]
    with pytest.raises(UsageError, match="no longer in the register"):
        people.replace_badge("nobody")


def store_path(store: Store):
    from pathlib import Path

    return Path(store._connection.execute("PRAGMA database_list").fetchone()[2])

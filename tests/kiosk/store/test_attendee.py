from collections.abc import Callable

from kiosk.domain.attendee import Attendee, AttendeeStatus
from kiosk.domain.check_in import Bearer
from kiosk.store.attendee import RegisterRow
from kiosk.store.store import Store

Add = Callable[..., Attendee]


def test_a_person_is_read_back_as_written(store: Store, register: Add) -> None:
    person = register(given_name="", family_name="ሰላም ታደሰ", is_walk_in=True, code_hash="c1", email_hash="e1")

    assert store.register.get(person.id) == person
    assert store.register.bearer_of_number(person.number) == Bearer(person)
    assert store.register.bearer_of_code("c1") == Bearer(person)
    assert list(store.register.everyone_with_hashes()) == [(person, "e1")]
    assert store.register.codes() == {"c1": person.id}


def test_an_unknown_number_and_an_unknown_person_are_nobody(store: Store) -> None:
    assert store.register.bearer_of_number("BBBBBBBBBB") == Bearer()
    assert store.register.bearer_of_code("c1") == Bearer()
    assert store.register.get("nobody") is None


def test_an_amended_person_keeps_id_and_badge(store: Store, register: Add) -> None:
    person = register()
    amended = person._replace(family_name="Ndiaye", status=AttendeeStatus.CANCELLED)

    with store.transaction():
        store.register.update([RegisterRow(amended, 9, "origin", "e2", "c2")])

    assert store.register.get(person.id) == amended
    assert store.register.bearer_of_code("c2") == Bearer(amended)


def test_a_replaced_badge_is_revoked_and_the_new_one_is_the_persons(store: Store, register: Add) -> None:
    person = register()

    with store.transaction():
        store.register.replace_badge(person.id, "XXXXXXXXXX", "2026-11-17T12:00:00.000Z")

    assert store.register.bearer_of_number(person.number) == Bearer(is_revoked=True)
    assert store.register.bearer_of_number("XXXXXXXXXX") == Bearer(person._replace(number="XXXXXXXXXX"))
    assert store.register.replaced_numbers() == {person.number: "XXXXXXXXXX"}
    assert store.register.is_number_taken(person.number)


def test_the_expected_are_those_whose_registration_stands(store: Store, register: Add) -> None:
    register()
    register(group="press")
    register(status=AttendeeStatus.CANCELLED)

    assert (store.register.count(), store.register.count(["press"]), store.register.count(["staff"])) == (2, 1, 0)
    register(group="press")
    assert store.register.count(["press"]) == 2


def test_people_are_listed_by_family_name(store: Store, register: Add) -> None:
    names = ["de Smedt", "Adesina", "Zorn", "Claes"]
    for name in names:
        register(family_name=name)

    assert [person.family_name for person in store.register.everyone()] == ["Adesina", "Claes", "de Smedt", "Zorn"]

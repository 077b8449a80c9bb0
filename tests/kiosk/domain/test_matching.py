from kiosk.domain.attendee import Attendee, AttendeeEntry
from kiosk.domain.matching import HashedEntry, KnownPerson, Matcher
from tests.factories import an_attendee

AICHA = an_attendee(given_name="Aïcha", family_name="N’Diaye", organisation="Les Ponts asbl")


def a_row(
    name: str = "Aïcha N'Diaye", organisation: str = "Les Ponts asbl", email: str = "", code: str = ""
) -> HashedEntry:
    return HashedEntry(AttendeeEntry(2, "", name, organisation), email_hash=email, code_hash=code)


OTHERS = [KnownPerson(an_attendee(family_name=name), "") for name in ("Bah", "Claes")]
SAME_LIST = [a_row(f"Aïcha {name}") for name in ("Bah", "Claes")]


def matched(
    rows: list[HashedEntry], *people: KnownPerson, codes: dict[str, str] | None = None
) -> list[Attendee | None]:
    """Match rows that stand in the same list again: its other rows are known."""
    found = Matcher([*people, *OTHERS], codes or {}).match([*rows, *SAME_LIST])
    return [person.attendee if person else None for person in found[: len(rows)]]


def test_the_same_ticket_is_the_same_person_whatever_the_name() -> None:
    assert matched([a_row("Someone Else", code="t1")], KnownPerson(AICHA, ""), codes={"t1": AICHA.id}) == [AICHA]


def test_the_same_address_with_another_name_is_a_correction_only_where_nobody_else_has_it() -> None:
    corrected = a_row("Aïsha Ndiaye", email="e1")
    colleague = a_row("Benoît Claes", email="e1")

    assert matched([corrected], KnownPerson(AICHA, "e1")) == [AICHA]
    assert matched([corrected, colleague], KnownPerson(AICHA, "e1")) == [None, None]
    assert matched([colleague, a_row(email="e1")], KnownPerson(AICHA, "e1")) == [None, AICHA]


def test_without_an_address_the_name_and_organisation_decide() -> None:
    elsewhere = an_attendee(given_name="Aïcha", family_name="N’Diaye", organisation="CNCD")
    known = [KnownPerson(AICHA, "e1"), KnownPerson(elsewhere, "")]

    assert matched([a_row(organisation="cncd"), a_row()], *known) == [elsewhere, AICHA]
    assert matched([a_row(organisation="Third asbl")], *known) == [None]


def test_a_moved_organisation_is_recognised_where_the_name_is_the_only_one() -> None:
    moved = a_row(organisation="New asbl")

    assert matched([moved], KnownPerson(AICHA, "")) == [AICHA]
    assert matched([moved, a_row(organisation="Other asbl")], KnownPerson(AICHA, "")) == [None, None]


def test_in_a_follow_up_list_the_same_name_or_address_is_somebody_else() -> None:
    people = [KnownPerson(AICHA, "e1"), *OTHERS]
    homonym, colleague = a_row(organisation="New asbl"), a_row("Benoît Claes", email="e1")

    assert Matcher(people, {}).match([homonym, colleague]) == [None, None]
    assert Matcher(people, {}).namesakes(homonym) == [AICHA]


def test_two_addresses_are_two_people() -> None:
    assert matched([a_row(email="e2")], KnownPerson(AICHA, "e1")) == [None]


def test_a_person_is_given_away_once() -> None:
    assert matched([a_row(), a_row()], KnownPerson(AICHA, "")) == [AICHA, None]

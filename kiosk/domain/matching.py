"""Recognising in an organiser's file the people who are in the register already."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from kiosk.domain.attendee import Attendee, AttendeeEntry, fold


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A person of the register, with the keyed hash of the e-mail address they were imported with."""

    attendee: Attendee
    email_hash: str


@dataclass(frozen=True, slots=True)
class HashedEntry:
    """A row of the file, with the keyed hashes of what only recognises it."""

    entry: AttendeeEntry
    email_hash: str
    code_hash: str


class Matcher:
    """Finds for each row the one person it can only be; each person is given away once.

    In this order: the same ticket code; the same e-mail address and name; an e-mail address that one person and one row
    have (the name was corrected); the same name and organisation; a name that one person and one row have (the
    organisation was corrected). The last two hold only where not both sides have an e-mail address: two addresses are
    two people. Names are compared without case, accents and order.
    """

    def __init__(self, people: Iterable[KnownPerson], codes: dict[str, str], rows: Iterable[HashedEntry]) -> None:
        self._by_id: dict[str, KnownPerson] = {}
        self._by_email: defaultdict[str, list[KnownPerson]] = defaultdict(list)
        self._by_name: defaultdict[str, list[KnownPerson]] = defaultdict(list)
        for person in people:
            self._by_id[person.attendee.id] = person
            self._by_name[name_key(person.attendee.name)].append(person)
            if person.email_hash:
                self._by_email[person.email_hash].append(person)
        self._codes = codes
        self._taken: set[str] = set()
        listed = list(rows)
        self._rows_of_email = Counter(row.email_hash for row in listed)
        self._rows_of_name = Counter(name_key(row.entry.name) for row in listed)

    def match(self, row: HashedEntry) -> Attendee | None:
        """Return the person whom a row describes, or None for somebody new."""
        person = self._by_code(row) or self._by_email_address(row) or self._by_name_alone(row)
        if person is None:
            return None
        self._taken.add(person.attendee.id)
        return person.attendee

    def _by_code(self, row: HashedEntry) -> KnownPerson | None:
        person = self._by_id.get(self._codes.get(row.code_hash, ""))
        return person if person and person.attendee.id not in self._taken else None

    def _by_email_address(self, row: HashedEntry) -> KnownPerson | None:
        people = self._free(self._by_email.get(row.email_hash, ()) if row.email_hash else ())
        for person in people:
            if name_key(person.attendee.name) == name_key(row.entry.name):
                return person
        is_only_one = len(people) == 1 == self._rows_of_email[row.email_hash]
        return people[0] if is_only_one else None

    def _by_name_alone(self, row: HashedEntry) -> KnownPerson | None:
        key = name_key(row.entry.name)
        people = [
            person for person in self._free(self._by_name.get(key, ())) if not (person.email_hash and row.email_hash)
        ]
        for person in people:
            if fold(person.attendee.organisation) == fold(row.entry.organisation):
                return person
        is_only_one = len(people) == 1 == self._rows_of_name[key]
        return people[0] if is_only_one else None

    def _free(self, people: Iterable[KnownPerson]) -> list[KnownPerson]:
        return [person for person in people if person.attendee.id not in self._taken]


def name_key(name: str) -> str:
    """Return a name for comparison: folded, its words in alphabetical order."""
    return " ".join(sorted(fold(name).split()))

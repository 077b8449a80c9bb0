"""Recognising in an organiser's file the people who are in the register already."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
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

    First what is sure, for every row: the same ticket code; the same e-mail address and name; the same name and
    organisation. Then, among those left, what a correction explains: an e-mail address, or else a name, that one person
    and one row have. Such a correction is believed only in the same list again, one in which at least half of the register
    was found in the first round; in a follow-up list it is somebody else. Two e-mail addresses are two people. Names are
    compared without case, accents and order.
    """

    def __init__(self, people: Iterable[KnownPerson], codes: dict[str, str]) -> None:
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

    def match(self, rows: Sequence[HashedEntry]) -> list[KnownPerson | None]:
        """Return for each row the person whom it describes, or None for somebody new."""
        found = [self._take(self._surely(row)) for row in rows]
        if 2 * len(self._taken) < len(self._by_id):
            return found
        left = [row for row, person in zip(rows, found, strict=True) if person is None]
        emails = Counter(row.email_hash for row in left)
        names = Counter(name_key(row.entry.name) for row in left)
        return [
            person or self._take(self._corrected(row, emails, names)) for row, person in zip(rows, found, strict=True)
        ]

    def namesakes(self, row: HashedEntry) -> list[Attendee]:
        """Return people of the register with the name of a row."""
        return [person.attendee for person in self._by_name.get(name_key(row.entry.name), ())]

    def _take(self, person: KnownPerson | None) -> KnownPerson | None:
        if person is not None:
            self._taken.add(person.attendee.id)
        return person

    def _surely(self, row: HashedEntry) -> KnownPerson | None:
        by_code = self._by_id.get(self._codes.get(row.code_hash, ""))
        if by_code and by_code.attendee.id not in self._taken:
            return by_code
        people = self._same_name(row)
        for person in people:
            if row.email_hash and person.email_hash == row.email_hash:
                return person
        for person in people:
            is_same_place = fold(person.attendee.organisation) == fold(row.entry.organisation)
            if is_same_place and not _are_two_addresses(person, row):
                return person
        return None

    def _corrected(self, row: HashedEntry, emails: Counter[str], names: Counter[str]) -> KnownPerson | None:
        same_email = self._free(self._by_email.get(row.email_hash, ()) if row.email_hash else ())
        if len(same_email) == 1 == emails[row.email_hash]:
            return same_email[0]
        same_name = [person for person in self._same_name(row) if not _are_two_addresses(person, row)]
        return same_name[0] if len(same_name) == 1 == names[name_key(row.entry.name)] else None

    def _same_name(self, row: HashedEntry) -> list[KnownPerson]:
        return self._free(self._by_name.get(name_key(row.entry.name), ()))

    def _free(self, people: Iterable[KnownPerson]) -> list[KnownPerson]:
        return [person for person in people if person.attendee.id not in self._taken]


def _are_two_addresses(person: KnownPerson, row: HashedEntry) -> bool:
    return bool(person.email_hash and row.email_hash and person.email_hash != row.email_hash)


def name_key(name: str) -> str:
    """Return a name for comparison: folded, its words in alphabetical order."""
    return " ".join(sorted(fold(name).split()))

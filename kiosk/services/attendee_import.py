"""Taking in an organiser's file of attendees: all of its good rows in one transaction, or nothing."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from badges.code import EventKey
from kiosk.clock import Clock, draw_number, milliseconds, new_id
from kiosk.domain.attendee import Attendee, AttendeeEntry, AttendeeStatus, fold
from kiosk.domain.event import Event
from kiosk.domain.fact import tick
from kiosk.domain.keyed_hash import keyed_hash
from kiosk.domain.matching import HashedEntry, KnownPerson, Matcher, name_key
from kiosk.interchange.attendees import AttendeeFile, read_attendees
from kiosk.store.attendee import RegisterRow
from kiosk.store.store import Store


@dataclass(frozen=True, slots=True)
class Addition:
    """A person whom the register did not know."""

    row: int
    attendee: Attendee


@dataclass(frozen=True, slots=True)
class Amendment:
    """What a row changes about a person who is known already."""

    row: int
    before: Attendee
    after: Attendee
    has_new_code: bool = False
    """The row brings a ticket code that was not known."""


@dataclass(frozen=True, slots=True)
class Namesake:
    """Somebody of the register who has the name of a row that was taken for another person."""

    row: int
    other: Attendee


@dataclass(slots=True)
class ImportResult:
    """What an import did, or would do."""

    file: AttendeeFile
    additions: list[Addition] = field(default_factory=list)
    amendments: list[Amendment] = field(default_factory=list)
    namesakes: list[Namesake] = field(default_factory=list)
    unchanged: int = 0


class AttendeeImport:
    """Brings an organiser's file into the register."""

    def __init__(self, store: Store, event: Event, key: EventKey, clock: Clock) -> None:
        self._store = store
        self._event = event
        self._key = key
        self._clock = clock

    def run(self, path: Path, *, dry_run: bool = False) -> ImportResult:
        """Read a CSV or XLSX file, add new people and amend known ones (see kiosk.domain.matching).

        ``dry_run`` only tells what would happen. Nobody is removed: whoever is missing from the file stays. Raises
        ImportFileError where the file as a whole cannot be used; bad rows are in the result's file.problems.
        """
        file = read_attendees(path, self.group_names())
        rows = [self._hashed(entry) for entry in file.entries]
        with self._store.transaction():
            result = self._compare(file, rows)
            if not dry_run:
                self._write(result, rows)
        return result

    def group_names(self) -> dict[str, str]:
        """Return the group's id by each folded name that a file may call it: id, titles and other names."""
        names: dict[str, str] = {}
        for group in self._event.groups:
            for name in group.names():
                names[fold(name)] = group.id
        return names

    def _hashed(self, entry: AttendeeEntry) -> HashedEntry:
        secret = self._key.secret
        return HashedEntry(
            entry,
            email_hash=keyed_hash(secret, entry.email) if entry.email else "",
            code_hash=keyed_hash(secret, entry.reference) if entry.reference else "",
        )

    def _compare(self, file: AttendeeFile, rows: list[HashedEntry]) -> ImportResult:
        register = self._store.register
        people = (KnownPerson(person, email_hash) for person, email_hash in register.everyone_with_hashes())
        codes = register.codes()
        matcher = Matcher(people, codes)
        numbers = _free_numbers(register.numbers())
        result = ImportResult(file)
        for row, known in zip(rows, matcher.match(rows), strict=True):
            if known is None:
                result.additions.append(Addition(row.entry.row, self._newcomer(row.entry, next(numbers))))
                result.namesakes += [Namesake(row.entry.row, other) for other in matcher.namesakes(row)]
                continue
            amended = _amended(known.attendee, row.entry)
            has_new_code = bool(row.code_hash) and row.code_hash not in codes
            has_new_address = bool(row.email_hash) and row.email_hash != known.email_hash
            if amended != known.attendee or has_new_code or has_new_address:
                result.amendments.append(Amendment(row.entry.row, known.attendee, amended, has_new_code=has_new_code))
            else:
                result.unchanged += 1
        return result

    def _newcomer(self, entry: AttendeeEntry, number: str) -> Attendee:
        return Attendee(
            id=new_id(self._clock.now()),
            number=number,
            given_name=entry.given_name,
            family_name=entry.family_name,
            organisation=entry.organisation,
            group=entry.group or self._event.default_group,
            language=entry.language,
            status=entry.status or AttendeeStatus.REGISTERED,
        )

    def _write(self, result: ImportResult, rows: list[HashedEntry]) -> None:
        hashes = {row.entry.row: row for row in rows}
        stamp = tick(0, milliseconds(self._clock.now()))
        origin = self._store.journal.origin

        def register_row(row: int, attendee: Attendee) -> RegisterRow:
            return RegisterRow(attendee, stamp, origin, hashes[row].email_hash, hashes[row].code_hash)

        # In the order of the numbers: SQLite then fills its index from one end to the other.
        additions = sorted(result.additions, key=lambda addition: addition.attendee.number)
        self._store.register.insert([register_row(added.row, added.attendee) for added in additions])
        self._store.register.update([register_row(amended.row, amended.after) for amended in result.amendments])


def _free_numbers(taken: set[str]) -> Iterator[str]:
    while True:
        number = draw_number()
        if number not in taken:
            taken.add(number)
            yield number


def _amended(known: Attendee, entry: AttendeeEntry) -> Attendee:
    """Return the person as the row says; what the row leaves blank stays, and so does a name that is only less divided."""
    is_less_divided = not entry.given_name and name_key(entry.name) == name_key(known.name)
    return known._replace(
        given_name=known.given_name if is_less_divided else entry.given_name,
        family_name=known.family_name if is_less_divided else entry.family_name,
        organisation=entry.organisation or known.organisation,
        group=entry.group or known.group,
        language=entry.language or known.language,
        status=entry.status or known.status,
    )
